// The situations of what an agency keeps of itself. docs/domain.md shows them.

import { t } from "../../src/rules/say.ts";
import { type Due, dueOn, stages, type Wait } from "../../src/rules/stages.ts";
import type { AgencyId, Instant, MemberId, Phrase } from "../../src/rules/ui.ts";
import { agencyOf, leadOn } from "../../src/rules/who.ts";
import type { World } from "../../src/rules/workflow.ts";
import { serviceWith } from "./found.ts";
import { type Item, isItem, type State, type Step, stepOf } from "./model.ts";

/** Half a year after somebody last said that it is right its agency is asked, and again each month; a second person within three workdays. [design] */
export const reviewDays = 180;
const [monthDays, secondDays] = [20, 3] as const;
/** What nobody has looked at for longer when it is first listed waits a month: a start of the program asks nobody everything. */
export const reviewBy = ({ checkedAt, at }: Item, world: World): Instant => {
  const due = world.calendar.addDays(checkedAt, reviewDays, "09:00");
  const soonest = world.calendar.addWorkdays(at, monthDays, "09:00");
  return [due, soonest].toSorted()[1] ?? due;
};
/** It is in the directory, or would be: its agency is there, and what the configuration listed stands there still. */
export const isThere = (state: Item, world: World): boolean =>
  world.people.agencies.has(state.agency) &&
  (state.of === "entry" || !state.listed || serviceWith(state.id, world) !== undefined);

/** Those of an agency who can say yes to what another has written. */
const others = (
  { agency }: Pick<Item, "agency">,
  by: MemberId,
  { people }: World,
): readonly MemberId[] =>
  people
    .staff(agency)
    .filter((m) => m.id !== by && people.attends(m))
    .map(({ id }) => id);
const coordinating = ({ agency }: Pick<Item, "agency">, world: World): readonly AgencyId[] => {
  const regions = agencyOf(agency, world)?.regions ?? [];
  return world.people.regions.flatMap(({ id, coordinator }) =>
    regions.includes(id) && coordinator ? [coordinator] : [],
  );
};
/** Of the agency one who did not write it; where there is one person only, whoever coordinates the region. */
const seconds = (state: Pick<Item, "agency">, by: MemberId, world: World): readonly AgencyId[] =>
  others(state, by, world).length > 0 ? [state.agency] : coordinating(state, world);
/** Who is asked for a yes on a local day: whoever answers there, the lead, anybody who is there. undefined: there is nobody. */
export const secondOn = (
  state: Pick<Item, "agency">,
  by: MemberId,
  day: string,
  world: World,
  past = 0,
): MemberId | undefined => {
  const { people } = world;
  const found = seconds(state, by, world).flatMap((agency) => {
    const all = others({ agency }, by, world);
    const first = [people.answers(agency, day), leadOn(agencyOf(agency, world), day, world)];
    return [
      ...first.filter((id) => id !== undefined && all.includes(id)),
      ...all.filter((id) => people.onDuty({ member: id }, day) === id),
      ...all,
    ];
  });
  const each = [...new Set(found)].filter((id) => id !== undefined);
  return each[Math.min(past, each.length - 1)];
};
const waits = (state: State): readonly Wait<Step>[] =>
  isItem(state)
    ? [
        {
          row: stepOf(state),
          round: `${state.rounds}.${state.version}`,
          escalationLevel: state.silence.at(-1)?.n ?? 0,
        },
      ]
    : [];
const due = dueOn<State, Item>(isItem);
const silentBy = (
  name: string,
  days: number,
  first: (state: Item, world: World) => Instant,
): Due<State> =>
  due(name, (state, world) => {
    if (!isThere(state, world)) return undefined;
    const told = state.silence.at(-1)?.at;
    return told === undefined
      ? first(state, world)
      : world.calendar.addWorkdays(told, days, "09:00");
  });
const answered = silentBy(
  `${secondDays} workdays; then every ${secondDays}`,
  secondDays,
  ({ proposal, at }, world) => world.calendar.addWorkdays(proposal?.at ?? at, secondDays, "09:00"),
);
const only =
  (of: Item["of"], label: Phrase) =>
  (state: State): Phrase | undefined =>
    state.of === of ? label : undefined;
const everybody = (world: World): readonly AgencyId[] =>
  [...world.people.agencies.values()].map(({ id }) => id);
const deciding = { second: [{ main: "approve" }, "decline"], author: ["withdraw"] } as const;
const asksSecond = {
  turn: "second",
  by: answered,
  silent: { name: "another of them is asked", command: "remind" },
  may: deciding,
} as const;

type Acts =
  | "confirm"
  | "change"
  | "changeEntry"
  | "changeOnCall"
  | "end"
  | "approve"
  | "decline"
  | "withdraw"
  | "remind";
export const table = stages<State, Acts, "keeper" | "author" | "second" | "reader">()({
  sides: {
    keeper: (state) => (isItem(state) ? { agency: state.agency, attends: true } : {}),
    author: (state) =>
      isItem(state) && state.proposal
        ? { agency: state.agency, person: state.proposal.by, attends: true }
        : {},
    second: (state, _wait, world) => {
      if (!isItem(state) || !state.proposal) return {};
      const { by } = state.proposal;
      return { agency: seconds(state, by, world), attends: true, not: [by] };
    },
    /** Whoever goes to meetings, anywhere: nobody is meant in it. */
    reader: (state, _wait, world) =>
      isItem(state) ? { agency: everybody(world), attends: true } : {},
  },
  tracks: {
    item: {
      waits,
      rows: {
        current: {
          turn: "keeper",
          by: silentBy(`${reviewDays} days; then every ${monthDays} workdays`, monthDays, reviewBy),
          silent: {
            name: "the agency's contact, then the lead; the coordinators see it listed",
            command: "remind",
          },
          may: { keeper: ["confirm", "change", "changeEntry", "changeOnCall", { danger: "end" }] },
        },
        proposed: asksSecond,
        offered: { ...asksSecond, sees: ["keeper", "second"] },
        ended: { turn: "nobody", why: "It does not exist any more.", sees: ["keeper"], may: {} },
        gone: { turn: "nobody", why: "It never held, and is erased.", sees: [], may: {} },
      },
    },
  },
  anytime: {},
  labels: {
    confirm: "directory.confirm",
    change: only("service", t("directory.change")),
    changeEntry: only("entry", t("directory.changeEntry")),
    changeOnCall: only("entry", t("directory.changeOnCall")),
    end: only("service", t("directory.end")),
    approve: "directory.approve",
    decline: "directory.decline",
    withdraw: "directory.withdraw",
  },
  sure: { end: "directory.end.sure" },
});
