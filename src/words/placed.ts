// Where a button stands, in words: whoever hears it alone is told what it is about.
import type { WordedAction, WordedBlock } from "../../adapters/port.ts";

type Screen = { readonly body: readonly WordedBlock[]; readonly actions: readonly WordedAction[] };
const buttonsOf = (b: WordedBlock): readonly WordedAction[] =>
  "actions" in b ? (b.actions ?? []) : [];
const about = (action: WordedAction, text: string): WordedAction =>
  action.label === text ? action : { ...action, about: text };

/** In a row, a button is about the row. Elsewhere its name is enough, unless another on the screen has it too: then it is about what stands above it. */
export const placed = (title: string, { body, actions }: Screen): Screen => {
  const names = [...body.flatMap(buttonsOf), ...actions].map(({ label }) => label);
  const named = (list: readonly WordedAction[], above: string): readonly WordedAction[] =>
    list.map((each) =>
      names.indexOf(each.label) === names.lastIndexOf(each.label) ? each : about(each, above),
    );
  let above = title;
  const drawn = body.map((b): WordedBlock => {
    if (b.kind === "actions") return { ...b, actions: named(b.actions, above) };
    if ("text" in b) above = b.text;
    return b.kind === "row" && b.actions
      ? { ...b, actions: b.actions.map((each) => about(each, b.text)) }
      : b;
  });
  return { body: drawn, actions: named(actions, title) };
};
