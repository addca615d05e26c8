// Somebody without an account answers by a link: the sender in Slack, the answer on a page, and the card in Slack says so.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  cardOf,
  made,
  opens,
  origin,
  outsider,
  referred,
  shownTo,
  written,
} from "../support/answering.ts";
import { createWorld, sampleConfig, type World } from "../support/world.ts";

describe("an answer link", () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ web: true });
  });
  afterAll(() => world.close());
  test("is made in Slack, opened with the code on a page, and answered once", async () => {
    await referred(world);
    expect(cardOf(world)).toContain("[Skapa svarslänk]");
    const link = await made(world);
    expect(link.path).not.toBe("");
    expect(cardOf(world)).toContain("inte öppnad");
    const browser = outsider(world);
    await browser.get(link.path);
    expect([browser.status, browser.text()]).toEqual([200, expect.stringContaining("Skriv koden")]);
    // Nothing of what it leads to, before the code.
    expect(browser.html).not.toMatch(/Noomi|Plattformen|annat|H-/i);
    await browser.fill("/answer/open", { code: link.code });
    expect(browser.path).toBe("/answer");
    for (const said of ["Noomi frågar er", "Kan ni ta emot?"])
      expect(browser.text()).toContain(said);
    // Class A alone: the payer and the need of an interpreter are class B.
    expect(browser.text()).not.toMatch(/NSP|[Tt]olk/);
    await world.idle();
    expect(cardOf(world)).toMatch(/Svarslänk\*: öppnad/);
    await browser.submit({ answer: "take", who: "caseworker" });
    expect(browser.text()).toContain("Tack, svaret har kommit fram");
    await world.idle();
    const card = cardOf(world);
    for (const said of ["sagt ja genom svarslänken", "Fråga efter: Handläggaren"])
      expect(card).toContain(said);
    // Used: the words of a wrong code, and of a link that never was.
    await opens(browser, link);
    expect([browser.status, browser.text()]).toEqual([
      403,
      expect.stringContaining("Det gick inte"),
    ]);
    await browser.get("/answer");
    expect([browser.status, browser.text()]).toEqual([
      410,
      expect.stringContaining("gäller inte längre"),
    ]);
    const other = outsider(world);
    await opens(other, { path: `/answer/${"a".repeat(52)}`, code: "000 000" });
    const unknown = other.html;
    await opens(other, link);
    expect(other.html.replaceAll(/value="[a-z2-7]{52}"/g, "")).toBe(
      unknown.replaceAll(/value="[a-z2-7]{52}"/g, ""),
    );
  });
  test("is opened by no scanner: HEAD and GET change nothing, however often", async () => {
    await referred(world);
    const link = await made(world);
    const before = await written(world);
    for (let n = 0; n < 20; n++) {
      const browser = outsider(world);
      await browser.get(link.path);
      expect(browser.status).toBe(200);
    }
    expect(await written(world)).toBe(before);
    const browser = outsider(world);
    await opens(browser, link);
    expect(browser.path).toBe("/answer");
  });
  test("dies with the fifth wrong code, of any number at once, and the card says so", async () => {
    await referred(world);
    const link = await made(world);
    const wrong = link.code === "000 000" ? "000 001" : "000 000";
    const all = Array.from({ length: 30 }, async () => {
      const browser = outsider(world);
      await opens(browser, { ...link, code: wrong });
      return browser.status;
    });
    expect(new Set(await Promise.all(all))).toEqual(new Set([403]));
    const browser = outsider(world);
    await opens(browser, link);
    expect(browser.status).toBe(403);
    await world.idle();
    expect(cardOf(world)).toContain("spärrad efter fem felaktiga koder");
  });
  test("four wrong codes and the right one open it, and wrong ones are counted anew", async () => {
    await referred(world);
    const link = await made(world);
    const browser = outsider(world);
    for (let round = 0; round < 2; round++) {
      for (const code of ["1", "", "999999999999", "a b c"])
        await opens(browser, { ...link, code });
      expect(browser.status).toBe(403);
      await opens(browser, link);
      expect(browser.path).toBe("/answer");
    }
  });
  test("five wrong codes, and the right one opens nothing any more", async () => {
    await referred(world);
    const link = await made(world);
    const wrong = link.code === "000 000" ? "000 001" : "000 000";
    const browser = outsider(world);
    for (let tries = 0; tries < 5; tries++) await opens(browser, { ...link, code: wrong });
    await opens(browser, link);
    expect(browser.status).toBe(403);
  });
  test("is logged as shown where it is shown, and not where an answer is sent", async () => {
    await referred(world);
    const link = await made(world);
    const browser = outsider(world);
    const before = await shownTo(world);
    await opens(browser, link);
    expect(await shownTo(world)).toBe(before + 1);
    await browser.submit({ answer: "ask", question: "time" });
    expect(browser.text()).toContain("Tack, svaret har kommit fram");
    expect(await shownTo(world)).toBe(before + 1);
    await world.idle();
  });
  test("of two answers at once one counts, and the other reads that somebody has answered", async () => {
    await referred(world);
    const link = await made(world);
    const [one, two] = [outsider(world), outsider(world)];
    await opens(one, link);
    await opens(two, link);
    await Promise.all([
      one.submit({ answer: "take", who: "lead" }),
      two.submit({ answer: "decline", reason: "noCapacity" }),
    ]);
    const came = [one, two].filter((browser) =>
      browser.text().includes("Tack, svaret har kommit fram"),
    );
    expect(came).toHaveLength(1);
    expect([one, two].find((browser) => !came.includes(browser))?.text()).toContain(
      "gäller inte längre",
    );
    // Its message is there before the next referral is sent.
    await world.idle();
  });
  test("an answer that lacks something is asked for at its field, and that it has come leaves the link standing", async () => {
    await referred(world);
    const link = await made(world);
    const browser = outsider(world);
    await opens(browser, link);
    await browser.submit({ answer: "decline" });
    expect([browser.status, Object.keys(browser.errors())]).toEqual([422, ["f:reason"]]);
    await browser.submit({ answer: "received" });
    expect(browser.text()).toContain("Avsändaren ser att ni har fått frågan");
    await world.idle();
    expect(cardOf(world)).toContain("Öppnad av mottagaren");
    const { html } = browser;
    await browser.submit({ answer: "ask", question: "time" });
    expect(browser.text()).toContain("Tack, svaret har kommit fram");
    // Sent again, by a browser that was cut off before it read that.
    browser.html = html;
    await browser.submit({ answer: "ask", question: "time" });
    expect(browser.text()).toContain("Tack, svaret har kommit fram");
    await world.idle();
    expect(cardOf(world)).toContain("Mottagaren frågar");
  });
  test("is closed to forged cookies, to other sites, and to one who has opened another", async () => {
    await referred(world);
    const link = await made(world);
    const browser = outsider(world);
    await opens(browser, link);
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const visit = (headers: Record<string, string>, body?: string): Promise<Response> =>
      world.stafett.adapters.get("web")?.pages?.visit(
        new Request(
          `${origin}/answer`,
          body === undefined
            ? { headers }
            : {
                method: "POST",
                headers: { ...headers, "content-type": "application/x-www-form-urlencoded" },
                body,
              },
        ),
      ) ?? Promise.reject(new Error("no web"));
    for (const forged of [
      cookie.slice(0, -4),
      `${cookie}x`,
      "__Host-stafett-answer=",
      "__Host-stafett-answer=AAAA",
    ])
      expect(await (await visit({ cookie: forged })).text(), forged).toContain(
        "Öppna länken på nytt",
      );
    const body = "k=x&hidden=y&do=submit&f.answer=decline&f.reason=other";
    for (const headers of [
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site", origin: "https://evil.example.se" },
      { origin: "null" },
      {},
    ])
      expect((await visit({ cookie, ...(headers as Record<string, string>) }, body)).status).toBe(
        403,
      );
    expect((await visit({ cookie, origin, "sec-fetch-site": "same-origin" }, body)).status).toBe(
      403,
    );
    // What is sealed for one link is nothing on the page of another.
    const { html } = browser;
    await referred(world);
    const other = outsider(world);
    await opens(other, await made(world));
    other.html = html;
    await other.submit({ answer: "decline", reason: "other" });
    expect(other.status).toBe(403);
  });
  test("ends when a copy is put back: its token and code open nothing, and the sender reads others", async () => {
    await referred(world);
    const link = await made(world);
    await world.stafett.data.transaction((run) =>
      run("delete from records where kind like 'answers:%'", []),
    );
    const browser = outsider(world);
    await opens(browser, link);
    expect(browser.status).toBe(403);
  });
  test("holds for three days", async () => {
    await referred(world);
    const link = await made(world);
    const browser = outsider(world);
    await opens(browser, link);
    await world.until(new Date(world.clock.now() + 72 * 3_600_000).toISOString());
    await browser.get("/answer");
    expect(browser.text()).toContain("Öppna länken på nytt");
    await opens(browser, link);
    expect(browser.status).toBe(403);
    expect(cardOf(world)).not.toContain("Svarslänk*: öppnad");
  });
  test("what was shown is in the access log, and of nobody", async () => {
    expect(await shownTo(world)).toBeGreaterThan(5);
  });
});

test("sender in Slack, receiver by a link, coordinator in Teams: both read it as soon as it is answered", async () => {
  const sample = sampleConfig();
  const members = sample.members.map((member) =>
    member.id === "regionkoordinator-1" ? { ...member, preferred: "teams" as const } : member,
  );
  const world = await createWorld({ config: { ...sample, members }, web: true, teams: true });
  const slack = "U0EVON02";
  await referred(world, {
    holder: "regionkoordinator-1",
    deputy: "regionkoordinator-2",
    by: "regionkoordinator-2",
    basis: "samtycke_sekretess",
  });
  const link = await made(world, slack);
  const browser = outsider(world);
  await opens(browser, link);
  await browser.submit({ answer: "take", who: "reception" });
  await world.idle();
  expect(cardOf(world, slack)).toContain("sagt ja genom svarslänken");
  const told = JSON.stringify(world.teams?.core.state.activities ?? "");
  for (const said of ["Svar på hänvisning", "Mottagaren har sagt ja, ring och bekräfta"])
    expect(told).toContain(said);
  await world.close();
});
