// The playground is for the person at this machine. A page elsewhere must not reach it, neither directly nor through a name that it lets point here.
import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";

const BODY_BYTES = 300_000;
/** The page has no inline script and loads nothing from elsewhere; a bot's picture could tell its host who looks. */
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const isLoopback = (url: string): boolean => LOOPBACK.test(URL.parse(url)?.hostname ?? "");

function reasonToRefuse(
  method: string,
  header: (name: string) => string | undefined,
  host: string,
): string | undefined {
  if (!isLoopback(`http://${host}`)) return "host_not_allowed";
  const origin = header("origin");
  // Another port on this machine is another site's: the whole origin must be this one.
  if (origin !== undefined && URL.parse(origin)?.host !== host) return "origin_not_allowed";
  const site = header("sec-fetch-site");
  // "none" is an address that was typed in; following a link to the page itself is harmless, a request from elsewhere is not.
  const opened = method === "GET" && header("sec-fetch-mode") === "navigate";
  if (site !== undefined && site !== "same-origin" && site !== "none" && !opened)
    return "origin_not_allowed";
  if (method === "POST" && !(header("content-type") ?? "").startsWith("application/json"))
    return "json_required";
  return method === "GET" || method === "HEAD" || method === "POST"
    ? undefined
    : "method_not_allowed";
}

export const loopbackOnly: MiddlewareHandler = async (c, next): Promise<Response | undefined> => {
  const host = c.req.header("host") ?? new URL(c.req.url).host;
  const reason = reasonToRefuse(c.req.method, (name) => c.req.header(name), host);
  if (reason) return c.json({ error: reason }, reason === "json_required" ? 415 : 403);
  await next();
  for (const [name, value] of Object.entries({
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
  }))
    c.res.headers.set(name, value);
  if (!c.res.headers.has("Cache-Control")) c.res.headers.set("Cache-Control", "no-store");
  return undefined;
};

export const smallBody = bodyLimit({
  maxSize: BODY_BYTES,
  onError: (c) => c.json({ error: "body_too_large" }, 413),
});
