// Short ways to write what people see. Each makes the plain data of ui.ts and nothing else: no state, no world, no class B where ui.ts has no place for it.
import type { Action, Block, MemberId, Message, Open, Panel, Phrase, PhraseKey, Preset, Secret, Span, Target, Text, Tone } from "./ui.ts";
import type { Post } from "./workflow.ts";

type Key = PhraseKey;
type Nothing = false | undefined;
type Arguments = NonNullable<Phrase["with"]>;
type Words<S> = Key | S | readonly S[];
type Label = Key | Phrase;

export const t = (key: Key, args?: Arguments): Phrase => (args ? { key, with: args } : { key });
const phrase = (label: Label): Phrase => (typeof label === "string" ? { key: label } : label);
const spans = <S>(words: Words<S>): readonly S[] =>
  typeof words === "string" ? [t(words as Key) as S] : Array.isArray(words) ? (words as readonly S[]) : [words as S];

/** A sentence: a key, a span, or several. */
export function text(words: Words<Span>, tone?: Tone): Block<Span, never>;
export function text(words: Words<Span | Secret>, tone?: Tone): Block<Span | Secret, never>;
export function text(words: Words<Span | Secret>, tone?: Tone): Block<Span | Secret, never> {
  return { kind: "text", text: spans(words), ...(tone && { tone }) };
}
export const heading = (label: Label): Block<Span, never> => ({ kind: "heading", text: phrase(label) });

type Fact<S> = readonly [Label, ...S[]];
/** A fact that is not known is left out. */
export function facts(...rows: readonly (Fact<Span> | Nothing)[]): Block<Span, never>;
export function facts(...rows: readonly (Fact<Span | Secret> | Nothing)[]): Block<Span | Secret, never>;
export function facts(...rows: readonly (Fact<Span | Secret> | Nothing)[]): Block<Span | Secret, never> {
  return { kind: "facts", facts: rows.flatMap((row) => (row ? [[phrase(row[0]), row.slice(1) as Span[]] as const] : [])) };
}

type RowMore<S, C extends string> = {
  readonly detail?: Words<S> | Nothing;
  readonly tone?: Tone | Nothing;
  readonly actions?: readonly (Action<C> | Nothing)[] | Nothing;
};
/** One thing of a list, with what can be done about it. */
export function row<C extends string = never>(words: Words<Span>, more?: RowMore<Span, C>): Block<Span, C>;
export function row<C extends string = never>(words: Words<Span | Secret>, more?: RowMore<Span | Secret, C>): Block<Span | Secret, C>;
export function row<C extends string>(words: Words<Span | Secret>, more: RowMore<Span | Secret, C> = {}): Block<Span | Secret, C> {
  const { detail, tone, actions } = more;
  return {
    kind: "row",
    text: spans(words),
    ...(detail && { detail: spans(detail) }),
    ...(tone && { tone }),
    ...(actions && { actions: actions.filter((each) => !!each) }),
  };
}
/** What has nothing to say is left out. */
export const body = <B extends object>(...blocks: readonly (B | readonly B[] | Nothing)[]): readonly B[] =>
  blocks.flatMap((each) => (!each ? [] : Array.isArray(each) ? (each as readonly B[]) : [each as B]));

type Look = { readonly style?: "primary" | "danger" | Nothing; readonly confirm?: Key };
const look = (label: Label, { style, confirm }: Look) => ({
  label: phrase(label),
  ...(style && { style }),
  ...(confirm && { confirm: t(confirm) }),
});
type PressMore = Look & { readonly values?: Preset | Nothing };
/** A button of this workflow, or with `on` of another. */
export function press<const C extends string>(command: C, label: Label, more?: PressMore): Action<C>;
export function press(command: string, label: Label, more: PressMore & { readonly on: Target }): Action<never>;
export function press(command: string, label: Label, more: PressMore & { readonly on?: Target } = {}): Action {
  return { command, ...(more.on && { on: more.on }), ...(more.values && { values: more.values }), ...look(label, more) };
}
/** A button that shows a panel of this workflow, or with `on` of another. */
export const show = (panel: string, label: Label, more: Look & { readonly on?: Target } = {}): Action<never> => ({
  panel,
  ...(more.on && { on: more.on }),
  ...look(label, more),
});
/** A number to ring; nothing where there is none. */
export const ring = (phone: Open<string> | undefined, label: Label, more: Look = {}): Action<never> | undefined =>
  phone === undefined ? undefined : { phone, ...look(label, more) };
export const actions = <C extends string>(...list: readonly (Action<C> | Nothing)[]): Block<Span, C> => ({
  kind: "actions",
  actions: list.filter((each) => !!each),
});

type Said<C extends string> = {
  readonly title: Label;
  readonly notice: Key;
  readonly body?: readonly Block<Span, C>[];
  readonly actions?: readonly (Action<C> | Nothing)[];
};
/** What stands in a chat. `notice` is all that a locked telephone shows. */
export const message = <C extends string>({ title, notice, body: blocks, actions: list }: Said<C>): Message<C> => ({
  title: phrase(title),
  notice,
  ...(blocks && { body: blocks }),
  ...(list && { actions: list.filter((each) => !!each) }),
});
/** One obligation of one person, whom the key names. Nobody on duty: no post. */
export const dm = <C extends string>(key: string, to: MemberId | undefined, said: Said<C>): readonly Post<C>[] =>
  to === undefined ? [] : [{ key: `${key}:${to}`, to: { member: to }, message: message(said) }];
/** What one person sees. */
export const panel = <C extends string>(
  title: Label,
  ...blocks: readonly (Panel<C>["body"][number] | Panel<C>["body"] | Nothing)[]
): Panel<C> => ({
  title: phrase(title),
  body: body(...blocks),
});
/** Between two spans. */
export const joined = (first: Text, dot: Key, second: Span | Nothing): Text => (second ? [...first, t(dot), second] : first);
