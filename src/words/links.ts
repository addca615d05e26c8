// What a panel links to, in words: files of its workflow, and pages of others.
import type { WordedBlock } from "../../adapters/port.ts";
import type {
  Block,
  FilesBlock,
  Phrase,
  PictureBlock,
  PlainKey,
  Secret,
  Span,
} from "../rules/ui.ts";

/** The URL under which the reader may fetch this file of the panel's workflow; undefined where there is none like it. */
export type LinkTo = (file: string) => string | undefined;
type Wording = {
  readonly phrase: (phrase: Phrase) => string;
  readonly entry: (key: PlainKey) => string;
  readonly text: (spans: readonly (Span | Secret)[]) => string;
  readonly block: (block: Block<Span | Secret>) => WordedBlock;
};

/** Without a public address there is nothing to link to: it says so, instead of a button that leads nowhere. */
export const filesBlock = (
  b: FilesBlock,
  linkTo: LinkTo | undefined,
  { phrase, entry }: Wording,
): WordedBlock => {
  const files = b.files.flatMap((each) => {
    const url = "url" in each ? each.url : linkTo?.(each.file);
    return url === undefined ? [] : [{ label: phrase(each.label), url }];
  });
  return linkTo === undefined && b.files.some((each) => "file" in each)
    ? { kind: "text", text: entry("core.filesNowhere"), tone: "quiet" }
    : { kind: "files", files };
};

/** Without a public address the drawing is nowhere: what stands instead of it does, and says so. */
export const pictureBlock = (
  { files: own, said, instead }: PictureBlock,
  linkTo: LinkTo | undefined,
  wording: Wording,
): WordedBlock => {
  const links = filesBlock({ kind: "files", files: own }, linkTo, wording);
  const files = links.kind === "files" ? links.files : [];
  const src = linkTo?.(own[0].file);
  return {
    kind: "picture",
    ...(src !== undefined && { src }),
    said: said.map(wording.text).join(". "),
    files,
    instead: [...instead.map(wording.block), ...(links.kind === "files" ? [] : [links])],
  };
};
