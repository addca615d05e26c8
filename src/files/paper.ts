// A document in words: what is left for a writer is how it looks in its format.

import type { Paper, PaperBlock, Phrase } from "../rules/ui.ts";
import { type Drawing, type Language, never } from "../rules/workflow.ts";
import type { Locale, Reader } from "../words/locale.ts";

export type WordedPaperBlock =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "text"; readonly text: string; readonly quiet: boolean }
  | { readonly kind: "facts"; readonly facts: readonly (readonly [label: string, value: string])[] }
  | {
      readonly kind: "list";
      readonly items: readonly string[];
      readonly bars?: readonly (number | null)[];
    }
  /** Every row has as many cells as the head. `caption`: its number in the document, and what it is about. */
  | {
      readonly kind: "table";
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };
/** `mark`: on every page, where what stands there is invented. */
export type WordedPaper = {
  readonly language: Language;
  readonly title: string;
  readonly mark?: string;
  readonly body: readonly WordedPaperBlock[];
};

const nothing = "–";
/** What XML cannot hold, and halves of characters: a file with one of them would not open. */
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g;
export const writable = (text: string): string => text.toWellFormed().replaceAll(unwritable, "");

/** `about`: the title that the block stands under. `number`: of a table, among those of the document. */
type Standing = { readonly about: Phrase; readonly number: number };
const wordBlock = (
  b: PaperBlock,
  reader: Reader,
  locale: Locale,
  { about, number }: Standing,
): WordedPaperBlock => {
  const phrase = (p: Parameters<Locale["phrase"]>[0]): string => writable(locale.phrase(p, reader));
  const text = (spans: Parameters<Locale["text"]>[0]): string =>
    writable(locale.text(spans, reader));
  switch (b.kind) {
    case "heading":
      return { kind: "heading", text: phrase(b.text) };
    case "text":
      return { kind: "text", text: text(b.text), quiet: b.tone === "quiet" };
    case "facts":
      return {
        kind: "facts",
        facts: b.facts.map(([label, value]) => [phrase(label), text(value) || nothing] as const),
      };
    case "list":
      return { kind: "list", items: b.items.map(text), ...(b.bars && { bars: b.bars }) };
    case "table": {
      const [called, rows] = [
        phrase({ key: "core.table" }),
        b.rows.map((row) => b.head.map((_, at) => text(row[at] ?? []) || nothing)),
      ];
      return {
        kind: "table",
        caption: `${called} ${number}. ${phrase(about)}`,
        head: b.head.map(phrase),
        rows,
      };
    }
    default:
      return never(b, "files.paper");
  }
};
const standing = ({ title, body }: Paper): readonly (readonly [PaperBlock, Standing])[] => {
  let [about, number] = [title, 0];
  return body.map((b) => {
    if (b.kind === "heading") about = b.text;
    if (b.kind === "table") number += 1;
    return [b, { about, number }];
  });
};
/** For one reader; a shelter's name as in the panels. Throws when a text is missing, as a panel does. */
/** What every page, drawing and row of the playground says. */
export const markOf = (
  isInvented: boolean,
  { language }: Reader,
  locale: Locale,
): { readonly mark?: string } =>
  isInvented ? { mark: locale.entry("core.invented", language) } : {};
export const wordPaper = (
  paper: Paper,
  viewer: Reader,
  locale: Locale,
  isInvented: boolean,
): WordedPaper => {
  const reader: Reader = { ...viewer, onPaper: true };
  return {
    language: reader.language,
    title: writable(locale.phrase(paper.title, reader)),
    ...markOf(isInvented, reader, locale),
    body: standing(paper).map(([b, stands]) => wordBlock(b, reader, locale, stands)),
  };
};

/** `mark`: above its title, where what it shows is invented. */
export type WordedDrawing = Pick<Drawing, "shape"> & {
  readonly mark?: string;
  readonly language: Language;
  readonly title: string;
  readonly notes: readonly string[];
  readonly legend?: string;
  readonly groups: readonly {
    readonly name: string;
    readonly none?: string;
    readonly points: readonly {
      readonly label: string;
      readonly value: number | null;
      readonly figure: string;
    }[];
  }[];
};
/** For one reader, as a paper is. */
export const wordDrawing = (
  { shape, title, notes, legend, groups }: Drawing,
  reader: Reader,
  locale: Locale,
  isInvented: boolean,
): WordedDrawing => {
  const phrase = (p: Parameters<Locale["phrase"]>[0]): string => writable(locale.phrase(p, reader));
  const text = (spans: Parameters<Locale["text"]>[0]): string =>
    writable(locale.text(spans, reader));
  return {
    shape,
    ...markOf(isInvented, reader, locale),
    language: reader.language,
    title: phrase(title),
    notes: notes.map(phrase),
    ...(legend && { legend: phrase(legend) }),
    groups: groups.map(({ name, points, none }) => ({
      name: text(name),
      ...(none && { none: phrase(none) }),
      points: points.map(({ label, value, figure }) => ({
        label: text(label),
        value,
        figure: phrase(figure),
      })),
    })),
  };
};
