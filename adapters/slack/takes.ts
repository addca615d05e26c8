// Which of Slack's newer blocks a workspace takes, and where: found out by sending them, because they come to one workspace after another and Slack says nothing of it.
import { Refused } from "../kept.ts";

/**
 * With what each place can hold, by Slack's documents. `alert`: modals only. Where `data_table` may stand, no document that was read says; of
 * `data_visualization` they say messages, and nothing of the others.
 */
const newerIn = {
  message: ["data_table", "data_visualization"],
  modal: ["data_table", "alert", "data_visualization"],
  home: ["data_table", "data_visualization"],
} as const;
/** The one of which least is known: left out before the others are. */
const leastKnown = "data_visualization";
type Place = keyof typeof newerIn;
type NewerBlock = (typeof newerIn)[Place][number];
export type Newer = ReadonlySet<NewerBlock>;
/** A screen as every workspace takes it. */
export const none: Newer = new Set();

type Drawn = { readonly blocks: readonly { readonly type: string }[] };
/** What Slack calls it when it is the blocks that it does not take. */
const ofBlocks = new Set(["invalid_blocks", "invalid_blocks_format", "invalid_arguments"]);
const isOfBlocks = (error: unknown): boolean =>
  ofBlocks.has((error as { readonly data?: { readonly error?: string } }).data?.error ?? "");

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
   * Sends what `draw` makes; refused for its blocks, the same without the one of which least is known, and then without any newer one. Unless the last is refused for
   * its blocks too, those left out were at fault, and are remembered: also where Slack opens nothing a second time for one press, so that the next press finds a
   * screen. Throws what the last try threw.
   */
  async send<D extends Drawn, R>(
    place: Place,
    draw: (newer: Newer) => D,
    send: (drawn: D) => Promise<R>,
  ): Promise<R> {
    const tried = this.tried(place);
    const tries = [tried, new Set([...tried].filter((block) => block !== leastKnown)), none];
    let before: ReadonlySet<string> | undefined;
    const blame = (left: ReadonlySet<string>): void => {
      for (const key of before ?? []) if (!left.has(key)) this.#refused.add(key);
    };
    for (const newer of tries) {
      const drawn = draw(newer);
      const used = new Set(
        [...tried]
          .filter((block) => drawn.blocks.some(({ type }) => type === block))
          .map((block) => `${place}|${block}`),
      );
      // The same screen once more.
      if (before && used.size === before.size) continue;
      try {
        const answer = await send(drawn);
        for (const key of used) this.#taken.add(key);
        blame(used);
        return answer;
      } catch (error) {
        if (!isOfBlocks(error)) blame(used);
        if (used.size === 0 || !isOfBlocks(error)) throw error;
      }
      before = used;
    }
    throw new Error("a screen without newer blocks was not tried");
  }
}
