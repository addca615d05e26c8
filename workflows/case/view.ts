// What should be visible because of a case, what is due when, who is told, who may read.
import { declassify, type InstanceId, type MemberId } from "../../src/rules/ui.ts";
import { type Timer as AnyTimer, type View as AnyView, noView, type Summary, type Tell, type World } from "../../src/rules/workflow.ts";
import type { commands } from "./commands.ts";
import { isAcute } from "./live.ts";
import { isRaisable, raised } from "./meeting.ts";
import { consentPosts, forgetTells, forgetTimers, isForgotten, passingTells } from "./passing/view.ts";
import {
  assignedPosts,
  cards,
  contactPosts,
  dayOf,
  deadlinePosts,
  decoys,
  leftPosts,
  missPosts,
  partPosts,
  redPosts,
  weekendPosts,
} from "./posts.ts";
import type { Case, State } from "./state.ts";
import { table } from "./table.ts";

type C = keyof typeof commands;
type Timer = AnyTimer<C>;

/** The instance that keeps a member's list of the day. */
const dayInstance = (member: MemberId): InstanceId => `day-${member}` as InstanceId;
const statisticsInstance = (region: string): InstanceId => `stat-${region}` as InstanceId;

const weekendTimer = ({ weekendAt: at }: Case): readonly Timer[] => (at ? [{ key: `weekend:${at}`, at, command: "askWeekend" }] : []);
const deadlineTimers = (state: Case): readonly Timer[] =>
  state.deadlines.flatMap(({ id, reminders }) =>
    reminders.map(({ days, at }): Timer => {
      return { key: `deadline:${id}:${days}`, at, command: "remind", values: { id, days: declassify(String(days), "deadline") } };
    }),
  );
const timers = (state: Case, world: World): readonly Timer[] => [
  ...table.timers(state, world),
  ...(state.step === "open" ? [...weekendTimer(state), ...deadlineTimers(state)] : forgetTimers(state)),
];

/** Whoever may have it in a list that day: the one on duty for its holder, the one who did it, and the holder before, whose list came before the case moved. */
const listedFor = (state: Case, day: string, world: World): readonly MemberId[] => {
  const moved = state.chain.findLastIndex((step) => step.what === "moved");
  const before = state.chain.slice(0, Math.max(moved, 0)).findLast((step) => step.what === "moved" || step.what === "opened");
  const people = [world.people.onDuty(state.holder, day), state.latest?.by, before && world.people.onDuty(before.who, day)];
  return [...new Set(people.filter((id) => id !== undefined))];
};
/** The lists of the day are told at once, so that a case that is done is struck out in the list. */
const dayTells = (state: Case, world: World): readonly Tell[] => {
  if (state.round <= 1 && state.step === "open") return [];
  const at = state.step === "open" ? state.latest?.at : state.closed?.at;
  const day = dayOf(world, at ?? state.openedAt);
  const command = state.step === "open" && state.pastEnded === "done" ? "done" : "forget";
  return listedFor(state, day, world).map((id) => {
    return { key: `done:${state.round}:${state.step}:${id}`, workflow: "day", instance: dayInstance(id), command, values: { day } };
  });
};
const statisticsTells = ({ closed, closings, region }: Case): readonly Tell[] => {
  if (!closed) return [];
  const { row, at, reason, stats } = closed;
  const values = { row, year: at.slice(0, 4), reason, stats };
  return [{ key: `stat:${closings}`, workflow: "statistics", instance: statisticsInstance(region), command: "add", values }];
};
const tells = (state: Case, world: World): readonly Tell[] => [
  ...(state.step === "erasing" ? forgetTells(state) : passingTells(state)),
  ...dayTells(state, world),
  ...statisticsTells(state),
];

const summary = (state: Case): Summary => ({
  ref: state.ref,
  words: state.words,
  open: state.step === "open",
  region: state.region,
  agency: state.agency,
  holder: state.holder,
  deputy: state.deputy,
  openedAt: state.openedAt,
  ...(state.step === "open" && { dueAt: state.due }),
  ...(state.closed && { closedAt: state.closed.at }),
  round: declassify(String(state.round), "round"),
  ...raised(state),
  flags: [
    ...(state.missed.length > 0 ? ["late"] : []),
    ...(isAcute(state) ? [declassify("acute", "red")] : []),
    ...(isRaisable(state) ? [declassify("raisable", "meeting")] : []),
  ],
});

const living = (state: Case, world: World): AnyView<C>["posts"] => [
  ...redPosts(state, world),
  ...contactPosts(state, world),
  ...deadlinePosts(state),
  ...weekendPosts(state, world),
  ...partPosts(state, world),
  ...assignedPosts(state, world),
  ...leftPosts(state, world),
  ...consentPosts(state),
];
export const view = (state: State, world: World): AnyView<C> => {
  if (state.step === "new") return noView;
  if (state.step === "erasing")
    return {
      posts: [],
      timers: timers(state, world),
      tells: tells(state, world),
      readers: table.readers(state, world),
      summary: summary(state),
      ...(state.eraseBy && isForgotten(state) && { erase: state.eraseBy }),
    };
  return {
    posts: [...cards(state, world), ...missPosts(state, world), ...(state.step === "open" ? living(state, world) : [])],
    decoys: decoys(state, world),
    timers: timers(state, world),
    tells: tells(state, world),
    readers: table.readers(state, world),
    summary: summary(state),
  };
};
