// A browser at the sign-in pages: it keeps cookies, and its key may be honest or not.
import { expect } from "vitest";
import { Authenticator } from "./authenticator.ts";
import { moving, origin, signingIn } from "./sign-in.ts";

type World = ReturnType<typeof signingIn>;
type Sent = {
  readonly form?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};
/** A browser with its cookies, and an address of its own. */
export const browserIn = (world: World, address = "192.0.2.1", language = "sv") => {
  const cookies = new Map<string, string>();
  const ask = async (
    method: "GET" | "POST",
    path: string,
    { form, json, headers = {} }: Sent = {},
  ): Promise<Response> => {
    const type = form ? "application/x-www-form-urlencoded" : "application/json";
    const body = form
      ? new URLSearchParams(form).toString()
      : json === undefined
        ? undefined
        : JSON.stringify(json);
    const own = {
      "sec-fetch-site": method === "GET" ? "none" : "same-origin",
      "accept-language": language,
      "user-agent": "Firefox/144 (Linux)",
    };
    const request = new Request(`${origin}${path}`, {
      method,
      headers: {
        ...own,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(body !== undefined && { "content-type": type }),
        ...headers,
      },
      ...(body !== undefined && { body }),
    });
    const response = await moving(world.clock, world.visit(request, address));
    if (!response) throw new Error(`not ours: ${path}`);
    for (const set of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (set.includes("Max-Age=0")) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  return {
    cookies,
    get: (path: string) => ask("GET", path),
    post: (path: string, json: unknown = {}, headers?: Sent["headers"]) =>
      ask("POST", path, { json, ...(headers && { headers }) }),
    send: (path: string, form: Readonly<Record<string, string>>, headers?: Sent["headers"]) =>
      ask("POST", path, { form, ...(headers && { headers }) }),
  };
};
export type Browser = ReturnType<typeof browserIn>;
export const csrfIn = (html: string): string =>
  /name="csrf" value="([^"]+)"|data-csrf="([^"]+)"/.exec(html)?.slice(1).find(Boolean) ?? "";
export const codeFor = async (
  world: World,
  identity = "web:anna",
  lost = false,
): Promise<string> => {
  const code = await world.issueCode(identity, { lost });
  if (code === undefined) throw new Error("no code");
  return code;
};
export const enrolled = async (
  world: World,
  browser: Browser,
  identity = "web:anna",
  key = new Authenticator(origin),
): Promise<Authenticator> => {
  const options = await browser.post("/enrol/options", { code: await codeFor(world, identity) });
  const added = await browser.post("/enrol", { credential: key.create(await options.json()) });
  expect([added.status, await added.json()]).toEqual([200, { to: "/sign-in?enrolled=1" }]);
  return key;
};
export const signIn = async (
  browser: Browser,
  key: Authenticator,
  next: unknown = "/",
): Promise<Response> =>
  browser.post("/sign-in", {
    credential: key.get(await (await browser.post("/sign-in/options")).json()),
    next,
  });
export const signedIn = async (world = signingIn()) => {
  const browser = browserIn(world);
  const key = await enrolled(world, browser);
  expect((await signIn(browser, key)).status).toBe(200);
  return { world, browser, key };
};
