// Two workspaces and an organisation of two more, one adapter with one store for their tokens, and a browser.
import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Adapter, Delivery, Incoming, Outcome, Reply } from "../../adapters/port.ts";
import { createSlackAdapter } from "../../adapters/slack/index.ts";
import { overWeb } from "../../playground/server/worlds.ts";
import { createSlackStandIn, type SlackStandIn } from "../../playground/slack/stand-in.ts";
import { createWorkspaces, type Workspaces } from "../../playground/slack/workspaces.ts";
import { listen } from "../../src/app/http.ts";
import { textCipher } from "../../src/engine/encryption.ts";
import { createKv } from "../../src/store/kv.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import { noSlackLimits } from "./no-limits.ts";

const client = { clientId: "1.2", clientSecret: "client-secret" };
const origin = "https://stafett.example";

/** Keeps cookies as a browser does, and shows what came. */
export type Browser = {
  readonly cookies: Map<string, string>;
  get(
    path: string,
  ): Promise<{ readonly status: number; readonly text: string; readonly headers: Headers }>;
};
export const browser = (adapter: Adapter): Browser => {
  const cookies = new Map<string, string>();
  return {
    cookies,
    get: async (path) => {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const response = await adapter.pages?.visit(
        new Request(origin + path, { headers: cookie === "" ? {} : { cookie } }),
      );
      if (!response) throw new Error("there is no such page");
      for (const line of response.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (/Expires=Thu, 01 Jan 1970/.test(line)) cookies.delete(name);
        else cookies.set(name, value);
      }
      return { status: response.status, text: await response.text(), headers: response.headers };
    },
  };
};
/** The address that the page's link leads to, at Slack. */
export const linkIn = (page: string): URL =>
  new URL((/href="([^"]+)"/.exec(page)?.[1] ?? "").replaceAll("&amp;", "&"));

const cloudOf = (id: string, adapter: () => Adapter, enterprise?: string): SlackStandIn => {
  const short = id.slice(2);
  return createSlackStandIn({
    now: () => Date.now(),
    signingSecret: "secret",
    botToken: `inside-${id}`,
    team: { id, name: short, domain: short.toLowerCase() },
    ...(enterprise && { enterprise }),
    bot: { userId: `U0BOT${short}`, botId: `B0BOT${short}` },
    users: [
      { id: `U0${short}`, name: short.toLowerCase() },
      ...(id === "T0A" ? [{ id: "U0B", name: "b", team_id: "T0B" }] : []),
    ],
    channels: [
      {
        id: `C0${short}`,
        name: short.toLowerCase(),
        kind: "public",
        members: [`U0${short}`, "U0B", `U0BOT${short}`],
      },
    ],
    send: (request) => overWeb(adapter(), request),
  });
};

export type Bench = {
  readonly adapter: Adapter;
  readonly slack: Workspaces;
  readonly cloud: (id: string) => SlackStandIn;
  readonly db: ReturnType<typeof openSqlite>;
  readonly asked: Incoming[];
  readonly facts: Readonly<Record<string, string | number>>[];
  readonly now: { at: number };
  answers(reply: (incoming: Incoming) => Reply | Promise<Reply>): void;
  /** What the core was told about what can be reached. */
  reach(): readonly string[];
  installs(id: string): Promise<number>;
  posts(address: string, kind?: "member" | "space", readers?: readonly string[]): Promise<Outcome>;
  /** Takes the database away. */
  goesDown(): Promise<void>;
  bytes(): string;
};
const message = { title: "Rubrik", notice: "Rubrik", body: [], actions: [] };
let drawn = 0;
const delivery = (id: string, kind: "member" | "space", readers?: readonly string[]): Delivery => ({
  outbox: `o${++drawn}`,
  to: { platform: "slack", id, kind, ...(readers && { readers }) },
  message: {
    ...message,
    actions: [
      {
        label: "Tryck",
        does: { press: { workflow: "w", instance: "i", command: "c", values: {} }, opens: true },
      } as Delivery["message"]["actions"][0],
    ],
  },
  gone: false,
});
const disk = () => {
  const folder = mkdtempSync(join(tmpdir(), "stafett-slack-"));
  const db = openSqlite(join(folder, "a.db"));
  let open = true;
  const close = async (): Promise<void> => {
    if (open) await db.close();
    open = false;
  };
  onTestFinished(async () => {
    await close();
    rmSync(folder, { recursive: true });
  });
  const bytes = (): string =>
    readdirSync(folder).reduce(
      (all, name) => all + readFileSync(join(folder, name)).toString("latin1"),
      "",
    );
  return { db, close, bytes };
};

export const workspaces = async (
  teams: readonly string[] = ["T0A", "T0B"],
  rotates = false,
): Promise<Bench> => {
  const { db, close, bytes } = disk();
  const asked: Incoming[] = [];
  const facts: Bench["facts"] = [];
  const now = { at: Date.now() };
  let answer: (incoming: Incoming) => Reply | Promise<Reply> = () => ({ kind: "done" });
  const clouds = [
    ...["T0A", "T0B", "T0FOREIGN"].map((id) => cloudOf(id, () => adapter)),
    ...["T0ORGA", "T0ORGB"].map((id) => cloudOf(id, () => adapter, "E0ORG")),
  ];
  const slack = createWorkspaces({
    clouds,
    ...client,
    teamsPage: 1,
    ...(rotates && { rotation: () => now.at }),
  });
  const api = await listen(slack.web, "127.0.0.1", 0);
  onTestFinished(() => api.close(0));
  for (const cloud of clouds) cloud.listensAt(`http://127.0.0.1:${api.port}`);
  const installations = createKv(db, "slack", textCipher(randomBytes(32), "slack"));
  const adapter: Adapter = createSlackAdapter({
    tokens: { ...client, stateSecret: "state-secret", installations, teams },
    signingSecret: "secret",
    apiUrl: `http://127.0.0.1:${api.port}/api/`,
    now: () => now.at,
    limits: noSlackLimits,
    handle: async (incoming) => {
      asked.push(incoming);
      return answer(incoming);
    },
    fact: (fact) => void facts.push(fact),
  });
  const cloud = (id: string): SlackStandIn => {
    const found = clouds.find((one) => one.core.options.team.id === id);
    if (!found) throw new RangeError(`no workspace is ${id}`);
    return found;
  };
  return {
    adapter,
    slack,
    cloud,
    db,
    asked,
    facts,
    now,
    answers: (reply) => {
      answer = reply;
    },
    reach: () =>
      asked.flatMap(({ identity, ask }) =>
        ask.kind === "reach" ? [`${identity} ${ask.reachable}`] : [],
      ),
    installs: async (id) => {
      const person = browser(adapter);
      const state = linkIn((await person.get("/slack/install")).text).searchParams.get("state");
      return (await person.get(`/slack/oauth_redirect?code=${slack.allows(id)}&state=${state}`))
        .status;
    },
    // In each room sits somebody of the second workspace.
    posts: (address, kind = "space", readers = ["T0B"]) =>
      adapter.deliver(delivery(address, kind, readers)),
    goesDown: close,
    bytes,
  };
};
