// Reading across instances: lists filtered by who may read, counts, what must be looked at again.
import { among, clearColumns } from "./columns.ts";
import type { Listing, SqlValue } from "./port.ts";

export const tallySql = `select agency, sum(case when open = 1 then 1 else 0 end) as open, sum(case when open = 1 and due_at < ? then 1 else 0 end) as late, sum(case when opened_at >= ? then 1 else 0 end) as opened, sum(case when closed_at >= ? then 1 else 0 end) as closed
  from instances where workflow = ? and region = ? and agency is not null and erased_at is null group by agency order by agency`;
/**
 * What has one of these readers, and what has not been viewed by this code yet: before that, its readers may lack them. `cross join`: SQLite then begins with
 * these few, whatever it takes the other conditions to leave.
 */
const metIn = (readers: readonly string[]): readonly [string, ...SqlValue[]] => {
  const [sql, ...values] = among(readers);
  const older = (sign: "<" | ">"): string =>
    `select o.instance from instances o where o.code_revision ${sign} (select value from meta where name = 'code')`;
  const own = `select r.instance from readers r where r.audience ${sql}`;
  const met = `select distinct instance from (${[own, older("<"), older(">")].join(" union all ")}) each`;
  return [`(${met}) m cross join instances i`, ...values];
};

/**
 * Those of these ids. `cross join`: without statistics SQLite takes one workflow for ten rows and reads all of it instead of a few ids: of 100,000 cases four
 * were found after 800 ms, and so are after half a one.
 */
const namedIn = (ids: readonly string[]): readonly [string, ...SqlValue[]] => [
  `(select column1 as instance from (values ${ids.map(() => "(?)").join(", ")}) each) m cross join instances i`,
  ...ids,
];

/** The statement of a list and the values of its marks. */
export const listSql = (q: Listing): readonly [string, SqlValue[]] => {
  // Each once, as `in` would have it.
  const named = q.metBy || !q.instances?.length ? undefined : namedIn([...new Set(q.instances)]);
  const [from, ...first] = q.metBy ? metIn(q.metBy) : (named ?? ["instances i"]);
  const where: string[] = [...(q.metBy || named ? ["i.instance = m.instance"] : []), "i.workflow = ?", "i.erased_at is null"];
  const values: SqlValue[] = [...first, q.workflow];
  const ask = (sql: string, ...more: readonly SqlValue[]): void => {
    where.push(sql);
    values.push(...more);
  };
  for (const { name, asked } of clearColumns) {
    const [sql, ...more] = asked(q) ?? [];
    if (sql !== undefined) ask(`i.${name} ${sql}`, ...more);
  }
  if (q.instances && !named) {
    const [sql, ...more] = among(q.instances);
    ask(`i.instance ${sql}`, ...more);
  }
  if (q.sharedBy) {
    const [sql, ...more] = among(q.sharedBy);
    ask(`(select count(*) from readers r where r.instance = i.instance and r.audience ${sql}) >= 2`, ...more);
  }
  if (q.for) {
    // Nobody has worked out which audiences the reader belongs to: then to none.
    const [sql, ...more] = among(q.audiences ?? []);
    ask(`exists (select 1 from readers r where r.instance = i.instance and r.audience ${sql})`, ...more);
  }
  values.push(q.limit);
  return [
    `select i.instance, i.workflow, i.revision, i.key_id as "keyId", i.summary from ${from} where ${where.join(" and ")} order by i.due_at nulls first, i.instance limit ?`,
    values,
  ];
};
