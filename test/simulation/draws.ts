// Everything that is drawn in a simulated year comes from its seed: the same seed, the same year, to the byte.
import { createHash } from "node:crypto";

export type Draws = {
  /** 0 ≤ x < 1. */
  next(): number;
  /** A whole number, 0 ≤ n < `below`. */
  int(below: number): number;
  /** One of them; undefined only of none. */
  pick<T>(list: readonly T[]): T | undefined;
  /** True as often as `share` says, 0 to 1. */
  chance(share: number): boolean;
};

/** sfc32 by C. Doty-Humphrey, begun with a digest of `name`: streams of other names know nothing of each other, so that leaving one out moves no other. */
export const drawsOf = (name: string): Draws => {
  const begun = createHash("sha256").update(name).digest();
  let [a, b, c, d] = [begun.readUInt32LE(0), begun.readUInt32LE(4), begun.readUInt32LE(8), 1];
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    c |= 0;
    return (t >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 12; i++) next();
  const int = (below: number): number => Math.floor(next() * below);
  return { next, int, pick: (list) => list[int(list.length)], chance: (share) => next() < share };
};
