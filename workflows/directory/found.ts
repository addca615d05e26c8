// Services found by words and by what they are: an index over all that there are, made once for each register.
import type { People, Region, Service, World } from "../../src/rules/workflow.ts";
import { alsoCalled, areaCode, plain } from "./codes.ts";

type Entry = {
  readonly service: Service;
  readonly words: string;
  readonly areas: ReadonlySet<string>;
};
type Index = { readonly entries: readonly Entry[]; readonly byId: ReadonlyMap<string, Service> };
type Wanted = Readonly<
  Partial<Record<"words" | "kind" | "area" | "language" | "group", string | undefined>>
>;

const regionOf = (area: string, people: People): Region | undefined =>
  people.regions.find(({ id }) => id === area);
const countiesOf = (region: Region | undefined): readonly string[] => region?.counties ?? [];
/** Written once for each code: two thousand services have few of them. */
const also: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(alsoCalled).map(([code, words]) => [code, words.join(" ")]),
);
const entryOf = (
  service: Service,
  people: People,
  placeIn: (place: string) => { readonly words: string; readonly code: string },
): Entry => {
  const agency = people.agencies.get(service.agency);
  const { type, languages = [], targetGroup = [], areas = [] } = service;
  const regions = areas.map((area) => regionOf(area, people));
  const places = [
    ...areas,
    ...regions.flatMap((region) => [region?.name ?? "", ...countiesOf(region)]),
  ].map(placeIn);
  const codes = [type, ...languages, ...targetGroup].map((code) => also[code] ?? plain(code));
  // What a shelter is called tells where it is: it is found by what it offers, and by its code.
  const names = agency?.shelter
    ? [agency.code ?? ""]
    : [service.name, agency?.name ?? "", service.eligibility ?? ""];
  // Somebody who looks for an interpreter is helped by a service that brings one.
  const interpreter = service.interpretation ? (also.tolk ?? "") : "";
  return {
    service,
    words: [
      ...codes,
      interpreter,
      ...places.map(({ words }) => words),
      plain(names.join(" ")),
    ].join(" "),
    areas: new Set(places.map(({ code }) => code)),
  };
};
const indexes = new WeakMap<readonly Service[], Index>();
const indexOf = (people: People): Index => {
  const known = indexes.get(people.services);
  if (known) return known;
  const there = people.services.filter(({ agency }) => people.agencies.has(agency));
  const places = new Map<string, { readonly words: string; readonly code: string }>();
  const placeIn = (place: string) => {
    const one = places.get(place) ?? { words: plain(place), code: areaCode(place) ?? place };
    places.set(place, one);
    return one;
  };
  const made = {
    entries: there.map((service) => entryOf(service, people, placeIn)),
    byId: new Map(there.map((service) => [service.id, service])),
  };
  indexes.set(people.services, made);
  return made;
};
/** The service of this id, as it holds now. */
export const serviceWith = (id: string, { people }: Pick<World, "people">): Service | undefined =>
  indexOf(people).byId.get(id);

/** All of these, and what is open before what is closed for a time. */
export const find = (
  { words = "", kind, area, language, group }: Wanted,
  { people }: Pick<World, "people">,
): readonly Service[] => {
  const asked = plain(words)
    .split(/\s+/)
    .filter((word) => word !== "");
  const fits = ({ service, words: all, areas }: Entry): boolean =>
    (service.status === "active" || service.status === "temporarily-closed") &&
    (kind === undefined || service.type === kind) &&
    (area === undefined || areas.has(area) || areas.has("hela-landet")) &&
    (language === undefined || service.languages?.includes(language) === true) &&
    (group === undefined ||
      service.targetGroup?.some((each) => each === group || each === "everyone") === true) &&
    asked.every((word) => all.includes(word));
  const found = indexOf(people)
    .entries.filter(fits)
    .map(({ service }) => service);
  return [
    ...found.filter(({ status }) => status === "active"),
    ...found.filter(({ status }) => status !== "active"),
  ];
};
