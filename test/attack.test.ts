// docs/threat-model.md shows every attack of `npm run attack`. UPDATE_DOCS=1 writes them.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { areas } from "./attack/attack.ts";
import { attacks, attackTable } from "./attack/table.ts";
import { root } from "./support/source.ts";

const page = join(root, "docs/threat-model.md");
const between = /(?<=<!-- the attacks: [^\n]*-->\n\n)[\s\S]*?(?=\n\n<!-- end of the attacks -->)/;
if (process.env.UPDATE_DOCS)
  writeFileSync(page, readFileSync(page, "utf8").replace(between, attackTable));

test("docs/threat-model.md shows the attacks", () => {
  expect(between.exec(readFileSync(page, "utf8"))?.[0]).toBe(attackTable());
});
test("each area is attacked, and no two attacks have one name", () => {
  expect([...new Set(attacks.map(({ area }) => area))].toSorted()).toEqual([...areas].toSorted());
  expect(new Set(attacks.map(({ area, name }) => `${area}: ${name}`)).size).toBe(attacks.length);
});
