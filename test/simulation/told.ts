// Cases that other instances tell of: when one is erased, it is taken out of their journals.
import { workflows } from "../../workflows/index.ts";
import type { Disk } from "./disk.ts";

const tellers = workflows.filter(({ redact }) => redact !== undefined).map(({ name }) => name);
export const toldOf = (disk: Disk): readonly string[] => {
  const all = disk.rows(
    "select instance, workflow from instances where erased_at is null order by instance",
  );
  const said = all
    .filter(({ workflow }) => tellers.includes(String(workflow)))
    .map(({ instance }) => JSON.stringify(disk.one(String(instance))?.facts));
  return all
    .filter(({ workflow }) => workflow === "case")
    .map(({ instance }) => String(instance))
    .filter((id) => said.some((facts) => facts?.includes(id)));
};
