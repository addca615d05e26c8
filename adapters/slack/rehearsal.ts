// A rehearsal against Slack: how what was posted reads back, what is refused and how, limits, and each golden payload, as Slack itself judges them.
import {
  mostTaken,
  type Observation,
  type Rehearsal,
  type Stage,
  withoutTexts,
} from "../rehearsal.ts";
import { isErrorName } from "./answer.ts";
import { Client } from "./client.ts";
import { goldenPayloads, type Payload } from "./golden.ts";
import { measured, questions } from "./rehearsal-limits.ts";
import standIn from "./stand-in.json" with { type: "json" };

type Settings = Readonly<Partial<Record<"SLACK_BOT_TOKEN" | "SLACK_API_URL", string>>>;
type Answer = { readonly says: string; readonly body: unknown };
type SlackError = {
  readonly code?: string;
  readonly retryAfter?: number;
  readonly data?: { readonly error?: string; readonly errors?: readonly unknown[] };
};
/** Slack says when to come back; this is for an answer that does not. */
const waitMs = 30_000;
const mostWaits = 20;

/** Where an error points, as Slack writes it: a path of fields and numbers. */
const pointerIn = (error: unknown): string => {
  const said =
    typeof error === "string"
      ? (/\[json-pointer:(.*?)\]/.exec(error)?.[1] ?? "")
      : String((error as { pointer?: unknown }).pointer ?? "");
  return /^(?:\/\w+)*$/.test(said) ? said : "";
};
class Calls {
  readonly #client: Client;
  readonly #waits: Stage<Settings>["waits"];
  constructor({ settings, waits }: Stage<Settings>) {
    this.#client = new Client(settings.SLACK_BOT_TOKEN, {
      apiUrl: settings.SLACK_API_URL,
      fact: () => undefined,
    });
    this.#waits = waits;
  }
  /** What a method answers: `ok`, or the error's name and where it points. Waits as long as Slack asks. Throws where nothing answers. */
  async ask(method: string, args: Record<string, unknown>): Promise<Answer> {
    for (let waited = 0; ; waited += 1) {
      try {
        return { says: "ok", body: await this.#client.apiCall(method, args) };
      } catch (thrown) {
        const { code, retryAfter, data } = thrown as SlackError;
        if (code === "slack_webapi_rate_limited_error" && waited < mostWaits)
          await this.#waits((retryAfter ?? waitMs / 1_000) * 1_000);
        else if (isErrorName(data?.error))
          return {
            says: [data.error, ...(data.errors ?? []).slice(0, 1).map(pointerIn)].join(" ").trim(),
            body: data,
          };
        else throw thrown;
      }
    }
  }
  validate(payload: Payload): Promise<Answer> {
    return this.ask("blocks.validate", { ...payload });
  }
}
const seen = (key: string, { says, body }: Answer): Observation => ({
  key,
  says,
  payload: withoutTexts(body),
});

/** How Slack shows what was posted, and what it says to what cannot be. Nothing is posted. */
async function* readings(
  calls: Calls,
  { post: { channel, id } }: Stage<Settings>,
): AsyncIterable<Observation> {
  yield seen("auth.test", await calls.ask("auth.test", {}));
  yield seen("conversations.info", await calls.ask("conversations.info", { channel }));
  const at = { channel, oldest: id, latest: id, inclusive: true };
  const history = await calls.ask("conversations.history", {
    ...at,
    limit: 1,
    include_all_metadata: true,
  });
  const [found] =
    (history.body as { readonly messages?: readonly { readonly metadata?: unknown }[] }).messages ??
    [];
  yield {
    ...seen("conversations.history", history),
    says:
      found === undefined ? history.says : found.metadata ? "with metadata" : "without metadata",
  };
  const refused: Readonly<Record<string, readonly [string, Record<string, unknown>]>> = {
    "refused.update_of_nothing": ["chat.update", { channel, ts: "1.000001", text: "x" }],
    "refused.no_such_channel": ["chat.postMessage", { channel: "C0000000000", text: "x" }],
    "refused.blocks": [
      "chat.update",
      { channel, ts: id, text: "x", blocks: [{ type: "section" }] },
    ],
    "refused.page": ["conversations.history", { channel, limit: 1_000 }],
    "refused.oldest": ["conversations.history", { channel, oldest: "x" }],
    "refused.trigger": [
      "views.open",
      {
        trigger_id: "1.2.abc",
        view: { type: "modal", title: { type: "plain_text", text: "x" }, blocks: [] },
      },
    ],
  };
  for (const [key, [method, args]] of Object.entries(refused))
    yield seen(key, await calls.ask(method, args));
}
async function* judgements(calls: Calls): AsyncIterable<Observation> {
  for (const [key, { believed, payload }] of Object.entries(measured))
    yield {
      key: `limit.${key}`,
      says: await mostTaken(
        believed,
        async (count) => (await calls.validate(payload(count))).says === "ok",
      ),
    };
  for (const [key, payload] of Object.entries(questions))
    yield seen(`taken.${key}`, await calls.validate(payload));
  let refused = 0;
  for (const [at, payload] of goldenPayloads().entries()) {
    const answer = await calls.validate(payload);
    if (answer.says === "ok") continue;
    refused += 1;
    yield seen(`golden.${at + 1}`, answer);
  }
  yield { key: "golden", says: refused === 0 ? "all taken" : `${refused} refused` };
}
/** Text of a message in sections that are each within their own limit. */
const sections = (chars: number, each = 2_500) =>
  Array.from({ length: Math.ceil(chars / each) }, (_, at) => ({
    type: "section",
    text: { type: "plain_text", text: "x".repeat(Math.min(each, chars - at * each)) },
  }));
/** Limits that only a message shows: its own post is changed, and nothing new is written. */
async function* messages(
  calls: Calls,
  { post: { channel, id } }: Stage<Settings>,
): AsyncIterable<Observation> {
  const updates = (content: Record<string, unknown>) =>
    calls.ask("chat.update", { channel, ts: id, ...content });
  const whole = (count: number) => updates({ text: "x", blocks: sections(count) });
  yield {
    key: "limit.message.all",
    says: await mostTaken(13_000, async (count) => (await whole(count)).says === "ok", 10),
  };
  const texts = (count: number) => updates({ text: "x".repeat(count) });
  yield {
    key: "limit.update.text",
    says: await mostTaken(4_000, async (count) => (await texts(count)).says === "ok"),
  };
  yield seen("update.restored", await updates({ text: "–" }));
}

export const rehearsal: Rehearsal<Settings> = {
  standIn,
  link: async (stage) => {
    const { channel, id } = stage.post;
    const { body } = await new Calls(stage).ask("chat.getPermalink", { channel, message_ts: id });
    return String((body as { readonly permalink?: unknown }).permalink);
  },
  observe: async function* (stage) {
    const calls = new Calls(stage);
    yield* readings(calls, stage);
    const judge = await calls.validate({ message: { blocks: [{ type: "divider" }] } });
    yield seen("blocks.validate", judge);
    if (judge.says === "ok") yield* judgements(calls);
    yield* messages(calls, stage);
  },
};
