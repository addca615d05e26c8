// What an error of the connector means for a delivery: sent or not, again or not, taken there or not.
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { classify, NoToken } from "../../adapters/teams/deliver.ts";

const now = Date.parse("2026-11-25T09:00:00.000Z");
const http = (status: number, code?: string, headers: Readonly<Record<string, unknown>> = {}) => ({
  response: {
    status,
    headers,
    ...(code !== undefined && { data: { error: { code, message: "said to people" } } }),
  },
});
const net = (code?: string) =>
  Object.assign(new Error("said to people"), code === undefined ? {} : { code });
const frozen = (): void => {
  vi.useFakeTimers({ toFake: ["Date"], now });
  onTestFinished(() => void vi.useRealTimers());
};

/** The address is gone or shut, as Teams names it. */
const closed = [
  "MessageWritesBlocked",
  "ConversationBlockedByUser",
  "BotNotInConversationRoster",
  "ForbiddenOperationException",
  "ConversationNotFound",
  "InvalidConversation",
  "BotDisabledByAdmin",
  "User not found",
];
describe.each([
  ["a first post", false],
  ["an update", true],
] as const)("%s", (_what, isUpdate) => {
  test.each(closed)("the place is gone, whatever the status says: %s", (name) => {
    for (const status of [400, 403, 404, 409])
      expect(classify(http(status, name), isUpdate)).toEqual({ place: name, unreachable: true });
  });
  test.each<[string, unknown, unknown]>([
    ["no token", new NoToken(), { retry: "token", afterMs: 300_000 }],
    [
      "a token that is not taken",
      http(401, "Unauthorized"),
      { retry: "http_401", afterMs: 300_000 },
    ],
    [
      "429 with a time",
      http(429, "Throttled", { "retry-after": "7" }),
      { retry: "ratelimited", afterMs: 7_000 },
    ],
    ["429 without", http(429), { retry: "ratelimited", afterMs: 5_000 }],
    ["412", http(412, "PreconditionFailed"), { retry: "http_412" }],
    [
      "412 with a time",
      http(412, "PreconditionFailed", { "retry-after": "3" }),
      { retry: "http_412", afterMs: 3_000 },
    ],
    ["503: nothing was taken", http(503, "ServiceUnavailable"), { retry: "http_503" }],
    [
      "503 with a time",
      http(503, undefined, { "retry-after": "30" }),
      { retry: "http_503", afterMs: 30_000 },
    ],
    ["too large", http(413, "MessageSizeTooBig"), { content: "http_413" }],
    ["our content", http(400, "BadSyntax"), { content: "http_400" }],
    ["our content, without a code", http(400), { content: "http_400" }],
    ["a code of two words", http(400, "Bad argument"), { content: "http_400" }],
    ["a code that every object has", http(400, "constructor"), { content: "http_400" }],
    ["409", http(409), { retry: "http_409" }],
    [
      "409 with a time",
      http(409, undefined, { "retry-after": "4" }),
      { retry: "http_409", afterMs: 4_000 },
    ],
    ["no such host", net("ENOTFOUND"), { retry: "request", silent: true }],
    ["no name server", net("EAI_AGAIN"), { retry: "request", silent: true }],
    ["refused before it was sent", net("ECONNREFUSED"), { retry: "request", silent: true }],
  ])("%s", (_case, thrown, outcome) => {
    expect(classify(thrown, isUpdate)).toEqual(outcome);
  });
});

describe("a first post may stand, where nobody said that it does not", () => {
  test.each<[string, unknown, unknown]>([
    ["500 may have taken it", http(500, "ServiceError"), { unknown: "http_500" }],
    ["502 may have taken it", http(502), { unknown: "http_502" }],
    ["504 may have taken it", http(504), { unknown: "http_504" }],
    ["599 may have taken it", http(599), { unknown: "http_599" }],
    ["a redirect is nobody's answer", http(302), { unknown: "http_302" }],
    ["it took too long on the way", http(408), { unknown: "http_408" }],
    ["the line was cut", net("ECONNRESET"), { unknown: "request" }],
    ["no answer in time", net("ECONNABORTED"), { unknown: "request" }],
    ["an error without a code", net(), { unknown: "request" }],
    ["an error of nobody's", new TypeError("x is not a function"), { unknown: "request" }],
    ["something thrown that is no error", {}, { unknown: "request" }],
    ["nothing thrown at all", undefined, { unknown: "request" }],
    [
      "403 with a code that nobody knows",
      http(403, "SomethingNew"),
      { place: "http_403", unreachable: true },
    ],
    ["403 without a code", http(403), { place: "http_403", unreachable: true }],
    [
      "404 with a code that nobody knows",
      http(404, "SomethingNew"),
      { place: "http_404", unreachable: true },
    ],
    ["404 without a code", http(404), { place: "http_404", unreachable: true }],
  ])("%s", (_what, thrown, outcome) => {
    expect(classify(thrown, false)).toEqual(outcome);
  });
});

describe("an update can be sent again without harm: never a doubt, and nobody is given up for a message", () => {
  test.each<[string, unknown, unknown]>([
    ["500", http(500), { retry: "http_500", silent: true }],
    [
      "502 with a time",
      http(502, undefined, { "retry-after": "4" }),
      { retry: "http_502", afterMs: 4_000, silent: true },
    ],
    ["504", http(504), { retry: "http_504", silent: true }],
    ["a redirect", http(302), { retry: "http_302", silent: true }],
    ["the line was cut", net("ECONNRESET"), { retry: "request", silent: true }],
    ["an error of nobody's", new TypeError("x"), { retry: "request", silent: true }],
    ["the message is gone", http(404, "ActivityNotFoundInConversation"), { lost: "http_404" }],
    ["the message is gone, without a code", http(404), { lost: "http_404" }],
    ["not our message", http(403, "NotEnoughPermissions"), { content: "http_403" }],
    ["403 without a code", http(403), { content: "http_403" }],
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

describe("no reason repeats what an error said: it could repeat a message", () => {
  const said = "could not post 19811218-9876";
  const statuses = [302, 400, 401, 403, 404, 409, 412, 413, 429, 500, 503];
  test.each<[string, readonly unknown[]]>([
    ["an error's text", [new Error(said)]],
    ["an error's name", [Object.assign(new Error("x"), { name: said })]],
    ["the code of a cut line", [net(said), net("19811218")]],
    ["the code in Teams' answer", statuses.map((status) => http(status, said))],
    [
      "a short code, of letters and numbers alone",
      statuses.map((status) => http(status, "Anna 19811218")),
    ],
    [
      "a known code with more behind it",
      statuses.map((status) => http(status, `MessageWritesBlocked ${said}`)),
    ],
    [
      "Teams' page",
      statuses.map((status) => ({
        response: { status, data: said, statusText: said },
        message: said,
      })),
    ],
    [
      "what it says about waiting",
      statuses.map((status) => http(status, undefined, { "retry-after": said })),
    ],
  ])("%s", (_what, thrown) => {
    for (const isUpdate of [false, true])
      for (const one of thrown)
        expect(JSON.stringify(classify(one, isUpdate))).not.toMatch(/1981|could not|Anna/);
  });
});
