// The playground's HTTP side: what the page is told.
import { afterEach, describe, expect, test, vi } from "vitest";
import { type Asked, type Play, play } from "./play.ts";
import {
  ADA,
  actions,
  BO,
  button,
  empty,
  HIDDEN,
  input,
  json,
  modal,
  opened,
  PRIVATE,
  PUBLIC,
  START,
  section,
} from "./world.ts";

describe("the state that a person sees", () => {
  test("everything at once, and only what that person may see", async () => {
    const { ask, api, cloud } = play();
    await api("chat.postMessage", { channel: PUBLIC, text: "Hej", blocks: [section()] });
    await api("chat.postEphemeral", { channel: PUBLIC, user: ADA, text: "Bara Ada" });
    await api("views.publish", { user_id: ADA, view: { type: "home", blocks: [section("Hem")] } });
    const ada = (await ask(`/play/state?user=${ADA}`)).body as Record<string, never>;
    expect(ada).toEqual({
      now: new Date(START).toISOString(),
      changes: expect.any(Number),
      off: ["2026-12-24"],
      user: ADA,
      users: [
        {
          id: ADA,
          name: "Kontaktperson, Noomi",
          agency: "noomi",
          language: "sv",
          title: "Kontaktperson",
        },
        { id: BO, name: "Regionkoordinator", agency: "", language: "en" },
        { id: "U0EVE", name: "eve", agency: "", language: "sv" },
      ],
      channels: [
        { id: cloud.im(ADA), name: "stafett", kind: "dm", unread: 0 },
        { id: PUBLIC, name: "nmt", kind: "channel", unread: 1 },
        { id: PRIVATE, name: "noomi-region-syd", kind: "channel", unread: 0 },
        { id: "C0FOREIGN", name: "random", kind: "channel", unread: 0 },
        { id: HIDDEN, name: "hemlig", kind: "channel", unread: 0 },
      ],
      messages: {
        [cloud.im(ADA)]: [],
        [PUBLIC]: [
          {
            ts: expect.any(String),
            user: "U0STAFETT",
            bot: true,
            text: "Hej",
            blocks: [expect.objectContaining({ type: "section" })],
          },
          { ts: expect.any(String), bot: true, text: "Bara Ada", ephemeral: true },
        ],
        [PRIVATE]: [],
        C0FOREIGN: [],
        [HIDDEN]: [],
      },
      modal: null,
      stackDepth: 0,
      home: expect.objectContaining({ type: "home", state: { values: {} } }),
      commands: [{ command: "/stafett", description: "Allt", usageHint: "hjälp" }],
      shortcuts: [],
    });
    const bo = (await ask(`/play/state?user=${BO}`)).body as {
      channels: { id: string }[];
      messages: Record<string, unknown[]>;
      home: null;
    };
    expect(bo.channels.map(({ id }) => id)).toEqual([cloud.im(BO), PUBLIC]);
    expect(bo.messages[PUBLIC]).toHaveLength(1);
    expect(JSON.stringify(bo)).not.toContain("Bara Ada");
    expect(bo.home).toBeNull();
  });
  test("somebody who is not there becomes the first; the last 200 messages; private_metadata stays inside", async () => {
    const there = play();
    for (let at = 0; at < 210; at += 1)
      await there.api("chat.postMessage", { channel: PUBLIC, text: String(at) });
    await opened(there, modal(undefined, { private_metadata: "hemligt" }));
    const state = (await there.ask("/play/state?user=U0GONE")).body as {
      user: string;
      messages: Record<string, { text: string }[]>;
    };
    expect(state.user).toBe(ADA);
    expect(state.messages[PUBLIC]?.map(({ text }) => text)).toEqual(
      Array.from({ length: 200 }, (_, at) => String(at + 10)),
    );
    expect(JSON.stringify(state)).not.toContain("hemligt");
  });
  test("reading a channel empties its count", async () => {
    const { ask, api } = play();
    await api("chat.postMessage", { channel: PUBLIC, text: "Hej" });
    const unread = (asked: Asked): number | undefined =>
      (asked.body as { channels: { id: string; unread: number }[] }).channels.find(
        ({ id }) => id === PUBLIC,
      )?.unread;
    expect(unread(await ask("/play/state"))).toBe(1);
    expect(unread(await ask("/play/read", { user: ADA, channel: PUBLIC }))).toBe(0);
    expect(unread(await ask(`/play/state?user=${BO}`))).toBe(1);
  });
});

describe("what a person does", () => {
  test("a command, a form with an error, a click, a message, the home tab", async () => {
    const there = play();
    const view = modal([input({ type: "plain_text_input" })]);
    there.door.open = async (request) => {
      await there.api("views.open", {
        trigger_id: new URLSearchParams(await request.text()).get("trigger_id"),
        view,
      });
      return new Response(null);
    };
    const open = (
      await there.ask("/play/slash", { user: ADA, channel: PUBLIC, command: "/stafett", text: "" })
    ).body as {
      modal: { id: string };
      stackDepth: number;
    };
    expect(open.stackDepth).toBe(1);
    there.door.open = () => json({ response_action: "errors", errors: { field: "Nej" } });
    const values = { field: { a: { type: "plain_text_input", value: "x" } } };
    expect(
      (await there.ask("/play/submit", { user: ADA, viewId: open.modal.id, values })).body,
    ).toMatchObject({
      modal: { errors: { field: "Nej" }, state: { values } },
    });
    there.door.open = () => new Response(null, { status: 500 });
    expect(
      (await there.ask("/play/submit", { user: ADA, viewId: open.modal.id, values })).body,
    ).toMatchObject({
      toast: expect.any(String),
      stackDepth: 1,
    });
    expect((await there.ask("/play/state")).body).not.toHaveProperty("toast");
    there.door.open = empty;
    expect(
      (await there.ask("/play/close", { user: ADA, viewId: open.modal.id })).body,
    ).toMatchObject({ modal: null });
    const { ts } = (
      await there.api("chat.postMessage", {
        channel: PUBLIC,
        text: "x",
        blocks: [actions(button())],
      })
    ).body;
    expect(
      (
        await there.ask("/play/click", {
          user: ADA,
          channel: PUBLIC,
          ts,
          blockId: "row",
          actionId: "go",
          value: "1",
        })
      ).body,
    ).toMatchObject({ user: ADA });
    expect(there.sentKinds().at(-1)).toBe("interaction");
    expect(
      (await there.ask("/play/say", { user: ADA, channel: PRIVATE, text: "Hej" })).body,
    ).toMatchObject({
      messages: { [PRIVATE]: [{ text: "Hej", bot: false }] },
    });
    await there.ask("/play/home", { user: ADA });
    expect(there.sentKinds().at(-1)).toBe("event");
  });
  test("a click in a form carries the state that the page has", async () => {
    const there = play();
    const id = await opened(
      there,
      modal([input({ type: "plain_text_input" }), actions(button("more"))]),
    );
    const state = { field: { a: { type: "plain_text_input", value: "halvt" } } };
    expect(
      (
        await there.ask("/play/click", {
          user: ADA,
          viewId: id,
          blockId: "row",
          actionId: "more",
          state,
        })
      ).body,
    ).toMatchObject({
      modal: { state: { values: state } },
    });
  });
  test("what is no longer there: the fresh state, marked stale, and nothing is sent", async () => {
    const { ask, requests, cloud } = play();
    await ask("/play/state");
    for (const [path, body] of [
      ["click", { user: ADA, channel: PUBLIC, ts: "1.000000", actionId: "go" }],
      ["submit", { user: ADA, viewId: "V0NONE", values: {} }],
      ["say", { user: BO, channel: PRIVATE, text: "x" }],
      // The direct message with the bot is read-only.
      ["say", { user: ADA, channel: cloud.im(ADA), text: "x" }],
      ["slash", { user: ADA, channel: cloud.im(ADA), command: "/stafett", text: "" }],
    ] as const)
      expect(await ask(`/play/${path}`, body)).toMatchObject({
        status: 200,
        body: { stale: true },
      });
    expect(requests).toHaveLength(0);
  });
  test.each([
    ["slash", { user: ADA }],
    ["slash", { user: "U0NONE", channel: PUBLIC, command: "/stafett", text: "" }],
    ["click", { user: ADA, actionId: "a" }],
    ["submit", { user: ADA, viewId: "V", values: [] }],
    ["say", { user: ADA, channel: PUBLIC, text: "" }],
    ["clock", { to: "tomorrow" }],
    ["clock", {}],
    ["faults", { kind: "flood", times: 1 }],
    ["home", "{"],
  ])("/play/%s %j: 400", async (path, body) => {
    expect(await play().ask(`/play/${path}`, body)).toMatchObject({
      status: 400,
      body: { error: "bad_request" },
    });
  });
});

describe("the clock, the scenes behind, faults, reset", () => {
  test("moves forward only, one move at a time", async () => {
    const { ask, stage } = play();
    expect((await ask("/play/clock")).body).toEqual({
      now: new Date(START).toISOString(),
      running: false,
    });
    expect((await ask("/play/clock", { advanceMs: 86_400_000 })).body).toEqual({
      now: new Date(START + 86_400_000).toISOString(),
      running: false,
    });
    expect(stage.moveClock).toHaveBeenCalledWith(START + 86_400_000);
    expect(await ask("/play/clock", { to: new Date(START).toISOString() })).toMatchObject({
      status: 400,
    });
    expect(await ask("/play/clock", { advanceMs: 5e10 })).toMatchObject({ status: 400 });
    let finish = (): void => undefined;
    stage.moveClock.mockImplementationOnce(
      () => new Promise((resolve) => (finish = () => resolve())),
    );
    const slow = ask("/play/clock", { advanceMs: 1000 });
    await vi.waitFor(() => expect(stage.moveClock).toHaveBeenCalledTimes(2));
    expect((await ask("/play/clock")).body).toMatchObject({ running: true });
    expect(await ask("/play/clock", { advanceMs: 1000 })).toMatchObject({ status: 409 });
    finish();
    expect(await slow).toMatchObject({ status: 200 });
  });
  test("a move that fails frees the clock again", async () => {
    const { ask, stage } = play();
    stage.moveClock.mockRejectedValueOnce(new Error("stuck"));
    expect(await ask("/play/clock", { advanceMs: 1000 })).toMatchObject({
      status: 500,
      body: { error: "internal_error" },
    });
    expect((await ask("/play/clock", { advanceMs: 1000 })).status).toBe(200);
  });
  test("journal, deliveries and cases come from the stage", async () => {
    const { ask, stage } = play();
    expect((await ask("/play/journal?ref=SYD-AAAA-AA")).body).toMatchObject([{ seq: 1 }]);
    expect(stage.journal).toHaveBeenCalledWith("SYD-AAAA-AA");
    expect((await ask("/play/journal")).status).toBe(400);
    expect((await ask("/play/deliveries")).body).toEqual([]);
    expect((await ask("/play/cases")).body).toMatchObject([{ ref: "SYD-AAAA-AA" }]);
  });
  test("faults are switched on and off by the page's names", async () => {
    const { ask, api } = play();
    const status = async (): Promise<number> =>
      (await api("chat.postMessage", { channel: PUBLIC, text: "x" })).status;
    const fault = (kind: string, times: number): Promise<Asked> =>
      ask("/play/faults", { method: "chat.postMessage", times, kind });
    await fault("rate_limited", 3);
    expect(await status()).toBe(429);
    await fault("rate_limited", 0);
    expect(await status()).toBe(200);
    await fault("lost_answer", 1);
    expect([await status(), await status()]).toEqual([500, 200]);
  });
  test("reset forgets on both sides, the cloud first", async () => {
    const { ask, api, stage, cloud } = play();
    await api("chat.postMessage", { channel: PUBLIC, text: "alt" });
    stage.reset.mockImplementationOnce(async () => {
      await api("chat.postMessage", { channel: PUBLIC, text: "nytt" });
    });
    expect((await ask("/play/reset", {})).status).toBe(200);
    expect(cloud.messages(PUBLIC).map(({ text }) => text)).toEqual(["nytt"]);
  });
});

describe("what the page hears", () => {
  const readers: ReadableStreamDefaultReader[] = [];
  afterEach(() => Promise.all(readers.splice(0).map((reader) => reader.cancel())));
  async function listening(there: Play): Promise<(what: RegExp) => Promise<string>> {
    const response = await there.app.request("http://127.0.0.1:3000/play/events");
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    readers.push(reader);
    let heard = "";
    return async (what) => {
      while (!what.test(heard)) heard += new TextDecoder().decode((await reader.read()).value);
      return heard;
    };
  }
  test("a change when somebody posts; the clock while it moves and when it stands", async () => {
    const there = play();
    const hear = await listening(there);
    await hear(/retry/);
    await there.api("chat.postMessage", { channel: PUBLIC, text: "x" });
    await there.api("chat.postMessage", { channel: PUBLIC, text: "y" });
    const told = /event: change\ndata: ({.*})/;
    expect((await hear(told)).match(/event: change/g)).toHaveLength(1);
    // How far it has come: an answer that has come as far brings nothing new.
    const { slack } = JSON.parse(told.exec(await hear(told))?.[1] ?? "{}") as { slack: number };
    expect((await there.ask("/play/state")).body).toMatchObject({ changes: slack });
    there.stage.moveClock.mockImplementationOnce(async (to) => {
      await new Promise((resolve) => setTimeout(resolve, 200));
      there.clock.ms = to;
    });
    await there.ask("/play/clock", { advanceMs: 60_000 });
    await hear(
      new RegExp(`event: clock\\ndata: {"now":"${new Date(START).toISOString()}","running":true}`),
    );
    await hear(
      new RegExp(
        `event: clock\\ndata: {"now":"${new Date(START + 60_000).toISOString()}","running":false}`,
      ),
    );
  });
});
