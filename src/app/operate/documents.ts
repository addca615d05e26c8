// What `export` and `dataskydd` write for others than the operators: in Swedish, or in English where `LANG` says so.
import { yearsOfDays } from "../../retention.ts";

type Decided = { readonly on: string; readonly by: string };
const lasting = (days: number, inYears: string, inDays: string): string => {
  const years = yearsOfDays(days);
  return years === undefined ? `${days} ${inDays}` : `${years} ${inYears}`;
};
const sv = {
  language: "sv" as "sv" | "en",
  exportPage: {
    title: "Det som Stafett har",
    register: "I registret",
    functions: "Funktioner",
    away: "Borta",
    acts: "Vad som står i journalerna",
    showings: "Vad som har visats",
    own: "Verksamhetens egna",
    others: "Andras, så som verksamheten får läsa det",
    kept: "Det som verksamheten behåller för sig i andras",
    none: "Inget.",
    left: "raderat",
  },
  protection: {
    title: (name: string): string => `Dataskydd: ${name}`,
    head: ["vad", "enligt stafett.yaml"],
    readiness: {
      controller: "Den personuppgiftsansvariges beslut",
      impactAssessment: "Konsekvensbedömning",
      processorAgreement: "Biträdesavtal",
      disposalDecision: "Gallringsbeslut",
    },
    classB: "Känsliga uppgifter (klass B) visas",
    where: {
      chat: "i chatten, i egna arbetsytor",
      pages: "bara på webben",
      off: "inte alls: inga sparas",
    },
    checked: (by: string, date: string): string => `${by}, ${date}`,
    missing: "saknas: ärenden är avstängda",
    retention: "Ett avslutat och dokumenterat ärende kan raderas efter",
    days: (n: number): string => `${n} dagar`,
    disclosure: "Att något lämnades ut sparas",
    accessLog: "Vem som har visats vad sparas",
    years: (n: number): string => `${n} år`,
    plan: (kind: string): string => `Informationshanteringsplan: ${kind}`,
    planned: (days: number, keeps: string, { on, by }: Decided): string =>
      `${lasting(days, "år", "dagar")} efter slutet, hos er bevaras: ${keeps}; ${by}, ${on}`,
    statistics: "Statistiken vilar på",
    grounds: {
      consent: "samtycke",
      publicInterest: "uppgift av allmänt intresse",
      legalObligation: "rättslig förpliktelse",
    },
    uncounted: "inget: inga ärenden räknas",
    auditors: "Granskar loggen",
    nobody: "ingen: sigillet går till driften",
    rest: "Registerförteckning, mall för konsekvensbedömning, biträden, gallring, begäran och incident: docs/dpo/README.md.",
  },
};
const en: typeof sv = {
  language: "en",
  exportPage: {
    title: "What Stafett holds",
    register: "In the register",
    functions: "Functions",
    away: "Away",
    acts: "What stands in the journals",
    showings: "What has been shown",
    own: "The agency's own",
    others: "Of others, as the agency may read it",
    kept: "What the agency keeps to itself in others'",
    none: "Nothing.",
    left: "erased",
  },
  protection: {
    title: (name: string): string => `Data protection: ${name}`,
    head: ["what", "as stafett.yaml says"],
    readiness: {
      controller: "The controller's decision",
      impactAssessment: "Impact assessment",
      processorAgreement: "Processor agreement",
      disposalDecision: "Disposal decision",
    },
    classB: "What is sensitive (class B) is shown",
    where: {
      chat: "in chat, in workspaces of its own",
      pages: "on the web alone",
      off: "nowhere: none is kept",
    },
    checked: (by: string, date: string): string => `${by}, ${date}`,
    missing: "missing: cases are off",
    retention: "A closed and filed case can be erased after",
    days: (n: number): string => `${n} days`,
    disclosure: "That something was passed on is kept",
    accessLog: "Who was shown what is kept",
    years: (n: number): string => `${n} years`,
    plan: (kind: string): string => `Retention plan: ${kind}`,
    planned: (days: number, keeps: string, { on, by }: Decided): string =>
      `${lasting(days, "years", "days")} after its end, kept in the own record: ${keeps}; ${by}, ${on}`,
    statistics: "Statistics rest on",
    grounds: {
      consent: "consent",
      publicInterest: "a task in the public interest",
      legalObligation: "a legal obligation",
    },
    uncounted: "nothing: no cases are counted",
    auditors: "Audits the log",
    nobody: "nobody: the seal goes to the operators",
    rest: "Record of processing, template of the impact assessment, processors, retention, requests and incidents (in Swedish): docs/dpo/README.md.",
  },
};
export type DocumentTexts = typeof sv;
/** The words of a document, in the language of the terminal. */
export const documentTexts = (): DocumentTexts => (process.env.LANG?.startsWith("en") ? en : sv);
