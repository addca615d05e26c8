// An agency that joins, and one that nobody lets in.
import type { Recorder } from "./recorder-hand.ts";

const [first, second, operator] = ["regionkoordinator-1", "regionkoordinator-2", "drift-malmo"];
export const facts = {
  name: "Hjälpen",
  kind: "NGO",
  shelter: "no",
  phone: "040-628 04 99",
  found: "register",
} as const;
export const lead = {
  account: "T0STAFETT/U0NEWLEAD",
  name: "Verksamhetschef, Hjälpen",
  regime: "avtal_ideell",
} as const;
export const recordJoining = async (r: Recorder): Promise<void> => {
  const on = (by: string, command: string, id: string, values = {}) =>
    r.does(by, "joining", command, values, id);
  const id = await r.does(first, "joining", "propose", facts);
  await on(second, "phoned", id);
  await on(first, "approve", id);
  await on(operator, "admit", id, lead);
  const state = (await r.hands().stateOf(id)) as { readonly lead: { readonly id: string } };
  const boss = state.lead.id;
  await on(boss, "confirm", id);
  await on(boss, "add", id, {
    account: "T0STAFETT/U0NEWTWO",
    name: "Handläggare, Hjälpen",
    role: "caseworker",
  });
  await on(boss, "roster", id, { name: "Passet, Hjälpen", member: boss, days: ["1", "2"] });
  for (const what of [
    "controller",
    "impactAssessment",
    "processorAgreement",
    "disposalDecision",
    "classBChat",
  ])
    await on(boss, "record", id, { what, day: "2026-11-20", function: "Verksamhetschef" });
  const no = await r.does(first, "joining", "propose", { ...facts, name: "Andra hjälpen" });
  await on(second, "phoned", no);
  await on(first, "approve", no);
  await on(operator, "admit", no, { ...lead, account: "T0STAFETT/U0NOBODY" });
  await r.world.until("2026-12-03T10:00:00Z");
  await r.world.stafett.worker.stop();
  await on(first, "cancel", no);
  for (const each of [id, no]) await r.journal("joining", each);
  await r.journal("people", "people");
};
