// Services found by words in both languages and by what they are; a search is its owner's, and gone the next day.
import { describe, expect, it } from "vitest";
import { catalogues } from "../../src/app/catalogues.ts";
import { languages } from "../../src/rules/languages.ts";
import { services } from "../../src/rules/services.ts";
import type { Service } from "../../src/rules/workflow.ts";
import { groups } from "../../workflows/directory/codes.ts";
import { find } from "../../workflows/directory/found.ts";
import { search } from "../../workflows/directory/search.ts";
import { everybody, given, peopleWith, register } from "../support/given.ts";

const found = (wanted: Parameters<typeof find>[0], people = everybody) =>
  find(wanted, { people }).map(({ id }) => id);
const withAll = (...all: readonly Partial<Service>[]) =>
  peopleWith([], {
    ...register,
    services: all.map((each, n) => ({
      id: `s${n}`,
      agency: "noomi",
      name: "X",
      status: "active",
      type: "annat",
      ...each,
    })) as never,
  });

describe("words", () => {
  it("find a service by what it is, its area and its language, with or without accents", () => {
    expect(found({ words: "skyddat boende skåne" })).toEqual(["boende-syd-plats"]);
    expect(found({ words: "SKYDDAT boende blekinge" })).toEqual(["boende-syd-plats"]);
    expect(found({ words: "klader malmo" })).toEqual(["noomi-basbehov"]);
    expect(found({ words: "stödsamtal rumänska" })).toEqual(["noomi-stod"]);
    expect(found({ words: "rymdfart" })).toEqual([]);
  });
  it.each(["sv", "en"] as const)("are those that the codes have on the screen: %s", (language) => {
    const said = (of: string, code: string) =>
      (catalogues.phrases[language][`${of}.${code}`] ?? "").replaceAll(",", "");
    for (const type of services)
      expect(found({ words: said("service", type) }, withAll({ type })), type).toEqual(["s0"]);
    for (const code of languages)
      expect(
        found({ words: said("language", code) }, withAll({ languages: [code] })),
        code,
      ).toEqual(["s0"]);
    for (const code of groups)
      expect(
        found({ words: said("targetGroup", code) }, withAll({ targetGroup: [code] })),
        code,
      ).toEqual(["s0"]);
  });
  it("never find a shelter by its name, nor by what it calls its service", () => {
    const hidden = {
      ...register,
      agencies: register.agencies.map((a) =>
        a.shelter ? { ...a, name: "Hemliga huset" as never } : a,
      ),
      services: register.services.map((s) =>
        s.agency === "boende-syd" ? { ...s, name: "Villa Solsidan" as never } : s,
      ),
    };
    for (const words of ["hemliga", "solsidan"])
      expect(found({ words }, peopleWith([], hidden))).toEqual([]);
  });
});

describe("filters", () => {
  const people = withAll(
    { type: "tolk", areas: ["skane"] as never, languages: ["ar"], targetGroup: ["women"] },
    { type: "tolk", areas: ["hela-landet"] as never, languages: ["so"], targetGroup: ["everyone"] },
    { type: "annat", areas: ["Kalmar"] as never, status: "temporarily-closed" },
    { type: "annat", areas: ["SYD"] as never, status: "inactive" },
  );
  it("are what it is, its area with what covers it, its language, and whom it is for", () => {
    expect(found({ kind: "tolk" }, people)).toEqual(["s0", "s1"]);
    expect(found({ area: "skane" }, people)).toEqual(["s0", "s1"]);
    expect(found({ area: "kalmar" }, people)).toEqual(["s1", "s2"]);
    expect(found({ language: "ar" }, people)).toEqual(["s0"]);
    expect(found({ group: "women" }, people)).toEqual(["s0", "s1"]);
    expect(found({ group: "men" }, people)).toEqual(["s1"]);
  });
});

describe("a search", () => {
  const asked = given(search).done(
    "find",
    { kind: "skyddat_boende", area: "skane" },
    "polisen-syd-kontakt",
  );
  it("shows what was asked for and what was found to whoever asked, and to nobody else", () => {
    expect(JSON.stringify(asked.panel("show", "polisen-syd-kontakt"))).toMatch(
      /"panel":"show","on":\{"workflow":"directory","instance":"service-(?!boende)/,
    );
    expect(asked.panel("show", "polisen-syd-gruppchef")).toBeUndefined();
  });
  it("has no reader any more when whoever asked may search no longer", () => {
    const members = (roles: readonly string[]) =>
      register.members.map((each) =>
        each.id === "polisen-syd-kontakt" ? { ...each, roles: roles as never } : each,
      );
    const as = (...roles: readonly string[]) =>
      asked.in({ people: peopleWith([], { ...register, members: members(roles) }) });
    expect(as("caseworker").view.readers).toEqual([{ member: "polisen-syd-kontakt" }]);
    expect(as("auditor").view.readers).toEqual([]);
  });
  it("is erased the next day", () => {
    expect(asked.fires("forget").view.erase).toBeDefined();
  });
});
