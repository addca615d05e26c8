// A question about method and a return, as their people see them. UPDATE_GOLDEN=1 writes the files anew; read the difference before you keep it.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { tell } from "./method-acts.ts";
import { toldApart } from "./teams-story.ts";

for (const language of ["sv", "en"] as const) {
  test(`a method question and a return, ${language}; taps are counted`, async () => {
    const file = new URL(`./method.${language}.txt`, import.meta.url);
    const { told, taps } = await toldApart(() => tell(language));
    if (process.env["UPDATE_GOLDEN"] || !existsSync(file)) writeFileSync(file, told);
    expect(told).toBe(readFileSync(file, "utf8"));
    // The word, the theme, and sending. Reading and finding: one each.
    expect(taps["A question, without a case"]).toBe(3);
    expect(taps["Found by theme and by words"]).toBe(3);
  });
}
