// What an occasion of training is called, and what its codes are in words.
import { inWords, t } from "../../src/rules/say.ts";
import type { Open, Phrase } from "../../src/rules/ui.ts";

export type Named = { readonly subject: Open<string>; readonly title?: Open<string> };
export const nameOf = ({ title, subject }: Named): Phrase =>
  title ? t("training.named", { title: { text: title } }) : inWords("training.subject", subject);
/** A theme is worded where method questions are. */
export const themed = (tag: string): Phrase => inWords("theme", tag);
export const coded = (of: "audience" | "kind" | "question" | "answer", code: string): Phrase =>
  inWords(`training.${of}`, code);
