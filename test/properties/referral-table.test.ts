// The table of a referral (docs/domain.md §6), held against everything that anybody can do in every state that can be reached.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendar } from "../../src/calendar/index.ts";
import type { Actor } from "../../src/rules/workflow.ts";
import { referral } from "../../workflows/referral/index.ts";
import type { Facts, Referral } from "../../workflows/referral/model.ts";
import { now } from "../support/given.ts";
import { must } from "./checks.ts";
import { runs } from "./plays.ts";
import {
  agencyOf,
  all,
  attempt,
  begun,
  type Cast,
  casts,
  commands,
  draftsOf,
  explore,
  open,
  rules,
  type Tried,
  valuesOf,
  worldAt,
} from "./referral-machine.ts";
import { instant } from "./simulator.ts";

type Explored = ReturnType<typeof explore>;
/** Looking is already a test: it stops at the first thing that happens and does not stand in the table. */
const explored: ReadonlyMap<Cast, Explored> = new Map(casts.map((cast) => [cast, explore(cast)]));

describe("the table", () => {
  it("has nothing in it that cannot happen", () => {
    const seen = new Set([...explored.values()].flatMap((each) => [...each.seen]));
    const written = rules.flatMap(([from, command, , to]) =>
      to.split(" ").map((each) => `${from} ${command} ${each}`),
    );
    expect(written.filter((each) => !seen.has(each))).toEqual([]);
    for (const { states } of explored.values())
      expect(new Set([...states.values()].map((state) => state.step))).toEqual(
        new Set([...all, "discarded"]),
      );
  });
});

describe.each(casts)("every state × every command × everybody: $from to $to", (cast) => {
  const { states, ways } = explored.get(cast) as Explored;
  it.each([["withdrawn"], ["confirmed", "declined"]])(
    "from every open state there is a way to an end: %s",
    (...ends) => {
      const reaches = new Set(
        [...states].filter(([, state]) => ends.includes(state.step)).map(([key]) => key),
      );
      for (let grown = true; grown; ) {
        const more = [...ways].filter(
          ([key, next]) => !reaches.has(key) && [...next].some((each) => reaches.has(each)),
        );
        for (const [key] of more) reaches.add(key);
        grown = more.length > 0;
      }
      // What a second person must decide before is not sent once more as it was: after a failure it is withdrawn, and written anew.
      const anew = (state: Referral): boolean =>
        state.step === "failed" && ["OSL_10_2"].includes(String(state.facts.basis));
      // What has moved is the receiver's: it goes on there, and is not taken back.
      const moved = ({ facts, handed }: Referral): boolean =>
        facts.kind === "overlamning" &&
        handed.sender !== undefined &&
        handed.receiver !== undefined;
      const lost = [...states]
        .filter(([key, state]) => ["draft", ...open].includes(state.step) && !reaches.has(key))
        .filter(([, state]) => (ends.includes("withdrawn") ? !moved(state) : !anew(state)))
        .map(([key]) => key);
      expect(lost).toEqual([]);
    },
  );
  it("a receiver that is waited for has a clock, and what is over has none", () => {
    for (const state of states.values()) {
      const timers = referral
        .view(state, worldAt(cast, 1))
        .timers.map((timer) => timer.key.split(":")[0]);
      const wanted = { draft: "expire", sent: "silent", received: "silent", handedOver: "begin" }[
        state.step as string
      ];
      if (wanted !== undefined)
        must(timers.includes(wanted), `${state.step} has only ${timers.join(", ")}`);
      const over =
        state.step === "withdrawn"
          ? !state.settleBy || state.settled
          : ["mistaken", "discarded"].includes(state.step);
      if (over) must(timers.length === 0, `${state.step} still has ${timers.join(", ")}`);
    }
  });
  it("the receiver reads it while it is shared, and never before or after", () => {
    for (const state of states.values())
      for (const role of ["receiver", "receiversColleague", "third", "national"]) {
        const shared =
          [...open, "confirmed", "declined"].includes(state.step) &&
          agencyOf(cast, role) === state.facts.to &&
          !state.outside;
        const may = referral.panels.show?.access(
          state,
          cast.roles[role] as Actor,
          worldAt(cast, 1),
        );
        must(may === shared, `${role} ${may ? "reads" : "does not read"} what is ${state.step}`);
        const listed = referral
          .view(state, worldAt(cast, 1))
          .readers.some((reader) => "agency" in reader && reader.agency === agencyOf(cast, role));
        if (!state.outside)
          must(
            listed === shared,
            `${role} is ${listed ? "" : "not "}a reader of what is ${state.step}`,
          );
      }
  });
});

type Move = {
  readonly command: number;
  readonly role: number;
  readonly values: number;
  readonly minutes: number;
  readonly ring: boolean;
};
const move: fc.Arbitrary<Move> = fc.record({
  command: fc.nat({ max: 999 }),
  role: fc.nat({ max: 999 }),
  values: fc.nat({ max: 999 }),
  minutes: fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 300, max: 6_000 })),
  ring: fc.boolean(),
});
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
/** Ends only now and then, so that sequences get far. */
const seldom = ["withdraw", "stop", "mistake", "astray", "notOurs", "forget", "discard", "expire"];
type Watch = (before: Referral, tried: Tried, at: string, cast: Cast) => void;
const walk = (cast: Cast, n: number, list: readonly Move[], watch: Watch): void => {
  let time = Date.parse(now);
  let state = begun(cast, pick(draftsOf(cast), n), now);
  for (const [i, each] of list.entries()) {
    const due = referral
      .view(state, worldAt(cast, i))
      .timers.toSorted((a, b) => (a.at < b.at ? -1 : 1))[0];
    if (each.ring && due) time = Math.max(time, Date.parse(due.at));
    else time += each.minutes * 60_000;
    const at = instant(time);
    const may = (command: string): readonly string[] =>
      Object.keys(cast.roles).filter((role) =>
        attempt(cast, state, command, role, pick(valuesOf(cast, command), each.values), at, i),
      );
    const possible = commands.filter(
      (command) => may(command).length > 0 && (!seldom.includes(command) || each.values % 17 === 0),
    );
    if (possible.length === 0) continue;
    const command = each.ring && due ? due.command : pick(possible, each.command);
    const role = each.ring && due ? "clock" : pick(may(command), each.role);
    const tried = attempt(
      cast,
      state,
      command,
      role,
      pick(valuesOf(cast, command), each.values),
      at,
      i,
    );
    if (!tried) continue;
    watch(state, tried, at, cast);
    state = tried.after;
  }
};
const always = (n: number, watching: () => Watch): void =>
  fc.assert(
    fc.property(
      fc.constantFrom(...casts),
      fc.nat({ max: 999 }),
      fc.array(move, { maxLength: 60, size: "max" }),
      (cast, n, list) => walk(cast, n, list, watching()),
    ),
    runs(n),
  );
const accepted = ["accepted", "handedOver", "ongoing", "dormant", "done", "failed", "confirmed"];
/** By which way the papers went is noted at the hand-over; the rest is as it was accepted. */
const frozen = ({ carrier: _carrier, ...facts }: Facts): string => JSON.stringify(facts);

describe("whatever happens to a referral", () => {
  it("what was accepted stays as it was", () => {
    always(150, () => (before, { after }) => {
      if (accepted.includes(before.step))
        must(
          frozen(after.facts) === frozen(before.facts),
          `the facts of what is ${before.step} changed`,
        );
    });
  });
  it("sendings are counted one by one, and each is told to the case once", () => {
    always(150, () => (before, { after, events }, _at, cast) => {
      const sent = events.filter((event) => event.type === "sent").length;
      must(
        after.sends === before.sends + sent,
        `${after.sends} sendings after ${before.sends} and ${sent}`,
      );
      const shares = referral
        .view(after, worldAt(cast, 1))
        .signals.filter((tell) => tell.command === "share");
      must(
        shares.length === Math.min(1, after.sends),
        "the case is asked another number of times than it was sent",
      );
      for (const tell of shares)
        must(tell.key === `share:${after.sends}`, `${tell.key} is of another sending`);
    });
  });
  it("no key of a timer, a message or a tell means two things", () => {
    always(200, () => {
      const gone = new Set<string>();
      const rung = new Map<string, string>();
      return (before, { after }, at, cast) => {
        const keys = (state: Referral): readonly string[] => {
          const view = referral.view(state, worldAt(cast, 1));
          return [
            ...view.posts.map((post) => `post ${post.key}`),
            ...view.timers.map((timer) => `timer ${timer.key}`),
          ];
        };
        const [old, wanted] = [keys(before), keys(after)];
        must(new Set(wanted).size === wanted.length, "one key twice in a view");
        for (const key of old) if (!wanted.includes(key)) gone.add(key);
        for (const key of wanted) must(!gone.has(key), `${key} was gone and is back`);
        for (const timer of referral.view(after, worldAt(cast, 1)).timers) {
          if (!rung.has(timer.key))
            must(timer.at >= at, `${timer.key} is set for ${timer.at}, before ${at}`);
          must((rung.get(timer.key) ?? timer.at) === timer.at, `${timer.key} has moved`);
          rung.set(timer.key, timer.at);
        }
      };
    });
  });
  it("a clock rings when somebody is there: never at night or on a day off", () => {
    always(100, () => (_before, { after }, _at, cast) => {
      // The end of an answer link is noted at its minute and told to nobody.
      for (const timer of referral
        .view(after, worldAt(cast, 1))
        .timers.filter((each) => each.command !== "linkOver"))
        must(
          calendar.nextOffice(timer.at, {
            days: [1, 2, 3, 4, 5],
            from: "07:00",
            to: "18:00",
          } as never) === timer.at,
          `${timer.key} rings at ${timer.at}`,
        );
    });
  });
  it("the case moves once, when both have confirmed a transfer, and only inside Stafett", () => {
    always(150, () => (_before, { after }, _at, cast) => {
      const both = after.handed.sender !== undefined && after.handed.receiver !== undefined;
      const moves = referral
        .view(after, worldAt(cast, 1))
        .signals.filter((tell) => tell.command === "moveAway")
        .map((tell) => tell.command);
      const should =
        both && after.facts.kind === "overlamning" && !after.outside && after.sends > 0;
      must(
        JSON.stringify(moves) === JSON.stringify(should ? ["moveAway"] : []),
        `${after.step} moves ${moves.join(", ")}`,
      );
    });
  });
});
