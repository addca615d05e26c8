// A released year, and its charts as the files that people fetch.
import { catalogues } from "../../src/app/catalogues.ts";
import { makeFile } from "../../src/files/make.ts";
import type { Language } from "../../src/rules/workflow.ts";
import { Locale } from "../../src/words/locale.ts";
import { release } from "../../workflows/statistics/release.ts";
import { given, local, memberOf, type Story } from "./given.ts";

export const [national, deputy, coordinator, worker] = [
  "nspm-samordnare",
  "nspm-ersattare",
  "regionkoordinator-1",
  "noomi-kontakt",
];
export const january = local("2027-01-07", "10:00");
const stat = { sender: "statistics", instance: "stat-SYD" } as never;
const some = (n: number, codes: Readonly<Record<string, string>>) =>
  Array.from({ length: n }, (_, at) => ({
    row: `${JSON.stringify(codes)}${at}`,
    codes: { region: "SYD", closure: "goalReached", ageGroup: "adult", sex: "woman", ...codes },
  }));
const people = [
  ...some(14, { exploitation: "SexualExploitation", citizenship: "third_country" }),
  ...some(12, { exploitation: "SexualExploitation", citizenship: "EU_EES_CH" }),
  ...some(11, { exploitation: "ForcedLabour", citizenship: "third_country", sex: "man" }),
  ...some(9, { exploitation: "ForcedLabour", citizenship: "EU_EES_CH", sex: "man" }),
  ...some(2, { exploitation: "ForcedBegging", citizenship: "SE", ageGroup: "child" }),
];
const heard = (n: number, codes: Readonly<Record<string, string>>) =>
  Array.from({ length: n }, (_, at) => ({
    row: `call${JSON.stringify(codes)}${at}`,
    codes: { county: "Skåne", caller: "ngo", child: "no", danger: "no", ...codes },
  }));
export const calls = [
  ...heard(13, { outcome: "case" }),
  ...heard(9, { outcome: "advice", caller: "private" }),
  ...heard(8, { outcome: "advice", county: "Blekinge" }),
  ...heard(7, { outcome: "case", caller: "private", danger: "urgent" }),
  ...heard(2, { outcome: "method", caller: "authority", county: "other" }),
];
type Seen = {
  readonly releases: readonly {
    readonly id: string;
    readonly made?: { readonly people: Figures; readonly calls: Figures };
  }[];
};
type Figures = Readonly<Record<string, number | null>>;
const last = (story: Story) => (story.state as Seen).releases.at(-1);
/** Proposed and counted, and read by nobody yet. The solver has to be loaded. */
export const proposed = (names: readonly string[]): Story =>
  given(release)
    .done("freeze", {}, national, january)
    .done("collect", { region: "SYD", people, calls, noes: 3 }, stat, january)
    .done("propose", { names }, national, january)
    .done("count", {}, "clock", january);
export const approved = (story: Story): Story =>
  story.done("approve", { of: last(story)?.id }, deputy);
export const callsOf = (story: Story): Figures => last(story)?.made?.calls ?? {};
export const figuresOf = (story: Story): Figures => last(story)?.made?.people ?? {};

const locale = new Locale(catalogues, (_to, values) => values);
/** A file of the year, made as for somebody who fetches it. */
export const fileOf = async (
  story: Story,
  name: string,
  language: Language = "sv",
  by = national,
): Promise<Uint8Array> => {
  const { state, world } = story;
  const viewer = memberOf(by);
  const made = release.files?.[name]?.make(
    state as never,
    { member: viewer, now: january as never },
    world,
  );
  if (!made) throw new Error(`no file ${name}`);
  return (await makeFile(made, { language, people: world.people, viewer }, locale, false)).bytes;
};
export const svgOf = async (
  story: Story,
  name: string,
  language: Language = "sv",
): Promise<string> => new TextDecoder().decode(await fileOf(story, name, language));
