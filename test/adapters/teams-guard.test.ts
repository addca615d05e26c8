// Who comes in through the door for Teams, and who does not: nobody may reach the core, or make the bot carry its token to somebody.

import { PUBLIC, withOverrides } from "@microsoft/teams.api";
import type { IHttpServerAdapter } from "@microsoft/teams.apps";
import { App } from "@microsoft/teams.apps";
import { HttpResponse, http } from "msw/http";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { Admission } from "../../adapters/teams/admission.ts";
import type { Forging } from "../../playground/teams/keys.ts";
import { keySet } from "../../playground/teams/keys.ts";
import { clientId, standInOptions } from "../support/teams.ts";
import {
  type Answered,
  type Attacker,
  ada,
  attacker,
  type Door,
  elsewhere,
  openDoor,
  room,
  tenant,
} from "../support/teams-door.ts";

let door: Door;
let evil: Attacker;
/** Everything that went to Microsoft's real addresses. */
const outside: string[] = [];
/** Entra serves the keys of every organisation, the attacker's too: here they are the stand-in's own, so that any signature holds. */
const microsoft = setupServer(
  http.get("https://login.microsoftonline.com/:tenant/discovery/v2.0/keys", () =>
    HttpResponse.json(keySet(door.cloud.core.keys)),
  ),
  http.all(/^https:/, () => HttpResponse.error()),
);
const nowS = (): number => Math.trunc(Date.now() / 1_000);

beforeAll(async () => {
  microsoft.listen({ onUnhandledFrame: "bypass" });
  microsoft.events.on("request:start", ({ request }) => {
    if (!request.url.startsWith("http://127.0.0.1")) outside.push(request.url);
  });
  [door, evil] = await Promise.all([openDoor(), attacker()]);
});
afterAll(async () => {
  microsoft.close();
  await Promise.all([door.close(), evil.close()]);
});
afterEach(() => {
  door.asked.length = 0;
  door.facts.length = 0;
  evil.requests.length = 0;
  outside.length = 0;
});

type Sent = {
  readonly body: unknown;
  readonly token?: string | Forging | null;
  readonly headers?: Readonly<Record<string, string>>;
};
/** Nobody was asked, nothing was sent anywhere, and whoever knocked learns no more than a number. */
const refused = async (
  { body, token, headers }: Sent,
  status: number,
  by?: string,
): Promise<void> => {
  const before = door.cloud.calls.length;
  expect(await door.knocks(body, token, headers)).toEqual({ status, text: "" } satisfies Answered);
  expect(door.asked).toEqual([]);
  expect(door.cloud.calls.slice(before).filter(({ method }) => method !== "keys")).toEqual([]);
  expect([evil.requests, outside]).toEqual([[], []]);
  if (by !== undefined)
    expect(door.facts.filter(({ event }) => event === "teams.stopped")).toEqual([
      { event: "teams.stopped", by },
    ]);
};
const entra = (iss: string): Forging => ({
  iss,
  claims: { tid: elsewhere, serviceurl: undefined, ver: "2.0" },
});
const issuers = [
  `https://login.microsoftonline.com/${elsewhere}/v2.0`,
  `https://sts.windows.net/${elsewhere}/`,
];

describe("a token", () => {
  test("as Teams signs it opens the door", async () => {
    expect(await door.knocks(door.says("mina"))).toMatchObject({ status: 200 });
    expect(door.asked).toMatchObject([
      { identity: `${tenant}/${ada}`, ask: { kind: "words", text: "mina" } },
    ]);
  });
  test.each<[string, Forging, string]>([
    ["of a foreign organisation's Entra, version 2", entra(issuers[0] ?? ""), "issuer"],
    ["of a foreign organisation's Entra, version 1", entra(issuers[1] ?? ""), "issuer"],
    [
      "of Entra with the connector's service URL in it",
      { iss: issuers[0] ?? "", claims: { tid: elsewhere } },
      "issuer",
    ],
    [
      "of our own organisation's Entra",
      { iss: `https://login.microsoftonline.com/${tenant}/v2.0`, claims: { tid: tenant } },
      "issuer",
    ],
    ["of another issuer", { iss: "https://api.botframework.com.evil.example" }, "issuer"],
    ["of an issuer with a stroke behind", { iss: "https://api.botframework.com/" }, "issuer"],
    ["of two issuers", { claims: { iss: ["https://api.botframework.com", issuers[0]] } }, "token"],
    ["of no issuer", { claims: { iss: undefined } }, "token"],
    ["without a service URL", { claims: { serviceurl: undefined } }, "claim"],
    [
      "with a service URL that is no text",
      { claims: { serviceurl: ["https://smba.trafficmanager.net"] } },
      "token",
    ],
    ["for another bot", { aud: "00000000-aaaa-4bbb-8ccc-000000000000" }, "signature"],
    ["for the connector itself", { aud: "https://api.botframework.com" }, "signature"],
    ["for nobody", { claims: { aud: undefined } }, "signature"],
    ["that has run out", { exp: nowS() - 400 }, "signature"],
    ["without an end", { claims: { exp: undefined } }, "token"],
    ["whose end is a text", { claims: { exp: "never" } }, "token"],
    ["that does not hold yet", { nbf: nowS() + 400 }, "signature"],
    ["signed by somebody else", { key: "stranger" }, "signature"],
    ["with a key that nobody knows", { kid: "nobody" }, "signature"],
    ["with a key that is a path", { kid: "../../keys" }, "signature"],
    ["with no signature", { alg: "none" }, "token"],
    ["signed with the public key as a secret", { alg: "HS256" }, "signature"],
  ])("%s is refused", async (_what, token, by) => {
    await refused({ body: door.says("mina"), token }, 401, by);
  });
  test.each<[string, string | null]>([
    ["none", null],
    ["an empty one", "Bearer "],
    ["no bearer", "Basic dXNlcjpwYXNz"],
    ["garbage", "Bearer a.b.c"],
    ["three parts of nothing", "Bearer .."],
    ["a payload that is no object", `Bearer e30.${Buffer.from("7").toString("base64url")}.e30`],
    ["a very long one", `Bearer ${"a".repeat(4_000)}.${"b".repeat(4_000)}.${"c".repeat(4_000)}`],
  ])("%s is refused", async (_what, token) => {
    await refused({ body: door.says("mina"), token }, 401, "token");
  });
  test("two at once are none", async () => {
    await refused(
      {
        body: door.says("mina"),
        token: `Bearer ${door.cloud.sign()}, Bearer ${door.cloud.sign()}`,
      },
      401,
      "token",
    );
  });
  test("whose payload was changed after it was signed is refused", async () => {
    const [head, , signature] = door.cloud.sign({ key: "stranger" }).split(".");
    const [, payload] = door.cloud.sign().split(".");
    await refused(
      { body: door.says("mina"), token: `Bearer ${head}.${payload}.${signature}` },
      401,
      "signature",
    );
  });
  test("in the body opens nothing", async () => {
    const token = { appId: clientId, from: "azure", serviceUrl: door.cloud.urls().serviceUrl };
    await refused({ body: { ...door.says("mina"), token }, token: null }, 401, "token");
  });
});

describe("a service URL", () => {
  const own = (): URL => new URL(door.cloud.urls().serviceUrl);
  /** Signed as well: it is the address that is refused, not the difference. */
  const signed = (serviceUrl: string): Sent => ({
    body: { ...door.says("mina"), serviceUrl },
    token: { serviceurl: serviceUrl },
  });
  test.each<[string, () => string]>([
    ["the attacker's", () => `${evil.url}/teams`],
    [
      "ours as a name in front of the attacker's",
      () => `http://${own().host}@${new URL(evil.url).host}/teams`,
    ],
    ["a name in front of ours", () => `http://teams@${own().host}/teams`],
    ["ours in the attacker's path", () => `${evil.url}/${own().host}/teams`],
    ["ours behind the attacker's, after a hash", () => `${evil.url}#${own().host}/teams`],
    ["another port", () => `http://${own().hostname}:9/teams`],
    ["another scheme", () => `https://${own().host}/teams`],
    ["another way to write the same host", () => `http://2130706433:${own().port}/teams`],
    ["capitals", () => `HTTP://${own().host}/teams`],
    ["a step upwards", () => `${own().origin}/teams/../x`],
    ["a step upwards in disguise", () => `${own().origin}/teams/%2e%2e/x`],
    ["a backslash", () => `http:\\\\${own().host}\\teams`],
    ["a space in front", () => ` ${own().href}`],
    ["a line break inside", () => `${own().origin}/te\nams`],
    ["something to ask", () => `${own().href}?to=x`],
    ["two strokes", () => `${own().origin}//${new URL(evil.url).host}/teams`],
    ["no address", () => "teams"],
    ["none", () => ""],
    ["a script", () => "javascript:fetch('/')"],
    ["a file", () => "file:///etc/hostname"],
  ])("%s is refused, also when it is signed", async (_what, url) => {
    await refused(signed(url()), 403, "serviceUrl");
  });
  test("that is another than the signed one is refused, whichever of them is ours", async () => {
    const { serviceUrl } = door.cloud.urls();
    await refused(
      { body: door.says("mina"), token: { serviceurl: `${serviceUrl}/other` } },
      401,
      "signature",
    );
    await refused({ body: { ...door.says("mina"), serviceUrl: evil.url }, token: {} }, 403);
    await refused({ body: door.says("mina"), token: { serviceurl: evil.url } }, 401);
  });
  test("that is missing, or no text, is refused", async () => {
    for (const serviceUrl of [undefined, null, 7, {}, [door.cloud.urls().serviceUrl]])
      await refused({ body: { ...door.says("mina"), serviceUrl } }, 400);
  });
  test.each([
    "https://smba.trafficmanager.net@evil.example/",
    "https://smba.trafficmanager.net:x@evil.example/",
    "https://smba.trafficmanager.net.evil.example/",
    "https://evil.example/smba.trafficmanager.net",
    "https://smba.trafficmanager.net./teams",
    "https://smba.trafficmanager.net:444/teams",
    "https://smba.trafficmanager.net:443/teams",
    "http://smba.trafficmanager.net/teams",
    "https://SMBA.trafficmanager.net/teams",
    "https://smbа.trafficmanager.net/teams",
    "https:smba.trafficmanager.net/teams",
    "https://smba.trafficmanager.net\\@evil.example/",
    "https://smba.trafficmanager.net/teams/../..//evil.example",
    "https://smba.trafficmanager.net/teams?x=@evil.example",
    "https://smba.trafficmanager.net/te\tams",
    "https://smba%2etrafficmanager.net/teams",
  ])("of Microsoft's: %j is not", (url) => {
    expect(microsofts.allows(url)).toBe(false);
  });
  test.each(["", "/", "/teams", "/emea/", "/amer", `/emea/${tenant}/`])(
    "of Microsoft's: the host with %j is",
    (path) => {
      expect(microsofts.allows(`https://smba.trafficmanager.net${path}`)).toBe(true);
    },
  );
  const microsofts = new Admission({
    issuer: "https://api.botframework.com",
    serviceOrigins: ["https://smba.trafficmanager.net"],
    tenants: new Set(),
    unauthenticated: false,
  });
});

describe("an organisation", () => {
  const of = (conversation: unknown, channelData?: unknown): unknown => {
    const said = door.says("mina");
    return {
      ...said,
      conversation: { ...(said.conversation as object), tenantId: conversation },
      channelData,
    };
  };
  test("that the configuration does not name is refused", async () => {
    await refused({ body: of(elsewhere, { tenant: { id: elsewhere } }) }, 403, "tenant");
  });
  test("that hides behind one of ours is refused: the conversation's counts", async () => {
    await refused({ body: of(elsewhere, { tenant: { id: tenant } }) }, 403, "tenant");
  });
  test("that is not said is refused", async () => {
    await refused({ body: of(undefined) }, 403);
    await refused({ body: of("", { tenant: { id: tenant } }) }, 403);
    await refused({ body: of(null, null) }, 403);
  });
  test("that the configuration names from now on is heard from now on", async () => {
    const tenants: string[] = [];
    const later = await openDoor(tenants);
    onTestFinished(() => later.close());
    expect((await later.knocks(later.says("mina"))).status).toBe(403);
    tenants.push(tenant);
    expect((await later.knocks(later.says("mina"))).status).toBe(200);
  });
  test("in capitals is the same one", async () => {
    expect((await door.knocks(of(tenant.toUpperCase()))).status).toBe(200);
  });
  test("nobody is told about addresses by a star or a stroke", async () => {
    const added = { type: "installationUpdate", action: "remove" };
    const said = door.says("mina");
    const conversation = said.conversation as object;
    await refused(
      { body: { ...said, ...added, from: { ...(said.from as object), aadObjectId: "*" } } },
      400,
    );
    await refused(
      { body: { ...said, ...added, from: { ...(said.from as object), tenantId: `${tenant}/*` } } },
      400,
    );
    await refused(
      {
        body: {
          ...said,
          ...added,
          conversation: { ...conversation, id: "*", conversationType: "channel" },
        },
      },
      400,
    );
    await refused(
      {
        body: { ...said, ...added, channelData: { tenant: { id: tenant }, channel: { id: "*" } } },
      },
      400,
    );
  });
});

const quiet = { debug() {}, info() {}, warn() {}, error() {}, log() {}, child: () => quiet };
class Feed implements IHttpServerAdapter {
  handler: Parameters<IHttpServerAdapter["registerRoute"]>[2] | undefined;
  registerRoute(_method: string, _path: string, handler: NonNullable<Feed["handler"]>): void {
    this.handler = handler;
  }
}
describe("the hole in the library", () => {
  /** The library alone, as its documentation shows it: it answers what somebody says. */
  const bare = async () => {
    const feed = new Feed();
    const { openIdUrl = "", token, serviceUrl = "" } = standInOptions(door.cloud, () => Date.now());
    const app = new App({
      clientId,
      ...(token && { token }),
      serviceUrl,
      cloud: withOverrides(PUBLIC, { openIdMetadataUrl: openIdUrl }),
      httpServerAdapter: feed,
      logger: quiet as never,
    });
    app.on("message", async ({ send }) => void (await send("hej")));
    await app.initialize();
    return (body: unknown, forging: Forging) =>
      feed.handler?.({
        headers: { authorization: `Bearer ${door.cloud.sign(forging)}` },
        body,
      } as never);
  };
  test.each(issuers)(
    "a token of %s alone brings the bot's own token to the attacker",
    async (iss) => {
      const library = await bare();
      const body = { ...door.says("hej"), serviceUrl: `${evil.url}/teams` };
      expect(await library(body, entra(iss))).toMatchObject({ status: 200 });
      const [stolen] = evil.requests;
      expect(stolen?.path).toContain("/v3/conversations/");
      // It opens the real connector: whoever has it can write to everybody as the bot.
      const members = await fetch(
        `${door.cloud.urls().serviceUrl}/v3/conversations/${room}/members`,
        {
          headers: { authorization: stolen?.authorization ?? "" },
        },
      );
      expect(members.status).toBe(200);
      evil.requests.length = 0;
      outside.length = 0;
      door.facts.length = 0;
      await refused({ body, token: entra(iss) }, 403, "serviceUrl");
    },
  );
});

test("the local client that sends no token is let in only where no browser speaks", () => {
  const guard = new Admission({
    issuer: "",
    serviceOrigins: ["http://localhost:56150"],
    tenants: new Set(),
    unauthenticated: true,
  });
  const stops = (
    headers: Readonly<Record<string, string>>,
    url = "http://localhost:56150/_connector",
  ) => guard.stops((name) => headers[name], url, "");
  expect(stops({})).toBeUndefined();
  for (const origin of ["http://localhost:3000", "https://evil.example", "null"])
    expect(stops({ origin })?.status).toBe(403);
  expect(stops({}, "http://localhost:3000/_connector")?.status).toBe(403);
});
