// Our private keys towards issuers (`private_key_jwt`), and the public halves as a JWKS that issuers fetch.
import { createHash, createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";

/** JWS algorithms by which an assertion of ours can be signed. RSA takes either. */
export type Algorithm = "ES256" | "RS256" | "PS256";
/** `kid`: RFC 7638 thumbprint of the public half. */
type ClientKey = {
  readonly kid: string;
  readonly algorithms: readonly Algorithm[];
  readonly key: KeyObject;
};
/** The first signs; the others are published, so that issuers know the next one before it signs. */
export type ClientKeys = readonly [ClientKey, ...ClientKey[]];

const leastRsaBits = 2_048;
/** A key file has a handful of lines: what is larger is none. */
const mostChars = 20_000;
/** More at once than a rotation needs. */
const mostKeys = 4;
const blocks = /-----BEGIN ([A-Z ]*)PRIVATE KEY-----[\s\S]+?-----END \1PRIVATE KEY-----/g;

const kidOf = (key: KeyObject): string => {
  const { e, kty, n, crv, x, y } = createPublicKey(key).export({ format: "jwk" });
  // The members and their order are those of RFC 7638.
  const named = kty === "RSA" ? { e, kty, n } : { crv, kty, x, y };
  return createHash("sha256").update(JSON.stringify(named)).digest("base64url");
};
const algorithmsOf = ({
  asymmetricKeyType,
  asymmetricKeyDetails,
}: KeyObject): readonly Algorithm[] => {
  if (asymmetricKeyType === "ec")
    return asymmetricKeyDetails?.namedCurve === "prime256v1" ? ["ES256"] : [];
  return asymmetricKeyType === "rsa" && (asymmetricKeyDetails?.modulusLength ?? 0) >= leastRsaBits
    ? ["RS256", "PS256"]
    : [];
};
const textOf = (setting: string): string =>
  setting.includes("-----BEGIN") ? setting.replaceAll("\\n", "\n") : readFileSync(setting, "utf8");
/** Reads `WEB_OIDC_KEY`: PEM, or the path of a file that holds it. undefined: no usable key is there (EC P-256, or RSA of 2,048 bits or more). */
export const readClientKeys = (setting: string): ClientKeys | undefined => {
  try {
    const text = textOf(setting);
    const found =
      text.length > mostChars
        ? []
        : [...text.matchAll(blocks)].map(([pem]) => createPrivateKey(pem));
    const [first, ...rest] = found.map((key) => ({
      key,
      kid: kidOf(key),
      algorithms: algorithmsOf(key),
    }));
    const all = first && ([first, ...rest] as const);
    return all && all.length <= mostKeys && all.every(({ algorithms }) => algorithms.length > 0)
      ? all
      : undefined;
  } catch {
    // Its error quotes the path or the text.
    return undefined;
  }
};
/** Public halves alone, in the form that an issuer's `jwks_uri` of a client wants. */
export const jwksOf = (keys: ClientKeys | undefined): { readonly keys: readonly object[] } => ({
  keys: (keys ?? []).map(({ key, kid }) => ({
    ...createPublicKey(key).export({ format: "jwk" }),
    kid,
    use: "sig",
  })),
});
/** The first key, for one algorithm. */
export const signingKey = async (
  [{ key, kid }]: ClientKeys,
  algorithm: Algorithm,
): Promise<{ readonly key: CryptoKey; readonly kid: string }> => {
  const der = key.export({ type: "pkcs8", format: "der" });
  const how =
    algorithm === "ES256"
      ? { name: "ECDSA", namedCurve: "P-256" }
      : { name: algorithm === "RS256" ? "RSASSA-PKCS1-v1_5" : "RSA-PSS", hash: "SHA-256" };
  return {
    kid,
    key: await crypto.subtle.importKey("pkcs8", new Uint8Array(der), how, false, ["sign"]),
  };
};

/** `noomi=secret malmo=other`: secrets by the id of an agency whose issuer takes no key. undefined: it has another form. */
export const readSecrets = (setting: string): ReadonlyMap<string, string> | undefined => {
  const pairs = setting
    .trim()
    .split(/\s+/)
    .map((pair) => /^([a-z][a-z0-9-]{0,39})=([\x21-\x7e]{8,500})$/.exec(pair));
  const read = pairs.flatMap((pair) => (pair?.[1] && pair[2] ? [[pair[1], pair[2]] as const] : []));
  const map = new Map(read);
  return read.length === pairs.length && map.size === read.length ? map : undefined;
};
