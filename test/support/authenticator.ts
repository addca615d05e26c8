// A passkey in software: an ES256 key that answers as a browser with an authenticator does, and as no honest one would where a test says so.
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";

const b64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString("base64url");
const sha256 = (bytes: Uint8Array | string): Buffer => createHash("sha256").update(bytes).digest();

export type Cbor =
  | number
  | string
  | Uint8Array
  | readonly Cbor[]
  | ReadonlyMap<number | string, Cbor>;
/** The head of an item: its major type, and a length or a number. */
const head = (major: number, size: number): Buffer => {
  if (size < 24) return Buffer.from([(major << 5) | size]);
  if (size < 256) return Buffer.from([(major << 5) | 24, size]);
  return Buffer.from([(major << 5) | 25, size >> 8, size & 255]);
};
/** As much of CBOR as an attestation needs. */
const cbor = (item: Cbor): Buffer => {
  if (typeof item === "number") return item < 0 ? head(1, -1 - item) : head(0, item);
  if (typeof item === "string")
    return Buffer.concat([head(3, Buffer.byteLength(item)), Buffer.from(item)]);
  if (item instanceof Uint8Array) return Buffer.concat([head(2, item.byteLength), item]);
  if (Array.isArray(item)) return Buffer.concat([head(4, item.length), ...item.map(cbor)]);
  const entries = [...(item as ReadonlyMap<number | string, Cbor>)];
  return Buffer.concat([
    head(5, entries.length),
    ...entries.flatMap(([key, value]) => [cbor(key), cbor(value)]),
  ]);
};
const coseOf = (key: KeyObject): Buffer => {
  const { x = "", y = "" } = key.export({ format: "jwk" });
  const coordinates = [x, y].map((one) => Buffer.from(one, "base64url"));
  return cbor(
    new Map<number, Cbor>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, coordinates[0] ?? ""],
      [-3, coordinates[1] ?? ""],
    ]),
  );
};

/** What it does otherwise than it should. */
export type Lie = {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly type?: string;
  readonly crossOrigin?: true;
  readonly topOrigin?: string;
  /** Nobody was asked for a finger or a code. */
  readonly unverified?: true;
  readonly absent?: true;
  readonly counter?: number;
  readonly userHandle?: string | undefined;
  /** Another key signs. */
  readonly forged?: true;
  readonly synced?: boolean;
  readonly attestation?: { readonly fmt: string; readonly attStmt: ReadonlyMap<string, Cbor> };
  /** The key signs for itself, as some do where no attestation was asked for. */
  readonly signedBy?: "itself" | "another";
};
type Options = { readonly synced?: boolean; readonly counts?: boolean };
/** One key of one person in one device. `counts`: it has a counter that rises. */
export class Authenticator {
  readonly id = b64(randomBytes(16));
  readonly #origin: string;
  readonly #keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  readonly #synced: boolean;
  readonly #counts: boolean;
  #counter = 0;
  #handle = "";
  constructor(origin: string, { synced = false, counts = true }: Options = {}) {
    this.#origin = origin;
    this.#synced = synced;
    this.#counts = counts;
  }
  #client(type: string, challenge: string, lie: Lie): Buffer {
    return Buffer.from(
      JSON.stringify({
        type: lie.type ?? type,
        challenge: lie.challenge ?? challenge,
        origin: lie.origin ?? this.#origin,
        crossOrigin: lie.crossOrigin ?? false,
        ...(lie.topOrigin && { topOrigin: lie.topOrigin }),
      }),
    );
  }
  #data(lie: Lie, attested?: Uint8Array): Buffer {
    const synced = lie.synced ?? this.#synced;
    const flags =
      (lie.absent ? 0 : 1) | (lie.unverified ? 0 : 4) | (synced ? 24 : 0) | (attested ? 64 : 0);
    if (this.#counts) this.#counter++;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(lie.counter ?? this.#counter);
    return Buffer.concat([
      sha256(lie.rpId ?? new URL(this.#origin).hostname),
      Buffer.from([flags]),
      counter,
      attested ?? new Uint8Array(),
    ]);
  }
  #statement(signedBy: Lie["signedBy"], signed: Buffer): NonNullable<Lie["attestation"]> {
    if (!signedBy) return { fmt: "none", attStmt: new Map() };
    const { privateKey } =
      signedBy === "itself" ? this.#keys : generateKeyPairSync("ec", { namedCurve: "P-256" });
    const attStmt = new Map<string, Cbor>([
      ["alg", -7],
      ["sig", sign("sha256", signed, privateKey)],
    ]);
    return { fmt: "packed", attStmt };
  }
  /** Makes the key, with the attestation "none" where nothing else is said. */
  create(options: PublicKeyCredentialCreationOptionsJSON, lie: Lie = {}) {
    this.#handle = options.user.id;
    const id = Buffer.from(this.id, "base64url");
    const size = Buffer.from([id.length >> 8, id.length & 255]);
    const attested = Buffer.concat([Buffer.alloc(16, 7), size, id, coseOf(this.#keys.publicKey)]);
    const [client, data] = [
      this.#client("webauthn.create", options.challenge, lie),
      this.#data(lie, attested),
    ];
    const { fmt, attStmt } =
      lie.attestation ?? this.#statement(lie.signedBy, Buffer.concat([data, sha256(client)]));
    const attestation = new Map<string, Cbor>([
      ["fmt", fmt],
      ["attStmt", attStmt],
      ["authData", data],
    ]);
    const response = {
      clientDataJSON: b64(client),
      attestationObject: b64(cbor(attestation)),
      transports: ["internal"],
    };
    return {
      id: this.id,
      rawId: this.id,
      type: "public-key",
      response,
      clientExtensionResults: { credProps: { rk: true } },
    };
  }
  /** Signs for somebody who has shown who they are. */
  get(options: PublicKeyCredentialRequestOptionsJSON, lie: Lie = {}) {
    const [client, data] = [this.#client("webauthn.get", options.challenge, lie), this.#data(lie)];
    const signer = lie.forged ? generateKeyPairSync("ec", { namedCurve: "P-256" }) : this.#keys;
    const signature = sign("sha256", Buffer.concat([data, sha256(client)]), signer.privateKey);
    const userHandle = "userHandle" in lie ? lie.userHandle : this.#handle;
    const response = {
      clientDataJSON: b64(client),
      authenticatorData: b64(data),
      signature: b64(signature),
      userHandle,
    };
    return {
      id: this.id,
      rawId: this.id,
      type: "public-key",
      response,
      clientExtensionResults: {},
    };
  }
}
