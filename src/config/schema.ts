import { writeFileSync } from "node:fs";
import { z } from "zod";
import { platformNames } from "../../adapters/each.ts";
import { addresses } from "./addresses.ts";
import { agencyMail, mailAddress } from "./mail.ts";
import { retentionPlan } from "./retention-plan.ts";
import { serviceTypes } from "./service-types.ts";
import { signIn } from "./sign-in.ts";
import { quietPlatforms } from "./told.ts";

/** The shape of `stafett.yaml`. The texts given as errors are codes of `texts.ts`. What refers to something else is checked in `references.ts`. */

/** Five digits in a row are refused, so that no identity number can be an id: ids are repeated in messages. */
export const idPattern = /^(?!.*\d{5})(?!.*\d-?\d-?\d-?\d-?\d)[a-z](?:[a-z0-9-]{0,38}[a-z0-9])?$/;
export const regionPattern = /^[A-Z]{2,5}$/;

const listMax = 2000;
/** As many members as a start, a reload and a morning were seen to hold: docs/scale.md. */
const membersMax = 20_000;
const id = z.string().regex(idPattern, "id");
const region = z.string().regex(regionPattern, "region-id");
/** A display name of a function or an organisation. Without control characters and angle brackets, which the platforms give a meaning to. */
const text = (max: number) =>
  z
    .string()
    .min(1, "empty")
    .max(max, "too-long")
    .regex(/^[^\u0000-\u001f\u007f<>]*$/, "characters");
const name = text(80);
const phone = z.string().regex(/^\+?\d[\d -]{1,18}\d$/, "phone");
const code = z.string().regex(/^[A-ZÅÄÖ0-9]{1,3}$/, "code");
const date = z.iso.date("date");
const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: "time", abort: true });
const language = z.enum(["sv", "en"]);
const weekday = z.literal([1, 2, 3, 4, 5, 6, 7]);
const list = <T extends z.ZodType>(item: T) => z.array(item).max(listMax, "list-long");
const filled = <T extends z.ZodType>(item: T) => list(item).min(1, "list-empty");

/** Reminders keep to these hours, therefore no night (docs/architecture.md §5.7). */
const officeHours = z
  .strictObject({ days: filled(weekday), from: time, to: time })
  .refine((hours) => hours.from < hours.to, { path: ["to"], error: "hours-order" })
  .refine((hours) => hours.from >= "06:00", { path: ["from"], error: "hours-night" })
  .refine((hours) => hours.to <= "20:00", { path: ["to"], error: "hours-night" })
  .refine((hours) => hours.days.some((day) => day <= 5), {
    path: ["days"],
    error: "hours-weekend",
  });

/** `days`: workdays between two check-ins; `firstWeekDays`: the same during the first week. */
const rhythm = z.strictObject({
  days: z.int().min(1).max(60).optional(),
  firstWeekDays: z.int().min(1).max(7).optional(),
});
const readied = z.strictObject({ date, function: name });
/** Who looked at it, and when. `invented`: nobody did, it is an example, and its readers are told so. */
const checked = readied.extend({ invented: z.literal(true).optional() });

/** HTCDS 2.0 `org_Type` (docs/domain.md §1). */
export const agencyTypes = [
  "NGO",
  "LawEnforcement",
  "HealthServiceOrganisation",
  "CentralGovernmentOrganisation",
  "LocalGovernmentOrganisation",
  "ImmigrationService",
  "LegalService",
  "CorporateBusiness",
  "SchoolOrCollege",
] as const;

export const legalRegimes = [
  "OSL_kommun",
  "OSL_stat",
  "OSL_region",
  "tystnadsplikt_enskild",
  "avtal_ideell",
] as const;
export const roles = [
  "coordinator",
  "caseworker",
  "lead",
  "programme",
  "national",
  "auditor",
  "technician",
  "registrar",
  "statistics",
] as const;

const agency = z.strictObject({
  id,
  name,
  type: z.enum(agencyTypes),
  legalRegime: z.enum(legalRegimes),
  regions: filled(region),
  phone: phone.optional(),
  /** What stands beside it in the list of who is there. */
  note: text(80).optional(),
  officeHours: officeHours.optional(),
  onCall: list(
    z.strictObject({ municipality: name, phone, note: text(140).optional() }),
  ).optional(),
  lead: id.optional(),
  contact: id.optional(),
  shelter: z.boolean().optional(),
  /** What tells one shelter from another wherever somebody must choose: neutral, such as A. */
  code: code.optional(),
  nspCertified: date.optional(),
  syncedKeys: z.boolean().optional(), // Of docs/install-web.md: `false` takes keys that stay on one device alone.
  signIn: signIn.optional(),
  /** Where class B is shown and typed, who decided it, and when. A platform with pages of its own: chat says that something waits, and no more. `off`: none is kept. */
  classB: readied.extend({ where: z.enum(["chat", ...quietPlatforms, "off"]) }).optional(),
  /** Its own workspaces and tenants, as they stand before the `/` of an address: `T0STAFETT`. Only in these may its class B be shown in chat. */
  owns: list(text(64)).optional(),
  /** On what its statistics rest, who has checked that, and when: without it no case of the agency is counted. */
  statistics: readied
    .extend({ ground: z.enum(["consent", "publicInterest", "legalObligation"]) })
    .optional(),
  /** After closing and filing; R-op (docs/domain.md §0.3). */
  retentionDays: z.int().min(1).max(3650).default(90),
  /** How long it is kept that something was passed on, and never what: the agency's disposal decision says it. Five is a proposal. */
  disclosureYears: z.int().min(1).max(30).default(5),
  record: z.enum(["akt", "egen"]).optional(),
  /** Informationshanteringsplan: each line instead of what holds without it. */
  retentionPlan: retentionPlan(readied).optional(),
  /** Its own mail server, by which its people are told that something waits on the web. */
  mail: agencyMail.optional(),
  cadence: z
    .strictObject({ high: rhythm.optional(), medium: rhythm.optional(), low: rhythm.optional() })
    .optional(),
  readiness: z
    .strictObject({
      controller: readied.optional(),
      impactAssessment: readied.optional(),
      processorAgreement: readied.optional(),
      disposalDecision: readied.optional(),
    })
    .optional(),
});

/** Whom a service is for, as HSDS's eligibility in codes. */
const targetGroups = [
  "women",
  "men",
  "everyone",
  "withChildren",
  "labour",
  "sexual",
  "euCitizens",
  "thirdCountry",
] as const;
const age = z.int().min(0).max(120);
/** What HSDS says of a service. Of a shelter's there is no address, and no area but its region (references.ts). */
const service = z.strictObject({
  id,
  agency: id,
  type: z.enum(serviceTypes),
  name,
  status: z.enum(["active", "inactive", "defunct", "temporarily-closed"]),
  /** A region's id, counties, municipalities, Hela landet. */
  areas: filled(name),
  languages: list(z.string().regex(/^[a-z]{2,3}$/, "language-code")).optional(),
  targetGroup: list(z.enum(targetGroups)).optional(),
  minimumAge: age.optional(),
  maximumAge: age.optional(),
  eligibility: text(140).optional(),
  openingHours: text(80).optional(),
  interpretation: z.boolean().optional(),
  assured: date.optional(),
  /** The day of `assured` is an example. */
  invented: z.literal(true).optional(),
  certifiedUntil: date.optional(),
  licenceUntil: date.optional(),
});

const member = z.strictObject({
  id,
  name,
  agency: id,
  roles: filled(z.enum(roles)),
  language: language.default("sv"),
  deputy: id.optional(),
  ...addresses("member"),
  preferred: z.enum(platformNames).optional(),
  /** Where the notice goes when something comes to this person's web. */
  mail: mailAddress.optional(),
});

const duty = z.strictObject({
  id,
  name,
  agency: id,
  phone: phone.optional(),
  roster: filled(z.strictObject({ member: id, days: filled(weekday) })),
  deputy: id.optional(),
  /** Staffed around the clock: reached at night and on days off as well. */
  around: z.boolean().optional(),
});

const space = z.strictObject({
  id,
  name,
  ...addresses("space"),
  language: language.default("sv"),
  /** `counts` unless said otherwise (docs/domain.md, decision 5). */
  shows: z.enum(["counts", "references", "none"]).default("counts"),
  agencies: filled(id),
  region,
});

const term = z.strictObject({
  days: z.int().min(1).max(366).optional(),
  periods: z.int().min(1).max(20).optional(),
});
/** The support programme (NSP): its terms count as limits only with who checked them, and when. */
const programme = z.strictObject({
  agency: id,
  checked: checked.optional(),
  terms: z
    .strictObject({
      initial_vila: term.optional(),
      rehabilitering: term.optional(),
      integration: term.optional(),
      punktinsats: term.optional(),
    })
    .default({}),
  budgets: list(
    z.strictObject({
      year: z.int().min(2015).max(2100),
      kronor: z.int().min(0).max(1_000_000_000),
    }),
  ).default([]),
});
/** What others decide and publish is used as long as somebody has looked at it, on a day that is shown with it. */
const manualPage = z.strictObject({
  step: z.int().min(1).max(6),
  url: z
    .string()
    .max(300, "too-long")
    .regex(/^https:\/\/[^\s<>"']+$/, "link"),
  checked,
});
/** `days`: how long it is; which days are counted, the calendar says by the kind (`src/calendar/periods.ts`). `remind`: days before its end. */
const deadlineTerm = z.strictObject({
  kind: z.enum(["betanketid", "TUT6m", "skyddsbedomning"]),
  days: z.int().min(1).max(366).optional(),
  remind: z.array(z.int().min(1).max(366)).max(6, "list-long"),
  checked,
});

/** Which article a figure answers to: in the Council of Europe's convention, in directive 2011/36/EU, and in directive 2004/81/EC on residence permits. */
const conventionArticle = z.strictObject({
  indicator: z.enum([
    "identified",
    "coordinator",
    "shelter",
    "reflection",
    "permits",
    "counsel",
    "returns",
    "children",
    "unreported",
    "incidents",
    "answers",
    "forms",
    "collection",
  ]),
  council: text(60).optional(),
  directive: text(60).optional(),
  residence: text(60).optional(),
  checked,
});

/** `en`: what somebody who reads English sees of it. */
const publicNumber = z.strictObject({
  id,
  name,
  phone,
  note: text(140).optional(),
  always: z.boolean().optional(),
  en: z.strictObject({ name, note: text(140).optional() }).optional(),
});

export const configSchema = z.strictObject({
  version: z.literal(1),
  language: language.default("sv"),
  regions: filled(z.strictObject({ id: region, name, counties: filled(name), coordinator: id })),
  numbers: list(publicNumber),
  agencies: filled(agency),
  services: list(service).default([]),
  members: z.array(member).max(membersMax, "list-long").min(1, "list-empty"),
  functions: list(duty).default([]),
  spaces: list(space).default([]),
  operators: id.optional(),
  programme: programme.optional(),
  /** How a year's figures are kept from telling of anybody: small cells and others are hidden, or each figure has noise. */
  statistics: z
    .strictObject({ method: z.enum(["suppression", "cellKey"]).default("suppression") })
    .optional(),
  /** For how many years it is kept who was shown what, in the whole installation: its lines lie in one chain. Five is a proposal. */
  accessLog: z.strictObject({ years: z.int().min(1).max(10) }).optional(),
  manual: list(manualPage).default([]),
  terms: list(deadlineTerm).default([]),
  conventions: list(conventionArticle).default([]),
  provisions: list(
    z.strictObject({
      code: z.enum(["OSL_10_2", "OSL_10_15a", "OSL_10_24", "OSL_10_28", "GDPR_6_9"]),
      checked,
    }),
  ).default([]),
});

/** Values that one answer gives, by their kind; the errors are codes of `texts.ts`. */
export const pieces = { region, name, phone, language } as const;

/** The schema beneath `.optional()` and `.default()`. */
export function bare(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault
    ? bare(schema.unwrap())
    : schema;
}

/** Every key that some map of the file may have. */
export const configKeys: ReadonlySet<string> = new Set(collectKeys(configSchema));

function collectKeys(schema: unknown): string[] {
  const inner = bare(schema);
  if (inner instanceof z.ZodArray) return collectKeys(inner.element);
  return inner instanceof z.ZodObject
    ? Object.entries(inner.shape).flatMap(([key, value]) => [key, ...collectKeys(value)])
    : [];
}

/** The JSON Schema that editors complete `stafett.yaml` from, as text. A test compares it with the file. */
export function jsonSchema(): string {
  const schema = {
    title: "stafett.yaml",
    ...z.toJSONSchema(configSchema, { io: "input", target: "draft-7" }),
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

// `node src/config/schema.ts` writes it.
if (import.meta.main)
  writeFileSync(new URL("../../stafett.schema.json", import.meta.url), jsonSchema());
