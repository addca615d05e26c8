// From typed words to what they ask for: read by the guard, then resolved to the one of their meanings that this member may use.
import { type GuardTerms, guard } from "../guard/index.ts";
import type { Log } from "../log.ts";
import { type Open, type Phrase, t } from "../rules/ui.ts";
import type { People } from "../rules/workflow.ts";
import type { Meant, Phrasebook, Understood } from "../words/phrasebook.ts";
import type { KnownPlatforms } from "./core.ts";
import { guardPhrase, namePhrase } from "./guard-phrases.ts";
import type { Instances } from "./instances.ts";
import type { Who } from "./panels.ts";

/** One meaning, what it is about, and what was written after the word. */
export type Wish = {
  readonly meant: Meant;
  readonly ref: Understood["ref"];
  readonly asked: string;
};
type Read =
  | { readonly kind: "home" }
  | { readonly kind: "help" }
  | { readonly kind: "refused"; readonly why: Phrase }
  | ({ readonly kind: "meant" } & Wish);

export class Typed {
  readonly #instances: Instances;
  readonly #book: Phrasebook;
  readonly #log: Log;
  readonly #terms: (people: People) => GuardTerms;
  readonly #speech: KnownPlatforms["speech"];
  constructor(
    instances: Instances,
    book: Phrasebook,
    log: Log,
    terms: (people: People) => GuardTerms,
    speech: KnownPlatforms["speech"],
  ) {
    this.#instances = instances;
    this.#speech = speech;
    this.#book = book;
    this.#log = log;
    this.#terms = terms;
  }
  async read(slash: string, text: string, who: Who): Promise<Read> {
    // A word of the catalogue and nothing beside it: there is nothing for the guard to read, which takes a tenth of a second the first time.
    const said = this.#book.said(text);
    if (said !== undefined) return said === "core.homeWords" ? { kind: "home" } : { kind: "help" };
    const understood = this.#book.understand(slash, text);
    const { meant: all, ref, rest } = understood;
    const hasRef = ref.kind === "ref" || (ref.kind === "words" && all.some((m) => m.one));
    const fitting = all.filter((m) => m.one === hasRef);
    const first = fitting[0] ?? all[0];
    // What is written after the word of a list is searched for, and kept nowhere.
    const isSearch = first?.kind === "panel" && !first.one;
    const verdict = understood.ours
      ? { kind: "clean" as const }
      : guard(text, this.#terms(who.people));
    if (verdict.kind === "blocked") {
      this.#log.info({
        event: "guard",
        rule: verdict.rule,
        verdict: "blocked",
        surface: "words",
        member: who.member.id,
      });
      return { kind: "refused", why: guardPhrase(verdict.rule, who.platform, isSearch) };
    }
    if (ref.kind === "mistyped") return { kind: "refused", why: { key: "core.mistyped" } };
    // A name may not be thrown away in silence: what is left over beside the command is looked at too.
    if (verdict.kind === "ask" && (!first || (rest !== "" && ref.kind !== "words")))
      return { kind: "refused", why: namePhrase(who.platform, isSearch) };
    if (!first) return { kind: "refused", why: this.#unknown(slash, who) };
    const meant = await this.#meaning(fitting.length > 0 ? fitting : [first], who);
    if (!meant) return { kind: "help" };
    return {
      kind: "meant",
      meant,
      ref,
      asked: meant.asks ? `${understood.said} ${rest}`.trim() : rest,
    };
  }
  /** Names what a command begins with there, as it was typed where it can be renamed. */
  #unknown(slash: string, { platform }: Who): Phrase {
    const { start, renames } = this.#speech[platform];
    const used = renames ? (slash as Open<string>) : start;
    return used === ""
      ? t("core.unknownWordsAlone")
      : t("core.unknownWords", { start: { text: used } });
  }
  /** The first that this member may use. Of none: the first, which says why not; undefined where the words were only meant to help. */
  async #meaning(all: readonly Meant[], who: Who): Promise<Meant | undefined> {
    const [first] = all;
    if (all.length === 1 && !first?.also) return first;
    for (const each of all) if (await this.#may(each, who)) return each;
    return all.find(({ also }) => !also);
  }
  async #may(meant: Meant, { member, people }: Who): Promise<boolean> {
    // About one of several: that one says who may.
    if (meant.one) return true;
    const workflow = this.#instances.workflow(meant.workflow);
    const spec =
      meant.kind === "panel" ? workflow.panels[meant.name] : workflow.commands[meant.name];
    const single =
      workflow.single === undefined ? undefined : await this.#instances.load(workflow.single);
    return (
      spec?.access(
        single?.state ?? workflow.initial,
        { member },
        this.#instances.bareWorld(people),
      ) === true
    );
  }
}
