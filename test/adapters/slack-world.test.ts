// The whole bot against Slack's stand-in, when Slack is slow, silent, strict or gone.
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createWorld, textOf, type World } from "../support/world.ts";

const [anna, room] = ["U0NOOMI01", "C0NOOMI"];
const world = async (): Promise<World> => {
  const made = await createWorld();
  onTestFinished(() => made.close());
  return made;
};
/** A new case: its card goes to the agency's own room. */
const open = async (w: World): Promise<string> => {
  const form = await w.cloud.as(anna).slash("/arende", "nytt");
  const done = await w.cloud.as(anna).submit(form.modal?.id ?? "", { "f:risk": "low" });
  await w.idle();
  return /SYD-\w{4}-\w{2}/.exec(JSON.stringify(done.modal))?.[0] ?? "";
};
const cards = (w: World): string[] => w.cloud.messages(room).map((message) => textOf(message.blocks));
const calls = (w: World, method: string) => w.cloud.calls.filter((call) => call.method === method);
const posts = (w: World) => calls(w, "chat.postMessage").filter((call) => call.args.channel === room);
const seconds = async (w: World, n: number): Promise<void> => w.until(new Date(w.clock.now() + n * 1_000).toISOString());

describe("a card", () => {
  test("is posted once, with an opaque id that others may read and nothing else", async () => {
    const w = await world();
    const ref = await open(w);
    const [card, ...more] = w.cloud.messages(room);
    expect(more).toEqual([]);
    expect(textOf(card?.blocks)).toContain(ref);
    expect(card?.metadata).toEqual({ event_type: "stafett_post", event_payload: { outbox: expect.stringMatching(/^[0-9A-Z]{16}$/) } });
    expect(card?.text).not.toContain(ref);
  });
  test("whose answer was lost is found by its id: not posted twice, and updated from then on", async () => {
    const w = await world();
    w.cloud.faults.next({ kind: "lost", method: "chat.postMessage" });
    const ref = await open(w);
    expect([cards(w).length, calls(w, "conversations.history").length]).toEqual([1, 0]);
    await seconds(w, 14);
    expect(calls(w, "conversations.history")).toHaveLength(0);
    await seconds(w, 2);
    expect([cards(w).length, calls(w, "conversations.history").length]).toEqual([1, 1]);
    await w.cloud.as(anna).slash("/stafett", `lugnt ${ref}`);
    await w.idle();
    expect(cards(w)).toHaveLength(1);
  });
  test("that Slack never took is looked for, not found, and sent again once", async () => {
    const w = await world();
    w.cloud.faults.next({ kind: "500", method: "chat.postMessage" });
    await open(w);
    expect(cards(w)).toEqual([]);
    await seconds(w, 600);
    expect([cards(w).length, posts(w).length]).toEqual([1, 2]);
  });
  test("that changed while nobody knew whether it was there has its newest text, once", async () => {
    const w = await world();
    w.cloud.faults.next({ kind: "lost", method: "chat.postMessage" });
    const ref = await open(w);
    const [before] = cards(w);
    await w.cloud.as(anna).slash("/stafett", `lugnt ${ref}`);
    w.clock.advance(24 * 3_600_000);
    await w.idle();
    const after = cards(w);
    expect(after).toHaveLength(1);
    expect(after[0]).toContain(ref);
    expect(calls(w, "chat.update").length).toBeGreaterThan(0);
    expect(before).toContain(ref);
  });
  test("waits as long as Slack says", async () => {
    const w = await world();
    w.cloud.faults.next({ kind: "429", method: "chat.postMessage", retryAfterS: 40 });
    await open(w);
    await seconds(w, 39);
    expect(cards(w)).toEqual([]);
    await seconds(w, 2);
    expect([cards(w).length, posts(w).length]).toEqual([1, 2]);
  });
  test("one message a second in a channel: all of them come, in the end", async () => {
    const w = await world();
    w.cloud.limitRate(true);
    for (let i = 0; i < 7; i++) await open(w);
    await seconds(w, 120);
    expect(cards(w)).toHaveLength(7);
  });
  test("in a room that was archived: the operator's room is told, and it is not tried for ever", async () => {
    const w = await world();
    const channel = w.cloud.channels().find((one) => one.id === room);
    if (channel) channel.is_archived = true;
    await open(w);
    await seconds(w, 3_600);
    expect(posts(w)).toHaveLength(1);
    expect(
      w.cloud
        .messages("C0DRIFT")
        .map((message) => textOf(message.blocks))
        .join(),
    ).toContain("kan inte skriva i en av kanalerna");
  });
});

describe("an answer on the screen", () => {
  test("is not lost when Slack repeats the click: one check-in, and it says that it was done", async () => {
    const w = await world();
    const ref = await open(w);
    const [row] = await w.stafett.store.list({ workflow: "case", ref, limit: 1 });
    const version = async () => (await w.stafett.store.load(row?.instance ?? ""))?.version;
    const was = (await version()) ?? 0;
    w.cloud.faults.next({ kind: "redeliver" });
    await w.cloud.as(anna).slash("/stafett", `lugnt ${ref}`);
    expect(await version()).toBe(was + 1);
  });
  test("a broken form of ours is told as a fact, without what was in it", async () => {
    const w = await world();
    w.cloud.faults.next({ kind: "500", method: "views.open" });
    const seen = await w.cloud.as(anna).slash("/arende", "nytt");
    expect(seen.modal).toBeUndefined();
    expect(seen.status).toBe(200);
    expect(w.facts.filter((fact) => fact.event === "slack.view")).toHaveLength(1);
  });
  test("nothing of Slack's library is written past our log", async () => {
    const written = (["debug", "info", "warn", "error", "log"] as const).map((how) => vi.spyOn(console, how).mockReturnValue(undefined));
    onTestFinished(() => void vi.restoreAllMocks());
    const w = await world();
    for (const kind of ["lost", "500", "429"] as const) w.cloud.faults.next({ kind, method: "chat.postMessage" });
    for (let i = 0; i < 3; i++) await open(w);
    w.cloud.faults.next({ kind: "500", method: "views.open" });
    await w.cloud.as(anna).slash("/arende", "nytt");
    expect(written.flatMap((spy) => spy.mock.calls)).toEqual([]);
  });
});
