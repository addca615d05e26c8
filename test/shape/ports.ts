// A method that a port only may have is a question that each of its users has to ask.
import { isNode, type Node, walk } from "../support/source.ts";
import type { File } from "./product.ts";

const isPort = (path: string): boolean => /\/port\.ts$/.test(path);
const isFunctionType = (type: unknown): boolean =>
  isNode(type) &&
  (type.type === "TSFunctionType" ||
    (type.type === "TSParenthesizedType" && isFunctionType(type.typeAnnotation)) ||
    (type.type === "TSUnionType" && (type.types as Node[]).some(isFunctionType)));
const isOptionalMethod = (member: Node): boolean =>
  member.optional === true &&
  (member.type === "TSMethodSignature" ||
    (member.type === "TSPropertySignature" &&
      isNode(member.typeAnnotation) &&
      isFunctionType(member.typeAnnotation.typeAnnotation)));

/** Methods and functions that an interface of a port leaves open, as `path Interface.member`. Optional values are data, and none of them. */
export const optionalMethods = (
  files: readonly Pick<File, "path" | "program">[],
): readonly string[] => {
  const found: string[] = [];
  for (const { path, program } of files.filter((file) => isPort(file.path)))
    walk(program, (node) => {
      if (node.type !== "TSInterfaceDeclaration") return;
      for (const member of (node.body as Node).body as Node[])
        if (isOptionalMethod(member))
          found.push(`${path} ${(node.id as Node).name}.${(member.key as Node).name}`);
    });
  return found;
};
