// The app's manifest for Teams against Microsoft's own schema, and against what the bot really understands.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { extensionWords, readActivity, wordsOf } from "../adapters/teams/parse.ts";
import { manifestProblems, textProblems } from "../manifest/package.ts";
import { catalogues } from "../src/app/catalogues.ts";
import { Locale } from "../src/words/locale.ts";
import { Phrasebook } from "../src/words/phrasebook.ts";
import { workflows } from "../workflows/index.ts";
import { readPng } from "./support/png.ts";
import { presets } from "./support/presets.ts";
import { root } from "./support/source.ts";
import { made, wanted } from "./support/teams-package.ts";

const clientId = wanted.clientId.toLowerCase();

const words = z.object({ title: z.string(), description: z.string() });
const shape = z.object({
  id: z.string(),
  name: z.object({ short: z.string(), full: z.string() }),
  description: z.object({ short: z.string(), full: z.string() }),
  developer: z.object({
    name: z.string(),
    websiteUrl: z.string(),
    privacyUrl: z.string(),
    termsOfUseUrl: z.string(),
  }),
  permissions: z.array(z.string()),
  bots: z.tuple([
    z.object({
      botId: z.string(),
      scopes: z.array(z.string()),
      commandLists: z.array(
        z.object({
          scopes: z.array(z.string()),
          triggers: z.array(z.string()),
          commands: z.array(words),
        }),
      ),
    }),
  ]),
  composeExtensions: z.tuple([
    z.object({
      botId: z.string(),
      commands: z.array(
        words.extend({
          id: z.string(),
          type: z.string(),
          context: z.array(z.string()),
          fetchTask: z.boolean(),
        }),
      ),
    }),
  ]),
});
const manifest = shape.parse(made());
const [bot] = manifest.bots;
const [extension] = manifest.composeExtensions;
const english = z
  .record(z.string(), z.string())
  .parse(JSON.parse(readFileSync(join(root, "manifest/teams/en.json"), "utf8")));

describe("the manifest for Teams", () => {
  it("is what Microsoft's schema allows, in both languages", () => {
    expect(manifestProblems(made())).toEqual([]);
    expect(textProblems(english)).toEqual([]);
  });
  it("has the organisation's own values and no placeholder left", () => {
    expect([manifest.id, bot.botId, extension.botId]).toEqual([clientId, clientId, clientId]);
    expect(manifest.developer).toMatchObject({
      websiteUrl: wanted.publicUrl,
      privacyUrl: wanted.publicUrl,
      termsOfUseUrl: wanted.publicUrl,
    });
    const own = {
      websiteUrl: "https://a.example",
      privacyUrl: "https://b.example",
      termsUrl: "https://c.example",
    };
    const pages = {
      websiteUrl: own.websiteUrl,
      privacyUrl: own.privacyUrl,
      termsOfUseUrl: own.termsUrl,
    };
    expect(shape.parse(made(own)).developer).toMatchObject(pages);
    expect(JSON.stringify(made())).not.toContain("${");
  });
  it("keeps to what the store's forms take", () => {
    for (const text of [
      manifest,
      { name: { short: english["name.short"], full: english["name.full"] } },
    ] as const) {
      expect(text.name.short?.length).toBeLessThanOrEqual(30);
      expect(text.name.full?.length).toBeLessThanOrEqual(100);
    }
    for (const short of [manifest.description.short, english["description.short"] ?? ""])
      expect(short.length).toBeLessThanOrEqual(80);
    for (const full of [manifest.description.full, english["description.full"] ?? ""])
      expect(full.length).toBeLessThanOrEqual(4_000);
    expect(manifest.developer.name.length).toBeLessThanOrEqual(32);
    // "Your app manifest": 32 for a command's title, 128 for its description.
    const { commands } = extension;
    for (const { title, description } of commands)
      expect([title.length <= 32, description.length <= 128]).toEqual([true, true]);
    for (const list of bot.commandLists) expect(list.commands.length).toBeLessThanOrEqual(12);
    expect(extension.commands.length).toBeLessThanOrEqual(10);
  });
  it("asks for no more than it needs: no files, no calls, no group chats, no reading of what others write", () => {
    expect(made()).toMatchObject({
      validDomains: [],
      supportsChannelFeatures: "tier1",
      bots: [
        {
          isNotificationOnly: false,
          supportsFiles: false,
          supportsCalling: false,
          supportsVideo: false,
          supportsTargetedMessages: true,
        },
      ],
    });
    expect(bot.scopes).toEqual(["personal", "team"]);
    expect(manifest.permissions).toEqual(["identity", "messageTeamMembers"]);
    for (const name of [
      "authorization",
      "webApplicationInfo",
      "devicePermissions",
      "graphConnector",
      "staticTabs",
      "configurableTabs",
    ])
      expect(made()).not.toHaveProperty(name);
  });
  it("offers its extensions beside the writing box and in the search box; one on a message, which Teams sends along and the adapter drops", () => {
    for (const command of extension.commands) {
      const context = command.id === "atgard" ? ["message"] : ["compose", "commandBox"];
      expect(command).toMatchObject({ type: "action", fetchTask: true, context });
    }
  });
});

describe("its words", () => {
  const book = new Phrasebook(
    new Map(workflows.map((w) => [w.name, w])),
    new Locale(catalogues, presets.sign),
  );
  const isUnderstood = (text: string): boolean => {
    const { meant, rest } = book.understand("/stafett", text);
    return book.said(text) === "core.helpWords" || (meant.length > 0 && rest === "");
  };
  const titles = bot.commandLists.flatMap((list) => list.commands.map((command) => command.title));
  const englishTitles = Object.entries(english).flatMap(([key, text]) =>
    /^bots.*title$/.test(key) ? [text] : [],
  );

  it("are understood by the bot, in Swedish and in English", () => {
    expect(titles.length).toBeGreaterThan(10);
    expect(englishTitles.length).toBe(titles.length);
    expect([...titles, ...englishTitles].filter((title) => !isUnderstood(title))).toEqual([]);
    expect(isUnderstood("kaffe")).toBe(false);
  });
  it("come through as Teams sends them: alone, after a slash, after a mention of the bot", () => {
    const sent = (text: string): string => {
      const entities = [{ type: "mention", text: "<at>Stafett</at>", mentioned: { id: "28:bot" } }];
      const people = {
        from: { id: "29:x" },
        recipient: { id: "28:bot" },
        conversation: { id: "19:x" },
      };
      const activity = readActivity({
        type: "message",
        channelId: "msteams",
        serviceUrl: "https://x.example",
        text,
        entities,
        ...people,
      });
      if (!activity) throw new Error("no activity");
      return wordsOf(activity);
    };
    for (const title of [...titles, ...englishTitles])
      for (const text of [
        title,
        `/${title}`,
        `<at>Stafett</at> ${title}`,
        `<at>Stafett</at>&nbsp;${title} `,
      ])
        expect(sent(text)).toBe(title);
  });
  it("mean the same in both languages", () => {
    const meaning = (text: string): unknown =>
      book.said(text) === "core.helpWords" ? "help" : book.understand("/stafett", text).meant;
    expect(englishTitles.map(meaning)).toEqual(titles.map(meaning));
  });
  it("stand in one list for each place; in a channel also where only the one who writes can see them", () => {
    // Teams has the slash menu in channels and group chats alone: with the bot alone there is nobody to hide it from.
    expect(bot.commandLists.map(({ scopes, triggers }) => [scopes, triggers])).toEqual([
      [["personal"], ["mention"]],
      [["team"], ["mention", "slash"]],
    ]);
    for (const { commands } of bot.commandLists) {
      expect(new Set(commands.map((command) => command.title)).size).toBe(commands.length);
      expect(commands.at(-1)?.title).toBe("hjälp");
    }
  });
  it("of the extensions are known by their ids, and understood", () => {
    expect(extension.commands.map((command) => command.id)).toEqual(Object.keys(extensionWords));
    expect(Object.values(extensionWords).filter((text) => !isUnderstood(text))).toEqual([]);
  });
  it("all have an English counterpart, and no English text is left over", () => {
    const list = (prefix: string, commands: readonly unknown[]): string[] =>
      commands.flatMap((_, n) => [
        `${prefix}.commands[${n}].title`,
        `${prefix}.commands[${n}].description`,
      ]);
    const keys = [
      ...["name.short", "name.full", "description.short", "description.full"],
      ...bot.commandLists.flatMap(({ commands }, n) =>
        list(`bots[0].commandLists[${n}]`, commands),
      ),
      ...list("composeExtensions[0]", extension.commands),
    ];
    expect(Object.keys(english).filter((key) => key !== "$schema")).toEqual(keys);
  });
});

describe("the icons", () => {
  const icon = (name: string) => readPng(readFileSync(join(root, "manifest/teams", name)));
  it("color.png: 192 × 192, nothing transparent, the mark within the 120 × 120 in the middle", () => {
    const { width, height, pixels } = icon("color.png");
    expect([width, height]).toEqual([192, 192]);
    expect(pixels.filter(([, , , alpha]) => alpha !== 255)).toEqual([]);
    const ground = "28,95,85,255";
    expect(String(pixels[0])).toBe(ground);
    const marked = pixels.flatMap((pixel, n) =>
      String(pixel) === ground ? [] : [[n % width, Math.floor(n / width)] as const],
    );
    expect(marked.length).toBeGreaterThan(2_000);
    expect(marked.filter(([x, y]) => x < 36 || x >= 156 || y < 36 || y >= 156)).toEqual([]);
  });
  it("outline.png: 32 × 32, white on nothing", () => {
    const { width, height, colourType, pixels } = icon("outline.png");
    expect([width, height, colourType]).toEqual([32, 32, 6]);
    const drawn = pixels.filter(([, , , alpha]) => alpha > 0);
    expect(drawn.length).toBeGreaterThan(100);
    expect(drawn.length).toBeLessThan(700);
    expect(drawn.filter(([r, g, b]) => r !== 255 || g !== 255 || b !== 255)).toEqual([]);
  });
});

describe("the check itself", () => {
  type Loose = Record<string, unknown> & {
    bots: [Record<string, unknown>];
    composeExtensions: [{ commands: Record<string, unknown>[] }];
  };
  it.each<[string, (m: Loose) => unknown]>([
    ["a short name of 31 characters", (m) => Object.assign(m, { name: { short: "x".repeat(31) } })],
    [
      "a short description of 81",
      (m) => Object.assign(m, { description: { short: "x".repeat(81), full: "x" } }),
    ],
    ["a bot whose id is no GUID", (m) => Object.assign(m.bots[0], { botId: "stafett" })],
    ["a second bot", (m) => m.bots.push(m.bots[0])],
    [
      "13 commands",
      (m) =>
        Object.assign(m.bots[0], {
          commandLists: [{ scopes: ["team"], commands: Array(13).fill({ title: "x" }) }],
        }),
    ],
    [
      "a trigger that Teams does not have",
      (m) =>
        Object.assign(m.bots[0], {
          commandLists: [{ scopes: ["team"], triggers: ["bang"], commands: [] }],
        }),
    ],
    [
      "11 extensions",
      (m) =>
        Object.assign(m.composeExtensions[0], {
          commands: Array(11).fill({ id: "x", title: "x" }),
        }),
    ],
    [
      "a permission that Teams does not have",
      (m) => Object.assign(m, { permissions: ["everything"] }),
    ],
    ["a colour by name", (m) => Object.assign(m, { accentColor: "green" })],
    ["an older schema", (m) => Object.assign(m, { manifestVersion: "1.16" })],
    ["a field that Teams does not have", (m) => Object.assign(m, { sockets: true })],
  ])("refuses %s", (_what, spoil) => {
    const spoiled = structuredClone(made()) as Loose;
    spoil(spoiled);
    expect(manifestProblems(spoiled)).not.toEqual([]);
  });
  it("refuses an English text under a key that Teams does not have", () => {
    expect(textProblems({ ...english, "bots[0].greeting": "x" })).not.toEqual([]);
  });
});
