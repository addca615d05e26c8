// The platforms' doors and what a connection does: cut off in the middle, several requests at once, a program that breaks.
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sent } from "../../adapters/port.ts";
import { createHttp, doorsTo, type Listening, listen } from "../../src/app/http.ts";
import { commandBody, signedHeaders } from "../support/signed.ts";
import { createWorld, type World } from "../support/world.ts";

const pages = () =>
  createHttp({
    adapters: new Map(),
    ready: async () => ({ because: [], held: 0, silent: [], unheard: [] }),
  });
let w: World;
let http: Listening;
beforeAll(async () => {
  w = await createWorld();
  http = await listen(pages(), "127.0.0.1", 0, doorsTo(w.stafett.adapters));
});
afterAll(async () => {
  await http.close();
  await w.close();
});

const said = (...lines: readonly string[]): string => `${lines.join("\r\n")}\r\n\r\n`;
/** What a bare connection gets for these bytes, until it is enough or the other side closes. */
const raw = (bytes: string, enough: (got: string) => boolean): Promise<string> =>
  new Promise((resolve, reject) => {
    let got = "";
    const socket = connect(http.port, "127.0.0.1", () => socket.write(bytes));
    socket.on("data", (part) => {
      got += part.toString();
      if (enough(got)) socket.destroy();
    });
    socket.on("close", () => resolve(got));
    socket.on("error", reject);
  });
const command = (text: string): string => {
  const body = commandBody("U0NOBODY", text);
  const headers = Object.entries(signedHeaders(body)).map(([name, value]) => `${name}: ${value}`);
  return (
    said(
      "POST /slack/events HTTP/1.1",
      "host: x",
      ...headers,
      `content-length: ${Buffer.byteLength(body)}`,
    ) + body
  );
};
const answered = (got: string): readonly string[] => got.split("HTTP/1.1 200 OK").slice(1);

test("of whoever goes away in the middle nothing is heard", async () => {
  const heard: string[] = [];
  const listening = {
    inbound: {
      receive: async ({ body }: Sent) => ({ status: 200, json: heard.push(body.toString()) }),
    },
  };
  const door = await listen(pages(), "127.0.0.1", 0, doorsTo(new Map([["slack", listening]])));
  const half = said("POST /slack/events HTTP/1.1", "host: x", "content-length: 1000");
  await new Promise<void>((resolve) => {
    const socket = connect(door.port, "127.0.0.1", () =>
      socket.write(`${half}half`, () => socket.destroy()),
    );
    socket.on("close", () => resolve());
  });
  const whole = await fetch(`http://127.0.0.1:${door.port}/slack/events`, {
    method: "POST",
    body: "whole",
  });
  expect([whole.status, heard]).toEqual([200, ["whole"]]);
  await door.close();
  expect(heard).toEqual(["whole"]);
});
test("several at once on one connection are answered each, in order", async () => {
  const health = said("GET /healthz HTTP/1.1", "host: x");
  const got = await raw(
    `${command("mina")}${health}${command("hjälp")}`,
    (all) => answered(all).length === 3,
  );
  expect(answered(got).map((one) => /känner|status/.exec(one)?.[0])).toEqual([
    "känner",
    "status",
    "känner",
  ]);
});
test("what breaks the program is told nothing of it", async () => {
  const broken = { inbound: { receive: () => Promise.reject(new Error("U0NOBODY")) } };
  const door = await listen(pages(), "127.0.0.1", 0, doorsTo(new Map([["slack", broken]])));
  const ask = (path: string) =>
    fetch(`http://127.0.0.1:${door.port}${path}`, { method: "POST", body: "x" });
  const [answer, teams] = [await ask("/slack/events?team=1"), await ask("/api/messages")];
  expect([answer.status, await answer.text(), teams.status]).toEqual([
    500,
    '{"error":"internal"}',
    404,
  ]);
  await door.close();
});
