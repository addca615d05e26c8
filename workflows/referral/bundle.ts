// What this folder adds to the program.
import { type Bundle, inBoth } from "../../src/rules/bundle.ts";
import { capacity } from "./capacity/index.ts";
import { table as capacityTable } from "./capacity/table.ts";
import { referral } from "./index.ts";
import { table as referralTable } from "./table.ts";
import codesEn from "./texts/codes.en.json" with { type: "json" };
import codesSv from "./texts/codes.sv.json" with { type: "json" };
import en from "./texts/en.json" with { type: "json" };
import sv from "./texts/sv.json" with { type: "json" };

export const bundle: Bundle = {
  workflows: [referral, capacity],
  tables: { referral: referralTable, capacity: capacityTable },
  texts: [inBoth(sv, en)],
  codes: [inBoth(codesSv, codesEn)],
};
