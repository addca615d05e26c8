// What the chair must hear: who cannot come, and that a meeting was not held or not ended.
import { dm, onDay, press, t, text } from "../../../src/rules/say.ts";
import type { Action } from "../../../src/rules/ui.ts";
import type { Post as AnyPost, World } from "../../../src/rules/workflow.ts";
import { worded } from "../codes.ts";
import type { commands } from "../commands.ts";
import type { Agenda } from "../model.ts";
import { reached } from "../rules.ts";
import { finish, start, toAgenda, toMeeting } from "./buttons.ts";

type C = keyof typeof commands;
type Posts = readonly AnyPost<C>[];
const toHold: readonly Action<C>[] = [
  press("move", "agenda.move.title", "primary"),
  press("cancel", "agenda.cancel.title"),
  start(),
];
/** The latest of them; none once somebody has acted. */
export const openPosts = (state: Agenda, world: World): Posts => {
  const at = state.openAt.at(-1);
  if (at === undefined || (state.step !== "sent" && state.step !== "running")) return [];
  const running = state.step === "running";
  return dm<C>(
    `open:${state.openAt.length}`,
    reached(state.chair, state, world.calendar.day(at), world),
    "inHours",
    {
      title: t(`agenda.open.${state.step}`, {
        name: worded("meeting", state.template),
        day: onDay(state.from),
      }),
      notice: "agenda.notice.open",
      body: [text(running ? "agenda.open.end" : "agenda.open.hold")],
      actions: running ? [finish, toMeeting()] : toHold,
    },
  );
};

/** Before the meeting. The chair's own agency is told nobody: the other seat hears of it. */
export const excusedPosts = (state: Agenda, world: World): Posts => {
  if (state.step !== "draft" && state.step !== "sent") return [];
  const day = world.calendar.day(state.changedAt);
  return state.presence
    .filter((each) => each.state === "excused")
    .flatMap(({ agency }) => {
      const seat = [state.chair, state.notes].find(
        (id) => world.people.members.get(id)?.agency !== agency,
      );
      return dm<C>(
        `excused:${state.sequence}:${agency}`,
        seat && reached(seat, state, day, world),
        "inHours",
        {
          title: t("agenda.excused.title", {
            agency: { agency },
            name: worded("meeting", state.template),
            day: onDay(state.from),
          }),
          notice: "agenda.notice.excused",
          actions: [toAgenda()],
        },
      );
    });
};
