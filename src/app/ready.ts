// What "ready" means: it can read, write and decrypt, its files are whole, and its platforms answer and are heard.
import type { Adapter } from "../../adapters/port.ts";
import type { Core } from "../engine/instances.ts";
import type { Platform } from "../rules/workflow.ts";
import type { Queue } from "../store/port.ts";
import type { Worker } from "../worker/index.ts";
import { type Opened, setMeta } from "./opening.ts";

/** `because`: why it is not, as codes; none: it is. `held`: posts that wait for a place that takes nothing. */
export type Readiness = { readonly because: readonly string[]; readonly held: number };
type Adapters = ReadonlyMap<Platform, Pick<Adapter, "unheard">>;
const mostHeld = 1_000;
const roomBytes = 64 * 1024;
/** For a probe. Never throws. */
export const readiness = async (opened: Opened, core: Core, queue: Queue, worker: Worker, adapters: Adapters): Promise<Readiness> => {
  const why: string[] = [];
  const tried = async (code: string, work: () => Promise<unknown>): Promise<void> => {
    await work().catch(() => why.push(code));
  };
  // Room for more than a line: a full disk still has some of that.
  await tried("write", () =>
    opened.data.transaction(async (run) => {
      await setMeta(run, "room", " ".repeat(roomBytes));
      await run("delete from meta where name = 'room'");
    }),
  );
  await tried("read", () => opened.data.query("select 1 from instances limit 1"));
  await tried("decrypt", () => core.keys.check());
  const fault = opened.fault();
  if (fault !== undefined) why.push(`damaged:${fault}`);
  const held = await queue.held(mostHeld).then(
    (rows) => rows.length,
    () => 0,
  );
  const unheard = [...adapters].flatMap(([platform, adapter]) => (adapter.unheard() === undefined ? [] : [`unheard:${platform}`]));
  return { because: [...why, ...worker.silent().map((platform) => `silent:${platform}`), ...unheard], held };
};
