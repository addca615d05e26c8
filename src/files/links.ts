// Links under which one person may fetch one file for a few minutes. What a link means is sealed into it: nothing is kept, and nothing else stands in the URL.
/** Long enough to read a panel and press, too short to be worth passing on. */
const linkValidMs = 10 * 60_000;
/** A token of ours has about 250 characters; more is not worth opening. */
const tokenChars = 1_000;

export type FileAsk = {
  readonly member: string;
  readonly workflow: string;
  readonly instance: string;
  readonly file: string;
};
type OpenedLink =
  | { readonly kind: "valid"; readonly ask: FileAsk }
  | { readonly kind: "expired" }
  | { readonly kind: "unknown" };
export type FileLinks = {
  /** The public address without a slash at its end; undefined where there is none (yet). */
  base(): string | undefined;
  /** undefined: there is no public address. `now` in epoch ms. */
  link(ask: FileAsk, now: number): string | undefined;
  /** Never throws, never tells why a token is not one of ours. */
  open(token: string, now: number): OpenedLink;
};

const read = (plain: string): (FileAsk & { readonly until: number }) | undefined => {
  const parts: unknown = JSON.parse(plain);
  if (!Array.isArray(parts)) return undefined;
  const [member, workflow, instance, file, until] = parts as unknown[];
  if (
    typeof member !== "string" ||
    typeof workflow !== "string" ||
    typeof instance !== "string" ||
    typeof file !== "string"
  )
    return undefined;
  return typeof until === "number" ? { member, workflow, instance, file, until } : undefined;
};

/** Seals a small text under a key of its own; `decrypt` throws for what it did not make. */
type TextSeal = { encrypt(text: string): string; decrypt(text: string): string };
/** `base` is asked each time: the playground learns its port only when it listens. */
export const sealedLinks = (seal: TextSeal, base: () => string | undefined): FileLinks => {
  const opened = (token: string): ReturnType<typeof read> => {
    if (token.length > tokenChars) return undefined;
    const bytes = Buffer.from(token, "base64url");
    // Only the one spelling that was given out: the decoder would overlook what does not belong there.
    if (bytes.toString("base64url") !== token) return undefined;
    try {
      return read(seal.decrypt(bytes.toString("base64")));
    } catch {
      return undefined;
    }
  };
  return {
    base,
    link: ({ member, workflow, instance, file }, now) => {
      const at = base();
      if (at === undefined) return undefined;
      const sealed = seal.encrypt(
        JSON.stringify([member, workflow, instance, file, now + linkValidMs]),
      );
      return `${at}/files/${Buffer.from(sealed, "base64").toString("base64url")}`;
    },
    open: (token, now) => {
      const found = opened(token);
      if (!found) return { kind: "unknown" };
      const { until, ...ask } = found;
      return now < until ? { kind: "valid", ask } : { kind: "expired" };
    },
  };
};
