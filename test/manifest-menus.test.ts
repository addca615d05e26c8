// Teams' menus (@, / and +) against `hjälp`: what stands there, in which order, and in which sentences.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { extensionWords } from "../adapters/teams/parse.ts";
import { manifestFor } from "../manifest/package.ts";
import { catalogues } from "../src/app/catalogues.ts";
import type { PlainKey } from "../src/rules/ui.ts";
import type { Language } from "../src/rules/workflow.ts";
import { Locale } from "../src/words/locale.ts";
import { Phrasebook } from "../src/words/phrasebook.ts";
import { workflows } from "../workflows/index.ts";
import { presets } from "./support/presets.ts";
import { root } from "./support/source.ts";

const words = z.object({ title: z.string(), description: z.string() });
const shape = z.object({
  bots: z.tuple([
    z.object({
      commandLists: z.array(z.object({ scopes: z.array(z.string()), commands: z.array(words) })),
    }),
  ]),
  composeExtensions: z.tuple([
    z.object({ commands: z.array(words.extend({ id: z.string(), context: z.array(z.string()) })) }),
  ]),
});
const made = manifestFor({
  clientId: "8b1f0c52-6a0e-4d57-9c3b-2d1e7f40a9c6",
  publicUrl: "https://stafett.example",
});
const manifest = shape.parse(made.ok ? made.value : undefined);
const [bot] = manifest.bots;
const [extension] = manifest.composeExtensions;
const english = z
  .record(z.string(), z.string())
  .parse(JSON.parse(readFileSync(join(root, "manifest/teams/en.json"), "utf8")));

describe("its menus hold what help holds", () => {
  const locale = new Locale(catalogues, presets.sign);
  const book = new Phrasebook(new Map(workflows.map((w) => [w.name, w])), locale);
  type Entry = { readonly often: boolean; readonly words: PlainKey; readonly help: PlainKey };
  /** Everything that `hjälp` may name, in its order: what is done often, then the rest. */
  const all = workflows.flatMap(({ panels, commands }): Entry[] =>
    [
      ...Object.values(panels).filter(({ about }) => about === "all"),
      ...Object.values(commands),
    ].flatMap(({ words: said, help, often }) =>
      said && help ? [{ often: often === true, words: said, help }] : [],
    ),
  );
  const first = (entry: Entry, language: Language): string =>
    book.phrases(entry.words, language)[0] ?? "";
  const entries = [...all.filter(({ often }) => often), ...all.filter(({ often }) => !often)];
  const often = entries.filter((entry) => entry.often);
  const named = (language: Language) =>
    new Map(entries.map((entry) => [first(entry, language), locale.entry(entry.help, language)]));
  const inEnglish = (list: string, at: number) => ({
    title: english[`${list}.commands[${at}].title`] ?? "",
    description: english[`${list}.commands[${at}].description`] ?? "",
  });
  /** Microsoft's schema, 1.30: "commandLists" at most 12 commands in each, "composeExtensions" at most 10. */
  const [mostCommands, mostExtensions] = [12, 10];

  it.each(
    bot.commandLists.map(
      (list, at) => [list.scopes.join(), list.commands, `bots[0].commandLists[${at}]`] as const,
    ),
  )(
    "behind @ and / in %s: first what is done often, then others of help while there is room, each in its own word and sentence, in both languages",
    (_scope, commands, list) => {
      expect(commands).toHaveLength(mostCommands);
      expect(commands.slice(0, often.length).map(({ title }) => title)).toEqual(
        often.map((entry) => first(entry, "sv")),
      );
      for (const [at, { title, description }] of commands.slice(0, -1).entries()) {
        expect([title, description]).toEqual([title, named("sv").get(title)]);
        const { title: word, description: sentence } = inEnglish(list, at);
        expect([word, sentence]).toEqual([word, named("en").get(word)]);
      }
    },
  );
  it("behind +: what is done often, what waits, help; said in help's own sentences, in both languages", () => {
    expect(extension.commands).toHaveLength(mostExtensions);
    const beside = extension.commands.filter(({ context }) => !context.includes("message"));
    expect(beside.slice(0, often.length).map(({ id }) => extensionWords[id])).toEqual(
      often.map((entry) => first(entry, "sv")),
    );
    const swedish = named("sv");
    for (const [at, { id, description }] of beside.slice(0, -1).entries()) {
      const entry = entries.find((each) => first(each, "sv") === extensionWords[id]);
      expect([id, description]).toEqual([id, swedish.get(extensionWords[id] ?? "")]);
      expect(inEnglish("composeExtensions[0]", at).description).toBe(
        entry && locale.entry(entry.help, "en"),
      );
    }
    expect(extensionWords[beside.at(-1)?.id ?? ""]).toBe("hjälp");
  });
});
