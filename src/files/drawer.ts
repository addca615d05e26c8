// The thread in which documents are drawn: one after the other, so that several that come at once take no more memory than one.
import { parentPort } from "node:worker_threads";
import type { Drawn, ToDraw } from "./beside.ts";

const draw = async ({ as, paper }: ToDraw): Promise<Uint8Array<ArrayBuffer>> =>
  as === "pdf"
    ? (await import("./pdf.ts")).writePdf(paper)
    : (await import("./docx.ts")).writeDocx(paper);
const drawn = async (asked: ToDraw): Promise<Drawn> => {
  try {
    return { n: asked.n, bytes: await draw(asked) };
  } catch (error) {
    return { n: asked.n, failed: String((error as Error).stack) };
  }
};
let before: Promise<void> = Promise.resolve();
parentPort?.on("message", (asked: ToDraw) => {
  before = before.then(async () => parentPort?.postMessage(await drawn(asked)));
});
