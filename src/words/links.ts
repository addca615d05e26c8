// What a panel links to, in words: files of its workflow, and pages of others.
import type { WordedBlock } from "../../adapters/port.ts";
import type { FilesBlock, Phrase, PlainKey } from "../rules/ui.ts";

/** The URL under which the reader may fetch this file of the panel's workflow; undefined where there is none like it. */
export type LinkTo = (file: string) => string | undefined;
type Wording = { readonly phrase: (phrase: Phrase) => string; readonly entry: (key: PlainKey) => string };

/** Without a public address there is nothing to link to: it says so, instead of a button that leads nowhere. */
export const filesBlock = (b: FilesBlock, linkTo: LinkTo | undefined, { phrase, entry }: Wording): WordedBlock => {
  const files = b.files.flatMap((each) => {
    const url = "url" in each ? each.url : linkTo?.(each.file);
    return url === undefined ? [] : [{ label: phrase(each.label), url }];
  });
  return linkTo === undefined && b.files.some((each) => "file" in each)
    ? { kind: "text", text: entry("core.filesNowhere"), tone: "quiet" }
    : { kind: "files", files };
};
