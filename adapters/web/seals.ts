// Sealed texts: what a page carries and brings back, readable and changeable by nobody else, and good for one person alone.

/** Encrypts texts under a key of the program, in base64url. `decrypt` throws for what it did not make, or made with another `bound`. */
export type TextCipher = {
  encrypt(bound: string, text: string): string;
  decrypt(bound: string, sealed: string): string;
};
/** What is sealed for: one kind is never taken for another. */
export type SealedKind = "answer" | "id" | "key" | "page" | "values" | "said";
/** Not in the text, or each of hundreds of buttons would carry it: `page:noomi/annaannaanna1`. */
const boundTo = (kind: SealedKind, identity: string): string => `${kind}:${identity}`;
/** Longer than anything that is sealed here: what is longer is not decrypted. */
const mostChars = 20_000;

export class Seals {
  readonly #cipher: TextCipher;
  constructor(cipher: TextCipher) {
    this.#cipher = cipher;
  }
  /** Characters of base64url. */
  seal(kind: SealedKind, identity: string, text: string): string {
    return this.#cipher.encrypt(boundTo(kind, identity), text);
  }
  /** undefined: it is forged, of another kind, or somebody else's. */
  open(kind: SealedKind, identity: string, sealed: string | undefined): string | undefined {
    if (
      sealed === undefined ||
      sealed === "" ||
      sealed.length > mostChars ||
      !/^[\w-]+$/.test(sealed)
    )
      return undefined;
    try {
      return this.#cipher.decrypt(boundTo(kind, identity), sealed);
    } catch {
      return undefined;
    }
  }
}
