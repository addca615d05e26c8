// Payloads in the shape that Slack sends them → what somebody wants. What is missing or wrong is nothing, never an error.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  parseAction,
  parseCommand,
  parseEvent,
  parseShortcut,
  parseSubmission,
  readMeta,
  shortcutWords,
} from "../../adapters/slack/parse.ts";

const folder = new URL("../fixtures/slack/", import.meta.url);
type Payload = Record<string, never>;
const recorded = (name: string): Payload =>
  JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8"));
const ours = { platform: "slack", identity: "T0STAFETT/U0NOOMI01" };
/** A copy with one place changed; undefined takes it out. */
const changed = (payload: unknown, path: string, value: unknown): Payload => {
  const copy = structuredClone(payload) as Payload;
  const steps = path.split(".");
  const last = steps.pop() ?? "";
  const at = steps.reduce<Record<string, never>>((inner, step) => inner[step] as never, copy);
  if (value === undefined) delete at[last];
  else at[last] = value as never;
  return copy;
};

describe("what Slack sends", () => {
  test("a slash command", () => {
    expect(parseCommand(recorded("slash-command"))).toEqual({
      ...ours,
      idempotencyKey: "slack:5399284761234.1096428572192.2f1a8c6b0f7e4d5c9a3b2e1d0c4f5a6b",
      ask: { kind: "words", slash: "/stafett", text: "visa SYD-7KQ3-M9" },
    });
  });
  test("a slash command longer than any: what comes after a thousand letters is not looked at", () => {
    const words = (n: number) =>
      parseCommand(changed(recorded("slash-command"), "text", "x".repeat(n)))?.ask;
    for (const n of [1_000, 1_001])
      expect(words(n)).toMatchObject({ kind: "words", text: "x".repeat(1_000) });
  });
  test("a form in which a hundred and one of a list were chosen brings all of them", () => {
    const selected_options = Array.from({ length: 101 }, (_, n) => ({ value: `v${n}` }));
    const state = {
      values: { "f:domains": { v: { type: "multi_static_select", selected_options } } },
    };
    const ask = parseSubmission(changed(recorded("view-submission"), "view.state", state))?.incoming
      .ask;
    expect(ask).toMatchObject({
      kind: "submit",
      values: { domains: selected_options.map(({ value }) => value) },
    });
  });
  test("a button in a message", () => {
    const parsed = parseAction(recorded("block-actions-message"));
    expect(parsed?.incoming).toEqual({
      ...ours,
      idempotencyKey: "slack:5399284761299.1096428572192.8d2f1a8c6b0f7e4d5c9a3b2e1d0c4f5a",
      ask: {
        kind: "press",
        workflow: "case",
        instance: "7KQ3M9XW2B4C5D6E",
        command: "calm",
        values: { round: "3" },
      },
    });
    expect(parsed?.view).toBeUndefined();
  });
  test("'Mer' in a form: empty fields are empty, the idempotency key is the form's", () => {
    const parsed = parseAction(recorded("block-actions-view"));
    expect(parsed?.incoming).toEqual({
      ...ours,
      idempotencyKey: "f:mjcw3k00:ABCDEFGHJKMN",
      ask: {
        kind: "redraw",
        workflow: "case",
        instance: "7KQ3M9XW2B4C5D6E",
        command: "checkIn",
        values: { safety: "green", day: "2026-11-27", who: "" },
        hidden: { round: "3" },
        more: true,
      },
    });
    expect(parsed?.view).toMatchObject({ id: "V08A1B2C3D4", type: "modal" });
  });
  test("a button on the home page", () => {
    const parsed = parseAction(recorded("block-actions-home"));
    expect(parsed?.incoming).toMatchObject({
      ...ours,
      ask: { kind: "panel", workflow: "case", panel: "mine" },
    });
    expect(parsed?.view).toEqual({ id: "V08HOME0001", type: "home", meta: {} });
  });
  test("a shortcut on a message: the words that it stands for, and nothing of the message, its author, its channel or a way to answer there", () => {
    const idempotencyKey = "slack:5399284761377.1096428572192.7c5f4a3b2e1d0c9a8f6b5d4e3c2b1a09";
    const parsed = parseShortcut(recorded("message-action"));
    expect(parsed).toEqual({
      incoming: {
        ...ours,
        idempotencyKey,
        ask: { kind: "words", slash: "/stafett", text: shortcutWords.atgard },
      },
      trigger: idempotencyKey.slice("slack:".length),
    });
    expect(JSON.stringify(parsed)).not.toMatch(
      /Maria|Elena|19811218|070|U0NOOMI02|C0NOOMI|hooks|1764061200/,
    );
  });
  test("a shortcut means the same, whatever the message is, and without one", () => {
    const parsed = parseShortcut(recorded("message-action"));
    for (const message of [undefined, null, "text", { text: 7 }, { text: "x".repeat(100_000) }])
      expect(parseShortcut(changed(recorded("message-action"), "message", message))).toEqual(
        parsed,
      );
    for (const other of ["channel", "response_url", "message_ts"])
      expect(parseShortcut(changed(recorded("message-action"), other, undefined))).toEqual(parsed);
  });
  test("a shortcut where the app is installed for the whole organisation, which names no workspace", () => {
    const parsed = parseShortcut(changed(recorded("message-action"), "team", null));
    expect(parsed?.incoming.identity).toBe(ours.identity);
  });
  test("a filled form", () => {
    expect(parseSubmission(recorded("view-submission"))?.incoming).toEqual({
      ...ours,
      idempotencyKey: "f:mjcw3k00:ABCDEFGHJKMN",
      ask: {
        kind: "submit",
        workflow: "case",
        instance: "7KQ3M9XW2B4C5D6E",
        command: "checkIn",
        values: {
          safety: "red",
          day: "2026-11-27",
          domains: ["housing", "health"],
          consent: "",
          note: "",
          line: "Två i dag",
        },
        hidden: { round: "3" },
        more: true,
        sure: true,
      },
    });
  });
  test("the home page, but not the tab of messages", () => {
    const opened = recorded("app-home-opened");
    expect(parseEvent(opened)).toEqual({
      ...ours,
      idempotencyKey: "slack:Ev08ABCDEFGH",
      ask: { kind: "home" },
    });
    expect(parseEvent(changed(opened, "event.tab", "messages"))).toBeUndefined();
    expect(parseEvent(recorded("message-im"))).toBeUndefined();
  });
  test("who it is: the person's own workspace, not the one that was asked through", () => {
    const foreign = changed(recorded("block-actions-message"), "user.team_id", "T0ELSEWHERE");
    expect(parseAction(foreign)?.incoming.identity).toBe("T0ELSEWHERE/U0NOOMI01");
    const submitted = changed(recorded("view-submission"), "user.team_id", "T0ELSEWHERE");
    expect(parseSubmission(submitted)?.incoming.identity).toBe("T0ELSEWHERE/U0NOOMI01");
  });
});

const wrong: readonly [string, string, unknown][] = [
  ["block-actions-message", "actions", []],
  ["block-actions-message", "actions", undefined],
  ["block-actions-message", "user", undefined],
  ["block-actions-message", "user.id", 7],
  ["block-actions-message", "user.id", ""],
  ["block-actions-message", "trigger_id", undefined],
  ["block-actions-message", "actions.0.value", "no json"],
  ["block-actions-message", "actions.0.value", "{}"],
  ["block-actions-message", "actions.0.value", "null"],
  ["block-actions-message", "actions.0.value", '{"w":"case","c":"calm","v":{},"x":1}'],
  ["block-actions-message", "actions.0.value", '{"w":"case","c":"calm","v":{"round":3}}'],
  ["block-actions-message", "actions.0.value", "x".repeat(2_001)],
  ["view-submission", "view", undefined],
  ["view-submission", "view.private_metadata", undefined],
  ["view-submission", "view.private_metadata", "{"],
  ["view-submission", "view.private_metadata", '{"form":{"w":"case"}}'],
  ["view-submission", "view.private_metadata", "x".repeat(3_001)],
  ["view-submission", "view.state", "no state"],
  ["view-submission", "view.type", "workflow_step"],
  ["slash-command", "user_id", undefined],
  ["slash-command", "team_id", undefined],
  ["slash-command", "trigger_id", undefined],
  ["slash-command", "command", "x".repeat(41)],
  ["slash-command", "text", "x".repeat(4_001)],
  ["message-action", "type", "shortcut"],
  ["message-action", "callback_id", undefined],
  ["message-action", "callback_id", "other"],
  ["message-action", "callback_id", "constructor"],
  ["message-action", "callback_id", "__proto__"],
  ["message-action", "trigger_id", undefined],
  ["message-action", "user", undefined],
  ["message-action", "user.id", ""],
  ["app-home-opened", "event_id", undefined],
  ["app-home-opened", "event.user", undefined],
  ["app-home-opened", "event", null],
];
describe("what is missing or wrong is nothing", () => {
  const parsers = {
    "block-actions-message": parseAction,
    "view-submission": parseSubmission,
    "slash-command": parseCommand,
    "app-home-opened": parseEvent,
    "message-action": parseShortcut,
  };
  test.each(wrong)("%s without a right %s (%j)", (name, path, value) => {
    expect(
      parsers[name as keyof typeof parsers](changed(recorded(name), path, value)),
    ).toBeUndefined();
  });
  test("no parser takes what is another's, nor anything else", () => {
    const names = readdirSync(folder).map((file) => file.replace(".json", ""));
    const takes = (parse: (body: unknown) => unknown) =>
      names.filter((name) => parse(recorded(name)) !== undefined);
    expect(takes(parseCommand)).toEqual(["slash-command"]);
    expect(takes(parseEvent)).toEqual(["app-home-opened"]);
    expect(takes(parseAction)).toEqual([
      "block-actions-home",
      "block-actions-message",
      "block-actions-view",
    ]);
    expect(takes(parseShortcut)).toEqual(["message-action"]);
    // A click in a form holds the same form; which of the two it is, says its type, before anything gets here.
    expect(takes(parseSubmission)).toEqual(["block-actions-view", "view-submission"]);
    for (const nothing of [
      undefined,
      null,
      7,
      "x",
      [],
      {},
      { view: null },
      JSON.parse("[".repeat(500) + "]".repeat(500)),
    ])
      for (const parse of [parseCommand, parseEvent, parseAction, parseShortcut, parseSubmission])
        expect(parse(nothing)).toBeUndefined();
  });
  test("metadata that somebody else wrote is read as none", () => {
    for (const private_metadata of [
      "",
      "{}",
      "[]",
      "null",
      '"x"',
      '{"form":7}',
      '{"panel":{"workflow":"case"}}',
    ])
      expect(readMeta({ private_metadata })).toEqual({});
  });
  test("a field named like a part of every object is a field", () => {
    const state = JSON.parse(
      '{"values":{"f:__proto__":{"v":{"type":"plain_text_input","value":"x"}},"f:constructor":{"v":{"type":"plain_text_input","value":"y"}}}}',
    );
    const parsed = parseSubmission(changed(recorded("view-submission"), "view.state", state));
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(
      Object.getPrototypeOf(
        parsed?.incoming.ask.kind === "submit" ? parsed.incoming.ask.values : {},
      ),
    ).toBe(Object.prototype);
  });
});
