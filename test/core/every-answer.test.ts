// What each answer of each door says, whatever it is: read through the real servers.
import { request } from "node:http";
import { connect } from "node:net";
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Adapter, Inbound } from "../../adapters/port.ts";
import { createHttp, doorsTo, type Listening, listen } from "../../src/app/http.ts";
import { createMetrics, serveMetrics } from "../../src/app/watch/metrics.ts";
import type { Readiness } from "../../src/app/watch/ready.ts";
import { createWorld, type World } from "../support/world.ts";

type Adapted = Pick<Adapter, "inbound" | "pages">;
const body =
  (status: number): Inbound["receive"] =>
  async () => ({ status, json: { ok: true } });
const page = () => new Response("page", { headers: { "content-type": "text/html" } });
const slack: Adapted = { inbound: { receive: body(200) }, pages: { visit: async () => page() } };
const teams: Adapted = {
  inbound: {
    receive: async ({ body: sent }) => {
      if (sent.length === 0) throw new Error("no body");
      return { status: 401 };
    },
  },
};
const readiness: Readiness = { because: ["read:EIO"], held: 0, silent: [], unheard: [] };
const broken = new Hono().get("/broken", () => {
  throw new Error("broken");
});
const file = async (token: string): Promise<Response> =>
  new Response("file", { status: token === "good" ? 200 : 404 });
const every = new Map([["slack", slack] as const, ["teams", teams] as const]);

let [world, fails]: [World | undefined, boolean] = [undefined, false];
const open: Listening[] = [];
const ports = { doors: 0, closed: 0, metrics: 0 };
beforeAll(async () => {
  const metrics = createMetrics();
  const made = await createWorld({ metrics });
  world = made;
  const { snapshot: look } = await import("../../src/app/watch/snapshot.ts");
  const read = async () => {
    if (fails) throw new Error("the disk");
    return look(made.stafett, made.clock.now());
  };
  const ready = async () => readiness;
  const doors = await listen(
    createHttp({ adapters: every, ready, files: file, playground: broken }),
    "127.0.0.1",
    0,
    doorsTo(every),
  );
  const closed = await listen(
    createHttp({ adapters: new Map(), ready: () => Promise.reject(new Error("no")) }),
    "127.0.0.1",
    0,
  );
  const counts = await serveMetrics(metrics, read, "127.0.0.1:0", [
    "stafett",
    "Stafett.Example.ORG",
  ]);
  open.push(doors, closed, counts);
  Object.assign(ports, { doors: doors.port, closed: closed.port, metrics: counts.port });
});
afterAll(async () => {
  for (const each of open) await each.close(0);
  await world?.close();
});

type Got = { readonly status: number; readonly sniff: unknown; readonly text: string };
/** By Node's own means: `fetch` sets the host by itself. */
const ask = (
  port: number,
  method: string,
  path: string,
  o: { readonly sends?: string; readonly host?: string } = {},
): Promise<Got> =>
  new Promise((resolve, reject) => {
    const asked = request(
      { port, host: "127.0.0.1", method, path, headers: { host: o.host ?? `127.0.0.1:${port}` } },
      (answer) => {
        let text = "";
        answer.on("data", (part) => {
          text += part;
        });
        answer.on("end", () =>
          resolve({
            status: answer.statusCode ?? 0,
            sniff: answer.headers["x-content-type-options"],
            text,
          }),
        );
      },
    );
    asked.on("error", reject).end(o.sends);
  });

describe("no answer is sniffed", () => {
  test.each<[keyof typeof ports, string, string, number, string?]>([
    ["doors", "GET", "/healthz", 200],
    ["doors", "HEAD", "/healthz", 200],
    ["doors", "GET", "/readyz", 503],
    ["doors", "GET", "/files/good", 200],
    ["doors", "HEAD", "/files/good", 200],
    ["doors", "GET", "/files/other", 404],
    ["doors", "POST", "/files/good", 405],
    ["doors", "GET", "/slack/install", 200],
    ["doors", "GET", "/slack/oauth_redirect", 200],
    ["doors", "GET", "/nothing", 404],
    ["doors", "OPTIONS", "/slack/events", 404],
    ["doors", "GET", "/broken", 500],
    ["doors", "POST", "/slack/events", 200, "x"],
    ["doors", "POST", "/slack/events", 413, "x".repeat(500_001)],
    ["doors", "POST", "/api/messages", 401, "x"],
    ["doors", "POST", "/api/messages", 500],
    ["closed", "GET", "/readyz", 503],
    ["closed", "POST", "/slack/events", 404, "x"],
    ["closed", "GET", "/slack/install", 404],
    ["closed", "GET", "/files/good", 404],
    ["metrics", "GET", "/metrics", 200],
    ["metrics", "GET", "/", 404],
    ["metrics", "POST", "/metrics", 404],
  ])("%s: %s %s, %i", async (door, method, path, status, sends) => {
    expect(
      await ask(ports[door], method, path, sends === undefined ? {} : { sends }),
    ).toMatchObject({ status, sniff: "nosniff" });
  });
  test.each<[string, number, string]>([
    ["what is no request", 400, "hello\r\n\r\n"],
    [
      "headers that are too large",
      431,
      `GET /healthz HTTP/1.1\r\nhost: x\r\nx: ${"x".repeat(20_000)}\r\n\r\n`,
    ],
  ])("nor is that to %s, %i", async (_what, status, sends) => {
    const socket = connect(ports.doors, "127.0.0.1");
    let got = "";
    socket.on("data", (part) => {
      got += part.toString();
    });
    const ended = new Promise<void>((resolve) => void socket.on("close", () => resolve()));
    socket.write(sends);
    await ended;
    expect(got).toMatch(
      new RegExp(`^HTTP/1\\.1 ${status} [^]*x-content-type-options: nosniff`, "i"),
    );
    expect(got.split("HTTP/1.1")).toHaveLength(2);
  });
  test("nor is one of counts that could not be made", async () => {
    fails = true;
    expect(await ask(ports.metrics, "GET", "/metrics")).toEqual({
      status: 500,
      sniff: "nosniff",
      text: "internal",
    });
    fails = false;
  });
});

describe("counts are for those who know where they are", () => {
  const counts = (host: string) => ask(ports.metrics, "GET", "/metrics", { host });
  test.each([
    "127.0.0.1",
    "127.0.0.1:9464",
    "localhost:9464",
    "LOCALHOST",
    "[::1]:9464",
    "127.1.2.3",
    "stafett:9464",
    "stafett.example.org",
  ])("who asks %s reads them", async (host) => {
    expect((await counts(host)).text).toContain("stafett_ready");
  });
  test.each([
    "rebound.example.com",
    "rebound.example.com:9464",
    "localhost.example.com",
    "stafett.example.com",
    "10.0.0.7",
    "127.0.0.1.example.com",
  ])("who asks %s, a name that a page could give this address, reads none", async (host) => {
    const { status, sniff, text } = await counts(host);
    expect({ status, sniff }).toEqual({ status: 421, sniff: "nosniff" });
    expect(text).not.toContain("stafett_");
  });
  test("nor is any other path a way around that", async () => {
    expect(
      await ask(ports.metrics, "GET", "/nothing", { host: "rebound.example.com" }),
    ).toMatchObject({ status: 421 });
  });
});
