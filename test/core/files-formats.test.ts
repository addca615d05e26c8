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
  [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([p]) => [...p.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(""));
const inXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

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
    const { "word/document.xml": document = "", "word/styles.xml": styles = "", "docProps/core.xml": about = "" } = parts;
    for (const part of ['<w:pStyle w:val="Title"/>', '<w:pStyle w:val="Heading1"/>', "<w:tblHeader/>", 'w:w="11906" w:h="16838"'])
      expect(document).toContain(part);
    expect(styles).toContain('<w:lang w:val="sv-SE"/>');
    expect(parts["word/footer1.xml"]).toMatch(/PAGE.*NUMPAGES/s);
    expect(about).toContain("<dc:creator>Stafett</dc:creator>");
    expect(about).not.toMatch(/Un-named|Funktion/);
    const english = await open({}, "cilla");
    expect((await partsOf(await english.go(english.docx)))["word/styles.xml"]).toContain('<w:lang w:val="en-GB"/>');
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
    expect(["prodid", "version", "method"].map((name) => calendar.getFirstPropertyValue(name))).toEqual([
      "-//Stafett//Stafett//SV",
      "2.0",
      "REQUEST",
    ]);
    const names = ["uid", "sequence", "dtstamp", "dtstart", "dtend", "class", "status", "organizer"];
    expect(names.map(value)).toEqual([
      `${instanceOf(c)}@stafett`,
      "2",
      "2026-11-25T09:00:00Z",
      "2026-12-01T08:00:00Z",
      "2026-12-01T09:30:00Z",
      "PRIVATE",
      "CONFIRMED",
      "mailto:no-reply@stafett.example.org",
    ]);
    expect(value("summary")).toContain(hostile);
    expect(value("description")).toBe(
      "Akut fara: ring 112. Bråttom: polisen 114 14, socialtjänsten (kontorstid) eller socialjouren (övrig tid). Stafett larmar ingen.",
    );
  });
  test("withdrawn, it is the same meeting cancelled", async () => {
    const { c, go, cancel } = await open();
    const { calendar, event } = await calendarOf(await go(cancel));
    expect(calendar.getFirstPropertyValue("method")).toBe("CANCEL");
    expect(["uid", "status"].map((name) => event.getFirstPropertyValue(name))).toEqual([`${instanceOf(c)}@stafett`, "CANCELLED"]);
  });
  test("has lines of at most 75 bytes that end as the format wants, and nobody's address", async () => {
    const { go, ics } = await open();
    const { text } = await calendarOf(await go(ics));
    expect(text).toMatch(/\r\n$/);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(Math.max(...text.split("\r\n").map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    const unfolded = text.replaceAll("\r\n ", "");
    expect([...new Set(unfolded.match(/[\w.-]+@[\w.-]+/g))].filter((at) => !/@stafett$/.test(at))).toEqual([
      "no-reply@stafett.example.org",
    ]);
  });
  test.each(["http://127.0.0.1:3000", "http://[::1]:3000", "http://localhost:3000"])(
    "from %s: the organiser's address can be nobody's",
    async (publicUrl) => {
      const { go, ics } = await open({ publicUrl });
      const { event } = await calendarOf(await go(ics));
      expect(event.getFirstPropertyValue("organizer")).toBe("mailto:no-reply@stafett.invalid");
    },
  );
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
      const [, plain = "", coded = ""] = /^attachment; filename="([^"\\\r\n]*)"; filename\*=UTF-8''([\w.%~-]+)$/.exec(header) ?? [];
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
    ["_https://a.example www.b.example mailto:c@d.example", "\\_https\\://a.example www\\.b.example mailto\\:c\\@d.example"],
    ["kl. 09.00–10.30: lunch (2-3 st)", "kl. 09.00–10.30: lunch (2-3 st)"],
  ])("%j becomes %j", (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });
});
