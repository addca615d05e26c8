// A referral that reached the wrong agency: either side says it, it stops at once, the sender has an incident, and the receiver knows what to do with what it has.
import { describe, expect, it } from "vitest";
import { referral } from "../../../workflows/referral/index.ts";
import { keysIn, local, newPosts, type Story } from "../../support/given.ts";
import {
  accepted,
  betweenAuthorities,
  byCase,
  cardOf,
  commandsIn,
  confirmed,
  declined,
  drafted,
  handedOver,
  hook,
  malmo,
  outside,
  readersOf,
  received,
  receiver,
  sender,
  sent,
  tellsOf,
} from "./referrals.ts";

const [lund, chef] = ["socialtjansten-lund-handlaggare", "noomi-chef"];
const toldTo = (story: Story) =>
  story.view.signals.filter(({ workflow }) => workflow === "incident");
const toAuthority = (): Story =>
  betweenAuthorities("OSL_10_2")
    .done("send", {}, malmo.by)
    .done("approve", {}, "socialtjansten-malmo-chef");
const toAssociation = (): Story =>
  betweenAuthorities("menprovning_klart", { to: "noomi", service: "SocialCare" }).done(
    "send",
    {},
    malmo.by,
  );
const notMeant = (story: Story) => story.view.posts.find(({ key }) => key.startsWith("notMeant:"));

describe("wrong receiver, as the sender says it", () => {
  it.each([
    ["sent", () => sent()],
    ["received", () => received()],
    ["accepted", () => accepted()],
    ["confirmed", confirmed],
    ["declined", () => declined()],
    ["withdrawn", () => sent().done("withdraw", { reason: "other" })],
  ] as const)(
    "%s: it stops at once, and one incident begins at the sender's agency with the one who said it",
    (_step, story) => {
      const gone = story().done("astray", {}, "noomi-ersattare");
      expect(gone.state).toMatchObject({
        step: "astray",
        silence: [],
        astray: { side: "sender", to: "noomi-ersattare" },
      });
      expect(readersOf(gone)).toEqual(["noomi"]);
      expect(gone.panel("show", receiver)).toBeUndefined();
      expect(gone.timers).toEqual({});
      const { incident } = (gone.state as { astray: { incident: string } }).astray;
      expect(toldTo(gone)).toEqual([
        {
          key: "astray",
          workflow: "incident",
          instance: incident,
          command: "begin",
          values: { agency: "noomi", region: "SYD", by: "noomi-ersattare" },
        },
      ]);
      expect(hook("astray", "after")(gone.state, {})).toEqual({
        panel: "show",
        on: { workflow: "incident", instance: incident },
      });
      expect(tellsOf(gone)).toContainEqual(expect.stringMatching(/^chain:\d+ chain$/));
    },
  );
  it("is no reason among others any more: it would open nothing", () => {
    for (const command of ["withdraw", "mistake", "decline"] as const)
      expect(JSON.stringify(referral.commands[command].form)).not.toContain("wrongReceiver");
  });
  it("is said once: neither side can say it again, nor what it was instead", () => {
    const gone = sent().done("astray");
    for (const command of ["astray", "mistake", "withdraw", "settle", "reopen"])
      gone.when(command, { reason: "other" }, sender).denied();
    for (const command of ["notOurs", "receive", "accept", "decline"])
      gone.when(command, {}, receiver).denied();
    gone.when("stop", {}, byCase).then();
    gone.when("forget", {}, byCase).then({ type: "discarded" });
  });
  it("is nobody else's to say, and nothing of a draft or of what has become the receiver's own", () => {
    for (const who of [receiver, "polisen-syd-kontakt", "dataskydd-malmo", "nspm-samordnare"])
      received().when("astray", {}, who).denied();
    drafted().when("astray").denied();
    handedOver({ kind: "overlamning" }).when("astray").refused("referral.moved");
    sent().done("mistake", { reason: "wrongCase" }).when("astray").denied();
  });
  it("of an agency outside Stafett: nobody there is written to", () => {
    const gone = outside().done("astray");
    expect(toldTo(gone)).toHaveLength(1);
    expect(notMeant(gone)).toBeUndefined();
    expect(outside().done("notOurs").state).toMatchObject({ astray: { side: "sender" } });
    expect(commandsIn(outside().panel("show", sender))).not.toContain("notOurs");
  });
});

describe("this is not for us, as the receiver says it", () => {
  it.each([
    ["sent", () => sent()],
    ["received", () => received()],
    ["question", () => received().done("ask", { question: "time" }, receiver)],
    ["accepted", () => accepted()],
  ] as const)("%s: it stops, the sender has the case and an incident", (_step, story) => {
    const gone = story().done("notOurs", {}, receiver);
    expect(toldTo(gone)).toMatchObject([
      { command: "begin", values: { agency: "noomi", by: sender, told: true } },
    ]);
    expect(gone.panel("show", receiver)).toBeUndefined();
    expect(newPosts(story(), gone)).toContainEqual(
      expect.stringMatching(new RegExp(`^notOurs:\\d+:${sender}$`)),
    );
    expect(keysIn(cardOf(gone))).toEqual(
      expect.arrayContaining([
        "referral.notOurs.told",
        "referral.astray.theirs",
        "referral.astray.incident",
      ]),
    );
    expect(gone.view.summary.open).toBe(true);
    expect(Object.values(gone.timers)).toEqual([local("2026-11-26", "09:00")]);
  });
  it("the sender is reminded until they have found another way", () => {
    const gone = received().done("notOurs", {}, receiver);
    const once = gone.fires("silent");
    expect(newPosts(gone, once)).toEqual([
      expect.stringMatching(new RegExp(`^silent:.*:notOurs:1:${sender}$`)),
    ]);
    const settled = once.done("settle");
    expect(settled.timers).toEqual({});
    expect(settled.view.summary.open).toBe(false);
    settled.when("settle").denied();
  });
  it("is the receiver's alone to say, and not of what has begun or ended", () => {
    for (const who of [sender, chef, "polisen-syd-kontakt"])
      received().when("notOurs", {}, who).denied();
    for (const story of [
      declined(),
      confirmed(),
      handedOver(),
      sent().done("withdraw", { reason: "other" }),
    ])
      story.when("notOurs", {}, receiver).denied();
    drafted().when("notOurs", {}, receiver).denied();
  });
  it("said by both at once: the second changes nothing, and there is one incident", () => {
    const gone = received().done("notOurs", {}, receiver);
    for (const [command, by] of [
      ["astray", sender],
      ["notOurs", "regionkoordinator-2"],
    ] as const)
      gone.when(command, {}, by).denied();
    expect(toldTo(gone.fires("silent").done("settle"))).toHaveLength(1);
  });
});

describe("what the receiver reads", () => {
  it("is that it was not meant for them, in a message of its own, also where nobody had opened it", () => {
    for (const story of [sent(), received()]) {
      const said = notMeant(story.done("astray"));
      expect(said).toMatchObject({ to: { member: receiver }, urgency: "atOnce", toAnyone: true });
      expect(said?.message.title.key).toBe("referral.notMeant.title");
      expect(JSON.stringify(story.done("astray").view.posts)).not.toContain(
        "referral.stopped.before",
      );
    }
  });
  it("of an association: delete it, and confirm with a button", () => {
    const gone = toAssociation().done("astray", {}, malmo.by);
    expect(notMeant(gone)?.to).toEqual({ member: sender });
    expect(keysIn(notMeant(gone)?.message)).toContain("referral.notMeant.association");
    expect(commandsIn(notMeant(gone)?.message)).toEqual(["deleted"]);
    const done = gone.done("deleted", {}, "noomi-ersattare");
    expect(keysIn(notMeant(done)?.message)).toContain("referral.notMeant.done");
    expect(commandsIn(notMeant(done)?.message)).toEqual([]);
    expect(toldTo(done).map(({ key, command }) => `${key} ${command}`)).toEqual([
      "astray begin",
      "deleted cleared",
    ]);
    expect(keysIn(done.panel("show", malmo.by))).toContain("referral.astray.deleted");
    done.when("deleted", {}, sender).refused("referral.deleted.already");
    for (const who of [malmo.by, receiver, "polisen-syd-kontakt"])
      gone.when("deleted", {}, who).denied();
  });
  it("of an authority: spread nothing and ask the registrator; it is offered no button, and none that it forges works", () => {
    const gone = toAuthority().done("astray", {}, malmo.by);
    expect(keysIn(notMeant(gone)?.message)).toContain("referral.notMeant.authority");
    expect(commandsIn(notMeant(gone)?.message)).toEqual([]);
    gone.when("deleted", {}, lund).refused("referral.deleted.ask");
  });
  it("goes to the one who said it", () => {
    expect(notMeant(received().done("notOurs", {}, "regionkoordinator-2"))?.to).toEqual({
      member: "regionkoordinator-2",
    });
  });
});
