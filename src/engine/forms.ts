// A form is both the screen and the parser: the same fields are drawn and read.
import type { Raw, WordedField, WordedForm } from "../../adapters/port.ts";
import { type GuardTerms, guard, namesPlace, type RuleId } from "../guard/index.ts";
import {
  type Block,
  type Field,
  type Instant,
  type Open,
  type Phrase,
  type PlainKey,
  type Span,
  t,
} from "../rules/ui.ts";
import { agencyOf } from "../rules/who.ts";
import {
  type Actor,
  type AnyWorkflow,
  type CommandSpec,
  memberOf,
  never,
  type Platform,
  type Registry,
  type World,
} from "../rules/workflow.ts";
import type { Locale, Opens, Reader } from "../words/locale.ts";
import { guardPhrase } from "./guard-phrases.ts";
import { inputOf } from "./inputs.ts";
import type { Working } from "./instances.ts";
import { ownOf } from "./own.ts";
import type { Receipt } from "./panels.ts";

type Bare = Readonly<Record<string, unknown>>;
/** Everything that drawing and reading need of one command on one state. */
export type FormContext = {
  readonly workflow: string;
  readonly instance: string | undefined;
  readonly command: string;
  // biome-ignore lint/suspicious/noExplicitAny: the state belongs to the workflow
  readonly spec: CommandSpec<any>;
  /** What is kept in the place of class-B answers, where the agency keeps none. */
  readonly kept?: Bare;
  /** Its questions are left out: it is asked whether it is meant. */
  readonly confirms?: boolean;
  readonly state: unknown;
  readonly world: World;
  readonly actor: Actor;
  readonly at: Instant;
  /** What a button or the words brought: not asked again, kept as it is. */
  readonly given: Raw;
  /** Which thing it is about: put into words where a form is drawn. */
  readonly about: () => readonly Span[];
  /** What stands in the fields now. */
  readonly typed: Raw;
  readonly more: boolean;
  /** Of what can be chosen, something is on pages alone. */
  readonly partly?: boolean;
};
export type FieldErrors = Readonly<Record<string, Phrase>>;
type Read =
  | { readonly kind: "values"; readonly values: Bare }
  | { readonly kind: "errors"; readonly errors: FieldErrors; readonly ask: boolean };

const rawOf = (value: unknown): string | readonly string[] | undefined => {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value as readonly string[];
  if (typeof value === "object" && value !== null && "member" in value)
    return `m:${String(value.member)}`;
  if (typeof value === "object" && value !== null && "function" in value)
    return `f:${String(value.function)}`;
  return undefined;
};
/** Given beats typed beats known: what a button brought is not on the screen, so that nobody can have typed it. What is known may follow from both. */
const current = (c: FormContext): Record<string, string | readonly string[]> => {
  const known = c.spec.prefill?.(c.state, c.world, c.actor, c.at, { ...c.typed, ...c.given }) ?? {};
  const values: Record<string, string | readonly string[]> = {};
  for (const name of Object.keys(c.spec.form.fields)) {
    const value = rawOf(c.given[name] ?? c.typed[name] ?? known[name]);
    // An answer that was taken away is none: what was known does not come back by itself.
    if (value !== undefined && value.length > 0) values[name] = value;
  }
  return values;
};
/** What may be chosen, as far as the other answers stand. */
const choicesOf = (c: FormContext): Readonly<Record<string, readonly string[]>> =>
  c.spec.choices?.(c.state, c.world, c.actor, { ...c.given, ...current(c) }) ?? {};
/** What there is nothing to choose in is not asked, where it may be left out. */
const isEmpty = (field: Field, offered: readonly string[] | undefined): boolean =>
  field.optional === true && offered?.length === 0;
const asked = (c: FormContext, values: Raw): readonly (readonly [string, Field])[] => {
  const offered = choicesOf(c);
  return Object.entries(c.spec.form.fields).filter(
    ([name, field]) =>
      field.kind !== "token" &&
      !(name in c.given) &&
      (c.more || !field.more) &&
      (field.when?.(values) ?? true) &&
      !isEmpty(field, offered[name]),
  );
};
/** What its own command says, else what its workflow calls the instance; to whoever may not read it, nothing. */
export const aboutOf = (
  { called }: Pick<AnyWorkflow, "called">,
  spec: FormContext["spec"],
  working: Pick<Working, "state"> | undefined,
  world: World,
  given: Raw,
): readonly Span[] =>
  spec.about?.(working?.state, world, given) ?? (working && called?.(working.state)) ?? [];

/** Whoever has filled in a form reads that it is done, and of what; a button says it where it stands. */
export const receiptOf = (c: FormContext, locale: Locale, reader: Reader): Receipt => ({
  said: locale.entry("core.done", reader.language),
  ...(!isComplete(c) && {
    title: locale.phrase(c.spec.form.title, reader),
    close: locale.entry("core.close", reader.language),
  }),
});
/** True when the form has nothing to ask: the button is the whole command. */
export const isComplete = (c: Pick<FormContext, "spec" | "given" | "confirms">): boolean =>
  c.confirms !== true &&
  Object.entries(c.spec.form.fields).every(
    ([name, field]) => name in c.given || field.kind === "token",
  );
/** A form is asked, or a panel shown afterwards. What is not known here opens something: the sentence that says so. */
export const opensSomething =
  (registry: Registry): Opens =>
  (workflow, command, values) => {
    const spec = registry.get(workflow)?.commands[command];
    return spec === undefined || spec.after !== undefined || !isComplete({ spec, given: values });
  };

const introOf = ({ partly }: FormContext, about: readonly Span[]): readonly Block[] => [
  ...(partly ? [{ kind: "text", text: [t("core.pages.partly")], tone: "warning" } as const] : []),
  ...(about.length > 0 ? [{ kind: "text", text: about } as const] : []),
];
/** The fields that are asked, in words. `values`: what stands in them. */
const wordedFields = (
  c: FormContext,
  values: Raw,
  errors: FieldErrors,
  locale: Locale,
  reader: Reader,
): readonly WordedField[] => {
  const offered = choicesOf(c);
  const hints = c.spec.hints?.(c.state, c.world, c.actor, { ...c.given, ...values }) ?? {};
  const dependsOn = Object.values(c.spec.form.fields).some((field) => field.when);
  const sent = locale.hide(values, reader.people);
  return asked(c, values).map(([name, field]): WordedField => {
    const input = inputOf(c.world, offered[name], field, locale, reader);
    const error = errors[name];
    const hint = hints[name] ?? field.hint;
    const value = sent[name];
    const possible =
      value !== undefined &&
      (input.kind !== "choice" || input.options.some((o) => o.value === value));
    return {
      name,
      label: locale.phrase(field.label, reader),
      optional: field.optional === true,
      redraws:
        field.shapes === true || (dependsOn && field.kind === "choice" && field.when === undefined),
      input,
      ...(hint && { hint: locale.phrase(hint, reader) }),
      ...(possible && { value }),
      ...(error && { error: locale.phrase(error, reader) }),
    };
  });
};
/** The form in words, with what is known filled in and each error at its field. */
export const drawForm = (
  c: FormContext,
  idempotencyKey: string,
  locale: Locale,
  reader: Reader,
  errors: FieldErrors = {},
  ask = false,
): WordedForm => {
  const { form } = c.spec;
  const fields = wordedFields(c, current(c), errors, locale, reader);
  const hasMore =
    !c.more &&
    Object.entries(form.fields).some(([name, field]) => field.more && !(name in c.given));
  const { workflow, instance } = c;
  const own = { workflow, ...(instance !== undefined && { instance }) };
  return {
    ...own,
    command: c.command,
    idempotencyKey,
    hidden: locale.signed({ ...own, command: c.command }, c.given, reader),
    expired: locale.entry("core.expired", reader.language),
    open: locale.entry("core.helpOpen", reader.language),
    title: locale.phrase(form.title, reader),
    submit: locale.phrase(form.submit, reader),
    cancel: locale.entry("core.cancel", reader.language),
    intro: locale.blocks([...introOf(c, c.about()), ...(form.intro ?? [])], reader, own),
    fields,
    ...(hasMore && { more: locale.entry("core.more", reader.language) }),
    showsMore: c.more,
    ...(ask && { sure: locale.entry("core.sure", reader.language) }),
  };
};

/**
 * The signed values of a button that the form still knows: older code may have signed an option that is gone. The guard does not read them, because nobody
 * wrote them: of a thousand drawn ids one looks like a number of somebody's.
 */
// biome-ignore lint/suspicious/noExplicitAny: the state belongs to the workflow
export const knownPresets = (spec: CommandSpec<any>, given: Raw): Raw =>
  Object.fromEntries(
    Object.entries(given).filter(([name, value]) => {
      const field = ownOf(spec.form.fields, name);
      if (!field) return false;
      const values = typeof value === "string" ? [value] : value;
      return (
        (field.kind !== "choice" && field.kind !== "choices") ||
        values.every((each) => field.options.includes(each))
      );
    }),
  );
type Exempt = { readonly phone?: true; readonly account?: true };
const phonePattern = /^\+?\d[\d -]{1,18}\d$/;
/** As the platform itself writes it: who comes from there is known by every letter. */
const isAccount = ({ world }: FormContext, text: string): boolean =>
  world.addressOf(text)?.id === text;
/** Where an agency's number is asked for, that it is a number to ring is no objection; that it is somebody's identity number is. */
const verdictOn = (
  c: FormContext,
  { phone, account }: Exempt,
  text: string,
  terms: GuardTerms,
): ReturnType<typeof guard> => {
  // Drawn by a platform: of a thousand of them one looks like a number of somebody's.
  if (account && isAccount(c, text.trim())) return { kind: "clean" };
  const verdict = guard(text, terms);
  return phone && verdict.kind !== "clean" && verdict.rule === "phone"
    ? { kind: "clean" }
    : verdict;
};
const placed = { kind: "blocked", rule: "shelter" } as const;
const isOfShelter = ({ actor, world }: FormContext): boolean =>
  agencyOf(memberOf(actor)?.agency, world)?.shelter === true;
/** What was typed, without a text that was stopped: the platform has it already, Stafett does not send it back. One that was asked about stays. */
export const mayReturn = (c: FormContext, errors: FieldErrors, terms: GuardTerms): Raw =>
  Object.fromEntries(
    Object.entries(c.typed).filter(([name, value]) => {
      const field = c.spec.form.fields[name];
      if (field?.kind !== "line") return true;
      const error = errors[name];
      if (error) return error.key === "core.guardAsk";
      const text = typeof value === "string" ? value : value.join(" ");
      // No field on a screen takes more: nobody typed it there, and the guard need not read it.
      return text.length <= field.maxChars && verdictOn(c, field, text, terms).kind !== "blocked";
    }),
  );

type Guarding = {
  readonly terms: GuardTerms;
  readonly platform: Platform;
  readonly sure: boolean;
  readonly log: (rule: RuleId, kind: "blocked" | "ask") => void;
};

const readDay = (raw: string): string | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(raw)) return undefined;
  const at = new Date(`${raw}T12:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== raw ? undefined : raw;
};
/** One line stays one, reads from left to right as it was typed, and holds something to be read. */
const oneLine = (raw: string): string =>
  raw.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, " ").trim();
const isBlank = (raw: string): boolean => !/[^\s\p{C}]/u.test(raw);
type One = { readonly value: unknown } | { readonly error: Phrase; readonly ask?: true };
const readLine = (
  c: FormContext,
  name: string,
  field: Extract<Field, { kind: "line" }>,
  raw: string,
  guarding: Guarding,
): One => {
  const line = oneLine(raw);
  if (line.length > field.maxChars)
    return { error: t("core.tooLong", { most: field.maxChars as Open<number> }) };
  // Nobody typed it here: it is the program's own, or was looked at when it was typed, and nobody could correct what they do not see.
  if (name in c.given || !(name in c.typed)) return { value: line };
  // As it was typed, where what is hidden shows, and as it will be read.
  if (field.phone && !phonePattern.test(line)) return { error: { key: "core.badPhone" } };
  if (field.account && !isAccount(c, line)) return { error: { key: "core.badAccount" } };
  const typed =
    field.placeless && isOfShelter(c) && namesPlace(raw)
      ? placed
      : verdictOn(c, field, raw, guarding.terms);
  const verdict =
    typed.kind === "clean" && line !== raw ? verdictOn(c, field, line, guarding.terms) : typed;
  if (verdict.kind !== "clean") guarding.log(verdict.rule, verdict.kind);
  if (verdict.kind === "blocked")
    return { error: guardPhrase(verdict.rule, guarding.platform, field.search) };
  return verdict.kind === "ask" && !guarding.sure
    ? { error: { key: "core.guardAsk" }, ask: true }
    : { value: line };
};
const readOne = (
  c: FormContext,
  name: string,
  field: Field,
  raw: string | readonly string[],
  guarding: Guarding,
): One => {
  const one = typeof raw === "string" ? raw : (raw[0] ?? "");
  const many = typeof raw === "string" ? [raw] : raw;
  const when = (fits: boolean, value: unknown): One =>
    fits ? { value } : { error: { key: "core.badChoice" } };
  const limited = choicesOf(c)[name];
  const offered = (each: string): boolean => limited?.includes(each) === true;
  switch (field.kind) {
    case "choice":
      return when((limited ?? field.options).includes(one), one);
    case "choices":
      return when(
        many.every((each) => (limited ?? field.options).includes(each)),
        [...new Set(many)],
      );
    case "date": {
      const day = readDay(one);
      return day === undefined ? { error: { key: "core.badDate" } } : { value: day };
    }
    case "line":
      return readLine(c, name, field, one, guarding);
    case "agencies":
      return when(many.every(offered), [...new Set(many)]);
    case "token":
      return when(/^[\w:.-]{1,64}$/.test(one), one);
    case "agency":
    case "member":
    case "instance":
    case "document":
      return when(offered(one), one);
    case "holder":
      return when(
        offered(one),
        one.startsWith("f:") ? { function: one.slice(2) } : { member: one.slice(2) },
      );
    default:
      return never(field, "forms.readOne");
  }
};

/** What is asked for where nothing stands. */
const missing: Readonly<Partial<Record<Field["kind"], PlainKey>>> = {
  date: "core.requiredDay",
  line: "core.requiredLine",
};
/** Reads what came back; every error at its field at once, nothing half read. A text that looks like an identity is not in the result. */
export const readForm = (c: FormContext, guarding: Guarding): Read => {
  const values = current(c);
  const errors: Record<string, Phrase> = {};
  const read: Record<string, unknown> = {};
  let ask = false;
  for (const [name, field] of Object.entries(c.spec.form.fields)) {
    if (!(field.when?.(values) ?? true)) continue;
    const raw = values[name];
    if (raw === undefined || raw.length === 0 || (typeof raw === "string" && isBlank(raw))) {
      if (!field.optional) errors[name] = { key: missing[field.kind] ?? "core.required" };
      continue;
    }
    const one = readOne(c, name, field, raw, guarding);
    if ("error" in one) {
      errors[name] = one.error;
      ask ||= one.ask === true;
    } else read[name] = one.value;
  }
  return Object.keys(errors).length > 0
    ? { kind: "errors", errors, ask }
    : { kind: "values", values: read };
};
