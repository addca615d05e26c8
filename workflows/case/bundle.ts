// What this folder adds to the program.
import { type Bundle, inBoth } from "../../src/rules/bundle.ts";
import contactingCodesEn from "./contacting/texts/codes.en.json" with { type: "json" };
import contactingCodesSv from "./contacting/texts/codes.sv.json" with { type: "json" };
import contactingEn from "./contacting/texts/en.json" with { type: "json" };
import contactingSv from "./contacting/texts/sv.json" with { type: "json" };
import countingEn from "./counting/texts/en.json" with { type: "json" };
import countingSv from "./counting/texts/sv.json" with { type: "json" };
import filingEn from "./filing/texts/en.json" with { type: "json" };
import filingSv from "./filing/texts/sv.json" with { type: "json" };
import { kase } from "./index.ts";
import investigatingCodesEn from "./investigating/texts/codes.en.json" with { type: "json" };
import investigatingCodesSv from "./investigating/texts/codes.sv.json" with { type: "json" };
import investigatingEn from "./investigating/texts/en.json" with { type: "json" };
import investigatingSv from "./investigating/texts/sv.json" with { type: "json" };
import languagesCodesEn from "./languages/texts/codes.en.json" with { type: "json" };
import languagesCodesSv from "./languages/texts/codes.sv.json" with { type: "json" };
import passingCodesEn from "./passing/texts/codes.en.json" with { type: "json" };
import passingCodesSv from "./passing/texts/codes.sv.json" with { type: "json" };
import passingEn from "./passing/texts/en.json" with { type: "json" };
import passingSv from "./passing/texts/sv.json" with { type: "json" };
import sameEn from "./same/texts/en.json" with { type: "json" };
import sameSv from "./same/texts/sv.json" with { type: "json" };
import surfacesEn from "./surfaces/texts/en.json" with { type: "json" };
import surfacesSv from "./surfaces/texts/sv.json" with { type: "json" };
import { table } from "./table.ts";
import codesEn from "./texts/codes.en.json" with { type: "json" };
import codesSv from "./texts/codes.sv.json" with { type: "json" };
import en from "./texts/en.json" with { type: "json" };
import sv from "./texts/sv.json" with { type: "json" };

export const bundle: Bundle = {
  workflows: [kase],
  tables: { case: table },
  texts: [
    inBoth(sv, en),
    inBoth(passingSv, passingEn),
    inBoth(sameSv, sameEn),
    inBoth(filingSv, filingEn),
    inBoth(contactingSv, contactingEn),
    inBoth(countingSv, countingEn),
    inBoth(investigatingSv, investigatingEn),
    inBoth(surfacesSv, surfacesEn),
  ],
  codes: [
    inBoth(codesSv, codesEn),
    inBoth(passingCodesSv, passingCodesEn),
    inBoth(languagesCodesSv, languagesCodesEn),
    inBoth(contactingCodesSv, contactingCodesEn),
    inBoth(investigatingCodesSv, investigatingCodesEn),
  ],
};
