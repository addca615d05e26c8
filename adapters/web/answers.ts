// Responses: headers that every page has, a sentence for the next page, and the way on after a POST.
import type { Chrome } from "./html/chrome.ts";

/** Nothing is loaded from elsewhere, nothing is written into the page by a script but what the policy `stafett` lets through, nobody frames it. */
const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types stafett",
].join("; ");
const common: Readonly<Record<string, string>> = {
  "content-security-policy": policy,
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy":
    "camera=(), display-capture=(), geolocation=(), microphone=(), publickey-credentials-get=(self), publickey-credentials-create=(self)",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};
/** How long a sentence waits for the page that shows it, s. */
const saidKeptS = 60;
const saidCookie = "__Host-stafett-said";

/** A page. It is not kept anywhere: not by the browser, not on the way. */
export const htmlResponse = (html: string, status = 200): Response =>
  new Response(html, { status, headers: { ...common, "content-type": "text/html; charset=utf-8", "cache-control": "no-store" } });
/** A page that is drawn with a sentence from before: the sentence is shown once. */
export const shownOnce = (response: Response): Response => {
  response.headers.append("set-cookie", `${saidCookie}=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax`);
  return response;
};
/** After a POST the browser asks for `path`, so that reload and back send nothing again. `said`: sealed, shown there once. */
export const goOn = (path: string, said?: string): Response => {
  const response = new Response(null, { status: 303, headers: { ...common, "cache-control": "no-store", location: path } });
  if (said !== undefined)
    response.headers.append("set-cookie", `${saidCookie}=${said}; Path=/; Max-Age=${saidKeptS}; Secure; HttpOnly; SameSite=Lax`);
  return response;
};
/** The sealed sentence that the request brings along; undefined: none. */
export const saidIn = (request: Request): string | undefined => cookieOf(request, saidCookie);
export const cookieOf = (request: Request, name: string): string | undefined =>
  (request.headers.get("cookie") ?? "")
    .split(/; */)
    .find((each) => each.startsWith(`${name}=`))
    ?.slice(name.length + 1);
/** Style and script, named by their hash: kept for a year. */
export const assetResponse = (text: string, type: "text/css" | "text/javascript"): Response =>
  new Response(text, {
    headers: { ...common, "content-type": `${type}; charset=utf-8`, "cache-control": "public, max-age=31536000, immutable" },
  });
/** Server-sent events: that something has changed, and nothing of what. */
export const eventsResponse = (body: ReadableStream<Uint8Array>): Response =>
  new Response(body, {
    headers: { ...common, "content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no" },
  });
export type Language = Chrome["language"];
