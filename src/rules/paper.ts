// Blocks of a panel as a document has them: the same words, without buttons.
import { t } from "./say.ts";
import type { Block, Open, PaperBlock, Secret, Span } from "./ui.ts";
import { never } from "./workflow.ts";

type Words = readonly (Span | Secret)[];
type Said = Block<Span | Secret>;
/** A row in one line: what it is about, and what is said of it. */
const lineOf = ({ text, detail = [] }: Extract<Said, { kind: "row" }>): Words =>
  detail.length > 0 ? [...text, t("core.dot"), ...detail] : text;
const number = (n: Open<number>): Words => [{ text: String(n) as Open<string> }];
const paperOf = (b: Said): PaperBlock | undefined => {
  switch (b.kind) {
    case "heading":
    case "facts":
      return b;
    case "text":
      return { kind: "text", text: b.text, ...(b.tone === "quiet" && { tone: b.tone }) };
    case "row":
      return { kind: "list", items: [lineOf(b)] };
    case "steps":
      return { kind: "list", items: b.steps.map(({ text }) => text) };
    case "table":
      return {
        kind: "table",
        head: b.head,
        rows: b.rows.map((row) =>
          row.map((cell) => (typeof cell === "number" ? number(cell) : cell)),
        ),
      };
    case "bars":
      return {
        kind: "list",
        items: b.bars.map(({ label, count }) =>
          count === "few" ? label : [...label, t("core.dot"), ...number(count)],
        ),
      };
    case "actions":
    case "divider":
      return undefined;
    default:
      return never(b, "rules.paper");
  }
};
/** Rows that follow each other are one list. */
export const asPaper = (blocks: readonly Said[]): readonly PaperBlock[] => {
  const paper: PaperBlock[] = [];
  for (const said of blocks) {
    const [next, last] = [paperOf(said), paper.at(-1)];
    if (next?.kind === "list" && last?.kind === "list")
      paper[paper.length - 1] = { kind: "list", items: [...last.items, ...next.items] };
    else if (next && !(next.kind === "facts" && next.facts.length === 0)) paper.push(next);
  }
  return paper;
};
