// The search of help: a form with what stands first, and below it everything that a person may do, found while they type.
import type { Reply, WordedForm, WordedOption, WordedPanel } from "../../adapters/port.ts";
import type { Locale, Reader } from "../words/locale.ts";
import type { Meant, Phrasebook } from "../words/phrasebook.ts";
import type { Core } from "./core.ts";
import { helpFor, helpName, keyOf, meantBy, type Offer } from "./help.ts";
import { freshIdempotencyKey } from "./ids.ts";
import type { Instances } from "./instances.ts";
import type { Panels, Who } from "./panels.ts";

/** Its one field. */
export const findField = "what";
/** Each by its first word and its sentence, in the order of the words. */
const optionsOf = (
  offers: readonly Offer[],
  book: Phrasebook,
  locale: Locale,
  { language }: Reader,
): readonly WordedOption[] => {
  const { compare } = new Intl.Collator(language);
  return offers
    .map(({ meant, words, help }) => ({
      value: keyOf(meant),
      label: `${book.phrases(words, language)[0] ?? ""}${locale.entry("core.dot", language)}${locale.entry(help, language)}`,
    }))
    .toSorted((a, b) => compare(a.label, b.label));
};

type Shown = Extract<Reply, { kind: "form" | "panel" }>;
export class Help {
  readonly #core: Core;
  readonly #instances: Instances;
  readonly #book: Phrasebook;
  readonly #locale: Locale;
  readonly #showing: Panels;
  constructor(core: Core, instances: Instances, book: Phrasebook, locale: Locale, showing: Panels) {
    this.#core = core;
    this.#instances = instances;
    this.#book = book;
    this.#locale = locale;
    this.#showing = showing;
  }
  /** A form; a panel where all that they may do stands in it. `error`: said at the search. */
  async show(who: Who, error?: string): Promise<Shown> {
    const elsewhere = this.#showing.pagesOnly(who, []);
    if (elsewhere) return elsewhere;
    const { panel, searched } = await helpFor(this.#core, this.#instances, this.#book, who);
    const shown = await this.#showing.worded(panel, helpName, who.reader, who, { workflow: "" });
    return searched.length === 0
      ? { kind: "panel", panel: shown }
      : { kind: "form", form: this.#form(shown, searched, who.reader, error) };
  }
  /** What somebody has chosen in it; undefined: nothing. */
  chosen(key: unknown): Meant | undefined {
    return meantBy(this.#core.registry, key);
  }
  /** Sent without a choice. */
  async again(who: Who): Promise<Reply> {
    const error = this.#locale.entry("core.required", who.reader.language);
    const shown = await this.show(who, error);
    return shown.kind === "form"
      ? { kind: "errors", fields: { [findField]: error }, form: shown.form }
      : shown;
  }
  #form(
    shown: WordedPanel,
    offers: readonly Offer[],
    reader: Reader,
    error: string | undefined,
  ): WordedForm {
    const { title, body: intro, expired, open, close: cancel } = shown;
    const field = {
      name: findField,
      label: this.#locale.entry("core.find", reader.language),
      optional: false,
      redraws: false,
      input: {
        kind: "choice" as const,
        options: optionsOf(offers, this.#book, this.#locale, reader),
      },
      ...(error !== undefined && { error }),
    };
    const submit = this.#locale.entry("core.findOpen", reader.language);
    const about = {
      workflow: helpName,
      command: "find",
      idempotencyKey: freshIdempotencyKey(this.#core.clock.now()),
      hidden: {},
    };
    return {
      ...about,
      title,
      intro,
      expired,
      open,
      submit,
      cancel,
      fields: [field],
      showsMore: false,
    };
  }
}
