// The whole bot as it runs, against the stand-ins for the clouds, on a clock that is moved by hand.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Adapter, Handle } from "../../adapters/port.ts";
import { createSlackAdapter } from "../../adapters/slack/index.ts";
import { createTeamsAdapter } from "../../adapters/teams/index.ts";
import { createWebAdapter } from "../../adapters/web/index.ts";
import { isFromOurPage } from "../../adapters/web/sign-in/answers.ts";
import { cookieIn } from "../../adapters/web/sign-in/tokens.ts";
import { overWeb, slackWorld, teamsWorld } from "../../playground/server/worlds.ts";
import { createSlackStandIn, type SlackStandIn } from "../../playground/slack/stand-in.ts";
import { createTeamsStandIn, type TeamsStandIn } from "../../playground/teams/stand-in.ts";
import { type AdapterStorage, type ComposeOptions, compose, type Stafett } from "../../src/app/compose.ts";
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
  readonly asksPerMinute?: number;
  /** What counts what happens, as in the program. */
  readonly metrics?: Pick<ReturnType<typeof createMetrics>, "count" | "counting">;
  /** Smaller pages, pools and caches than usual. */
  readonly bounds?: ComposeOptions["bounds"];
  /** Teams beside Slack: costs a key of its own. */
  readonly teams?: boolean;
  /** The web beside them; whose browser it is, its cookie says (`browserOf`). */
  readonly web?: boolean;
};

const openTeams = async (config: Config, clock: ManualClock, receive: (request: Request) => Promise<Response> | undefined) => {
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

const webOrigin = "https://stafett.example.se";
const openWebFor = (handle: Handle, storage: AdapterStorage, clock: ManualClock, fact: Log["info"]): Adapter =>
  createWebAdapter({
    handle,
    ...storage.drawn("web"),
    clock: { now: () => clock.now(), at: () => () => undefined },
    fact,
    signIn: () => ({
      signedIn: async (request) => {
        const identity = decodeURIComponent(cookieIn(request.headers.get("cookie"), "as") ?? "");
        return identity === ""
          ? new Response(null, { status: 303, headers: { location: "/sign-in" } })
          : { identity, csrf: "token", endsAt: 0 };
      },
      isOpen: async () => true,
      isOwn: (request) => isFromOurPage(request, webOrigin),
      act: async () => 0,
      cover: async () => undefined,
      draft: async () => undefined,
      leave: async () => undefined,
      visit: async (request) => (new URL(request.url).pathname === "/sign-in" ? new Response("sign in") : undefined),
    }),
  });
/** The browser of somebody who is signed in on the web. */
export const browserOf = (world: World, identity: string): Browser => {
  const browser = new Browser(
    webOrigin,
    (request) => world.stafett.adapters.get("web")?.pages?.visit(request) ?? Promise.reject(new Error("no web")),
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
  const teams = o.teams ? await openTeams(config, clock, (request) => overWeb(stafett?.adapters.get("teams"), request)) : undefined;
  const facts: Parameters<Log["info"]>[0][] = [];
  const note: Log["info"] = (fact): void => void facts.push(fact);
  const plain: Log = { info: note, warn: note, error: note };
  const log = o.metrics?.counting(plain) ?? plain;
  stafett = await compose({
    file,
    masters: o.masters ?? only(masterKey),
    register: registerOf(config, o.guarded ?? false, [
      "slack",
      ...(teams ? (["teams"] as const) : []),
      ...(o.web ? (["web"] as const) : []),
    ]),
    clock,
    log,
    codeRevision: "test",
    ...(o.seals && { seals: o.seals }),
    ...(o.bounds && { bounds: o.bounds }),
    ...(o.metrics && { count: o.metrics.count }),
    ...(o.asksPerMinute !== undefined && { asksPerMinute: o.asksPerMinute }),
    ...(o.publicUrl !== undefined && { publicUrl: () => o.publicUrl }),
    adapters: (handle, storage) => [
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
      ...(o.web ? [openWebFor(handle, storage, clock, note)] : []),
    ],
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
    until: async (iso) => {
      const to = Date.parse(iso);
      await idle();
      for (let next = await running.worker.nextDue(); next !== undefined && next <= to; next = await running.worker.nextDue()) {
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
    if (b.rows) lines.push(`${b.caption}:`, ...b.rows.map((row) => `| ${row.map(({ text }) => text).join(" | ")} |`));
    for (const field of b.fields ?? []) lines.push(field.text.replace("\n", ": "));
    if (b.accessory?.text) lines.push(`[${b.accessory.text.text}]`);
    if (b.elements)
      lines.push(
        b.elements
          .map((e) => (e.type === "button" ? `[${(e.text as { text: string }).text}]` : typeof e.text === "string" ? e.text : ""))
          .join(" "),
      );
    if (b.label)
      lines.push(
        `${b.label.text}: ${b.element?.initial_option?.text.text ?? b.element?.initial_date ?? ""} (${(b.element?.options ?? []).map((o) => o.text.text).join(" | ")})`,
      );
  }
  return lines.join("\n");
};
