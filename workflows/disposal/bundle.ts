// What this folder adds to the program.
import { type Bundle, inBoth } from "../../src/rules/bundle.ts";
import { disposal } from "./index.ts";
import en from "./texts/en.json" with { type: "json" };
import sv from "./texts/sv.json" with { type: "json" };

export const bundle: Bundle = {
  workflows: [disposal],
  texts: [inBoth(sv, en)],
};
