// Somebody is in danger, or it cannot wait: whom to phone, by the clock.
import { describe, expect, it } from "vitest";
import { people, read } from "../../workflows/people/index.ts";
import {
  given,
  keysIn,
  local,
  memberOf,
  now,
  peopleWith,
  register,
  type Story,
} from "../support/given.ts";

const current = (story: Story): Story => story.in({ people: read(story.state) });
const start = given(people, [{ type: "configured", register }]);
const night = local("2026-11-28", "22:00");

describe("whom to phone now", () => {
  const rung = (at: string, asked?: string): readonly string[] => {
    const shown = people.panels.ring?.show(
      current(start).state as never,
      { member: memberOf("noomi-kontakt"), now: at, ...(asked && { asked }) } as never,
      current(start).world,
    );
    return [...JSON.stringify(shown).matchAll(/"phone":"([^"]+)"/g)].map(
      ([, phone]) => phone as string,
    );
  };
  it("112 first, then the municipality that was asked for by the clock, then the police; the others behind one more tap", () => {
    expect(rung(now, "malmö")).toEqual(["112", "040-628 04 20", "114 14"]);
    expect(rung(night, "Malmö")).toEqual(["112", "040-628 04 21", "114 14"]);
    expect(rung(night, " lund ")).toEqual(["112", "040-628 04 31", "114 14"]);
    expect(rung(night)).toEqual(["112", "114 14"]);
    expect(rung(night, "Atlantis")).toEqual(["112", "114 14"]);
  });
  it("those of one's own agency are near", () => {
    const shown = people.panels.ring?.show(
      current(start).state as never,
      { member: memberOf("socialtjansten-lund-handlaggare"), now: night } as never,
      current(start).world,
    );
    expect(JSON.stringify(shown)).toContain("040-628 04 31");
  });
  it("a number that is missing is said, and never replaced by another", () => {
    const without = {
      ...register,
      agencies: register.agencies.map(({ phone, ...agency }) =>
        agency.id === "socialtjansten-lund" ? agency : { ...agency, phone },
      ),
    };
    const world = { ...current(start).world, people: peopleWith([], without as never) };
    const shown = people.panels.ring?.show(
      current(start).state as never,
      { member: memberOf("noomi-kontakt"), now, asked: "lund" } as never,
      world,
    );
    expect(keysIn(shown)).toContain("core.ring.missing");
    expect(JSON.stringify(shown)).not.toContain("040-628 04 3");
  });
  it("every municipality is one tap away, by the clock", () => {
    const all = (at: string) =>
      JSON.stringify(current(start).panel("municipalities", "noomi-kontakt", at));
    expect(all(night)).toContain("040-628 04 22");
    expect(all(now)).not.toContain("040-628 04 22");
  });
});
