// What statistics may ask the guide for when its case is closed, so that nobody is asked twice: codes alone, and no day.
import { reveal, type Sealed } from "../../src/rules/ui.ts";
import type { Item, WhyNot } from "./codes.ts";
import type { Guide } from "./model.ts";

/** What a row of statistics calls it, and the item that says so. */
const asked = {
  permit: "permit",
  counsel: "counsel",
  damages: "damages",
  voluntary: "voluntary",
  guardian: "guardian",
  concern: "concern",
} as const satisfies Readonly<Record<string, Item>>;
export type Counted = Readonly<Partial<Record<keyof typeof asked, "yes" | "no">>>;
export type Known = { readonly why: Sealed<WhyNot> | undefined; readonly counted: Counted };
/** "Not yet" is a no; what does not concern somebody, and what nobody has answered, is not known. */
export const countedOf = ({ answers }: Guide): Counted =>
  Object.fromEntries(
    Object.entries(asked).flatMap(([name, item]) => {
      const said = answers[item]?.said;
      const code = said === undefined ? undefined : ({ done: "yes", notYet: "no", na: undefined } as const)[reveal(said)];
      return code === undefined ? [] : [[name, code]];
    }),
  );
