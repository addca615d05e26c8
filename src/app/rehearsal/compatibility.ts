// What rehearsals have found, beside what the local stand-ins say: a report as a file, and the page of all reports.
import type { Observation, Rehearsal } from "../../../adapters/rehearsal.ts";

export type Report = {
  readonly platform: string;
  /** Which cloud it was: one column of the page. */
  readonly name: string;
  /** The day, such as 2026-12-01. */
  readonly on: string;
  readonly says: Readonly<Record<string, string>>;
  /** By the key of what was tried: what was answered, without texts and ids. */
  readonly payloads: Readonly<Record<string, unknown>>;
  /** What the platform sent by itself, without texts and ids, each shape once. */
  readonly heard: readonly unknown[];
};
type StandIn = Rehearsal<unknown>["standIn"];
type Verdict = "same" | "other" | "new" | "unseen";
/** One thing that was tried. `here`: what the stand-in says; undefined: it was not asked. */
export type Compared = {
  readonly key: string;
  readonly verdict: Verdict;
  readonly says: string | undefined;
  readonly here: string | undefined;
};

export const compare = (
  { says: all }: StandIn,
  { key, says }: Pick<Observation, "key" | "says">,
): Compared => {
  const here = all[key];
  return {
    key,
    says,
    here,
    verdict: here === undefined ? "new" : here === says ? "same" : "other",
  };
};
/** What the stand-in says and nobody saw. */
export const unseen = ({ says: all }: StandIn, says: Report["says"]): readonly Compared[] =>
  Object.entries(all).flatMap(([key, here]) =>
    says[key] === undefined ? [{ key, verdict: "unseen", says: undefined, here } as const] : [],
  );

export const reportOf = (
  { platform, name, on }: Pick<Report, "platform" | "name" | "on">,
  observations: readonly Observation[],
  heard: readonly unknown[],
): Report => ({
  platform,
  name,
  on,
  says: Object.fromEntries(observations.map(({ key, says }) => [key, says])),
  payloads: Object.fromEntries(
    observations.flatMap(({ key, payload }) => (payload === undefined ? [] : [[key, payload]])),
  ),
  heard: [...new Set(heard.map((payload) => JSON.stringify(payload)))].map((text): unknown =>
    JSON.parse(text),
  ),
});
/** The name of a report's file: `slack-our-workspace.json`. */
export const fileOf = ({ platform, name }: Pick<Report, "platform" | "name">): string =>
  `${platform}-${name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")}.json`;

type PageWords = {
  readonly head: string;
  readonly what: string;
  standIn(on: string): string;
  readonly nothing: string;
};
/** Rows as a table of Markdown, each column as wide as its longest cell. */
const tableOf = (rows: readonly (readonly string[])[]): string => {
  const cells = rows.map((row) => row.map((text) => text.replaceAll("|", "\\|")));
  const wide = (at: number): number => Math.max(...cells.map((row) => row[at]?.length ?? 0));
  const line = (row: readonly string[], fill: string): string =>
    `| ${row.map((text, at) => text.padEnd(wide(at), fill)).join(" | ")} |`;
  const [head = [], ...rest] = cells;
  return [
    line(head, " "),
    line(
      head.map(() => ""),
      "-",
    ),
    ...rest.map((row) => line(row, " ")),
  ].join("\n");
};
/** The page of these reports, a table for each platform that has one; what is other than the stand-in is bold. `labels`: of the platforms, in their order. */
export const pageOf = (
  words: PageWords,
  labels: Readonly<Record<string, string>>,
  standIns: Readonly<Record<string, StandIn>>,
  reports: readonly Report[],
): string => {
  const tables = Object.entries(standIns).map(([platform, standIn]) => {
    const its = reports.filter((report) => report.platform === platform);
    const keys = [
      ...new Set([...Object.keys(standIn.says), ...its.flatMap(({ says }) => Object.keys(says))]),
    ];
    const columns = [
      words.what,
      words.standIn(standIn.on),
      ...its.map(({ name, on }) => `${name}, ${on}`),
    ];
    const rows = keys.map((key) => {
      const here = standIn.says[key];
      const others = its
        .map(({ says }) => says[key])
        .map((said) =>
          said === undefined || said === here ? (said ?? words.nothing) : `**${said}**`,
        );
      return [`\`${key}\``, here ?? words.nothing, ...others];
    });
    return `## ${labels[platform] ?? platform}\n\n${tableOf([columns, ...rows])}`;
  });
  return `${[words.head, ...tables].join("\n\n")}\n`;
};
