// What a browser shows where there is no file: both languages, no script, nothing of what was asked for.

import type { PlainKey } from "../rules/ui.ts";
import type { Language } from "../rules/workflow.ts";
import type { Locale } from "../words/locale.ts";

export type FilePage = "unknown" | "expired" | "failed";
const pages = {
  unknown: { status: 404, title: "core.fileUnknownTitle", text: "core.fileUnknown" },
  expired: { status: 410, title: "core.fileExpiredTitle", text: "core.fileExpired" },
  failed: { status: 500, title: "core.fileFailedTitle", text: "core.fileFailed" },
} as const satisfies Record<FilePage, object>;

/** Of everything under a link: it is for one person, once, and no other page may do anything with it. */
export const fileHeaders: Readonly<Record<string, string>> = {
  "cache-control": "no-store",
  "content-security-policy":
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};
const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** `head`: without the page itself. */
export const filePage = (name: FilePage, locale: Locale, head: boolean): Response => {
  const { status, title, text } = pages[name];
  const said = (key: PlainKey, language: Language): string => escaped(locale.entry(key, language));
  const half = (language: Language): string =>
    `<section lang="${language}"><h1>${said(title, language)}</h1><p>${said(text, language)}</p></section>`;
  const html =
    `<!doctype html><html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
    `<title>${said(title, "sv")}</title></head><body>${half("sv")}<hr>${half("en")}</body></html>`;
  return new Response(head ? null : html, {
    status,
    headers: { ...fileHeaders, "content-type": "text/html; charset=utf-8" },
  });
};
