// What is in a file: read back by other libraries than those that wrote it.
import { strFromU8, unzipSync } from "fflate";
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { disposition } from "../../src/engine/files.ts";
import { fileName } from "../../src/files/make.ts";
import { escapeMarkdown } from "../../src/files/markdown.ts";
import { instanceOf, openFiles as open } from "../support/files.ts";
import { hostile } from "../support/minutes.ts";

const partsOf = async (response: Response): Promise<Readonly<Record<string, string>>> => {
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
};
const paragraphs = (xml: string): string[] =>
  [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([p]) =>
    [...p.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(""),
  );
const inXml = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

describe("a document for Word", () => {
  test("holds everything in order, as text", async () => {
    const { go, docx } = await open();
    const { "word/document.xml": document = "" } = await partsOf(await go(docx));
    expect(paragraphs(document).filter((text) => text !== "")).toEqual([
      "Det här kan du göra",
      "Vilket ärende?",
      inXml(hostile),
      "Tyst rad",
      "Mer: Hög",
      "Stäng: –",
      "ett",
      "- två",
      "Tabell 1. Vilket ärende?",
      "Mer",
      "Stäng",
      "cell | ett",
      "å",
      "ensam",
      "–",
    ]);
  });
  test("is A4 with headings, a header row, page numbers and the reader's language; no person is its author", async () => {
    const { go, docx } = await open();
    const parts = await partsOf(await go(docx));
    const {
      "word/document.xml": document = "",
      "word/styles.xml": styles = "",
      "docProps/core.xml": about = "",
    } = parts;
    for (const part of [
      '<w:pStyle w:val="Title"/>',
      '<w:pStyle w:val="Heading1"/>',
      "<w:tblHeader/>",
      'w:w="11906" w:h="16838"',
    ])
      expect(document).toContain(part);
    expect(styles).toContain('<w:lang w:val="sv-SE"/>');
    expect(parts["word/footer1.xml"]).toMatch(/PAGE.*NUMPAGES/s);
    expect(about).toContain("<dc:creator>Stafett</dc:creator>");
    expect(about).not.toMatch(/Un-named|Funktion/);
    const english = await open({}, "cilla");
    expect((await partsOf(await english.go(english.docx)))["word/styles.xml"]).toContain(
      '<w:lang w:val="en-GB"/>',
    );
  });
});

describe("a document in another program than Word", () => {
  /** The parts of a paragraph, a table or a style, as they stand in the file. */
  const pieces = (xml: string, name: string): string[] =>
    xml.match(new RegExp(`<w:${name}[ >].*?</w:${name}>`, "gs")) ?? [];
  const open_ = async () => {
    const { go, docx } = await open();
    const { "word/document.xml": document = "", "word/styles.xml": styles = "" } = await partsOf(
      await go(docx),
    );
    return { document, styles };
  };
  test("has headings that are headings: a level, bold, and larger than the text, in the paragraph and in its style", async () => {
    const { document, styles } = await open_();
    const headings = pieces(document, "p").filter((p) =>
      /w:pStyle w:val="(Title|Heading1)"/.test(p),
    );
    expect(headings).toHaveLength(2);
    for (const [at, size] of [36, 28].entries()) {
      expect(headings[at]).toContain('<w:outlineLvl w:val="0"/>');
      for (const run of pieces(headings[at] ?? "", "r"))
        for (const part of ["<w:b/>", `<w:sz w:val="${size}"/>`]) expect(run).toContain(part);
      const style = pieces(styles, "style").find((each) =>
        each.includes(`w:styleId="${["Title", "Heading1"][at]}"`),
      );
      for (const part of ['<w:outlineLvl w:val="0"/>', "<w:b/>", `<w:sz w:val="${size}"/>`])
        expect(style).toContain(part);
    }
    const others = pieces(document, "p").filter((p) => !headings.includes(p));
    expect(others.filter((p) => p.includes("outlineLvl"))).toEqual([]);
  });
  test("has a caption in Word's own style above each table, on the table's page", async () => {
    const { document, styles } = await open_();
    const [before = ""] = document.split("<w:tbl>");
    const caption = pieces(before, "p").at(-1) ?? "";
    expect(caption).toContain('<w:pStyle w:val="Caption"/>');
    expect(caption).toContain("<w:keepNext/>");
    expect(caption).toContain("Tabell 1. Vilket ärende?");
    expect(styles).toContain('w:styleId="Caption"');
  });
  test("has tables whose columns have widths that fill the page, the same in every row", async () => {
    const { document } = await open_();
    const [table = "", ...more] = pieces(document, "tbl");
    expect(more).toEqual([]);
    const widths = (pattern: RegExp, of: string): number[] =>
      [...of.matchAll(pattern)].map(([, width]) => Number(width));
    const columns = widths(/<w:gridCol w:w="(\d+)"\/>/g, table);
    expect(columns).toEqual([4535, 4535]);
    expect(table).toContain('<w:tblLayout w:type="fixed"/>');
    expect(widths(/<w:tblW w:type="dxa" w:w="(\d+)"\/>/g, table)).toEqual([9070]);
    const rows = pieces(table, "tr").map((row) =>
      widths(/<w:tcW w:type="dxa" w:w="(\d+)"\/>/g, row),
    );
    expect(rows).toEqual([columns, columns, columns]);
  });
});

describe("Markdown", () => {
  test("holds everything in order, and no mark is anybody's but ours", async () => {
    const { go, md } = await open();
    expect(await (await go(md)).text()).toBe(
      [
        "# Det här kan du göra",
        "## Vilket ärende?",
        '\\# 1. &lt;b&gt;\\*x\\*&lt;/b&gt; &amp; \\[y\\](https\\://a.example) \\| "z"',
        "*Tyst rad*",
        "- **Mer:** Hög\n- **Stäng:** –",
        "- ett\n- \\- två",
        "| Mer | Stäng |\n| --- | --- |\n| cell \\| ett | å |\n| ensam | – |",
        "",
      ]
        .join("\n\n")
        .trimEnd()
        .concat("\n"),
    );
  });
});

const calendarOf = async (response: Response) => {
  const text = await response.text();
  const calendar = new ICAL.Component(ICAL.parse(text));
  const event = calendar.getFirstSubcomponent("vevent");
  if (!event) throw new Error("no event");
  return { text, calendar, event };
};
describe("an invitation for a calendar", () => {
  test("is one private meeting, which another library reads back", async () => {
    const { c, go, ics } = await open();
    const { calendar, event } = await calendarOf(await go(ics));
    const value = (name: string): string => String(event.getFirstPropertyValue(name));
    expect(
      ["prodid", "version", "method"].map((name) => calendar.getFirstPropertyValue(name)),
    ).toEqual(["-//Stafett//Stafett//SV", "2.0", "PUBLISH"]);
    const names = ["uid", "sequence", "dtstamp", "dtstart", "dtend", "class", "status", "transp"];
    expect(names.map(value)).toEqual([
      `${instanceOf(c)}@stafett`,
      "2",
      "2026-11-25T09:00:00Z",
      "2026-12-01T08:00:00Z",
      "2026-12-01T09:30:00Z",
      "PRIVATE",
      "CONFIRMED",
      "OPAQUE",
    ]);
    expect(value("summary")).toContain(hostile);
    expect(value("description")).toBe(
      "Akut fara: ring 112. Bråttom: polisen 114 14, socialtjänsten (kontorstid) eller socialjouren (övrig tid). Stafett larmar ingen.",
    );
  });
  test("cancelled, it is the same meeting, published as cancelled, and its time is free", async () => {
    const { c, go, cancel } = await open();
    const { calendar, event } = await calendarOf(await go(cancel));
    expect(calendar.getFirstPropertyValue("method")).toBe("PUBLISH");
    expect(
      ["uid", "status", "transp", "x-microsoft-cdo-busystatus"].map((name) =>
        event.getFirstPropertyValue(name),
      ),
    ).toEqual([`${instanceOf(c)}@stafett`, "CANCELLED", "TRANSPARENT", "FREE"]);
  });
  test("asks nobody for an answer: no organiser, nobody who takes part, no address", async () => {
    const { go, ics, cancel } = await open();
    for (const link of [ics, cancel]) {
      const { text, event } = await calendarOf(await go(link));
      expect([
        ...event.getAllProperties("organizer"),
        ...event.getAllProperties("attendee"),
      ]).toEqual([]);
      expect(text).not.toMatch(/mailto:|RSVP/i);
    }
  });
  test("has lines of at most 75 bytes that end as the format wants, and nobody's address", async () => {
    const { go, ics } = await open();
    const { text } = await calendarOf(await go(ics));
    expect(text).toMatch(/\r\n$/);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(
      Math.max(...text.split("\r\n").map((line) => Buffer.byteLength(line))),
    ).toBeLessThanOrEqual(75);
    const unfolded = text.replaceAll("\r\n ", "");
    expect(
      (unfolded.match(/[\w.-]+@[\w.-]+/g) ?? []).filter((at) => !/@stafett$/.test(at)),
    ).toEqual([]);
  });
});

describe("a file's name", () => {
  test.each([
    ["Protokoll 25 november", "Protokoll 25 november.docx"],
    ["Protokoll.docx", "Protokoll.docx"],
    ['a/b\\c:d*e?f"g<h>i|j%k', "abcdefghijk.docx"],
    ["../../etc/passwd", "etcpasswd.docx"],
    ["..", "stafett.docx"],
    ["  \u202eexe\u0000\r\n.", "exe.docx"],
    ["", "stafett.docx"],
    ["å".repeat(500), `${"å".repeat(80)}.docx`],
    ["😀".repeat(500), `${"😀".repeat(80)}.docx`],
  ])("%j is %j", (said, name) => {
    expect(fileName(said, "docx")).toBe(name);
  });
  test.each(["Ärende.md", "a'b(c)*!.md", "日本 😀.md", 'x"; filename="y.md'])(
    "%j stands in a header whole, and in plain letters",
    (name) => {
      const header = disposition(name);
      const [, plain = "", coded = ""] =
        /^attachment; filename="([^"\\\r\n]*)"; filename\*=UTF-8''([\w.%~-]+)$/.exec(header) ?? [];
      expect(header).toMatch(/^[\x20-\x7e]+$/);
      expect(plain).not.toBe("");
      expect(decodeURIComponent(coded)).toBe(name);
    },
  );
});

describe("Markdown's marks", () => {
  test.each([
    ["# rubrik", "\\# rubrik"],
    ["- punkt", "\\- punkt"],
    ["+ punkt", "\\+ punkt"],
    ["12. punkt", "12\\. punkt"],
    ["1) punkt", "1\\) punkt"],
    ["---", "\\---"],
    ["===", "\\=\\=\\="],
    ["```js", "\\`\\`\\`js"],
    ["    indraget", "indraget"],
    ["två\nrader\u2028till", "två rader till"],
    ["> sagt", "&gt; sagt"],
    ["<script>", "&lt;script&gt;"],
    ["&amp; &#42;", "&amp;amp; &amp;\\#42;"],
    ["![x](y)", "!\\[x\\](y)"],
    [
      "_https://a.example www.b.example mailto:c@d.example",
      "\\_https\\://a.example www\\.b.example mailto\\:c\\@d.example",
    ],
    ["kl. 09.00–10.30: lunch (2-3 st)", "kl. 09.00–10.30: lunch (2-3 st)"],
  ])("%j becomes %j", (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });
});
