// Words → PDF: A4, tagged for screen readers, its letters embedded so that they can be searched and copied.
import PDFDocument from "pdfkit";
import { never } from "../rules/workflow.ts";
import type { WordedPaper, WordedPaperBlock } from "./paper.ts";
import { type Faces, Lines, loadFaces, type Piece, type Run, type Weight } from "./pdf-lines.ts";

type Element = PDFKit.PDFStructureElement;
/** Points (1/72 inch): A4 (ISO 216), 2.5 cm around the text, lines of one and a third. */
const [pageWidth, pageHeight, edge, leading] = [595.28, 841.89, 70.87, 1.33] as const;
const [textWidth, bottom] = [pageWidth - 2 * edge, pageHeight - edge] as const;
const sizes = { title: 18, heading: 14, text: 11, cell: 10, quiet: 10, margin: 9 } as const;
const colours = {
  text: "#000000",
  quiet: "#595959",
  head: "#e7e6e6",
  rule: "#767676",
  bar: "#0f2f52",
} as const;
const padding = 4;
const after = 6;
/** A heading is not left alone at the end of a page. */
const linesAfter = 3;

/** `leading`: of its lines, where it is not the page's. */
type Look = { readonly size: number; readonly colour?: string; readonly leading?: number };
const plain = (text: string, weight: Weight = 400): readonly Piece[] => [{ text, weight }];

class Pages {
  readonly doc: PDFKit.PDFDocument;
  readonly #faces: Faces;
  /** Words come again and again, and to measure one costs more than to remember it. */
  readonly #widths = new Map<string, number>();
  y = edge;
  constructor(doc: PDFKit.PDFDocument, faces: Faces) {
    this.doc = doc;
    this.#faces = faces;
    for (const [name, buffer] of faces.buffers) doc.registerFont(name, buffer);
  }
  /** Room for so much on this page, or the next one is begun. */
  room(height: number): boolean {
    if (this.y + height <= bottom || this.y === edge) return false;
    this.doc.addPage();
    this.y = edge;
    return true;
  }
  lines(pieces: readonly Piece[], width: number, size: number): readonly (readonly Run[])[] {
    return new Lines(this.#faces, (face, text) => this.#widthOf(face, size, text), width).of(
      pieces,
    );
  }
  #widthOf(face: string, size: number, text: string): number {
    const name = `${face} ${size} ${text}`;
    const known = this.#widths.get(name) ?? this.doc.font(face).fontSize(size).widthOfString(text);
    this.#widths.set(name, known);
    return known;
  }
  line(runs: readonly Run[], x: number, y: number, { size, colour = colours.text }: Look): void {
    let at = x;
    for (const { face, text, width } of runs) {
      this.doc.font(face).fontSize(size).fillColor(colour).text(text, at, y, { lineBreak: false });
      at += width;
    }
  }
  /** What belongs to the page and not to the text: a screen reader passes it by. */
  beside(draw: () => void): void {
    this.doc.markContent("Artifact", { type: "Layout" });
    draw();
    this.doc.endMarkedContent();
  }
  /** What belongs to `element`, on one page. */
  within(element: Element, tag: string, draw: () => void): void {
    const content = this.doc.markStructureContent(tag);
    draw();
    this.doc.endMarkedContent();
    element.add(content);
  }
  element(parent: Element, tag: string, fill: (element: Element) => void): void {
    const element = this.doc.struct(tag);
    parent.add(element);
    fill(element);
    element.end();
  }
  paragraph(
    parent: Element,
    tag: string,
    pieces: readonly Piece[],
    look: Look,
    indent = 0,
    narrower = 0,
  ): void {
    const height = look.size * (look.leading ?? leading);
    this.element(parent, tag, (element) => {
      for (const runs of this.lines(pieces, textWidth - indent - narrower, look.size)) {
        this.room(height);
        this.within(element, tag, () => this.line(runs, edge + indent, this.y, look));
        this.y += height;
      }
    });
  }
}

type Cells = readonly (readonly (readonly Run[])[])[];
type TableBlock = Extract<WordedPaperBlock, { kind: "table" }>;
class Table {
  readonly #pages: Pages;
  readonly #block: TableBlock;
  readonly #width: number;
  readonly #head: Cells;
  constructor(pages: Pages, block: TableBlock) {
    this.#pages = pages;
    this.#block = block;
    this.#width = textWidth / block.head.length;
    this.#head = this.#cells(block.head, 600);
  }
  draw(root: Element): void {
    const { caption, head, rows } = this.#block;
    const [pages, headHeight] = [this.#pages, this.#height(this.#head)];
    pages.room(sizes.quiet * leading * linesAfter + headHeight);
    pages.element(root, "Table", (table) => {
      pages.paragraph(table, "Caption", plain(caption, 600), { size: sizes.quiet });
      this.#row(table, this.#head, "TH");
      for (const texts of rows) {
        const cells = this.#cells(texts, 400);
        const height = this.#height(cells);
        // Higher than a page: what stands in its columns follows each other, so that nothing is cut.
        if (height > bottom - edge - headHeight) {
          const facts = texts.map((text, at): readonly Piece[] => [
            ...plain(`${head[at]}: `, 600),
            ...plain(text),
          ]);
          pages.element(table, "TR", (row) =>
            facts.map((pieces) => pages.paragraph(row, "TD", pieces, { size: sizes.cell })),
          );
          continue;
        }
        if (pages.room(height)) pages.beside(() => this.#headAgain(headHeight));
        this.#row(table, cells, "TD");
      }
    });
    pages.y += after;
  }
  #cells(texts: readonly string[], weight: Weight): Cells {
    return texts.map((text) =>
      this.#pages.lines(plain(text, weight), this.#width - 2 * padding, sizes.cell),
    );
  }
  #height(cells: Cells): number {
    return Math.max(...cells.map((lines) => lines.length)) * sizes.cell * leading + 2 * padding;
  }
  #cell(lines: Cells[number], at: number): void {
    const look = { size: sizes.cell };
    for (const [n, runs] of lines.entries())
      this.#pages.line(
        runs,
        edge + at * this.#width + padding,
        this.#pages.y + padding + n * sizes.cell * leading,
        look,
      );
  }
  #ground(height: number, isHead: boolean): void {
    const { doc, y } = this.#pages;
    if (isHead) doc.rect(edge, y, textWidth, height).fill(colours.head);
    doc
      .moveTo(edge, y + height)
      .lineTo(edge + textWidth, y + height)
      .lineWidth(0.5)
      .stroke(colours.rule);
  }
  /** The head once more, at the top of a page. */
  #headAgain(height: number): void {
    this.#ground(height, true);
    for (const [at, lines] of this.#head.entries()) this.#cell(lines, at);
    this.#pages.y += height;
  }
  #row(table: Element, cells: Cells, tag: "TH" | "TD"): void {
    const [pages, height] = [this.#pages, this.#height(cells)];
    pages.beside(() => this.#ground(height, tag === "TH"));
    pages.element(table, "TR", (row) => {
      for (const [at, lines] of cells.entries())
        pages.element(row, tag, (cell) => pages.within(cell, tag, () => this.#cell(lines, at)));
    });
    pages.y += height;
  }
}

type ListBlock = Extract<WordedPaperBlock, { kind: "list" }>;
/** Beside their items: the longest is the largest figure. What is held back is hatched, and as long whatever it hides. */
const bars = {
  from: edge + 0.6 * textWidth,
  width: 0.4 * textWidth,
  height: 7,
  leading: 1.1,
  held: 36,
  step: 4,
} as const;
const barLine = sizes.margin * bars.leading;
const bar = (pages: Pages, value: number | null, largest: number): void => {
  const { doc, y } = pages;
  const [top, height] = [y + (barLine - bars.height) / 2, bars.height];
  if (value !== null) {
    doc.rect(bars.from, top, (bars.width * value) / largest, height).fill(colours.bar);
    return;
  }
  doc.save().rect(bars.from, top, bars.held, height).clip();
  for (let x = -height; x < bars.held; x += bars.step)
    doc.moveTo(bars.from + x, top + height).lineTo(bars.from + x + height, top);
  doc.lineWidth(0.7).stroke(colours.rule).restore();
  doc.rect(bars.from, top, bars.held, height).lineWidth(0.5).stroke(colours.rule);
};
const list = (pages: Pages, root: Element, { items, bars: values }: ListBlock): void => {
  const largest = Math.max(1, ...(values ?? []).map(Number));
  // Close to what it is about, which stands above it.
  if (values) pages.y -= after / 2;
  pages.element(root, "L", (all) => {
    for (const [at, item] of items.entries()) {
      const value = values?.[at];
      if (value !== undefined) {
        pages.room(barLine);
        pages.beside(() => bar(pages, value, largest));
      }
      const [look, narrower] = values
        ? [{ size: sizes.margin, leading: bars.leading }, bars.width + padding]
        : [{ size: sizes.text }, 0];
      pages.element(all, "LI", (one) =>
        pages.paragraph(one, "LBody", plain(`• ${item}`), look, 2 * padding, narrower),
      );
    }
  });
};
const block = (pages: Pages, root: Element, b: WordedPaperBlock): void => {
  const text = { size: sizes.text };
  switch (b.kind) {
    case "heading":
      pages.y += after;
      pages.room(sizes.heading * leading + linesAfter * sizes.text * leading);
      pages.paragraph(root, "H2", plain(b.text, 600), { size: sizes.heading });
      break;
    case "text":
      if (b.text === "") return;
      pages.paragraph(
        root,
        "P",
        plain(b.text),
        b.quiet ? { size: sizes.quiet, colour: colours.quiet } : text,
      );
      break;
    case "facts":
      for (const [label, value] of b.facts)
        pages.paragraph(root, "P", [...plain(`${label}: `, 600), ...plain(value)], text);
      break;
    case "list":
      list(pages, root, b);
      break;
    case "table":
      if (b.head.length > 0) new Table(pages, b).draw(root);
      return;
    default:
      never(b, "files.pdf");
  }
  pages.y += after;
};
/** On every page: whether it is invented, what it is, and which page of how many. */
const margins = (pages: Pages, paper: WordedPaper): void => {
  const { start, count } = pages.doc.bufferedPageRange();
  const look = { size: sizes.margin, colour: colours.quiet };
  /** A long title goes on in the text alone: it stands there in full. */
  const onOne = (text: string, weight: Weight): readonly Run[] =>
    pages.lines(plain(text, weight), textWidth - edge, sizes.margin)[0] ?? [];
  for (let n = start; n < start + count; n++) {
    pages.doc.switchToPage(n);
    const number = onOne(`${n + 1} / ${count}`, 400);
    const width = number.reduce((sum, run) => sum + run.width, 0);
    pages.beside(() => {
      if (paper.mark !== undefined)
        pages.line(onOne(paper.mark, 600), edge, edge / 2, { size: sizes.margin });
      pages.line(onOne(paper.title, 400), edge, bottom + edge / 3, look);
      pages.line(number, edge + textWidth - width, bottom + edge / 3, look);
    });
  }
};

/** The whole file. */
export const writePdf = async (paper: WordedPaper): Promise<Uint8Array<ArrayBuffer>> => {
  const faces = await loadFaces();
  const doc = new PDFDocument({
    ...{
      size: "A4",
      margin: 0,
      bufferPages: true,
      pdfVersion: "1.7",
      tagged: true,
      displayTitle: true,
    },
    lang: paper.language === "sv" ? "sv-SE" : "en-GB",
    // The library would name itself.
    info: { Title: paper.title, Author: "Stafett", Creator: "Stafett", Producer: "Stafett" },
  });
  const chunks: Uint8Array[] = [];
  const written = new Promise<void>((resolve, reject) =>
    doc.on("end", resolve).on("error", reject),
  );
  doc.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  const [pages, root] = [new Pages(doc, faces), doc.struct("Document")];
  doc.addStructure(root);
  pages.paragraph(root, "H1", plain(paper.title, 600), { size: sizes.title });
  pages.y += after;
  for (const each of paper.body) block(pages, root, each);
  root.end();
  margins(pages, paper);
  doc.end();
  await written;
  return new Uint8Array(Buffer.concat(chunks));
};
