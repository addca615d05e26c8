// `stafett rehearse` as the real program, against the stand-ins, with somebody who presses. UPDATE_REHEARSAL=1 writes what they say into the adapters, and docs/compatibility.md.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Platform } from "../../adapters/each.ts";
import { openSocketMode } from "../../playground/slack/socket-mode.ts";
import type { SlackStandIn } from "../../playground/slack/stand-in.ts";
import type { TeamsStandIn } from "../../playground/teams/stand-in.ts";
import { listen } from "../../src/app/http.ts";
import type { Report } from "../../src/app/rehearsal/compatibility.ts";
import { temporary } from "../support/small-core.ts";
import { root } from "../support/source.ts";
import { buttonsIn } from "../support/teams.ts";
import { type Between, environment, openSlack } from "./load.ts";
import { commanded, freePort, type Said, withSample } from "./program.ts";
import { slack } from "./started.ts";
import { cloudOf, elsewhere, real } from "./teams.ts";

type Env = Readonly<Record<string, string>>;
type Stage = { readonly address: string; readonly env: Env; readonly acts: () => Promise<void> };

const anna = "U0NOOMI01";
const ownRoom = "C0REHEARSE";
type Blocks = readonly {
  readonly block_id?: string;
  readonly elements?: readonly Readonly<Record<string, string>>[];
}[];
/** Presses Open, sends the form as it is, opens the file. */
const actsInSlack = async (cloud: SlackStandIn): Promise<void> => {
  const drawn = () =>
    cloud
      .messages(ownRoom)
      .flatMap(({ ts, blocks }) =>
        ((blocks ?? []) as Blocks).flatMap(({ block_id = "", elements = [] }) =>
          elements.map((each): Readonly<Record<string, string>> => ({ ts, block_id, ...each })),
        ),
      );
  await expect.poll(() => drawn().length, { interval: 50 }).toBe(3);
  const open = drawn().find(({ action_id }) => action_id?.startsWith("do:"));
  const file = drawn().find(({ url }) => url?.includes("/files/"));
  const person = cloud.as(anna);
  const at = {
    channel: ownRoom,
    ts: open?.ts ?? "",
    actionId: open?.action_id ?? "",
    blockId: open?.block_id ?? "",
  };
  const { modal } = await person.click(at);
  await person.submit(modal?.id ?? "", {});
  await fetch(file?.url ?? "");
};
const channels = [
  { id: ownRoom, name: "repetition", kind: "public" as const, members: [anna, "U0STAFETT"] },
];
const slackStage = async (port: number): Promise<Stage> => {
  const { cloud, url } = await slack((request) => fetch(request), {
    channels,
    botUrl: `http://127.0.0.1:${port}/slack/events`,
  });
  return { address: `T0STAFETT/${ownRoom}`, env: environment(url), acts: () => actsInSlack(cloud) };
};
const socketStage = async (): Promise<Stage> => {
  const { cloud, url } = await slack(
    async (request) => socket?.send(request) ?? new Response(null, { status: 503 }),
    { channels },
  );
  cloud.faults.next({ kind: "429", method: "blocks.validate", retryAfterS: 1 });
  const socket = await openSocketMode(cloud.core, "xapp-test");
  onTestFinished(() => socket.close());
  const env = { ...environment(url), SLACK_SIGNING_SECRET: "", SLACK_APP_TOKEN: "xapp-test" };
  return { address: `T0STAFETT/${ownRoom}`, env, acts: () => actsInSlack(cloud) };
};

const tenant = "2f6d4b1e-8c03-4d57-9a1f-3be07c52d9a4";
const noor = "c0de0011-5af3-4b71-a9d2-6e18f0b70011";
const ownChannel = "19:repetition-0000000000000000000@thread.tacv2";
const actsInTeams = async (cloud: TeamsStandIn): Promise<void> => {
  await expect
    .poll(() => cloud.activities(ownChannel).flatMap(({ card }) => buttonsIn(card)).length, {
      interval: 50,
    })
    .toBe(1);
  const [activity] = cloud.activities(ownChannel);
  const [open] = buttonsIn(activity?.card);
  const person = cloud.as(noor);
  if (!activity || !open) throw new Error("there is no button");
  const { dialog } = await person.press(ownChannel, activity.id, open);
  const [send] = dialog && "card" in dialog ? buttonsIn(dialog.card) : [];
  if (!send) throw new Error("no dialog is open");
  // What the form says already: a client sends that along.
  await person.submit(send, {
    "f:choice": "a",
    "f:choices": "b",
    "f:date": "2026-12-01",
    "f:line": "x",
  });
  const [, file = ""] =
    /"(http:\/\/127[^"]*\/files\/[^"]*)"/.exec(JSON.stringify(activity.card)) ?? [];
  await fetch(file);
};
const teamsStage = async (port: number): Promise<Stage> => {
  const cloud = await cloudOf({
    send: (request) => fetch(request),
    botUrl: `http://127.0.0.1:${port}/api/messages`,
    channels: [{ id: ownChannel, tenant, name: "repetition", members: [noor] }],
  });
  const env = {
    ...real,
    ...elsewhere(cloud),
    TEAMS_TOKEN_URL: cloud.urls().tokenUrl("botframework.com"),
    STAFETT_OTHER_CLOUD: "yes",
  };
  return { address: `${tenant}/${ownChannel}`, env, acts: () => actsInTeams(cloud) };
};
/** The web sends nothing that could be rehearsed. */
type Rehearsed = Exclude<Platform, "web">;
const stages: Readonly<Record<Rehearsed, (port: number) => Promise<Stage>>> = {
  slack: slackStage,
  teams: teamsStage,
};
const rehearsed = Object.keys(stages) as readonly Rehearsed[];

const rehearses = async (stage: (port: number) => Promise<Stage>, cwd: string): Promise<Said> => {
  const port = await freePort();
  const { address, env, acts } = await stage(port);
  const all = { ...env, PORT: String(port), STAFETT_PUBLIC_URL: `http://127.0.0.1:${port}` };
  const said = commanded({
    cwd,
    args: ["rehearse", address, "--into", "report", "--as", "here", "--wait", "1"],
    env: all,
  });
  await Promise.race([acts(), said]);
  return said;
};
/** What one run has said becomes what the next ones are compared with. */
const keepStandIn = (platform: Platform, cwd: string): void => {
  const { on, says }: Report = JSON.parse(
    readFileSync(join(cwd, "report", `${platform}-here.json`), "utf8"),
  );
  writeFileSync(
    join(root, "adapters", platform, "stand-in.json"),
    `${JSON.stringify({ on, says }, null, 2)}\n`,
  );
};

test.each(rehearsed)(
  "%s: everything is as the stand-in was seen, and the report says it without a text or an id",
  async (platform) => {
    const cwd = withSample(temporary());
    const said = await rehearses(stages[platform], cwd);
    if (process.env.UPDATE_REHEARSAL) keepStandIn(platform, cwd);
    expect(said).toMatchObject({ code: 0, err: "" });
    expect(said.out).toContain("Other: 0. Unseen: 0.");
    const text = readFileSync(join(cwd, "report", `${platform}-here.json`), "utf8");
    const { says, heard }: Report = JSON.parse(text);
    expect(says).toMatchObject({
      post: "sent",
      edit: "sent",
      link: "made",
      opens: "pressed",
      direct: "sent",
      file: "fetched",
      gone: "sent",
    });
    expect(says.answers).toBe("choice choices date line");
    expect(heard.length).toBeGreaterThanOrEqual(2);
    expect(readFileSync(join(cwd, "report", "compatibility.md"), "utf8")).toMatch(
      /^\| `lookup\.absent` +\| (?:absent|no history) +\| (?:absent|no history) +\|$/m,
    );
    expect(text).not.toMatch(
      /Rehearsal|rehearsed|noor|anna|T0STAFETT|U0NOOMI|C0REH|c0de0011|2f6d4b1e|127\.0|\d{10}/i,
    );
  },
);

test("over a socket it is the same, and a Slack that asks it to go slower is waited for", async () => {
  const said = await rehearses(socketStage, withSample(temporary()));
  expect(said).toMatchObject({
    code: 0,
    err: "",
    out: expect.stringContaining("Other: 0. Unseen: 0."),
  });
  expect(said.out).toContain("Asked to go slower: waiting 1 s.");
});

test("another Slack: what it does otherwise is said beside what is here, what nobody did is unseen, and it ends with 1", async () => {
  // It takes every payload, finds every message, and has not heard of links.
  const between: Between = async (c, next) => {
    if (c.req.path === "/api/blocks.validate") return c.json({ ok: true });
    return c.req.path === "/api/chat.getPermalink"
      ? c.json({ ok: false, error: "unknown_method" })
      : next();
  };
  const { url, close } = await openSlack({ between, other: { channels } });
  onTestFinished(close);
  const args = ["rehearse", `T0STAFETT/${ownRoom}`, "--wait", "0"];
  const said = await commanded({
    cwd: withSample(temporary()),
    args,
    env: { ...environment(url), PORT: String(await freePort()) },
  });
  expect(said).toMatchObject({ code: 1, err: "" });
  expect(said.out).toMatch(/^other +limit\.view\.title: over 96 \(here: 24\)$/m);
  expect(said.out).toMatch(/^other +link: none \(here: made\)$/m);
  expect(said.out).toMatch(/^as here +lookup\.absent: absent$/m);
  for (const key of ["opens", "direct", "answers", "file"])
    expect(said.out).toMatch(new RegExp(`^unseen +${key}: `, "m"));
});

test("a Slack that is lost on the way: said, and what was posted is taken back", async () => {
  const between: Between = async (c, next) =>
    c.req.path === "/api/conversations.info" && asked++ > 0 ? c.body(null, 500) : next();
  let asked = 0;
  const { cloud, url, close } = await openSlack({ between, other: { channels } });
  onTestFinished(close);
  const args = ["rehearse", `T0STAFETT/${ownRoom}`, "--wait", "0"];
  const said = await commanded({
    cwd: withSample(temporary()),
    args,
    env: { ...environment(url), PORT: String(await freePort()) },
  });
  expect(said.code).toBe(1);
  expect(said.out).toMatch(/^not asked here +broken_off: slack_webapi_http_error$/m);
  expect(said.out).toMatch(/^as here +gone: sent$/m);
  const texts = cloud.messages(ownRoom).map(({ blocks }) => JSON.stringify(blocks));
  expect(texts).toHaveLength(2);
  for (const text of texts) expect(text).toContain("The rehearsal is over.");
});

describe("nothing is sent", () => {
  test.each<[string, readonly string[], Env, string]>([
    [
      "to a channel where people work",
      ["T0STAFETT/C0NOOMI"],
      {},
      "That channel stands in stafett.yaml",
    ],
    ["to a person", [`T0STAFETT/${anna}`], {}, "Write the address of a channel"],
    [
      "to a platform that is not connected",
      [`${tenant}/${ownChannel}`],
      {},
      "Teams is not connected.",
    ],
    [
      "for a time that is none",
      [`T0STAFETT/${ownRoom}`, "--wait", "soon"],
      {},
      "Write the minutes as a number from 0 to 60.",
    ],
    [
      "into the folder of stafett.yaml",
      [`T0STAFETT/${ownRoom}`, "--into", "."],
      {},
      "Give the report a folder of its own.",
    ],
    [
      "with what several workspaces have installed",
      [`T0STAFETT/${ownRoom}`],
      {
        SLACK_BOT_TOKEN: "",
        SLACK_CLIENT_ID: "1",
        SLACK_CLIENT_SECRET: "s",
        SLACK_STATE_SECRET: "s",
      },
      "Only with settings that speak for one organisation of Slack",
    ],
  ])("%s", async (_what, args, more, says) => {
    const { cloud, url } = await slack();
    const env = { ...environment(url), PORT: String(await freePort()), ...more };
    const said = await commanded({
      cwd: withSample(temporary()),
      args: ["rehearse", ...args],
      env,
    });
    expect(said).toMatchObject({ code: 1, out: "", err: expect.stringContaining(says) });
    expect(said.err).toContain("Nothing has been sent.");
    expect(cloud.calls).toEqual([]);
  });
  test("where something listens on its port", async () => {
    const { cloud, url } = await slack();
    const other = await listen({ fetch: () => new Response() }, "127.0.0.1", 0);
    onTestFinished(() => other.close(0));
    const env = { ...environment(url), PORT: String(other.port) };
    const said = await commanded({
      cwd: withSample(temporary()),
      args: ["rehearse", `T0STAFETT/${ownRoom}`],
      env,
    });
    expect(said).toMatchObject({
      code: 1,
      err: expect.stringContaining(`Port ${other.port} cannot be listened on. Stop Stafett first.`),
    });
    expect(cloud.calls).toEqual([]);
  });
});
