// Words → Word's format: A4, one readable font, headings and header rows that a screen reader finds.
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { never } from "../rules/workflow.ts";
import type { WordedPaper, WordedPaperBlock } from "./paper.ts";

/** A4 and its margins in twentieths of a point (ISO 216; 2.5 cm). */
const page = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 1_418, bottom: 1_418, left: 1_418, right: 1_418 },
} as const;
const textWidthTwips = page.size.width - page.margin.left - page.margin.right;
/** On every computer that has Word; others have a font of the same widths for it. */
const font = "Calibri";
/** Half points. */
const sizes = { text: 22, quiet: 20, heading: 28, title: 36 } as const;
const grey = "595959";
const cellMargin = { top: 60, bottom: 60, left: 100, right: 100 } as const;

type Look = { readonly bold?: boolean; readonly quiet?: boolean; readonly size?: number };
/** A line break in a text stays one. */
const runs = (
  text: string,
  { bold = false, quiet = false, size = quiet ? sizes.quiet : sizes.text }: Look = {},
): TextRun[] =>
  text.split(/\r\n|[\r\n\u2028\u2029]/).map(
    (part, at) =>
      new TextRun({
        text: part,
        bold,
        size,
        ...(at > 0 && { break: 1 }),
        ...(quiet && { color: grey }),
      }),
  );
/** Not by its style alone, which other programs than Word may not follow: its level and its look stand in the paragraph too. */
const headed = (
  text: string,
  heading: (typeof HeadingLevel)[keyof typeof HeadingLevel],
  size: number,
): Paragraph =>
  new Paragraph({
    heading,
    outlineLevel: 0,
    keepNext: true,
    children: runs(text, { bold: true, size }),
  });
const paragraph = (text: string, look: Look = {}): Paragraph =>
  new Paragraph({ children: runs(text, look), spacing: { after: 120 } });

const cell = (text: string, widthTwips: number, bold: boolean): TableCell =>
  new TableCell({
    width: { size: widthTwips, type: WidthType.DXA },
    margins: cellMargin,
    ...(bold && { shading: { fill: "E7E6E6" } }),
    children: [new Paragraph({ children: runs(text, { bold }) })],
  });
const table = (head: readonly string[], rows: readonly (readonly string[])[]): Table => {
  const widthTwips = Math.floor(textWidthTwips / Math.max(1, head.length));
  const row = (texts: readonly string[], isHead: boolean): TableRow =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: texts.map((text) => cell(text, widthTwips, isHead)),
    });
  return new Table({
    width: { size: widthTwips * head.length, type: WidthType.DXA },
    columnWidths: head.map(() => widthTwips),
    // Otherwise a program reckons the widths anew, each in its own way.
    layout: TableLayoutType.FIXED,
    rows: [row(head, true), ...rows.map((texts) => row(texts, false))],
  });
};
/** Word's own style for it, by which a screen reader and a list of tables find it; above the table and on its page. */
const caption = (text: string): Paragraph =>
  new Paragraph({
    style: "Caption",
    keepNext: true,
    children: runs(text, { bold: true, size: sizes.quiet }),
  });

type Children = ISectionOptions["children"];
const block = (b: WordedPaperBlock): Children => {
  switch (b.kind) {
    case "heading":
      return [headed(b.text, HeadingLevel.HEADING_1, sizes.heading)];
    case "text":
      return b.text === "" ? [] : [paragraph(b.text, { quiet: b.quiet })];
    case "facts":
      return b.facts.map(
        ([label, value]) =>
          new Paragraph({
            children: [...runs(`${label}: `, { bold: true }), ...runs(value)],
            spacing: { after: 40 },
          }),
      );
    case "list":
      return b.items.map((item) => new Paragraph({ bullet: { level: 0 }, children: runs(item) }));
    case "table":
      return b.head.length === 0 ? [] : [caption(b.caption), table(b.head, b.rows), paragraph("")];
    default:
      return never(b, "files.docx");
  }
};
const heading = (size: number, before: number) => ({
  run: { font, size, bold: true, color: "000000" },
  paragraph: { spacing: { before, after: 120 }, outlineLevel: 0 },
});
const pageNumber = (): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [
          new TextRun({
            children: [PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES],
            color: grey,
            size: sizes.quiet,
          }),
        ],
      }),
    ],
  });
const marked = (mark: string): Header =>
  new Header({
    children: [new Paragraph({ children: runs(mark, { bold: true, size: sizes.quiet }) })],
  });

/** The whole file. */
export const writeDocx = async (paper: WordedPaper): Promise<Uint8Array<ArrayBuffer>> => {
  const language = { value: paper.language === "sv" ? "sv-SE" : "en-GB" };
  const document = new Document({
    title: paper.title,
    // The library would name itself, or a person.
    creator: "Stafett",
    lastModifiedBy: "Stafett",
    styles: {
      default: {
        document: { run: { font, size: sizes.text, language } },
        title: heading(sizes.title, 0),
        heading1: heading(sizes.heading, 280),
      },
    },
    sections: [
      {
        properties: { page },
        ...(paper.mark !== undefined && { headers: { default: marked(paper.mark) } }),
        footers: { default: pageNumber() },
        children: [
          headed(paper.title, HeadingLevel.TITLE, sizes.title),
          ...paper.body.flatMap(block),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
};
