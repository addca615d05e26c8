// Stafett's process: begun, ended, begun again on the same files; and what was asked of it.
import type { Handle, Incoming, Reply } from "../../adapters/port.ts";
import { compose, type Stafett } from "../../src/app/compose.ts";
import type { Register } from "../../src/app/configuration/register.ts";
import { type Opened, openBoth } from "../../src/app/storage/opening.ts";
import type { Bounds } from "../../src/engine/bounds.ts";
import type { Log } from "../../src/log.ts";
import type { SqliteDb } from "../../src/store/sqlite.ts";
import type { Counted } from "../../src/worker/outbox.ts";
import type { Cloud } from "./cloud.ts";
import { scheduled, Troubles } from "./database.ts";
import type { Draws } from "./draws.ts";
import type { Life, Machine } from "./machine.ts";

export const masterKey = new Uint8Array(32).fill(9);
export type Inner = { readonly data: SqliteDb; readonly keys: SqliteDb };
type Living = {
  readonly life: Life;
  readonly stafett: Stafett;
  readonly handle: Handle;
  readonly inner: Inner;
};
type Fact = Parameters<Log["info"]>[0];
export type ProcessOptions = {
  readonly machine: Machine;
  readonly clouds: readonly Cloud[];
  readonly file: string;
  /** Undefined: the program's own. */
  readonly bounds?: Partial<Bounds> | undefined;
  /** Told of everything that it counts and logs, as it happens. */
  readonly counted: (what: Counted) => void;
  readonly logged: (fact: Fact) => void;
  /** Whether it ends in the middle of what two databases have to do. */
  readonly seams: Draws;
  /** Databases that others have open, too, and that stay open when this one ends; undefined: it has them alone. */
  readonly shared?: () => Promise<Opened & Inner>;
  /** Another has something to do: what this one wrote. */
  readonly tell?: () => void;
};
/** As long as one of several rings: where one looks each second in truth, here it would fill the year. */
const leadMs = 30 * 60_000;
const patienceMs = 60_000;

export class Process {
  readonly #o: ProcessOptions;
  readonly troubles: Troubles;
  #living: Living | undefined;
  /** Died, and not cleared away yet. */
  #fallen: Inner | undefined;
  #opening: Inner | undefined;
  codeRevision = 1;
  /** How often it began. */
  begun = 0;
  constructor(options: ProcessOptions) {
    this.#o = options;
    this.troubles = new Troubles(options.machine, options.seams);
  }
  get hasFallen(): boolean {
    return this.#fallen !== undefined;
  }
  get isUp(): boolean {
    return this.#living?.life.dead === false;
  }
  /** The files as they lie, past everything that may go wrong; undefined while nobody has them open. */
  get inner(): Inner | undefined {
    return this.isUp ? this.#living?.inner : undefined;
  }
  get stafett(): Stafett | undefined {
    return this.isUp ? this.#living?.stafett : undefined;
  }
  /** False: it died or could not open on the way. */
  async begin(register: Register): Promise<boolean> {
    await this.clear();
    this.#o.machine.resume();
    const { machine, clouds, file, bounds, counted, logged } = this.#o;
    const life: Life = { dead: false };
    let handle: Handle | undefined;
    const died = (): void => {
      this.#fallen = this.#living?.inner ?? this.#opening;
      machine.interrupt();
    };
    const flawed = (error: string): void => logged({ event: "simulated.flawed", error });
    const log: Log = { info: logged, warn: logged, error: logged };
    const begun = compose({
      file,
      masters: { current: () => masterKey, older: () => [] },
      seals: true,
      ...(bounds && { bounds }),
      ...(this.#o.shared && { leadMs }),
      register,
      clock: machine.clockOf(life),
      log,
      codeRevision: `revision ${this.codeRevision}`,
      count: counted,
      adapters: (given) => {
        handle = given;
        return clouds.map((cloud) => cloud.adapterOf(life));
      },
      open: async (path, to) => {
        const { shared, tell = () => undefined } = this.#o;
        const opened = await (shared?.() ?? openBoth(path, to));
        const { data, keys } = opened;
        this.#opening = { data, keys };
        const behind = (db: SqliteDb): SqliteDb => {
          const own = scheduled(
            db,
            machine,
            life,
            this.troubles,
            { died, flawed },
            shared ? "several" : "one",
          );
          return shared ? { ...own, close: async () => undefined } : own;
        };
        const end = (): void => (life.dead || shared ? undefined : opened.end());
        return {
          ...opened,
          data: behind(data),
          keys: behind(keys),
          tell: () => (life.dead ? undefined : tell()),
          end,
        };
      },
    });
    const stafett = await machine.settled(begun, patienceMs).catch((error: unknown) => {
      life.dead = true;
      this.#fallen = this.#opening;
      logged({ event: "simulated.notBegun", error: (error as Error).name });
      return undefined;
    });
    if (!stafett || !handle || !this.#opening) {
      life.dead = true;
      this.#fallen ??= this.#opening;
      return false;
    }
    this.#living = { life, stafett, handle, inner: this.#opening };
    this.begun += 1;
    const started = await machine.settled(
      stafett.worker.start().then(() => true),
      patienceMs,
    );
    return started === true && this.isUp;
  }
  /** Ends it as a power cut does: nothing is told to anybody. */
  async kill(): Promise<void> {
    if (this.#living && !this.#living.life.dead) {
      this.#living.life.dead = true;
      this.#fallen = this.#living.inner;
    }
    await this.clear();
  }
  /** Ends it as an operator does. */
  async stop(): Promise<void> {
    const living = this.#living;
    if (!living || living.life.dead) return this.clear();
    this.troubles.calm();
    const stopped = await this.#o.machine.settled(
      living.stafett.stop().then(() => true),
      patienceMs,
    );
    if (stopped !== true) return this.kill();
    living.life.dead = true;
    this.#living = undefined;
    this.#opening = undefined;
  }
  /** What a dead one held is let go of, as the operating system does. */
  async clear(): Promise<void> {
    const fallen = this.#fallen;
    this.#fallen = undefined;
    if (!fallen) return;
    await this.#o.machine.quiet();
    // Whoever fell while stopping may have let go of one already.
    if (!this.#o.shared)
      for (const db of [fallen.data, fallen.keys]) if (db.raw.isOpen) await db.close();
    this.#living = undefined;
    this.#opening = undefined;
  }
  /** undefined: no answer came, or nobody is there. */
  ask(incoming: Incoming): Promise<Reply | undefined> {
    const living = this.#living;
    if (!living || living.life.dead) return Promise.resolve(undefined);
    const lateReply = new Promise<undefined>(
      (resolve) => void this.#o.machine.after(patienceMs, () => resolve(undefined)),
    );
    // What is thrown is a status of 500 to whoever sent it.
    return Promise.race([living.handle(incoming).catch(() => undefined), lateReply]);
  }
  /** Who is who from now on. False: it was not taken. */
  async configure(register: Register): Promise<boolean> {
    const stafett = this.stafett;
    if (!stafett) return false;
    const done = stafett.configure(register).then(
      () => true,
      () => false,
    );
    return (await this.#o.machine.settled(done, patienceMs)) === true;
  }
}
