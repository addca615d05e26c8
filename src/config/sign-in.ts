// The key `signIn` of an agency: its own issuer of OpenID Connect.
import { z } from "zod";

/** Only this computer may do without TLS. */
const isIssuer = (text: string): boolean => {
  const at = URL.parse(text);
  const isSafe =
    at?.protocol === "https:" || (at?.protocol === "http:" && at.hostname === "localhost");
  return isSafe && !/[?#\s]/.test(text) && at.username === "" && at.password === "";
};
const given = z.string().regex(/^[\u0021-\u007e]{1,255}$/, "sign-in-text");
/** An issuer of OpenID Connect where its people sign in on the web (docs/install-web.md). `code` is typed to come there. */
export const signIn = z.strictObject({
  code: z.string().regex(/^[A-Z0-9]{8,20}$/, "sign-in-code"),
  issuer: z.string().max(255, "too-long").refine(isIssuer, "issuer"),
  client: given,
  acr: given.optional(),
});
