// Each step of the guide in one order that nobody tells it in, over the real bot and without a browser. Every order: test/e2e/guide-order.test.ts.
import { expect, onTestFinished, test } from "vitest";
import { morning, open } from "../../playground/page/guide-case.ts";
import { Quiet } from "../../playground/page/guide-quiet.ts";
import { rowsOf } from "./guide-order.ts";
import { inOrder, startWhole } from "./whole.ts";

test("orders in which each step comes first, last, and right after each other", () => {
  const rows = rowsOf(26);
  const all = [...rows.keys()];
  for (const pick of [0, -1])
    expect(rows.map((row) => row.at(pick)).toSorted((a = 0, b = 0) => a - b)).toEqual(all);
  const pairs = rows.flatMap((row) => row.slice(1).map((each, at) => `${row[at]}>${each}`));
  expect(new Set(pairs).size).toBe(26 * 25);
});
test("each step of the guide can be played where another would come", async () => {
  expect(await inOrder(7, "sv")).toEqual([]);
});
test("the morning's answer is about the guide's own case, whichever row of the list that has", async () => {
  const whole = await startWhole();
  onTestFinished(whole.stop);
  const people = new Quiet(whole.door, "sv", null);
  for (const step of [open, morning]) await people.play(step);
  const rows = people.picture().slack.match(/SYD-[0-9A-Z]{4}-[0-9A-Z]{2}[^\n]*– klart/g);
  expect(rows).toHaveLength(1);
  expect(rows?.[0]).toContain(String(people.ref));
});
