// The real program in Socket Mode, with a socket that does everything wrong: the process lives, says so, and comes back.
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openSocketMode, type SocketMode } from "../../playground/slack/socket-mode.ts";
import type { SlackStandIn } from "../../playground/slack/stand-in.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import { secret } from "../support/signed.ts";
import { temporary } from "../support/small-core.ts";
import { anna, idempotencyKeyOf, opening, post } from "./load.ts";
import { type Program, start, stop, withSample } from "./program.ts";
import { slack } from "./started.ts";
import { asked, cloudOf, elsewhere, posts, real } from "./teams.ts";

type Running = {
  readonly cloud: SlackStandIn;
  readonly socket: SocketMode;
  readonly program: Program;
};
type More = {
  readonly prepare?: (socket: SocketMode) => void;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
};
const begin = async ({
  prepare = () => undefined,
  env: more = {},
  cwd = withSample(temporary()),
}: More = {}): Promise<Running> => {
  const { cloud, url } = await slack((request) => socket.send(request));
  const socket = await openSocketMode(cloud.core, "xapp-1-hemligt");
  onTestFinished(() => socket.close());
  prepare(socket);
  const env = {
    SLACK_BOT_TOKEN: "xoxb-test",
    SLACK_APP_TOKEN: "xapp-1-hemligt",
    SLACK_API_URL: `${url}/api/`,
    STAFETT_OTHER_CLOUD: "yes",
    LOG_LEVEL: "warn",
    ...more,
  };
  const program = await start({ cwd, env });
  onTestFinished(() => void program.child.kill("SIGKILL"));
  return { cloud, socket, program };
};
const get = async ({ port }: Program, path: string): Promise<string> =>
  (await fetch(`http://127.0.0.1:${port}${path}`)).text();
/** What it is not ready for; empty: it is. Says what the program said when it has ended. */
/** Why it is not ready, and which platforms are not heard: that alone does not make it unready. */
const because = async (program: Program): Promise<readonly string[]> => {
  if (program.child.exitCode !== null) throw new Error(`ended: ${program.said()}`);
  const read = await get(program, "/readyz").catch(
    () => '{"because":["nobody answers"],"unheard":[]}',
  );
  const { because: why = [], unheard: none } = JSON.parse(read) as {
    because?: readonly string[];
    unheard: readonly string[];
  };
  return [...why, ...none.map((platform) => `unheard:${platform}`)];
};
const ready = (program: Program) => expect.poll(() => because(program)).toEqual([]);
const unheard = (program: Program) =>
  expect.poll(() => because(program)).toEqual(["unheard:slack"]);
/** Somebody asks who is on duty, over the socket that is there now. */
const asks = async ({ cloud }: Running) => (await cloud.as(anna).slash("/stafett", "vem")).error;

test.each<[string, (r: Running) => void, (r: Running) => void]>([
  [
    "the app token is taken back",
    ({ socket }) => socket.revokes(true),
    ({ socket }) => socket.revokes(false),
  ],
  [
    "Slack answers 500",
    ({ cloud }) =>
      cloud.faults.next({ kind: "500", method: "apps.connections.open", times: 1_000 }),
    ({ cloud }) => cloud.faults.clear(),
  ],
  [
    "a page in HTML answers instead of Slack",
    ({ cloud }) =>
      cloud.faults.next({ kind: "html", method: "apps.connections.open", times: 1_000 }),
    ({ cloud }) => cloud.faults.clear(),
  ],
])(
  "%s at a refresh: the process lives, says that Slack is not heard, and comes back by itself",
  async (_what, breaks, mends) => {
    const running = await begin();
    const { program, socket } = running;
    await ready(program);
    breaks(running);
    socket.disconnects("refresh_requested");
    socket.closes();
    await unheard(program);
    expect(JSON.parse(await get(program, "/healthz"))).toEqual({ status: "ok" });
    mends(running);
    await ready(program);
    expect(await asks(running)).toBeUndefined();
    expect(program.said()).not.toContain("hemligt");
    expect(await stop(program)).toBe(0);
  },
  60_000,
);

test.each([
  ["no JSON", "{"],
  ["null", "null"],
  ["a list", "[]"],
  ["no payload", '{"envelope_id":"1","type":"events_api"}'],
  ["an event without an event", '{"envelope_id":"1","type":"events_api","payload":{}}'],
  [
    "an event that is a string",
    '{"envelope_id":"1","type":"events_api","payload":{"type":"event_callback","event":"x"}}',
  ],
  [
    "an interaction without anybody",
    '{"envelope_id":"1","type":"interactive","payload":{"type":"block_actions"}}',
  ],
  ["no envelope's id", '{"type":"slash_commands","payload":{"command":"/stafett"}}'],
  ["no text", Buffer.from([0xff, 0x00])],
  [
    "eight megabytes",
    JSON.stringify({
      envelope_id: "1",
      type: "slash_commands",
      payload: { command: "/stafett", text: "x".repeat(8_000_000) },
    }),
  ],
])(
  "%s comes over the socket: the process lives, and answers the next one",
  async (_what, raw) => {
    const running = await begin();
    await ready(running.program);
    running.socket.says(raw);
    expect(await asks(running)).toBeUndefined();
    expect(running.socket.acknowledged).toHaveLength(1);
    expect(await because(running.program)).toEqual([]);
    expect(await stop(running.program)).toBe(0);
  },
  60_000,
);

test("it starts with an app token that is taken back, names its variable and not the token, and is heard when the token is there", async () => {
  const { program, socket } = await begin({ prepare: (socket) => socket.revokes(true) });
  await unheard(program);
  const sentence =
    /^Stafett does not hear Slack yet \(token_revoked\)\. Is SLACK_APP_TOKEN right \(xapp-…\)/m;
  await expect.poll(() => program.said()).toMatch(sentence);
  // The log and what is said to people come by two ways, either of them first.
  const line = '"event":"slack.unheard","error":"token_revoked","setting":"SLACK_APP_TOKEN"';
  await expect.poll(() => program.said()).toContain(line);
  expect(program.said()).not.toContain("hemligt");
  socket.revokes(false);
  await ready(program);
  expect(await stop(program)).toBe(0);
});

test("with Slack not heard, posts still go out to Slack and the other platform is answered", async () => {
  const teams = await cloudOf();
  const env = { ...real, ...elsewhere(teams), SLACK_SIGNING_SECRET: secret };
  const { program, cloud } = await begin({ prepare: (socket) => socket.revokes(true), env });
  await unheard(program);
  const answer = await posts(program.port, asked(teams, { w: "people", p: "who" }), teams.sign());
  expect([answer.status, answer.text]).toEqual([200, expect.stringContaining("Polisen")]);
  await post(program, opening().body);
  await expect
    .poll(() => cloud.calls.some(({ method }) => method === "chat.postMessage"))
    .toBe(true);
  expect(await stop(program)).toBe(0);
});

test("a stop answers what is under way: whatever was saved is acknowledged, and nothing is taken afterwards", async () => {
  const cwd = withSample(temporary());
  const { program, socket } = await begin({ cwd });
  await ready(program);
  const bodies = Array.from({ length: 40 }, () => opening().body);
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const acknowledged = new Set<string>();
  const sent = bodies.map(async (body, i) => {
    // Some before the stop, some in the middle of it.
    if (i >= 20) await expect.poll(() => acknowledged.size, { interval: 1 }).toBeGreaterThan(0);
    const answer = await socket.send(
      new Request("http://127.0.0.1/slack/events", { method: "POST", headers, body }),
    );
    if (answer.ok) acknowledged.add(idempotencyKeyOf(body));
  });
  await expect.poll(() => acknowledged.size, { interval: 1 }).toBeGreaterThan(0);
  program.child.kill("SIGTERM");
  expect(await program.ended).toBe(0);
  await Promise.race([Promise.allSettled(sent), new Promise((resolve) => setImmediate(resolve))]);
  const db = openSqlite(join(cwd, "data/stafett.db"));
  const saved = (await db.query("select idempotency_key from idempotency_keys")).map((row) =>
    String(row.idempotency_key),
  );
  await db.close();
  const ours = new Set(bodies.map(idempotencyKeyOf));
  const kept = saved.filter((idempotencyKey) => ours.has(idempotencyKey));
  expect(kept.length).toBeGreaterThan(0);
  expect(kept.filter((idempotencyKey) => !acknowledged.has(idempotencyKey))).toEqual([]);
});
