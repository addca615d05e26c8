// Short ways to write what people see. Each makes the plain data of ui.ts and nothing else: no state, no world, no class B where ui.ts has no place for it.
import {
  type Action,
  type AgencyId,
  type Block,
  count,
  type FilesBlock,
  type Home,
  type InstanceId,
  type Instant,
  type KeyTaking,
  type Label,
  type MemberId,
  type Message,
  type Open,
  type Panel,
  type Phrase,
  type PlainKey,
  type PlainOf,
  type Preset,
  phrase,
  type Secret,
  type Shows,
  type SpaceId,
  type Span,
  type Target,
  type Tone,
  t,
  type Urgency,
} from "./ui.ts";
import type { Post, Row } from "./workflow.ts";

export { t };

type Key = PlainKey;
type Nothing = false | undefined;
type Words<S> = Key | S | readonly S[];
/** One, several, or nothing, which is left out. */
type Some<T> = T | readonly T[] | Nothing;
/** A kind of block that carries no buttons: such stand in a paper too. */
type Of<K extends Block["kind"], S = Span> = Extract<Block<S, never>, { readonly kind: K }>;
type Actions<C extends string> = readonly Some<Action<C>>[];

/** What has nothing to say is left out; several in one place follow each other. */
export const body = <B extends object>(...blocks: readonly Some<B>[]): readonly B[] =>
  blocks.flatMap((each) =>
    !each ? [] : Array.isArray(each) ? (each as readonly B[]) : [each as B],
  );

/** What comes before the code in a key: `theme`, `joining.day`. */
type ListIn<Key> = Key extends `${infer First}.${infer Rest}`
  ? First | (Rest extends `${infer Second}.${string}` ? `${First}.${Second}` : never)
  : never;
/** The wording of a code of class A, as `<list>.<code>`. The code has been compared with its list: by a form, by the configuration, by what wrote the summary. */
export const inWords = (list: ListIn<PlainKey>, code: string): Phrase => ({
  key: `${list}.${code}` as PlainKey,
});
/** A day with its weekday, without the time. */
export const onDay = (date: Instant): Span => ({ date, as: "day" });
/** Agencies in a list, as a sentence says one. */
export const named = (agencies: readonly AgencyId[]): Span => ({
  list: agencies.map((agency) => ({ agency })),
});
/** What there is of the parts, with `dot` between each two. */
export function dotted(dot: Key, ...parts: readonly (Span | Nothing)[]): readonly Span[];
export function dotted(
  dot: Key,
  ...parts: readonly (Span | Secret | Nothing)[]
): readonly (Span | Secret)[];
export function dotted(
  dot: Key,
  ...parts: readonly (Span | Secret | Nothing)[]
): readonly (Span | Secret)[] {
  return body<Span | Secret>(...parts).flatMap((part, n) => (n === 0 ? [part] : [t(dot), part]));
}
const spans = <S>(words: Words<S>): readonly S[] =>
  typeof words === "string"
    ? [t(words as Key) as S]
    : Array.isArray(words)
      ? (words as readonly S[])
      : [words as S];

/** A sentence: a key, a span, or several. */
export function text(words: Words<Span>, tone?: Tone): Block<Span, never>;
export function text(words: Words<Span | Secret>, tone?: Tone): Block<Span | Secret, never>;
export function text(words: Words<Span | Secret>, tone?: Tone): Block<Span | Secret, never> {
  return { kind: "text", text: spans(words), ...(tone && { tone }) };
}
export const heading = (label: Label): Of<"heading"> => ({ kind: "heading", text: phrase(label) });
export const divider: Block<Span, never> = { kind: "divider" };

/** A label and what stands beside it. */
export type Fact<S = Span> = readonly [Label, ...S[]];
/** A fact that is not known is left out. */
export function facts(...rows: readonly (Fact | Nothing)[]): Of<"facts">;
export function facts(
  ...rows: readonly (Fact<Span | Secret> | Nothing)[]
): Of<"facts", Span | Secret>;
export function facts(
  ...rows: readonly (Fact<Span | Secret> | Nothing)[]
): Of<"facts", Span | Secret> {
  return {
    kind: "facts",
    facts: rows.flatMap((row) => (row ? [[phrase(row[0]), row.slice(1) as Span[]] as const] : [])),
  };
}

type Columns<S> = [
  caption: Label,
  head: readonly Label[],
  rows: readonly (readonly (readonly S[] | Open<number>)[])[],
  instead?: readonly PlainOf<readonly S[], Phrase>[],
];
/** What stands in columns. `instead`: how it looks where there are no tables; nothing, where it shows once more what stands beside it. */
export function columns(...columns: Columns<Span>): Of<"table">;
export function columns(...columns: Columns<Span | Secret>): Of<"table", Span | Secret>;
export function columns(
  ...[caption, head, rows, instead = []]: Columns<Span | Secret>
): Of<"table", Span | Secret> {
  return { kind: "table", caption: phrase(caption), head: head.map(phrase), rows, instead };
}

type RowMore<S, C extends string> = {
  readonly detail?: Words<S> | Nothing;
  readonly tone?: Tone | Nothing;
  readonly actions?: Actions<C> | Nothing;
};
/** One thing of a list, with what can be done about it. */
export function row<C extends string = never>(
  words: Words<Span>,
  more?: RowMore<Span, C>,
): Block<Span, C>;
export function row<C extends string = never>(
  words: Words<Span | Secret>,
  more?: RowMore<Span | Secret, C>,
): Block<Span | Secret, C>;
export function row<C extends string>(
  words: Words<Span | Secret>,
  more: RowMore<Span | Secret, C> = {},
): Block<Span | Secret, C> {
  const { detail, tone, actions: list } = more;
  return {
    kind: "row",
    text: spans(words),
    ...(detail && { detail: spans(detail) }),
    ...(tone && { tone }),
    ...(list && { actions: body(...list) }),
  };
}
type Wording = {
  readonly dot: Key;
  readonly due: KeyTaking<Shows<"day">>;
  readonly late: KeyTaking<Shows<"day">>;
};
/** One promise in a list: what it is called, who has it, until when. What is late at `now` warns. */
export const promised = <C extends string>(
  { title, summary: { ref, holder, dueAt } }: Row,
  now: Instant,
  say: Wording,
  ...list: Actions<C>
): Block<Span, C> => {
  const late = dueAt !== undefined && dueAt < now;
  return row(title ? { text: title } : ref ? { ref } : [], {
    detail: dotted(say.dot, holder, dueAt && t(late ? say.late : say.due, { day: onDay(dueAt) })),
    tone: late && "warning",
    actions: list,
  });
};
/** The first `most` of a list, each as `one` says it, and `more` where there are others; `none` where there is nothing. */
export const firstOf = <T, B extends object>(
  things: readonly T[],
  most: number,
  say: {
    readonly one: (thing: T) => B;
    readonly none: B;
    readonly more: KeyTaking<Shows<"shown">>;
  },
): readonly (B | Block<Span, never>)[] => {
  const shown = things.slice(0, most);
  if (shown.length === 0) return [say.none];
  return body<B | Block<Span, never>>(
    shown.map(say.one),
    things.length > most && text(t(say.more, { shown: count(shown) }), "quiet"),
  );
};

type Style = "primary" | "danger";
type Look = { readonly style?: Style | Nothing; readonly confirm?: Key };
const look = (label: Label, { style, confirm }: Look) => ({
  label: phrase(label),
  ...(style && { style }),
  ...(confirm && { confirm: phrase(confirm) }),
});
/** Of another workflow, or of that one of its instances. */
export const on = (workflow: string, instance?: InstanceId): { readonly on: Target } => ({
  on: { workflow, ...(instance && { instance }) },
});
type Carries = { readonly values?: Preset | Nothing };
const styled = <M extends Look>(more: Style | M): M | Look =>
  typeof more === "string" ? { style: more } : more;
/** A button of this workflow, or with `on` of another. `more` may be its style alone. */
export function press(
  command: string,
  label: Label,
  more: Look & Carries & { readonly on: Target },
): Action<never>;
export function press<const C extends string>(
  command: C,
  label: Label,
  more?: Style | (Look & Carries),
): Action<C>;
export function press(
  command: string,
  label: Label,
  more: Style | (Look & Carries & { readonly on?: Target }) = {},
): Action {
  const { on: target, values, ...rest }: Look & Carries & { readonly on?: Target } = styled(more);
  return {
    command,
    ...(target && { on: target }),
    ...(values && { values }),
    ...look(label, rest),
  };
}
/** A button that shows a panel of this workflow, or with `on` of another. `more` may be its style alone. */
export const show = (
  name: string,
  label: Label,
  more: Style | (Look & { readonly on?: Target }) = {},
): Action<never> => {
  const { on: target, ...rest }: Look & { readonly on?: Target } = styled(more);
  return { panel: name, ...(target && { on: target }), ...look(label, rest) };
};
/** A number to ring; nothing where there is none. */
export const ring = (phone: Open<string> | undefined, label: Label): Action<never> | undefined =>
  phone === undefined ? undefined : { phone, label: phrase(label) };
/** Buttons beside each other; nothing where there is none. */
export const actions = <C extends string>(...list: Actions<C>): Block<Span, C> | undefined => {
  const found = body(...list);
  return found.length === 0 ? undefined : { kind: "actions", actions: found };
};
/** Files of this workflow, of the panel's own instance: a label and a file each. */
export const files = (...list: readonly (readonly [Label, string])[]): FilesBlock => ({
  kind: "files",
  files: list.map(([label, file]) => ({ label: phrase(label), file })),
});
/** A page of somebody else's: its address stands in the configuration. */
export const link = (label: Label, url: Open<string>): FilesBlock => ({
  kind: "files",
  files: [{ label: phrase(label), url }],
});

export type Said<C extends string> = {
  readonly title: Label;
  readonly notice: Key;
  readonly body?: readonly Some<Block<Span, C>>[];
  readonly actions?: Actions<C>;
};
/** What stands in a chat. `notice` is all that a locked telephone shows. */
export const message = <C extends string>({
  title,
  notice,
  body: blocks,
  actions: list,
}: Said<C>): Message<C> => ({
  title: phrase(title),
  notice,
  ...(blocks && { body: body(...blocks) }),
  ...(list && { actions: body(...list) }),
});
/** One message in a space. No space: no post. */
export const card = <C extends string>(
  key: string,
  space: SpaceId | undefined,
  said: Said<C>,
): readonly Post<C>[] =>
  space === undefined ? [] : [{ key, to: { space }, message: message(said) }];
/** One obligation of one person, whom the key names. Nobody on duty: no post. */
export const dm = <C extends string>(
  key: string,
  to: MemberId | undefined,
  urgency: Urgency,
  said: Said<C>,
): readonly Post<C>[] =>
  to === undefined
    ? []
    : [{ key: `${key}:${to}`, to: { member: to }, urgency, message: message(said) }];
/** Lists that the clock makes for many at one moment: all else goes before them. */
export const routine = <C extends string>(posts: readonly Post<C>[]): readonly Post<C>[] =>
  posts.map((post) => ({ ...post, routine: true }));

/** What one person sees; of class A throughout, it may stand where the platform keeps it. */
export function panel<C extends string>(
  title: Label,
  ...blocks: readonly Some<Home<C>["body"][number]>[]
): Home<C>;
export function panel<C extends string>(
  title: Label,
  ...blocks: readonly Some<Panel<C>["body"][number]>[]
): Panel<C>;
export function panel<C extends string>(
  title: Label,
  ...blocks: readonly Some<Panel<C>["body"][number]>[]
): Panel<C> {
  return { title: phrase(title), body: body(...blocks) };
}
