// Commands on a case that is there; on one that is being erased there is nothing to decide.
import { commandsOn, taking } from "../../src/rules/command.ts";
import { caseSignals } from "./signals.ts";
import type { Case, Event, State } from "./state.ts";

export const isCase = (state: State): state is Case => state.step !== "new";
/** Not while it is being erased. */
export const isKept = (state: State): state is Case => isCase(state) && state.step !== "erasing";
/** Somebody has said "acute danger", and nobody has looked at it again in full. */
export const isRed = ({ red }: Case): boolean => red !== undefined && red.over === undefined;
export const isAcute = (state: State): boolean =>
  isCase(state) && state.step === "open" && isRed(state);
export const { command, act, byClock, live, byPerson } = commandsOn<State, Case, Event>(isKept);
export const takes = taking<State, Event>()(caseSignals);
