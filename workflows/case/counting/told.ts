// What the region's statistics are told of a case: that somebody became known, the codes after a yes, and how it ended.
import { type InstanceId, reveal, type Sealed, seal } from "../../../src/rules/ui.ts";
import { agencyOf, isNgo } from "../../../src/rules/who.ts";
import type { Signal, World } from "../../../src/rules/workflow.ts";
import {
  type Added,
  quarters,
  statisticsInstance,
  statisticsSignals,
} from "../../statistics/signals.ts";
import type { Case } from "../model.ts";
import { joinedLinks } from "../same/links.ts";
import { openRow } from "./decide.ts";
import { askedSoFar } from "./needs.ts";

type Counting = NonNullable<Added["counting"]>;
type Stats = Sealed<Readonly<Record<string, string>>>;
/**
 * Of linked cases that of the agency whose id comes first is counted, such as `evonhuset` before `noomi`. Each case knows its
 * own links alone, so the order has to be the same for all of them: of three that are linked with each other one is left, and
 * never none, as when the asking case stood back.
 */
const isCountedElsewhere = (state: Case): boolean =>
  joinedLinks(state).some(({ agency }) => agency < state.agency);
/** Part of an idempotency key, such as `1same,2asked`: it changes when a link begins, is answered or ends. */
const tiesOf = ({ same = [] }: Case): string => same.map(({ n, step }) => `${n}${step}`).join();
/** An association leaves a no out of everything; of an authority's the mere number is counted. */
const countingOf = (state: Case, said: Counting, world: World): Counting => {
  const agency = agencyOf(state.agency, world);
  const isOut = reveal(said) === "no" ? isNgo(agency) : reveal(said) === "none" && !agency?.counts;
  return isOut || isCountedElsewhere(state) ? seal("out" as const) : said;
};
/** Adds to the codes, after a yes alone: the quarter in which the person became known, whether an association or an authority has the case, and the agency, whose own rows the proof subtracts. */
const withKnown = (state: Case, said: Counting, stats: Stats, world: World): Stats => {
  if (reveal(said) !== "yes") return seal({});
  const quarter =
    quarters[Math.floor((Number(world.calendar.day(state.openedAt).slice(5, 7)) - 1) / 3)] ??
    "unknown";
  const keeper = isNgo(agencyOf(state.agency, world)) ? "association" : "authority";
  return seal({ ...reveal(stats), quarter, keeper, contributor: state.agency });
};
type Told = {
  readonly row: InstanceId;
  readonly reason: Added["reason"];
  readonly said: Counting;
  readonly stats: Stats;
};
/** The newest row of the case. undefined: the agency may not count, or the codes and the row were erased. */
const lastOf = (
  state: Case,
  world: World,
): (Told & { readonly key: string; readonly closedIn?: string }) | undefined => {
  const { closed, closings, answers, row } = state;
  if (closed) {
    const closedIn = world.calendar.day(closed.at).slice(0, 4);
    const { counting: said = seal("none" as const), ...rest } = closed;
    return { ...rest, said, closedIn, key: `${closings}` };
  }
  if (row === undefined || !agencyOf(state.agency, world)?.counts) return undefined;
  const { counting: said = seal("none" as const), stats = seal({}) } = openRow(state) ?? {};
  return {
    row,
    reason: seal("open"),
    said,
    stats,
    key: `${closings}:${answers ?? 0}:${askedSoFar(state)}`,
  };
};
/** By when the person became known; how it stands at the end of that year is told with it. */
export const statisticsTells = (state: Case, world: World): readonly Signal[] => {
  const last = lastOf(state, world);
  if (!last) return [];
  const { row, reason, said, stats, closedIn, key } = last;
  const year = world.calendar.day(state.openedAt).slice(0, 4);
  const counting = countingOf(state, said, world);
  const known = {
    year,
    row,
    reason,
    counting,
    stats: withKnown(state, counting, stats, world),
    ...(closedIn && { closedIn }),
  };
  return [
    statisticsSignals.to.add(
      statisticsInstance(state.region),
      `stat:${key}:${tiesOf(state)}`,
      known,
    ),
  ];
};
