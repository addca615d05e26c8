// Read your own writes: rows that a view asks for by their ids are as this transaction leaves them, also of an instance that begins in it.
import type { InstanceId } from "../rules/ui.ts";
import type { Needs, Query, Row, World } from "../rules/workflow.ts";

type Written = Pick<Row, "workflow" | "summary">;
/** Asked for by ids and by nothing else: whether another row fits is for the database to say. */
const isById = (
  need: Needs[string],
): need is Query & { readonly instances: readonly InstanceId[] } =>
  "instances" in need &&
  need.instances !== undefined &&
  Object.keys(need).every((key) => ["workflow", "instances", "limit"].includes(key));
const rowsAs = (
  rows: readonly Row[],
  { workflow, instances, limit }: Query,
  written: Map<InstanceId, Written>,
): readonly Row[] => {
  const known = new Set(rows.map(({ instance }) => instance));
  const begun = (instances ?? []).flatMap((instance): readonly Row[] => {
    const its = known.has(instance) ? undefined : written.get(instance);
    return its?.workflow === workflow ? [{ instance, ...its }] : [];
  });
  return [...rows.map((row) => ({ ...row, ...written.get(row.instance) })), ...begun].slice(
    0,
    limit,
  );
};
/** `of`: what the transaction has written of an instance until now; undefined: nothing. */
export const asWritten = (
  world: World,
  needs: Needs,
  of: (instance: InstanceId) => Written | undefined,
): World => {
  const anew = new Map<string, readonly Row[]>();
  for (const [name, need] of Object.entries(needs)) {
    if (!isById(need)) continue;
    const written = new Map<InstanceId, Written>();
    for (const instance of need.instances) {
      const its = of(instance);
      if (its) written.set(instance, its);
    }
    if (written.size > 0) anew.set(name, rowsAs(world.rows(name), need, written));
  }
  return anew.size === 0 ? world : { ...world, rows: (name) => anew.get(name) ?? world.rows(name) };
};
