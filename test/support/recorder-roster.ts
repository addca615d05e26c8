// Days of a duty that are asked for, taken, refused and forgotten.
import type { Recorder } from "./recorder-hand.ts";

const [anna, bo, lead] = ["noomi-kontakt", "noomi-ersattare", "noomi-chef"];
const duty = { function: "noomi-passet" };
export const recordRoster = async (r: Recorder): Promise<void> => {
  const ask = (day: string, to?: string, by = anna) =>
    r.does(by, "roster", "ask", { duty, day, ...(to && { to }) });
  const on = (by: string, command: string, id: string) => r.does(by, "roster", command, {}, id);
  const taken = await ask("2026-11-30");
  await on(bo, "decline", taken);
  await on(lead, "take", taken);
  const none = await ask("2026-12-01", bo);
  await on(bo, "decline", none);
  const back = await ask("2026-12-02", bo);
  await on(anna, "withdraw", back);
  const late = await ask("2026-12-07", bo);
  const over = await ask("2026-12-08", bo);
  await r.does(lead, "people", "giveDuty", { duty, day: "2026-12-09", member: bo }, "people");
  await r.world.until("2026-12-04T15:00:00Z");
  await on(bo, "take", late);
  await r.world.until("2026-12-10T10:00:00Z");
  await r.world.stafett.worker.stop();
  await r.clock("roster", "forget", taken);
  for (const each of [taken, none, back, late, over]) await r.journal("roster", each);
  await r.journal("people", "people");
};
