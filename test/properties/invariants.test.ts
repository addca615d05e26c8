// Any sequence of commands by anybody, at any time of a year and a half: what must hold after every step, of every workflow in the registry.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnyWorkflow } from "../../src/rules/workflow.ts";
import { workflows } from "../../workflows/index.ts";
import {
  decidesTheSame,
  foldsTheSame,
  keysAreNotReused,
  movesAreAgreed,
  must,
  postsFit,
  somebodyHasIt,
  somebodyIsAsked,
  timersAreHuman,
} from "./checks.ts";
import { nobodyOffIsDisturbed } from "./checks-hours.ts";
import { meetingsGoOn } from "./checks-meetings.ts";
import { playsMany } from "./many.ts";
import { begin, type Move, moves, play, runs, starts } from "./plays.ts";
import type { Simulator, Watch, Written } from "./simulator.ts";

/** Nobody who plays here decides on support: test/workflows/nsp, the beginnings and the journals do. */
const support = ["nsp", "budget"];
const meetings = ["series", "agenda", "action", "call", "desk", "method", "common", ...support];
const referrals = ["referral", "capacity", "handover", "digest", ...support];
const trainings = ["training", "evaluation", "veil"];
/** Without referrals the sequences come further with meetings. */
const around = workflows.filter(({ name }) => ![...referrals, ...trainings].includes(name));
const atReferrals = workflows.filter(({ name }) => ![...meetings, ...trainings].includes(name));
const lived = (
  start: number,
  list: readonly Move[],
  watch: (sim: () => Simulator | undefined) => Watch,
  some?: readonly AnyWorkflow[],
): Simulator => {
  let sim: Simulator | undefined;
  sim = begin(
    start,
    watch(() => sim),
    some,
  );
  for (const move of list) play(sim, move);
  return sim;
};
/** Of the runs that each asks for: a build machine has many times as many. */
const share = 0.5;
const always = (
  n: number,
  watch: (sim: () => Simulator | undefined) => Watch,
  some?: readonly AnyWorkflow[],
): void =>
  fc.assert(
    fc.property(starts, moves(50), (start, list) => void lived(start, list, watch, some)),
    runs(Math.ceil(n * share)),
  );

describe("whatever people do", () => {
  it("no rule throws, changes its input, or means something else after it was written and read", () => {
    always(40, () => ({ decided: decidesTheSame, written: foldsTheSame }));
  });
  it("posts have keys of their own and fit what Slack takes, in both languages, with nothing cut", () => {
    always(40, (sim) => ({ written: (w) => postsFit(w, sim()?.people ?? w.world.people) }));
  });
  it("no timer is due at night, on a day off or in the past, and none names two obligations", () => {
    always(50, () => ({
      written: (w) => {
        timersAreHuman(w);
        keysAreNotReused(w);
      },
    }));
  });
  it("nobody who is off is disturbed: what is wanted comes in its reader's hours, to a staffed duty, or to the one who waits for it", () => {
    for (const some of [undefined, around, atReferrals])
      always(
        40,
        () => {
          const acts = new Set<string>();
          return { written: (w) => nobodyOffIsDisturbed(w, acts) };
        },
        some,
      );
  });
  it("every open case has one reminder set and a person who has it, moves only when both agree, and every referral that waits asks somebody", () => {
    always(50, (sim) => ({
      written: (w) => {
        somebodyHasIt(w);
        somebodyIsAsked(w);
        movesAreAgreed(w, (id) => sim()?.instances.get(id));
      },
    }));
  });
  it("every meeting, its series and every promise wait for something, and what was promised is somebody's to do", () => {
    const goesOn = (w: Written, sim: Simulator | undefined) =>
      sim && meetingsGoOn(w, (id) => sim.instances.get(id));
    always(60, (sim) => ({ written: (w) => goesOn(w, sim()) }), around);
  });
  it("what is gone from a space leaves no reference there", () => {
    always(40, () => ({
      written: ({ after }) => {
        for (const post of after.shown.values())
          if (post.gone && post.audience.startsWith("s:"))
            must(
              !/[A-Z]{3}-[0-9A-Z]{4}-[0-9A-Z]{2}/.test(post.content),
              `${post.key} is gone and says which case`,
            );
      },
    }));
  });
  it.skipIf(!playsMany)(
    "the sequences do reach every event of every workflow",
    () => {
      const seen = new Set<string>();
      // Acute danger has plays of its own: acute.test.ts.
      const rare = [
        "case.calledFor",
        "case.weekendPassed",
        "case.discussed",
        "agenda.forgetLater",
        "case.departed",
        "case.eraseAsked",
        // At the request of a person: test/core/erasing-kinds.test.ts.
        ...["case.kindsErased", "case.kindGone"],
        "day.forgot",
        // Somebody outside answers by a link: referral-table.test.ts.
        ...["linkMade", "linkOpened", "linkEnded", "offered"].map((event) => `referral.${event}`),
      ];
      const unseen = () =>
        eventsInSource.filter((event) => !seen.has(event) && !rare.includes(event));
      // Each half for itself: a sequence in which everything may happen would have to be ten times as long.
      for (const [absent, numRuns] of [
        [meetings, 240],
        [referrals, 900],
      ] as const) {
        const some = workflows.filter(({ name }) => ![...absent, ...trainings].includes(name));
        const enough = fc.sample(fc.tuple(starts, moves(60)), { numRuns, seed: 43 });
        for (const [start, list] of enough)
          for (const one of unseen().length === 0
            ? []
            : lived(start, list, () => ({}), some).instances.values())
            for (const fact of one.facts) seen.add(`${one.workflow.name}.${String(fact.type)}`);
      }
      // Nobody who plays here audits an agency, or stays until a training is over: test/core/oversight.test.ts and test/core/training.test.ts do.
      // A common question comes of three people after each other: every.test.ts and test/core/method.test.ts do what they do.
      // Nobody who plays here signs in by keys: test/workflows/enrolling.test.ts and test/core/asking.test.ts.
      // A request of a person: test/workflows/rights.test.ts, test/core/rights.test.ts and every.test.ts.
      // What was disposed of, and kinds that are erased: test/core/disposal.test.ts and test/core/erasing-kinds.test.ts.
      // A wish to be contacted: test/workflows/callback.test.ts and every.test.ts.
      const apart = [
        "oversight",
        "common",
        "enrolling",
        "callback",
        "rights",
        "removal",
        "disposal",
        ...trainings,
        ...support,
      ];
      const played = workflows.map((w) => w.name).filter((name) => !apart.includes(name));
      expect(
        played.filter((name) => ![...seen].some((event) => event.startsWith(`${name}.`))),
      ).toEqual([]);
      expect(unseen()).toEqual([]);
    },
    900_000,
  );
});

const referralEvents = [
  ...[
    "drafted",
    "edited",
    "called",
    "secondAsked",
    "secondDecided",
    "secondLate",
    "sent",
    "frozen",
    "unanswered",
  ],
  ...[
    "received",
    "asked",
    "answered",
    "accepted",
    "declined",
    "handed",
    "began",
    "rested",
    "finished",
    "failed",
  ],
  ...["confirmed", "withdrawn", "mistaken", "wentAstray", "deleted", "discarded"],
];
const agendaEvents = [
  ...[
    "begun",
    "received",
    "added",
    "kept",
    "ordered",
    "timed",
    "itemWithdrawn",
    "built",
    "reminded",
    "sent",
    "moved",
    "cancelled",
    "seated",
  ],
  ...[
    "started",
    "presenceNoted",
    "wentOn",
    "decided",
    "corrected",
    "acted",
    "finished",
    "approved",
    "faulted",
    "late",
    "adopted",
  ],
  ...["documented", "forgetLater", "forgotten"],
];
const eventsInSource = [
  ...[
    "opened",
    "checkedIn",
    "missed",
    "snoozed",
    "assigned",
    "riskSet",
    "quietSet",
    "unanswered",
    "calledFor",
    "deadlineSet",
    "deadlineNear",
    "deadlineMet",
  ],
  ...[
    "weekendAsked",
    "weekendAnswered",
    "invited",
    "joined",
    "declined",
    "departed",
    "closed",
    "filed",
    "reopened",
  ],
  ...["consented", "consentWithdrawn", "consentDue", "shared", "passedOn", "discussed"],
]
  .map((type) => `case.${type}`)
  .concat(referralEvents.map((type) => `referral.${type}`))
  .concat(["asked", "answered", "aged"].map((type) => `capacity.${type}`))
  .concat(
    ["planned", "prepared", "closedList", "queued", "passedOn", "ended"].map(
      (type) => `series.${type}`,
    ),
  )
  .concat(agendaEvents.map((type) => `agenda.${type}`))
  .concat(
    ["given", "begun", "ended", "moved", "reopened", "reminded", "forgotten"].map(
      (type) => `action.${type}`,
    ),
  )
  .concat(
    ["offered", "accepted", "declined", "withdrawn", "reminded"].map((type) => `handover.${type}`),
  )
  .concat([
    "day.listed",
    "day.struck",
    "digest.counted",
    "statistics.added",
    "people.wentAway",
    "people.cameBack",
    "people.noted",
    "people.becameUnreachable",
  ]);
