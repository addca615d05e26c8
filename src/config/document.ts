import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type ParsedNode,
  parseDocument,
  type YAMLError,
} from "yaml";
import type { Finding, Path, ProblemArgs } from "./problem.ts";
import type { ProblemCode } from "./texts.ts";

/** A region's configuration is some tens of kilobytes; 20,000 members are five megabytes. */
const maximumBytes = 12_000_000;
/** How often anchors may be repeated, those within one another counted as they multiply. */
const maximumAliases = 200;

type Place = { readonly line: number; readonly column: number; readonly end: number };

type ReadDocument = {
  /** Plain data; undefined when there is none to speak of. */
  readonly data: unknown;
  /** What is wrong with the file as YAML, by place. */
  readonly flaws: readonly {
    readonly code: ProblemCode;
    readonly args: ProblemArgs;
    readonly line: number;
    readonly column: number;
  }[];
  /** Where (offset) the parser lost its way, if it did: what it made of the rest is guesswork. */
  readonly lostAt: number | undefined;
  /** Line and column from 1. Of a missing value: where the map begins in which it is missed. */
  locate(finding: Pick<Finding, "path" | "at">): Place;
};

/** Reads YAML 1.2; throws nothing, whatever the text. */
export function readDocument(text: string): ReadDocument {
  const lines = new LineCounter();
  const nothing = (code: ProblemCode, args: ProblemArgs = {}) =>
    flawed([{ code, args, line: 1, column: 1 }]);
  if (Buffer.byteLength(text) > maximumBytes)
    return nothing("file-large", { kilobytes: maximumBytes / 1000 });
  let document: Document.Parsed<ParsedNode>;
  try {
    document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      logLevel: "error",
      version: "1.2",
    });
  } catch {
    // Thousands of brackets within one another exhaust the stack.
    return nothing("yaml-syntax");
  }
  const errors = [...document.errors, ...document.warnings];
  const flaws = errors.map((error) => flawOf(error, lines));
  const lost = errors
    .filter((error) => error.code !== "DUPLICATE_KEY")
    .map((error) => error.pos[0]);
  const lostAt = lost.length > 0 ? Math.min(...lost) : undefined;
  if (flaws.length === 0 && document.contents === null) return nothing("file-empty");
  try {
    const data: unknown = document.toJS({ maxAliasCount: maximumAliases });
    return { data, flaws, lostAt, locate: (finding) => locate(document, lines, finding) };
  } catch {
    return flaws.length > 0 ? flawed(flaws) : nothing("yaml-aliases", { maximum: maximumAliases });
  }
}

function flawed(flaws: ReadDocument["flaws"]): ReadDocument {
  return { data: undefined, flaws, lostAt: 0, locate: () => ({ line: 1, column: 1, end: 0 }) };
}

/** The parser's own messages quote the text, and are in English. */
function flawOf(error: YAMLError, lines: LineCounter): ReadDocument["flaws"][number] {
  const { line, col } = lines.linePos(error.pos[0]);
  const codes: Partial<Record<YAMLError["code"], ProblemCode>> = {
    DUPLICATE_KEY: "yaml-duplicate-key",
    TAB_AS_INDENT: "yaml-tab",
    BAD_INDENT: "yaml-indent",
    BAD_ALIAS: "yaml-alias",
    MULTIPLE_DOCS: "yaml-documents",
    TAG_RESOLVE_FAILED: "yaml-tag",
    MISSING_CHAR: "yaml-missing-char",
    RESOURCE_EXHAUSTION: "yaml-deep",
  };
  return { code: codes[error.code] ?? "yaml-syntax", args: {}, line, column: col };
}

function locate(
  document: Document.Parsed<ParsedNode>,
  lines: LineCounter,
  { path, at }: Pick<Finding, "path" | "at">,
): Place {
  const { key, value, missing } = follow(document, path);
  // A list or a map begins, for who reads it, at its key: the first of its lines may be far below.
  const atKey = at === "key" || missing || isCollection(value);
  const { line, col } = lines.linePos(rangeOf(atKey ? (key ?? value) : (value ?? key))[0]);
  // What is missing may stand anywhere in the map, up to the map's end.
  return { line, column: col, end: rangeOf(at === "key" ? key : (value ?? key))[1] };
}

type Followed = { readonly key: unknown; readonly value: unknown; readonly missing: boolean };

/** Goes down the path; where it breaks off, `value` is the map that lacks the rest and `key` the key it stands under. */
function follow(document: Document.Parsed<ParsedNode>, path: Path): Followed {
  let key: unknown;
  let value: unknown = document.contents;
  for (const step of path) {
    const inside: unknown = isAlias(value) ? value.resolve(document) : value;
    if (isMap(inside) && typeof step === "string") {
      const pair = inside.items.find(
        (item) => isScalar(item.key) && String(item.key.value) === step,
      );
      if (!pair) return { key, value, missing: true };
      [key, value] = [pair.key, pair.value];
    } else if (isSeq(inside) && typeof step === "number" && step < inside.items.length) {
      [key, value] = [undefined, inside.items[step]];
    } else return { key, value, missing: true };
  }
  return { key, value, missing: false };
}

function rangeOf(node: unknown): readonly [number, number] {
  const range = (node as Node | null | undefined)?.range;
  return range ? [range[0], range[1]] : [0, 0];
}
