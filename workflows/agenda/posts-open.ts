// A meeting that nobody held, or that nobody ended: its chair hears of it until somebody acts.
import type { Post as AnyPost, World } from "../../src/workflow.ts";
import { worded } from "./codes.ts";
import type { commands } from "./commands.ts";
import type { Agenda } from "./model.ts";

type Post = AnyPost<keyof typeof commands>;
const latest = (state: Agenda): readonly [number, Agenda["from"]] | undefined => {
  const at = state.openAt.at(-1);
  return at === undefined || (state.step !== "sent" && state.step !== "running") ? undefined : [state.openAt.length, at];
};
export const openPosts = (state: Agenda, world: World): readonly Post[] => {
  const found = latest(state);
  if (!found) return [];
  const [n, at] = found;
  const chair = world.people.onDuty({ member: state.chair }, world.calendar.day(at)) ?? state.chair;
  const held = state.step === "running";
  const actions: Post["message"]["actions"] = held
    ? [
        { command: "finish", label: { key: "agenda.finish.title" }, style: "primary" },
        { panel: "meeting", label: { key: "agenda.meeting.button" } },
      ]
    : [
        { command: "move", label: { key: "agenda.move.title" }, style: "primary" },
        { command: "cancel", label: { key: "agenda.cancel.title" } },
        { command: "start", label: { key: "agenda.start" } },
      ];
  return [
    {
      key: `open:${n}:${chair}`,
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
