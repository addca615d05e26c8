import { describe, expect, test } from "vitest";
import {
  ADA,
  BO,
  empty,
  input,
  json,
  modal,
  opened,
  option,
  payloadOf,
  section,
  soonSilent,
  world,
} from "./world.ts";

const last = <T>(list: readonly T[]): T => list.at(-1) as T;

describe("forms", () => {
  const options = [option("1"), option("2")];
  const every = [
    input({ type: "plain_text_input" }, { block_id: "text" }),
    input({ type: "number_input", is_decimal_allowed: false }, { block_id: "number" }),
    input({ type: "static_select", options }, { block_id: "select" }),
    input({ type: "multi_static_select", options }, { block_id: "multi" }),
    input({ type: "radio_buttons", options }, { block_id: "radio" }),
    input({ type: "checkboxes", options }, { block_id: "boxes", optional: true }),
    input({ type: "datepicker" }, { block_id: "date" }),
    input({ type: "timepicker", initial_time: "08:30" }, { block_id: "time" }),
  ];
  test("a submission carries every field in Slack's shape", async () => {
    const there = world();
    const id = await opened(there, modal(every, { private_metadata: "m" }));
    await there.cloud.as(ADA).submit(id, {
      text: "hej",
      number: "7",
      select: "2",
      multi: ["1", "2"],
      radio: "1",
      date: "2026-12-01",
    });
    expect(payloadOf(last(there.requests).body)).toMatchObject({
      type: "view_submission",
      user: { id: ADA, team_id: "T0HOME" },
      trigger_id: expect.any(String),
      response_urls: [],
      view: {
        id,
        private_metadata: "m",
        app_installed_team_id: "T0HOME",
        state: {
          values: {
            text: { a: { type: "plain_text_input", value: "hej" } },
            number: { a: { type: "number_input", value: "7" } },
            select: { a: { type: "static_select", selected_option: options[1] } },
            multi: { a: { type: "multi_static_select", selected_options: options } },
            radio: { a: { type: "radio_buttons", selected_option: options[0] } },
            boxes: { a: { type: "checkboxes", selected_options: [] } },
            date: { a: { type: "datepicker", selected_date: "2026-12-01" } },
            time: { a: { type: "timepicker", selected_time: "08:30" } },
          },
        },
      },
    });
  });
  test("what the client itself refuses is not sent", async () => {
    const there = world();
    const limited = [
      input({ type: "plain_text_input", min_length: 3, max_length: 4 }),
      input(
        { type: "number_input", is_decimal_allowed: false, min_value: "1", max_value: "9" },
        { block_id: "n", optional: true },
      ),
    ];
    const id = await opened(there, modal(limited));
    const before = there.requests.length;
    const errors = async (values: Record<string, string>): Promise<unknown> =>
      (await there.cloud.as(ADA).submit(id, values)).errors;
    expect(await errors({})).toEqual({ field: "Please complete this required field." });
    expect(await errors({ field: "ab" })).toEqual({ field: expect.stringContaining("at least 3") });
    expect(await errors({ field: "abcde" })).toEqual({
      field: expect.stringContaining("no more than 4"),
    });
    expect(await errors({ field: "abc", n: "0" })).toEqual({
      n: expect.stringContaining("at least 1"),
    });
    expect(await errors({ n: "10" })).toEqual({ n: expect.stringContaining("at most 9") });
    expect(await errors({ n: "1.5" })).toEqual({ n: expect.stringContaining("valid number") });
    expect(there.requests).toHaveLength(before);
    await expect(there.cloud.as(ADA).submit(id, { none: "x" })).rejects.toThrow(RangeError);
    await expect(there.cloud.as(BO).submit(id, {})).rejects.toThrow(RangeError);
    expect(await errors({ n: "" })).toBeUndefined();
    expect(there.requests).toHaveLength(before + 1);
  });
  test("errors beside the fields, then the same form again", async () => {
    const there = world(() =>
      json({ response_action: "errors", errors: { field: "Det här liknar ett personnummer." } }),
    );
    const id = await opened(there, modal([input({ type: "plain_text_input" })]));
    expect(await there.cloud.as(ADA).submit(id, { field: "x" })).toMatchObject({
      status: 200,
      stackDepth: 1,
      errors: { field: "Det här liknar ett personnummer." },
    });
    there.door.open = empty;
    expect(await there.cloud.as(ADA).submit(id)).not.toHaveProperty("errors");
    expect(there.cloud.as(ADA).see().stackDepth).toBe(0);
  });
  test("update, push, empty, clear", async () => {
    const there = world(() =>
      json({ response_action: "update", view: modal([section("Nytt")], { callback_id: "two" }) }),
    );
    const id = await opened(there, modal());
    expect(await there.cloud.as(ADA).submit(id)).toMatchObject({
      stackDepth: 1,
      modal: { id, callback_id: "two" },
    });
    there.door.open = () =>
      json({ response_action: "push", view: modal([section("Ovanpå")], { callback_id: "three" }) });
    const pushed = await there.cloud.as(ADA).submit(id);
    expect(pushed).toMatchObject({
      stackDepth: 2,
      modal: { callback_id: "three", previous_view_id: id, root_view_id: id },
    });
    await expect(there.cloud.as(ADA).submit(id)).rejects.toThrow(RangeError);
    there.door.open = empty;
    expect(await there.cloud.as(ADA).submit(pushed.modal?.id ?? "")).toMatchObject({
      stackDepth: 1,
      modal: { id },
    });
    there.door.open = () => json({ response_action: "push", view: modal() });
    await there.cloud.as(ADA).submit(id);
    there.door.open = () => json({ response_action: "clear" });
    expect(
      await there.cloud.as(ADA).submit(there.cloud.as(ADA).see().modal?.id ?? ""),
    ).toMatchObject({ stackDepth: 0 });
  });
  test.each([
    ["500", () => new Response(null, { status: 500 }), "dispatch_failed"],
    ["silence", () => new Promise<Response>(() => undefined), "operation_timeout"],
    ["an object that is no answer", () => json({}), "dispatch_failed"],
    ["ok", () => new Response("ok"), "dispatch_failed"],
    [
      "errors at a block that is not there",
      () => json({ response_action: "errors", errors: { none: "x" } }),
      "dispatch_failed",
    ],
    ["no errors at all", () => json({ response_action: "errors", errors: {} }), "dispatch_failed"],
    [
      "a view that Slack refuses",
      () => json({ response_action: "update", view: modal([{ type: "section" }]) }),
      "dispatch_failed",
    ],
    [
      "a home tab",
      () => json({ response_action: "push", view: { type: "home", blocks: [] } }),
      "dispatch_failed",
    ],
    ["an unknown action", () => json({ response_action: "close" }), "dispatch_failed"],
  ])("%s: Slack has trouble, and the form stays", async (_, open, error) => {
    const there = world(open, soonSilent(error));
    const id = await opened(there, modal([input({ type: "plain_text_input" })]));
    expect(await there.cloud.as(ADA).submit(id, { field: "x" })).toMatchObject({
      error,
      toast: "We had some trouble connecting. Try again?",
      stackDepth: 1,
      modal: { values: { field: { a: { value: "x" } } } },
    });
  });
  test("what the bot pushes while it answers stays on top of an empty acknowledgement", async () => {
    const there = world();
    const id = await opened(there, modal());
    there.door.open = async (request) => {
      const { trigger_id } = payloadOf(await request.text());
      await there.api("views.push", { trigger_id, view: modal(undefined, { callback_id: "two" }) });
      return new Response(null);
    };
    expect(await there.cloud.as(ADA).submit(id)).toMatchObject({
      stackDepth: 2,
      modal: { callback_id: "two" },
    });
  });
  test("a choice whose option an update takes away is a choice no more", async () => {
    const there = world();
    const field = (...offered: unknown[]): unknown =>
      input({ type: "static_select", options: offered }, { dispatch_action: true });
    const id = await opened(there, modal([field(...options)]));
    await there.cloud.as(ADA).clickInView(id, "field", "a", { selected: "2" });
    const chosen = async (...offered: unknown[]): Promise<unknown> =>
      (
        (await there.api("views.update", { view_id: id, view: modal([field(...offered)]) })).body
          .view as {
          state: { values: { field: { a: { selected_option: unknown } } } };
        }
      ).state.values.field.a.selected_option;
    expect(await chosen(...options, option("3"))).toEqual(options[1]);
    expect(await chosen(option("1"))).toBeNull();
  });
  test("a click in a form carries what stands in it; a plain input does not dispatch", async () => {
    const there = world();
    const id = await opened(
      there,
      modal([
        input({ type: "plain_text_input" }),
        input({ type: "static_select", options }, { block_id: "live", dispatch_action: true }),
      ]),
    );
    await there.cloud
      .as(ADA)
      .clickInView(id, "live", "a", { selected: "2", values: { field: "halvt" } });
    expect(payloadOf(last(there.requests).body)).toMatchObject({
      type: "block_actions",
      container: { type: "view", view_id: id },
      actions: [
        { type: "static_select", block_id: "live", action_id: "a", selected_option: options[1] },
      ],
      view: {
        state: {
          values: {
            field: { a: { value: "halvt" } },
            live: { a: { selected_option: options[1] } },
          },
        },
      },
    });
    expect(payloadOf(last(there.requests).body)).not.toHaveProperty("response_url");
    await expect(there.cloud.as(ADA).clickInView(id, "field", "a", { value: "x" })).rejects.toThrow(
      RangeError,
    );
  });
  test("closing tells the bot where it asked for it", async () => {
    const there = world();
    const quiet = await opened(there, modal());
    await there.cloud.as(ADA).close(quiet);
    expect(last(there.sentKinds())).toBe("command");
    const loud = await opened(there, modal(undefined, { notify_on_close: true }));
    expect(await there.cloud.as(ADA).close(loud)).toMatchObject({ stackDepth: 0 });
    expect(payloadOf(last(there.requests).body)).toMatchObject({
      type: "view_closed",
      is_cleared: false,
      view: { id: loud },
    });
    const clearing = await opened(
      there,
      modal(undefined, { notify_on_close: true, clear_on_close: true }),
    );
    await there.cloud.as(ADA).close(clearing);
    expect(payloadOf(last(there.requests).body)).toMatchObject({ is_cleared: true });
    await expect(there.cloud.as(ADA).close(clearing)).rejects.toThrow(RangeError);
  });
});
