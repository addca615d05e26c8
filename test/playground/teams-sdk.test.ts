// The bot's side as Microsoft wrote it: what the stand-in sends is believed and routed by it, and what it sends is taken.

import { PUBLIC, withOverrides } from "@microsoft/teams.api";
import { App } from "@microsoft/teams.apps";
import { afterEach, describe, expect, test } from "vitest";
import { type Listening, listen } from "../../src/app/http.ts";
import {
  ADA,
  CLIENT,
  card,
  continued,
  EVE,
  EXECUTE,
  FETCH,
  MALMO,
  message,
  OWN,
  POLICE,
  SAVE,
  SHARED,
  START,
  save,
  sentence,
  type TeamsWorld,
  teamsWorld,
  text,
} from "./teams-world.ts";

type Handler = (request: {
  body: unknown;
  headers: Record<string, string>;
}) => Promise<{ status: number; body?: unknown }>;
const quiet = { debug() {}, info() {}, warn() {}, error() {}, log() {}, child: () => quiet };
const input = (id = "what"): Record<string, unknown> => ({ type: "Input.Text", id, label: "Vad" });

let listening: Listening | undefined;
afterEach(async () => {
  await listening?.close();
  listening = undefined;
});

/** A real bot in front of a cloud that listens on a real port. */
async function bot(): Promise<TeamsWorld & { app: App; routed: string[] }> {
  const there = teamsWorld(undefined, { hangMs: 10_000 });
  listening = await listen(there.cloud.web, "127.0.0.1", 0);
  there.cloud.listensAt(`http://127.0.0.1:${listening.port}`);
  const { openIdMetadataUrl, serviceUrl } = there.cloud.urls();
  let handle: Handler | undefined;
  const app = new App({
    clientId: CLIENT,
    tenantId: MALMO,
    token: async () => String((await there.token()).body.access_token),
    cloud: withOverrides(PUBLIC, { openIdMetadataUrl }),
    serviceUrl,
    logger: quiet as never,
    httpServerAdapter: {
      registerRoute: (_method, _path, given) => (handle = given as unknown as Handler),
    },
  });
  const routed: string[] = [];
  const route = (name: string, answer?: unknown): void => {
    const heard = (): unknown => {
      routed.push(name);
      return answer;
    };
    app.on(name as "message", heard as () => void);
  };
  for (const name of [
    "message",
    "install.add",
    "install.remove",
    "conversationUpdate",
    "message.ext.submit",
  ])
    route(name);
  route("card.action.take", sentence("Tack"));
  route("dialog.open.form", continued(card([input()], [save()])));
  route("dialog.submit.save", { task: { type: "message", value: "Sparat" } });
  route("message.ext.open", continued(card([input()], [save()])));
  await app.initialize();
  there.door.open = async (body, _cloud, request) => {
    const answer = await (handle as Handler)({
      body,
      headers: Object.fromEntries(request.headers),
    });
    return new Response(answer.body === undefined ? null : JSON.stringify(answer.body), {
      status: answer.status,
    });
  };
  return { ...there, app, routed };
}

describe("the SDK believes and routes what is sent", () => {
  test("messages, slash commands, installing and uninstalling", async () => {
    const { cloud, routed } = await bot();
    const ada = cloud.as(ADA);
    for (const seen of [
      await ada.say(SHARED, "hej"),
      await ada.say(cloud.personal(ADA), "hej"),
      await ada.slash(OWN, "hjälp"),
      await ada.install(),
      await ada.uninstall(),
    ])
      expect(seen).toMatchObject({ status: 200 });
    expect(routed).toEqual([
      "message",
      "message",
      "message",
      "install.add",
      "conversationUpdate",
      "install.remove",
      "conversationUpdate",
    ]);
  });
  test("buttons, dialogs and message extensions", async () => {
    const { cloud, posted, routed } = await bot();
    const ada = cloud.as(ADA);
    const id = await posted(SHARED);
    expect(await ada.press(SHARED, id, EXECUTE)).toMatchObject({ status: 200, said: "Tack" });
    expect(await ada.press(SHARED, id, FETCH)).toMatchObject({
      status: 200,
      dialog: { title: "Formulär" },
    });
    expect(await ada.submit(SAVE, { what: "Kläder" })).toMatchObject({
      status: 200,
      dialog: { message: "Sparat" },
    });
    expect(await ada.extension("open", SHARED)).toMatchObject({
      status: 200,
      dialog: { title: "Formulär" },
    });
    expect(await ada.submit(SAVE, { what: "Mat" })).toMatchObject({ status: 200, dialog: null });
    expect(routed).toEqual([
      "card.action.take",
      "dialog.open.form",
      "dialog.submit.save",
      "message.ext.open",
      "message.ext.submit",
    ]);
  });
  test("no forged token is believed", async () => {
    const { cloud, door, activities } = await bot();
    await cloud.as(ADA).say(OWN, "hej");
    const [activity] = activities;
    const nowS = Math.trunc(Date.now() / 1000);
    const wrong = [
      { iss: "https://login.example" },
      { aud: "somebody-else" },
      { serviceurl: "https://evil.example" },
      { exp: nowS - 3600 },
      { nbf: nowS + 3600 },
      { kid: "unknown" },
      { key: "stranger" },
      { alg: "none" },
      { alg: "HS256" },
    ] as const;
    const statuses = await Promise.all(
      wrong.map(async (forging) => {
        const request = new Request("http://127.0.0.1/api/messages", {
          method: "POST",
          headers: { Authorization: `Bearer ${cloud.sign(forging)}` },
        });
        return ((await door.open(activity as never, cloud, request)) as Response).status;
      }),
    );
    expect(statuses).toEqual(wrong.map(() => 401));
  });
});

describe("what the SDK sends is taken", () => {
  test("post, change, take away, whisper, and write to one person", async () => {
    const { app, cloud } = await bot();
    const { conversations } = app.api.clone({ serviceUrl: cloud.urls().serviceUrl });
    const { id } = await conversations.createActivity(SHARED, message(card()) as never);
    await conversations.updateActivity(SHARED, id, message(card([text("Nytt")])) as never);
    expect(cloud.activities(SHARED)).toEqual([
      expect.objectContaining({ id, edited: true, card: card([text("Nytt")]) }),
    ]);
    const [ada] = (await conversations.getMembers(SHARED)) as {
      id: string;
      aadObjectId?: string;
      tenantId?: string;
    }[];
    expect(ada).toMatchObject({ aadObjectId: ADA, tenantId: MALMO });
    await conversations.createTargetedActivity(
      SHARED,
      message(undefined, { recipient: { id: ada?.id, isTargeted: true } }) as never,
    );
    expect(cloud.as(ADA).see().targeted).toHaveLength(1);
    expect(cloud.as(EVE).see().targeted).toEqual([]);
    await conversations.deleteActivity(SHARED, id);
    expect(cloud.activities(SHARED).map(({ targeted }) => targeted)).toEqual([ADA]);
    const personal = await conversations.create({
      members: [{ id: EVE }],
      tenantId: POLICE,
    } as never);
    expect(personal.id).toBe(cloud.personal(EVE));
    await conversations.createActivity(personal.id, message() as never);
    expect(cloud.activities(personal.id)).toEqual([
      expect.objectContaining({ text: "Hej", at: new Date(START).toISOString() }),
    ]);
  });
  test("a lost answer: stored, and the connection cut", async () => {
    const { app, cloud } = await bot();
    cloud.faults.next({ kind: "lost", method: "create" });
    const sending = app.api
      .clone({ serviceUrl: cloud.urls().serviceUrl })
      .conversations.createActivity(OWN, message() as never);
    await expect(sending).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(cloud.activities(OWN)).toHaveLength(1);
    expect(cloud.calls.at(-1)).toMatchObject({ method: "create", status: 0 });
  });
});
