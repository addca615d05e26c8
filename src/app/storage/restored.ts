// What an older copy that was put back does not know: what was posted, changed and rung since it was made.
import { platformNames, platforms } from "../../../adapters/each.ts";
import type { Clock } from "../../calendar/clock.ts";
import type { Keys } from "../../engine/encryption.ts";
import type { Run } from "../../store/port.ts";
import { nextAtNotBefore } from "../../store/queue.ts";
import type { Worker } from "../../worker/index.ts";
import { applyBurials } from "./buried.ts";
import { type Opened, readMeta, setMeta } from "./opening.ts";
import { answerRows } from "./records.ts";
import { applyErasures } from "./scrub.ts";

/** How long after a restore what is new is looked for first: a clock that rang since the copy rings anew in it, at the next office hour, and Easter is five days long. */
const lookedForMs = 7 * 24 * 3_600_000;
/** What has been over for so long is changed no more. Not every kind of work says since when it is over: of those everything is said once more. */
const overMs = 90 * 24 * 3_600_000;
/** What stands may have been changed since the copy: it is said once more, where it still says something to somebody. */
const sayAgain = async (run: Run, now: number): Promise<void> => {
  await run(
    `update outbox set state = 'due', newer = 1, next_at = ?, error = 'restored' where state = 'stands' and landed is not null and gone = 0
     and instance in (select instance from instances where (open = 1 or closed_at is null or closed_at > ?) and erased_at is null)`,
    [now, now - overMs],
  );
  await run(
    "update destinations set next_at = ? where next_at is null and unreachable_since is null and destination in (select destination from outbox where state = 'due' and error = 'restored')",
    [now],
  );
};
/** Each post that is not final is unconfirmed, and a new one is looked for first. How many posts are looked for. */
const unconfirmOpen = async (run: Run, at: number, now: number): Promise<number> => {
  const rows = await run(
    `update outbox ${nextAtNotBefore("cast(?2 as bigint)")}, state = case when landed is null then 'unconfirmed' else 'due' end, newer = 1, unconfirmed_since = case when landed is null then coalesce(unconfirmed_since, cast(?1 as bigint)) end,
     unconfirmed_until = case when landed is null then cast(?2 as bigint) end, unconfirmed_from = null, lease = null, error = 'restored' where state in ('due', 'sending', 'unconfirmed') returning destination`,
    [at, now],
  );
  await run("update destinations set busy = 0, next_at = ? where next_at is not null or busy = 1", [
    now,
  ]);
  // A copy that was itself taken soon after a restore: what is older may stand as well.
  const before = JSON.parse((await readMeta(run, "restored")) ?? "{}") as Partial<
    Record<"from" | "until", number>
  >;
  const from = (before.until ?? 0) > now ? Math.min(before.from ?? at, at) : at;
  await setMeta(run, "restored", JSON.stringify({ from, at: now, until: now + lookedForMs }));
  return rows.length;
};
/** What adapters keep and a copy of before must not bring back. */
const endKept = async (run: Run): Promise<void> => {
  const kinds = platformNames.flatMap((platform) =>
    platforms[platform].endedByRestore.map((kind) => `${platform}:${kind}`),
  );
  for (const kind of [...kinds, ...answerRows])
    await run("delete from records where kind = ?", [kind]);
};
/** Each post that is not final is unconfirmed from then on. `at`: when the copy was made; both in epoch ms. How many posts are looked for. Throws what the database throws. */
export const markUnconfirmed = async (run: Run, at: number, now: number): Promise<number> => {
  const posts = await unconfirmOpen(run, at, now);
  await sayAgain(run, now);
  await endKept(run);
  return posts;
};
/** A standby that is further behind is not one to take over. [design] */
const behindMs = 15 * 60_000;
/** Another server has taken over, and may not know what was posted last: a copy that is as old as it was behind. By the first process that says so of `identity`. */
const markUnconfirmedOnce = async (run: Run, identity: string, now: number): Promise<void> => {
  const sql = `insert into meta (name, value) values ('server', ?) on conflict (name) do update set value = excluded.value where meta.value <> excluded.value returning 1`;
  if ((await run(sql, [identity])).length > 0) await unconfirmOpen(run, now - behindMs, now);
};
/** Where a copy of before may lie now: what was erased or taken away for good since is gone when this returns. What it gives back has a part too many: `takeAgain`. */
export const endAgain = async (
  opened: Pick<Opened, "data" | "erasures" | "buried">,
  keys: Keys,
  now: number,
): ReturnType<typeof applyErasures> => {
  const back = await applyErasures(opened, keys, now);
  await applyBurials(opened.data, opened.buried);
  return back;
};
type There = {
  readonly opened: Opened;
  readonly keys: Keys;
  readonly readRestored: (run: Run) => Promise<void>;
  readonly takeAgain: (back: Awaited<ReturnType<typeof endAgain>>) => Promise<void>;
};
/** What is done first where another server has taken over. */
export const onAnotherServer =
  (
    { opened, keys, readRestored, takeAgain }: There,
    worker: Pick<Worker, "moved">,
    clock: Clock,
  ): Parameters<Opened["moved"]>[0] =>
  async (there) => {
    worker.moved(async () => takeAgain(await endAgain(opened, keys, clock.now())));
    if (!there) return;
    await markUnconfirmedOnce(there.run, there.identity, clock.now());
    await readRestored(there.run);
  };
