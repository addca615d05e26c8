// A case that is called something else, with all that has its name with it.

import { facts, yes } from "./office.ts";
import { type Journal, Recorder } from "./recorder-hand.ts";
import { createWorld } from "./world.ts";

const [anna, bo] = ["noomi-kontakt", "noomi-ersattare"];
export const renamed = async (): Promise<readonly Journal[]> => {
  const r = new Recorder(await createWorld());
  await r.world.until("2026-11-25T09:00:00.000Z");
  const kase = await r.does(anna, "case", "open", {
    deputy: bo,
    child: "no",
    risk: "high",
    quiet: "no",
  });
  // A minute later: what has happened by then is told from what has not.
  await r.world.until("2026-11-25T09:01:00.000Z");
  const guide = await r.does(anna, "guide", "begin", { kase });
  await r.does(anna, "guide", "notYet", { item: "plan" }, guide);
  await r.does(anna, "case", "consent", yes, kase);
  const referral = await r.does(anna, "referral", "draft", { kase, ...facts });
  await r.does(anna, "referral", "send", {}, referral);
  const draft = await r.does(anna, "referral", "draft", { kase, ...facts });
  const offer = await r.does(anna, "handover", "offer", { to: bo, scope: "all" });
  await r.world.until("2026-11-27T15:00:00.000Z");
  const [action] = await r.world.lines({ workflow: "action", limit: 1 });
  await r.does(anna, "case", "rename", { why: "leaked" }, kase);
  // As where there are more referrals than one transaction holds.
  await r.clock("case", "renameMore", kase);
  await r.world.stafett.worker.stop();
  for (const [workflow, instance] of [
    ["case", kase],
    ["guide", guide],
    ["referral", referral],
    ["referral", draft],
    ["handover", offer],
    ["action", action?.instance ?? ""],
    ["day", `day-${anna}`],
  ] as const)
    await r.journal(workflow, instance);
  await r.world.close();
  return r.journals;
};
