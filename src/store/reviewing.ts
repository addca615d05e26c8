// Which views are to be made again: by the rows of readers, or all.
import { among, rowsOf } from "./columns.ts";
import type { Ask, Db, Run } from "./port.ts";
import type { Reviews } from "./reviews.ts";

/** Asked after everything that is written. Two ranges of an index, where `<>` would walk through all of it. */
const outdatedSql = `select instance from instances where (code_revision < ?1 or code_revision > ?1) and erased_at is null limit ?2`;
/** Readers, or instances, in one statement: nobody waits long for it. */
const [namesAtOnce, rowsAtOnce] = [500, 5_000];
type Named = { readonly instance: string; readonly workflow: string; readonly due: number | null };
const allSql = `select instance, workflow, due_at as due from instances where instance > ? and erased_at is null and people_revision < ? order by instance limit ${rowsAtOnce}`;
const everyone = async (query: Ask, revision: number): Promise<readonly Named[]> => {
  const found: Named[] = [];
  for (
    let page = rowsOf<Named>(await query(allSql, ["", revision]));
    ;
    page = rowsOf<Named>(await query(allSql, [found.at(-1)?.instance ?? "", revision]))
  ) {
    found.push(...page);
    if (page.length < rowsAtOnce) return found;
  }
};
const named = async (
  query: Ask,
  readers: readonly string[] | undefined,
  revision: number,
): Promise<readonly Named[]> => {
  const found = new Map<string, Named>();
  for (const one of readers ? [] : await everyone(query, revision)) found.set(one.instance, one);
  for (let from = 0; from < (readers?.length ?? 0); from += namesAtOnce) {
    const [sql, ...values] = among(readers?.slice(from, from + namesAtOnce) ?? []);
    const rows = await query(
      `select distinct i.instance, i.workflow, i.due_at as due from readers r join instances i on i.instance = r.instance where r.audience ${sql} and i.erased_at is null and i.people_revision < ?`,
      [...values, revision],
    );
    for (const one of rowsOf<Named>(rows)) found.set(one.instance, one);
  }
  const last = Number.POSITIVE_INFINITY;
  return [...found.values()].sort(
    (a, b) => (a.due ?? last) - (b.due ?? last) || (a.instance < b.instance ? -1 : 1),
  );
};

const reviewedSql =
  "insert into meta (name, value) values ('reviewed', ?) on conflict (name) do update set value = excluded.value";
/** `write`: in a transaction. */
export const reviews = (
  { query }: Db,
  write: <T>(work: (run: Run) => Promise<T>) => Promise<T>,
): Reviews => ({
  outdated: async (code, limit) =>
    (await query(outdatedSql, [code, limit])).map((row) => String(row.instance)),
  named: (readers, revision) => named(query, readers, revision),
  reviewed: async () => {
    const [row] = await query("select value from meta where name = 'reviewed'");
    return row && Number(row.value);
  },
  setReviewed: (revision) =>
    write(async (run) => void (await run(reviewedSql, [String(revision)]))),
});
