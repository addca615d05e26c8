import { chosenIn } from "../../config/class-b-rules.ts";
import type { Config } from "../../config/index.ts";
import { planOf } from "../../config/retention-plan.ts";
import { documentKindNames } from "../../retention.ts";
import { accessLogYears } from "../../rules/who.ts";
import { catalogues } from "../catalogues.ts";
import { configPath, readConfiguration } from "./check.ts";
import { failed, good, Refusal, type Run } from "./command.ts";
import { type DocumentTexts, documentTexts } from "./documents.ts";

type Agency = Config["agencies"][number];
type Row = readonly [label: string, value: string];
/** What its retention plan says, a row for each kind of document that it names. */
const plannedOf = (
  plan: ReturnType<typeof planOf>,
  say: DocumentTexts["protection"],
  words: (typeof catalogues.phrases)[DocumentTexts["language"]],
): readonly Row[] =>
  documentKindNames.flatMap((kind): readonly Row[] => {
    const one = plan[kind];
    if (!one) return [];
    const keeps = words[`oversight.keeps.${one.keeps}`] ?? one.keeps;
    const label = say.plan(words[`oversight.kind.${kind}`] ?? kind);
    return [[label, say.planned(one.days, keeps, one.decided)]];
  });
/** What the configuration says of one agency, as a table of Markdown: what somebody has recorded, and what is missing. */
const page = (
  agency: Agency,
  { members, accessLog }: Config,
  { protection: say, language }: DocumentTexts,
): string => {
  const { name, readiness = {}, classB, retentionDays, disclosureYears, statistics: on } = agency;
  const readied = (Object.keys(say.readiness) as (keyof typeof say.readiness)[]).map((key) => {
    const done = readiness[key];
    return [
      say.readiness[key],
      done ? say.checked(done.function, done.date) : say.missing,
    ] as const;
  });
  const where = chosenIn(classB);
  const plan = planOf(agency.retentionPlan ?? {});
  const ground = on
    ? `${say.grounds[on.ground]}: ${say.checked(on.function, on.date)}`
    : say.uncounted;
  const auditors = members.filter(
    (member) => member.agency === agency.id && member.roles.includes("auditor"),
  );
  const rows: readonly Row[] = [
    ...readied,
    [
      say.classB,
      where !== "nothing" && classB
        ? `${say.where[where]}: ${say.checked(classB.function, classB.date)}`
        : say.missing,
    ],
    ...(plan.case ? [] : [[say.retention, say.days(retentionDays)] as const]),
    ...(plan.disclosure ? [] : [[say.disclosure, say.years(disclosureYears)] as const]),
    ...plannedOf(plan, say, catalogues.phrases[language]),
    [say.accessLog, say.years(accessLog?.years ?? accessLogYears)],
    [say.statistics, ground],
    [say.auditors, auditors.map((member) => member.name).join(", ") || say.nobody],
  ];
  return [
    `# ${say.title(name)}`,
    "",
    `| ${say.head.join(" | ")} |`,
    "| --- | --- |",
    ...rows.map((row) => `| ${row.join(" | ")} |`),
  ].join("\n");
};
/** For whoever looks after data protection: what is recorded of each agency, or of one. */
export const run: Run = ({ out, args: [id] }) => {
  const config = readConfiguration(out, configPath());
  if (!config) return failed;
  const asked = config.agencies.filter((agency) => id === undefined || agency.id === id);
  if (asked.length === 0) throw new Refusal(out.say.noAgency);
  const say = documentTexts();
  out.tell([...asked.map((agency) => page(agency, config, say)), say.protection.rest].join("\n\n"));
  return good;
};
