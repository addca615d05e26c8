// A command on a meeting that is there, by whom, and what of it that person may read.
import { type Asked, commandsOn, type Decided, taking } from "../../src/rules/command.ts";
import type { Fields } from "../../src/rules/ui.ts";
import { type Member, memberOf, type Needs, refuse, type World } from "../../src/rules/workflow.ts";
import type { About, Agenda, Event, State } from "./model.ts";
import { isAgenda } from "./rules.ts";
import { agendaSignals } from "./signals.ts";

export const { act, button, byClock, live, byPerson } = commandsOn<State, Agenda, Event>(isAgenda);
export const takes = taking<State, Event>()(agendaSignals);
type Named = Partial<Record<"point" | "item" | "before" | "decision", string>>;
/** The cases and referrals that a command is about, through the points and items that it names. */
const aboutsOf = (state: State, { values }: { readonly values: object }): readonly About[] => {
  if (!isAgenda(state)) return [];
  const { point, item, before, decision } = values as Named;
  const ids = [point, item, before, state.decided.find(({ n }) => String(n) === decision)?.point];
  return state.items.flatMap((each) => (each.about && ids.includes(each.id) ? [each.about] : []));
};
/** Whoever records something about a case or a referral may read it, now. */
export const readable = (
  state: State,
  asked: { readonly values: object; readonly by: Asked<Fields>["by"] },
): Needs => {
  const member = memberOf(asked.by);
  const abouts = aboutsOf(state, asked);
  const [first] = abouts;
  return first && member
    ? {
        about: {
          workflow: first.workflow,
          instances: abouts.map((each) => each.instance),
          for: member,
          limit: abouts.length,
        },
      }
    : {};
};
/**
 * What one may not read, one may not record anything about, nor learn that it is there: it is answered like something that does not exist. Only the point
 * that the meeting is at is known to everybody. With `decideNeeds: readable`.
 */
export const atPoint = <F extends Fields>(
  decide: (state: Agenda, asked: Asked<F>, by: Member, world: World) => Decided<Event>,
) =>
  byPerson<F>((state, asked, by, world) => {
    const seen = world.rows("about");
    if (
      aboutsOf(state, asked).every(({ instance }) => seen.some((row) => row.instance === instance))
    )
      return decide(state, asked, by, world);
    const { point } = asked.values as Named;
    if (point === undefined) return refuse("agenda.item.gone");
    return refuse(state.now === point ? "agenda.closedSession" : "agenda.movedOn");
  });
