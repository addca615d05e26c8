// Noise by the cell key method: each person has a key, a cell's key is the sum of its people's, and a table says what is added to a count for such a key. The same people always give the same figure.
import { createHmac, createSecretKey } from "node:crypto";
import { attack, hidden, nobody, type Range } from "./attack.ts";
import { type Cells, keySpace } from "./cells.ts";
import { smallest } from "./rule.ts";

/** The figure differs from the count by this at most; of large counts the variance is this. [design] */
const [mostNoise, variance] = [8, 4];
/** So many values of a cell must stay possible, whatever else is shown. [design] */
const leastOpen = 3;

/** A person's key: of the release's secret and of what tells the row from others, and of nothing else. The object of the secret is made once: it costs more than all of one. */
export const recordKeys = (secret: string): ((row: string) => number) => {
  const key = createSecretKey(Buffer.from(secret));
  return (row) => createHmac("sha256", key).update(row).digest().readUInt32BE(0);
};

type Chance = readonly [figure: number, chance: number];
const weigh = (
  figures: readonly number[],
  count: number,
  tilt: number,
  curve: number,
): readonly Chance[] => {
  const weights = figures.map((figure) =>
    Math.exp(tilt * (figure - count) - curve * (figure - count) ** 2),
  );
  const sum = weights.reduce((all, each) => all + each, 0);
  return figures.map((figure, at) => [figure, (weights[at] ?? 0) / sum]);
};
const moment = (chances: readonly Chance[], count: number, power: number): number =>
  chances.reduce((sum, [figure, chance]) => sum + chance * (figure - count) ** power, 0);
/** Where something that grows with `x` is nought. */
const root = (of: (x: number) => number, low: number, high: number): number => {
  let [from, to] = [low, high];
  for (let n = 0; n < 100; n++) {
    const middle = (from + to) / 2;
    if (of(middle) < 0) from = middle;
    else to = middle;
  }
  return (from + to) / 2;
};
const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);
/** Of all noise of that reach and variance the least certain, where nothing is in the way. */
const curve = root(
  (x) => variance - moment(weigh(range(-mostNoise, mostNoise), 0, 0, x), 0, 2),
  0.001,
  10,
);
/**
 * Which figures a count may become, and how often: as uncertain as it can be with a mean of no noise. None is below nought, none is from one to four, and
 * nobody stays nobody.
 */
export const chancesOf = (count: number): readonly Chance[] => {
  if (count === 0) return [[0, 1]];
  const figures = range(Math.max(0, count - mostNoise), count + mostNoise).filter(
    (figure) => figure === 0 || figure >= smallest,
  );
  const tilt = root((x) => moment(weigh(figures, count, x, curve), count, 1), -20, 20);
  return weigh(figures, count, tilt, curve);
};
const figureOf = (count: number, key: number): number => {
  const chances = chancesOf(count);
  let left = key / keySpace;
  for (const [figure, chance] of chances) {
    left -= chance;
    if (left < 0) return figure;
  }
  return chances.at(-1)?.[0] ?? count;
};
/** Which counts a figure may come from. */
export const countsOf = (figure: number): Range =>
  figure === 0 ? [0, mostNoise] : [Math.max(1, figure - mostNoise), figure + mostNoise];

/** The figures; null where all the others together would tell too much. Never the count itself. */
export const perturb = ({ counts, keys, sums, empty }: Cells): readonly (number | null)[] => {
  const figures: (number | null)[] = counts.map((count, cell) => figureOf(count, keys[cell] ?? 0));
  const known = (): readonly Range[] =>
    figures.map((figure, cell) =>
      empty[cell] ? nobody : figure === null ? hidden : countsOf(figure),
    );
  const isTold = ([low, high]: Range, cell: number): boolean =>
    !empty[cell] && high - low + 1 < leastOpen;
  // What tells a cell are its sums: they lose their totals, or the largest of their parts, until it is open again.
  for (let told = true; told; ) {
    const found = attack(sums, known(), (cell) => [
      Math.max(0, (counts[cell] ?? 0) - leastOpen),
      (counts[cell] ?? 0) + leastOpen,
    ]);
    const cells = new Set(found.flatMap((each, cell) => (isTold(each, cell) ? [cell] : [])));
    const lost = sums.flatMap(({ total, parts }) => {
      if (!cells.has(total) && !parts.some((part) => cells.has(part))) return [];
      const shown = [total, ...parts.toSorted((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0))].find(
        (cell) => figures[cell] !== null && !empty[cell],
      );
      return shown === undefined ? [] : [shown];
    });
    for (const cell of lost) figures[cell] = null;
    told = lost.length > 0;
  }
  return figures;
};
