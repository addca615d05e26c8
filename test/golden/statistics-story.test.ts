// A year's statistics from rows to release, as those who freeze, propose and approve it see them. UPDATE_GOLDEN=1 writes the files anew; read the difference before you keep it.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { tell } from "./statistics-acts.ts";
import { toldApart } from "./teams-story.ts";

for (const language of ["sv", "en"] as const) {
  test(`a year's statistics, ${language}`, async () => {
    const file = new URL(`./statistics.${language}.txt`, import.meta.url);
    const told = await toldApart(() => tell(language));
    if (process.env["UPDATE_GOLDEN"] || !existsSync(file)) writeFileSync(file, told);
    expect(told).toBe(readFileSync(file, "utf8"));
  });
}
