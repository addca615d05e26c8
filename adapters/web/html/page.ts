// A whole document: head, header, navigation, content, and what the script shows when something happens to the session.
import {
  type Chrome,
  type Html,
  hiddenField,
  html,
  isLinkable,
  type TextKey,
  textOf,
} from "./chrome.ts";

type Kind = "inbox" | "panel" | "list" | "form" | "said" | "space" | "sign-in" | "answer";
type Nav = "waiting" | "find" | "spaces" | "sessions";
type PageOptions = {
  readonly title: string;
  readonly body: Html;
  /** The first heading, where it is another text than `title`. */
  readonly heading?: string;
  /** What was said of what was just done. */
  readonly said?: string;
  /** It is fetched anew when something changes. */
  readonly live?: boolean;
  /** A form that is to be corrected: the document's name begins with it. */
  readonly wrong?: boolean;
  readonly kind: Kind;
  /** The address of a second script. */
  readonly alsoRuns?: string;
  /** Where in the navigation the page stands. */
  readonly at?: Nav;
};

const icons: Readonly<Record<Nav | "out" | "call", Html>> = {
  waiting: html`<path d="M5 13.6h10c-1.1-1.1-1.4-2.4-1.4-4.6a3.6 3.6 0 0 0-7.2 0c0 2.2-.3 3.5-1.4 4.6ZM8.6 16h2.8"/>`,
  find: html`<path d="m13 13 3.6 3.6M14.2 8.9a5.3 5.3 0 1 1-10.6 0 5.3 5.3 0 0 1 10.6 0Z"/>`,
  spaces: html`<path d="M8 4 6.6 16M13.4 4 12 16M4 7.8h12.4M3.6 12.2H16"/>`,
  sessions: html`<rect x="3.5" y="4" width="13" height="9" rx="1.5"/><path d="M7 16.5h6"/>`,
  out: html`<path d="M8.5 3.5H5a1 1 0 0 0-1 1v11a1 1 0 0 0 1 1h3.5M8 10h8.5M13.5 7l3 3-3 3"/>`,
  call: html`<path d="M5.2 3.8h2.4l1.2 3.2-1.6 1.2a8 8 0 0 0 4.6 4.6l1.2-1.6 3.2 1.2v2.4a1.4 1.4 0 0 1-1.5 1.4A11.6 11.6 0 0 1 3.8 5.3a1.4 1.4 0 0 1 1.4-1.5Z"/>`,
};
const iconOf = (name: keyof typeof icons): Html =>
  html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true">${icons[name]}</svg>`;
const mark = html`<svg viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="8" fill="#1c5f55"/>
<path d="M10 21 21 10" stroke="#f0b765" stroke-width="6" stroke-linecap="round"/>
<path d="M20 7a5 5 0 0 1 5 5M12 25a5 5 0 0 1-5-5" stroke="#a9d0c5" stroke-width="2.4" fill="none" stroke-linecap="round"/></svg>`;

const paths: Readonly<Record<Nav, string>> = {
  waiting: "/",
  find: "/find",
  spaces: "/spaces",
  sessions: "/sessions",
};
const badgeOf = (chrome: Chrome): Html | false => {
  const { waiting = 0 } = chrome;
  const said = html`<span aria-hidden="true">${waiting}</span><span class="unseen">(${textOf(chrome, "nav.count", waiting)})</span>`;
  return waiting > 0 && html` <span class="badge">${said}</span>`;
};
const navOf = (chrome: Chrome, at: Nav | undefined): Html => {
  const link = (name: Nav): Html => {
    const inner = html`${iconOf(name)}<span>${textOf(chrome, `nav.${name}`)}</span>${name === "waiting" && badgeOf(chrome)}`;
    return html`<li><a href="${paths[name]}"${name === at && html` aria-current="page"`}>${inner}</a></li>`;
  };
  const out = html`<button>${iconOf("out")}<span>${textOf(chrome, "nav.out")}</span></button>`;
  return html`<nav id="nav" aria-label="${textOf(chrome, "menu")}"><ul>${(["waiting", "find", "spaces", "sessions"] as const).map(link)}
<li><form method="post" action="/sign-out" data-plain>${hiddenField("csrf", chrome.csrf)}${out}</form></li></ul></nav>`;
};
const headerOf = (chrome: Chrome): Html => {
  const { member, emergency } = chrome;
  const who = member && html`<p class="who"><b>${member.name}</b><span>${member.agency}</span></p>`;
  const isKnown = emergency !== undefined && isLinkable(emergency);
  const call =
    isKnown &&
    html`<a class="call" href="${emergency}">${iconOf("call")}${textOf(chrome, "call")}</a>`;
  const hint = textOf(chrome, "hide.hint");
  return html`<header class="top"><a class="mark" href="/">${mark}<span>Stafett</span></a>${who}
<button type="button" class="hide" id="hide" hidden title="${hint}">${textOf(chrome, "hide")}</button>${call}</header>`;
};
type Notice = "soon" | "ended" | "lost" | "cover";
/** What the script shows. The markup lies in the page, so that the script parses none. All but `soon` stand instead of the content. */
const noticeOf = (chrome: Chrome, name: Notice, button: TextKey): Html => {
  const title = textOf(chrome, `${name}.title`);
  const heading = name === "soon" ? html`<h2>${title}</h2>` : html`<h1 tabindex="-1">${title}</h1>`;
  const text = name !== "cover" && html`<p>${textOf(chrome, `${name}.text`)}</p>`;
  const does = name === "soon" ? "stay" : "again";
  return html`<template id="on-${name}"><div class="notice"${name !== "soon" && html` role="main"`}>${heading}${text}
<button type="button" class="btn main" data-does="${does}">${textOf(chrome, button)}</button></div></template>`;
};
const noticesOf = (chrome: Chrome): Html =>
  html`${noticeOf(chrome, "soon", "soon.stay")}${noticeOf(chrome, "ended", "ended.link")}${noticeOf(chrome, "lost", "lost.retry")}`;

/** What a browser's history keeps: the kind of page and how many things wait, never what the page is about. */
const documentTitle = (chrome: Chrome, { kind, wrong }: PageOptions): string => {
  const { waiting = 0 } = chrome;
  const count = waiting > 0 && kind === "inbox" ? `(${waiting}) ` : "";
  return `${wrong ? `${textOf(chrome, "error")}: ` : ""}${count}Stafett · ${textOf(chrome, `document.${kind}`)}`;
};
const alsoOf = ({ alsoRuns }: PageOptions): Html | false =>
  alsoRuns !== undefined && html`<script src="${alsoRuns}" defer></script>`;
const headOf = (chrome: Chrome, options: PageOptions): Html =>
  html`<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer"><title>${documentTitle(chrome, options)}</title>
${chrome.icon !== undefined && html`<link rel="icon" type="image/svg+xml" href="${chrome.icon}">`}<link rel="stylesheet" href="${chrome.style}"><script src="${chrome.script}" defer></script>${alsoOf(options)}</head>`;
/** A whole document. Without a member it has no navigation and the script holds no stream. */
export const page = (chrome: Chrome, options: PageOptions): string => {
  const { title, body, heading = title, said, live = false, kind, at } = options;
  const isIn = chrome.member !== undefined;
  const ends = chrome.endsAtS !== undefined && html` data-ends="${chrome.endsAtS}"`;
  const toast = said !== undefined && said !== "" && html`<p>${said}</p>`;
  const main = html`<main id="main" tabindex="-1"><div id="said" class="said" role="status">${toast}</div><h1>${heading}</h1>${body}</main>`;
  const whole = html`<!doctype html>
<html lang="${chrome.language}"${ends}${chrome.seen !== undefined && html` data-seen="${chrome.seen}"`}>${headOf(chrome, options)}
<body class="at-${kind}"${isIn && html` data-in`}${live && html` data-live`}><a class="skip" href="#main">${textOf(chrome, "skip")}</a>
<div id="notices" role="alert"></div>${headerOf(chrome)}
<div class="${isIn ? "frame" : "alone"}">${isIn && navOf(chrome, at)}${main}</div>
${isIn && noticesOf(chrome)}${noticeOf(chrome, "cover", "cover.show")}</body></html>`;
  return whole.toString();
};
