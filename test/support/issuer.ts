// An organisation's issuer of OpenID Connect: oidc-provider on loopback, at which a person is whom the test says.
import type { IncomingMessage, ServerResponse } from "node:http";
import Provider from "oidc-provider";
import { onTestFinished } from "vitest";
import { issuerKey, serve } from "./served.ts";

/** Who sits at the issuer, and how they sign in there. `has`: the organisation has them still. `since`: when they signed in, seconds since 1970; undefined: just now. */
export type Person = {
  sub: string;
  acr?: string;
  since?: number;
  claims?: Readonly<Record<string, unknown>>;
  has: boolean;
};
export type IssuerOptions = {
  readonly client: Readonly<Record<string, unknown>>;
  /** Gives refresh tokens. */
  readonly refreshes?: boolean;
  readonly acrs?: readonly string[];
  /** Where its server sends what it has to tell. */
  readonly sends?: (url: URL, options: RequestInit) => Promise<Response>;
};
/** `at`: told where it is, before it reads who its client is. */
export const openIssuer = async (
  { client, refreshes = false, acrs = [], sends }: IssuerOptions,
  person: Person,
  at: (url: string) => void | Promise<void>,
) => {
  const early: (readonly [IncomingMessage, ServerResponse])[] = [];
  let answer = (request: IncomingMessage, response: ServerResponse): void =>
    void early.push([request, response]);
  const { url, close } = await serve(() => answer);
  onTestFinished(close);
  await at(url);
  const provider = new Provider(url, {
    clients: [
      {
        response_types: ["code"],
        grant_types: ["authorization_code", "refresh_token"],
        ...(client.client_secret === undefined && {
          token_endpoint_auth_method: "private_key_jwt",
          token_endpoint_auth_signing_alg: "ES256",
        }),
        ...client,
      },
    ],
    jwks: { keys: [await issuerKey("one")] },
    cookies: { keys: ["only for tests"] },
    acrValues: [...acrs],
    claims: {
      openid: ["sub", "extra"],
      ...(acrs.length > 0 && { acr: null }),
      auth_time: null,
      sid: null,
      iss: null,
    },
    conformIdTokenClaims: false,
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true },
    },
    issueRefreshToken: async () => refreshes,
    findAccount: async (_: unknown, id: string) =>
      person.has && id === person.sub
        ? { accountId: id, claims: async () => ({ sub: id, ...person.claims }) }
        : undefined,
    interactions: { url: (_: unknown, { uid }: { readonly uid: string }) => `/as/${uid}` },
    ...(sends && { fetch: (to: URL, options: RequestInit) => sends(new URL(to), options) }),
  });
  const own = provider.callback();
  /** Signs in and says yes to everything. */
  const agrees = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { params } = await provider.interactionDetails(request, response);
    const grant = new provider.Grant({ accountId: person.sub, clientId: params.client_id });
    grant.addOIDCScope("openid");
    const login = {
      accountId: person.sub,
      ...(person.since !== undefined && { ts: person.since }),
      ...(person.acr !== undefined && { acr: person.acr }),
    };
    const to = person.has
      ? await provider.interactionResult(request, response, {
          login,
          consent: { grantId: await grant.save() },
        })
      : await provider.interactionResult(request, response, { error: "access_denied" });
    response.writeHead(303, { location: to }).end();
  };
  answer = (request, response) => {
    if (request.url?.startsWith("/as/"))
      agrees(request, response).catch((error: unknown) =>
        response.writeHead(500).end(String(error)),
      );
    else own(request, response);
  };
  for (const [request, response] of early) answer(request, response);
  return { url };
};
/** The person's browser at issuers: it follows until it is led away from this computer. */
export const issuerBrowser = () => {
  const cookies = new Map<string, Map<string, string>>();
  const ask = async (url: URL, init: RequestInit = {}): Promise<Response> => {
    const jar = cookies.get(url.origin) ?? new Map<string, string>();
    cookies.set(url.origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, {
      redirect: "manual",
      ...init,
      headers: { ...init.headers, cookie },
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === "" || /expires=Thu, 01 Jan 1970/i.test(set)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
  return {
    cookies,
    ask,
    /** Where it is led back to. */
    goes: async (from: string, home: string): Promise<string> => {
      let url = new URL(from);
      for (let steps = 0; steps < 10; steps++) {
        const response = await ask(url);
        const to = response.headers.get("location");
        if (to === null)
          throw new Error(`${url.pathname}: ${response.status} ${await response.text()}`);
        url = new URL(to, url);
        if (url.origin === home) return url.pathname + url.search;
      }
      throw new Error("no end");
    },
  };
};
