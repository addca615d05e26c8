// Words after a slash command → what is meant. The words stand in the catalogues, both languages always work.

import type { PlainKey } from "../rules/ui.ts";
import type { Language, Registry } from "../rules/workflow.ts";
import { readRef } from "../words/refs.ts";
import type { Locale } from "./locale.ts";

/**
 * Something that can be asked for. `one`: it is about one instance, which a reference names. `also`: a word for something near it, which holds where no other
 * meaning does; `asks`: and the word itself is what is asked for there.
 */
export type Meant = {
  readonly workflow: string;
  readonly name: string;
  readonly kind: "command" | "panel";
  readonly one: boolean;
  readonly also?: true;
  readonly asks?: true;
};
export type Understood = {
  readonly meant: readonly Meant[];
  /** The words of the catalogues, as they were written. */
  readonly said: string;
  readonly ref:
    | { readonly kind: "ref"; readonly ref: string }
    | { readonly kind: "words"; readonly words: string }
    | { readonly kind: "mistyped" }
    | { readonly kind: "none" };
  /** What was left over: goes through the guard. */
  readonly rest: string;
  /** It is words of the catalogues, and after them at most a reference as the program spells it: nothing of anybody's own, and nothing for the guard to read. */
  readonly ours: boolean;
};

/** Words that belong to no workflow. */
type Said = "core.helpWords" | "core.homeWords";
const languages: readonly Language[] = ["sv", "en"];
const longestPhrase = 4;

/** å, ä, ö and their plain letters are the same here: keyboards vary. */
const fold = (text: string): string =>
  text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").trim();
/** No marks that fold away, and no signs that are not seen. */
const isPlain = (text: string): boolean => /^[\p{L}\p{N} -]+$/u.test(text.normalize("NFC"));
/** With a letter among its characters: digits alone may be somebody's, and are read. */
const isSpelled = (text: string): boolean =>
  /^[A-ZÅÄÖ]{2,4}-(?=[\dA-Z-]*[A-Z])[\dA-Z]{4}-[\dA-Z]{2}$/u.test(text);
const tokens = (text: string): readonly string[] =>
  text
    .trim()
    .split(/\s+/)
    .filter((token) => token !== "");

export class Phrasebook {
  readonly #meanings = new Map<string, Meant[]>();
  readonly #said: ReadonlyMap<string, Said>;
  readonly #locale: Locale;
  constructor(registry: Registry, locale: Locale) {
    this.#locale = locale;
    const said = (key: Said) =>
      languages.flatMap((language) =>
        this.phrases(key, language).map((phrase) => [fold(phrase), key] as const),
      );
    this.#said = new Map([...said("core.helpWords"), ...said("core.homeWords")]);
    for (const workflow of registry.values()) {
      for (const [name, spec] of Object.entries(workflow.commands)) {
        const one = name !== workflow.start && workflow.single === undefined;
        if (spec.words)
          this.#learn(spec.words, { workflow: workflow.name, name, kind: "command", one });
      }
      for (const [name, panel] of Object.entries(workflow.panels))
        if (panel.words)
          this.#learn(panel.words, {
            workflow: workflow.name,
            name,
            kind: "panel",
            one: panel.about === "one",
          });
    }
    // After all others, so that they hold where nothing else does.
    for (const { name: workflow, panels } of registry.values()) {
      for (const [name, { leads, asks }] of Object.entries(panels)) {
        const near = { workflow, name, kind: "panel", one: false, also: true } as const;
        if (leads) this.#learn(leads, near);
        if (asks) this.#learn(asks, { ...near, asks: true });
      }
    }
  }
  #learn(key: PlainKey, meant: Meant): void {
    for (const language of languages) {
      for (const phrase of this.phrases(key, language)) {
        const known = this.#meanings.get(fold(phrase)) ?? [];
        if (
          !known.some(
            (m) => m.workflow === meant.workflow && m.name === meant.name && m.kind === meant.kind,
          )
        )
          this.#meanings.set(fold(phrase), [...known, meant]);
      }
    }
  }
  /** The words of a catalogue entry, comma-separated there. */
  phrases(key: PlainKey, language: Language): readonly string[] {
    return this.#locale
      .entry(key, language)
      .split(",")
      .map((phrase) => phrase.trim());
  }
  /** Of which catalogue entry the text is one of the words, in any language. */
  said(text: string): Said | undefined {
    return this.#said.get(fold(text));
  }
  /** Every phrase that means something, for completion. */
  all(): readonly string[] {
    return [...this.#meanings.keys()];
  }
  /** `slash` is the slash command: `/lageskoll x` means the same as `/stafett lägeskoll x`. */
  understand(slash: string, text: string): Understood {
    const spoken = slash === "/stafett" ? text : `${slash.slice(1)} ${text}`;
    const words = tokens(
      spoken.trim() === "" ? this.#locale.entry("core.emptyWords", "sv") : spoken,
    );
    const folded = words.slice(0, longestPhrase).map(fold);
    for (let { length } = folded; length > 0; length--) {
      const meant = this.#meanings.get(folded.slice(0, length).join(" "));
      if (!meant) continue;
      const [said, left] = [words.slice(0, length).join(" "), words.slice(length).join(" ")];
      const about = this.#about(left);
      const isRef = about.ref.kind === "ref" && about.ref.ref === left && isSpelled(left);
      return { meant, said, ...about, ours: isPlain(said) && (left === "" || isRef) };
    }
    return { meant: [], said: "", ...this.#about(words.join(" ")), ours: false };
  }
  #about(rest: string): Pick<Understood, "ref" | "rest"> {
    const found = readRef(rest);
    if (found.kind === "ref") return { ref: found, rest: found.rest };
    if (found.kind === "mistyped" && /-/.test(rest)) return { ref: { kind: "mistyped" }, rest: "" };
    const pair = tokens(rest);
    if (pair.length === 2)
      return { ref: { kind: "words", words: pair.join(" ").toLowerCase() }, rest };
    return { ref: { kind: "none" }, rest };
  }
}
