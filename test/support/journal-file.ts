// Fixture files of journals: added, and never rewritten.
import { writeFileSync } from "node:fs";

/** Writes a fixture unless its file is there already. Throws what the disk throws. */
export const addJournals = (file: URL, journals: readonly object[]): void => {
  try {
    writeFileSync(file, `${JSON.stringify(journals, null, 1)}\n`, { flag: "wx" });
  } catch (error) {
    if ((error as { code?: string }).code !== "EEXIST") throw error;
  }
};
