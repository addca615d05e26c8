// An issuer of our own that may lie, for tests and attacks: in its metadata, its keys, its tokens and its logouts, and that may be slow or away.
import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { importJWK, type JWK, SignJWT, UnsecuredJWT } from "jose";
import { issuerKey, serve } from "./served.ts";

type Key = Awaited<ReturnType<typeof issuerKey>>;
/** Undefined claims are left out. */
export type Lies = {
  metadata?: Readonly<Record<string, unknown>>;
  claims?: Readonly<Record<string, unknown>>;
  /** Signs with a key that it does not publish, or with none. */
  signs?: "forged" | "unsigned";
  /** How far its clock is ahead of ours, in seconds. */
  aheadS?: number;
  /** Answers of the token endpoint, instead of tokens. */
  token?: { readonly status: number; readonly body: string };
  /** Never answers. */
  hangs?: boolean;
  refresh?: string;
};
const published = ({ kty, n, e, crv, x, y, kid, alg, use }: Key): JWK =>
  ({ ...{ kty, kid, alg, use }, ...(n && e ? { n, e } : { crv, x, y }) }) as JWK;
const seconds = (): number => Math.floor(Date.now() / 1_000);
const back = "http://schemas.openid.net/event/backchannel-logout";

/** `lies` may change while it runs. */
export const startLiar = async (lies: Lies = {}) => {
  const forged = await issuerKey("one");
  const state = {
    keys: [await issuerKey("one")],
    nonces: new Map<string, string>(),
    asked: [] as string[],
    client: "stafett",
  };
  const url = { here: "" };
  const signed = async (
    claims: Readonly<Record<string, unknown>>,
    typ?: string,
  ): Promise<string> => {
    const key = lies.signs === "forged" ? forged : state.keys[0];
    if (!key || lies.signs === "unsigned") return new UnsecuredJWT(claims).encode();
    return new SignJWT(claims)
      .setProtectedHeader({ alg: key.alg, kid: key.kid, ...(typ && { typ }) })
      .sign(await importJWK(key, key.alg));
  };
  const now = (): number => seconds() + (lies.aheadS ?? 0);
  const idToken = (nonce: string | undefined): Promise<string> =>
    signed({
      iss: url.here,
      aud: state.client,
      sub: "a1b2c3",
      iat: now(),
      exp: now() + 300,
      auth_time: now(),
      nonce,
      ...lies.claims,
    });
  const metadata = (): unknown => ({
    issuer: url.here,
    authorization_endpoint: `${url.here}/auth`,
    token_endpoint: `${url.here}/token`,
    jwks_uri: `${url.here}/keys`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
    token_endpoint_auth_methods_supported: ["private_key_jwt"],
    authorization_response_iss_parameter_supported: true,
    ...lies.metadata,
  });
  const tokens = async (body: string): Promise<unknown> => {
    const asked = new URLSearchParams(body);
    const nonce = state.nonces.get(asked.get("code") ?? "");
    return {
      access_token: "x",
      token_type: "Bearer",
      id_token: await idToken(nonce),
      ...(lies.refresh && { refresh_token: lies.refresh }),
    };
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? "";
    const body = await text(request);
    state.asked.push(`${request.method} ${path}`);
    if (lies.hangs) return;
    const send = (status: number, said: string): void =>
      void response.writeHead(status, { "content-type": "application/json" }).end(said);
    if (path.includes("openid-configuration")) send(200, JSON.stringify(metadata()));
    else if (path === "/keys") send(200, JSON.stringify({ keys: state.keys.map(published) }));
    else if (lies.token) send(lies.token.status, lies.token.body);
    else send(200, JSON.stringify(await tokens(body)));
  };
  const { url: here, close } = await serve(
    () => (request, response) => void answer(request, response),
  );
  url.here = here;
  return {
    url: here,
    close,
    lies,
    state,
    /** Where it leads a browser that came with `from`; `more`: instead of what it would say. */
    leads: (from: string, more: Readonly<Record<string, string>> = {}): string => {
      const asked = new URL(from).searchParams;
      const code = `code-${state.nonces.size}`;
      state.nonces.set(code, asked.get("nonce") ?? "");
      const to = new URL(asked.get("redirect_uri") ?? "");
      const said = { code, state: asked.get("state") ?? "", iss: here, ...more };
      for (const [name, value] of Object.entries(said))
        if (value !== "") to.searchParams.set(name, value);
      return to.pathname + to.search;
    },
    logoutToken: (
      claims: Readonly<Record<string, unknown>> = {},
      typ = "logout+jwt",
    ): Promise<string> =>
      signed(
        {
          iss: here,
          aud: state.client,
          sub: "a1b2c3",
          iat: now(),
          exp: now() + 120,
          jti: `jti-${Math.random()}`,
          events: { [back]: {} },
          ...claims,
        },
        typ,
      ),
  };
};
