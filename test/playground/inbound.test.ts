// What is sent to the bot for commands and events, how it is signed, and what comes of the answer.
import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  ADA,
  BO,
  EVE,
  empty,
  json,
  modal,
  opened,
  PRIVATE,
  PUBLIC,
  SECRET,
  section,
  soonSilent,
  world,
} from "./world.ts";

const last = <T>(list: readonly T[]): T => list.at(-1) as T;

describe("what is sent is signed", () => {
  test("with the real clock, whatever the movable one says", async () => {
    const { cloud, requests, clock } = world();
    clock.ms += 90 * 24 * 3_600_000;
    await cloud.as(ADA).slash("/stafett", "hjälp åäö");
    const { headers, body } = last(requests);
    const timestamp = headers.get("x-slack-request-timestamp");
    expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(5);
    expect(headers.get("x-slack-signature")).toBe(
      `v0=${createHmac("sha256", SECRET).update(`v0:${timestamp}:${body}`).digest("hex")}`,
    );
  });
  test("a bad signature and an old timestamp can be asked for, once each", async () => {
    const { cloud, requests } = world();
    const valid = (): boolean => {
      const { headers, body } = last(requests);
      const [timestamp, signature] = [
        headers.get("x-slack-request-timestamp"),
        headers.get("x-slack-signature"),
      ];
      return (
        signature ===
          `v0=${createHmac("sha256", SECRET).update(`v0:${timestamp}:${body}`).digest("hex")}` &&
        Number(timestamp) > Date.now() / 1000 - 300
      );
    };
    for (const kind of ["badSignature", "oldTimestamp"] as const) {
      cloud.faults.next({ kind });
      await cloud.as(ADA).slash("/stafett", "");
      expect(valid()).toBe(false);
      await cloud.as(ADA).slash("/stafett", "");
      expect(valid()).toBe(true);
    }
  });
});

describe("slash commands", () => {
  test("carry what Slack's do", async () => {
    const { cloud, requests } = world();
    await cloud.as(ADA).slash("/stafett", "vem i Malmö?", PUBLIC);
    expect(last(requests).headers.get("content-type")).toBe("application/x-www-form-urlencoded");
    expect(Object.fromEntries(new URLSearchParams(last(requests).body))).toEqual({
      token: expect.any(String),
      team_id: "T0HOME",
      team_domain: "region-syd",
      channel_id: PUBLIC,
      channel_name: "nmt",
      user_id: ADA,
      user_name: "ada",
      command: "/stafett",
      text: "vem i Malmö?",
      api_app_id: "A0STAFETT",
      is_enterprise_install: "false",
      response_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:3000\/response\/[0-9a-f]{24}$/),
      trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]{32}$/),
    });
    await cloud.as(ADA).slash("/stafett", "", PRIVATE);
    expect(new URLSearchParams(last(requests).body).get("channel_name")).toBe("privategroup");
    await cloud.as(ADA).slash("/stafett", "");
    expect(new URLSearchParams(last(requests).body).get("channel_name")).toBe("directmessage");
  });
  test.each([
    ["nothing", () => new Response(null), []],
    ["text", () => new Response("Hej"), [{ text: "Hej", by: "bot" }]],
    [
      "JSON",
      () => json({ text: "Hej", blocks: [section("Blå")] }),
      [{ text: "Hej", blocks: [{ text: { text: "Blå" } }] }],
    ],
  ])("an acknowledgement with %s", async (_, open, shown) => {
    const { cloud } = world(open);
    expect(await cloud.as(ADA).slash("/stafett", "", PUBLIC)).toMatchObject({
      status: 200,
      ephemerals: shown,
    });
    expect(cloud.messages(PUBLIC)).toHaveLength(0);
  });
  test("in_channel is seen by all", async () => {
    const { cloud } = world(() => json({ response_type: "in_channel", text: "Hej alla" }));
    expect((await cloud.as(ADA).slash("/stafett", "", PUBLIC)).ephemerals).toEqual([]);
    expect(cloud.messages(PUBLIC)).toMatchObject([{ text: "Hej alla", bot: true }]);
  });
  test.each([
    ["500", () => new Response("", { status: 500 }), 500, "dispatch_failed"],
    ["401", () => new Response("", { status: 401 }), 401, "dispatch_failed"],
    ["a throw", () => Promise.reject(new Error("down")), 0, "dispatch_failed"],
    ["silence", () => new Promise<Response>(() => undefined), 0, "operation_timeout"],
    [
      "half a JSON",
      () => new Response('{"te', { headers: { "content-type": "application/json" } }),
      200,
      "invalid_command_response",
    ],
    [
      "blocks that Slack refuses",
      () => json({ text: "x", blocks: [{ type: "section" }] }),
      200,
      "invalid_command_response",
    ],
    ["a list", () => json([]), 200, "invalid_command_response"],
  ])("%s becomes Slackbot's sentence", async (_, open, status, error) => {
    const { cloud } = world(open, soonSilent(error));
    const seen = await cloud.as(ADA).slash("/stafett", "", PUBLIC);
    expect(seen).toMatchObject({
      status,
      error,
      ephemerals: [{ by: "slackbot", text: `/stafett failed with the error "${error}"` }],
    });
  });
  test("a stranger and an unknown command do not reach the bot", async () => {
    const { cloud, requests } = world(empty, {
      commands: [{ command: "/stafett", description: "", usageHint: "" }],
    });
    expect(await cloud.as(EVE).slash("/stafett", "", PUBLIC)).toMatchObject({
      error: "not_a_command",
      ephemerals: [{ text: "/stafett is not a valid command." }],
    });
    expect(await cloud.as(ADA).slash("/annat", "", PUBLIC)).toMatchObject({
      error: "not_a_command",
    });
    expect(requests).toHaveLength(0);
    await expect(cloud.as(BO).slash("/stafett", "", PRIVATE)).rejects.toThrow(RangeError);
  });
});

describe("events", () => {
  test("opening the home tab", async () => {
    const there = world();
    await there.cloud.as(ADA).openHome();
    expect(JSON.parse(last(there.requests).body)).toMatchObject({
      type: "event_callback",
      team_id: "T0HOME",
      api_app_id: "A0STAFETT",
      event_id: expect.stringMatching(/^Ev/),
      event: { type: "app_home_opened", user: ADA, tab: "home", channel: there.cloud.im(ADA) },
      authorizations: [{ team_id: "T0HOME", user_id: "U0STAFETT", is_bot: true }],
    });
    expect(last(there.requests).headers.get("content-type")).toBe("application/json");
  });
  test("writing to the bot, but not in a channel", async () => {
    const { cloud, requests } = world();
    await cloud.as(ADA).say(cloud.im(ADA), "Hej på dig");
    expect(JSON.parse(last(requests).body)).toMatchObject({
      event: {
        type: "message",
        channel_type: "im",
        text: "Hej på dig",
        user: ADA,
        ts: cloud.messages(cloud.im(ADA))[0]?.ts,
      },
    });
    await cloud.as(ADA).say(PUBLIC, "Hej alla");
    expect(requests).toHaveLength(1);
    expect(cloud.messages(PUBLIC)).toMatchObject([{ bot: false, user: ADA }]);
  });
  test("a failed event is sent again, three times at most, with the same event id", async () => {
    const { cloud, requests } = world(() => new Response(null, { status: 500 }));
    await cloud.as(ADA).openHome();
    for (let at = 0; at < 5; at += 1) await cloud.retryFailed();
    expect(requests.map(({ headers }) => headers.get("x-slack-retry-num"))).toEqual([
      null,
      "1",
      "2",
      "3",
    ]);
    expect(last(requests).headers.get("x-slack-retry-reason")).toBe("http_error");
    expect(new Set(requests.map(({ body }) => body)).size).toBe(1);
  });
  test("what was delivered can be delivered again: by hand, and as a fault", async () => {
    const { cloud, requests } = world();
    await cloud.as(ADA).openHome();
    await cloud.redeliver();
    cloud.faults.next({ kind: "redeliver" });
    await cloud.as(ADA).openHome();
    expect(requests.map(({ headers }) => headers.get("x-slack-retry-num"))).toEqual([
      null,
      "1",
      null,
      "1",
    ]);
    expect(requests[1]?.body).toBe(requests[0]?.body);
    cloud.faults.next({ kind: "redeliver" });
    await cloud.as(ADA).slash("/stafett", "");
    expect(
      requests
        .slice(4)
        .map(({ headers, body }) => [headers.get("x-slack-retry-num"), body === requests[4]?.body]),
    ).toEqual([
      [null, true],
      [null, true],
    ]);
  });
  test("url_verification and ssl_check", async () => {
    const { cloud, requests } = world(async (request) => {
      const body = await request.text();
      return body.startsWith("{")
        ? new Response((JSON.parse(body) as { challenge: string }).challenge)
        : new Response(null);
    });
    const answer = await cloud.verifyUrl();
    expect(answer.body).toBe(answer.challenge);
    expect((await cloud.checkSsl()).status).toBe(200);
    expect(last(requests).headers.get("x-slack-signature")).toBeNull();
    expect(last(requests).body).toMatch(/^ssl_check=1&/);
  });
});

describe("memory", () => {
  test("a snapshot is JSON and brings everything back", async () => {
    const there = world();
    await there.api("chat.postMessage", { channel: PUBLIC, text: "Hej" });
    const id = await opened(there, modal());
    const saved = JSON.stringify(there.cloud.snapshot());
    const again = world();
    again.cloud.restore(JSON.parse(saved));
    expect(again.cloud.messages(PUBLIC)).toMatchObject([{ text: "Hej" }]);
    expect(again.cloud.as(ADA).see()).toMatchObject({ stackDepth: 1, modal: { id } });
    const { ts } = (await again.api("chat.postMessage", { channel: PUBLIC, text: "Två" })).body;
    expect(Number(ts)).toBeGreaterThan(Number(there.cloud.messages(PUBLIC)[0]?.ts));
    expect(() => again.cloud.restore({ version: 2 })).toThrow();
  });
  test("a reset forgets, and does not use a ts twice", async () => {
    const there = world();
    const before = (await there.api("chat.postMessage", { channel: PUBLIC, text: "Hej" })).body.ts;
    there.cloud.faults.next({ kind: "500" });
    there.cloud.reset();
    expect(there.cloud.messages(PUBLIC)).toEqual([]);
    const after = await there.api("chat.postMessage", { channel: PUBLIC, text: "Hej" });
    expect(after.status).toBe(200);
    expect(after.body.ts).not.toBe(before);
  });
  test("the same run draws the same ids", async () => {
    const run = async (): Promise<unknown> => {
      const there = world();
      await opened(there, modal());
      return there.cloud.snapshot();
    };
    expect(await run()).toEqual(await run());
  });
});
