// What the chair must hear: who cannot come, and that a meeting was not held or not ended.
import type { Post as AnyPost, World } from "../../src/rules/workflow.ts";
import { worded } from "./codes.ts";
import type { commands } from "./commands.ts";
import type { Agenda } from "./model.ts";
import { button } from "./rows.ts";
import { reached } from "./rules.ts";

type Post = AnyPost<keyof typeof commands>;
/** The latest of them; none once somebody has acted. */
export const openPosts = (state: Agenda, world: World): readonly Post[] => {
  const at = state.openAt.at(-1);
  if (at === undefined || (state.step !== "sent" && state.step !== "running")) return [];
  const chair = reached(state.chair, state, world.calendar.day(at), world);
  const held = state.step === "running";
  const actions: Post["message"]["actions"] = held
    ? [button("finish", "agenda.finish.title", "primary"), { panel: "meeting", label: { key: "agenda.meeting.button" } }]
    : [button("move", "agenda.move.title", "primary"), button("cancel", "agenda.cancel.title"), button("start", "agenda.start")];
  return [
    {
      key: `open:${state.openAt.length}:${chair}`,
      to: { member: chair },
      message: {
        title: {
          key: held ? "agenda.open.running" : "agenda.open.sent",
          with: { name: worded("meeting", state.template), day: { date: state.from, as: "day" } },
        },
        notice: "agenda.notice.open",
        body: [{ kind: "text", text: [{ key: held ? "agenda.open.end" : "agenda.open.hold" }] }],
        actions,
      },
    },
  ];
};

/** Before the meeting. The chair's own agency is told nobody: the other seat hears of it. */
export const excusedPosts = (state: Agenda, world: World): readonly Post[] => {
  if (state.step !== "draft" && state.step !== "sent") return [];
  const day = world.calendar.day(state.changedAt);
  return state.presence
    .filter((each) => each.state === "excused")
    .flatMap(({ agency }): Post[] => {
      const seat = [state.chair, state.notes].find((id) => world.people.members.get(id)?.agency !== agency);
      if (seat === undefined) return [];
      const to = reached(seat, state, day, world);
      return [
        {
          key: `excused:${state.sequence}:${agency}:${to}`,
          to: { member: to },
          message: {
            title: {
              key: "agenda.excused.title",
              with: { agency: { agency }, name: worded("meeting", state.template), day: { date: state.from, as: "day" } },
            },
            notice: "agenda.notice.excused",
            actions: [{ panel: "show", label: { key: "agenda.show.button" } }],
          },
        },
      ];
    });
};
