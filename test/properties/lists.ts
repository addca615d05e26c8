// Lists as the store gives them, over what is in memory.
import { audiencesOf } from "../../src/rules/relation.ts";
import type {
  AnyWorkflow,
  Needs,
  People,
  Query,
  Row,
  Tally,
  View,
} from "../../src/rules/workflow.ts";

type One = {
  readonly id: string;
  readonly workflow: AnyWorkflow;
  readonly state: unknown;
  readonly view: View;
  readonly readers: readonly string[];
};
const holderKey = (row: Row): string => {
  const { holder } = row.summary;
  return holder === undefined
    ? ""
    : "member" in holder
      ? `m:${holder.member}`
      : `f:${holder.function}`;
};
/** The rows of a query: filtered, in the order of what is due, no more than asked for. */
export const listed = (
  instances: ReadonlyMap<string, One>,
  q: Query,
  people: People,
): readonly Row[] => {
  // Titles are put into words only for what is of this kind, and who may read is asked once.
  const of = [...instances.values()].filter(({ workflow }) => workflow.name === q.workflow);
  const audiences = q.for && audiencesOf(q.for, people);
  const all = of.map(
    (i): Row => ({
      instance: i.id as never,
      workflow: i.workflow.name,
      summary: i.view.summary,
      ...(q.titles && { title: i.workflow.title?.(i.state) as never }),
      ...(q.titles && q.for && { known: i.workflow.known?.(i.state, q.for) as never }),
    }),
  );
  const due = (row: Row) => row.summary.dueAt ?? "";
  return all
    .filter((row) => q.open === undefined || row.summary.open === q.open)
    .filter((row) => q.holders === undefined || q.holders.includes(holderKey(row)))
    .filter((row) => q.instances === undefined || q.instances.includes(row.instance))
    .filter((row) => q.agency === undefined || row.summary.agency === q.agency)
    .filter((row) => q.region === undefined || row.summary.region === q.region)
    .filter((row) => q.ref === undefined || row.summary.ref === q.ref)
    .filter(
      (row) =>
        q.dueBefore === undefined ||
        (row.summary.dueAt !== undefined && row.summary.dueAt < q.dueBefore),
    )
    .filter((row) => q.of === undefined || row.summary.of === q.of)
    .filter(
      (row) =>
        q.raised === undefined ||
        (row.summary.raiseAt !== undefined && row.summary.raiseAt <= q.raised),
    )
    .filter(
      (row) =>
        q.openedSince === undefined ||
        (row.summary.openedAt !== undefined && row.summary.openedAt >= q.openedSince),
    )
    .filter((row) => q.openedUntil === undefined || (row.summary.openedAt ?? "") <= q.openedUntil)
    .filter(
      (row) =>
        q.closedSince === undefined ||
        (row.summary.closedAt !== undefined && row.summary.closedAt >= q.closedSince),
    )
    .filter((row) => {
      const readers = instances.get(row.instance)?.readers ?? [];
      return (
        q.shared === undefined ||
        q.shared.filter((agency) => readers.includes(`a:${agency}`)).length >= 2
      );
    })
    .filter(
      (row) =>
        audiences === undefined ||
        audiences.some((key) => instances.get(row.instance)?.readers.includes(key)),
    )
    .sort((a, b) => (due(a) + a.instance < due(b) + b.instance ? -1 : 1))
    .slice(0, q.limit);
};
/** What others read of it in the transaction that writes it. */
export const writtenIn = (
  draft: ReadonlyMap<string, One>,
  id: string,
): Pick<Row, "workflow" | "summary"> | undefined => {
  const one = draft.get(id);
  return one && { workflow: one.workflow.name, summary: one.view.summary };
};
/** One line for each agency that has any, in order of its id. */
const tallied = (rows: readonly Row[], q: Tally): readonly object[] => {
  const cases = rows.map((row) => row.summary);
  const agencies = [...new Set(cases.map((s) => s.agency))].sort();
  return agencies.map((agency) => {
    const own = cases.filter((s) => s.agency === agency);
    const since = (at: string | undefined) => at !== undefined && at >= q.since;
    return {
      agency,
      open: own.filter((s) => s.open).length,
      late: own.filter((s) => s.open && s.dueAt !== undefined && s.dueAt < q.now).length,
      opened: own.filter((s) => since(s.openedAt)).length,
      closed: own.filter((s) => since(s.closedAt)).length,
    };
  });
};
/** What a rule asked for: rows, or how many there are; nothing of what is asked elsewhere. */
export const answered = (
  need: Needs[string] | undefined,
  instances: ReadonlyMap<string, One>,
  people: People,
): readonly object[] => {
  if (need === undefined) return [];
  if ("workflow" in need) return listed(instances, need, people);
  return "tally" in need
    ? tallied(
        listed(instances, { workflow: need.tally, region: need.region, limit: 10_000 }, people),
        need,
      )
    : [];
};
