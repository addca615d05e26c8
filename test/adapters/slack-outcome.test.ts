// What an error of Slack's client means for a delivery: sent or not, again or not, reachable or not.
import { describe, expect, test } from "vitest";
import { classify } from "../../adapters/slack/deliver.ts";

const platform = (error: string) => ({ code: "slack_webapi_platform_error", data: { error } });
const request = (code?: string) => ({ code: "slack_webapi_request_error", original: code === undefined ? undefined : { code } });
const http = (statusCode: number) => ({ code: "slack_webapi_http_error", statusCode });

describe("a first post", () => {
  test.each<[string, unknown, unknown]>([
    ["rate limit with a time", { code: "slack_webapi_rate_limited_error", retryAfter: 12 }, { retry: "ratelimited", afterMs: 12_000 }],
    ["rate limit without", { code: "slack_webapi_rate_limited_error" }, { retry: "ratelimited", afterMs: 30_000 }],
    ["429 as an HTTP error", http(429), { retry: "ratelimited", afterMs: 30_000 }],
    ["429 as a plain error", new Error("Retry header did not contain a valid timeout. 429"), { retry: "ratelimited", afterMs: 30_000 }],
    ["the place is gone", platform("channel_not_found"), { failed: "channel_not_found", unreachable: true }],
    ["the person is gone", platform("user_disabled"), { failed: "user_disabled", unreachable: true }],
    ["archived", platform("is_archived"), { failed: "is_archived", unreachable: true }],
    ["our token", platform("invalid_auth"), { retry: "invalid_auth", afterMs: 300_000 }],
    ["our scope", platform("missing_scope"), { retry: "missing_scope", afterMs: 300_000 }],
    ["Slack's own trouble", platform("internal_error"), { retry: "internal_error" }],
    ["Slack's own trouble that may have posted", platform("fatal_error"), { unknown: "fatal_error" }],
    ["our content", platform("invalid_blocks"), { failed: "invalid_blocks" }],
    ["too long", platform("msg_blocks_too_long"), { failed: "msg_blocks_too_long" }],
    ["something new", platform("brand_new_error"), { failed: "brand_new_error" }],
    ["no answer at all", request("ECONNRESET"), { unknown: "request" }],
    ["a timeout", request(), { unknown: "request" }],
    ["refused before it was sent", request("ECONNREFUSED"), { retry: "request" }],
    ["no such host", request("ENOTFOUND"), { retry: "request" }],
    ["500", http(500), { unknown: "http_500" }],
    ["503", http(503), { unknown: "http_503" }],
    ["an error of nobody's", new TypeError("x is not a function"), { unknown: "unclear" }],
    ["something thrown that is no error", {}, { unknown: "unclear" }],
  ])("%s", (_what, thrown, outcome) => {
    expect(classify(thrown, false)).toEqual(outcome);
  });
});
describe("an update can be sent again without harm: never a doubt", () => {
  test.each<[string, unknown, unknown]>([
    ["no answer at all", request("ECONNRESET"), { retry: "request" }],
    ["500", http(500), { retry: "http_500" }],
    ["may have been carried out", platform("fatal_error"), { retry: "fatal_error" }],
    ["the message is gone", platform("message_not_found"), { failed: "message_not_found" }],
    ["the place is gone", platform("is_archived"), { failed: "is_archived", unreachable: true }],
    ["an error of nobody's", new TypeError("x"), { retry: "unclear" }],
  ])("%s", (_what, thrown, outcome) => {
    expect(classify(thrown, true)).toEqual(outcome);
  });
});
test("no reason repeats what an error said: it could repeat a message", () => {
  for (const update of [false, true])
    expect(JSON.stringify(classify(new Error("could not post 19811218-9876"), update))).not.toContain("1981");
});
