import { describe, expect, test } from "vitest";
import {
  ADA,
  actions,
  BO,
  button,
  EVE,
  empty,
  FOREIGN,
  option,
  PRIVATE,
  PUBLIC,
  payloadOf,
  plain,
  section,
  soonSilent,
  world,
} from "./world.ts";

const last = <T>(list: readonly T[]): T => list.at(-1) as T;

describe("clicks", () => {
  const options = [option("1"), option("2")];
  test("a button in a message", async () => {
    const { cloud, requests, api } = world();
    const { ts } = (
      await api("chat.postMessage", {
        channel: PUBLIC,
        text: "x",
        blocks: [actions(button("go", "värde"))],
      })
    ).body;
    expect(
      await cloud.as(BO).click({ channel: PUBLIC, ts: String(ts), actionId: "go" }),
    ).toMatchObject({ status: 200 });
    expect(payloadOf(last(requests).body)).toEqual({
      type: "block_actions",
      team: { id: "T0HOME", domain: "region-syd" },
      user: { id: BO, username: "bo", name: "bo", team_id: "T0HOME" },
      api_app_id: "A0STAFETT",
      token: expect.any(String),
      enterprise: null,
      is_enterprise_install: false,
      container: { type: "message", message_ts: ts, channel_id: PUBLIC, is_ephemeral: false },
      trigger_id: expect.any(String),
      channel: { id: PUBLIC, name: "nmt" },
      message: expect.objectContaining({ ts, bot_id: "B0STAFETT", blocks: expect.any(Array) }),
      state: { values: {} },
      response_url: expect.any(String),
      actions: [
        {
          type: "button",
          block_id: "row",
          action_id: "go",
          action_ts: expect.any(String),
          value: "värde",
          text: { ...plain("Gå"), emoji: true },
        },
      ],
    });
  });
  test("a stranger's click carries the stranger's team", async () => {
    const { cloud, requests, api } = world();
    const { ts } = (
      await api("chat.postMessage", { channel: PUBLIC, text: "x", blocks: [actions(button())] })
    ).body;
    await cloud.as(EVE).click({ channel: PUBLIC, ts: String(ts), actionId: "go" });
    expect(payloadOf(last(requests).body)).toMatchObject({
      user: { id: EVE, team_id: "T0ELSEWHERE" },
    });
  });
  test("choices in a message: what was chosen before comes along", async () => {
    const { cloud, requests, api } = world();
    const blocks = [
      actions(
        { type: "static_select", action_id: "s", options },
        { type: "overflow", action_id: "o", options },
      ),
      { ...section(), block_id: "b", accessory: { type: "checkboxes", action_id: "c", options } },
      {
        ...section(),
        block_id: "d",
        accessory: { type: "datepicker", action_id: "d", initial_date: "2026-11-23" },
      },
    ];
    const ts = String(
      (await api("chat.postMessage", { channel: PUBLIC, text: "x", blocks })).body.ts,
    );
    const ada = cloud.as(ADA);
    await ada.click({ channel: PUBLIC, ts, actionId: "s", selected: "2" });
    expect(payloadOf(last(requests).body)).toMatchObject({
      actions: [{ type: "static_select", selected_option: options[1] }],
    });
    await ada.click({ channel: PUBLIC, ts, actionId: "c", selected: ["1", "2"] });
    await ada.click({ channel: PUBLIC, ts, actionId: "o", selected: "1" });
    expect(payloadOf(last(requests).body)).toMatchObject({
      actions: [{ type: "overflow", selected_option: options[0] }],
      state: {
        values: {
          row: { s: { selected_option: options[1] } },
          b: { c: { selected_options: options } },
          d: { d: { selected_date: "2026-11-23" } },
        },
      },
    });
    await cloud.as(BO).click({ channel: PUBLIC, ts, actionId: "o", selected: "1" });
    expect(payloadOf(last(requests).body)).toMatchObject({
      state: { values: { row: { s: { selected_option: null } } } },
    });
  });
  test("what is not there cannot be clicked", async () => {
    const { cloud, api, requests } = world();
    const ts = String(
      (
        await api("chat.postMessage", {
          channel: PRIVATE,
          text: "x",
          blocks: [actions(button(), { type: "static_select", action_id: "s", options })],
        })
      ).body.ts,
    );
    const click = (more: object, user: string = ADA): Promise<unknown> =>
      cloud.as(user).click({ channel: PRIVATE, ts, actionId: "go", ...more });
    for (const wrong of [
      { ts: "1.000000" },
      { actionId: "none" },
      { blockId: "none" },
      { value: "2" },
      { actionId: "s", selected: "3" },
      { channel: "C0NONE" },
      { channel: FOREIGN },
    ])
      await expect(click(wrong)).rejects.toThrow(RangeError);
    await expect(click({}, BO)).rejects.toThrow(RangeError);
    expect(() => cloud.as("U0NONE")).toThrow(RangeError);
    expect(requests).toHaveLength(0);
  });
  test("in an ephemeral note: no message in the payload, and the note can be replaced", async () => {
    const { cloud, requests, api } = world();
    await api("chat.postEphemeral", {
      channel: PUBLIC,
      user: ADA,
      text: "x",
      blocks: [actions(button())],
    });
    const ts = cloud.as(ADA).see().ephemerals[0]?.ts ?? "";
    await cloud.as(ADA).click({ channel: PUBLIC, ts, actionId: "go" });
    const payload = payloadOf(last(requests).body) as unknown as {
      container: unknown;
      message?: unknown;
      response_url: string;
    };
    expect(payload.container).toMatchObject({ is_ephemeral: true });
    expect(payload.message).toBeUndefined();
    const respond = async (body: unknown): Promise<unknown> =>
      (
        await cloud.fetch(payload.response_url, { method: "POST", body: JSON.stringify(body) })
      ).json();
    expect(await respond({ replace_original: true, text: "Klart" })).toEqual({ ok: true });
    expect(cloud.as(ADA).see().ephemerals).toMatchObject([{ text: "Klart" }]);
    expect(await respond({ text: "" })).toEqual({ ok: false, error: "no_text" });
    expect(await respond({ text: "x", blocks: [{ type: "section" }] })).toMatchObject({
      error: "invalid_blocks",
    });
    expect(await respond({ delete_original: true })).toEqual({ ok: true });
    expect(cloud.as(ADA).see().ephemerals).toEqual([]);
    expect(await respond({ replace_original: true, text: "x" })).toEqual({
      ok: false,
      error: "message_not_found",
    });
  });
  test.each([
    [() => new Response(null, { status: 500 }), "dispatch_failed", /responded with an error/],
    [() => new Promise<Response>(() => undefined), "operation_timeout", /not responding/],
  ])("a failed click is shown, once", async (open, error, sentence) => {
    const { cloud, api, door } = world(open, soonSilent(error));
    const ts = String(
      (await api("chat.postMessage", { channel: PUBLIC, text: "x", blocks: [actions(button())] }))
        .body.ts,
    );
    expect(await cloud.as(ADA).click({ channel: PUBLIC, ts, actionId: "go" })).toMatchObject({
      error,
      toast: expect.stringMatching(sentence),
    });
    door.open = empty;
    expect(await cloud.as(ADA).click({ channel: PUBLIC, ts, actionId: "go" })).not.toHaveProperty(
      "toast",
    );
  });
});
