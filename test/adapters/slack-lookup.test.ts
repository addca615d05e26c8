// Whether Slack took a post that nobody answered: one page of what was said at that time, on from where the last look stopped, and nothing changed by it.
import { describe, expect, test } from "vitest";
import type { LookupResult, PostRef, Search } from "../../adapters/port.ts";
import type { Client } from "../../adapters/slack/client.ts";
import { lookup } from "../../adapters/slack/deliver.ts";
import { say } from "../../playground/slack/conversations.ts";
import { delivery } from "../contract/samples.ts";
import { workspaces } from "../support/workspaces.ts";

const toSpace = { platform: "slack", id: "T0A/C0A", kind: "space", readers: ["T0B"] } as const;
const toMember = { platform: "slack", id: "T0A/U0A", kind: "member" } as const;
const minute = 60_000;

/** A workspace with the app, where nothing was said yet. */
const bench = async () => {
  const w = await workspaces(["T0A"]);
  await w.installs("T0A");
  const cloud = w.cloud("T0A");
  const search = (
    unconfirmed: Partial<Search["unconfirmed"]> = {},
    to: Search["to"] = toSpace,
  ): Search => {
    const now = Date.now();
    return { ...delivery(to), unconfirmed: { since: now, until: now, from: null, ...unconfirmed } };
  };
  const posted = async (to: Search["to"] = toSpace): Promise<PostRef> => {
    const outcome = await w.adapter.deliver(delivery(to));
    if (!("sent" in outcome)) throw new Error(JSON.stringify(outcome));
    return outcome.sent;
  };
  const others = (count: number): void => {
    for (let i = 0; i < count; i++)
      say(cloud.core, "C0A", { user: "U0A", bot: false, text: `Rad ${i}` });
  };
  /** What Slack is asked by `work`. */
  const asks = async (work: () => Promise<unknown>) => {
    const before = cloud.calls.length;
    await work();
    return cloud.calls.slice(before);
  };
  return { ...w, cloud, search, posted, others, asks };
};

describe("a look", () => {
  test.each([
    ["a space", toSpace, ["conversations.history"]],
    ["a person", toMember, ["conversations.open", "conversations.history"]],
  ] as const)(
    "finds what was taken, in %s: one page is asked for, and nothing is changed",
    async (_what, to, methods) => {
      const b = await bench();
      const sent = await b.posted(to);
      const lay = structuredClone(b.cloud.messages(sent.channel));
      const calls = await b.asks(async () =>
        expect(await b.adapter.history!.lookup(b.search({}, to))).toEqual({ found: sent }),
      );
      expect(calls.map(({ method }) => method)).toEqual(methods);
      expect(b.cloud.messages(sent.channel)).toEqual(lay);
    },
  );
  test("says that nothing is there, where nothing was taken", async () => {
    const b = await bench();
    b.others(3);
    expect(await b.adapter.history!.lookup(b.search())).toEqual({ absent: true });
    expect(await b.adapter.history!.lookup(b.search({}, toMember))).toEqual({ absent: true });
  });
  test("asks for the time of the doubt and a minute on each side, with what only bots read", async () => {
    const b = await bench();
    const [asked] = await b.asks(() =>
      b.adapter.history!.lookup(b.search({ since: 1_764_000_000_123, until: 1_764_000_060_000 })),
    );
    expect(asked?.args).toMatchObject({
      channel: "C0A",
      oldest: "1763999940.123",
      latest: "1764000120",
      limit: "100",
    });
    expect([asked?.args.inclusive, asked?.args.include_all_metadata]).toEqual(["true", "true"]);
    expect(asked?.args).not.toHaveProperty("cursor");
    // Before there was any time at all, there is nothing earlier.
    const [first] = await b.asks(() => b.adapter.history!.lookup(b.search({ since: 0, until: 0 })));
    expect(first?.args).toMatchObject({ oldest: "0", latest: "60" });
  });
  test.each([
    ["a minute after it", minute, minute, true],
    ["more than a minute after it", minute + 1, minute + 1, false],
    ["a minute before it", -minute, -minute, true],
    ["more than a minute before it", -minute - 1, -minute - 1, false],
    ["around it", -3_600_000, 3_600_000, true],
  ])("of a doubt %s", async (_what, since, until, isThere) => {
    const b = await bench();
    const sent = await b.posted();
    const at = Number(sent.id) * 1_000;
    expect(
      await b.adapter.history!.lookup(b.search({ since: at + since, until: at + until })),
    ).toEqual(isThere ? { found: sent } : { absent: true });
  });
  test("takes nothing for it that only looks like it: another post, another app's, words that repeat the id", async () => {
    const b = await bench();
    const { outbox } = b.search();
    await b.adapter.deliver(delivery(toSpace, { outbox: "OTHER" }));
    const like = { user: "U0A", bot: true, text: outbox };
    say(b.cloud.core, "C0A", {
      ...like,
      metadata: { event_type: "another_app", event_payload: { outbox } },
    });
    say(b.cloud.core, "C0A", {
      ...like,
      metadata: { event_type: "stafett_post", event_payload: {} },
    });
    say(b.cloud.core, "C0A", {
      ...like,
      metadata: {
        event_type: "stafett_post",
        event_payload: { outbox: `${outbox}X`, text: outbox },
      },
    });
    expect(await b.adapter.history!.lookup(b.search())).toEqual({ absent: true });
    const sent = await b.posted();
    expect(await b.adapter.history!.lookup(b.search())).toEqual({ found: sent });
  });
  test("is through all the same in a channel that was archived meanwhile", async () => {
    const b = await bench();
    const sent = await b.posted();
    for (const channel of b.cloud.channels()) channel.is_archived = true;
    expect(await b.adapter.history!.lookup(b.search())).toEqual({ found: sent });
  });
});

describe("more than one page", () => {
  /** Where the next look begins, after no less than Slack's pause. */
  const moreOf = (looked: LookupResult | undefined): string => {
    if (!looked || !("more" in looked)) throw new Error(JSON.stringify(looked));
    expect(looked).toEqual({ more: expect.stringMatching(/./), afterMs: 1_500 });
    return looked.more;
  };
  test("one at a time, each from where the last one stopped, until it is found", async () => {
    const b = await bench();
    const sent = await b.posted();
    b.others(250);
    const pages: LookupResult[] = [];
    const calls = await b.asks(async () => {
      pages.push(await b.adapter.history!.lookup(b.search()));
      pages.push(await b.adapter.history!.lookup(b.search({ from: moreOf(pages[0]) })));
      pages.push(await b.adapter.history!.lookup(b.search({ from: moreOf(pages[1]) })));
    });
    expect(pages[2]).toEqual({ found: sent });
    expect(calls.map(({ method, args }) => [method, args.cursor])).toEqual(
      [undefined, moreOf(pages[0]), moreOf(pages[1])].map((cursor) => [
        "conversations.history",
        cursor,
      ]),
    );
    expect(moreOf(pages[1])).not.toBe(moreOf(pages[0]));
  });
  test("that all have nothing: it is absent only after the last", async () => {
    const b = await bench();
    b.others(101);
    const first = await b.adapter.history!.lookup(b.search());
    expect(await b.adapter.history!.lookup(b.search({ from: moreOf(first) }))).toEqual({
      absent: true,
    });
  });
  test("what is found is told at once, however much more there is", async () => {
    const b = await bench();
    b.others(101);
    const sent = await b.posted();
    expect(await b.adapter.history!.lookup(b.search())).toEqual({ found: sent });
  });
  test("from a place that Slack no longer knows: from the beginning, and it is found there", async () => {
    const b = await bench();
    const sent = await b.posted();
    expect(await b.adapter.history!.lookup(b.search({ from: "bmFnb24gYW5uYW4=" }))).toEqual({
      more: "",
      afterMs: 1_500,
    });
    const [again] = await b.asks(async () =>
      expect(await b.adapter.history!.lookup(b.search({ from: "" }))).toEqual({ found: sent }),
    );
    expect(again?.args).not.toHaveProperty("cursor");
  });
});

describe("a look that comes to nothing says neither that it is there nor that it is not", () => {
  test("told to wait: as long as Slack says", async () => {
    const b = await bench();
    await b.posted();
    b.cloud.faults.next({ kind: "429", method: "conversations.history", retryAfterS: 60 });
    expect(await b.adapter.history!.lookup(b.search())).toEqual({
      retry: "ratelimited",
      afterMs: 60_000,
    });
    b.cloud.faults.next({ kind: "429", method: "conversations.open", retryAfterS: 7 });
    expect(await b.adapter.history!.lookup(b.search({}, toMember))).toEqual({
      retry: "ratelimited",
      afterMs: 7_000,
    });
  });
  test("Slack is down", async () => {
    const b = await bench();
    await b.posted();
    b.cloud.faults.next({ kind: "500", method: "conversations.history" });
    expect(await b.adapter.history!.lookup(b.search())).toEqual({
      retry: "http_500",
      silent: true,
    });
  });
  test("the token was revoked: a person must mend it, and nobody is given up for it", async () => {
    const b = await bench();
    await b.posted();
    await b.slack.web.request("/api/auth.revoke", {
      method: "POST",
      headers: { authorization: `Bearer ${b.slack.given[0]}` },
    });
    for (const to of [toSpace, toMember])
      expect(await b.adapter.history!.lookup(b.search({}, to))).toEqual({
        place: "token_revoked",
        organisation: true,
      });
  });
  test("the app was removed; or nobody can say whether it was", async () => {
    const b = await bench();
    await b.posted();
    b.now.at += 1_000;
    await b.slack.uninstalls("T0A");
    expect(await b.adapter.history!.lookup(b.search())).toEqual({
      place: "not_installed",
      unreachable: true,
    });
    await b.goesDown();
    expect(await b.adapter.history!.lookup(b.search())).toEqual({ retry: "installations" });
  });
});

describe("an error while looking", () => {
  const unconfirmed = { since: 1_764_000_000_000, until: 1_764_000_000_000, from: null };
  const platform = (error: string) => ({ code: "slack_webapi_platform_error", data: { error } });
  const request = (code: string) => ({ code: "slack_webapi_request_error", original: { code } });
  const failing = (error: unknown, method: "open" | "history" = "history"): Client => {
    const fails = (): Promise<never> => Promise.reject(error);
    const conversations = {
      open: async () => ({ channel: { id: "D1" } }),
      history: async () => ({ messages: [] }),
      [method]: fails,
    };
    return { conversations } as unknown as Client;
  };
  test.each<[string, unknown, unknown]>([
    [
      "the place is gone",
      platform("channel_not_found"),
      { place: "channel_not_found", unreachable: true },
    ],
    [
      "we are no longer in it",
      platform("not_in_channel"),
      { place: "not_in_channel", unreachable: true },
    ],
    ["our scope", platform("missing_scope"), { retry: "missing_scope", afterMs: 600_000 }],
    ["our token", platform("invalid_auth"), { place: "invalid_auth", organisation: true }],
    ["a limit without a time", platform("ratelimited"), { retry: "ratelimited" }],
    ["Slack's own trouble", platform("internal_error"), { retry: "internal_error" }],
    ["no answer", request("ECONNRESET"), { retry: "request", silent: true }],
    ["nobody there", request("ECONNREFUSED"), { retry: "request", silent: true }],
    ["an error of nobody's", new TypeError("x"), { retry: "unclear", silent: true }],
    ["what only content can be told", platform("invalid_blocks"), { retry: "look" }],
    ["what only a message can be told", platform("message_not_found"), { retry: "look" }],
    ["a name that nobody knows", platform("brand_new_error"), { retry: "other" }],
  ])("%s", async (_what, error, looked) => {
    expect(await lookup(failing(error), { ...delivery(toSpace), unconfirmed })).toEqual(looked);
    expect(await lookup(failing(error), { ...delivery(toMember), unconfirmed })).toEqual(looked);
    expect(await lookup(failing(error, "open"), { ...delivery(toMember), unconfirmed })).toEqual(
      looked,
    );
  });
  test("is never repeated: it could repeat a message", async () => {
    const said = "could not read 19811218-9876";
    for (const error of [
      new Error(said),
      platform(said),
      request(said),
      platform(`is_archived ${said}`),
      { code: said, message: said },
    ])
      for (const method of ["open", "history"] as const)
        expect(
          JSON.stringify(
            await lookup(failing(error, method), { ...delivery(toMember), unconfirmed }),
          ),
        ).not.toMatch(/1981|could not/);
  });
});
