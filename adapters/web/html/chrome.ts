// HTML templates that escape, and what every page of the web needs from its caller. Nothing here reads or writes anything.
import { html as escaping } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import en from "../texts/en.json" with { type: "json" };
import sv from "../texts/sv.json" with { type: "json" };

/** Markup that is safe to put into a page as it is. */
export type Html = HtmlEscapedString;
/** What a template takes: text is escaped, markup is not, `false` and `undefined` are left out. */
type Part = string | number | Html | false | undefined | readonly Part[];
/** A template whose values are escaped, in text and within quoted attributes. Names of elements and of attributes are never values. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  escaping(strings, ...parts) as Html;

type Language = "sv" | "en";
export type TextKey = keyof typeof sv;
/** Each language has every key of the other: a missing one does not compile. */
const catalogues: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = {
  sv: sv satisfies Readonly<Record<keyof typeof en, string>>,
  en: en satisfies Readonly<Record<keyof typeof sv, string>>,
};
/** A text of the pages themselves. `count` replaces `{count}`. */
export const textOf = (
  { language }: Pick<Chrome, "language">,
  key: TextKey,
  count?: number,
): string => catalogues[language][key].replaceAll("{count}", String(count ?? ""));

/** What stands around every page, and what its forms carry. */
export type Chrome = {
  readonly language: Language;
  /** Of the session: goes into every form as hidden field `csrf`. */
  readonly csrf: string;
  /** A fresh idempotency key for each button and form that is drawn (hidden field `k`). */
  readonly newKey: () => string;
  /** The address of a panel or form, path only, e.g. `/panel/case/show/x7…`: the id of an instance is encrypted there by the caller. */
  readonly href: (to: {
    readonly kind: "panel" | "form";
    readonly workflow: string;
    readonly name: string;
    readonly instance?: string;
  }) => string;
  /** What is sealed into a hidden field and comes back: the press as JSON. */
  readonly seal: (json: string) => string;
  /** Addresses of style and script with their hashes. */
  readonly style: string;
  readonly script: string;
  readonly icon?: string;
  /** undefined: nobody is signed in (sign-in pages). */
  readonly member?: { readonly name: string; readonly agency: string };
  /** How many things wait: in the title and the navigation. */
  readonly waiting?: number;
  /** The panel behind "Ring nu". */
  readonly emergency?: string;
  /** The state with which the page was drawn: the stream of events says when it is another. */
  readonly seen?: string;
  /** When the session ends if nothing more is done, in seconds since 1970. */
  readonly endsAtS?: number;
};

export const hiddenField = (
  name: "csrf" | "k" | "press" | "shown" | "hidden" | "more",
  value: string,
): Html => html`<input type="hidden" name="${name}" value="${value}">`;
/** What every form sends along: the session's token and its own idempotency key. */
export const hiddenOf = (chrome: Chrome, key = chrome.newKey()): Html =>
  html`${hiddenField("csrf", chrome.csrf)}${hiddenField("k", key)}`;

/** An address that a link may have: of this site, or of another over HTTP; never a script. */
export const isLinkable = (url: string): boolean =>
  /^(?:https?:\/\/|\/(?![/\\]))[^\s\p{Cc}]*$/iu.test(url);

/** By it the script knows a row or a button again when the page is drawn anew. FNV-1a: it says no more than the text beside it. */
export const keyOf = (said: string): string =>
  [...said]
    .reduce(
      (hash, sign) => Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0,
      0x811c9dc5,
    )
    .toString(36);

const partMark = " · ";
/** Text whose first part names the thing, as in `SYD-7KQ3-M9 · lugn gran`: the first part stands out, every sign of it is kept. */
export const parted = (text: string): Html => {
  const at = text.indexOf(partMark);
  if (at < 0) return html`<b>${text}</b>`;
  return html`<b>${text.slice(0, at)}</b><span class="rest">${text.slice(at)}</span>`;
};
