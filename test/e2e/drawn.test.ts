// A year's charts where people look: drawn in a page of our own, charts and tables in Slack. STAFETT_PICTURES=<folder>: with pictures for somebody to look at.
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { inBrowser, people, visit } from "./play.ts";
import { WebPlay } from "./web-hand.ts";

const folder = process.env.STAFETT_PICTURES;
const national = "U0NSPM01";
const looks = async (page: Page, name: string): Promise<void> => {
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
};
inBrowser("a year's charts", () => {
  it.each([
    ["desk", "light"],
    ["phone", "dark"],
  ] as const)("stand in the page on a %s, %s, with every figure as their text", async (size, colorScheme) => {
    // With the two years that a play begins with.
    const play = await visit("desk", { lively: true });
    const hand = await new WebPlay(play.program).person(national, size, { colorScheme });
    const { page } = hand;
    await page.goto(new URL("/find", page.url()).href);
    await page.locator("#words").fill("statistik");
    await page.locator("#words").press("Enter");
    await hand.tap(hand.button("Öppna"));
    await hand.tap(hand.button("Diagram"));
    const image = page.locator(".drawing img").first();
    await image.waitFor();
    await expect.poll(() => image.evaluate((node: HTMLImageElement) => node.complete && node.naturalWidth > 0)).toBe(true);
    expect(await image.getAttribute("alt")).toMatch(/Alla: \d+ · /);
    await looks(page, `web-${size}-${colorScheme}-1`);
    await hand.tap(hand.button("Nästa"));
    await page.getByText("Nummer 2 av").waitFor();
    await looks(page, `web-${size}-${colorScheme}-2`);
    await hand.tap(hand.button("Välj tabell"));
    await page.getByText("Barn med god man", { exact: true }).waitFor();
    await looks(page, `web-${size}-${colorScheme}-tables`);
    await hand.fits();
    hand.calm();
  });
  it("are charts of Slack's own where every figure is shown, and tables where one is not", async () => {
    const play = await visit("desk", { lively: true });
    await play.become(people.evonhuset);
    await play.go("region-syd");
    await play.command("/stafett statistik");
    for (const button of ["Öppna", "Diagram"]) await play.modal.getByRole("button", { name: button }).first().click();
    await play.modal.getByText("Nummer 1 av").waitFor();
    await looks(play.page, "slack-1");
    await play.modal.getByRole("button", { name: "Nästa" }).click();
    await play.modal.getByText("Nummer 2 av").waitFor();
    await looks(play.page, "slack-2");
    expect(await play.modal.locator(".b-chart, .b-table").count()).toBeGreaterThan(0);
    play.calm();
  });
});
