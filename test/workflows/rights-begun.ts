// Requests to begin from. Noomi's contact person notes them on a Wednesday at ten.
import { rights } from "../../workflows/rights/index.ts";
import type { Request } from "../../workflows/rights/model.ts";
import { type Given, given, now, row, type Story } from "../support/given.ts";

export const [anna, bo, lead, coordinator] = [
  "noomi-kontakt",
  "noomi-ersattare",
  "noomi-chef",
  "regionkoordinator-1",
];
export const ref = "SYD-7KQ3-M9";
const recipients = [
  { agency: "evonhuset", contact: coordinator, takes: true },
  { agency: "plattformen" },
];
export const kase = (more: Readonly<Record<string, unknown>> = {}) => ({
  ...row("K1", { ref, words: "sol bro", agency: "noomi", open: false, ...more }),
  known: { recipients } as never,
});
export const fetched = { file: "pdf", sha256: "3f2a9c1b".padEnd(64, "0") };
export const log = {
  files: {
    rows: [{ at: now, member: anna, agency: "noomi", workflow: "case", panel: "file", fetched }],
  },
} as never;
export const there: Given = { rows: { kase: [kase()] }, showings: log };
export const begun = (
  kind = "access",
  came = "2026-11-25",
  world: Given = there,
  at: string = now,
): Story => given(rights, [], world).done("begin", { of: "K1", kind, came }, anna, at);
export const met = (kind: string, world: Given = there): Story =>
  begun(kind, undefined, world).done("answer", { outcome: "met" }, lead);
export const informed = (story: Story): Story => story.done("inform", { told: "yes" }, anna);
export const isFiled: Given = { ...there, rows: { kase: [kase({ facts: { filed: "yes" } })] } };
export const stepOf = (story: Story): string => (story.state as Request).step;
