// The web over the whole bot: what one sees and does there is what one sees and does in chat.
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { platforms } from "../../adapters/index.ts";
import { createHttp } from "../../src/app/http.ts";
import type { Config } from "../../src/config/index.ts";
import { type Browser, textIn } from "../support/browser.ts";
import { browserOf, createWorld, sampleConfig, type World } from "../support/world.ts";

const [anna, bo, lund] = ["noomi/annaannaanna1", "noomi/bobobobobobo2", "lund/lundlundlund3"];
/** Anna has Slack and the web, and wants to be told in Slack; the others have the web alone. */
const config = (): Config => {
  const sample = sampleConfig();
  const webs: Readonly<Record<string, string>> = {
    "noomi-kontakt": anna,
    "noomi-ersattare": bo,
    "socialtjansten-lund-handlaggare": lund,
  };
  const members = sample.members.map((member) => {
    const web = webs[member.id];
    if (web === undefined) return member;
    if (web === anna) return { ...member, web, preferred: "slack" as const };
    const { slack: _slack, teams: _teams, preferred: _preferred, ...rest } = member;
    return { ...rest, web };
  });
  return { ...sample, members };
};
const refIn = (text: string): string => /[A-Z]{3}-[0-9A-Z]{4}-[0-9A-Z]{2}/.exec(text)?.[0] ?? "";

describe("a morning on the web", () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ config: config(), web: true });
  });
  afterAll(() => world.close());
  const opens = async (browser: Browser): Promise<string> => {
    await browser.post("/find", { words: "ärende" });
    await browser.submit({ risk: "high", child: "no" });
    await world.idle();
    return refIn(browser.text());
  };

  test("a case is opened in a form, and its page is at an address without its reference", async () => {
    const browser = browserOf(world, bo);
    const ref = await opens(browser);
    expect(ref).toMatch(/^SYD-/);
    expect(browser.path).toMatch(/^\/panel\/case\/\w+\/[\w-]+$/);
    expect(browser.path).not.toContain(ref);
    expect(/<title>([^<]*)<\/title>/.exec(browser.html)?.[1]).toBe("Stafett · ärende");
    await browser.get(browser.path);
    expect(browser.text()).toContain(ref);
  });
  test("a form that is sent twice opens one case", async () => {
    const browser = browserOf(world, bo);
    await browser.post("/find", { words: "ärende" });
    const { html } = browser;
    await browser.submit({ risk: "low", child: "no" });
    const ref = refIn(browser.text());
    browser.html = html;
    await browser.submit({ risk: "low", child: "no" });
    expect(browser.text()).toContain("redan");
    const open = await world.lines({ workflow: "case", open: true, limit: 50 } as never);
    expect(open.filter(({ summary }) => summary.ref === ref)).toHaveLength(1);
  });
  test("an error stands at its field with what was written, and nothing is saved", async () => {
    const browser = browserOf(world, bo);
    const ref = await opens(browser);
    await browser.post("/find", { words: `frist ${ref}` });
    await browser.submit({ kind: "betanketid", day: "" });
    expect(browser.status).toBe(422);
    expect(Object.keys(browser.errors())).toEqual(["f:day"]);
    expect(browser.html).toContain('value="betanketid"');
  });
  test("who has Slack and the web sees in the inbox what stands in Slack, and what is pressed there is changed in both", async () => {
    const browser = browserOf(world, anna);
    const person = world.cloud.as("U0NOOMI01");
    const opened = await person.slash("/arende", "nytt");
    await person.submit(opened.modal?.id ?? "", { "f:risk": "high", "f:child": "no" });
    await world.until("2026-11-26T08:00:00.000Z");
    const standing = world.cloud
      .messages(world.cloud.im("U0NOOMI01"))
      .filter(({ blocks }) => JSON.stringify(blocks).includes("Kontakt i dag, inget nytt"));
    expect(standing).toHaveLength(1);
    await browser.get("/");
    expect(browser.text()).toContain("[Kontakt i dag, inget nytt]");
    await browser.press("Kontakt i dag, inget nytt");
    await world.idle();
    expect(browser.path).toBe("/");
    expect(browser.text()).not.toContain("[Kontakt i dag, inget nytt]");
    const after = world.cloud
      .messages(world.cloud.im("U0NOOMI01"))
      .filter(({ blocks }) => JSON.stringify(blocks).includes("Kontakt i dag, inget nytt"));
    expect(after).toHaveLength(0);
  });
  test("who has the web alone gets what others get in chat, and nobody counts as out of reach", async () => {
    const browser = browserOf(world, bo);
    await browser.get("/");
    expect(browser.text()).toContain("[Kontakt i dag, inget nytt]");
    expect(
      world.facts.filter((fact) =>
        String((fact as { event?: string }).event).startsWith("delivery."),
      ),
    ).toEqual([]);
  });
  test("what is sealed for one person opens nothing for another, and what is forged nothing for anybody", async () => {
    const [browser, other] = [browserOf(world, bo), browserOf(world, lund)];
    const ref = await opens(browser);
    await other.get(browser.path);
    expect(other.status).toBe(404);
    expect(other.text()).not.toContain(ref);
    await browser.get(`${browser.path.slice(0, -4)}AAAA`);
    expect(browser.status).toBe(404);
    // A press that was drawn for another.
    await browser.get("/");
    other.html = browser.html;
    await other.press("Kontakt i dag, inget nytt");
    expect(other.status).toBe(404);
  });
  test("a POST from another site, without a header that says from where, or with another token does nothing", async () => {
    const browser = browserOf(world, bo);
    await browser.get("/");
    const visit = world.stafett.adapters.get("web")?.pages;
    const before = (await world.lines({ workflow: "case", open: true, limit: 50 } as never)).length;
    const send = async (
      headers: Readonly<Record<string, string>>,
      csrf: string,
    ): Promise<number> => {
      const key = /name="k" value="([^"]*)"/.exec(browser.html)?.[1] ?? "";
      const press = /name="press" value="([^"]*)"/.exec(browser.html)?.[1] ?? "";
      const body = new URLSearchParams({ csrf, k: key, press });
      const cookie = `as=${encodeURIComponent(bo)}`;
      return (
        (
          await visit?.visit(
            new Request("https://stafett.example.se/press", {
              method: "POST",
              headers: { cookie, ...headers },
              body,
            }),
          )
        )?.status ?? 0
      );
    };
    const own = "https://stafett.example.se";
    expect(
      await send({ origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" }, "token"),
    ).toBe(403);
    expect(
      await send(
        { origin: "https://evil.stafett.example.se", "sec-fetch-site": "same-site" },
        "token",
      ),
    ).toBe(403);
    expect(await send({ origin: own, "sec-fetch-site": "cross-site" }, "token")).toBe(403);
    expect(await send({}, "token")).toBe(403);
    expect(await send({ origin: own }, "other")).toBe(404);
    await browser.get("/");
    expect(browser.text()).toContain("[Kontakt i dag, inget nytt]");
    expect(await world.lines({ workflow: "case", open: true, limit: 50 } as never)).toHaveLength(
      before,
    );
    expect(await send({ origin: own }, "token")).toBe(303);
  });
  test("each live page says with which state it was drawn: its stream says nothing until there is another", async () => {
    const browser = browserOf(world, bo);
    const web = world.stafett.adapters.get("web");
    await opens(browser);
    const stream = async (seen: string): Promise<ReadableStream<Uint8Array> | null | undefined> => {
      const headers = { cookie: `as=${encodeURIComponent(bo)}` };
      return (
        await web?.pages?.visit(
          new Request(`https://stafett.example.se/events?seen=${seen}`, { headers }),
        )
      )?.body;
    };
    for (const path of ["/", browser.path]) {
      await browser.get(path);
      expect([path, /<body[^>]* data-live/.test(browser.html)]).toEqual([path, true]);
      const seen = /<html [^>]*data-seen="([^"]*)"/.exec(browser.html)?.[1] ?? "none";
      const [its, older] = [await stream(seen), (await stream("0"))?.getReader()];
      await web?.deliver({ to: { platform: "web", id: bo }, outbox: "x" } as never);
      const heard = [await older?.read(), await older?.read()].map((part) =>
        Buffer.from(part?.value ?? []).toString(),
      );
      expect(heard).toEqual([expect.stringContaining("alive"), expect.stringContaining("change")]);
      await web?.lifecycle?.stop();
      expect(await new Response(its).text()).toMatch(/^event: alive\ndata: \d+\n\n$/);
    }
  });
  test("a database that does not answer: a sentence, and nothing of the error", async () => {
    const browser = browserOf(world, bo);
    const { store } = world.stafett.core;
    const spy = vi
      .spyOn(store.inbox, "standing")
      .mockRejectedValueOnce(new Error("connection to secret-host lost"));
    await browser.get("/");
    expect([browser.status, browser.text()]).toEqual([
      503,
      expect.stringContaining("Stafett kan inte svara"),
    ]);
    expect(browser.html).not.toContain("secret-host");
    expect(world.facts).toContainEqual({ event: "web.failed", error: "Error" });
    spy.mockRestore();
    await browser.get("/");
    expect(browser.status).toBe(200);
  });
  test("what a database could not take comes back as it was sent, line breaks too, and is taken when it is sent again", async () => {
    const browser = browserOf(world, bo);
    const { store } = world.stafett.core;
    await browser.post("/find", { words: "ärende" });
    const before = (await world.lines({ workflow: "case", open: true, limit: 100 } as never))
      .length;
    const spy = vi
      .spyOn(store.journal, "commit")
      .mockRejectedValueOnce(new Error("disk I/O error at secret-host"));
    const typed = { risk: "high", child: "no", beside: 'one\n\n  "two" <b>' };
    await browser.submit(typed);
    spy.mockRestore();
    expect([browser.status, browser.text()]).toEqual([
      503,
      expect.stringContaining("Stafett kunde inte spara"),
    ]);
    expect(browser.html).not.toContain("secret-host");
    expect(browser.html).toContain(
      '<textarea name="f.beside" hidden>\none\r\n\r\n  &quot;two&quot; &lt;b&gt;</textarea>'.replaceAll(
        "\r",
        "",
      ),
    );
    await browser.press("Försök igen");
    expect(browser.path).toMatch(/^\/panel\/case\//);
    expect(await world.lines({ workflow: "case", open: true, limit: 100 } as never)).toHaveLength(
      before + 1,
    );
  });
  test("what is larger than any form is not read", async () => {
    const http = createHttp({
      adapters: world.stafett.adapters,
      ready: () => Promise.reject(new Error("not asked")),
    });
    const headers = {
      cookie: `as=${encodeURIComponent(bo)}`,
      origin: "https://stafett.example.se",
      "content-type": "application/x-www-form-urlencoded",
    };
    const sends = async (path: string, bytes: number): Promise<number> =>
      (
        await http.request(`https://stafett.example.se${path}`, {
          method: "POST",
          headers,
          body: "x".repeat(bytes),
        })
      ).status;
    expect(await sends("/press", 300_000)).toBe(404);
    expect(await sends("/press", 300_001)).toBe(413);
    expect(await sends("/sign-in", 20_001)).toBe(413);
    const answers = [
      await http.request("https://stafett.example.se/", { headers }),
      await http.request("https://stafett.example.se/press", {
        method: "POST",
        headers,
        body: "x".repeat(300_001),
      }),
      await http.request("https://stafett.example.se/active", {
        method: "POST",
        headers,
        body: "",
      }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 413, 403]);
    for (const answer of answers) {
      expect(answer.headers.get("x-frame-options")).toBe("DENY");
      expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
      expect(answer.headers.get("cache-control")).toBe("no-store");
      expect(answer.headers.get("strict-transport-security")).toBe(
        "max-age=63072000; includeSubDomains",
      );
    }
  });
  test("words are searched for as long as their field takes them, and no longer", async () => {
    const browser = browserOf(world, bo);
    await browser.post("/find", { words: `vem${" ".repeat(497)}` });
    expect(browser.status).toBe(200);
    await browser.post("/find", { words: `vem${" ".repeat(498)}` });
    expect(browser.status).toBe(404);
  });
  test("GET changes nothing: a form is drawn for a command that a button would carry out at once", async () => {
    const browser = browserOf(world, bo);
    const ref = await opens(browser);
    const id = browser.path.split("/").at(-1);
    const versions = async () =>
      (await world.lines({ workflow: "case", ref, limit: 1 } as never)).map(
        ({ revision }) => revision,
      );
    const before = await versions();
    for (const command of Object.keys(world.stafett.core.registry.get("case")?.commands ?? {}))
      await browser.get(`/form/case/${command}/${id}`);
    expect(await versions()).toEqual(before);
  });
  test("nobody who is signed in as nobody gets further than to where one signs in, and a stranger gets an empty page", async () => {
    const browser = browserOf(world, "");
    for (const path of [
      "/",
      "/find",
      "/spaces",
      "/panel/case/show/x",
      "/form/case/open",
      "/events",
    ]) {
      await browser.get(path);
      expect(browser.html).toBe("sign in");
    }
    const stranger = browserOf(world, "noomi/nobodynobody9");
    await stranger.get("/");
    expect([stranger.status, textIn(stranger.html)]).toEqual([403, ""]);
  });
  test("every page has its headers, and none is kept", async () => {
    const pages = world.stafett.adapters.get("web")?.pages;
    const cookie = `as=${encodeURIComponent(bo)}`;
    for (const path of ["/", "/find", "/spaces", "/nowhere"]) {
      const response = await pages?.visit(
        new Request(`https://stafett.example.se${path}`, { headers: { cookie } }),
      );
      expect(response?.headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(response?.headers.get("cache-control")).toBe("no-store");
      expect(response?.headers.get("referrer-policy")).toBe("no-referrer");
      expect(await response?.text()).not.toMatch(/\sstyle=|\son[a-z]+=/);
    }
  });
});

test("its addresses are taken by the configuration, and its origin without a path, over TLS but on this computer", () => {
  const { problems } = platforms.web;
  for (const good of [
    "https://stafett.example.se",
    "https://stafett.example.se:8443",
    "http://localhost:3000",
  ])
    expect(problems({ WEB_ORIGIN: good })).toEqual([]);
  for (const bad of [
    "http://stafett.example.se",
    "https://stafett.example.se/",
    "https://stafett.example.se/x",
    "http://127.0.0.1:3000",
    "nonsense",
  ])
    expect(problems({ WEB_ORIGIN: bad })).toEqual([{ path: "WEB_ORIGIN", code: "env-web-origin" }]);
});
