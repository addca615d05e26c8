// After acute danger, until somebody has looked at the case again in full: whatever people do, the next obligation is the next workday at the latest.
import fc from "fast-check";
import { expect, test } from "vitest";
import { calendar } from "../../src/calendar/index.ts";
import { local } from "../support/given.ts";
import { anna, Office } from "../support/office.ts";
import { createWorld } from "../support/world.ts";

type Deed = { readonly command: string; readonly values: Readonly<Record<string, unknown>> };
const deed = (command: string, values: Deed["values"] = {}): fc.Arbitrary<Deed> =>
  fc.constant({ command, values });
const deeds = fc.array(
  fc.oneof(
    ...["high", "medium", "low", "notAssessed"].map((risk) =>
      deed("setRisk", { risk, quiet: "no" }),
    ),
    deed("snooze", { until: "2026-12-10", reason: "meetingBooked" }),
    deed("calm"),
    deed("noContact"),
    deed("called", { whom: "112", basis: "unclear" }),
    deed("called", { whom: "nobody" }),
    deed("approveCall"),
    deed("undo"),
    deed("weekend", { cover: "ours", who: { member: "noomi-ersattare" } }),
    deed("assign", { holder: { member: "noomi-ersattare" }, deputy: "noomi-kontakt" }),
    deed("setDeadline", { kind: "annan", day: "2027-02-01" }),
    deed("close", { reason: "goalReached" }),
    deed("reopen"),
  ),
  { maxLength: 8 },
);
type Seen = {
  readonly step: string;
  readonly due: string;
  readonly nextMissAt: string;
  readonly red?: { readonly over?: string };
};
/** Nine in the morning of the workday after this one. */
const nextWorkday = (at: number): string =>
  calendar.addWorkdays(new Date(at).toISOString(), 1, "09:00");

test("whatever people do between the red answer and the next full one", async () => {
  const w = await createWorld();
  const o = new Office(w);
  let tried = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("high", "medium", "low", "notAssessed"),
      deeds,
      async (risk, all) => {
        const open = { deputy: "noomi-ersattare", child: "no", risk, quiet: "no" };
        const kase = await o.does(anna, "case", "open", open);
        const red = {
          safety: "red",
          contact: "yes",
          next: "wait",
          who: { member: anna },
          day: "2026-11-26",
        };
        await o.does(anna, "case", "checkIn", red, kase);
        for (const { command, values } of all) {
          const done = await o.run(anna, "case", command, values, kase);
          tried += done.kind === "ok" ? 1 : 0;
          const state = await o.state<Seen>(kase);
          expect([command, state.red?.over]).toEqual([command, undefined]);
          if (state.step !== "open") continue;
          expect(Date.parse(state.due)).toBeLessThanOrEqual(Date.parse(nextWorkday(w.clock.now())));
          expect(Date.parse(state.nextMissAt)).toBeLessThanOrEqual(
            Date.parse(nextWorkday(w.clock.now())),
          );
        }
        if ((await o.state<Seen>(kase)).step !== "open") return;
        await o.does(anna, "case", "checkIn", { ...red, safety: "yellow" }, kase);
        expect((await o.state<Seen>(kase)).red?.over).toBeDefined();
      },
    ),
    { numRuns: 60, seed: 11 },
  );
  expect(tried).toBeGreaterThan(50);
  expect(local("2026-11-26", "09:00")).toBe(nextWorkday(w.clock.now()));
  await w.close();
});
