// What this folder adds to the program.
import { type Bundle, inBoth } from "../../src/rules/bundle.ts";
import { rights } from "./index.ts";
import { removal } from "./removal.ts";
import { table } from "./table.ts";
import codesEn from "./texts/codes.en.json" with { type: "json" };
import codesSv from "./texts/codes.sv.json" with { type: "json" };
import en from "./texts/en.json" with { type: "json" };
import sv from "./texts/sv.json" with { type: "json" };

export const bundle: Bundle = {
  workflows: [rights, removal],
  tables: { rights: table },
  texts: [inBoth(sv, en)],
  codes: [inBoth(codesSv, codesEn)],
};
