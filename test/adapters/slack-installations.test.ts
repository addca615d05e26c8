// Several workspaces: who may install, which token speaks where, and what happens when one leaves.
import { readFileSync } from "node:fs";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { parse } from "yaml";
import type { Reply } from "../../adapters/port.ts";
import { createSlackAdapter } from "../../adapters/slack/index.ts";
import { botScopes } from "../../adapters/slack/scopes.ts";
import { createHttp } from "../../src/app/http.ts";
import { browser, linkIn, workspaces } from "../support/workspaces.ts";

const notice: Reply = { kind: "refused", said: "Nej", title: "Titel", close: "Stäng" };
const back = (code: string, state: string | null) =>
  `/slack/oauth_redirect?code=${code}&state=${state}`;
const stateOf = async (person: ReturnType<typeof browser>) =>
  linkIn((await person.get("/slack/install")).text).searchParams.get("state");

describe("installing", () => {
  test("begins with a page that leads to Slack, with the manifest's scopes and a cookie for this browser", async () => {
    const { adapter } = await workspaces();
    const person = browser(adapter);
    const { status, text, headers } = await person.get("/slack/install");
    const link = linkIn(text);
    expect([status, link.origin, link.pathname]).toEqual([
      200,
      "https://slack.com",
      "/oauth/v2/authorize",
    ]);
    const manifest = parse(readFileSync("manifest/slack.yaml", "utf8")) as {
      oauth_config: { scopes: { bot: string[] } };
    };
    expect(link.searchParams.get("scope")?.split(",")).toEqual(manifest.oauth_config.scopes.bot);
    expect(manifest.oauth_config.scopes.bot).toEqual([...botScopes]);
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-.*; Secure; HttpOnly; Path=\/; Max-Age=600; SameSite=Lax$/),
    ]);
    expect(text).not.toMatch(/<script|\sstyle=|\son\w+=/i);
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect([headers.get("cache-control"), headers.get("referrer-policy")]).toEqual([
      "no-store",
      "no-referrer",
    ]);
    expect(text).toContain('<section lang="sv">');
    expect(text).toContain('<section lang="en">');
  });
  test("gives each workspace its own token, and tells the core that it can be reached", async () => {
    const w = await workspaces();
    expect([await w.installs("T0A"), await w.installs("T0B")]).toEqual([200, 200]);
    expect(w.slack.given).toHaveLength(2);
    expect(w.reach()).toEqual(["T0A/* true", "T0B/* true"]);
    expect(await w.posts("T0A/C0A")).toMatchObject({ sent: { channel: "C0A" } });
    expect(await w.posts("T0B/U0B", "member")).toHaveProperty("sent");
    expect(await w.posts("T0A/C0B")).toEqual({ place: "channel_not_found", unreachable: true });
    expect(w.cloud("T0A").messages("C0A")).toHaveLength(1);
    expect(w.cloud("T0B").messages(w.cloud("T0B").im("U0B"))).toHaveLength(1);
  });
  test("again in the same workspace: the newest token speaks", async () => {
    const w = await workspaces();
    await w.installs("T0A");
    expect(await w.posts("T0A/C0A")).toHaveProperty("sent");
    await w.installs("T0A");
    await w.slack.web.request("/api/auth.revoke", {
      method: "POST",
      headers: { authorization: `Bearer ${w.slack.given[0]}` },
    });
    expect(await w.posts("T0A/C0A")).toHaveProperty("sent");
  });
  test("leaves no token readable on the disk", async () => {
    const w = await workspaces();
    await w.installs("T0A");
    expect(w.bytes()).toContain("slack:T0A");
    for (const secret of [w.slack.given[0] ?? "none", "xoxb", "U0ADMIN"])
      expect(w.bytes()).not.toContain(secret);
  });
  test("is refused for a workspace that the configuration does not name, and its token is taken back", async () => {
    const w = await workspaces();
    const person = browser(w.adapter);
    const state = await stateOf(person);
    const { status, text } = await person.get(back(w.slack.allows("T0FOREIGN"), state));
    expect(status).toBe(403);
    expect(text).toContain("står inte i Stafetts inställningar");
    expect(text).toContain("is not in Stafett&#39;s settings".replace("&#39;", "'"));
    expect(w.slack.revoked).toEqual(w.slack.given);
    expect([
      w.reach(),
      await w.db.query("select key from kv where key not like '%used:%'"),
    ]).toEqual([[], []]);
    expect(w.facts).toContainEqual({ event: "slack.install_refused", revoked: "revoked" });
  });
  test("with a single token does not exist", async () => {
    const adapter = createSlackAdapter({
      tokens: "xoxb-1",
      handle: async () => notice,
      fact: () => undefined,
    });
    expect(adapter.pages).toBeUndefined();
  });
});

describe("the way back from Slack", () => {
  const begun = async () => {
    const w = await workspaces();
    const person = browser(w.adapter);
    return { ...w, person, state: (await stateOf(person)) ?? "" };
  };
  const nothing = (w: Awaited<ReturnType<typeof begun>>) =>
    expect([w.slack.given, w.reach()]).toEqual([[], []]);

  test("with another state is refused", async () => {
    const w = await begun();
    for (const state of [`${w.state}x`, "", w.state.replace(/\.[^.]*$/, ".AAAA")]) {
      const other = browser(w.adapter);
      for (const [name] of w.person.cookies) other.cookies.set(name, state);
      expect((await other.get(back(w.slack.allows("T0A"), state))).status).toBe(400);
    }
    expect((await w.person.get(`/slack/oauth_redirect?code=${w.slack.allows("T0A")}`)).status).toBe(
      400,
    );
    nothing(w);
  });
  test("without the cookie is refused, and the state is not spent by it", async () => {
    const w = await begun();
    expect((await browser(w.adapter).get(back(w.slack.allows("T0A"), w.state))).status).toBe(400);
    nothing(w);
    expect((await w.person.get(back(w.slack.allows("T0A"), w.state))).status).toBe(200);
  });
  test("in another browser, which has begun by itself, is refused", async () => {
    const w = await begun();
    const other = browser(w.adapter);
    await other.get("/slack/install");
    const { status, text } = await other.get(back(w.slack.allows("T0A"), w.state));
    expect([status, linkOf(text)]).toEqual([400, "/slack/install"]);
    nothing(w);
  });
  test("works once, also for two at the same time", async () => {
    const w = await begun();
    const cookies = [...w.person.cookies];
    const twice = [browser(w.adapter), browser(w.adapter)];
    for (const one of twice) for (const [name, value] of cookies) one.cookies.set(name, value);
    const together = await Promise.all(
      twice.map((one) => one.get(back(w.slack.allows("T0A"), w.state))),
    );
    expect(together.map(({ status }) => status).sort()).toEqual([200, 400]);
    for (const [name, value] of cookies) w.person.cookies.set(name, value);
    expect((await w.person.get(back(w.slack.allows("T0A"), w.state))).status).toBe(400);
    expect(w.slack.given).toHaveLength(1);
  });
  test("comes too late after ten minutes", async () => {
    const w = await begun();
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 602_000 });
    onTestFinished(() => void vi.useRealTimers());
    expect((await w.person.get(back(w.slack.allows("T0A"), w.state))).status).toBe(400);
    nothing(w);
  });
  test("says what happened when somebody says no, when Slack does, and when nothing can be saved; and echoes nothing", async () => {
    const w = await begun();
    const no = await w.person.get(`/slack/oauth_redirect?error=access_denied&state=${w.state}`);
    expect([no.status, no.text.includes("Du avbröt i Slack")]).toEqual([400, true]);
    const wrong = await w.person.get(back("%3Cb%3Eno-such-code", w.state));
    expect([wrong.status, wrong.text.includes("no-such-code")]).toEqual([502, false]);
    const person = browser(w.adapter);
    const state = await stateOf(person);
    await w.goesDown();
    expect((await person.get(back(w.slack.allows("T0A"), state))).status).toBe(503);
    nothing(w);
  });
  test("is not there for another method, and another path is not part of it", async () => {
    const { adapter } = await workspaces();
    const app = createHttp({
      adapters: new Map([["slack", adapter]]),
      ready: async () => ({ because: [], held: 0, silent: [], unheard: [] }),
    });
    const statuses = [
      new Request("https://stafett.example/slack/install"),
      new Request("https://stafett.example/slack/install", { method: "POST" }),
      new Request("https://stafett.example/slack/oauth_redirect", { method: "HEAD" }),
      new Request("https://stafett.example/slack/other"),
    ].map(async (request) => (await app.request(request)).status);
    expect(await Promise.all(statuses)).toEqual([200, 404, 404, 404]);
  });
});
const linkOf = (page: string) => /href="([^"]+)"/.exec(page)?.[1];

describe("not installed is not the same as not known", () => {
  test("for what goes out", async () => {
    const w = await workspaces();
    expect(await w.posts("T0A/C0A")).toEqual({ place: "not_installed", unreachable: true });
    await w.installs("T0A");
    await w.goesDown();
    expect(await w.posts("T0A/C0A")).toEqual({ retry: "installations" });
    expect(await w.posts("T0B/C0B")).toEqual({ retry: "installations" });
  });
  test("for what comes in", async () => {
    const w = await workspaces();
    const [a, event] = [w.cloud("T0A"), { type: "channel_archive", channel: "C0A" }];
    const said = await a.as("U0A").slash("/stafett", "");
    expect([said.status, said.ephemerals[0]?.text]).toEqual([
      200,
      expect.stringContaining("är inte installerat"),
    ]);
    expect((await a.happens(event)).status).toBe(200);
    expect(w.asked).toEqual([]);
    await w.installs("T0A");
    await w.goesDown();
    expect((await a.happens(event)).status).toBe(503);
    expect((await a.as("U0A").openHome()).status).toBe(503);
    expect((await a.as("U0A").slash("/stafett", "")).status).toBe(503);
    expect(w.reach()).toEqual(["T0A/* true"]);
  });
  test("and a row that cannot be read, or is another's, is never used", async () => {
    const w = await workspaces();
    await w.installs("T0A");
    await w.installs("T0B");
    const rows = "select value from kv where key = 'slack:T0B'";
    await w.db.transaction((run) => run(`update kv set value = (${rows}) where key = 'slack:T0A'`));
    expect(await w.posts("T0A/C0A")).toEqual({ retry: "installations" });
    await w.db.transaction((run) => run("update kv set value = 'AAAA' || substr(value, 5)"));
    expect(await w.posts("T0B/C0B")).toEqual({ retry: "installations" });
    expect((await w.cloud("T0B").as("U0B").slash("/stafett", "")).status).toBe(503);
  });
});

describe("a view is opened where its trigger came from", () => {
  test("each workspace with its own token", async () => {
    const w = await workspaces();
    await w.installs("T0A");
    await w.installs("T0B");
    w.answers((incoming) =>
      incoming.ask.kind === "words" ? { ...panel(incoming.identity) } : { kind: "done" },
    );
    for (const [team, user] of [
      ["T0A", "U0A"],
      ["T0B", "U0B"],
    ] as const) {
      const seen = await w.cloud(team).as(user).slash("/stafett", "");
      expect(JSON.stringify(seen.modal?.title)).toContain(`${team}/${user}`);
    }
  });
  test("somebody from B in a shared channel of A: A's token, B's identity; and so for what they send in", async () => {
    const w = await workspaces();
    await w.installs("T0A");
    await w.installs("T0B");
    await w.posts("T0A/C0A");
    w.answers(({ ask }) => (ask.kind === "press" ? form : { kind: "done" }));
    const a = w.cloud("T0A");
    const [message] = a.messages("C0A");
    const button = (message?.blocks ?? []).flatMap((b) =>
      b.type === "actions" ? (b.elements as { action_id: string }[]) : [],
    );
    const seen = await a
      .as("U0B")
      .click({ channel: "C0A", ts: message?.ts ?? "", actionId: button[0]?.action_id ?? "" });
    expect(w.asked.at(-1)).toMatchObject({ identity: "T0B/U0B", ask: { kind: "press" } });
    expect(seen.modal?.callback_id).toBe("form");
    const sent = await a.as("U0B").submit(seen.modal?.id ?? "", {});
    expect([sent.status, w.asked.at(-1)?.identity, sent.stackDepth]).toEqual([200, "T0B/U0B", 0]);
    expect(w.facts.filter((fact) => String(fact.event).startsWith("slack.view"))).toEqual([]);
  });
  test("somebody whose own workspace has not installed it is served all the same", async () => {
    const w = await workspaces(["T0A"]);
    await w.installs("T0A");
    await w.posts("T0A/C0A");
    w.answers(({ ask }) => (ask.kind === "press" ? form : { kind: "done" }));
    const a = w.cloud("T0A");
    const [message] = a.messages("C0A");
    const button = (message?.blocks ?? []).flatMap((b) =>
      b.type === "actions" ? (b.elements as { action_id: string }[]) : [],
    );
    const seen = await a
      .as("U0B")
      .click({ channel: "C0A", ts: message?.ts ?? "", actionId: button[0]?.action_id ?? "" });
    expect((await a.as("U0B").clickInView(seen.modal?.id ?? "", "m:more", "more")).status).toBe(
      200,
    );
    expect(w.asked.at(-1)).toMatchObject({ identity: "T0B/U0B", ask: { kind: "redraw" } });
    expect((await a.as("U0B").submit(seen.modal?.id ?? "", {})).status).toBe(200);
  });
});
const panel = (title: string): Reply => ({
  kind: "panel",
  panel: { title, body: [], actions: [], close: "Stäng", expired: "Sent", open: "Öppna" },
});
const form: Reply = {
  kind: "form",
  form: {
    workflow: "w",
    command: "c",
    idempotencyKey: "drawn",
    hidden: {},
    expired: "Sent",
    open: "Öppna",
    title: "Titel",
    submit: "Skicka",
    cancel: "Avbryt",
    intro: [],
    fields: [
      {
        name: "line",
        label: "Rad",
        optional: true,
        redraws: false,
        input: { kind: "line", maxChars: 10 },
      },
    ],
    more: "Mer",
    showsMore: false,
  },
};
