// The dead man's switch against a real server: heard each minute while all is well, and not otherwise.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { type Beat, startHeartbeat } from "../../src/app/watch/heartbeat.ts";
import { isWell } from "../../src/app/watch/snapshot.ts";
import type { Log } from "../../src/log.ts";
import { manualClock } from "../support/manual-clock.ts";
import { onFile } from "../support/on-file.ts";
import { createWorld } from "../support/world.ts";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
const minute = 60_000;
const ok: Answer = (_, response) => void response.writeHead(200).end("OK");
const says =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    void response.writeHead(status, headers).end();

/** A server that hears, and a heartbeat towards it on a clock that is moved. `minute`: moves it, and resolves with what came of the beat. */
const bench = async (
  o: {
    readonly well?: () => Promise<boolean>;
    readonly patienceMs?: number;
    readonly answer?: Answer;
  } = {},
) => {
  const heard: { readonly method: string; readonly url: string; readonly bytes: number }[] = [];
  const state = { answer: o.answer ?? ok, well: true };
  const server = createServer((request, response) => {
    let bytes = 0;
    request.on("data", (part: Buffer) => (bytes += part.length));
    request.on("end", () => {
      heard.push({ method: request.method ?? "", url: request.url ?? "", bytes });
      state.answer(request, response);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const clock = manualClock(Date.parse("2026-11-25T09:00:00Z"));
  const facts: Parameters<Log["info"]>[0][] = [];
  const note = (fact: Parameters<Log["info"]>[0]): void => void facts.push(fact);
  let came: (what: Beat) => void = () => undefined;
  const heartbeat = startHeartbeat({
    url: `http://127.0.0.1:${port}/ping/very-secret`,
    clock,
    well: o.well ?? (async () => state.well),
    log: { info: note, warn: note, error: note },
    count: (what) => came(what),
    ...(o.patienceMs !== undefined && { patienceMs: o.patienceMs }),
  });
  onTestFinished(() => heartbeat.stop());
  const moved = (ms: number): Promise<Beat> =>
    new Promise((resolve) => {
      came = resolve;
      clock.advance(ms);
    });
  return {
    heard,
    facts,
    state,
    heartbeat,
    clock,
    server,
    first: () => moved(5_000),
    minute: () => moved(minute),
  };
};

describe("the sign of life", () => {
  test("is a request without content, first after five seconds, then each minute", async () => {
    const b = await bench();
    expect(b.heard).toEqual([]);
    const beats = [await b.first(), await b.minute(), await b.minute()];
    expect(beats).toEqual(["sent", "sent", "sent"]);
    expect(b.heard).toEqual(
      Array.from({ length: 3 }, () => ({ method: "GET", url: "/ping/very-secret", bytes: 0 })),
    );
    expect(b.facts).toEqual([]);
  });
  test("is not sent while it is not well, nor when that cannot be told, and again when it is", async () => {
    const b = await bench();
    b.state.well = false;
    expect([await b.first(), await b.minute()]).toEqual(["withheld", "withheld"]);
    expect(b.heard).toEqual([]);
    b.state.well = true;
    expect(await b.minute()).toBe("sent");
    const broken = await bench({ well: () => Promise.reject(new Error("disk")) });
    expect(await broken.first()).toBe("withheld");
    expect(broken.heard).toEqual([]);
  });
  test("follows nobody elsewhere", async () => {
    const other = await bench();
    const { port } = other.server.address() as AddressInfo;
    const b = await bench({
      answer: says(302, { location: `http://127.0.0.1:${port}/elsewhere` }),
    });
    expect(await b.first()).toBe("failed");
    expect(other.heard).toEqual([]);
    expect(b.facts).toEqual([{ event: "heartbeat.failed", reason: "http_302" }]);
  });
  test("waits for nobody who does not answer", async () => {
    const b = await bench({ patienceMs: 50, answer: () => undefined });
    expect(await b.first()).toBe("failed");
    expect(b.facts).toEqual([{ event: "heartbeat.failed", reason: "TimeoutError" }]);
  });
  test("that fails is said once, without its address, and once when it is heard again", async () => {
    const b = await bench({ answer: says(500) });
    expect([await b.first(), await b.minute(), await b.minute()]).toEqual([
      "failed",
      "failed",
      "failed",
    ]);
    b.state.answer = ok;
    expect([await b.minute(), await b.minute()]).toEqual(["sent", "sent"]);
    b.state.answer = says(404);
    expect(await b.minute()).toBe("failed");
    expect(b.facts).toEqual([
      { event: "heartbeat.failed", reason: "http_500" },
      { event: "heartbeat.heard" },
      { event: "heartbeat.failed", reason: "http_404" },
    ]);
    expect(JSON.stringify(b.facts)).not.toContain("secret");
  });
  test("to where nobody listens is a code", async () => {
    const b = await bench();
    await new Promise((resolve) => void b.server.close(resolve));
    expect(await b.first()).toBe("failed");
    expect(b.facts).toEqual([{ event: "heartbeat.failed", reason: "ECONNREFUSED" }]);
  });
  test("is not sent any more when it was stopped", async () => {
    const b = await bench();
    expect(await b.first()).toBe("sent");
    b.heartbeat.stop();
    b.clock.advance(10 * minute);
    await new Promise(setImmediate);
    expect(b.heard).toHaveLength(1);
  });
});

describe("the real bot is well", () => {
  test("when it is ready and its worker came to the end of a round within two minutes and a half", async () => {
    const w = await createWorld();
    onTestFinished(() => w.close());
    await w.idle();
    expect(await isWell(w.stafett)).toBe(true);
    // Nothing wakes the worker here: as if it hung.
    w.clock.advance(4 * minute);
    const hung = {
      ...w.stafett,
      worker: { roundAt: w.clock.now() - 4 * minute } as typeof w.stafett.worker,
    };
    expect(await isWell(hung)).toBe(false);
    await w.idle();
    expect(await isWell(w.stafett)).toBe(true);
  });
  test("and not while its worker has not come to an end, or a place says that it cannot", async () => {
    const w = await createWorld();
    onTestFinished(() => w.close());
    const { stafett } = w;
    const fresh = { ...stafett, worker: { roundAt: 0 } as typeof stafett.worker };
    expect(await isWell(fresh)).toBe(false);
    await w.idle();
    expect(
      await isWell({
        ...stafett,
        ready: async () => ({ because: [], held: 0, silent: ["slack"], unheard: [] }),
      }),
    ).toBe(false);
    // A database that breaks under it: the round does not come to its end.
    const before = stafett.worker.roundAt;
    w.clock.advance(minute);
    onFile(stafett).raw.exec("alter table outbox rename to gone");
    await w.idle();
    expect(stafett.worker.roundAt).toBe(before);
  });
});
