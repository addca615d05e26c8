// What the types say of the texts is what the messages take.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { catalogues } from "../../src/app/catalogues.ts";
import { catalogueFiles, declarationPath, declare, freshOf, typeOf } from "../support/declared.ts";
import { filesIn, root } from "../support/source.ts";

const files = catalogueFiles();
if (process.env.UPDATE_TEXTS) for (const path of files) declare(root, path);

describe("the declarations of the catalogues", () => {
  it.each(files)("%s: says what the messages take", (path) => {
    const declared = join(root, declarationPath(path));
    expect(
      existsSync(declared) ? readFileSync(declared, "utf8") : "",
      "UPDATE_TEXTS=1 npx vitest run test/catalogues/declared.test.ts",
    ).toBe(freshOf(root, path));
  });
  it("are of a catalogue each", () => {
    const declared = ["src", "workflows", "adapters"].flatMap((folder) =>
      filesIn(folder, ["sv.d.json.ts"]),
    );
    expect(declared.sort()).toEqual(files.map(declarationPath).sort());
  });
  it("cover every text that the program has", () => {
    const keys = files.flatMap((path) =>
      Object.keys(JSON.parse(readFileSync(join(root, path), "utf8"))),
    );
    expect(keys.sort()).toEqual(
      [...Object.keys(catalogues.phrases.sv), ...Object.keys(catalogues.codes.sv)].sort(),
    );
  });
  it.each([
    ["Stäng", "None"],
    ["Vänta en '{minut}'", "None"],
    ["{agency} kommer {day}, säger {agency}", 'Shows<"agency" | "day">'],
    ["{n, plural, one {# dag} other {# dagar}} hos {agency}", 'Shows<"agency"> & Counts<"n">'],
    ["{from, plural, =0 {Inget.} other {Ungefär {from}–{to}.}}", 'Shows<"to"> & Counts<"from">'],
    [
      "{share, number} av {how, select, all {alla} other {dem}}",
      'Counts<"share"> & Selects<"how">',
    ],
  ])("%s takes %s", (message, type) => {
    expect(typeOf(message)).toBe(type);
  });
  it.each(["{at, date}", "{at, time, short}", "{n, plural, one {ett}}", "{open"])(
    "%s is no message",
    (message) => {
      expect(() => typeOf(message)).toThrow();
    },
  );
});
