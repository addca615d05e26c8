// A reference in a text that all who are invited read would tell them that there is a case.
import { expect, it } from "vitest";
import { namesCase } from "../../../src/rules/reference.ts";
import { formatRef } from "../../../src/words/refs.ts";

it.each(["SY", "SYD", "VAST", "SKANE"])(
  "is seen for a region %s: as long as the configuration lets a region's id be",
  (region) => {
    const ref = formatRef(region, "7KQ3M");
    for (const text of [ref, `Ta upp ${ref}`, ref.toLowerCase(), `(${ref})`])
      expect(namesCase(text), text).toBe(true);
  },
);
it.each(["H-7KQ3M9", "se h-7kq3m9"])("is seen for a referral: %s", (text) => {
  expect(namesCase(text)).toBe(true);
});
it.each([
  "Rutin vid byte av boende",
  "NMT 2026 Q4",
  "Fråga om BB-2",
  "kl. 09.00",
  "SKANETRAFIKEN-7KQ3-M9",
])("is not seen in: %s", (text) => {
  expect(namesCase(text)).toBe(false);
});
