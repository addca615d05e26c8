// Every text that people read: the core's own and those of the workflows.
import { workflowTexts } from "../../workflows/index.ts";
import type { Catalogues } from "../words/locale.ts";
import en from "../words/texts/en.json" with { type: "json" };
import sv from "../words/texts/sv.json" with { type: "json" };

const { phrases, codes } = workflowTexts;
export const catalogues: Catalogues = { phrases: { sv: { ...sv, ...phrases.sv }, en: { ...en, ...phrases.en } }, codes };
