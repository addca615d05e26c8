// What `npm run stafett` says to whoever looks after it.
import type { Platform } from "../rules/workflow.ts";
import type { Wrong } from "./backup.ts";

type OperateTexts = {
  readonly usage: string;
  readonly running: string;
  copying(file: string, percent: number): string;
  backedUp(folder: string): string;
  readonly whole: string;
  wrong(all: readonly Wrong[]): string;
  readonly noBackup: string;
  restored(aside: string | undefined, erased: number, doubts: number): string;
  readonly nothingHeld: string;
  held(place: string, platform: Platform, since: string, reason: string, count: number, refs: readonly string[]): string;
  resent(places: number): string;
  readonly noErasures: string;
  erasure(at: string, meetings: number, showings: number, leftovers: number, left: readonly string[]): string;
  unexpected(name: string): string;
};
const platformNames: Readonly<Record<Platform, string>> = { slack: "Slack", teams: "Teams" };
const list = (all: readonly string[]): string => all.map((one) => `  - ${one}`).join("\n");

const svWrong: Readonly<Record<Wrong, string>> = {
  pages: "Sidor i filen är skadade.",
  events: "Journalens kedja är bruten: något har ändrats eller saknas.",
  showings: "Kedjan över vem som har sett vad är bruten.",
  missing: "En av filerna saknas, eller något i den.",
  sums: "Filerna är inte de som kopierades.",
  birth: "Data och nycklar hör inte ihop.",
  keys: "Nycklarna går inte att öppna med den här nyckelfilen, eller så saknas någon.",
  older: "Databasen är äldre än den var när Stafett stoppades.",
  newer: "Den är skriven av en nyare version av Stafett.",
};
const sv: OperateTexts = {
  usage: `Så här:
  npm run stafett -- backup MAPP      kopierar data och nycklar, även medan Stafett går
  npm run stafett -- verify [MAPP]    ser efter om databaserna, eller en säkerhetskopia, är hela
  npm run stafett -- restore MAPP     lägger tillbaka en säkerhetskopia; stoppa Stafett först
  npm run stafett -- held             visar platser som inte tar emot något, och vad som väntar
  npm run stafett -- resend           försöker igen nu, på alla platser
  npm run stafett -- erasures         visar vad som har raderats, och vad som är kvar att göra`,
  running: "En Stafett använder databasen. Stoppa den först. Inget har ändrats.",
  copying: (file, percent) => `${file}: ${percent} %`,
  backedUp: (folder) => `Kopian är klar och kontrollerad: ${folder}. Nyckelfilen följer inte med; förvara den för sig.`,
  whole: "Allt är helt.",
  wrong: (all) => `Det här stämmer inte:\n${list(all.map((one) => svWrong[one]))}`,
  noBackup: "Där finns ingen säkerhetskopia av Stafett. Inget har ändrats.",
  restored: (aside, erased, doubts) =>
    `Kopian är återställd. ${aside === undefined ? "" : `Det som låg där är undanflyttat till ${aside}. `}Raderade på nytt: ${erased}. Utskick som Stafett först letar efter: ${doubts}. Starta Stafett som vanligt.`,
  nothingHeld: "Ingen plats är stoppad. Inget väntar på det.",
  held: (place, platform, since, reason, count, refs) =>
    `${platformNames[platform]}, ${place}: tar inte emot något sedan ${since} (${reason}). ${count} väntar${refs.length > 0 ? `: ${refs.join(", ")}` : ""}.`,
  resent: (places) => `Stafett försöker igen inom en minut. Platser som var stoppade: ${places}.`,
  noErasures: "Inget har raderats här.",
  erasure: (at, meetings, showings, leftovers, left) =>
    `${at}: raderat. Möten som skrivits om: ${meetings}. Rader om vem som sett det: ${showings}. Meddelanden kvar att ändra då: ${leftovers}.${left.length > 0 ? ` Kvar i: ${left.join(", ")}.` : ""}`,
  unexpected: (name) => `Det gick inte (${name}). Inget har ändrats.`,
};
const enWrong: Readonly<Record<Wrong, string>> = {
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
const en: OperateTexts = {
  usage: `Like this:
  npm run stafett -- backup FOLDER    copies data and keys, also while Stafett runs
  npm run stafett -- verify [FOLDER]  looks whether the databases, or a backup, are whole
  npm run stafett -- restore FOLDER   puts a backup back; stop Stafett first
  npm run stafett -- held             shows places that take nothing, and what waits
  npm run stafett -- resend           tries again now, in every place
  npm run stafett -- erasures         shows what has been erased, and what is left to do`,
  running: "A Stafett is using the database. Stop it first. Nothing has changed.",
  copying: (file, percent) => `${file}: ${percent} %`,
  backedUp: (folder) => `The copy is complete and checked: ${folder}. The key file is not in it; keep it by itself.`,
  whole: "Everything is whole.",
  wrong: (all) => `This is not right:\n${list(all.map((one) => enWrong[one]))}`,
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
export const operateTexts = (language: "sv" | "en"): OperateTexts => (language === "sv" ? sv : en);
