// Requests to Slack's door, signed as Slack signs them, and how an attack on it is written down.
import { signedHeaders } from "../support/signed.ts";
import type { Attack } from "./attack.ts";
import { fetchFresh } from "./wire.ts";

export const noomi = "U0NOOMI01";
/** What somebody has chosen in a field, as Slack sends it. */
export const choice = (value: string) => ({ type: "static_select", selected_option: { value } });
export const path = "/slack/events";
export type Headers = Readonly<Record<string, string>>;
export const nowS = (): number => Math.trunc(Date.now() / 1_000);
export const sends = async (
  port: number,
  body: string | Buffer,
  headers?: Headers,
): Promise<{ status: number; text: string }> => {
  const answer = await fetchFresh(`http://127.0.0.1:${port}${path}`, {
    method: "POST",
    body: body as string,
    headers: headers ?? signedHeaders(body as string),
  });
  return { status: answer.status, text: await answer.text() };
};

export const stranger = "a stranger";
export const inSlack = "a member";
export const of = (
  name: string,
  who: string,
  what: string,
  run: Attack["run"],
  more: Partial<Attack> = {},
): Attack => ({
  area: "Slack's door",
  name,
  who,
  what,
  run,
  ...more,
});
