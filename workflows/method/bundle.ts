// What this folder adds to the program.
import { type Bundle, inBoth } from "../../src/rules/bundle.ts";
import { common } from "./common.ts";
import { table as commonTable } from "./common-table.ts";
import { method } from "./index.ts";
import { table as methodTable } from "./table.ts";
import en from "./texts/en.json" with { type: "json" };
import sv from "./texts/sv.json" with { type: "json" };

export const bundle: Bundle = {
  workflows: [method, common],
  tables: { method: methodTable, common: commonTable },
  texts: [inBoth(sv, en)],
};
