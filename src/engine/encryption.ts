// Envelope encryption and the hash chain: the master key wraps one data key for each instance, and destroying that key erases it (crypto-shredding).
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hash,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";

const [ivBytes, tagBytes] = [12, 16];
const headBytes = ivBytes + tagBytes;
const blank = 32;
export const keyBytes = 32;
export const freshKey = (): Uint8Array => randomBytes(keyBytes);
/** Drawn: no two are the same, and it has no colon, as one with a name does. */
export const freshKeyId = (): string => randomBytes(12).toString("base64url");

/** Making Node's own object of a key costs more than the cipher does: once a key is enough. */
const objects = new WeakMap<Uint8Array, KeyObject>();
const objectOf = (key: Uint8Array): KeyObject => {
  let known = objects.get(key);
  if (!known) {
    known = createSecretKey(key);
    objects.set(key, known);
  }
  return known;
};
/**
 * Lengths tell: every text is as long as the next multiple of a number of bytes. `exact`: for what is always of one length, or lies nowhere. `shifted`: for
 * what grows bit by bit: where it steps up is another place for each key, so that a little more is told by no step that many have in common.
 */
type Lengths = number | "exact" | { readonly shifted: number };
const usual = 256;
/** Random numbers are drawn for many at once: each drawing costs more than a cipher of one block. Each is used once. */
let [drawn, used] = [new Uint8Array(0), 0];
const freshIv = (): Uint8Array => {
  if (used === drawn.byteLength) [drawn, used] = [randomBytes(ivBytes * 256), 0];
  used += ivBytes;
  return drawn.subarray(used - ivBytes, used);
};
/** The same for a key and a place each time: drawn anew, the mean of several writes would tell what one does not. */
const shiftOf = (key: Uint8Array, bound: string): number =>
  createHmac("sha256", objectOf(key)).update(`length:${bound}`).digest().readUInt32BE() / 2 ** 32;
const lengthOf = (written: number, lengths: Lengths, key: Uint8Array, bound: string): number => {
  if (lengths === "exact") return written;
  const step = typeof lengths === "number" ? lengths : lengths.shifted;
  const shift = typeof lengths === "number" ? 0 : Math.floor(shiftOf(key, bound) * step);
  return Math.ceil((written + shift) / step) * step;
};
/** AES-256-GCM of JSON; `bound` is authenticated, so that a row cannot be moved to another place. Layout: iv, tag, ciphertext. */
export const encrypt = (
  key: Uint8Array,
  bound: string,
  plain: string,
  lengths: Lengths = usual,
): Uint8Array => {
  const written = Buffer.byteLength(plain);
  const length = lengthOf(written, lengths, key, bound);
  const iv = freshIv();
  const sealed = Buffer.allocUnsafe(headBytes + length);
  // Where its ciphertext will be: there is less to put together afterwards. Blanks at the end of JSON mean nothing.
  sealed.write(plain, headBytes);
  sealed.fill(blank, headBytes + written);
  const cipher = createCipheriv("aes-256-gcm", objectOf(key), iv);
  cipher.setAAD(Buffer.from(bound));
  // In GCM all comes at once: the end has nothing left but the tag.
  sealed.set(cipher.update(sealed.subarray(headBytes)), headBytes);
  cipher.final();
  sealed.set(iv);
  sealed.set(cipher.getAuthTag(), ivBytes);
  return sealed;
};
/** Throws when the key, the place or a single bit is wrong. */
export const decrypt = (key: Uint8Array, bound: string, sealed: Uint8Array): string => {
  const decipher = createDecipheriv("aes-256-gcm", objectOf(key), sealed.subarray(0, ivBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(bound));
  decipher.setAuthTag(sealed.subarray(ivBytes, headBytes));
  const plain = decipher.update(sealed.subarray(headBytes));
  decipher.final();
  return plain.toString("utf8").trimEnd();
};
/** For small texts of JSON that belong to no instance. What was sealed for one purpose cannot be opened for another. */
export const textCipher = (
  master: Uint8Array,
  purpose: string,
  lengths: Lengths = usual,
): { encrypt(text: string): string; decrypt(text: string): string } => ({
  encrypt: (text) =>
    Buffer.from(encrypt(master, `text:${purpose}`, text, lengths)).toString("base64"),
  decrypt: (sealed) => decrypt(master, `text:${purpose}`, Buffer.from(sealed, "base64")),
});
/** As `textCipher`, for what one person's page carries: `bound` is authenticated and not in it. In base64url; blanks at the end of a text are lost. */
export const boundCipher = (
  master: Uint8Array,
  purpose: string,
  lengths: Lengths,
): {
  encrypt(bound: string, text: string): string;
  decrypt(bound: string, sealed: string): string;
} => ({
  encrypt: (bound, text) =>
    Buffer.from(encrypt(master, `text:${purpose}:${bound}`, text, lengths)).toString("base64url"),
  decrypt: (bound, sealed) => {
    const bytes = Buffer.from(sealed, "base64url");
    // Only the one spelling that was given out: the decoder would overlook what does not belong there.
    if (bytes.toString("base64url") !== sealed) throw new Error("not sealed here");
    return decrypt(master, `text:${purpose}:${bound}`, bytes);
  },
});
/** A key for one purpose: what outsiders get to see of it says nothing about the master key, and what they try out is not tried on it. */
export const keyFor = (master: Uint8Array, purpose: string): Uint8Array =>
  createHmac("sha256", objectOf(master)).update(`purpose:${purpose}`).digest();
/** Compares posts without keeping their text in clear. */
export const mac = (key: Uint8Array, text: string): string =>
  createHmac("sha256", objectOf(key)).update(text).digest("base64url");
/** 128 bits in 22 characters, for what travels in a button: room is short there, and a guess has to be sent to be tried. */
export const shortMac = (key: Uint8Array, text: string): string =>
  createHmac("sha256", objectOf(key)).update(text).digest().subarray(0, 16).toString("base64url");
const mostRemembered = 50_000;
/** MACs of what stands in the database in the place of names: equal names look equal, and nobody without the key knows which they are. */
export const blinder = (master: Uint8Array): ((what: string, text: string) => string) => {
  const key = keyFor(master, "blind");
  const known = new Map<string, string>();
  return (what, text) => {
    const whole = `${what}:${text}`;
    const found = known.get(whole);
    if (found !== undefined) return found;
    const made = shortMac(key, whole);
    if (known.size >= mostRemembered) known.clear();
    known.set(whole, made);
    return made;
  };
};
/** Compared as they are spelt (a decoder would overlook what does not belong there), in a time that does not tell where they differ. */
export const sameMac = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.byteLength === right.byteLength && timingSafeEqual(left, right);
};
/** Covers the ciphertext, so that the chain still verifies when the key is gone. */
export const chain = (previous: Uint8Array, seq: number, cipher: Uint8Array): Uint8Array =>
  digest(Buffer.concat([previous, Buffer.from(String(seq)), cipher]));
export const chainText = (previous: Uint8Array, text: string): Uint8Array =>
  digest(Buffer.concat([previous, Buffer.from(text)]));
export const digest = (cipher: Uint8Array): Uint8Array => hash("sha256", cipher, "buffer");
export const chainStart: Uint8Array = new Uint8Array(keyBytes);

export type KeyFileFailure = "missing" | "unreadable" | "malformed" | "open" | "other";
export class KeyFileError extends Error {
  readonly why: KeyFileFailure;
  constructor(why: KeyFileFailure) {
    super(`key file: ${why}`);
    this.why = why;
  }
}
export const keyMigrations: readonly string[] = [
  `
create table keys (id text not null primary key, wrapped blob not null) without rowid;
create table meta (name text not null primary key, value text not null) without rowid;
create table freshness (one integer not null primary key check (one = 1), count integer not null);
insert into freshness values (1, 0);
-- The mark of the master key that wraps them; empty: the database is new.
insert into meta (name, value) values ('master', '');
`,
];

export interface Keys {
  /** What everything is derived from that has no key of its own. It never changes, whichever master key wraps it. */
  readonly root: Uint8Array;
  /** A key for a new instance; durable already. Waits where none is left. Throws when the database does. */
  fresh(): Promise<{ readonly id: string; readonly key: Uint8Array }>;
  /** undefined: destroyed. */
  open(id: string): Promise<Uint8Array | undefined>;
  /** The same by one statement in each case, also of one in memory and of one that never was. */
  openAnew(id: string): Promise<Uint8Array | undefined>;
  /** Brings these into memory, in as few questions as can be: `open` of each then asks nothing. Of what is destroyed, nothing. */
  openAll(ids: readonly string[]): Promise<void>;
  /** The key of this name, made when it is asked for the first time; durable when it returns. */
  named(id: string): Promise<Uint8Array>;
  /** Opens some key from the file. Throws when it cannot. */
  check(): Promise<void>;
  destroy(id: string): Promise<void>;
  /** Forgets what is in memory: another server has come, and what was made ahead may not be there. */
  forget(): void;
  /** Forgets what is in memory when another process has destroyed one. Throws when the database does. */
  look(): Promise<void>;
  close(): Promise<void>;
}
export type KeyRow = { readonly id: string; readonly wrapped: Uint8Array };
/** The key of a row of the key file. Throws when the master key is another one. */
export const unwrap = (master: Uint8Array, row: KeyRow): Uint8Array =>
  Buffer.from(decrypt(master, `key:${row.id}`, row.wrapped), "base64");
/** The row of a key under a master key. */
export const wrap = (master: Uint8Array, id: string, key: Uint8Array): KeyRow => ({
  id,
  wrapped: encrypt(master, `key:${id}`, Buffer.from(key).toString("base64"), "exact"),
});
