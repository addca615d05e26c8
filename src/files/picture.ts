// A drawing → PNG, where a drawing cannot be shown. Painted with a font that comes along: a server may have none.
import { readFile } from "node:fs/promises";
import { crc32 } from "node:zlib";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { drawSvg, font, saidOf } from "./drawing.ts";
import type { WordedDrawing } from "./paper.ts";

const read = (what: string): Promise<Buffer> => readFile(new URL(import.meta.resolve(what)));
const fonts = ["latin-400", "latin-600", "latin-ext-400", "latin-ext-600"].map(
  (each) => `@fontsource/source-sans-3/files/source-sans-3-${each}-normal.woff2`,
);
/** Screens have two dots where a drawing has one. */
const zoom = 2;
let painter: Promise<readonly Uint8Array[]> | undefined;
const load = async (): Promise<readonly Uint8Array[]> => {
  const buffers = await Promise.all(fonts.map(read));
  await initWasm(read("@resvg/resvg-wasm/index_bg.wasm"));
  return buffers;
};
/** Signature and header, always as long as this (PNG, 5.2 and 11.2.1). */
const headBytes = 8 + 25;
/** Text that stands in a picture (PNG, 11.3.3.3): not compressed, with the language that it is in. */
const textChunk = (
  keyword: "Title" | "Description",
  language: string,
  text: string,
): Uint8Array => {
  const named = Buffer.concat([
    Buffer.from("iTXt"),
    Buffer.from(`${keyword}\0\0\0${language}\0\0${text}`),
  ]);
  const chunk = Buffer.alloc(named.length + 8);
  chunk.writeUInt32BE(named.length - 4);
  named.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(named), named.length + 4);
  return chunk;
};
/** A picture that says in words what it shows, as the drawing does by `title` and `desc`: who copies the file takes them along. */
const withWords = (png: Uint8Array, drawing: WordedDrawing): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    Buffer.concat([
      png.subarray(0, headBytes),
      textChunk("Title", drawing.language, drawing.title),
      textChunk("Description", drawing.language, saidOf(drawing)),
      png.subarray(headBytes),
    ]),
  );

/** The whole file. Throws when the disk does, or the painter; nothing is kept then. */
export const paintPng = async (drawing: WordedDrawing): Promise<Uint8Array<ArrayBuffer>> => {
  // What failed once is tried again by the next.
  painter ??= load().catch((error: unknown) => {
    painter = undefined;
    throw error;
  });
  const resvg = new Resvg(drawSvg(drawing), {
    font: { fontBuffers: [...(await painter)], defaultFontFamily: font, sansSerifFamily: font },
    fitTo: { mode: "zoom", value: zoom },
  });
  const image = resvg.render();
  try {
    return withWords(image.asPng(), drawing);
  } finally {
    image.free();
    resvg.free();
  }
};
