// The adapter as it runs for real, with no address of its own: Microsoft's keys, Microsoft's token service through Microsoft's library, Microsoft's connector.
import { HttpResponse, http } from "msw/http";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { Delivery, Incoming, Reply } from "../../adapters/port.ts";
import { createTeamsAdapter } from "../../adapters/teams/index.ts";
import { overWeb } from "../../playground/server/worlds.ts";
import { keySet } from "../../playground/teams/keys.ts";
import * as payloads from "../../playground/teams/payloads.ts";
import { createTeamsStandIn } from "../../playground/teams/stand-in.ts";
import { message } from "../contract/samples.ts";
import { clientId, placesInMemory } from "../support/teams.ts";
import { ada, type Fact, room, tenant } from "../support/teams-door.ts";

const secret = "s3cr3t~Value.0f-Entra";
const serviceUrl = "https://smba.trafficmanager.net/emea/";
const login = "https://login.microsoftonline.com";
const microsoftTenant = "0f0e0d0c-1111-4222-8333-444455556666";
const cloud = createTeamsStandIn({
  now: () => Date.now(),
  clientId,
  clientSecret: secret,
  tenants: [{ id: tenant, name: "Malmö stad" }],
  users: [{ id: ada, tenant, name: "ada" }],
  channels: [{ id: room, tenant, name: "rum", members: [ada] }],
  send: async () => new Response(),
});

type Seen = {
  readonly method: string;
  readonly url: URL;
  readonly authorization: string | null;
  readonly body: Promise<string>;
};
const seen: Seen[] = [];
const to = (host: string): Seen[] => seen.filter(({ url }) => url.host === host);
const metadata = {
  token_endpoint: `${login}/${microsoftTenant}/oauth2/v2.0/token`,
  issuer: `${login}/${microsoftTenant}/v2.0`,
  authorization_endpoint: `${login}/${microsoftTenant}/oauth2/v2.0/authorize`,
  jwks_uri: `${login}/${microsoftTenant}/discovery/v2.0/keys`,
};
/** It is read and not checked by the bot: only its end counts there. */
const botsToken = cloud.sign({
  iss: `https://sts.windows.net/${microsoftTenant}/`,
  aud: "https://api.botframework.com",
  claims: { ver: "1.0" },
});
const microsoft = setupServer(
  http.get("https://login.botframework.com/v1/.well-known/keys", () =>
    HttpResponse.json(keySet(cloud.core.keys)),
  ),
  http.get(`${login}/common/discovery/instance`, () =>
    HttpResponse.json({
      tenant_discovery_endpoint: `${login}/${microsoftTenant}/v2.0/.well-known/openid-configuration`,
      metadata: [],
    }),
  ),
  http.get(`${login}/:tenant/v2.0/.well-known/openid-configuration`, () =>
    HttpResponse.json(metadata),
  ),
  http.post(`${login}/:tenant/oauth2/v2.0/token`, () =>
    HttpResponse.json({
      token_type: "Bearer",
      expires_in: 3_600,
      ext_expires_in: 3_600,
      access_token: botsToken,
    }),
  ),
  http.post("https://smba.trafficmanager.net/emea/v3/conversations/:id/activities", () =>
    HttpResponse.json({ id: "1764000000001" }),
  ),
  http.put("https://smba.trafficmanager.net/emea/v3/conversations/:id/activities/:activity", () =>
    HttpResponse.json({ id: "1764000000001" }),
  ),
  http.post("https://smba.trafficmanager.net/emea/v3/conversations", () =>
    HttpResponse.json({ id: "a:new" }),
  ),
  http.all("*", () => HttpResponse.error()),
);
/** Everything that the process says while a test runs. */
const said: string[] = [];
beforeAll(() => {
  microsoft.listen({ onUnhandledFrame: "error" });
  microsoft.events.on("request:start", ({ request }) => {
    const { method, url, headers } = request;
    seen.push({
      method,
      url: new URL(url),
      authorization: headers.get("authorization"),
      body: request.clone().text(),
    });
  });
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, "write").mockImplementation((part) => said.push(String(part)) > 0);
  for (const kind of ["log", "info", "warn", "error", "debug"] as const)
    vi.spyOn(console, kind).mockImplementation((...parts) => void said.push(JSON.stringify(parts)));
});
afterAll(() => {
  microsoft.close();
  vi.restoreAllMocks();
});
afterEach(() => {
  microsoft.resetHandlers();
  seen.length = 0;
  said.length = 0;
});

const opened = (reply: Reply = { kind: "done", said: "Klart." }) => {
  const asked: Incoming[] = [];
  const facts: Fact[] = [];
  const adapter = createTeamsAdapter({
    clientId,
    clientSecret: secret,
    tenantId: microsoftTenant,
    tenants: [tenant],
    places: placesInMemory(),
    handle: async (incoming) => {
      asked.push(incoming);
      return reply;
    },
    fact: (fact) => void facts.push(fact),
  });
  const knocks = (
    activity: object,
    token = cloud.sign({ serviceurl: serviceUrl }),
  ): Promise<Response> =>
    overWeb(
      adapter,
      new Request("https://stafett.example/api/messages", {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
        body: JSON.stringify({ ...activity, serviceUrl }),
      }),
    );
  return { adapter, asked, facts, knocks };
};
let drawn = 0;
const [person] = cloud.users();
const [personal] = cloud.conversations();
if (!person || !personal) throw new Error("nobody is there");
const says = (text: string) =>
  payloads.message(
    cloud.core,
    person,
    { conversation: personal },
    `17640000000${++drawn}`,
    text,
    false,
  );
const delivery: Delivery = {
  outbox: "O1",
  to: { platform: "teams", id: `${tenant}/${room}`, kind: "space" },
  message: message([]),
  gone: false,
};

test("what Teams signs is believed, and the answer goes out with a token of the bot's own", async () => {
  const { knocks, asked, facts } = opened();
  expect((await knocks(says("lugnt"))).status).toBe(200);
  expect((await knocks(says("lugnt"))).status).toBe(200);
  expect(asked.map(({ identity }) => identity)).toEqual([`${tenant}/${ada}`, `${tenant}/${ada}`]);
  const posts = to("smba.trafficmanager.net");
  expect(posts.map(({ method, authorization }) => [method, authorization])).toEqual(
    Array(2).fill(["POST", `Bearer ${botsToken}`]),
  );
  const tokens = to("login.microsoftonline.com").filter(({ method }) => method === "POST");
  expect(tokens).toHaveLength(1);
  const form = new URLSearchParams(await tokens[0]?.body);
  expect([tokens[0]?.url.pathname, form.get("client_id"), form.get("scope")]).toEqual([
    `/${microsoftTenant}/oauth2/v2.0/token`,
    clientId,
    "https://api.botframework.com/.default",
  ]);
  expect(new Set(seen.map(({ url }) => url.host))).toEqual(
    new Set(["login.botframework.com", "login.microsoftonline.com", "smba.trafficmanager.net"]),
  );
  expect(facts).toEqual([]);
});
test("a delivery is posted where Teams said that it lives, and changed there", async () => {
  const { adapter, knocks } = opened();
  await knocks(says("lugnt"));
  const first = await adapter.deliver(delivery);
  if (!("sent" in first)) throw new Error("not sent");
  expect(await adapter.deliver({ ...delivery, ref: first.sent })).toEqual(first);
  const [, post, put] = to("smba.trafficmanager.net");
  expect([post?.method, put?.method]).toEqual(["POST", "PUT"]);
  for (const { url, authorization } of [post, put] as Seen[]) {
    expect(decodeURIComponent(url.pathname)).toContain(`/emea/v3/conversations/${room}/activities`);
    expect(authorization).toBe(`Bearer ${botsToken}`);
  }
});
test("a sign-in that nobody asked for does not send the bot to the token service", async () => {
  const { knocks, asked } = opened();
  for (const name of ["signin/verifyState", "signin/tokenExchange", "signin/failure"])
    expect(
      (
        await knocks({
          ...says(""),
          type: "invoke",
          name,
          value: { state: "1", id: "1", connectionName: "graph", token: "x" },
        })
      ).status,
    ).toBe(200);
  expect(asked).toEqual([]);
  expect(
    seen.map(({ url }) => url.host).filter((host) => host !== "login.botframework.com"),
  ).toEqual([]);
});
test("a token of Entra's is refused before its keys are asked for", async () => {
  const { knocks, asked } = opened();
  const token = cloud.sign({
    iss: `${login}/${tenant}/v2.0`,
    serviceurl: serviceUrl,
    claims: { tid: tenant },
  });
  expect([(await knocks(says("mina"), token)).status, asked, seen]).toEqual([401, [], []]);
});

const broken: readonly [string, () => Response][] = [
  ["is down", () => HttpResponse.json({ error: "temporarily_unavailable" }, { status: 503 })],
  ["cannot be reached", () => HttpResponse.error()],
  ["answers nonsense", () => HttpResponse.text("<html>")],
  [
    "does not take the secret",
    () =>
      HttpResponse.json(
        {
          error: "invalid_client",
          error_description: `AADSTS7000215: Invalid client secret provided: ${secret}.`,
          error_codes: [7000215],
          trace_id: "1",
          correlation_id: "1",
        },
        { status: 401 },
      ),
  ],
  [
    "does not know the bot",
    () =>
      HttpResponse.json({ error: "unauthorized_client", error_codes: [700016] }, { status: 400 }),
  ],
];
test.each(broken)(
  "a token service that %s: nothing is sent, it is tried again, and the secret is said nowhere",
  async (_what, answer) => {
    microsoft.use(http.post(`${login}/:tenant/oauth2/v2.0/token`, () => answer()));
    const { adapter, knocks, facts } = opened();
    expect(await adapter.deliver(delivery)).toEqual({ retry: "token", afterMs: 300_000 });
    expect((await knocks(says("lugnt"))).status).toBe(200);
    expect(to("smba.trafficmanager.net")).toEqual([]);
    expect(JSON.stringify(facts) + said.join("")).not.toContain(secret);
    // Whoever wrote gets no answer, and whoever watches the program sees that.
    expect(facts.map(({ event }) => event)).toContain("teams.say");
  },
);
