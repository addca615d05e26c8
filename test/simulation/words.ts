// The words that people say after the command, in Swedish.
import { catalogues } from "../../src/app/catalogues.ts";
import { workflows } from "../../workflows/index.ts";

const keys = workflows.flatMap(({ commands, panels }) =>
  [...Object.values(commands), ...Object.values(panels)].flatMap(({ words }) => words ?? []),
);
const texts = catalogues.phrases.sv as unknown as Readonly<Record<string, string>>;
/** One of each, and the two of the core's own. */
export const saidByPeople: readonly string[] = [
  "hem",
  "hjälp",
  ...[...new Set(keys)]
    .flatMap((key) => texts[key]?.split(",")[0]?.trim() ?? [])
    .filter((text) => text !== ""),
];
