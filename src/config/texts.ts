import { signInTexts } from "./texts-sign-in.ts";

export type ProblemArgs = Readonly<Record<string, string | number>>;

/** `{name}` stands for an argument; a hint is shown only if it has all of its arguments. */
type Text = { readonly message: string; readonly hint?: string };

const didYouMean = "Did you mean {suggestion}?";

/** Words for every problem of `stafett.yaml` and of the environment. They say what is expected and never repeat what was written. */
const texts = {
  "file-large": {
    message: "The file is larger than {kilobytes} kB.",
    hint: "Split it by region, with one Stafett for each.",
  },
  "file-empty": {
    message: "The file is empty.",
    hint: "Start from the sample stafett.yaml that comes along.",
  },
  "yaml-syntax": {
    message: "The file cannot be read here.",
    hint: "See whether a colon, a bracket or a quotation mark is missing on this line or the one before.",
  },
  "yaml-missing-char": {
    message: "A character is missing here, such as a quotation mark, a comma or a bracket.",
  },
  "yaml-tab": {
    message: "The line is indented with a tab.",
    hint: "Use spaces.",
  },
  "yaml-indent": {
    message: "The line is indented in another way than those around it.",
  },
  "yaml-duplicate-key": {
    message: "The key stands twice in the same place.",
    hint: "Remove one of them.",
  },
  "yaml-alias": { message: "The alias (*) has no anchor (&) before it." },
  "yaml-aliases": {
    message: "The file repeats its anchors (&) more than {maximum} times.",
    hint: "Write the values out instead.",
  },
  "yaml-documents": { message: "The file must have one part only: remove the line ---." },
  "yaml-tag": { message: "Values that begin with ! are not used here." },
  "yaml-deep": { message: "The file has too many levels within one another." },
  "more-problems": {
    message: "{count} more problems are shown when these are corrected.",
  },

  missing: { message: "The key {key} is missing." },
  empty: { message: "A value is missing here." },
  "unknown-key": { message: "There is no such key here.", hint: didYouMean },
  choice: { message: "Choose one of: {choices}.", hint: didYouMean },
  "type-text": { message: "A text belongs here." },
  "type-quotes": {
    message: "A text belongs here, not a number or a truth value.",
    hint: "Put quotation marks around it.",
  },
  "type-number": { message: "A whole number belongs here." },
  "type-boolean": { message: "true or false belongs here." },
  "type-list": { message: "A list belongs here.", hint: "Write [one, two]." },
  "type-map": { message: "Keys with values belong here." },
  "at-least": { message: "The number must be at least {minimum}." },
  "at-most": { message: "The number must be at most {maximum}." },
  "too-long": { message: "The text may have at most {maximum} characters." },
  "list-empty": { message: "The list needs at least one value." },
  "list-long": { message: "The list may have at most {maximum} values." },
  invalid: { message: "The value cannot be used." },
  id: {
    message: "An id is made of small letters a–z, digits and hyphens, and begins with a letter.",
    hint: "At most 40 characters and never five digits in a row: an id must not be able to be an identity number.",
  },
  "region-id": {
    message: "A region has two to five capital letters, for example SYD.",
  },
  characters: {
    message: "The text may not have line breaks or the characters < and >.",
  },
  phone: {
    message: "A phone number has 3–20 digits, spaces and hyphens.",
    hint: "For example 020-39 00 00.",
  },
  date: { message: "Write dates as 2026-11-25." },
  link: {
    message: "A link begins with https:// and has no spaces.",
  },
  time: { message: "Write times as 08:30." },
  "language-code": {
    message: "Write the language in two or three small letters, for example sv.",
  },
  code: {
    message: "Write a code of one to three capital letters or digits, for example A.",
  },
  "slack-member": {
    message: "Write Slack's ids of workspace and member, for example T0STAFETT/U0NOOMI01.",
  },
  "slack-space": {
    message: "Write Slack's ids of workspace and channel, for example T0STAFETT/C0NMT.",
  },
  "web-member": {
    message:
      "Write a name for the organisation and a random id for the person, for example noomi/k3v9q2m7x4ta.",
    hint: "Twelve characters or more, a–z and 0–9, that say nothing of the person.",
  },
  "web-space": {
    message: "Write a name for the organisation and the place, for example noomi/rum-samverkan.",
  },
  "env-web-origin": {
    message:
      "Write https:// and the name under which browsers reach Stafett, such as https://stafett.example.se, with nothing after it.",
    hint: "On this computer http://localhost and a port will do.",
  },
  "env-web-oidc-key": {
    message:
      "Write a private key as PEM, or the path of a file with one: EC P-256, or RSA of 2,048 bits or more.",
    hint: "This makes one: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out oidc.pem.",
  },
  "env-web-oidc-secrets": {
    message:
      "Write the id of the agency, = and the secret of its client, such as noomi=…, and a space before the next.",
  },
  ...signInTexts,
  "teams-member": {
    message: "Write the tenant's id and the person's id in Entra, with / between.",
  },
  "teams-space": {
    message: "Write the tenant's id and the channel's id (19:…), with / between.",
  },
  "hours-order": { message: "The time must be later than from." },
  "hours-night": {
    message: "Office hours lie between 06:00 and 20:00, so that nobody is reminded at night.",
  },
  "hours-weekend": {
    message: "At least one of the days must be Monday to Friday (1–5).",
  },

  "duplicate-id": { message: "The id {id} is already used by {first}." },
  "duplicate-identity": {
    message: "The same account or channel already stands in {first}.",
    hint: "One person is one member, one channel is one space.",
  },
  "alike-names": {
    message: "The name is the same as in {first}, or so like it that they can be mixed up.",
    hint: "Blanks, dots and capitals do not count, nor letters that look the same, such as I and l. Add the place.",
  },
  "unknown-agency": { message: "No agency has the id {id}.", hint: didYouMean },
  "unknown-member": { message: "No member has the id {id}.", hint: didYouMean },
  "unknown-contact": { message: "No member or function has the id {id}.", hint: didYouMean },
  "unknown-region": { message: "No region has the id {id}.", hint: didYouMean },
  "unknown-space": { message: "No space has the id {id}.", hint: didYouMean },
  "deputy-self": { message: "Nobody can be their own deputy." },
  "deputy-agency": { message: "The deputy must belong to the same agency." },
  "lead-missing": {
    message: "Somebody works cases here, and nobody leads the agency.",
    hint: "Add lead: when everybody else is away, that person gets the cases.",
  },
  "lead-role": { message: "The lead of an agency must have the role lead." },
  "registrar-agency": {
    message: "A registrar belongs to an authority, and this agency keeps its own records.",
    hint: "Take the role away, or write record: akt if it does keep official records.",
  },
  "statistics-programme": {
    message: "Somebody who decides on applications does not work with the statistics of them.",
    hint: "Take one of the roles programme and statistics away.",
  },
  "plan-length": {
    message: "A line of the plan has days or years, and one of them.",
    hint: "Write days: 180, or years: 5.",
  },
  "plan-twice": {
    message:
      "The plan of this agency (retentionPlan) says how long this is kept, and here it is said again.",
    hint: "Take this line away: the plan holds.",
  },
  "shelter-name": {
    message: "The name of a shelter may not consist of ordinary words alone.",
    hint: "Stafett stops the name wherever it is written, also in searches. Write the name that the place has.",
  },
  "shelter-line": {
    message: "Of a shelter nothing stands here: it could tell where it is.",
    hint: "Take the line away.",
  },
  "shelter-phone": {
    message: "A landline of a shelter tells where it is.",
    hint: "Write a number that begins with 07, 010 or 020.",
  },
  "shelter-area": {
    message: "A shelter has its region as its area, and nothing else.",
    hint: "Write the region's id, such as SYD.",
  },
  "lead-agency": { message: "The lead of an agency must belong to it." },
  "contact-agency": { message: "The contact must belong to the agency." },
  preferred: { message: "The member has no account on that platform." },
  "mail-address": {
    message:
      "Write one address of mail in the letters a–z, such as stafett@noomi.example, without a name before it.",
  },
  "mail-server": {
    message:
      "Write smtps:// or smtp:// and the mail server, such as smtps://stafett@mail.noomi.example:465. With smtp:// STARTTLS is required.",
    hint: "The name before @ signs in. Write @ in it as %40. Nothing stands after the port.",
  },
  "mail-password": {
    message: "The password of the mail server does not stand here.",
    hint: "Set STAFETT_MAIL_PASSWORD, or write it into the file of STAFETT_MAIL_PASSWORDS.",
  },
  "mail-page": {
    message: "Mail only says that something waits on the web, and the member has no address there.",
    hint: "Add web.",
  },
  "class-b-page": {
    message:
      "The agency keeps class B on the web, and this member has no address there: chat would lead them nowhere.",
    hint: "Add web.",
  },
  "class-b-coordinator": {
    message:
      "The coordinators of a region take calls, which are class B, and this agency keeps none (classB: off).",
    hint: "Name another agency, or write where: web in its classB.",
  },
  "class-b-owner": {
    message:
      "The agency shows class B in chat, and this workspace or tenant is not one of its own (owns).",
    hint: "If it is its own, add what stands before the / of the address to owns. Otherwise write where: web in classB.",
  },
  "mail-agency": {
    message: "The member's agency has no mail server.",
    hint: "Add mail with server and from to the agency.",
  },
  "mail-alone": {
    message:
      "The function is staffed at any hour, and this member has the web alone: nobody would be told of something acute at once.",
    hint: "Mail may come late. Give the duty to somebody with Slack or Teams.",
  },
  "roster-gap": { message: "Nobody is on duty on day {days} (1 is Monday)." },
  "roster-agency": {
    message: "Who stands in the roster must belong to the function's agency.",
  },

  "env-strange": {
    message: "Stafett knows no variable of that name.",
    hint: didYouMean,
  },
  "env-address": {
    message: "Write an address and a port, such as 127.0.0.1:9464.",
  },
  "env-proxies": {
    message:
      "Write the addresses of the reverse proxies with commas between, such as 127.0.0.1 or 10.0.0.0/8.",
    hint: "A request from such an address says from where others come.",
  },
  "env-hosts": {
    message:
      "Write names with commas between, without a port, such as stafett, stafett.example.org.",
  },
  "env-key-days": {
    message:
      "Write a whole number from 1 to 999: after so many days the earlier master keys are destroyed.",
  },
  "env-key-files": {
    message: "Only for PostgreSQL. In a file, what is erased is overwritten. Take it away.",
  },
  "env-asks": {
    message: "Write a whole number from 10 to 9999999: so much may one person do in a minute.",
  },
  "env-port": { message: "The port must be a whole number from 0 to 65535." },
  "env-text": { message: "The value may not have spaces or line breaks." },
  "env-database": {
    message:
      "The database's address begins with sqlite: or postgres://, for example sqlite:data/stafett.db.",
  },
  "env-postgres": {
    message: "The address must be one of PostgreSQL: postgres://role@server/database.",
    hint: "Write : / @ ? # in the password as %3A %2F %40 %3F %23.",
  },
  "env-keys-missing": {
    message: "On PostgreSQL the keys of the cases lie apart, and their address is missing here.",
    hint: "Set it to another database, or to another schema: postgres://role@server/database?options=-c%20search_path=keys.",
  },
  "env-keys-beside": {
    message: "With sqlite: the keys always lie beside the database.",
    hint: "Remove it.",
  },
  "env-keys-same": {
    message: "The keys may not lie in the same database and schema as what they lock.",
    hint: "Choose another database, or another schema: ?options=-c%20search_path=keys at the end of the address.",
  },
  "env-bot-token": { message: "Slack's bot token begins with xoxb-." },
  "env-app-token": { message: "Slack's app token begins with xapp-." },
  "env-url": { message: "The address must begin with https:// or http://." },
  "env-public-url": {
    message:
      "The address must begin with https:// and hold no sign-in, ? or #. With http:// only this computer will do.",
    hint: "For example https://stafett.example.org.",
  },
  "env-heartbeat": {
    message:
      "The address must begin with https:// and hold no sign-in. With http:// only this computer will do.",
  },
  "env-log-level": { message: "Choose one of: {choices}.", hint: didYouMean },
  "env-signing": {
    message:
      "With SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET is needed as well, or SLACK_APP_TOKEN for Socket Mode.",
    hint: "It stands on the Slack app's page Basic Information.",
  },
  "env-slack-both": {
    message:
      "SLACK_BOT_TOKEN is for one workspace, SLACK_CLIENT_ID for several. Only one of them can hold.",
    hint: "Remove SLACK_BOT_TOKEN if the workspaces are to install it themselves.",
  },
  "env-slack-oauth": {
    message:
      "For several workspaces in Slack, SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_STATE_SECRET are needed.",
    hint: "The first two stand on the Slack app's page Basic Information, the third you make up.",
  },
  "env-guid": {
    message: "The value must be an id from Entra: 8-4-4-4-12 characters, 0–9 and a–f.",
  },
  "env-teams": {
    message: "For Teams, CLIENT_ID, CLIENT_SECRET and TENANT_ID are needed.",
    hint: "They stand on the app's page in Entra. Step by step: docs/install-teams.md.",
  },
  "env-agents": {
    message:
      "STAFETT_AGENTS_PLAYGROUND lets in whoever has shown no papers. Therefore there is one value only: only-on-this-machine.",
  },
  "env-agents-database": {
    message: "With STAFETT_AGENTS_PLAYGROUND the database can only be a file on this computer.",
    hint: "Set it to sqlite:data/stafett.db.",
  },
  "env-agents-host": {
    message: "With STAFETT_AGENTS_PLAYGROUND only this computer may reach Stafett.",
    hint: "Set HOST to 127.0.0.1.",
  },
  "env-agents-secret": {
    message: "With STAFETT_AGENTS_PLAYGROUND no real secrets may be set.",
    hint: "Remove it, or run for real without STAFETT_AGENTS_PLAYGROUND.",
  },
  "env-dangerous": {
    message: "This setting lets anybody in from Teams. Stafett never starts with it.",
    hint: "Remove it.",
  },
  "env-other-cloud": {
    message:
      "The address points to a cloud other than Slack's or Microsoft's, although real secrets are set.",
    hint: "Remove it. If it is meant, set STAFETT_OTHER_CLOUD=yes as well.",
  },
  "env-bot-missing": {
    message: "SLACK_BOT_TOKEN is missing, although other settings for Slack are there.",
    hint: "Set it, or remove the others to run the playground.",
  },
} as const satisfies Record<string, Text>;

export type ProblemCode = keyof typeof texts;

export const problemCodes = Object.keys(texts) as ProblemCode[];

export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(texts, text);
}

/** A problem in words. */
export function wordProblem(problem: { code: ProblemCode; args: ProblemArgs }): {
  message: string;
  hint?: string;
} {
  const text: Text = texts[problem.code];
  const message = fill(text.message, problem.args);
  const hint = text.hint && fill(text.hint, problem.args);
  return hint === undefined || hint.includes("{") ? { message } : { message, hint };
}

function fill(wording: string, args: ProblemArgs): string {
  return wording.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(args, name) ? String(args[name]) : whole,
  );
}
