// What an error of the connector means for a delivery: sent or not, again or not, reachable or not.
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { classify, NoToken } from "../../adapters/teams/deliver.ts";

const now = Date.parse("2026-11-25T09:00:00.000Z");
const http = (status: number, code?: string, headers: Readonly<Record<string, unknown>> = {}) => ({
  response: { status, headers, ...(code !== undefined && { data: { error: { code, message: "said to people" } } }) },
});
const net = (code?: string) => Object.assign(new Error("said to people"), code === undefined ? {} : { code });
const frozen = (): void => {
  vi.useFakeTimers({ toFake: ["Date"], now });
  onTestFinished(() => void vi.useRealTimers());
};

describe("a first post", () => {
  test.each<[string, unknown, unknown]>([
    ["no token", new NoToken(), { retry: "token", afterMs: 300_000 }],
    ["a token that is not taken", http(401, "Unauthorized"), { retry: "http_401", afterMs: 300_000 }],
    ["429 with a time", http(429, "Throttled", { "retry-after": "7" }), { retry: "ratelimited", afterMs: 7_000 }],
    ["429 without", http(429), { retry: "ratelimited", afterMs: 5_000 }],
    ["412", http(412, "PreconditionFailed"), { retry: "http_412" }],
    ["412 with a time", http(412, "PreconditionFailed", { "retry-after": "3" }), { retry: "http_412", afterMs: 3_000 }],
    ["503: nothing was taken", http(503, "ServiceUnavailable"), { retry: "http_503" }],
    ["503 with a time", http(503, undefined, { "retry-after": "30" }), { retry: "http_503", afterMs: 30_000 }],
    ["500 may have taken it", http(500, "ServiceError"), { unknown: "http_500" }],
    ["502 may have taken it", http(502), { unknown: "http_502" }],
    ["504 may have taken it", http(504), { unknown: "http_504" }],
    ["599 may have taken it", http(599), { unknown: "http_599" }],
    ["blocked", http(403, "MessageWritesBlocked"), { failed: "MessageWritesBlocked", unreachable: true }],
    ["no longer there", http(403, "BotNotInConversationRoster"), { failed: "BotNotInConversationRoster", unreachable: true }],
    ["not installed", http(403, "ForbiddenOperationException"), { failed: "ForbiddenOperationException", unreachable: true }],
    ["switched off", http(403, "BotDisabledByAdmin"), { failed: "BotDisabledByAdmin", unreachable: true }],
    ["403 with a code that nobody knows", http(403, "SomethingNew"), { failed: "SomethingNew", unreachable: true }],
    ["403 without a code", http(403), { failed: "http_403", unreachable: true }],
    ["404", http(404, "ConversationNotFound"), { failed: "ConversationNotFound", unreachable: true }],
    ["404 without a code", http(404), { failed: "http_404", unreachable: true }],
    ["too large", http(413, "MessageSizeTooBig"), { failed: "MessageSizeTooBig" }],
    ["our content", http(400, "BadSyntax"), { failed: "BadSyntax" }],
    ["a code of two words", http(400, "Bad argument"), { failed: "Bad argument" }],
    ["something between", http(302), { failed: "http_302" }],
    ["409", http(409), { failed: "http_409" }],
    ["no such host", net("ENOTFOUND"), { retry: "request" }],
    ["no name server", net("EAI_AGAIN"), { retry: "request" }],
    ["refused before it was sent", net("ECONNREFUSED"), { retry: "request" }],
    ["the line was cut", net("ECONNRESET"), { unknown: "ECONNRESET" }],
    ["no answer in time", net("ECONNABORTED"), { unknown: "ECONNABORTED" }],
    ["an error without a code", net(), { unknown: "request" }],
    ["an error of nobody's", new TypeError("x is not a function"), { unknown: "request" }],
    ["something thrown that is no error", {}, { unknown: "request" }],
  ])("%s", (_what, thrown, outcome) => {
    expect(classify(thrown, false)).toEqual(outcome);
  });
});

describe("an update can be sent again without harm: never a doubt", () => {
  test.each<[string, unknown, unknown]>([
    ["no token", new NoToken(), { retry: "token", afterMs: 300_000 }],
    ["429", http(429, undefined, { "retry-after": "2" }), { retry: "ratelimited", afterMs: 2_000 }],
    ["412", http(412), { retry: "http_412" }],
    ["500", http(500), { retry: "http_500" }],
    ["502 with a time", http(502, undefined, { "retry-after": "4" }), { retry: "http_502", afterMs: 4_000 }],
    ["503", http(503), { retry: "http_503" }],
    ["504", http(504), { retry: "http_504" }],
    ["the line was cut", net("ECONNRESET"), { retry: "request" }],
    ["an error of nobody's", new TypeError("x"), { retry: "request" }],
    ["the message is gone", http(404, "ActivityNotFoundInConversation"), { failed: "ActivityNotFoundInConversation" }],
    ["the message is gone, without a code", http(404), { failed: "http_404" }],
    ["the conversation is gone, as a 404", http(404, "ConversationNotFound"), { failed: "ConversationNotFound" }],
    ["not our message", http(403, "NotEnoughPermissions"), { failed: "NotEnoughPermissions", unreachable: false }],
    ["403 without a code", http(403), { failed: "http_403", unreachable: false }],
    ["blocked", http(403, "MessageWritesBlocked"), { failed: "MessageWritesBlocked", unreachable: true }],
    ["too large", http(413), { failed: "http_413" }],
  ])("%s", (_what, thrown, outcome) => {
    expect(classify(thrown, true)).toEqual(outcome);
  });
});

describe("Retry-After", () => {
  const waits = (said: unknown) => classify(http(503, undefined, { "retry-after": said }), true);
  test("is a date too", () => {
    frozen();
    expect(waits("Wed, 25 Nov 2026 09:00:12 GMT")).toEqual({ retry: "http_503", afterMs: 12_000 });
  });
  test.each([
    ["a moment that has passed", "Wed, 25 Nov 2026 08:00:00 GMT"],
    ["zero", "0"],
    ["less than nothing", "-5"],
    ["words", "soon"],
    ["nothing", ""],
    ["a list", ["7", "8"]],
    ["a number of another kind", 7],
  ])("that makes no sense is left out: %s", (_what, said) => {
    frozen();
    expect(waits(said)).toEqual({ retry: "http_503" });
  });
});

test("no reason repeats what an error said: it could repeat a message", () => {
  const said = "could not post 19811218-9876";
  for (const update of [false, true])
    for (const thrown of [
      new Error(said),
      http(400, said),
      http(403, `${said}!`),
      http(500, said),
      { response: { status: 400, data: said } },
    ])
      expect(JSON.stringify(classify(thrown, update))).not.toContain("1981");
});
