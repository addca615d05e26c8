// Responses: headers that every page has, a sentence for the next page, and the way on after a POST.
import { keptNowhere, pageHeaders } from "./headers.ts";
import { cookieIn, hostCookie } from "./sign-in/tokens.ts";

/** How long a sentence waits for the page that shows it, s. */
const saidKeptS = 60;
const saidCookie = "__Host-stafett-said";

/** A page. It is not kept anywhere: not by the browser, not on the way. */
export const htmlResponse = (html: string, status = 200): Response =>
  new Response(html, {
    status,
    headers: { ...pageHeaders, ...keptNowhere, "content-type": "text/html; charset=utf-8" },
  });
/** A page that is drawn with a sentence from before: the sentence is shown once. */
export const shownOnce = (response: Response): Response => {
  response.headers.append("set-cookie", hostCookie(saidCookie, "", "Lax", 0));
  return response;
};
/** After a POST the browser asks for `path`, so that reload and back send nothing again. `said`: sealed, shown there once. */
export const goOn = (path: string, said?: string): Response => {
  const response = new Response(null, {
    status: 303,
    headers: { ...pageHeaders, ...keptNowhere, location: path },
  });
  if (said !== undefined)
    response.headers.append("set-cookie", hostCookie(saidCookie, said, "Lax", saidKeptS));
  return response;
};
/** The sealed sentence that the request brings along; undefined: none. */
export const saidIn = (request: Request): string | undefined =>
  cookieIn(request.headers.get("cookie"), saidCookie);
/** Style and script, named by their hash: kept for a year. */
export const assetResponse = (
  text: string,
  type: "text/css" | "text/javascript" | "image/svg+xml",
): Response =>
  new Response(text, {
    headers: {
      ...pageHeaders,
      "content-type": `${type}; charset=utf-8`,
      "cache-control": "public, max-age=31536000, immutable",
    },
  });
/** What a script is told without a page. */
export const statusResponse = (
  status: number,
  more: Readonly<Record<string, string>> = {},
): Response => new Response(null, { status, headers: { ...pageHeaders, ...keptNowhere, ...more } });
/** Server-sent events: that something has changed, and nothing of what. */
export const eventsResponse = (body: ReadableStream<Uint8Array>): Response =>
  new Response(body, {
    headers: {
      ...pageHeaders,
      ...keptNowhere,
      "content-type": "text/event-stream",
      "x-accel-buffering": "no",
    },
  });
