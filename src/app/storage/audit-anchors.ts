// Audit anchors: once a day the heads of all hash chains are condensed into one line that an outsider keeps; a change in any copy afterwards can be proved.
import { createHash } from "node:crypto";
import { rowsOf } from "../../store/columns.ts";
import type { Db, Run } from "../../store/port.ts";
import type { Seal, Seals } from "../../worker/sealing.ts";
import type { readErasures } from "./scrub.ts";

const sealOf = (before: string, day: string, lines: string): string =>
  createHash("sha256")
    .update(JSON.stringify([before, day, lines]))
    .digest("hex")
    .slice(0, 32);
const hex = (bytes: unknown): string => Buffer.from(bytes as Uint8Array).toString("hex");
const changedSql = `select i.instance, i.version, i.head from instances i left join anchored_versions v on v.instance = i.instance
  where i.version > 0 and (v.version is null or v.version <> i.version) order by i.instance`;
const numberOf = async (run: Run, sql: string): Promise<number> => Number((await run(sql))[0]?.n);
/** What has come since the last seal, in a list of heads; the seal is over that list and the seal before. undefined: a later day is sealed, by a clock that went ahead. */
const seal = async (run: Run, day: string, now: number): Promise<Seal | undefined> => {
  const count = async (own: string): Promise<Seal> => ({
    day,
    seal: own,
    journals: await numberOf(run, "select count(*) as n from anchored_versions"),
    showings: await numberOf(run, "select coalesce(max(seq), 0) as n from access_log"),
  });
  const [made] = await run("select anchor from audit_anchors where day = ?", [day]);
  if (made) return count(String(made.anchor));
  const [last] = await run("select day, anchor from audit_anchors order by day desc limit 1");
  // Each is over the one of the day before it: one that came between two would break the later one.
  if (last && String(last.day) > day) return undefined;
  const changed = await run(changedSql);
  const [line] = await run("select seq, hash from access_log order by seq desc limit 1");
  const lines = [
    ...changed.map(
      ({ instance, version, head }) => `${String(instance)} ${String(version)} ${hex(head)}`,
    ),
    ...(line ? [`access-log ${String(line.seq)} ${hex(line.hash)}`] : []),
  ].join("\n");
  const own = sealOf(String(last?.anchor ?? ""), day, lines);
  await run("insert into audit_anchors (day, at, lines, anchor) values (?, ?, ?, ?)", [
    day,
    now,
    lines,
    own,
  ]);
  const keep =
    "insert into anchored_versions (instance, version) values (?, ?) on conflict (instance) do update set version = excluded.version";
  for (const { instance, version } of changed)
    await run(keep, [instance as string, version as number]);
  return count(own);
};
export const anchorsIn = (db: Db): Seals => ({
  of: (day, now) => db.transaction((run) => seal(run, day, now)),
});

/** As it is written in chat: a day and its seal. */
const written = /(\d{4}-\d\d-\d\d)\s+([0-9a-f]{32})/g;
export const readAnchors = (
  text: string,
): readonly { readonly day: string; readonly seal: string }[] =>
  [...text.matchAll(written)].map(([, day = "", said = ""]) => ({ day, seal: said }));
/** `holds`: all that was there then is there, unchanged. `erased`: so are all journals but those that an erasure has written anew. `unknown`: no such day was sealed here. */
export type Verdict = "holds" | "erased" | "changed" | "unknown";
type Row = {
  readonly day: string;
  readonly at: number;
  readonly lines: string;
  readonly anchor: string;
};
/** Whether the database still holds what a seal was over. Its chains must have been looked at. `now` in epoch ms; `accessKeptMs`: how long lines of the access log are kept. */
export const checkAnchor = async (
  query: Run,
  { day, seal: said }: ReturnType<typeof readAnchors>[number],
  erasures: ReturnType<typeof readErasures>,
  now: number,
  accessKeptMs: number,
): Promise<Verdict> => {
  const rows = rowsOf<Row>(
    await query("select day, at, lines, anchor from audit_anchors where day <= ? order by day", [
      day,
    ]),
  );
  const row = rows.at(-1);
  if (row?.day !== day || row.anchor !== said) return "unknown";
  let before = "";
  const heads = new Map<string, readonly [number, string]>();
  for (const one of rows) {
    if (sealOf(before, one.day, one.lines) !== one.anchor) return "changed";
    before = one.anchor;
    for (const [of = "", version, head = ""] of one.lines
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => line.split(" ")))
      heads.set(of, [Number(version), head]);
  }
  const event = "select hash from events where instance = ? and seq = ?";
  const lineSql = "select hash from access_log where seq = ?";
  let others = 0;
  for (const [of, [version, head]] of heads) {
    const [found] = await (of === "access-log"
      ? query(lineSql, [version])
      : query(event, [of, version]));
    if (found && hex(found.hash) === head) continue;
    // Lines of the access log are thrown away after their time; a journal is never gone, but an erasure may have written it anew.
    if (of === "access-log" && !found && row.at < now - accessKeptMs) continue;
    if (of === "access-log" || !found) return "changed";
    others += 1;
  }
  const allowed = erasures
    .filter((one) => Date.parse(one.at) >= row.at)
    .reduce((sum, { rewritten }) => sum + rewritten, 0);
  return others === 0 ? "holds" : others <= allowed ? "erased" : "changed";
};
