// What one part of the configuration says about another, of where class B is shown.
import { platformNames } from "../../adapters/each.ts";
import type { Found, Path } from "./problem.ts";
import { quietPlatforms } from "./told.ts";

type Item = {
  readonly path: Path;
  readonly id: string | undefined;
  readonly values: Readonly<Record<string, unknown>>;
};
type Lists = Readonly<Record<"agencies" | "members" | "regions" | "spaces", readonly Item[]>>;
const whereOf = (classB: unknown): unknown => Object(classB).where;
type Chosen = "pages" | "chat" | "off" | "nothing";
/** What an agency has chosen, by what the configuration says of it. `pages`: on pages alone, and not in chat; `nothing`: it is not decided. */
export const chosenIn = (classB: unknown): Chosen => {
  const where = whereOf(classB);
  if (typeof where !== "string") return "nothing";
  return where === "chat" || where === "off" ? where : "pages";
};
/** Ids of agencies by what each has chosen. */
export const chosenBy = (
  agencies: readonly { readonly id: string; readonly classB?: unknown }[],
): ReadonlyMap<Chosen, readonly string[]> => {
  const chosen = Map.groupBy(agencies, ({ classB }) => chosenIn(classB));
  return new Map([...chosen].map(([where, those]) => [where, those.map(({ id }) => id)]));
};
const chats = platformNames.filter((platform) => !quietPlatforms.includes(platform));
const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
/** Of each agency that shows class B in chat: its own workspaces and tenants. */
const ownersIn = (agencies: readonly Item[]): ReadonlyMap<unknown, ReadonlySet<unknown>> =>
  new Map(
    agencies
      .filter(({ values }) => whereOf(values.classB) === "chat")
      .map(({ id, values }) => [
        id,
        new Set(listed(values.owns).map((own) => String(own).toLowerCase())),
      ]),
  );
/** Chat that shows class B is the agency's own: in another's workspace the other one reads along. A space of several agencies is nobody's own. */
const checkOwners = ({ agencies, members, spaces }: Lists, found: Found): void => {
  const owners = ownersIn(agencies);
  const places = [
    ...members.map((each) => [each.values.agency, each] as const),
    ...spaces.flatMap((each) =>
      listed(each.values.agencies).length === 1
        ? [[listed(each.values.agencies)[0], each] as const]
        : [],
    ),
  ];
  for (const [agency, { path, values }] of places)
    for (const platform of chats) {
      const [owns, address] = [owners.get(agency), values[platform]];
      // An address without its workspace has been reported with the shape.
      const [tenant, inIt] = typeof address === "string" ? address.toLowerCase().split("/") : [];
      if (owns && inIt !== undefined && !owns.has(tenant))
        found([...path, platform], "class-b-owner");
    }
};
/** Where class B stays on pages, everybody of the agency needs an address on them: chat would lead nowhere. */
export const checkClassB = (lists: Lists, found: Found): void => {
  const onPages = new Set(
    lists.agencies.filter(({ values }) => chosenIn(values.classB) === "pages").map(({ id }) => id),
  );
  for (const { path, values } of lists.members)
    if (
      onPages.has(String(values.agency)) &&
      quietPlatforms.every((platform) => values[platform] === undefined)
    )
      found(path, "class-b-page");
  checkOwners(lists, found);
  // A call says why somebody rings: who keeps none of that cannot take it.
  const off = new Set(
    lists.agencies.filter(({ values }) => chosenIn(values.classB) === "off").map(({ id }) => id),
  );
  for (const { path, values } of lists.regions)
    if (off.has(String(values.coordinator))) found([...path, "coordinator"], "class-b-coordinator");
};
