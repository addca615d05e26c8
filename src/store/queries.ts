// Reading across instances: lists filtered by who may read, counts, what must be looked at again.
import { type Asked, among, clearColumns } from "./columns.ts";
import type { Listing, SqlValue } from "./port.ts";

export const tallySql = `select agency, sum(case when open = 1 then 1 else 0 end) as open, sum(case when open = 1 and due_at < ? then 1 else 0 end) as late, sum(case when opened_at >= ? then 1 else 0 end) as opened, sum(case when closed_at >= ? then 1 else 0 end) as closed
  from instances where workflow = ? and region = ? and agency is not null and erased_at is null group by agency order by agency`;
/** Ids of what has one of these readers. */
const readBy = (audiences: readonly string[]): Asked => {
  const [sql, ...values] = among(audiences);
  return [`select distinct r.instance from readers r where r.audience ${sql}`, ...values];
};
/** The same, and what has not been viewed by this code yet: before that, its readers may lack them. */
const pairsIn = (readers: readonly string[]): Asked => {
  const older = (sign: "<" | ">"): string =>
    `select o.instance from instances o where o.code_revision ${sign} (select value from meta where name = 'code')`;
  const [own, ...values] = readBy(readers);
  return [
    `select distinct instance from (${[own, older("<"), older(">")].join(" union all ")}) each`,
    ...values,
  ];
};
/** These ids, each once. */
const named = (ids: readonly string[]): Asked => {
  const each = [...new Set(ids)];
  return [
    `select column1 as instance from (values ${each.map(() => "(?)").join(", ") || "(null)"}) each`,
    ...each,
  ];
};
/** The ids with which a list begins, where the query names few; undefined: with all instances. What one person alone may read is little, also beside 100,000 open cases. */
const idsOf = ({ pairs, instances, personal, audiences }: Listing): Asked | undefined => {
  if (pairs) return pairsIn(pairs);
  if (instances) return named(instances);
  return personal && audiences ? readBy(audiences) : undefined;
};

/** The statement of a list and the values of its marks. */
export const listSql = (q: Listing): readonly [string, SqlValue[]] => {
  const [ids, ...first] = idsOf(q) ?? [];
  // `cross join`: SQLite then begins with the few ids. Without statistics it takes a workflow for ten rows, and of 100,000 cases it read all to find four.
  const from = ids === undefined ? "instances i" : `(${ids}) m cross join instances i`;
  const where: string[] = [
    ...(ids === undefined ? [] : ["i.instance = m.instance"]),
    "i.workflow = ?",
    "i.erased_at is null",
  ];
  const values: SqlValue[] = [...first, q.workflow];
  const ask = (sql: string, ...more: readonly SqlValue[]): void => {
    where.push(sql);
    values.push(...more);
  };
  for (const { name, asked } of clearColumns) {
    const [sql, ...more] = asked(q) ?? [];
    if (sql !== undefined) ask(`i.${name} ${sql}`, ...more);
  }
  if (q.instances && q.pairs) {
    const [sql, ...more] = among(q.instances);
    ask(`i.instance ${sql}`, ...more);
  }
  if (q.sharers) {
    const [sql, ...more] = among(q.sharers);
    ask(
      `(select count(*) from readers r where r.instance = i.instance and r.audience ${sql}) >= 2`,
      ...more,
    );
  }
  const read = (by: readonly string[]): Asked => {
    const [sql, ...more] = among(by);
    return [
      `exists (select 1 from readers r where r.instance = i.instance and r.audience ${sql})`,
      ...more,
    ];
  };
  if (q.within) ask(...read(q.within));
  if (q.without) {
    const [sql, ...more] = read(q.without);
    ask(`not ${sql}`, ...more);
  }
  // Nobody has worked out which audiences the reader belongs to: then to none.
  if (q.for) ask(...read(q.audiences ?? []));
  values.push(q.limit);
  return [
    `select i.instance, i.workflow, i.revision, i.key_id as "keyId", i.summary from ${from} where ${where.join(" and ")} order by i.due_at nulls first, i.instance limit ?`,
    values,
  ];
};
