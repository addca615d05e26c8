// A rehearsal against Teams: what the connector refuses and how, how large a card may be and in which measure, which newer elements it takes, how often.
import {
  mostTaken,
  type Observation,
  type Rehearsal,
  type Stage,
  withoutTexts,
} from "../rehearsal.ts";
import { cloudOptions } from "./cloud-options.ts";
import { Cloud } from "./connector.ts";
import { cardActivity } from "./deliver.ts";
import type { Card } from "./render.ts";
import standIn from "./stand-in.json" with { type: "json" };

type Settings = Parameters<typeof cloudOptions>[0];
type HttpError = {
  readonly response?: {
    readonly status?: number;
    readonly headers?: Readonly<Record<string, unknown>>;
    readonly data?: unknown;
  };
};
type Answer = {
  readonly says: string;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  readonly body: unknown;
};
const waitMs = 5_000;
const mostWaits = 20;

const codeIn = (data: unknown): string => {
  const { error } = (typeof data === "object" && data !== null ? data : {}) as {
    readonly error?: { readonly code?: unknown };
  };
  return /^\w[\w ]{0,60}$/.test(String(error?.code)) ? String(error?.code) : "";
};
const answerOf = (thrown: unknown): Answer => {
  const { status, headers, data } = (thrown as HttpError).response ?? {};
  const after = Number(headers?.["retry-after"]);
  return {
    says: status === undefined ? "no answer" : `${status} ${codeIn(data)}`.trim(),
    status,
    retryAfterMs: Number.isFinite(after) ? after * 1_000 : undefined,
    body: data,
  };
};
const run = (text: string) => ({ type: "RichTextBlock", inlines: [{ type: "TextRun", text }] });
const cardWith = (...body: readonly unknown[]): Card =>
  ({ type: "AdaptiveCard", version: "1.5", body }) as Card;
/** So many times one sign, in runs as a card of Stafett's has them. */
const filled = (sign: string, count: number, each = 2_500): Card =>
  cardWith(
    ...Array.from({ length: Math.max(1, Math.ceil(count / each)) }, (_, at) =>
      run(sign.repeat(Math.max(1, Math.min(each, count - at * each)))),
    ),
  );

class Calls {
  readonly #cloud: Cloud;
  readonly #stage: Stage<Settings>;
  constructor(stage: Stage<Settings>) {
    this.#stage = stage;
    this.#cloud = new Cloud(
      { ...cloudOptions(stage.settings), fact: () => undefined },
      async () => undefined,
    );
  }
  async #serviceUrl(): Promise<string> {
    const { places, address, settings } = this.#stage;
    const learnt = (await places.find(address)) ?? (await places.find(address.split("/")[0] ?? ""));
    return learnt?.serviceUrl ?? cloudOptions(settings).serviceUrl;
  }
  async #once(work: (serviceUrl: string) => Promise<unknown>): Promise<Answer> {
    try {
      return {
        says: "ok",
        status: 200,
        retryAfterMs: undefined,
        body: await work(await this.#serviceUrl()),
      };
    } catch (thrown) {
      return answerOf(thrown);
    }
  }
  /** Waits as long as Teams asks. */
  async ask(work: (cloud: Cloud, serviceUrl: string) => Promise<unknown>): Promise<Answer> {
    for (let waited = 0; ; waited += 1) {
      const answer = await this.#once((serviceUrl) => work(this.#cloud, serviceUrl));
      if (answer.status !== 429 || waited === mostWaits) return answer;
      await this.#stage.waits(answer.retryAfterMs ?? waitMs);
    }
  }
  updating(card: Card): (cloud: Cloud, serviceUrl: string) => Promise<unknown> {
    const { channel, id } = this.#stage.post;
    return (cloud, serviceUrl) => cloud.update(serviceUrl, channel, id, cardActivity(card, "x"));
  }
  update(card: Card): Promise<Answer> {
    return this.ask(this.updating(card));
  }
  /** Without waiting. */
  updateNow(card: Card): Promise<Answer> {
    return this.#once((serviceUrl) => this.updating(card)(this.#cloud, serviceUrl));
  }
}
const seen = (key: string, { says, body }: Answer): Observation => ({
  key,
  says,
  payload: withoutTexts(body),
});

/** Elements that a tenant or a client may not take. That the connector takes one does not say that a client draws it: somebody looks. */
const newer: Readonly<Record<string, unknown>> = {
  table: {
    type: "Table",
    columns: [{ width: 1 }],
    rows: [{ type: "TableRow", cells: [{ type: "TableCell", items: [run("x")] }] }],
  },
  badge: { type: "Badge", text: "x", fallback: "drop" },
  typeahead: {
    type: "Input.ChoiceSet",
    id: "x",
    label: "x",
    style: "filtered",
    choices: [],
    "choices.data": { type: "Data.Query", dataset: "x" },
  },
};
/** One sign each: one byte in UTF-8, two, four; one unit in UTF-16, one, two. Which two are alike tells the measure. */
const signs: Readonly<Record<string, string>> = { ascii: "x", latin: "å", astral: "𝄞" };
const believedChars = 26_000;
const stepChars = 256;
/** A burst of so many is more than Teams lets through at once. */
const burst = 12;

async function* observe(stage: Stage<Settings>): AsyncIterable<Observation> {
  const calls = new Calls(stage);
  const card = cardWith(run("x"));
  const activity = cardActivity(card, "x");
  yield seen(
    "refused.update_of_nothing",
    await calls.ask((cloud, url) => cloud.update(url, stage.post.channel, "1", activity)),
  );
  yield seen(
    "refused.no_such_conversation",
    await calls.ask((cloud, url) => cloud.post(url, "19:0000000000000000@thread.tacv2", activity)),
  );
  yield seen("refused.element", await calls.update(cardWith({ type: "NoSuchElement" })));
  for (const [name, element] of Object.entries(newer))
    yield seen(`taken.${name}`, await calls.update(cardWith(element)));
  for (const [name, sign] of Object.entries(signs)) {
    const takes = async (count: number): Promise<boolean> =>
      (await calls.update(filled(sign, count))).says === "ok";
    yield { key: `limit.card.${name}`, says: await mostTaken(believedChars, takes, stepChars) };
  }
  let taken = 0;
  let last: Answer | undefined;
  while (taken < burst) {
    last = await calls.updateNow(card);
    if (last.status === 429) break;
    taken += 1;
  }
  yield {
    key: "rate.updates",
    says:
      taken === burst
        ? `over ${burst}`
        : `${taken}, ${last?.retryAfterMs === undefined ? "without" : "with"} retry-after`,
  };
  yield seen("update.restored", await calls.update(card));
}

export const rehearsal: Rehearsal<Settings> = {
  standIn,
  /** D "Deep links to a specific message": the channel, the message, and the tenant. */
  link: async ({ address, post: { channel, id } }) =>
    `https://teams.microsoft.com/l/message/${encodeURIComponent(channel.split(";")[0] ?? "")}/${id}?tenantId=${address.split("/")[0]}`,
  observe,
};
