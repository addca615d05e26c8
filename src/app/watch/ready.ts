// What "ready" means: this process can read, write and decrypt, and its files are whole. What a platform or a place does not do stands beside it: a balancer that took a process away for that would cut off the other platform.
import { randomBytes } from "node:crypto";
import { type Adapter, within } from "../../../adapters/port.ts";
import type { Core } from "../../engine/core.ts";
import type { Platform } from "../../rules/workflow.ts";
import type { Outbox } from "../../store/port.ts";
import type { Worker } from "../../worker/index.ts";
import { type Opened, setMeta } from "../storage/opening.ts";

/**
 * `because`: why it is not ready, as codes; none: it is. `held`: posts that wait for a place that takes nothing. `silent`: platforms that have answered nothing for two
 * minutes; `unheard`: those from which nothing comes here. `lost`: instances of which a server that took over lacks something; left out: of none.
 */
export type Readiness = {
  readonly because: readonly string[];
  readonly held: number;
  readonly silent: readonly Platform[];
  readonly unheard: readonly Platform[];
  readonly lost?: number;
};
type Adapters = ReadonlyMap<Platform, Pick<Adapter, "lifecycle">>;
const mostHeld = 1_000;
/** Room for more than a line: a full disk still has some of that. After a commit that found none, for more than deleted rows have left free. */
const [roomBytes, largeRoomBytes] = [64 * 1024, 1024 * 1024];
/** A probe is answered within two seconds, whatever the database does. */
const probeWithinMs = 1_800;
/** SQLITE_FULL, and PostgreSQL's disk_full. */
const isFull = (error: unknown): boolean => {
  const { errcode, code } = error as { readonly errcode?: number; readonly code?: unknown };
  return ((errcode ?? 0) & 0xff) === 13 || code === "53100";
};
/** From the first commit that finds no room until something is written: small writes go through for long after that, in what others have left. */
export class Room {
  #isFull = false;
  get isFull(): boolean {
    return this.#isFull;
  }
  /** Gives and throws what `work` does. */
  async noting<T>(work: Promise<T>): Promise<T> {
    try {
      const done = await work;
      this.#isFull = false;
      return done;
    } catch (error) {
      if (isFull(error)) this.#isFull = true;
      throw error;
    }
  }
}
/** For a probe. Never throws. */
export const readiness = async (
  opened: Opened,
  core: Core,
  outbox: Outbox,
  worker: Worker,
  adapters: Adapters,
  room: Room,
): Promise<Readiness> => {
  // What is not known in time counts as that it cannot.
  const can = async (work: () => Promise<unknown>): Promise<boolean> => {
    const tried = work().then(
      () => true,
      () => false,
    );
    return (await within(tried, probeWithinMs)) === true;
  };
  // What is the same again and again is compressed by PostgreSQL, and needs no room.
  const bytes = room.isFull ? largeRoomBytes : roomBytes;
  const write = () =>
    room.noting(
      opened.data.transaction(async (run) => {
        await setMeta(run, "room", randomBytes((bytes * 3) / 4).toString("base64"));
        await run("delete from meta where name = 'room'");
      }),
    );
  const found = outbox.unreachable(mostHeld).catch(() => []);
  const [writes, reads, decrypts, held] = await Promise.all([
    can(write),
    can(() => opened.data.query("select 1 from instances limit 1")),
    can(async () => core.keys.check()),
    within(found, probeWithinMs),
  ]);
  const why = [
    ...(writes ? [] : ["write"]),
    ...(reads ? [] : ["read"]),
    ...(decrypts ? [] : ["decrypt"]),
  ];
  const fault = opened.fault();
  if (fault !== undefined) why.push(`damaged:${fault}`);
  const unheard = [...adapters].flatMap(([platform, adapter]) =>
    adapter.lifecycle?.unheard() === undefined ? [] : [platform],
  );
  return {
    because: why,
    held: held?.length ?? 0,
    silent: worker.silent(),
    unheard,
    ...(worker.lost > 0 && { lost: worker.lost }),
  };
};
