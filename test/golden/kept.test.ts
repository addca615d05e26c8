// What is kept of a telling in English.
import { expect, it } from "vitest";
import { asKept, surfacesIn } from "./kept.ts";

const told = `# A place
### anna: asks
«A question»
To whom?
→ Slack #noomi: There is news.
    *SYD-XXXX-X1*
    Full
### bo: looks
«A question»
Another list.
### cia: answers
~ Done.
→ Teams @anna (changed): There is news.
    *SYD-XXXX-X2*
    A place
→ Slack @bo: There is news.
    *Full*
# An end
### anna: looks
«A question»
`;
it("is each surface once, at its first place and under its heading", () => {
  expect(surfacesIn(told)).toBe(`# A place
### anna: asks
«A question»
To whom?
→ Slack #noomi: There is news.
    *SYD-XXXX-X1*
    Full
### cia: answers
~ Done.
→ Slack @bo: There is news.
    *Full*
`);
});
it("is all of one story, and all of every story in Swedish", () => {
  expect([asKept("story", "en", told), asKept("call", "sv", told)]).toEqual([told, told]);
  expect(asKept("call", "en", told)).toBe(surfacesIn(told));
});
