// What statistics may ask the guide for when its case is closed, so that nobody is asked twice: codes alone, and no day.
import { reveal, type Sealed } from "../../src/rules/ui.ts";
import type { Item, WhyNot } from "./codes.ts";
import type { Guide } from "./model.ts";

/** Each item that a row of statistics has too, under the same name. */
const asked = [
  "permit",
  "counsel",
  "damages",
  "voluntary",
  "guardian",
  "concern",
] as const satisfies readonly Item[];
export type Counted = Readonly<Partial<Record<(typeof asked)[number], "yes" | "no">>>;
export type Known = { readonly why: Sealed<WhyNot> | undefined; readonly counted: Counted };
/** "Not yet" is a no; what does not concern somebody, and what nobody has answered, is not known. */
export const countedOf = ({ answers }: Guide): Counted =>
  Object.fromEntries(
    asked.flatMap((item) => {
      const said = answers[item]?.said;
      const code =
        said === undefined
          ? undefined
          : ({ done: "yes", notYet: "no", na: undefined } as const)[reveal(said)];
      return code === undefined ? [] : [[item, code]];
    }),
  );
