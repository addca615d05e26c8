// Every text that people read: the core's own and those of the workflows.
import { eachPlatform, platforms } from "../../adapters/each.ts";
import { workflowTexts } from "../../workflows/index.ts";
import type { Catalogues } from "../words/locale.ts";
import en from "../words/texts/en.json" with { type: "json" };
import sv from "../words/texts/sv.json" with { type: "json" };

const { phrases, codes } = workflowTexts;
const labels = eachPlatform((platform) => platforms[platform].named);
export const catalogues: Catalogues = {
  phrases: { sv: { ...sv, ...phrases.sv }, en: { ...en, ...phrases.en } },
  codes,
  labels,
};
