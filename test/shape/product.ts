// What counts as product code: what runs in production. The playground, the tests and the texts are measured by other means.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type ParseResult, parseSync } from "oxc-parser";
import { filesIn, type Node, root } from "../support/source.ts";

/** One file of the product, read and parsed once for every measure. */
export type File = {
  readonly path: string;
  readonly text: string;
  readonly parsed: ParseResult;
  readonly program: Node;
};

/** What says to the compiler which keys a catalogue has: made from it, and no line of it. */
export const isDeclaration = (path: string): boolean => path.endsWith(".d.json.ts");
const catalogues: readonly RegExp[] = [
  /^src\/app\/(operate\/(texts|documents)|audit\/texts)\.ts$/,
  /^src\/words\/texts\//,
  /^src\/(app\/start-texts|config\/texts)\.ts$/,
  // Sets of words and nothing else: they grow with the language, not with what the guard does.
  /^src\/guard\/beside-words\.ts$/,
];

/** Texts that people read and lists of words: they are counted apart, since a sentence more is no rule more. */
export const isCatalogue = (path: string): boolean =>
  isDeclaration(path) || catalogues.some((one) => one.test(path));

/** A file as the measures take it. Throws where it does not parse. */
export const parseFile = (path: string, text: string): File => {
  const parsed = parseSync(path, text);
  const [error] = parsed.errors;
  if (error) throw new Error(`${path}: ${error.message}`);
  return { path, text, parsed, program: parsed.program as unknown as Node };
};

const folders = ["src", "workflows", "adapters"];
/** Lines of the texts that are data and no code. */
export const linesOfData = (): number =>
  folders
    .flatMap((folder) => filesIn(folder, [".json", ".txt"]))
    .reduce(
      (sum, path) => sum + readFileSync(join(root, path), "utf8").trimEnd().split("\n").length,
      0,
    );

/** Every file of the product in a checkout, catalogues included, sorted by folder and name. */
export const readProduct = (at = root): readonly File[] =>
  folders
    .flatMap((folder) => filesIn(folder, [".ts"], at))
    .map((path) => parseFile(path, readFileSync(join(at, path), "utf8")));

/** In which line a place in a text stands, from 1. */
export const lineAt = (text: string, at: number): number => text.slice(0, at).split("\n").length;
