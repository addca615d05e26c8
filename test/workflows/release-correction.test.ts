// A correction: said in codes beside figures that stay, by one and approved by another.
import { beforeAll, describe, expect, it } from "vitest";
import { loadSolver } from "../../src/figures/solver.ts";
import { writeCsv } from "../../src/files/sheet.ts";
import type { Sheet } from "../../src/rules/ui.ts";
import { conventions } from "../../workflows/conventions/index.ts";
import { indicators } from "../../workflows/conventions/indicators.ts";
import { release } from "../../workflows/statistics/release.ts";
import { given, keysIn, local, memberOf, type Story } from "../support/given.ts";

beforeAll(loadSolver);
const [national, deputy, coordinator, worker] = [
  "nspm-samordnare",
  "nspm-ersattare",
  "regionkoordinator-1",
  "noomi-kontakt",
];
const stat = { sender: "statistics", instance: "stat-SYD" } as never;
const [january, march] = [local("2027-01-07", "10:00"), local("2027-03-01", "10:00")];
const people = ["woman", "man"].flatMap((sex) =>
  Array.from({ length: 12 }, (_, n) => ({
    row: `${sex}${n}`,
    codes: { region: "SYD", closure: "goalReached", ageGroup: "adult", sex },
  })),
);
type Seen = {
  readonly releases: readonly {
    readonly id: string;
    readonly step: string;
    readonly made?: unknown;
  }[];
};
const last = (story: Story) => (story.state as Seen).releases.at(-1);
const counted = (): Story =>
  given(release)
    .done("freeze", {}, national, january)
    .done("collect", { region: "SYD", people, calls: [], noes: 31 }, stat, january)
    .done("propose", { names: ["regions"] }, national, january)
    .done("count", {}, "clock", january);
const approved = (story: Story, by = deputy): Story =>
  story.done("approve", { of: last(story)?.id }, by, march);
const out = (): Story => approved(counted());
const missing = { names: ["regions"], why: "missing", effect: "low" };
const proposed = (story = out()): Story => story.done("correct", missing, national, march);
const corrected = (): Story => approved(proposed());
const file = (name: string, { state, world }: Story): unknown =>
  release.files?.[name]?.make(
    state as never,
    { member: memberOf(coordinator), now: march as never },
    world,
  );

describe("a correction", () => {
  it("is proposed of what is out by those who sign, and not before anything is", () => {
    counted().when("correct", missing, national).denied();
    for (const by of [worker, "plattformen-nsp", "clock"])
      out().when("correct", missing, by).denied();
    out()
      .when("correct", { ...missing, names: [] }, national)
      .refused("stat.propose.none", "names");
    proposed().when("correct", missing, deputy).refused("stat.pending");
    expect(last(proposed())).toMatchObject({
      step: "proposed",
      correction: { why: "missing", effect: "low" },
    });
  });
  it("offers the tables that are out alone, and that the figures are right only of a correction that was wrong", () => {
    const offered = (why?: string) =>
      release.commands.correct?.choices?.(
        out().state as never,
        out().world,
        { member: memberOf(national) },
        why ? { why } : {},
      );
    expect(offered()).toEqual({
      names: ["regions"],
      effect: ["low", "high", "shifted", "unknown"],
    });
    expect(offered("withdrawn")?.effect).toEqual(["none"]);
  });
  it("is approved by another, and until then nobody outside reads it", () => {
    const story = proposed();
    story.when("approve", { of: last(story)?.id }, national).denied();
    expect(keysIn(story.panel("show", deputy, march))).toEqual(
      expect.arrayContaining(["stat.second.correction", "statWhy.missing"]),
    );
    expect(keysIn(story.panel("show", "plattformen-statistik", march))).not.toContain(
      "statWhy.missing",
    );
    expect(JSON.stringify(file("word", story))).not.toContain("stat.correction");
    const after = approved(story);
    expect(keysIn(after.panel("show", "plattformen-statistik", march))).toContain(
      "stat.correction",
    );
    expect(keysIn(after.view.posts)).toContain("stat.post.corrected");
  });
  it("can be turned down, and taken back; it is reminded of as a release is", () => {
    const story = proposed();
    const of = last(story)?.id;
    expect(story.timers).toEqual({ [`remind:${of}:0`]: local("2027-03-08", "09:00") });
    for (const by of [deputy, national]) {
      const over = story.done("object", { of }, by, march);
      expect(keysIn(over.panel("show", "plattformen-statistik", march))).not.toContain(
        "stat.correction",
      );
      over
        .when("correct", missing, coordinator)
        .then({ type: "correctionProposed", by: coordinator });
    }
  });
  it("leaves every figure as it was, and stands beside them in each file", () => {
    const [before, after] = [out(), corrected()];
    const rows = (story: Story) =>
      (file("csv", story) as Sheet).rows.map((row) => row.slice(0, -1));
    expect(rows(after)).toEqual(rows(before));
    const lines = writeCsv(file("csv", after) as Sheet).split("\r\n");
    expect(lines.filter((line) => line.endsWith(";2027-03-01 missing low")).length).toBe(
      lines.filter((line) => line.startsWith("2026;regions;")).length,
    );
    for (const story of [before, after])
      expect(JSON.stringify(file("word", story))).toContain('"n":31');
    for (const name of ["word", "svg-regions"])
      expect(JSON.stringify(file(name, after)), name).toContain("stat.correction");
    expect(JSON.stringify(file("region", after))).toContain("stat.correction");
    expect(JSON.stringify(file("region", before))).not.toContain("stat.correction");
  });
  it("makes a new edition, named in the file's name", () => {
    const number = (story: Story) =>
      JSON.stringify((file("csv", story) as Sheet).file).match(/"n":\{"text":"(\d+)"/)?.[1];
    expect([out(), corrected()].map(number)).toEqual(["1", "2"]);
    expect(
      number(
        approved(
          corrected().done(
            "correct",
            { ...missing, why: "withdrawn", effect: "none" },
            coordinator,
            march,
          ),
        ),
      ),
    ).toBe("3");
  });
  it("stands in the panel with the four before it, the newest first; older ones are in the files", () => {
    const told = (n: number) => {
      let story = out();
      for (let at = 0; at < n; at += 1)
        story = approved(
          story.done(
            "correct",
            { ...missing, effect: at === n - 1 ? "high" : "low" },
            national,
            march,
          ),
        );
      const said = keysIn(story.panel("show", coordinator, march));
      const first = JSON.stringify(story.panel("show", coordinator, march)).match(
        /statEffect\.\w+/,
      )?.[0];
      const inFile = JSON.stringify(file("word", story)).split('"stat.correction"').length - 1;
      return [
        said.filter((key) => key === "stat.correction").length,
        said.includes("stat.corrections.more"),
        first,
        inFile,
      ];
    };
    expect([told(5), told(6)]).toEqual([
      [5, false, "statEffect.high", 5],
      [5, true, "statEffect.high", 6],
    ]);
  });
  it("is told to the indicators, whose sources and metadata say it", () => {
    const told = corrected().view.signals.find(({ command }) => command === "released");
    const story = given(conventions)
      .done("start", {}, { sender: "configuration", instance: "configuration" } as never, march)
      .done("released", told?.values ?? {}, { sender: "release", instance: "r" } as never, march);
    expect(indicators.some(({ from }) => (from as readonly string[]).includes("regions"))).toBe(
      true,
    );
    expect(keysIn(story.panel("show", national, march))).toContain("conv.source.corrected");
    const paper = conventions.files?.word?.make(
      story.state as never,
      { member: memberOf(national), now: march as never },
      story.world,
    );
    expect(keysIn(paper)).toContain("conv.esms.revision.year");
    const sheet = conventions.files?.csv?.make(
      story.state as never,
      { member: memberOf(national), now: march as never },
      story.world,
    );
    expect(writeCsv(sheet as Sheet)).toContain(";2027-03-01 missing low");
  });
});
