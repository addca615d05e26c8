// Whoever answers a platform's address with "go elsewhere" is not followed: neither a message nor the bot's token goes there.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { createSlackAdapter } from "../../adapters/slack/index.ts";
import { botToken } from "../../adapters/teams/bot-token.ts";
import { createTeamsAdapter } from "../../adapters/teams/index.ts";
import { delivery } from "../contract/samples.ts";
import { placesInMemory } from "../support/teams.ts";

type Heard = {
  readonly url: string;
  readonly authorization: string | undefined;
  readonly body: string;
};
const listen = async (
  answer: (
    heard: Heard,
  ) => readonly [status: number, headers: Record<string, string>, body?: string],
) => {
  const heard: Heard[] = [];
  const server: Server = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => {
      body += part.toString();
    });
    request.on("end", () => {
      const one = { url: request.url ?? "", authorization: request.headers.authorization, body };
      heard.push(one);
      const [status, headers, text = ""] = answer(one);
      response.writeHead(status, headers).end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return { heard, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};
const noToken = [{ alg: "none" }, { exp: 4_102_444_800 }, {}]
  .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
  .join(".");
const elsewhere = () =>
  listen(() => [
    200,
    { "content-type": "application/json" },
    JSON.stringify({ ok: true, id: "1", ts: "1", channel: "C0A" }),
  ]);
const sending = (to: { readonly url: string }, status: number) =>
  listen(({ url }) => [status, { location: `${to.url}${url}` }]);

describe.each([301, 302, 303, 307, 308])("%s", (status) => {
  test("from Slack", async () => {
    const other = await elsewhere();
    const slack = await sending(other, status);
    const adapter = createSlackAdapter({
      tokens: "xoxb-1",
      signingSecret: "s",
      apiUrl: `${slack.url}/api/`,
      handle: async () => ({ kind: "done" }),
      fact: () => undefined,
    });
    const outcome = await adapter.deliver(
      delivery({ platform: "slack", id: "T0A/C0A", kind: "space" }),
    );
    expect([slack.heard.length > 0, other.heard]).toEqual([true, []]);
    expect(outcome).not.toHaveProperty("sent");
  });
  test("from the connector of Teams", async () => {
    const other = await elsewhere();
    const connector = await sending(other, status);
    const places = placesInMemory();
    const adapter = createTeamsAdapter({
      clientId: "2f6d4b1e-8c03-4d57-9a1f-3be07c52d9a4",
      serviceUrl: connector.url,
      serviceOrigins: [connector.url],
      token: async () => noToken,
      tenants: ["2f6d4b1e-8c03-4d57-9a1f-3be07c52d9a4"],
      places,
      handle: async () => ({ kind: "done" }),
      fact: () => undefined,
    });
    const id = "2f6d4b1e-8c03-4d57-9a1f-3be07c52d9a4/19:room@thread.tacv2";
    await places.learn(id, {
      serviceUrl: connector.url,
      conversation: "19:room@thread.tacv2",
    } as never);
    const outcome = await adapter.deliver(delivery({ platform: "teams", id, kind: "space" }));
    expect([connector.heard.length > 0, other.heard]).toEqual([true, []]);
    expect(outcome).not.toHaveProperty("sent");
  });
  test("from a service of tokens", async () => {
    const other = await elsewhere();
    const service = await sending(other, status);
    await expect(
      botToken(`${service.url}/token`, "bot", "the-secret", () => 0)(),
    ).rejects.toThrow();
    expect(other.heard).toEqual([]);
  });
});
