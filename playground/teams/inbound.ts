// Signs what Teams sends, sends it, and reads the answer.
import { type Forging, sign } from "./keys.ts";
import { ANSWER_MS } from "./limits.ts";
import type { Core } from "./state.ts";

const SENT_KEPT = 100;

export type Activity = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly type: string;
};
/** `status` 0: no answer in time, or no connection. */
export type Answered = { status: number; body: unknown; error?: "timeout" | "failed" };
export type Sent = { activity: Activity; status: number; body: unknown };
export type Outbox = { sent: Sent[] };

const request = (core: Core, activity: Activity, token: string): Request =>
  new Request(core.options.botUrl ?? "http://127.0.0.1:3000/api/messages", {
    method: "POST",
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "User-Agent": "Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)",
      Authorization: `Bearer ${token}`,
    },
    body: JSON.stringify(activity),
  });

const read = (text: string): unknown => {
  try {
    return text.trim() === "" ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
};

async function ask(core: Core, sent: Request): Promise<Answered> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    const ms = core.options.hangMs ?? ANSWER_MS;
    if (ms !== Number.POSITIVE_INFINITY) timer = setTimeout(() => resolve(undefined), ms);
  });
  const answer = core.options
    .send(sent)
    .then(async (response) => ({ status: response.status, body: read(await response.text()) }));
  try {
    const got = await Promise.race([answer, late]);
    if (!got) {
      answer.catch(() => undefined);
      return { status: 0, body: undefined, error: "timeout" };
    }
    return got.status >= 200 && got.status < 300 ? got : { ...got, error: "failed" };
  } catch {
    return { status: 0, body: undefined, error: "failed" };
  } finally {
    clearTimeout(timer);
  }
}

/** Sends once: Teams repeats nothing by itself that a bot has answered. */
export async function deliver(
  core: Core,
  outbox: Outbox,
  activity: Activity,
  forging: Forging = {},
): Promise<Answered> {
  const answer = await ask(core, request(core, activity, sign(core, forging)));
  outbox.sent.push({ activity, status: answer.status, body: answer.body });
  if (outbox.sent.length > SENT_KEPT) outbox.sent.shift();
  return answer;
}

/** The last activity once more, under the same id: what a bot may see when its answer was lost. */
export async function redeliver(core: Core, outbox: Outbox): Promise<Answered> {
  const last = outbox.sent.at(-1);
  if (!last) throw new Error("nothing was sent yet");
  return deliver(core, outbox, last.activity);
}
