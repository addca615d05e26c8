// What a data protection officer reads: each line names what makes it true, and that is there.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./support/source.ts";

const folder = join(root, "docs/dpo");
/** For the person: test/deciders.test.ts says what holds each line. */
const leaflets = ["informationsblad.md", "leaflet-en.md"];
/** Made from the forms: test/fields.test.ts. */
const fields = "falt.md";
const pages = readdirSync(folder).filter(
  (name) =>
    name.endsWith(".md") && name !== "README.md" && !leaflets.includes(name) && name !== fields,
);
const read = (name: string): string => readFileSync(join(folder, name), "utf8");
const isRule = (line: string): boolean => /^\|[\s|:-]+\|$/.test(line);
/** Rows of tables, without their heads, and items of lists. */
const sayings = (page: string): readonly string[] => {
  const lines = read(page).split("\n");
  return lines.filter((line, at) =>
    line.startsWith("|")
      ? !isRule(line) && !isRule(lines[at + 1] ?? "")
      : /^(?:-|\d+\.) /.test(line),
  );
};
const pathsIn = (line: string): readonly string[] =>
  [...line.matchAll(/`((?:src|workflows|adapters|test|docs)\/[^`]*|stafett\.yaml)`/g)].map(
    ([, path = ""]) => path,
  );
const textOf = (path: string): string =>
  path.endsWith("/") ? "" : readFileSync(join(root, path), "utf8");
/** What is somebody else's to say has no proof: a line of their own, or a routine of theirs. */
const isTheirs = (line: string): boolean => /_[^_]+_/.test(line);

describe.each(pages)("docs/dpo/%s", (page) => {
  it("names in each line what makes it true, or leaves it to its reader", () => {
    expect(sayings(page).length).toBeGreaterThan(3);
    expect(sayings(page).filter((line) => pathsIn(line).length === 0 && !isTheirs(line))).toEqual(
      [],
    );
  });
  it("names only what is there", () => {
    expect(pathsIn(read(page)).filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});
describe("how long things are kept", () => {
  it("is in the file that the line names, with the same number", () => {
    const said = sayings("gallring.md").flatMap((line) => {
      const [, n, unit] = /(\d+) (dag|år)/.exec(line.split("|")[2] ?? "") ?? [];
      return n === undefined ? [] : [{ line, n, unit }];
    });
    expect(said.length).toBeGreaterThan(10);
    const wrong = said.filter(
      ({ line, n }) => !pathsIn(line).some((path) => new RegExp(`\\b${n}\\b`).test(textOf(path))),
    );
    expect(wrong.map(({ line }) => line)).toEqual([]);
  });
  it("is said of every kind of row that forgets itself", () => {
    const keeps = readdirSync(join(root, "workflows"), { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".ts"))
      .filter((path) => /keptDays = /.test(textOf(join("workflows", path))))
      .map((path) => `workflows/${path}`);
    expect(keeps.length).toBeGreaterThan(7);
    expect(keeps.filter((path) => !read("gallring.md").includes(`\`${path}\``))).toEqual([]);
  });
});
