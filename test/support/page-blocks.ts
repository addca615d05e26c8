// The blocks of code in a page, and a copy of the project in which what they say has been done.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./source.ts";

export type Block = {
  readonly page: string;
  readonly language: string;
  readonly path: string;
  readonly text: string;
};
/** The first line names the file that the block shows. A TypeScript block without one is checked as a file of its own. */
export const blocksOf = (page: string): readonly Block[] =>
  [...readFileSync(join(root, page), "utf8").matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(
    ([, language = "", body = ""], n) => {
      const path = /^\/\/ (\S+\.(?:tsx?|json))\n/.exec(body)?.[1];
      return {
        page,
        language,
        path: path ?? `test/block-${n}.ts`,
        text: path === undefined ? body : body.slice(body.indexOf("\n") + 1),
      };
    },
  );
/** TypeScript, and JSON that has a name: other JSON is what a program answers. */
export const isFile = ({ language, path }: Block): boolean =>
  language === "ts" || (language === "json" && path.endsWith(".json"));

/** Lines with a minus are replaced by those with a plus. Throws where what is to be replaced is not there exactly once, unless it has been replaced already. */
const patch = (copy: string, { page, path, text }: Block): void => {
  const lines = text.split("\n").filter((line) => line !== "");
  const side = (sign: string): string =>
    lines
      .filter((line) => line[0] === " " || line[0] === sign)
      .map((line) => line.slice(1))
      .join("\n");
  const file = join(copy, path);
  const before = readFileSync(file, "utf8");
  if (before.includes(side("+"))) return;
  if (before.split(side("-")).length !== 2)
    throw new Error(`${page}: "${side("-")}" does not stand once in ${path}`);
  writeFileSync(
    file,
    before.replace(side("-"), () => side("+")),
  );
};
/** Writes into a copy of the project what the blocks show, as somebody would who follows the page. */
export const follow = (copy: string, blocks: readonly Block[]): void => {
  for (const { path, text } of blocks.filter(isFile)) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  }
  for (const block of blocks.filter(({ language }) => language === "diff")) patch(copy, block);
};
