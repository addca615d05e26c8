// What stands on an Adaptive Card, by the words a person would look for.
import type { TeamsAction } from "../teams-contract.ts";

type Thing = Readonly<Record<string, unknown>>;
const isThing = (value: unknown): value is Thing => typeof value === "object" && value !== null;
/** Parts of a card that no client draws. */
const UNSEEN = new Set(["data", "refresh", "fallback", "msteams"]);

/** Every object of the card that is drawn. */
function things(value: unknown): Thing[] {
  if (Array.isArray(value)) return value.flatMap(things);
  if (!isThing(value)) return [];
  return [
    value,
    ...Object.entries(value).flatMap(([name, one]) => (UNSEEN.has(name) ? [] : things(one))),
  ];
}
const typed = (card: unknown, prefix: string): Thing[] =>
  things(card).filter(({ type }) => typeof type === "string" && type.startsWith(prefix));
const text = (value: unknown): string => (typeof value === "string" ? value : "");

export interface CardButton {
  title: string;
  style: string;
  action: TeamsAction;
}
/** Buttons that tell the bot something: not those that open an address. */
export const buttonsOn = (card: unknown): CardButton[] =>
  typed(card, "Action.").flatMap(({ type, title, style, verb, data }) =>
    type === "Action.Execute" || type === "Action.Submit"
      ? [
          {
            title: text(title),
            style: text(style),
            action: { type, data, ...(typeof verb === "string" && { verb }) },
          },
        ]
      : [],
  );
/** Titles of everything that can be pressed, addresses too. */
export const titlesOn = (card: unknown): string[] =>
  typed(card, "Action.").map(({ title }) => text(title));

export interface CardInput {
  id: string;
  kind: string;
  label: string;
  /** What stands in it; empty: nothing. */
  value: string;
  many: boolean;
  choices: { title: string; value: string }[];
}
export const inputsOn = (card: unknown): CardInput[] =>
  typed(card, "Input.").map(({ type, id, label, title, value, isMultiSelect, choices }) => ({
    id: text(id),
    kind: text(type),
    label: text(label) || text(title),
    value: text(value),
    many: isMultiSelect === true,
    choices: (Array.isArray(choices) ? choices : [])
      .filter(isThing)
      .map((choice) => ({ title: text(choice.title), value: text(choice.value) })),
  }));

/** What can be read on it, a line each. */
export const wordsOn = (card: unknown): string =>
  things(card)
    .flatMap(({ type, text: said, title, value, inlines }) => [
      text(said),
      ...(Array.isArray(inlines)
        ? [inlines.map((one) => (isThing(one) ? text(one.text) : text(one))).join("")]
        : []),
      ...(typeof type === "string" && type.startsWith("Input.")
        ? []
        : [text(title), type === undefined ? text(value) : ""]),
    ])
    .filter((line) => line !== "")
    .join("\n");
