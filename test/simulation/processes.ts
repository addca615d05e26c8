// Several of Stafett's processes on the same databases, as if they were one: who answers, who falls and who is replaced is drawn.
import type { Incoming, Reply } from "../../adapters/port.ts";
import type { Register } from "../../src/app/configuration/register.ts";
import { type Opened, openBoth } from "../../src/app/storage/opening.ts";
import { silent } from "../../src/log.ts";
import type { Trouble } from "./database.ts";
import type { Draws } from "./draws.ts";
import { type Inner, Process, type ProcessOptions } from "./process.ts";

/** What only PostgreSQL has: there several processes are. What holds rows there is a comment here, where one transaction follows the other. */
const shares = (opened: Opened & Inner): void => {
  opened.data.raw.exec(`create table if not exists due_today (instance text not null);
    create table if not exists creation_locks (lock text not null primary key, count integer not null);
    create table if not exists processes (process text not null primary key, code text not null, started integer not null, until integer not null);
    create table if not exists leases (name text not null primary key, process text not null, until integer not null);`);
  opened.keys.raw.exec(
    "insert into meta (name, value) values ('destroyed', '0') on conflict do nothing",
  );
  // SQLite counts the arguments.
  opened.data.raw.function("hashtext", (_text) => 0);
  opened.data.raw.function("pg_advisory_xact_lock", (_key) => 0);
};

export class Processes {
  readonly #all: readonly Process[];
  readonly #draws: Draws;
  readonly #file: string;
  readonly #shared: boolean;
  #opened: Promise<Opened & Inner> | undefined;
  codeRevision = 1;
  constructor(count: number, draws: Draws, options: ProcessOptions) {
    this.#draws = draws;
    this.#file = options.file;
    this.#shared = count > 1;
    this.#all = Array.from({ length: count }, (_, n) => {
      // A notice takes a while; whoever is busy looks at it afterwards.
      const tell = (): void => void options.machine.after(50, () => this.#wake(n));
      return new Process(this.#shared ? { ...options, shared: () => this.#open(), tell } : options);
    });
  }
  #wake(but: number): void {
    for (const [n, one] of this.#all.entries()) if (n !== but) one.stafett?.worker.wake();
  }
  #open(): Promise<Opened & Inner> {
    this.#opened ??= openBoth(this.#file, silent).then((opened) => {
      shares(opened);
      return opened;
    });
    return this.#opened;
  }
  get #living(): readonly Process[] {
    return this.#all.filter(({ isUp }) => isUp);
  }
  #any(of: readonly Process[]): Process | undefined {
    return of.length > 1 ? of[this.#draws.int(of.length)] : of[0];
  }
  /** When something last went wrong; epoch ms. */
  get lastTrouble(): number {
    return Math.max(...this.#all.map(({ troubles }) => troubles.last));
  }
  get begun(): number {
    return this.#all.reduce((sum, { begun }) => sum + begun, 0);
  }
  get isUp(): boolean {
    return this.#all.every(({ isUp }) => isUp);
  }
  get inner(): Inner | undefined {
    return this.#living[0]?.inner;
  }
  get stafett(): Process["stafett"] {
    return this.#living[0]?.stafett;
  }
  arm(trouble: Trouble): void {
    this.#any(this.#all)?.troubles.arm(trouble);
  }
  /** Those that are not there. False: one died or could not open on the way. */
  async begin(register: Register): Promise<boolean> {
    for (const one of this.#all) {
      if (one.isUp) continue;
      one.codeRevision = this.codeRevision;
      if (!(await one.begin(register))) return false;
    }
    return this.isUp;
  }
  /** One of them, as a power cut does; all where they share a machine. */
  async kill(): Promise<void> {
    if (!this.#shared || this.#draws.chance(0.2)) return this.killAll();
    await this.#any(this.#all)?.kill();
  }
  async killAll(): Promise<void> {
    for (const one of this.#all) await one.kill();
    await this.#close();
  }
  /** One of them, as an operator does who replaces one after the other. */
  async stop(): Promise<void> {
    await this.#any(this.#all)?.stop();
  }
  async stopAll(): Promise<void> {
    for (const one of this.#all) {
      await one.stop();
      await one.clear();
    }
    await this.#close();
  }
  async #close(): Promise<void> {
    const opened = await this.#opened;
    this.#opened = undefined;
    if (!opened) return;
    opened.end();
    for (const db of [opened.data, opened.keys]) await db.close();
  }
  /** By whichever is there. */
  ask(incoming: Incoming): Promise<Reply | undefined> {
    return this.#any(this.#living)?.ask(incoming) ?? Promise.resolve(undefined);
  }
  async configure(register: Register): Promise<boolean> {
    return (await this.#any(this.#living)?.configure(register)) ?? false;
  }
}
