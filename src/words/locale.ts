// Puts phrases into words: one catalogue a language, ICU MessageFormat, Europe/Stockholm.
import { IntlMessageFormat } from "intl-messageformat";
import type {
  Raw,
  WordedAction,
  WordedBlock,
  WordedCell,
  WordedMessage,
  WordedPanel,
  WordedPlain,
} from "../../adapters/port.ts";
import {
  type Action,
  type Block,
  type Home,
  type Message,
  type Open,
  type Panel,
  type Phrase,
  type PlainKey,
  type PlainOf,
  reveal,
  type Secret,
  type Span,
} from "../rules/ui.ts";
import {
  type Agency,
  type Language,
  type Member,
  never,
  type People,
  type Platform,
} from "../rules/workflow.ts";
import { filesBlock, type LinkTo, pictureBlock } from "./links.ts";
import { type Openings, openingBlock } from "./openings.ts";
import { placed } from "./placed.ts";

type Catalogue = Readonly<Record<string, string>>;
/** `labels`: what people call each platform. */
export type Catalogues = {
  readonly phrases: Readonly<Record<Language, Catalogue>>;
  readonly codes: Readonly<Record<Language, Catalogue>>;
  readonly labels: Readonly<Record<Platform, Readonly<Record<Language, string>>>>;
};

/** For whom: language, who is who, and whose panel it is (a shelter's name stands only in the panels of both parties). */
export type Reader = {
  readonly language: Language;
  readonly people: People;
  readonly viewer?: Member;
  readonly host?: string;
  /** The member who alone reads it, where it is no panel: a direct message, App Home. */
  readonly only?: string;
  /** A document, which is read years later: each day has its year. */
  readonly onPaper?: true;
};

/** Whose buttons these are: what `command` without `on` means. */
type Own = { readonly workflow: string; readonly instance?: string };

/** What a panel leads to outside itself. */
export type Ways = { readonly linkTo?: LinkTo | undefined; readonly openings?: Openings };

const zone = "Europe/Stockholm";
/** What is kept under this name; made when it is asked for first, because making one costs more than using it. */
const kept = <T>(known: Map<string, T>, name: string, make: () => T): T => {
  const found = known.get(name);
  if (found) return found;
  const made = make();
  known.set(name, made);
  return made;
};
/** Whoever may know a shelter's name has chosen it from a list by its code: both, so that nobody must guess which it was. */
const nameOf = (agency: Agency | undefined): string | undefined =>
  agency?.shelter && agency.code !== undefined ? `${agency.name} (${agency.code})` : agency?.name;
const tags: Readonly<Record<Language, string>> = { sv: "sv-SE", en: "en-GB" };
const formats = new Map<string, Intl.DateTimeFormat>();
const format = (
  language: Language,
  options: Intl.DateTimeFormatOptions,
  key: string,
): Intl.DateTimeFormat =>
  kept(
    formats,
    `${language}|${key}`,
    () => new Intl.DateTimeFormat(tags[language], { timeZone: zone, ...options }),
  );
const dayOf = (at: Date, language: Language): string =>
  format(language, { weekday: "long", day: "numeric", month: "long" }, "day").format(at);
const timeOf = (at: Date, language: Language): string => {
  const wall = format(
    language,
    { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
    "time",
  ).format(at);
  return language === "sv" ? `kl. ${wall.replace(":", ".")}` : wall;
};
type DateForm = "day" | "time" | "dayTime" | "date" | "dateTime";
const inFull = {
  day: "date",
  time: "time",
  dayTime: "dateTime",
  date: "date",
  dateTime: "dateTime",
} as const;
const formFor = (as: DateForm, { onPaper }: Reader): DateForm => (onPaper ? inFull[as] : as);
const mostDates = 2_000;
const dates = new Map<string, string>();
/** "onsdag 25 november kl. 09.00": Swedish writes the time with a full stop. Remembered: a list says the same day in each of its rows. */
const dateText = (iso: string, as: DateForm, language: Language): string => {
  if (dates.size >= mostDates) dates.clear();
  return kept(dates, `${language}|${as}|${iso}`, () => dateIn(iso, as, language));
};
const dateIn = (iso: string, as: DateForm, language: Language): string => {
  const at = new Date(iso);
  switch (as) {
    case "day":
      return dayOf(at, language);
    case "time":
      return timeOf(at, language);
    case "date":
      return format(
        language,
        { weekday: "long", day: "numeric", month: "long", year: "numeric" },
        "date",
      ).format(at);
    case "dayTime":
      return `${dayOf(at, language)} ${timeOf(at, language)}`;
    case "dateTime":
      return `${dateIn(iso, "date", language)} ${timeOf(at, language)}`;
  }
};

const compiled = new Map<string, IntlMessageFormat>();
const compile = (language: Language, key: string, source: string): IntlMessageFormat =>
  kept(
    compiled,
    `${language}|${key}`,
    () => new IntlMessageFormat(source, tags[language], undefined, { ignoreTag: true }),
  );

/** Where a button works: what is pressed. */
export type Pressed = Own & { readonly command: string };
/** The values, and beside them the proof that this program put them there. `only`: the member who alone is shown them. */
export type Sign = (to: Pressed, values: Raw, only: string | undefined) => Raw;
/** What goes out instead of ids that a platform need not know. */
export type Hide = (values: Raw, people: People) => Raw;
/** Whether a form or a panel comes of a command that brings these values. */
export type Opens = (workflow: string, command: string, values: Raw) => boolean;

export class Locale {
  readonly #catalogues: Catalogues;
  readonly #sign: Sign;
  readonly #opens: Opens;
  readonly hide: Hide;
  constructor(
    catalogues: Catalogues,
    sign: Sign,
    opens: Opens = () => true,
    hide: Hide = (values) => values,
  ) {
    this.#catalogues = catalogues;
    this.#sign = sign;
    this.#opens = opens;
    this.hide = hide;
  }
  #source(key: string, language: Language): string {
    const source = this.#catalogues.phrases[language][key];
    if (source === undefined) throw new Error(`no text for a phrase key in ${language}`);
    return source;
  }
  entry(key: PlainKey, language: Language): string {
    return this.#source(key, language);
  }
  /** The wording of an option of a code list, class A and B alike. The list may be named in an error, the code may not: it can be class B. */
  option(of: string, code: string, language: Language): string {
    const key = `${of}.${code}`;
    const source = this.#catalogues.codes[language][key] ?? this.#catalogues.phrases[language][key];
    if (source === undefined) throw new Error(`no text for a code of ${of} in ${language}`);
    return source;
  }
  phrase(p: Phrase, reader: Reader): string {
    const source = this.#source(p.key, reader.language);
    if (p.with === undefined && !source.includes("{") && !source.includes("'")) return source;
    const values: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(p.with ?? {}))
      values[name] = typeof value === "object" ? this.span(value, reader) : value;
    return String(compile(reader.language, p.key, source).format(values));
  }
  #named(agency: string | undefined, name: string | undefined, reader: Reader): string {
    if (agency === undefined || name === undefined)
      return this.entry("core.someone", reader.language);
    const viewer = reader.viewer?.agency;
    const its = reader.people.agencies.get(agency);
    const hidden =
      its?.shelter === true &&
      viewer !== agency &&
      (viewer === undefined || viewer !== reader.host);
    if (!hidden) return name;
    // Where there are two, somebody must be able to tell them apart: by a code that says nothing.
    const shelter = this.entry("core.shelter", reader.language);
    return its.code === undefined ? shelter : `${shelter} ${its.code}`;
  }
  span(s: Span | Secret, reader: Reader): string {
    const { people, language } = reader;
    if ("key" in s) return this.phrase(s, reader);
    if ("member" in s)
      return this.#named(
        people.members.get(s.member)?.agency,
        people.members.get(s.member)?.name,
        reader,
      );
    if ("function" in s)
      return this.#named(
        people.functions.get(s.function)?.agency,
        people.functions.get(s.function)?.name,
        reader,
      );
    if ("agency" in s) return this.#named(s.agency, nameOf(people.agencies.get(s.agency)), reader);
    if ("platform" in s) return this.#catalogues.labels[s.platform][language];
    if ("space" in s)
      return people.spaces.get(s.space)?.name ?? this.entry("core.someone", language);
    if ("ref" in s) return s.ref;
    if ("words" in s) return s.words;
    if ("date" in s) return dateText(s.date, formFor(s.as ?? "dayTime", reader), language);
    if ("day" in s) return dateText(`${reveal(s.day)}T12:00:00Z`, formFor("day", reader), language);
    if ("list" in s)
      return new Intl.ListFormat(language, { type: "conjunction" }).format(
        s.list.map((each) => this.span(each, reader)),
      );
    if ("text" in s) return language === "en" ? (s.en ?? s.text) : s.text;
    if ("codes" in s)
      return reveal(s.codes)
        .map((code) => this.option(s.of, code, language))
        .join(", ");
    return this.option(s.of, reveal(s.code), language);
  }
  text(spans: readonly (Span | Secret)[], reader: Reader): string {
    return spans.map((each) => this.span(each, reader)).join("");
  }
  action(a: Action, reader: Reader, own: Own): WordedAction {
    const look = {
      label: this.phrase(a.label, reader),
      ...(a.style && { style: a.style }),
      ...(a.confirm && { confirm: this.phrase(a.confirm, reader) }),
    };
    if ("phone" in a) return { ...look, does: { phone: a.phone } };
    const target: Own = "on" in a && a.on ? a.on : own;
    const to =
      target.instance === undefined
        ? { workflow: target.workflow }
        : { workflow: target.workflow, instance: target.instance };
    if ("panel" in a) return { ...look, does: { panel: { ...to, panel: a.panel } } };
    const values = a.values ?? {};
    const press = {
      ...to,
      command: a.command,
      values: this.signed({ ...to, command: a.command }, values, reader),
    };
    return { ...look, does: { press, opens: this.#opens(to.workflow, a.command, values) } };
  }
  /** What a button or a form carries, signed for whoever reads it: in a space for everybody, else for the one it is shown to. */
  signed(to: Pressed, values: Raw, reader: Reader): Raw {
    return this.hide(this.#sign(to, values, reader.viewer?.id ?? reader.only), reader.people);
  }
  #actions(list: readonly Action[] | undefined, reader: Reader, own: Own): readonly WordedAction[] {
    return (list ?? []).map((a) => this.action(a, reader, own));
  }
  #plain(b: PlainOf<readonly (Span | Secret)[], Phrase>, reader: Reader): WordedPlain {
    switch (b.kind) {
      case "text":
        return { ...b, text: this.text(b.text, reader) };
      case "heading":
        return { kind: "heading", text: this.phrase(b.text, reader) };
      case "facts":
        return {
          kind: "facts",
          facts: b.facts.map(
            ([label, value]) => [this.phrase(label, reader), this.text(value, reader)] as const,
          ),
        };
      case "bars":
        return {
          kind: "bars",
          caption: this.phrase(b.caption, reader),
          of: this.phrase(b.of, reader),
          bars: b.bars.map((bar) => ({
            label: this.text(bar.label, reader),
            count: bar.count,
            shown:
              bar.count === "few" ? this.entry("core.few", reader.language) : String(bar.count),
          })),
        };
    }
  }
  block(b: Block<Span | Secret>, reader: Reader, own: Own): WordedBlock {
    switch (b.kind) {
      case "text":
      case "heading":
      case "facts":
      case "bars":
        return this.#plain(b, reader);
      case "steps":
        return {
          kind: "steps",
          steps: b.steps.map((s) => ({ text: this.text(s.text, reader), state: s.state })),
        };
      case "row":
        return {
          kind: "row",
          text: this.text(b.text, reader),
          ...(b.detail && { detail: this.text(b.detail, reader) }),
          ...(b.tone && { tone: b.tone }),
          ...(b.actions && { actions: this.#actions(b.actions, reader, own) }),
        };
      case "table":
        return {
          kind: "table",
          caption: this.phrase(b.caption, reader),
          head: b.head.map((label) => this.phrase(label, reader)),
          rows: b.rows.map((row) => row.map((cell) => this.#cell(cell, reader))),
          instead: b.instead.map((each) => this.#plain(each, reader)),
        };
      case "actions":
        return { kind: "actions", actions: this.#actions(b.actions, reader, own) };
      case "divider":
        return { kind: "divider" };
      default:
        return never(b, "locale.block");
    }
  }
  /** A cell of one date alone is sorted by its moment. */
  #cell(cell: readonly (Span | Secret)[] | Open<number>, reader: Reader): WordedCell {
    if (typeof cell === "number")
      return { text: cell.toLocaleString(tags[reader.language]), by: cell };
    const [only, more] = cell;
    const text = this.text(cell, reader);
    return only && !more && "date" in only ? { text, by: Date.parse(only.date) } : { text };
  }
  blocks(
    list: readonly Block<Span | Secret>[] | undefined,
    reader: Reader,
    own: Own,
  ): readonly WordedBlock[] {
    return (list ?? []).map((b) => this.block(b, reader, own));
  }
  message(m: Message, reader: Reader, own: Own): WordedMessage {
    const title = this.phrase(m.title, reader);
    return {
      title,
      notice: this.entry(m.notice, reader.language),
      ...placed(title, {
        body: this.blocks(m.body, reader, own),
        actions: this.#actions(m.actions, reader, own),
      }),
    };
  }
  panel(p: Panel | Home, reader: Reader, own: Own, { linkTo, openings }: Ways = {}): WordedPanel {
    const title = this.phrase(p.title, reader);
    const wording = {
      phrase: (each: Phrase) => this.phrase(each, reader),
      entry: (key: PlainKey) => this.entry(key, reader.language),
      text: (spans: readonly (Span | Secret)[]) => this.text(spans, reader),
      block: (each: Block<Span | Secret>) => this.block(each, reader, own),
    };
    const blocks = p.body.map((b) => {
      if (b.kind === "files") return filesBlock(b, linkTo, wording);
      if (b.kind === "picture") return pictureBlock(b, linkTo, wording);
      return b.kind === "answerLink" || b.kind === "keyCode"
        ? openingBlock(b, openings, wording.entry)
        : this.block(b, reader, own);
    });
    // That files lead nowhere is said once of several in a row.
    const body = blocks.filter(
      (b, at) =>
        at === 0 ||
        p.body[at]?.kind !== "files" ||
        b.kind === "files" ||
        p.body[at - 1]?.kind !== "files",
    );
    return {
      title,
      ...placed(title, { body, actions: this.#actions(p.actions, reader, own) }),
      close: this.entry("core.close", reader.language),
      expired: this.entry("core.expired", reader.language),
      open: this.entry("core.helpOpen", reader.language),
    };
  }
}
