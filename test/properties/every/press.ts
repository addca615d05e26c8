// What comes of a press, as the engine would judge it.

import { isComplete } from "../../../src/engine/forms.ts";
import type { Member } from "../../../src/rules/workflow.ts";
import { instant, type Simulator } from "../simulator.ts";
import { decided, isAccepted, tried, type Values } from "./answers.ts";
import { type Button, instanceOf, type Place, panelOf, reads } from "./screens.ts";

/** `told`: the key of what is said instead. `dead`: nothing that helps. */
export type Verdict = { readonly ok: true } | { readonly told: string } | { readonly dead: string };
const good: Verdict = { ok: true };
/** Said by the core when a rule has nothing to say. */
const empty = ["core.denied", "core.deniedHere", "core.absent", "core.changedMeanwhile"];
const told = (key: string): Verdict => (empty.includes(key) ? { dead: key } : { told: key });

/** A command given by this person in this place with what the button brought. */
export const given = (
  sim: Simulator,
  by: Member,
  on: Place,
  command: string,
  values: Values,
): Verdict => {
  const workflow = sim.workflows.get(on.workflow);
  const spec = workflow?.commands[command];
  const one = instanceOf(sim, on);
  if (!workflow || !spec) return { dead: "no such command" };
  if (
    on.instance === undefined && workflow.single === undefined
      ? command !== workflow.start
      : one?.workflow !== workflow
  )
    return { dead: "core.absent" };
  const state = one?.state ?? workflow.initial;
  const actor = { member: by };
  const world = sim.world(spec.needs?.(actor, instant(sim.now), sim.world({}), {}) ?? {});
  if (!spec.access(state, actor, world)) {
    const why =
      one && reads(one, by, sim)
        ? workflow.denied?.(state, actor, sim.world({}), command)
        : undefined;
    return told(why?.refused.key ?? "core.denied");
  }
  const no = spec.ready?.(state, world, actor);
  if (no) return told(no.refused.key);
  const order = { workflow, state, command, by: actor };
  if (isComplete({ spec, given: values as never })) {
    const came = decided(sim, order, values);
    return isAccepted(came)
      ? good
      : "refused" in came
        ? told(came.refused)
        : { told: "nothing happens" };
  }
  const found = tried(sim, order, values);
  return "values" in found ? good : told(found.refused);
};
export const pressed = (sim: Simulator, by: Member, { action, on }: Button): Verdict => {
  if ("phone" in action) return good;
  if ("panel" in action)
    return panelOf(sim, by, on, action.panel) === undefined ? { dead: "core.absent" } : good;
  return given(sim, by, on, action.command, ("values" in action && action.values) || {});
};
export const isGood = (verdict: Verdict): boolean => "ok" in verdict;
