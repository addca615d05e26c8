// What an error of Slack's client means for a delivery: sent or not, again or not, taken there or not.
import { describe, expect, test } from "vitest";
import { classify } from "../../adapters/slack/deliver.ts";

const platform = (error?: string) => ({ code: "slack_webapi_platform_error", data: { error } });
const request = (code?: string) => ({
  code: "slack_webapi_request_error",
  original: code === undefined ? undefined : { code },
});
const refused = {
  code: "slack_webapi_request_error",
  original: { cause: { code: "ECONNREFUSED" } },
};
const http = (statusCode: number) => ({ code: "slack_webapi_http_error", statusCode });

/** The address is gone, or shut to us, whatever is sent there. */
const unreachable = [
  "channel_not_found",
  "is_archived",
  "not_in_channel",
  "user_not_found",
  "user_disabled",
  "cannot_dm_bot",
  "messages_tab_disabled",
  "restricted_action",
  "channel_type_not_supported",
];
/** A person must mend it; nobody has gone. */
const setUp = [
  "invalid_auth",
  "not_authed",
  "token_revoked",
  "token_expired",
  "account_inactive",
  "missing_scope",
  "org_login_required",
  "access_denied",
  "ekm_access_denied",
];
const passing = ["ratelimited", "rate_limited", "team_added_to_org", "message_limit_exceeded"];
const content = [
  "invalid_blocks",
  "invalid_blocks_format",
  "msg_too_long",
  "msg_blocks_too_long",
  "no_text",
  "too_many_attachments",
];
/** Slack's own trouble: it may have taken the post all the same. */
const unsure = ["internal_error", "fatal_error", "service_unavailable", "request_timeout"];
const lost = ["message_not_found", "cant_update_message", "edit_window_closed"];

describe.each([
  ["a first post", false],
  ["an update", true],
] as const)("%s", (_what, isUpdate) => {
  test.each(unreachable)("the place is gone: %s", (name) => {
    expect(classify(platform(name), isUpdate)).toEqual({ place: name, unreachable: true });
  });
  test.each(setUp)(
    "nothing goes there until a person mends it, and nobody is given up for it: %s",
    (name) => {
      expect(classify(platform(name), isUpdate)).toEqual({ place: name, organisation: true });
    },
  );
  test.each(passing)("later: %s", (name) => {
    expect(classify(platform(name), isUpdate)).toEqual({ retry: name });
  });
  test.each(content)("our content: %s", (name) => {
    expect(classify(platform(name), isUpdate)).toEqual({ content: name });
  });
  test.each(["brand_new_error", "constructor"])(
    "a name that nobody knows passes, and is not repeated: %s",
    (name) => {
      expect(classify(platform(name), isUpdate)).toEqual({ retry: "other" });
    },
  );
  test.each<[string, unknown, unknown]>([
    [
      "rate limit with a time",
      { code: "slack_webapi_rate_limited_error", retryAfter: 12 },
      { retry: "ratelimited", afterMs: 12_000 },
    ],
    [
      "rate limit without",
      { code: "slack_webapi_rate_limited_error" },
      { retry: "ratelimited", afterMs: 30_000 },
    ],
    ["429 as an HTTP error", http(429), { retry: "ratelimited", afterMs: 30_000 }],
    [
      "429 as a plain error",
      new Error(
        "Retry header did not contain a valid timeout (url: https://slack.com/api/chat.postMessage, retry-after header: undefined)",
      ),
      { retry: "ratelimited", afterMs: 30_000 },
    ],
    ["refused before it was sent", request("ECONNREFUSED"), { retry: "request", silent: true }],
    ["no such host", request("ENOTFOUND"), { retry: "request", silent: true }],
    ["refused, as fetch says it", refused, { retry: "request", silent: true }],
  ])("%s", (_case, thrown, outcome) => {
    expect(classify(thrown, isUpdate)).toEqual(outcome);
  });
});

describe("a first post may stand, where nobody said that it does not", () => {
  test.each(unsure)("Slack's own trouble: %s", (name) => {
    expect(classify(platform(name), false)).toEqual({ unknown: name });
  });
  test.each<[string, unknown, unknown]>([
    ["no answer at all", request("ECONNRESET"), { unknown: "request" }],
    ["a timeout", request(), { unknown: "request" }],
    ["500", http(500), { unknown: "http_500" }],
    ["503", http(503), { unknown: "http_503" }],
    ["no name of an error", platform(""), { unknown: "unclear" }],
    ["no error at all", platform(), { unknown: "unclear" }],
    ["a page in the place of a name", platform("<html>is_archived</html>"), { unknown: "unclear" }],
    ["an error of nobody's", new TypeError("x is not a function"), { unknown: "unclear" }],
    ["something thrown that is no error", {}, { unknown: "unclear" }],
  ])("%s", (_what, thrown, outcome) => {
    expect(classify(thrown, false)).toEqual(outcome);
  });
  test.each(lost)("it has nothing to lose: %s", (name) => {
    expect(classify(platform(name), false)).toEqual({ retry: "other" });
  });
});
describe("an update can be sent again without harm: never a doubt", () => {
  test.each(unsure)("Slack's own trouble: %s", (name) => {
    expect(classify(platform(name), true)).toEqual({ retry: name });
  });
  test.each(lost)("the message is gone, and nothing else: %s", (name) => {
    expect(classify(platform(name), true)).toEqual({ lost: name });
  });
  test.each<[string, unknown, unknown]>([
    ["no answer at all", request("ECONNRESET"), { retry: "request", silent: true }],
    ["a timeout", request(), { retry: "request", silent: true }],
    ["500", http(500), { retry: "http_500", silent: true }],
    ["no name of an error", platform(""), { retry: "unclear", silent: true }],
    [
      "a page in the place of a name",
      platform("<html>is_archived</html>"),
      { retry: "unclear", silent: true },
    ],
    ["an error of nobody's", new TypeError("x"), { retry: "unclear", silent: true }],
    ["something thrown that is no error", {}, { retry: "unclear", silent: true }],
  ])("%s", (_what, thrown, outcome) => {
    expect(classify(thrown, true)).toEqual(outcome);
  });
});
describe("no reason repeats what an error said: it could repeat a message", () => {
  const said = "could not post 19811218-9876";
  test.each<[string, unknown]>([
    ["an error's text", new Error(said)],
    ["an error's name", Object.assign(new Error("x"), { name: said })],
    ["the code of an error", Object.assign(new Error("x"), { code: said })],
    ["the name in Slack's answer", platform(said)],
    ["a name with more behind it", platform(`is_archived: ${said}`)],
    ["the line's own code", request(said)],
    ["Slack's page", { ...http(500), body: said, statusMessage: said, message: said }],
    [
      "a rate limit's text",
      { code: "slack_webapi_rate_limited_error", retryAfter: 1, message: said },
    ],
    ["a plain error about rates", new Error(`rate ${said}`)],
  ])("%s", (_what, thrown) => {
    for (const isUpdate of [false, true])
      expect(JSON.stringify(classify(thrown, isUpdate))).not.toMatch(/1981|could not/);
  });
});
