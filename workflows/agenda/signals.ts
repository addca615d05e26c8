// What a meeting takes from its series and from the meeting before it, and what a series takes from its meetings.
import { from, signals } from "../../src/rules/signal.ts";
import type { InstanceId, Instant } from "../../src/rules/ui.ts";
import type { Event, Wish } from "./model.ts";

/** How a meeting is planned. */
type Plan = Omit<Extract<Event, { type: "begun" }>, "type" | "at" | "series" | "number">;

export const agendaSignals = signals("agenda", {
  begin: from<Plan>("series"),
  /** Items that the meeting before has left over. */
  receive: from<{ readonly wishes: readonly Wish[] }>("agenda"),
  /** To which meeting what was left over goes. */
  handOn: from<{ readonly portions: readonly number[]; readonly to: InstanceId }>("series"),
  callOff: from("series"),
});
export const seriesSignals = signals("series", {
  /** A meeting takes no more items: the next one is prepared. */
  closeList: from<{ readonly since: Instant }>("agenda"),
  keep: from<{ readonly portion: number }>("agenda"),
});
