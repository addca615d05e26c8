// Times that others have set: counted only where the configuration says how long they are; and what the police is told of residence.
import { describe, expect, it } from "vitest";
import type { Register } from "../../../workflows/people/index.ts";
import { referral } from "../../../workflows/referral/index.ts";
import { consentTo } from "../../support/consent-to.ts";
import {
  everybody,
  given,
  hook,
  keysIn,
  local,
  lookedUp,
  now,
  peopleWith,
  register,
  row,
  type Story,
} from "../../support/given.ts";
import { opened } from "./cases.ts";

const remindersOf = (story: Story) =>
  Object.fromEntries(Object.entries(story.timers).filter(([key]) => key.startsWith("deadline:")));
const days = (story: Story) =>
  Object.keys(remindersOf(story)).map((key) => Number(key.split(":")[2]));
const first = (story: Story) => story.state.deadlines[0];
const configured = (terms: Register["terms"] = []) => peopleWith([], { ...register, terms });
const betanketid = {
  kind: "betanketid",
  startsOn: "2026-11-25",
  applicant: "socialnamnd",
  appliedOn: "2026-11-24",
};
const page = (story: Story, by = "noomi-kontakt") => story.panel("show", by);

describe("a reflection period", () => {
  it("is as long as the configuration says, with who looked it up and when", () => {
    const story = opened().done("setDeadline", betanketid);
    // Thirty days, with both ends.
    expect(first(story)).toMatchObject({
      day: "2026-12-24",
      applicant: "socialnamnd",
      appliedOn: "2026-11-24",
      startsOn: "2026-11-25",
    });
    expect(days(story)).toEqual([14, 7, 3, 1, -1]);
    const looked = opened().in({ people: peopleWith([], lookedUp) });
    expect(keysIn(page(looked.done("setDeadline", betanketid)))).toContain(
      "case.deadline.rule.reflectionPeriod",
    );
  });
  it("is marked where nobody has looked up how long it is", () => {
    const seen = keysIn(page(opened().done("setDeadline", betanketid)));
    expect(seen).toContain("case.deadline.invented");
    expect(seen).not.toContain("case.deadline.rule.reflectionPeriod");
  });
  it("from 27 November is over on 26 December, and is marked as estimated until somebody enters the day in the decision", () => {
    const at = local("2026-11-27", "10:00");
    const counted = opened({ at }).done(
      "setDeadline",
      { kind: "betanketid", startsOn: "2026-11-27" },
      undefined,
      at,
    );
    expect(first(counted)).toMatchObject({ day: "2026-12-26", estimated: true });
    const marks = [
      "case.deadline.estimated",
      "case.deadline.estimatedHow",
      "case.deadline.decision",
    ];
    expect(keysIn(page(counted))).toEqual(expect.arrayContaining(marks));
    // The day that was counted is not offered as an answer.
    const known = hook(counted.workflow, "changeDeadline", "prefill");
    const ask = (story: Story) =>
      known(story.state, story.world, undefined, at, { id: first(story).id });
    expect(ask(counted)).toMatchObject({ day: undefined, startsOn: "2026-11-27" });
    const change = { id: first(counted).id, startsOn: "2026-11-27", decidedOn: "2026-11-27" };
    const still = counted.done("changeDeadline", change, undefined, at);
    expect(first(still)).toMatchObject({
      day: "2026-12-26",
      estimated: true,
      decidedOn: "2026-11-27",
    });
    // The decision's day wins, also where it is a day later; that is no extension.
    const decided = counted.done("changeDeadline", { ...change, day: "2026-12-27" }, undefined, at);
    expect(first(decided)).toMatchObject({ day: "2026-12-27" });
    expect(first(decided)).not.toHaveProperty("estimated");
    expect(first(decided)).not.toHaveProperty("extended");
    expect(keysIn(page(decided))).not.toContain("case.deadline.estimated");
    expect(ask(decided)).toMatchObject({ day: "2026-12-27" });
  });
  it("the day in the decision wins from the beginning, where it is known", () => {
    const story = opened().done("setDeadline", { ...betanketid, day: "2026-12-25" });
    expect(first(story)).toMatchObject({ day: "2026-12-25" });
    expect(first(story)).not.toHaveProperty("estimated");
  });
  it("that is shared says that its day is estimated", () => {
    const story = opened()
      .done("setDeadline", betanketid)
      .done("consent", consentTo({ ...invitation, agency: "evonhuset", groups: ["migration"] }))
      .done("invite", { ...invitation, agency: "evonhuset", groups: ["migration"] })
      .done("accept", { contact: "regionkoordinator-1" }, "regionkoordinator-1");
    expect(keysIn(page(story, "regionkoordinator-1"))).toContain("case.deadline.estimated");
  });
  it("is not counted and no length is shown, where nobody has looked it up: somebody writes the last day", () => {
    const nobody = opened().in({ people: configured() });
    nobody.when("setDeadline", betanketid).refused("case.deadline.needsDay", "day");
    const story = nobody.done("setDeadline", { ...betanketid, day: "2026-12-20" });
    expect(first(story)).toMatchObject({ day: "2026-12-20" });
    expect(keysIn(page(story))).not.toContain("case.deadline.rule.reflectionPeriod");
  });
  it("is reminded of on the configuration's days, before and after", () => {
    const [rule] = everybody.terms;
    if (!rule) throw new Error("no rule");
    const story = opened().in({ people: configured([{ ...rule, remind: [10, 2] }]) });
    expect(days(story.done("setDeadline", betanketid))).toEqual([10, 2, -1]);
  });
  it("is extended by a later day: what was reminded of before is reminded of anew", () => {
    const set = opened().done("setDeadline", { ...betanketid, day: "2026-12-24" });
    const later = set.done("changeDeadline", {
      id: first(set).id,
      day: "2027-01-25",
      decidedOn: "2026-11-26",
      startsOn: "2026-11-25",
    });
    expect(later.state.deadlines).toHaveLength(1);
    expect(first(later)).toMatchObject({
      day: "2027-01-25",
      decidedOn: "2026-11-26",
      extended: true,
    });
    // Three days before is a weekend: the Friday says one.
    expect(days(later)).toEqual([14, 7, 1, -1]);
    const sooner = set.done("changeDeadline", { id: first(set).id, day: "2026-12-20" });
    expect(first(sooner).extended).toBeUndefined();
    later
      .when("changeDeadline", { id: first(set).id, day: "2027-01-26" })
      .refused("case.deadline.gone");
    later
      .when("changeDeadline", { id: first(later).id, day: "2026-11-20" })
      .refused("case.dayPast", "day");
    set
      .when("setDeadline", { ...betanketid, startsOn: "2026-12-24", day: "2026-12-20" })
      .refused("case.deadline.order", "day");
    set
      .when("setDeadline", { ...betanketid, startsOn: "2031-12-24" })
      .refused("case.deadline.far", "startsOn");
  });
});

describe("a permit", () => {
  it("is never counted: its last day is what its decision says", () => {
    const checked = everybody.terms.map((rule) =>
      rule.kind === "TUT6m" ? { ...rule, days: 183 as never } : rule,
    );
    const story = opened().in({ people: configured(checked) });
    story
      .when("setDeadline", { kind: "TUT6m", startsOn: "2026-11-25" })
      .refused("case.deadline.needsDay", "day");
  });
});

describe("an assessment of protection", () => {
  it("is said now, and once more when it is over", () => {
    const today = opened().done("setDeadline", { kind: "skyddsbedomning", day: "2026-11-25" });
    expect(remindersOf(today)).toEqual({
      [`deadline:${first(today).id}:0`]: now,
      [`deadline:${first(today).id}:-1`]: local("2026-11-26", "09:00"),
    });
    const tomorrow = opened().done("setDeadline", {
      kind: "skyddsbedomning",
      startsOn: "2026-11-25",
    });
    expect(first(tomorrow).day).toBe("2026-11-26");
    expect(days(tomorrow)).toEqual([1, -1]);
    const nobody = opened().in({ people: configured() });
    expect(
      days(nobody.done("setDeadline", { kind: "skyddsbedomning", day: "2026-11-26" })),
    ).toEqual([1, -1]);
    // Not seven days before, and not two, whatever somebody has written.
    for (const story of [opened(), nobody])
      expect(
        days(story.done("setDeadline", { kind: "skyddsbedomning", day: "2026-12-18" })),
      ).toEqual([23, -1]);
  });
});

const invitation = {
  agency: "polisen-syd",
  basis: "samtycke_ngo",
  purpose: "polisanmalan_stod",
  groups: ["sakerhet"],
};
const withPolice = (story = opened().done("setDeadline", betanketid)): Story =>
  story
    .done("consent", consentTo(invitation))
    .done("consent", consentTo({ ...invitation, groups: ["migration"] }))
    .done("invite", invitation)
    .done("accept", { contact: "polisen-syd-kontakt" }, "polisen-syd-kontakt");
const own = { agency: "polisen-syd", basis: "samtycke_ngo", what: ["residence"] };
const byGuide = { sender: "guide", instance: "G1" } as never;
const told = (story: Story) =>
  story.view.signals.find(({ workflow }) => workflow === "guide")?.values as {
    parts: { reach: string[] }[];
  };

describe("the police", () => {
  it("is not invited to residence along with something else", () => {
    const story = opened();
    story
      .when("invite", { ...invitation, groups: ["sakerhet", "migration"] })
      .refused("case.share.ownBasis", "groups");
    for (const invited of [
      { ...invitation, groups: ["migration"] },
      { ...invitation, agency: "evonhuset", groups: ["sakerhet", "migration"] },
    ])
      story.done("consent", consentTo(invited)).when("invite", invited).then({ type: "invited" });
  });
  it("nor is the Migration Agency", () => {
    const agencies = register.agencies.map((each) =>
      each.id === "evonhuset" ? { ...each, type: "ImmigrationService" } : each,
    );
    const people = peopleWith([], { ...register, agencies });
    opened()
      .in({ people })
      .when("invite", { ...invitation, agency: "evonhuset", groups: ["behov", "migration"] })
      .refused("case.share.ownBasis", "groups");
  });
  it("nor at a hand-over or with a referral: it is refused before it is sent, and again by its case", () => {
    const draft = {
      to: "polisen-syd",
      service: "polisanmalan_stod",
      urgency: "normal",
      basis: "samtycke_ngo",
      payer: "unknown",
      kind: "overlamning",
    };
    const mine = {
      rows: {
        kase: [
          row("K1", {
            ref: "SYD-7KQ3-M9",
            words: "lugn granit",
            region: "SYD",
            agency: "noomi",
            open: true,
          }),
        ],
      },
    };
    const drafting = given(referral, [], mine);
    drafting
      .when("draft", { kase: "K1", ...draft, groups: ["behov", "migration"] })
      .refused("case.share.ownBasis", "groups");
    drafting.when("draft", { kase: "K1", ...draft, groups: ["behov"] }).then({ type: "drafted" });
    const byReferral = { sender: "referral", instance: "R1" } as never;
    const share = {
      number: "H-1",
      to: "polisen-syd",
      service: "polisanmalan_stod",
      consent: false,
      sends: "1",
    };
    const story = opened().done("setDeadline", betanketid);
    story
      .when("share", { ...share, groups: ["behov", "migration"] }, byReferral)
      .refused("case.share.ownBasis");
    story
      .when("share", { ...share, groups: ["migration"] }, byReferral)
      .then({ type: "shared", share: { snapshot: { deadlines: [{}] } } });
  });
  it("sees deadlines only when they are shared on a basis of their own, as they were then", () => {
    const story = withPolice();
    expect(JSON.stringify(page(story, "polisen-syd-kontakt"))).not.toContain("betanketid");
    const shared = story.done("cover", own);
    expect(JSON.stringify(page(shared, "polisen-syd-kontakt"))).toContain("betanketid");
    expect(
      JSON.stringify(
        page(
          shared.done("setDeadline", { kind: "TUT6m", day: "2027-06-01" }),
          "polisen-syd-kontakt",
        ),
      ),
    ).not.toContain("TUT6m");
    const ended = shared.done("uncover", { agency: "polisen-syd" });
    expect(JSON.stringify(page(ended, "polisen-syd-kontakt"))).not.toContain("betanketid");
    ended.when("uncover", { agency: "polisen-syd" }).refused("case.own.gone");
    expect(
      JSON.stringify(
        page(story.done("cover", { ...own, what: ["whyNot"] }), "polisen-syd-kontakt"),
      ),
    ).not.toContain("betanketid");
  });
  it("and that it was shared is kept, with its basis and a receipt", () => {
    const record = withPolice()
      .done("cover", own)
      .view.signals.filter(
        ({ workflow, command }) => workflow === "disclosure" && command === "record",
      )
      .map(({ values }) => values);
    expect(record).toMatchObject([
      { groups: ["sakerhet"] },
      { to: "polisen-syd", basis: "samtycke_ngo", groups: ["residence"] },
    ]);
  });
  it("is the one that it is for: others take part without one", () => {
    const story = opened()
      .done("consent", consentTo({ ...invitation, agency: "evonhuset" }))
      .done("invite", { ...invitation, agency: "evonhuset" })
      .done("accept", { contact: "regionkoordinator-1" }, "regionkoordinator-1");
    story.when("cover", { ...own, agency: "evonhuset" }).refused("case.own.gone");
    opened().when("cover", own).refused("case.own.gone");
    withPolice().when("cover", own, "polisen-syd-kontakt").denied();
  });
  it("is told no more when the person takes the yes back, nor anything new after a no", () => {
    const yes = {
      kind: "sekretess",
      agency: "polisen-syd",
      purpose: "polisanmalan_stod",
      given: "yes",
      form: "spoken",
    };
    const agreed = withPolice(
      opened()
        .done("setDeadline", betanketid)
        .done("consent", { ...yes, groups: ["migration"] }),
    ).done("cover", own);
    const consent = agreed.state.consents[0].id;
    const back = agreed.done("revoke", { id: consent, how: "spoken" });
    expect(back.state.parts[0].own).toBeUndefined();
    expect(back.state.parts[0].state).toBe("in");
    back.when("cover", own).refused("case.share.noConsent", "basis");
  });
});

describe("a case and its guide", () => {
  it("has one", () => {
    const story = opened();
    story.when("guided", {}, byGuide).then({ type: "guided", guide: "G1" });
    const guided = story.done("guided", {}, byGuide);
    guided
      .when("guided", {}, { sender: "guide", instance: "G2" } as never)
      .refused("case.guide.already");
    expect(told(guided)).toMatchObject({ agency: "noomi", open: true, parts: [] });
  });
  it("says how far its sharing reaches, and that it is over", () => {
    const story = withPolice().done("guided", {}, byGuide);
    expect(told(story).parts.map(({ reach }) => reach)).toEqual([["sakerhet"]]);
    expect(told(story.done("cover", own)).parts.map(({ reach }) => reach)).toEqual([
      ["sakerhet", "migration"],
    ]);
    expect(
      told(story.done("cover", { ...own, what: ["residence", "whyNot"] })).parts[0]?.reach,
    ).toEqual(["sakerhet", "migration", "whyNot"]);
    expect(told(story.done("leave", {}, "polisen-syd-kontakt")).parts).toEqual([]);
    expect(told(story.done("close", { reason: "goalReached" }))).toMatchObject({ open: false });
  });
  it("tells it each time that changes, under a name of its own", () => {
    const story = withPolice().done("guided", {}, byGuide);
    const keyOf = (each: Story) =>
      each.view.signals.find(({ workflow }) => workflow === "guide")?.key;
    const all = [
      story,
      story.done("cover", own),
      story.done("cover", own).done("uncover", { agency: "polisen-syd" }),
    ];
    expect(new Set(all.map(keyOf)).size).toBe(3);
  });
});
