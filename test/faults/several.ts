// Three real programs on one real PostgreSQL, with Slack beside them and people who write to whichever of them.
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { SlackStandIn } from "../../playground/slack/stand-in.ts";
import { verifyServers } from "../../src/app/servers/verifying.ts";
import { mastersIn } from "../../src/app/storage/key-file.ts";
import { openPostgres } from "../../src/store/postgres/index.ts";
import { postgresKeyMigrations } from "../../src/store/postgres/migrations.ts";
import { isUnsettled, journalsIn } from "../process/journals.ts";
import { callers, environment, Load, openSlack } from "../process/load.ts";
import { freePort, type Program, start, stop, withSample } from "../process/program.ts";
import { askedOf } from "../store/asking.ts";
import { startServer } from "../store/server.ts";
import { brokenIn } from "../support/guaranteed.ts";
import { becomes, must, secondsSince } from "./fault.ts";
import { type Counted, compare, temporary } from "./stage.ts";

const patienceMs = 240_000;
const programs = 3;
type Server = Awaited<ReturnType<typeof startServer>>;
export type Opening = {
  readonly through?: (url: string) => string;
  readonly making?: Parameters<typeof startServer>[1];
};

export class Several {
  readonly cloud: SlackStandIn;
  readonly server: Server;
  readonly load: Load;
  readonly before: ReadonlySet<string> = new Set();
  readonly all: Program[] = [];
  readonly #cwd = withSample(temporary());
  readonly #close: () => Promise<void>;
  readonly #env: Readonly<Record<string, string>>;
  readonly #urls: { readonly data: string; readonly keys: string };
  #calling: readonly Promise<void>[] = [];
  #turn = 0;
  #startedAt = 0;
  readonly #onExit = (): void => {
    for (const { child } of this.all) child.kill("SIGKILL");
  };
  private constructor(
    slack: Awaited<ReturnType<typeof openSlack>>,
    server: Server,
    through: (url: string) => string,
  ) {
    this.cloud = slack.cloud;
    this.#close = slack.close;
    this.server = server;
    this.#urls = { data: through(this.#schema("data")), keys: through(this.#schema("keys")) };
    this.#env = {
      ...environment(slack.url),
      DATABASE_URL: this.#urls.data,
      STAFETT_KEYS_URL: this.#urls.keys,
    };
    const any = (): Program | undefined => this.all[this.#turn++ % Math.max(1, this.all.length)];
    const nobody = {
      get port() {
        return any()?.port ?? 9;
      },
    } as unknown as Program;
    this.load = new Load(nobody, { pauseMs: 50, betweenMs: 5 });
    process.once("exit", this.#onExit);
  }
  #schema(name: string): string {
    return `${this.server.url}&options=${encodeURIComponent(`-c search_path=${name}`)}`;
  }
  /** Slack, a server that keeps what it acknowledged, and three programs that are ready. `through`: the address by which the programs reach it. */
  static async open({ through = (url) => url, making }: Opening = {}): Promise<Several> {
    const server = await startServer(true, making);
    for (const name of ["data", "keys"]) await askedOf(server.url, `create schema ${name}`);
    const stage = new Several(await openSlack(), server, through);
    // The first makes the key that the others read.
    for (let n = 0; n < programs; n++) await stage.begin();
    return stage;
  }
  /** One more, ready. Throws what it said when it does not become so. */
  async begin(): Promise<Program> {
    const program = await start({ cwd: this.#cwd, env: this.#env, port: await freePort() });
    must(await program.ready(), program.said());
    this.#startedAt = Date.now();
    this.all.push(program);
    return program;
  }
  /** Nobody writes to it any more, as with a balancer that has seen that it does not answer. */
  without(program: Program): void {
    this.all.splice(this.all.indexOf(program), 1);
  }
  call(): void {
    this.#calling = Array.from({ length: callers }, () => this.load.caller());
  }
  async isReady({ port }: Program): Promise<boolean> {
    return (await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined))?.status === 200;
  }
  /** Seconds from `since` until each of them is ready and has acknowledged a command that was sent afterwards. */
  async normalAfter(since: number): Promise<number> {
    for (const one of this.all) {
      const works = async (): Promise<boolean> => {
        if (!(await this.isReady(one))) return false;
        const load = new Load(one);
        const command = this.load.next();
        await load.send(command);
        return command.acknowledged;
      };
      must(await becomes(works, patienceMs, 20), `it did not come back: ${one.said()}`);
    }
    return secondsSince(since);
  }
  /** What is not right with the databases as they are; nothing: they are whole. */
  wrong(): Promise<readonly string[]> {
    return verifyServers(
      { ...this.#urls, beside: join(this.#cwd, "data/stafett.key") },
      this.#masters(),
      () => undefined,
    );
  }
  #masters() {
    return mastersIn(join(this.#cwd, "data/stafett.key"), false);
  }
  /** Sends again what nobody knows about, waits until all stands, stops the programs and counts. `mayBeGone`: commands that a fault may take with it. */
  async count(mayBeGone: ReadonlySet<string> = new Set()): Promise<Counted> {
    this.load.end();
    await Promise.all(this.#calling);
    for (const one of this.load.commands.filter((c) => !c.acknowledged)) await this.load.send(one);
    const since = performance.now();
    const data = await openPostgres(this.#urls.data);
    const unsettled = async (): Promise<number> =>
      Number(
        (await data.query(`select count(*) as n from outbox where ${isUnsettled}`, [Date.now()]))[0]
          ?.n,
      );
    must(
      await becomes(async () => (await unsettled()) === 0, patienceMs),
      "posts did not come to stand",
    );
    const settledS = secondsSince(since);
    const codes = await Promise.all(this.all.splice(0).map((one) => stop(one)));
    must(
      codes.every((code) => code === 0),
      "a stop was no clean one",
    );
    const keys = await openPostgres(this.#urls.keys, postgresKeyMigrations);
    const masters = this.#masters();
    const running = { now: Date.now(), since: this.#startedAt };
    const broken = await brokenIn({
      where: { servers: { ...this.#urls, beside: join(this.#cwd, "data/stafett.key") } },
      masters,
      running,
    });
    must(broken.length === 0, broken.join(", "));
    return { ...compare(this, await journalsIn(data, keys, masters), mayBeGone), settledS };
  }
  async close(): Promise<void> {
    this.load.end();
    await Promise.all(this.all.map((one) => stop(one, "SIGKILL")));
    process.off("exit", this.#onExit);
    await Promise.all(this.#calling);
    await this.#close();
    await this.server.stop();
    rmSync(this.#cwd, { recursive: true, force: true });
  }
}
