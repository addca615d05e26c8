// Whoever audits an agency asks who was shown what: by case, by person, by week; a search is theirs alone, and is gone the next day.
import { describe, expect, it } from "vitest";
import type { AccessRow } from "../../src/rules/workflow.ts";
import { oversight } from "../../workflows/oversight/index.ts";
import {
  everybody,
  type Given,
  given,
  keysIn,
  local,
  memberOf,
  now,
  peopleWith,
  register,
  row,
  worldOf,
} from "../support/given.ts";

const auditor = "dataskydd-malmo";
const agency = "socialtjansten-malmo";
const worker = "socialtjansten-malmo-handlaggare";
const kase = row("C1", { ref: "SYD-0001-00", agency });
const fresh = (o: Given = {}) => given(oversight, [], o);
const asked = (values: object = {}, o: Given = {}) =>
  fresh(o).done("look", values as never, auditor);
const needsOf = (story: ReturnType<typeof asked>) =>
  oversight.panels.show?.needs?.(story.state, { member: memberOf(auditor), now }, story.world);
const line = (more: object): AccessRow => ({
  at: now,
  member: worker as never,
  agency: agency as never,
  workflow: "case",
  panel: "show",
  ...more,
});

describe("a search", () => {
  it.each(
    [...everybody.members.values()].map(
      ({ id, roles }) => [id, roles.includes("auditor")] as const,
    ),
  )("is begun by %s: %s", (id, may) => {
    const outcome = fresh().when("look", {}, id);
    expect(outcome.allowed).toBe(may);
  });
  it("of everything says nothing but whose it is", () => {
    fresh().when("look", {}, auditor).then({ type: "asked", agency, by: auditor, at: now });
    expect(needsOf(asked())).toEqual({ log: { showings: "case", agency, limit: 20 } });
  });
  it("of a case finds it by its reference, however it is written, with the eyes of that agency alone", () => {
    const command = (ref: string) =>
      ({ type: "look", values: { ref }, by: { member: memberOf(auditor) }, at: now }) as never;
    for (const ref of ["SYD-0001-00", " syd-0001-00 ", "syd 0001 00", "SYD–0001–00"])
      expect(oversight.needs?.({ step: "new" }, command(ref), fresh().world)).toEqual({
        kase: { workflow: "case", ref: "SYD-0001-00", agency, limit: 1 },
      });
    expect(asked({ ref: "SYD-0001-00" }, { rows: { kase: [kase] } }).state).toMatchObject({
      of: "C1",
    });
    fresh().when("look", { ref: "SYD-0001-00" }, auditor).refused("oversight.noCase", "ref");
  });
  it.each([
    ["2026-11-23", "2026-11-23", "2026-11-30"],
    ["2026-11-29", "2026-11-23", "2026-11-30"],
    ["2026-10-25", "2026-10-19", "2026-10-26"],
    ["2026-12-25", "2026-12-21", "2026-12-28"],
  ])(
    "of the week of %s is from Monday to Monday, over days off and the change of the clock",
    (day, from, until) => {
      expect(asked({ day }).state).toMatchObject({
        from: local(from, "00:00"),
        until: local(until, "00:00"),
      });
    },
  );
  it("is turned to where the page ended, and back; where there is no more, nothing happens", () => {
    const more = { showings: { log: { rows: [line({})], next: 41 } } };
    const turned = asked({ who: worker }, more).done("further", {}, auditor);
    expect(needsOf(turned)).toMatchObject({ log: { member: worker, before: 41 } });
    expect(needsOf(turned.done("newest", {}, auditor))).toEqual(needsOf(asked({ who: worker })));
    asked().when("further", {}, auditor).then();
    asked().when("newest", {}, auditor).then();
  });
  it("is thrown away the next day, posts nothing and rings for nobody; its reader is the one who asked", () => {
    const story = asked();
    expect([story.view.posts, story.view.readers, story.timers]).toEqual([
      [],
      [{ member: auditor }],
      { forget: local("2026-11-26", "09:00") },
    ]);
    const gone = story.fires("forget");
    expect([gone.view.erase, gone.view.readers]).toEqual([local("2026-11-27", "09:00"), []]);
    gone.when("further", {}, auditor).denied();
  });
  it("has no reader any more when whoever asked audits another agency, or nobody", () => {
    const as = (change: object) => ({
      people: peopleWith([], {
        ...register,
        members: register.members.map((each) =>
          each.id === auditor ? { ...each, ...change } : each,
        ),
      }),
    });
    expect(asked().in(as({})).view.readers).toEqual([{ member: auditor }]);
    expect(asked().in(as({ agency: "polisen-syd" })).view.readers).toEqual([]);
    expect(asked().in(as({ roles: ["caseworker"] })).view.readers).toEqual([]);
  });
  it("says nothing of the agency in clear: it would make whoever audits it a party, who reads the names of shelters", () => {
    expect(asked().view.summary).toEqual({ open: false, openedAt: now });
  });
});

describe("its panel", () => {
  const shown = (rows: readonly AccessRow[], next?: number, values: object = {}) =>
    asked(values, {
      rows: { kase: [kase] },
      showings: { log: { rows, ...(next !== undefined && { next }) } },
    }).panel("show", auditor);
  it("names each day once, and says what is left of what cannot be told", () => {
    const earlier = local("2026-11-24", "16:00");
    const keys = keysIn(
      shown([
        line({}),
        line({ panel: "mine" }),
        { at: earlier, left: "erased" },
        { at: earlier, left: "sealed" },
      ]),
    );
    expect(keys.filter((key) => key === "shown.day")).toHaveLength(2);
    expect(keys).toEqual(
      expect.arrayContaining([
        "shown.case.show",
        "shown.case.mine",
        "shown.left.erased",
        "shown.left.sealed",
      ]),
    );
  });
  it("says where somebody worked who is not of the agency", () => {
    const said = JSON.stringify(
      shown([line({ member: "regionkoordinator-1", agency: "evonhuset", ref: "SYD-0001-00" })]),
    );
    expect(said).toContain('{"agency":"evonhuset"}');
    expect(JSON.stringify(shown([line({})]))).not.toContain(`{"agency":"${agency}"}`);
    expect(
      JSON.stringify(shown([line({ member: "boende-syd-kontakt", agency: "boende-syd" })])),
    ).not.toContain('"agency":"boende-syd"');
  });
  it("without a line says so: that there is none, or that one must look further back", () => {
    expect(keysIn(shown([]))).toContain("oversight.none");
    expect(keysIn(shown([], 7))).toEqual(
      expect.arrayContaining(["oversight.noneHere", "oversight.further"]),
    );
  });
  it("of a case that is erased meanwhile says so, without its reference", () => {
    const story = asked({ ref: "SYD-0001-00" }, { rows: { kase: [kase] } });
    expect(JSON.stringify(story.panel("show", auditor))).toContain("SYD-0001-00");
    const after = JSON.stringify(story.in({ rows: {} }).panel("show", auditor));
    expect(after).toContain("oversight.erased");
    expect(after).not.toContain("SYD-0001-00");
  });
});

describe("its document", () => {
  it("asks for five hundred lines, and says that there are more where there are", () => {
    const story = asked();
    const viewer = { member: memberOf(auditor), now } as never;
    expect(oversight.files?.list?.needs?.(story.state, viewer, story.world)).toMatchObject({
      log: { limit: 500 },
    });
    const said = (next?: number) => {
      const world = worldOf({
        showings: { log: { rows: [line({})], ...(next !== undefined && { next }) } },
      });
      return keysIn(oversight.files?.list?.make(story.state, viewer, world));
    };
    expect(said()).not.toContain("oversight.fileMore");
    expect(said(501)).toContain("oversight.fileMore");
  });
});

describe("what is recorded for data protection", () => {
  const shown = (
    who: string,
    change: (a: (typeof register.agencies)[number]) => object = () => ({}),
  ) => {
    const agencies = register.agencies.map((a) => ({ ...a, ...(a.id === agency && change(a)) }));
    return fresh({ people: peopleWith([], { ...register, agencies }) }).panel("protection", who);
  };
  it("is shown to whoever audits the agency, and to nobody else", () => {
    for (const { id, roles } of everybody.members.values())
      expect(shown(id) !== undefined, id).toBe(roles.includes("auditor"));
  });
  it("says how long, whether anybody is counted, and what is missing", () => {
    const all = keysIn(shown(auditor, () => ({ missing: [], counts: true })));
    expect(all).toEqual(
      expect.arrayContaining(["oversight.protection.decided", "oversight.protection.counted"]),
    );
    const some = shown(auditor, () => ({
      missing: ["impactAssessment"],
      counts: undefined,
      retentionDays: 45,
      disclosureYears: 7,
      plan: undefined,
    }));
    expect(keysIn(some)).toEqual(
      expect.arrayContaining(["case.missing.impactAssessment", "oversight.protection.uncounted"]),
    );
    expect(JSON.stringify(some)).toMatch(/"n":45.*"n":7/);
    expect(keysIn(some)).not.toContain("oversight.protection.decided");
    expect(keysIn(some)).toContain("oversight.plan.none");
  });
  it("says the agency's own plan, line by line with its decision, and then not what it stands instead of", () => {
    const decided = { on: "2026-10-15", by: "Arkivarie" };
    const plan = {
      case: { days: 200, keeps: "whole", decided },
      rights: { days: 1_096, keeps: "decisions", decided },
    };
    const said = shown(auditor, () => ({ plan }));
    const keys = keysIn(said);
    expect(keys).toEqual(
      expect.arrayContaining([
        "oversight.kind.case",
        "oversight.kind.rights",
        "oversight.plan.rest",
      ]),
    );
    expect(keys).not.toContain("oversight.kind.call");
    expect(keys).not.toContain("oversight.protection.retention");
    expect(keys).toContain("oversight.protection.disclosure");
    expect(JSON.stringify(said)).toMatch(
      /"n":200.*oversight\.keeps\.whole.*Arkivarie.*oversight\.plan\.years.*"n":3/,
    );
  });
});
