// A command on a referral that is there: by whom, and what is shown then.
import { type Asked, commandsOn, type Decided, taking } from "../../src/rules/command.ts";
import { shows } from "../../src/rules/fields.ts";
import type { Fields, Form, MemberId } from "../../src/rules/ui.ts";
import type { CommandSpec, Needs, World } from "../../src/rules/workflow.ts";
import type { Event, Referral, State } from "./model.ts";
import { isReferral } from "./rules.ts";
import { referralSignals } from "./signals.ts";

const { command, act, live, byPerson, byClock } = commandsOn<State, Referral, Event>(isReferral);
const takes = taking<State, Event>()(referralSignals);

export { byClock, command, live, takes };
/** The referral itself, as it is now. */
export const shown = { after: shows("show") } as const;
/** What the rule must know of other instances. */
type Knowing<F extends Fields> = {
  readonly decideNeeds?: (state: State, asked: Asked<F>, world: World) => Needs;
};
/** What a person does with it. It is shown then, unless `more` says otherwise. */
export const does = <const F extends Fields>(
  form: Form<F>,
  decide: (state: Referral, asked: Asked<F>, by: MemberId, world: World) => Decided<Event>,
  more: Pick<CommandSpec<State, F>, "prefill" | "choices" | "after"> & Knowing<F> = shown,
) =>
  act({
    form,
    decide: byPerson<F>((state, asked, by, world) => decide(state, asked, by.id, world)),
    ...more,
  });
