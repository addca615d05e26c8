// Applications to begin from. Noomi's contact person asks on a Wednesday at ten, unless a test says otherwise.
import { nsp } from "../../../workflows/nsp/index.ts";
import type { Register } from "../../../workflows/people/index.ts";
import { given, keysIn, now, peopleWith, register, row, type Story } from "../../support/given.ts";
import { usualSupport as usual } from "../../support/recorder-support.ts";

export { usualSupport as usual } from "../../support/recorder-support.ts";

export type Values = Readonly<Record<string, unknown>>;
export const [anna, bo, lead] = ["noomi-kontakt", "noomi-ersattare", "noomi-chef"];
export const [one, two] = ["plattformen-nsp", "plattformen-ersattare"];
export const kase = row("C1", {
  open: true,
  agency: "noomi",
  ref: "SYD-7KQ3-M9",
  words: "lugn granit",
});
export const drafted = (more: Values = {}, world = {}): Story =>
  given(nsp, [], world).done("apply", { ...usual, ...more });
export const sent = (more: Values = {}, world = {}): Story => drafted(more, world).done("send");
export const proposed = (more: Values = {}, world = {}): Story =>
  sent(more, world).done("grant", { amount: "to50" }, one);
export const of = (story: Story): Values => ({ of: story.state.proposal?.at });
export const confirm = (story: Story, by = two, at: string = now): Story =>
  story.done("confirm", of(story), by, at);
const granted = (more: Values = {}): Story => confirm(proposed(more));
export const ongoing = (more: Values = {}): Story => granted(more).fires("begin");
export const stage = (story: Story, by: string): string =>
  keysIn(story.panel("show", by))
    .find((key) => key.startsWith("nsp.step."))
    ?.slice("nsp.step.".length) ?? "none";

export const another = (change: (register: Register) => Register) => ({
  people: peopleWith([], change(register)),
});
/** What the configuration says of the programme and of agencies. */
export const programme = (more: Values) =>
  another((r) => ({ ...r, programme: { ...r.programme, ...more } as never }));
export const checked = programme({
  terms: {
    by: "Handläggare",
    on: "2026-11-20",
    of: {
      initial_vila: { days: 30 },
      rehabilitering: { days: 90, periods: 3 },
      integration: { days: 45 },
      punktinsats: { periods: 1 },
    },
  },
});
export const certifiedTo = (day: string | undefined) =>
  another((r) => ({
    ...r,
    agencies: r.agencies.map(({ nspCertified: _old, ...a }) =>
      a.id === "noomi" && day ? { ...a, nspCertified: day } : a,
    ),
  }));
