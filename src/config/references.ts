import { type Platform, platformNames } from "../../adapters/each.ts";
import { skeleton } from "../confusable.ts";
import { tellsArea } from "../landline.ts";
import { recordOf } from "../retention.ts";
import { checkClassB } from "./class-b-rules.ts";
import { isOrdinaryName } from "./field-words.ts";
import { checkMail } from "./mail-rules.ts";
import { type Found, type Path, pathText, suggest } from "./problem.ts";
import { checkPlans } from "./retention-rules.ts";
import { idPattern, regionPattern } from "./schema.ts";
import type { ProblemCode } from "./texts.ts";

/**
 * What one part of the configuration says about another. Reads the data as it stands, also where its shape is wrong, so that all problems come at once; what
 * is no id at all has been reported with the shape, and is passed over here.
 */
export function checkReferences(data: unknown, found: Found): void {
  const lists = readLists(data);
  checkIds(lists, found);
  checkNames(lists.agencies, found);
  checkSignIn(lists.agencies, found);
  checkKnown(data, lists, found);
  checkPeople(lists, found);
  checkMembers(lists, found);
  checkRosters(lists, found);
  checkShelters(lists, found);
  checkMail(lists, found);
  checkClassB(lists, found);
  checkPlans(lists.agencies, found);
  for (const list of [lists.members, lists.spaces])
    for (const platform of platformNames) checkIdentities(list, platform, found);
}

type Item = {
  readonly path: Path;
  readonly id: string | undefined;
  readonly values: Readonly<Record<string, unknown>>;
};

const listNames = [
  "regions",
  "numbers",
  "agencies",
  "services",
  "members",
  "functions",
  "spaces",
] as const;
type ListName = (typeof listNames)[number];
type Lists = Readonly<Record<ListName, readonly Item[]>>;

function readLists(data: unknown): Lists {
  const lists = {} as Record<ListName, readonly Item[]>;
  for (const name of listNames) lists[name] = items(mapOf(data)[name], [name]);
  return lists;
}

/** The maps of a list; whatever else stands in it is left out. */
function items(list: unknown, path: Path): Item[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((each: unknown, index) => {
    if (typeof each !== "object" || each === null) return [];
    const values = mapOf(each);
    return [{ path: [...path, index], id: idOf(values.id), values }];
  });
}

function mapOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/** Only what has the form of an id is looked up, and may be repeated in a message. */
function idOf(value: unknown): string | undefined {
  return typeof value === "string" && (idPattern.test(value) || regionPattern.test(value))
    ? value
    : undefined;
}

function ids(list: readonly Item[]): string[] {
  return list.flatMap((item) => (item.id === undefined ? [] : [item.id]));
}

/** Members and functions share their ids: a case may belong to either. */
function checkIds(lists: Lists, found: Found): void {
  const { members, functions, ...others } = lists;
  for (const list of [[...members, ...functions], ...Object.values(others)]) {
    const seen = new Map<string, Path>();
    for (const { id, path } of list) {
      if (id === undefined) continue;
      const first = seen.get(id);
      if (first) found([...path, "id"], "duplicate-id", { id, first: pathText(first) });
      else seen.set(id, path);
    }
  }
}

/** Two agencies that are taken for each other: what is meant for one would be sent to the other. */
function checkNames(agencies: readonly Item[], found: Found): void {
  const seen = new Map<string, Path>();
  for (const { path, values } of agencies) {
    const alike = typeof values.name === "string" ? skeleton(values.name) : "";
    const first = seen.get(alike);
    if (first) found([...path, "name"], "alike-names", { first: pathText(first) });
    else if (alike !== "") seen.set(alike, path);
  }
}

/** A code leads to one agency's issuer. */
function checkSignIn(agencies: readonly Item[], found: Found): void {
  const seen = new Map<string, Path>();
  for (const { path, values } of agencies) {
    const { code } = mapOf(values.signIn);
    if (typeof code !== "string" || code === "") continue;
    const first = seen.get(code);
    if (first) found([...path, "signIn", "code"], "sign-in-codes", { first: pathText(first) });
    else seen.set(code, path);
  }
}

/** The fields that name something of another list, or several. */
const namingFields = [
  ["regions", "coordinator", "agency"],
  ["agencies", "regions", "region"],
  ["agencies", "lead", "member"],
  ["agencies", "contact", "contact"],
  ["services", "agency", "agency"],
  ["members", "agency", "agency"],
  ["members", "deputy", "member"],
  ["functions", "agency", "agency"],
  ["functions", "deputy", "member"],
  ["spaces", "agencies", "agency"],
  ["spaces", "region", "region"],
] as const;
function checkKnown(data: unknown, lists: Lists, found: Found): void {
  const known = {
    agency: new Set(ids(lists.agencies)),
    member: new Set(ids(lists.members)),
    contact: new Set([...ids(lists.members), ...ids(lists.functions)]),
    region: new Set(ids(lists.regions)),
    space: new Set(ids(lists.spaces)),
  };
  const expect = (kind: keyof typeof known, path: Path, value: unknown) => {
    const id = idOf(value);
    if (id === undefined || known[kind].has(id)) return;
    found(path, `unknown-${kind}`, { id, ...suggest(id, [...known[kind]]) });
  };
  const field = (list: readonly Item[], name: string, kind: keyof typeof known) => {
    for (const { path, values } of list) {
      const value = values[name];
      if (Array.isArray(value))
        value.forEach((each, index) => void expect(kind, [...path, name, index], each));
      else expect(kind, [...path, name], value);
    }
  };
  for (const [list, name, kind] of namingFields) field(lists[list], name, kind);
  for (const { path, values } of lists.functions)
    field(items(values.roster, [...path, "roster"]), "member", "member");
  expect("space", ["operators"], mapOf(data).operators);
  expect("agency", ["programme", "agency"], mapOf(mapOf(data).programme).agency);
}

/** Whoever may have cases: the roles of `People.works`. */
const worksCases = (roles: unknown): boolean =>
  Array.isArray(roles) &&
  roles.some((role) => role === "caseworker" || role === "coordinator" || role === "lead");
/** Deputies and leads are of the same agency: a deputy gets its cases, and cases do not leave an agency without being shared (docs/domain.md, decision 3 and 6). */
function checkPeople(lists: Lists, found: Found): void {
  const members = byId(lists.members);
  const holders = byId([...lists.members, ...lists.functions]);
  const sameAgency = (
    item: Item,
    name: string,
    of: unknown,
    among: ReadonlyMap<string, Item>,
    code: ProblemCode,
  ) => {
    const other = among.get(String(item.values[name]));
    if (
      other &&
      idOf(other.values.agency) !== undefined &&
      idOf(of) !== undefined &&
      other.values.agency !== of
    )
      found([...item.path, name], code);
  };
  for (const item of [...lists.members, ...lists.functions]) {
    if (item.id !== undefined && item.values.deputy === item.id)
      found([...item.path, "deputy"], "deputy-self");
    else sameAgency(item, "deputy", item.values.agency, members, "deputy-agency");
  }
  const working = new Set(
    lists.members
      .filter(({ values }) => worksCases(values.roles))
      .map(({ values }) => values.agency),
  );
  for (const agency of lists.agencies) {
    if (agency.values.lead === undefined && agency.id !== undefined && working.has(agency.id))
      found([...agency.path], "lead-missing");
    sameAgency(agency, "lead", agency.id, members, "lead-agency");
    sameAgency(agency, "contact", agency.id, holders, "contact-agency");
    const roles = members.get(String(agency.values.lead))?.values.roles;
    if (Array.isArray(roles) && !roles.includes("lead"))
      found([...agency.path, "lead"], "lead-role");
  }
}

/** Which roles go with the agency and with each other, and where a member is reached first. */
function checkMembers(lists: Lists, found: Found): void {
  const agencies = byId(lists.agencies);
  for (const { path, values } of lists.members) {
    const agency = agencies.get(String(values.agency))?.values;
    if (
      Array.isArray(values.roles) &&
      values.roles.includes("registrar") &&
      agency &&
      recordOf(agency) === "egen"
    )
      found([...path, "roles"], "registrar-agency");
    if (
      Array.isArray(values.roles) &&
      ["programme", "statistics"].every((role) => (values.roles as unknown[]).includes(role))
    )
      found([...path, "roles"], "statistics-programme");
    const preferred = platformNames.find((platform) => platform === values.preferred);
    if (preferred !== undefined && values[preferred] === undefined)
      found([...path, "preferred"], "preferred");
  }
}

function byId(list: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(list.flatMap((item) => (item.id === undefined ? [] : [[item.id, item] as const])));
}

/** Somebody is on duty every day that can be a workday; at weekends nothing is due (docs/domain.md, decision 14). */
function checkRosters(lists: Lists, found: Found): void {
  const members = byId(lists.members);
  for (const { path, values } of lists.functions) {
    const roster = items(values.roster, [...path, "roster"]);
    for (const line of roster) {
      const agency = members.get(String(line.values.member))?.values.agency;
      if (
        idOf(agency) !== undefined &&
        idOf(values.agency) !== undefined &&
        agency !== values.agency
      ) {
        found([...line.path, "member"], "roster-agency");
      }
    }
    const covered = new Set(
      roster.flatMap((line) =>
        Array.isArray(line.values.days) ? (line.values.days as unknown[]) : [],
      ),
    );
    const gaps = [1, 2, 3, 4, 5].filter((day) => !covered.has(day));
    if (roster.length > 0 && gaps.length > 0)
      found([...path, "roster"], "roster-gap", { days: gaps.join(", ") });
  }
}

/** What a shelter is called is stopped wherever it is written, so it is no word that people need. Where it is must not be told by what it offers: its region alone. */
function checkShelters(lists: Lists, found: Found): void {
  const agencies = byId(lists.agencies);
  const regions = lists.regions.flatMap(({ values: { name, counties } }) => [
    name,
    ...(Array.isArray(counties) ? counties : []),
  ]);
  const places = regions.filter((each) => typeof each === "string");
  const unasked = (path: Path, values: Item["values"], names: readonly string[]): void => {
    for (const name of names)
      if (values[name] !== undefined) found([...path, name], "shelter-line");
  };
  const numbered = (path: Path, { phone }: Item["values"]): void => {
    if (typeof phone === "string" && tellsArea(phone)) found([...path, "phone"], "shelter-phone");
  };
  for (const { path, values } of lists.agencies) {
    if (values.shelter !== true) continue;
    if (typeof values.name === "string" && isOrdinaryName(values.name, places))
      found([...path, "name"], "shelter-name");
    unasked(path, values, ["onCall", "note"]);
    numbered(path, values);
  }
  for (const { path, values } of lists.functions)
    if (agencies.get(String(values.agency))?.values.shelter === true) numbered(path, values);
  for (const { path, values } of lists.services) {
    const its = agencies.get(String(values.agency))?.values;
    if (its?.shelter === true) unasked(path, values, ["eligibility", "openingHours"]);
    if (its?.shelter !== true || !Array.isArray(values.areas) || !Array.isArray(its.regions))
      continue;
    const regions: readonly unknown[] = its.regions;
    values.areas.forEach((area, index) => {
      if (!regions.includes(area)) found([...path, "areas", index], "shelter-area");
    });
  }
}

/** One identity is one member, one channel is one space: else nobody could say who clicked, or what may be shown. */
function checkIdentities(list: readonly Item[], platform: Platform, found: Found): void {
  const seen = new Map<string, Path>();
  for (const { path, values } of list) {
    const identity = values[platform];
    if (typeof identity !== "string" || identity === "") continue;
    // A platform writes its ids in one case; where it takes either, both are the same.
    const first = seen.get(identity.toLowerCase());
    if (first) found([...path, platform], "duplicate-identity", { first: pathText(first) });
    else seen.set(identity.toLowerCase(), path);
  }
}
