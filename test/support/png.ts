// The pixels of a PNG, for the icons: eight bits a channel, RGB with or without alpha, not interlaced. Anything else throws.
import { inflateSync } from "node:zlib";

export type Picture = {
  readonly width: number;
  readonly height: number;
  /** 2: RGB, 6: RGB with alpha. */
  readonly colourType: number;
  /** Four numbers a pixel, row by row; without alpha the fourth is 255. */
  readonly pixels: readonly (readonly [number, number, number, number])[];
};

const near = (left: number, up: number, corner: number): number => {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
};
/** Each row was written as the difference to its neighbours, in one of five ways (PNG, chapter 9). */
const unfilter = (kind: number, left: number, up: number, corner: number): number => {
  switch (kind) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return near(left, up, corner);
    default:
      throw new Error("no filter of PNG");
  }
};

export const readPng = (file: Buffer): Picture => {
  if (file.toString("latin1", 1, 4) !== "PNG") throw new Error("no PNG");
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const [depth, colourType, interlaced] = [file[24], file[25] ?? 0, file[28]];
  if (depth !== 8 || interlaced !== 0 || (colourType !== 2 && colourType !== 6))
    throw new Error("a kind of PNG that is not read here");
  const parts: Buffer[] = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at))
    if (file.toString("latin1", at + 4, at + 8) === "IDAT")
      parts.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  const raw = inflateSync(Buffer.concat(parts));
  const each = colourType === 6 ? 4 : 3;
  const row = width * each;
  const bytes = new Uint8Array(row * height);
  const at = (y: number, x: number): number => (y < 0 || x < 0 ? 0 : (bytes[y * row + x] ?? 0));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < row; x++) {
      const add = unfilter(
        raw[y * (row + 1)] ?? 0,
        at(y, x - each),
        at(y - 1, x),
        x < each ? 0 : at(y - 1, x - each),
      );
      bytes[y * row + x] = (raw[y * (row + 1) + 1 + x] ?? 0) + add;
    }
  const pixels = Array.from(
    { length: width * height },
    (_, n): readonly [number, number, number, number] => {
      const [r = 0, g = 0, b = 0, a = 255] = bytes.subarray(n * each, n * each + each);
      return [r, g, b, a];
    },
  );
  return { width, height, colourType, pixels };
};
