// The sample in English: a reader of the page in English meets no name in Swedish.
import { expect, test } from "vitest";
import { inEnglish } from "../../playground/server/english.ts";
import names from "../../playground/server/sample-en.json" with { type: "json" };
import { readConfigFile } from "../../src/app/configuration/config-file.ts";

const config = readConfigFile("stafett.yaml");
const called = (): string[] => {
  if ("count" in config) throw new Error("the sample cannot be read");
  const { members, agencies, functions, spaces, services } = config;
  return [members, agencies, functions, spaces, services].flatMap((all) =>
    all.map(({ name }) => name),
  );
};
test("each person, agency, duty, place and service of the sample has an English name, and no others have", () => {
  expect([...new Set(called())].toSorted()).toEqual(Object.keys(names).toSorted());
});
test("what is said in English is not Swedish, but for names of places and houses", () => {
  const kept = /Malmö|Skåne|Evonhuset|Noomi|Klockljungen|Region Syd/g;
  for (const name of called())
    expect(inEnglish(name).replaceAll(kept, ""), name).not.toMatch(/[åäö]|boende|tjänst|stöd/i);
});
test("a name that the sample does not have stays as it is", () => {
  expect(inEnglish("Kontaktperson, Solrosen")).toBe("Kontaktperson, Solrosen");
});
