// What is there from the start: what comes of it is drawn.
import type { People } from "../../src/rules/workflow.ts";
import type { Machine } from "./machine.ts";
import type { Processes } from "./processes.ts";
import { regionOf, type SizeName, sizes } from "./sizes.ts";

type First = {
  readonly member: string;
  readonly deputy: string;
  readonly risk: "high" | "medium" | "low";
};
const firstCases: readonly First[] = [
  { member: "noomi-kontakt", deputy: "noomi-ersattare", risk: "high" },
  { member: "regionkoordinator-1", deputy: "regionkoordinator-2", risk: "low" },
  {
    member: "socialtjansten-malmo-handlaggare",
    deputy: "socialtjansten-malmo-chef",
    risk: "medium",
  },
];
/** Of high risk: they are due on the next workday. Caseworkers have them in turn, with a colleague as deputy. */
const manyCases = (size: SizeName): readonly First[] => {
  const { members } = regionOf(size);
  const workers = members.filter(
    ({ roles, addresses }) => roles.includes("caseworker") && addresses.length > 0,
  );
  return Array.from({ length: sizes[size].cases }, (_, n): First => {
    const member = workers[workers.length - 1 - (n % workers.length)] as (typeof workers)[number];
    const deputy =
      workers.find(({ id, agency }) => agency === member.agency && id !== member.id) ?? member;
    return { member: member.id, deputy: deputy.id, risk: "high" };
  });
};
/** Opened side by side; each with four statements takes its turns. */
const atOnce = 40;
const patienceMs = 60_000;
export const begins = async (
  process: Processes,
  machine: Machine,
  size?: SizeName,
): Promise<void> => {
  const { people } =
    (process.stafett &&
      (await machine.settled(process.stafett.engine.transact.instances.people(), patienceMs))) ??
    {};
  if (!people) return;
  const open = async ({ member: id, deputy, risk }: First, who: People): Promise<void> => {
    const member = who.members.get(id as never);
    const values = { deputy, child: "no", risk, quiet: "no" };
    if (member)
      await process.stafett?.engine.transact.run({
        workflow: "case",
        command: "open",
        values,
        by: { member },
      });
  };
  for (const first of firstCases) await machine.settled(open(first, people), patienceMs);
  const many = size === undefined ? [] : manyCases(size);
  for (let at = 0; at < many.length; at += atOnce)
    await machine.settled(
      Promise.all(many.slice(at, at + atOnce).map((first) => open(first, people))),
      patienceMs,
    );
};
