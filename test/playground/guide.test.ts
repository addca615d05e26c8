// The guided week as data: what each step says, and which day it looks for.
import { describe, expect, test } from "vitest";
import { wishFor } from "../../playground/page/find.ts";
import { storyOf } from "../../playground/page/guide.ts";
import { texts } from "../../playground/page/texts.ts";

const story = storyOf({ teams: { absent: false } });
const noon = (day: string): number => Date.parse(`${day}T11:00:00Z`);

describe("the guided week", () => {
  test.each(["sv", "en"] as const)("has words for each step, and no step twice, in %s", (lang) => {
    const ids = story.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.toSorted()).toEqual(Object.keys(texts[lang].steps).toSorted());
  });
  test("shows each kind of work that has come: services, a swap, a new name, indicators", () => {
    for (const id of ["services", "swap", "renamed", "figures"] as const)
      expect(
        story.map((step) => step.id),
        id,
      ).toContain(id);
    // Where there is no Teams, what happens in Slack alone.
    const alone = storyOf({ teams: { absent: true } }).map(({ id }) => id);
    expect(alone).toEqual(expect.arrayContaining(["services", "swap", "figures"]));
    expect(alone).not.toContain("renamed");
  });
  test("looks for the next Thursday, and on a Thursday for the one after", () => {
    const day = (now: string) => wishFor([{ label: /day/, with: { weekday: 4 } }], "day", "sv", noon(now));
    expect(day("2026-11-25")).toBe("2026-11-26");
    expect(day("2026-11-26")).toBe("2026-12-03");
    expect(day("2026-12-29")).toBe("2026-12-31");
  });
});
