// A command on a referral that is there, and by whom.

import { type Asked, command as anyCommand, type Decided } from "../../src/rules/command.ts";
import type { Fields, MemberId } from "../../src/rules/ui.ts";
import { memberOf, refuse, type World } from "../../src/rules/workflow.ts";
import type { Event, Referral, State } from "./model.ts";
import { isReferral } from "./rules.ts";

export const command = anyCommand<State, Event>();
/** Of a referral that is there; of none, there is nothing to decide. */
export const live =
  <F extends Fields>(decide: (state: Referral, asked: Asked<F>, world: World) => Decided<Event>) =>
  (state: State, asked: Asked<F>, world: World): Decided<Event> =>
    isReferral(state) ? decide(state, asked, world) : refuse("core.absent");
/** By a person. */
export const byPerson = <F extends Fields>(decide: (state: Referral, asked: Asked<F>, by: MemberId, world: World) => Decided<Event>) =>
  live<F>((state, asked, world) => {
    const member = memberOf(asked.by);
    return member ? decide(state, asked, member.id, world) : refuse("core.denied");
  });
