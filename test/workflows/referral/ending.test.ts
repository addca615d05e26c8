// From the day after both have confirmed to an end: done, not possible, withdrawn, a mistake; and the way back.
import { describe, expect, it } from "vitest";
import { keysIn, local, newPosts, peopleWith, register, type Story } from "../../support/given.ts";
import { facts } from "../../support/office.ts";
import {
  accepted,
  betweenAuthorities,
  byCase,
  cardOf,
  commandsIn,
  confirmed,
  declined,
  drafted,
  failed,
  finished,
  handedOver,
  malmo,
  ongoing,
  readersOf,
  received,
  receiver,
  sender,
  sent,
  stepOf,
  taking,
  tellsOf,
} from "./referrals.ts";

const question = () => received().done("ask", { question: "time" }, receiver);
const dormant = () => ongoing().done("rest", { reason: "agreed" }, receiver);
const living: readonly (readonly [string, () => Story])[] = [
  ["sent", sent],
  ["received", received],
  ["question", question],
  ["accepted", accepted],
  ["handedOver", handedOver],
  ["ongoing", ongoing],
  ["dormant", dormant],
  ["done", finished],
  ["failed", failed],
];
const colleague = "noomi-ersattare";

describe("the work", () => {
  it("goes on by itself the next workday, or when the receiver says so", () => {
    expect(handedOver().timers).toEqual({ "begin:way:1.5:0": local("2026-11-26", "09:00") });
    expect(stepOf(ongoing())).toBe("ongoing");
    expect(stepOf(handedOver().done("start", {}, "regionkoordinator-2"))).toBe("ongoing");
    expect(Object.keys(ongoing().timers)).toEqual(["silent:way:1.6:0"]);
    for (const story of [handedOver(), dormant()]) story.when("start", {}, sender).denied();
  });
  it("may rest with a reason, and begin again", () => {
    expect(dormant().state).toMatchObject({ step: "dormant", reason: "agreed" });
    expect(
      Object.keys(handedOver().done("rest", { reason: "personAbsent" }, receiver).timers),
    ).toEqual(["silent:way:1.6:0"]);
    expect(stepOf(dormant().done("start", {}, receiver))).toBe("ongoing");
    ongoing().when("rest", { reason: "agreed" }, sender).denied();
    accepted().when("rest", { reason: "agreed" }, receiver).denied();
  });
  it("is done when the receiver says how it went; the sender is asked to confirm", () => {
    const story = finished("partly");
    expect(story.state).toMatchObject({ step: "done", outcome: "partly" });
    expect(commandsIn(cardOf(story))).toEqual(["confirm"]);
    ongoing().when("finish", { outcome: "delivered" }, sender).denied();
    for (const early of [accepted(), handedOver(), dormant()])
      early.when("finish", { outcome: "delivered" }, receiver).denied();
  });
  it("that is not possible goes back to the sender as something to do", () => {
    for (const story of [accepted(), ongoing()]) {
      const back = story.done("fail", { reason: "unsafePlace" }, receiver);
      expect(stepOf(back)).toBe("failed");
      expect(back.view.summary).toMatchObject({
        open: true,
        facts: expect.objectContaining({ turn: "sender" }),
      });
      expect(commandsIn(cardOf(back))).toContain("reopen");
      story.when("fail", { reason: "other" }, sender).denied();
    }
    for (const story of [received(), handedOver(), dormant(), finished()])
      story.when("fail", { reason: "other" }, receiver).denied();
  });
});

describe("the loop is closed", () => {
  it("by the sender, and by nobody else", () => {
    const story = confirmed();
    expect(story.view.summary.open).toBe(false);
    expect(tellsOf(story).at(-1)).toBe("chain:7 chain");
    expect(story.timers).toEqual({});
    for (const other of [receiver, "polisen-syd-kontakt"])
      finished().when("confirm", {}, other).denied();
    for (const early of [ongoing(), accepted(), failed()])
      early.when("confirm", {}, sender).denied();
    finished().when("confirm", {}, colleague).then({ type: "confirmed" });
  });
  it("and opened again by the sender: sent once more, with new clocks and new messages", () => {
    for (const story of [confirmed(), failed()]) {
      const later = local("2026-12-07", "10:00");
      const again = story.done("reopen", {}, sender, later);
      expect(again.state).toMatchObject({
        step: "sent",
        sends: 2,
        handed: {},
        ackBy: local("2026-12-08", "15:00"),
      });
      for (const gone of ["holder", "deputy", "outcome", "reason"])
        expect(again.state).not.toHaveProperty(gone);
      expect(newPosts(story, again)).toEqual(
        expect.arrayContaining(["receiver:2:evonhuset", `receiver:2:${receiver}`]),
      );
      expect(tellsOf(again)).toContain("share:2 share");
      for (const key of Object.keys(again.timers)) expect(key).toMatch(/^silent:way:2\./);
      story.when("reopen", {}, receiver).denied();
    }
    for (const story of [declined(), ongoing(), finished(), sent()])
      story.when("reopen", {}, sender).denied();
  });
  it("not past a second person: what needs one before is written anew, what needs one after is reviewed once more", () => {
    const lund = "socialtjansten-lund-handlaggare";
    const given = betweenAuthorities("OSL_10_2")
      .done("send", {}, malmo.by)
      .done("approve", {}, "socialtjansten-malmo-chef");
    const back = given
      .done("receive", {}, lund)
      .done("accept", { holder: { member: lund }, deputy: "socialtjansten-lund-chef" }, lund)
      .done("fail", { reason: "noCapacity" }, lund);
    back.when("reopen", {}, malmo.by).refused("referral.second.anew");
    const reviewed = received({ basis: "vitalt_intresse" })
      .done("approve", {}, "noomi-chef")
      .done("accept", taking, receiver);
    const again = reviewed
      .done("fail", { reason: "other" }, receiver)
      .done("reopen", {}, sender, local("2026-11-26", "10:00"));
    expect((again.state as { second: object }).second).not.toHaveProperty("decided");
    again.when("approve", { round: "1" }, "noomi-chef").refused("referral.second.changed");
    again.when("approve", { round: "2" }, "noomi-chef").then({ type: "secondDecided", yes: true });
    expect(again.timers).toMatchObject({
      [`reviewLate:second:${local("2026-11-26", "10:00")}:0`]: local("2026-11-27", "10:00"),
    });
  });
  it("not for a receiver that has left since", () => {
    const people = peopleWith([], {
      ...register,
      agencies: register.agencies.filter((a) => a.id !== "evonhuset"),
      members: register.members.filter((m) => m.agency !== "evonhuset"),
    });
    confirmed().in({ people }).when("reopen").refused("referral.gone");
  });
});

describe("withdrawing", () => {
  it.each(living)(
    "from %s: the receiver loses sight of it at once, and is told to stop",
    (_step, story) => {
      const gone = story().done("withdraw", { reason: "solvedOtherwise" }, colleague);
      expect(gone.state).toMatchObject({
        step: "withdrawn",
        reason: "solvedOtherwise",
        silence: [],
      });
      expect(readersOf(gone)).toEqual(["noomi"]);
      for (const who of [receiver, "regionkoordinator-2", "evonhuset-chef"])
        expect(gone.panel("show", who)).toBeUndefined();
      expect(gone.panel("show", sender)).toBeDefined();
      const under = ["accepted", "handedOver", "ongoing", "dormant", "done"].includes(
        stepOf(story()),
      );
      expect(Object.values(gone.timers)).toEqual(under ? [local("2026-11-26", "15:00")] : []);
      const said = gone.post("receiver:1:evonhuset").message;
      expect(keysIn(said)).toEqual(
        expect.arrayContaining([
          "referral.stopped.title",
          `referral.stopped.${under ? "ring" : "before"}`,
        ]),
      );
      expect(said.actions ?? []).toEqual([]);
      expect(tellsOf(gone).at(-1)).toMatch(/^chain:\d+ chain$/);
      for (const command of ["receive", "accept", "decline", "takeOver", "start", "finish"])
        gone.when(command, {}, receiver).denied();
    },
  );
  it("is the sender's to do, and not of what has ended", () => {
    for (const [, story] of living)
      story().when("withdraw", { reason: "other" }, receiver).denied();
    for (const story of [drafted(), declined(), confirmed()])
      story.when("withdraw", { reason: "other" }).denied();
  });
  it.each([...living, ["confirmed", confirmed], ["declined", declined]] as const)(
    "by the person, through the case, from %s: nothing tells it from one that the sender took back",
    (from, story) => {
      const gone = story().done("stop", {}, byCase);
      expect(gone.state).toMatchObject({ step: "withdrawn", consentGone: true });
      expect(readersOf(gone)).toEqual(["noomi"]);
      for (const post of gone.view.posts)
        expect(JSON.stringify(post.message)).not.toMatch(/consent|samtycke/i);
      if (!living.some(([step]) => step === from)) return;
      const bySender = story().done("withdraw", { reason: "personDeclines" });
      expect(gone.post("receiver:1:evonhuset").message).toEqual(
        bySender.post("receiver:1:evonhuset").message,
      );
    },
  );
  it("is said in a message of its own to whoever has opened it: a card that changes makes no sound", () => {
    const said = (story: Story): readonly string[] =>
      Object.keys(story.posts).filter((key) => key.startsWith("stopped:"));
    for (const command of ["withdraw", "mistake"] as const)
      expect(
        said(received().done(command, { reason: command === "mistake" ? "wrongCase" : "other" })),
      ).toHaveLength(1);
    const gone = accepted().done("stop", {}, byCase);
    expect(said(gone).map((key) => gone.posts[key])).toEqual([
      expect.stringMatching(/referral\.stopped\.title$/),
    ]);
    expect(said(sent().done("stop", {}, byCase))).toEqual([]);
  });
  it("by the person stops no draft, and nothing that is closed already", () => {
    for (const story of [
      drafted(),
      sent().done("withdraw", { reason: "other" }),
      sent().done("mistake", { reason: "wrongCase" }),
    ])
      story.when("stop", {}, byCase).then();
  });
  it("by the case is the case's to say", () => {
    for (const command of ["stop", "freeze", "forget"])
      for (const by of [sender, receiver, "clock", { sender: "handover", instance: "H1" }] as const)
        sent()
          .when(command, {}, by as never)
          .denied();
  });
});

describe("a mistake", () => {
  it.each([
    ...living,
    ["confirmed", confirmed],
    ["declined", declined],
    ["withdrawn", () => sent().done("withdraw", { reason: "other" })],
  ] as const)("%s: hidden from the receiver, kept for the sender", (_step, story) => {
    const hidden = story().done("mistake", { reason: "wrongCase" });
    expect(hidden.state).toMatchObject({ step: "mistaken", reason: "wrongCase" });
    expect(readersOf(hidden)).toEqual(["noomi"]);
    expect(hidden.panel("show", receiver)).toBeUndefined();
    expect(hidden.panel("show", sender)).toBeDefined();
    expect(hidden.view.summary.open).toBe(false);
    expect(hidden.timers).toEqual({});
    story().when("mistake", { reason: "wrongCase" }, receiver).denied();
    hidden.when("mistake", { reason: "wrongCase" }).denied();
  });
  it("in a draft is a draft thrown away: it would otherwise outlive its case", () => {
    drafted().when("mistake", { reason: "wrongFacts" }).denied();
  });
});

describe("the case is erased", () => {
  it("and every referral of it goes too, whatever became of it", () => {
    for (const story of [
      ...living.map(([, each]) => each()),
      confirmed(),
      declined(),
      sent().done("mistake", { reason: "wrongCase" }),
    ]) {
      const gone = story.done("forget", {}, byCase);
      expect(gone.view).toMatchObject({
        posts: [],
        timers: [],
        readers: [],
        erase: expect.any(String),
        summary: { open: false },
      });
      for (const who of [sender, receiver]) expect(gone.panel("show", who)).toBeUndefined();
      gone.when("forget", {}, byCase).then();
      gone.when("reopen", facts).denied();
    }
  });
});
