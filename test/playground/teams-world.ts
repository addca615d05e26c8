// A cloud of Teams with three people of two organisations and two channels; the bot's door is what the test says.
import type { TeamsCard } from "../../playground/page/teams-contract.ts";
import type { Activity } from "../../playground/teams/inbound.ts";
import { createTeamsStandIn, type TeamsStandIn } from "../../playground/teams/stand-in.ts";
import type { TeamsStandInOptions } from "../../playground/teams/state.ts";

export const CLIENT = "11111111-2222-3333-4444-555555555555";
export const SECRET = "a-client-secret";
export const START = Date.parse("2026-11-23T07:30:00Z");
export const [MALMO, POLICE] = [
  "2f6d4b1e-8c03-4d57-9a1f-3be07c52d9a4",
  "7b90c3d5-1e42-4f68-8d2b-c40a95e6f713",
] as const;
export const [ADA, BO, EVE] = [
  "c0de0011-0000-4000-8000-000000000011",
  "c0de0012-0000-4000-8000-000000000012",
  "c0de0021-0000-4000-8000-000000000021",
] as const;
export const [SHARED, OWN] = ["19:shared@thread.tacv2", "19:own@thread.tacv2"] as const;

export type Door = (activity: Activity, cloud: TeamsStandIn, request: Request) => unknown;
export type Answer = {
  status: number;
  headers: Headers;
  body: Record<string, unknown> & { id?: string; error?: { code: string; message: string } };
};
export type TeamsWorld = {
  cloud: TeamsStandIn;
  clock: { ms: number };
  door: { open: Door };
  /** What came to the bot's door. */
  activities: Activity[];
  token(form?: Record<string, string>, tenant?: string): Promise<Answer>;
  /** A call to the connector, with a good token where none is given. */
  api(method: string, path: string, body?: unknown, bearer?: string): Promise<Answer>;
  /** Posts a card to a conversation; its id. */
  posted(conversation: string, card?: TeamsCard): Promise<string>;
};

const answerOf = async (response: Response): Promise<Answer> => {
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text ? (JSON.parse(text) as Answer["body"]) : {},
  };
};
const fields = {
  grant_type: "client_credentials",
  client_id: CLIENT,
  client_secret: SECRET,
  scope: "https://api.botframework.com/.default",
};

export function teamsWorld(
  open: Door = () => undefined,
  more: Partial<TeamsStandInOptions> = {},
): TeamsWorld {
  const clock = { ms: START };
  const door = { open };
  const activities: Activity[] = [];
  const cloud: TeamsStandIn = createTeamsStandIn({
    now: () => clock.ms,
    clientId: CLIENT,
    clientSecret: SECRET,
    tenants: [
      { id: MALMO, name: "Malmö stad" },
      { id: POLICE, name: "Polisen" },
    ],
    users: [
      {
        id: ADA,
        tenant: MALMO,
        name: "handlaggare",
        real_name: "Handläggare, Malmö",
        title: "Handläggare",
        agency: "socialtjansten",
        language: "sv",
      },
      { id: BO, tenant: MALMO, name: "ersattare", language: "en" },
      { id: EVE, tenant: POLICE, name: "polisen-kontakt", real_name: "Kontakt, Polisen" },
    ],
    channels: [
      { id: SHARED, tenant: MALMO, name: "Region Syd", members: [ADA, BO, EVE] },
      { id: OWN, tenant: MALMO, name: "Socialtjänsten", members: [ADA, BO] },
    ],
    commands: [{ title: "hjälp", description: "Vad Stafett kan" }],
    extensions: [{ id: "open", title: "Nytt ärende", description: "Öppnar ett ärende" }],
    send: async (request) => {
      const activity = (await request.clone().json()) as Activity;
      activities.push(activity);
      const answer = await door.open(activity, cloud, request);
      if (answer instanceof Response) return answer;
      return answer === undefined ? new Response(null, { status: 200 }) : Response.json(answer);
    },
    hangMs: 60,
    ...more,
  });
  cloud.listensAt("http://teams.test");
  const token: TeamsWorld["token"] = async (form = {}, tenant = MALMO) =>
    answerOf(
      await cloud.web.request(cloud.urls().tokenUrl(tenant), {
        method: "POST",
        body: new URLSearchParams({ ...fields, ...form }),
      }),
    );
  const api: TeamsWorld["api"] = async (method, path, body, bearer) => {
    const key = bearer ?? String((await token()).body.access_token);
    return answerOf(
      await cloud.web.request(`${cloud.urls().serviceUrl}/v3/conversations${path}`, {
        method,
        headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
  };
  const posted: TeamsWorld["posted"] = async (conversation, shown = card()) => {
    const { status, body } = await api("POST", `/${conversation}/activities`, message(shown));
    if (status !== 201 || !body.id) throw new Error(JSON.stringify(body));
    return body.id;
  };
  return { cloud, clock, door, activities, token, api, posted };
}

type Thing = Record<string, unknown>;
export const text = (said = "Hej"): Thing => ({ type: "TextBlock", text: said, wrap: true });
export const execute = (action = "take", more: Thing = {}): Thing => ({
  type: "Action.Execute",
  title: "Ta",
  verb: action,
  data: { action },
  ...more,
});
export const fetchTask = (dialog = "form"): Thing => ({
  type: "Action.Submit",
  title: "Öppna",
  data: { dialog_id: dialog, msteams: { type: "task/fetch" } },
});
export const save = (action = "save"): Thing => ({
  type: "Action.Submit",
  title: "Spara",
  data: { action },
});
export const card = (
  body: unknown[] = [text()],
  actions: unknown[] = [execute(), fetchTask()],
  more: Thing = {},
): TeamsCard => ({
  type: "AdaptiveCard",
  version: "1.5",
  body,
  actions,
  ...more,
});
export const attachment = (content: unknown): Thing => ({
  contentType: "application/vnd.microsoft.card.adaptive",
  content,
});
export const message = (content?: unknown, more: Thing = {}): Thing => ({
  type: "message",
  ...(content === undefined ? { text: "Hej" } : { attachments: [attachment(content)] }),
  ...more,
});
export const continued = (content: unknown, more: Thing = {}): Thing => ({
  task: {
    type: "continue",
    value: { title: "Formulär", height: "medium", card: attachment(content), ...more },
  },
});
export const sentence = (value: string): Thing => ({
  statusCode: 200,
  type: "application/vnd.microsoft.activity.message",
  value,
});
export const instead = (value: unknown): Thing => ({
  statusCode: 200,
  type: "application/vnd.microsoft.card.adaptive",
  value,
});

export const EXECUTE = { type: "Action.Execute", verb: "take", data: { action: "take" } } as const;
export const FETCH = {
  type: "Action.Submit",
  data: { dialog_id: "form", msteams: { type: "task/fetch" } },
} as const;
export const SAVE = { type: "Action.Submit", data: { action: "save" } } as const;
