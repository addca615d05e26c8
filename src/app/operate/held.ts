import { readFileSync } from "node:fs";
import { platforms } from "../../../adapters/index.ts";
import { loadConfig } from "../../config/index.ts";
import { openApplied } from "../../engine/applied.ts";
import { decrypt } from "../../engine/encryption.ts";
import { summaryBound } from "../../engine/instances.ts";
import { postNamed } from "../../engine/write.ts";
import { upTo } from "../../rules/pages.ts";
import type { Summary } from "../../rules/workflow.ts";
import type { Unreachable } from "../../store/port.ts";
import { unreachable } from "../../store/watched.ts";
import { type Both, beside, keysAt } from "../storage/second.ts";
import { good, placeWithData, type Run } from "./command.ts";

/** As many posts are opened; of more it says that there are. */
const mostHeld = 1_000;

/** Addresses as the configuration names them. */
const namesOf = (config: string): ReadonlyMap<string, string> => {
  const read = loadConfig(readFileSync(config, "utf8"), config);
  if (!read.ok) return new Map();
  const { members, spaces } = read.config;
  return new Map([
    ...members.map((m) => [`m:${m.id}`, m.name] as const),
    ...spaces.map((s) => [`s:${s.id}`, s.name] as const),
  ]);
};
type Opened = { readonly audience: string; readonly ref: string | undefined };
/** What is said of a post within its instance; nothing, where its key is gone. */
const opened = async (
  { data }: Both,
  keyOf: Awaited<ReturnType<typeof keysAt>>,
  { instance, name }: Unreachable,
): Promise<Opened> => {
  const sql =
    "select key_id, summary, (select cipher from applied where applied.instance = instances.instance) as applied from instances where instance = ?";
  const [row] = await data.query(sql, [instance]);
  const key = row && (await keyOf(String(row.key_id)));
  if (!row || !key) return { audience: "", ref: undefined };
  const { posts } = openApplied(key, instance, row.applied as Uint8Array);
  const summary = JSON.parse(
    decrypt(key, summaryBound(instance), row.summary as Uint8Array),
  ) as Summary;
  return { audience: postNamed({ key, posts }, name)?.audience ?? "", ref: summary.ref };
};
/** What waits in a place: its name as the configuration has it, and the references behind it. */
export const run: Run = async (given) => {
  const { out } = given;
  const { where, masters, config } = placeWithData(given);
  out.step(out.say.reading);
  const names = namesOf(config);
  await beside(where, "reading", async (both) => {
    const keyOf = await keysAt(both, masters);
    const { rows, cut } = upTo(await unreachable(both.data, mostHeld + 1), mostHeld);
    for (const [, all] of Map.groupBy(rows, (row) => row.destination)) {
      const [first] = all as [Unreachable, ...Unreachable[]];
      const known: Opened[] = [];
      for (const each of all) known.push(await opened(both, keyOf, each));
      const refs = [...new Set(known.flatMap(({ ref }) => ref ?? []))];
      const name = names.get(known[0]?.audience ?? "") ?? "?";
      out.tell(
        out.say.held(
          name,
          platforms[first.platform].label,
          new Date(first.since).toISOString(),
          first.reason,
          all.length,
          refs,
        ),
      );
    }
    if (cut) out.tell(out.say.moreHeld(mostHeld));
    if (rows.length === 0) out.tell(out.say.nothingHeld);
  });
  return good;
};
