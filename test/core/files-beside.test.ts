// Documents are drawn in a thread: others have their turn meanwhile, and what cannot be drawn fails alone.
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { drawBeside } from "../../src/files/beside.ts";
import type { WordedPaper } from "../../src/files/paper.ts";
import { pagesOf } from "../support/pdf.ts";
import { turnsUntil } from "../support/turns.ts";

const rows = Array.from({ length: 2_000 }, (_, n) => [`rad ${n}`, "något som har hänt i ärendet"]);
const long: WordedPaper = {
  language: "sv",
  title: "Ett långt ärende",
  body: [{ kind: "table", caption: "Tabell 1", head: ["När", "Vad"], rows }],
};
const broken = { ...long, body: [{ kind: "nonsense" }] } as unknown as WordedPaper;
describe("a document is drawn beside the program", () => {
  test.each(["pdf", "docx"] as const)(
    "others have their turn while a long %s is drawn",
    async (as) => {
      // Libraries and fonts are read before.
      await drawBeside(as, { ...long, body: [] });
      expect(await turnsUntil(drawBeside(as, long))).toBeGreaterThan(500);
    },
  );
  test("one that cannot be drawn is refused with what was thrown; those beside it and after it are whole", async () => {
    const [before, failed, after] = await Promise.allSettled([
      drawBeside("pdf", long),
      drawBeside("pdf", broken),
      drawBeside("docx", long),
    ]);
    expect(failed).toMatchObject({
      status: "rejected",
      reason: { message: expect.stringContaining("files.pdf") },
    });
    if (before.status !== "fulfilled" || after.status !== "fulfilled") throw new Error("not drawn");
    const pages = (await pagesOf(before.value)).flat();
    expect(pages.filter((line) => line.startsWith("rad "))).toHaveLength(rows.length);
    expect(strFromU8(unzipSync(after.value)["word/document.xml"] ?? new Uint8Array())).toContain(
      "rad 1999",
    );
    await expect(drawBeside("docx", broken)).rejects.toThrow("files.docx");
    expect((await drawBeside("pdf", { ...long, body: [] })).byteLength).toBeGreaterThan(500);
  });
});
