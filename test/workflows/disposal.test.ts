// The list of what was disposed of: counts by month, kind and rule, for those who answer for an agency's records, and of that agency alone.
import { describe, expect, it } from "vitest";
import { writeCsv } from "../../src/files/sheet.ts";
import { type DocumentKind, documentKindNames } from "../../src/retention.ts";
import { type AgencyId, type Paper, type Sheet, seal } from "../../src/rules/ui.ts";
import { disclosure } from "../../workflows/disclosure/index.ts";
import { disposal } from "../../workflows/disposal/index.ts";
import type { Erased } from "../../workflows/disposal/signals.ts";
import { incident } from "../../workflows/incident/index.ts";
import { workflows } from "../../workflows/index.ts";
import {
  type Given,
  given,
  keysIn,
  local,
  memberOf,
  now,
  peopleWith,
  register,
  type Story,
} from "../support/given.ts";
import { approvedByAll, chair, draft, later, notes } from "./agenda/meetings.ts";
import { answered, line } from "./call/calls.ts";
import { closing, opened, withCoordinator } from "./case/cases.ts";
import { ongoing, two } from "./nsp/applications.ts";
import { fetched, informed, met } from "./rights-begun.ts";
import { coordinator, planned } from "./training/occasions.ts";

const malmo = "socialtjansten-malmo" as AgencyId;
const noomi = "noomi" as AgencyId;
/** Of an authority; and one of an association, which no configuration has. */
const [registrar, foreign] = ["registrator-malmo", "noomi-registrator"];
const decided = { on: "2026-10-15", by: "Arkivarie" };
const plan = (days: number) => ({ keeps: "whole", decided, days }) as const;
/** `plans`: of these agencies; the sample's own are left out. */
const world = (plans: Readonly<Record<string, object>> = {}): Given => {
  const extra = { ...memberOf("noomi-kontakt"), id: foreign, roles: ["registrar"], addresses: [] };
  const agencies = register.agencies.map(({ plan: _sample, ...agency }) => ({
    ...agency,
    ...(plans[agency.id] && { plan: plans[agency.id] }),
  }));
  return {
    people: peopleWith([], {
      ...register,
      members: [...register.members, extra],
      agencies,
    } as never),
  };
};
const by = { sender: "case", instance: "K1" } as never;
const [october, november, december] = [
  local("2026-10-07", "10:00"),
  local("2026-11-25", "10:00"),
  local("2026-12-07", "10:00"),
];
const erased = (story: Story, more: Partial<Erased> = {}, at: string = october): Story =>
  story.done("erased", { kind: "case", agencies: [malmo], ...more }, by, at);
const empty = (plans?: Readonly<Record<string, object>>): Story =>
  given(disposal, [], world(plans));
const rows = (story: Story, who: string = registrar, at: string = december): Sheet["rows"] => {
  const viewer = { member: memberOf(who, story.world.people), now: at } as never;
  const sheet = disposal.files?.csv?.make(story.state as never, viewer, story.world) as
    | Sheet
    | undefined;
  return sheet?.rows ?? [];
};

describe("what is counted", () => {
  it("is each document of a month and a kind under its rule, once for each agency whose it was", () => {
    const story = erased(erased(erased(empty())), {
      kind: "meeting",
      agencies: [malmo, noomi, malmo],
      usual: 90,
    });
    expect(rows(story)).toEqual([
      ["2026-10", "case", 2, "usual", 90, "", ""],
      ["2026-10", "meeting", 1, "usual", 90, "", ""],
    ]);
    expect(rows(story, "noomi-chef")).toEqual([["2026-10", "meeting", 1, "usual", 90, "", ""]]);
  });
  it("belongs to the month of the local calendar", () => {
    const story = erased(
      erased(empty(), {}, "2026-10-31T22:30:00.000Z"),
      {},
      "2026-10-31T23:30:00.000Z",
    );
    expect(rows(story).map(([month]) => month)).toEqual(["2026-11", "2026-10"]);
  });
  it("has the rule of that day: the plan with its decision, and not the plan that came later", () => {
    const first = erased(empty({ [malmo]: { case: plan(30) } }));
    const then = erased(first.in(world({ [malmo]: { case: plan(60) } })), {}, november);
    expect(rows(then)).toEqual([
      ["2026-11", "case", 1, "plan", 60, "2026-10-15", "Arkivarie"],
      ["2026-10", "case", 1, "plan", 30, "2026-10-15", "Arkivarie"],
    ]);
  });
  it.each([
    [
      "others had it, whose days are longer",
      { beside: ["noomi"] },
      { [malmo]: { case: plan(30) } },
      "shared",
      90,
    ],
    [
      "others had it, whose days are fewer",
      { beside: ["noomi"] },
      { [malmo]: { case: plan(120) } },
      "plan",
      120,
    ],
    [
      "its days were set when it was written",
      { kind: "disclosure", set: 400 },
      { [malmo]: { disclosure: plan(700) } },
      "set",
      400,
    ],
    [
      "they were set as the plan still says",
      { kind: "disclosure", set: 700 },
      { [malmo]: { disclosure: plan(700) } },
      "plan",
      700,
    ],
    [
      "the person asked for it",
      { why: "request" },
      { [malmo]: { case: plan(30) } },
      "request",
      null,
    ],
    [
      "the person asked for kinds of it alone",
      { why: "part" },
      { [malmo]: { case: plan(30) } },
      "part",
      null,
    ],
    [
      "an operator was ordered to",
      { why: "operator" },
      { [malmo]: { case: plan(30) } },
      "operator",
      null,
    ],
  ] as const)("says so where %s", (_why, more, plans, how, days) => {
    expect(
      rows(erased(empty(plans), more as Partial<Erased>)).map((row) => row.slice(3, 5)),
    ).toEqual([[how, days]]);
  });
  it("has nothing finer than a month, and nothing that leads to a document, in what is kept", () => {
    const kept = JSON.stringify(erased(empty({ [malmo]: { case: plan(30) } })).state);
    expect(kept).not.toMatch(/T\d\d:|2026-10-07|K1/);
    expect(kept.match(/\d{4}-\d\d-\d\d/g)).toEqual([decided.on]);
  });
});

describe("the list", () => {
  const shown = (story: Story, who: string = registrar, at: string = december): unknown =>
    story.panel("list", who, at);
  it("is opened by the registrar of an authority, the lead and those who audit an agency, and by nobody else", () => {
    const story = empty();
    const { people } = story.world;
    for (const { id, roles, agency } of people.members.values()) {
      const leads = roles.includes("lead") || people.agencies.get(agency)?.lead === id;
      const may = id === registrar || leads || roles.includes("auditor");
      expect([id, shown(story, id) !== undefined]).toEqual([id, may]);
      for (const file of ["word", "csv"])
        expect(
          disposal.files?.[file]?.access(
            story.state,
            { member: memberOf(id, people) },
            story.world,
          ),
        ).toBe(may);
    }
    expect(shown(story, foreign)).toBeUndefined();
  });
  it("shows an agency its own, and nothing of another's", () => {
    const story = erased(erased(empty()), { kind: "incident", agencies: [noomi], usual: 90 });
    expect(keysIn(shown(story))).toContain("oversight.kind.case");
    expect(keysIn(shown(story))).not.toContain("oversight.kind.incident");
    expect(keysIn(shown(story, "noomi-chef"))).toContain("oversight.kind.incident");
    expect(keysIn(shown(story, "noomi-chef"))).not.toContain("oversight.kind.case");
  });
  it("says nothing of a month before it is over: two looks would tell the day of one case", () => {
    const [before, after] = [erased(empty()), erased(erased(empty()), {}, november)];
    const last = local("2026-11-30", "23:59");
    expect(shown(after, registrar, last)).toEqual(shown(before, registrar, last));
    expect(rows(after, registrar, last)).toEqual(rows(before, registrar, last));
    expect(rows(after, registrar, local("2026-12-01", "00:00"))).toHaveLength(2);
    expect(keysIn(shown(erased(empty(), {}, november), registrar, last))).toContain(
      "disposal.none",
    );
  });
  it("has six months on a screen, says that there are more, and all of them in its files", () => {
    const months = ["2026-03", "2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09"];
    const of = (n: number) =>
      months
        .slice(0, n)
        .reduce((story, month) => erased(story, {}, local(`${month}-10`, "10:00")), empty());
    const headings = (n: number) =>
      keysIn(shown(of(n))).filter((key) => key.startsWith("disposal.month."));
    expect(headings(6)).toHaveLength(6);
    expect(keysIn(shown(of(6)))).not.toContain("core.list.more");
    expect(headings(7)).toEqual(
      ["09", "08", "07", "06", "05", "04"].map((month) => `disposal.month.${month}`),
    );
    expect(keysIn(shown(of(7)))).toContain("core.list.more");
    expect(rows(of(7)).map(([month]) => month)).toEqual(months.toReversed());
    const viewer = { member: memberOf(registrar, of(7).world.people), now: december } as never;
    const paper = disposal.files?.word?.make(of(7).state as never, viewer, of(7).world) as Paper;
    expect(keysIn(paper).filter((key) => key.startsWith("disposal.month."))).toHaveLength(7);
  });
  it("is a table for a spreadsheet", () => {
    const story = erased(empty({ [malmo]: { case: plan(30) } }));
    const viewer = { member: memberOf(registrar, story.world.people), now: december } as never;
    const csv = writeCsv(
      disposal.files?.csv?.make(story.state as never, viewer, story.world) as Sheet,
    );
    expect(csv).toContain("2026-10");
    expect(csv).toContain("Arkivarie");
  });
});

const recorded = {
  receipt: "D-1",
  agency: "noomi",
  to: "evonhuset",
  basis: "samtycke_ngo",
  at: now,
  by: "noomi-kontakt",
};
const filed = () =>
  withCoordinator(opened())
    .done("close", closing)
    .after({ type: "filed", at: now, document: { ...fetched, at: now } });
/** Each kind as it is when its days have passed. */
const gone: Readonly<Record<DocumentKind, () => Story>> = {
  case: () => filed().after({ type: "eraseAsked", at: now, eraseBy: now }),
  disclosure: () => given(disclosure).done("record", recorded, by).fires("forget"),
  rights: () =>
    informed(
      met("access").done("giveOut", { document: `pdf ${now} ${fetched.sha256.slice(0, 8)}` }),
    ).fires("forget"),
  incident: () => given(incident).done("report", { kind: "name" }).done("close").fires("forget"),
  call: () => answered().done("need", { need: "advice" }, line).fires("forget"),
  meeting: () =>
    approvedByAll()
      .done("document", {}, notes, later)
      .done("document", {}, chair, later)
      .fires("forget"),
  application: () =>
    ongoing()
      .done("report", { used: "all", outcome: "nextStep" })
      .done("close", {}, two)
      .fires("forget"),
  training: () =>
    planned().fires("close").fires("hold").done("report", {}, coordinator).fires("forget"),
};
const told = (story: Story): readonly unknown[] =>
  story.view.signals.filter(({ workflow }) => workflow === "disposal").map(({ values }) => values);
describe("a document that is erased", () => {
  it.each(Object.entries(gone))(
    "of the kind %s is told to the list once, with its kind and its agencies alone",
    (kind, story) => {
      const [said, ...others] = told(story()) as Erased[];
      expect(others).toEqual([]);
      expect(said?.kind).toBe(kind);
      expect(said?.agencies.length).toBeGreaterThan(0);
      const {
        kind: _kind,
        agencies: _agencies,
        beside: _beside,
        usual,
        set,
        why: _why,
        ...rest
      } = said ?? ({} as Erased);
      expect([rest, typeof (usual ?? set ?? 0)]).toEqual([{}, "number"]);
    },
  );
  it("of every kind that an agency has a plan for is in this test", () => {
    expect(Object.keys(gone).sort()).toEqual([...documentKindNames].sort());
  });
  it("says why, where it was not its day", () => {
    const of = (more: object) =>
      told(filed().after({ type: "eraseAsked", at: now, eraseBy: now, ...more }));
    expect([of({}), of({ requested: true }), of({ operator: true })]).toMatchObject([
      [{}],
      [{ why: "request" }],
      [{ why: "operator" }],
    ]);
    expect(of({})[0]).not.toHaveProperty("why");
    expect(of({})[0]).toMatchObject({ agencies: ["noomi"], beside: ["evonhuset"] });
  });
  it("says once for each request that kinds of a case are gone, while it goes on, and never which", () => {
    const taken = (into: string, kind: string) => ({
      type: "kindsErased",
      at: now,
      into,
      of: ["K1"],
      kinds: seal([kind]),
    });
    const once = opened().after(taken("X1", "risk"));
    expect(told(once)).toEqual([{ kind: "case", agencies: ["noomi"], why: "part" }]);
    const twice = once.after(taken("X2", "language"));
    expect(told(twice)).toEqual([told(once)[0], told(once)[0]]);
    const keys = twice.view.signals
      .filter(({ workflow }) => workflow === "disposal")
      .map(({ key }) => key);
    expect(new Set(keys).size).toBe(2);
  });
  it("is no application that was never sent, and none that went with its case", () => {
    const draft = ongoing().after({ type: "discarded", at: now, eraseBy: now });
    expect(told(draft)).toEqual([]);
  });
  it("was none before", () => {
    expect([told(filed()), told(given(disclosure).done("record", recorded, by))]).toEqual([[], []]);
  });
  it("is taken from these workflows alone", () => {
    const senders = disposal.signals?.takes.erased?.from ?? [];
    expect(senders.filter((name) => !workflows.some((each) => each.name === name))).toEqual([]);
    expect(senders).toHaveLength(documentKindNames.length);
  });
  it("is no meeting that was called off: it has no notes", () => {
    const off = draft().done("cancel", {}, chair).fires("forget");
    expect([off.view.erase !== undefined, told(off)]).toEqual([true, []]);
  });
});
