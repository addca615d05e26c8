// What the figures say can never have been said together is what no call can come to, however it is pressed: every call is walked through.
import { describe, expect, it } from "vitest";
import { call } from "../../../workflows/call/index.ts";
import { lists } from "../../../workflows/call/model.ts";
import { callCatalogueOf } from "../../../workflows/statistics/calls.ts";
import { given, type Story } from "../../support/given.ts";
import { first, line } from "./calls.ts";

type Press = readonly [command: string, values: Readonly<Record<string, string>>, by: string];
const presses: readonly Press[] = [
  ...lists.danger.map((danger): Press => ["take", { danger }, line]),
  ["over", { over: "112" }, line],
  ...["childYes", "childNo", "childUnknown"].map((command): Press => [command, {}, line]),
  ...["SYD.0", "other", "unknown"].map((county): Press => ["county", { county }, line]),
  ...lists.caller.map((caller): Press => ["caller", { caller }, line]),
  ...lists.need.map((need): Press => ["need", { need }, line]),
  ...["gaveNumber", "unreached", "passConsent", "back", "hangUp", "takeBack"].map(
    (command): Press => [command, {}, line],
  ),
  ["accept", {}, first],
  ["lapse", {}, "clock"],
];
type Told = { readonly reason: string; readonly stats: Readonly<Record<string, string>> };
/** The row that each call ends with, whatever is pressed in whatever order. */
const rowsOfAll = (): readonly Told[] => {
  const seen = new Map<string, Story>();
  const queue: Story[] = [given(call)];
  const rows: Told[] = [];
  for (let story = queue.shift(); story; story = queue.shift())
    for (const [command, values, by] of presses) {
      const { allowed, refusal, events } = story.when(command, values, by);
      if (!allowed || refusal || events.length === 0) continue;
      const next = story.after(...events);
      const name = JSON.stringify(next.state);
      if (seen.has(name)) continue;
      seen.set(name, next);
      const told = next.view.signals.find(({ workflow }) => workflow === "statistics");
      if (told) rows.push(told.values as unknown as Told);
      else queue.push(next);
    }
  return rows;
};

describe("every call that can be pressed", () => {
  const counties = ["Skåne"];
  const { dimensions, tables, never = [] } = callCatalogueOf(counties, ["SYD"]);
  const rows = rowsOfAll();
  const codeOf = ({ reason, stats }: Told, of: string): string =>
    of === "outcome" ? reason : (stats[of] ?? "unknown");
  it("ends in a row whose codes the catalogue has", () => {
    expect(rows.length).toBeGreaterThan(300);
    for (const row of rows)
      for (const [of, codes] of Object.entries(dimensions))
        expect(codes, of).toContain(codeOf(row, of));
  });
  it("has each pair of a table that is not called impossible, and none that is", () => {
    for (const [of = "", outcome = ""] of tables)
      for (const code of dimensions[of] ?? [])
        for (const end of dimensions[outcome] ?? []) {
          const isSaid = rows.some(
            (row) => codeOf(row, of) === code && codeOf(row, outcome) === end,
          );
          const isNever = never.some((pair) => pair[of] === code && pair[outcome] === end);
          expect(isSaid, `${of}=${code} ${end}`).toBe(!isNever);
        }
  });
});
