// Calling the Web API, chat.*, and how often.
import { describe, expect, test } from "vitest";
import {
  ADA,
  BO,
  button,
  FOREIGN,
  HIDDEN,
  PRIVATE,
  PUBLIC,
  START,
  section,
  TOKEN,
  world,
} from "./world.ts";

const metadata = { event_type: "stafett_post", event_payload: { outbox: "o1" } };

describe("calling", () => {
  test("auth.test says who the bot is", async () => {
    expect((await world().api("auth.test")).body).toEqual({
      ok: true,
      url: "https://region-syd.slack.com/",
      team: "Region Syd",
      user: "stafett",
      team_id: "T0HOME",
      user_id: "U0STAFETT",
      bot_id: "B0STAFETT",
      is_enterprise_install: false,
    });
  });
  test.each([
    ["auth.test", {}, "", "not_authed"],
    ["auth.test", {}, "xoxb-other", "invalid_auth"],
    ["chat.scheduleMessage", {}, TOKEN, "unknown_method"],
    ["toString", {}, TOKEN, "unknown_method"],
    ["apps.connections.open", {}, TOKEN, "not_allowed_token_type"],
    ["apps.connections.open", {}, "xapp-other", "invalid_auth"],
    ["chat.postMessage", { channel: PUBLIC, txt: "x" }, TOKEN, "invalid_arguments"],
    ["chat.postMessage", { text: "x" }, TOKEN, "invalid_arguments"],
    ["chat.postMessage", { channel: { id: PUBLIC }, text: "x" }, TOKEN, "invalid_arguments"],
  ])("%s %j with token '%s': %s", async (method, args, token, error) => {
    expect((await world().api(method, args, token)).body).toMatchObject({ ok: false, error });
  });
  test.each([
    ["application/json", "{", "invalid_json"],
    ["application/json", "[]", "json_not_object"],
    ["text/csv", "a,b", "invalid_post_type"],
  ])("a body of %s '%s': %s", async (type, body, error) => {
    const { cloud } = world();
    const response = await cloud.fetch("http://slack.test/api/auth.test", {
      method: "POST",
      headers: { "Content-Type": type, Authorization: `Bearer ${TOKEN}` },
      body,
    });
    expect(await response.json()).toEqual({ ok: false, error });
  });
  test("a form works as JSON does, and so does a token in it", async () => {
    const { cloud } = world();
    const body = new URLSearchParams({
      token: TOKEN,
      channel: PUBLIC,
      text: "Hej",
      blocks: JSON.stringify([section()]),
      metadata: JSON.stringify(metadata),
    });
    const response = await cloud.fetch("http://slack.test/api/chat.postMessage", {
      method: "POST",
      body,
    });
    expect(await response.json()).toMatchObject({ ok: true });
    expect(cloud.messages(PUBLIC)[0]).toMatchObject({ text: "Hej", metadata });
  });
  test("a method whose scope the app lacks", async () => {
    const { api, cloud } = world(undefined, { scopes: ["chat:write"] });
    expect((await api("users.info", { user: ADA })).body).toEqual({
      ok: false,
      error: "missing_scope",
      needed: "users:read",
      provided: "chat:write",
    });
    expect((await api("conversations.history", { channel: cloud.im(ADA) })).body).toMatchObject({
      needed: "im:history",
    });
    expect((await api("conversations.open", { users: ADA })).body).toMatchObject({
      needed: "im:write",
    });
    expect((await api("conversations.info", { channel: PRIVATE })).body).toMatchObject({
      needed: "groups:read",
    });
    expect((await api("conversations.list", {})).body).toMatchObject({ needed: "channels:read" });
  });
  test("what a browser's page sends is turned away, and so is too much", async () => {
    const { cloud } = world();
    const status = async (path: string, init: RequestInit): Promise<number> =>
      (await cloud.fetch(`http://slack.test${path}`, { method: "POST", ...init })).status;
    expect(
      await status("/response/abc", { body: "{}", headers: { origin: "https://evil.example" } }),
    ).toBe(403);
    expect(
      await status("/api/auth.test", { body: "{}", headers: { "sec-fetch-site": "cross-site" } }),
    ).toBe(403);
    expect(await status("/api/auth.test", { body: "x".repeat(4_000_001) })).toBe(413);
  });
  test("every call is written down, as it came", async () => {
    const { api, cloud } = world();
    await api("chat.postMessage", { channel: PUBLIC, text: "Hej" });
    expect(cloud.calls).toEqual([
      {
        method: "chat.postMessage",
        args: { channel: PUBLIC, text: "Hej" },
        status: 200,
        answer: expect.objectContaining({ ok: true }),
      },
    ]);
  });
});

describe("chat", () => {
  test("a post has a unique ts, the generated ids, and is the bot's", async () => {
    const { api } = world();
    const { body } = await api("chat.postMessage", {
      channel: PUBLIC,
      text: "Hej",
      blocks: [{ type: "actions", elements: [{ ...button(), action_id: undefined }] }],
      metadata,
    });
    expect(body).toMatchObject({
      ok: true,
      channel: PUBLIC,
      ts: `${START / 1000}.000000`,
      message: { type: "message", user: "U0STAFETT", bot_id: "B0STAFETT", metadata },
    });
    const [row] = (
      body.message as { blocks: { block_id: string; elements: { action_id: string }[] }[] }
    ).blocks;
    expect([row?.block_id, row?.elements[0]?.action_id]).toEqual([
      expect.stringMatching(/^[0-9a-f]{5}$/),
      expect.stringMatching(/^[0-9a-f]{5}$/),
    ]);
    expect((await api("chat.postMessage", { channel: PUBLIC, text: "Hej" })).body.ts).toBe(
      `${START / 1000}.000001`,
    );
  });
  test("a person's id opens the direct message", async () => {
    const { api, cloud } = world();
    expect((await api("chat.postMessage", { channel: ADA, text: "Hej" })).body).toMatchObject({
      ok: true,
      channel: cloud.im(ADA),
    });
  });
  test.each([
    [{ channel: "C0NONE", text: "x" }, "channel_not_found"],
    [{ channel: HIDDEN, text: "x" }, "channel_not_found"],
    [{ channel: "#nmt", text: "x" }, "channel_not_found"],
    [{ channel: "U0STAFETT", text: "x" }, "channel_not_found"],
    [{ channel: FOREIGN, text: "x" }, "not_in_channel"],
    [{ channel: "C0OLD", text: "x" }, "is_archived"],
    [{ channel: PUBLIC }, "no_text"],
    [{ channel: PUBLIC, text: "", blocks: [] }, "no_text"],
    [{ channel: PUBLIC, text: "x".repeat(40_001) }, "msg_too_long"],
    [{ channel: PUBLIC, blocks: "[" }, "invalid_blocks_format"],
    [{ channel: PUBLIC, blocks: { type: "divider" } }, "invalid_blocks_format"],
    [
      { channel: PUBLIC, blocks: Array.from({ length: 6 }, () => section("x".repeat(2500))) },
      "msg_blocks_too_long",
    ],
    [{ channel: PUBLIC, text: "x", thread_ts: "1.000000" }, "thread_not_found"],
    [{ channel: PUBLIC, text: "x", metadata: "{" }, "invalid_metadata_format"],
    [{ channel: PUBLIC, text: "x", metadata: [] }, "invalid_metadata_format"],
    [{ channel: PUBLIC, text: "x", metadata: { event_type: "a" } }, "invalid_metadata_schema"],
    [{ channel: PUBLIC, text: "x", metadata: { ...metadata, more: 1 } }, "invalid_metadata_schema"],
    [
      {
        channel: PUBLIC,
        text: "x",
        metadata: { event_type: "a", event_payload: { a: "x".repeat(16_000) } },
      },
      "metadata_too_large",
    ],
  ])("chat.postMessage %#: %s", async (args, error) => {
    const old = {
      id: "C0OLD",
      name: "old",
      kind: "public",
      members: ["U0STAFETT"],
      is_archived: true,
    } as const;
    const { api, cloud } = world(undefined, {
      channels: [...world().cloud.channels(), { ...old, members: [...old.members] }],
    });
    expect((await api("chat.postMessage", args)).body).toMatchObject({ ok: false, error });
    expect(cloud.messages(PUBLIC)).toHaveLength(0);
  });
  test("40,000 characters are not too long", async () => {
    expect(
      (await world().api("chat.postMessage", { channel: PUBLIC, text: "x".repeat(40_000) })).body
        .ok,
    ).toBe(true);
  });
  test("wrong blocks come with Slack's sentences, twice", async () => {
    const { body } = await world().api("chat.postMessage", {
      channel: PUBLIC,
      text: "x",
      blocks: [section(), { type: "actions", elements: [] }],
    });
    const sentence = "must provide at least 1 items [json-pointer:/blocks/1/elements]";
    expect(body).toEqual({
      ok: false,
      error: "invalid_blocks",
      errors: [sentence],
      response_metadata: { messages: [`[ERROR] ${sentence}`] },
    });
  });

  test("blocks.validate: exactly one payload; what is wrong with it, with where it stands in it, and nothing is posted", async () => {
    const { cloud, api } = world();
    const [good, bad] = [[section("x")], [section("x".repeat(3_001))]];
    const modal = {
      type: "modal",
      title: { type: "plain_text", text: "x".repeat(25) },
      blocks: good,
    };
    expect((await api("blocks.validate", { message: { blocks: good } })).body).toEqual({
      ok: true,
    });
    const wrong: readonly (readonly [object, string, string])[] = [
      [{ blocks: bad }, "invalid_blocks", "/0/text/text"],
      [{ message: { blocks: bad } }, "invalid_message", "/blocks/0/text/text"],
      [{ view: modal }, "invalid_view", "/title/text"],
    ];
    for (const [args, error, pointer] of wrong)
      expect((await api("blocks.validate", { ...args })).body).toMatchObject({
        ok: false,
        error,
        errors: [{ pointer, code: "failed_constraint" }],
      });
    for (const args of [{}, { blocks: good, view: modal }])
      expect((await api("blocks.validate", args)).body).toMatchObject({
        ok: false,
        error: "invalid_arguments",
      });
    expect(cloud.messages(PUBLIC)).toEqual([]);
  });
  test("chat.getPermalink: a link to a message that is there", async () => {
    const { api } = world();
    const { ts } = (await api("chat.postMessage", { channel: PUBLIC, text: "x" })).body as {
      ts: string;
    };
    const link = {
      ok: true,
      channel: PUBLIC,
      permalink: `https://region-syd.slack.com/archives/${PUBLIC}/p${ts.replace(".", "")}`,
    };
    expect((await api("chat.getPermalink", { channel: PUBLIC, message_ts: ts })).body).toEqual(
      link,
    );
    expect(
      (await api("chat.getPermalink", { channel: PUBLIC, message_ts: "1.000001" })).body,
    ).toMatchObject({
      error: "message_not_found",
    });
  });
  test("chat.update: text without blocks takes the blocks away, blocks without text keep the text", async () => {
    const { api, cloud } = world();
    const { ts } = (
      await api("chat.postMessage", { channel: PUBLIC, text: "Ett", blocks: [section("Ett")] })
    ).body;
    await api("chat.update", { channel: PUBLIC, ts, blocks: [section("Två")] });
    expect(cloud.messages(PUBLIC)[0]).toMatchObject({
      text: "Ett",
      blocks: [{ text: { text: "Två" } }],
    });
    expect(cloud.messages(PUBLIC)[0]).not.toHaveProperty("edited");
    await api("chat.update", { channel: PUBLIC, ts, text: "Tre" });
    expect(cloud.messages(PUBLIC)[0]).not.toHaveProperty("blocks");
    expect(cloud.messages(PUBLIC)[0]).toMatchObject({ text: "Tre", edited: { user: "U0STAFETT" } });
  });
  test("chat.update and chat.delete refuse what is not there and what is not the bot's", async () => {
    const { api, cloud } = world();
    await cloud.as(ADA).say(PUBLIC, "Hej");
    const ts = cloud.messages(PUBLIC)[0]?.ts;
    const update = async (args: object): Promise<unknown> =>
      (await api("chat.update", { channel: PUBLIC, text: "x", ts, ...args })).body.error;
    expect(await update({})).toBe("cant_update_message");
    expect(await update({ ts: "1.000000" })).toBe("message_not_found");
    expect(await update({ channel: "C0NONE" })).toBe("channel_not_found");
    expect((await api("chat.delete", { channel: PUBLIC, ts })).body.error).toBe(
      "cant_delete_message",
    );
    expect((await api("chat.delete", { channel: PUBLIC, ts: "1.000000" })).body.error).toBe(
      "message_not_found",
    );
    const own = (await api("chat.postMessage", { channel: PUBLIC, text: "x" })).body.ts;
    expect(await update({ ts: own, text: "x".repeat(4001) })).toBe("msg_too_long");
    expect(await update({ ts: own, text: "x".repeat(4000) })).toBeUndefined();
    expect(await update({ ts: own, text: "" })).toBe("no_text");
  });
  test("chat.postEphemeral reaches one person and no history", async () => {
    const { api, cloud } = world();
    expect(
      (await api("chat.postEphemeral", { channel: PUBLIC, user: ADA, text: "Bara du" })).body,
    ).toMatchObject({
      ok: true,
      message_ts: expect.any(String),
    });
    expect(cloud.as(ADA).see().ephemerals).toMatchObject([
      { text: "Bara du", channel: PUBLIC, by: "bot" },
    ]);
    expect(cloud.as(BO).see().ephemerals).toEqual([]);
    expect((await api("conversations.history", { channel: PUBLIC })).body.messages).toEqual([]);
    expect(
      (await api("chat.postEphemeral", { channel: PRIVATE, user: BO, text: "x" })).body.error,
    ).toBe("user_not_in_channel");
  });
});

describe("rate", () => {
  test("off at first; on: a short burst, then one message a second and channel, by the movable clock", async () => {
    const { api, cloud, clock } = world();
    const post = async (channel: string = PUBLIC): Promise<number> =>
      (await api("chat.postMessage", { channel, text: "x" })).status;
    for (let at = 0; at < 20; at += 1) expect(await post()).toBe(200);
    cloud.limitRate(true);
    expect([await post(), await post(), await post(), await post()]).toEqual([200, 200, 200, 200]);
    const limited = await api("chat.postMessage", { channel: PUBLIC, text: "x" });
    expect([limited.status, limited.headers.get("retry-after"), limited.body]).toEqual([
      429,
      "1",
      { ok: false, error: "ratelimited" },
    ]);
    expect(await post(PRIVATE)).toBe(200);
    clock.ms += 1000;
    expect([await post(), await post()]).toEqual([200, 429]);
    expect(cloud.messages(PUBLIC)).toHaveLength(25);
  });
  test("of the whole workspace, where it is set: a second's worth at once, then 429 with the time, whatever the channel", async () => {
    const { api, cloud, clock } = world(undefined, { perMinute: 120 });
    const answers: string[] = [];
    const post = async (channel: string): Promise<void> => {
      const { status, headers } = await api("chat.postMessage", { channel, text: "x" });
      answers.push(`${status} ${headers.get("retry-after") ?? "-"}`);
    };
    for (const channel of [PUBLIC, PRIVATE, PUBLIC, PRIVATE]) await post(channel);
    expect(answers).toEqual(["200 -", "200 -", "429 1", "429 1"]);
    // What is refused counts for nothing, and changes are not counted.
    const { ts = "" } = cloud.messages(PUBLIC)[0] ?? {};
    expect((await api("chat.update", { channel: PUBLIC, ts, text: "y" })).status).toBe(200);
    clock.ms += 500;
    await post(PRIVATE);
    await post(PUBLIC);
    expect(answers.slice(4)).toEqual(["200 -", "429 1"]);
  });
});
