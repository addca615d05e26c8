// The Teams window's side of the playground: what the page is told, and that both windows hear of each other.
import { describe, expect, test, vi } from "vitest";
import type { TeamsState } from "../../playground/page/teams-contract.ts";
import { createPlayground } from "../../playground/server/server.ts";
import {
  ADA,
  BO,
  card,
  continued,
  type Door,
  EVE,
  EXECUTE,
  execute,
  FETCH,
  instead,
  message,
  OWN,
  SAVE,
  SHARED,
  START,
  save,
  sentence,
  teamsWorld,
  text,
} from "./teams-world.ts";
import { world } from "./world.ts";

function play(open: Door = () => undefined) {
  const slack = world();
  const there = teamsWorld(open);
  const reset = vi.fn(async () => undefined);
  const stage = {
    moveClock: vi.fn(),
    settled: vi.fn(),
    journal: vi.fn(),
    deliveries: vi.fn(),
    cases: vi.fn(),
    reset,
    speak: vi.fn(),
    daysOff: () => [],
  };
  const failed: unknown[] = [];
  const app = createPlayground({
    cloud: slack.cloud,
    teams: there.cloud,
    stage,
    page: async () => ({ html: "", js: "", css: "" }),
    onError: (error) => failed.push(error),
  });
  const ask = async (path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await app.request(`http://127.0.0.1:3000${path}`, {
      ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
      headers: {
        host: "127.0.0.1:3000",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
    });
    return {
      status: response.status,
      body: (await response.json()) as TeamsState & { error?: string },
    };
  };
  return { ...there, slack, app, ask, reset, failed };
}
const state = (user: string = ADA) => `/play/teams/state?user=${user}`;

describe("the state that a person sees", () => {
  test("everything at once, and only what that person may see", async () => {
    const { api, ask, cloud, posted } = play();
    const id = await posted(SHARED);
    await api(
      "POST",
      `/${OWN}/activities?isTargetedActivity=true`,
      message(undefined, { recipient: { id: BO } }),
    );
    await cloud.as(BO).say(OWN, "hej");
    const { body } = await ask(state());
    expect(body).toEqual({
      now: new Date(START).toISOString(),
      changes: expect.any(Number),
      user: ADA,
      users: [
        {
          id: ADA,
          name: "Handläggare, Malmö",
          title: "Handläggare",
          agency: "socialtjansten",
          language: "sv",
          tenant: "Malmö stad",
        },
        { id: BO, name: "ersattare", agency: "", language: "en", tenant: "Malmö stad" },
        { id: EVE, name: "Kontakt, Polisen", agency: "", language: "sv", tenant: "Polisen" },
      ],
      conversations: [
        { id: cloud.personal(ADA), name: "Stafett", kind: "personal", shared: false, unread: 0 },
        { id: SHARED, name: "Region Syd", kind: "channel", shared: true, unread: 1 },
        { id: OWN, name: "Socialtjänsten", kind: "channel", shared: false, unread: 1 },
      ],
      activities: {
        [cloud.personal(ADA)]: [],
        [SHARED]: [{ id, at: new Date(START).toISOString(), card: card(), edited: false }],
        [OWN]: [
          {
            id: expect.any(String),
            from: BO,
            at: new Date(START).toISOString(),
            text: "hej",
            edited: false,
          },
        ],
      },
      dialog: null,
      commands: [{ title: "hjälp", description: "Vad Stafett kan" }],
      extensions: [{ id: "open", title: "Nytt ärende", description: "Öppnar ett ärende" }],
      messageActions: [],
    });
    expect((await ask(state(BO))).body.activities[OWN]).toEqual([
      expect.objectContaining({ text: "Hej", targeted: true }),
      expect.anything(),
    ]);
    expect(Object.keys((await ask(state(EVE))).body.activities)).toEqual([
      cloud.personal(EVE),
      SHARED,
    ]);
    expect((await ask(state("somebody-of-before"))).body.user).toBe(ADA);
  });
  test("read, up to here", async () => {
    const { ask, posted } = play();
    const unread = (body: TeamsState) => body.conversations.find(({ id }) => id === OWN)?.unread;
    await posted(OWN);
    const read = { user: ADA, conversation: OWN };
    expect(unread((await ask("/play/teams/read", read)).body)).toBe(0);
    expect(unread((await ask(state(BO))).body)).toBe(1);
    await posted(OWN);
    expect(unread((await ask(state())).body)).toBe(1);
    await ask("/play/teams/say", { ...read, text: "hej" });
    expect(unread((await ask(state())).body)).toBe(0);
  });
});

describe("what a person does", () => {
  test("say, slash, press, and a sentence for a moment", async () => {
    const { activities, ask, posted } = play(({ name }) => (name ? sentence("Tack") : undefined));
    const place = { user: ADA, conversation: OWN };
    await ask("/play/teams/say", { ...place, text: "hej" });
    await ask("/play/teams/slash", { ...place, text: "hjälp" });
    const activity = await posted(OWN);
    expect(
      (await ask("/play/teams/press", { ...place, activity, action: EXECUTE, values: {} })).body,
    ).toMatchObject({ said: "Tack" });
    expect((await ask(state())).body).not.toHaveProperty("said");
    expect(activities.map(({ type, text: said, name }) => name ?? [type, said])).toEqual([
      ["message", "<at>Stafett</at> hej"],
      ["message", "hjälp"],
      "adaptiveCard/action",
    ]);
  });
  test("a dialog: opened, filled in, closed", async () => {
    const { ask, posted } = play(({ name }) =>
      name === "task/submit"
        ? { task: { type: "message", value: "Sparat" } }
        : continued(card([text()], [save()])),
    );
    const dialog = async (path: string, body: object) =>
      (await ask(`/play/teams/${path}`, { user: ADA, ...body })).body.dialog;
    const activity = await posted(OWN);
    expect(await dialog("press", { conversation: OWN, activity, action: FETCH })).toMatchObject({
      title: "Formulär",
    });
    expect(await dialog("submit", { action: SAVE, values: {} })).toEqual({ message: "Sparat" });
    expect(await dialog("close", {})).toBeNull();
    expect(await dialog("extension", { conversation: OWN, command: "open" })).toMatchObject({
      title: "Formulär",
    });
    expect((await ask(state(BO))).body.dialog).toBeNull();
  });
  test("a card refreshed for one person", async () => {
    const { ask, posted } = play(() => instead(card([text("Ditt")])));
    const activity = await posted(OWN, card([], [], { refresh: { action: execute("show") } }));
    const { body } = await ask("/play/teams/refresh", { user: ADA, conversation: OWN, activity });
    expect(body.activities[OWN]).toMatchObject([{ card: { body: [{ text: "Ditt" }] } }]);
    expect((await ask(state(BO))).body.activities[OWN]).toMatchObject([{ card: { body: [] } }]);
  });
  test("what is no longer there is stale", async () => {
    const { ask, posted } = play();
    const activity = await posted(OWN);
    const gone = { ...EXECUTE, data: { action: "gone" } };
    for (const [path, body] of [
      ["press", { conversation: OWN, activity, action: gone }],
      ["press", { conversation: "19:nowhere", activity, action: EXECUTE }],
      ["submit", { action: SAVE, values: {} }],
      ["extension", { conversation: OWN, command: "unknown" }],
      ["messageAction", { conversation: OWN, activity, command: "unknown" }],
      ["refresh", { conversation: OWN, activity: "1" }],
    ] as const)
      expect(await ask(`/play/teams/${path}`, { user: ADA, ...body })).toMatchObject({
        status: 200,
        body: { stale: true, user: ADA },
      });
  });
  test("what makes no sense is refused", async () => {
    const { ask } = play();
    for (const [path, body] of [
      ["say", { user: ADA, conversation: OWN, text: " " }],
      ["say", { user: "nobody", conversation: OWN, text: "hej" }],
      [
        "press",
        { user: ADA, conversation: OWN, activity: "1", action: { type: "Action.OpenUrl" } },
      ],
      ["submit", { user: ADA, action: SAVE, values: { a: 1 } }],
      ["read", {}],
    ] as const)
      expect(await ask(`/play/teams/${path}`, body)).toEqual({
        status: 400,
        body: { error: "bad_request" },
      });
  });
});

describe("both windows", () => {
  test("strangers are kept out of this one too", async () => {
    const { ask } = play();
    expect((await ask(state(), undefined, { host: "evil.example" })).status).toBe(403);
    expect(
      (await ask("/play/teams/close", { user: ADA }, { origin: "https://evil.example" })).status,
    ).toBe(403);
  });
  test("one reset for both", async () => {
    const { ask, cloud, posted, reset, slack } = play();
    await posted(OWN);
    await slack.api("chat.postMessage", { channel: "C0OPEN", text: "Hej" });
    reset.mockImplementationOnce(async () => {
      expect([cloud.activities(OWN), slack.cloud.messages("C0OPEN")]).toEqual([[], []]);
    });
    expect((await ask("/play/reset", {})).status).toBe(200);
    expect(reset).toHaveBeenCalledOnce();
  });
  test("faults for each", async () => {
    const { api, ask, slack, token } = play();
    const fault = (body: object) => ask("/play/faults", body);
    await fault({ platform: "teams", kind: "rate_limited", method: "create", times: 1 });
    await fault({ platform: "teams", kind: "502", method: "token", times: 1 });
    expect((await token()).status).toBe(502);
    expect((await api("POST", `/${OWN}/activities`, message())).status).toBe(429);
    await fault({ kind: "rate_limited", times: 1 });
    expect((await slack.api("auth.test")).status).toBe(429);
    await fault({ platform: "slack", kind: "500", times: 1 });
    await fault({ platform: "slack", kind: "500", times: 0 });
    expect((await slack.api("auth.test")).status).toBe(200);
    for (const body of [
      { kind: "412", times: 1 },
      { platform: "teams", kind: "badSignature", times: 1 },
      { platform: "teams", kind: "500", method: "chat.update", times: 1 },
    ])
      expect((await fault(body)).status).toBe(400);
  });
  test("a change in either is told in one stream", async () => {
    const { app, posted, slack } = play();
    const response = await app.request("http://127.0.0.1:3000/play/events", {
      headers: { host: "127.0.0.1:3000" },
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const next = async () => (await reader?.read())?.value;
    expect(await next()).toContain("retry");
    await posted(OWN);
    expect(await next()).toContain("event: change");
    await slack.api("chat.postMessage", { channel: "C0OPEN", text: "Hej" });
    expect(await next()).toContain("event: change");
    await reader?.cancel();
  });
  test("an error of ours is told without its words", async () => {
    const { app, cloud, failed } = play();
    vi.spyOn(cloud, "as").mockImplementation(() => {
      throw new Error("what somebody wrote");
    });
    const response = await app.request("http://127.0.0.1:3000/play/teams/say", {
      method: "POST",
      headers: { host: "127.0.0.1:3000", "content-type": "application/json" },
      body: JSON.stringify({ user: ADA, conversation: OWN, text: "hej" }),
    });
    expect([response.status, await response.text()]).toEqual([500, '{"error":"internal_error"}']);
    expect(failed).toHaveLength(1);
  });
});
