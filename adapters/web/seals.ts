// Sealed texts: what a page carries and brings back, readable and changeable by nobody else, and good for one person alone.

/** Encrypts texts under a key of the program. `decrypt` throws for what it did not make. */
export type TextCipher = { encrypt(text: string): string; decrypt(text: string): string };
/** What is sealed for: one kind is never taken for another. */
export type SealedKind = "id" | "key" | "page" | "values" | "said";
type Written = readonly [kind: SealedKind, identity: string, text: string];

const urlSafe = (base64: string): string => base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const fromUrl = (safe: string): string => safe.replaceAll("-", "+").replaceAll("_", "/");
/** Longer than anything that is sealed here: what is longer is not decrypted. */
const mostChars = 20_000;

export class Seals {
  readonly #cipher: TextCipher;
  constructor(cipher: TextCipher) {
    this.#cipher = cipher;
  }
  /** Characters of base64url. */
  seal(kind: SealedKind, identity: string, text: string): string {
    return urlSafe(this.#cipher.encrypt(JSON.stringify([kind, identity, text] satisfies Written)));
  }
  /** undefined: it is forged, of another kind, or somebody else's. */
  open(kind: SealedKind, identity: string, sealed: string | undefined): string | undefined {
    if (sealed === undefined || sealed === "" || sealed.length > mostChars || !/^[\w-]+$/.test(sealed)) return undefined;
    try {
      const [itsKind, whose, text] = JSON.parse(this.#cipher.decrypt(fromUrl(sealed))) as Written;
      return itsKind === kind && whose === identity ? text : undefined;
    } catch {
      return undefined;
    }
  }
}
