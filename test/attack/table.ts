// Every attack, in the order in which it is tried; and the list of docs/threat-model.md.
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
export const attacks: readonly Attack[] = [
  ...areas.flatMap((area) => all.filter((one) => one.area === area)),
  outwardAttack,
];

/** Most are a stranger's. */
const lineOf = ({ name, who, what }: Attack): string =>
  who === "a stranger" ? `- _${name}_: ${what}` : `- _${name}_ (${who}): ${what}`;
/** Of each area its attacks: the name under which `npm run attack` says how it went, the attacker, and what must come of the try. */
export const attackTable = (): string =>
  [...Map.groupBy(attacks, ({ area }) => area)]
    .map(([area, all]) => [`**${area}**`, "", ...all.map(lineOf)].join("\n"))
    .join("\n\n");
