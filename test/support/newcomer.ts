// An agency that is invited, in the whole program: its lead has an account in the workspace, and stands in no register.
import type { InstanceId } from "../../src/rules/ui.ts";
import { type Office, office } from "./office.ts";
import { facts as usual, lead as usualLead } from "./recorder-joining.ts";
import { register } from "./sample.ts";

export const [first, second] = ["regionkoordinator-1", "regionkoordinator-2"];
const operator = "drift-malmo";
/** Lawyers who are in the workspace, and not in the configuration. */
export const boss = "T0STAFETT/U0ADVOK02";
export const facts = { ...usual, name: "Advokatbyrån", kind: "LegalService" };
const lead = { ...usualLead, account: boss, regime: "tystnadsplikt_enskild" };
export const withoutLawyers = async (): Promise<Office> => {
  const o = await office();
  const not = <T extends object>(all: readonly T[]): readonly T[] =>
    all.filter((each) => !JSON.stringify(each).includes("advokat"));
  const { members, agencies, services } = register;
  const values = {
    register: {
      ...register,
      members: not(members),
      agencies: not(agencies),
      services: not(services),
    },
  };
  await o.world.stafett.engine.transact.run({
    workflow: "people",
    instance: "people" as InstanceId,
    command: "configure",
    values,
    by: "configuration",
  });
  return o;
};
export const invited = async (o: Office): Promise<string> => {
  const id = await o.does(first, "joining", "propose", facts);
  await o.does(second, "joining", "phoned", {}, id);
  await o.does(first, "joining", "approve", {}, id);
  await o.does(operator, "joining", "admit", lead, id);
  await o.world.idle();
  return id;
};
