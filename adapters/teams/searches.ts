// A list that a card has no room for, searched at the bot while somebody types; and whether an organisation's clients do that, which Teams does not say.
import { Kept, type Refused } from "../kept.ts";
import type { WordedOption } from "../port.ts";
import type { Json } from "./render.ts";
import { limits, titleOf } from "./text.ts";

/** Lists of open forms that are being searched, and organisations of which it is known. */
const [mostLists, mostHeard] = [200, 500] as const;
/** Each letter is a request: for so long the list is not asked for again, ms. [design] */
const keptMs = 60_000;
/** As many as Teams shows ("Typeahead search in Adaptive Cards", read December 2026). */
const mostFound = 15;

const plain = (words: string): string =>
  words.trim().toLowerCase().normalize("NFD").replaceAll(/\p{M}/gu, "");
/** What begins so goes before what has it within. */
const matching = (options: readonly WordedOption[], query: string): readonly WordedOption[] => {
  const asked = plain(query);
  const found = options
    .map((option) => [option, plain(option.label)] as const)
    .filter(([, label]) => label.includes(asked));
  return [true, false].flatMap((begins) =>
    found.flatMap(([option, label]) => (label.startsWith(asked) === begins ? [option] : [])),
  );
};
export type Page = { readonly query: string; readonly skip: number; readonly top: number };
export const searchAnswer = (
  options: readonly WordedOption[],
  { query, skip, top }: Page,
): Json => {
  const found = matching(options, query).slice(skip, skip + Math.min(top, mostFound));
  const results = found.map(({ label, value }) => ({
    title: titleOf(label, limits.option),
    value,
  }));
  return {
    statusCode: 200,
    type: "application/vnd.microsoft.search.searchResponse",
    value: { results },
  };
};

type List = { readonly at: number; readonly options: readonly WordedOption[] };
export class Searches {
  readonly #heard = new Kept<true>(mostHeard);
  readonly #lists = new Kept<List>(mostLists);
  readonly #refused: Refused;
  readonly #now: () => number;
  constructor(refused: Refused, now: () => number) {
    this.#refused = refused;
    this.#now = now;
  }
  /** Until the contrary is seen. */
  mayIn(tenant: string): boolean {
    return !this.#refused.has(`${tenant}|search`);
  }
  /** A form came back without what only a search could find: where nobody has searched yet, lists stand in the card for a day. */
  missedIn(tenant: string): void {
    if (!this.#heard.get(tenant)) this.#refused.add(`${tenant}|search`);
  }
  /** The whole list, asked for once a minute. `key`: whose, and of which form. Undefined: it is not theirs to see. */
  async list(
    tenant: string,
    key: string,
    ask: () => Promise<readonly WordedOption[] | undefined>,
  ): Promise<List["options"] | undefined> {
    const known = this.#lists.get(key);
    if (known && this.#now() - known.at < keptMs) return known.options;
    const options = await ask();
    if (!options) return undefined;
    this.#heard.set(tenant, true);
    return this.#lists.set(key, { at: this.#now(), options }).options;
  }
}
