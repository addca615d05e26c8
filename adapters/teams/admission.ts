// In front of Teams' own library: what it lets through, and must not.
import { z } from "zod";
import type { Sent } from "../port.ts";

/**
 * The library (2.1.0, read and tried in November 2026) also takes an Entra token of any organisation whose audience is the bot's id, and with one it
 * neither looks at the service URL nor at who sends: it would then bring the bot's own token to whatever URL the request names.
 * So before it sees a request: the issuer is the connector's, the service URL is said and stands on the list, the organisation is one of ours.
 * The signature, the times, the audience and that the token's own service URL is the same are the library's; its tests are ours (test/adapters).
 */
type AdmissionOptions = {
  readonly issuer: string;
  /** `https://host` each, or the whole origin of a stand-in. */
  readonly serviceOrigins: readonly string[];
  /** The organisations of the configuration, lower case. Asked each time: they may change. */
  readonly tenants: Pick<ReadonlySet<string>, "has">;
  /** Only on this machine, for a client that sends no token. */
  readonly unauthenticated: boolean;
};
type Stopped = { readonly status: 400 | 401 | 403; readonly fact: string };

// One without an end would open the door for ever.
const claims = z.object({ iss: z.string(), exp: z.number(), serviceurl: z.string().optional() });
const unverified = (authorization: string | undefined): z.infer<typeof claims> | undefined => {
  const [, payload] = /^Bearer [\w-]+\.([\w-]+)\.[\w-]+$/.exec(authorization ?? "") ?? [];
  if (payload === undefined) return undefined;
  try {
    return claims.safeParse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8"))).data;
  } catch {
    return undefined;
  }
};
/**
 * Only an address that is written as everybody reads it: no name in front of the host, no step upwards, no line break, no capital in the host, nothing
 * behind the path. What two readers could understand differently is not looked at further: the one who checks and the one who sends are not the same.
 */
const originOf = (url: string): string | undefined => {
  const parsed = URL.parse(url);
  if (!parsed || (parsed.protocol !== "https:" && parsed.protocol !== "http:")) return undefined;
  const plain = `${parsed.origin}${parsed.pathname}`;
  return (plain === url || plain === `${url}/`) && /^(?:\/[\w.-]+)*\/?$/.test(parsed.pathname)
    ? parsed.origin
    : undefined;
};

export class Admission {
  readonly #o: AdmissionOptions;
  readonly #origins: ReadonlySet<string>;
  constructor(options: AdmissionOptions) {
    this.#o = options;
    this.#origins = new Set(options.serviceOrigins);
  }
  /** A service URL of ours. Also asked before anything is sent to one that was learnt. */
  allows(serviceUrl: string): boolean {
    const origin = originOf(serviceUrl);
    return origin !== undefined && this.#origins.has(origin);
  }
  /** `tenant`: the organisation that the conversation belongs to. Undefined: it may go on to the library. */
  stops(header: Sent["header"], serviceUrl: string, tenant: string): Stopped | undefined {
    if (!this.allows(serviceUrl)) return { status: 403, fact: "serviceUrl" };
    // A page in this machine's browser reaches this machine too, and a browser always says where a request comes from. The local client does not.
    if (this.#o.unauthenticated)
      return header("origin") !== undefined ? { status: 403, fact: "origin" } : undefined;
    const token = unverified(header("authorization"));
    if (!token) return { status: 401, fact: "token" };
    if (token.iss !== this.#o.issuer) return { status: 401, fact: "issuer" };
    // The library compares it with the request's; one without it was never the connector's.
    if (token.serviceurl === undefined) return { status: 401, fact: "claim" };
    if (!this.#o.tenants.has(tenant.toLowerCase())) return { status: 403, fact: "tenant" };
    return undefined;
  }
}
