// Two cases become late: one goes on to the deputy, the other is given away.
import type { Recorder } from "./recorder-hand.ts";

const [anna, bo, lead] = ["noomi-kontakt", "noomi-ersattare", "noomi-chef"];
export const recordOverdue = async (r: Recorder): Promise<void> => {
  const open = () =>
    r.does(anna, "case", "open", { deputy: bo, child: "no", risk: "high", quiet: "no" });
  const [late, given] = [await open(), await open()];
  await r.world.until("2026-11-26T08:10:00Z");
  await r.does(anna, "case", "assign", { holder: { member: lead }, deputy: bo }, given);
  await r.world.until("2026-11-26T10:10:00Z");
  await r.does(bo, "case", "calm", {}, late);
  for (const id of [late, given]) await r.journal("case", id);
  for (const member of [anna, bo]) await r.journal("day", `day-${member}`);
};
