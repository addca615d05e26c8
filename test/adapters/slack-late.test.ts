import type { App } from "@slack/bolt";
import { describe, expect, it } from "vitest";
import type { Reply } from "../../adapters/port.ts";
import { listen } from "../../adapters/slack/listeners.ts";
import { errorName } from "../../adapters/slack/options.ts";
import { Takes } from "../../adapters/slack/takes.ts";
import type { Tokens } from "../../adapters/slack/tokens.ts";

const panel = {
  title: "Titel",
  body: [],
  actions: [],
  close: "Stäng",
  expired: "För sent.",
  open: "Öppna",
};
type Listener = (it: Readonly<Record<string, unknown>>) => Promise<void>;

/** What is said to somebody who wrote a command to which Slack no longer opens a view. */
const said = async (reply: Reply): Promise<readonly unknown[]> => {
  const texts: unknown[] = [];
  let heard: Listener | undefined;
  const app = { use: (listener: Listener) => (heard = listener) };
  listen(app as unknown as App, {} as Tokens, {
    tokens: "xoxb-1",
    handle: async () => reply,
    fact: () => undefined,
  });
  await heard?.({
    command: {},
    body: { command: "/stafett", text: "hem", team_id: "T1", user_id: "U1", trigger_id: "1" },
    ack: async () => undefined,
    respond: async ({ text }: { readonly text: string }) => texts.push(text),
    context: {
      heardAt: performance.now(),
      speaker: {
        takes: new Takes(Date.now),
        views: { open: async () => Promise.reject({ data: { error: "expired_trigger_id" } }) },
      },
    },
  });
  return texts;
};

describe("a command that is answered too late for Slack to open anything", () => {
  it.each(["panel", "home"] as const)("says so: %s", async (kind) => {
    expect(await said({ kind, panel })).toEqual(["För sent."]);
  });
});

describe("what the log says of an answer of Slack's", () => {
  it.each([
    ["a name that is known", { data: { error: "expired_trigger_id" } }, "expired_trigger_id"],
    ["a text", { data: { error: "Zorkana Andersson" } }, "other"],
    ["a text of one word", { data: { error: "zorkana_andersson" } }, "other"],
    [
      "an error of the library's",
      { code: "slack_webapi_request_error" },
      "slack_webapi_request_error",
    ],
  ])("%s", (_what, error, name) => {
    expect(errorName(error)).toBe(name);
  });
});
