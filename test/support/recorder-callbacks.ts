// Wishes to be contacted: one that was reminded of and phoned about, one with nothing to do, and one that nobody has looked at; one of them erased.
import type { Recorder } from "./recorder-hand.ts";

const [police, lead, coordinator] = [
  "polisen-syd-kontakt",
  "polisen-syd-gruppchef",
  "regionkoordinator-1",
];
export const recordCallbacks = async (r: Recorder): Promise<void> => {
  const send = (by: string, within: string) => r.does(by, "callback", "ask", { within });
  const phoned = await send(police, "soon");
  await r.clock("callback", "remind", phoned);
  await r.clock("callback", "remind", phoned);
  await r.does(coordinator, "callback", "called", {}, phoned);
  const nothing = await send(lead, "week");
  await r.does("evonhuset-chef", "callback", "nothing", {}, nothing);
  const open = await send(police, "any");
  await r.world.stafett.worker.stop();
  await r.clock("callback", "forget", phoned);
  for (const id of [phoned, nothing, open]) await r.journal("callback", id);
};
