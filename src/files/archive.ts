// A paper as data, for an archive: its words as in the other formats, beside them codes and moments, and a checksum over all of it.
import { createHash } from "node:crypto";
import { type Paper, type PaperBlock, reveal, type Secret, type Span } from "../rules/ui.ts";
import type { WordedPaper, WordedPaperBlock } from "./paper.ts";

type Json = string | boolean | readonly Json[] | { readonly [name: string]: Json };
type Datum = { readonly code: string } | { readonly at: string } | { readonly day: string };

/** What another program can sort and compare. Never an id of an agency or a person: what the reader may call them stands in the words. */
const dataOf = (spans: readonly (Span | Secret)[]): readonly Datum[] =>
  spans.flatMap((span): readonly Datum[] => {
    if ("date" in span) return [{ at: span.date }];
    if ("day" in span) return [{ day: reveal(span.day) }];
    if ("code" in span) return [{ code: `${span.of}.${reveal(span.code)}` }];
    if ("codes" in span) return reveal(span.codes).map((code) => ({ code: `${span.of}.${code}` }));
    if ("list" in span) return dataOf(span.list);
    return "key" in span
      ? dataOf(
          Object.values(span.with ?? {}).filter(
            (value): value is Span => typeof value === "object",
          ),
        )
      : [];
  });
const cell = (text: string, spans: readonly (Span | Secret)[]): Json => {
  const data = dataOf(spans);
  return data.length > 0 ? { text, data } : { text };
};
/** Both are made from one paper, block by block. */
const block = (worded: WordedPaperBlock, said: PaperBlock): Json => {
  if (worded.kind === "facts" && said.kind === "facts")
    return {
      kind: "facts",
      facts: worded.facts.map(([label, value], at) => ({
        label,
        value: cell(value, said.facts[at]?.[1] ?? []),
      })),
    };
  if (worded.kind === "list" && said.kind === "list")
    return {
      kind: "list",
      items: worded.items.map((item, at) => cell(item, said.items[at] ?? [])),
    };
  if (worded.kind === "table" && said.kind === "table")
    return {
      kind: "table",
      ...{ caption: worded.caption, head: worded.head },
      rows: worded.rows.map((row, at) =>
        row.map((text, column) => cell(text, said.rows[at]?.[column] ?? [])),
      ),
    };
  if (worded.kind === "text" && said.kind === "text")
    return { kind: "text", ...(cell(worded.text, said.text) as object) };
  return { kind: "heading", text: worded.kind === "heading" ? worded.text : "" };
};
/** JSON Canonicalization Scheme (RFC 8785), for what has no numbers: names in the order of their code units, no space between. */
const canonical = (value: Json): string => {
  if (typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(",")}}`;
};
/** The checksum is of `document`, so that it can be worked out again from the file alone. */
export const writeArchive = (worded: WordedPaper, said: Paper): string => {
  const { title, language, mark, body } = worded;
  const blocks = body.map((each, at) => block(each, said.body[at] as PaperBlock));
  const document: Json = { title, language, ...(mark !== undefined && { mark }), body: blocks };
  const sha256 = createHash("sha256").update(canonical(document)).digest("hex");
  return `${JSON.stringify({ format: "stafett-document-1", sha256Of: "document, RFC 8785", sha256, document }, null, 1)}\n`;
};
