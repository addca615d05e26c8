// The table in test/bounds.md has every bound of the code, with its number and the test that goes one beyond; docs/scale.md repeats the numbers of those that people meet.
import { existsSync, globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

type Bound = { readonly name: string; readonly file: string; readonly number: number };
const keyOf = ({ name, file }: Pick<Bound, "name" | "file">): string => `${file} ${name}`;
const numberOf = (text: string): number => Number(text.replaceAll(/[_,]/g, ""));

/** What a bound is called. */
const called =
  /^(most|max[A-Z]|maximum|listed$|kept|at[A-Z]|limit|readers$|writers$)|(Most|Max|AtOnce|Rows|Page|Pool|Kept|Limit|Size|Tries|Bytes)$/;
/** A time is no number of things. */
const isTime = /(Ms|Days|Hours)$/;
/** Called as a bound, and none: a name, or a file with all its names, and why. */
const none: Readonly<Record<string, string>> = {
  "adapters/rehearsal.ts mostNumber": "which numbers of a report may be times or ids",
  "adapters/slack/rehearsal.ts": "pages and patience of a rehearsal",
  "adapters/teams/rehearsal.ts": "patience of a rehearsal",
  "src/app/operate/rehearse.ts": "minutes that somebody has",
  "src/app/rehearsal/rehearsing.ts": "the length of a field",
  shownRows: "a page of a list that leads on",
  "adapters/slack/table.ts": "rendering: test/adapters/slack-takes.test.ts",
  "adapters/slack/chart.ts": "rendering: test/adapters/charts.test.ts",
  "adapters/teams/chart.ts": "rendering: test/adapters/charts.test.ts",
  "adapters/teams/searches.ts mostFound": "as many as Teams shows; one types on",
  "adapters/slack/index.ts certificateCheckBytes": "the size of one request of Slack's",
  "src/app/http.ts largeBytes": "from where on one is read at a time",
  "src/app/storage/opening.ts smallBytes": "which files are examined at once",
  "src/app/configuration/reading.ts smallBytes": "which files are read without a thread",
  "src/engine/ids.ts mostStep": "how far a version may leap",
  "src/engine/applied.ts blockBytes": "padding",
  "src/engine/journal-rows.ts rowBytes": "padding",
  "src/engine/instances.ts summaryBytes": "padding",
  "src/engine/write.ts readersAtOnce": "padding",
  "src/engine/encryption.ts keyBytes": "a length of the cipher",
  "src/engine/encryption.ts ivBytes": "a length of the cipher",
  "src/engine/encryption.ts tagBytes": "a length of the cipher",
  "src/store/format.ts headBytes": "a length of SQLite's format",
  "src/files/picture.ts headBytes": "a length of PNG's format",
  "src/figures/cell-key.ts mostNoise": "how far a figure may be changed",
  "workflows/agenda/shortened.ts": "rendering: test/workflows/agenda/shortened.test.ts",
  "workflows/call/panels.ts mostBeside": "buttons beside each other",
  "workflows/case/surfaces/home.ts mostOfKind":
    "of each kind on one's first page; the rest is in its own list",
  "workflows/directory/forms.ts": "lengths of fields",
  "workflows/directory/search.ts mostWords": "the length of a field",
  "workflows/joining/commands.ts mostName": "the length of a field",
  "workflows/joining/commands.ts mostAccount": "the length of a field",
  "workflows/joining/commands.ts mostPhone": "the length of a field",
  "workflows/method/commands.ts": "lengths of fields",
  "workflows/statistics/release-charts.ts": "what one drawing shows",
  "workflows/statistics/release-show.ts mostHeld": "rows of a table that have the same word",
  "workflows/training/commands.ts": "the greatest number, and the length, of a field",
  "workflows/training/panels.ts mostNamed":
    "names in one sentence, which says how many more there are",
};
const isNone = ({ name, file }: Pick<Bound, "name" | "file">): boolean =>
  [name, file, `${file} ${name}`].some((key) => key in none);

/** Every number in this text that is called as a bound. More than one is looked up: `limit: 1`. */
const boundsIn = (file: string, text: string): readonly Bound[] => {
  const one = [...text.matchAll(/\b(\w+)(?:: [\w<>[\] ]*)? ?[=:] ?(\d[\d_]*)\b/g)].map(
    ([, name = "", number = ""]) => [name, number] as const,
  );
  const several = [...text.matchAll(/const \[([\w, ]+)\][^=\n]* = \[([\d_, ]+)\]/g)].flatMap(
    ([, names = "", numbers = ""]) =>
      names.split(", ").map((name, at) => [name, numbers.split(", ")[at] ?? ""] as const),
  );
  const asked = [...text.matchAll(/\blimit (\d+)/g)].map(
    ([, number = ""]) => ["limit", number] as const,
  );
  return [...one, ...several, ...asked]
    .filter(
      ([name]) => (called.test(name) || file === "src/engine/bounds.ts") && !isTime.test(name),
    )
    .map(([name, number]) => ({ name, file, number: numberOf(number) }))
    .filter(({ number }) => number > 1);
};
const found = globSync("{src,adapters,workflows}/**/*.ts")
  .toSorted()
  .flatMap((file) => boundsIn(file, readFileSync(file, "utf8")));

const cellsOf = (line: string): string[] =>
  line.split("|").map((cell) => cell.trim().replace(/^`(.*)`$/, "$1"));
const linesOf = (page: string): string[] => readFileSync(page, "utf8").split("\n");
const rows = linesOf("test/bounds.md").flatMap((line) => {
  const [, name, file, number, beyond, tested] = cellsOf(line);
  return name && file && number && /^\d/.test(number)
    ? [{ name, file, numbers: number.split("; "), beyond, tested }]
    : [];
});

describe("the table of bounds", () => {
  test("has every bound of the program, and nothing that is none any more", () => {
    const inTable = rows.map(keyOf);
    const inCode = found.filter((bound) => !isNone(bound)).map(keyOf);
    expect([...new Set(inCode)].toSorted()).toEqual([...new Set(inTable)].toSorted());
    expect(inTable).toHaveLength(new Set(inTable).size);
  });
  test("has their numbers as they are", () => {
    for (const { name, file, numbers } of rows) {
      const inCode = found
        .filter((bound) => keyOf(bound) === keyOf({ name, file }))
        .map(({ number }) => number);
      const inTable = numbers.map((number) => numberOf(number.split(" ")[0] ?? ""));
      expect([keyOf({ name, file }), ...new Set(inCode)]).toEqual([
        keyOf({ name, file }),
        ...new Set(inTable),
      ]);
    }
  });
  test("has what docs/scale.md says of a bound", () => {
    const shown = linesOf("docs/scale.md").flatMap((line) => {
      const [, , name, number = ""] = cellsOf(line);
      return /^\| [^|]+ \| `\w+` +\| [\d,]+ +\|/.test(line) ? [`${name} ${number}`] : [];
    });
    expect(shown.length).toBeGreaterThan(15);
    const known = rows.flatMap(({ name, numbers }) => numbers.map((number) => `${name} ${number}`));
    expect(shown.filter((one) => !known.includes(one))).toEqual([]);
  });
  test("says what happens one beyond each, and which test goes there", () => {
    for (const { name, file, beyond, tested } of rows) {
      expect(beyond, keyOf({ name, file })).toMatch(/\w/);
      // What is never reached says so, and why.
      if (tested === "never") expect(beyond, keyOf({ name, file })).toMatch(/^never: \w/);
      else expect(existsSync(tested ?? ""), `${name}: ${tested}`).toBe(true);
    }
  });
  test("has a reason for each that is called as a bound and is none, and no reason for what is not there", () => {
    const names = found.flatMap((bound) => [bound.name, bound.file, keyOf(bound)]);
    for (const [key, reason] of Object.entries(none)) {
      expect(reason).toMatch(/\w/);
      expect(names, key).toContain(key);
    }
  });
});
