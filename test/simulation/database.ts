// The real database, behind a door where at every await something may go wrong.
import { forSeveral, isForSeveral } from "../../src/store/db.ts";
import type { Ask, Run } from "../../src/store/port.ts";
import type { SqliteDb } from "../../src/store/sqlite.ts";
import { markUnavailable } from "../../src/unavailable.ts";
import type { Draws } from "./draws.ts";
import type { Life, Machine } from "./machine.ts";

/** `die`: the process ends. `lose`: it is kept, and nobody is told. `refuse`: the disk says no. `readonly`: to whoever writes. `slow`: it takes its time. */
export type Trouble =
  | { readonly kind: "die" | "lose"; readonly after: number }
  | { readonly kind: "refuse" | "readonly"; readonly forMs: number }
  | { readonly kind: "slow"; readonly forMs: number; readonly eachMs: number };
type Point = "query" | "begin" | "statement" | "commit" | "committed";

const never = new Promise<never>(() => undefined);
const ended = new Error("this process is over");
const diskError = (errcode: number): Error => {
  const error = Object.assign(new Error("disk"), { errcode });
  markUnavailable(error);
  return error;
};
/** What one transaction begins and another one ends, in the other database: a process ends between them as often as this. */
const seamShare = 3 / 4;
/** An instance lies under another key from here on, and the one before is still to be destroyed. */
const isSeam = (sql: string, [name]: Parameters<Run>[1] = []): boolean =>
  sql.startsWith("insert into meta") && String(name).startsWith("destroy:");
/** SQLITE_IOERR, SQLITE_READONLY. */
const [inputOutput, readOnly] = [10, 8];

/** What is to go wrong next. */
export class Troubles {
  readonly #machine: Machine;
  readonly #seams: Draws;
  #counted: { readonly kind: "die" | "lose"; left: number } | undefined;
  /** As soon as what is under way is kept. */
  #falls = false;
  #until:
    | {
        readonly kind: "refuse" | "readonly" | "slow";
        readonly at: number;
        readonly eachMs: number;
      }
    | undefined;
  /** When something last went wrong; epoch ms. */
  last = 0;
  constructor(machine: Machine, seams: Draws) {
    this.#machine = machine;
    this.#seams = seams;
  }
  /** What is under way goes on in the other database: whether it comes to that is drawn. */
  atSeam(): void {
    if (this.#seams.chance(seamShare)) this.#falls = true;
  }
  arm(trouble: Trouble): void {
    if ("after" in trouble) this.#counted = { kind: trouble.kind, left: trouble.after };
    else
      this.#until = {
        kind: trouble.kind,
        at: this.#machine.now + trouble.forMs,
        eachMs: trouble.kind === "slow" ? trouble.eachMs : 0,
      };
  }
  calm(): void {
    this.#counted = undefined;
    this.#until = undefined;
  }
  #note<T>(what: T): T {
    this.last = this.#machine.now;
    return what;
  }
  /** What happens here. */
  at(point: Point): "die" | "lose" | Error | number | undefined {
    if (this.#falls && point === "committed") {
      this.#falls = false;
      return this.#note("die");
    }
    const counted = this.#counted;
    if (counted) {
      counted.left -= 1;
      // Only what is kept can be lost on its way back.
      if (counted.left <= 0 && (counted.kind === "die" || point === "committed")) {
        this.#counted = undefined;
        return this.#note(counted.kind);
      }
    }
    const until = this.#until;
    if (!until || until.at < this.#machine.now) return undefined;
    if (until.kind === "slow")
      return point === "query" || point === "begin" ? this.#note(until.eachMs) : undefined;
    if (
      point === "committed" ||
      (until.kind === "readonly" && (point === "query" || point === "commit"))
    )
      return undefined;
    return this.#note(diskError(until.kind === "refuse" ? inputOutput : readOnly));
  }
}

/** SQLITE_ERROR: the statement itself is wrong. */
const wrongStatement = 1;
type Told = {
  /** The process ended here. */
  died(): void;
  /** Nobody would notice: to people it is one refusal among those that are meant to be. */
  flawed(why: string): void;
};
/** `inner`, with everything that waits for it in drawn order and what `troubles` says. */
export const scheduled = (
  inner: SqliteDb,
  machine: Machine,
  life: Life,
  troubles: Troubles,
  { died, flawed }: Told,
  writers: SqliteDb["writers"],
): SqliteDb => {
  // What is for several processes alone, the driver of one process would leave out.
  const meant = (sql: string): string =>
    writers === "several" && isForSeveral(sql) ? sql.slice(forSeveral("").length) : sql;
  const told =
    (ask: Ask): Ask =>
    async (sql, values) => {
      try {
        return await ask(meant(sql), values);
      } catch (error) {
        const { errcode, message } = error as Error & { readonly errcode?: number };
        if (errcode === wrongStatement) flawed(message);
        throw error;
      }
    };
  const step = async (point: Point): Promise<void> => {
    await machine.gate();
    if (life.dead) throw ended;
    const what = troubles.at(point);
    if (what === "die") {
      life.dead = true;
      died();
      throw ended;
    }
    if (what === "lose") throw diskError(inputOutput);
    if (what instanceof Error) throw what;
    if (what !== undefined) await machine.sleep(what);
    if (life.dead) throw ended;
  };
  /** Whoever is dead hears nothing more. */
  const heard = async <T>(work: Promise<T>): Promise<T> => {
    try {
      const value = await work;
      return life.dead ? await never : value;
    } catch (error) {
      if (life.dead) return never;
      throw error;
    }
  };
  const query: Ask = async (sql, values) => {
    await step("query");
    return told(inner.query)(sql, values);
  };
  const transaction = async <T>(work: (run: Run) => Promise<T>): Promise<T> => {
    await step("begin");
    const result = await inner.transaction(async (run) => {
      // On one connection what is asked without waiting comes one after the other, and behind one that failed nothing is carried out.
      let last: Promise<unknown> = Promise.resolve();
      const came = await work((sql, values) => {
        const mine = last.then(async () => {
          await step("statement");
          if (isSeam(sql, values)) troubles.atSeam();
          return told(run)(sql, values);
        });
        last = mine;
        mine.catch(() => undefined);
        return mine;
      });
      await step("commit");
      return came;
    });
    await step("committed");
    return result;
  };
  return {
    ...inner,
    writers,
    query: (sql, values) => heard(query(sql, values)),
    transaction: (work) => heard(transaction(work)),
  };
};
