// The address and code that a panel shows to one person, so that somebody else can come in.
import type { WordedBlock } from "../../adapters/port.ts";
import type { KeyCodeBlock, LinkBlock, PlainKey } from "../rules/ui.ts";

/** By the id of an answer link, or of the member who adds a key. */
export type Openings = ReadonlyMap<string, { readonly url: string; readonly code: string }>;
/** The code stands in two groups: it is said by telephone. Where nothing opens it any more, a sentence says so. */
export const openingBlock = (
  b: LinkBlock | KeyCodeBlock,
  openings: Openings | undefined,
  entry: (key: PlainKey) => string,
): WordedBlock => {
  const isLink = b.kind === "answerLink";
  const found = openings?.get(isLink ? b.link : b.member);
  if (!found)
    return {
      kind: "text",
      text: entry(isLink ? "core.link.none" : "core.key.none"),
      tone: "quiet",
    };
  const half = found.code.length / 2;
  const code = [entry("core.link.code"), found.code.slice(0, half), found.code.slice(half)].join(
    " ",
  );
  // An address is copied, and a code for a key is read out.
  return isLink
    ? { kind: "row", text: found.url, detail: code }
    : { kind: "row", text: code, detail: found.url };
};
