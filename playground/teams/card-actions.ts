// What can be pressed and filled in on a card, as the client sees it.
import { isDeepStrictEqual } from "node:util";
import type { TeamsAction, TeamsCard } from "../page/teams-contract.ts";

type Thing = Readonly<Record<string, unknown>>;
const isThing = (value: unknown): value is Thing => typeof value === "object" && value !== null;

/** Every object in the card whose type begins so, wherever it stands. What a `data`, a `refresh` or a `fallback` holds is not drawn. */
function within(value: unknown, prefix: string): Thing[] {
  if (Array.isArray(value)) return value.flatMap((one) => within(one, prefix));
  if (!isThing(value)) return [];
  const inner = Object.entries(value).flatMap(([name, one]) =>
    ["data", "refresh", "fallback"].includes(name) ? [] : within(one, prefix),
  );
  return typeof value.type === "string" && value.type.startsWith(prefix)
    ? [value, ...inner]
    : inner;
}

const sameData = (one: unknown, other: unknown): boolean =>
  isDeepStrictEqual(one ?? {}, other ?? {});

/** The action of the card that was pressed; a RangeError where the card has none like it. */
export function pressed(card: TeamsCard, { type, verb, data }: TeamsAction): Thing {
  const found = within(card, "Action.").find(
    (action) =>
      action.type === type &&
      (action.verb ?? undefined) === verb &&
      sameData(action.data, data) &&
      action.isEnabled !== false,
  );
  if (!found) throw new RangeError("no such button on the card as it stands");
  return found;
}

const choicesOf = (input: Thing): string[] =>
  (Array.isArray(input.choices) ? input.choices : []).flatMap((choice) =>
    isThing(choice) ? [String(choice.value)] : [],
  );

/** What stands in an input that nobody touched. A choice that nobody made is not sent; the rest is sent empty. */
function initial(input: Thing): string | undefined {
  if (input.type === "Input.Toggle") return String(input.value ?? input.valueOff ?? "false");
  if (input.value !== undefined) return String(input.value);
  return input.type === "Input.ChoiceSet" || input.type === "Input.Number" ? undefined : "";
}

export type Choice = { readonly title: string; readonly value: string };
/** `found`: what a search has found beside what stands in the card. */
function fits(input: Thing, value: string, found: readonly Choice[]): boolean {
  const on = String(input.valueOn ?? "true");
  const off = String(input.valueOff ?? "false");
  if (input.type === "Input.Toggle") return value === on || value === off;
  const offered = [...choicesOf(input), ...found.map((choice) => choice.value)];
  if (
    input.type !== "Input.ChoiceSet" ||
    value === "" ||
    (offered.length === 0 && input["choices.data"] === undefined)
  )
    return true;
  const picked = input.isMultiSelect === true ? value.split(",") : [value];
  return picked.every((one) => offered.includes(one));
}

/** What the client would not let through: an input that must be filled in and is not, or text that is too long or of another form. */
function complaint(input: Thing, value: string): boolean {
  if (
    input.isRequired === true &&
    (value === "" || (input.type === "Input.Toggle" && value !== String(input.valueOn ?? "true")))
  )
    return true;
  if (value === "") return false;
  if (typeof input.maxLength === "number" && value.length > input.maxLength) return true;
  return typeof input.regex === "string" && !new RegExp(input.regex, "u").test(value);
}

/** The input that is searched at the bot, and what it asks for; a RangeError where the card has none. */
export function queried(card: TeamsCard, id: string): { dataset: string; withInputs: boolean } {
  const input = within(card, "Input.ChoiceSet").find((one) => one.id === id);
  const query = input?.["choices.data"];
  if (!isThing(query)) throw new RangeError(`${id} is not searched at the bot`);
  return { dataset: String(query.dataset), withInputs: query.associatedInputs === "auto" };
}

export type Filled = { values: Record<string, string>; refused: string[] };

/** The values that go with a button: what the person filled in, and what stood there before. */
export function filled(
  card: TeamsCard,
  action: Thing,
  given: Readonly<Record<string, string>> = {},
  found: Readonly<Record<string, readonly Choice[]>> = {},
): Filled {
  const inputs = within(card, "Input.");
  const known = new Set(inputs.map(({ id }) => id));
  for (const id of Object.keys(given))
    if (!known.has(id)) throw new RangeError(`no input ${id} on the card`);
  const values: Record<string, string> = {};
  const refused: string[] = [];
  if (action.associatedInputs === "none") return { values, refused };
  for (const input of inputs) {
    const id = String(input.id);
    const value = given[id] ?? initial(input);
    if (value !== undefined && !fits(input, value, found[id] ?? []))
      throw new RangeError(`${id} does not offer that`);
    if (complaint(input, value ?? "")) refused.push(id);
    if (value !== undefined) values[id] = value;
  }
  return { values, refused };
}

/** Data of a card's action with the inputs beside it. */
export const merged = (
  data: unknown,
  values: Readonly<Record<string, string>>,
): Record<string, unknown> => ({
  ...(isThing(data) ? data : {}),
  ...values,
});

/** An Action.Submit that opens a dialog. */
export const opensDialog = (data: unknown): boolean =>
  isThing(data) && isThing(data.msteams) && data.msteams.type === "task/fetch";
