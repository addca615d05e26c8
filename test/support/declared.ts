// The declaration beside a Swedish catalogue: each key, and what its message takes. Rules then compile only with a key that is there and with its parameters.
import { readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { filesIn } from "./source.ts";

/** As the types of src/rules/ui.ts call it: what stands where it is put, what is counted, what one of several wordings is chosen by. */
type Kind = "Shows" | "Counts" | "Selects";
const stronger = (one: Kind | undefined, other: Kind): Kind =>
  one === undefined || one === "Shows" ? other : one;
type Found = ReadonlyMap<string, Kind>;
const together = (all: readonly Found[]): Found => {
  const found = new Map<string, Kind>();
  for (const [name, kind] of all.flatMap((each) => [...each]))
    found.set(name, stronger(found.get(name), kind));
  return found;
};

const parametersIn = (element: MessageFormatElement): Found => {
  switch (element.type) {
    case TYPE.literal:
    case TYPE.pound:
      return new Map();
    case TYPE.argument:
      return new Map([[element.value, "Shows"]]);
    case TYPE.number:
      return new Map([[element.value, "Counts"]]);
    case TYPE.plural:
    case TYPE.select: {
      const kind = element.type === TYPE.plural ? "Counts" : "Selects";
      const inside = Object.values(element.options).flatMap((option) =>
        option.value.map(parametersIn),
      );
      return together([new Map([[element.value, kind]]), ...inside]);
    }
    case TYPE.date:
    case TYPE.time:
    case TYPE.tag:
      throw new Error(`a message takes no date, time or tag: ${element.value}`);
  }
};
const parametersOf = (message: string): Found =>
  together(parse(message, { ignoreTag: true }).map(parametersIn));

const kinds: readonly Kind[] = ["Shows", "Counts", "Selects"];
/**
 * What a message takes, as a type: `Shows<"agency" | "day"> & Counts<"n">`. The same parameters give the same text, so that the compiler makes each type once.
 * Throws where the message cannot be read, or has a part that no message here has.
 */
export const typeOf = (message: string): string => {
  const found = [...parametersOf(message)];
  const parts = kinds.flatMap((kind) => {
    const names = found.filter(([, each]) => each === kind).map(([name]) => `"${name}"`);
    return names.length === 0 ? [] : [`${kind}<${names.sort().join(" | ")}>`];
  });
  return parts.join(" & ") || "None";
};

/** Every Swedish catalogue of phrases or codes that rules name keys of, relative to `root`. */
export const catalogueFiles = (): readonly string[] =>
  [...filesIn("src/words/texts", ["sv.json"]), ...filesIn("workflows", ["sv.json"])].filter(
    (path) => /\/(codes\.)?sv\.json$/.test(path),
  );
export const declarationPath = (path: string): string => path.replace(/\.json$/, ".d.json.ts");
/** The declaration of one catalogue, as TypeScript reads it for an import of the JSON. */
const declarationOf = (path: string, catalogue: Readonly<Record<string, string>>): string => {
  const types = Object.entries(catalogue).map(([key, message]) => [key, typeOf(message)] as const);
  const used = ["None", ...kinds].filter((kind) =>
    types.some(([, type]) => new RegExp(`\\b${kind}\\b`).test(type)),
  );
  const ui = relative(dirname(path), "src/rules/ui.ts");
  return `// Made from ${basename(path)} by UPDATE_TEXTS=1 npx vitest run test/catalogues/declared.test.ts
import type { ${used.sort().join(", ")} } from "${ui}";

interface Texts {
${types.map(([key, type]) => `  readonly "${key}": ${type};`).join("\n")}
}
declare module "${ui}" {
  interface ${basename(path).startsWith("codes.") ? "Codes" : "Phrases"} extends Texts {}
}
declare const texts: { readonly [K in keyof Texts]: string };
export = texts;
`;
};

const read = (root: string, path: string): string => readFileSync(join(root, path), "utf8");
/** What the declaration of a catalogue below `root` should be. */
export const freshOf = (root: string, path: string): string =>
  declarationOf(path, JSON.parse(read(root, path)));
/** Writes the declaration beside a catalogue below `root`. */
export const declare = (root: string, path: string): void =>
  writeFileSync(join(root, declarationPath(path)), freshOf(root, path));
