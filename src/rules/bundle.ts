// What a folder of workflows/ adds to the program: workflows/index.ts puts all of them together.
import type { AnyWorkflow, Language } from "./workflow.ts";

type Catalogue = Readonly<Record<string, string>>;
/** One catalogue in every language: key → ICU message. */
type Worded = Readonly<Record<Language, Catalogue>>;
/**
 * `tables`: the situations of each kind of work, by its name. `texts`: phrases, class A; `codes`: the wordings of class B, which only forms and panels show.
 */
export type Bundle = {
  readonly workflows: readonly AnyWorkflow[];
  readonly tables?: Readonly<Record<string, object>>;
  readonly texts: readonly Worded[];
  readonly codes?: readonly Worded[];
};
/** Both languages of one catalogue; a key that English lacks does not compile. */
export const inBoth = <const T extends Catalogue>(
  sv: T,
  en: Readonly<Record<keyof T, string>>,
): Worded => ({ sv, en });
