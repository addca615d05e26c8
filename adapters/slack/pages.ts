// The pages that a browser shows during an installation: both languages, no script, nothing of what the request said.
import en from "./texts/en.json" with { type: "json" };
import sv from "./texts/sv.json" with { type: "json" };

type Texts = Readonly<Record<keyof typeof sv, string>>;
type NameIn<Key> = Key extends `${infer Name}.title` ? Name : never;
export type PageName = NameIn<keyof Texts>;
const statuses: Readonly<Record<PageName, number>> = {
  start: 200,
  installed: 200,
  cancelled: 400,
  stale: 400,
  foreign: 403,
  down: 503,
  failed: 502,
};
const headers = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy":
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};
const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
/** Only where there is something to go on with. */
const linkOf = (texts: Readonly<Record<string, string>>, name: PageName): string | undefined =>
  texts[`${name}.link`];
const half = (language: "sv" | "en", texts: Texts, name: PageName, target: string): string => {
  const link = linkOf(texts, name);
  const way = link === undefined ? "" : `<p><a href="${escaped(target)}">${escaped(link)}</a></p>`;
  return `<section lang="${language}"><h1>${escaped(texts[`${name}.title`])}</h1><p>${escaped(texts[`${name}.text`])}</p>${way}</section>`;
};
/** `target`: where the page's link leads. */
const htmlOf = (name: PageName, target: string): string =>
  `<!doctype html><html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>${escaped(sv[`${name}.title`])}</title></head><body>${half("sv", sv, name, target)}<hr>${half("en", en, name, target)}</body></html>`;
export const pageOf = (name: PageName, target: string, cookies: readonly string[]): Response => {
  const response = new Response(htmlOf(name, target), { status: statuses[name], headers });
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return response;
};
