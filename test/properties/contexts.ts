// Every form that somebody may open at this moment.
import type { FormContext } from "../../src/engine/forms.ts";
import type { Member } from "../../src/rules/workflow.ts";
import { instant, type Simulator } from "./simulator.ts";

export const contexts = (sim: Simulator, member: Member): readonly FormContext[] =>
  [...sim.workflows.values()].flatMap((workflow) =>
    [undefined, ...sim.of(workflow.name)].flatMap((one) =>
      Object.entries(workflow.commands).flatMap(([command, spec]): readonly FormContext[] => {
        const state = one?.state ?? workflow.initial;
        const actor = { member };
        if (!spec.access(state, actor, sim.world({})) || spec.ready?.(state, sim.world({}), actor))
          return [];
        const base = {
          workflow: workflow.name,
          instance: one?.id,
          command,
          spec,
          state,
          world: sim.world({}),
          actor,
          at: instant(sim.now),
        };
        return [
          {
            ...base,
            about: () => workflow.called?.(state) ?? [],
            given: {},
            typed: {},
            more: false,
          },
        ];
      }),
    ),
  );
