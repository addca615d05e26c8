// What this folder adds to the program.
import { type Bundle, inBoth } from "../../src/rules/bundle.ts";
import { callback } from "./index.ts";
import { table } from "./table.ts";
import en from "./texts/en.json" with { type: "json" };
import sv from "./texts/sv.json" with { type: "json" };

export const bundle: Bundle = {
  workflows: [callback],
  tables: { callback: table },
  texts: [inBoth(sv, en)],
};
