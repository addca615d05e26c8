// Without tokens: the real adapter against a stand-in for Slack's cloud, on data of its own.
import { randomBytes } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Adapter, Handle } from "../../adapters/port.ts";
import { createSlackAdapter } from "../../adapters/slack/index.ts";
import { botToken } from "../../adapters/teams/bot-token.ts";
import { teamsAdapter } from "../../adapters/teams/lazy.ts";
import { type AdapterStorage, compose, type Stafett } from "../../src/app/compose.ts";
import { organisations, type Register, registerOf } from "../../src/app/configuration/register.ts";
import { createHttp, doorsTo, type Listening, listen } from "../../src/app/http.ts";
import type { PlaygroundStart } from "../../src/app/main.ts";
import { mastersIn } from "../../src/app/storage/key-file.ts";
import { keysFile } from "../../src/app/storage/opening.ts";
import type { Language, Platform } from "../../src/rules/workflow.ts";
import type { Door } from "../page/guide-door.ts";
import { createSlackStandIn, type SlackStandIn } from "../slack/stand-in.ts";
import { changed as slackChanged } from "../slack/state.ts";
import { createTeamsStandIn, type TeamsStandIn } from "../teams/stand-in.ts";
import { changed as teamsChanged } from "../teams/state.ts";
import { bundlePage } from "./bundle.ts";
import { firstMorning, PlayClock, PlayControls, readSnapshot, writeSnapshot } from "./controls.ts";
import { inEnglish } from "./english.ts";
import { inside } from "./inside.ts";
import { callsOnlyThisMachine } from "./loopback.ts";
import type { Spoken } from "./readers.ts";
import { daysOf, layOut } from "./region.ts";
import { createPlayground } from "./server.ts";
import { PlayWeb, withWebAlone } from "./web.ts";
import { overWeb, slackWorld, teamsWorld } from "./worlds.ts";

/** AdapterStorage at most this often: a visitor's click should not wait for a file. */
const keepEveryMs = 1_000;

/** Those that have a stand-in. */
const played: readonly Platform[] = ["slack", "teams"];
/** Nobody's: the stand-in gives it out and takes it back. */
const teamsClient = "5e0c6a2b-91d4-4f3e-8b77-0a1d2c3e4f50";

class Play {
  readonly #o: PlaygroundStart;
  readonly #file: string;
  readonly #kept: string;
  readonly #botToken = `xoxb-playground-${randomBytes(8).toString("hex")}`;
  readonly #signingSecret = randomBytes(16).toString("hex");
  readonly clock: PlayClock;
  readonly cloud: SlackStandIn;
  readonly teams: TeamsStandIn;
  stafett: Stafett | undefined;
  /** Where the page is, once it is there. */
  origin: string | undefined;
  readonly #teamsSecret = randomBytes(16).toString("hex");
  readonly #apis: Listening[] = [];
  readonly web: PlayWeb;
  #keeping: NodeJS.Timeout | undefined;
  #language: Language | undefined;
  /** People whose language is another than everybody's, by their ids in the configuration: somebody who is not alone reads as them. */
  #own = new Map<string, Language>();
  #resetting: Promise<void> | undefined;
  /** A region is laid out in a new play; without it, and with people of one's own, it begins empty. */
  readonly #lively: boolean;
  #isNew: boolean;
  #laying: Promise<void> | undefined;
  constructor(o: PlaygroundStart) {
    this.#o = o;
    this.web = new PlayWeb(o.config, (name, language) => this.named(name, language));
    // Invented cases never lie where real ones may: a file of its own, also where those are on a server.
    const [, real = "data/stafett.db"] = /^sqlite:(.+)$/.exec(o.env.DATABASE_URL) ?? [];
    this.#file = join(dirname(real), "playground.db");
    this.#kept = this.#file.replace(/\.db$/, ".cloud.json");
    const found = existsSync(this.#file) ? readSnapshot(this.#kept) : undefined;
    const kept = found?.unfinished ? undefined : found;
    if (found?.unfinished) this.#forget();
    this.#isNew = !kept;
    this.#lively =
      o.env.STAFETT_EMPTY_PLAYGROUND === undefined &&
      o.config.members.some(({ id }) => id === "noomi-kontakt");
    this.#language = kept?.language;
    this.#own = new Map(Object.entries(kept?.own ?? {}));
    this.clock = new PlayClock(kept?.now ?? this.#beginning());
    this.cloud = createSlackStandIn({
      now: () => this.clock.now(),
      signingSecret: this.#signingSecret,
      botToken: this.#botToken,
      ...slackWorld(o.config),
      named: (name, language) => this.named(name, language),
      expands: (request) => this.web.expands(request),
      send: async (request) => overWeb((await this.ready()).adapters.get("slack"), request),
    });
    this.teams = createTeamsStandIn({
      now: () => this.clock.now(),
      clientId: teamsClient,
      clientSecret: this.#teamsSecret,
      ...teamsWorld(o.config),
      named: (name, language) => this.named(name, language),
      send: async (request) => overWeb((await this.ready()).adapters.get("teams"), request),
    });
    if (kept) this.cloud.restore(kept.cloud);
    if (kept?.teams) this.teams.restore(kept.teams);
    this.web.mailbox.restore(kept?.mail ?? {});
    for (const cloud of [this.cloud, this.teams, this.web.mailbox])
      cloud.onChange(() => this.#keepSoon());
  }
  /** The stand-ins on loopback ports of their own: the adapters' clients talk real HTTP. */
  async open(): Promise<void> {
    for (const cloud of [this.cloud, this.teams]) {
      const api = await listen(cloud.web, "127.0.0.1", 0);
      this.#apis.push(api);
      cloud.listensAt(`http://127.0.0.1:${api.port}`);
    }
    this.#apis.push(await this.web.open(() => this.ready()));
    await this.#compose();
  }
  async #compose(): Promise<void> {
    const { log, codeRevision, env } = this.#o;
    this.stafett = await compose({
      file: this.#file,
      masters: mastersIn(env.STAFETT_KEY_FILE, !existsSync(this.#file)),
      register: this.#register(),
      clock: this.clock,
      log,
      codeRevision,
      ...{ publicUrl: () => this.origin, isInvented: true },
      ...this.web.ways,
      adapters: (handle, storage) => [
        this.#slack(handle),
        this.#teams(handle, storage),
        this.web.adapter(handle, storage, this.clock, log),
      ],
    });
    await this.stafett.worker.start();
  }
  /** Who is who, each with the language of whoever reads as them. Names and spaces are the same for all: a name is one, and a message in a channel has one text. */
  #register(): Register {
    const { config } = this.#o;
    const named = <T extends { readonly name: string }>(all: readonly T[]): T[] =>
      all.map((one) => ({ ...one, name: this.named(one.name) }));
    const speaking = <T extends { readonly name: string; readonly language: Language }>(
      all: readonly T[],
    ): T[] => named(all).map((one) => ({ ...one, language: this.#language ?? one.language }));
    const members = speaking(config.members).map((one) => ({
      ...this.web.with(one),
      language: this.#own.get(one.id) ?? one.language,
    }));
    const people = { members, spaces: speaking(config.spaces) };
    const places = {
      agencies: named(config.agencies),
      functions: named(config.functions),
      services: named(config.services),
    };
    return registerOf({ ...config, ...people, ...places }, false, [...played, "web"]);
  }
  named(name: string, language = this.#language): string {
    return language === "en" ? inEnglish(name) : name;
  }
  /** What stands in chat is said anew. Whoever reads alone is everybody; else each has their own, and a new beginning speaks as before. */
  async speak({ language, alone, people }: Spoken): Promise<void> {
    const before = JSON.stringify([this.#language, [...this.#own]]);
    if (alone) {
      this.#language = language === "en" ? language : undefined;
      this.#own.clear();
    } else {
      const isMeant = (address: string | undefined): boolean =>
        address !== undefined && people.includes(address.split("/")[1] ?? "");
      for (const { id, slack, teams } of this.#o.config.members)
        if (isMeant(slack) || isMeant(teams)) this.#own.set(id, language);
    }
    if (JSON.stringify([this.#language, [...this.#own]]) === before) return;
    const { configure, worker } = await this.ready();
    await configure(this.#register());
    await worker.idle();
    slackChanged(this.cloud.core);
    teamsChanged(this.teams.core);
    this.keep();
  }
  #slack(handle: Handle): Adapter {
    const given = {
      tokens: this.#botToken,
      signingSecret: this.#signingSecret,
      handle,
      now: () => this.clock.now(),
    };
    return createSlackAdapter({
      ...given,
      apiUrl: `http://127.0.0.1:${this.#apis[0]?.port}/api/`,
      fact: (fact) => this.#o.log.warn(fact),
    });
  }
  #teams(handle: Handle, storage: AdapterStorage): Adapter {
    const { openIdMetadataUrl, tokenUrl, serviceUrl } = this.teams.urls();
    return teamsAdapter({
      clientId: teamsClient,
      tenantId: "botframework.com",
      openIdUrl: openIdMetadataUrl,
      serviceUrl,
      serviceOrigins: [new URL(serviceUrl).origin],
      token: botToken(tokenUrl("botframework.com"), teamsClient, this.#teamsSecret, () =>
        this.clock.now(),
      ),
      tenants: organisations(this.#o.config, "teams"),
      places: storage.places("teams"),
      handle,
      fact: (fact) => this.#o.log.warn(fact),
    });
  }
  #keepSoon(): void {
    this.#keeping ??= setTimeout(() => {
      this.#keeping = undefined;
      this.keep();
    }, keepEveryMs).unref();
  }
  keep(): void {
    writeSnapshot(this.#kept, {
      now: this.clock.now(),
      cloud: this.cloud.snapshot(),
      teams: this.teams.snapshot(),
      mail: this.web.mailbox.snapshot(),
      ...(this.#language && { language: this.#language }),
      ...(this.#own.size > 0 && { own: Object.fromEntries(this.#own) }),
      ...(this.#lively && this.#isNew && { unfinished: true as const }),
    });
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
  /** Where the clock stands when a play begins. */
  #beginning(): number {
    return this.#lively ? daysOf(Date.now()).yearBefore : firstMorning(Date.now());
  }
  #forget(): void {
    for (const file of [this.#file, keysFile(this.#file)])
      for (const end of ["", "-wal", "-shm"]) rmSync(`${file}${end}`, { force: true });
  }
  async #beginAnew(): Promise<void> {
    await this.stafett?.stop();
    this.#forget();
    this.clock.setTo(this.#beginning());
    for (const cloud of [this.cloud, this.teams, this.web.mailbox]) cloud.reset();
    this.#isNew = true;
    await this.#compose();
    this.keep();
  }
  /** In a new play: people live in the region until it begins, once for all who ask. A failure leaves what has come about by then. */
  layOut(door: Door, move: (to: number) => Promise<void>): Promise<void> {
    if (!this.#lively || !this.#isNew) return Promise.resolve();
    this.#laying ??= layOut(door, this.#language ?? "sv", daysOf(Date.now()), move, () =>
      this.ready(),
    )
      // What the last of them has brought about stands, too, before anybody looks.
      .then(() => this.stafett?.worker.idle())
      .catch((error: unknown) =>
        this.#o.log.warn({ event: "playground.region", error: (error as Error).name }),
      )
      .finally(() => {
        this.#isNew = false;
        this.#laying = undefined;
        this.keep();
      });
    return this.#laying;
  }
  async stop(): Promise<void> {
    clearTimeout(this.#keeping);
    await this.stafett?.stop();
    this.keep();
    for (const api of this.#apis) await api.close();
  }
}

/**
 * Two stand-ins and the page on loopback, until `stop`. Throws what a port or a disk throws, and ERR_MODULE_NOT_FOUND, before anything is touched, where the
 * workspace's own packages are not installed.
 */
export const startPlayground = async (
  o: PlaygroundStart,
): Promise<{ readonly port: number; stop(): Promise<void> }> => {
  // The page is bundled at its first request, which is too late to notice. esbuild tells nothing: npm leaves it among the tools' optional peers.
  import.meta.resolve("preact");
  const free = callsOnlyThisMachine();
  const play = new Play({ ...o, config: withWebAlone(o.config) });
  await play.open();
  const layOut = (): Promise<void> => play.layOut(inside(playground), (to) => stage.moveClock(to));
  const stage = new PlayControls(
    () => play.ready(),
    play.clock,
    () => play.reset().then(layOut),
    () => play.keep(),
    // The first who reads says in which language; until then nobody is there to see the region.
    (spoken) => play.speak(spoken).then(layOut),
  );
  const playground = createPlayground({
    cloud: play.cloud,
    teams: play.teams,
    stage,
    ...play.web.shown,
    page: bundlePage,
    onError: (error) => o.log.error({ event: "playground", error: (error as Error).name }),
  });
  // Whoever receives just now: after a reset it is another.
  const now = (platform: Platform): Pick<Adapter, "inbound"> => ({
    inbound: {
      receive: async (sent) =>
        (await play.ready()).adapters.get(platform)?.inbound?.receive(sent) ?? { status: 503 },
    },
  });
  const http = await listen(
    createHttp({
      adapters: new Map(),
      ready: async () => (await play.ready()).ready(),
      files: async (token, head) => (await play.ready()).files.fetch(token, head),
      playground,
    }),
    o.env.HOST,
    o.env.PORT,
    doorsTo(new Map(played.map((platform) => [platform, now(platform)]))),
  );
  play.origin = `http://${o.env.HOST.includes(":") ? `[${o.env.HOST}]` : o.env.HOST}:${http.port}`;
  return {
    port: http.port,
    stop: async () => {
      await http.close(0);
      await play.stop();
      free();
    },
  };
};
