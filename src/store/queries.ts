// Reading across instances: lists filtered by who may read, counts, what must be looked at again.
import type { Listing, SqlValue } from "./port.ts";

export const tallySql = `select agency, sum(open) as open, sum(case when open = 1 and due_at < ? then 1 else 0 end) as late, sum(case when opened_at >= ? then 1 else 0 end) as opened, sum(case when closed_at >= ? then 1 else 0 end) as closed
  from instances where workflow = ? and region = ? and agency is not null and erased_at is null group by agency order by agency`;
export const outdatedSql = `select instance, people_revision < ?1 as people from instances where erased_at is null and instance in (
  select instance from (select instance from instances where people_revision < ?1 and erased_at is null limit ?2)
  union select instance from (select instance from instances where (code_revision < ?3 or code_revision > ?3) and erased_at is null limit ?2)) limit ?2`;

export const listSql = (q: Listing): readonly [string, SqlValue[]] => {
  const where: string[] = ["i.workflow = ?", "i.erased_at is null"];
  const values: SqlValue[] = [q.workflow];
  const among = (column: string, list: readonly string[]): void => {
    where.push(`${column} in (${list.map(() => "?").join(", ") || "null"})`);
    values.push(...list);
  };
  const equal = (column: string, value: SqlValue): void => {
    where.push(`${column} = ?`);
    values.push(value);
  };
  if (q.open !== undefined) where.push(`i.open = ${q.open ? 1 : 0}`);
  if (q.holders) among("i.holder", q.holders);
  if (q.instances) among("i.instance", q.instances);
  if (q.agency !== undefined) equal("i.agency", q.agency);
  if (q.region !== undefined) equal("i.region", q.region);
  if (q.ref !== undefined) equal("i.ref", q.ref);
  if (q.words !== undefined) equal("i.words", q.words);
  if (q.dueBefore !== undefined) {
    where.push("i.due_at < ?");
    values.push(Date.parse(q.dueBefore));
  }
  if (q.of !== undefined) equal("i.belongs_to", q.of);
  if (q.raised !== undefined) {
    where.push("i.raise_at <= ?");
    values.push(Date.parse(q.raised));
  }
  if (q.openedSince !== undefined) {
    where.push("i.opened_at >= ?");
    values.push(Date.parse(q.openedSince));
  }
  if (q.closedSince !== undefined) {
    where.push("i.closed_at >= ?");
    values.push(Date.parse(q.closedSince));
  }
  if (q.shared) {
    const marks = q.shared.map(() => "?").join(", ") || "null";
    where.push(`(select count(*) from readers r where r.instance = i.instance and r.audience in (${marks})) >= 2`);
    values.push(...q.shared.map((agency) => `a:${agency}`));
  }
  if (q.audiences) {
    const marks = q.audiences.map(() => "?").join(", ") || "null";
    where.push(`exists (select 1 from readers r where r.instance = i.instance and r.audience in (${marks}))`);
    values.push(...q.audiences);
  }
  values.push(q.limit);
  return [
    `select i.instance, i.workflow, i.revision, i.summary from instances i where ${where.join(" and ")} order by i.due_at, i.instance limit ?`,
    values,
  ];
};
