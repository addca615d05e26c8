// Who holds a case: the people who may say how its person is reached.
import type { MemberId } from "../../../src/rules/ui.ts";
import type { World } from "../../../src/rules/workflow.ts";
import { covering } from "../covering/decide.ts";
import { personNow } from "../having.ts";
import type { Case } from "../model.ts";

/** The holder, or everybody on the roster of the function that holds it; the deputy; the person who has it now, and those who have it on days off. */
export const holding = (state: Case, world: World): readonly MemberId[] => {
  const { holder, deputy } = state;
  const holders =
    "member" in holder
      ? [holder.member]
      : (world.people.functions.get(holder.function)?.roster.map(({ member }) => member) ?? []);
  return [
    ...new Set(
      [...holders, deputy, personNow(state, world), ...covering(state, world)].filter(
        (id) => id !== undefined,
      ),
    ),
  ];
};
