// Socket Mode against Slack's stand-in and a clock that stands still: what goes wrong, how it comes back, and that nothing is lost or done twice meanwhile.
import { HttpResponse, http } from "msw/http";
import { setupServer } from "msw/node";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { Reply } from "../../adapters/port.ts";
import {
  bot,
  type Cloud,
  done,
  lived,
  open,
  opened,
  openNow,
  seconds,
  slack,
  tellMs,
  token,
} from "./slack-socket-bench.ts";

const expectDoubling = (waits: readonly number[]): void => {
  for (const [i, wait] of waits.entries()) {
    const most = Math.min(seconds(30), seconds(2 ** i));
    expect(wait).toBeGreaterThanOrEqual(most / 2);
    expect(wait).toBeLessThanOrEqual(most);
  }
};

describe("at a refresh", () => {
  test.each(["warning", "refresh_requested"])(
    "%s: the old line is used until the new one is greeted, and closed then",
    async (reason) => {
      const s = await open();
      lived(s);
      s.socket.greets(false);
      s.socket.disconnects(reason);
      await vi.waitFor(() => expect(s.tries()).toBe(2));
      await opened(s, 2);
      expect(await s.asks()).toBe("Klart.");
      expect([s.socket.open(), s.adapter.lifecycle!.unheard()]).toEqual([2, undefined]);
      s.socket.greets(true);
      await openNow(s, 1);
      expect(await s.asks()).toBe("Klart.");
      expect([s.asked.length, s.tries(), s.facts]).toEqual([2, 2, []]);
    },
  );
  test("what is under way on the old line is answered there; what comes over both is one command, and acknowledged alike", async () => {
    const s = await open();
    const slow = Promise.withResolvers<Reply>();
    s.answer.with = () => slow.promise;
    const first = s.asks("först");
    await vi.waitFor(() => expect(s.asked).toHaveLength(1));
    lived(s);
    s.socket.disconnects("refresh_requested");
    await vi.waitFor(() => expect(s.tries()).toBe(2));
    await opened(s, 2);
    s.answer.with = async () => ({ kind: "done", said: `Svar ${s.asked.length}.` });
    s.socket.doubles(true);
    expect(await s.asks("sedan")).toBe("Svar 2.");
    await vi.waitFor(() => expect(s.socket.acknowledged).toHaveLength(2));
    const [one, other] = s.socket.acknowledged;
    expect(one).toEqual(other);
    expect(s.asked).toHaveLength(2);
    slow.resolve(done);
    expect(await first).toBe("Klart.");
    await openNow(s, 1);
  });
  test("asked for again and again: no more often than after a failure", async () => {
    const s = await open();
    const waits: number[] = [];
    for (let i = 0; i < 6; i++) {
      s.socket.disconnects("refresh_requested");
      waits.push(await s.over());
      await openNow(s, 1);
    }
    expectDoubling(waits);
  });
});

describe("when it is not heard", () => {
  test.each<[string, string, (c: Cloud) => void, (c: Cloud) => void]>([
    [
      "a token that is taken back",
      "token_revoked",
      ({ socket }) => socket.revokes(true),
      ({ socket }) => socket.revokes(false),
    ],
    [
      "another's token",
      "invalid_auth",
      ({ cloud }) => Object.assign(cloud.core.link as object, { appToken: "xapp-other" }),
      ({ cloud }) => Object.assign(cloud.core.link as object, { appToken: token }),
    ],
  ])("%s: its variable is named, once, and nothing of it", async (_what, error, breaks, mends) => {
    const cloud = await slack();
    const s = bot(cloud);
    breaks(cloud);
    await s.adapter.lifecycle!.start();
    expect(s.adapter.lifecycle!.unheard()).toBe(error);
    await s.over();
    await s.over();
    expect(s.facts).toEqual([{ event: "slack.unheard", error, setting: "SLACK_APP_TOKEN" }]);
    mends(cloud);
    await s.over();
    await s.heard(true);
    expect(s.facts.at(-1)).toEqual({ event: "slack.heard" });
    expect(await cloud.asks()).toBe("Klart.");
  });
  test.each(["500", "html", "lost", "429"] as const)(
    "apps.connections.open answers with %s: tried again, and no variable is blamed",
    async (kind) => {
      const cloud = await slack();
      const s = bot(cloud);
      cloud.cloud.faults.next({ kind, method: "apps.connections.open", retryAfterS: 3_600 });
      await s.adapter.lifecycle!.start();
      expect(s.unheard()).toEqual([
        { event: "slack.unheard", error: expect.stringMatching(/^\w+$/) },
      ]);
      expect(await s.over()).toBeLessThanOrEqual(seconds(30));
      await s.heard(true);
      expect(await cloud.asks()).toBe("Klart.");
    },
  );
  test.each([
    [20, 20],
    [3_600, 30],
  ])("told to wait for %i seconds, it waits for %i", async (retryAfterS, waits) => {
    const cloud = await slack();
    const s = bot(cloud);
    cloud.cloud.faults.next({ kind: "429", method: "apps.connections.open", retryAfterS });
    await s.adapter.lifecycle!.start();
    expect(await s.over()).toBe(seconds(waits));
    await s.heard(true);
  });
  test("nobody says hello: given up after ten seconds, and tried again", async () => {
    const cloud = await slack();
    const s = bot(cloud);
    cloud.socket.greets(false);
    const started = s.adapter.lifecycle!.start();
    await opened(cloud, 1);
    s.clock.advance(seconds(10));
    await started;
    expect(s.adapter.lifecycle!.unheard()).toBe("late");
    await openNow(cloud, 0);
    cloud.socket.greets(true);
    await s.over();
    await s.heard(true);
  });
  test("the address is not answered at all: given up after ten seconds, and a late answer opens nothing", async () => {
    const cloud = await slack();
    const s = bot(cloud);
    cloud.cloud.hangsFor(200);
    cloud.cloud.faults.next({ kind: "timeout", method: "apps.connections.open" });
    const started = s.adapter.lifecycle!.start();
    await vi.waitFor(() => expect(s.tries()).toBe(1));
    s.clock.advance(seconds(10));
    await started;
    expect([s.adapter.lifecycle!.unheard(), cloud.socket.opened()]).toEqual(["late", 0]);
  });
  test("an address that hides nothing is not gone to, unless it was named", async () => {
    const cloud = await slack();
    const url = cloud.cloud.core.link?.ticket();
    const server = setupServer(
      http.post("https://slack.com/api/apps.connections.open", () =>
        HttpResponse.json({ ok: true, url }),
      ),
    );
    server.listen();
    onTestFinished(() => server.close());
    const s = bot({ ...cloud, apiUrl: undefined });
    await s.adapter.lifecycle!.start();
    expect([s.adapter.lifecycle!.unheard(), cloud.socket.opened()]).toEqual(["address", 0]);
  });
  test("Socket Mode is turned off: not heard at once, although nobody closes the line", async () => {
    const s = await open();
    s.socket.revokes(true);
    s.socket.disconnects("link_disabled");
    await s.heard(false);
    await openNow(s, 0);
  });
  test("longer and longer, up to half a minute and never beyond, and not all at once", async () => {
    const cloud = await slack();
    cloud.socket.revokes(true);
    const s = bot(cloud);
    await s.adapter.lifecycle!.start();
    const waits: number[] = [];
    for (let i = 0; i < 16; i++) waits.push(await s.over());
    expectDoubling(waits);
    expect(new Set(waits.slice(-8)).size).toBeGreaterThan(1);
  });
  test("the operators are told after two minutes, once each time, and not of what is over before", async () => {
    const s = await open();
    const began = s.clock.now();
    s.socket.revokes(true);
    s.socket.closes();
    await s.heard(false);
    // An attempt is half a minute away at most.
    while (s.clock.now() < began + seconds(90)) await s.over();
    expect(s.told).toEqual([]);
    for (let i = 0; i < 6; i++) await s.over();
    expect(s.told).toEqual([began + seconds(120)]);
    s.socket.revokes(false);
    await s.over();
    await s.heard(true);
    s.socket.closes();
    await s.heard(false);
    await s.over();
    await s.heard(true);
    s.clock.advance(seconds(59));
    s.socket.pings();
    expect(s.told).toHaveLength(1);
    expect([...s.clock.lengths()]).not.toContain(tellMs);
  });
  test("a line that is quiet for a minute is cut somewhere: another is opened; one that is pinged is not", async () => {
    const s = await open();
    const heard = vi.spyOn(s.clock, "at");
    for (let i = 0; i < 3; i++) {
      s.clock.advance(seconds(40));
      heard.mockClear();
      s.socket.pings();
      await vi.waitFor(() => expect(heard).toHaveBeenCalled());
    }
    expect(s.tries()).toBe(1);
    s.clock.advance(seconds(60));
    expect(s.adapter.lifecycle!.unheard()).toBe("closed");
    await vi.waitFor(() => expect(s.tries()).toBe(2));
    await s.heard(true);
    expect(await s.asks()).toBe("Klart.");
  });
});

describe("acknowledgements", () => {
  test("not before it is saved; what could not be saved is not acknowledged, and taken when it comes again", async () => {
    const s = await open();
    const home = () => s.cloud.happens({ type: "channel_archive", channel: "C0A", user: "U0ADA" });
    s.answer.with = () => Promise.reject(new Error("disk"));
    s.cloud.core.options.ackMs = 300;
    expect((await home()).error).toBe("operation_timeout");
    expect(s.socket.acknowledged).toEqual([]);
    const saved = Promise.withResolvers<Reply>();
    s.answer.with = () => saved.promise;
    s.cloud.core.options.ackMs = 3_000;
    const again = s.cloud.redeliver();
    await vi.waitFor(() => expect(s.asked).toHaveLength(2));
    expect(s.socket.acknowledged).toEqual([]);
    saved.resolve(done);
    expect((await again).status).toBe(200);
    expect(s.asked[0]?.idempotencyKey).toBe(s.asked[1]?.idempotencyKey);
  });
  test("taken anew also when it comes again under the same name: only what was answered is remembered", async () => {
    const s = await open();
    const event = { type: "channel_archive", channel: "C0A", user: "U0ADA" };
    const around = {
      team_id: "T0HOME",
      event_id: "Ev0AGAIN",
      event_time: 1_764_000_000,
      type: "event_callback",
    };
    const raw = {
      envelope_id: "again",
      type: "events_api",
      payload: { ...around, event },
      accepts_response_payload: false,
    };
    const says = () =>
      s.socket.says(JSON.stringify({ ...raw, retry_attempt: 0, retry_reason: "" }));
    s.answer.with = () => Promise.reject(new Error("disk"));
    says();
    await vi.waitFor(() => expect(s.asked).toHaveLength(1));
    s.answer.with = () => Promise.resolve(done);
    await vi.waitFor(() => {
      says();
      expect(s.socket.acknowledged).toContainEqual({ envelope_id: "again" });
    });
    const taken = s.asked.length;
    says();
    await vi.waitFor(() => expect(s.socket.acknowledged.length).toBeGreaterThan(1));
    expect(s.asked).toHaveLength(taken);
  });
  test("a stop answers what is under way, takes nothing new and closes the line", async () => {
    const s = await open();
    const slow = Promise.withResolvers<Reply>();
    s.answer.with = () => slow.promise;
    const first = s.asks("först");
    await vi.waitFor(() => expect(s.asked).toHaveLength(1));
    const stopped = s.adapter.lifecycle!.stop();
    s.cloud.core.options.ackMs = 300;
    expect(await s.asks("sedan")).toBe("operation_timeout");
    slow.resolve(done);
    expect(await first).toBe("Klart.");
    await stopped;
    await openNow(s, 0);
    s.clock.advance(seconds(300));
    expect([s.asked.length, s.tries()]).toEqual([1, 1]);
  });
  test("two processes hold one each: a refresh of one leaves the other alone", async () => {
    const cloud = await slack();
    const [one, other] = [bot(cloud), bot(cloud)];
    await one.adapter.lifecycle!.start();
    await other.adapter.lifecycle!.start();
    expect(cloud.socket.open()).toBe(2);
    expect(await cloud.asks()).toBe("Klart.");
    expect(one.asked.length + other.asked.length).toBe(1);
    await one.adapter.lifecycle!.stop();
    await openNow(cloud, 1);
    expect(await cloud.asks()).toBe("Klart.");
    expect([one.asked.length, other.adapter.lifecycle!.unheard()]).toEqual([0, undefined]);
  });
});

test("a frame beyond the longest is not read, and counted; the line stays, and the next is answered", async () => {
  const s = await open();
  lived(s);
  const frame = (chars: number): string => {
    const text = JSON.stringify({ type: "hello", debug_info: { host: "" } });
    return text.replace('"host":""', `"host":"${"x".repeat(chars - text.length)}"`);
  };
  s.socket.says(frame(1_000_001));
  await vi.waitFor(() => expect(s.facts).toEqual([{ event: "slack.malformed" }]));
  s.socket.says(frame(1_000_000));
  expect(await s.asks()).toBe("Klart.");
  expect([s.facts.length, s.socket.open()]).toEqual([1, 1]);
});
