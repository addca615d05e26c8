// Says what is wrong with an Adaptive Card, with the path to it. An empty list: Teams would draw it.
import {
  actions,
  card as cardShape,
  elements,
  type Kind,
  parts,
  type Shape,
} from "./card-schema.ts";
import { CARD_MINOR_MAX, EXECUTE_MINOR_MIN, REFRESH_PEOPLE } from "./limits.ts";

type Thing = Readonly<Record<string, unknown>>;
type Where = "message" | "dialog";
/** What a walk through one card gathers. */
type Walk = { where: Where; minor: number; problems: string[]; inputs: Set<string> };

const isThing = (value: unknown): value is Thing =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const say = (walk: Walk, path: string, problem: string): void =>
  void walk.problems.push(`${path}: ${problem}`);

/** What is inside a list, each by its own check. */
const lists: Readonly<
  Partial<Record<Kind & string, (walk: Walk, value: unknown, path: string) => void>>
> = {
  elements: (walk, value, path) => named(walk, value, path, elements, "element"),
  images: (walk, value, path) =>
    named(walk, value, path, { Image: elements.Image as Shape }, "element"),
  actions: (walk, value, path) => named(walk, value, path, actions, "action"),
  columns: (walk, value, path) => part(walk, value, path, parts.column, "Column", false),
  runs: (walk, value, path) =>
    typeof value === "string" ? undefined : part(walk, value, path, parts.run, "TextRun", true),
  choices: (walk, value, path) => part(walk, value, path, parts.choice),
  facts: (walk, value, path) => part(walk, value, path, parts.fact),
  sources: (walk, value, path) => part(walk, value, path, parts.source),
  tableColumns: (walk, value, path) =>
    part(walk, value, path, parts.tableColumn, "TableColumnDefinition", false),
  rows: (walk, value, path) => part(walk, value, path, parts.row, "TableRow", false),
  cells: (walk, value, path) => part(walk, value, path, parts.cell, "TableCell", false),
  chartData: (walk, value, path) => part(walk, value, path, parts.bar),
  targets: (walk, value, path) => {
    if (typeof value !== "string" && !(isThing(value) && typeof value.elementId === "string"))
      say(walk, path, "must name an element");
  },
};

/** The schema writes enumerations in small letters; Teams reads them in any. */
const among = (options: readonly string[], value: unknown): boolean =>
  typeof value === "string" &&
  options.some((option) => option.toLowerCase() === value.toLowerCase());

function checkKind(walk: Walk, kind: Kind, value: unknown, path: string): void {
  if (typeof kind !== "string") {
    if (!among(kind, value)) say(walk, path, `must be one of ${kind.join(", ")}`);
    return;
  }
  const each = lists[kind];
  if (each) {
    if (!Array.isArray(value)) {
      say(walk, path, "must be a list");
      return;
    }
    value.forEach((one, index) => {
      each(walk, one, `${path}/${index}`);
    });
    return;
  }
  switch (kind) {
    case "string":
    case "number":
    case "boolean":
      if (typeof value !== kind) say(walk, path, `must be a ${kind}`);
      return;
    case "action":
      named(walk, value, path, actions, "action");
      return;
    case "card":
      checkCard(walk, value, path, true);
      return;
    case "query":
      part(walk, value, path, parts.query, "Data.Query", true);
      return;
    case "object":
      if (!isThing(value)) say(walk, path, "must be an object");
      return;
    case "image":
    case "fallback":
      if (typeof value !== "string" && !isThing(value))
        say(walk, path, "must be a string or an object");
      return;
    case "height":
      if (!among(["auto", "stretch"], value)) say(walk, path, "must be auto or stretch");
      return;
    case "width":
      if (
        typeof value !== "number" &&
        !(typeof value === "string" && /^(auto|stretch|\d+(\.\d+)?|\d+px)$/.test(value))
      )
        say(walk, path, "must be auto, stretch, a weight or pixels");
  }
}

function checkShape(walk: Walk, thing: Thing, path: string, { needs, may }: Shape): void {
  for (const [name, kind] of Object.entries(needs)) {
    if (thing[name] === undefined) say(walk, path, `${name} is missing`);
    else checkKind(walk, kind, thing[name], `${path}/${name}`);
  }
  for (const [name, value] of Object.entries(thing)) {
    if (name === "type" || Object.hasOwn(needs, name) || value === undefined) continue;
    const kind = Object.hasOwn(may, name) ? may[name] : undefined;
    if (kind === undefined) say(walk, path, `${name} is not known`);
    else checkKind(walk, kind, value, `${path}/${name}`);
  }
}

function named(
  walk: Walk,
  value: unknown,
  path: string,
  known: Readonly<Record<string, Shape>>,
  noun: "element" | "action",
): void {
  if (!isThing(value)) {
    say(walk, path, `must be an ${noun}`);
    return;
  }
  const { type } = value;
  const shape = typeof type === "string" && Object.hasOwn(known, type) ? known[type] : undefined;
  if (!shape) {
    say(walk, path, `${noun} of type ${typeof type === "string" ? type : "(none)"} is not known`);
    return;
  }
  checkShape(walk, value, path, shape);
  if (noun === "action") checkAction(walk, value, path);
  else if (String(type).startsWith("Input.")) checkInput(walk, value, path);
}

function part(
  walk: Walk,
  value: unknown,
  path: string,
  shape: Shape,
  type?: string,
  typed = false,
): void {
  if (!isThing(value)) {
    say(walk, path, "must be an object");
    return;
  }
  if (value.type === undefined ? typed : value.type !== type)
    say(walk, path, `type must be ${type ?? "left out"}`);
  checkShape(walk, value, path, shape);
}

function checkAction(walk: Walk, action: Thing, path: string): void {
  if (action.type === "Action.Execute") {
    if (walk.where === "dialog") say(walk, path, "Action.Execute does not work in a dialog");
    if (walk.minor < EXECUTE_MINOR_MIN)
      say(walk, path, `Action.Execute needs version 1.${EXECUTE_MINOR_MIN}`);
  }
  if (
    action.type === "Action.OpenUrl" &&
    typeof action.url === "string" &&
    !/^(https?|mailto|tel|sms|msteams):/i.test(action.url)
  )
    say(walk, path, "url must begin with a scheme that Teams opens");
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const isDate = (value: unknown): boolean =>
  typeof value === "string" &&
  /^\d{4}-\d{2}-\d{2}$/.test(value) &&
  !Number.isNaN(Date.parse(value));

function isPattern(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}

function checkInput(walk: Walk, input: Thing, path: string): void {
  const { id } = input;
  if (typeof id === "string") {
    if (id === "") say(walk, path, "id is empty");
    if (walk.inputs.has(id)) say(walk, path, `id "${id}" is used twice`);
    walk.inputs.add(id);
  }
  if (input.isRequired === true && input.label === undefined)
    say(walk, path, "a required input needs a label");
  if (input.type === "Input.ChoiceSet") {
    const { choices } = input;
    const isQuery = input["choices.data"] !== undefined;
    if (!isQuery && !(Array.isArray(choices) && choices.length > 0))
      say(walk, path, "choices are missing");
    if (isQuery && !among(["filtered"], input.style))
      say(walk, path, "choices.data needs style filtered");
  }
  if (typeof input.regex === "string" && !isPattern(input.regex))
    say(walk, `${path}/regex`, "must be a regular expression");
  const moments = ["value", "min", "max"].filter(
    (name) => input[name] !== undefined && input[name] !== "",
  );
  for (const name of moments) {
    if (input.type === "Input.Date" && !isDate(input[name]))
      say(walk, `${path}/${name}`, "must be YYYY-MM-DD");
    if (input.type === "Input.Time" && !TIME.test(String(input[name])))
      say(walk, `${path}/${name}`, "must be HH:mm");
  }
}

function checkRefresh(walk: Walk, refresh: unknown, path: string): void {
  if (!isThing(refresh)) return;
  if (walk.minor < EXECUTE_MINOR_MIN)
    say(walk, path, `refresh needs version 1.${EXECUTE_MINOR_MIN}`);
  for (const name of Object.keys(refresh))
    if (!["action", "userIds", "expires"].includes(name)) say(walk, path, `${name} is not known`);
  const { action, userIds } = refresh;
  if (!isThing(action) || action.type !== "Action.Execute")
    say(walk, path, "action must be an Action.Execute");
  else named(walk, action, `${path}/action`, actions, "action");
  if (userIds === undefined) return;
  if (!Array.isArray(userIds) || userIds.some((id) => typeof id !== "string"))
    say(walk, path, "userIds must be a list of ids");
  else if (userIds.length > REFRESH_PEOPLE)
    say(walk, path, `userIds names more than ${REFRESH_PEOPLE}`);
  else if (userIds.some((id) => !String(id).startsWith("29:")))
    say(walk, path, "userIds must begin with 29:");
}

function checkCard(walk: Walk, value: unknown, path: string, inner = false): void {
  if (!isThing(value)) {
    say(walk, path, "must be a card");
    return;
  }
  if (value.type !== "AdaptiveCard") say(walk, path, "type must be AdaptiveCard");
  if (!inner) {
    const minor = /^1\.(\d+)$/.exec(typeof value.version === "string" ? value.version : "")?.[1];
    if (minor === undefined) say(walk, path, "version is missing");
    else if (Number(minor) > CARD_MINOR_MAX) say(walk, path, `version is over 1.${CARD_MINOR_MAX}`);
    walk.minor = Number(minor ?? CARD_MINOR_MAX);
  }
  checkShape(walk, value, path, cardShape);
  checkRefresh(walk, value.refresh, `${path}/refresh`);
}

/** Everything that Teams would not take, or not draw as it was meant. */
export function cardProblems(card: unknown, where: Where): string[] {
  const walk: Walk = { where, minor: CARD_MINOR_MAX, problems: [], inputs: new Set() };
  checkCard(walk, card, "");
  return walk.problems;
}
