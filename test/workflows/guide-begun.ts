// A guide to begin from: of Noomi's case, by Noomi's contact person.
import { guide } from "../../workflows/guide/index.ts";
import { given, keysIn, local, row, type Story } from "../support/given.ts";

export const kase = {
  ref: "SYD-7KQ3-M9",
  words: "lugn granit",
  agency: "noomi",
  holder: { member: "noomi-kontakt" },
  deputy: "noomi-ersattare",
  open: true,
};
export const alone = (summary = {}) =>
  given(guide, [], { rows: { kase: [row("K1", { ...kase, ...summary })] } });
export const begun = (): Story => alone().done("begin", { kase: "K1" });
type Part = { readonly agency: string; readonly reach: readonly string[]; readonly since?: string };
export const facts = (parts: readonly Part[], more = {}) => ({
  ...kase,
  child: "unknown",
  parts: parts.map((part) => ({ since: local("2026-11-25", "10:00"), ...part })),
  ...more,
});
export const byCase = { sender: "case", instance: "K1" } as never;
export const shared = (story: Story, ...parts: readonly Part[]): Story =>
  story.done("know", facts(parts), byCase);
export const police = { agency: "polisen-syd", reach: ["behov", "sakerhet"] };
/** The items of a panel that can be tapped, or that stand there. */
export const shownTo = (story: Story, by: string, panel = "show"): readonly string[] => [
  ...new Set(
    keysIn(story.panel(panel, by)).flatMap((key) =>
      key.startsWith("guide.item.") ? [key.slice("guide.item.".length)] : [],
    ),
  ),
];
export const tells = (story: Story) =>
  story.view.signals.filter(({ workflow }) => workflow === "action");
