// Slack on a port of its own, and people who write all the time. Nothing here belongs to a test: `npm run faults` uses it, too.
import type { Context } from "hono";
import { Hono } from "hono";
import { createSlackStandIn, type SlackStandIn } from "../../playground/slack/stand-in.ts";
import type { SlackStandInOptions } from "../../playground/slack/state.ts";
import { listen } from "../../src/app/http.ts";
import type { Config } from "../../src/config/index.ts";
import { freshIdempotencyKey } from "../../src/engine/ids.ts";
import {
  commandBody,
  interactionBody,
  secret,
  signedHeaders,
  submitPayload,
} from "../support/signed.ts";
import { sampleConfig } from "../support/world.ts";
import type { Program } from "./program.ts";

export const anna = "U0NOOMI01";
export const room = "C0NOOMI";
export const callers = 6;
/** Enough to be under load, few enough to be found again: Slack takes one message a second in a channel. */
const mostOpened = 90;

/** What stands between the program and Slack; `next`: Slack's own answer. */
export type Between = (c: Context, next: () => Promise<Response>) => Promise<Response>;
export type SlackOptions = {
  readonly config?: Config;
  readonly now?: () => number;
  readonly send?: (request: Request) => Promise<Response>;
  readonly between?: Between;
  /** Whatever else the stand-in may be told. */
  readonly other?: Partial<SlackStandInOptions>;
};
/** Slack, on a port of its own, in this process: it outlives the program. */
export const openSlack = async (
  o: SlackOptions = {},
): Promise<{ readonly cloud: SlackStandIn; readonly url: string; close(): Promise<void> }> => {
  const config = o.config ?? sampleConfig();
  const idOf = (id: string): string => id.split("/")[1] ?? "";
  const users = config.members.flatMap((m) =>
    m.slack ? [{ id: idOf(m.slack), name: m.id, team_id: m.slack.split("/")[0] ?? "" }] : [],
  );
  const members = [...users.map((user) => user.id), "U0STAFETT"];
  const channels = config.spaces.flatMap((s) =>
    s.slack ? [{ id: idOf(s.slack), name: s.id, kind: "public" as const, members }] : [],
  );
  const cloud = createSlackStandIn({
    now: o.now ?? (() => Date.now()),
    signingSecret: secret,
    botToken: "xoxb-test",
    team: { id: "T0STAFETT", name: "Stafett", domain: "stafett" },
    users,
    channels,
    send: o.send ?? (async () => new Response(null, { status: 503 })),
    ...o.other,
  });
  const { between = (_, next) => next() } = o;
  const web = new Hono().all("*", (c) => between(c, async () => cloud.web.fetch(c.req.raw, c.env)));
  const api = await listen(web, "127.0.0.1", 0);
  const url = `http://127.0.0.1:${api.port}`;
  cloud.listensAt(url);
  return { cloud, url, close: () => api.close(0) };
};

/** What the program must be told to speak with it. */
export const environment = (url: string): Readonly<Record<string, string>> => ({
  SLACK_BOT_TOKEN: "xoxb-test",
  SLACK_SIGNING_SECRET: secret,
  SLACK_API_URL: `${url}/api/`,
  STAFETT_OTHER_CLOUD: "yes",
  LOG_LEVEL: "error",
});
export const post = async (program: Program, body: string): Promise<string> => {
  const answer = await fetch(`http://127.0.0.1:${program.port}/slack/events`, {
    method: "POST",
    body,
    headers: signedHeaders(body),
  });
  return answer.text();
};

export type Command = {
  readonly kind: "open" | "calm";
  readonly body: string;
  /** The case that a check-in is about. */
  readonly ref?: string;
  /** It came back with 200, and with the sentence that says that it is done. */
  acknowledged: boolean;
  /** When it was sent, and when it was acknowledged, by the clock of `performance`. */
  sentAt?: number;
  acknowledgedAt?: number;
};
const option = (value: string) => ({ type: "static_select", selected_option: { value } });
export const opening = (who = anna, deputy = "noomi-ersattare", now = Date.now()): Command => {
  const form = { w: "case", c: "open", idempotencyKey: freshIdempotencyKey(now) };
  const values = {
    deputy: option(deputy),
    child: option("no"),
    risk: option("low"),
    quiet: option("no"),
  };
  return {
    kind: "open",
    body: interactionBody(submitPayload(who, form, values)),
    acknowledged: false,
  };
};
export const calming = (ref: string): Command => ({
  kind: "calm",
  ref,
  body: commandBody(anna, `lugnt ${ref}`),
  acknowledged: false,
});

export const idempotencyKeyOf = (body: string): string => {
  const fields = new URLSearchParams(body);
  const payload = fields.get("payload");
  return payload === null
    ? `slack:${fields.get("trigger_id")}`
    : JSON.parse(JSON.parse(payload).view.private_metadata).form.idempotencyKey;
};

type LoadOptions = {
  /** The program's clock, where that is not this process's. */
  readonly now?: () => number;
  /** After something that was not acknowledged, and after each command. */
  readonly pauseMs?: number;
  readonly betweenMs?: number;
  readonly mostOpened?: number;
};
/** What says that it is done, now or before: in words, or by closing the form. */
const done = /Klart\.|Ärendet är öppet|Det är redan gjort|"response_action":"clear"/;
/** What somebody reads: the texts of the answer, out of its JSON. */
const sentence = (text: string): string =>
  [...text.matchAll(/"text":"([^"]+)"/g)].map(([, said = ""]) => said).join(" ");
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export class Load {
  readonly commands: Command[] = [];
  readonly refs: string[] = [];
  /** The sentences with which something was not saved, and how often. */
  readonly refusals = new Map<string, number>();
  #going = true;
  readonly #o: LoadOptions;
  program: Program;
  constructor(program: Program, options: LoadOptions = {}) {
    this.program = program;
    this.#o = options;
  }
  now(): number {
    return this.#o.now?.() ?? Date.now();
  }
  /** Acknowledged is what came back with 200 and the sentence that says so. The answer of an opening tells its reference. */
  async send(command: Command): Promise<void> {
    const url = `http://127.0.0.1:${this.program.port}/slack/events`;
    command.sentAt ??= performance.now();
    try {
      const headers = signedHeaders(command.body, { timestampS: Math.trunc(this.now() / 1_000) });
      const answer = await fetch(url, { method: "POST", body: command.body, headers });
      const text = await answer.text();
      if (answer.status !== 200 || !done.test(text)) {
        const said = sentence(text) || `${answer.status} ${text.slice(0, 200)}`;
        this.refusals.set(said, (this.refusals.get(said) ?? 0) + 1);
        return;
      }
      command.acknowledged = true;
      command.acknowledgedAt = performance.now();
      const ref = /SYD-\w{4}-\w{2}/.exec(text)?.[0];
      if (command.kind === "open" && ref) this.refs.push(ref);
    } catch {
      // The program is gone, or was while it answered: nobody knows.
    }
  }
  next(): Command {
    const opened = this.commands.filter((command) => command.kind === "open").length;
    const ref = this.refs[Math.floor(Math.random() * this.refs.length)];
    const command =
      ref === undefined || (opened < (this.#o.mostOpened ?? mostOpened) && Math.random() < 0.3)
        ? opening(anna, "noomi-ersattare", this.now())
        : calming(ref);
    this.commands.push(command);
    return command;
  }
  async caller(): Promise<void> {
    while (this.#going) {
      const command = this.next();
      await this.send(command);
      const waitMs = command.acknowledged ? (this.#o.betweenMs ?? 0) : (this.#o.pauseMs ?? 10);
      if (waitMs > 0) await pause(waitMs);
    }
  }
  end(): void {
    this.#going = false;
  }
}
