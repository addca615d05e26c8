// References that people can read aloud, and the check character that catches a slip of the pen.
import type { CaseRef } from "../rules/ui.ts";

/** Crockford's base 32: no I, L, O, U. */
export const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Multiplication in GF(32) modulo x^5 + x^2 + 1. */
const times = (a: number, b: number): number => {
  let product = 0;
  let left = a;
  for (let right = b; right > 0; right >>= 1) {
    if (right & 1) product ^= left;
    left <<= 1;
    if (left & 32) left ^= 0b100101;
  }
  return product;
};
/**
 * The check character: a sum over GF(32) in which each place has a weight of its own.
 * One wrong character, or two swapped, always changes it (Luhn mod 32 would miss some swaps).
 */
export const check = (body: string): string => {
  let sum = 0;
  let weight = 2;
  for (const character of body) {
    sum ^= times(alphabet.indexOf(character), weight);
    weight = times(weight, 2);
  }
  return alphabet[sum] ?? "0";
};

/** `SYD-7KQ3-M9` from a region and five random characters. */
export const formatRef = (region: string, body: string): CaseRef =>
  `${region}-${body.slice(0, 4)}-${body.slice(4)}${check(body)}` as CaseRef;

type ReadRef =
  | { readonly kind: "ref"; readonly ref: string; readonly rest: string }
  | { readonly kind: "mistyped" }
  | { readonly kind: "none" };
/** Finds a reference in typed text: any case, spaces or dashes, O for 0, I and L for 1. "mistyped": shaped like one, but the check character is wrong. */
export const readRef = (text: string): ReadRef => {
  const shape =
    /(?:^|\s)([A-Za-zÅÄÖåäö]{2,5})[-–\s]([0-9A-Za-z]{4})[-–\s]?([0-9A-Za-z]{2})(?=$|\s|[.,;:])/u.exec(
      text,
    );
  if (!shape) return { kind: "none" };
  const { 1: region = "", 2: first = "", 3: second = "" } = shape;
  const clean = `${first}${second}`.toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1");
  // The one letter that is in no reference and is taken for no other character.
  if (clean.includes("U")) return { kind: "mistyped" };
  const ref = formatRef(region.toUpperCase(), clean.slice(0, 5));
  if (clean.at(-1) !== ref.at(-1)) return { kind: "mistyped" };
  return {
    kind: "ref",
    ref,
    rest: `${text.slice(0, shape.index)} ${text.slice(shape.index + shape[0].length)}`.trim(),
  };
};
