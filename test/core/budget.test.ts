// One person's flood keeps nobody else waiting, and what may be begun is counted with what is being begun.
import { describe, expect, onTestFinished, test } from "vitest";
import type { Ask, Reply } from "../../adapters/port.ts";
import { RateLimit } from "../../src/engine/rate-limit.ts";
import { anna, coordinator, facts, Office, office, said } from "../support/office.ts";
import { createWorld } from "../support/world.ts";

const minute = 60_000;
describe("a budget", () => {
  const at = (perMinute: number) => {
    let now = 0;
    const budget = new RateLimit(perMinute, () => now);
    const takes = (n: number, who = "T1/U1"): number =>
      Array.from({ length: n }, () => budget.takes(who, who)).filter(Boolean).length;
    return { takes, later: (ms: number) => (now += ms) };
  };
  test("is a minute's at once, fills again evenly, and never beyond", () => {
    const b = at(60);
    expect(b.takes(100)).toBe(60);
    b.later(10_000);
    expect(b.takes(100)).toBe(10);
    b.later(60 * minute);
    expect(b.takes(100)).toBe(60);
  });
  test("is one for each person and one for their workspace; what is refused takes nothing", () => {
    const b = at(10);
    expect(b.takes(50, "T1/U1")).toBe(10);
    expect(b.takes(50, "T1/U2")).toBe(10);
    // Twenty people's in a minute; another workspace has its own.
    const others = Array.from({ length: 30 }, (_, n) => b.takes(10, `T1/X${n}`)).reduce(
      (sum, n) => sum + n,
      0,
    );
    expect(others).toBe(180);
    expect(b.takes(10, "T2/U1")).toBe(10);
  });
  test("a clock that is set back gives nothing and takes nothing", () => {
    const b = at(10);
    expect(b.takes(5)).toBe(5);
    b.later(-60 * minute);
    expect(b.takes(10)).toBe(5);
  });
  test("is forgotten when too many are known, so that it never grows without end", () => {
    const budget = new RateLimit(1, () => 0);
    for (let n = 0; n < 50_000; n++) budget.takes(`T${n}/U`, `m${n}`);
    expect(budget.takes("T0/U", "m0")).toBe(true);
  });
});

const limited = async (asksPerMinute: number): Promise<Office> => {
  const world = await createWorld({ asksPerMinute });
  onTestFinished(() => world.close());
  return new Office(world);
};
const home: Ask = { kind: "home" };
const kinds = (replies: readonly Reply[]): readonly string[] => [
  ...new Set(replies.map(({ kind }) => kind)),
];

test("whoever has used up theirs reads a kind sentence, the others are answered, and a minute later so are they", async () => {
  const o = await limited(30);
  const replies = await Promise.all(Array.from({ length: 200 }, () => o.asks(anna, home)));
  const refused = replies.filter(({ kind }) => kind === "refused");
  expect(refused).toHaveLength(170);
  expect(new Set(refused.map((reply) => "said" in reply && reply.said))).toEqual(
    new Set([said("core.tooMuch")]),
  );
  expect((await o.asks(coordinator, home)).kind).toBe("home");
  o.world.clock.set(o.world.clock.now() + minute);
  expect((await o.asks(anna, home)).kind).toBe("home");
});
test("what was saved before is said to be so, also to whoever has used up theirs: sent again it is not lost", async () => {
  const o = await limited(10);
  const kase = await o.kase();
  const once = {
    idempotencyKey: "slack:once",
    platform: "slack",
    identity: "T0STAFETT/U0NOOMI01",
  } as const;
  const ask: Ask = { kind: "press", workflow: "case", instance: kase, command: "calm", values: {} };
  expect((await o.world.stafett.engine.handle({ ...once, ask })).kind).toBe("done");
  await Promise.all(Array.from({ length: 20 }, () => o.asks(anna, home)));
  expect(await o.world.stafett.engine.handle({ ...once, ask })).toEqual({
    kind: "done",
    said: said("core.already"),
  });
});

const place = {
  service: "skyddat_boende",
  urgency: "normal",
  child: "no",
  band: "0",
  agencies: ["boende-syd"],
};
describe("what is begun at the same time is counted", () => {
  test("300 questions for a place at once: ten are open, the others are told so", async () => {
    const o = await office();
    const done = await Promise.all(
      Array.from({ length: 300 }, () => o.run(anna, "capacity", "ask", place)),
    );
    expect(done.filter(({ kind }) => kind === "ok")).toHaveLength(10);
    expect(done.filter(({ kind }) => kind === "refused")).toHaveLength(290);
    expect(await o.world.lines({ workflow: "capacity", open: true, limit: 500 })).toHaveLength(10);
  });
  test("100 drafts at once: forty", async () => {
    const o = await office();
    const kase = await o.kase();
    const done = await Promise.all(
      Array.from({ length: 100 }, () => o.run(anna, "referral", "draft", { kase, ...facts })),
    );
    expect(done.filter(({ kind }) => kind === "ok")).toHaveLength(40);
  });
  test("of two agencies neither waits for the other", async () => {
    const o = await office();
    const both = await Promise.all(
      [anna, coordinator].flatMap((who) =>
        Array.from({ length: 15 }, () => o.run(who, "capacity", "ask", place)),
      ),
    );
    expect(kinds(both as never)).toEqual(expect.arrayContaining(["ok", "refused"]));
    expect(both.filter(({ kind }) => kind === "ok")).toHaveLength(20);
  });
});
