// Code lists of the case. docs/domain.md §2; wordings stand in the catalogues.

/** Stands in the place of an answer that an agency without class B is not asked for. */
export const notKept = "notKept";
type NotKept = typeof notKept;
/** An answer of a list, or what stands in its place. */
export type KeptCode<L extends readonly string[]> = L[number] | NotKept;
export const risks = ["high", "medium", "low", "notAssessed"] as const;
export const childs = ["yes", "no", "unknown"] as const;
export const yesNo = ["yes", "no"] as const;
/** How many more: one transaction begins ten cases at most. */
export const howMany = ["1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;
export const safeties = ["green", "yellow", "red", "notAssessed"] as const;
export const contacts = ["yes", "no", "notReached"] as const;
export const nextSteps = [
  "contactPerson",
  "contactAgency",
  "meeting",
  "housing",
  "health",
  "legal",
  "authority",
  "children",
  "barnahus",
  "guardian",
  "wait",
] as const;
/** Steps that say that the case itself is about a child: only for those who know that. */
export const childSteps: readonly (typeof nextSteps)[number][] = ["barnahus", "guardian"];
export const domains = [
  "housing",
  "health",
  "legal",
  "livelihood",
  "migration",
  "children",
  "authorities",
  "network",
] as const;
export const consents = ["yes", "no", "notAsked"] as const;
export const snoozeReasons = [
  "waitingForDecision",
  "meetingBooked",
  "agreedWithPerson",
  "staffShortage",
] as const;
export const called = ["112", "11414", "socialjour", "coordinator", "other", "nobody"] as const;
/** Whom somebody rings about a person who is missing. Codes alone: never who it was. */
export const rung = [
  "person",
  "trusted",
  "parts",
  "112",
  "11414",
  "socialServices",
  "socialjour",
  "health",
  "other",
] as const;
/** Of those for a call, the ones that ask for no second person. */
export const missingBases = [
  "samtycke_sekretess",
  "menprovning_klart",
  "uppgiftsskyldighet",
  "samtycke_ngo",
  "unclear",
] as const;
/** What the person wants when nobody reaches them: asked while there is contact. */
export const wishes = ["keepTrying", "trusted", "agencies", "police", "nothing", "unsaid"] as const;
/** How it ended that a person was missing. */
export const findings = ["contact", "known", "mistake"] as const;
/** What a call in acute danger rested on: those of the agency's legal regime, or that a jurist looks at it. */
export const callBases = [
  "samtycke_sekretess",
  "menprovning_klart",
  "uppgiftsskyldighet",
  "OSL_10_2",
  "samtycke_ngo",
  "vitalt_intresse",
  "unclear",
] as const;
/** Bases for inviting to a case. Those that a second person must decide come with referrals; *orosanmälan* is no invitation. */
export const bases = [
  "samtycke_sekretess",
  "menprovning_klart",
  "uppgiftsskyldighet",
  "samtycke_ngo",
] as const;
export const purposes = [
  "skyddat_boende",
  "akut_vard",
  "trauma_psyk",
  "malsagandebitrade",
  "juridik_migration",
  "ekonomiskt_bistand",
  "foraldrastod_barn",
  "polisanmalan_stod",
  "atervandande_AMP",
  "annat",
] as const;
export const dataGroups = ["behov", "sakerhet", "migration", "barn"] as const;
/** Who has a case while the others are off: somebody of the agency, or a socialjour that was phoned. */
export const covers = ["ours", "onCall"] as const;
/** Somebody who is away has it all the same: they have said so. */
export const coverSure = ["yes"] as const;
/** Why an agency takes part no longer. */
export const endings = ["supportOver", "personDeclines", "wrongAgency", "other"] as const;
/** What is told to the police and the Migration Agency on a basis of its own. */
export const ownGroups = ["residence", "whyNot"] as const;
export const applicants = ["socialnamnd", "forundersokningsledare", "other"] as const;
export const deadlineKinds = [
  "betanketid",
  "TUT6m",
  "NSP",
  "skyddsbedomning",
  "forhandsbedomning",
  "annan",
] as const;
/** Days before the day itself. docs/domain.md §8. */
export const remindDays: Readonly<Record<(typeof deadlineKinds)[number], readonly number[]>> = {
  betanketid: [14, 7, 3, 1],
  TUT6m: [60, 30, 14],
  NSP: [14, 7, 2],
  skyddsbedomning: [],
  forhandsbedomning: [7, 3, 1],
  annan: [14, 7, 2],
};
/** Why a case is called something else from now on. */
export const renameReasons = ["leaked", "besideName", "moved", "other"] as const;
/** What is done instead, when a colleague does not want a case to be closed yet. */
export const keepReasons = [
  "tryAgain",
  "askPerson",
  "missing",
  "concern",
  "handOver",
  "checkIn",
  "talk",
] as const;
export const closureReasons = [
  "goalReached",
  "handedOver",
  "returned",
  "contactLost",
  "supportDeclined",
  "notAVictim",
  "registeredByMistake",
] as const;
// Statistics, asked at closing because erasure takes the rest; each can be skipped. docs/domain.md §2, §15.
export const ageGroups = ["child", "adult"] as const;
export const sexes = ["woman", "man", "other"] as const;
export const exploitations = [
  "SexualExploitation",
  "ForcedLabour",
  "ForcedBegging",
  "forced_criminality",
  "ForcedMarriage",
  "Servitude",
  "ChildLabour",
  "Surrogacy",
  "ForcedAdoption",
  "OrganRemoval",
  "ForcedMilitaryByNonStateActors",
  "Other",
] as const;
/** Whether the person may be counted: without a yes there is no row. */
export const counting = ["yes", "no", "notAsked", "informed", "objects", "notInformed"] as const;
/** HTCDS `vic_TraffickingStatus`: what is thought of it now, no status of anybody. */
export const traffickingStatuses = [
  "PossibleVictimOfTrafficking",
  "ActualVictimOfTrafficking",
  "NotAVictimOfTrafficking",
] as const;
/** Sections of ISIC that the Swedish reports name, and the others as one. */
export const industries = ["A", "C", "F", "G", "H", "I", "N", "S", "T", "other"] as const;
export const citizenships = ["SE", "EU_EES_CH", "third_country", "stateless"] as const;
export const suspicions = ["manniskohandel", "manniskoexploatering", "annan_exploatering"] as const;
/** How long it took from the first contact. Days themselves are told to nobody. */
export const timeBands = ["sameDay", "days1to2", "days3to7", "days8to30", "longer"] as const;
export const reflections = ["granted", "prolonged", "applied", "refused", "notApplied"] as const;
export const sources = [
  "police",
  "migration",
  "socialServices",
  "health",
  "inspection",
  "ngo",
  "supportLine",
  "self",
  "relative",
  "other",
] as const;

/** How the person may be reached; of those that a telephone is needed for, none goes with the one that excludes it. [design] */
export const safeContacts = [
  "throughUs",
  "shelter",
  "ownPhone",
  "blankText",
  "daytime",
  "whenCalling",
  "agreedPlace",
  "neverPost",
  "neverPhone",
] as const;
export const byPhone: readonly (typeof safeContacts)[number][] = [
  "ownPhone",
  "blankText",
  "whenCalling",
];
/** Who stands beside the person: roles, never who it is. */
export const supporters = [
  "injuredPartyCounsel",
  "publicCounsel",
  "lawyer",
  "guardian",
  "appointedCustodian",
  "custodian",
  "supportPerson",
  "nobody",
  "unknown",
] as const;
/** Only a child has these: they go with what may be said of children. */
export const childSupporters: readonly (typeof supporters)[number][] = [
  "appointedCustodian",
  "custodian",
];

export type Code<L extends readonly string[]> = L[number];
