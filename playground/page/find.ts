// Looks things up in what the bot sent, by the words a person would look for.

import type { Scope } from "./actions.ts";
import type { Block, Button, Element, Field, Option, StateValue, View } from "./blocks.ts";
import type { PlayState, Press } from "./contract.ts";
import type { Fill, Pressing, Who } from "./guide-kit.ts";
import type { Lang } from "./texts.ts";
import { at, type DaysOff, daysUntilWeekday, isoDay, ofTs } from "./time.ts";
import { blockIdOf, fieldsOf, optionsOf } from "./values.ts";

const textOf = (block: Block): string => {
  switch (block.type) {
    case "header":
      return block.text.text;
    case "section":
      return [block.text, ...(block.fields ?? [])].map((text) => text?.text ?? "").join("\n");
    case "context":
      return block.elements.map((part) => ("text" in part ? part.text : part.alt_text)).join("\n");
    case "input":
      return block.label.text;
    case "rich_text":
      return JSON.stringify(block.elements);
    case "alert":
      return block.text.text;
    case "data_visualization":
      return [
        block.title,
        ...block.chart.series.flatMap(({ data }) =>
          data.map(({ label, value }) => `${label} ${value}`),
        ),
      ].join("\n");
    case "data_table":
      return [
        block.caption,
        ...block.rows.map((row) => row.map(({ text }) => text).join(" ")),
      ].join("\n");
    default:
      return "";
  }
};
const wordsOf = (blocks: Block[] | undefined): string => (blocks ?? []).map(textOf).join("\n");

/** What stands in the form that is open. */
export const formWords = ({ modal }: PlayState): string =>
  modal ? `${modal.title?.text ?? ""}\n${wordsOf(modal.blocks)}` : "";
/** As many of a conversation's last messages as a window shows. */
const IN_SIGHT = 8;
/** What can be read in the window: in the form that is open, else in the conversation that is. */
export function pictureOf(state: PlayState, place: string | undefined): string {
  if (state.modal) return formWords(state);
  const messages = (state.messages[place ?? ""] ?? []).slice(-IN_SIGHT);
  return messages.map((m) => (m.blocks ? wordsOf(m.blocks) : m.text)).join("\n");
}
/** Every message in conversations that fit, oldest first, as words. */
export const messagesIn = (state: PlayState, channels: RegExp): { at: number; words: string }[] =>
  state.channels
    .filter((c) => channels.test(c.kind === "dm" ? "dm" : c.name))
    .flatMap((c) => state.messages[c.id] ?? [])
    .map((m) => ({ at: ofTs(m.ts), words: m.blocks ? wordsOf(m.blocks) : m.text }))
    .sort((a, b) => a.at - b.at);

/** The reference that the open form shows. */
export const refIn = (state: PlayState): string | undefined =>
  /\b[A-Z]{2,5}-[0-9A-Z]{4}-[0-9A-Z]{2}\b/.exec(formWords(state))?.[0];

const elementsOf = (block: Block): Element[] =>
  block.type === "actions"
    ? block.elements
    : block.type === "section" && block.accessory && block.accessory.type !== "image"
      ? [block.accessory]
      : [];

function pressesIn(block: Block, index: number, label: RegExp): Press[] {
  return elementsOf(block).flatMap((element): Press[] => {
    const base = { blockId: blockIdOf(block, index), actionId: element.action_id };
    const options: Option[] = element.type === "overflow" ? element.options : [];
    const inMenu = options
      .filter((o) => label.test(o.text.text))
      .map((o) => ({ ...base, selected: o.value }));
    const isHit = (e: Element): e is Button => e.type === "button" && label.test(e.text.text);
    return isHit(element)
      ? [{ ...base, ...(element.value === undefined ? {} : { value: element.value }) }]
      : inMenu;
  });
}
/** What a block's buttons are about: its own words, or the row right above several buttons. */
const textBeside = (blocks: readonly Block[], at: number): string => {
  const block = blocks[at];
  const about = block?.type === "actions" ? blocks[at - 1] : block;
  return about ? textOf(about) : "";
};
export interface Found {
  scope: Scope;
  press: Press;
  place?: string;
}
export interface Sought {
  press: RegExp;
  place?: RegExp | undefined;
  /** Words of the message on which it stands. */
  on?: RegExp | undefined;
  /** Words of the block in which it stands. */
  beside?: string | undefined;
  /** Words of the button, where one has them. */
  naming?: string | undefined;
}
/** What an act looks for, where `{ref}` is the guide's case. */
export const soughtBy = (
  { press, place, on, beside, naming }: Pressing,
  ref: string | null,
): Sought => ({
  press,
  place,
  on: on === "{ref}" ? new RegExp(ref ?? "^$") : on,
  beside: beside && (ref ?? ""),
  naming: naming && (ref ?? undefined),
});
/** The open form first, then home, then messages, newest first. */
export function findPress(state: PlayState, { naming, ...sought }: Sought): Found | undefined {
  return (
    (naming === undefined
      ? undefined
      : findLabel(state, { ...sought, press: new RegExp(naming) })) ?? findLabel(state, sought)
  );
}
function findLabel(
  state: PlayState,
  { press: label, place: channels, on = /^/, beside = "" }: Sought,
): Found | undefined {
  const inView = (view: View | null): Found[] =>
    view && !channels
      ? view.blocks
          .flatMap((b, i) =>
            textBeside(view.blocks, i).includes(beside) ? pressesIn(b, i, label) : [],
          )
          .map((press) => ({ scope: { view: view.id }, press }))
      : [];
  const inMessages = state.channels
    .filter((c) => !channels || channels.test(c.kind === "dm" ? "dm" : c.name))
    .flatMap((c) =>
      (state.messages[c.id] ?? []).flatMap((m) => (on.test(wordsOf(m.blocks)) ? [{ c, m }] : [])),
    )
    .sort((a, b) => Number(b.m.ts) - Number(a.m.ts))
    .flatMap(({ c, m }) =>
      (m.blocks ?? [])
        .flatMap((b, i, all) => (textBeside(all, i).includes(beside) ? pressesIn(b, i, label) : []))
        .map((press): Found => ({ scope: { channel: c.id, ts: m.ts }, press, place: c.id })),
    );
  return [...inView(state.modal), ...inMessages, ...inView(state.home)][0];
}

/** When and in which words it is played, and about which case. */
export interface Moment {
  lang: Lang;
  now: number;
  ref: string | null;
  off: DaysOff;
}
/** What is wished for in the field of this name. `now`: from when a weekday is looked for. */
export function wishFor(
  fills: Fill[],
  label: string,
  { lang, now, ref }: Pick<Moment, "lang" | "now" | "ref">,
): RegExp | string | undefined {
  const wish = fills.find((one) => one.label.test(label))?.with;
  if (wish === "{ref}") return new RegExp(`^${ref ?? ""}`);
  if (wish === undefined || typeof wish === "string" || wish instanceof RegExp) return wish;
  return "weekday" in wish ? isoDay(at(now, daysUntilWeekday(now, wish.weekday), 12)) : wish[lang];
}
/** The first person who fits. */
export const personOf = <U extends { name: string; agency: string; title?: string }>(
  users: readonly U[],
  who: Who,
): U | undefined =>
  users.find(
    (u) =>
      (who.agency?.test(`${u.agency} ${u.name}`) ?? true) &&
      who.name.test(`${u.name} ${u.title ?? ""}`),
  );
const choicesOf = (field: Field): Option[] =>
  "options" in field || "option_groups" in field
    ? optionsOf(field as Extract<Field, { type: "static_select" }>)
    : [];

/** A believable value: what the example asks for, else the first choice. Dates become the day that the caller names. */
export function valueFor(
  field: Field,
  wish: RegExp | string | undefined,
  day: string,
): StateValue | null {
  const options = choicesOf(field);
  const hit = wish instanceof RegExp ? options.filter((o) => wish.test(o.text.text)) : [];
  const choice = hit[0] ?? options[0];
  switch (field.type) {
    case "static_select":
    case "radio_buttons":
      return choice ? { type: field.type, selected_option: choice } : null;
    case "multi_static_select":
    case "checkboxes":
      return {
        type: field.type,
        selected_options: hit.length || wish ? hit : choice ? [choice] : [],
      };
    case "datepicker":
      return { type: field.type, selected_date: typeof wish === "string" ? wish : day };
    case "timepicker":
      return { type: field.type, selected_time: typeof wish === "string" ? wish : "10:00" };
    case "plain_text_input":
      return typeof wish === "string" ? { type: field.type, value: wish } : null;
    case "number_input":
      return {
        type: field.type,
        value: typeof wish === "string" ? wish : (field.min_value ?? "1"),
      };
  }
}
export const labelled = (view: View) =>
  fieldsOf(view.blocks).map((f) => ({
    ...f,
    label: f.block.type === "input" ? f.block.label.text : textOf(f.block),
    optional: f.block.type === "input" && f.block.optional === true,
  }));
export type Labelled = ReturnType<typeof labelled>[number];
