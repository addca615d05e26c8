// The playground's HTTP side: the page, and the JSON that it and this file agree on.
import { type Context, Hono } from "hono";
import { compress } from "hono/compress";
import { z } from "zod";
import type { MailboxRow } from "../page/contract.ts";
import type { FilledValues } from "../slack/form.ts";
import type { SlackStandIn } from "../slack/stand-in.ts";
import { changed, type Faults, type User } from "../slack/state.ts";
import type { Filled } from "../slack/values.ts";
import { weighMessage } from "../slack/weight.ts";
import { teamsRoutes } from "../teams/server.ts";
import type { TeamsStandIn } from "../teams/stand-in.ts";
import type { Fault } from "../teams/state.ts";
import type { Page } from "./assets.ts";
import { wishedLanguage } from "./first-language.ts";
import { pageFiles } from "./page-files.ts";
import { createAnnouncer } from "./play-events.ts";
import { loopbackOnly, smallBody } from "./play-guard.ts";
import { markRead, person, personOr, playState } from "./play-state.ts";
import { languageRoute, Readers, type Spoken } from "./readers.ts";

export type JournalEntry = {
  seq: number;
  at: string;
  type: string;
  by: string;
  facts: Readonly<Record<string, string>>;
};
export type DeliveryEntry = {
  id: string;
  at: string;
  key: string;
  to: string;
  platform: "slack" | "teams" | "web";
  state: "sent" | "waiting" | "failed" | "unknown";
  attempts: number;
};
/** `id`: the same whatever it is called. */
export type CaseEntry = { id: string; ref: string; words: string; open: boolean };
/** The bot, as far as the playground may look behind its scenes. */
export type Controls = {
  moveClock(toMs: number): Promise<void>;
  /** Resolves when nothing that is due is left to be sent. */
  settled(): Promise<void>;
  journal(ref: string): Promise<readonly JournalEntry[]>;
  deliveries(limit: number): Promise<readonly DeliveryEntry[]>;
  cases(): Promise<readonly CaseEntry[]>;
  reset(): Promise<void>;
  /** The next weeks' days on which nobody works though it is no weekend. */
  daysOff(): readonly string[];
  /** The bot speaks it from now on: to those people, or to everybody where one reads alone. */
  speak(spoken: Spoken): Promise<void>;
};
/** With `teams`, the page has a second window. */
export type PlaygroundOptions = {
  cloud: SlackStandIn;
  teams?: TeamsStandIn;
  stage: Controls;
  /** Where somebody of a window is on the web; undefined: nobody is called so. */
  webOf?: (user: string) => string | undefined;
  /** What has come to those who are told by mail; undefined: nobody is. */
  mail?: {
    onChange(listener: () => void): void;
    boxes(language: "sv" | "en" | undefined): readonly MailboxRow[];
  };
  page: () => Promise<Page>;
  onError?: (error: unknown) => void;
};

const DELIVERIES_SHOWN = 100;
const CLOCK_STEP_MAX_MS = 400 * 24 * 3_600_000;
const CLOCK_TOLD_MS = 150;

const id = z.string().min(1).max(255);
const words = z.string().max(4000);
const filled = z.custom<Filled>(
  (value) => value === null || typeof value === "string" || typeof value === "object",
);
const values = z.custom<FilledValues>(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
);
const pressed = {
  user: id,
  blockId: z.string().max(255).optional(),
  actionId: id,
  value: filled.optional(),
  selected: filled.optional(),
};
const faultWords = ["no_answer", "rate_limited", "lost_answer"] as const;
const shapes = {
  slash: z.object({ user: id, channel: id, command: id, text: words }),
  click: z.union([
    z.object({ ...pressed, channel: id, ts: id }),
    z.object({ ...pressed, viewId: id, state: values.optional() }),
  ]),
  shortcut: z.object({ user: id, channel: id, ts: id, shortcut: id }),
  submit: z.object({ user: id, viewId: id, values }),
  close: z.object({ user: id, viewId: id, all: z.boolean().optional() }),
  home: z.object({ user: id }),
  say: z.object({ user: id, channel: id, text: words.min(1) }),
  read: z.object({ user: id, channel: id }),
  clock: z.union([
    z.object({ advanceMs: z.number().int().positive() }),
    z.object({ to: z.iso.datetime() }),
  ]),
  // The page's words for them, and the cloud's own.
  slackFault: z.object({
    platform: z.literal("slack").optional(),
    method: id.optional(),
    times: z.int().min(0).max(100),
    kind: z.enum([
      ...faultWords,
      "429",
      "500",
      "lost",
      "timeout",
      "badSignature",
      "oldTimestamp",
      "redeliver",
    ]),
  }),
  teamsFault: z.object({
    platform: z.literal("teams"),
    method: z
      .enum(["create", "update", "delete", "conversation", "members", "token", "keys"])
      .optional(),
    times: z.int().min(0).max(100),
    kind: z.enum([...faultWords, "429", "412", "500", "502", "503", "504", "lost", "timeout"]),
  }),
};
const faultNames: Readonly<Record<string, Faults["kind"] & Fault["kind"]>> = {
  no_answer: "timeout",
  rate_limited: "429",
  lost_answer: "lost",
};

async function read<T>(c: Context, shape: z.ZodType<T>): Promise<T | undefined> {
  const parsed = shape.safeParse(await c.req.json().catch(() => undefined));
  return parsed.success ? parsed.data : undefined;
}
const bad = (c: Context): Response => c.json({ error: "bad_request" }, 400);

/** One thing that a person does; the answer is what they see afterwards. */
function deed<T extends { user: string }>(
  { cloud, stage }: PlaygroundOptions,
  shape: z.ZodType<T>,
  act: (body: T, user: User) => Promise<unknown>,
) {
  return async (c: Context): Promise<Response> => {
    const body = await read(c, shape);
    const user = body && person(cloud.core, body.user);
    if (!body || !user) return bad(c);
    try {
      await act(body, user);
    } catch (error) {
      // What was clicked is no longer there: the fresh state says so better than a message could.
      if (!(error instanceof RangeError)) throw error;
      return c.json({
        ...playState(cloud, user, wishedLanguage(c)),
        off: stage.daysOff(),
        stale: true,
      });
    }
    return c.json({ ...playState(cloud, user, wishedLanguage(c)), off: stage.daysOff() });
  };
}

/** The manifest makes the direct message with the bot read-only: Slack shows no box to write in there, so nobody can. */
function writable({ core }: SlackStandIn, channel: string): string {
  if (core.state.channels[channel]?.kind === "im") throw new RangeError(`${channel} is read-only`);
  return channel;
}

/** A click in a message, or in a view. */
async function clicked(
  cloud: SlackStandIn,
  { user, ...click }: z.infer<typeof shapes.click>,
): Promise<unknown> {
  const { blockId, actionId, value, selected } = click;
  const how = {
    ...(value === undefined ? {} : { value }),
    ...(selected === undefined ? {} : { selected }),
  };
  if ("viewId" in click)
    return cloud.as(user).clickInView(click.viewId, blockId, actionId, {
      ...how,
      ...(click.state ? { values: click.state } : {}),
    });
  markRead(cloud.core, user, click.channel);
  return cloud.as(user).click({
    channel: click.channel,
    ts: click.ts,
    actionId,
    ...(blockId === undefined ? {} : { blockId }),
    ...how,
  });
}

function viewDeeds(app: Hono, options: PlaygroundOptions): void {
  const { cloud } = options;
  app.post(
    "/play/submit",
    deed(options, shapes.submit, ({ user, viewId, values: given }) =>
      cloud.as(user).submit(viewId, given),
    ),
  );
  app.post(
    "/play/close",
    deed(options, shapes.close, ({ user, viewId, all }) =>
      cloud.as(user).close(viewId, all ? { all } : {}),
    ),
  );
  app.post(
    "/play/home",
    deed(options, shapes.home, ({ user }) => cloud.as(user).openHome()),
  );
}

function deeds(app: Hono, options: PlaygroundOptions): void {
  const { cloud } = options;
  const { core } = cloud;
  app.post(
    "/play/slash",
    deed(options, shapes.slash, async ({ user, channel, command, text }) => {
      writable(cloud, channel);
      markRead(core, user, channel);
      return cloud.as(user).slash(command, text, channel);
    }),
  );
  app.post(
    "/play/click",
    deed(options, shapes.click, (body) => clicked(cloud, body)),
  );
  app.post(
    "/play/shortcut",
    deed(options, shapes.shortcut, ({ user, channel, ts, shortcut }) =>
      cloud.as(user).shortcut(shortcut, channel, ts),
    ),
  );
  app.post(
    "/play/say",
    deed(options, shapes.say, async ({ user, channel, text }) =>
      cloud.as(user).say(writable(cloud, channel), text),
    ),
  );
  app.post(
    "/play/read",
    deed(options, shapes.read, async ({ user, channel }) => markRead(core, user, channel)),
  );
}

function clock(
  app: Hono,
  { cloud, stage }: PlaygroundOptions,
  tell: (state: { now: string; running: boolean }) => void,
): void {
  const now = (): number => cloud.core.options.now();
  let running = false;
  const state = (): { now: string; running: boolean } => ({
    now: new Date(now()).toISOString(),
    running,
  });
  app.get("/play/clock", (c) => c.json(state()));
  app.get("/play/settled", async (c) => {
    await stage.settled();
    return c.json(state());
  });
  app.post("/play/clock", async (c) => {
    const body = await read(c, shapes.clock);
    if (!body) return bad(c);
    const to = "to" in body ? Date.parse(body.to) : now() + body.advanceMs;
    if (!(to > now()) || to - now() > CLOCK_STEP_MAX_MS)
      return c.json({ error: "clock_out_of_range" }, 400);
    if (running) return c.json({ error: "clock_is_moving" }, 409);
    running = true;
    const telling = setInterval(() => tell(state()), CLOCK_TOLD_MS);
    try {
      await stage.moveClock(to);
    } finally {
      clearInterval(telling);
      running = false;
      tell(state());
      changed(cloud.core);
    }
    return c.json(state());
  });
}

function faults(app: Hono, { cloud, teams }: PlaygroundOptions): void {
  app.post("/play/faults", async (c) => {
    const body = await read(c, z.union([shapes.slackFault, shapes.teamsFault]));
    if (!body) return bad(c);
    const { times } = body;
    if (body.platform === "teams") {
      if (!teams) return bad(c);
      const fault = {
        kind: faultNames[body.kind] ?? (body.kind as Fault["kind"]),
        ...(body.method ? { method: body.method } : {}),
      };
      teams.faults.drop(fault);
      if (times > 0) teams.faults.next({ ...fault, times });
      return c.json({});
    }
    const fault = {
      kind: faultNames[body.kind] ?? (body.kind as Faults["kind"]),
      ...(body.method ? { method: body.method } : {}),
    };
    cloud.faults.drop(fault);
    if (times > 0) cloud.faults.next({ ...fault, times });
    return c.json({});
  });
}

function behindTheScenes(app: Hono, { cloud, teams, stage }: PlaygroundOptions): void {
  app.get("/play/journal", async (c) => {
    const ref = c.req.query("ref") ?? "";
    return ref.length === 0 || ref.length > 64 ? bad(c) : c.json(await stage.journal(ref));
  });
  app.get("/play/deliveries", async (c) => c.json(await stage.deliveries(DELIVERIES_SHOWN)));
  app.get("/play/cases", async (c) => c.json(await stage.cases()));
  app.post("/play/reset", async (c) => {
    // First what is seen, then what posts: whatever the bot posts anew on its reset stays.
    cloud.reset();
    teams?.reset();
    await stage.reset();
    return c.json({});
  });
}

export function createPlayground(options: PlaygroundOptions): Hono {
  const { cloud, teams, mail, page } = options;
  const app = new Hono();
  const readers = new Readers();
  const announcer = createAnnouncer({ slack: cloud, teams, mail }, readers);
  // The page learns that it failed, not why: an error may quote what somebody wrote.
  app.onError((error, c) => {
    options.onError?.(error);
    return c.json({ error: "internal_error" }, 500);
  });
  for (const path of ["/", "/play/*"]) app.use(path, loopbackOnly, smallBody, compress());
  pageFiles(app, page);
  app.get("/play/events", (c) => announcer.stream(c));
  app.get("/play/state", (c) => {
    const user = personOr(cloud.core, c.req.query("user"));
    return user
      ? c.json({ ...playState(cloud, user, wishedLanguage(c)), off: options.stage.daysOff() })
      : c.json({ error: "nobody_here" }, 404);
  });
  app.get("/play/payload", (c) => {
    const user = person(cloud.core, c.req.query("user") ?? "");
    const weighed =
      user && weighMessage(cloud.core, user, c.req.query("channel") ?? "", c.req.query("ts") ?? "");
    return weighed ? c.json(weighed) : c.json({ error: "not_there" }, 404);
  });
  // The same person, in a browser's own pages.
  app.get("/play/web", (c) => {
    const found = options.webOf?.(c.req.query("user") ?? "");
    return found === undefined ? c.json({ error: "nobody_here" }, 404) : c.redirect(found, 303);
  });
  app.get("/play/mail", (c) => c.json(mail?.boxes(wishedLanguage(c)) ?? []));
  deeds(app, options);
  viewDeeds(app, options);
  if (teams) app.route("/", teamsRoutes(teams, wishedLanguage));
  faults(app, options);
  clock(app, options, (state) => announcer.clock(state));
  behindTheScenes(app, options);
  app.route(
    "/",
    languageRoute(
      readers,
      [cloud.core.options.begins ?? "", teams?.core.options.begins ?? ""],
      (spoken) => options.stage.speak(spoken),
    ),
  );
  return app;
}
