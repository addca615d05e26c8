// What stands between us and a platform answers in its place: whether the platform took the post is then not known, whatever the status says.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Adapter, Search } from "../../adapters/port.ts";
import { createSlackAdapter } from "../../adapters/slack/index.ts";
import { createTeamsAdapter } from "../../adapters/teams/index.ts";
import { delivery } from "../contract/samples.ts";
import { placesInMemory } from "../support/teams.ts";

type Answer = {
  readonly status: number;
  readonly type?: string;
  readonly body?: string | Buffer;
  readonly location?: string;
};
const page = "<!doctype html><title>Sign in to the network</title>";
const json = "application/json";
/** By what they are; none is an answer of a platform's to a message. */
const unreadable: Readonly<Record<string, Answer>> = {
  "200 with a page": { status: 200, type: "text/html", body: page },
  "200 with a page that calls itself JSON": { status: 200, type: json, body: page },
  "200 with nothing": { status: 200, type: json, body: "" },
  "200 with half an answer": { status: 200, type: json, body: '{"ok":true,"id":"17' },
  "200 with a word": { status: 200, type: "text/plain", body: "forbidden" },
  "200 with a word in quotes": { status: 200, type: json, body: '"ok"' },
  "200 with null": { status: 200, type: json, body: "null" },
  "200 with a list": { status: 200, type: json, body: "[]" },
  "200 with packed bytes that are none": { status: 200, type: "application/gzip", body: page },
  "200 with packed bytes": { status: 200, type: "application/gzip", body: gzipSync(page) },
  "204": { status: 204 },
  "302": { status: 302, location: "/login" },
  "307": { status: 307, location: "/login" },
  "408": { status: 408, type: "text/html", body: page },
  "502 with a page": { status: 502, type: "text/html", body: page },
  "503 with a page": { status: 503, type: "text/html", body: page },
  "504 with a page": { status: 504, type: "text/html", body: page },
};
const onlySlack: Readonly<Record<string, Answer>> = {
  "JSON that does not say whether it is ok": {
    status: 200,
    type: json,
    body: '{"id":"1","ts":"1","channel":"C0A"}',
  },
  "an error without a name": { status: 200, type: json, body: '{"ok":false}' },
  "an error whose name is a page": {
    status: 200,
    type: json,
    body: JSON.stringify({ ok: false, error: page }),
  },
  "ok, and nothing more": { status: 200, type: json, body: '{"ok":true}' },
  "403 with a page": { status: 403, type: "text/html", body: page },
};
const onlyTeams: Readonly<Record<string, Answer>> = {
  "201 without an id": { status: 201, type: json, body: "{}" },
  "an id that is none": { status: 201, type: json, body: '{"id":5}' },
};

/** Answers as Slack and as the connector do, but for one path. */
const front = async (where: RegExp, wrong: Answer) => {
  const heard: string[] = [];
  const rights = JSON.stringify({
    ok: true,
    ts: "1",
    id: "1",
    channel: { id: "D0A" },
    messages: [],
  });
  const server = createServer((request, response) => {
    const path = `${request.method} ${request.url}`;
    heard.push(path);
    request.resume().on("end", () => {
      const {
        status,
        type = json,
        body = "",
        location,
      }: Answer = where.test(path) ? wrong : { status: 200, body: rights };
      response
        .writeHead(status, { "content-type": type, ...(location && { location }) })
        .end(status === 204 ? undefined : body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return { heard, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};
const common = { handle: async () => ({ kind: "done" }) as const, fact: () => undefined };
const slack = async (where: RegExp, wrong: Answer): Promise<Adapter> =>
  createSlackAdapter({
    ...common,
    tokens: "xoxb-1",
    signingSecret: "s",
    apiUrl: `${(await front(where, wrong)).url}/api/`,
  });
const tenant = "2f6d4b1e-8c03-4d57-9a1f-3be07c52d9a4";
const noToken = [{ alg: "none" }, { exp: 4_102_444_800 }, {}]
  .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
  .join(".");
const teams = async (where: RegExp, wrong: Answer) => {
  const { url, heard } = await front(where, wrong);
  const places = placesInMemory();
  const more = {
    serviceUrl: url,
    serviceOrigins: [url],
    token: async () => noToken,
    tenants: [tenant],
    places,
  };
  return { heard, adapter: createTeamsAdapter({ ...common, ...more, clientId: tenant }) };
};

const unknown = { unknown: expect.stringMatching(/^[\w-]+$/) };
const again = expect.objectContaining({ retry: expect.stringMatching(/^\w+$/), silent: true });
const toSpace = { platform: "slack", id: "T0A/C0A", kind: "space" } as const;
const toMember = { platform: "slack", id: "T0A/U0A", kind: "member" } as const;
const ref = { channel: "C0A", id: "1.000001" };

describe.each(Object.entries({ ...unreadable, ...onlySlack }))("Slack: %s", (what, answer) => {
  const says = what === "ok, and nothing more";
  test("a first post is a doubt", async () => {
    expect(await (await slack(/postMessage/, answer)).deliver(delivery(toSpace))).toEqual(unknown);
    expect(await (await slack(/postMessage/, answer)).deliver(delivery(toMember))).toEqual(unknown);
  });
  test.skipIf(says)(
    "a change, and what is taken away, is made again: it is not called done, nor lost",
    async () => {
      for (const gone of [false, true])
        expect(
          await (await slack(/chat.update/, answer)).deliver(delivery(toSpace, { ref, gone })),
        ).toEqual(again);
    },
  );
  test("a message to a person is one call: no chat is opened first, and so nothing can be unclear about that", async () => {
    expect(
      await (await slack(/conversations.open/, answer)).deliver(delivery(toMember)),
    ).toHaveProperty("sent");
  });
  test("a channel of which nothing is known: nothing is posted, nobody is given up", async () => {
    expect(await (await slack(/conversations.info/, answer)).deliver(delivery(toSpace))).toEqual(
      again,
    );
  });
  test("a look is made again: it never says that nothing is there", async () => {
    const search: Search = {
      ...delivery(toMember),
      unconfirmed: { since: 0, until: 1, from: null },
    };
    expect(await (await slack(/conversations.history/, answer)).history!.lookup(search)).toEqual(
      again,
    );
    expect(await (await slack(/conversations.open/, answer)).history!.lookup(search)).toEqual(
      again,
    );
  });
});
describe.each(Object.entries({ ...unreadable, ...onlyTeams }))("Teams: %s", (_what, answer) => {
  const room = { platform: "teams", id: `${tenant}/19:room@thread.tacv2`, kind: "space" } as const;
  const person = {
    platform: "teams",
    id: `${tenant}/c0de0011-5af3-4b71-a9d2-6e18f0b70011`,
    kind: "member",
  } as const;
  test("a first post is a doubt", async () => {
    expect(
      await (await teams(/POST .*activities/, answer)).adapter.deliver(delivery(room)),
    ).toEqual(unknown);
  });
  test("a chat that is not known to be open: nothing is posted, nobody is given up", async () => {
    const { adapter, heard } = await teams(/POST \/v3\/conversations$/, answer);
    expect(await adapter.deliver(delivery(person))).toEqual(again);
    expect(heard.filter((path) => path.includes("activities"))).toEqual([]);
  });
});
describe.each(Object.entries(unreadable))("Teams: %s", (_what, answer) => {
  const room = { platform: "teams", id: `${tenant}/19:room@thread.tacv2`, kind: "space" } as const;
  test("a change, and what is taken away, is made again: it is not called done", async () => {
    for (const gone of [false, true])
      expect(
        await (await teams(/PUT/, answer)).adapter.deliver(delivery(room, { ref, gone })),
      ).toEqual(again);
  });
});
test.each([400, 403, 404, 413])(
  "Teams: a page with %s is a proxy's: not sent, nobody given up, nothing held",
  async (status) => {
    const room = {
      platform: "teams",
      id: `${tenant}/19:room@thread.tacv2`,
      kind: "space",
    } as const;
    const { adapter } = await teams(/activities/, { status, type: "text/html", body: page });
    expect(await adapter.deliver(delivery(room))).toEqual(again);
    expect(await adapter.deliver(delivery(room, { ref }))).toEqual(again);
  },
);
