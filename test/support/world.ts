// The whole bot as it runs, against the stand-ins for the clouds, on a clock that is moved by hand.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MailBook } from "../../adapters/mail.ts";
import type { Adapter, Handle } from "../../adapters/port.ts";
import { createSlackAdapter } from "../../adapters/slack/index.ts";
import { createTeamsAdapter } from "../../adapters/teams/index.ts";
import { createWebAdapter } from "../../adapters/web/index.ts";
import { web } from "../../adapters/web/platform.ts";
import { isFromOurPage } from "../../adapters/web/sign-in/answers.ts";
import { cookieIn } from "../../adapters/web/sign-in/tokens.ts";
import { overWeb, slackWorld, teamsWorld } from "../../playground/server/worlds.ts";
import { createSlackStandIn, type SlackStandIn } from "../../playground/slack/stand-in.ts";
import { createTeamsStandIn, type TeamsStandIn } from "../../playground/teams/stand-in.ts";
import {
  type AdapterStorage,
  type ComposeOptions,
  compose,
  type Stafett,
} from "../../src/app/compose.ts";
import { organisations, registerOf } from "../../src/app/configuration/register.ts";
import { type Listening, listen } from "../../src/app/http.ts";
import type { createMetrics } from "../../src/app/watch/metrics.ts";
import type { Config } from "../../src/config/index.ts";
import type { Line } from "../../src/engine/instances.ts";
import type { Masters } from "../../src/engine/master.ts";
import type { Log } from "../../src/log.ts";
import type { Query } from "../../src/rules/workflow.ts";
import { Browser } from "./browser.ts";
import { type ManualClock, manualClock } from "./manual-clock.ts";
import { noSlackLimits } from "./no-limits.ts";
import { masterKey, only } from "./presets.ts";
import { sampleConfig } from "./sample.ts";
import { clientId, clientSecret, standInOptions } from "./teams.ts";
import { webOrigin, webWays } from "./web-ways.ts";

/** Wednesday 25 November 2026, 08.45 in Stockholm, when every office is open. */
const wednesday = Date.parse("2026-11-25T07:45:00.000Z");

export { sampleConfig } from "./sample.ts";

export type World = {
  readonly stafett: Stafett;
  readonly cloud: SlackStandIn;
  /** With `teams: true`. */
  readonly teams?: TeamsStandIn;
  readonly clock: ManualClock;
  readonly facts: readonly Parameters<Log["info"]>[0][];
  readonly file: string;
  /** Everything due until then happens, each at its own time. */
  until(iso: string): Promise<void>;
  idle(): Promise<void>;
  lines(query: Query): Promise<readonly Line[]>;
  /** Another configuration takes the place of the one that it began with. */
  configures(config: Config): Promise<void>;
  close(): Promise<void>;
};
export type WorldOptions = {
  readonly start?: number;
  readonly config?: Config;
  readonly guarded?: boolean;
  readonly file?: string;
  /** Whoever audits gets the seal of the day. */
  readonly seals?: true;
  /** Where its master key comes from, if not from nowhere. */
  readonly masters?: Masters;
  readonly keep?: boolean;
  /** Where a browser finds the files. */
  readonly publicUrl?: string;
  /** Each document says that it is invented. */
  readonly isInvented?: true;
  readonly asksPerMinute?: number;
  /** What counts what happens, as in the program. */
  readonly metrics?: Pick<ReturnType<typeof createMetrics>, "count" | "counting">;
  /** Smaller pages, pools and caches than usual. */
  readonly bounds?: ComposeOptions["bounds"];
  readonly open?: ComposeOptions["open"];
  /** Teams beside Slack: costs a key of its own. */
  readonly teams?: boolean;
  /** The web beside them; whose browser it is, its cookie says (`browserOf`). */
  readonly web?: boolean;
  /** The web as the program opens it, with notices by mail. */
  readonly mail?: MailBook;
  /** What stands before the door, for chat and for the web: what one of them asks can be done by the other. */
  readonly doors?: (
    handle: Handle,
    storage: AdapterStorage,
  ) => { readonly chat: Handle; readonly web: Handle };
};

const openTeams = async (
  config: Config,
  clock: ManualClock,
  receive: (request: Request) => Promise<Response> | undefined,
) => {
  const cloud = createTeamsStandIn({
    now: () => clock.now(),
    clientId,
    clientSecret,
    hangMs: Number.POSITIVE_INFINITY,
    ...teamsWorld(config),
    send: async (request) => receive(request) ?? new Response(null, { status: 503 }),
  });
  const api = await listen(cloud.web, "127.0.0.1", 0);
  cloud.listensAt(`http://127.0.0.1:${api.port}`);
  return { cloud, api };
};

const soon = (_ms: number, work: () => void): (() => void) => {
  const set = setImmediate(work);
  return () => clearImmediate(set);
};
const openWebFor = (
  handle: Handle,
  storage: AdapterStorage,
  clock: ManualClock,
  fact: Log["info"],
): Adapter =>
  createWebAdapter({
    handle,
    ...storage.drawn("web"),
    // What waits so that a refusal takes as long as others, waits for no clock that stands still.
    clock: { now: () => clock.now(), at: soon },
    fact,
    signIn: () => ({
      signedIn: async (request) => {
        const identity = decodeURIComponent(cookieIn(request.headers.get("cookie"), "as") ?? "");
        return identity === ""
          ? new Response(null, { status: 303, headers: { location: "/sign-in" } })
          : { identity, session: identity, csrf: "token", endsAt: 0, isFresh: true };
      },
      stillOpen: async (sessions) => new Set(sessions),
      isOwn: (request) => isFromOurPage(request, webOrigin),
      act: async () => 0,
      cover: async () => undefined,
      draft: async () => undefined,
      prove: async () => new Response(null, { status: 303, headers: { location: "/step-up" } }),
      leave: async () => undefined,
      visit: async (request) =>
        new URL(request.url).pathname === "/sign-in" ? new Response("sign in") : undefined,
    }),
  });
const never = (): never => {
  throw new Error("not asked for");
};
const webWithMail = (
  mail: MailBook,
  handle: Handle,
  storage: AdapterStorage,
  clock: ManualClock,
  fact: Log["info"],
): Promise<Adapter> =>
  web.open({
    settings: { WEB_ORIGIN: webOrigin },
    organisations: [],
    handle,
    places: storage.places("web"),
    kv: never,
    drawn: () => storage.drawn("web"),
    mail,
    clock: { now: () => clock.now(), at: soon },
    fact: (said) => fact(said as Parameters<Log["info"]>[0]),
    unheard: async () => undefined,
    keyAdded: async () => undefined,
    codeUsed: async () => false,
  });
/** The browser of somebody who is signed in on the web. */
export const browserOf = (world: World, identity: string): Browser => {
  const browser = new Browser(
    webOrigin,
    (request) =>
      world.stafett.adapters.get("web")?.pages?.visit(request) ??
      Promise.reject(new Error("no web")),
  );
  browser.cookies.set("as", encodeURIComponent(identity));
  return browser;
};

export const createWorld = async (o: WorldOptions = {}): Promise<World> => {
  const config = o.config ?? sampleConfig();
  const directory = mkdtempSync(join(tmpdir(), "stafett-"));
  const file = o.file ?? join(directory, "stafett.db");
  const clock = manualClock(o.start ?? wednesday);
  let stafett: Stafett | undefined;
  const cloud = createSlackStandIn({
    now: () => clock.now(),
    signingSecret: "secret",
    botToken: "xoxb-test",
    ackMs: Number.POSITIVE_INFINITY,
    ...slackWorld(config),
    send: async (request) => overWeb(stafett?.adapters.get("slack"), request),
  });
  const api: Listening = await listen(cloud.web, "127.0.0.1", 0);
  cloud.listensAt(`http://127.0.0.1:${api.port}`);
  const teams = o.teams
    ? await openTeams(config, clock, (request) => overWeb(stafett?.adapters.get("teams"), request))
    : undefined;
  const facts: Parameters<Log["info"]>[0][] = [];
  const note: Log["info"] = (fact): void => void facts.push(fact);
  const plain: Log = { info: note, warn: note, error: note };
  const log = o.metrics?.counting(plain) ?? plain;
  const registerFor = (of: Config) =>
    registerOf(of, o.guarded ?? false, [
      "slack",
      ...(teams ? (["teams"] as const) : []),
      ...(o.web || o.mail ? (["web"] as const) : []),
    ]);
  stafett = await compose({
    file,
    masters: o.masters ?? only(masterKey),
    register: registerFor(config),
    clock,
    log,
    codeRevision: "test",
    ...(o.seals && { seals: o.seals }),
    ...(o.isInvented && { isInvented: o.isInvented }),
    ...(o.bounds && { bounds: o.bounds }),
    ...(o.open && { open: o.open }),
    ...(o.metrics && { count: o.metrics.count }),
    ...(o.asksPerMinute !== undefined && { asksPerMinute: o.asksPerMinute }),
    ...(o.publicUrl !== undefined && { publicUrl: () => o.publicUrl }),
    ...(o.web && webWays),
    adapters: async (door, storage) => {
      const { chat: handle, web: byWeb } = o.doors?.(door, storage) ?? { chat: door, web: door };
      return [
        createSlackAdapter({
          tokens: "xoxb-test",
          signingSecret: "secret",
          apiUrl: `http://127.0.0.1:${api.port}/api/`,
          now: () => clock.now(),
          limits: noSlackLimits,
          handle,
          fact: note,
        }),
        ...(teams
          ? [
              createTeamsAdapter({
                ...standInOptions(teams.cloud, () => clock.now()),
                tenants: organisations(config, "teams"),
                places: storage.places("teams"),
                handle,
                fact: note,
              }),
            ]
          : []),
        ...(o.mail
          ? [await webWithMail(o.mail, byWeb, storage, clock, note)]
          : o.web
            ? [openWebFor(byWeb, storage, clock, note)]
            : []),
      ];
    },
  });
  await stafett.worker.start();
  const running = stafett;
  const idle = (): Promise<void> => running.worker.idle();
  return {
    stafett: running,
    cloud,
    ...(teams && { teams: teams.cloud }),
    clock,
    facts,
    file,
    idle,
    lines: async (query) => {
      const { instances } = running.engine.transact;
      return instances.list(query, (await instances.people()).people);
    },
    configures: async (next) => {
      const values = { register: registerFor(next) };
      await running.engine.transact.run({
        workflow: "people",
        instance: "people" as never,
        command: "configure",
        values,
        by: "configuration",
      });
    },
    until: async (iso) => {
      const to = Date.parse(iso);
      await idle();
      for (
        let next = await running.worker.nextDue();
        next !== undefined && next <= to;
        next = await running.worker.nextDue()
      ) {
        clock.set(Math.max(next, clock.now()));
        await idle();
      }
      clock.set(to);
      await idle();
    },
    close: async () => {
      await running.stop();
      await api.close(0);
      await teams?.api.close(0);
      if (!o.keep) rmSync(directory, { recursive: true, force: true });
    },
  };
};

/** A message as plain text: title, body, buttons in brackets. */
export const textOf = (blocks: readonly unknown[] | undefined): string => {
  const lines: string[] = [];
  for (const block of (blocks ?? []) as readonly Record<string, never>[]) {
    const b = block as unknown as {
      type: string;
      text?: { text: string };
      fields?: { text: string }[];
      elements?: { type: string; text?: { text: string } | string }[];
      accessory?: { text?: { text: string } };
      label?: { text: string };
      level?: string;
      caption?: string;
      rows?: { text: string }[][];
      element?: {
        type: string;
        options?: { text: { text: string } }[];
        initial_option?: { text: { text: string } };
        initial_date?: string;
      };
    };
    if (b.text) lines.push(b.level ? `(${b.level}) ${b.text.text}` : b.text.text);
    if (b.rows)
      lines.push(
        `${b.caption}:`,
        ...b.rows.map((row) => `| ${row.map(({ text }) => text).join(" | ")} |`),
      );
    for (const field of b.fields ?? []) lines.push(field.text.replace("\n", ": "));
    if (b.accessory?.text) lines.push(`[${b.accessory.text.text}]`);
    if (b.elements)
      lines.push(
        b.elements
          .map((e) =>
            e.type === "button"
              ? `[${(e.text as { text: string }).text}]`
              : typeof e.text === "string"
                ? e.text
                : "",
          )
          .join(" "),
      );
    if (b.label)
      lines.push(
        `${b.label.text}: ${b.element?.initial_option?.text.text ?? b.element?.initial_date ?? ""} (${(b.element?.options ?? []).map((o) => o.text.text).join(" | ")})`,
      );
  }
  return lines.join("\n");
};
