// What chat is shown of several things at once: nothing of what an agency that keeps class B on pages shares, in no list, choice, count or post.
import type { Needs, People, Query, World } from "../rules/workflow.ts";

const known = new WeakMap<People, readonly string[]>();
const readersIn = ({ agencies, members, spaces }: People): readonly string[] => {
  const strict = new Set(
    [...agencies.values()].flatMap(({ id, pagesOnly }) => (pagesOnly ? [id as string] : [])),
  );
  if (strict.size === 0) return [];
  return [
    ...[...strict].map((agency) => `a:${agency}`),
    ...[...members.values()].flatMap(({ id, agency }) => (strict.has(agency) ? [`m:${id}`] : [])),
    ...[...spaces.values()].flatMap((space) =>
      space.agencies.some((agency) => strict.has(agency)) ? [`s:${space.id}`] : [],
    ),
  ];
};
/** Under which keys the people of agencies that keep class B on pages read what is theirs: as in `isPagesOnly`. None where no agency does. */
export const pagesReaders = (people: People): readonly string[] => {
  const keys = known.get(people) ?? readersIn(people);
  known.set(people, keys);
  return keys;
};

const isRows = (need: Needs[string]): need is Query => !("tally" in need) && !("showings" in need);
/** Beside the need `cases`: whether there is anything in it that only pages show. */
const besideOf = (name: string): string => `${name} on pages`;
/** Without what follows from class B: when something is due, whether it is worth raising, and who has it now because nobody answered. */
const aloneOf = ({
  dueBefore: _due,
  raised: _raised,
  personal: _has,
  titles: _titles,
  ...query
}: Query): Query => ({
  ...query,
  onPages: "alone",
  limit: 1,
});
/** Of a query for chat: nothing that only pages show. */
export const chatOnly = (people: People): Pick<Query, "onPages"> =>
  pagesReaders(people).length === 0 ? {} : { onPages: "without" };
/** What a panel or a form in chat asks for: of what one member may read, that which everybody who reads it may see in chat. */
export const forChat = (needs: Needs, people: People): Needs => {
  if (pagesReaders(people).length === 0) return needs;
  const each = Object.entries(needs).flatMap(
    ([name, need]): readonly (readonly [string, Needs[string]])[] =>
      isRows(need) && need.for
        ? [
            [name, { ...need, ...chatOnly(people) }],
            [besideOf(name), aloneOf(need)],
          ]
        : [[name, need]],
  );
  return Object.fromEntries(each);
};
/** What a view asks for, and beside it whether any of it is on pages alone: then its posts are neutral in chat. */
export const forPosts = (needs: Needs | undefined, people: People): Needs | undefined => {
  if (!needs || pagesReaders(people).length === 0) return needs;
  const beside = Object.entries(needs).flatMap(([name, need]) =>
    isRows(need) ? [[besideOf(name), aloneOf(need)] as const] : [],
  );
  return { ...needs, ...Object.fromEntries(beside) };
};
/** Whether anything that was asked for is on pages alone. In a list the answer is the same whatever is due: a number of what was left out of it would tell. */
export const isPartlyOnPages = (needs: Needs | undefined, world: World): boolean =>
  Object.keys(needs ?? {}).some((name) => world.rows(besideOf(name)).length > 0);
/** The same of what a view has asked for. It reads which agencies keep class B on pages, so that it is viewed again when one of them chooses otherwise. */
export const isToldOnPages = (needs: Needs | undefined, world: World): boolean =>
  needs !== undefined && readersIn(world.people).length > 0 && isPartlyOnPages(needs, world);
type Worlds = { world(people: People, needs: Needs): Promise<World> };
type Viewed = {
  readonly workflow: { readonly viewNeeds?: (state: never) => Needs };
  readonly state: unknown;
};
/** Of an instance whose posts tell of others, such as the list of a day: whether one of them is on pages alone. */
export const tellsOfPages = async (
  { workflow, state }: Viewed,
  people: People,
  worlds: Worlds,
): Promise<boolean> => {
  const asked =
    pagesReaders(people).length === 0 ? undefined : workflow.viewNeeds?.(state as never);
  const needs = forPosts(asked, people);
  return needs !== undefined && isPartlyOnPages(asked, await worlds.world(people, needs));
};
