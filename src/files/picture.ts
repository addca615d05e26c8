// A drawing → PNG, where a drawing cannot be shown. Painted with a font that comes along: a server may have none.
import { readFile } from "node:fs/promises";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { drawSvg, font } from "./drawing.ts";
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
    return new Uint8Array(image.asPng());
  } finally {
    image.free();
    resvg.free();
  }
};
