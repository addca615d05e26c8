// The same in English.
import type { Platform } from "../../rules/workflow.ts";
import type { Wrong } from "../backup.ts";
import type { OperateTexts } from "./sv.ts";

type CommandTexts = OperateTexts["commands"]["start"];
const command = (takes: string, does: string, more = "", flags: CommandTexts["flags"] = {}): CommandTexts => ({ takes, does, more, flags });
const platformNames: Readonly<Record<Platform, string>> = { slack: "Slack", teams: "Teams" };
const list = (all: readonly string[]): string => all.map((one) => `  - ${one}`).join("\n");

const wrong: Readonly<Record<Wrong, string>> = {
  pages: "Pages of the file are damaged.",
  events: "The chain of the journal is broken: something was changed or is missing.",
  showings: "The chain of who was shown what is broken.",
  missing: "One of the files is missing, or something in it.",
  sums: "The files are not those that were copied.",
  birth: "Data and keys do not belong together.",
  keys: "The keys cannot be opened with this key file, or one is missing.",
  older: "The database is older than it was when Stafett stopped.",
  newer: "It was written by a newer version of Stafett.",
};
export const en: OperateTexts = {
  usage: `Like this:
  stafett COMMAND …
  npm run -s stafett -- COMMAND …    in a checkout`,
  seeHelp: "More: stafett --help",
  helpFlag: "shows this help, or that of one command",
  versionFlag: "shows which version this is",
  exitCodes: "Exit codes: 0 it went well, 1 it did not, 2 the command was written in a wrong way.",
  noCommand: (word, suggestion) => `There is no command ${word}.${suggestion === undefined ? "" : ` Did you mean ${suggestion}?`}`,
  badFlag: (flag, name) => `${flag} cannot be used ${name === "" ? "here" : `with ${name}, or not like that`}.`,
  otherWords: (form) => `Write it like this: stafett ${form}`,
  commands: {
    start: command(
      "",
      "starts Stafett",
      "Runs until SIGTERM or SIGINT. Never starts the playground: without the settings of Slack or Teams it says so and ends.",
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
    ),
    restore: command(
      "FOLDER",
      "puts a backup back; stop Stafett first",
      "The copy is checked first, and what is there is moved aside. What has been erased since is erased again.",
    ),
    held: command("", "shows places that take nothing, and what waits"),
    resend: command("", "tries again now, in every place", "Otherwise Stafett tries by itself every half hour."),
    erasures: command("", "shows what has been erased, and what is left to do"),
  },
  noDatabase: (file) =>
    `There is no database here (${file}). Go to the folder of Stafett, or name it with DATABASE_URL. Nothing has changed.`,
  running: "A Stafett is using the database. Stop it first. Nothing has changed.",
  looking: (name) => `Looking at ${name}`,
  reading: "Reading",
  puttingBack: "Putting it back",
  waiting: "Waiting for the database",
  copying: (file, percent) => `${file}: ${percent} %`,
  backedUp: (folder) => `The copy is complete and checked: ${folder}. The key file is not in it; keep it by itself.`,
  whole: "Everything is whole.",
  wrong: (all) => `This is not right:\n${list(all.map((one) => wrong[one]))}`,
  noBackup: "There is no backup of Stafett. Nothing has changed.",
  restored: (aside, erased, doubts) =>
    `The copy is restored. ${aside === undefined ? "" : `What lay there has been moved to ${aside}. `}Erased again: ${erased}. Deliveries that Stafett looks for first: ${doubts}. Start Stafett as usual.`,
  nothingHeld: "No place is stopped. Nothing waits for one.",
  held: (place, platform, since, reason, count, refs) =>
    `${platformNames[platform]}, ${place}: takes nothing since ${since} (${reason}). ${count} waiting${refs.length > 0 ? `: ${refs.join(", ")}` : ""}.`,
  resent: (places) => `Stafett tries again within a minute. Places that were stopped: ${places}.`,
  noErasures: "Nothing has been erased here.",
  erasure: (at, meetings, showings, leftovers, left) =>
    `${at}: erased. Meetings rewritten: ${meetings}. Lines about who saw it: ${showings}. Messages left to change then: ${leftovers}.${left.length > 0 ? ` Left in: ${left.join(", ")}.` : ""}`,
  unexpected: (name) => `That did not work (${name}). Nothing has changed.`,
};
