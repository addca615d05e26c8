// docs/guarantees.md shows every guarantee with its sentence, its page and its query. UPDATE_DOCS=1 writes it.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Guarantee } from "../src/app/audit/guarantee.ts";
import { guarantees } from "../src/app/audit/guarantees.ts";
import { guaranteeTexts } from "../src/app/audit/texts.ts";
import { root } from "./support/source.ts";

const page = join(root, "docs/guarantees.md");
const head = `# Guarantees

What these pages promise, one by one, each with the query that shows when it is broken. \`stafett audit\` asks all of them of the database that is in use, beside the program, or of a copy
(\`stafett audit FOLDER\`); every real fault ([reliability.md](reliability.md)) and every simulated season end with them. It reads, and says numbers: never what, and never of whom.

- **A statement** needs no key; each row that it gives is broken. Where a time stands as \`?\`, it is asked only while a program runs there: what does not run is not late.
- **Opened** is asked of each instance that lives, with the master key.
- **What no query sees:** that nobody is disturbed at night (a moment that has passed leaves no row), what stands at Slack and Teams themselves, and whether a rule is right. These are
  looked at where they can be seen: every step of a simulated season, every post of a real fault, the properties of the rules.

This page is made from \`src/app/audit/guarantees.ts\`.
`;
const shown = (one: Guarantee): string => {
  if ("sql" in one) return `\`\`\`sql\n${one.sql}\n\`\`\``;
  const how = "look" in one ? "Read" : "derived" in one ? "Read, with the master key" : "Opened";
  return `${how}: ${one.what}.`;
};
const written = (): string =>
  [
    head,
    ...guarantees.map((one, n) => {
      const [file = "", section = ""] = one.page.split("#");
      const where = section
        .replaceAll("-", " ")
        .replace(/^(\d)(\d?) /, (_, a: string, b: string) => `${b ? `${a}.${b}` : a} `);
      return `**G${n + 1}** ${guaranteeTexts[one.name]} ([${file}, ${where}](${one.page}))\n\n${shown(one)}\n`;
    }),
  ].join("\n");
if (process.env.UPDATE_DOCS) writeFileSync(page, written());

test("docs/guarantees.md is made from the list", () => {
  expect(existsSync(page) && readFileSync(page, "utf8")).toBe(written());
});
test("each has a sentence of its own", () => {
  expect(Object.keys(guaranteeTexts)).toEqual(guarantees.map(({ name }) => name));
  expect(new Set(Object.values(guaranteeTexts)).size).toBe(guarantees.length);
});
