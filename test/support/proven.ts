// Asks as they come from a button or a form that the program drew: what they carry is signed.
import type { Ask } from "../../adapters/port.ts";
import type { SignedValues } from "../../src/engine/signed-values.ts";

type Carrying = Extract<Ask, { readonly command: string }>;
/**
 * The same ask with a proof beside what it carries: the values of a press, what a form hides. `only`: the member who alone was shown it; undefined: everybody
 * in a space. Nothing carried needs no proof.
 */
export const proven = (presets: Pick<SignedValues, "sign">, ask: Carrying, only?: string): Ask =>
  ask.kind === "press"
    ? { ...ask, values: presets.sign(ask, ask.values, only) }
    : { ...ask, hidden: presets.sign(ask, ask.hidden, only) };
