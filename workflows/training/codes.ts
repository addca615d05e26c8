// Code lists of training. The wordings stand in the catalogues.
import type { Theme } from "../method/codes.ts";

export const subjects = ["basics", "signs", "mmm", "meeting", "law", "nsp", "other"] as const;
export const audiences = [
  "everybody",
  "new",
  "socialServices",
  "health",
  "police",
  "civilSociety",
] as const;
export const places = ["digital", "venue"] as const;
export const lengths = ["60", "90", "120", "180", "240", "360"] as const;
export const seatings = ["8", "12", "20", "30", "50", "100", "200"] as const;
/** Days before it: the sign-up closes at 17 on that day, and on the same day when it begins. */
export const closings = ["0", "1", "3", "7", "14"] as const;
export const reaches = ["shared", "own"] as const;
/** When it may begin: half hours of the working day. */
export const times = Array.from(
  { length: 19 },
  (_, n) => `${String(8 + Math.floor(n / 2)).padStart(2, "0")}:${n % 2 === 0 ? "00" : "30"}`,
);
/** What it touches, by the themes of method questions; and what else somebody may write who looks for one: compared, and never shown. */
export const alsoCalled = {
  identifiering: "identification",
  boende: "housing shelter",
  betanketid: "reflection permit",
  barn: "children",
  arbetskraft: "labour",
  atervandande: "return",
  sekretess: "confidentiality",
  samverkan: "cooperation",
} as const satisfies Readonly<Record<Theme, string>>;
export type Tag = keyof typeof alsoCalled;
export const tags = Object.keys(alsoCalled) as readonly Tag[];
/** HTCDS 2.0 `org_Type`, as the configuration says it; `other` where it says nothing. */
export const kinds = [
  "LocalGovernmentOrganisation",
  "CentralGovernmentOrganisation",
  "LawEnforcement",
  "HealthServiceOrganisation",
  "ImmigrationService",
  "SchoolOrCollege",
  "NGO",
  "LegalService",
  "CorporateBusiness",
  "other",
] as const;
export type Kind = (typeof kinds)[number];
/** One tap each. */
export const questions = ["useful", "level", "recommend"] as const;
export type Question = (typeof questions)[number];
export const answers = ["yes", "partly", "no"] as const;
export type Answer = (typeof answers)[number];
/** Fewer could point at somebody. docs/domain.md §15. */
export const fewest = 5;
