// Passkeys (WebAuthn): enrolled, asked for at the sign-in and again for a step-up. User verification is required, and attestation is not asked for. docs/decisions/0094-passkeys-by-simplewebauthn.md
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import type { Records } from "../../records.ts";
import { hasNoChain, readAssertion, readAttestation } from "./credential.ts";
import { freshToken, hashed, minuteOf, same } from "./tokens.ts";

/** EdDSA, ES256, RS256 as COSE numbers them. */
const algorithms = [-8, -7, -257];
const challengeMs = 5 * 60_000;
/** As long as the browser waits for somebody to use the key. */
const askedMs = 2 * 60_000;
/** Of one person. One beyond is refused, and the ones that are there stay. */
const mostKeys = 5;
const never = Number.MAX_SAFE_INTEGER;
/** A key that was used in the same moment is asked about once more. */
const mostTries = 3;

/** What a challenge is for: it is found for nothing else. */
type Purpose = "enrol" | "sign-in" | "step-up";
type Stored = {
  readonly identity: string;
  /** Names it in lists; the credential's id is not shown. */
  readonly publicId: string;
  readonly handle: string;
  /** COSE key, base64url. */
  readonly key: string;
  readonly counter: number;
  /** May be copied to other devices by its maker's cloud, and has no counter then. */
  readonly synced: boolean;
  /** Epoch ms of a begun minute. */
  readonly addedAt: number;
};
type ListedKey = Pick<Stored, "publicId" | "synced" | "addedAt">;
/** Why, for the log; the person reads one sentence for all but `full` and `synced`. */
type Why =
  | "malformed"
  | "challenge"
  | "unknown"
  | "unverified"
  | "attestation"
  | "counter"
  | "synced"
  | "full"
  | "taken";
type Refused = { readonly refused: Why };
/** `credential`: its id. */
type Proven = { readonly identity: string; readonly synced: boolean; readonly credential: string };
const refusing = (why: Why): Refused => ({ refused: why });

type Given = {
  readonly records: Records;
  readonly clock: { now(): number };
  /** Of the configuration, never of a request: `https://stafett.example.se`. */
  readonly origin: string;
  /** Facts for the log, without texts or names. */
  readonly fact: (fact: Readonly<Record<string, string>>) => void;
};
/** A verifier's error says what a stranger sent: it is neither shown nor logged. */
const quietly = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await work();
  } catch {
    return undefined;
  }
};

/** Challenges are kept by a hash over what they are bound to: in another browser, or for another purpose, there is none. */
const challengesIn = ({ records, clock }: Given) => {
  const nameOf = (purpose: Purpose, binding: string, challenge: string): string =>
    hashed(JSON.stringify([purpose, binding, challenge]));
  return {
    /** `identity`: the only person it is for; empty: anybody with a key. */
    make: async (
      purpose: Purpose,
      binding: string,
      identity: string,
    ): Promise<Uint8Array<ArrayBuffer>> => {
      const challenge = freshToken();
      await records.add(
        "challenge",
        nameOf(purpose, binding, challenge),
        identity,
        identity,
        clock.now() + challengeMs,
      );
      return new Uint8Array(Buffer.from(challenge, "base64url"));
    },
    /** The first request uses it up, also one that is refused. The identity that it is for; undefined: there is none. */
    take: (purpose: Purpose, binding: string, challenge: string): Promise<string | undefined> =>
      records.take("challenge", nameOf(purpose, binding, challenge)),
  };
};
/** `text`: as it is kept. */
const keyAt = async (
  records: Records,
  id: string,
): Promise<{ readonly text: string; readonly key: Stored } | undefined> => {
  const text = await records.get("passkey", id);
  return text === undefined ? undefined : { text, key: JSON.parse(text) as Stored };
};
const keysIn = ({ records, clock }: Given) => {
  const of = async (
    identity: string,
  ): Promise<readonly { readonly id: string; readonly key: Stored }[]> =>
    (await records.of("passkey", identity)).map(({ id, body }) => ({
      id,
      key: JSON.parse(body) as Stored,
    }));
  return {
    of,
    /** Drawn once for each person: the key's maker sees it, and learns nothing from it. */
    handleOf: async (identity: string): Promise<string> => {
      await records.add("handle", identity, identity, freshToken(), never);
      return (await records.get("handle", identity)) ?? "";
    },
    /** Two at once could both be the last that fits: whichever finds one too many goes again. */
    add: async (
      id: string,
      key: Omit<Stored, "publicId" | "addedAt">,
    ): Promise<{ readonly added: string } | Refused> => {
      const stored: Stored = {
        ...key,
        publicId: freshToken().slice(0, 22),
        addedAt: minuteOf(clock.now()),
      };
      if (!(await records.add("passkey", id, key.identity, JSON.stringify(stored), never)))
        return refusing("taken");
      if ((await of(key.identity)).length <= mostKeys) return { added: stored.publicId };
      await records.remove("passkey", id);
      return refusing("full");
    },
  };
};
/** Notes the counter of a verified answer. A copy of the key shows where it does not rise: refused, and a fact. Where none is counted, there is nothing to note. */
const counted = async ({ records, fact }: Given, id: string, counter: number): Promise<boolean> => {
  for (let tries = 0; tries < mostTries; tries++) {
    const found = await keyAt(records, id);
    if (!found) return false;
    if (counter === 0 && found.key.counter === 0) return true;
    if (counter <= found.key.counter) {
      fact({ event: "web.passkeyCounter" });
      return false;
    }
    if (await records.change("passkey", id, found.text, JSON.stringify({ ...found.key, counter })))
      return true;
  }
  return false;
};
/** What a key must say of itself, for a registration and for a sign-in. */
const relying = (origin: string) => ({
  expectedOrigin: new URL(origin).origin,
  expectedRPID: new URL(origin).hostname,
});
type Parts = Given & {
  readonly challenges: ReturnType<typeof challengesIn>;
  readonly keys: ReturnType<typeof keysIn>;
};
/** What a new key says of itself, when it is known to be one that we asked for. */
const attested = async (
  { origin, challenges }: Parts,
  identity: string,
  binding: string,
  sent: unknown,
) => {
  const read = readAttestation(sent);
  if (!read) return refusing("malformed");
  const { challenge, sent: response } = read;
  if ((await challenges.take("enrol", binding, challenge)) !== identity)
    return refusing("challenge");
  const isPlain = await quietly(async () => hasNoChain(response.response.attestationObject));
  if (!isPlain) return refusing(isPlain === false ? "attestation" : "unverified");
  const found = await quietly(() =>
    verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      ...relying(origin),
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    }),
  );
  return found?.verified ? found.registrationInfo : refusing("unverified");
};
const enrolling = (parts: Parts) => {
  const { origin, challenges, keys } = parts;
  return {
    /** `binding`: the secret of the browser that asks. `name`: how the person finds the key among others of theirs. "full": they have as many as they may. */
    options: async (
      identity: string,
      name: string,
      binding: string,
    ): Promise<PublicKeyCredentialCreationOptionsJSON | "full"> => {
      const there = await keys.of(identity);
      if (there.length >= mostKeys) return "full";
      return generateRegistrationOptions({
        rpName: "Stafett",
        rpID: relying(origin).expectedRPID,
        userName: name,
        userDisplayName: name,
        userID: new Uint8Array(Buffer.from(await keys.handleOf(identity), "base64url")),
        challenge: await challenges.make("enrol", binding, identity),
        timeout: askedMs,
        attestationType: "none",
        excludeCredentials: there.map(({ id }) => ({ id })),
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
        supportedAlgorithmIDs: algorithms,
      });
    },
    /** `maySync`: whether a key may be one that its maker's cloud copies. */
    enrol: async (identity: string, binding: string, sent: unknown, maySync: boolean) => {
      const found = await attested(parts, identity, binding, sent);
      if ("refused" in found) return found;
      const { credential, credentialDeviceType } = found;
      const synced = credentialDeviceType === "multiDevice";
      if (synced && !maySync) return refusing("synced");
      const key = Buffer.from(credential.publicKey).toString("base64url");
      const handle = await keys.handleOf(identity);
      return keys.add(credential.id, {
        identity,
        handle,
        key,
        counter: credential.counter,
        synced,
      });
    },
  };
};
/** `counter: 0`: the verifier compares none. Ours is compared when the signature is known to be right: nobody else can make a key look copied. */
const signed = async (
  origin: string,
  challenge: string,
  sent: NonNullable<ReturnType<typeof readAssertion>>["sent"],
  key: Stored,
) =>
  quietly(() =>
    verifyAuthenticationResponse({
      response: sent,
      expectedChallenge: challenge,
      ...relying(origin),
      credential: {
        id: sent.id,
        publicKey: new Uint8Array(Buffer.from(key.key, "base64url")),
        counter: 0,
      },
      requireUserVerification: true,
    }),
  );
const asking = (parts: Parts) => {
  const { records, origin, challenges, keys } = parts;
  const options = async (
    purpose: "sign-in" | "step-up",
    binding: string,
    identity: string,
  ): Promise<PublicKeyCredentialRequestOptionsJSON> =>
    generateAuthenticationOptions({
      rpID: relying(origin).expectedRPID,
      challenge: await challenges.make(purpose, binding, identity),
      timeout: askedMs,
      userVerification: "required",
      // At the sign-in nobody says who they are: the key does.
      ...(identity !== "" && {
        allowCredentials: (await keys.of(identity)).map(({ id }) => ({ id })),
      }),
    });
  const prove = async (
    purpose: "sign-in" | "step-up",
    binding: string,
    identity: string,
    sent: unknown,
  ): Promise<Proven | Refused> => {
    const read = readAssertion(sent);
    if (!read) return refusing("malformed");
    if ((await challenges.take(purpose, binding, read.challenge)) !== identity)
      return refusing("challenge");
    const { id, response } = read.sent;
    const key = (await keyAt(records, id))?.key;
    if (!key || (identity !== "" && key.identity !== identity)) return refusing("unknown");
    const { userHandle } = response;
    // A discoverable key says whose it is; one that was asked for by its id need not.
    if (userHandle === undefined ? purpose === "sign-in" : !same(userHandle, key.handle))
      return refusing("unknown");
    const found = await signed(origin, read.challenge, read.sent, key);
    if (!found?.verified) return refusing("unverified");
    const { newCounter, credentialDeviceType } = found.authenticationInfo;
    // Whether it can be copied never changes in a key.
    if ((credentialDeviceType === "multiDevice") !== key.synced) return refusing("unverified");
    if (!(await counted(parts, id, newCounter))) return refusing("counter");
    return { identity: key.identity, synced: key.synced, credential: id };
  };
  return { options, prove };
};

/** How keys end: one of them by its owner, or all. */
const removing = (records: Records, keys: Parts["keys"]) => ({
  /** Never the last one: without it nobody could sign in to add another. Ends what was asked of the keys, too. */
  remove: async (identity: string, publicId: string): Promise<"removed" | "last" | "absent"> => {
    const there = await keys.of(identity);
    const found = there.find(({ key }) => key.publicId === publicId);
    if (!found) return "absent";
    if (there.length === 1) return "last";
    const taken = await records.take("passkey", found.id);
    // Two who each remove the other's last one: both are put back.
    if (taken !== undefined && (await keys.of(identity)).length === 0) {
      await records.add("passkey", found.id, identity, taken, never);
      return "last";
    }
    await records.bury("passkey", [found.id]);
    await records.removeAll("challenge", identity);
    return "removed";
  },
  /** Where the person leaves, or a key was lost. */
  removeAll: async (identity: string): Promise<void> => {
    const there = await keys.of(identity);
    await records.bury(
      "passkey",
      there.map(({ id }) => id),
    );
    await records.removeAll("passkey", identity);
    await records.removeAll("challenge", identity);
  },
});

export type Passkeys = ReturnType<typeof createPasskeys>;
/** `binding`: what a challenge is tied to: the secret of a browser before it is signed in, or of its session. */
export const createPasskeys = (given: Given) => {
  const keys = keysIn(given);
  const parts = { ...given, challenges: challengesIn(given), keys };
  const [enrolment, use] = [enrolling(parts), asking(parts)];
  /** What a browser that is refused is told is the caller's to choose. */
  const told = <T extends object>(purpose: Purpose, result: T | Refused): T | Refused => {
    if ("refused" in result)
      given.fact({ event: "web.passkeyRefused", purpose, why: result.refused });
    return result;
  };
  return {
    enrolOptions: enrolment.options,
    enrol: async (identity: string, binding: string, sent: unknown, maySync: boolean) =>
      told("enrol", await enrolment.enrol(identity, binding, sent, maySync)),
    signInOptions: (binding: string) => use.options("sign-in", binding, ""),
    signIn: async (binding: string, sent: unknown) =>
      told("sign-in", await use.prove("sign-in", binding, "", sent)),
    stepUpOptions: (identity: string, binding: string) => use.options("step-up", binding, identity),
    stepUp: async (identity: string, binding: string, sent: unknown) =>
      told("step-up", await use.prove("step-up", binding, identity, sent)),
    /** Whether it is still there: asked when a session has begun with it. */
    has: async (credential: string): Promise<boolean> =>
      (await keyAt(given.records, credential)) !== undefined,
    list: async (identity: string): Promise<readonly ListedKey[]> =>
      (await keys.of(identity)).map(({ key: { publicId, synced, addedAt } }) => ({
        publicId,
        synced,
        addedAt,
      })),
    ...removing(given.records, keys),
  };
};
