// A polite stop of the HTTP server under load: whoever was heard is answered, and nobody is reset.
import { Agent, request } from "node:http";
import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import type { Sent } from "../../adapters/port.ts";
import { createHttp, doorsTo, type Listening, listen } from "../../src/app/http.ts";

const pages = () =>
  createHttp({
    adapters: new Map(),
    ready: async () => ({ because: [], held: 0, silent: [], unheard: [] }),
  });
const callers = 300;
/** A door behind which everything takes a few turns of the event loop. */
const door = (receive: (sent: Sent) => Promise<unknown>): Promise<Listening> =>
  listen(
    pages(),
    "127.0.0.1",
    0,
    doorsTo(
      new Map([
        [
          "slack",
          {
            inbound: {
              receive: async (sent) => ({ status: 200, json: (await receive(sent)) ?? "ok" }),
            },
          },
        ],
      ]),
    ),
  );
type Came = "answered" | "refused" | string;
/** One request: its answer, that nobody listens any more, or what else became of it. */
const ask = (port: number, agent: Agent): Promise<Came> =>
  new Promise((resolve) => {
    const asked = request(
      { host: "127.0.0.1", port, path: "/slack/events", method: "POST", agent },
      (response) => {
        response.resume();
        response.on("end", () => resolve("answered"));
        response.on("error", (error: NodeJS.ErrnoException) => resolve(`answer: ${error.code}`));
      },
    );
    asked.on("error", (error: NodeJS.ErrnoException) =>
      resolve(error.code === "ECONNREFUSED" ? "refused" : `${error.code}`),
    );
    asked.end("hello");
  });
/** Asks again and again on connections that are kept, until nobody listens any more. */
const caller = async (port: number, came: Map<Came, number>): Promise<void> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (let last: Came = ""; last !== "refused"; ) {
    last = await ask(port, agent);
    came.set(last, (came.get(last) ?? 0) + 1);
  }
  agent.destroy();
};

describe("a stop under the load of three hundred callers", () => {
  test.each([
    ["who are answered at once", 0],
    ["who are answered after some turns of the event loop", 20],
  ])(
    "%s resets none of them",
    async (_what, turns) => {
      const http = await door(async () => {
        for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate);
      });
      const came = new Map<Came, number>();
      const all = Array.from({ length: callers }, () => caller(http.port, came));
      while ((came.get("answered") ?? 0) < callers) await new Promise(setImmediate);
      await http.close();
      await Promise.all(all);
      expect(came.get("answered")).toBeGreaterThan(callers);
      expect(Object.fromEntries(came)).toEqual({
        answered: came.get("answered"),
        refused: callers,
      });
    },
    30_000,
  );
});

/** What a bare connection gets until it is closed; rejects when it is reset. */
const bare = (port: number) => {
  const socket = connect(port, "127.0.0.1");
  let got = "";
  socket.on("data", (part) => {
    got += part.toString();
  });
  const ended = new Promise<string>((resolve, reject) => {
    socket.on("close", () => resolve(got));
    socket.on("error", reject);
  });
  const opened = new Promise<void>((resolve) => void socket.once("connect", () => resolve()));
  return { socket, ended, opened };
};
const head = "POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n\r\n";

describe("at a stop", () => {
  test("who has sent a part of a request sends the rest, and reads the answer and that the connection ends", async () => {
    const http = await door(async () => undefined);
    const one = bare(http.port);
    await one.opened;
    await new Promise<void>((resolve) => one.socket.write(`${head}he`, () => resolve()));
    const closed = http.close();
    await new Promise(setImmediate);
    one.socket.write("llo");
    expect(await one.ended).toMatch(/^HTTP\/1\.1 200 [\s\S]*connection: close/i);
    await closed;
  });
  test("who is being answered reads it, and that the connection ends", async () => {
    const [heard, answers] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const http = await door(async () => {
      heard.resolve();
      await answers.promise;
    });
    const one = bare(http.port);
    one.socket.write(`${head}hello`);
    await heard.promise;
    const closed = http.close();
    await new Promise(setImmediate);
    answers.resolve();
    expect(await one.ended).toMatch(/^HTTP\/1\.1 200 [\s\S]*connection: close/i);
    await closed;
  });
  test("who asks once more on an open connection is answered", async () => {
    const http = await door(async () => undefined);
    const one = bare(http.port);
    one.socket.write(`${head}hello`);
    await new Promise<void>((resolve) => void one.socket.once("data", () => resolve()));
    const closed = http.close();
    await new Promise(setImmediate);
    one.socket.write(`${head}again`);
    const got = await one.ended;
    expect(got.split("HTTP/1.1 200").length - 1).toBe(2);
    expect(got).toMatch(/connection: close/i);
    await closed;
  });
  test("who connects and says nothing holds nobody up", async () => {
    const http = await door(async () => undefined);
    const one = bare(http.port);
    await one.opened;
    await http.close(200);
    expect(await one.ended.catch(() => "")).toBe("");
  });
});
