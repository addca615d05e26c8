// Whatever goes wrong between Stafett and a platform, and whenever the process dies: when it ends, what is wanted stands within the hour, and once.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Delivery, LookupResult, Outcome, PostRef } from "../../adapters/port.ts";
import { toMember, toSpace } from "../support/puppet.ts";
import { type SmallCore, small, until } from "../support/small-core.ts";

const minuteMs = 60_000;
type Fault =
  | "retry"
  | "silent"
  | "lost answer"
  | "taken or not"
  | "place"
  | "revoked"
  | "gone"
  | "die"
  | "ratelimited";
const faults: readonly Fault[] = [
  "retry",
  "silent",
  "lost answer",
  "taken or not",
  "place",
  "revoked",
  "gone",
  "die",
  "ratelimited",
];
type Step = { readonly at: number; readonly fault: Fault; readonly times: number };

/** A platform: what stands where, under which name, and what it says now. */
class Platform {
  readonly standing = new Map<string, { ref: PostRef; to: string; text: string; names: string }>();
  /** Everything that was ever posted, by its name. */
  readonly posted: string[] = [];
  fault: Fault | undefined;
  left = 0;
  hasHistory = true;
  taken = true;
  #next = 0;
  #post(d: Delivery): PostRef {
    const ref = { channel: d.to.id, id: `ts${++this.#next}` };
    this.standing.set(ref.id, {
      ref,
      to: d.to.id,
      text: JSON.stringify(d.message.body),
      names: d.outbox,
    });
    this.posted.push(d.outbox);
    return ref;
  }
  deliver(d: Delivery): Outcome {
    const fault = this.left > 0 ? this.fault : undefined;
    this.left -= 1;
    if (fault === "retry") return { retry: "rate" };
    if (fault === "ratelimited") return { retry: "ratelimited", afterMs: 30_000 };
    if (fault === "silent")
      return d.ref ? { retry: "request", silent: true } : { unknown: "request" };
    if (fault === "place") return { place: "is_archived", unreachable: false };
    if (fault === "revoked") return { place: "token_revoked" };
    if (d.ref) {
      const old = this.standing.get(d.ref.id);
      if (!old || fault === "gone") {
        if (old) this.standing.delete(d.ref.id);
        return { lost: "message_not_found" };
      }
      this.standing.set(d.ref.id, { ...old, text: JSON.stringify(d.message.body) });
      return { sent: d.ref };
    }
    if (fault === "lost answer") {
      this.#post(d);
      return { unknown: "request" };
    }
    if (fault === "taken or not") {
      this.taken = !this.taken;
      if (this.taken) this.#post(d);
      return { unknown: "http_503" };
    }
    return { sent: this.#post(d) };
  }
  lookup(d: Delivery): LookupResult {
    const fault = this.left > 0 ? this.fault : undefined;
    if (fault === "silent" || fault === "retry") return { retry: "request", silent: true };
    const found = [...this.standing.values()].find(({ names }) => names === d.outbox);
    return found ? { found: found.ref } : { absent: true };
  }
}

const join = (c: SmallCore, platform: Platform): void => {
  Object.assign(c.adapter, {
    deliver: async (d: Delivery) => platform.deliver(d),
    history: platform.hasHistory
      ? { lookup: async (d: Delivery) => platform.lookup(d) }
      : undefined,
  });
};
const wanted = ["a", "b", "c", "d"].map((key, i) => ({
  key,
  who: ["anna", "bo", "chef"][i % 3] as string,
}));
const view = (round: number) => ({
  posts: [
    ...wanted.map(({ key, who }) => toMember(key, who, `${key} ${round}`)),
    toSpace("room", "rum", `rum ${round}`),
  ],
});
const steps = fc.array(
  fc.record({
    at: fc.integer({ min: 1, max: 200 }),
    fault: fc.constantFrom(...faults),
    times: fc.integer({ min: 1, max: 30 }),
  }),
  { minLength: 1, maxLength: 6 },
);
/** Plays the steps, each some minutes after the one before, with something new to say at each; then everything works again for an hour. */
const play = async (all: readonly Step[], hasHistory: boolean) => {
  const platform = new Platform();
  platform.hasHistory = hasHistory;
  let c = await small();
  // What each process that lived said of its doubts.
  const logs = [c.facts];
  join(c, platform);
  await c.worker.start();
  const id = await c.begin();
  let round = 0;
  let unsure = 0;
  const acknowledged: number[] = [];
  let now = c.clock.now();
  for (const { at, fault, times } of all) {
    now += at * minuteMs;
    await until(c, new Date(now).toISOString());
    platform.fault = fault;
    platform.left = times;
    round += 1;
    if ((await c.pull(id, view(round))).kind === "ok") acknowledged.push(round);
    if (fault === "die") {
      // Some are on their way when the process dies, and the platform takes them.
      const claimed = await c.store.outbox.claim("slack", now, now + minuteMs, now + 15_000, 2);
      unsure += claimed.length;
      await c.stop();
      c = await small({ file: c.file, start: now });
      logs.push(c.facts);
      join(c, platform);
      await c.worker.start();
    }
    await until(c, new Date(now + 5_000).toISOString());
  }
  platform.left = 0;
  const hour = now + 61 * minuteMs;
  await until(c, new Date(hour).toISOString());
  // Those whose office is closed read nothing before it opens: only where all that is left waits for that, the clock goes on to it.
  const left = c
    .sql("select not_before as opens from outbox where state <> 'stands'")
    .map(({ opens }) => Number(opens ?? 0));
  if (left.length > 0 && left.every((opens) => opens > hour))
    await until(c, new Date(Math.max(...left) + minuteMs).toISOString());
  const doubts =
    unsure + logs.flat().filter((fact) => fact.event === "delivery.unconfirmed").length;
  const rows = await c.posts(id);
  const state = await c.state(id);
  await c.stop();
  return { platform, rows, round, doubts, state, acknowledged };
};
const runs = Math.max(1, Math.round(25 * Number(process.env.STAFETT_RUNS ?? 1)));

describe("when faults end", () => {
  test("everything that is wanted stands within the hour, with the newest text, and once, where a platform can be asked", async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const { platform, rows, round, acknowledged } = await play(all, true);
        expect(acknowledged).toHaveLength(all.length);
        expect(rows.map((row) => [row.key, row.state])).toEqual(
          ["a", "b", "c", "d", "room"].map((key) => [key, "stands"]),
        );
        const texts = [...platform.standing.values()].map(({ text }) => text);
        for (const key of ["a", "b", "c", "d", "rum"])
          expect([key, texts.filter((text) => text.includes(`${key} ${round}`)).length]).toEqual([
            key,
            1,
          ]);
        // What somebody took away is posted anew; nothing else is posted twice.
        const taken = all
          .filter(({ fault }) => fault === "gone")
          .reduce((sum, { times }) => sum + times, 0);
        expect(platform.posted.length - new Set(platform.posted).size).toBeLessThanOrEqual(taken);
        if (taken === 0) expect(platform.standing.size).toBe(5);
      }),
      { numRuns: runs, seed: 10 },
    );
  });
  test("and elsewhere at most once more for each doubt that was counted", async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const { platform, rows, doubts } = await play(
          all.filter(({ fault }) => fault !== "gone"),
          false,
        );
        if (rows.length > 0) expect(rows.every((row) => row.state === "stands")).toBe(true);
        expect(platform.posted.length - new Set(platform.posted).size).toBeLessThanOrEqual(doubts);
      }),
      { numRuns: runs, seed: 11 },
    );
  });
});
