// What keeps people safe, point by point, as they see it. UPDATE_GOLDEN=1 writes the files anew; read the difference before you keep it.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { tell } from "./safety-acts.ts";
import { toldApart } from "./teams-story.ts";

for (const language of ["sv", "en"] as const) {
  test(`what keeps people safe, ${language}`, async () => {
    const file = new URL(`./safety.${language}.txt`, import.meta.url);
    const told = await toldApart(() => tell(language));
    if (process.env["UPDATE_GOLDEN"] || !existsSync(file)) writeFileSync(file, told);
    expect(told).toBe(readFileSync(file, "utf8"));
  });
}
