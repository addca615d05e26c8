// A year's charts where people look: drawn in a page of our own, charts and tables in Slack. STAFETT_PICTURES=<folder>: with pictures for somebody to look at.
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { inBrowser, people, type Size, visit } from "./play.ts";
import { type WebHand, WebPlay, webPeople } from "./web-hand.ts";

const folder = process.env.STAFETT_PICTURES;
const national = "U0NSPM01";
const looks = async (page: Page, name: string): Promise<void> => {
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
};
inBrowser("a year's charts", () => {
  it.each([
    ["desk", "light"],
    ["phone", "dark"],
  ] as const)(
    "stand in the page on a %s, %s, with every figure as their text",
    async (size, colorScheme) => {
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
      await expect
        .poll(() =>
          image.evaluate((node: HTMLImageElement) => node.complete && node.naturalWidth > 0),
        )
        .toBe(true);
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
    },
  );
  it("are charts of Slack's own where every figure is shown, and tables where one is not", async () => {
    const play = await visit("desk", { lively: true });
    await play.become(people.evonhuset);
    await play.go("region-syd");
    await play.command("/stafett statistik");
    for (const button of ["Öppna", "Diagram"])
      await play.modal.getByRole("button", { name: button }).first().click();
    await play.modal.getByText("Nummer 1 av").waitFor();
    await looks(play.page, "slack-1");
    await play.modal.getByRole("button", { name: "Nästa" }).click();
    await play.modal.getByText("Nummer 2 av").waitFor();
    await looks(play.page, "slack-2");
    expect(await play.modal.locator(".b-chart, .b-table").count()).toBeGreaterThan(0);
    play.calm();
  });
  it("are corrected in words by one and approved by another, and every reader sees it beside the figures", async () => {
    const play = await visit("desk", { lively: true });
    const web = new WebPlay(play.program);
    const opens = async (user: string, size: Size): Promise<WebHand> => {
      const hand = await web.person(user, size, {});
      await hand.page.goto(new URL("/find", hand.page.url()).href);
      await hand.page.locator("#words").fill("statistik");
      await hand.page.locator("#words").press("Enter");
      await hand.tap(hand.button("Öppna"));
      return hand;
    };
    const one = await opens(national, "desk");
    await one.tap(one.button("Föreslå en rättelse"));
    await looks(one.page, "web-correct-form");
    await one.page.getByLabel("Region, ålder och kön", { exact: true }).check({ force: true });
    await one.chooses("Vad är fel", "Ärenden eller samtal saknas");
    await one.chooses("Vad betyder det", "Talen är för låga");
    await one.page.getByRole("button", { name: "Föreslå" }).last().click();
    await one.page.getByText("Den är inte publicerad än.").waitFor();
    await looks(one.page, "web-correct-waits");
    const other = await opens(webPeople.coordinator, "phone");
    await looks(other.page, "web-correct-asked");
    await other.tap(other.button("Godkänn och publicera"));
    await other.page
      .getByRole("button", { name: /Godkänn|Ja/ })
      .last()
      .click();
    await other.page
      .getByText(/Rättelse .*Region, ålder och kön: Ärenden eller samtal saknas/)
      .first()
      .waitFor();
    await looks(other.page, "web-corrected");
    await other.tap(other.button("Diagram"));
    await other.page
      .getByText(/Rättelse/)
      .first()
      .waitFor();
    await looks(other.page, "web-corrected-chart");
    await other.fits();
    for (const hand of [one, other]) hand.calm();
  });
});
