// Which of Slack's newer blocks a workspace takes, and where: found out by sending them, because they come to one workspace after another and Slack says nothing of it.
import { Refused } from "../kept.ts";

/** With what each place can hold, by Slack's documents. `alert`: modals only. Where `data_table` may stand, no document that was read says. */
const newerIn = { message: ["data_table"], modal: ["data_table", "alert"], home: ["data_table"] } as const;
type Place = keyof typeof newerIn;
type NewerBlock = (typeof newerIn)[Place][number];
export type Newer = ReadonlySet<NewerBlock>;
/** A screen as every workspace takes it. */
export const none: Newer = new Set();

type Drawn = { readonly blocks: readonly { readonly type: string }[] };
/** What Slack calls it when it is the blocks that it does not take. */
const ofBlocks = new Set(["invalid_blocks", "invalid_blocks_format", "invalid_arguments"]);
const isOfBlocks = (error: unknown): boolean => ofBlocks.has((error as { readonly data?: { readonly error?: string } }).data?.error ?? "");

/** Of one workspace, in memory. A refusal counts for a day. */
export class Takes {
  readonly #refused: Refused;
  readonly #taken = new Set<string>();
  /** `now`: ms. */
  constructor(now: () => number) {
    this.#refused = new Refused(now);
  }
  #among(place: Place, is: (key: string) => boolean): Newer {
    return new Set(newerIn[place].filter((block) => is(`${place}|${block}`)));
  }
  /** What is worth a try there: an answer of Slack's says whether it was taken. */
  tried(place: Place): Newer {
    return this.#among(place, (key) => !this.#refused.has(key));
  }
  /** What has been taken there before: for what goes to a person's screen without an answer. */
  sure(place: Place): Newer {
    return this.#among(place, (key) => this.#taken.has(key) && !this.#refused.has(key));
  }
  /**
   * Sends what `draw` makes; refused for its blocks, what it makes without the newer ones, once. Unless that is refused for its blocks too, the newer ones were at
   * fault, and are remembered: also where Slack opens nothing a second time for one press, so that the next press finds a screen. Throws what the last try threw.
   */
  async send<D extends Drawn, R>(place: Place, draw: (newer: Newer) => D, send: (drawn: D) => Promise<R>): Promise<R> {
    const tried = this.tried(place);
    const drawn = draw(tried);
    const used = [...tried].filter((block) => drawn.blocks.some(({ type }) => type === block)).map((block) => `${place}|${block}`);
    try {
      const answer = await send(drawn);
      for (const key of used) this.#taken.add(key);
      return answer;
    } catch (error) {
      if (used.length === 0 || !isOfBlocks(error)) throw error;
    }
    let isPlainAtFault = false;
    try {
      return await send(draw(none));
    } catch (error) {
      isPlainAtFault = isOfBlocks(error);
      throw error;
    } finally {
      if (!isPlainAtFault) for (const key of used) this.#refused.add(key);
    }
  }
}
