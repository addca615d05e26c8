// A question about method and a return, as their people see them.
import { expect } from "vitest";
import { keeps } from "./kept.ts";
import { tell } from "./method-acts.ts";

keeps("method", "a method question and a return; taps are counted", tell, ({ taps }) => {
  // The word, the theme, and sending. Reading and finding: one each.
  expect(taps["A question, without a case"]).toBe(3);
  expect(taps["Found by theme and by words"]).toBe(3);
});
