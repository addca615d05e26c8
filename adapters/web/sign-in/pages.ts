// Pages of signing in: drawn on the server, one script without a word of its own, in the layout of the rest.
import { html } from "hono/html";
import en from "../texts/sign-in.en.json" with { type: "json" };
import sv from "../texts/sign-in.sv.json" with { type: "json" };
import type { Browser } from "./browser.ts";
import type { Ended, Listed, Session } from "./sessions.ts";

export type Language = "sv" | "en";
export type TextKey = keyof typeof sv;
const texts: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = {
  sv,
  en: en satisfies Readonly<Record<TextKey, string>>,
};
export const textOf = (language: Language, key: TextKey): string => texts[language][key];

/** Escaped already, as `html` of hono gives it. */
export type Html = ReturnType<typeof html>;
/** Puts a body into a whole page. */
export type Layout = (title: string, body: Html, language: Language) => Html;
type Drawn = { readonly title: string; readonly body: Html };

type KeyForm = {
  readonly does: "get" | "create";
  readonly options: string;
  readonly answer: string;
  readonly button: TextKey;
  readonly next: string;
  readonly csrf?: string;
  readonly fields?: Html;
};
/** A form that the script sends with the answer of a key. What the script may have to say stands in it. */
const keyForm = (
  language: Language,
  { does, options, answer, button, next, csrf = "", fields = html`` }: KeyForm,
): Html => {
  const say = (key: TextKey): string => textOf(language, key);
  return html`<form method="post" class="card form" data-passkey="${does}" data-options="${options}" data-answer="${answer}" data-next="${next}" data-csrf="${csrf}"
  data-cancelled="${say("said.cancelled")}" data-unsupported="${say("said.unsupported")}" data-offline="${say("said.offline")}">${fields}
<div class="acts"><button type="submit" class="btn main">${say(button)}</button></div>
<p role="alert" data-said></p>
<noscript><p>${say("said.noScript")}</p></noscript>
</form>`;
};

/** `ended`: why there is no session; `enrolled`: a key was added just now; `organisation`: the way to one's own sign-in, where there is any. */
export const signInPage = (
  language: Language,
  next: string,
  ended: Ended,
  enrolled: boolean,
  organisation: Html | undefined,
): Drawn => {
  const say = (key: TextKey): string => textOf(language, key);
  const note = enrolled
    ? say("signIn.enrolled")
    : ended === "unknown"
      ? undefined
      : say(`ended.${ended}`);
  const form = keyForm(language, {
    does: "get",
    options: "/sign-in/options",
    answer: "/sign-in",
    button: "signIn.button",
    next,
  });
  return {
    title: say("signIn.title"),
    body: html`${note === undefined ? "" : html`<p role="status">${note}</p>`}
${organisation ?? ""}
<p>${say("signIn.intro")}</p>
${form}
<p><a href="/enrol">${say("signIn.enrol")}</a></p>
<p>${say("signIn.lost")}</p>`,
  };
};
export const enrolPage = (language: Language): Drawn => {
  const say = (key: TextKey): string => textOf(language, key);
  const fields = html`<div class="field"><label for="code">${say("enrol.code")}</label>
<input type="text" id="code" name="code" required maxlength="20" autocomplete="one-time-code" autocapitalize="characters" spellcheck="false"></div>`;
  const to = {
    options: "/enrol/options",
    answer: "/enrol",
    button: "enrol.button",
    next: "/",
  } as const;
  return {
    title: say("enrol.title"),
    body: html`<p>${say("enrol.intro")}</p>
${keyForm(language, { does: "create", ...to, fields })}`,
  };
};
export const stepUpPage = (language: Language, next: string, { csrf }: Session): Drawn => {
  const to = {
    options: "/step-up/options",
    answer: "/step-up",
    button: "stepUp.button",
    next,
    csrf,
  } as const;
  return {
    title: textOf(language, "stepUp.title"),
    body: html`<p>${textOf(language, "stepUp.intro")}</p>
${keyForm(language, { does: "get", ...to })}`,
  };
};

const locales = { sv: "sv-SE", en: "en-GB" } as const;
const moment = (language: Language, at: number): string =>
  new Intl.DateTimeFormat(locales[language], {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: "Europe/Stockholm",
  }).format(at);
const browserName = (language: Language, { family, system }: Browser): string => {
  if (!family && !system) return textOf(language, "sessions.unknown");
  return [
    family ?? textOf(language, "sessions.browser"),
    ...(system ? [textOf(language, "sessions.on"), system] : []),
  ].join(" ");
};
const sessionRow = (language: Language, one: Listed, { publicId, csrf }: Session): Html => {
  const say = (key: TextKey): string => textOf(language, key);
  const name = browserName(language, one.browser);
  const isThis = one.publicId === publicId;
  return html`<li class="card"><p><strong>${name}</strong>${isThis ? html` <em>${say("sessions.this")}</em>` : ""}</p>
<p>${say("sessions.since")} ${moment(language, one.createdAt)}. ${say("sessions.seen")} ${moment(language, one.seenAt)}.</p>
<form method="post" action="/sessions/end"><input type="hidden" name="csrf" value="${csrf}"><input type="hidden" name="session" value="${one.publicId}">
<button type="submit" class="btn small" aria-label="${say("sessions.end")}: ${name}">${say("sessions.end")}</button></form></li>`;
};
export const sessionsPage = (
  language: Language,
  listed: readonly Listed[],
  session: Session,
): Drawn => {
  const say = (key: TextKey): string => textOf(language, key);
  const button = (action: string, label: TextKey, name: string): Html =>
    html`<form method="post" action="${action}"><input type="hidden" name="csrf" value="${session.csrf}"><input type="hidden" name="${name}" value="1">
<button type="submit" class="btn">${say(label)}</button></form>`;
  return {
    title: say("sessions.title"),
    body: html`<p>${say("sessions.intro")}</p>
<ul>${listed.map((one) => sessionRow(language, one, session))}</ul>
${button("/sign-out", "sessions.signOut", "this")}
${button("/sessions/end", "sessions.endAll", "all")}
<p><a href="/">${say("sessions.back")}</a></p>`,
  };
};
