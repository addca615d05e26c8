// Events as the engine writes them: held against their types, then folded.
import { eventFaults } from "../../src/rules/shape.ts";
import type { AnyWorkflow } from "../../src/rules/workflow.ts";
import eventShapes from "../../workflows/events.json" with { type: "json" };

const faultOf = eventFaults(eventShapes);
/** The state after these events. Throws for one that could not be read again. */
export const folded = (workflow: AnyWorkflow, state: unknown, events: readonly object[]): unknown =>
  events.reduce<unknown>((now, event) => {
    const fault = faultOf(workflow.name, event);
    if (fault !== undefined)
      throw new Error(
        `an event of ${workflow.name} differs at ${fault}: ${JSON.stringify(event).slice(0, 1_500)}`,
      );
    return workflow.evolve(now, event as never);
  }, state);
