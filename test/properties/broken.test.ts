// The checks of the properties can fail: each finds the rule that is broken for it.
import { describe, expect, it } from "vitest";
import { t } from "../../src/rules/ui.ts";
import type { AnyWorkflow, Timer, View, World } from "../../src/rules/workflow.ts";
import { kase } from "../../workflows/case/index.ts";
import { workflows } from "../../workflows/index.ts";
import { referral } from "../../workflows/referral/index.ts";
import { local } from "../support/given.ts";
import {
  decidesTheSame,
  foldsTheSame,
  keysAreNotReused,
  movesAreAgreed,
  postsFit,
  somebodyHasIt,
  somebodyIsAsked,
  timersAreHuman,
} from "./checks.ts";
import { begin } from "./plays.ts";
import type { Watch } from "./simulator.ts";

// biome-ignore lint/suspicious/noExplicitAny: broken on purpose
type Any = any;
const week =
  (watch: Watch, broken: Partial<AnyWorkflow>, whole: AnyWorkflow = kase) =>
  (): void => {
    const sim = begin(
      Date.parse(local("2026-11-25", "10:00")),
      watch,
      workflows.map((w) => (w === whole ? { ...whole, ...broken } : w) as AnyWorkflow),
    );
    // A week of a few cases takes far fewer.
    sim.mostSteps = 300;
    const [one] = sim.of("case");
    const by = { member: sim.people.members.get("noomi-kontakt") as never };
    sim.until(sim.now + 3 * 86_400_000);
    sim.run({ workflow: "case", instance: one?.id, command: "calm", values: {}, by });
    sim.run({
      workflow: "case",
      instance: one?.id,
      command: "assign",
      values: { holder: { member: "noomi-chef" }, deputy: "noomi-ersattare" },
      by,
    });
    sim.run({
      workflow: "case",
      instance: one?.id,
      command: "close",
      values: { reason: "goalReached" },
      by,
    });
  };
const viewing = (
  change: (view: View, state: Any) => View,
  whole: AnyWorkflow = kase,
): Partial<AnyWorkflow> => ({
  view: (state: Any, world: World) => change(whole.view(state, world) as View, state) as never,
});
const timing = (
  change: (timer: Timer, state: Any) => Timer | undefined,
  whole: AnyWorkflow = kase,
): Partial<AnyWorkflow> =>
  viewing(
    (view, state) => ({
      ...view,
      timers: view.timers.flatMap((timer) => change(timer, state) ?? []),
    }),
    whole,
  );
const silencing = (change: (key: string) => string | undefined): Partial<AnyWorkflow> =>
  timing((timer) => {
    const key = timer.key.startsWith("silent:") ? change(timer.key) : timer.key;
    return key === undefined ? undefined : { ...timer, key };
  }, referral);
const posting = (text: string): Partial<AnyWorkflow> =>
  viewing((view) => ({
    ...view,
    posts: [
      ...view.posts,
      {
        key: "x:noomi-kontakt",
        to: { member: "noomi-kontakt" as never },
        urgency: "inHours",
        message: {
          title: t("case.card.title", { ref: text as never }),
          notice: "case.card.notice",
        },
      },
    ],
  }));

const people = begin(Date.parse(local("2026-11-25", "10:00"))).people;
const checks = {
  human: { written: timersAreHuman },
  reused: { written: keysAreNotReused },
  posts: { written: (w) => postsFit(w, people) },
  pure: { decided: decidesTheSame, written: foldsTheSame },
  held: { written: somebodyHasIt },
  asked: { written: somebodyIsAsked },
  moved: { written: (w) => movesAreAgreed(w, () => undefined) },
  ends: {},
} satisfies Readonly<Record<string, Watch>>;
const at = (iso: string) => iso as never;
const breaks: readonly (readonly [string, keyof typeof checks, Partial<AnyWorkflow>, RegExp])[] = [
  [
    "a reminder at night",
    "human",
    timing((t) => ({ ...t, at: local("2026-12-01", "22:00") })),
    /night/,
  ],
  [
    "a reminder on Lucia Sunday",
    "human",
    timing((t) => ({ ...t, at: local("2026-12-13", "09:00") })),
    /day off/,
  ],
  [
    "a reminder in the past",
    "human",
    timing((t) => ({ ...t, at: at("2026-11-24T09:00:00.000Z") })),
    /past/,
  ],
  [
    "a reminder that is always due",
    "ends",
    timing((t) => ({ ...t, at: at("2026-11-24T09:00:00.000Z") })),
    /goes on for ever/,
  ],
  [
    "one key for every round",
    "reused",
    timing((t) => ({ ...t, key: t.key.replace(/^miss:case:\d+:\d+/, "miss") })),
    /is wanted for/,
  ],
  [
    "a case without a reminder",
    "held",
    timing((t, state) => (state.round > 1 ? undefined : t)),
    /0 reminders/,
  ],
  [
    "a post key twice",
    "posts",
    viewing((view) => ({ ...view, posts: [...view.posts, ...view.posts] })),
    /twice/,
  ],
  ["a text that is cut", "posts", posting("x".repeat(3_100)), /cut/],
  [
    "a state that JSON does not keep",
    "pure",
    { evolve: (state: Any, event: Any) => ({ ...kase.evolve(state, event), seen: new Set([1]) }) },
    /round trip/,
  ],
  [
    "a rule that changes its input",
    "pure",
    {
      evolve: (state: Any, event: Any) =>
        kase.evolve(Object.assign(state, { touched: 1 }), event) as never,
    },
    /not extensible|read only|Cannot/,
  ],
  [
    "a rule that draws its own numbers",
    "pure",
    {
      decide: (state: Any, command: Any, world: World) =>
        [kase.decide(state, command, world)]
          .flat()
          .map((e) => ({ ...(e as object), dice: Math.random() })) as never,
    },
    /decides otherwise/,
  ],
];

const ofReferrals: typeof breaks = [
  [
    "a referral that nobody waits for",
    "asked",
    silencing(() => undefined),
    /sent waits with no timer/,
  ],
  [
    "one key for every silence",
    "asked",
    silencing((key) => key.split(":")[0]),
    /sent waits with no timer/,
  ],
  [
    "a silence at night",
    "human",
    timing(
      (t) => (t.command === "silent" ? { ...t, at: local("2026-12-01", "22:00") } : t),
      referral,
    ),
    /night/,
  ],
];

describe("a broken rule is found", () => {
  it("and the whole one is not", () => {
    for (const watch of Object.values(checks)) expect(week(watch, {})).not.toThrow();
  });
  it.each(breaks)("%s", (_what, check, broken, said) => {
    expect(week(checks[check], broken)).toThrow(said);
  });
  it.each(ofReferrals)("%s", (_what, check, broken, said) => {
    expect(week(checks[check], broken, referral)).toThrow(said);
  });
});
