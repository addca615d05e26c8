// Requests as Slack signs them, also those that Slack would never send.
import { createHmac } from "node:crypto";

export const secret = "secret";
export type Signing = {
  readonly secret?: string;
  readonly timestampS?: number;
  readonly contentType?: string;
};
const formType = "application/x-www-form-urlencoded";

export const signedHeaders = (body: string, signing: Signing = {}): Record<string, string> => {
  const timestamp = String(signing.timestampS ?? Math.trunc(Date.now() / 1_000));
  const mac = createHmac("sha256", signing.secret ?? secret).update(`v0:${timestamp}:${body}`);
  return {
    "content-type": signing.contentType ?? formType,
    "x-slack-request-timestamp": timestamp,
    "x-slack-signature": `v0=${mac.digest("hex")}`,
  };
};
export const signed = (
  body: string,
  signing: Signing = {},
  url = "http://127.0.0.1:3000/slack/events",
): Request => new Request(url, { method: "POST", headers: signedHeaders(body, signing), body });

let drawn = 0;
/** A trigger id in Slack's shape, another each time. */
export const freshTrigger = (): string =>
  `${5_399_284_761_234 + ++drawn}.1096428572192.${Math.random().toString(16).slice(2).padEnd(16, "0")}`;
const team = "T0STAFETT";
export const commandBody = (
  user: string,
  text: string,
  more: Readonly<Record<string, string>> = {},
): string =>
  new URLSearchParams({
    token: "x",
    team_id: team,
    team_domain: "stafett",
    channel_id: "C0NMT",
    channel_name: "nmt",
    user_id: user,
    user_name: "someone",
    command: "/stafett",
    text,
    api_app_id: "A0STAFETT",
    is_enterprise_install: "false",
    response_url: "http://127.0.0.1:9/response/none",
    trigger_id: freshTrigger(),
    ...more,
  }).toString();
export const interactionBody = (payload: unknown): string =>
  new URLSearchParams({
    payload: typeof payload === "string" ? payload : JSON.stringify(payload),
  }).toString();
const from = (user: string) => ({
  team: { id: team, domain: "stafett" },
  user: { id: user, username: "someone", name: "someone", team_id: team },
  api_app_id: "A0STAFETT",
  token: "x",
  trigger_id: freshTrigger(),
});
/** A button in a message, with this value. */
export const pressPayload = (
  user: string,
  value: unknown,
  more: Readonly<Record<string, unknown>> = {},
) => ({
  type: "block_actions",
  ...from(user),
  container: { type: "message", message_ts: "1.000001", channel_id: "C0NMT" },
  channel: { id: "C0NMT", name: "nmt" },
  response_url: "http://127.0.0.1:9/response/none",
  actions: [
    {
      type: "button",
      action_id: "do:1",
      block_id: "b",
      action_ts: "1.000002",
      value: typeof value === "string" ? value : JSON.stringify(value),
    },
  ],
  ...more,
});
type Form = {
  readonly w: string;
  readonly i?: string;
  readonly c: string;
  readonly idempotencyKey: string;
  readonly kept?: object;
  readonly more?: boolean;
};
export const submitPayload = (
  user: string,
  form: Form,
  values: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
) => ({
  type: "view_submission",
  ...from(user),
  view: {
    id: "V1",
    type: "modal",
    callback_id: "form",
    private_metadata: JSON.stringify({ form: { kept: {}, more: false, ...form } }),
    state: {
      values: Object.fromEntries(
        Object.entries(values).map(([name, value]) => [`f:${name}`, { v: value }]),
      ),
    },
  },
});
