// Removal: erased as soon as it has begun, and with it kinds of what a case and its referrals keep. They are written anew without them, under new keys.
import { decideBy, taking } from "../../src/rules/command.ts";
import { type Instant, reveal } from "../../src/rules/ui.ts";
import { noView, workflow } from "../../src/rules/workflow.ts";
import type { Taken } from "../case/erasing/model.ts";
import { removalSignals } from "./signals.ts";

type Begun = Taken & { readonly step: "begun"; readonly eraseBy: Instant };
type State = { readonly step: "new" } | Begun;
type Event = { readonly type: "begun"; readonly eraseBy: Instant } & Taken;

const takes = taking<State, Event>()(removalSignals);
const commands = {
  begin: takes.begin((state, { values, at }) =>
    state.step === "new" ? [{ type: "begun", ...values, eraseBy: at }] : [],
  ),
} as const;

export const removal = workflow<State, Event>()({
  name: "removal",
  classA: "all",
  start: "begin",
  initial: { step: "new" },
  commands,
  decide: decideBy<State, Event>(commands),
  evolve: (_state, { type: _type, ...begun }) => ({ ...begun, step: "begun" }),
  // It has no reader, and nothing in chat.
  view: (state) => (state.step === "new" ? noView : { ...noView, erase: state.eraseBy }),
  takesPart: (state) =>
    state.step === "new"
      ? undefined
      : {
          of: state.of,
          kinds: reveal(state.kinds),
          by: state.into,
          ...(state.rows && { rows: state.rows }),
        },
  panels: {},
  declassified: {},
  signals: removalSignals,
});
