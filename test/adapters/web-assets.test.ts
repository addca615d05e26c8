// The style, the script and the texts of the pages: how large they are, what they may not do, and that nothing in them is left over.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { parseSync } from "oxc-parser";
import { describe, expect, test } from "vitest";
import { readAssets } from "../../adapters/web/assets.ts";
import { troublePage } from "../../adapters/web/html/said.ts";
import { visibleIn } from "../support/markup.ts";
import { filesIn, root } from "../support/source.ts";
import { testChrome } from "../support/web.ts";

const read = (path: string): string => readFileSync(join(root, "adapters/web", path), "utf8");
const [style, script] = [read("assets/style.css"), read("assets/page.js")];
const code = filesIn("adapters/web", [".ts"]).map((path) => readFileSync(join(root, path), "utf8"));
const [sv, en] = ["sv", "en"].map(
  (language): Record<string, string> => JSON.parse(read(`texts/${language}.json`)),
);

describe("what every page loads", () => {
  const sent = readAssets();
  /** What is sent of our own script: the library before it is one line of text. */
  const sentScript = sent.script.text.slice(sent.script.text.indexOf("\n(() => {\n") + 1);
  test("is small once it is compressed: a style under 6 KB, a script under 3.25 KB beside the library", () => {
    expect(gzipSync(sent.style.text).length).toBeLessThan(6 * 1024);
    expect(brotliCompressSync(sentScript).length).toBeLessThan(3.25 * 1024);
  });
  test.each([
    ["page.js", sentScript],
    ["sign-in.js", sent.signIn.text],
  ])("is sent without the comments and the indentation of %s, and does the same", (file, text) => {
    const program = (written: string): string =>
      JSON.stringify(parseSync(file, written).program, (key, value: unknown) =>
        ["start", "end"].includes(key) ? undefined : value,
      );
    expect(text).not.toMatch(/^(\s|\/\/|\/\*)/m);
    expect(program(text)).toBe(program(read(`assets/${file}`)));
  });
  test("parses no markup but through the policy, and runs no text", () => {
    expect(script).not.toMatch(
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|eval\(|new Function|setTimeout\("/,
    );
    expect(script.match(/parseFromString\(/g)).toHaveLength(1);
    expect(script).toContain("parseFromString(policy?.createHTML(text) ?? text");
  });
  test("keeps nothing in the browser and asks nobody else", () => {
    expect(script).not.toMatch(/localStorage|sessionStorage|indexedDB|caches|cookie/);
    for (const text of [style, script]) expect(text).not.toMatch(/https?:\/\/|@import|url\(/);
  });
});

describe("the style", () => {
  /** Classes that a template writes, whole or as one of two. */
  const written = new Set(
    code.flatMap((text) =>
      [...text.matchAll(/class="([^"]+)"|"((?:btn|card|field)[\w -]*)"/g)].flatMap(
        ([, a = "", b = ""]) => `${a} ${b}`.split(/\s+/).filter((each) => /^[\w-]+$/.test(each)),
      ),
    ),
  );
  test("knows each class that is written, but for those that only group", () => {
    const known = new Set([...style.matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name));
    const grouping = ["press", "phone", "name", "post", "home"];
    expect([...written].filter((name) => !known.has(name) && !grouping.includes(name))).toEqual([]);
  });
});

describe("the texts of the pages", () => {
  const keys = Object.keys(sv ?? {});
  test("have the same keys in the same order, and take the same values", () => {
    expect(Object.keys(en ?? {})).toEqual(keys);
    for (const key of keys)
      expect(en?.[key]?.includes("{count}"), key).toBe(sv?.[key]?.includes("{count}"));
  });
  test("say something, and never shout", () => {
    for (const text of [...Object.values(sv ?? {}), ...Object.values(en ?? {})]) {
      expect(text.trim()).not.toBe("");
      expect(text).not.toContain("!");
    }
  });
  test.each(["old", "unknown", "foreign", "often", "down"] as const)(
    "say of %s the same whatever was asked for",
    (trouble) => {
      const html = troublePage(trouble, testChrome());
      for (const part of ["title", "text", "close"])
        expect(visibleIn(html)).toContain(sv?.[`${trouble}.${part}`]);
    },
  );
  test("say of nobody that they are safe or in danger", () => {
    for (const text of Object.values(sv ?? {}))
      expect(text).not.toMatch(/ingen fara|är säkra?\b|är trygga?\b/i);
  });
});
