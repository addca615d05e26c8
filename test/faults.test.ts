// docs/reliability.md shows every fault of `npm run faults`, with what was measured of it. UPDATE_DOCS=1 writes what is done; what was measured, whoever measured it.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { faults, faultTable } from "./faults/table.ts";
import { root } from "./support/source.ts";

const page = join(root, "docs/reliability.md");
const between = /(?<=<!-- the faults: [^\n]*-->\n\n)[\s\S]*?(?=\n\n<!-- end of the faults -->)/;
if (process.env.UPDATE_DOCS)
  writeFileSync(page, readFileSync(page, "utf8").replace(between, faultTable));

test("docs/reliability.md shows the faults", () => {
  expect(between.exec(readFileSync(page, "utf8"))?.[0]).toBe(faultTable());
});
test("each has a row with what was measured, and nothing in it was lost or doubled", () => {
  const measured = [
    ...readFileSync(page, "utf8").matchAll(
      /^\| `([\w-]+)` +\| (\d+) +\| ([\d,]+) +\| (\d+) +\| (\d+) +\|/gm,
    ),
  ];
  expect(measured.map(([, name]) => name)).toEqual(faults.map(({ name }) => name));
  expect(measured.filter(([, , , , lost, doubled]) => lost !== "0" || doubled !== "0")).toEqual([]);
});
