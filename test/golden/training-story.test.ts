// Training, from the invitation to what those who came thought of it. UPDATE_GOLDEN=1 writes the files anew; read the difference before you keep it.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { tell } from "./training-acts.ts";
import { toldApart } from "./teams-story.ts";

for (const language of ["sv", "en"] as const) {
  test(`training, ${language}`, async () => {
    const file = new URL(`./training.${language}.txt`, import.meta.url);
    const told = await toldApart(() => tell(language));
    if (process.env["UPDATE_GOLDEN"] || !existsSync(file)) writeFileSync(file, told);
    expect(told).toBe(readFileSync(file, "utf8"));
  });
}
