// Without tokens: the real adapter against a stand-in for Slack's cloud, on data of its own.
import { randomBytes } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { bundlePage } from "../adapters/playground/bundle.ts";
import { type Cloud, createCloud } from "../adapters/playground/cloud.ts";
import { createPlayground } from "../adapters/playground/server.ts";
import { createSlackAdapter } from "../adapters/slack/index.ts";
import { compose, keysFile, type Stafett } from "./compose.ts";
import type { Config, Environment } from "./config.ts";
import { createHttp, type Listening, listen } from "./http.ts";
import type { Log } from "./log.ts";
import type { Counters } from "./outbox.ts";
import { registerOf } from "./register.ts";
import { readKeyFile } from "./seal.ts";
import { firstMorning, PlayStage, readKept, StageClock, writeKept } from "./stage.ts";
import { startTexts } from "./start-texts.ts";

export type PlaygroundStart = {
  readonly env: Environment;
  readonly config: Config;
  readonly log: Log;
  readonly codeRevision: string;
  readonly counters: Counters;
  readonly counts: Readonly<Record<string, number>>;
};

/** Kept at most this often: a visitor's click should not wait for a file. */
const keepEveryMs = 1_000;

/** The people and channels of the configuration, as Slack knows them. */
const slackWorld = (config: Config) => {
  const agency = new Map(config.agencies.map((a) => [a.id, a.name]));
  const members = config.members.filter((m) => m.slack);
  const idOf = (slack: string | undefined): string => slack?.split("/")[1] ?? "";
  const users = members.map((m) => ({
    id: idOf(m.slack),
    name: m.id,
    real_name: m.name,
    title: m.name,
    agency: agency.get(m.agency) ?? "",
    language: m.language,
    team_id: m.slack?.split("/")[0] ?? "",
  }));
  const channels = config.spaces
    .filter((s) => s.slack)
    .map((s) => {
      const inside = members
        .filter((m) => s.agencies.some((a) => a === m.agency) || m.roles.includes("technician"))
        .map((m) => idOf(m.slack));
      return { id: idOf(s.slack), name: s.id, kind: "public" as const, members: [...inside, "U0STAFETT"] };
    });
  const team = members[0]?.slack?.split("/")[0] ?? "T0STAFETT";
  return { team: { id: team, name: "Stafett", domain: "stafett" }, users, channels };
};
/** The slash commands of the app's manifest, with what can be written after them. */
const commands = [
  {
    command: "/stafett",
    description: "Öppna Stafett",
    usageHint:
      "[mina | vem | hjälp | försenade | ärende | lägeskoll | lugnt | ingen kontakt | bjud in | lämna över | borta | tillbaka | skjut upp | byt ansvarig | risk | tidsfrist | avsluta]",
  },
  { command: "/arende", description: "Nytt ärende, eller visa ett", usageHint: "[referens]" },
  { command: "/lageskoll", description: "Gör en lägeskoll", usageHint: "[referens]" },
];

class Play {
  readonly #o: PlaygroundStart;
  readonly #file: string;
  readonly #kept: string;
  readonly #botToken = `xoxb-playground-${randomBytes(8).toString("hex")}`;
  readonly #signingSecret = randomBytes(16).toString("hex");
  readonly clock: StageClock;
  readonly cloud: Cloud;
  stafett: Stafett | undefined;
  #api: Listening | undefined;
  #keeping: NodeJS.Timeout | undefined;
  #resetting: Promise<void> | undefined;
  constructor(o: PlaygroundStart) {
    this.#o = o;
    this.#file = join(dirname(o.env.DATABASE_URL.slice("sqlite:".length)), "playground.db");
    this.#kept = this.#file.replace(/\.db$/, ".cloud.json");
    const kept = existsSync(this.#file) ? readKept(this.#kept) : undefined;
    this.clock = new StageClock(kept?.now ?? firstMorning(Date.now()));
    this.cloud = createCloud({
      now: () => this.clock.now(),
      signingSecret: this.#signingSecret,
      botToken: this.#botToken,
      ...slackWorld(o.config),
      commands,
      send: async (request) => (await this.ready()).adapters.get("slack")?.receive(request) ?? new Response(null, { status: 503 }),
    });
    if (kept) this.cloud.restore(kept.cloud);
    this.cloud.onChange(() => this.#keepSoon());
  }
  /** The stand-in's Web API on a loopback port of its own: the adapter's client talks real HTTP. */
  async open(): Promise<void> {
    this.#api = await listen(this.cloud.web, "127.0.0.1", 0);
    this.cloud.listensAt(`http://127.0.0.1:${this.#api.port}`);
    await this.#compose();
  }
  async #compose(): Promise<void> {
    const { config, log, codeRevision, counters, env } = this.#o;
    const masterKey = readKeyFile(env.STAFETT_KEY_FILE, !existsSync(this.#file));
    this.stafett = await compose({
      file: this.#file,
      masterKey,
      register: registerOf(config, false),
      clock: this.clock,
      log,
      codeRevision,
      counters,
      adapters: (handle) => [
        createSlackAdapter({
          botToken: this.#botToken,
          signingSecret: this.#signingSecret,
          apiUrl: `http://127.0.0.1:${this.#api?.port}/api/`,
          handle,
          fact: (fact) => log.warn(fact),
        }),
      ],
    });
    await this.stafett.worker.start();
  }
  #keepSoon(): void {
    this.#keeping ??= setTimeout(() => {
      this.#keeping = undefined;
      this.keep();
    }, keepEveryMs).unref();
  }
  keep(): void {
    writeKept(this.#kept, { now: this.clock.now(), cloud: this.cloud.snapshot() });
  }
  /** Whoever asks while a new play is being laid out gets the new one. */
  async ready(): Promise<Stafett> {
    await this.#resetting;
    if (!this.stafett) throw new Error("the playground is not open");
    return this.stafett;
  }
  reset(): Promise<void> {
    this.#resetting ??= this.#beginAnew().finally(() => {
      this.#resetting = undefined;
    });
    return this.#resetting;
  }
  async #beginAnew(): Promise<void> {
    await this.stafett?.stop();
    for (const file of [this.#file, keysFile(this.#file)]) for (const end of ["", "-wal", "-shm"]) rmSync(`${file}${end}`, { force: true });
    this.cloud.reset();
    // Time does not go back, messages carry it: a new play begins on the next early morning of a week.
    this.clock.moveTo(firstMorning(this.clock.now() + 24 * 3_600_000));
    await this.#compose();
    this.keep();
  }
  async stop(): Promise<void> {
    clearTimeout(this.#keeping);
    await this.stafett?.stop();
    this.keep();
    await this.#api?.close();
  }
}

const loopback = new Set(["127.0.0.1", "localhost", "::1"]);
/** Refuses any other address than loopback: the playground lets anybody be anybody. */
export const startPlayground = async (
  o: PlaygroundStart,
): Promise<{ readonly stafett: Stafett; readonly port: number; stop(): Promise<void> }> => {
  if (!loopback.has(o.env.HOST)) {
    process.stderr.write(`${startTexts("sv").loopbackOnly}\n${startTexts("en").loopbackOnly}\n`);
    process.exit(1);
  }
  const play = new Play(o);
  await play.open();
  const stage = new PlayStage(
    () => play.ready(),
    play.clock,
    () => play.reset(),
    () => play.keep(),
  );
  const playground = createPlayground({
    cloud: play.cloud,
    stage,
    page: bundlePage,
    onError: (error) => o.log.error({ event: "playground", error: (error as Error).name }),
  });
  const slack = {
    platform: "slack",
    receive: async (request: Request) =>
      (await play.ready()).adapters.get("slack")?.receive(request) ?? new Response(null, { status: 503 }),
    deliver: () => Promise.resolve({ failed: "none" }),
  } as const;
  const http = await listen(
    createHttp({ slack, health: () => o.counts, ready: async () => (await (await play.ready()).store.nextAt()) !== undefined, playground }),
    o.env.HOST,
    o.env.PORT,
  );
  return {
    stafett: await play.ready(),
    port: http.port,
    stop: async () => {
      await http.close();
      await play.stop();
    },
  };
};
