import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { guard } from "../../src/guard/index.ts";
import { linesOf, wordsOf } from "../../src/guard/lists.ts";
import { SENTENCES } from "./sentences.ts";

/** Written apart from the first lists in src/guard; the later lists were written by somebody who had read them, and have a part of all but one. For the groups that the services meet; surnames and rarer given names included on purpose. */
const HELD_OUT = `
Ebba Wikander|Lovisa Hjelmqvist|Gunnar Tengblad|Torsten Rydholm|Märit Hammarlund|Josefin Kihlberg|Axel Bergenholtz|Siv Dahlbäck|Ruxandra Pavelescu|Andreea Chirila|Ionut Grosu|Marius Lungu|Desislava Kirova
Kalin Rusev|Blessing Edebiri|Osarumwense Igiebor|Loveth Aigbogun|Faith Omozusi|Suphansa Khamdee|Nattaya Phetchara|Wichai Sukjai|Nguyen Thi Lan|Pham Van Duc|Tran Minh Chau|Oksana Hordiienko|Bohdana Yurchenko|Nadiya Palamar
Lyubov Krylova|Arseniy Bykov|Kasia Zawadzka|Przemek Kubiak|Rasha Alkhatib|Bilal Shehadeh|Mustafa Al-Tikriti|Noor Al-Rubaie|Selam Haileab|Semhar Tsegay|Filmon Okbazghi|Hodan Cabdi|Fadumo Cige|Liban Jirde|Zarmina Popalzai
Hamid Shinwari|Nilab Mohabbat|Parisa Golzar|Kourosh Vaziri|Ikram Bouazza|Soukaina Lamrani|Maricel Abad|Rodelio Dimayuga|Wei Ling Fang|Xiaoyan Qiu|Mei Hua|Yuleidy Castaño|Jhoana Betancur|Thaynara Moura|Besarta Dauti|Tuya Batsaikhan
`
  .trim()
  .split(/[|\n]/);

type Frame = readonly [name: string, sentence: (name: string) => string, mostMissed: number];

/** The share of full names that pass as clean, at most. Lower case is the weak side: an unlisted name there is a word like any other. */
const FRAMES: readonly Frame[] = [
  ["inside a sentence", (name) => `Pratade med ${name} i dag.`, 0],
  ["first in a sentence", (name) => `${name} ringde i dag.`, 0.02],
  ["in lower case", (name) => `pratade med ${name.toLowerCase()} i dag`, 0.05],
];

const missed = (names: readonly string[], sentence: (name: string) => string): number =>
  names.filter((name) => guard(sentence(name)).kind === "clean").length;

describe("names of all groups", () => {
  it.each(FRAMES)("are seen %s", (_, sentence, most) => {
    expect(missed(HELD_OUT, sentence) / HELD_OUT.length).toBeLessThanOrEqual(most);
  });

  it("are mostly blocked, not only asked about, inside a sentence", () => {
    const blocked = HELD_OUT.filter(
      (name) => guard(`Pratade med ${name} i dag.`).kind === "blocked",
    );
    expect(blocked.length / HELD_OUT.length).toBeGreaterThan(0.6);
  });
});

/** `NAMES=file npx vitest run test/guard/names.test.ts` prints the misses for any list, one name a line; docs/guard.md has the last numbers. */
const file = process.env.NAMES;

describe.skipIf(file === undefined)(
  "a list of names from elsewhere (skipped: NAMES names no file)",
  () => {
    it.each(FRAMES)("is measured %s", (frame, sentence) => {
      const names = readFileSync(file ?? "", "utf8")
        .split("\n")
        .filter(Boolean);
      console.info(`${frame}: ${missed(names, sentence)} of ${names.length} are clean`);
      expect(names.length).toBeGreaterThan(0);
    });
  },
);

describe("ordinary sentences", () => {
  it("are about two hundred", () => {
    expect(SENTENCES.length).toBeGreaterThanOrEqual(200);
  });

  it("are never blocked", () => {
    expect(SENTENCES.filter((sentence) => guard(sentence).kind === "blocked")).toEqual([]);
  });

  it("are asked about in one case of fifty at most", () => {
    expect(
      SENTENCES.filter((sentence) => guard(sentence).kind === "ask").length / SENTENCES.length,
    ).toBeLessThanOrEqual(0.02);
  });

  it("make no difference in lower case or without a full stop", () => {
    const alarms = SENTENCES.map((sentence) => sentence.toLowerCase().replace(/\.$/, "")).filter(
      (sentence) => guard(sentence).kind !== "clean",
    );
    expect(alarms.length / SENTENCES.length).toBeLessThanOrEqual(0.02);
  });
});

describe("the lists", () => {
  const folder = new URL("../../src/guard/lists/", import.meta.url);
  it.each(readdirSync(folder))(
    "%s: a word a line, each once, in lower case, below what it is for",
    (file) => {
      expect(readFileSync(new URL(file, folder), "utf8")).toMatch(
        /^# .+\n(?:# .+\n)*(?:[^#\n].*\n)+$/,
      );
      const lines = linesOf(file.replace(/\.txt$/, ""));
      expect(
        lines.filter(
          (line, at) => line !== line.trim().toLowerCase() || lines.indexOf(line) !== at,
        ),
      ).toEqual([]);
    },
  );
  it("are as long as the documentation says", () => {
    const size = (of: string): number =>
      new Set(wordsOf(...["swedish", "world", "more"].map((part) => `${of}-${part}`))).size;
    const [given, surnames] = [size("given-names"), size("surnames")];
    expect(given).toBeGreaterThan(10_000);
    expect(surnames).toBeGreaterThan(4_900);
    expect(readFileSync(new URL("../../docs/guard.md", import.meta.url), "utf8")).toContain(
      `${given} given names and ${surnames} surnames`,
    );
  });
});
