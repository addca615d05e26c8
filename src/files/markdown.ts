// Words → Markdown (CommonMark, and the tables of GitHub's). A text stays a text, wherever the file is opened.
import { never } from "../rules/workflow.ts";
import type { WordedPaper, WordedPaperBlock } from "./paper.ts";

/** Read as marks anywhere in a line; and where a reader would make a link by itself. */
const marks = /[\\`*_[\]{}|~$^=#@]|(?<=www)\.|:(?=\/\/)|(?<=mailto|xmpp):/gi;
/** Read as marks at the beginning of a line: a list, a definition, a rule. */
const openers = /^(?:[-+:]|\d+(?=[.)]))/;

/** One line of text in which nothing is a mark. HTML's three characters become entities: not every reader knows a backslash before them. */
export const escapeMarkdown = (text: string): string =>
  text
    .replaceAll(/\s+/gu, " ")
    .trim()
    .replaceAll(marks, (mark) => `\\${mark}`)
    .replace(openers, (opener) => (/\d/.test(opener) ? `${opener}\\` : `\\${opener}`))
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");

const line = escapeMarkdown;
const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
const block = (b: WordedPaperBlock): string => {
  switch (b.kind) {
    case "heading":
      return `## ${line(b.text)}`;
    case "text":
      return b.quiet && line(b.text) !== "" ? `*${line(b.text)}*` : line(b.text);
    case "facts":
      return b.facts.map(([label, value]) => `- **${line(label)}:** ${line(value)}`).join("\n");
    case "list":
      return b.items.map((item) => `- ${line(item)}`).join("\n");
    case "table":
      return [
        row(b.head.map(line)),
        row(b.head.map(() => "---")),
        ...b.rows.map((cells) => row(cells.map(line))),
      ].join("\n");
    default:
      return never(b, "files.markdown");
  }
};
/** The whole file. */
export const writeMarkdown = (paper: WordedPaper): string =>
  `${[...(paper.mark === undefined ? [] : [`**${line(paper.mark)}**`]), `# ${line(paper.title)}`, ...paper.body.map(block).filter((text) => text !== "")].join("\n\n")}\n`;
