// When a message reaches a person: their own hours, a duty that is staffed at any hour, and the answer that they wait for.
import { describe, expect, it } from "vitest";
import { calendar } from "../../src/calendar/index.ts";
import { comesAt, readFrom } from "../../src/rules/hours.ts";
import type { MemberId, Urgency } from "../../src/rules/ui.ts";
import type { Dates } from "../../src/rules/workflow.ts";
import { everybody, local } from "../support/given.ts";

const known = { people: everybody, calendar: calendar as unknown as Dates };
const [anna, bo] = ["noomi-kontakt" as MemberId, "noomi-ersattare" as MemberId] as const;
/** Saturdays are theirs on the social services' duty for emergencies. */
const [onDuty, offDuty] = [
  "socialtjansten-malmo-ersattare" as MemberId,
  "socialtjansten-malmo-handlaggare" as MemberId,
] as const;
const saturday = local("2026-11-28", "22:00");
const [monday, mondayMalmo] = [local("2026-11-30", "08:30"), local("2026-11-30", "08:00")];
const comes = (to: MemberId, urgency: Urgency, at = saturday) => comesAt(to, urgency, at, known);

describe("on a Saturday at 22:00", () => {
  it("what is not acute waits for Monday, also for the one who is on a staffed duty", () => {
    expect([comes(anna, "inHours"), comes(onDuty, "inHours")]).toEqual([monday, mondayMalmo]);
  });
  it("what is acute comes at once to a staffed duty, and waits for everybody else", () => {
    expect([comes(onDuty, "atOnce"), comes(offDuty, "atOnce"), comes(anna, "atOnce")]).toEqual([
      saturday,
      mondayMalmo,
      monday,
    ]);
  });
  it("an answer comes at once to the one who asked for it, not long after, and to no deputy", () => {
    const awaited = (wall: string): Urgency => ({ awaited: local("2026-11-28", wall), by: anna });
    expect([
      comes(anna, awaited("18:01")),
      comes(anna, awaited("18:00")),
      comes(bo, awaited("21:00")),
    ]).toEqual([saturday, monday, monday]);
  });
  it("the sender is told when it will be read", () => {
    expect([
      readFrom(anna, "inHours", saturday, known),
      readFrom(onDuty, "atOnce", saturday, known),
    ]).toEqual([monday, undefined]);
    expect(readFrom(undefined, "inHours", saturday, known)).toBeUndefined();
  });
});
it("in office hours everything comes at once; before a holiday it waits until after it", () => {
  const wednesday = local("2026-11-25", "10:00");
  expect([comes(anna, "inHours", wednesday), comes(anna, "atOnce", wednesday)]).toEqual([
    wednesday,
    wednesday,
  ]);
  expect(comes(anna, "inHours", local("2026-12-23", "18:00"))).toBe(local("2026-12-28", "08:30"));
});
