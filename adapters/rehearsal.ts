// A rehearsal: what a real platform does with what Stafett does, one line for each thing that was tried.
import type { Places, PostRef } from "./port.ts";

/** `key`: what was tried, such as `limit.section.text`. `says`: what came of it, in codes and numbers. `payload`: what was sent or answered, without texts and ids. */
export type Observation = {
  readonly key: string;
  readonly says: string;
  readonly payload?: unknown;
};
/** Where it is done. `post`: one of the rehearsal's own posts, which may be changed and must not be taken away. `waits`: told in ms when the platform says "not so fast". */
export type Stage<Settings> = {
  readonly settings: Settings;
  /** The channel, as the configuration would have it. */
  readonly address: string;
  readonly post: PostRef;
  readonly places: Places;
  readonly waits: (ms: number) => Promise<void>;
};
/** What one platform can say beyond its port. `standIn`: what the local stand-in said, by key, and when. */
export type Rehearsal<Settings> = {
  readonly standIn: { readonly on: string; readonly says: Readonly<Record<string, string>> };
  /** A link that opens a post in the platform's client. Throws what the platform's client throws. */
  link(stage: Stage<Settings>): Promise<string>;
  /** One by one, as they are known. Throws where the platform cannot be reached any more. */
  observe(stage: Stage<Settings>): AsyncIterable<Observation>;
};

/** Keys whose words are the platform's own, and mean the same everywhere. */
const ownWords = new Set(
  "type style level weight size spacing mode fontType associatedInputs version contentType textFormat event_type conversationType verb".split(
    " ",
  ),
);
const isOwnWord = (key: string, value: string): boolean =>
  ownWords.has(key) && /^[A-Za-z0-9][\w./-]{0,60}$/.test(value);
/** A name of a field; an id or a name of somebody has a digit, a blank or a letter beyond these, sooner or later. */
const isFieldName = (key: string): boolean => /^[A-Za-z_$@][A-Za-z_$@.:-]{0,60}$/.test(key);
/** Larger ones may be times or ids. */
const mostNumber = 100_000;
/** Stands for a text of so many characters; with a second number, for another one of as many. */
const token = (chars: number, nth: number): string =>
  nth === 0 ? `‹${chars}›` : `‹${chars}.${nth}›`;

/** A payload without a text, an id or a time in it: fields, kinds and lengths stay, and what was the same is the same. */
export const withoutTexts = (payload: unknown): unknown => {
  const seen = new Map<number, string[]>();
  const tokenOf = (text: string): string => {
    const same = seen.get(text.length) ?? [];
    if (!same.includes(text)) seen.set(text.length, [...same, text]);
    return token(text.length, same.includes(text) ? same.indexOf(text) : same.length);
  };
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === "string") return isOwnWord(key, value) ? value : tokenOf(value);
    if (typeof value === "number") return Math.abs(value) < mostNumber ? value : 0;
    if (Array.isArray(value)) return value.map((each) => walk(each, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        isFieldName(name) ? name : tokenOf(name),
        walk(inner, name),
      ]),
    );
  };
  return walk(payload, "");
};
const nthText = (chars: number, nth: number): string => nth.toString(36).padStart(chars, "x");
/** The reverse, with meaningless texts. `special`: of fields in which not every text can stand, a text of about as many characters. */
export const withTexts = (
  payload: unknown,
  special: (key: string, text: string) => string,
): unknown => {
  const text = (value: string, key: string): string => {
    const [, chars, nth] = /^‹(\d+)(?:\.(\d+))?›$/.exec(value) ?? [];
    return chars === undefined
      ? value
      : special(key, chars === "0" ? "" : nthText(Number(chars), Number(nth ?? 0)));
  };
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === "string") return text(value, key);
    if (Array.isArray(value)) return value.map((each) => walk(each, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [text(name, ""), walk(inner, name)]),
    );
  };
  return walk(payload, "");
};

/** How far a limit is looked for beyond where it is believed to be. */
const beyond = 4;
/**
 * The most that is taken, as text: two questions where it is as believed, else halving, to `step`. `over …`: no end was found. `0`: not even one.
 * `takes`: whether so many are. Throws what it throws.
 */
export const mostTaken = async (
  believed: number,
  takes: (count: number) => Promise<boolean>,
  step = 1,
): Promise<string> => {
  let [good, bad] = [0, believed * beyond];
  if (await takes(believed)) {
    if (!(await takes(believed + step))) return String(believed);
    if (await takes(bad)) return `over ${bad}`;
    good = believed + step;
  } else bad = believed;
  while (bad - good > step) {
    const middle = Math.floor((good + bad) / 2);
    if (await takes(middle)) good = middle;
    else bad = middle;
  }
  return String(good);
};
