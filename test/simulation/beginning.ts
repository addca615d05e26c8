// Two cases, a referral and a meeting are there from the start: what comes of them is drawn.
import type { Machine } from "./machine.ts";
import type { Processes } from "./processes.ts";

const firstCases = [
  ["noomi-kontakt", "noomi-ersattare", "high"],
  ["regionkoordinator-1", "regionkoordinator-2", "low"],
  ["socialtjansten-malmo-handlaggare", "socialtjansten-malmo-chef", "medium"],
] as const;

export const begins = async (process: Processes, machine: Machine): Promise<void> => {
  const transact = process.stafett?.engine.transact;
  if (!transact) return;
  const { people } = (await machine.settled(transact.instances.people(), 60_000)) ?? {};
  for (const [id, deputy, risk] of firstCases) {
    const member = people?.members.get(id as never);
    if (!member) continue;
    const values = { deputy, child: "no", risk, quiet: "no" };
    await machine.settled(transact.run({ workflow: "case", command: "open", values, by: { member } }), 60_000);
  }
};
