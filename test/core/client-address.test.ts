// Addresses of clients: the socket's, or the one that a trusted proxy names. A client writes what it likes into the headers of a proxy.
import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clientAddress } from "../../src/app/client-address.ts";
import { createHttp, type Listening, listen } from "../../src/app/http.ts";
import { type Network, networksIn } from "../../src/config/networks.ts";

type Headers = Readonly<Record<string, string>>;
const networks = (...texts: readonly string[]): readonly Network[] =>
  networksIn(texts.join(",")) ?? [];
const seen = (
  peer: string | undefined,
  headers: Headers = {},
  ...proxies: readonly string[]
): string | undefined => clientAddress(networks(...proxies))(peer, (name) => headers[name]);
const [client, proxy, stranger] = ["192.0.2.7", "10.0.0.1", "203.0.113.9"];

describe("the address of a client", () => {
  test("is the socket's where no proxy is trusted, whatever the headers say", () => {
    expect(seen(client)).toBe(client);
    expect(seen(client, { "x-forwarded-for": "198.51.100.1", forwarded: "for=198.51.100.1" })).toBe(
      client,
    );
    expect(seen(`::ffff:${client}`)).toBe(client);
    expect(seen(undefined, { "x-forwarded-for": client }, "10.0.0.0/8")).toBeUndefined();
  });
  test("is the socket's where its peer is not among the trusted", () => {
    expect(seen(stranger, { "x-forwarded-for": client }, "10.0.0.0/8")).toBe(stranger);
    expect(seen("11.0.0.1", { forwarded: `for=${client}` }, "10.0.0.0/8", "127.0.0.1")).toBe(
      "11.0.0.1",
    );
    expect(seen("2001:db9::1", { "x-forwarded-for": client }, "2001:db8::/32")).toBe("2001:db9::1");
  });
  test.each<readonly [string, Headers, string]>([
    ["X-Forwarded-For", { "x-forwarded-for": client }, client],
    ["X-Forwarded-For with a port", { "x-forwarded-for": `${client}:4711` }, client],
    ["an IPv6 address with a port", { "x-forwarded-for": "[2001:db8::7]:4711" }, "2001:db8::7"],
    ["Forwarded", { forwarded: `proto=https;For=${client};by=${proxy}` }, client],
    ["Forwarded with IPv6", { forwarded: 'for="[2001:db8::7]:4711"' }, "2001:db8::7"],
    [
      "both headers, when they agree",
      { "x-forwarded-for": client, forwarded: `for=${client}` },
      client,
    ],
    ["no header", {}, proxy],
    [
      "what a client wrote before",
      { "x-forwarded-for": `198.51.100.1, 10.0.0.9, ${client}` },
      client,
    ],
    ["an open quote of a client", { forwarded: `for="198.51.100.1, for=${client}` }, client],
    [
      "a chain of trusted proxies",
      { "x-forwarded-for": `198.51.100.1, ${client}, 10.0.0.2, 10.0.0.3` },
      client,
    ],
    ["trusted proxies alone", { "x-forwarded-for": "10.0.0.2, 10.0.0.3" }, "10.0.0.2"],
    ["a hidden client", { forwarded: "for=_hidden" }, proxy],
    ["a name", { "x-forwarded-for": "localhost" }, proxy],
    ["nothing between commas", { "x-forwarded-for": `${client}, ` }, proxy],
    [
      "a header that only the client wrote",
      { "x-forwarded-for": client, forwarded: "for=198.51.100.1" },
      proxy,
    ],
    ["the other one", { "x-forwarded-for": "198.51.100.1", forwarded: `for=${client}` }, proxy],
  ])("behind a trusted proxy is read from %s", (_what, headers, expected) => {
    expect(seen(proxy, headers, "10.0.0.0/8")).toBe(expected);
    expect(seen(`::ffff:${proxy}`, headers, "10.0.0.0/8", "::1")).toBe(expected);
  });
});

describe("a network in the settings", () => {
  test.each(["127.0.0.1", "10.0.0.0/8", "::1", "2001:db8::/32", "10.0.0.1/32", "fd00::/128"])(
    "%s is one",
    (text) => {
      expect(networksIn(text)).toHaveLength(1);
    },
  );
  test.each([
    "",
    "proxy",
    "10.0.0.0/33",
    "10.0.0.0/0",
    "::/0",
    "10.0.0.0/",
    "10.0.0.0/8/8",
    "10.0.0/8",
    "fe80::1%eth0",
    "::1/129",
    "10.0.0.0/08",
  ])("%j is none", (text) => {
    expect(networksIn(text)).toBeUndefined();
    expect(networksIn(`127.0.0.1, ${text}`)).toBeUndefined();
  });
});

describe("over a real connection", () => {
  const open: Record<"trusting" | "alone", Listening | undefined> = {
    trusting: undefined,
    alone: undefined,
  };
  const pages = {
    visit: async (_request: Request, address?: string) => new Response(address ?? "unknown"),
  };
  const listening = (...proxies: readonly string[]): Promise<Listening> => {
    const http = createHttp({
      adapters: new Map([["web", { pages }]]),
      ready: () => Promise.reject(new Error("not asked")),
      clientAddress: clientAddress(networks(...proxies)),
    });
    return listen(http, "127.0.0.1", 0);
  };
  beforeAll(async () => {
    [open.trusting, open.alone] = [await listening("127.0.0.0/8"), await listening("192.0.2.0/24")];
  });
  afterAll(async () => {
    for (const each of Object.values(open)) await each?.close(0);
  });
  const asked = (
    which: "trusting" | "alone",
    headers: Readonly<Record<string, string | string[]>>,
  ): Promise<string> =>
    new Promise((resolve, reject) => {
      const sent = request(
        { host: "127.0.0.1", port: open[which]?.port, path: "/", headers, agent: false },
        async (answer) => {
          resolve(Buffer.concat(await answer.toArray()).toString());
        },
      );
      sent.once("error", reject).end();
    });
  test("pages are told what a trusted proxy says, the last of several headers last", async () => {
    expect(await asked("trusting", { "x-forwarded-for": client })).toBe(client);
    expect(await asked("trusting", { "x-forwarded-for": ["198.51.100.1", client] })).toBe(client);
    expect(await asked("trusting", { forwarded: ["for=198.51.100.1", `for=${client}`] })).toBe(
      client,
    );
    expect(await asked("trusting", {})).toBe("127.0.0.1");
  });
  test("pages are told the socket's address, whatever an untrusted peer says", async () => {
    expect(await asked("alone", { "x-forwarded-for": client, forwarded: `for=${client}` })).toBe(
      "127.0.0.1",
    );
  });
});
