// The page's own files: each under a name that changes with its content, so that a browser keeps it; compressed once.
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";

export type Page = { readonly html: string; readonly js: string; readonly css: string };
type Encoding = "br" | "gzip" | "identity";
export type Asset = {
  readonly type: string;
  readonly bodies: Readonly<Record<Encoding, Uint8Array<ArrayBuffer>>>;
};
/** `html` asks for the files by their paths in `files`. */
export type Assets = { readonly html: string; readonly files: ReadonlyMap<string, Asset> };

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1f5c52"/><rect x="5" y="14" width="22" height="5" rx="2.5" fill="#f3e9d2" transform="rotate(-35 16 16)"/></svg>';
/** 48 bits: enough to tell one build of a file from the next. */
const HASH_LENGTH = 12;

const [brotli, zip] = [promisify(brotliCompress), promisify(gzip)];
const bytes = (buffer: Buffer): Uint8Array<ArrayBuffer> => Uint8Array.from(buffer);
const asset = async (type: string, content: string): Promise<Asset> => {
  const [br, gz] = await Promise.all([brotli(content), zip(content)]);
  return {
    type,
    bodies: { br: bytes(br), gzip: bytes(gz), identity: bytes(Buffer.from(content)) },
  };
};
/** `/play/page.js` becomes `/play/page.1f0c3a….js`. */
const named = (path: string, content: string): string => {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, HASH_LENGTH);
  return path.replace(/(\.\w+)$/, `.${hash}$1`);
};
/** The page's files by the paths that its HTML then asks for. */
export const assetsOf = async ({ html, js, css }: Page): Promise<Assets> => {
  const parts = [
    ["/play/page.js", "text/javascript", js],
    ["/play/page.css", "text/css", css],
    ["/play/icon.svg", "image/svg+xml", ICON],
  ] as const;
  const made = parts.map(
    async ([path, type, content]) => [named(path, content), await asset(type, content)] as const,
  );
  return {
    html: parts.reduce(
      (text, [path, , content]) => text.replaceAll(path, named(path, content)),
      html,
    ),
    files: new Map(await Promise.all(made)),
  };
};

/** The smallest that the browser takes, by its Accept-Encoding. */
export const encodingFor = (accepted: string | undefined): Encoding =>
  (["br", "gzip"] as const).find((each) =>
    new RegExp(`\\b${each}\\b(?!\\s*;\\s*q=0(?:\\.0*)?(?:\\s*,|\\s*$))`, "i").test(accepted ?? ""),
  ) ?? "identity";
