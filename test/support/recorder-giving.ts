// Two cases are given on a Saturday: one goes over on Monday, the other stays, because who was to have it has left on Sunday.
import type { Recorder } from "./recorder-hand.ts";

const [anna, bo, lead] = ["noomi-kontakt", "noomi-ersattare", "noomi-chef"];
export const recordGiving = async (r: Recorder): Promise<void> => {
  const open = () =>
    r.does(anna, "case", "open", { deputy: lead, child: "no", risk: "low", quiet: "no" });
  const cases = [await open(), await open()];
  const [over, stays] = cases;
  const give = (id: string | undefined) =>
    r.does(anna, "case", "assign", { holder: { member: bo }, deputy: lead }, id);
  await r.world.until("2026-11-28T21:00:00Z");
  await give(over);
  await r.world.until("2026-12-05T21:00:00Z");
  await give(stays);
  const goes = await r.does(lead, "leaving", "begin", { member: bo, last: "2026-12-06" });
  await r.does(lead, "leaving", "endToday", {}, goes);
  await r.world.until("2026-12-07T10:00:00Z");
  for (const id of cases) await r.journal("case", id);
};
