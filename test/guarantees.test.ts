// docs/guarantees.md shows every guarantee with its sentence, its page and how it is asked. UPDATE_DOCS=1 writes it.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Guarantee } from "../src/app/audit/guarantee.ts";
import { guarantees } from "../src/app/audit/guarantees.ts";
import * as statements from "../src/app/audit/statements.ts";
import { guaranteeTexts } from "../src/app/audit/texts.ts";
import { root } from "./support/source.ts";

const page = join(root, "docs/guarantees.md");
const head = `# Guarantees

The promises of these pages, made from \`src/app/audit/guarantees.ts\`. \`stafett audit\` asks all of them of the database in use, beside the program, or of a copy (\`stafett audit FOLDER\`); every real fault ([reliability.md](reliability.md)) and every simulated season end with them. It reads, and says numbers: never what, and never of whom.

- **Statement** needs no key; each row that it gives is broken. Its name is that in \`src/app/audit/statements.ts\`. _While running_: what does not run is not late.
- **Read** needs no key. **Opened** is asked of each instance that lives, with the master key.
- **What no query sees:** that nobody is disturbed at night, what stands at Slack and Teams themselves, and whether a rule is right. Simulated seasons, real faults and the properties of the rules look at these.

## Each promise
`;
const nameOf = (sql: string): string =>
  Object.entries(statements).find(([, text]) => text === sql)?.[0] ?? "";
const shown = (one: Guarantee): string => {
  const when = "before" in one || "late" in one ? ", while running" : "";
  if ("sql" in one) return `Statement${when}: \`${nameOf(one.sql)}\``;
  const how = "look" in one ? "Read" : "derived" in one ? "Read, with the master key" : "Opened";
  return `${how}${when}: ${one.what}`;
};
/** The number of a section where it has one, else its page. */
const placeOf = (page: string): string => {
  const [file = "", section = ""] = page.split("#");
  const [, chapter, part] = /^(\d)(\d?)-/.exec(section) ?? [];
  return chapter === undefined ? file : [chapter, part].filter(Boolean).join(".");
};
const written = (): string =>
  [
    head,
    ...guarantees.map(
      (one, n) =>
        `- **G${n + 1}** ${guaranteeTexts[one.name]} ([${placeOf(one.page)}](${one.page})) ${shown(one)}.`,
    ),
    "",
  ].join("\n");
if (process.env.UPDATE_DOCS) writeFileSync(page, written());

test("docs/guarantees.md is made from the list", () => {
  expect(existsSync(page) && readFileSync(page, "utf8")).toBe(written());
});
test("each statement is found by its name", () => {
  expect(guarantees.filter((one) => "sql" in one && nameOf(one.sql) === "")).toEqual([]);
});
test("each has a sentence of its own", () => {
  expect(Object.keys(guaranteeTexts)).toEqual(guarantees.map(({ name }) => name));
  expect(new Set(Object.values(guaranteeTexts)).size).toBe(guarantees.length);
});
