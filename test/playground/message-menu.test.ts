// The menu of a message, in both windows: what is sent to the bot, whole as the real clouds send it, and where there is no such menu.
import { describe, expect, test } from "vitest";
import { play } from "./play.ts";
import {
  continued,
  card as form,
  OWN,
  SAVE,
  SHARED,
  save,
  ADA as TEAMS_ADA,
  BO as TEAMS_BO,
  teamsWorld,
} from "./teams-world.ts";
import { ADA, BO, EVE, empty, PRIVATE, PUBLIC, payloadOf, world } from "./world.ts";

describe("in Slack", () => {
  const shortcuts = [{ callbackId: "atgard", name: "Ny åtgärd" }];
  const there = () => world(empty, { shortcuts });
  test("the whole message goes along, whoever wrote it", async () => {
    const { cloud, requests } = there();
    await cloud.as(BO).say(PUBLIC, "Hej på er");
    const ts = cloud.messages(PUBLIC).at(-1)?.ts ?? "";
    expect(await cloud.as(ADA).shortcut("atgard", PUBLIC, ts)).toMatchObject({ status: 200 });
    expect(payloadOf(requests.at(-1)?.body ?? "")).toEqual({
      type: "message_action",
      team: { id: "T0HOME", domain: "region-syd" },
      user: { id: ADA, username: "ada", name: "ada", team_id: "T0HOME" },
      api_app_id: "A0STAFETT",
      token: expect.any(String),
      enterprise: null,
      is_enterprise_install: false,
      action_ts: expect.any(String),
      callback_id: "atgard",
      trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]{32}$/),
      channel: { id: PUBLIC, name: "nmt" },
      message_ts: ts,
      message: expect.objectContaining({ type: "message", user: BO, text: "Hej på er", ts }),
      response_url: expect.stringMatching(/^http/),
    });
  });
  test("is not there for an app without shortcuts, for somebody from another workspace, and on what only one person can see", async () => {
    const { cloud, api } = there();
    const ts = String((await api("chat.postMessage", { channel: PUBLIC, text: "x" })).body.ts);
    const refused = (who: string, shortcut: string, channel: string, at = ts) =>
      expect(cloud.as(who).shortcut(shortcut, channel, at)).rejects.toThrow(RangeError);
    expect(await cloud.as(ADA).shortcut("atgard", PUBLIC, ts)).toMatchObject({ status: 200 });
    await refused(EVE, "atgard", PUBLIC);
    await refused(ADA, "other", PUBLIC);
    await refused(BO, "atgard", PRIVATE);
    const { message_ts } = (
      await api("chat.postEphemeral", { channel: PUBLIC, user: ADA, text: "x" })
    ).body;
    await refused(ADA, "atgard", PUBLIC, String(message_ts));
    const without = world();
    const other = String(
      (await without.api("chat.postMessage", { channel: PUBLIC, text: "x" })).body.ts,
    );
    await expect(without.cloud.as(ADA).shortcut("atgard", PUBLIC, other)).rejects.toThrow(
      RangeError,
    );
  });
  test("the page is told what the menu offers, and sends what was picked", async () => {
    const { ask, cloud, requests } = play(there());
    const offered = async (user: string) =>
      ((await ask(`/play/state?user=${user}`)).body as { shortcuts: unknown }).shortcuts;
    expect([await offered(ADA), await offered(EVE)]).toEqual([
      [{ id: "atgard", title: "Ny åtgärd" }],
      [],
    ]);
    await cloud.as(BO).say(PUBLIC, "Hej");
    const ts = cloud.messages(PUBLIC).at(-1)?.ts;
    const picked = { user: ADA, channel: PUBLIC, ts, shortcut: "atgard" };
    expect(await ask("/play/shortcut", picked)).toMatchObject({ status: 200, body: { user: ADA } });
    expect(payloadOf(requests.at(-1)?.body ?? "")).toMatchObject({
      type: "message_action",
      message_ts: ts,
    });
    expect(await ask("/play/shortcut", { ...picked, ts: "1.000001" })).toMatchObject({
      status: 200,
      body: { stale: true },
    });
    expect((await ask("/play/shortcut", { ...picked, ts: 7 })).status).toBe(400);
  });
});

describe("in Teams", () => {
  const extensions = [
    {
      id: "open",
      title: "Nytt ärende",
      description: "Öppnar ett ärende",
      context: ["compose", "commandBox"],
    },
    { id: "atgard", title: "Ny åtgärd", description: "Öppnar en åtgärd", context: ["message"] },
  ];
  const there = () =>
    teamsWorld(
      ({ name }) =>
        String(name).startsWith("composeExtension/") ? continued(form([], [save()])) : undefined,
      { extensions },
    );
  test("the whole message goes along, when the form is opened and when it is sent", async () => {
    const { cloud, activities } = there();
    await cloud.as(TEAMS_BO).say(OWN, "a <b> & c");
    const { id = "", at } = cloud.activities(OWN).at(-1) ?? {};
    expect(await cloud.as(TEAMS_ADA).messageAction("atgard", OWN, id)).toMatchObject({
      dialog: { title: "Formulär" },
    });
    await cloud.as(TEAMS_ADA).submit(SAVE);
    const message = {
      commandId: "atgard",
      commandContext: "message",
      context: { theme: "default" },
      messagePayload: expect.objectContaining({
        id,
        createdDateTime: at,
        linkToMessage: expect.stringContaining(id),
        body: { contentType: "html", content: "<div>a &lt;b> &amp; c</div>" },
        from: expect.objectContaining({
          user: { userIdentityType: "aadUser", id: TEAMS_BO, displayName: "ersattare" },
          application: null,
        }),
      }),
    };
    const [, fetched, submitted] = activities;
    expect([fetched?.name, fetched?.value]).toEqual(["composeExtension/fetchTask", message]);
    expect([submitted?.name, submitted?.value]).toEqual([
      "composeExtension/submitAction",
      { ...message, data: { action: "save" } },
    ]);
    for (const activity of [fetched, submitted])
      expect(activity?.conversation).toMatchObject({ id: `${OWN};messageid=${id}` });
  });
  test("a card of the app's own is an attachment, and the app its author", async () => {
    const { cloud, activities, posted } = there();
    const id = await posted(OWN);
    await cloud.as(TEAMS_ADA).messageAction("atgard", OWN, id);
    expect(activities.at(-1)?.value).toMatchObject({
      messagePayload: {
        from: { user: null, application: { applicationIdentityType: "bot" } },
        attachments: [{ contentType: "application/vnd.microsoft.card.adaptive" }],
      },
    });
  });
  test("a command is offered in its own place, and in no other", async () => {
    const { cloud, posted } = there();
    const id = await posted(SHARED);
    await expect(cloud.as(TEAMS_ADA).messageAction("open", SHARED, id)).rejects.toThrow(RangeError);
    await expect(cloud.as(TEAMS_ADA).extension("atgard", SHARED)).rejects.toThrow(RangeError);
    await expect(cloud.as(TEAMS_ADA).messageAction("atgard", SHARED, "1")).rejects.toThrow(
      RangeError,
    );
    await expect(cloud.as(TEAMS_ADA).messageAction("atgard", "19:nowhere", id)).rejects.toThrow(
      RangeError,
    );
  });
});
