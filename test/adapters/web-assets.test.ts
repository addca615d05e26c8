// The style, the script and the texts of the pages: how large they are, what they may not do, and that nothing in them is left over.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { troublePage } from "../../adapters/web/html/said.ts";
import { visibleIn } from "../support/markup.ts";
import { filesIn, root } from "../support/source.ts";
import { testChrome } from "../support/web.ts";

const read = (path: string): string => readFileSync(join(root, "adapters/web", path), "utf8");
const [style, script] = [read("assets/style.css"), read("assets/page.js")];
const code = filesIn("adapters/web", [".ts"]).map((path) => readFileSync(join(root, path), "utf8"));
const [sv, en] = ["sv", "en"].map((language): Record<string, string> => JSON.parse(read(`texts/${language}.json`)));

describe("what every page loads", () => {
  test("is small: a style of 10 KB at most, a script that leaves room for the library before it in 6 KB", () => {
    expect(gzipSync(style).length).toBeLessThan(6 * 1024);
    expect(brotliCompressSync(script).length).toBeLessThan(3.75 * 1024);
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
      [...text.matchAll(/class="([^"]+)"|"((?:btn|card|field)[\w -]*)"/g)].flatMap(([, a = "", b = ""]) =>
        `${a} ${b}`.split(/\s+/).filter((each) => /^[\w-]+$/.test(each)),
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
    for (const key of keys) expect(en?.[key]?.includes("{count}"), key).toBe(sv?.[key]?.includes("{count}"));
  });
  test("say something, and never shout", () => {
    for (const text of [...Object.values(sv ?? {}), ...Object.values(en ?? {})]) {
      expect(text.trim()).not.toBe("");
      expect(text).not.toContain("!");
    }
  });
  test.each(["old", "unknown", "foreign", "often", "down"] as const)("say of %s the same whatever was asked for", (trouble) => {
    const html = troublePage(trouble, testChrome());
    for (const part of ["title", "text", "close"]) expect(visibleIn(html)).toContain(sv?.[`${trouble}.${part}`]);
  });
  test("say of nobody that they are safe or in danger", () => {
    for (const text of Object.values(sv ?? {})) expect(text).not.toMatch(/ingen fara|är säkra?\b|är trygga?\b/i);
  });
});
