// How large a card each organisation takes: the largest that it has not refused.
import type { Refused } from "../kept.ts";
import type { Outcome, WordedMessage } from "../port.ts";
import { type Budget, budgets, type Card, renderMessage } from "./render.ts";

const [largest, middle, least] = budgets;
const key = (tenant: string, budget: Budget): string => `${tenant.toLowerCase()}|${budget}`;
/** As Teams says that a message is too large, in `deliver.ts`. */
const isTooLarge = (outcome: Outcome): boolean =>
  "content" in outcome && outcome.content === "http_413";

export class Sizes {
  readonly #refused: Refused;
  constructor(refused: Refused) {
    this.#refused = refused;
  }
  of(tenant: string): Budget {
    return [largest, middle].find((budget) => !this.#refused.has(key(tenant, budget))) ?? least;
  }
  /**
   * Sends a message as large as the organisation takes it: refused as too large, it is drawn smaller and sent again, three times at most. What was too large
   * is remembered once a smaller one is taken.
   */
  async sent(
    tenant: string,
    message: WordedMessage,
    send: (card: Card, summary: string) => Promise<Outcome>,
  ): Promise<Outcome> {
    const left = budgets.slice(budgets.indexOf(this.of(tenant)));
    let last: Card | undefined;
    let outcome: Outcome = { content: "http_413" };
    for (const budget of left) {
      const { card, summary } = renderMessage(message, budget);
      if (last && JSON.stringify(last) === JSON.stringify(card)) continue;
      outcome = await send(card, summary);
      if (!isTooLarge(outcome)) {
        if ("sent" in outcome)
          for (const refused of left.slice(0, left.indexOf(budget)))
            this.#refused.add(key(tenant, refused));
        return outcome;
      }
      last = card;
    }
    return outcome;
  }
}
