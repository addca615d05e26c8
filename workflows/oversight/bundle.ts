// What this folder adds to the program.
import { type Bundle, inBoth } from "../../src/rules/bundle.ts";
import decidingEn from "./deciding/texts/en.json" with { type: "json" };
import decidingSv from "./deciding/texts/sv.json" with { type: "json" };
import { oversight } from "./index.ts";
import en from "./texts/en.json" with { type: "json" };
import sv from "./texts/sv.json" with { type: "json" };

export const bundle: Bundle = {
  workflows: [oversight],
  texts: [inBoth(sv, en), inBoth(decidingSv, decidingEn)],
};
