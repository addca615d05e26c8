// Whether a request is Slack's: an HMAC over its raw bytes, before anything reads them. https://docs.slack.dev/authentication/verifying-requests-from-slack
import { createHmac, createSecretKey, timingSafeEqual } from "node:crypto";
import type { Sent } from "../port.ts";

/** Slack's own limit for what may be replayed. */
const validForSeconds = 5 * 60;

/** True for a signature of these bytes that is at most five minutes old, or that far ahead. `nowMs`: epoch ms. Never throws. */
type IsSigned = (sent: Sent, nowMs: number) => boolean;
/** Whether something is signed with this secret. Making Node's own object of a key costs ten times what the HMAC does: it is made once. Of no secret, nothing is. */
export const signedWith = (secret: string | undefined): IsSigned => {
  if (secret === undefined) return () => false;
  const key = createSecretKey(Buffer.from(secret));
  return ({ header, body }, nowMs) => {
    const timestamp = header("x-slack-request-timestamp") ?? "";
    if (
      !/^\d{1,12}$/.test(timestamp) ||
      Math.abs(nowMs / 1_000 - Number(timestamp)) > validForSeconds
    )
      return false;
    const expected = Buffer.from(
      `v0=${createHmac("sha256", key).update(`v0:${timestamp}:`).update(body).digest("hex")}`,
    );
    const given = Buffer.from(header("x-slack-signature") ?? "");
    return given.length === expected.length && timingSafeEqual(given, expected);
  };
};
