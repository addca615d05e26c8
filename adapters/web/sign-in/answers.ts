// Requests of the sign-in pages as they are trusted, and answers as a browser may keep them: not at all.
import { readJson } from "../../json.ts";
import { keptNowhere, pageHeaders } from "../headers.ts";
import { readUpTo } from "./bounded.ts";

const headers = { ...pageHeaders, ...keptNowhere };
type Cookies = readonly string[];
const withCookies = (response: Response, cookies: Cookies): Response => {
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return response;
};
export const page = (status: number, html: string, cookies: Cookies = []): Response =>
  withCookies(
    new Response(html, {
      status,
      headers: { ...headers, "content-type": "text/html; charset=utf-8" },
    }),
    cookies,
  );
export const json = (status: number, body: unknown, cookies: Cookies = []): Response =>
  withCookies(
    new Response(JSON.stringify(body), {
      status,
      headers: { ...headers, "content-type": "application/json" },
    }),
    cookies,
  );
export const redirect = (
  to: string,
  cookies: Cookies = [],
  more: Readonly<Record<string, string>> = {},
): Response =>
  withCookies(
    new Response(null, { status: 303, headers: { ...headers, ...more, location: to } }),
    cookies,
  );
/** Not "cookies": that would take those of every host of the organisation's domain. */
export const leavingNothing = { "clear-site-data": '"cache", "storage"' } as const;

/**
 * Sent by a page of ours: browsers say where a request comes from, and scripts cannot change it. A form on a page without a referrer has the origin `null`, so it
 * counts only where the browser says nothing of the site. One that says nothing at all is refused.
 */
export const isFromOurPage = (request: Request, origin: string): boolean => {
  const [site, from] = [request.headers.get("sec-fetch-site"), request.headers.get("origin")];
  if (site !== null)
    return site === "same-origin" && (from === null || from === "null" || from === origin);
  return from === origin;
};

/** The largest answer of a key, with room for what browsers add. */
const bodyBytes = 32_768;
/** undefined: it is larger, or no text. */
const bodyOf = async (request: Request): Promise<string | undefined> => {
  const bytes = await readUpTo(request.body, bodyBytes);
  try {
    return bytes && new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};
const isOfType = (request: Request, type: string): boolean =>
  request.headers.get("content-type")?.split(";")[0]?.trim() === type;
/** Commas: a key's answer has a dozen values. */
const mostParts = 200;
export type Fields = Readonly<Record<string, unknown>>;
/** An object of JSON; undefined: it is none, or too large. A form of another site cannot send that type. */
export const readFields = async (request: Request): Promise<Fields | undefined> => {
  if (!isOfType(request, "application/json")) return undefined;
  const text = await bodyOf(request);
  const read = text === undefined ? undefined : readJson(text, mostParts);
  return typeof read === "object" && read !== null && !Array.isArray(read)
    ? (read as Fields)
    : undefined;
};
/** Fields of a form of ours; undefined: it is none, or too large. */
export const readForm = async (request: Request): Promise<URLSearchParams | undefined> => {
  if (!isOfType(request, "application/x-www-form-urlencoded")) return undefined;
  const text = await bodyOf(request);
  return text === undefined ? undefined : new URLSearchParams(text);
};

/** Pages of ours that one may come back to after signing in. */
const comeBackTo =
  /^\/(?:(?:panel|form|spaces)(?:\/[\w.~-]+)+(?:\?(?:draft=1|v=[\w-]+))?|sessions|me|step-up|find|now)?$/;
/** A sealed id and sealed values, with the names of a workflow and a command. */
const maxPath = 1_024;
/** A path of our own; anything else, as another host's address that looks like one, is the first page. */
export const ownPath = (wanted: unknown): string =>
  typeof wanted === "string" &&
  wanted.length <= maxPath &&
  comeBackTo.test(wanted) &&
  !wanted.includes("/..")
    ? wanted
    : "/";

/** The first of our languages that the browser names; Swedish where it names none. */
export const languageOf = (request: Request): "sv" | "en" =>
  (/\b(sv|en)\b/i
    .exec(request.headers.get("accept-language")?.slice(0, 200) ?? "")?.[1]
    ?.toLowerCase() ?? "sv") === "en"
    ? "en"
    : "sv";
