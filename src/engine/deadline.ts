// The deadline of an ask: what a person reads when it comes, and what may still be written after that.
import type { Reply } from "../../adapters/port.ts";
import type { Phrase } from "../rules/ui.ts";

export type Errors = Extract<Reply, { kind: "errors" }>;
/** What a command knows of its deadline. */
export interface Deadline {
  /** Nothing new is begun any more. */
  readonly isOver: boolean;
  /** Asked by the store before it writes; false: it has been said that nothing is saved, and so nothing may be. */
  begins(): boolean;
  /** It is durable. */
  saved(): void;
  /** The form as it was sent, with a sentence at its first field: what is on the screen when nothing else can be. */
  keeps(form: (why: Phrase) => Errors | undefined): void;
}

/** Of an order that no person waits for: it gives up when it has met others for so long. ms */
const patienceMs = 10_000;
export const patient = (): Deadline => {
  const until = performance.now() + patienceMs;
  return {
    get isOver() {
      return performance.now() > until;
    },
    begins: () => true,
    saved: () => undefined,
    keeps: () => undefined,
  };
};

/** How far an ask has come. `refused`: it was told that nothing is saved. */
type Stage = "waiting" | "begun" | "saved" | "refused";
export class AskDeadline implements Deadline {
  #stage: Stage = "waiting";
  #isOver = false;
  #kept: ((why: Phrase) => Errors | undefined) | undefined;
  get isOver(): boolean {
    return this.#isOver;
  }
  get isSaved(): boolean {
    return this.#stage === "saved";
  }
  get isBegun(): boolean {
    return this.#stage === "begun";
  }
  begins(): boolean {
    if (this.#stage === "waiting") this.#stage = "begun";
    return this.#stage !== "refused";
  }
  saved(): void {
    this.#stage = "saved";
  }
  keeps(form: (why: Phrase) => Errors | undefined): void {
    this.#kept = form;
  }
  kept(why: Phrase): Errors | undefined {
    return this.#kept?.(why);
  }
  /** The deadline has come. `refused`: nothing is saved, and nothing will be; `begun`: nobody knows yet. */
  comes(): Exclude<Stage, "waiting"> {
    this.#isOver = true;
    if (this.#stage === "waiting") this.#stage = "refused";
    return this.#stage;
  }
}
