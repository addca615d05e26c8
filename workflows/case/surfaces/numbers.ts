// Våra siffror: an agency's own numbers, exact, because each counted thing is one that the reader may read.
import { keepsClassA } from "../../../src/rules/class-a.ts";
import { upTo } from "../../../src/rules/pages.ts";
import { body, facts, heading, panel, t, text } from "../../../src/rules/say.ts";
import {
  type Block,
  count,
  type Open,
  type Panel,
  type Secret,
  type Span,
} from "../../../src/rules/ui.ts";
import type { Needs, Row, Viewer, World } from "../../../src/rules/workflow.ts";
import type { commands } from "../commands.ts";
import { casesIn, type HalfYear, halfYearsOf, openCases } from "./counting.ts";
import { nearestRank, referralsIn, type Side } from "./counting-referrals.ts";

type C = keyof typeof commands;
type Line = Block<Span | Secret, C>;

/** As many open ones, and as many closed ones, are counted. Beyond it the panel says that the numbers are too low. */
const mostCases = 2_000;
/** As many of those that the reader may read, sent or received. Beyond it the panel says the same of them. */
const mostReferrals = 1_000;
/** A referral is found by the day of its draft, and a draft is thrown away before it is as old as this. */
const draftedBeforeDays = 31;

const halvesOf = ({ now }: Viewer, { calendar }: World) => halfYearsOf(calendar.day(now));
/** What is open, and what was closed since the earlier half-year began. What began and is neither is erased. */
export const numbersNeeds = (viewer: Viewer, world: World): Needs => {
  const { member } = viewer;
  const { calendar } = world;
  const [, { from }] = halvesOf(viewer, world);
  const own = {
    workflow: "case",
    agency: member.agency,
    for: member,
    limit: mostCases + 1,
  } as const;
  const cases = {
    open: { ...own, open: true },
    closed: { ...own, open: false, closedSince: calendar.wall(from, "00:00") },
  };
  if (keepsClassA(member, world.people)) return cases;
  return {
    ...cases,
    referrals: {
      workflow: "referral",
      for: member,
      // Why one was declined: for the first ones of the list. Of the others the panel says how many they are.
      titles: true,
      openedSince: calendar.beforeDay(from, draftedBeforeDays, "00:00"),
      limit: mostReferrals + 1,
    },
  };
};
const numberOf = (things: readonly unknown[]): Span => t("digest.number", { n: count(things) });
const caseFacts = (half: HalfYear, rows: readonly Row[], world: World): Line => {
  const { began, closed, filed } = casesIn(half, rows, world);
  return facts(
    ["case.numbers.began", numberOf(began)],
    ["case.numbers.closed", numberOf(closed)],
    ["case.numbers.filed", numberOf(filed)],
  );
};
const waited = (days: readonly number[]): Span | undefined => {
  const [median, p90] = [nearestRank(days, 0.5), nearestRank(days, 0.9)];
  return median === undefined || p90 === undefined
    ? undefined
    : t("case.numbers.waited", { median: median as Open<number>, p90: p90 as Open<number> });
};
type Counted = ReturnType<typeof referralsIn>;
const reasonsOf = ({ reasons }: Counted): readonly (Span | Secret)[] =>
  reasons.flatMap(({ reason, rows }, i) => [
    ...(i === 0 ? [] : [t("case.dot")]),
    { code: reason, of: "rejection" },
    t("case.numbers.times", { n: count(rows) }),
  ]);
const referralFacts = (
  half: HalfYear,
  side: Side,
  rows: readonly Row[],
  { member }: Viewer,
  world: World,
): readonly Line[] => {
  const counted = referralsIn(half, side, rows, member.agency, world);
  const { asked, yes, no, back, waiting, waits, places, found, reasons, unsaid } = counted;
  if (asked.length === 0) return [facts([`case.numbers.${side}`, numberOf(asked)])];
  const wait = waited(waits);
  return body<Line>(
    facts(
      [`case.numbers.${side}`, numberOf(asked)],
      ["case.numbers.yes", numberOf(yes)],
      ["case.numbers.no", numberOf(no)],
      reasons.length > 0 && ["case.numbers.reasons", ...reasonsOf(counted)],
      back.length > 0 && ["case.numbers.back", numberOf(back)],
      ["case.numbers.waiting", numberOf(waiting)],
      wait && ["case.numbers.wait", wait],
      side === "sent" &&
        places.length > 0 && [
          "case.numbers.places",
          t("case.numbers.found", { asked: count(places), found: count(found) }),
        ],
    ),
    unsaid.length > 0 && text(t("case.numbers.unsaid", { n: count(unsaid) }), "quiet"),
  );
};
export const showNumbers = (viewer: Viewer, world: World): Panel<C> => {
  const [open, closed] = [
    upTo(world.rows("open"), mostCases),
    upTo(world.rows("closed"), mostCases),
  ];
  const referrals = upTo(world.rows("referrals"), mostReferrals);
  const cases = [...open.rows, ...closed.rows];
  const now = openCases(cases, viewer.member.id, world.calendar.day(viewer.now), world);
  // An agency without class B opens no referral.
  const sides = keepsClassA(viewer.member, world.people) ? [] : (["sent", "received"] as const);
  const inHalf = (half: HalfYear): readonly Line[] => [
    caseFacts(half, cases, world),
    ...sides.flatMap((side) => referralFacts(half, side, referrals.rows, viewer, world)),
  ];
  const [current, before] = halvesOf(viewer, world);
  return panel(
    "case.numbers.title",
    text("case.numbers.readable", "quiet"),
    text("case.numbers.erased", "quiet"),
    (open.cut || closed.cut) &&
      text(t("case.numbers.cut", { most: mostCases as Open<number> }), "warning"),
    referrals.cut &&
      text(t("case.numbers.cutReferrals", { most: mostReferrals as Open<number> }), "warning"),
    facts(["case.numbers.open", numberOf(now.open)], ["case.numbers.own", numberOf(now.own)]),
    heading("case.numbers.now"),
    inHalf(current),
    heading("case.numbers.before"),
    inHalf(before),
  );
};
