// A person is missing: what they wanted comes first, the machine prompts and does nothing by itself, and whom somebody has rung is noted in codes.
import { describe, expect, it } from "vitest";
import { kase } from "../../../workflows/case/index.ts";
import { hook, keysIn, local, memberOf, newPosts, type Story } from "../../support/given.ts";
import { checkInWith, closing, opened, withCoordinator } from "./cases.ts";

const [holder, deputy, lead] = ["noomi-kontakt", "noomi-ersattare", "noomi-chef"];
const missing = (child = "no", by = holder) => opened({ child }).done("goMissing", {}, by);
const due = (story: Story): string =>
  Object.keys(story.timers).find((key) => key.startsWith("askMissing:")) ?? "none";
const dueAt = (story: Story): string | undefined => story.timers[due(story)];
const prompts = (story: Story): readonly string[] =>
  Object.keys(story.posts).filter((key) => key.startsWith("missing:"));
const shown = (story: Story): readonly string[] => keysIn(story.panel("missing", holder));
const texts = (story: Story): string => JSON.stringify(story.panel("missing", holder));

describe("what the person wants when nobody reaches them", () => {
  it("is asked while there is contact, in the case and at a check-in, of those whose case it is", () => {
    expect(keysIn(opened().panel("show", holder))).toContain("case.wish.why");
    opened()
      .when("checkIn", checkInWith({ wish: "trusted" }))
      .then({ type: "checkedIn", wish: "trusted" });
    for (const contact of ["no", "notReached"])
      expect(
        opened().done("checkIn", checkInWith({ wish: "trusted", contact })).state.wish,
        contact,
      ).toBeUndefined();
    const offered = (story: Story, by: string) =>
      hook(kase, "checkIn", "choices")(story.state, story.world, { member: memberOf(by) }, {}).wish;
    expect(offered(opened(), holder)).toContain("nothing");
    expect(offered(opened().done("setWish", { what: "nothing" }), holder)).toEqual([]);
    expect(offered(withCoordinator(opened()), "regionkoordinator-1")).toEqual([]);
  });
  it("can be changed, is a code, and is taken back with the answer that brought it", () => {
    const asked = opened().done("setWish", { what: "police" });
    asked.when("setWish", { what: "police" }).refused("case.assign.nothing", "what");
    asked
      .when("setWish", { what: "nothing" })
      .then({ type: "wished", what: "nothing", by: holder });
    const answered = opened().done("checkIn", checkInWith({ wish: "trusted" }));
    expect(answered.done("undo").state.wish).toBeUndefined();
    withCoordinator(opened()).when("setWish", { what: "police" }, "regionkoordinator-1").denied();
  });
  it("stands first when the person is missing, and that nobody has asked, too", () => {
    const story = opened().done("setWish", { what: "nothing" }).done("goMissing");
    expect(texts(story)).toContain('"nothing"');
    const keys = shown(story);
    expect(keys.indexOf("case.wish.title")).toBeLessThan(keys.indexOf("case.missing.what"));
    expect(shown(missing())).toContain("case.wish.notAsked");
  });
});

describe("a person is missing", () => {
  it("is a state of its own: the case says so, its check-ins go on, and it is said once", () => {
    opened().when("goMissing").then({ type: "wentMissing", by: holder });
    const story = missing();
    expect(keysIn(story.panel("show", holder))).toContain("case.missing.still");
    expect(Object.keys(story.timers)).toEqual(expect.arrayContaining(Object.keys(opened().timers)));
    story.when("goMissing").refused("case.missing.already");
    withCoordinator(opened()).when("goMissing", {}, "regionkoordinator-1").denied();
    expect(keysIn(opened().done("noContact").done("noContact").panel("show", holder))).toContain(
      "case.missing.unreached",
    );
  });
  it("an adult: a report to the police is a disclosure, and can bring the border police to somebody without papers", () => {
    expect(shown(missing())).toEqual(
      expect.arrayContaining(["case.missing.adult.first", "case.missing.adult.police"]),
    );
    expect(shown(missing()).some((key) => key.startsWith("case.missing.child"))).toBe(false);
    expect(newPosts(opened(), missing())).toEqual([]);
    expect(dueAt(missing())).toBe(local("2026-11-26", "09:00"));
  });
  it.each(["yes", "unknown"])(
    "a child, or perhaps (%s): the police and the social services now, and a second person is told at once",
    (child) => {
      const story = missing(child);
      expect(shown(story)).toEqual(
        expect.arrayContaining(["case.missing.child.first", "case.missing.child.police"]),
      );
      expect(shown(story).some((key) => key.startsWith("case.missing.adult"))).toBe(false);
      expect(
        Object.values(story.posts).filter((said) => said === `${deputy} case.red.title`),
      ).toHaveLength(1);
      expect(Object.values(missing(child, deputy).posts)).toContain(`${lead} case.red.title`);
      expect(dueAt(story)).toBe(local("2026-11-25", "12:00"));
    },
  );
  it("is asked about again: holder, deputy, lead; then the lead each workday", () => {
    const [once, twice, thrice] = [1, 2, 3].map((n) =>
      Array.from({ length: n }).reduce<Story>((story) => story.fires("askMissing"), missing("yes")),
    );
    expect(prompts(once as Story).at(-1)).toMatch(new RegExp(`:${holder}$`));
    expect(prompts(twice as Story).at(-1)).toMatch(new RegExp(`:${deputy}$`));
    expect(prompts(thrice as Story).at(-1)).toMatch(new RegExp(`:${lead}$`));
    expect(dueAt(thrice as Story)).toBe(local("2026-11-26", "09:00"));
    expect(prompts((thrice as Story).fires("askMissing")).at(-1)).toMatch(new RegExp(`:${lead}$`));
    // Of an adult each step is a workday.
    expect(dueAt(missing().fires("askMissing"))).toBe(local("2026-11-27", "09:00"));
    // The message says the same as for whatever else somebody is needed for.
    expect(
      JSON.stringify((once as Story).view.posts.filter(({ key }) => key.startsWith("missing:"))),
    ).not.toContain("case.missing");
  });
  it("rings nobody and reports nothing: nothing leaves the case by itself", () => {
    const told = (story: Story) => story.view.signals.filter(({ workflow }) => workflow !== "day");
    const late = missing("yes").fires("askMissing").fires("askMissing").fires("askMissing");
    expect(told(late)).toEqual(told(opened({ child: "yes" })));
  });
});

describe("whom somebody has rung", () => {
  it("is noted as a code with who and when; of somebody outside with a basis and a receipt", () => {
    missing()
      .when("rang", { whom: "person" })
      .then({ type: "missingRang", whom: "person", by: holder });
    missing().when("rang", { whom: "11414" }).refused("case.called.noBasis", "basis");
    missing()
      .when("rang", { whom: "11414", basis: "menprovning_klart" })
      .refused("case.called.badBasis", "basis");
    const story = missing().done("rang", { whom: "11414", basis: "samtycke_ngo" });
    expect(texts(story)).toContain('"11414"');
    const records = story.view.signals.filter(
      ({ workflow, command }) => workflow === "disclosure" && command === "record",
    );
    expect(records.map(({ values }) => values)).toEqual([
      expect.objectContaining({
        agency: "noomi",
        called: "11414",
        basis: "samtycke_ngo",
        receipt: expect.any(String),
      }),
    ]);
    expect(
      missing()
        .done("rang", { whom: "parts" })
        .view.signals.some(({ workflow }) => workflow === "disclosure"),
    ).toBe(false);
  });
  it("is never offered a basis that a second person decides", () => {
    const offered = (story: Story) =>
      hook(kase, "rang", "choices")(story.state, story.world, { member: memberOf(holder) }, {})
        .basis;
    expect(offered(missing())).toEqual(["samtycke_ngo", "unclear"]);
  });
  it("begins the ladder anew", () => {
    const late = missing("yes").fires("askMissing").fires("askMissing");
    const noted = late.done("rang", { whom: "person" }, holder, local("2026-11-25", "15:00"));
    expect(due(noted)).toMatch(/:0$/);
    expect(prompts(noted.fires("askMissing")).at(-1)).toMatch(new RegExp(`:${holder}$`));
  });
});

describe("it ends", () => {
  it("when somebody says so, and how; the calls stay in the case", () => {
    const noted = missing().done("rang", { whom: "person" });
    const over = noted.done("found", { how: "known" });
    expect(due(over)).toBe("none");
    expect(prompts(over)).toEqual([]);
    expect(JSON.stringify(over.panel("show", holder))).toContain('"known"');
    over.when("rang", { whom: "person" }).denied("case.missing.gone");
    over.when("goMissing").then({ type: "wentMissing" });
  });
  it("when there is contact at a check-in; taken back, the person is missing still", () => {
    for (const story of [missing().done("calm"), missing().done("checkIn", checkInWith())])
      expect(story.state.missing?.over).toMatchObject({ how: "contact" });
    expect(due(missing().done("noContact"))).not.toBe("none");
    expect(due(missing().done("calm").done("undo"))).not.toBe("none");
  });
  it("a case is not closed by one while the person is missing, and goes on at the one who takes it over", () => {
    missing().when("close", closing).then({ type: "closeAsked" });
    missing().done("found", { how: "contact" }).when("close", closing).then({ type: "closed" });
    const asked = missing().done("close", closing).done("confirmClose", {}, lead);
    expect(due(asked)).toBe("none");
    expect(due(asked.done("reopen"))).not.toBe("none");
    const referral = { sender: "referral", instance: "R1" } as never;
    const moving = {
      to: "evonhuset",
      into: "K2",
      region: "SYD",
      holder: { member: "regionkoordinator-1" },
      deputy: "regionkoordinator-2",
    };
    const moved = missing()
      .done(
        "share",
        { number: "H-1", to: "evonhuset", service: "annat", groups: [], sends: 1, moves: true },
        referral,
      )
      .done("moveAway", moving, referral);
    expect(moved.view.signals.find(({ command }) => command === "takeIn")?.values).toMatchObject({
      missing: true,
    });
  });
});
