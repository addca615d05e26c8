// A PDF read back by pdf.js, which did not write it.
import { getDocumentProxy } from "unpdf";

/** The text of each page: lines in the order of the file, each as it was written. */
export const pagesOf = async (pdf: Uint8Array): Promise<readonly (readonly string[])[]> => {
  // It keeps the bytes that it is given.
  const document = await getDocumentProxy(pdf.slice());
  const numbers = Array.from({ length: document.numPages }, (_, n) => n + 1);
  return Promise.all(
    numbers.map(async (n) => {
      const { items } = await (await document.getPage(n)).getTextContent();
      const lines: string[] = [""];
      for (const item of items) {
        if (!("str" in item)) continue;
        lines[lines.length - 1] += item.str;
        if (item.hasEOL) lines.push("");
      }
      return lines.filter((line) => line !== "");
    }),
  );
};
type Node = { readonly role?: string; readonly children?: readonly unknown[] };
const rolesIn = (node: unknown): readonly string[] => {
  const { role, children = [] } = node as Node;
  return [...(role === undefined ? [] : [role]), ...children.flatMap(rolesIn)];
};
/** What a screen reader is told of it. */
export const aboutPdf = async (pdf: Uint8Array) => {
  const document = await getDocumentProxy(pdf.slice());
  const { info } = await document.getMetadata();
  const pages = Array.from({ length: document.numPages }, (_, n) => n + 1);
  const roles = await Promise.all(
    pages.map(async (n) => rolesIn(await (await document.getPage(n)).getStructTree())),
  );
  return {
    info: info as Readonly<Record<string, unknown>>,
    roles: roles.flat(),
    marked: (await document.getMarkInfo())?.Marked,
  };
};
/** The fonts, by their names, and how many of them lie in the file. */
export const fontsOf = (
  pdf: Uint8Array,
): { readonly names: readonly string[]; readonly files: number; readonly unicode: number } => {
  const text = Buffer.from(pdf).toString("latin1");
  const count = (pattern: RegExp): number => (text.match(pattern) ?? []).length;
  const names = [...text.matchAll(/\/FontName \/([\w+-]+)/g)].map(([, name = ""]) => name);
  return { names, files: count(/\/FontFile[23]? \d/g), unicode: count(/\/ToUnicode \d/g) };
};
/** How many shapes are filled and how many stroked on the first page: bars, and hatches. */
export const shapesOf = async (
  pdf: Uint8Array,
): Promise<{ readonly filled: number; readonly stroked: number }> => {
  const [{ OPS }, document] = await Promise.all([
    import("unpdf/pdfjs"),
    getDocumentProxy(pdf.slice()),
  ]);
  const { fnArray, argsArray } = await (await document.getPage(1)).getOperatorList();
  const paints = fnArray.flatMap((fn, at) =>
    fn === OPS.constructPath ? [argsArray[at]?.[0]] : [fn],
  );
  const count = (op: number): number => paints.filter((fn) => fn === op).length;
  return { filled: count(OPS.fill), stroked: count(OPS.stroke) };
};
