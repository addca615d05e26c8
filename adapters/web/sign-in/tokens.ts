// Random tokens, what is kept of them, and cookies of this host alone.
import { createHmac, hash, randomBytes, timingSafeEqual } from "node:crypto";

/** 256 bits in 43 characters. */
export const freshToken = (): string => randomBytes(32).toString("base64url");
/** What is kept of a token: from it nobody gets the token. */
export const hashed = (text: string): string => hash("sha256", text, "base64url");
/** A second secret, for the holder of the first; the first cannot be worked out from it. */
export const derived = (secret: string, purpose: string): string =>
  createHmac("sha256", secret).update(purpose).digest("base64url");
/** In a time that does not say where they differ. */
export const same = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.byteLength === right.byteLength && timingSafeEqual(left, right);
};
/** Begun minute of an instant (epoch ms): what is kept of when somebody did something. */
export const minuteOf = (ms: number): number => Math.floor(ms / 60_000) * 60_000;

/** More is no list of cookies that a browser of ours sends. */
const mostHeader = 16_384;
/** The value of a cookie in a `Cookie` header, as it was set. */
export const cookieIn = (header: string | null, name: string): string | undefined =>
  (header ?? "")
    .slice(0, mostHeader)
    .split(";")
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1);
/** `__Host-`: the browser takes it from this host alone, over TLS or on localhost, and gives it to no other. Without `maxAge` (seconds) it ends with the browser. */
export const hostCookie = (
  name: `__Host-${string}`,
  value: string,
  sameSite: "Lax" | "Strict",
  maxAge?: number,
): string =>
  `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=${sameSite}${maxAge === undefined ? "" : `; Max-Age=${maxAge}`}`;
/** A code as it is typed from hearing, in small letters, with gaps and hyphens: `k7pl-m2qx` is `K7PLM2QX`. */
export const asHeard = (text: string): string =>
  text.slice(0, 40).toUpperCase().replaceAll(/[\s-]/g, "");
