// Våra siffror: an agency's own numbers, exact, because each counted thing is one that the reader may read. Class A throughout.
import { upTo } from "../../../src/rules/pages.ts";
import { facts, heading, panel, t, text } from "../../../src/rules/say.ts";
import { type Block, count, type Home, type Open, type Span } from "../../../src/rules/ui.ts";
import type { Needs, Row, Viewer, World } from "../../../src/rules/workflow.ts";
import type { commands } from "../commands.ts";
import { casesIn, type HalfYear, halfYearsOf, openCases } from "./counting.ts";

type C = keyof typeof commands;
type Line = Block<Span, C>;

/** As many open ones, and as many closed ones, are counted. Beyond it the panel says that the numbers are too low. */
const mostCases = 2_000;

const halvesOf = ({ now }: Viewer, { calendar }: World) => halfYearsOf(calendar.day(now));
/** What is open, and what was closed since the earlier half-year began. What began and is neither is erased. */
export const numbersNeeds = (viewer: Viewer, world: World): Needs => {
  const { member } = viewer;
  const [, { from }] = halvesOf(viewer, world);
  const own = { workflow: "case", agency: member.agency, for: member, limit: mostCases + 1 } as const;
  return { open: { ...own, open: true }, closed: { ...own, open: false, closedSince: world.calendar.wall(from, "00:00") } };
};
const numberOf = (things: readonly unknown[]): Span => t("digest.number", { n: count(things) });
const caseFacts = (half: HalfYear, rows: readonly Row[], world: World): Line => {
  const { began, closed, filed } = casesIn(half, rows, world);
  return facts(["case.numbers.began", numberOf(began)], ["case.numbers.closed", numberOf(closed)], ["case.numbers.filed", numberOf(filed)]);
};
export const showNumbers = (viewer: Viewer, world: World): Home<C> => {
  const [open, closed] = [upTo(world.rows("open"), mostCases), upTo(world.rows("closed"), mostCases)];
  const rows = [...open.rows, ...closed.rows];
  const now = openCases(rows, viewer.member.id, world.calendar.day(viewer.now), world);
  const [current, before] = halvesOf(viewer, world);
  return panel(
    "case.numbers.title",
    text("case.numbers.readable", "quiet"),
    text("case.numbers.erased", "quiet"),
    (open.cut || closed.cut) && text(t("case.numbers.cut", { most: mostCases as Open<number> }), "warning"),
    facts(["case.numbers.open", numberOf(now.open)], ["case.numbers.own", numberOf(now.own)]),
    heading("case.numbers.now"),
    caseFacts(current, rows, world),
    heading("case.numbers.before"),
    caseFacts(before, rows, world),
  );
};
