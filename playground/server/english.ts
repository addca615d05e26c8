// What the sample calls its people, duties, places and services, for those who read English.
import names from "./sample-en.json" with { type: "json" };

const english: Readonly<Record<string, string>> = names;
/** The name in English; one that the sample does not have stays as it is. */
export const inEnglish = (name: string): string => english[name] ?? name;
