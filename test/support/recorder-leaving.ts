// Somebody leaves, and one who does not.
import type { Recorder } from "./recorder-hand.ts";

const [anna, bo, lead] = ["noomi-kontakt", "noomi-ersattare", "noomi-chef"];
export const recordLeaving = async (r: Recorder): Promise<void> => {
  const risk = { deputy: bo, child: "no", risk: "low", quiet: "no" };
  await r.does(anna, "case", "open", risk);
  const stays = await r.does(lead, "leaving", "begin", { member: bo, last: "2026-11-30" });
  await r.does(lead, "leaving", "endToday", {}, stays);
  await r.does(lead, "leaving", "withdraw", {}, stays);
  const goes = await r.does(anna, "leaving", "begin", { member: anna, last: "2026-11-27" });
  await r.world.until("2026-11-26T10:00:00Z");
  await r.does(lead, "leaving", "giveAll", { to: bo }, goes);
  await r.does(lead, "leaving", "endToday", {}, goes);
  await r.world.until("2026-11-27T10:00:00Z");
  await r.world.stafett.worker.stop();
  await r.clock("leaving", "forget", goes);
  for (const each of [stays, goes]) await r.journal("leaving", each);
  await r.journal("people", "people");
};
