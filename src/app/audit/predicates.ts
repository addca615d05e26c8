// The guarantees that are no single statement: over hashes and names of keys, and over what only the keys open. Each counts what is broken.

import { accessBound, keyName } from "../../engine/access-log.ts";
import { dayOf, nextDue } from "../../engine/applied.ts";
import { clearOf } from "../../engine/blind.ts";
import { decrypt, mac } from "../../engine/encryption.ts";
import { postName, readerRows } from "../../engine/write.ts";
import { among, clearColumns, rowsOf, valuesOf } from "../../store/columns.ts";
import { lookAtAccessLog, lookAtEvents, seenIn } from "../../store/examine.ts";
import type { Ask, SqlRow } from "../../store/port.ts";
import { checkAnchor } from "../storage/audit-anchors.ts";
import { fitting } from "../storage/fitting.ts";
import { isLate, lateDay } from "./moment.ts";
import { type Opened, type Root, tried } from "./opened.ts";
import type { Lying } from "./reading.ts";

/** A chain is whole or it is not: where it breaks tells nothing of how much was changed. */
const whole = async (holds: Promise<boolean>): Promise<number> => ((await holds) ? 0 : 1);
export const journalBroken = async ({ pages }: Lying): Promise<number> => {
  for (const look of lookAtEvents()) if ((await whole(seenIn(pages, look))) > 0) return 1;
  return 0;
};
export const accessLogBroken = ({ pages }: Lying): Promise<number> =>
  whole(seenIn(pages, lookAtAccessLog()));
export const sealsBroken = async ({ ask, erasures }: Lying): Promise<number> => {
  const [last] = await ask("select day, anchor, at from audit_anchors order by day desc limit 1");
  if (!last) return 0;
  const verdict = await checkAnchor(
    ask,
    { day: String(last.day), seal: String(last.anchor) },
    erasures,
    Number(last.at),
    0,
  );
  return verdict === "holds" || verdict === "erased" ? 0 : 1;
};
const birthSql = "select value from meta where name = 'birth'";
export const bornApart = async ({ ask, keys }: Lying): Promise<number> => {
  const [[of], [its]] = [await ask(birthSql), await keys(birthSql)];
  return of !== undefined && of.value === its?.value ? 0 : 1;
};

const atOnce = 500;
const inPortions = async (
  rows: readonly string[],
  count: (some: readonly string[]) => Promise<number>,
): Promise<number> => {
  let sum = 0;
  for (let at = 0; at < rows.length; at += atOnce) sum += await count(rows.slice(at, at + atOnce));
  return sum;
};
const idsIn = (rows: readonly SqlRow[]): readonly string[] =>
  rows.map(({ key_id }) => String(key_id));
const there = async (ask: Ask, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const [sql, ...values] = among(ids);
  return new Set(
    (await ask(`select id from keys where id ${sql}`, values)).map(({ id }) => String(id)),
  );
};
const stillLiving = async (later: Ask, id: string): Promise<boolean> =>
  (await later(fitting.stillLiving, [id])).length > 0;
export const erasedKeysThere = async ({ ask, keys }: Lying): Promise<number> =>
  inPortions(
    idsIn(await ask("select key_id from instances where erased_at is not null")),
    async (some) => (await there(keys, some)).size,
  );
/** What was erased, or written anew, since the snapshot is in order. */
export const livingWithoutKey = async ({ ask, later, keys }: Lying): Promise<number> =>
  inPortions(idsIn(await ask(fitting.living)), async (some) => {
    const known = await there(keys, some);
    let count = 0;
    for (const id of some) if (!known.has(id) && (await stillLiving(later, id))) count += 1;
    return count;
  });
/** What is erased here as well is counted by its key. */
export const certifiedIsBack = async ({ ask, later, keys, erasures }: Lying): Promise<number> =>
  inPortions([...new Set(erasures.map(({ keyId }) => keyId))], async (some) => {
    const [sql, ...values] = among(some);
    const erased = new Set(
      idsIn(
        await ask(
          `select key_id from instances where erased_at is not null and key_id ${sql}`,
          values,
        ),
      ),
    );
    const known = await there(keys, some);
    let count = 0;
    for (const id of some)
      if ((known.has(id) && !erased.has(id)) || (await stillLiving(later, id))) count += 1;
    return count;
  });
const linesSql =
  "select seq, about, month, cipher from access_log where about <> '' and seq > ? order by seq limit ?";
type Line = {
  readonly seq: number;
  readonly about: string;
  readonly month: string;
  readonly cipher: Uint8Array;
};
/** A line has one of many names of what it is about: what it says inside is read. One that does not open is about nothing that anybody could tell. */
export const accessLinesOfErased = async ({ ask, keys }: Lying, { key }: Root): Promise<number> => {
  const erased = new Set(
    (await ask("select instance from instances where erased_at is not null")).map(({ instance }) =>
      String(instance),
    ),
  );
  const months = new Map(
    (await keys("select id, wrapped from keys where id like 'log:%'")).map((row) => [
      String(row.id),
      row.wrapped as Uint8Array,
    ]),
  );
  const known = new Map(
    [...months].flatMap(([id, wrapped]) => {
      const opened = tried(() => key(id, wrapped));
      return opened ? [[id, opened] as const] : [];
    }),
  );
  let count = 0;
  for (let after = 0, lines: readonly Line[] = []; ; ) {
    lines = rowsOf<Line>(await ask(linesSql, [after, atOnce]));
    for (const line of lines) {
      const of = known.get(keyName(line.month));
      const shown =
        of &&
        tried(
          () =>
            JSON.parse(decrypt(of, accessBound(line.about), line.cipher)) as {
              readonly instance: string;
            },
        );
      if (shown && erased.has(shown.instance)) count += 1;
    }
    const last = lines.at(-1);
    if (!last) return count;
    after = Number(last.seq);
  }
};

export const rowsAsApplied = ({ applied, key, posts }: Opened): number => {
  if (!applied) return 0;
  const wanted = new Set([...applied.posts.values()].map((post) => postName(key, post)));
  const rows = new Set(posts.map(({ name }) => name));
  return (
    [...wanted].filter((name) => !rows.has(name)).length +
    [...rows].filter((name) => !wanted.has(name)).length
  );
};
/** What code of another revision decided is made anew first. */
export const saysAsDecided = ({ row, applied, key, posts }: Opened, { code }: Root): number => {
  if (!applied) return 0;
  const rows = new Map(posts.map((post) => [post.name, post]));
  return [...applied.posts.values()].filter((post) => {
    const said = rows.get(postName(key, post));
    if (!said || said.content === undefined) return false;
    return (
      Boolean(said.gone) !== post.gone || (row.code === code && mac(key, said.content) !== post.mac)
    );
  }).length;
};
export const rungTwice = ({ applied }: Opened): number => {
  const past = new Set(applied?.past.map(({ key }) => key));
  return [...(applied?.timers.keys() ?? [])].filter((key) => past.has(key)).length;
};
export const anotherDay = ({ row, applied }: Opened): number => {
  if (!applied) return 0;
  const first = nextDue(applied.timers);
  return (first === undefined ? null : dayOf(first)) === row.dueDay ? 0 : 1;
};
/** Those of whole days that are late are counted by the rows alone. */
export const lateRings = ({ row, applied }: Opened, { running }: Root): number => {
  if (!applied || !running || (row.dueDay !== null && row.dueDay <= lateDay(running))) return 0;
  const late = isLate(running);
  return [...applied.timers.values()].filter(({ at }) => late(at)).length;
};
export const readersAsApplied = ({ applied, readers }: Opened, { blind }: Root): number => {
  if (!applied) return 0;
  // Filled up to a number that tells nothing, by rows that nobody asks for.
  const names = [...applied.readers, ...applied.named];
  const most = readerRows(names, blind).length;
  const missing = names.filter((reader) => !readers.has(blind("reader", reader))).length;
  const twice = names.length - new Set(names).size;
  return missing + (readers.size > most || readers.size < most - twice - missing ? 1 : 0);
};
export const listsAsSummary = ({ row, summary }: Opened, { blind }: Root): number => {
  if (!summary) return 0;
  const said = valuesOf(clearColumns, clearOf(summary, blind));
  return clearColumns.some(({ name }, n) => row[name] !== said[n]) ? 1 : 0;
};
export const unreadable = ({ unreadable: count }: Opened): number => count;
/** Of views that were made, or looked for, since people changed: before that, they wait to be made anew. */
export const toNobody = ({ row, applied }: Opened, { who, reviewed }: Root): number =>
  !applied || !who || Math.max(row.people, reviewed) < who.revision
    ? 0
    : [...applied.posts.values()].filter(
        ({ audience, gone, decoy }) =>
          !gone &&
          !decoy &&
          audience.startsWith("m:") &&
          !who.people.members.has(audience.slice(2) as never),
      ).length;
