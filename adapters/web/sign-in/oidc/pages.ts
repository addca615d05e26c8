// Pages of signing in at one's own organisation: plain forms, which need no script.
import { html } from "hono/html";
import { type Html, type Language, type TextKey, textOf } from "../pages.ts";
import type { Why } from "./claims.ts";

type Drawn = { readonly title: string; readonly body: Html };
/** What is said when it came to nothing; of what the browser names, these words alone. */
const saidKeys = [
  "away",
  "setup",
  "cancelled",
  "asked",
  "level",
  "old",
  "clock",
  "number",
  "unbound",
  "refused",
  "unknown",
  "taken",
] as const satisfies readonly (Why | "unknown" | "taken")[];
export type Said = (typeof saidKeys)[number];
/** undefined: it is none of our words. */
export const saidOf = (given: string | null): Said | undefined =>
  saidKeys.find((one) => one === given);

type FormGiven = {
  readonly action: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly button: TextKey;
  readonly field?: Html;
};
/** Sent by the browser itself: what comes back leads to another host, and a script may not follow. */
const plainForm = (
  language: Language,
  { action, hidden, button, field = html`` }: FormGiven,
): Html =>
  html`<form method="post" action="${action}" class="card form" data-plain>${Object.entries(
    hidden,
  ).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}${field}
<div class="acts"><button type="submit" class="btn main">${textOf(language, button)}</button></div></form>`;
const alertOf = (language: Language, said: Said | undefined): Html =>
  said === undefined
    ? html``
    : html`<p role="alert">${textOf(language, `organisation.said.${said}`)}</p>`;

/** On the sign-in page, where any agency has an issuer. No list: which agencies there are is nobody's to read. */
export const organisationPart = (
  language: Language,
  next: string,
  said: Said | undefined,
): Html => {
  const field = html`<div class="field"><label for="organisation">${textOf(language, "organisation.code")}</label>
<input type="text" id="organisation" name="code" required maxlength="40" autocomplete="on" autocapitalize="characters" spellcheck="false"></div>`;
  return html`${alertOf(language, said)}
<p>${textOf(language, "organisation.intro")}</p>
${plainForm(language, { action: "/sign-in/organisation", hidden: { next }, button: "organisation.button", field })}`;
};
export const bindPage = (language: Language, said: Said | undefined): Drawn => ({
  title: textOf(language, "organisation.bind.title"),
  body: html`${alertOf(language, said)}
<p>${textOf(language, "organisation.bind.intro")}</p>
${plainForm(language, { action: "/enrol/organisation", hidden: {}, button: "organisation.button" })}`,
});
export const againPage = (
  language: Language,
  next: string,
  csrf: string,
  said: Said | undefined,
): Drawn => ({
  title: textOf(language, "organisation.again.title"),
  body: html`${alertOf(language, said)}
<p>${textOf(language, "organisation.again.intro")}</p>
${plainForm(language, { action: "/step-up/organisation", hidden: { csrf, next }, button: "organisation.button" })}`,
});
/** Shown for a moment while the browser goes on. `form-action` of our own policy holds for redirects of a form too, so it is not one that leads away. */
export const onPage = (language: Language, url: string): Drawn => ({
  title: textOf(language, "organisation.on.title"),
  body: html`<p>${textOf(language, "organisation.on.text")}</p>
<p><a class="btn main" href="${url}">${textOf(language, "organisation.on.link")}</a></p>`,
});
