// Every attack, in the order in which it is tried; and the table of docs/threat-model.md.
import { type Attack, areas } from "./attack.ts";
import { manyAttacks } from "./many.ts";
import { memberAttacks } from "./members.ts";
import { otherAttacks } from "./others.ts";
import { policeAttacks } from "./police.ts";
import { slackAttacks } from "./slack.ts";
import { outwardAttack, teamsAttacks } from "./teams.ts";
import { answerAttacks } from "./web-answers.ts";
import { codeAttacks } from "./web-codes.ts";
import { formAttacks } from "./web-forms.ts";
import { keyAttacks } from "./web-keys.ts";
import { mailAttacks } from "./web-mail.ts";
import { mailBackAttacks } from "./web-mail-back.ts";
import { mailServerAttacks } from "./web-mail-servers.ts";
import { organisationAttacks } from "./web-organisation.ts";
import { pageAttacks } from "./web-pages.ts";
import { sessionAttacks } from "./web-sessions.ts";

const webAttacks: readonly Attack[] = [
  ...sessionAttacks,
  ...keyAttacks,
  ...codeAttacks,
  ...organisationAttacks,
  ...pageAttacks,
  ...formAttacks,
  ...answerAttacks,
  ...mailAttacks,
  ...mailBackAttacks,
  ...mailServerAttacks,
];
const all: readonly Attack[] = [
  ...slackAttacks,
  ...teamsAttacks,
  ...otherAttacks,
  ...webAttacks,
  ...memberAttacks,
  ...policeAttacks,
  ...manyAttacks,
];
/** Last comes what looks at all the others. */
export const attacks: readonly Attack[] = [...areas.flatMap((area) => all.filter((one) => one.area === area)), outwardAttack];

/** Attacker, try, and the name under which `npm run attack` says how it went. */
export const attackTable = (): string => {
  const rows = attacks.map(({ who, what, area, name }) => [who, what, `${area}: ${name}`]);
  const head = ["attacker", "tries, and what must come of it", "in `npm run attack`"];
  const wide = head.map((cell, at) => Math.max(cell.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]): string => `| ${cells.map((cell, at) => cell.padEnd(wide[at] ?? 0)).join(" | ")} |`;
  return [line(head), line(wide.map((n) => "-".repeat(n))), ...rows.map(line)].join("\n");
};
