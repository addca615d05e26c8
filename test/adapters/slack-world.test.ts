// The whole bot against Slack's stand-in, when Slack is slow, silent, strict or gone.
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { say } from "../../playground/slack/conversations.ts";
import type { InstanceId } from "../../src/rules/ui.ts";
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
const cards = (w: World): string[] =>
  w.cloud.messages(room).map((message) => textOf(message.blocks));
const calls = (w: World, method: string) => w.cloud.calls.filter((call) => call.method === method);
const posts = (w: World) =>
  calls(w, "chat.postMessage").filter((call) => call.args.channel === room);
const looks = (w: World) => calls(w, "conversations.history");
const updates = (w: World) => calls(w, "chat.update").filter((call) => call.args.channel === room);
/** Now the deputy holds it: the card in the room says so. */
const assign = async (w: World, ref: string): Promise<void> => {
  const { transact } = w.stafett.engine;
  const [row] = await w.lines({ workflow: "case", ref, limit: 1 });
  const by = (await transact.instances.people()).people.members.get("noomi-kontakt");
  if (!row || !by) throw new Error("there is no such case, or nobody to hand it over");
  const values = { holder: { member: "noomi-ersattare" }, deputy: "noomi-kontakt" };
  const done = await transact.run({
    workflow: "case",
    command: "assign",
    values,
    by: { member: by },
    instance: row.instance as InstanceId,
  });
  expect(done.kind).toBe("ok");
  await w.idle();
};
const newHolder = "*Hos*: Ersättare, Noomi";
const operators = (w: World): string[] =>
  w.cloud.messages("C0DRIFT").map((message) => textOf(message.blocks));
const seconds = async (w: World, n: number): Promise<void> =>
  w.until(new Date(w.clock.now() + n * 1_000).toISOString());

describe("a card", () => {
  test("is posted once, with an opaque id that others may read and nothing else", async () => {
    const w = await world();
    const ref = await open(w);
    const [card, ...more] = w.cloud.messages(room);
    expect(more).toEqual([]);
    expect(textOf(card?.blocks)).toContain(ref);
    expect(card?.metadata).toEqual({
      event_type: "stafett_post",
      event_payload: { outbox: expect.stringMatching(/^[0-9A-Z]{16}$/) },
    });
    expect(card?.text).not.toContain(ref);
  });
  test("whose answer was lost is found by its id: not posted twice, and updated from then on", async () => {
    const w = await world();
    w.cloud.faults.next({ kind: "lost", method: "chat.postMessage" });
    const ref = await open(w);
    expect([cards(w).length, looks(w).length]).toEqual([1, 0]);
    expect(operators(w).join()).toContain("Utskick utan besked: 1");
    await seconds(w, 14);
    expect(looks(w)).toHaveLength(0);
    await seconds(w, 2);
    expect([cards(w).length, posts(w).length, looks(w).length, updates(w).length]).toEqual([
      1, 1, 1, 0,
    ]);
    await assign(w, ref);
    expect([cards(w), updates(w).length]).toEqual([[expect.stringContaining(newHolder)], 1]);
    await seconds(w, 3_600);
    expect([posts(w).length, looks(w).length]).toEqual([1, 1]);
  });
  test("that Slack never took is looked for, not found, and sent again once", async () => {
    const w = await world();
    w.cloud.faults.next({ kind: "500", method: "chat.postMessage" });
    await open(w);
    await seconds(w, 14);
    expect([cards(w), posts(w).length, looks(w).length]).toEqual([[], 1, 0]);
    // Not found so early, it may still be taken late.
    await seconds(w, 2);
    expect([cards(w).length, posts(w).length, looks(w).length]).toEqual([0, 1, 1]);
    await seconds(w, 75);
    expect([cards(w).length, posts(w).length, looks(w).length]).toEqual([1, 2, 2]);
    await seconds(w, 600);
    expect([cards(w).length, posts(w).length, looks(w).length]).toEqual([1, 2, 2]);
  });
  test("that changed while nobody knew whether it was there has its newest text, once", async () => {
    const w = await world();
    w.cloud.faults.next({ kind: "lost", method: "chat.postMessage" });
    const ref = await open(w);
    const before = cards(w);
    await assign(w, ref);
    // Nobody knows yet where it lies, so that nothing can be changed there.
    expect([cards(w), looks(w).length]).toEqual([before, 0]);
    w.clock.advance(24 * 3_600_000);
    await w.idle();
    expect(cards(w)).toEqual([expect.stringContaining(newHolder)]);
    expect(cards(w)[0]).toContain(ref);
    expect(before).toEqual([expect.not.stringContaining(newHolder)]);
    expect([posts(w).length, looks(w).length, updates(w).length]).toEqual([1, 1, 1]);
  });
  test("in a room where much was said at that moment is looked for page by page, as slowly as Slack wants it", async () => {
    const w = await world();
    w.cloud.faults.next({ kind: "lost", method: "chat.postMessage" });
    const ref = await open(w);
    for (let i = 0; i < 150; i++)
      say(w.cloud.core, room, { user: anna, bot: false, text: `Rad ${i}` });
    await seconds(w, 15);
    expect(looks(w)).toHaveLength(1);
    await seconds(w, 74);
    expect(looks(w)).toHaveLength(1);
    await seconds(w, 1);
    expect(looks(w)).toHaveLength(2);
    w.cloud.faults.next({ kind: "429", method: "conversations.history", retryAfterS: 60 });
    await seconds(w, 2);
    expect(looks(w)).toHaveLength(3);
    await seconds(w, 58);
    expect(looks(w)).toHaveLength(3);
    await seconds(w, 3);
    const [, first] = looks(w).map(
      ({ answer }) => answer as { response_metadata: { next_cursor: string } },
    );
    const next = first?.response_metadata.next_cursor;
    expect(next).toMatch(/./);
    expect(looks(w).map(({ args }) => args.cursor)).toEqual([undefined, undefined, next, next]);
    expect(posts(w)).toHaveLength(1);
    await assign(w, ref);
    expect(cards(w).filter((text) => text.includes(newHolder))).toHaveLength(1);
    expect([posts(w).length, updates(w).length]).toEqual([1, 1]);
  });
  test("that somebody has taken away is posted anew when it has something new to say, and not before", async () => {
    const w = await world();
    const ref = await open(w);
    w.cloud.core.state.messages[room] = [];
    await seconds(w, 3_600);
    expect(cards(w)).toEqual([]);
    await assign(w, ref);
    expect([cards(w), updates(w).length]).toEqual([[expect.stringContaining(newHolder)], 1]);
    expect(operators(w)).toEqual([]);
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
  test("in a room that was archived: the operator's room is told once, it is tried every half hour, and comes when it can", async () => {
    const w = await world();
    const channel = w.cloud.channels().find((one) => one.id === room);
    if (!channel) throw new Error("there is no such room");
    channel.is_archived = true;
    const ref = await open(w);
    const told = () =>
      operators(w).filter((text) => text.includes("kan inte skriva i en av kanalerna"));
    expect([posts(w).length, told().length]).toEqual([1, 1]);
    await seconds(w, 1_799);
    expect(posts(w)).toHaveLength(1);
    await seconds(w, 1);
    expect(posts(w)).toHaveLength(2);
    await assign(w, ref);
    await seconds(w, 3_599);
    expect([posts(w).length, cards(w), told().length, operators(w).length]).toEqual([3, [], 1, 1]);
    channel.is_archived = false;
    await seconds(w, 1);
    expect([posts(w).length, cards(w)]).toEqual([4, [expect.stringContaining(newHolder)]]);
    await seconds(w, 7_200);
    expect([posts(w).length, told().length]).toEqual([4, 0]);
  });
  test("in a room that others come to share: it waits, the operators hear of it, and it goes when they have left", async () => {
    const w = await world();
    const ref = await open(w);
    const channel = w.cloud.channels().find((one) => one.id === room);
    if (!channel) throw new Error("there is no such room");
    w.cloud.core.state.users.U0OTHER = { id: "U0OTHER", name: "other", team_id: "T0OTHER" };
    channel.members.push("U0OTHER");
    await seconds(w, 301);
    await assign(w, ref);
    expect([updates(w), cards(w)]).toEqual([[], [expect.not.stringContaining(newHolder)]]);
    expect(operators(w)).toEqual([
      expect.stringContaining("Meddelanden som inte har gått fram: 1."),
    ]);
    channel.members.pop();
    await seconds(w, 1_800);
    expect(cards(w)).toEqual([expect.stringContaining(newHolder)]);
  });
  test("while Slack does not take our token: nothing is lost, nobody counts as gone, and all goes when it is mended", async () => {
    const w = await world();
    const ref = await open(w);
    const { options } = w.cloud.core;
    const { botToken } = options;
    options.botToken = "xoxb-another";
    await assign(w, ref);
    await seconds(w, 3_599);
    // It is tried again now and then, more seldom each time, and most tries stop at the question who can read the channel.
    const tried = updates(w).length;
    expect([tried < 30, cards(w)]).toEqual([true, [expect.not.stringContaining(newHolder)]]);
    options.botToken = botToken;
    // An eighth of the hour.
    await seconds(w, 451);
    expect([updates(w).length, cards(w)]).toEqual([
      tried + 1,
      [expect.stringContaining(newHolder)],
    ]);
    // What they could not be told meanwhile comes with the first that goes through.
    expect(operators(w)).toEqual([
      expect.stringContaining("Meddelanden som inte har gått fram: 2."),
    ]);
    const { people } = await w.stafett.engine.transact.instances.people();
    for (const id of [room, anna, "U0NOOMI02", "C0DRIFT"])
      expect(people.isUnreachable({ platform: "slack", id: `T0STAFETT/${id}` }), id).toBe(false);
  });
});

describe("an answer on the screen", () => {
  test("is not lost when Slack repeats the click: one check-in, and it says that it was done", async () => {
    const w = await world();
    const ref = await open(w);
    const [row] = await w.lines({ workflow: "case", ref, limit: 1 });
    const round = async (): Promise<number> => {
      const loaded = await w.stafett.engine.transact.instances.load(row?.instance as InstanceId);
      return ((loaded?.state ?? { round: 0 }) as { readonly round: number }).round;
    };
    const was = await round();
    w.cloud.faults.next({ kind: "redeliver" });
    await w.cloud.as(anna).slash("/stafett", `lugnt ${ref}`);
    expect(await round()).toBe(was + 1);
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
    const written = (["debug", "info", "warn", "error", "log"] as const).map((how) =>
      vi.spyOn(console, how).mockReturnValue(undefined),
    );
    onTestFinished(() => void vi.restoreAllMocks());
    const w = await world();
    for (const kind of ["lost", "500", "429"] as const)
      w.cloud.faults.next({ kind, method: "chat.postMessage" });
    for (let i = 0; i < 3; i++) await open(w);
    w.cloud.faults.next({ kind: "500", method: "views.open" });
    await w.cloud.as(anna).slash("/arende", "nytt");
    expect(written.flatMap((spy) => spy.mock.calls)).toEqual([]);
  });
});
