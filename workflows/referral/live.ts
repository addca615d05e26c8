// A command on a referral that is there: by whom, and what is shown then.
import { nothing, shows } from "../../src/rules/fields.ts";
import type { Fields, Form, MemberId } from "../../src/rules/ui.ts";
import {
  type Access,
  type Asked,
  command as anyCommand,
  type CommandSpec,
  type Decided,
  memberOf,
  refuse,
  type World,
} from "../../src/rules/workflow.ts";
import type { Event, Referral, State } from "./model.ts";
import { isReferral } from "./rules.ts";
import { type Acts, table } from "./table.ts";

export const command = anyCommand<State, Event>();
/** The referral itself, as it is now. */
export const shown = { after: shows("show") } as const;

/** Of a referral that is there; of none, there is nothing to decide. */
const live =
  <F extends Fields>(decide: (state: Referral, asked: Asked<F>, world: World) => Decided<Event>) =>
  (state: State, asked: Asked<F>, world: World): Decided<Event> =>
    isReferral(state) ? decide(state, asked, world) : refuse("core.absent");
/** What the table lets a person do. The referral is shown then, unless `more` says otherwise. */
export const act = <const F extends Fields>(
  name: Acts,
  form: Form<F>,
  decide: (state: Referral, asked: Asked<F>, by: MemberId, world: World) => Decided<Event>,
  more: Pick<CommandSpec<State, F>, "prefill" | "choices" | "after"> = shown,
) =>
  command({
    access: table.access(name),
    form,
    decide: live((state, asked, world) => {
      const member = memberOf(asked.by);
      return member ? decide(state, asked, member.id, world) : refuse("core.denied");
    }),
    ...more,
  });
/** What the clock or the case says. */
export const heard = (access: Access<State>, decide: (state: Referral, asked: Asked<{}>, world: World) => Decided<Event>) =>
  command({ access, form: nothing, decide: live(decide) });
