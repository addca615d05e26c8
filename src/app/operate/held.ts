import { readFileSync } from "node:fs";
import { loadConfig } from "../../config/index.ts";
import { openBook } from "../../engine/book.ts";
import { summaryBound } from "../../engine/instances.ts";
import { decrypt } from "../../engine/seal.ts";
import { postNamed } from "../../engine/write.ts";
import type { Summary } from "../../rules/workflow.ts";
import type { Held } from "../../store/port.ts";
import { heldSql } from "../../store/queue.ts";
import { good, placeWithData, type Run } from "./command.ts";
import { readingOf } from "./reading.ts";

const mostHeld = 1_000;

/** Addresses as the configuration names them. */
const namesOf = (config: string): ReadonlyMap<string, string> => {
  const read = loadConfig(readFileSync(config, "utf8"), config);
  if (!read.ok) return new Map();
  const { members, spaces } = read.config;
  return new Map([...members.map((m) => [`m:${m.id}`, m.name] as const), ...spaces.map((s) => [`s:${s.id}`, s.name] as const)]);
};
/** What waits in a place: its name as the configuration has it, and the references behind it. */
export const run: Run = (given) => {
  const { out } = given;
  const { file, masters, config } = placeWithData(given);
  out.step(out.say.reading);
  const names = namesOf(config);
  const { data, keyOf, close } = readingOf(file, masters);
  const opened = ({ instance, name }: Held): { readonly audience: string; readonly ref: string | undefined } => {
    const row = data
      .prepare(
        "select key_id, summary, (select cipher from wakes where wakes.instance = instances.instance) as book from instances where instance = ?",
      )
      .get(instance);
    const key = row && keyOf(String(row.key_id));
    if (!row || !key) return { audience: "", ref: undefined };
    const { posts } = openBook(key, instance, row.book as Uint8Array);
    const summary = JSON.parse(decrypt(key, summaryBound(instance), row.summary as Uint8Array)) as Summary;
    return { audience: postNamed({ key, posts }, name)?.audience ?? "", ref: summary.ref };
  };
  const rows = data.prepare(heldSql).all(mostHeld) as unknown as readonly Held[];
  for (const [, all] of Map.groupBy(rows, (row) => row.lane)) {
    const [first] = all as [Held, ...Held[]];
    const known = all.map(opened);
    const refs = [...new Set(known.flatMap(({ ref }) => ref ?? []))];
    const name = names.get(known[0]?.audience ?? "") ?? "?";
    out.tell(out.say.held(name, first.platform, new Date(first.since).toISOString(), first.reason, all.length, refs));
  }
  if (rows.length === 0) out.tell(out.say.nothingHeld);
  close();
  return good;
};
