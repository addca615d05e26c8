// Signs what Slack sends, sends it, and judges the answer as Slack does.
import { createHmac } from "node:crypto";
import { takeInboundFault } from "./faults.ts";
import { ACK_MS } from "./limits.ts";
import type { Core } from "./state.ts";

const SENT_KEPT = 100;

export type Delivery = {
  kind: "command" | "interaction" | "event" | "check";
  contentType: string;
  body: string;
};
/** `status` 0: no answer within three seconds, or no connection. */
export type Answered = {
  status: number;
  type: string;
  body: string;
  error?: "operation_timeout" | "dispatch_failed";
};
export type Outbox = {
  sent: (Delivery & { status: number; retry: number })[];
  failed: { delivery: Delivery; retry: number; reason: string }[];
};

/** D "Verifying requests from Slack": v0=HMAC-SHA256(secret, "v0:<timestamp>:<body>"). */
const signature = (secret: string, timestampS: number, body: string): string =>
  `v0=${createHmac("sha256", secret).update(`v0:${timestampS}:${body}`).digest("hex")}`;

type Signing = { timestampS?: number; secret?: string; retry?: { num: number; reason: string } };

function signedRequest(core: Core, delivery: Delivery, signing: Signing = {}): Request {
  // The real clock: the bot compares with its own, which nobody moves.
  const timestampS = signing.timestampS ?? Math.trunc(Date.now() / 1000);
  return new Request(core.options.botUrl ?? "http://127.0.0.1:3000/slack/events", {
    method: "POST",
    headers: {
      "Content-Type": delivery.contentType,
      "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
      "X-Slack-Request-Timestamp": String(timestampS),
      "X-Slack-Signature": signature(
        signing.secret ?? core.options.signingSecret,
        timestampS,
        delivery.body,
      ),
      ...(signing.retry
        ? {
            "X-Slack-Retry-Num": String(signing.retry.num),
            "X-Slack-Retry-Reason": signing.retry.reason,
          }
        : {}),
    },
    body: delivery.body,
  });
}

async function ask(core: Core, request: Request): Promise<Answered> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    const ms = core.options.ackMs ?? ACK_MS;
    if (ms !== Number.POSITIVE_INFINITY) timer = setTimeout(() => resolve(undefined), ms);
  });
  const answer = core.options.send(request).then(async (response) => ({
    status: response.status,
    type: response.headers.get("content-type") ?? "",
    body: await response.text(),
  }));
  try {
    const got = await Promise.race([answer, late]);
    if (!got) {
      answer.catch(() => undefined);
      return { status: 0, type: "", body: "", error: "operation_timeout" };
    }
    return got.status === 200 ? got : { ...got, error: "dispatch_failed" };
  } catch {
    return { status: 0, type: "", body: "", error: "dispatch_failed" };
  } finally {
    clearTimeout(timer);
  }
}

const remember = (outbox: Outbox, delivery: Delivery, status: number, retry: number): void => {
  outbox.sent.push({ ...delivery, status, retry });
  if (outbox.sent.length > SENT_KEPT) outbox.sent.shift();
};

/** Sends once. Only events are sent again by Slack; `redeliver` as a fault repeats whatever comes next. */
export async function deliver(core: Core, outbox: Outbox, delivery: Delivery): Promise<Answered> {
  const fault = takeInboundFault(core);
  const signing: Signing =
    fault?.kind === "badSignature"
      ? { secret: "not the secret" }
      : fault?.kind === "oldTimestamp"
        ? { timestampS: Math.trunc(Date.now() / 1000) - 6 * 60 }
        : {};
  const answer = await ask(core, signedRequest(core, delivery, signing));
  remember(outbox, delivery, answer.status, 0);
  if (delivery.kind === "event" && answer.error)
    outbox.failed.push({
      delivery,
      retry: 0,
      reason: answer.error === "operation_timeout" ? "http_timeout" : "http_error",
    });
  if (fault?.kind === "redeliver") await again(core, outbox, delivery, 1, "http_timeout");
  return answer;
}

async function again(
  core: Core,
  outbox: Outbox,
  delivery: Delivery,
  num: number,
  reason: string,
): Promise<Answered> {
  // Slack signs each attempt anew; only events carry the retry headers.
  const answer = await ask(
    core,
    signedRequest(core, delivery, delivery.kind === "event" ? { retry: { num, reason } } : {}),
  );
  remember(outbox, delivery, answer.status, num);
  return answer;
}

/** The last thing that was sent, once more. */
export async function redeliver(core: Core, outbox: Outbox): Promise<Answered> {
  const last = outbox.sent.at(-1);
  if (!last) throw new Error("nothing was sent yet");
  const { status: _, retry, ...delivery } = last;
  return again(core, outbox, delivery, retry + 1, "http_timeout");
}

const RETRIES = 3;
/** Events that failed are sent again, up to three times each. Slack waits 0, 1 and 5 minutes; here the caller says when. */
export async function retryFailed(core: Core, outbox: Outbox): Promise<void> {
  const due = outbox.failed.splice(0);
  for (const { delivery, retry, reason } of due) {
    const answer = await again(core, outbox, delivery, retry + 1, reason);
    if (answer.error && retry + 1 < RETRIES)
      outbox.failed.push({ delivery, retry: retry + 1, reason });
  }
}

export const form = (kind: Delivery["kind"], fields: URLSearchParams): Delivery => ({
  kind,
  contentType: "application/x-www-form-urlencoded",
  body: fields.toString(),
});
export const interaction = (payload: unknown): Delivery =>
  form("interaction", new URLSearchParams({ payload: JSON.stringify(payload) }));
export const eventDelivery = (payload: unknown): Delivery => ({
  kind: "event",
  contentType: "application/json",
  body: JSON.stringify(payload),
});
