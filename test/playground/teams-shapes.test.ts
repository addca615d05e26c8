// What Teams sends to a bot when people do something, field by field.
import { describe, expect, test } from "vitest";
import {
  ADA,
  BO,
  CLIENT,
  card,
  continued,
  EVE,
  EXECUTE,
  execute,
  FETCH,
  MALMO,
  OWN,
  POLICE,
  SAVE,
  SHARED,
  START,
  save,
  teamsWorld,
} from "./teams-world.ts";

const at = new Date(START).toISOString();
const bot = { id: `28:${CLIENT}`, name: "Stafett" };
const id29 = expect.stringMatching(/^29:1[\w-]{43}$/);
const client = {
  type: "clientInfo",
  locale: "sv-SE",
  country: "SE",
  platform: "Web",
  timezone: "Europe/Stockholm",
};
const everywhere = {
  channelId: "msteams",
  serviceUrl: "http://teams.test/teams",
  timestamp: at,
  locale: "sv-SE",
  recipient: bot,
};
const ada = { id: id29, name: "Handläggare, Malmö", aadObjectId: ADA, tenantId: MALMO };

describe("messages", () => {
  test("to the bot alone", async () => {
    const { cloud, activities } = teamsWorld();
    await cloud.as(ADA).say(cloud.personal(ADA), "hjälp");
    expect(activities).toEqual([
      expect.objectContaining({
        ...everywhere,
        type: "message",
        id: String(START),
        text: "hjälp",
        from: ada,
        conversation: { id: cloud.personal(ADA), conversationType: "personal", tenantId: MALMO },
        channelData: { tenant: { id: MALMO } },
        entities: [client],
      }),
    ]);
  });
  test("in a channel: a mention, and a thread of its own", async () => {
    const { cloud, activities } = teamsWorld();
    await cloud.as(ADA).say(OWN, "hjälp");
    expect(activities).toEqual([
      expect.objectContaining({
        ...everywhere,
        text: "<at>Stafett</at> hjälp",
        conversation: {
          id: `${OWN};messageid=${START}`,
          conversationType: "channel",
          tenantId: MALMO,
          isGroup: true,
          name: "Socialtjänsten",
        },
        channelData: { tenant: { id: MALMO }, team: { id: OWN }, channel: { id: OWN } },
        entities: [{ type: "mention", mentioned: bot, text: "<at>Stafett</at>" }, client],
      }),
    ]);
    expect(cloud.activities(OWN)).toEqual([expect.objectContaining({ from: ADA, text: "hjälp" })]);
  });
  test("from another organisation, in a shared channel", async () => {
    const { cloud, activities } = teamsWorld();
    await cloud.as(EVE).say(SHARED, "hej");
    expect(activities[0]).toMatchObject({
      from: { aadObjectId: EVE, tenantId: POLICE },
      conversation: { tenantId: MALMO },
      channelData: { tenant: { id: POLICE } },
    });
  });
  test("from another organisation, where only the host's is named", async () => {
    const { api, cloud, activities } = teamsWorld(undefined, { guestsUnnamed: true });
    await cloud.as(EVE).say(SHARED, "hej");
    expect(activities[0]).toMatchObject({
      conversation: { tenantId: MALMO },
      channelData: { tenant: { id: MALMO } },
    });
    expect(activities[0]?.from).not.toHaveProperty("tenantId");
    expect((await api("GET", `/${SHARED}/members/${EVE}`)).body).toMatchObject({
      tenantId: POLICE,
    });
  });
  test("a slash command is for the bot alone, and nobody else sees it", async () => {
    const { cloud, activities } = teamsWorld();
    await cloud.as(ADA).slash(OWN, "hjälp");
    expect(activities).toEqual([
      expect.objectContaining({
        type: "message",
        text: "hjälp",
        recipient: { ...bot, isTargeted: true },
        entities: [client],
      }),
    ]);
    expect(cloud.activities(OWN)).toEqual([expect.objectContaining({ targeted: ADA })]);
  });
  test("the language of the person", async () => {
    const { cloud, activities } = teamsWorld();
    await cloud.as(BO).say(OWN, "help");
    expect(activities[0]).toMatchObject({ locale: "en-GB", entities: [{}, { country: "GB" }] });
  });
});

describe("buttons", () => {
  test("Action.Execute", async () => {
    const { cloud, posted, activities } = teamsWorld();
    const id = await posted(OWN);
    await cloud.as(ADA).press(OWN, id, EXECUTE);
    expect(activities).toEqual([
      expect.objectContaining({
        ...everywhere,
        type: "invoke",
        name: "adaptiveCard/action",
        id: expect.stringMatching(/^f:/),
        from: ada,
        replyToId: id,
        conversation: expect.objectContaining({ id: `${OWN};messageid=${id}` }),
        value: {
          action: { type: "Action.Execute", verb: "take", data: { action: "take" } },
          trigger: "manual",
        },
      }),
    ]);
  });
  test("a card in a thread names the thread", async () => {
    const { api, cloud, posted, activities } = teamsWorld();
    const root = await posted(OWN);
    const { id } = (
      await api("POST", `/${OWN};messageid=${root}/activities`, {
        type: "message",
        attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content: card() }],
      })
    ).body;
    await cloud.as(ADA).press(OWN, String(id), EXECUTE);
    expect(activities[0]).toMatchObject({
      replyToId: id,
      conversation: { id: `${OWN};messageid=${root}` },
    });
  });
  test("task/fetch, task/submit", async () => {
    const { cloud, posted, activities } = teamsWorld(({ name }) =>
      name === "task/fetch"
        ? continued(card([{ type: "Input.Text", id: "what", label: "Vad" }], [save()]))
        : undefined,
    );
    const id = await posted(OWN);
    await cloud.as(ADA).press(OWN, id, FETCH);
    await cloud.as(ADA).submit(SAVE, { what: "Mat" });
    expect(activities).toEqual([
      expect.objectContaining({
        name: "task/fetch",
        replyToId: id,
        value: { data: FETCH.data, context: { theme: "default" }, tabContext: null },
      }),
      expect.objectContaining({
        name: "task/submit",
        conversation: expect.objectContaining({ id: `${OWN};messageid=${id}` }),
        value: {
          data: { action: "save", what: "Mat" },
          context: { theme: "default" },
          tabContext: null,
        },
      }),
    ]);
  });
  test("a message extension", async () => {
    const { cloud, activities } = teamsWorld(({ name }) =>
      name === "composeExtension/fetchTask" ? continued(card([], [save()])) : undefined,
    );
    await cloud.as(ADA).extension("open", OWN);
    await cloud.as(ADA).submit(SAVE);
    expect(
      activities.map(({ name, value, conversation }) => [
        name,
        value,
        (conversation as { id: string }).id,
      ]),
    ).toEqual([
      [
        "composeExtension/fetchTask",
        { commandId: "open", commandContext: "compose", context: { theme: "default" } },
        OWN,
      ],
      [
        "composeExtension/submitAction",
        {
          commandId: "open",
          commandContext: "compose",
          data: { action: "save" },
          context: { theme: "default" },
        },
        OWN,
      ],
    ]);
  });
  test("Action.Submit without a dialog is a message without text", async () => {
    const { cloud, posted, activities } = teamsWorld();
    const id = await posted(cloud.personal(ADA), card([], [save()]));
    await cloud.as(ADA).press(cloud.personal(ADA), id, SAVE);
    expect(activities).toEqual([
      expect.objectContaining({ type: "message", value: { action: "save" }, replyToId: id }),
    ]);
    expect(activities[0]).not.toHaveProperty("text");
  });
  test("a card that asks for it is refreshed, for those whom it names", async () => {
    const { api, cloud, posted, activities } = teamsWorld();
    const [{ id: account }] = (await api("GET", `/${OWN}/members`)).body as unknown as [
      { id: string },
    ];
    const named = await posted(
      OWN,
      card([], [], { refresh: { action: execute("show"), userIds: [account] } }),
    );
    const all = await posted(OWN, card([], [], { refresh: { action: execute("show") } }));
    const none = await posted(OWN);
    for (const user of [ADA, BO])
      for (const id of [named, all, none]) await cloud.as(user).refresh(OWN, id);
    expect(
      activities.map(({ from, replyToId }) => [
        (from as { aadObjectId: string }).aadObjectId,
        replyToId,
      ]),
    ).toEqual([
      [ADA, named],
      [ADA, all],
      [BO, all],
    ]);
    expect(activities[0]?.value).toEqual({
      action: { type: "Action.Execute", verb: "show", data: { action: "show" } },
      trigger: "automatic",
    });
  });
});

describe("coming and going", () => {
  test("the app for one person", async () => {
    const { cloud, activities } = teamsWorld(undefined, { installed: false });
    await cloud.as(ADA).install();
    await cloud.as(ADA).uninstall();
    const place = {
      conversation: { id: cloud.personal(ADA), conversationType: "personal", tenantId: MALMO },
      from: ada,
    };
    expect(activities).toEqual([
      expect.objectContaining({
        ...everywhere,
        ...place,
        type: "installationUpdate",
        action: "add",
      }),
      expect.objectContaining({
        ...everywhere,
        ...place,
        type: "conversationUpdate",
        membersAdded: [bot],
      }),
      expect.objectContaining({ type: "installationUpdate", action: "remove" }),
      expect.objectContaining({ type: "conversationUpdate", membersRemoved: [bot] }),
    ]);
  });
  test("the app in a channel", async () => {
    const { cloud, activities } = teamsWorld();
    await cloud.installInChannel(SHARED);
    await cloud.uninstallFromChannel(SHARED);
    expect(
      activities.map(({ type, action, channelData }) => [
        type,
        action,
        (channelData as { eventType?: string }).eventType,
      ]),
    ).toEqual([
      ["installationUpdate", "add", undefined],
      ["conversationUpdate", undefined, "teamMemberAdded"],
      ["installationUpdate", "remove", undefined],
      ["conversationUpdate", undefined, "teamMemberRemoved"],
    ]);
    expect(activities[0]?.conversation).toMatchObject({ id: SHARED, conversationType: "channel" });
    await expect(cloud.installInChannel("19:nowhere@thread.tacv2")).rejects.toThrow(RangeError);
  });
  test("the last one once more, under the same id", async () => {
    const { cloud, activities } = teamsWorld();
    await expect(cloud.redeliver()).rejects.toThrow("nothing was sent yet");
    await cloud.as(ADA).say(OWN, "hej");
    expect(await cloud.redeliver()).toMatchObject({ status: 200 });
    expect(activities[1]).toEqual(activities[0]);
    expect(cloud.sent).toHaveLength(2);
  });
});
