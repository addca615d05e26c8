// How fast an organisation is written to: without a limit until it says "too much", then as much as it takes, and nobody else waits for it.
import { describe, expect, test } from "vitest";
import type { Register } from "../../src/app/configuration/register.ts";
import { Pace } from "../../src/worker/pace.ts";
import { bodyOf } from "../support/deliveries.ts";
import { toMember } from "../support/puppet.ts";
import { register, small, until } from "../support/small-core.ts";

const none = Number.POSITIVE_INFINITY;
/** A platform that takes so many a second from an organisation, a second's worth at once. */
const taking = (perS: number) => {
  let [tokens, at] = [perS, 0];
  return (now: number): boolean => {
    [tokens, at] = [Math.min(perS, tokens + ((now - at) / 1_000) * perS), now];
    const takes = tokens >= 1;
    if (takes) tokens -= 1;
    return takes;
  };
};
/** As many as may go, every tenth of a second, for so long: how many were taken and how many were not. */
const play = (pace: Pace, takes: (now: number) => boolean, fromMs: number, toMs: number) => {
  let [taken, refused, place] = [0, 0, 0];
  for (let now = fromMs; now < toMs; now += 100)
    for (let n = Math.min(64, pace.room("home", now)); n > 0; n--) {
      pace.went("home");
      const destination = `destination-${fromMs}-${place++}`;
      if (takes(now)) {
        taken += 1;
        pace.took("home", destination, now);
      } else {
        refused += 1;
        pace.limited("home", destination, 1_000, now);
      }
    }
  return { taken, refused };
};

describe("an organisation that says too much", () => {
  test("rests as long as it says; another does not, nor one that nobody has heard of", () => {
    const pace = new Pace();
    expect([pace.room("home", 0), pace.resting(0), pace.next(0)]).toEqual([none, [], undefined]);
    pace.limited("home", "destination", 30_000, 1_000);
    expect([
      pace.room("home", 30_999),
      pace.room("home", 31_000),
      pace.room("other", 1_000),
    ]).toEqual([0, 1, none]);
    expect([pace.resting(30_999), pace.next(30_999)]).toEqual([["home"], 31_000]);
    expect([pace.resting(31_000), pace.next(31_000)]).toEqual([[], undefined]);
    pace.went("home");
    expect(pace.resting(31_000)).toEqual(["home"]);
    expect(pace.next(31_000)).toBeGreaterThan(31_000);
  });
  test("is heard once for all that were on their way: the longest rest counts, and nothing is slowed twice", () => {
    const [once, often] = [new Pace(), new Pace()];
    for (const pace of [once, often])
      for (let i = 0; i < 60; i++) pace.took("home", `destination-${i}`, 0);
    once.limited("home", "x", 2_000, 1_000);
    for (let i = 0; i < 64; i++) often.limited("home", `y${i}`, 2_000, 1_000);
    expect([often.room("home", 6_000), often.next(1_000)]).toEqual([
      once.room("home", 6_000),
      3_000,
    ]);
    often.limited("home", "z", 5_000, 1_500);
    expect(often.next(1_500)).toBe(6_500);
  });
  test("of a place that took something a moment ago it may be the place's own limit: that one rests alone, ten seconds later all do", () => {
    const pace = new Pace();
    pace.took("home", "destination", 1_000);
    pace.limited("home", "destination", 5_000, 10_999);
    expect(pace.room("home", 10_999)).toBe(none);
    pace.limited("home", "destination", 5_000, 11_000);
    expect(pace.room("home", 11_000)).toBe(0);
  });
  test.each([1, 5, 20])(
    "%d a second: within a minute nearly as much is taken as may be, and one in ten tries is refused at most",
    (perS) => {
      const [pace, takes] = [new Pace(), taking(perS)];
      play(pace, takes, 0, 120_000);
      const { taken, refused } = play(pace, takes, 120_000, 420_000);
      expect(taken / (300 * perS)).toBeGreaterThan(0.75);
      expect(refused / (taken + refused)).toBeLessThan(0.1);
    },
  );
  /** When the last of `count` is taken by a platform that takes `most` in any stretch of `inMs`, if 64 are on their way at most, 120 ms each. ms */
  const lastOf = (count: number, most: number, inMs: number): number => {
    const pace = new Pace();
    const waiting = Array.from({ length: count }, (_, place) => ({ place, from: 0 }));
    const onTheWay: { readonly at: number; readonly place: number }[] = [];
    const taken: number[] = [];
    for (let now = 0; taken.length < count; now += 10) {
      while (onTheWay[0] && onTheWay[0].at <= now) {
        const { place } = onTheWay.shift() as { place: number };
        const oldest = taken.at(-most) ?? Number.NEGATIVE_INFINITY;
        if (oldest <= now - inMs) {
          taken.push(now);
          pace.took("home", `${place}`, now);
          continue;
        }
        const afterMs = Math.ceil((oldest + inMs - now) / 1_000) * 1_000;
        pace.limited("home", `${place}`, afterMs, now);
        waiting.push({ place, from: now + afterMs });
      }
      const room = Math.min(64 - onTheWay.length, pace.room("home", now));
      for (const one of waiting.filter(({ from }) => from <= now).slice(0, room)) {
        waiting.splice(waiting.indexOf(one), 1);
        pace.went("home");
        onTheWay.push({ at: now + 120, place: one.place });
      }
    }
    return taken.at(-1) ?? 0;
  };
  test.each([
    ["a tenant of Teams", 50, 1_000],
    ["a workspace of Slack", 300, 60_000],
  ])(
    "%s: the last of two thousand lists comes after 1.2 × of what its limit allows, at most",
    (_where, most, inMs) => {
      const least = Math.floor(1_999 / most) * inMs + 1_000;
      expect(lastOf(2_000, most, inMs) / least).toBeLessThan(1.2);
    },
  );
  test("and says nothing of it for ten minutes has no limit any more", () => {
    const pace = new Pace();
    pace.limited("home", "destination", 1_000, 0);
    pace.went("home");
    expect(pace.resting(600_999)).toEqual([]);
    expect(pace.room("home", 600_999)).toBeLessThan(none);
    pace.resting(601_000);
    expect(pace.room("home", 601_000)).toBe(none);
  });
  test("one more than it knows of: the oldest is found anew", () => {
    const pace = new Pace(2);
    for (const [at, home] of ["a", "b", "c"].entries())
      pace.limited(home, "destination", 60_000, at);
    expect(["a", "b", "c"].map((home) => pace.room(home, 10))).toEqual([none, 0, 0]);
  });
});

describe("the outbox", () => {
  const people = (count: number, organisation: string): Register["members"] =>
    Array.from({ length: count }, (_, i) => ({
      ...(register.members[0] as Register["members"][0]),
      id: `${organisation}-${i}` as never,
      addresses: [{ platform: "slack" as const, id: `${organisation}/U${i}` }],
    }));
  /** 300 posts in one organisation that takes five a second; later three in another. */
  const limited = async () => {
    const c = await small({
      register: {
        ...register,
        members: [...register.members, ...people(300, "T8"), ...people(3, "T9")],
      },
    });
    const takes = taking(5);
    const seen = { refused: 0 };
    const deliver = c.adapter.deliver.bind(c.adapter);
    c.adapter.deliver = (d) => {
      if (d.to.id.startsWith("T8") && !takes(c.clock.now())) {
        seen.refused += 1;
        c.adapter.answers.push({ retry: "ratelimited", afterMs: 1_000 });
      }
      return deliver(d);
    };
    const id = await c.begin();
    const all = (count: number, organisation: string) =>
      Array.from({ length: count }, (_, i) =>
        toMember(`${organisation}:${i}`, `${organisation}-${i}`, `${organisation}-${i}`),
      );
    return { c, id, seen, all };
  };
  test("sends as fast as one organisation takes, to another at once, and everything once", async () => {
    const { c, id, seen, all } = await limited();
    const other = await c.begin();
    const start = c.clock.now();
    await c.pull(id, { posts: all(300, "T8") });
    await until(c, new Date(start + 500).toISOString());
    await c.pull(other, { posts: all(3, "T9") });
    await c.worker.idle();
    expect(c.adapter.deliveries.filter((d) => d.to.id.startsWith("T9"))).toHaveLength(3);
    await until(c, new Date(start + 90_000).toISOString());
    expect((await c.posts(id)).filter((one) => one.state !== "stands")).toEqual([]);
    expect(new Set(c.adapter.deliveries.map(bodyOf)).size).toBe(303);
    expect(c.adapter.deliveries).toHaveLength(303 + seen.refused);
    // Those that were on their way when it was said first, and now and then one.
    expect(seen.refused).toBeLessThan(64 + 40);
  });
});
