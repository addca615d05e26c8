// One answer without an account, as it is seen: the link in Slack, the code, the question and the answers on a telephone and on a desk.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { inBrowser, type Play, sizes, visit } from "./play.ts";

const pictures = process.env.STAFETT_PICTURES;
const picture = async (page: Page, name: string): Promise<void> => {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `answer-${name}.png`), fullPage: true });
};
const linkIn = async (play: Play): Promise<{ readonly url: string; readonly code: string }> => {
  const { page } = play;
  await page.getByTestId("guide-more").click();
  await page.getByTestId("guide-theme-referral").click();
  await page.getByTestId("guide-step-link").getByRole("button").first().click();
  await page.getByTestId("guide-do-link").click();
  await page.getByTestId("guide-stop-link").waitFor();
  await page.getByTestId("guide-stop-link").waitFor({ state: "detached", timeout: 60_000 });
  const text = (await play.modal.textContent()) ?? "";
  const [, url = "", code = ""] =
    /(http:\/\/[\w.:]+\/answer\/[a-z2-7]{52})[\s\S]*?(\d{3} \d{3})/.exec(text) ?? [];
  return { url, code };
};

inBrowser("an answer by a link", () => {
  it("is asked for by a code, given once, and read on the sender's card", async () => {
    const play = await visit("desk", { lively: true });
    const { url, code } = await linkIn(play);
    expect([url, code]).not.toContain("");
    await picture(play.page, "link");
    await play.close();
    // Somebody else, with a telephone that knows nothing of Stafett.
    const stranger = await play.page
      .context()
      .browser()
      ?.newContext({ ...sizes.phone, locale: "sv-SE" });
    const page = await stranger?.newPage();
    if (!stranger || !page) throw new Error("no browser");
    const sound = async (): Promise<void> => {
      await session.send("Runtime.evaluate", { expression: axe.source });
      const fault = "({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')";
      const run = `axe.run().then(({ violations }) => violations.map(${fault}))`;
      const { result } = await session.send("Runtime.evaluate", {
        expression: run,
        awaitPromise: true,
        returnByValue: true,
      });
      expect(result.value).toEqual([]);
    };
    const session = await stranger.newCDPSession(page);
    await page.goto(url);
    await page.getByLabel("Kod, sex siffror").waitFor();
    // The token has left the address, and the history with it.
    expect([new URL(page.url()).pathname, await page.title()]).toEqual([
      "/answer",
      "Stafett · svar",
    ]);
    await sound();
    await picture(page, "cover-390");
    await page.getByLabel("Kod, sex siffror").fill("000 000");
    await page.getByRole("button", { name: "Öppna frågan" }).click();
    await page.getByRole("alert").getByText("Det gick inte").waitFor();
    await sound();
    await picture(page, "wrong-390");
    await page.getByLabel("Kod, sex siffror").fill(code);
    await page.getByRole("button", { name: "Öppna frågan" }).click();
    await page.getByRole("heading", { level: 1, name: /frågar er/ }).waitFor();
    await sound();
    await picture(page, "question-390");
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1400, height: 900 });
    await picture(page, "question-1400");
    await page.emulateMedia({ colorScheme: "dark" });
    await sound();
    await picture(page, "question-1400-dark");
    await page.getByLabel("Vi kan ta emot").check();
    await page.getByText("Vem ska avsändaren fråga efter?").waitFor();
    await sound();
    await page.getByLabel("Jouren").check();
    await picture(page, "filled-1400-dark");
    await page.getByRole("button", { name: "Skicka svaret" }).click();
    await page.getByRole("heading", { name: "Tack, svaret har kommit fram" }).waitFor();
    await sound();
    await picture(page, "sent-1400-dark");
    await page.goBack();
    await page.getByText("Länken gäller inte längre").first().waitFor();
    await stranger.close();
    await play.page.bringToFront();
    await play.go("stafett");
    await play.page
      .getByText(/sagt ja genom svarslänken.*Fråga efter: Jouren/)
      .first()
      .waitFor();
    await picture(play.page, "card");
    play.calm();
  });
});
