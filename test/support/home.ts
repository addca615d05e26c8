// One workspace and one person in it: what the tests of Slack's adapter and of its stand-in begin with.
import { createSlackStandIn, type SlackStandIn } from "../../playground/slack/stand-in.ts";

type Options = Parameters<typeof createSlackStandIn>[0];
/** `send`: what gets that which Slack sends. */
export const slackHome = (
  send: Options["send"],
  channels: Options["channels"] = [],
): SlackStandIn =>
  createSlackStandIn({
    now: () => Date.now(),
    signingSecret: "secret",
    botToken: "xoxb-test",
    ackMs: Number.POSITIVE_INFINITY,
    team: { id: "T0HOME", name: "Hem", domain: "hem" },
    users: [{ id: "U0ADA", name: "ada" }],
    channels,
    send,
  });
