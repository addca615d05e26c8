// Stories that go through several kinds of work, from the first call to its end. UPDATE_GOLDEN=1 writes the files anew; read the difference before you keep it.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { tell as friday } from "./friday-acts.ts";
import { tell as joining } from "./joining-acts.ts";
import { tell as joiningTeams } from "./joining-teams-acts.ts";
import { tell as leaving } from "./leaving-acts.ts";
import { tell as roster } from "./roster-acts.ts";
import { tell as unreported } from "./unreported-acts.ts";
import { toldApart } from "./teams-story.ts";

const stories = { friday, joining, "joining-teams": joiningTeams, leaving, roster, unreported } as const;
for (const [name, tell] of Object.entries(stories))
  for (const language of ["sv", "en"] as const)
    test(`${name}, ${language}`, async () => {
      const file = new URL(`./${name}.${language}.txt`, import.meta.url);
      const told = await toldApart(() => tell(language));
      if (process.env["UPDATE_GOLDEN"] || !existsSync(file)) writeFileSync(file, told);
      expect(told).toBe(readFileSync(file, "utf8"));
    });
