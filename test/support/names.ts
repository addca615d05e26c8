// Names that stand in code: in identifiers, in strings and in templates. Comments are not looked at.
import { parseSync } from "oxc-parser";
import { type Node, walk } from "./source.ts";

/** `isType`: a string that is a type, such as a key in `Pick`. */
export type Written = { readonly path: string; readonly line: number; readonly text: string } & (
  | { readonly kind: "identifier" }
  | { readonly kind: "string"; readonly isType: boolean }
);

/** Everything that is written in a file, but for what it imports from where. */
export const writtenIn = (path: string, source: string): readonly Written[] => {
  const found: Written[] = [];
  const { program } = parseSync(path, source);
  const imports = new Set([
    "ImportDeclaration",
    "ExportNamedDeclaration",
    "ExportAllDeclaration",
    "ImportExpression",
    "TSModuleDeclaration",
  ]);
  walk(program as unknown as Node, (node, parent) => {
    const at = { path, line: source.slice(0, node.start).split("\n").length };
    if (node.type === "Identifier" || node.type === "PrivateIdentifier")
      found.push({ ...at, kind: "identifier", text: String(node.name) });
    const isType = parent?.type === "TSLiteralType";
    if (
      node.type === "Literal" &&
      typeof node.value === "string" &&
      !imports.has(parent?.type ?? "")
    )
      found.push({ ...at, kind: "string", isType, text: node.value });
    if (node.type === "TemplateElement")
      found.push({
        ...at,
        kind: "string",
        isType,
        text: (node.value as unknown as { raw: string }).raw,
      });
  });
  return found;
};

/** The words of an identifier or a sentence, in small letters: `startOfTeams` has three. */
export const wordsOf = (text: string): readonly string[] =>
  text
    .split(/[^\p{L}]+|(?<=\p{Ll})(?=\p{Lu})/u)
    .filter((word) => word !== "")
    .map((word) => word.toLowerCase());
