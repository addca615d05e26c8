// A closed case whose document somebody of its agency has fetched, without making the file: what the form then offers.
import type { Stafett } from "../../src/app/compose.ts";
import type { InstanceId } from "../../src/rules/ui.ts";

export const fetchedPdf = async (
  { engine, core }: Stafett,
  who: string,
  kase: string,
): Promise<{ readonly document: string }> => {
  const by = (await engine.transact.instances.people()).people.members.get(who);
  if (!by) throw new Error(`nobody is ${who}`);
  const sha256 = "3f2a9c1b".padEnd(64, "0");
  const values = { file: "pdf", sha256, by: who, agency: by.agency };
  const done = await engine.transact.run({
    workflow: "case",
    instance: kase as InstanceId,
    command: "noteFetched",
    values,
    by: "configuration",
  });
  if (done.kind !== "ok") throw new Error(done.kind);
  return { document: `pdf ${new Date(core.clock.now()).toISOString()} 3f2a9c1b` };
};
