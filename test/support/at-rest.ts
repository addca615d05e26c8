// All that the rows of a case say without a key: what somebody has who has stolen the files.
import type { DatabaseSync } from "node:sqlite";
import type { Features } from "./guesser.ts";

type Line = { readonly about: string; readonly length: number; readonly at: number };
const number = (value: unknown): number => Number(value ?? 0);
export const lengths = (name: string, rows: readonly { readonly length: number }[]): Features =>
  Object.fromEntries([...rows].map(({ length }, i) => [`${name}.${i}.bytes`, length]));

/** What the clear columns are declared to say is left out, and `cadence` is that alone. `isCommon`: whether more than one case has this reader. */
export const look = (
  db: DatabaseSync,
  instance: string,
  isCommon: (name: string) => boolean,
): { readonly said: Features; readonly cadence: Features } => {
  const all = (sql: string) =>
    db.prepare(sql).all(instance) as Record<string, number | string | null>[];
  const [row = {}] = all(
    "select version, length(summary) as summary, due_at, opened_at, open, ref is null as noref, words is null as nowords, holder is null as noholder from instances where instance = ?",
  );
  const [last = {}] = all(
    "select due_day, length(cipher) as applied from applied where instance = ?",
  );
  const events = all(
    "select at, length(cipher) as length from events where instance = ? order by seq",
  );
  const posts = all(
    "select length(cipher) as length, gone, newer, state, attempts, landed is null as nowhere, length(landed) as landed, next_at, destination from outbox where instance = ? order by next_at, length(cipher)",
  );
  const readers = all("select audience as name from readers where instance = ?");
  const opened = number(row.opened_at);
  return {
    said: {
      version: number(row.version),
      summary: number(row.summary),
      applied: number(last.applied),
      readers: readers.length,
      // Equal MACs part cases from one another; one that a single case has tells nothing of the next.
      ...Object.fromEntries(
        readers
          .filter(({ name }) => isCommon(String(name)))
          .map(({ name }) => [`reader.${name}`, 1]),
      ),
      events: events.length,
      ...lengths("event", events as never),
      ...Object.fromEntries(events.map(({ at }, i) => [`event.${i}.at`, number(at) - opened])),
      posts: posts.length,
      destinations: new Set(posts.map((post) => post.destination)).size,
      gone: posts.filter((post) => post.gone).length,
      newer: posts.filter((post) => post.newer).length,
      stands: posts.filter((post) => post.state === "stands").length,
      ...lengths("post", posts as never),
      landed: posts.reduce((sum, post) => sum + number(post.landed), 0),
      noref: number(row.noref),
      nowords: number(row.nowords),
      noholder: number(row.noholder),
    },
    cadence: { due: number(row.due_at) - opened, dueDay: number(last.due_day) - opened },
  };
};
/** MACs of readers that more than one instance has. */
export const commonIn = (db: DatabaseSync): ReadonlySet<string> => {
  const shared = db
    .prepare("select audience from readers group by audience having count(*) > 1")
    .all();
  return new Set(shared.map(({ audience }) => String(audience)));
};
/** Lines of the access log about anything, the oldest first. */
export const showingsIn = (db: DatabaseSync): readonly Line[] =>
  db
    .prepare(
      "select about, length(cipher) as length, at from access_log where about <> '' order by seq",
    )
    .all() as never;
