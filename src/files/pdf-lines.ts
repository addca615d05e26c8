// Words → measured lines: which font draws each letter, and where a line breaks.
import { readFile } from "node:fs/promises";
import { create, type Font } from "fontkit";

export type Weight = 400 | 600;
/** Words of one weight; several of them make a paragraph. */
export type Piece = { readonly text: string; readonly weight: Weight };
/** Letters that one font draws. */
export type Run = { readonly face: string; readonly text: string; readonly width: number };
type Measure = (face: string, text: string) => number;

/** The font comes in parts, each for some of the letters; a letter is drawn by the first that has it. */
const subsets = [
  "latin",
  "latin-ext",
  "vietnamese",
  "greek",
  "greek-ext",
  "cyrillic",
  "cyrillic-ext",
] as const;
type Subset = (typeof subsets)[number];
const weights: readonly Weight[] = [400, 600];
const faceName = (subset: Subset, weight: Weight): string => `${subset}-${weight}`;
/** WOFF and not WOFF2: out of the second, fontkit 2.0.4 does not subset letters that are composed of others, such as å. */
const read = (face: string): Promise<Buffer> =>
  readFile(
    new URL(
      import.meta.resolve(`@fontsource/source-sans-3/files/source-sans-3-${face}-normal.woff`),
    ),
  );

export type Faces = {
  readonly buffers: ReadonlyMap<string, Buffer>;
  subsetOf(letter: string): Subset | undefined;
};
let faces: Promise<Faces> | undefined;
const load = async (): Promise<Faces> => {
  const names = subsets.flatMap((subset) => weights.map((weight) => faceName(subset, weight)));
  const buffers = new Map(
    await Promise.all(names.map(async (name) => [name, await read(name)] as const)),
  );
  // Both weights have the same letters: test/core/files-pdf.test.ts.
  const fonts = subsets.map(
    (subset) => [subset, create(buffers.get(faceName(subset, 400)) as Buffer) as Font] as const,
  );
  const known = new Map<string, Subset | undefined>();
  const subsetOf = (letter: string): Subset | undefined => {
    if (!known.has(letter))
      known.set(
        letter,
        fonts.find(([, font]) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0))?.[0],
      );
    return known.get(letter);
  };
  return { buffers, subsetOf };
};
/** Read once; a failure is tried again by the next. */
export const loadFaces = (): Promise<Faces> => {
  faces ??= load().catch((error: unknown) => {
    faces = undefined;
    throw error;
  });
  return faces;
};

/** Letters that are drawn as another, and those that have no width. */
const same: Readonly<Record<string, string>> = {
  "\u2011": "-",
  "\u202f": "\u00a0",
  "\u00ad": "",
  "\u200b": "",
};
/** A letter that no part of the font has is named by its number: an empty box would be lost when the text is searched. */
const drawable = (text: string, subsetOf: Faces["subsetOf"]): string =>
  [...text.normalize("NFC")]
    .map((letter) => same[letter] ?? letter)
    .map((letter) =>
      letter === "" || subsetOf(letter)
        ? letter
        : `[U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`,
    )
    .join("");

/** Lines of one paragraph: words are kept whole where a line has room for one. */
export class Lines {
  readonly #faces: Faces;
  readonly #measure: Measure;
  readonly #width: number;
  #lines: Run[][] = [[]];
  #left: number;
  constructor(faces: Faces, measure: Measure, width: number) {
    this.#faces = faces;
    this.#measure = measure;
    this.#width = width;
    this.#left = width;
  }
  of(pieces: readonly Piece[]): readonly (readonly Run[])[] {
    for (const { text, weight } of pieces)
      for (const [at, line] of text.split(/\r\n|[\r\n\u2028\u2029]/).entries()) {
        if (at > 0) this.#break();
        // A space belongs to the word before it.
        for (const word of drawable(line, this.#faces.subsetOf).split(/(?<= )/))
          this.#word(word, weight);
      }
    return this.#lines;
  }
  #break(): void {
    this.#lines.push([]);
    this.#left = this.#width;
  }
  #runs(text: string, weight: Weight): readonly Run[] {
    const parts: { face: string; text: string }[] = [];
    for (const letter of text) {
      const face = faceName(this.#faces.subsetOf(letter) ?? "latin", weight);
      const last = parts.at(-1);
      if (last?.face === face) last.text += letter;
      else parts.push({ face, text: letter });
    }
    return parts.map((part) => ({ ...part, width: this.#measure(part.face, part.text) }));
  }
  #word(word: string, weight: Weight): void {
    if (word === "") return;
    const runs = this.#runs(word, weight);
    const width = runs.reduce((sum, run) => sum + run.width, 0);
    const trimmed = this.#runs(word.trimEnd(), weight).reduce((sum, run) => sum + run.width, 0);
    if (trimmed > this.#left && this.#left < this.#width) this.#break();
    if (trimmed > this.#width) {
      for (const letter of word) this.#put(this.#runs(letter, weight));
      return;
    }
    this.#add(runs, width);
  }
  /** Of a word that is longer than a line, letter by letter. */
  #put(runs: readonly Run[]): void {
    const width = runs.reduce((sum, run) => sum + run.width, 0);
    if (width > this.#left) this.#break();
    this.#add(runs, width);
  }
  #add(runs: readonly Run[], width: number): void {
    const line = this.#lines.at(-1) as Run[];
    for (const run of runs) {
      const last = line.at(-1);
      // Written in one, so that a search finds words beside each other.
      if (last?.face === run.face)
        line[line.length - 1] = {
          ...last,
          text: last.text + run.text,
          width: last.width + run.width,
        };
      else line.push(run);
    }
    this.#left -= width;
  }
}
