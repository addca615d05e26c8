// What the Microsoft 365 Agents Playground (0.2.28) sent in November 2026: heard where it may be, and by nobody else.
import { readFileSync } from "node:fs";
import { HttpResponse, http } from "msw/http";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Adapter, Ask, Incoming, Reply } from "../../adapters/port.ts";
import { createTeamsAdapter } from "../../adapters/teams/index.ts";
import { overWeb } from "../../playground/server/worlds.ts";
import { organisations } from "../../src/app/configuration/register.ts";
import { follow, realAdapters } from "../../src/app/platforms/connected.ts";
import { noMail } from "../../src/app/platforms/mail.ts";
import { readEnvironment } from "../../src/config/index.ts";
import { silent } from "../../src/log.ts";
import { panel } from "../contract/samples.ts";
import { clientId, clientSecret, placesInMemory } from "../support/teams.ts";
import { sampleConfig } from "../support/world.ts";

const tenant = "2f6d4b1e-8c03-4d57-9a1f-3be07c52d9a4";
const person = `${tenant}/c0de0011-5af3-4b71-a9d2-6e18f0b70011`;
const channel = "19:malmo-socialtjanst-00000000000000@thread.tacv2";
const connector = "http://localhost:56150/_connector";
const fixture = (name: string): object =>
  JSON.parse(
    readFileSync(
      new URL(`../fixtures/teams/agents-playground-${name}.json`, import.meta.url),
      "utf8",
    ),
  );

const calls: { readonly method: string; readonly path: string; readonly body: Promise<string> }[] =
  [];
const client = setupServer(
  http.get(`${connector}/v3/conversations/:id/members/:member`, () =>
    HttpResponse.json({ id: "user-0", tenantId: tenant }),
  ),
  http.post(`${connector}/v3/conversations/:id/activities`, () =>
    HttpResponse.json({ id: "1" }, { status: 201 }),
  ),
  http.all("*", () => HttpResponse.error()),
);
beforeAll(() => {
  client.listen({ onUnhandledFrame: "error" });
  client.events.on("request:start", ({ request }) => {
    const { method, url } = request;
    calls.push({
      method,
      path: decodeURIComponent(url.replace(connector, "")),
      body: request.clone().text(),
    });
  });
});
afterAll(() => client.close());
afterEach(() => void calls.splice(0));

const asked: Incoming[] = [];
afterEach(() => void asked.splice(0));
const replies: { readonly [kind in Ask["kind"]]?: Reply } = {
  home: { kind: "home", panel: panel([]) },
  words: { kind: "panel", panel: panel([]) },
  press: { kind: "done", said: "Klart." },
};
const handle = async (incoming: Incoming): Promise<Reply> => {
  asked.push(incoming);
  return replies[incoming.ask.kind] ?? { kind: "done" };
};
const places = placesInMemory();
/** As the program makes it when the environment says so. */
const local = async (): Promise<Adapter> => {
  const read = readEnvironment({ STAFETT_AGENTS_PLAYGROUND: "only-on-this-machine" });
  if (!read.ok) throw new Error("the environment has mistakes");
  const kv = () => {
    throw new Error("Teams keeps nothing there, and has nothing to tell");
  };
  const news = { reachable: kv, trouble: kv, keyAdded: kv, codeUsed: kv };
  const [adapter] = await realAdapters(
    read.env,
    follow(
      { slack: [], teams: [], web: [] },
      { slack: [], teams: organisations(sampleConfig(), "teams"), web: [] },
    ),
    noMail,
    silent,
  )(handle, { places: () => places, kv, drawn: kv }, news);
  if (!adapter) throw new Error("not connected");
  return adapter;
};
const knocks = (
  adapter: Adapter,
  activity: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  overWeb(
    adapter,
    new Request("http://127.0.0.1:3000/api/messages", {
      method: "POST",
      headers: { "content-type": "application/json", "x-ms-agents-playground": "true", ...headers },
      body: JSON.stringify(activity),
    }),
  );

const all = [
  "members-personal",
  "installation-personal",
  "message-personal",
  "card-action",
  "extension-fetch",
  "extension-submit",
  "installation-channel",
  "members-channel",
  "message-channel",
];
const form = {
  deputy: "socialtjansten-malmo-ersattare",
  child: "unknown",
  risk: "notAssessed",
  quiet: "no",
};
const own = { workflow: "case", instance: "7KQ3M9XZ7KQ3M9XZ" };

describe("on this machine", () => {
  test.each<[string, string, Ask]>([
    ["message-personal", person, { kind: "words", slash: "/stafett", text: "mina" }],
    ["message-channel", person, { kind: "words", slash: "/stafett", text: "vem" }],
    ["card-action", person, { kind: "press", ...own, command: "calm", values: { round: "1" } }],
    ["extension-fetch", person, { kind: "words", slash: "/stafett", text: "ärende" }],
    [
      "extension-submit",
      person,
      {
        kind: "submit",
        workflow: "case",
        command: "open",
        values: form,
        hidden: {},
        more: false,
        sure: false,
      },
    ],
    ["installation-channel", `${tenant}/${channel}`, { kind: "reach", reachable: true }],
  ])("%s asks what somebody wants", async (name, identity, ask) => {
    expect((await knocks(await local(), fixture(name))).status).toBe(200);
    expect(asked).toEqual([expect.objectContaining({ platform: "teams", identity, ask })]);
  });
  test("who has come is heard and says nothing", async () => {
    for (const name of ["members-personal", "members-channel"])
      expect((await knocks(await local(), fixture(name))).status).toBe(200);
    expect([asked, calls]).toEqual([[], []]);
  });
  test("the answers go where the client waits for them", async () => {
    await knocks(await local(), fixture("installation-personal"));
    await knocks(await local(), fixture("message-personal"));
    await knocks(await local(), fixture("message-channel"));
    const posted = calls.filter(({ method }) => method === "POST");
    const posts = await Promise.all(
      posted.map(async ({ path, body }) => [path, (await body).includes("AdaptiveCard")]),
    );
    const thread = `/v3/conversations/${channel};messageid=1795588512400`;
    expect(posts).toEqual([
      ["/v3/conversations/personal-chat/activities", true],
      ["/v3/conversations/personal-chat/activities", true],
      [`${thread}/activities?isTargetedActivity=true`, true],
    ]);
    expect(calls.map(({ path }) => path)).toContain(`${thread.split(";")[0]}/members/user-0`);
    expect(await places.find(person)).toMatchObject({
      serviceUrl: connector,
      conversation: "personal-chat",
    });
  });
  test("a button on a card and a dialog are answered at once", async () => {
    expect(await (await knocks(await local(), fixture("card-action"))).json()).toMatchObject({
      statusCode: 200,
      value: "Klart.",
    });
    expect(await (await knocks(await local(), fixture("extension-fetch"))).json()).toMatchObject({
      task: { type: "continue" },
    });
  });
  test.each(all)(
    "%s is not heard from a page in a browser, nor with another port",
    async (name) => {
      expect(
        (await knocks(await local(), fixture(name), { origin: "http://localhost:56150" })).status,
      ).toBe(403);
      expect(
        (
          await knocks(await local(), {
            ...fixture(name),
            serviceUrl: "http://localhost:56151/_connector",
          })
        ).status,
      ).toBe(403);
      expect([asked, calls]).toEqual([[], []]);
    },
  );
});

describe("where Teams is spoken with", () => {
  const facts: unknown[] = [];
  afterEach(() => void facts.splice(0));
  const common = {
    clientId,
    clientSecret,
    tenants: [tenant],
    places,
    handle,
    fact: (fact: object) => void facts.push(fact),
  };
  test.each(all)("%s is refused", async (name) => {
    expect((await knocks(createTeamsAdapter(common), fixture(name))).status).toBe(403);
    // Not the address alone: nobody has signed it either.
    const near = createTeamsAdapter({ ...common, serviceOrigins: ["http://localhost:56150"] });
    expect((await knocks(near, fixture(name))).status).toBe(401);
    expect(facts).toEqual([
      { event: "teams.stopped", by: "serviceUrl" },
      { event: "teams.stopped", by: "token" },
    ]);
    expect([asked, calls]).toEqual([[], []]);
  });
});

test("the file for the client names people and a channel of the sample", () => {
  const file = readFileSync(new URL("../../docs/agents-playground.yml", import.meta.url), "utf8");
  const [, me] = /^currentUser:[^}]*aadObjectId: ([\w-]+)/m.exec(file) ?? [];
  const [, room] = /id: "(19:[^"]+)"/.exec(file) ?? [];
  const { members, spaces } = sampleConfig();
  expect(file).toMatch(new RegExp(`^tenantId: ${tenant}$`, "m"));
  expect(members.filter(({ teams }) => teams === `${tenant}/${me}`)).toHaveLength(1);
  expect(spaces.filter(({ teams }) => teams === `${tenant}/${room}`)).toHaveLength(1);
  expect(file.match(/^ {2}- \{\s*id: user-/gm)).toHaveLength(5);
});
