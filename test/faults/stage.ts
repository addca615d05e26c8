// The real program with Slack beside it and people who write all the time, in a folder that a fault can reach.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SlackStandIn } from "../../playground/slack/stand-in.ts";
import { mastersIn } from "../../src/app/storage/key-file.ts";
import { journals, outboxes, unsettled } from "../process/journals.ts";
import {
  callers,
  environment,
  idempotencyKeyOf,
  Load,
  openSlack,
  room,
  type SlackOptions,
} from "../process/load.ts";
import { freePort, type Program, start, stop, withSample } from "../process/program.ts";
import { brokenIn } from "../support/guaranteed.ts";
import { becomes, must, pause, secondsSince } from "./fault.ts";

/** As long as anything may take to come back on a machine that others use, too. */
const patienceMs = 180_000;
type Options = SlackOptions & {
  /** Where it runs; left out: a new folder that is gone afterwards. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
};
export type Counted = {
  readonly acknowledged: number;
  readonly lost: number;
  readonly doubled: number;
  /** Idempotency keys of the commands that were acknowledged and are not there. */
  readonly gone: readonly string[];
  /** How long until nothing waited to be posted any more. */
  readonly settledS: number;
};

type Journals = Awaited<ReturnType<typeof journals>>;
type Compared = {
  readonly load: Load;
  readonly cloud: SlackStandIn;
  readonly before: ReadonlySet<string>;
};
/** What people got an answer to, against what the journals hold and the channels show. */
export const compare = (
  { load, cloud, before }: Compared,
  { cases: all, idempotencyKeys }: Journals,
  mayBeGone: ReadonlySet<string> = new Set(),
  rooms: readonly string[] = [room],
): Omit<Counted, "settledS"> => {
  const acknowledged = load.commands.filter((one) => one.acknowledged);
  const cases = all.filter(({ ref }) => !before.has(ref));
  must(all.length - cases.length === before.size, "a case from before is gone");
  const gone = acknowledged
    .map((one) => idempotencyKeyOf(one.body))
    .filter((idempotencyKey) => !idempotencyKeys.has(idempotencyKey));
  const counted = (types: readonly string[], type: string): number =>
    types.filter((one) => one === type).length;
  const kept = load.commands.filter((one) => idempotencyKeys.has(idempotencyKeyOf(one.body)));
  const opened = kept.filter((one) => one.kind === "open").length;
  let [fewer, more] = [Math.max(0, opened - cases.length), Math.max(0, cases.length - opened)];
  for (const { ref, types } of cases) {
    more += Math.max(0, counted(types, "opened") - 1);
    const expected = kept.filter((one) => one.kind === "calm" && one.ref === ref).length;
    fewer += Math.max(0, expected - counted(types, "checkedIn"));
    more += Math.max(0, counted(types, "checkedIn") - expected);
  }
  const posts = rooms.flatMap((one) => outboxes(cloud, one));
  const different = new Set(posts).size;
  more += posts.length - different;
  fewer += Math.max(0, cases.length - different);
  const lost = gone.filter((idempotencyKey) => !mayBeGone.has(idempotencyKey)).length + fewer;
  return { acknowledged: acknowledged.length, lost, doubled: more, gone };
};

export const temporary = (): string => mkdtempSync(join(tmpdir(), "stafett-fault-"));

export class Stage {
  readonly cloud: SlackStandIn;
  readonly cwd: string;
  readonly load: Load;
  /** References of cases that were there before: they are not counted. */
  readonly before = new Set<string>();
  readonly #url: string;
  readonly #port: number;
  readonly #o: Options;
  readonly #close: () => Promise<void>;
  #calling: readonly Promise<void>[] = [];
  #from: string | undefined;
  #started = false;
  #startedAt = 0;
  readonly #onExit = (): void => void this.program.child.kill("SIGKILL");

  private constructor(
    o: Options,
    cwd: string,
    port: number,
    opened: Awaited<ReturnType<typeof openSlack>>,
    load: Load,
  ) {
    this.#o = o;
    this.cwd = cwd;
    this.#port = port;
    this.cloud = opened.cloud;
    this.#url = opened.url;
    this.#close = opened.close;
    this.load = load;
    process.once("exit", this.#onExit);
  }
  /** Slack is there and the folder is; the program is not started yet. */
  static async open(
    o: Options = {},
    pace: ConstructorParameters<typeof Load>[1] = { pauseMs: 50, betweenMs: 5 },
  ): Promise<Stage> {
    const opened = await openSlack(o);
    const cwd = o.cwd ?? withSample(temporary());
    const nobody = { port: 9, child: { exitCode: 0, kill: () => true } } as unknown as Program;
    return new Stage(o, cwd, await freePort(), opened, new Load(nobody, pace));
  }
  /** Starts it, ready or not. `from`: where the program lies from now on, if not here. */
  async launch(from?: string): Promise<Program> {
    this.#from = from ?? this.#from;
    this.#startedAt = this.#now();
    const env = { ...environment(this.#url), ...this.#o.env };
    const program = await start({
      cwd: this.cwd,
      env,
      port: this.#port,
      ...(this.#from !== undefined && { from: this.#from }),
    });
    this.load.program = program;
    this.#started = true;
    return program;
  }
  /** Starts it and waits until it is ready. Throws what it said when it does not become so. */
  async begin(from?: string): Promise<Program> {
    const program = await this.launch(from);
    must(await program.ready(), program.said());
    return program;
  }
  #now(): number {
    return (this.#o.now ?? Date.now)();
  }
  /** What was promised holds of what lies there. Throws the names of what does not. */
  async holds(): Promise<void> {
    const masters = mastersIn(join(this.cwd, "data/stafett.key"), false);
    const running = { now: this.#now(), since: this.#startedAt };
    const broken = await brokenIn({
      where: { file: join(this.cwd, "data/stafett.db") },
      masters,
      running,
    });
    must(broken.length === 0, broken.join(", "));
  }
  get program(): Program {
    return this.load.program;
  }
  /** People begin to write. */
  call(count = callers): void {
    this.#calling = Array.from({ length: count }, () => this.load.caller());
  }
  async hangUp(): Promise<void> {
    this.load.end();
    await Promise.all(this.#calling);
  }
  acknowledged(): number {
    return this.load.commands.filter((one) => one.acknowledged).length;
  }
  async ready(): Promise<{ readonly status: number; readonly because: readonly string[] }> {
    try {
      const answer = await fetch(`http://127.0.0.1:${this.#port}/readyz`);
      const { because = [], silent } = (await answer.json()) as {
        because?: readonly string[];
        silent: readonly string[];
      };
      return {
        status: answer.status,
        because: [...because, ...silent.map((platform) => `silent:${platform}`)],
      };
    } catch {
      return { status: 0, because: [] };
    }
  }
  /** Seconds from `since` until it is ready and has acknowledged a command that was sent afterwards. */
  async normalAfter(since: number): Promise<number> {
    const works = async (): Promise<boolean> => {
      const one = this.load.next();
      await this.load.send(one);
      return one.acknowledged && (await this.ready()).status === 200;
    };
    must(
      await becomes(works, patienceMs, 20),
      `it did not come back: ${JSON.stringify(await this.ready())} ${this.program.said()}`,
    );
    return secondsSince(since);
  }
  /** Resolves when nothing waits to be posted. */
  async settled(withinMs = patienceMs): Promise<void> {
    must(
      await becomes(() => unsettled(this.cwd) === 0, withinMs),
      `${unsettled(this.cwd)} posts did not come to stand`,
    );
  }
  /**
   * Sends again what nobody knows about, as Slack and people do, waits until all stands, stops the program and counts.
   * `mayBeGone`: commands that a fault may take with it; they are not lost, and not sent again. `rooms`: the channels where cases are posted.
   */
  async count(
    mayBeGone: ReadonlySet<string> = new Set(),
    rooms: readonly string[] = [room],
  ): Promise<Counted> {
    await this.hangUp();
    for (const one of this.load.commands.filter((c) => !c.acknowledged)) await this.load.send(one);
    const since = performance.now();
    await this.settled();
    const settledS = secondsSince(since);
    must((await stop(this.program)) === 0, `the stop was no clean one: ${this.program.said()}`);
    await this.holds();
    return { ...compare(this, await journals(this.cwd), mayBeGone, rooms), settledS };
  }
  /** Everything is over. The folder goes, unless somebody else made it. */
  async close(): Promise<void> {
    this.load.end();
    if (this.#started) await stop(this.program, "SIGKILL");
    process.off("exit", this.#onExit);
    await Promise.all(this.#calling);
    await pause(0);
    await this.#close();
    if (this.#o.cwd === undefined) rmSync(this.cwd, { recursive: true, force: true });
  }
}
/** A stage while `play` lasts. */
export const onStage = async <T>(
  o: Options,
  play: (stage: Stage) => Promise<T>,
  pace?: ConstructorParameters<typeof Load>[1],
): Promise<T> => {
  const stage = await Stage.open(o, pace);
  try {
    return await play(stage);
  } finally {
    await stage.close();
  }
};
