// A paper as PDF and as data, read back by other libraries: every word is there, and can be found.
import { createHash } from "node:crypto";
import { create } from "fontkit";
import { expect, test } from "vitest";
import { catalogues } from "../../src/app/catalogues.ts";
import { makeFile } from "../../src/files/make.ts";
import type { WordedPaper } from "../../src/files/paper.ts";
import { writePdf } from "../../src/files/pdf.ts";
import { loadFaces } from "../../src/files/pdf-lines.ts";
import { type Instant, type Open, type Paper, seal } from "../../src/rules/ui.ts";
import { Locale } from "../../src/words/locale.ts";
import { everybody } from "../support/given.ts";
import { aboutPdf, fontsOf, pagesOf, shapesOf } from "../support/pdf.ts";

const paper = (body: WordedPaper["body"], more: Partial<WordedPaper> = {}): WordedPaper => ({
  language: "sv",
  title: "Ärende å ä ö – Å Ä Ö",
  body,
  ...more,
});
const said = (text: string): WordedPaper["body"][number] => ({ kind: "text", text, quiet: false });

test("a PDF holds å, ä, ö and – as text that can be searched, in order, and a list and a fact as they stand", async () => {
  const pdf = await writePdf(
    paper([
      { kind: "heading", text: "Förlopp – så här gick det" },
      said("Åtgärd pågår\nÄven här"),
      { kind: "facts", facts: [["Återtaget", "nej"]] },
      { kind: "list", items: ["ett", "två"] },
      {
        kind: "table",
        caption: "Tabell 1. Läsning",
        head: ["När", "Vem"],
        rows: [["kl. 09.00", "Örjan"]],
      },
    ]),
  );
  const [first = []] = await pagesOf(pdf);
  expect(first).toEqual([
    ...[
      "Ärende å ä ö – Å Ä Ö",
      "Förlopp – så här gick det",
      "Åtgärd pågår",
      "Även här",
      "Återtaget: nej",
      "• ett",
      "• två",
    ],
    ...["Tabell 1. Läsning", "När Vem", "kl. 09.00 Örjan", "Ärende å ä ö – Å Ä Ö 1 / 1"],
  ]);
});
test("a list with figures has a bar for each, hatched where it is held back, and the same words as one without", async () => {
  const list = (bars?: readonly (number | null)[]) =>
    writePdf(paper([{ kind: "list", items: ["ett", "två", "tre"], ...(bars && { bars }) }]));
  const [none, shown, held] = await Promise.all([list(), list([1, 40, 3]), list([1, 40, null])]);
  expect(await Promise.all([none, shown, held].map(shapesOf))).toEqual([
    { filled: 0, stroked: 0 },
    { filled: 3, stroked: 0 },
    { filled: 2, stroked: 2 },
  ]);
  for (const pdf of [shown, held]) {
    expect(await pagesOf(pdf)).toEqual(await pagesOf(none));
    expect((await aboutPdf(pdf)).roles).toEqual((await aboutPdf(none)).roles);
  }
});
test("every font of a PDF is Source Sans 3, lies in the file, and says which letters it draws", async () => {
  const { names, files, unicode } = fontsOf(await writePdf(paper([said("Łukasz, Αθήνα, Київ")])));
  // Two weights of the usual letters, and one part each for those of Polish, Greek and Ukrainian.
  expect(names).toHaveLength(5);
  for (const name of names) expect(name).toMatch(/^[A-Z]{6}\+SourceSans3-(Regular|SemiBold)$/);
  expect([files, unicode]).toEqual([5, 5]);
});
test("letters of other alphabets are there, and a letter that the font has not is named by its number", async () => {
  const pages = await pagesOf(
    await writePdf(paper([said("Łódź Čapek Ελένη Ірина 🙂 漢 e\u0301")])),
  );
  expect(pages[0]?.join(" ")).toContain("Łódź Čapek Ελένη Ірина [U+1F642] [U+6F22] é");
});
test("both weights of the font have the same letters", async () => {
  const { buffers } = await loadFaces();
  const letters = (name: string): readonly number[] =>
    (create(buffers.get(name) as Buffer) as { characterSet: number[] }).characterSet;
  for (const name of buffers.keys())
    expect(letters(name)).toEqual(letters(name.replace("600", "400")));
});
test("a PDF says its language and its title, no person and no library, and is tagged: headings, paragraphs, tables", async () => {
  const pdf = await writePdf(
    paper([
      { kind: "heading", text: "Rubrik" },
      said("text"),
      { kind: "table", caption: "Tabell 1", head: ["När"], rows: [["nu"]] },
    ]),
  );
  const { info, roles, marked } = await aboutPdf(pdf);
  expect(info).toMatchObject({
    Language: "sv-SE",
    Title: "Ärende å ä ö – Å Ä Ö",
    Author: "Stafett",
    Creator: "Stafett",
    Producer: "Stafett",
  });
  expect([marked, roles.filter((role) => role !== "Root")]).toEqual([
    true,
    ["Document", "H1", "H2", "P", "Table", "Caption", "TR", "TH", "TR", "TD"],
  ]);
  const english = await aboutPdf(await writePdf(paper([], { language: "en" })));
  expect(english.info.Language).toBe("en-GB");
});
test("a table goes on over pages with its head on each, its rows whole, each page numbered, and marked where it is invented", async () => {
  const rows = Array.from({ length: 300 }, (_, n) => [`rad ${n}`, `värde ${n}`]);
  const pages = await pagesOf(
    await writePdf(
      paper([{ kind: "table", caption: "Tabell 1", head: ["Rad", "Värde"], rows }], {
        mark: "PÅHITTAT – allt",
      }),
    ),
  );
  expect(pages.length).toBeGreaterThan(5);
  expect(pages.flat().filter((line) => /^rad /.test(line))).toEqual(
    rows.map((row) => row.join(" ")),
  );
  for (const [at, lines] of pages.entries()) {
    expect(lines.filter((line) => line === "Rad Värde")).toHaveLength(1);
    expect(lines.at(-1)).toMatch(new RegExp(` ${at + 1} / ${pages.length}$`));
    expect(lines).toContain("PÅHITTAT – allt");
  }
  expect((await pagesOf(await writePdf(paper([said("x")])))).flat().join()).not.toContain(
    "PÅHITTAT",
  );
});
test("a word longer than a line and a cell longer than a page are whole", async () => {
  const long = "å".repeat(400);
  const words = Array.from({ length: 3_000 }, (_, n) => `ord${n}`).join(" ");
  const pages = await pagesOf(
    await writePdf(
      paper([
        said(long),
        { kind: "table", caption: "Tabell 1", head: ["Vad", "Mer"], rows: [[words, "slut"]] },
      ]),
    ),
  );
  const text = pages.flat().join("");
  expect(text.match(/å/g)?.length).toBe(400 + 1 + pages.length);
  expect([...text.matchAll(/ord(\d+)/g)].map(([, n]) => Number(n))).toEqual(
    Array.from({ length: 3_000 }, (_, n) => n),
  );
  expect(text).toContain("slut");
});

const line = (text: string) => ({ text: text as Open<string> });
const archived: Paper = {
  as: "json",
  file: { key: "core.helpTitle" },
  title: { key: "core.helpTitle" },
  body: [
    { kind: "heading", text: { key: "core.pickTitle" } },
    { kind: "facts", facts: [[{ key: "core.more" }, [{ code: seal("high"), of: "risk" }]]] },
    {
      kind: "table",
      head: [{ key: "core.more" }],
      rows: [[[{ date: "2026-12-01T08:00:00.000Z" as Instant, as: "date" }]], [[]]],
    },
    { kind: "list", items: [[{ agency: "boende-syd" as never }]] },
    { kind: "text", text: [line('åäö "–"')] },
  ],
};
const locale = new Locale(catalogues, (_to, values) => values);
const written = async (isInvented: boolean) => {
  const { bytes, type } = await makeFile(
    archived,
    { language: "sv", people: everybody },
    locale,
    isInvented,
  );
  return { type, text: new TextDecoder().decode(bytes) };
};
test("the file for an archive has the same words, codes and moments beside them, and no id of anybody", async () => {
  const { type, text } = await written(true);
  expect(type).toBe("application/json; charset=utf-8");
  expect(JSON.parse(text)).toMatchObject({
    format: "stafett-document-1",
    document: {
      language: "sv",
      mark: expect.stringContaining("PÅHITTAT"),
      body: [
        { kind: "heading", text: "Vilket ärende?" },
        { facts: [{ value: { text: "Hög", data: [{ code: "risk.high" }] } }] },
        {
          rows: [
            [{ text: "tisdag 1 december 2026", data: [{ at: "2026-12-01T08:00:00.000Z" }] }],
            [{ text: "–" }],
          ],
        },
        { items: [{ text: expect.stringMatching(/^boende/) }] },
        { text: 'åäö "–"' },
      ],
    },
  });
  expect(text).not.toMatch(/boende-syd|Klockljungen/);
  expect(JSON.parse((await written(false)).text).document).not.toHaveProperty("mark");
});
/** RFC 8785 by another way than the product's: every object with its names in order, then as JSON writes it. */
const ordered = (value: unknown): unknown => {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(ordered);
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((name) => [name, ordered((value as Record<string, unknown>)[name])]),
  );
};
test("its checksum is worked out again from the file alone, and another word makes another", async () => {
  const { sha256, document } = JSON.parse((await written(false)).text);
  const sum = (value: unknown): string =>
    createHash("sha256")
      .update(JSON.stringify(ordered(value)))
      .digest("hex");
  expect(sum(document)).toBe(sha256);
  expect(sum({ ...document, title: "ett annat" })).not.toBe(sha256);
});
