// What a browser sends of a passkey, read before anything is verified: shape, sizes, which challenge it answers, which attestation it brings.
import { decodeAttestationObject, isoBase64URL } from "@simplewebauthn/server/helpers";
import { z } from "zod";
import { readJson } from "../../json.ts";

/** Ids have at most 1,023 bytes (WebAuthn); the largest RSA answers stay below the others. Characters of base64url. */
const [maxId, maxClient, maxData, maxAttestation] = [1_364, 4_096, 4_096, 8_192];
const base64url = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[\w-]+$/);
const common = { id: base64url(maxId), rawId: base64url(maxId), type: z.literal("public-key") };
const response = { clientDataJSON: base64url(maxClient) };
/** What a browser says beside it (extensions, transports, how the key is attached) is left out. */
const attestation = z
  .object({
    ...common,
    response: z.object({ ...response, attestationObject: base64url(maxAttestation) }),
  })
  .transform((sent) => ({ ...sent, clientExtensionResults: {} }));
const assertion = z
  .object({
    ...common,
    response: z.object({
      ...response,
      authenticatorData: base64url(maxData),
      signature: base64url(maxData),
      userHandle: base64url(100)
        .nullish()
        .transform((handle) => handle ?? undefined),
    }),
  })
  .transform(({ response: { userHandle, ...rest }, ...sent }) => ({
    ...sent,
    response: { ...rest, ...(userHandle !== undefined && { userHandle }) },
    clientExtensionResults: {},
  }));
const client = z.object({
  type: z.string(),
  challenge: base64url(100),
  crossOrigin: z.boolean().optional(),
  topOrigin: z.string().optional(),
});

/** Parts of a client's data: it has a handful. */
const mostParts = 50;
const clientOf = (encoded: string): z.infer<typeof client> | undefined => {
  const read = client.safeParse(
    readJson(Buffer.from(encoded, "base64url").toString("utf8"), mostParts),
  );
  return read.success ? read.data : undefined;
};
type Read<T> = { readonly sent: T; readonly challenge: string };
/** undefined: it is none, or made within a page of somebody else. */
const readAs = <T extends { readonly response: { readonly clientDataJSON: string } }>(
  read: { data?: T },
  type: string,
): Read<T> | undefined => {
  const said = read.data && clientOf(read.data.response.clientDataJSON);
  if (
    !read.data ||
    said?.type !== type ||
    said.crossOrigin === true ||
    said.topOrigin !== undefined
  )
    return undefined;
  return { sent: read.data, challenge: said.challenge };
};
export const readAttestation = (sent: unknown) =>
  readAs(attestation.safeParse(sent), "webauthn.create");
export const readAssertion = (sent: unknown) => readAs(assertion.safeParse(sent), "webauthn.get");

/** No certificates: what we asked for is none, or the key's own signature. The verifier would read what a stranger sent as a chain, and ask the addresses in it what was revoked. Throws when it is no attestation. */
export const hasNoChain = (attestationObject: string): boolean => {
  const read = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject));
  const [format, statement] = [read.get("fmt"), read.get("attStmt")];
  return format === "none" || (format === "packed" && statement.get("x5c") === undefined);
};
