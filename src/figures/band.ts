// What is told of a count to somebody who may not read each counted item: a band of five, with noise that is always the same for the same count.
import { recordKeys } from "./cell-key.ts";

/** Five counts look alike; below the first band it is said only that there are few, and nobody is few, too. [design] */
export const bandWidth = 5;
/** The count that a band is chosen by differs by this at most. [design] */
const noise = 2;
/**
 * The lowest count of the band. Who knows some of the counted, or adds some and looks again, sees where the band changes and not at which count: that hangs on the
 * secret. Nothing is gained by looking often: the same count of the same thing has the same noise.
 */
export const bandsBy = (secret: string): ((what: string, count: number) => number) => {
  const keyOf = recordKeys(secret);
  return (what, count) => {
    const off = (keyOf(`${what} ${count}`) % (2 * noise + 1)) - noise;
    return Math.floor(Math.max(0, count + off) / bandWidth) * bandWidth;
  };
};
