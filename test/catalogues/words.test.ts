import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogues } from "../../src/app/catalogues.ts";
import { guard } from "../../src/guard/index.ts";
import { Locale } from "../../src/words/locale.ts";
import { type Meant, Phrasebook } from "../../src/words/phrasebook.ts";
import { alphabet, formatRef } from "../../src/words/refs.ts";
import { workflows } from "../../workflows/index.ts";
import { presets } from "../support/presets.ts";

const locale = new Locale(catalogues, presets.sign);
const book = new Phrasebook(new Map(workflows.map((w) => [w.name, w])), locale);
const named = (meant: readonly Meant[]) => meant.map((m) => `${m.workflow}.${m.name}`).sort();

/** Without those that only lead to something near. */
const own = (phrase: string) =>
  book.understand("/stafett", phrase).meant.filter(({ also }) => !also);

const allDigits = Array.from({ length: 100 }, (_, n) => formatRef("SYD", String(85_000 + n))).find(
  (ref) => /\d$/.test(ref),
);

describe("the words after a slash command", () => {
  it("mean one thing, or one thing with a reference and another without", () => {
    for (const phrase of book.all()) {
      const meant = own(phrase);
      expect(meant.filter((m) => m.one).length, phrase).toBeLessThanOrEqual(1);
      expect(meant.filter((m) => !m.one).length, phrase).toBeLessThanOrEqual(1);
    }
  });
  it("mean two things only where that is meant", () => {
    const both = book.all().filter((phrase) => own(phrase).length > 1);
    const expected: Readonly<Record<string, readonly string[]>> = {
      arende: ["case.open", "case.show"],
      "bjud in": ["case.invite", "joining.propose"],
      invite: ["case.invite", "joining.propose"],
      case: ["case.open", "case.show"],
      lageskoll: ["case.checkIn", "case.mine"],
      "check-in": ["case.checkIn", "case.mine"],
      mmm: ["case.guide", "guide.choose"],
      oppna: ["case.mine", "case.show"],
      open: ["case.mine", "case.show"],
    };
    expect(Object.fromEntries(both.map((phrase) => [phrase, named(own(phrase))]))).toEqual(
      expected,
    );
  });
  it("lead somewhere near only where they mean nothing else", () => {
    const meanings = (phrase: string) => named(book.understand("/stafett", phrase).meant);
    expect(
      book.understand("/stafett", "stödtelefon").meant.map(({ workflow }) => workflow),
    ).toEqual(["call", "people"]);
    expect(meanings("nmt")).toEqual(["method.list", "people.who"]);
    expect(book.understand("/stafett", "betänketid lund")).toMatchObject({
      said: "betänketid",
      rest: "lund",
      meant: [{ asks: true }],
    });
  });
  it("are never the words that ask for help", () => {
    for (const word of ["hjälp", "hjalp", "help"]) expect(book.said(word)).toBe("core.helpWords");
    expect(book.all().filter((phrase) => book.said(phrase) === "core.helpWords")).toEqual([]);
  });
  it("are understood with and without å, ä, ö, and in both languages whoever speaks", () => {
    expect(named(book.understand("/stafett", "försenade").meant)).toEqual(
      named(book.understand("/stafett", "forsenade").meant),
    );
    expect(named(book.understand("/arende", "").meant)).toContain("case.open");
    expect(named(book.understand("/lageskoll", "").meant)).toContain("case.checkIn");
  });
  it("of whatever has a help sentence exist, and the other way round for commands", () => {
    for (const w of workflows)
      for (const [name, spec] of Object.entries({ ...w.commands, ...w.panels }))
        if (spec.help) expect(spec.words, `${w.name}.${name}`).toBeDefined();
  });
  it("are at most four, the longest that is looked for", () => {
    for (const phrase of book.all())
      expect(phrase.split(" ").length, phrase).toBeLessThanOrEqual(4);
  });
  it("are the program's own, with a reference that it drew, and then need no guard: it would stop none of them", () => {
    const draw = fc
      .array(fc.constantFrom(...alphabet), { minLength: 5, maxLength: 5 })
      .map((body) => formatRef("SYD", body.join("")));
    const some = fc.constantFrom(...book.all());
    let own = 0;
    fc.assert(
      fc.property(some, fc.option(draw), fc.boolean(), (phrase, ref, loud) => {
        const text = [loud ? phrase.toUpperCase() : phrase, ...(ref === null ? [] : [ref])].join(
          " ",
        );
        const { ours } = book.understand("/stafett", text);
        if (ours) expect(guard(text).kind, text).not.toBe("blocked");
        own += ours ? 1 : 0;
        if (ref === null || /[A-Z]/.test(ref.slice(4))) expect(ours, text).toBe(true);
      }),
      { numRuns: 500 },
    );
    expect(own).toBeGreaterThan(400);
  });
  it.each([
    ["a name after them", "lugnt Anna Svensson"],
    ["a name after the reference", `lugnt ${formatRef("SYD", "7KQ3M")} Anna`],
    ["a name before it", `lugnt Anna ${formatRef("SYD", "7KQ3M")}`],
    ["a reference spelt by hand", `lugnt ${formatRef("SYD", "7KQ3M").replaceAll("-", " ")}`],
    ["one of digits alone, which may be somebody's", `lugnt ${allDigits}`],
    ["one whose sign is wrong", "lugnt SYD-7KQ3-M0"],
    ["two words", "lugnt blå sten"],
    ["marks that fold away", "l\u0337u\u0337g\u0337n\u0337t\u0337"],
    ["signs that are not seen", `lugnt\u200b ${formatRef("SYD", "7KQ3M")}`],
    ["nothing that is known", "Anna Svensson"],
  ])("with %s are not", (_what, text) => {
    expect(book.understand("/stafett", text).ours).toBe(false);
  });
});

describe("a date", () => {
  it("is worded the same, in each language and form, also when more have been worded than are remembered", () => {
    const people = {
      members: new Map(),
      functions: new Map(),
      agencies: new Map(),
      spaces: new Map(),
    } as never;
    const said = (date: string, language: "sv" | "en", as: "day" | "time") =>
      locale.span({ date, as } as never, { language, people });
    const first = (): string[] => [
      said("2026-11-25T08:00:00.000Z", "sv", "day"),
      said("2026-11-25T08:00:00.000Z", "en", "day"),
      said("2026-11-25T08:00:00.000Z", "sv", "time"),
      said("2026-11-25T23:30:00.000Z", "sv", "day"),
    ];
    const expected = [
      "onsdag 25 november",
      "Wednesday 25 November",
      "kl. 09.00",
      "torsdag 26 november",
    ];
    expect(first()).toEqual(expected);
    expect(first()).toEqual(expected);
    for (let n = 0; n <= 2_000; n++)
      said(new Date(Date.UTC(2026, 0, 1) + n * 3_600_000).toISOString(), "sv", "time");
    expect(first()).toEqual(expected);
  });
});
