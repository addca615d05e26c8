// The stand-in against the real things: Slack's own client through a port, and Bolt behind the door.
import type { AddressInfo } from "node:net";
import { type ServerType, serve } from "@hono/node-server";
import { App, HTTPReceiver } from "@slack/bolt";
import { WebClient } from "@slack/web-api";
import { afterEach, describe, expect, test } from "vitest";
import {
  ADA,
  actions,
  button,
  input,
  json,
  modal,
  opened,
  PUBLIC,
  plain,
  section,
  TOKEN,
  type World,
  world,
} from "./world.ts";

const QUIET = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => "error" as never,
  setName() {},
};
let server: ServerType | undefined;
afterEach(() => server?.close());

async function listening({ cloud }: World, timeout = 500): Promise<WebClient> {
  const port = await new Promise<number>((resolve) => {
    server = serve(
      { fetch: cloud.web.fetch, port: 0, hostname: "127.0.0.1" },
      (info: AddressInfo) => resolve(info.port),
    );
  });
  cloud.listensAt(`http://127.0.0.1:${port}`);
  return new WebClient(TOKEN, {
    slackApiUrl: `http://127.0.0.1:${port}/api/`,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
    logger: QUIET,
  });
}

describe("@slack/web-api through a loopback port", () => {
  test("posts, updates, reads and deletes", async () => {
    const there = world();
    const client = await listening(there);
    const metadata = { event_type: "stafett", event_payload: { outbox: "o1" } };
    const posted = await client.chat.postMessage({
      channel: PUBLIC,
      text: "Hej",
      blocks: [section() as never],
      metadata,
    });
    expect(posted.ok).toBe(true);
    await client.chat.update({
      channel: PUBLIC,
      ts: posted.ts ?? "",
      text: "Hej igen",
      blocks: [section("Igen") as never],
    });
    const read = await client.conversations.history({
      channel: PUBLIC,
      include_all_metadata: true,
      oldest: "0",
      limit: 1,
    });
    expect(read.messages?.[0]).toMatchObject({ ts: posted.ts, text: "Hej igen", metadata });
    await client.chat.delete({ channel: PUBLIC, ts: posted.ts ?? "" });
    expect(there.cloud.messages(PUBLIC)).toHaveLength(0);
  });
  test("carries Slack's sentences in its error", async () => {
    const client = await listening(world());
    const failed = await client.chat
      .postMessage({ channel: PUBLIC, text: "x", blocks: [{ type: "actions", elements: [] }] })
      .catch((error: unknown) => error);
    expect(failed).toMatchObject({
      code: "slack_webapi_platform_error",
      data: {
        error: "invalid_blocks",
        errors: ["must provide at least 1 items [json-pointer:/blocks/0/elements]"],
      },
    });
  });
  test("429 with Retry-After", async () => {
    const there = world();
    const client = await listening(there);
    there.cloud.faults.next({ method: "chat.postMessage", kind: "429", retryAfterS: 7 });
    await expect(client.chat.postMessage({ channel: PUBLIC, text: "x" })).rejects.toMatchObject({
      code: "slack_webapi_rate_limited_error",
      retryAfter: 7,
    });
    expect(there.cloud.messages(PUBLIC)).toHaveLength(0);
  });
  test("500 is not carried out, a lost answer is", async () => {
    const there = world();
    const client = await listening(there);
    there.cloud.faults.next({ method: "chat.postMessage", kind: "500" });
    await expect(client.chat.postMessage({ channel: PUBLIC, text: "one" })).rejects.toMatchObject({
      code: "slack_webapi_http_error",
      statusCode: 500,
    });
    there.cloud.faults.next({ method: "chat.postMessage", kind: "lost" });
    await expect(client.chat.postMessage({ channel: PUBLIC, text: "two" })).rejects.toMatchObject({
      code: "slack_webapi_request_error",
    });
    expect(there.cloud.messages(PUBLIC).map((message) => message.text)).toEqual(["two"]);
  });
  test("a timeout leaves the caller without an answer, carried out or not", async () => {
    const there = world();
    const client = await listening(there, 60);
    for (const carriedOut of [false, true]) {
      there.cloud.faults.next({ kind: "timeout", carriedOut });
      await expect(
        client.chat.postMessage({ channel: PUBLIC, text: String(carriedOut) }),
      ).rejects.toThrow();
    }
    expect(there.cloud.messages(PUBLIC).map((message) => message.text)).toEqual(["true"]);
  });
  test("a response_url answers until it is used up", async () => {
    const there = world();
    await listening(there);
    await there.cloud.as(ADA).slash("/stafett", "hjälp");
    const url = new URLSearchParams(there.requests[0]?.body).get("response_url") ?? "";
    const say = async (): Promise<unknown> =>
      (await fetch(url, { method: "POST", body: JSON.stringify({ text: "Hej" }) })).json();
    for (let use = 0; use < 5; use += 1) expect(await say()).toEqual({ ok: true });
    expect(await say()).toEqual({ ok: false, error: "used_url" });
    there.clock.ms += 31 * 60_000;
    expect(await say()).toEqual({ ok: false, error: "expired_url" });
    expect(there.cloud.as(ADA).see().ephemerals).toHaveLength(5);
  });
});

/** Bolt with a receiver that is fed from the door, as Stafett's adapter does it. */
function boltDoor(there: World): App {
  const receiver = new HTTPReceiver({
    signingSecret: "a-signing-secret",
    processBeforeResponse: true,
    logger: QUIET,
  });
  const app = new App({
    token: TOKEN,
    receiver,
    logger: QUIET,
    clientOptions: {
      slackApiUrl: "http://slack.test/api/",
      fetch: (url: string, init?: RequestInit) => there.cloud.fetch(url, init),
      logger: QUIET,
    } as never,
  });
  return app;
}

describe("@slack/bolt behind the door", () => {
  test("a command opens a form, the form is refused and then closes, through Bolt's own verification", async () => {
    const there = world();
    const app = boltDoor(there);
    const seen: unknown[] = [];
    app.command("/stafett", async ({ ack, body, client }) => {
      await ack();
      await client.views.open({
        trigger_id: body.trigger_id,
        view: modal([input({ type: "plain_text_input" })]) as never,
      });
    });
    app.view("form", async ({ ack, view }) => {
      const value = view.state.values.field?.a?.value;
      seen.push(value);
      await (value === "fel"
        ? ack({ response_action: "errors", errors: { field: "Nej" } })
        : ack());
    });
    app.action("go", async ({ ack, action }) => {
      seen.push(action);
      await ack();
    });
    app.event("app_home_opened", async ({ event, client }) => {
      await client.views.publish({
        user_id: event.user,
        view: { type: "home", blocks: [section() as never] },
      });
    });
    const port = ((await app.start(0)) as { address(): AddressInfo }).address().port;
    there.door.open = async (request) =>
      fetch(`http://127.0.0.1:${port}/slack/events`, {
        method: "POST",
        headers: request.headers,
        body: await request.text(),
      });
    const ada = there.cloud.as(ADA);
    try {
      const first = await ada.slash("/stafett", "", PUBLIC);
      expect(first).toMatchObject({ status: 200, stackDepth: 1, modal: { callback_id: "form" } });
      const refused = await ada.submit(first.modal?.id ?? "", { field: "fel" });
      expect(refused).toMatchObject({ errors: { field: "Nej" }, stackDepth: 1 });
      expect(await ada.submit(first.modal?.id ?? "", { field: "rätt" })).toMatchObject({
        stackDepth: 0,
      });
      const posted = await there.api("chat.postMessage", {
        channel: PUBLIC,
        text: "x",
        blocks: [actions(button())],
      });
      expect(
        await ada.click({ channel: PUBLIC, ts: String(posted.body.ts), actionId: "go" }),
      ).toMatchObject({ status: 200 });
      expect((await ada.openHome()).home?.blocks).toHaveLength(1);
      there.cloud.faults.next({ kind: "badSignature" });
      expect(await ada.slash("/stafett", "")).toMatchObject({
        status: 401,
        error: "dispatch_failed",
      });
      there.cloud.faults.next({ kind: "oldTimestamp" });
      expect(await ada.slash("/stafett", "")).toMatchObject({
        status: 401,
        error: "dispatch_failed",
      });
      expect(await there.cloud.verifyUrl()).toMatchObject({ status: 200 });
      expect((await there.cloud.checkSsl()).status).toBe(200);
      expect(seen).toEqual([
        "fel",
        "rätt",
        expect.objectContaining({ type: "button", value: "1", block_id: "row" }),
      ]);
    } finally {
      await app.stop();
    }
  });
  test("a modal opened by the helper can be submitted", async () => {
    const there = world(() => json({ response_action: "clear" }));
    const id = await opened(
      there,
      modal([input({ type: "plain_text_input" }, { label: plain("L") })]),
    );
    expect(
      await there.cloud
        .as(ADA)
        .submit(id, { field: { a: { type: "plain_text_input", value: "x" } } }),
    ).toMatchObject({
      stackDepth: 0,
    });
  });
});
