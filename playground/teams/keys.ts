// The keys that Teams' tokens are signed with, and the tokens: what a bot checks before it believes anything.
import { createHmac, createSign, generateKeyPairSync } from "node:crypto";
import { type Core, type Keys, type Pair, serviceUrl } from "./state.ts";

/** The issuer of everything that Teams sends to a bot. */
const ISSUER = "https://api.botframework.com";
const LIVES_S = 3_600;

const once = (): (() => Pair) => {
  let made: Pair | undefined;
  return () => {
    made ??= generateKeyPairSync("rsa", { modulusLength: 2048 });
    return made;
  };
};
// New with each process, and made once in it: nobody can hold the private half from before, and making one is slow.
const own = once();
const stranger = once();

export const createKeys = (): Keys => ({ kid: "stand-in-1", own, stranger });

/** The public half, as the key service lists it. */
export const keySet = ({ kid, own }: Keys): { keys: Record<string, unknown>[] } => ({
  keys: [
    {
      ...own().publicKey.export({ format: "jwk" }),
      use: "sig",
      alg: "RS256",
      kid,
      x5t: kid,
      endorsements: ["msteams"],
    },
  ],
});

/** What a test may get wrong on purpose. Times are in seconds since 1970. */
export type Forging = {
  iss?: string;
  aud?: string;
  serviceurl?: string;
  exp?: number;
  nbf?: number;
  kid?: string;
  key?: "own" | "stranger";
  claims?: Readonly<Record<string, unknown>>;
  alg?: "RS256" | "HS256" | "none";
};

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

function signature(keys: Keys, text: string, { alg = "RS256", key = "own" }: Forging): string {
  const { privateKey, publicKey } = key === "own" ? keys.own() : keys.stranger();
  switch (alg) {
    case "RS256":
      return createSign("RSA-SHA256").update(text).sign(privateKey, "base64url");
    case "HS256":
      // The public key as a shared secret: what a careless check would accept.
      return createHmac("sha256", publicKey.export({ type: "spki", format: "pem" }))
        .update(text)
        .digest("base64url");
    case "none":
      return "";
  }
}

/** A token as Teams sends it with each activity; with `forging`, one that it would not. */
export function sign(core: Core, forging: Forging = {}): string {
  // The real clock: whoever checks a token compares it with their own, which nobody moves.
  const nowS = Math.trunc(Date.now() / 1000);
  const header = {
    alg: forging.alg ?? "RS256",
    kid: forging.kid ?? core.keys.kid,
    x5t: core.keys.kid,
    typ: "JWT",
  };
  const claims = {
    iss: forging.iss ?? ISSUER,
    aud: forging.aud ?? core.options.clientId,
    serviceurl: forging.serviceurl ?? serviceUrl(core),
    iat: nowS,
    nbf: forging.nbf ?? nowS - 300,
    exp: forging.exp ?? nowS + LIVES_S,
    ...forging.claims,
  };
  const text = `${part(header)}.${part(claims)}`;
  return `${text}.${signature(core.keys, text, forging)}`;
}
