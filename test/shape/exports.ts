// What one file of the product gives away and no other takes.
import { dirname, join, normalize } from "node:path";
import { isNode, type Node, walk } from "../support/source.ts";
import type { File } from "./product.ts";

type Taken = { readonly path: string; readonly name: string };
/** Stands for every name of a file: `import * as`, `export * from`, `import()`. */
const everything = "*";

const isExport = (name: string | null): name is string => name !== null;
const declared = ({ parsed }: File): readonly string[] => [
  ...new Set(
    parsed.module.staticExports
      .flatMap((one) => one.entries)
      .map((entry) => (entry.exportName.kind === "Default" ? "default" : entry.exportName.name))
      .filter(isExport),
  ),
];
const nameOf = (kind: string, name: string | null): string =>
  kind === "Name" ? (name ?? everything) : kind === "Default" ? "default" : everything;

const taken = (file: File): readonly Taken[] => {
  const found: Taken[] = [];
  const take = (request: unknown, name: string): void => {
    if (typeof request === "string" && request.startsWith("."))
      found.push({ path: normalize(join(dirname(file.path), request)), name });
  };
  for (const one of file.parsed.module.staticImports)
    for (const { importName } of one.entries)
      take(one.moduleRequest.value, nameOf(importName.kind, importName.name));
  for (const { moduleRequest, importName } of file.parsed.module.staticExports.flatMap(
    (one) => one.entries,
  ))
    take(moduleRequest?.value, nameOf(importName.kind, importName.name));
  walk(file.program, (node) => {
    // A catalogue adds its keys to an interface of another file: that file cannot keep it to itself.
    if (node.type === "TSModuleDeclaration" && isNode(node.id) && isNode(node.body))
      for (const member of node.body.body as Node[])
        take(node.id.value, String((member.id as Node | null)?.name));
    if ((node.type === "ImportExpression" || node.type === "TSImportType") && isNode(node.source))
      take(node.source.value, everything);
  });
  return found;
};

/** Exports, types included, that no other file of these imports, as `path name`. */
export const unusedExports = (files: readonly File[]): readonly string[] => {
  const used = new Set(files.flatMap(taken).map(({ path, name }) => `${path} ${name}`));
  return files.flatMap((file) =>
    used.has(`${file.path} ${everything}`)
      ? []
      : declared(file)
          .map((name) => `${file.path} ${name}`)
          .filter((one) => !used.has(one)),
  );
};
