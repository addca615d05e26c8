// What is asked of a service and of an agency's own entry, and what the answers make of them.

import { tellsArea } from "../../src/landline.ts";
import { choice, choices, date, line } from "../../src/rules/fields.ts";
import { languages } from "../../src/rules/languages.ts";
import { namesAddress, namesCase } from "../../src/rules/reference.ts";
import { services } from "../../src/rules/services.ts";
import type { AgencyId, Open, Values } from "../../src/rules/ui.ts";
import { agencyOf } from "../../src/rules/who.ts";
import {
  type Agency,
  type OnCall,
  type Refusal,
  refuse,
  type World,
} from "../../src/rules/workflow.ts";
import type { KeptEntry, KeptService } from "../people/kept.ts";
import { ages, areaCode, areas, groups, hours, statuses, weekdays } from "./codes.ts";

const more = { more: true, optional: true } as const;
const [mostName, mostLine, mostPlaces] = [80, 140, 10] as const;
export const serviceFields = {
  type: choice("A", "service", services, "directory.kind"),
  name: line(mostName, "directory.name", { hint: "directory.nameHint", placeless: true }),
  areas: choices("A", "area", areas, "directory.areas", { optional: true }),
  languages: choices("A", "language", languages, "directory.languages", { optional: true }),
  groups: choices("A", "targetGroup", groups, "directory.groups", { optional: true }),
  municipalities: line(mostLine, "directory.municipalities", {
    ...more,
    hint: "directory.municipalitiesHint",
  }),
  eligibility: line(mostLine, "directory.eligibility", { ...more, hint: "directory.recognise" }),
  opening: line(mostName, "directory.opening", { ...more, hint: "directory.openingHint" }),
  minimum: choice("A", "age", ages, "directory.minimum", more),
  maximum: choice("A", "age", ages, "directory.maximum", more),
  interpretation: choice("A", "interpreted", ["yes", "no"], "directory.interpretation", more),
  status: choice("A", "serviceStatus", statuses, "directory.status", more),
  certified: date("A", "directory.certified", more),
  licence: date("A", "directory.licence", { ...more, hint: "directory.licenceHint" }),
} as const;
type ServiceValues = Values<typeof serviceFields>;
const place = /^\p{L}[\p{L} -]{0,38}\p{L}$/u;
const split = (municipalities = ""): readonly string[] =>
  municipalities
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "");
const writtenBy = <V extends object>(
  values: V,
  ...names: readonly (keyof V & string)[]
): Refusal | undefined => {
  const findBy = (holds: (text: string | undefined) => boolean) =>
    names.find((name) => holds(values[name] as string | undefined));
  const [reference, address] = [findBy(namesCase), findBy(namesAddress)];
  if (reference) return refuse("directory.noReference", reference);
  return address && refuse("directory.noLink", address);
};
/** Of a shelter these are not asked: what somebody writes of itself tells where it is. */
export const unaskedOfShelter = {
  areas: ["region"],
  municipalities: [],
  eligibility: [],
  opening: [],
  note: [],
} as const;
const notOfShelter = <V extends object>(
  values: V,
  ...names: readonly (keyof V & string)[]
): Refusal | undefined => {
  const written = names.find((name) => values[name] !== undefined);
  return written && refuse("directory.shelterLine", written);
};
/** Why a service cannot be so: of a shelter no area is told but its region, and nothing in words of its own. */
export const faultInService = (
  values: ServiceValues,
  own: AgencyId,
  world: World,
): Refusal | undefined => {
  const { areas: chosen = [], municipalities, minimum, maximum } = values;
  const places = split(municipalities);
  if (places.length > mostPlaces || places.some((each) => !place.test(each)))
    return refuse("directory.badPlaces", "municipalities");
  if (agencyOf(own, world)?.shelter) {
    if (places.length > 0) return refuse("directory.shelterArea", "municipalities");
    if (chosen.some((area) => area !== "region") || chosen.length === 0)
      return refuse("directory.shelterArea", "areas");
    const line = notOfShelter(values, "eligibility", "opening");
    if (line) return line;
  }
  if (chosen.length + places.length === 0) return refuse("directory.noArea", "areas");
  if (minimum !== undefined && maximum !== undefined && Number(minimum) > Number(maximum))
    return refuse("directory.badAges", "maximum");
  return writtenBy(values, "name", "municipalities", "eligibility", "opening");
};
const number = (code: string | undefined): Open<number> | undefined =>
  code === undefined ? undefined : (Number(code) as Open<number>);
/** Only what was answered. */
type Given<T> = { [K in keyof T]: Exclude<T[K], undefined> };
const given = <T extends object>(all: T): Given<T> =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Given<T>;
export const serviceOf = (values: ServiceValues, own: AgencyId, world: World): KeptService => {
  const {
    type,
    name,
    areas: chosen = [],
    languages: spoken,
    groups: targetGroup,
    eligibility,
    opening,
    certified,
    licence,
  } = values;
  const regions = (agencyOf(own, world)?.regions ?? []) as readonly Open<string>[];
  const codes: readonly string[] = chosen;
  const places = [
    ...codes.flatMap((area): readonly string[] => (area === "region" ? regions : [area])),
    ...split(values.municipalities),
  ];
  return given({
    type,
    name,
    status: values.status ?? "active",
    areas: [...new Set(places)],
    languages: spoken,
    targetGroup,
    eligibility,
    openingHours: opening,
    minimumAge: number(values.minimum),
    maximumAge: number(values.maximum),
    interpretation: values.interpretation === "yes" ? (true as const) : undefined,
    certifiedUntil: certified,
    licenceUntil: licence,
  }) as object as KeptService;
};
/** The answers that make it, for a form that knows what holds. */
export const answersOf = (
  service: KeptService,
  own: AgencyId,
  world: World,
): Readonly<Record<string, unknown>> => {
  const regions = agencyOf(own, world)?.regions ?? [];
  const all = service.areas ?? [];
  const code = (area: string): string | undefined =>
    regions.includes(area) ? "region" : areaCode(area);
  const among = (list: readonly string[], codes: readonly string[] = []) =>
    codes.filter((each) => list.includes(each));
  const age = (years: number | undefined) =>
    (ages as readonly string[]).find((each) => Number(each) === years);
  return given({
    type: (services as readonly string[]).find((kind) => kind === service.type),
    name: service.name,
    areas: [...new Set(all.flatMap((area) => code(area) ?? []))],
    municipalities: all.filter((area) => code(area) === undefined).join(", "),
    languages: among(languages, service.languages),
    groups: among(groups, service.targetGroup),
    eligibility: service.eligibility,
    opening: service.openingHours,
    minimum: age(service.minimumAge),
    maximum: age(service.maximumAge),
    interpretation: service.interpretation && "yes",
    status: service.status,
    certified: service.certifiedUntil,
    licence: service.licenceUntil,
  });
};

const phoneChars = 20;
export const entryFields = {
  phone: line(phoneChars, "directory.phone", { phone: true, optional: true }),
  days: choices("A", "weekday", weekdays, "directory.days"),
  from: choice("A", "hour", hours, "directory.from"),
  to: choice("A", "hour", hours, "directory.to"),
  note: line(mostName, "directory.note", { optional: true, hint: "directory.recognise" }),
} as const;
export const onCallFields = {
  municipality: line(mostName / 2, "directory.municipality"),
  phone: line(phoneChars, "directory.onCallPhone", {
    phone: true,
    optional: true,
    hint: "directory.onCallHint",
  }),
  note: line(mostName, "directory.onCallNote", { optional: true, hint: "directory.recognise" }),
} as const;
type EntryValues = Values<typeof entryFields>;
type OnCallValues = Values<typeof onCallFields>;
/** What an agency says of itself today. */
const entryOf = ({ phone, hours: open, onCall, note }: Agency): KeptEntry => ({
  hours: open,
  onCall,
  ...(phone && { phone }),
  ...(note && { note }),
});
export const answersOfEntry = ({
  phone,
  hours: { days, from, to },
  note,
}: KeptEntry): Readonly<Record<string, unknown>> => {
  const known = (wall: string) => (hours as readonly string[]).find((each) => each === wall);
  return given({ phone, days: days.map(String), from: known(from), to: known(to), note });
};
export const faultInEntry = ({ shelter }: Agency, values: EntryValues): Refusal | undefined => {
  const { days, from, to, phone } = values;
  if (shelter && phone !== undefined && tellsArea(phone))
    return refuse("directory.shelterPhone", "phone");
  const line = shelter ? notOfShelter(values, "note") : undefined;
  if (line) return line;
  // Reminders keep to these hours, and nothing is due on days off.
  if (!days.some((day) => Number(day) <= 5)) return refuse("directory.badDays", "days");
  if (from >= to) return refuse("directory.badHours", "to");
  return writtenBy(values, "note");
};
export const entryWith = (
  agency: Agency,
  { days, from, to, phone, note }: EntryValues,
): KeptEntry => ({
  hours: { days: days.map(Number), from, to } as KeptEntry["hours"],
  onCall: agency.onCall,
  ...(phone && { phone }),
  ...(note && { note }),
});
const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
export const faultInOnCall = (agency: Agency, values: OnCallValues): Refusal | undefined => {
  if (agency.shelter) return refuse("directory.shelterLine", "municipality");
  if (!place.test(values.municipality)) return refuse("directory.badPlaces", "municipality");
  const known = agency.onCall.some(({ municipality }) => same(municipality, values.municipality));
  if (values.phone === undefined && !known) return refuse("directory.noOnCall", "phone");
  return writtenBy(values, "municipality", "note");
};
/** One municipality's number set or, without one, taken away. */
export const onCallWith = (
  agency: Agency,
  { municipality, phone, note }: OnCallValues,
): KeptEntry => {
  const rest = agency.onCall.filter((each) => !same(each.municipality, municipality));
  const line: readonly OnCall[] = phone ? [{ municipality, phone, ...(note && { note }) }] : [];
  return { ...entryOf(agency), onCall: [...rest, ...line] };
};
