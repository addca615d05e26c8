// A cloud with two people, a stranger and four channels; the bot's door is what the test says.
import { createSlackStandIn, type SlackStandIn } from "../../playground/slack/stand-in.ts";
import type { SlackStandInOptions } from "../../playground/slack/state.ts";

export const SECRET = "a-signing-secret";
export const TOKEN = "xoxb-test";
export const START = Date.parse("2026-11-23T07:30:00Z");
export const [ADA, BO, EVE] = ["U0ADA", "U0BO", "U0EVE"] as const;
export const [PUBLIC, PRIVATE, FOREIGN, HIDDEN] = [
  "C0OPEN",
  "G0CLOSED",
  "C0FOREIGN",
  "G0HIDDEN",
] as const;
const BOT = "U0STAFETT";

export type Door = (request: Request, cloud: SlackStandIn) => Response | Promise<Response>;
export type World = {
  cloud: SlackStandIn;
  clock: { ms: number };
  /** What came to the bot's door, as text. */
  requests: { headers: Headers; body: string }[];
  door: { open: Door };
  sentKinds(): string[];
  api(method: string, args?: Record<string, unknown>, token?: string): Promise<Answer>;
};
export type Answer = {
  status: number;
  headers: Headers;
  body: Record<string, unknown> & { ok?: boolean; error?: string };
};

export const empty: Door = () => new Response(null, { status: 200 });
export const json = (body: unknown): Response => Response.json(body);

/** Silence ends soon; what is to be answered is waited for, however busy the machine. */
export const soonSilent = (error: string): { readonly ackMs: number } => ({
  ackMs: error === "operation_timeout" ? 60 : Number.POSITIVE_INFINITY,
});
export function world(open: Door = empty, more: Partial<SlackStandInOptions> = {}): World {
  const clock = { ms: START };
  const door = { open };
  const requests: World["requests"] = [];
  const cloud: SlackStandIn = createSlackStandIn({
    now: () => clock.ms,
    signingSecret: SECRET,
    botToken: TOKEN,
    team: { id: "T0HOME", name: "Region Syd", domain: "region-syd" },
    users: [
      {
        id: ADA,
        name: "ada",
        real_name: "Kontaktperson, Noomi",
        title: "Kontaktperson",
        agency: "noomi",
        language: "sv",
      },
      { id: BO, name: "bo", real_name: "Regionkoordinator", language: "en" },
      { id: EVE, name: "eve", team_id: "T0ELSEWHERE" },
    ],
    channels: [
      {
        id: PUBLIC,
        name: "nmt",
        kind: "public",
        members: [ADA, BO, EVE, BOT],
        is_ext_shared: true,
      },
      { id: PRIVATE, name: "noomi-region-syd", kind: "private", members: [ADA, BOT] },
      { id: FOREIGN, name: "random", kind: "public", members: [ADA] },
      { id: HIDDEN, name: "hemlig", kind: "private", members: [ADA] },
    ],
    send: async (request) => {
      requests.push({ headers: request.headers, body: await request.clone().text() });
      return door.open(request, cloud);
    },
    ackMs: Number.POSITIVE_INFINITY,
    ...more,
  });
  const api = async (
    method: string,
    args: Record<string, unknown> = {},
    token = TOKEN,
  ): Promise<Answer> => {
    const response = await cloud.fetch(`http://slack.test/api/${method}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
      body: JSON.stringify(args),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text ? (JSON.parse(text) as Answer["body"]) : {},
    };
  };
  return { cloud, clock, requests, door, api, sentKinds: () => cloud.sent.map(({ kind }) => kind) };
}

export const plain = (text: string): { type: "plain_text"; text: string } => ({
  type: "plain_text",
  text,
});
export const section = (text = "Hej"): Record<string, unknown> => ({
  type: "section",
  text: { type: "mrkdwn", text },
});
export const button = (action_id = "go", value = "1"): Record<string, unknown> => ({
  type: "button",
  action_id,
  value,
  text: plain("Gå"),
});
export const actions = (...elements: unknown[]): Record<string, unknown> => ({
  type: "actions",
  block_id: "row",
  elements,
});
export const input = (
  element: Record<string, unknown>,
  more: Record<string, unknown> = {},
): Record<string, unknown> => ({
  type: "input",
  block_id: "field",
  label: plain("Fält"),
  element: { action_id: "a", ...element },
  ...more,
});
export const option = (
  value: string,
): { text: { type: "plain_text"; text: string }; value: string } => ({
  text: plain(`Val ${value}`),
  value,
});
export const modal = (
  blocks: unknown[] = [section()],
  more: Record<string, unknown> = {},
): Record<string, unknown> => ({
  type: "modal",
  callback_id: "form",
  title: plain("Formulär"),
  submit: plain("Spara"),
  blocks,
  ...more,
});

/** Opens a modal as a bot does: from a slash command's trigger. */
export async function opened(
  { cloud, door, api }: World,
  view: Record<string, unknown>,
  user: string = ADA,
): Promise<string> {
  const before = door.open;
  door.open = async (request) => {
    const trigger = new URLSearchParams(await request.text()).get("trigger_id");
    const answer = await api("views.open", { trigger_id: trigger, view });
    if (!answer.body.ok) throw new Error(JSON.stringify(answer.body));
    return new Response(null, { status: 200 });
  };
  const seen = await cloud.as(user).slash("/stafett", "");
  door.open = before;
  if (!seen.modal) throw new Error(`no modal: ${JSON.stringify(seen)}`);
  return seen.modal.id;
}
export const payloadOf = (body: string): Record<string, never> =>
  JSON.parse(new URLSearchParams(body).get("payload") ?? "{}");
