// Events out of the database are held against their types: the list of shapes is fresh, and says where one differs.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { heldEvent, UnreadableEvent } from "../src/engine/facts.ts";
import { eventFaults } from "../src/rules/shape.ts";
import { workflows } from "../workflows/index.ts";
import { eventShapes } from "./support/event-shapes.ts";
import { root } from "./support/source.ts";

const file = join(root, "workflows/events.json");
const made = await eventShapes();
if (process.env.UPDATE_EVENTS) writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`);

describe("workflows/events.json", () => {
  it("says what the types of events say; UPDATE_EVENTS=1 writes it", () => {
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(made);
  });
  it("has every workflow, and of each what it writes", () => {
    expect(Object.keys(made.events).sort()).toEqual(workflows.map(({ name }) => name).sort());
    for (const [name, events] of Object.entries(made.events))
      expect(Object.keys(events).length, name).toBeGreaterThan(0);
  });
});

describe("an event", () => {
  const faultOf = eventFaults(made);
  const given = {
    type: "given",
    number: "Å-1",
    text: "x",
    owner: { member: "anna" },
    agency: "noomi",
    due: "2026-12-01",
    by: "anna",
    readers: ["noomi"],
    at: "x",
  };
  it("is what its type says", () => {
    expect(faultOf("action", given)).toBeUndefined();
    expect(
      faultOf("action", { ...given, series: "S1", owner: { function: "noomi-passet" } }),
    ).toBeUndefined();
  });
  it("has one of several forms, where its type has", () => {
    const called = { type: "calledFor", at: "x", by: "anna", called: "112" };
    expect(faultOf("case", called)).toBeUndefined();
    expect(
      faultOf("case", { ...called, basis: "because", record: { id: "R1", receipt: "KVI-1" } }),
    ).toBe("");
    const basis = "menprovning_klart";
    expect(
      faultOf("case", { ...called, basis, record: { id: "R1", receipt: "KVI-1" } }),
    ).toBeUndefined();
    expect(faultOf("case", { ...called, basis })).toBe("");
  });
  it("stands under each type of those that share its fields", () => {
    for (const type of ["rested", "failed", "mistaken"])
      expect(faultOf("referral", { type, at: "x", by: "anna", reason: "other" }), type).not.toBe(
        "type",
      );
  });
  it("that differs is not written, and the error has none of its values", () => {
    const checks = { events: faultOf };
    expect(heldEvent(checks, "action", given)).toEqual(given);
    const differs = () =>
      heldEvent(checks, "action", { ...given, secret: "Anna Svensson" } as never);
    expect(differs).toThrow(UnreadableEvent);
    expect(differs).toThrow(/^an event of action differs at secret$/);
  });
  it.each([
    ["a field that is missing", { ...given, due: undefined }, "due"],
    ["one that nobody knows", { ...given, name: "x" }, "name"],
    ["one of another kind", { ...given, readers: "noomi" }, "readers"],
    ["one in a list", { ...given, readers: ["noomi", 7] }, "readers.1"],
    ["none of several", { ...given, owner: { agency: "noomi" } }, "owner"],
    ["a code that is none of the list", { type: "ended", how: "gone", at: "x", by: "anna" }, "how"],
    ["no event", "given", "type"],
    ["null", null, "type"],
    ["a type that nobody writes", { ...given, type: "sold" }, "type"],
  ])("differs: %s", (_name, event, fault) => {
    expect(faultOf("action", event)).toBe(fault);
  });
  it("of a workflow that is not there is none", () => {
    expect(faultOf("nobody", given)).toBe("type");
  });
});
