// The Slack app manifest against Slack's published schema, and against what the bot really does.
//
// The rules below follow slackapi/manifest-schema, schemas/manifest.schema.2.0.0.json at commit 085a10465ae92ca3215ab53c6bfab7768941fd50,
// read in November 2026: required fields, lengths, counts, patterns, and no field that the schema does not have. They are written anew here, and only
// for the parts that the manifest uses: functions, workflows, datastores and the app directory are refused as unknown.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { reachEvents, shortcutWords } from "../adapters/slack/parse.ts";
import { botScopes } from "../adapters/slack/scopes.ts";
import { filesIn, root } from "./support/source.ts";

const text = (least: number, most: number) => z.string().min(least).max(most);
const link = (most: number) => text(1, most).regex(/^https?:\/\//);
const distinct = <T extends z.ZodType>(item: T, most: number) =>
  z
    .array(item)
    .max(most)
    .refine((all) => new Set(all).size === all.length, "must not repeat an item");
const slashCommand = z.strictObject({
  command: text(2, 32).regex(/^\//),
  url: link(3_000).optional(),
  description: text(1, 2_000),
  usage_hint: text(1, 1_000).optional(),
  should_escape: z.boolean().optional(),
});
const shortcut = z.strictObject({
  name: text(1, 24),
  type: z.enum(["message", "global"]),
  callback_id: text(1, 255),
  description: text(1, 150),
});
const manifestSchema = z.strictObject({
  _metadata: z
    .strictObject({ major_version: z.int(), minor_version: z.int().optional() })
    .optional(),
  display_information: z.strictObject({
    name: text(1, 35),
    description: text(1, 140).optional(),
    background_color: z
      .string()
      .regex(/^#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?$/)
      .optional(),
    long_description: text(175, 4_000).optional(),
  }),
  features: z
    .strictObject({
      app_home: z
        .strictObject({
          home_tab_enabled: z.boolean().optional(),
          messages_tab_enabled: z.boolean().optional(),
          messages_tab_read_only_enabled: z.boolean().optional(),
        })
        .optional(),
      bot_user: z
        .strictObject({ display_name: text(1, 80), always_online: z.boolean().optional() })
        .optional(),
      slash_commands: z.array(slashCommand).min(1).max(50).optional(),
      shortcuts: z.array(shortcut).min(1).max(10).optional(),
    })
    .optional(),
  oauth_config: z
    .strictObject({
      redirect_urls: z.array(link(3_500)).max(1_000).optional(),
      scopes: z.strictObject({ bot: z.array(text(0, 50)).max(255).optional() }).optional(),
    })
    .optional(),
  settings: z
    .strictObject({
      interactivity: z
        .strictObject({ is_enabled: z.boolean(), request_url: link(3_500).optional() })
        .optional(),
      event_subscriptions: z
        .strictObject({
          request_url: link(3_500).optional(),
          bot_events: distinct(text(0, 50), 100).optional(),
        })
        .optional(),
      org_deploy_enabled: z.boolean().optional(),
      socket_mode_enabled: z.boolean().optional(),
      token_rotation_enabled: z.boolean().optional(),
    })
    .optional(),
});

const read = (path: string): string => readFileSync(join(root, path), "utf8");
const written: unknown = parse(read("manifest/slack.yaml"));
const manifest = (): z.infer<typeof manifestSchema> => manifestSchema.parse(written);
const clone = (): Record<string, never> => structuredClone(written) as Record<string, never>;

describe("manifest/slack.yaml", () => {
  it("is what Slack's schema allows", () => {
    expect(manifestSchema.safeParse(written).error?.issues).toBeUndefined();
  });
  it("keeps to what Slack's documentation adds: characters of the bot's name, commands once each", () => {
    const { features } = manifest();
    expect(features?.bot_user?.display_name).toMatch(/^[a-z0-9._-]+$/);
    const commands = features?.slash_commands?.map((c) => c.command) ?? [];
    expect(new Set(commands).size).toBe(commands.length);
    for (const command of commands) expect(command).toMatch(/^\/[a-z0-9_-]+$/);
  });
  it("has the commands that the playground offers, each escaped, described and hinted", () => {
    const commands = manifest().features?.slash_commands ?? [];
    const offered = [...read("playground/server/worlds.ts").matchAll(/command: "(\/\w+)"/g)].map(
      (found) => found[1],
    );
    expect(commands.map((c) => c.command)).toEqual(offered);
    for (const one of commands)
      expect(one).toMatchObject({ should_escape: true, usage_hint: expect.any(String) });
  });
  it("has the shortcuts that the adapter knows and the playground offers, all of them on a message", () => {
    const shortcuts = manifest().features?.shortcuts ?? [];
    expect(shortcuts.map((one) => one.callback_id)).toEqual(Object.keys(shortcutWords));
    expect(new Set(shortcuts.map((one) => one.type))).toEqual(new Set(["message"]));
    const offered = [
      ...read("playground/server/worlds.ts").matchAll(/callbackId: "(\w+)", name: "([^"]+)"/g),
    ].map(([, id, name]) => [id, name]);
    expect(shortcuts.map((one) => [one.callback_id, one.name])).toEqual(offered);
  });
  it("asks for the scope of every Web API method that the adapter calls and every event that it hears, and for no other", () => {
    /** docs.slack.dev/reference/methods; a method that is missing here fails the test. */
    const scopesOf: Readonly<Record<string, readonly string[]>> = {
      "chat.postMessage": ["chat:write"],
      "chat.update": ["chat:write"],
      "conversations.open": ["im:write"],
      // The app's own token, not the bot's.
      "apps.connections.open": [],
      "conversations.info": ["channels:read", "groups:read"],
      "oauth.v2.access": [],
      "conversations.history": ["channels:history", "groups:history", "im:history"],
      "views.open": [],
      "views.push": [],
      "views.update": [],
      "views.publish": [],
      "auth.revoke": [],
      "auth.test": [],
      "blocks.validate": [],
      "chat.getPermalink": [],
      "auth.teams.list": [],
    };
    /** docs.slack.dev/reference/events */
    const scopesOfEvents = ["channels:read", "groups:read"];
    const source = filesIn("adapters/slack", [".ts"]).map(read).join("\n");
    const called = new Set(
      [...source.matchAll(/(?:client\.(?!takes\.)|\.ask\(")(\w+(?:\.\w+)+)["(]/g)].map(
        (found) => found[1] ?? "",
      ),
    );
    expect(called.size).toBeGreaterThan(4);
    expect([...called].filter((method) => !(method in scopesOf))).toEqual([]);
    const asked = manifest().oauth_config?.scopes?.bot ?? [];
    const needed = [
      "commands",
      ...[...called].flatMap((method) => scopesOf[method] ?? []),
      ...scopesOfEvents,
    ];
    expect(new Set(asked)).toEqual(new Set(needed));
    expect(asked).toEqual([...botScopes]);
  });
  it("subscribes to the events that the adapter listens to, and to no other", () => {
    const opened = [
      ...read("adapters/slack/parse.ts").matchAll(/event: z\.object\({ type: z\.literal\("(\w+)"/g),
    ].map((found) => found[1]);
    expect(opened).toEqual(["app_home_opened"]);
    expect(manifest().settings?.event_subscriptions?.bot_events).toEqual([
      ...opened,
      ...reachEvents,
    ]);
  });
  it("sends everything to the one path that the server answers", () => {
    const { features, settings } = manifest();
    const urls = [
      ...(features?.slash_commands ?? []).map((c) => c.url),
      settings?.interactivity?.request_url,
      settings?.event_subscriptions?.request_url,
    ];
    expect(settings?.interactivity?.is_enabled).toBe(true);
    expect(settings?.socket_mode_enabled).toBe(false);
    expect(new Set(urls)).toEqual(new Set(["https://stafett.example/slack/events"]));
    expect(manifest().oauth_config?.redirect_urls).toEqual([
      "https://stafett.example/slack/oauth_redirect",
    ]);
  });
  it("has an icon of the size that Slack takes", () => {
    const png = readFileSync(join(root, "manifest/icon-512.png"));
    expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([512, 512]);
  });
});

describe("the check itself", () => {
  it.each<[string, (m: Record<string, Record<string, unknown>>) => void]>([
    [
      "a name of 36 characters",
      (m) => void Object.assign(m.display_information ?? {}, { name: "x".repeat(36) }),
    ],
    [
      "a description of 141",
      (m) => void Object.assign(m.display_information ?? {}, { description: "x".repeat(141) }),
    ],
    [
      "a long description of 174",
      (m) => void Object.assign(m.display_information ?? {}, { long_description: "x".repeat(174) }),
    ],
    [
      "a colour by name",
      (m) => void Object.assign(m.display_information ?? {}, { background_color: "green" }),
    ],
    [
      "a field that Slack does not have",
      (m) => void Object.assign(m.settings ?? {}, { sockets: true }),
    ],
    [
      "51 commands",
      (m) =>
        void Object.assign(m.features ?? {}, {
          slash_commands: Array(51).fill({ command: "/x", description: "x" }),
        }),
    ],
    [
      "a command without its slash",
      (m) =>
        void Object.assign(m.features ?? {}, {
          slash_commands: [{ command: "x", description: "x" }],
        }),
    ],
    [
      "a shortcut with a name of 25 characters",
      (m) =>
        void Object.assign(m.features ?? {}, {
          shortcuts: [
            { name: "x".repeat(25), type: "message", callback_id: "x", description: "x" },
          ],
        }),
    ],
    [
      "a shortcut described in 151",
      (m) =>
        void Object.assign(m.features ?? {}, {
          shortcuts: [
            { name: "x", type: "message", callback_id: "x", description: "x".repeat(151) },
          ],
        }),
    ],
    [
      "a shortcut without a kind",
      (m) =>
        void Object.assign(m.features ?? {}, {
          shortcuts: [{ name: "x", callback_id: "x", description: "x" }],
        }),
    ],
    [
      "an event twice",
      (m) =>
        void Object.assign(m.settings ?? {}, { event_subscriptions: { bot_events: ["a", "a"] } }),
    ],
    [
      "interactivity that says not whether it is on",
      (m) => void Object.assign(m.settings ?? {}, { interactivity: {} }),
    ],
  ])("refuses %s", (_what, spoil) => {
    const spoiled = clone();
    spoil(spoiled);
    expect(manifestSchema.safeParse(spoiled).success).toBe(false);
  });
});
