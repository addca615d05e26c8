// A year: frozen once, proposed by one, counted by the clock, approved by another.
import { beforeAll, describe, expect, it } from "vitest";
import { registerOf } from "../../src/app/configuration/register.ts";
import { countCells } from "../../src/figures/cells.ts";
import { disclosedCells } from "../../src/figures/release.ts";
import { loadSolver } from "../../src/figures/solver.ts";
import { catalogueOf } from "../../workflows/statistics/catalogue.ts";
import { release } from "../../workflows/statistics/release.ts";
import { grouped } from "../../workflows/statistics/release-model.ts";
import { prove } from "../../workflows/statistics/release-proof.ts";
import { tablesOf } from "../../workflows/statistics/sections.ts";
import { coordinator, deputy, january, national, worker } from "../support/charts.ts";
import {
  everybody,
  given,
  keysIn,
  local,
  memberOf,
  peopleWith,
  register,
  type Story,
} from "../support/given.ts";
import { sampleConfig } from "../support/sample.ts";
import {
  counted,
  frozen,
  last,
  people,
  person,
  proposed,
  type Seen,
  stat,
} from "./release-begun.ts";

beforeAll(loadSolver);
/** Nobody else may sign. */
const alone = {
  ...register,
  members: register.members.filter(
    ({ id, roles }) =>
      id === national || !roles.some((role) => ["national", "coordinator"].includes(role)),
  ),
};
type Shown = {
  readonly body: readonly {
    readonly kind: string;
    readonly rows?: unknown[][];
    readonly instead?: unknown;
  }[];
};

describe("a year", () => {
  it("is called by its number in lists, and not before it is frozen", () => {
    expect(release.title?.(frozen().state as never)).toBe("2026");
    expect(release.title?.(given(release).state as never)).toBeUndefined();
  });
  it("of which nothing is asked has nothing to prove", async () => {
    await expect(prove(frozen().state as never)).resolves.toBeUndefined();
    await expect(prove(given(release).state as never)).resolves.toBeUndefined();
  });
  it("is frozen when it is over, and asks each region once", () => {
    const { view, state } = given(release).done("freeze", {}, coordinator, january);
    expect(state).toMatchObject({ year: "2026", method: "suppression", regions: ["SYD"] });
    expect(
      view.signals.map(({ instance, command, values }) => [instance, command, values.year]),
    ).toEqual([["stat-SYD", "freeze", "2026"]]);
    for (const by of [worker, "noomi-chef", "plattformen-nsp", "clock"])
      given(release).when("freeze", {}, by, january).denied();
  });
  it("takes what a region gives once, and from nobody else", () => {
    expect(
      frozen().done("collect", { region: "SYD", people, calls: [], noes: 9 }, stat, january).state,
    ).toEqual(frozen().state);
    frozen().when("collect", { region: "STO", people, calls: [], noes: 0 }, national).denied();
  });
  it("keeps the method that the configuration says", () => {
    const config = { ...sampleConfig(), statistics: { method: "cellKey" as const } };
    const noise = peopleWith([], registerOf(config, false, ["slack", "teams"]));
    const story = counted(proposed(frozen({ people: noise })));
    expect(story.state).toMatchObject({ method: "cellKey" });
    expect(
      Object.values(last(story)?.made?.people ?? {}).some(
        (figure) => figure !== null && figure > 0 && figure < 5,
      ),
    ).toBe(false);
  });
});
describe("a table that says nothing", () => {
  const silentOf = (story: Story) =>
    (last(story) as
      | { readonly names?: readonly string[]; readonly silent?: readonly string[] }
      | undefined) ?? {};
  it("is left out before anybody signs, and the panel says which and what helps; the others can be approved", () => {
    // Of permits nobody has said anything: all are one, and that is held back.
    const story = counted(proposed(frozen(), national, ["regions", "permits"]));
    expect(silentOf(story)).toMatchObject({ names: ["regions"], silent: ["permits"] });
    expect(last(story)?.step).toBe("proposed");
    expect(
      Object.keys(last(story)?.made?.people ?? {}).some((cell) => cell.startsWith("permit")),
    ).toBe(false);
    expect(keysIn(story.panel("show", deputy))).toContain("stat.silent.some");
    story.when("approve", { of: last(story)?.id }, deputy, january).then({ type: "approved" });
  });
  it("is no table of zeros: that there was nobody is something", () => {
    const nobody = given(release)
      .done("freeze", {}, national, january)
      .done("collect", { region: "SYD", people: [], calls: [], noes: 0 }, stat, january);
    const story = counted(proposed(nobody));
    expect(last(story)).toMatchObject({ step: "proposed", names: ["regions"] });
    expect(last(story)).not.toHaveProperty("silent");
  });
  it("alone is no release: nobody can approve it, and it is proposed anew", () => {
    const story = counted(proposed(frozen(), national, ["permits"]));
    expect(last(story)).toMatchObject({ step: "silent", names: [], silent: ["permits"] });
    expect(last(story)).not.toHaveProperty("made");
    story.when("approve", { of: last(story)?.id }, deputy, january).denied();
    expect(keysIn(story.panel("show", national))).toContain("stat.silent.all");
    expect(story.view.posts.map(({ key }) => key.split(":")[0])).toEqual(["silent"]);
    expect(last(counted(proposed(story)))?.step).toBe("proposed");
  });
});
describe("a release", () => {
  it("is counted by the clock; small figures and others are held back, refusals too", () => {
    const { people: figures = {}, noes } = last(counted())?.made ?? {};
    expect(figures[""]).toBe(26);
    expect(figures["ageGroup=child&sex=man"]).toBeNull();
    expect(Object.values(figures).filter((figure) => figure === null).length).toBeGreaterThan(3);
    expect(noes).toBeNull();
  });
  it("shows its purposes in a table, where what is held back has its word and no 0; without tables their bars", () => {
    const of = (exploitation: string, n: number) =>
      Array.from({ length: n }, (_, i) => person(`${exploitation}${i}`, { exploitation }));
    const counts = Object.entries({
      ForcedLabour: 40,
      SexualExploitation: 30,
      Servitude: 20,
      ForcedBegging: 7,
      Other: 2,
    });
    const asked = counts.flatMap(([code, n]) => of(code, n));
    const story = given(release)
      .done("freeze", {}, national, january)
      .done("collect", { region: "SYD", people: asked, calls: [], noes: 0 }, stat, january);
    const panel = counted(proposed(story, national, ["purposes"])).panel(
      "show",
      coordinator,
      january,
    ) as Shown;
    const table = panel.body.find(({ kind }) => kind === "table");
    const cell = (code: string) =>
      table?.rows?.find(([what]) => JSON.stringify(what).includes(`"${code}"`))?.[1];
    // More than three that are held back are one row.
    const rest = [[{ key: "stat.chart.rest" }], [{ key: "stat.hidden" }]];
    expect([cell("ForcedLabour"), cell("Other"), table?.rows?.at(-1)]).toEqual([
      40,
      undefined,
      rest,
    ]);
    expect(JSON.stringify(table?.instead)).not.toContain('"Other"');
  });
  it("is approved by another, who read this one", () => {
    const story = counted();
    const of = last(story)?.id;
    story.when("approve", { of }, national).denied();
    story.when("approve", { of }, worker).denied();
    story.when("approve", { of: "older" }, deputy).refused("stat.changed");
    expect(last(story.done("approve", { of }, coordinator))).toMatchObject({
      step: "released",
      second: { by: coordinator },
    });
    expect(last(story.done("object", { of }, deputy))).toMatchObject({ step: "objected" });
    story.done("approve", { of }, deputy).when("approve", { of }, deputy).denied();
  });
  it("is taken back by whoever proposed it; where nobody else is left to review it they are asked to", () => {
    const story = counted();
    const of = last(story)?.id;
    const back = story.done("object", { of }, national);
    expect(last(back)).toMatchObject({ step: "objected", second: { by: national } });
    expect(keysIn(back.panel("show", coordinator, january))).toContain("stat.step.takenBack");
    expect(Object.keys(back.posts)).toEqual([]);
    const left = story.in({ people: peopleWith([], alone) });
    expect(left.posts).toEqual({ [`proposed:${of}:0:${national}`]: `${national} stat.post.alone` });
    expect(JSON.stringify(left.panel("show", national, january))).toContain('"command":"object"');
    left.when("approve", { of }, national).denied();
  });
  it("comes one at a time, with a table at least, and where somebody else can approve", () => {
    counted()
      .when("propose", { names: ["regions"] }, deputy)
      .refused("stat.pending");
    frozen().when("propose", { names: [] }, national).refused("stat.propose.none", "names");
    frozen({ people: peopleWith([], alone) })
      .when("propose", { names: ["regions"] }, national)
      .refused("stat.alone");
  });
  it("after another shows what that one showed, and holds back what it held back", () => {
    const one = counted();
    const first = last(one)?.made?.people ?? {};
    const two = counted(
      proposed(one.done("approve", { of: last(one)?.id }, deputy), coordinator, [
        "regions",
        "outcomes",
      ]),
    );
    expect(last(two)?.made?.people).toMatchObject(first);
  });
  it("holds back with what was seen in mind: a proposal that was taken back, or objected to, has been read", () => {
    const counts = [2, 3, 5, 6, 9, 1, 3, 4, 7, 8, 1, 2, 5, 6, 8, 9];
    const codes = [0, 1, 2, 3].flatMap((who) =>
      [0, 1].flatMap((work) =>
        ["yes", "no"].map((police) => ({
          police,
          sex: ["woman", "man"][who % 2] ?? "",
          ageGroup: who < 2 ? "adult" : "child",
          exploitation: ["SexualExploitation", "ForcedLabour"][work] ?? "",
        })),
      ),
    );
    const all = codes.flatMap((each, n) =>
      Array.from({ length: counts[n] ?? 0 }, (_, at) => person(`${n}-${at}`, each)),
    );
    const year = given(release)
      .done("freeze", {}, national, january)
      .done("collect", { region: "SYD", people: all, calls: [], noes: 3 }, stat, january);
    for (const by of [national, deputy]) {
      const first = counted(proposed(year, national, ["purposes"]));
      const two = counted(
        proposed(first.done("object", { of: last(first)?.id }, by, january), national, ["regions"]),
      );
      const both = countCells(
        { ...catalogueOf(["SYD"]), tables: tablesOf(["purposes", "regions"]) },
        grouped(all as never, "secret"),
      );
      const figures = (two.state as Seen).releases.flatMap(({ made }) =>
        made ? [made.people] : [],
      );
      expect(figures.length).toBeGreaterThan(0);
      expect(disclosedCells(both, figures, "suppression")).toEqual([]);
    }
  });
  it("asks the national unit to look, and again after five workdays; whoever proposed it hears how it went", () => {
    const story = counted();
    const id = last(story)?.id;
    expect(Object.keys(story.posts)).toEqual([`proposed:${id}:0:${deputy}`]);
    expect(story.timers).toEqual({ [`remind:${id}:0`]: local("2027-01-14", "09:00") });
    expect(Object.keys(story.fires(`remind:${id}:0`).posts)).toContain(
      `proposed:${id}:1:${deputy}`,
    );
    expect(Object.keys(story.done("approve", { of: id }, deputy).posts)).toContain(
      `released:${id}:0:${national}`,
    );
    expect(keysIn(story.view.posts)).not.toContain("stat.figure");
  });
  it("is read and fetched by those who sign, and by nobody else", () => {
    const story = counted();
    const approved = story.done("approve", { of: last(story)?.id }, deputy);
    const may = (by: string, of: "panels" | "files", name: string, at: Story) =>
      release[of]?.[name]?.access(
        at.state as never,
        { member: everybody.members.get(by) as never },
        at.world,
      );
    expect([national, coordinator].map((by) => may(by, "panels", "show", story))).toEqual([
      true,
      true,
    ]);
    expect([worker, "noomi-chef"].map((by) => may(by, "panels", "show", approved))).toEqual([
      false,
      false,
    ]);
    for (const file of ["word", "csv", "json"]) {
      expect(may(national, "files", file, story)).toBe(false);
      expect(may(national, "files", file, approved)).toBe(true);
      expect(may(worker, "files", file, approved)).toBe(false);
    }
  });
});

it("what a year says is for those who may sign, once it is frozen", () => {
  const story = counted();
  const told = story.done("approve", { of: last(story)?.id }, deputy, january);
  const known = (state: unknown, id: string) => release.known?.(state as never, memberOf(id));
  expect(known(told.state, national)).toBeDefined();
  expect(known(told.state, worker)).toBeUndefined();
  expect(known({ step: "new" }, national)).toBeUndefined();
});
