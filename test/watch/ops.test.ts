// Alerts and dashboard ask for what /metrics really says, and send nobody to a page that is not there.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { root, sectionsOf } from "../support/source.ts";
import { createWorld, type World } from "../support/world.ts";
import { allRows } from "./read.ts";

type Rule = {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: Readonly<Record<"sv" | "en" | "runbook", string>>;
};
type Panel = { readonly title: string; readonly targets: readonly { readonly expr: string }[] };
const read = (file: string): string => readFileSync(join(root, file), "utf8");
const { groups } = parse(read("ops/alerts.yaml")) as {
  readonly groups: readonly { readonly rules: readonly Rule[] }[];
};
const rules = groups.flatMap((group) => group.rules);
const { panels } = JSON.parse(read("ops/dashboard.json")) as { readonly panels: readonly Panel[] };
const asked = [
  ...rules.map((rule) => [rule.alert, rule.expr] as const),
  ...panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)),
];
/** What Prometheus makes itself. */
const own = ["up"];
const metric = /\b([a-z]+(?:_[a-z0-9]+)+|up)\b(?!=~?"|\s*\()(\{[^}]*\})?/g;
/** Each metric of an expression, with what it asks of labels. */
const metricsOf = (
  expr: string,
): readonly {
  readonly name: string;
  readonly labels: readonly (readonly [string, readonly string[]])[];
}[] =>
  [...expr.replace(/by \([^)]*\)/g, "").matchAll(metric)].map(([, name = "", labels = ""]) => ({
    name,
    labels: [...labels.matchAll(/(\w+)=~?"([^"]*)"/g)]
      .filter(([, label]) => label !== "job")
      .map(([, label = "", values = ""]) => [label, values.split("|")] as const),
  }));

let world: World;
let rows: readonly string[];
beforeAll(async () => {
  world = await createWorld();
  rows = await allRows(world);
});
afterAll(() => world.close());

test("there are alerts and panels, and an expression is taken apart as it should be", () => {
  expect([rules.length, panels.length].every((n) => n >= 12)).toBe(true);
  expect(
    metricsOf('sum by (what) (rate(stafett_a_total{what=~"b|c", job="stafett"}[5m])) > 4e6'),
  ).toEqual([{ name: "stafett_a_total", labels: [["what", ["b", "c"]]] }]);
  expect(metricsOf('up{job="stafett"} == 0').map(({ name }) => name)).toEqual(["up"]);
});
describe("each metric, with each value of a label that is asked for, is at /metrics", () => {
  test.each(asked)("%s: %s", (_title, expr) => {
    const metrics = metricsOf(expr);
    if (expr !== "vector(1)") expect(metrics).not.toEqual([]);
    for (const { name, labels } of metrics.filter(({ name: each }) => !own.includes(each))) {
      const mine = rows.filter((row) => row === name || row.startsWith(`${name}{`));
      expect(mine, name).not.toEqual([]);
      for (const [label, values] of labels)
        for (const value of values)
          expect(
            mine.some((row) => row.includes(`${label}="${value}"`)),
            `${name} ${label}="${value}"`,
          ).toBe(true);
    }
  });
});
describe("each alert", () => {
  test("has a name of its own and a severity", () => {
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    for (const { labels } of rules)
      expect(["critical", "warning", "none"]).toContain(labels.severity);
  });
  test.each(rules.map((rule) => [rule.alert, rule] as const))(
    "%s says what to do in two languages, and where there is more",
    (_name, { annotations }) => {
      const { sv, en, runbook } = annotations;
      expect(sv).toMatch(/^[A-ZÅÄÖ].+\.$/);
      expect(en).toMatch(/^[A-Z].+\.$/);
      expect(sv).not.toBe(en);
      expect(`${sv}${en}`).not.toMatch(/!|\{\{/);
      const [page, heading] = runbook.split("#");
      expect(page).toBe("docs/operations.md");
      expect(sectionsOf(read("docs/operations.md"))).toContain(heading);
    },
  );
});
test("docs/operations.md names every metric of ours, and none that there is not", () => {
  const table = read("docs/operations.md").split("## Watching")[1]?.split("\n### ")[0] ?? "";
  const told = new Set([...table.matchAll(/`(stafett_\w+)`/g)].map(([, name]) => name));
  const ours = new Set(
    rows.map((row) => row.replace(/\{.*/, "")).filter((name) => name.startsWith("stafett_")),
  );
  expect([...told].sort()).toEqual([...ours].sort());
});
