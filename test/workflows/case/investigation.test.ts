// What the police say of an investigation: by whom, to whom, and what everybody else reads of it.
import { describe, expect, it } from "vitest";
import { kase } from "../../../workflows/case/index.ts";
import { consentTo } from "../../support/consent-to.ts";
import {
  hook,
  keysIn,
  local,
  memberOf,
  now,
  peopleWith,
  register,
  type Story,
  worldOf,
} from "../../support/given.ts";
import { invitation, inviting, opened, withCoordinator } from "./cases.ts";

const [holder, guest, officer, boss] = [
  "noomi-kontakt",
  "regionkoordinator-1",
  "polisen-syd-kontakt",
  "polisen-syd-gruppchef",
];
const worker = "socialtjansten-malmo-handlaggare";
const harmless = (agency: string) => ({
  ...invitation(agency, ["behov"]),
  basis: "menprovning_klart",
});
/** The police have a duty of their own, and one that is another's. */
const people = peopleWith([], {
  ...register,
  functions: [
    ...register.functions,
    {
      id: "polisen-vakt",
      name: "Vakthavande",
      agency: "polisen-syd",
      phone: "070-174 06 55",
      roster: [{ member: officer, days: [1, 2, 3, 4, 5, 6, 7] }],
    },
  ] as never,
});
const world = { people };
const joins = (story: Story, agency: string, by: string): Story =>
  inviting(story, invitation(agency, ["behov"])).done("accept", { contact: by }, by);
/** Noomi's case, in which Evonhuset, Malmö and the police take part. */
const shared = (): Story => {
  const malmo = joins(withCoordinator(opened({ world })), "socialtjansten-malmo", worker);
  return joins(malmo, "polisen-syd", officer);
};
const answer = { leader: "yes", ledBy: "prosecutor", to: ["evonhuset"] };
const told = (values: object = {}, story = shared()): Story =>
  story.done("tellInvestigation", { ...answer, ...values }, officer);
const says = (story: Story, by: string): boolean =>
  keysIn(story.panel("show", by)).includes("case.investigation.heading");
const codesIn = (shown: unknown): readonly string[] =>
  [...JSON.stringify(shown).matchAll(/"code":"(\w+)","of":"investigation(\w+)"/g)].map(
    ([, code, of]) => `${of} ${code}`,
  );
const paper = ({ state }: Story, by: string) =>
  kase.files?.json?.make(
    state as never,
    { member: memberOf(by), now, instance: "C1" as never },
    worldOf(world),
  );
const postsOf = (story: Story): readonly string[] =>
  Object.keys(story.posts).filter((key) => key.startsWith("investigation:"));
/** What the register gets of the police. */
const recordsOf = ({
  view,
}: Story): readonly {
  readonly instance: string;
  readonly values: Readonly<Record<string, unknown>>;
}[] =>
  view.signals.filter(
    ({ workflow, values }: (typeof view.signals)[number]) =>
      workflow === "disclosure" && values.agency === "polisen-syd",
  );

describe("an investigation that has begun", () => {
  it("is told by the police that take part, and by the police whose case it is; by nobody else", () => {
    expect(told().state.investigations).toMatchObject([
      { agency: "polisen-syd", n: 1, by: officer, leader: "yes", to: ["evonhuset"] },
    ]);
    const own = opened({ by: officer, deputy: boss, world })
      .done("invite", harmless("evonhuset"), officer)
      .done("accept", { contact: guest }, guest);
    expect(says(own.done("tellInvestigation", answer, boss), guest)).toBe(true);
    for (const by of [holder, guest, worker])
      shared().when("tellInvestigation", answer, by).denied();
    withCoordinator(opened({ world })).when("tellInvestigation", answer, officer).denied();
  });
  it("is shown to the agencies that were chosen and to the police, as codes, with a function and no name", () => {
    const story = told({ contact: { function: "polisen-vakt" } });
    for (const by of [guest, officer, boss]) {
      expect(codesIn(story.panel("show", by))).toEqual(["Leader yes", "LedBy prosecutor"]);
      expect(JSON.stringify(story.panel("show", by))).toContain('{"function":"polisen-vakt"}');
    }
    expect(JSON.stringify(story.panel("show", guest))).toContain("070-174 06 55");
    expect(codesIn(paper(story, guest))).toEqual(["Leader yes", "LedBy prosecutor"]);
    // To whom else it was told is the police's to know.
    const both = told({ to: ["evonhuset", "noomi"] });
    expect(
      [guest, holder, officer].map((by) =>
        keysIn(both.panel("show", by)).includes("case.investigation.to"),
      ),
    ).toEqual([false, false, true]);
    expect(says(both, holder)).toBe(true);
  });
  it("leaves for everybody else the case, its document, the posts, lists and times as they were", () => {
    const [before, after] = [shared(), told()];
    for (const by of [holder, "noomi-chef", worker]) {
      for (const panel of Object.keys(kase.panels).filter(
        (each) => kase.panels[each]?.about === "one" && each !== "invitation",
      ))
        if (
          kase.panels[panel]?.access(after.state as never, { member: memberOf(by) }, worldOf(world))
        )
          if (!["call", "missing", "named", "snoozed"].includes(panel))
            expect(after.panel(panel, by)).toEqual(before.panel(panel, by));
      expect(paper(after, by)).toEqual(paper(before, by));
    }
    const others = Object.fromEntries(
      Object.entries(after.posts).filter(([key]) => !key.startsWith("investigation:")),
    );
    expect(others).toEqual(before.posts);
    expect([after.view.summary, after.view.timers, after.view.readers]).toEqual([
      before.view.summary,
      before.view.timers,
      before.view.readers,
    ]);
    expect(after.view.signals.filter(({ values }) => values.agency !== "polisen-syd")).toEqual(
      before.view.signals,
    );
  });
  it("reaches each contact by one message, which is the same whatever was said", () => {
    expect(postsOf(told())).toEqual([`investigation:polisen-syd:1:evonhuset:${guest}`]);
    const posts = (values: object) =>
      told(values).view.posts.filter(({ key }) => key.startsWith("investigation:"));
    expect(posts({ leader: "no", ledBy: "police", contact: { function: "polisen-vakt" } })).toEqual(
      posts({}),
    );
    expect(JSON.stringify(posts({}))).not.toMatch(/prosecutor|polisen-vakt|Leader/);
    expect(postsOf(told({ to: ["noomi", "socialtjansten-malmo"] }))).toEqual([
      `investigation:polisen-syd:1:noomi:${holder}`,
      `investigation:polisen-syd:1:socialtjansten-malmo:${worker}`,
    ]);
  });
});

describe("the form", () => {
  const given = (name: "prefill" | "choices", story: Story, by = officer) =>
    hook(kase, "tellInvestigation", name)(story.state, worldOf(world), {
      member: memberOf(by),
    }) as Record<string, unknown>;
  it("offers the functions of the own agency and the agencies of the case, and has none chosen beforehand", () => {
    expect(given("choices", shared())).toEqual({
      contact: ["f:polisen-vakt"],
      to: ["noomi", "evonhuset", "socialtjansten-malmo"],
    });
    expect(given("prefill", shared())).toEqual({});
    expect(given("prefill", told())).toEqual({ leader: "yes", ledBy: "prosecutor" });
  });
  it("takes no agency that does not take part, and none at all is refused", () => {
    for (const to of [[], ["socialtjansten-lund"], ["polisen-syd"]])
      shared()
        .when("tellInvestigation", { ...answer, to }, officer)
        .refused("case.investigation.whom", "to");
  });
  it("is not begun where nobody else takes part", () => {
    const alone = opened({ by: officer, deputy: boss, world });
    const ready = hook(kase, "tellInvestigation", "ready")(alone.state, worldOf(world), {
      member: memberOf(officer),
    });
    expect(JSON.stringify(ready)).toContain("case.investigation.nobody");
  });
});

describe("what was told", () => {
  it("is told anew to those who are chosen then: the others no longer see it", () => {
    const again = told({ to: ["socialtjansten-malmo"] }, told());
    expect([says(again, worker), says(again, guest)]).toEqual([true, false]);
    expect(postsOf(again)).toEqual([`investigation:polisen-syd:2:socialtjansten-malmo:${worker}`]);
  });
  it.each([["closed"], ["takenBack"]])(
    "can be said to be over (%s): those who were told read it, by a message that is the same",
    (how) => {
      const over = told().done("endInvestigation", { how }, boss);
      expect(codesIn(over.panel("show", guest))).toEqual([`End ${how}`]);
      expect(postsOf(over)).toEqual([`investigation:polisen-syd:2:evonhuset:${guest}`]);
      expect(says(over, holder)).toBe(false);
      over.when("endInvestigation", { how }, officer).refused("case.investigation.none");
      expect(told({}, over).state.investigations).toMatchObject([{ n: 3, leader: "yes" }]);
    },
  );
  it("is not ended by anybody else, nor shown to who has left and is invited again", () => {
    for (const by of [holder, guest, worker])
      told().when("endInvestigation", { how: "closed" }, by).denied();
    const later = local("2026-11-26", "10:00");
    const left = told().done("leave", {}, guest, later);
    expect(postsOf(left)).toEqual([]);
    const back = inviting(left, invitation(), later).done(
      "accept",
      { contact: guest },
      guest,
      later,
    );
    expect(says(back, guest)).toBe(false);
  });
  it("stands with who was told when the police leave, and says that they have", () => {
    const left = told().done("leave", {}, officer);
    expect(keysIn(left.panel("show", guest))).toContain("case.investigation.left");
  });
});

describe("a person who has said no to the police", () => {
  const police = { agency: "polisen-syd", purpose: "polisanmalan_stod", groups: ["behov"] };
  it("ends the part that rested on a yes, and with it any way to begin", () => {
    const yes = shared().state.consents.find(
      ({ agency }: { agency: string }) => agency === "polisen-syd",
    );
    const revoked = shared().done("revoke", { id: yes.id, how: "spoken" }, holder);
    revoked.when("tellInvestigation", answer, officer).denied();
  });
  it("keeps the police that take part on another basis from telling it, and the refusal says nothing of the person", () => {
    const by = { by: worker, deputy: "socialtjansten-malmo-chef", world };
    const joined = (agency: string, member: string, story: Story) =>
      story.done("invite", harmless(agency), worker).done("accept", { contact: member }, member);
    const in_ = joined("polisen-syd", officer, joined("evonhuset", guest, opened(by)));
    in_.when("tellInvestigation", answer, officer).then({ type: "investigationTold" });
    const no = in_.done("consent", { ...consentTo(police), given: "no" }, worker);
    no.when("tellInvestigation", answer, officer).refused("case.investigation.stopped");
    expect(says(no, officer)).toBe(says(in_, officer));
    expect(no.panel("show", officer)).toEqual(in_.panel("show", officer));
  });
});

describe("the receipt of what was told", () => {
  const begun = { agency: "polisen-syd", told: "begun", by: officer };
  it("is the police's own, with to whom, when and by whom, and not what was said; also where the owner is among them", () => {
    for (const to of [["evonhuset"], ["noomi", "evonhuset"]]) {
      const records = recordsOf(told({ to }));
      expect(records.map(({ values }) => values)).toEqual([
        { ...begun, receipt: expect.any(String), toAll: to, at: now },
      ]);
      expect(JSON.stringify(records)).not.toMatch(/prosecutor|yes/);
    }
    const owners = ({ view }: Story) =>
      view.signals.filter(
        ({ workflow, values }) => workflow === "disclosure" && values.agency === "noomi",
      );
    expect(owners(told({ to: ["noomi"] }))).toEqual(owners(shared()));
  });
  it("is one for each telling, its end among them, to those whom it still reaches", () => {
    const over = told({ to: ["evonhuset", "noomi"] })
      .done("leave", {}, guest)
      .done("endInvestigation", { how: "closed" }, boss);
    expect(recordsOf(over).map(({ values }) => values)).toMatchObject([
      { ...begun, toAll: ["evonhuset", "noomi"] },
      { agency: "polisen-syd", told: "ended", by: boss, toAll: ["noomi"] },
    ]);
    expect(
      recordsOf(told().done("leave", {}, guest).done("endInvestigation", { how: "closed" }, boss)),
    ).toHaveLength(1);
  });
  it("is read in the case by the police alone, the newest seven of them", () => {
    const receipts = (story: Story, by: string) =>
      JSON.stringify(story.panel("show", by)).match(/KVI-[0-9A-Z-]+/g) ?? [];
    const often = Array.from({ length: 9 }).reduce<Story>((story) => told({}, story), shared());
    expect(receipts(often, officer)).toHaveLength(7);
    expect(receipts(often, boss)).toEqual(receipts(often, officer));
    for (const by of [guest, holder, worker])
      expect(receipts(often, by)).toEqual(receipts(shared(), by));
  });
});
