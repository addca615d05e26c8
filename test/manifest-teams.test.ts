// The app package for Teams against Microsoft's own schema, and against what the bot really understands.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { extensionWords, readActivity, wordsOf } from "../adapters/teams/parse.ts";
import { manifestFor, manifestProblems, packageFor, textProblems } from "../manifest/package.ts";
import { manifestTexts } from "../manifest/texts.ts";
import { catalogues } from "../src/app/catalogues.ts";
import { Locale } from "../src/words/locale.ts";
import { Phrasebook } from "../src/words/phrasebook.ts";
import { workflows } from "../workflows/index.ts";
import { readPng } from "./support/png.ts";
import { presets } from "./support/presets.ts";
import { temporary } from "./support/small-core.ts";
import { root } from "./support/source.ts";

const wanted = { clientId: "8B1F0C52-6A0E-4D57-9C3B-2D1E7F40A9C6", publicUrl: "https://stafett.example" };
const clientId = wanted.clientId.toLowerCase();

const words = z.object({ title: z.string(), description: z.string() });
const shape = z.object({
  id: z.string(),
  name: z.object({ short: z.string(), full: z.string() }),
  description: z.object({ short: z.string(), full: z.string() }),
  developer: z.object({ name: z.string(), websiteUrl: z.string(), privacyUrl: z.string(), termsOfUseUrl: z.string() }),
  permissions: z.array(z.string()),
  bots: z.tuple([
    z.object({
      botId: z.string(),
      scopes: z.array(z.string()),
      commandLists: z.array(z.object({ scopes: z.array(z.string()), triggers: z.array(z.string()), commands: z.array(words) })),
    }),
  ]),
  composeExtensions: z.tuple([
    z.object({
      botId: z.string(),
      commands: z.array(words.extend({ id: z.string(), type: z.string(), context: z.array(z.string()), fetchTask: z.boolean() })),
    }),
  ]),
});
const made = (more: Parameters<typeof manifestFor>[0] = {}): unknown => {
  const result = manifestFor({ ...wanted, ...more });
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};
const manifest = shape.parse(made());
const [bot] = manifest.bots;
const [extension] = manifest.composeExtensions;
const english = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(join(root, "manifest/teams/en.json"), "utf8")));
const packed = (): Uint8Array => {
  const result = packageFor(wanted);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};

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
    const own = { websiteUrl: "https://a.example", privacyUrl: "https://b.example", termsUrl: "https://c.example" };
    const pages = { websiteUrl: own.websiteUrl, privacyUrl: own.privacyUrl, termsOfUseUrl: own.termsUrl };
    expect(shape.parse(made(own)).developer).toMatchObject(pages);
    expect(JSON.stringify(made())).not.toContain("${");
  });
  it("keeps to what the store's forms take", () => {
    for (const text of [manifest, { name: { short: english["name.short"], full: english["name.full"] } }] as const) {
      expect(text.name.short?.length).toBeLessThanOrEqual(30);
      expect(text.name.full?.length).toBeLessThanOrEqual(100);
    }
    for (const short of [manifest.description.short, english["description.short"] ?? ""]) expect(short.length).toBeLessThanOrEqual(80);
    for (const full of [manifest.description.full, english["description.full"] ?? ""]) expect(full.length).toBeLessThanOrEqual(4_000);
    expect(manifest.developer.name.length).toBeLessThanOrEqual(32);
    // "Your app manifest": 32 for a command's title, 128 for its description.
    const { commands } = extension;
    for (const { title, description } of commands) expect([title.length <= 32, description.length <= 128]).toEqual([true, true]);
    for (const list of bot.commandLists) expect(list.commands.length).toBeLessThanOrEqual(12);
    expect(extension.commands.length).toBeLessThanOrEqual(10);
  });
  it("asks for no more than it needs: no files, no calls, no group chats, no reading of what others write", () => {
    expect(made()).toMatchObject({
      validDomains: [],
      supportsChannelFeatures: "tier1",
      bots: [
        { isNotificationOnly: false, supportsFiles: false, supportsCalling: false, supportsVideo: false, supportsTargetedMessages: true },
      ],
    });
    expect(bot.scopes).toEqual(["personal", "team"]);
    expect(manifest.permissions).toEqual(["identity", "messageTeamMembers"]);
    for (const name of ["authorization", "webApplicationInfo", "devicePermissions", "graphConnector", "staticTabs", "configurableTabs"])
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
  const book = new Phrasebook(new Map(workflows.map((w) => [w.name, w])), new Locale(catalogues, presets.sign));
  const isUnderstood = (text: string): boolean => {
    const { meant, rest } = book.understand("/stafett", text);
    return book.said(text) === "core.helpWords" || (meant.length > 0 && rest === "");
  };
  const titles = bot.commandLists.flatMap((list) => list.commands.map((command) => command.title));
  const englishTitles = Object.entries(english).flatMap(([key, text]) => (/^bots.*title$/.test(key) ? [text] : []));

  it("are understood by the bot, in Swedish and in English", () => {
    expect(titles.length).toBeGreaterThan(10);
    expect(englishTitles.length).toBe(titles.length);
    expect([...titles, ...englishTitles].filter((title) => !isUnderstood(title))).toEqual([]);
    expect(isUnderstood("kaffe")).toBe(false);
  });
  it("come through as Teams sends them: alone, after a slash, after a mention of the bot", () => {
    const sent = (text: string): string => {
      const entities = [{ type: "mention", text: "<at>Stafett</at>", mentioned: { id: "28:bot" } }];
      const people = { from: { id: "29:x" }, recipient: { id: "28:bot" }, conversation: { id: "19:x" } };
      const activity = readActivity({ type: "message", channelId: "msteams", serviceUrl: "https://x.example", text, entities, ...people });
      if (!activity) throw new Error("no activity");
      return wordsOf(activity);
    };
    for (const title of [...titles, ...englishTitles])
      for (const text of [title, `/${title}`, `<at>Stafett</at> ${title}`, `<at>Stafett</at>&nbsp;${title} `])
        expect(sent(text)).toBe(title);
  });
  it("mean the same in both languages", () => {
    const meaning = (text: string): unknown => (book.said(text) === "core.helpWords" ? "help" : book.understand("/stafett", text).meant);
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
      commands.flatMap((_, n) => [`${prefix}.commands[${n}].title`, `${prefix}.commands[${n}].description`]);
    const keys = [
      ...["name.short", "name.full", "description.short", "description.full"],
      ...bot.commandLists.flatMap(({ commands }, n) => list(`bots[0].commandLists[${n}]`, commands)),
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
    const marked = pixels.flatMap((pixel, n) => (String(pixel) === ground ? [] : [[n % width, Math.floor(n / width)] as const]));
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

describe("the package", () => {
  it("opens again, and holds the manifest, its English texts and two icons", () => {
    const files = unzipSync(packed());
    expect(Object.keys(files).sort()).toEqual(["color.png", "en.json", "manifest.json", "outline.png"]);
    expect(JSON.parse(strFromU8(files["manifest.json"] ?? new Uint8Array()))).toEqual(made());
    for (const name of ["color.png", "outline.png", "en.json"])
      expect(Buffer.from(files[name] ?? []).equals(readFileSync(join(root, "manifest/teams", name)))).toBe(true);
  });
  it("is the same bytes for the same values", () => {
    expect(Buffer.from(packed()).equals(Buffer.from(packed()))).toBe(true);
  });
});

describe("npm run manifest", () => {
  const run = (env: Readonly<Record<string, string>>, ...args: string[]) => {
    const cwd = temporary();
    const command = ["--disable-warning=ExperimentalWarning", join(root, "manifest/build.ts"), ...args];
    const options = { cwd, encoding: "utf8", env: { PATH: process.env.PATH ?? "", ...env } } as const;
    const { status, stdout, stderr } = spawnSync(join(root, "node_modules/.bin/node"), command, options);
    const file = join(cwd, "data/stafett-teams.zip");
    return { status, said: stdout + stderr, file: existsSync(file) ? readFileSync(file) : undefined, path: file };
  };
  const env = { CLIENT_ID: wanted.clientId, STAFETT_PUBLIC_URL: wanted.publicUrl };

  it("writes the package, says where, and lets no secret of the environment into it", () => {
    const { status, said, file, path } = run({ ...env, CLIENT_SECRET: "a-secret-of-the-bot", TENANT_ID: "a-tenant-of-ours" });
    expect([status, said.includes(path)]).toEqual([0, true]);
    expect(file?.equals(Buffer.from(packed()))).toBe(true);
    const inside = Object.values(unzipSync(file ?? new Uint8Array())).map((bytes) => Buffer.from(bytes).toString("latin1"));
    expect([said, ...inside].filter((text) => /a-secret-of-the-bot|a-tenant-of-ours/.test(text))).toEqual([]);
  });
  it("takes the values as arguments too, before those of the environment", () => {
    const { status, file } = run(
      { ...env, CLIENT_ID: "wrong" },
      `--client-id=${wanted.clientId}`,
      "--privacy-url=https://integritet.example",
    );
    expect(status).toBe(0);
    expect(strFromU8(unzipSync(file ?? new Uint8Array())["manifest.json"] ?? new Uint8Array())).toContain("https://integritet.example");
  });
  it.each([
    ["without an id", { STAFETT_PUBLIC_URL: wanted.publicUrl }, [], "The bot's id is missing."],
    ["with an empty id", { ...env, CLIENT_ID: " " }, [], "The bot's id is missing."],
    ["with an id that is no GUID", { ...env, CLIENT_ID: "secret-by-mistake" }, [], "The bot's id is no GUID."],
    ["without an address", { CLIENT_ID: wanted.clientId }, [], "The address is missing."],
    ["with an address over http", { ...env, STAFETT_PUBLIC_URL: "http://secret-by-mistake" }, [], "STAFETT_PUBLIC_URL is no address"],
    [
      "with a password in an address",
      { ...env, STAFETT_PUBLIC_URL: "https://a:secret-by-mistake@b.example" },
      [],
      "STAFETT_PUBLIC_URL is no address",
    ],
    ["with a page that is no address", env, ["--terms-url=secret-by-mistake"], "--terms-url is no address"],
    ["with an argument that there is not", env, ["--secret-by-mistake"], "There is no such argument."],
  ])("refuses %s: says so, repeats nothing, writes nothing", (_what, given, args, sentence) => {
    const { status, said, file } = run(given, ...args);
    expect(said).toContain(sentence);
    expect(said).not.toContain("secret-by-mistake");
    expect([status, file]).toEqual([1, undefined]);
  });
  it("says with each refusal that nothing was written", () => {
    const problems = [
      { kind: "noClientId" },
      { kind: "badClientId" },
      { kind: "noPublicUrl" },
      { kind: "badUrl", name: "--terms-url" },
      { kind: "invalid", places: ["/bots/0: x"] },
    ] as const;
    for (const problem of problems) expect(manifestTexts.problem(problem)).toContain("Nothing has been written.");
  });
});

describe("the check itself", () => {
  type Loose = Record<string, unknown> & { bots: [Record<string, unknown>]; composeExtensions: [{ commands: Record<string, unknown>[] }] };
  it.each<[string, (m: Loose) => unknown]>([
    ["a short name of 31 characters", (m) => Object.assign(m, { name: { short: "x".repeat(31) } })],
    ["a short description of 81", (m) => Object.assign(m, { description: { short: "x".repeat(81), full: "x" } })],
    ["a bot whose id is no GUID", (m) => Object.assign(m.bots[0], { botId: "stafett" })],
    ["a second bot", (m) => m.bots.push(m.bots[0])],
    ["13 commands", (m) => Object.assign(m.bots[0], { commandLists: [{ scopes: ["team"], commands: Array(13).fill({ title: "x" }) }] })],
    [
      "a trigger that Teams does not have",
      (m) => Object.assign(m.bots[0], { commandLists: [{ scopes: ["team"], triggers: ["bang"], commands: [] }] }),
    ],
    ["11 extensions", (m) => Object.assign(m.composeExtensions[0], { commands: Array(11).fill({ id: "x", title: "x" }) })],
    ["a permission that Teams does not have", (m) => Object.assign(m, { permissions: ["everything"] })],
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
