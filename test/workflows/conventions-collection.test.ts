// What is handed out beside the indicators: the yearly collection with its empty lines, and how the figures came about.
import { expect, it } from "vitest";
import type { Paper, Sheet } from "../../src/rules/ui.ts";
import { conventions } from "../../workflows/conventions/index.ts";
import { catalogueOf, tableNames, tables } from "../../workflows/statistics/catalogue.ts";
import { given, keysIn, local, memberOf, type Story } from "../support/given.ts";

const january = local("2027-01-07", "10:00");
const byRelease = { sender: "release", instance: "Y" } as never;
const viewer = { member: memberOf("nspm-samordnare"), now: january as never };
const knowing = (
  figures: object,
  names: readonly string[] = tableNames,
  year = "2026",
  before = given(conventions).done("start", {}, "configuration"),
): Story =>
  before.done(
    "released",
    { year, figures, tables: Object.fromEntries(names.map((name) => [name, january])) },
    byRelease,
  );
const made = <T>(story: Story, file: string): T =>
  conventions.files?.[file]?.make(story.state as never, viewer, story.world) as T;
const rows = (story: Story, file: string) => {
  const { head, rows: all } = made<Sheet>(story, file);
  return all.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at]])));
};

/** ESMS 2.0, in its order. */
const esms =
  "contact update presentation unit period mandate confidentiality release frequency accessibility quality relevance accuracy timeliness coherence cost revision processing comment".split(
    " ",
  );
it("a line has the figure of the released tables, or why it has none", () => {
  const figures = {
    "": 40,
    "sex=woman": 25,
    "sex=man": 0,
    "sex=other": null,
    "traffickingStatus=ActualVictimOfTrafficking": 9,
  };
  const story = knowing(figures, ["purposes", "statuses"]);
  const at = (line: string, code = "") =>
    rows(story, "collection-csv").find((row) => row.line === line && row.code === code);
  expect(at("total")).toMatchObject({
    persons: 40,
    status: "value",
    released_on: "2027-01-07",
    year: "2026",
  });
  expect(at("sex", "woman")).toMatchObject({ persons: 25, status: "value", table: "purposes" });
  expect(at("sex", "man")).toMatchObject({ persons: 0, status: "zero" });
  expect(at("sex", "other")).toMatchObject({ persons: null, status: "heldBack" });
  expect(at("traffickingStatus", "ActualVictimOfTrafficking")).toMatchObject({
    persons: 9,
    table: "statuses",
  });
  // Its table is not out, whatever the figures say.
  expect(at("citizenship")).toMatchObject({
    persons: null,
    status: "notReleased",
    table: "",
    released_on: "",
  });
  expect(at("convicted")).toMatchObject({ persons: null, status: "unknown" });
  // Somebody who was not assessed as a victim is no line of the collection.
  expect(at("traffickingStatus", "NotAVictimOfTrafficking")).toBeUndefined();
});
it("a line has the codes of a joined table where the table itself is not out, and none of a table of calls", () => {
  const joined = knowing({ "": 40, "sourceKind=authority": 12, "exploitationKind=work": null }, [
    "sources+sourceKind",
    "purposes+exploitationKind",
  ]);
  const at = (line: string, code: string) =>
    rows(joined, "collection-csv").find((row) => row.line === line && row.code === code);
  expect(at("source", "authority")).toMatchObject({ persons: 12, table: "sources+sourceKind" });
  expect(at("exploitation", "work")).toMatchObject({ persons: null, status: "heldBack" });
  expect(at("total", "")).toMatchObject({ persons: 40, status: "value" });
  expect(keysIn(made<Paper>(joined, "collection"))).toContain("stat.sourceKind.authority");
  const calls = knowing({ "": 40 }, ["callCallers"], "2027", joined);
  expect(
    rows(calls, "collection-csv").find(({ year, line }) => year === "2027" && line === "total"),
  ).toMatchObject({
    status: "notReleased",
  });
  expect(made<Paper>(calls, "collection").title).toEqual(made<Paper>(joined, "collection").title);
});
it("a figure of a table that is not out is not told", () => {
  for (const left of tableNames) {
    const others = tableNames.filter((name) => name !== left);
    const own = tables[left].filter(
      (of) => !others.some((name) => (tables[name] as readonly string[]).includes(of)),
    );
    const story = knowing(
      { "": 40, ...Object.fromEntries(own.map((of) => [`${of}=unknown`, 77])) },
      others,
    );
    expect(JSON.stringify(rows(story, "collection-csv")), left).not.toContain("77");
  }
});
it("every row has a status, and a figure exactly where the status says so; each year that is out has the same lines", () => {
  const held = Object.entries(catalogueOf([]).dimensions).flatMap(([of, codes]) =>
    codes.map((code) => [`${of}=${code}`, null]),
  );
  const figures = { ...Object.fromEntries(held), "sex=man": 0, "": 40 };
  const story = knowing(figures, ["regions"], "2025", knowing(figures));
  const all = rows(story, "collection-csv");
  for (const { status, persons, line } of all)
    expect(persons === null, `${line} ${status}`).toBe(status !== "value" && status !== "zero");
  expect(new Set(all.map(({ year }) => year))).toEqual(new Set(["2026", "2025"]));
  const linesIn = (year: string) =>
    new Set(all.filter((row) => row.year === year).map(({ line }) => line));
  expect(linesIn("2025")).toEqual(linesIn("2026"));
});
it("the document is of the newest year, with the lines that somebody else fills in and what differs from what is asked", () => {
  const story = knowing({ "": 12 }, ["regions"], "2025", knowing({ "": 40, "sex=woman": 25 }));
  const paper = made<Paper>(story, "collection");
  expect(keysIn(paper)).toEqual(
    expect.arrayContaining([
      "collection.convicted",
      "collection.lacks.source",
      "conv.directive",
      "conv.invented",
      "conv.esms.title",
      "conv.hidden",
    ]),
  );
  expect(JSON.stringify(paper)).toContain('"2026"');
  expect(keysIn(paper)).not.toContain("conv.collection.unchecked");
});
it("how the figures came about stands under the 19 headings, and an empty one says so", () => {
  const story = knowing({ "": 40 }, ["regions", "sources"]);
  const all = rows(story, "metadata");
  expect([...new Set(all.map(({ number }) => number))]).toEqual(
    Array.from({ length: 19 }, (_, n) => n + 1),
  );
  expect([...new Set(all.map(({ concept }) => concept))]).toEqual(esms);
  const empty = all.filter(({ status }) => status === "empty").map(({ concept }) => concept);
  expect(empty).toEqual(["contact", "mandate", "relevance", "cost", "comment"]);
  for (const { status, text } of all)
    expect(keysIn(text).includes("conv.esms.empty"), JSON.stringify(text)).toBe(status === "empty");
  // Two tables are out: counted from the state, and not written.
  expect(JSON.stringify(all.filter(({ concept }) => concept === "presentation"))).toContain(
    '"n":2',
  );
  for (const file of ["word", "collection"])
    expect(keysIn(made<Paper>(story, file)).filter((key) => key.startsWith("esms."))).toHaveLength(
      19,
    );
});
it("noise or hidden figures: the metadata say which", () => {
  const story = knowing({ "": 40 });
  const said = (people: object) =>
    keysIn(
      conventions.files?.metadata?.make(story.state as never, viewer, {
        ...story.world,
        people: { ...story.world.people, ...people },
      } as never),
    );
  expect(said({ noise: true })).toContain("stat.method.noise");
  expect(said({ noise: undefined })).toContain("stat.method.hidden");
});
