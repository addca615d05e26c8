// What should be visible because of a case, what is due when, who is told, who may read.
import { declassify, type InstanceId, type MemberId } from "../../src/rules/ui.ts";
import type { Timer as AnyTimer, View as AnyView, Audience, Summary, Tell, World } from "../../src/rules/workflow.ts";
import type { commands } from "./commands.ts";
import { isRaisable, raised } from "./meeting.ts";
import { consentPosts, consentTimers, forgetTells, forgetTimers, isForgotten, passingTells } from "./passing/view.ts";
import { assignedPosts, cards, contactPosts, dayOf, deadlinePosts, missPosts, partPosts, redPosts, weekendPosts } from "./posts.ts";
import type { Case, State } from "./state.ts";

type C = keyof typeof commands;
type Timer = AnyTimer<C>;

/** The instance that keeps a member's list of the day. */
const dayInstance = (member: MemberId): InstanceId => `day-${member}` as InstanceId;
const statisticsInstance = (region: string): InstanceId => `stat-${region}` as InstanceId;

const timers = (state: Case): Timer[] => {
  if (state.step !== "open") return forgetTimers(state);
  const step = (state.missed.at(-1)?.step ?? 0) + 1;
  const list: Timer[] =
    state.nextMissAt === undefined ? [] : [{ key: `miss:${state.round}:${step}`, at: state.nextMissAt, command: "miss" }];
  if (state.weekendAt) list.push({ key: `weekend:${state.weekendAt}`, at: state.weekendAt, command: "askWeekend" });
  for (const part of state.parts) {
    if (part.state === "invited" && part.remindAt)
      list.push({
        key: `invite:${part.agency}:${part.invitedAt}`,
        at: part.remindAt,
        command: "askAgain",
        values: { agency: part.agency },
      });
  }
  for (const deadline of state.deadlines) {
    for (const r of deadline.reminders)
      list.push({
        key: `deadline:${deadline.id}:${r.days}`,
        at: r.at,
        command: "remind",
        values: { id: deadline.id, days: declassify(String(r.days), "deadline") },
      });
  }
  return [...list, ...consentTimers(state)];
};

/** The lists of the day are told at once, so that a case that is done is struck out in the list. */
const tells = (state: Case, world: World): Tell[] => {
  const list: Tell[] = state.step === "erasing" ? forgetTells(state) : passingTells(state);
  const at = state.step === "open" ? (state.latest?.at ?? state.openedAt) : (state.closed?.at ?? state.openedAt);
  if (state.round > 1 || state.step !== "open") {
    const day = dayOf(world, at);
    // Whoever may have it in a list: the one on duty for its holder, the one who did it, and the holder before, whose list came before the case moved.
    const moved = state.chain.findLastIndex((step) => step.what === "moved");
    const before = state.chain.slice(0, Math.max(moved, 0)).findLast((step) => step.what === "moved" || step.what === "opened");
    const listed = [world.people.onDuty(state.holder, day), state.latest?.by, before && world.people.onDuty(before.who, day)];
    const people = new Set(listed.filter((id): id is MemberId => id !== undefined));
    for (const id of people)
      list.push({
        key: `done:${state.round}:${state.step}:${id}`,
        workflow: "day",
        instance: dayInstance(id),
        command: state.step === "open" && state.pastEnded === "done" ? "done" : "forget",
        values: { day },
      });
  }
  if (state.closed)
    list.push({
      key: `stat:${state.closings}`,
      workflow: "statistics",
      instance: statisticsInstance(state.region),
      command: "add",
      values: { row: state.closed.row, year: state.closed.at.slice(0, 4), reason: state.closed.reason, stats: state.closed.stats },
    });
  return list;
};

const readers = (state: Case): readonly Audience[] => [
  { agency: state.agency },
  ...state.parts.filter((part) => part.state === "in").map((part) => ({ agency: part.agency })),
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
  flags: [...(state.missed.length > 0 ? ["late"] : []), ...(isRaisable(state) ? [declassify("raisable", "meeting")] : [])],
});

export const view = (state: State, world: World): AnyView<C> => {
  if (state.step === "new") return { posts: [], timers: [], tells: [], readers: [], summary: { open: false } };
  if (state.step === "erasing")
    return {
      posts: [],
      timers: timers(state),
      tells: tells(state, world),
      readers: [],
      summary: summary(state),
      ...(state.eraseBy && isForgotten(state) && { erase: state.eraseBy }),
    };
  const living =
    state.step === "open"
      ? [
          ...redPosts(state, world),
          ...contactPosts(state, world),
          ...deadlinePosts(state, world),
          ...weekendPosts(state, world),
          ...partPosts(state, world),
          ...assignedPosts(state, world),
          ...consentPosts(state),
        ]
      : [];
  return {
    posts: [...cards(state, world), ...missPosts(state, world), ...living],
    timers: timers(state),
    tells: tells(state, world),
    readers: readers(state),
    summary: summary(state),
  };
};
