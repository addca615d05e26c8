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

/** What has one of these readers, who are one person: few, where all that is open may be a hundred thousand: each list of a morning took 0.9 s. */
const personalTo = (audiences: readonly string[]): readonly [string, ...SqlValue[]] => {
  const [sql, ...values] = among(audiences);
  return [`(select distinct r.instance from readers r where r.audience ${sql}) m cross join instances i`, ...values];
};
/** What a list begins with: the fewest of what it asks for. `m`: their ids; undefined: every instance. */
const beginning = ({ metBy, instances, personal, audiences }: Listing): readonly [string, ...SqlValue[]] | undefined => {
  if (metBy) return metIn(metBy);
  // Each once, as `in` would have it.
  if (instances && instances.length > 0) return namedIn([...new Set(instances)]);
  return personal && audiences && audiences.length > 0 ? personalTo(audiences) : undefined;
};

/** The statement of a list and the values of its marks. */
export const listSql = (q: Listing): readonly [string, SqlValue[]] => {
  const begun = beginning(q);
  const [from, ...first] = begun ?? ["instances i"];
  const where: string[] = [...(begun ? ["i.instance = m.instance"] : []), "i.workflow = ?", "i.erased_at is null"];
  const values: SqlValue[] = [...first, q.workflow];
  const ask = (sql: string, ...more: readonly SqlValue[]): void => {
    where.push(sql);
    values.push(...more);
  };
  for (const { name, asked } of clearColumns) {
    const [sql, ...more] = asked(q) ?? [];
    if (sql !== undefined) ask(`i.${name} ${sql}`, ...more);
  }
  // Beside those that two agencies share, or of none.
  if (q.instances && (q.metBy || q.instances.length === 0)) {
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
