// conversations.* and users.info.
import { describe, expect, test } from "vitest";
import { ADA, BO, EVE, FOREIGN, HIDDEN, PRIVATE, PUBLIC, START, world } from "./world.ts";

const metadata = { event_type: "stafett_post", event_payload: { outbox: "o1" } };

describe("conversations and users", () => {
  test("conversations.open finds the same direct message, and refuses", async () => {
    const { api, cloud } = world();
    const open = async (users?: string): Promise<Record<string, unknown>> =>
      (await api("conversations.open", { users })).body;
    expect(await open(ADA)).toEqual({ ok: true, channel: { id: cloud.im(ADA) } });
    const group = await open(`${ADA},${BO}`);
    expect(group).toMatchObject({ ok: true, channel: { id: expect.stringMatching(/^G/) } });
    expect(await open(`${BO},${ADA}`)).toEqual(group);
    expect((await open("U0NONE")).error).toBe("user_not_found");
    expect((await open()).error).toBe("users_list_not_supplied");
    expect((await open("U0STAFETT")).error).toBe("cannot_dm_bot");
    expect((await open(Array(9).fill(ADA).join())).error).toBe("too_many_users");
  });
  test("conversations.info tells what is shared with others", async () => {
    const { api } = world();
    expect((await api("conversations.info", { channel: PUBLIC })).body.channel).toMatchObject({
      name: "nmt",
      is_ext_shared: true,
      is_member: true,
      is_private: false,
    });
    expect((await api("conversations.info", { channel: FOREIGN })).body.channel).toMatchObject({
      is_member: false,
      is_ext_shared: false,
    });
    expect((await api("conversations.info", { channel: HIDDEN })).body.error).toBe(
      "channel_not_found",
    );
  });
  test("conversations.list lists what the bot may know of, page by page", async () => {
    const { api } = world();
    const ids = (body: Record<string, unknown>): string[] =>
      (body.channels as { id: string }[]).map((channel) => channel.id);
    const first = (
      await api("conversations.list", { types: "public_channel,private_channel", limit: 2 })
    ).body;
    const { next_cursor } = first.response_metadata as { next_cursor: string };
    const second = (
      await api("conversations.list", {
        types: "public_channel,private_channel",
        limit: 2,
        cursor: next_cursor,
      })
    ).body;
    expect([...ids(first), ...ids(second)]).toEqual([PUBLIC, PRIVATE, FOREIGN]);
    expect((await api("conversations.list", { types: "secret" })).body.error).toBe("invalid_types");
    expect((await api("conversations.list", { cursor: "x" })).body.error).toBe("invalid_cursor");
    expect((await api("conversations.list", { limit: 1000 })).body.error).toBe("invalid_limit");
  });
  test("conversations.history: newest first, bounds, metadata only when asked for, no replies", async () => {
    const { api } = world();
    const post = async (more: object): Promise<string> =>
      String((await api("chat.postMessage", { channel: PUBLIC, text: "x", ...more })).body.ts);
    const [one, two, three] = [await post({ metadata }), await post({}), await post({})];
    await post({ thread_ts: one });
    const history = async (args: object): Promise<{ ts: string; metadata?: unknown }[]> =>
      (await api("conversations.history", { channel: PUBLIC, ...args })).body.messages as {
        ts: string;
        metadata?: unknown;
      }[];
    expect((await history({})).map((message) => message.ts)).toEqual([three, two, one]);
    expect((await history({ oldest: one, latest: three })).map((message) => message.ts)).toEqual([
      two,
    ]);
    expect(
      (await history({ oldest: one, latest: three, inclusive: true })).map((message) => message.ts),
    ).toEqual([three, two, one]);
    expect((await history({ oldest: String(START / 1000 - 1) })).length).toBe(3);
    expect((await history({})).at(-1)).not.toHaveProperty("metadata");
    expect((await history({ include_all_metadata: true })).at(-1)).toMatchObject({ metadata });
    const page = (await api("conversations.history", { channel: PUBLIC, limit: 2 })).body;
    expect(page).toMatchObject({ has_more: true });
    const rest = await history({
      limit: 2,
      cursor: (page.response_metadata as { next_cursor: string }).next_cursor,
    });
    expect(rest.map((message) => message.ts)).toEqual([one]);
    expect((await api("conversations.history", { channel: FOREIGN })).body.error).toBe(
      "not_in_channel",
    );
    expect(
      (await api("conversations.history", { channel: PUBLIC, oldest: "yesterday" })).body.ok,
    ).toBe(false);
  });
  test("conversations.replies: the parent, then what answers it", async () => {
    const { api } = world();
    const root = (await api("chat.postMessage", { channel: PUBLIC, text: "root" })).body.ts;
    await api("chat.postMessage", { channel: PUBLIC, text: "answer", thread_ts: root, metadata });
    const { messages } = (
      await api("conversations.replies", { channel: PUBLIC, ts: root, include_all_metadata: true })
    ).body;
    expect(messages).toMatchObject([
      { text: "root" },
      { text: "answer", thread_ts: root, metadata },
    ]);
    expect(
      (await api("conversations.replies", { channel: PUBLIC, ts: "1.000000" })).body.error,
    ).toBe("thread_not_found");
  });
  test("users.info shows a stranger without a profile", async () => {
    const { api } = world();
    expect((await api("users.info", { user: ADA, include_locale: true })).body.user).toMatchObject({
      team_id: "T0HOME",
      locale: "sv-SE",
      profile: { title: "Kontaktperson" },
    });
    expect((await api("users.info", { user: ADA })).body.user).not.toHaveProperty("locale");
    expect((await api("users.info", { user: EVE })).body.user).toMatchObject({
      team_id: "T0ELSEWHERE",
      is_stranger: true,
      profile: {},
    });
    expect((await api("users.info", { user: "U0NONE" })).body.error).toBe("user_not_found");
  });
});
