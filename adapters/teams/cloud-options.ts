// Which cloud the settings lead to, and with which credentials: Microsoft's own, another one, or the local client.

import { botToken } from "./bot-token.ts";
import type { CloudOptions } from "./connector.ts";

/** Microsoft's public cloud ("Send proactive messages", read November 2026). One host, a path for each region. */
export const publicServiceUrl = "https://smba.trafficmanager.net/teams";
type Settings = Readonly<
  Partial<
    Record<
      | "CLIENT_ID"
      | "CLIENT_SECRET"
      | "TENANT_ID"
      | "TEAMS_TOKEN_URL"
      | "TEAMS_OPENID_URL"
      | "SERVICE_URL"
      | "STAFETT_AGENTS_PLAYGROUND",
      string
    >
  >
>;

/** The library reads the bot's own token. The local client looks at none, so this one says nothing and is signed by nobody. */
const noToken = [{ alg: "none" }, { exp: 4_102_444_800 }, {}]
  .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
  .join(".");
/** The local client sends no token; its service URL is on this machine. It has no Entra, so its organisation and the bot's id are its own. */
export const agentsPlayground = {
  clientId: "00000000-0000-0000-0000-000000000000",
  token: () => noToken,
  serviceUrl: "http://localhost:56150/_connector",
  serviceOrigins: ["http://localhost:56150", "http://127.0.0.1:56150"],
  unauthenticated: true,
} as const;
/** With the client secret at Entra, by Microsoft's library; or at a token service that is none. */
export const credentials = (
  { CLIENT_ID = "", CLIENT_SECRET = "", TEAMS_TOKEN_URL }: Settings,
  now: () => number,
) =>
  TEAMS_TOKEN_URL === undefined
    ? { clientSecret: CLIENT_SECRET }
    : { token: botToken(TEAMS_TOKEN_URL, CLIENT_ID, CLIENT_SECRET, now) };
/** For calls of the connector beside the adapter. */
export const cloudOptions = (set: Settings): Omit<CloudOptions, "fact"> =>
  set.STAFETT_AGENTS_PLAYGROUND === undefined
    ? {
        clientId: set.CLIENT_ID ?? "",
        ...credentials(set, Date.now),
        tenantId: set.TENANT_ID,
        openIdUrl: set.TEAMS_OPENID_URL,
        serviceUrl: set.SERVICE_URL ?? publicServiceUrl,
        unauthenticated: false,
      }
    : agentsPlayground;
