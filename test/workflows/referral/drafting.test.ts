// From a draft to the moment it is sent: whose case, which receiver, what it rests on.
import { describe, expect, it } from "vitest";
import { referral } from "../../../workflows/referral/index.ts";
import {
  local,
  memberOf,
  now,
  peopleWith,
  register,
  row,
  type Story,
} from "../../support/given.ts";
import { facts } from "../../support/office.ts";
import {
  betweenAuthorities,
  caseOf,
  closedCase,
  commandsIn,
  drafted,
  fresh,
  hook,
  malmo,
  readersOf,
  sender,
  sent,
  stepOf,
  tellsOf,
} from "./referrals.ts";

const colleague = "noomi-ersattare";
const lead = "socialtjansten-malmo-chef";
const without = (agency: string) =>
  peopleWith([], {
    ...register,
    agencies: register.agencies.filter((a) => a.id !== agency),
    members: register.members.filter((m) => m.agency !== agency),
  });

describe("a draft", () => {
  it("is of one's own agency's open case, and says nothing to anybody", () => {
    const draft = drafted();
    expect(draft.state).toMatchObject({
      step: "draft",
      from: "noomi",
      by: sender,
      kase: "C1",
      caseRef: "SYD-0001-00",
      outside: false,
      sends: 0,
      facts,
    });
    expect(draft.posts).toEqual({});
    expect(tellsOf(draft)).toEqual([]);
    expect(readersOf(draft)).toEqual(["noomi"]);
  });
  it("needs a case that is open and the sender's own", () => {
    const values = { kase: "C1", ...facts };
    closedCase().when("draft", values).refused("referral.noCase");
    fresh({ world: { rows: { kase: [] } } })
      .when("draft", values)
      .refused("referral.noCase");
    for (const gone of ["ref", "words", "region"]) {
      const { [gone]: _gone, ...summary } = caseOf("noomi").summary as Readonly<
        Record<string, unknown>
      >;
      fresh({ world: { rows: { kase: [row("C1", summary)] } } })
        .when("draft", values)
        .refused("referral.noCase");
    }
    fresh({ agency: "evonhuset" }).when("draft", values).refused("referral.notYours");
    for (const nobody of ["nspm-samordnare", "plattformen-nsp", "dataskydd-malmo", "drift-malmo"])
      fresh().when("draft", values, nobody).denied();
    drafted().when("draft", values).refused("core.already");
    drafted().when("draft", values, "regionkoordinator-1").denied();
  });
  it("is one of at most forty that one has begun", () => {
    const begun = (count: number, step = "draft") =>
      fresh({
        world: {
          rows: {
            kase: [caseOf("noomi")],
            drafts: Array.from({ length: count }, (_, i) =>
              row(`R${i}`, { facts: { step } }, "referral"),
            ),
          },
        },
      });
    begun(39)
      .when("draft", { kase: "C1", ...facts })
      .then({ type: "drafted" });
    begun(40)
      .when("draft", { kase: "C1", ...facts })
      .refused("referral.many");
    begun(40, "sent")
      .when("draft", { kase: "C1", ...facts })
      .then({ type: "drafted" });
  });
  it("that cannot be sent says why; what is no draft says nothing", () => {
    const why = (story: Story) =>
      referral.denied?.(story.state as never, { member: memberOf(sender) }, story.world, "send");
    expect(why(drafted({ urgency: "akut" }))).toBeDefined();
    for (const story of [fresh(), drafted(), sent(), sent({ basis: "vitalt_intresse" })])
      expect(why(story)).toBeUndefined();
  });
  it("asks the database for the case with the eyes of whoever writes it", () => {
    const values = { kase: "C1", parent: "H-000001", ...facts };
    const command = { type: "draft", values, by: { member: memberOf(sender) }, at: now } as never;
    expect(referral.needs?.({ step: "new" }, command, fresh().world)).toMatchObject({
      kase: { workflow: "case", instances: ["C1"], for: { id: sender } },
      parent: { workflow: "referral", ref: "H-000001", for: { id: sender } },
    });
  });
  it("is never to oneself, to nobody, on a basis of others, or for a day that has been", () => {
    const no = (more: object, key: string, field: string) =>
      fresh()
        .when("draft", { kase: "C1", ...facts, ...more })
        .refused(key, field);
    no({ to: "noomi" }, "referral.self", "to");
    no({ to: "nowhere" }, "referral.gone", "to");
    no({ answerBy: "2026-11-24" }, "referral.dayPast", "answerBy");
    drafted({ answerBy: "2026-11-25" });
    for (const basis of [
      "samtycke_sekretess",
      "menprovning_klart",
      "uppgiftsskyldighet",
      "OSL_10_2",
      "annan_bestammelse",
    ])
      no({ basis }, "referral.badBasis", "basis");
    for (const basis of ["samtycke_ngo", "vitalt_intresse"])
      fresh(malmo)
        .when("draft", { kase: "C1", ...facts, basis }, malmo.by)
        .refused("referral.badBasis", "basis");
  });
  it("offers those who offer the service, never oneself; everybody where nobody has said so", () => {
    const choices = (service: string | undefined) =>
      hook("draft", "choices")(
        { step: "new" },
        fresh().world,
        { member: memberOf(sender) },
        { service },
      ) as {
        to: string[];
        basis: string[];
      };
    expect(choices("skyddat_boende").to).toEqual([
      "boende-syd",
      "socialtjansten-malmo",
      "socialtjansten-lund",
    ]);
    expect(choices("SocialCare").to).not.toContain("noomi");
    expect(choices("tolk").to).toHaveLength(register.agencies.length - 1);
    expect(choices(undefined).basis).toEqual([
      "spoken",
      "written",
      "samtycke_ngo",
      "vitalt_intresse",
    ]);
  });
  it("can be changed, thrown away, and is thrown away by itself after a week", () => {
    const draft = drafted();
    draft
      .when("edit", { ...facts, urgency: "planerad" }, colleague)
      .then({ type: "edited", facts: { urgency: "planerad" } });
    draft.when("edit", { ...facts, to: "noomi" }).refused("referral.self", "to");
    for (const command of ["draft", "edit"])
      expect(hook(command, "after")()).toEqual({ panel: "show" });
    for (const command of ["edit", "answer"])
      expect(hook(command, "prefill")(draft.state)).toMatchObject(facts);
    const gone = draft.done("discard");
    expect(gone.view).toMatchObject({
      posts: [],
      timers: [],
      readers: [],
      erase: expect.any(String),
      summary: { open: false },
    });
    // It cannot be shown any more: the list is, not the draft with its buttons.
    expect(gone.panel("show", sender)).toBeUndefined();
    expect(hook("discard", "after")()).toEqual({ panel: "sent" });
    expect(draft.timers).toEqual({ "expire:way:draft:0": local("2026-12-02", "09:00") });
    expect(stepOf(draft.fires("expire"))).toBe("discarded");
    sent().when("expire", {}, "clock").then();
    sent().when("edit", facts).denied();
    sent().when("discard").denied();
  });
  it("that goes to another receiver than before is inside or outside by the new one, not by the old", () => {
    const draft = drafted({ to: "plattformen", service: "annat" });
    expect(draft.state).toMatchObject({ outside: true });
    const changed = draft
      .done("edit", facts)
      .done("send")
      .done("receive", {}, "regionkoordinator-1");
    expect(changed.state).toMatchObject({ outside: false, step: "received" });
    changed.when("accept", { holder: { member: sender }, deputy: colleague }, sender).denied();
  });
});

describe("sending", () => {
  it("asks the case, sets the clock, and tells both sides without a word about the person", () => {
    const story = drafted().done("send");
    expect(story.view.signals).toMatchObject([
      {
        key: "share:1",
        workflow: "case",
        instance: "C1",
        command: "share",
        values: { to: "evonhuset", service: "fack_lonekrav", consent: true },
      },
    ]);
    expect(story.timers).toEqual({ "silent:way:1.2:0": local("2026-11-26", "15:00") });
    expect(Object.keys(story.posts).sort()).toEqual(
      ["receiver:1:evonhuset", "receiver:1:regionkoordinator-1", `sender:${sender}`].sort(),
    );
    for (const post of story.view.posts)
      expect(JSON.stringify(post.message)).not.toMatch(
        /SocialCare|samtycke|fack_lonekrav|behov|MMM/,
      );
    expect(JSON.stringify(story.post("receiver:1:evonhuset"))).not.toContain("SYD-0001-00");
    expect(readersOf(story).toSorted()).toEqual(["evonhuset", "noomi"]);
  });
  it("is for the sender's people; nobody else can press a forwarded button", () => {
    for (const other of ["regionkoordinator-1", "polisen-syd-kontakt", "nspm-samordnare"])
      drafted().when("send", {}, other).denied();
    drafted().when("send", {}, colleague).then({ type: "sent", by: colleague });
    sent().when("send").denied();
  });
  it("when it is acute, only after a call", () => {
    const draft = drafted({ urgency: "akut" });
    draft.when("send").denied();
    expect(
      referral.denied?.(draft.state, { member: memberOf(sender) }, draft.world, "send"),
    ).toEqual({
      refused: { key: "referral.callFirst" },
    });
    expect(commandsIn(draft.panel("show", sender))).not.toContain("send");
    const called = draft.done("called");
    expect(commandsIn(called.panel("show", sender))).toContain("send");
    called.when("called").denied();
    called.when("send").then({ type: "sent" });
    // Another receiver has not been called.
    called
      .done("edit", { ...facts, urgency: "akut", to: "polisen-syd" })
      .when("send")
      .denied();
  });
  it("is refused when the receiver has left Stafett since", () => {
    drafted()
      .in({ people: without("evonhuset") })
      .when("send")
      .refused("referral.gone");
    betweenAuthorities("OSL_10_2")
      .done("send", {}, malmo.by)
      .in({ people: without("socialtjansten-lund") })
      .when("approve", {}, lead)
      .refused("referral.gone");
  });
  it("a wished day that went by while it was a draft is nobody's day: the usual time is given", () => {
    const draft = drafted({ answerBy: "2026-11-26" });
    draft.when("send").then({ answerBy: local("2026-11-26", "15:00") });
    draft
      .when("send", {}, sender, local("2026-11-27", "10:00"))
      .then({ answerBy: local("2026-12-02", "15:00") });
  });
});
