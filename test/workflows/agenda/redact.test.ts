// A case that a meeting was about is erased: nothing that was said of it is left in the meeting, and the meeting is what it was otherwise.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Event, State } from "../../../workflows/agenda/model.ts";
import { redact } from "../../../workflows/agenda/notes/redact.ts";
import { evolve, initial } from "../../../workflows/agenda/state.ts";
import { addJournals } from "../../support/journal-file.ts";

type Journal = {
  readonly workflow: string;
  readonly instance: string;
  readonly events: readonly Event[];
  readonly state: unknown;
};
const folder = new URL("../../fixtures/journals/", import.meta.url);
const [recorded] = (
  JSON.parse(readFileSync(new URL("agenda-0.1.0.json", folder), "utf8")) as Journal[]
).filter(({ events }) => events[0]?.type === "begun");
const at = "2026-12-01T09:00:00.000Z" as never;
const by = "regionkoordinator-1" as never;
const about = (instance: string, ref: string) => ({
  workflow: "case" as const,
  instance: instance as never,
  ref: ref as never,
});
const wish = (more: object) => ({ under: "method" as never, by, carried: 0, ...more });
const decided = (n: number, point: string, text: string): Event =>
  ({
    type: "decided",
    n,
    code: "note",
    text,
    dissent: false,
    by,
    at,
    point,
    heading: "method",
  }) as never;
/** Two cases and an open item, a decision on each, one of them corrected, and what is carried over. */
const events: readonly Event[] = [
  recorded?.events[0] as Event,
  {
    type: "added",
    wish: wish({ title: "Fallet Granatäpple", about: about("CASE1", "SYD-1111-11") }),
    agency: "noomi",
  } as never,
  { type: "added", wish: wish({ about: about("CASE2", "SYD-2222-22") }), agency: "noomi" } as never,
  { type: "added", wish: wish({ title: "Rutiner" }), agency: "noomi" } as never,
  { type: "started", by, at },
  decided(1, "c:1", "Granatäpple flyttas"),
  decided(2, "c:2", "Vi väntar"),
  decided(3, "1", "Rutinen gäller"),
  { type: "corrected", n: 1, code: "note", text: "Granatäpple flyttas i mars", at } as never,
  {
    type: "kept",
    wishes: [wish({ about: about("CASE1", "SYD-1111-11") }), wish({ title: "Rutiner" })],
  } as never,
];
const redacted = (erased: string): readonly Event[] => {
  let state: State = initial;
  return events.map((event) => {
    const left = redact(event, state, erased as never);
    state = evolve(state, event);
    return left;
  });
};
const fold = (all: readonly Event[]): State => all.reduce<State>(evolve, initial);
if (process.env.STAFETT_RECORD === "journals") {
  const left = redacted("CASE1");
  const journal = [
    { workflow: "agenda", instance: "REDACTED00000000", events: left, state: fold(left) },
  ];
  addJournals(new URL("agenda-redacted-0.1.0.json", folder), journal);
}

describe("what is left of a meeting", () => {
  test("says nothing of the case: no id, no reference, no word, no decision", () => {
    const text = JSON.stringify([redacted("CASE1"), fold(redacted("CASE1"))]);
    expect(text).not.toMatch(/CASE1|SYD-1111-11|Granatäpple/);
  });
  test("says of the rest what it said, at the numbers that it had", () => {
    const [before, after] = [fold(events), fold(redacted("CASE1"))];
    if (before.step === "new" || after.step === "new") throw new Error("not begun");
    expect(after.items.map(({ id, title }) => [id, title])).toEqual([
      ["c:1", undefined],
      ["c:2", undefined],
      ["1", "Rutiner"],
    ]);
    expect(after.items.slice(1)).toEqual(before.items.slice(1));
    expect(after.decided).toEqual(before.decided.filter(({ point }) => point !== "c:1"));
    expect(after.kept.flat().map(({ title }) => title)).toEqual([undefined, "Rutiner"]);
    expect(after.now).toBe(before.now);
  });
  test("two that are erased stay two", () => {
    let state: State = initial;
    const both = redacted("CASE1").map((event) => {
      const left = redact(event, state, "CASE2" as never);
      state = evolve(state, event);
      return left;
    });
    const after = fold(both);
    if (after.step === "new") throw new Error("not begun");
    expect(after.items.map(({ id }) => id)).toEqual(["c:1", "c:2", "1"]);
    expect(new Set(after.items.slice(0, 2).map((item) => item.about?.instance)).size).toBe(2);
  });
  test("is the same, event by event, where nothing was said of it", () => {
    for (const [i, left] of redacted("ANOTHER").entries()) expect(left).toBe(events[i]);
  });
});
