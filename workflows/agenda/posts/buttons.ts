// Buttons that stand in several places of a meeting.
import { press, show } from "../../../src/rules/say.ts";
import type { Action } from "../../../src/rules/ui.ts";
import type { Agenda } from "../model.ts";
import { adding } from "../points.ts";

type Style = "primary" | undefined;
export const toAgenda = (style?: Style) => show("show", "agenda.show.button", { style });
export const toMeeting = (style?: Style) => show("meeting", "agenda.meeting.button", { style });
export const toNotes = (style?: Style) => show("notes", "agenda.notes.read", { style });
export const start = (style?: Style) => press("start", "agenda.start", { style });
export const attend = press("attend", "agenda.attend");
/** Before it is held. */
export const comes = press("attend", "agenda.attend.before", "primary");
export const excuse = press("excuse", "agenda.excuse");
/** It stands where "next" stood: a second tap of the same thumb must not end the meeting. */
export const finish = press("finish", "agenda.finish.title", {
  style: "primary",
  confirm: "agenda.finish.through",
});
/** What can be put on this agenda. */
export const add = (state: Agenda, style?: Style): Action<"add" | "addCase"> =>
  press(adding(state), `agenda.${adding(state)}.title`, { style });
