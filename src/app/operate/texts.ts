// What the command `stafett` says to its operators.

import { documentKindNames, type RetentionPlan } from "../../retention.ts";
import type { Unasked } from "../audit/index.ts";
import {
  anyPlatform,
  everyPlatform,
  labels,
  neededSettings,
  norPlatform,
} from "../platforms/names.ts";
import { called } from "../start-texts.ts";
import type { Verdict } from "../storage/audit-anchors.ts";
import type { Wrong } from "../storage/backup.ts";
import type { MoveFailure } from "../storage/moving.ts";

/** What helps where a mail server does not take notices, by the word for why. */
const mailMends: Readonly<Record<string, string>> = {
  certificate:
    "Its certificate does not fit, so nothing is sent. It must be valid, for that name, and signed by somebody this machine trusts: NODE_EXTRA_CA_CERTS names a file with a certificate authority of your own.",
  tls: "It does not offer the TLS that is needed (1.2 or newer), so nothing is sent. With smtp:// it must offer STARTTLS; smtps:// is TLS from the start, mostly on port 465.",
  login: "It does not let Stafett in. Check the name in server and the password.",
  password: "No password is known. stafett check says where it stands.",
  name: "Nobody has that name. Check server in the configuration, and this machine's DNS.",
  timeout: "It does not answer. Check the port, and that the firewall lets this machine out to it.",
  connection:
    "It cannot be reached, or hangs up. Check name and port, and that the firewall lets this machine out to it.",
  answer: "Something answers there that is no mail server. Check name and port.",
};

/** `takes`: what stands after its name. `does`: one line in the list. `more`: what its own help says beside it. `flags`: those it has of its own. */
type CommandTexts = {
  readonly takes: string;
  readonly does: string;
  readonly more: string;
  readonly flags: Readonly<Record<string, string>>;
};
const command = (
  takes: string,
  does: string,
  more = "",
  flags: CommandTexts["flags"] = {},
): CommandTexts => ({ takes, does, more, flags });
const list = (all: readonly string[]): string => all.map((one) => `  - ${one}`).join("\n");

const wrong: Readonly<Record<Wrong, string>> = {
  pages: "Pages of the file are damaged.",
  events: "The chain of the journal is broken: something was changed or is missing.",
  accessLog: "The chain of who was shown what is broken.",
  missing: "One of the files is missing, or something in it.",
  master: "The keys are wrapped by another master key than the one that lies here.",
  sums: "The files are not those that were copied.",
  birth: "Data and keys do not belong together.",
  keys: "The keys cannot be opened with this key file, or one is missing.",
  older: "The database is older than it was when Stafett stopped.",
  newer: "It was written by a newer version of Stafett.",
  format:
    "It is in a format from before 0.2.0, or belongs to another program. This version does not read it.",
};
export const texts = {
  usage: `Like this:
  stafett COMMAND …
  npm run -s stafett -- COMMAND …    in a checkout`,
  seeHelp: `More: ${called} --help`,
  helpFlag: "shows this help, or that of one command",
  versionFlag: "shows which version this is",
  exitCodes: "Exit codes: 0 it went well, 1 it did not, 2 the command was written in a wrong way.",
  noCommand: (word: string, suggestion: string | undefined): string =>
    `There is no command ${word}.${suggestion === undefined ? "" : ` Did you mean ${suggestion}?`}`,
  badFlag: (flag: string, name: string): string =>
    `${flag} cannot be used ${name === "" ? "here" : `with ${name}, or not like that`}.`,
  missing: (name: string, needed: string): string =>
    `Missing: ${needed}. Write it like this: ${called} ${name} ${needed}`,
  tooMany: (form: string): string =>
    `There are too many words. Write it like this: ${called} ${form}`,
  commands: {
    start: command(
      "",
      "starts Stafett",
      `Runs until SIGTERM or SIGINT. Never starts the playground: without the settings of ${anyPlatform} it says so and ends.`,
    ),
    init: command(
      "",
      "asks for a region, an agency and its people, and writes the first stafett.yaml",
      "Asks on the terminal; from a file or a pipe it reads a line for each question, an empty line where nothing is answered. Writes stafett.yaml (or STAFETT_CONFIG) after the last answer, and never over a file that is there. The five decisions are written as open, so that cases are off until you have filled them in. Asks no platform.",
    ),
    check: command(
      "",
      "looks whether environment and configuration are right",
      "Reads the environment and stafett.yaml, asks nobody and changes nothing. Says which platform is connected, and when a variable seems to be misspelt.",
    ),
    doctor: command(
      "",
      `looks how things are: ${labels.join(", ")}, clock, key file, database, disk, port`,
      "Also while Stafett runs. Nothing is changed and nothing is sent. Each line is good, not good (with what helps) or unseen (it could not be looked at). Ends with 1 when something is not good.",
    ),
    rehearse: command(
      "ADDRESS [--into FOLDER]",
      "tries everything once in a channel of its own, and says what the platform does otherwise than here",
      `For the first hour with a workspace or an organisation of your own, before real cases. ADDRESS is that of a channel that is used for nothing else, as stafett.yaml would have it; the app is in it. Stop Stafett first. Posts there, changes it, looks for it, opens a form at a press, sends that person a message, measures limits by changing its own post, and writes there in the end that it is over. Each line says whether ${anyPlatform} does as the local stand-in does. Ends with 1 when something is other. With --into, the report is written without any text or id, and a page of all reports that lie there.`,
      {
        "--into FOLDER": "the folder for the report and the page",
        "--as NAME": "what this workspace or organisation is called in the report",
        "--wait MINUTES":
          "how long somebody has to press, send and open a file (5); 0: nobody will",
      },
    ),
    backup: command(
      "FOLDER",
      "copies data and keys, also while Stafett runs",
      "Makes a new folder in FOLDER and checks the copy. The key file is not in it.",
    ),
    verify: command(
      "[FOLDER]",
      "looks whether the databases, or a backup, are whole",
      "Without FOLDER: what is in use, also while Stafett runs. Nothing is changed.",
      {
        "--seal TEXT":
          "also looks whether what a seal was over is there, unchanged; TEXT is the line, or a file with lines",
      },
    ),
    audit: command(
      "[FOLDER]",
      "looks whether what Stafett promises holds, promise by promise",
      "Also while Stafett runs, or in a backup. It only reads. Each line says which promise it is and whether it holds; where it is broken there is a count, and never what. What may be late is looked at only while Stafett runs. Ends with 1 when a promise is broken. The promises: docs/guarantees.md.",
    ),
    restore: command(
      "FOLDER",
      "puts a backup back; stop Stafett first",
      "The copy is checked first, and what is there is moved aside. What has been erased since is erased again.",
    ),
    restored: command(
      "[FOLDER]",
      "after PostgreSQL's own programs have put a copy back: says that it is older",
      "What may have been sent since the copy was made is looked for before it is sent again. FOLDER is the one that backup made; else --at says of when the copy is. For PostgreSQL only, while Stafett is stopped.",
      { "--at TIME": "when the copy was made, such as 2026-11-28T04:00:00Z" },
    ),
    move: command(
      "",
      "moves everything to another database; stop Stafett first",
      "From DATABASE_URL (and STAFETT_KEYS_URL) to STAFETT_MOVE_TO (and, for postgres://, STAFETT_MOVE_KEYS_TO). The addresses stand in the environment and not on the line, where anybody on the machine can see a password. The target must be empty. Everything is read back and compared before it is kept, and what lay there before stays as it was. Change DATABASE_URL afterwards.",
    ),
    held: command("", "shows places that take nothing, and what waits"),
    resend: command(
      "",
      "tries again now, in every place",
      "Otherwise Stafett tries by itself every half hour.",
    ),
    "rotate-key": command(
      "",
      "replaces the master key, also while Stafett runs",
      "The keys of all cases are wrapped anew under another master key, and the old one is put beside it. Older backups of the keys open with the old one only. Broken off, it is finished the next time, or when Stafett starts.",
    ),
    erase: command(
      "",
      "erases a case now, also while Stafett runs",
      "For when something stands in a case that must not stand there. The same steps as /stafett radera, without waiting. Asks for the reference twice; from a file or a pipe it reads a line for each question. The reference is not written after the command, because others on the machine can see it there. Cannot be undone.",
      { "--yes": "asks once only" },
    ),
    export: command(
      "member|agency ID --into FOLDER",
      "writes out what Stafett holds on a person, or of an agency",
      "For whoever asks for it by right. FOLDER must not be there, or be empty, and be no link; stafett.json and stafett.md are put into it. Whoever audits the agency is told, and it stands in the log.",
      { "--into FOLDER": "the folder that the files are put into" },
    ),
    dataskydd: command(
      "[AGENCY]",
      "writes what is recorded for data protection, of each agency",
      "Reads stafett.yaml and nothing else. Writes Markdown: who has decided, what is missing, how long things are kept, on what statistics rest.",
    ),
    katalog: command(
      "",
      "writes stafett.yaml with what agencies have changed in chat",
      "Telephone, office hours, on-call numbers and services as they are now. The rest of the file stays, comments too. Writes to standard output, also while Stafett runs, and changes nothing.",
    ),
    "key-code": command(
      "<member> [--lost]",
      "gives a code with which a member adds a key of theirs",
      "The code goes to standard output. Say it by telephone to the number that you have already, never in writing: it is good once, for fifteen minutes and five tries. With --lost it takes the place of every key that the member has.",
    ),
    erasures: command("", "shows what has been erased, and what is left to do"),
    attack: command(
      "[FLAGS]",
      "attacks Stafett on this machine; for development",
      "Needs a checkout. --short: what takes less than a minute. --only TEXT: only what is called so.",
    ),
    simulate: command(
      "[FLAGS]",
      "tries Stafett in an invented world where things go wrong; for development",
      "Needs a checkout. The flags are those of npm run simulate.",
    ),
  },
  init: {
    language: "Language of the region's posts, sv or en (sv)",
    languageWrong: "Write sv or en.",
    region: "Name of the region, such as Region Syd",
    regionId: "Its letters, which each reference begins with, such as SYD",
    counties: "Its counties, with commas between",
    agency: "Name of the first agency",
    agencyType: "What it is",
    typeWords: {
      NGO: "an association or foundation",
      LawEnforcement: "the police, or another authority that investigates crimes",
      HealthServiceOrganisation: "health care",
      CentralGovernmentOrganisation: "another state authority",
      LocalGovernmentOrganisation: "a municipality",
      ImmigrationService: "a migration authority",
      LegalService: "lawyers",
      CorporateBusiness: "a company",
      SchoolOrCollege: "a school",
    },
    regime: "Which secrecy holds for its people",
    regimeWords: {
      OSL_kommun: "the Secrecy Act (OSL), as a municipality",
      OSL_stat: "the Secrecy Act (OSL), as a state authority",
      OSL_region: "the Secrecy Act (OSL), as a region",
      tystnadsplikt_enskild: "a professional's duty of confidence, in private service",
      avtal_ideell: "an agreement, in an association",
    },
    phone: "Its telephone, which everybody sees (empty: none)",
    lead: "Who leads it: the name of the function, never of a person",
    address: "Addresses of that account, with a blank between several (empty: later)",
    other: "The next function (empty: that was all)",
    roles: "What it does",
    roleWords: {
      coordinator: "coordinates the region",
      caseworker: "works cases",
      lead: "leads",
      programme: "decides on the support programme",
      national: "coordinates the country",
      auditor: "audits who was shown what",
      technician: "looks after Stafett",
      registrar: "answers requests for records (authorities)",
      statistics: "reads published statistics, decides on no application",
    },
    itsNumber: "Its number",
    itsNumbers: "Its numbers, with commas between (empty: works cases)",
    number: "Write one of the numbers.",
    numbers: "Write numbers of the list, with commas between.",
    space: "Address of the channel that cards are put into (empty: none)",
    ended: (question: string): string =>
      `The answers ended at: ${question}. Nothing has been written.`,
    cannotBe: (question: string, why: string): string =>
      `This cannot be the answer to: ${question}.\n${why}\nNothing has been written.`,
    there: (path: string): string =>
      `${path} is there already, and init writes over no file. Name another one with STAFETT_CONFIG, or change that one by hand. Nothing has been written.`,
    unfit: "The answers do not fit each other. Nothing has been written.",
    written: (path: string): string =>
      `${path} is written, and nobody but you may read it: give it to the user that Stafett runs as. Cases are off until its five decisions (readiness, classB) stand there. What else it can hold: the sample stafett.yaml. Next: ${called} check.`,
  },
  rehearse: {
    verdicts: { same: "as here", other: "other", new: "not asked here", unseen: "unseen" },
    andHere: (says: string): string => ` (here: ${says})`,
    noChannel:
      "Write the address of a channel, as stafett.yaml would have it. Nothing has been sent.",
    notConnected: (label: string): string =>
      `${label} is not connected. ${called} check says what is missing. Nothing has been sent.`,
    notItsOwn:
      "That channel stands in stafett.yaml, and people work there. Make one that is used for nothing else. Nothing has been sent.",
    nothingBeyond: (label: string): string =>
      `Nothing is known to rehearse with ${label}. Nothing has been sent.`,
    ownToken: (label: string): string =>
      `Only with settings that speak for one organisation of ${label}, and not with what was installed by several. Nothing has been sent.`,
    badWait: (most: number): string =>
      `Write the minutes as a number from 0 to ${most}. Nothing has been sent.`,
    otherFolder:
      "There is a stafett.yaml in that folder. Give the report a folder of its own. Nothing has been sent.",
    portTaken: (port: number): string =>
      `Port ${port} cannot be listened on. Stop Stafett first. Nothing has been sent.`,
    slower: (seconds: number): string => `Asked to go slower: waiting ${seconds} s.`,
    nowYou: (minutes: number): string =>
      `Now you, within ${minutes} minutes: press Open in the channel, send the form as it is, then open the file.`,
    fileText: "This file came from Stafett.\n",
    done: (same: number, other: number, unseen: number): string =>
      `As here: ${same}. Other: ${other}. Unseen: ${unseen}.`,
    words: {
      title: "Rehearsal",
      notice: "Stafett is being rehearsed.",
      posted: "This is a rehearsal. Nothing here is about anybody.",
      edited: "This is a rehearsal. Press Open, and send the form as it is.",
      measured: "This message is used to measure how much it can hold.",
      open: "Open",
      file: "A file",
      link: "This message",
      send: "Send",
      close: "Close",
      sent: "The rehearsal is over.",
      refused: "Only a rehearsal is going on here.",
      expired: "That took too long. Press Open again.",
      fields: { choice: "One choice", choices: "Several choices", date: "A day", line: "A line" },
    },
    page: {
      head: `# What the platforms do, and what the stand-ins do

Made of the reports of \`stafett rehearse\`, a line for each thing that was tried: what came of it in codes and numbers, in **bold** where it is other than the local stand-in says. A limit is the most that was taken.
What was sent and answered lies in the reports beside it, without texts and ids. How to make one: docs/operations.md, A rehearsal.`,
      what: "tried",
      standIn: (on: string): string => `stand-in, ${on}`,
      nothing: "–",
    },
  },
  notWrittenBack: "What agencies have changed does not fit stafett.yaml. Nothing has been written.",
  environmentGood: "The environment is right.",
  strange:
    "Stafett does not read these. Where they are for another program, that is as it should be:",
  configGood: (path: string, agencies: number, members: number): string =>
    `${path} is right: ${agencies} ${agencies === 1 ? "agency" : "agencies"}, ${members} ${members === 1 ? "person" : "people"}.`,
  plan: (id: string, plan: RetentionPlan): string =>
    `${id} keeps by its own plan (retentionPlan): ${documentKindNames
      .flatMap((kind) => (plan[kind] ? [`${kind} ${plan[kind].days} days`] : []))
      .join(", ")}.`,
  accessLog: (years: number): string =>
    `The access log is kept for ${years} ${years === 1 ? "year" : "years"} (accessLog).`,
  notReady: (all: readonly string[]): string =>
    `Cases are off until five decisions stand in the configuration (readiness, classB) for: ${all.join(", ")}.`,
  classB: {
    pages: (all: readonly string[]): string =>
      `Class B is shown on the web alone, and chat says that something waits, for: ${all.join(", ")}.`,
    chat: (all: readonly string[]): string =>
      `Class B is shown in chat, in workspaces and tenants of its own, for: ${all.join(", ")}.`,
    off: (all: readonly string[]): string =>
      `No class B is kept for: ${all.join(", ")}. Their cases are followed up by the shortest cadence.`,
    nothing: (all: readonly string[]): string =>
      `Where class B is shown is not decided (classB), and cases are off, for: ${all.join(", ")}.`,
  },
  issuersLack: {
    connection: (agencies: readonly string[]): string =>
      `Nobody can sign in at the issuer of ${agencies.join(", ")}: the web is not connected. Set WEB_ORIGIN.`,
    key: (agencies: readonly string[]): string =>
      `Nobody can sign in at the issuer of ${agencies.join(", ")}: set WEB_OIDC_KEY, or a secret for each in WEB_OIDC_SECRETS.`,
    agency: (agencies: readonly string[]): string =>
      `WEB_OIDC_SECRETS names agencies without an issuer (signIn): ${agencies.join(", ")}.`,
  },
  noProxy:
    "No reverse proxy is trusted, so everybody on the web has the proxy's address and shares its tries: five wrong codes of a stranger keep everybody out for a quarter of an hour. Name it in STAFETT_TRUSTED_PROXIES, such as 127.0.0.1.",
  notNotified: (members: readonly string[]): string =>
    `Told of nothing until they look, so never the only ones for what is urgent: ${members.join(", ")}.`,
  mailAlone: (members: readonly string[]): string =>
    `Told by mail alone, at most once in a quarter of an hour and in office hours, so never the only ones for what is urgent: ${members.join(", ")}.`,
  noMailPassword: (agencies: readonly string[]): string =>
    `No password is known for the mail server of: ${agencies.join(", ")}. Write a line such as "${agencies[0]}: …" into the file of STAFETT_MAIL_PASSWORDS, which only the user that runs Stafett may read (chmod 600): one that others may read counts for nothing. STAFETT_MAIL_PASSWORD will do where one agency alone signs in.`,
  nothingConnected: `Neither ${norPlatform} is connected. ${neededSettings((label, settings) => `For ${label}: ${settings}.`)}`,
  connected: (all: readonly string[]): string => `Connected to: ${all.join(", ")}.`,
  doctor: {
    how: { good: "good", bad: "not good", unseen: "unseen" },
    settings: "environment and configuration",
    settingsMend: `${called} check says what is wrong.`,
    classB: (pages: number, chat: number, off: number, nothing: number): string =>
      `class B: on the web alone for ${pages}, in chat for ${chat}, none kept for ${off}, not decided for ${nothing} (cases are off)`,
    keyFile: (path: string): string => `key file ${path}`,
    madeAtStart: "It is not there yet. It is made at the first start.",
    database: (file: string, version: number, newest: number): string =>
      `database ${file}, version ${version} of ${newest}`,
    databaseNew: (file: string): string => `database ${file}`,
    databaseMend: `${called} restore FOLDER puts a backup back. If it is the keys: put the right key file back.`,
    disk: (folder: string, free: number): string => `disk at ${folder}: ${free} MB free`,
    diskMend: (needed: number): string =>
      `Free some space: at least ${needed} MB are needed for the data and a copy.`,
    writing: (folder: string): string => `right to write in ${folder}`,
    writingMend:
      "Give the folder and its files to the user that runs Stafett, with the right to write.",
    runs: (port: number): string => `Stafett runs on port ${port}`,
    notReady: (because: readonly string[]): string =>
      `/readyz says: ${because.join(", ")}. See Health and logs in docs/operations.md.`,
    portFree: (port: number): string => `port ${port} is free, Stafett is not running`,
    portTaken: (port: number): string => `port ${port} is taken by something else`,
    portTakenMend: "Choose another with PORT, or stop what runs there.",
    portRefused: (port: number, why: string): string => `port ${port} cannot be opened (${why})`,
    portRefusedMend: "Check HOST and PORT. Below 1024 special rights are needed.",
    publicUrl: "address from outside (STAFETT_PUBLIC_URL)",
    publicUrlNone: "It is not set, and so no file can be fetched.",
    publicUrlStopped: "It can be seen only while Stafett runs.",
    publicUrlMend: (why: string): string =>
      `Stafett does not answer there (${why}). Check the address, and that the proxy passes on /files/.`,
    mail: (agency: string, host: string, port: number): string =>
      `mail server of ${agency}, ${host}:${port}`,
    mailMend: (why: string): string =>
      mailMends[why] ?? `It answered ${why}. Ask those who run the mail server what that means.`,
    servers: {
      reached: "the database server",
      version: (name: string, version: string): string => `${name}: PostgreSQL ${version}`,
      versionMend: "Stafett needs PostgreSQL 14 or newer.",
      encoding: (name: string, encoding: string): string => `${name}: encoding ${encoding}`,
      encodingMend: "Make a new database with encoding 'UTF8' and move there.",
      identity: (name: string): string => `${name}: Stafett notices when another server takes over`,
      identityMend:
        "The role may not ask pg_control_system(). Grant it, else a change is noticed only where the new one has another timeline.",
      durable: (name: string): string => `${name}: what is saved survives a power cut`,
      durableMend: (off: readonly string[]): string =>
        `${off.join(", ")}. Turn it on again in postgresql.conf, else what Stafett has answered can be lost.`,
      safe: (name: string): string => `${name}: encrypted on the way`,
      safeMend:
        "Passwords and keys pass the network in clear. Turn TLS on at the server, and add ?sslmode=verify-full to the address.",
      role: (name: string): string => `${name}: the role may do no more than it needs`,
      roleMend:
        "The role rules the whole server. Give Stafett one of its own: ops/postgres-roles.sql.",
      clock: (name: string, seconds: number): string =>
        `${name}: clock against this machine's, ${seconds} s off`,
      clockMend: "Set both clocks by NTP.",
      tables: (name: string, version: number, newest: number): string =>
        `${name}: the tables, version ${version} of ${newest}`,
      makesMend:
        "The role may not make tables in its schema, which an upgrade of Stafett needs: grant create on schema … to ….",
      apart: "data and keys are apart",
      samePlace: "They lie in the same schema. Give the keys a database of their own, or a schema.",
      sameRole:
        "The same role reads both. Give the keys a role of their own: ops/postgres-roles.sql.",
      apartMend:
        "One role can read what is the other's. Take that right away: ops/postgres-roles.sql shows how.",
      connectMend:
        "One role gets into the other's database: revoke connect on database … from public.",
      whole: "what lies on the servers",
      wholeMend:
        "Put a backup back: PostgreSQL in docs/operations.md. If it is the keys: put the right key file back.",
    },
    notNow: "It could not be asked.",
    clock: (label: string, seconds: number): string =>
      `clock against that of ${label}: ${seconds} s off`,
    clockUnseen: (label: string): string => `clock against that of ${label}`,
    clockMend: `Set the clock by NTP (timedatectl set-ntp true). ${everyPlatform} refuse whose clock is wrong.`,
    unreached: (label: string, why: string): string =>
      `${label} cannot be reached (${why}). Check the network and the firewall: HTTPS outwards is needed.`,
    issuer: (agency: string): string => `issuer of ${agency}`,
    issuerUnreached: (why: string): string =>
      `It cannot be reached (${why}). Check the address in stafett.yaml, the network and the firewall: HTTPS outwards is needed. Behind a proxy: HTTPS_PROXY and NODE_USE_ENV_PROXY=1.`,
    issuerNone:
      "There is no OpenID Connect at that address, or not as Stafett can use it. Ask those who run it for the exact issuer.",
    issuerOther: (itself: string): string =>
      `It calls itself ${itself}. Write that in stafett.yaml, to the letter.`,
    issuerNoKey:
      "Stafett has no key for it. Set WEB_OIDC_KEY, or a secret for this agency in WEB_OIDC_SECRETS.",
    issuerKeys: (agency: string): string => `issuer of ${agency}: its keys`,
    issuerKeysMend: "It shows none, and no sign-in can be verified. Ask those who run it.",
    issuerClient: (agency: string): string => `issuer of ${agency}: it knows Stafett`,
    issuerClientMend: (keys: string, why: string): string =>
      `It says ${why}. Check client in stafett.yaml, and that it fetches our keys from ${keys} or has the same secret.`,
    issuerBack: (agency: string): string =>
      `issuer of ${agency}: the address that one comes back to`,
    issuerBackMend: (address: string): string =>
      `Let it be registered there, to the letter: ${address}`,
    issuerLevel: (agency: string): string => `issuer of ${agency}: the level of assurance (acr)`,
    issuerLevelMend:
      "It does not list that level, so everybody would be refused. Ask those who run it what they call it.",
    issuerLogout: (agency: string, tells: boolean, address: string): string =>
      tells
        ? `issuer of ${agency}: it tells of sign-outs, where ${address} is registered for them`
        : `issuer of ${agency}: it tells of no sign-outs, and is asked each hour`,
    issuerClock: (agency: string, seconds: number): string =>
      `issuer of ${agency}: clock against this machine's, ${seconds} s off`,
    issuerClockMend:
      "Set the clock by NTP (timedatectl set-ntp true). If it is right: ask those who run the issuer.",
    slackToken: "Slack: SLACK_BOT_TOKEN",
    slackTokenMend: (why: string): string =>
      `Slack says ${why}. Take a new one under OAuth & Permissions on the app's page, change SLACK_BOT_TOKEN and restart.`,
    slackHome: "Slack: the workspace is that of the configuration",
    slackHomeMend:
      "The token belongs to another workspace than the one that the addresses in stafett.yaml begin with.",
    slackScopes: "Slack: scopes",
    slackScopesMend: (missing: readonly string[]): string =>
      `These are missing: ${missing.join(", ")}. Add them under OAuth & Permissions (manifest/slack.yaml has all) and install the app again.`,
    slackApp: "Slack: SLACK_APP_TOKEN",
    slackAppMend: (why: string): string =>
      `Slack says ${why}. Make a new app-level token with connections:write, turn Socket Mode on, change SLACK_APP_TOKEN and restart.`,
    slackWorkspace: (team: string): string => `Slack: workspace ${team}`,
    slackNotInstalled:
      "The app is not installed there. Open /slack/install at the address of Stafett.",
    slackWorkspaceMend: (why: string): string =>
      `Slack says ${why}. Where Stafett has been stopped, a token is renewed at the start; else install the app again, at /slack/install.`,
    slackUnread: "Its token lies in the database, and that cannot be read yet.",
    teamsToken: "Teams: CLIENT_ID, CLIENT_SECRET, TENANT_ID",
    teamsTokenMend: (why: string): string =>
      `Microsoft says ${why}. Has the secret run out? Make a new one in Entra, change CLIENT_SECRET and restart. Are CLIENT_ID and TENANT_ID right?`,
    done: (bad: number, unseen: number): string => `Not good: ${bad}. Unseen: ${unseen}.`,
  },
  asking: (label: string): string => `Asking ${label}`,
  needsCheckout:
    "That is a tool for whoever develops Stafett, and is not here. It needs a checkout of the project, with npm ci.",
  noDatabase: (file: string): string =>
    `There is no database here (${file}). Go to the folder of Stafett, or name it with DATABASE_URL. Nothing has changed.`,
  onlyServers:
    "That is for PostgreSQL. Of a file, restore does everything at once. Nothing has changed.",
  dumping: (file: string): string => `pg_dump is writing ${file}`,
  cannotDump: (why: "none" | "older" | "failed" | "pooled", major: number): string =>
    ({
      none: `There is no pg_dump here. Install PostgreSQL's client, version ${major} or newer (postgresql-client-${major}), or run this on a machine that has it, data first:\n  pg_dump --format=custom --no-owner --no-privileges --file=data.dump --dbname="$DATABASE_URL"\n  pg_dump --format=custom --no-owner --no-privileges --file=keys.dump --dbname="$STAFETT_KEYS_URL"\nNote when the first one began: stafett restored --at needs it. Nothing has been copied.`,
      older: `pg_dump is older than the server. Install version ${major} or newer (postgresql-client-${major}). Nothing has been copied.`,
      failed: "pg_dump could not, and has said why above. Nothing has been copied.",
      pooled:
        "The address leads to something that hands out connections (as PgBouncer does), and pg_dump would disturb Stafett there. For this command set DATABASE_URL and STAFETT_KEYS_URL to the server's own addresses. Nothing has been copied.",
    })[why],
  dumped: (folder: string): string =>
    `The copy is complete: ${folder}. Whether the chains in it hold is seen only when it has been put back on another server: do that once in a while. Move keys.dump to its own place. The key file is not in it; keep it by itself.`,
  dumpsWhole:
    "The files are those that were copied. Whether the chains in them hold is seen when they have been put back: stafett verify.",
  restoreByHand: (folder: string): string =>
    `On PostgreSQL the server's own programs put a copy back, and whoever looks after the server does it:\n  1. Stop Stafett everywhere.\n  2. Make two new, empty databases (ops/postgres-roles.sql), or empty the schemas of the old ones: drop schema … cascade.\n  3. pg_restore --no-owner --role=ROLE --schema=public --exit-on-error --dbname=DATABASE ${folder}/data.dump, and the same with keys.dump.\n  4. Name them with DATABASE_URL and STAFETT_KEYS_URL. stafett verify must say that everything is whole.\n  5. stafett restored ${folder}\n  6. Start Stafett.\nNothing has changed.`,
  restoredHow:
    "Say when the copy was made: stafett restored FOLDER, or stafett restored --at 2026-11-28T04:00:00Z. Nothing has changed.",
  restoredThere: (doubts: number): string =>
    `Stafett now knows that it is an older copy. Deliveries that it looks for first: ${doubts}. What has been erased since is erased again when it starts. Start Stafett as usual.`,
  moveHow:
    "Say where it goes: STAFETT_MOVE_TO=postgres://role@server/database and STAFETT_MOVE_KEYS_TO, or STAFETT_MOVE_TO=sqlite:data/stafett.db. Nothing has changed.",
  moving: (table: string, rows: number): string =>
    table === "" ? "Moving" : `Moving: ${table}, ${rows} rows`,
  cannotMove: (why: MoveFailure): string =>
    ({
      notEmpty:
        "Something lies at the other place already. Choose one that is empty. Nothing has changed.",
      half: "At the other place lies a move that was broken off: data without keys. Empty it and move again. What is moved is as it was.",
      version:
        "The database has not been brought up to this version. Start Stafett on it once and stop it again, then move. Nothing has changed.",
      different:
        "What was written is not what was read. Nothing of it has been kept, and what was to be moved is as it was.",
      ...wrong,
    })[why],
  moved:
    "Everything has been moved: each row was read back and is the same, and the chains hold. Now set DATABASE_URL to what STAFETT_MOVE_TO said (and STAFETT_KEYS_URL to STAFETT_MOVE_KEYS_TO), remove those two, and start Stafett. The key file is the same.\nWhat was there before is still there. Never start Stafett on it again, and destroy it when you are sure: the keys first.",
  audit: {
    holds: "holds",
    broken: (count: number): string => `BROKEN (${count})`,
    unchecked: (why: Unasked): string =>
      ({
        master: "not checked (the master key is not here)",
        stopped: "not checked (Stafett does not run here)",
      })[why],
    done: (holds: number, broken: number, unchecked: number): string =>
      `Hold: ${holds}. Broken: ${broken}. Not checked: ${unchecked}.${broken > 0 ? " What each promise means, and what it rests on: docs/guarantees.md." : ""}`,
    noDump:
      "What pg_dump has written cannot be read like that. Put the copy back into two empty databases, name them with DATABASE_URL and STAFETT_KEYS_URL, and run audit there.",
  },
  running: "A Stafett is using the database. Stop it first. Nothing has changed.",
  looking: (name: string): string => `Looking at ${name}`,
  reading: "Reading",
  puttingBack: "Putting it back",
  waiting: "Waiting for the database",
  copying: (file: string, percent: number): string => `${file}: ${percent} %`,
  backedUp: (folder: string): string =>
    `The copy is complete and checked: ${folder}. The key file is not in it; keep it by itself.`,
  whole: "Everything is whole.",
  wrong: (all: readonly Wrong[]): string =>
    `This is not right:\n${list(all.map((one) => wrong[one]))}`,
  needsMaster: (mark: string): string =>
    mark === ""
      ? "They are older than the marks. Put the file of the older master key beside the new one, with .old-1 after its name."
      : `They open with the master key marked ${mark}. Put its file beside the new one, with .old-${mark} after its name.`,
  wrapping: (done: number, of: number): string =>
    of === 0 ? "Wrapping anew" : `Wrapping anew: ${done} of ${of}`,
  otherUser:
    "The files belong to another user. Run the command as the user that Stafett runs as. Nothing has changed.",
  rotationBegun: (name: string): string =>
    `The new master key is in place but does not wrap everything yet (${name}). Nothing is lost. Run rotate-key again, or start Stafett: it is finished then.`,
  rotated: (count: number, mark: string, before: string, kept: string): string =>
    `The master key is replaced. The new one is marked ${mark} and wraps ${count} keys. Put a sealed copy of it in a safe place.\nThe old one, marked ${before}, lies in ${kept}. Backups of the keys from before open with it only: move it to the safe place, and destroy it when those backups are gone. Where somebody already has both such a backup and the old master key, this does not help.`,
  typeRef: "The reference of the case: ",
  refIsAsked:
    "Do not write the reference after the command: everybody on the machine can see it there, and it stays in the history of the shell. Run stafett erase and answer the question. In a script: read the reference from a file, stafett erase --yes < file. Nothing has changed.",
  noRef: "Write the reference of the case, as SYD-7KQ3-M9. Nothing has changed.",
  noCase:
    "There is no case with that reference here. Has it been erased already? Nothing has changed.",
  erasesForGood: (ref: string): string =>
    `${ref} is erased, with its referrals. Nobody can bring back anything of it. Messages in chat become neutral, meetings are written anew without the case, and whoever had it hears that the operator erased it.\nWhat is left are backups of the keys until you destroy them, what Slack and Teams keep by themselves, and what somebody has copied or photographed.`,
  typeAgain: "Write the reference once more to erase: ",
  notSame: "That was not the same reference. Nothing has changed.",
  erasing: "Erasing",
  eraseLate:
    "It is ordered and not done yet. Stafett erases when it can, at the latest when it is started again. stafett erasures says when.",
  eraseFailed: "The case could not be erased. Stafett's log says why (order.failed).",
  exportHow:
    "Write it like this: stafett export member ID --into FOLDER, or stafett export agency ID --into FOLDER. Nothing has changed.",
  exporting: (done: number, of: number): string =>
    of === 0 ? "Copying what is to be read" : `Reading: ${done} of ${of}`,
  cannotExport: (why: "nobody" | "notEmpty"): string =>
    why === "nobody"
      ? "Nobody in the register is called so. Nothing has been written."
      : "The folder is not empty. Nothing has been written.",
  exported: (into: string): string =>
    `The export lies in ${into}: stafett.json and stafett.md. Whoever audits the agency is told. Hand it over in a safe way, and remove it when it has been.`,
  noSeal: "There is no seal. It is a day and 32 characters, as it stood in chat.",
  seal: (day: string, verdict: Verdict): string =>
    `${day}: ${{ holds: "all that was sealed then is there, unchanged.", erased: "all that was sealed then is there, unchanged, but for journals that an erasure has written anew.", changed: "something that was sealed then has been changed or taken away.", unknown: "that seal is not here. The database is older than it, or another one, or its history has been written anew." }[verdict]}`,
  noBackup: "There is no backup of Stafett. Nothing has changed.",
  restored: (aside: string | undefined, erased: number, doubts: number): string =>
    `The copy is restored. ${aside === undefined ? "" : `What lay there has been moved to ${aside}. `}Erased again: ${erased}. Deliveries that Stafett looks for first: ${doubts}. Start Stafett as usual.`,
  noKeyAddress:
    "That member signs in nowhere by a key. Write the id of a member who has an address on the web in stafett.yaml.",
  noCode: "No code was made. Try again.",
  sayCode:
    "Say it by telephone within fifteen minutes. It works once, at /enrol of the address in WEB_ORIGIN.",
  noAgency: "That agency is not in stafett.yaml. Write its id, or nothing for all.",
  moreHeld: (most: number): string =>
    `More than ${most} wait: the oldest are shown. Run the command again when they are out.`,
  nothingHeld: "No place is stopped. Nothing waits for one.",
  held: (
    place: string,
    label: string,
    since: string,
    reason: string,
    count: number,
    refs: readonly string[],
  ): string =>
    `${label}, ${place}: takes nothing since ${since} (${reason}). ${count} waiting${refs.length > 0 ? `: ${refs.join(", ")}` : ""}.`,
  resent: (places: number): string =>
    `Stafett tries again within a minute. Places that were stopped: ${places}.`,
  noErasures: "Nothing has been erased here.",
  erasure: (
    at: string,
    meetings: number,
    showings: number,
    leftovers: number,
    left: readonly string[],
  ): string =>
    `${at}: erased. Meetings rewritten: ${meetings}. Lines about who saw it: ${showings}. Messages left to change then: ${leftovers}.${left.length > 0 ? ` Left in: ${left.join(", ")}.` : ""}`,
  stillNamed: (n: number): string =>
    `The reference or the words are left in ${n === 1 ? "another record" : `${n} other records`} of the database. That should not be: tell those who develop Stafett.`,
  unsearched: (holdsFrom: string | undefined): string =>
    holdsFrom === undefined
      ? "It may still lie in the server's copies and logs, locked with a key that is not destroyed. Set STAFETT_KEY_DAYS."
      : `In the server's copies and logs nobody can read it after ${holdsFrom}.`,
  linkInTheWay: (path: string): string =>
    `${path} is a symbolic link, and whoever laid it decides where things end up. Give the place that it leads to. Nothing has been written.`,
  unexpected: (name: string): string => `That did not work (${name}). Nothing has changed.`,
};
export type OperateTexts = typeof texts;
