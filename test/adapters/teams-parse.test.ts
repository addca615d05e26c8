// Teams' activities as they were sent → what somebody wants. What is not understood is nothing, and never a mistake.
import { readFileSync } from "node:fs";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Incoming } from "../../adapters/port.ts";
import {
  type Activity,
  cardActionData,
  conversationTenant,
  extensionCommand,
  extensionWords,
  identityOf,
  isPersonal,
  placeOf,
  pressedIn,
  questionIn,
  readActivity,
  taskData,
  teamOf,
  tenantOf,
  wordsOf,
} from "../../adapters/teams/parse.ts";
import { overWeb } from "../../playground/server/worlds.ts";
import { clientId, teamsRig } from "../support/teams.ts";

type Raw = Record<string, unknown>;
const fixture = (name: string): Raw =>
  JSON.parse(readFileSync(new URL(`../fixtures/teams/${name}.json`, import.meta.url), "utf8"));
const read = (raw: unknown): Activity => {
  const activity = readActivity(raw);
  if (!activity) throw new Error("not understood");
  return activity;
};
const of = (name: string, more: Raw = {}): Activity => read({ ...fixture(name), ...more });
const malmo = "2f6d4b1e-8c03-4d57-9a1f-3be07c52d9a4";
const police = "7b90c3d5-1e42-4f68-8d2b-c40a95e6f713";
const person = `${malmo}/c0de0011-5af3-4b71-a9d2-6e18f0b70011`;
const channel = `${malmo}/19:noomi-malmo-000000000000000000000@thread.tacv2`;
const team = "19:e8b1f7c0a4d34b6f9a2c5d7e8f901234@thread.tacv2";
const instance = "7KQ3M9XZ7KQ3M9XZ";
const own = { workflow: "case", instance };

describe("who, where and what", () => {
  test.each([
    [
      "message-personal",
      { identity: person, place: person, personal: true, team: undefined, words: "mina" },
    ],
    [
      "message-channel-mention",
      { identity: person, place: channel, personal: false, team, words: "lägeskoll SYD-7KQ3-M9" },
    ],
    [
      "message-slash-targeted",
      { identity: person, place: channel, personal: false, team, words: "vem" },
    ],
    [
      "message-shared-channel",
      {
        identity: `${police}/c0de0021-5af3-4b71-a9d2-6e18f0b70021`,
        place: channel,
        personal: false,
        team,
        words: "mina",
      },
    ],
    [
      "installation-add-personal",
      { identity: person, place: person, personal: true, team: undefined, words: "" },
    ],
    [
      "installation-remove-team",
      { identity: person, place: `${malmo}/${team}`, personal: false, team, words: "" },
    ],
  ])("%s", (name, is) => {
    const a = of(name);
    expect({
      identity: identityOf(a),
      place: placeOf(a),
      personal: isPersonal(a),
      team: teamOf(a),
      words: wordsOf(a),
    }).toEqual(is);
    expect(conversationTenant(a)).toBe(malmo);
  });
  test("a person of another organisation whom the activity does not name so comes under the host's, until the members are asked", () => {
    const from = { ...(fixture("message-shared-channel").from as Raw), tenantId: undefined };
    const a = of("message-shared-channel", { from });
    expect([tenantOf(a), identityOf(a, police)]).toEqual([
      malmo,
      `${police}/c0de0021-5af3-4b71-a9d2-6e18f0b70021`,
    ]);
  });
  test("every fixture is read, and says what kind it is", () => {
    expect(of("message-edited").type).toBe("messageUpdate");
    expect(of("reaction").type).toBe("messageReaction");
    expect([of("installation-add-personal").action, of("installation-remove-team").action]).toEqual(
      ["add", "remove"],
    );
  });
});

describe("what was written", () => {
  const said = (text: string | null | undefined, more: Raw = {}): string =>
    wordsOf(of("message-channel-mention", { text, ...more }));
  const bot = fixture("message-channel-mention").recipient as Raw;
  const mention = (text: string, mentioned: Raw = bot): Raw => ({
    type: "mention",
    text,
    mentioned,
  });
  test.each([
    ["a hard space", "<at>Stafett</at>\u00a0mina", "mina"],
    ["hard spaces as entities", "<at>Stafett</at>&nbsp;lämna&nbsp;över&nbsp;", "lämna över"],
    ["entities", "<at>Stafett</at> a &lt;b&gt; &amp; c", "a <b> & c"],
    ["an entity of an entity stays text", "<at>Stafett</at> &amp;lt;b&amp;gt;", "&lt;b&gt;"],
    ["mentioned twice", "<at>Stafett</at> mina <at>Stafett</at>", "mina"],
    ["mentioned last", "mina <at>Stafett</at>", "mina"],
    ["on a line of its own", "<at>Stafett</at>\r\nmina\n", "mina"],
    ["a slash", "<at>Stafett</at> /mina", "mina"],
    ["as in Slack", "<at>Stafett</at> /stafett mina", "mina"],
    ["as in Slack, in capitals", "/STAFETT mina", "mina"],
    ["another command that begins so", "/stafetten", "stafetten"],
    ["nothing but the mention", "<at>Stafett</at> ", ""],
    ["nothing", "", ""],
    ["null", null, ""],
  ])("%s", (_what, text, words) => expect(said(text)).toBe(words));
  test("a mention of somebody else stays as its text: it may be a name, and the guard shall see it", () => {
    const other = { id: "29:1other", name: "Anna Svensson" };
    const text = "<at>Stafett</at> mina <at>Anna Svensson</at>";
    expect(
      said(text, {
        entities: [mention("<at>Stafett</at>"), mention("<at>Anna Svensson</at>", other)],
      }),
    ).toBe("mina Anna Svensson");
    expect(said('<at id="1">Anna Svensson</at>', { entities: [] })).toBe("Anna Svensson");
  });
  test("entities of other kinds, without text or without anybody, change nothing", () => {
    const entities = [
      { type: "clientInfo" },
      { type: "mention" },
      { type: "mention", text: null, mentioned: bot },
      mention("<at>Stafett</at>"),
    ];
    expect(said("<at>Stafett</at> mina", { entities })).toBe("mina");
    expect(said("mina", { entities: null })).toBe("mina");
  });
  test("what comes after a thousand characters is not looked at", () => {
    expect(said("x".repeat(19_000))).toHaveLength(1_000);
  });
});

describe("what was pressed", () => {
  const value = (name: string): unknown => fixture(name).value;
  test("a button of a card", () => {
    expect(pressedIn(cardActionData(value("invoke-card-action")))).toEqual({
      ask: { kind: "press", ...own, command: "calm", values: { round: "3" } },
    });
  });
  test("the home card that draws itself anew", () => {
    expect(pressedIn(cardActionData(value("invoke-card-refresh")))).toEqual({
      ask: { kind: "home" },
    });
  });
  test("a panel, which is what is shown anew later", () => {
    const panel = { ...own, panel: "show" };
    expect(pressedIn(taskData(value("invoke-task-fetch")))).toEqual({
      ask: { kind: "panel", ...panel },
      shown: panel,
    });
  });
  test("a filled form: empty answers are none, a box that is not ticked is not, several answers are several", () => {
    expect(pressedIn(taskData(value("invoke-task-submit")))).toEqual({
      ask: {
        kind: "submit",
        ...own,
        command: "checkIn",
        values: { safety: "red", domains: ["housing", "health"], day: "2026-11-27" },
        hidden: { round: "3" },
        more: false,
        sure: false,
      },
      idempotencyKey: "f:mie1k2qo:ABCDEFGHJKMN",
      shown: { ...own, panel: "show" },
      onScreen: { names: ["safety", "domains", "day"], redraws: false },
    });
  });
  test("'Mer' asks for the same form, and a ticked box is one", () => {
    const { data } = value("invoke-task-submit") as { data: { f: Raw } & Raw };
    expect(pressedIn({ ...data, f: { ...data.f, a: "more" } })?.ask).toMatchObject({
      kind: "redraw",
      more: true,
    });
    expect(pressedIn({ ...data, "s:sure": "true" })?.ask).toMatchObject({
      kind: "submit",
      sure: true,
    });
  });
  test("the message extension: words for a command of ours, the data of a dialog", () => {
    expect(extensionCommand(value("invoke-extension-fetch"))).toEqual({
      words: "lägeskoll",
      data: undefined,
    });
    expect(pressedIn(extensionCommand(value("invoke-extension-submit"))?.data)?.ask).toMatchObject({
      kind: "press",
      command: "checkIn",
    });
    for (const name of ["constructor", "__proto__", "toString", "other"])
      expect(extensionCommand({ commandId: name })).toEqual({ words: undefined, data: undefined });
  });
  test.each(["invoke-message-action-fetch", "invoke-message-action-submit"])(
    "%s: nothing of the message is read",
    (name) => {
      const activity = of(name);
      expect(fixture(name)).toHaveProperty(
        "value.messagePayload.body.content",
        expect.stringContaining("Maria Lindqvist"),
      );
      expect(activity).toHaveProperty("value.commandContext", "message");
      expect(JSON.stringify(activity)).not.toMatch(
        /Maria|Elena|Karin|19811218|070-|linkToMessage|messagePayload|c0de0012/,
      );
      expect(extensionCommand(activity.value)?.words).toBe(extensionWords.atgard);
      // Also of a value that came past it.
      expect(Object.keys(extensionCommand(fixture(name).value) ?? {})).toEqual(["words", "data"]);
      expect(JSON.stringify(extensionCommand(fixture(name).value))).not.toMatch(
        /Maria|messagePayload/,
      );
    },
  );
  test("a command on a message means the same, whatever the message is, and without one", () => {
    const value = fixture("invoke-message-action-fetch").value as Raw;
    for (const messagePayload of [undefined, null, "text", [], { body: 7 }])
      expect(
        extensionCommand(
          of("invoke-message-action-fetch", { value: { ...value, messagePayload } }).value,
        ),
      ).toEqual({
        words: extensionWords.atgard,
        data: undefined,
      });
  });
  test("every command of the app's manifest has its words", () => {
    const manifest = JSON.parse(
      readFileSync(new URL("../../manifest/teams/manifest.json", import.meta.url), "utf8"),
    );
    const ids = manifest.composeExtensions[0].commands.map((command: { id: string }) => command.id);
    expect(Object.keys(extensionWords).toSorted()).toEqual(ids.toSorted());
  });
  test("a button that asks first is a question, and what stands behind it comes back without it", () => {
    const data = {
      w: "case",
      i: instance,
      c: "calm",
      v: {},
      x: { t: "Är du säker?", l: "Gör det", s: "danger" },
      msteams: { type: "task/fetch" },
    };
    expect(questionIn(data)).toEqual({
      ask: { t: "Är du säker?", l: "Gör det", s: "danger" },
      data: { w: "case", i: instance, c: "calm", v: {} },
    });
    expect(questionIn({ ...data, x: undefined })).toBeUndefined();
  });
});

describe("what does not make sense is nothing", () => {
  test.each<[string, unknown]>([
    ["no value", undefined],
    ["null", null],
    ["a text", "calm"],
    ["a list", [{ w: "case", c: "calm", v: {} }]],
    ["no keys", {}],
    ["a button without values", { w: "case", c: "calm" }],
    ["values that are no texts", { w: "case", c: "calm", v: { round: 3 } }],
    ["a list of lists", { w: "case", c: "calm", v: { round: [["3"]] } }],
    ["a name that is no text", { w: ["case"], p: "show" }],
    ["an instance that is a list", { w: "case", i: [instance], p: "show" }],
    [
      "a form without its idempotency key",
      { f: { w: "case", c: "open", k: {}, e: false, m: [], n: [], r: false } },
    ],
    ["another home", { h: 2 }],
    ["words that are none", { q: 7 }],
  ])("as data: %s", (_what, data) => {
    expect(pressedIn(data)).toBeUndefined();
    expect(pressedIn(cardActionData({ action: { data }, trigger: "manual" }))).toBeUndefined();
    expect(pressedIn(taskData({ data }))).toBeUndefined();
    expect(pressedIn(extensionCommand({ commandId: "mina", data })?.data)).toBeUndefined();
  });
  test("an invoke without its value", () => {
    for (const name of ["invoke-card-action", "invoke-task-fetch", "invoke-extension-fetch"]) {
      const { value } = of(name, { value: undefined });
      expect([cardActionData(value), taskData(value), extensionCommand(value)]).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
    }
  });
  test.each<[string, Raw]>([
    ["another channel", { channelId: "webchat" }],
    ["no channel", { channelId: undefined }],
    ["no sender", { from: undefined }],
    ["a sender without an id", { from: { name: "x" } }],
    ["no conversation", { conversation: undefined }],
    ["no service URL", { serviceUrl: undefined }],
    ["a type that is no text", { type: 7 }],
    ["a text of another kind", { text: { html: "x" } }],
    ["too long a text", { text: "x".repeat(20_001) }],
    ["too many entities", { entities: Array.from({ length: 101 }, () => ({ type: "mention" })) }],
    ["entities that are none", { entities: "mention" }],
  ])("as an activity: %s", (_what, more) => {
    expect(readActivity({ ...fixture("message-personal"), ...more })).toBeUndefined();
  });
  test.each([undefined, null, 5, "text", [], [[]], {}])("as an activity: %j", (body) =>
    expect(readActivity(body)).toBeUndefined(),
  );
});

test("somebody without an object id, and the bot itself, are nobody in the register", () => {
  expect(identityOf(of("message-personal", { from: { id: "29:1guest", name: "Gäst" } }))).toBe(
    `${malmo}/`,
  );
  const bot = fixture("message-personal").recipient as Raw;
  expect(identityOf(of("message-personal", { from: bot, recipient: bot }))).toBe(`${malmo}/`);
});

describe("through the door, signed", () => {
  const rig = async () => {
    const asked: Incoming[] = [];
    const { cloud, adapter, close } = await teamsRig({
      cloud: {
        now: () => Date.now(),
        tenants: [{ id: malmo, name: "Malmö stad" }],
        users: [],
        channels: [],
      },
      handle: async (incoming) => {
        asked.push(incoming);
        return { kind: "done" };
      },
    });
    onTestFinished(close);
    const send = async (name: string, more: Raw = {}): Promise<number> => {
      const activity = { ...fixture(name), serviceUrl: cloud.urls().serviceUrl, ...more };
      const headers = {
        "content-type": "application/json",
        authorization: `Bearer ${cloud.sign()}`,
      };
      const request = new Request("http://127.0.0.1/api/messages", {
        method: "POST",
        headers,
        body: JSON.stringify(activity),
      });
      return (await overWeb(adapter, request)).status;
    };
    return { asked, send };
  };
  test.each(["message-edited", "reaction"])("nobody is asked because of %s", async (name) => {
    const { asked, send } = await rig();
    expect(await send(name)).toBe(200);
    expect(asked).toEqual([]);
  });
  test("an activity without an id is not asked about: it could not be told from its repetition", async () => {
    const { asked, send } = await rig();
    expect(await send("message-personal", { id: undefined })).toBeLessThan(500);
    expect(asked).toEqual([]);
  });
  test("what the bot wrote itself, and somebody without an object id, are asked about as nobody whom a register could know", async () => {
    const { asked, send } = await rig();
    await send("message-personal", { from: { id: `28:${clientId}` } });
    await send("message-personal", { id: "2", from: { id: "29:1guest" } });
    expect(asked.map(({ identity }) => identity)).toEqual([`${malmo}/`, `${malmo}/`]);
  });
  test.each([
    ["installation-add-personal", person, true],
    ["installation-remove-team", `${malmo}/${team}`, false],
  ])("%s says which address can be written to", async (name, identity, reachable) => {
    const { asked, send } = await rig();
    expect(await send(name)).toBe(200);
    expect(asked[0]).toMatchObject({
      platform: "teams",
      identity,
      ask: { kind: "reach", reachable },
    });
  });
});
