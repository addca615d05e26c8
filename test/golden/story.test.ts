// What people see, word by word. UPDATE_GOLDEN=1 writes the files anew; read the difference before you keep it.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { tell } from "./story.ts";
import { toldApart } from "./teams-story.ts";

for (const language of ["sv", "en"] as const) {
  test(`the story of one case, ${language}`, async () => {
    const file = new URL(`./story.${language}.txt`, import.meta.url);
    const told = await toldApart(() => tell(language));
    if (process.env["UPDATE_GOLDEN"] || !existsSync(file)) writeFileSync(file, told);
    expect(told).toBe(readFileSync(file, "utf8"));
  });
}
