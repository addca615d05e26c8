// The project's own source as a parser sees it: what is imported, how long the functions are, which globals are used.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { type ParseResult, parseSync } from "oxc-parser";

export type Node = {
  readonly type: string;
  readonly start: number;
  readonly end: number;
} & Readonly<Record<string, unknown>>;
export type Import = { readonly from: string; readonly to: string; readonly typeOnly: boolean };
export type Routine = { readonly name: string; readonly line: number; readonly lines: number };
export type Source = {
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  readonly routines: readonly Routine[];
  /** `Date.now`, `new Date()`, `process`, …: globals as they are written. */
  readonly globals: readonly string[];
};

export const root = fileURLToPath(new URL("../../", import.meta.url));
/** Every file below a folder of a checkout with one of these endings, relative to it, sorted; none when there is no such folder. */
export const filesIn = (folder: string, endings: readonly string[], at = root): string[] => {
  if (!existsSync(join(at, folder))) return [];
  return readdirSync(join(at, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => endings.some((ending) => file.endsWith(ending)))
    .map((file) => join(folder, file))
    .sort();
};

/** The anchors that the headings of a page get: lower case, no punctuation, a hyphen for a space. */
export const sectionsOf = (page: string): string[] =>
  [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );

export const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string";
/** Every node below this one, itself included, each with the one that holds it. */
export const walk = (
  node: Node,
  visit: (node: Node, parent: Node | undefined) => void,
  parent?: Node,
): void => {
  visit(node, parent);
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value])
      if (isNode(child)) walk(child, visit, node);
};

/** A path of the project for a relative import; a package's name (without a path inside it) for every other. */
const target = (from: string, request: string): string => {
  if (request.startsWith(".")) return normalize(join(dirname(from), request));
  if (request.startsWith("node:")) return request;
  return request
    .split("/")
    .slice(0, request.startsWith("@") ? 2 : 1)
    .join("/");
};
const literal = (node: unknown): string | undefined =>
  isNode(node) && typeof node.value === "string" ? node.value : undefined;

const importsOf = (path: string, parsed: ParseResult): Import[] => {
  const found: Import[] = [];
  const add = (request: string | undefined, typeOnly: boolean): void => {
    if (request !== undefined) found.push({ from: path, to: target(path, request), typeOnly });
  };
  for (const one of parsed.module.staticImports)
    add(
      one.moduleRequest.value,
      one.entries.length > 0 && one.entries.every((entry) => entry.isType),
    );
  for (const one of parsed.module.staticExports)
    for (const entry of one.entries) add(entry.moduleRequest?.value, entry.isType);
  walk(parsed.program as unknown as Node, (node) => {
    if (node.type === "ImportExpression") add(literal(node.source) ?? "(computed)", false);
    if (node.type === "TSImportType") add(literal(node.source), true);
    const callee = node.callee as Node | undefined;
    if (node.type === "CallExpression" && callee?.name === "require")
      add(literal((node.arguments as Node[])[0]) ?? "(computed)", false);
  });
  return found;
};

const functions = new Set(["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"]);
const nameOf = (node: Node, parent: Node | undefined): string => {
  const named = [node.id, parent?.id, parent?.key].find(
    (id) => isNode(id) && typeof id.name === "string",
  ) as Node | undefined;
  return String(named?.name ?? "(anonymous)");
};
const property = (node: Node): string | undefined =>
  isNode(node.property) ? String(node.property.name) : undefined;
const globalOf = (node: Node, parent: Node | undefined): string | undefined => {
  const callee = node.callee as Node | undefined;
  if (
    node.type === "NewExpression" &&
    callee?.name === "Date" &&
    (node.arguments as unknown[]).length === 0
  )
    return "new Date()";
  if (node.type === "CallExpression" && callee?.name === "Date") return "Date()";
  const object = node.object as Node | undefined;
  if (node.type === "MemberExpression" && object?.type === "Identifier")
    return `${object.name}.${property(node)}`;
  if (node.type !== "Identifier") return undefined;
  const isName =
    (parent?.type === "MemberExpression" && parent.property === node) ||
    (parent?.type === "Property" && parent.key === node);
  return isName ? undefined : String(node.name);
};

export const readSource = (path: string): Source => {
  const text = readFileSync(join(root, path), "utf8");
  return parseSource(path, text);
};
export const parseSource = (path: string, text: string): Source => {
  const parsed = parseSync(path, text);
  const [error] = parsed.errors;
  if (error) throw new Error(`${path}: ${error.message}`);
  const lineAt = (at: number): number => text.slice(0, at).split("\n").length;
  const routines: Routine[] = [];
  const globals = new Set<string>();
  walk(parsed.program as unknown as Node, (node, parent) => {
    const used = globalOf(node, parent);
    if (used !== undefined) globals.add(used);
    if (!functions.has(node.type)) return;
    const line = lineAt(node.start);
    routines.push({ name: nameOf(node, parent), line, lines: lineAt(node.end) - line + 1 });
  });
  const lines = text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
  return { path, lines, imports: importsOf(path, parsed), routines, globals: [...globals] };
};
