// Two shelters without an account answer a question about a place by links: the asker in Slack, each answer on a page of its own.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  cardOf,
  made,
  opened,
  opens,
  outsider,
  questioned,
  shownTo,
} from "../support/answering.ts";
import { createWorld, sampleConfig, type World } from "../support/world.ts";

const sample = sampleConfig();
/** Nobody has Stafett there. */
const outside = ["Skyddet Nord", "Skyddet Väst"].map((name, n) => ({
  ...sample.agencies.find(({ id }) => id === "evonhuset"),
  id: `skyddet-${n}`,
  name,
  phone: `070-174 06 1${n}`,
  contact: undefined,
  lead: undefined,
}));
const config = { ...sample, agencies: [...sample.agencies, ...outside] } as never;
const [north, west] = ["skyddet-0", "skyddet-1"];

describe("a question about a place, asked outside", () => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld({ web: true, config });
  });
  afterEach(() => world.close());
  test("is answered by each shelter once, on a page of class A, and read on the asker's screen", async () => {
    await questioned(world, ["boende-syd", north, west]);
    expect(cardOf(world)).toContain(
      "Skyddet Nord har ingen i Stafett. Skapa en svarslänk, eller ring.",
    );
    const first = await made(world);
    expect(cardOf(world)).toContain("Skyddet Väst har ingen i Stafett.");
    const second = await made(world);
    expect(cardOf(world)).not.toContain("har ingen i Stafett");
    expect(new Set([first.path, second.path, "", first.code]).size).toBe(4);
    const [one, two] = [outsider(world), outsider(world)];
    await one.get(first.path);
    expect(one.html).not.toMatch(/Noomi|Skydd|boende/i);
    // The code of one opens nothing of the other.
    await opens(two, { ...second, code: first.code });
    expect(two.status).toBe(403);
    await opens(one, first);
    expect(one.path).toBe("/answer");
    for (const said of [
      "Noomi frågar er om plats",
      "Skyddet Nord",
      "Skyddat boende",
      "Skyndsam",
      "Region Syd",
      "Svara senast",
      "Resten berättar den som frågar i telefon",
    ])
      expect(one.text()).toContain(said);
    // Neither the child, nor how many come along, nor who else is asked.
    expect(one.text()).not.toMatch(/[Bb]arn|Tre eller|Skyddet Väst|Klockljungen/);
    expect(await shownTo(world, "capacity")).toBe(1);
    await opens(two, second);
    await world.idle();
    expect(await opened(world, "Visa svaren")).toMatch(/Svarslänk · öppnad/);
    await one.submit({});
    expect([one.status, Object.keys(one.errors())]).toEqual([422, ["f:answer"]]);
    await Promise.all([one.submit({ answer: "place" }), two.submit({ answer: "full" })]);
    for (const browser of [one, two])
      expect(browser.text()).toContain("Tack, svaret har kommit fram");
    await world.idle();
    expect(cardOf(world)).toContain("2 av 3 har svarat");
    const shown = await opened(world, "Visa svaren");
    expect(shown).toMatch(
      /Skyddet Nord[\s\S]*Har plats · Svarade genom länk[\s\S]*Skyddet Väst[\s\S]*Fullt · Svarade genom länk/,
    );
    // Used, and not usable again.
    for (const [browser, link] of [
      [one, first],
      [two, second],
    ] as const) {
      await browser.get("/answer");
      expect([browser.status, browser.text()]).toEqual([
        410,
        expect.stringContaining("gäller inte längre"),
      ]);
      await opens(browser, link);
      expect(browser.status).toBe(403);
    }
  });
  test("ends one of its links after five wrong codes, and the other goes on", async () => {
    await questioned(world, [north, west]);
    const first = await made(world);
    const second = await made(world);
    const browser = outsider(world);
    const wrong = first.code === "000 000" ? "000 001" : "000 000";
    for (let tries = 0; tries < 5; tries++) await opens(browser, { ...first, code: wrong });
    await opens(browser, first);
    expect(browser.status).toBe(403);
    await world.idle();
    expect(await opened(world, "Visa svaren")).toContain("spärrad efter fem felaktiga koder");
    await opens(browser, second);
    await browser.submit({ answer: "waitlist" });
    expect(browser.text()).toContain("Tack, svaret har kommit fram");
    await world.idle();
    // The card asks for a new link for the first.
    expect(cardOf(world)).toContain("Skyddet Nord har ingen i Stafett.");
    expect((await made(world)).path).not.toBe(first.path);
  });
  test("takes the same answer sent twice as one, and another after it as none", async () => {
    await questioned(world, [north]);
    const link = await made(world);
    const [one, two] = [outsider(world), outsider(world)];
    await opens(one, link);
    await opens(two, link);
    const { html } = one;
    await one.submit({ answer: "assess" });
    one.html = html;
    await one.submit({ answer: "assess" });
    expect(one.text()).toContain("Tack, svaret har kommit fram");
    await two.submit({ answer: "full" });
    expect([two.status, two.text()]).toEqual([409, expect.stringContaining("gäller inte längre")]);
    await world.idle();
    expect(await opened(world, "Visa svaren")).toContain("Behöver bedöma först");
  });
  test("takes no answer when it is over: the link ends with the question, also in a browser that had opened it", async () => {
    await questioned(world, [north]);
    const link = await made(world);
    const browser = outsider(world);
    await opens(browser, link);
    const { html } = browser;
    await world.until(new Date(world.clock.now() + 25 * 3_600_000).toISOString());
    browser.html = html;
    await browser.submit({ answer: "place" });
    expect(browser.text()).toMatch(/gäller inte längre|Öppna länken på nytt/);
    await opens(browser, link);
    expect(browser.status).toBe(403);
    expect(await opened(world, "Visa svaren")).not.toContain("Har plats");
  });
});
