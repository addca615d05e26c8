// How much there is to read, however wide the lines are: tokens of code.
import { isNode, type Node, walk } from "../support/source.ts";
import { covered } from "./lines.ts";
import type { File } from "./product.ts";

const token =
  /\0[\0\n]*|[\p{L}_$#@][\p{L}\p{N}_$]*|=>|\?\?=?|\?\.|\.\.\.|[=!]==?|&&=?|\|\|=?|\*\*=?|<=|>=|\+\+|--|[-+*/%]=|(?!,\s*[)\]}])\S/gu;
const literals = new Set(["Literal", "TemplateElement"]);

/** Where each token of a file begins, in order. Comments are none; a literal is one, and each text between the values of a template. A comma before a closing bracket is none: the formatter sets it where a line is broken. */
export const tokensOf = ({
  text,
  parsed,
  program,
}: Pick<File, "text" | "parsed" | "program">): readonly number[] => {
  const found: Node[] = [];
  walk(program, (node) => void (literals.has(node.type) && found.push(node)));
  found.sort((a, b) => a.start - b.start);
  // Covered, because a quote in a literal is no end of another one.
  return [...covered(covered(text, parsed.comments, " "), found, "\0").matchAll(token)].map(
    ({ index }) => index,
  );
};
const functions = new Set(["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"]);
/** Tokens of each function of a file, those inside it included. */
export const functionTokens = (file: File, tokens = tokensOf(file)): readonly number[] => {
  const found: number[] = [];
  walk(file.program, ({ type, start, end }) => {
    if (functions.has(type)) found.push(tokens.filter((at) => at >= start && at < end).length);
  });
  return found;
};

export type Port = {
  readonly path: string;
  readonly name: string;
  readonly members: number;
  readonly tokens: number;
};
const isPort = (path: string): boolean =>
  /^src\/store\/(port|db|processes|reviews)\.ts$|^adapters\/(port|records)\.ts$/.test(path);
const literalsOf = (node: unknown): number => {
  let count = 0;
  if (isNode(node)) walk(node, ({ type }) => void (type === "TSLiteralType" && count++));
  return count;
};
/** Interfaces of ports with what they extend: `Pick<Db, "query">` is one member. Of a base outside these files, nothing is counted. */
export const portsOf = (files: readonly File[]): readonly Port[] => {
  const found = files
    .filter(({ path }) => isPort(path))
    .flatMap((file) => {
      const tokens = tokensOf(file);
      const own: (Port & { readonly node: Node })[] = [];
      walk(file.program, (node) => {
        if (node.type !== "TSInterfaceDeclaration") return;
        const size = tokens.filter((at) => at >= node.start && at < node.end).length;
        const { name } = node.id as Node;
        own.push({
          path: file.path,
          name: String(name),
          members: ((node.body as Node).body as unknown[]).length,
          tokens: size,
          node,
        });
      });
      return own;
    });
  const whole = (each: (typeof found)[number]): Port => {
    const bases = (each.node.extends as Node[]).map((base): Pick<Port, "members" | "tokens"> => {
      const { name } = base.expression as Node;
      const known = found.find((other) => other.name === name);
      return name === "Pick" || known === undefined
        ? { members: literalsOf(base), tokens: 0 }
        : whole(known);
    });
    const sum = (of: "members" | "tokens") => bases.reduce((all, base) => all + base[of], each[of]);
    return { path: each.path, name: each.name, members: sum("members"), tokens: sum("tokens") };
  };
  return found.map(whole);
};
