import { chosenIn } from "../../config/class-b-rules.ts";
import type { Config } from "../../config/index.ts";
import { accessLogYears } from "../../rules/who.ts";
import { configPath, readConfiguration } from "./check.ts";
import { failed, good, Refusal, type Run } from "./command.ts";
import { type DocumentTexts, documentTexts } from "./documents.ts";

type Agency = Config["agencies"][number];
/** What the configuration says of one agency, as a table of Markdown: what somebody has recorded, and what is missing. */
const page = (agency: Agency, { members, accessLog }: Config, say: DocumentTexts["protection"]): string => {
  const { name, readiness = {}, classB, retentionDays, disclosureYears, statistics: on } = agency;
  const readied = (Object.keys(say.readiness) as (keyof typeof say.readiness)[]).map((key) => {
    const done = readiness[key];
    return [say.readiness[key], done ? say.checked(done.function, done.date) : say.missing] as const;
  });
  const where = chosenIn(classB);
  const ground = on ? `${say.grounds[on.ground]}: ${say.checked(on.function, on.date)}` : say.uncounted;
  const auditors = members.filter((member) => member.agency === agency.id && member.roles.includes("auditor"));
  const rows: readonly (readonly [string, string])[] = [
    ...readied,
    [say.classB, where !== "nothing" && classB ? `${say.where[where]}: ${say.checked(classB.function, classB.date)}` : say.missing],
    [say.retention, say.days(retentionDays)],
    [say.disclosure, say.years(disclosureYears)],
    [say.accessLog, say.years(accessLog?.years ?? accessLogYears)],
    [say.statistics, ground],
    [say.auditors, auditors.map((member) => member.name).join(", ") || say.nobody],
  ];
  return [`# ${say.title(name)}`, "", `| ${say.head.join(" | ")} |`, "| --- | --- |", ...rows.map((row) => `| ${row.join(" | ")} |`)].join(
    "\n",
  );
};
/** For whoever looks after data protection: what is recorded of each agency, or of one. */
export const run: Run = ({ out, args: [id] }) => {
  const config = readConfiguration(out, configPath());
  if (!config) return failed;
  const asked = config.agencies.filter((agency) => id === undefined || agency.id === id);
  if (asked.length === 0) throw new Refusal(out.say.noAgency);
  const say = documentTexts().protection;
  out.tell([...asked.map((agency) => page(agency, config, say)), say.rest].join("\n\n"));
  return good;
};
