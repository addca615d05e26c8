// What this folder adds to the program.
import { type Bundle, inBoth } from "../../src/rules/bundle.ts";
import { evaluation, table as evaluationTable } from "./evaluation.ts";
import { training } from "./index.ts";
import { table as trainingTable } from "./table.ts";
import en from "./texts/en.json" with { type: "json" };
import sv from "./texts/sv.json" with { type: "json" };
import { veil } from "./veil.ts";

export const bundle: Bundle = {
  workflows: [training, evaluation, veil],
  tables: { training: trainingTable, evaluation: evaluationTable },
  texts: [inBoth(sv, en)],
};
