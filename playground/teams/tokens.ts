// The token service: a client id and its secret against a bearer token that opens the connector for an hour.
import { createHash, timingSafeEqual } from "node:crypto";
import { sign } from "./keys.ts";
import { TOKEN_LIVES_S } from "./limits.ts";
import type { Core } from "./state.ts";

const SCOPE = "https://api.botframework.com/.default";
const BOTFRAMEWORK = "botframework.com";

type Answer = { status: number; body: Record<string, unknown> };

/** As Entra says it: the sentence begins with its number. */
function no(
  core: Core,
  status: 400 | 401,
  error: string,
  number: number,
  sentence: string,
): Answer {
  return {
    status,
    body: {
      error,
      error_description: `AADSTS${number}: ${sentence}`,
      error_codes: [number],
      timestamp: new Date(core.options.now()).toISOString(),
      trace_id: crypto.randomUUID(),
      correlation_id: crypto.randomUUID(),
    },
  };
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
const same = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));

export function giveToken(core: Core, tenant: string, form: URLSearchParams): Answer {
  const { clientId, clientSecret, tenants } = core.options;
  const field = (name: string): string => form.get(name) ?? "";
  if (tenant !== BOTFRAMEWORK && !tenants.some(({ id }) => id === tenant))
    return no(core, 400, "invalid_request", 90002, `Tenant '${tenant}' not found.`);
  for (const name of ["grant_type", "client_id", "scope"])
    if (!field(name))
      return no(
        core,
        400,
        "invalid_request",
        900144,
        `The request body must contain the following parameter: '${name}'.`,
      );
  if (field("grant_type") !== "client_credentials")
    return no(
      core,
      400,
      "unsupported_grant_type",
      70003,
      "The app requested an unsupported grant type.",
    );
  if (field("client_id") !== clientId)
    return no(
      core,
      400,
      "unauthorized_client",
      700016,
      "Application with the given identifier was not found in the directory.",
    );
  if (!same(field("client_secret"), clientSecret))
    return no(core, 401, "invalid_client", 7000215, "Invalid client secret provided.");
  if (field("scope") !== SCOPE)
    return no(
      core,
      400,
      "invalid_scope",
      70011,
      "The provided value for the input parameter 'scope' is not valid.",
    );
  core.state.drawn += 1;
  const access_token = sign(core, {
    iss: `https://sts.windows.net/${tenant}/`,
    aud: "https://api.botframework.com",
    claims: { appid: clientId, tid: tenant, uti: String(core.state.drawn) },
  });
  core.tokens.set(access_token, core.options.now() + TOKEN_LIVES_S * 1000);
  return {
    status: 200,
    body: {
      token_type: "Bearer",
      expires_in: TOKEN_LIVES_S,
      ext_expires_in: TOKEN_LIVES_S,
      access_token,
    },
  };
}

/** Given out here, and not too long ago. */
export function holdsToken(core: Core, token: string): boolean {
  const now = core.options.now();
  for (const [old, expiresMs] of core.tokens) if (expiresMs <= now) core.tokens.delete(old);
  return core.tokens.has(token);
}
