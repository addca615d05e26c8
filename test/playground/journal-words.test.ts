// What the page's journal calls what happened in a case: nothing by the name that the program gives it.
import { expect, test } from "vitest";
import { texts } from "../../playground/page/texts.ts";
import type { Event } from "../../workflows/case/events.ts";

test.each(["sv", "en"] as const)("each event of a case has words, in %s", (lang) => {
  // A missing one does not compile.
  const words: Readonly<Record<Event["type"], string>> = texts[lang].event;
  expect(Object.entries(words).filter(([type, said]) => said === "" || said === type)).toEqual([]);
});
