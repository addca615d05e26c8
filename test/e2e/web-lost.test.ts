// What goes wrong between a browser and the program: nothing is lost, nothing is done twice, and a sentence helps.
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { waitMs } from "../support/watchdog.ts";
import { inBrowser } from "./play.ts";
import { type Program, startProgram } from "./program.ts";
import { WebHand, WebPlay, webPeople } from "./web-hand.ts";
import { enrols, onTheWeb, originOf, webEnvironment, withKey } from "./web-program.ts";

const refIn = /SYD-[0-9A-Z]{4}-[0-9A-Z]{2}/g;

inBrowser("the web when something goes wrong", () => {
  let program: Program;
  let origin: string;
  let context: BrowserContext;
  beforeAll(async () => {
    program = await startProgram(onTheWeb, true, webEnvironment);
    origin = originOf(program);
    const opened = await withKey({ width: 1000, height: 900 });
    ({ context } = opened);
    await enrols(opened.page, program, "noomi-kontakt");
  });
  afterAll(async () => {
    await context.close();
    await program.stop();
  });
  /** A page of its own in the same browser, at a path. */
  const tab = async (path: string): Promise<WebHand> => {
    const page = await context.newPage();
    onTestFinished(() => page.close());
    page.setDefaultTimeout(waitMs);
    await page.goto(origin + path);
    return new WebHand(context, page, []);
  };
  const fills = async (hand: WebHand): Promise<void> => {
    await hand.page.locator("form.form").waitFor();
    await hand.chooses("Är det ett barn", "Nej");
    await hand.chooses("Risk", "Medel");
  };
  const isFilled = (page: Page): Promise<boolean> =>
    page.getByLabel("Medel", { exact: true }).isChecked();
  const sends = (hand: WebHand): Promise<void> => hand.button("Öppna ärendet").last().click();
  const opened = (hand: WebHand): Promise<void> => hand.heading("Ärendet är öppet");
  /** References of one's cases, as the list has them. */
  const cases = async (): Promise<readonly string[]> => {
    const hand = await tab("/panel/case/mine");
    await hand.page.locator("main h1").waitFor();
    const text = (await hand.page.locator("main").textContent()) ?? "";
    return [...new Set(text.match(refIn) ?? [])];
  };
  /** What is done opens one case, and no more. */
  const opensOne = async (work: () => Promise<void>): Promise<void> => {
    const before = await cases();
    await work();
    expect((await cases()).length - before.length).toBe(1);
  };

  it("opens one case for a button that is pressed twice, with and without a script", async () => {
    await opensOne(async () => {
      const hand = await tab("/form/case/open");
      await fills(hand);
      await hand.button("Öppna ärendet").last().dblclick();
      await opened(hand);
    });
    await opensOne(async () => {
      // The same form once more: as a browser without a script that is told to send it again.
      const hand = await tab("/form/case/open");
      await fills(hand);
      const twice = await hand.page.evaluate(async () => {
        const form = document.querySelector<HTMLFormElement>("form.form");
        if (!form) throw new Error("no form");
        const data = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
        const send = () =>
          fetch(form.action, {
            method: "POST",
            body: new URLSearchParams([...data, ["do", "submit"]]),
          });
        const answers = await Promise.all([send(), send()]);
        return Promise.all(answers.map(async (each) => [each.status, await each.text()] as const));
      });
      expect(twice.map(([status]) => status)).toEqual([200, 200]);
      expect(twice.some(([, html]) => html.includes("Ärendet är öppet"))).toBe(true);
    });
  });
  it("goes back, forward and loads anew without opening anything again", async () => {
    await opensOne(async () => {
      const hand = await tab("/");
      const { page } = hand;
      await hand.button("Nytt ärende").first().click();
      await fills(hand);
      await sends(hand);
      await opened(hand);
      const url = page.url();
      await page.reload();
      await opened(hand);
      await page.goBack();
      await page.locator("form.form").waitFor();
      await page.goForward();
      await opened(hand);
      expect(page.url()).toBe(url);
      await page.evaluate(() => history.go(-2));
      await hand.heading(/väntar på dig/);
    });
  });
  it("takes one of two answers from two tabs, and says so in the other", async () => {
    const hand = await tab("/form/case/open");
    await fills(hand);
    await sends(hand);
    await opened(hand);
    const ref = await hand.ref();
    const [one, two] = [await tab("/"), await tab("/")];
    const answer = (of: WebHand) =>
      of.button("Kontakt i dag, inget nytt", of.page.locator(".home li", { hasText: ref })).first();
    await answer(two).waitFor();
    // The second tab hears of nothing more: it keeps what it showed.
    await two.page.route("**/*", (route) =>
      route.request().headers()["stafett-live"] ? route.abort() : route.continue(),
    );
    await one.page.bringToFront();
    await answer(one).click();
    await one.said("Klart.");
    await two.page.bringToFront();
    await answer(two).click();
    await two.page
      .locator("main")
      .getByText(/redan|Klart/)
      .first()
      .waitFor();
    await two.page.unrouteAll();
    await two.home();
    expect(await answer(two).count()).toBe(0);
  });
  it("keeps what was typed when the connection is lost, says so, and sends it once when it is back", async () => {
    await opensOne(async () => {
      const hand = await tab("/form/case/open");
      const { page } = hand;
      await fills(hand);
      await context.setOffline(true);
      onTestFinished(() => context.setOffline(false));
      await sends(hand);
      await page.getByText("Ingen kontakt med Stafett").waitFor();
      await page.getByText("Det du har skrivit finns kvar", { exact: false }).waitFor();
      expect(await page.locator("main").isVisible()).toBe(false);
      await page.getByRole("button", { name: "Försök igen" }).click();
      await page.getByText("Ingen kontakt med Stafett").waitFor();
      await context.setOffline(false);
      await page.getByRole("button", { name: "Försök igen" }).click();
      await hand.reads("Risk");
      expect(await isFilled(page)).toBe(true);
      await sends(hand);
      await opened(hand);
    });
  });
  it("stays where one is when a link is followed without a connection", async () => {
    const hand = await tab("/form/case/open");
    const { page } = hand;
    await fills(hand);
    await context.setOffline(true);
    onTestFinished(() => context.setOffline(false));
    await page.getByRole("link", { name: "Sök" }).click();
    await page.getByText("Ingen kontakt med Stafett").waitFor();
    await context.setOffline(false);
    await page.getByRole("button", { name: "Försök igen" }).click();
    await page.locator("form.form").waitFor();
    expect(await isFilled(page)).toBe(true);
  });
  it("goes on in an open form after the program was killed and started again", async () => {
    await opensOne(async () => {
      const hand = await tab("/form/case/open");
      const { page } = hand;
      await fills(hand);
      await program.restart("SIGKILL", async () => {
        await sends(hand);
        await page.getByText("Ingen kontakt med Stafett").waitFor();
      });
      // By itself, when the program is there again.
      await page.locator("form.form").waitFor();
      await hand.reads("Risk");
      expect(await isFilled(page)).toBe(true);
      await sends(hand);
      await opened(hand);
    });
  });
  it("sends a form that was open while the program was killed, where nobody noticed", async () => {
    await opensOne(async () => {
      const hand = await tab("/form/case/open");
      await fills(hand);
      await program.restart("SIGKILL");
      await sends(hand);
      await opened(hand);
    });
  });
  it("says of a form that has become too old what to do, and of a button whose case is no longer so", async () => {
    const play = await WebPlay.begin();
    const hand = await play.person(webPeople.contact, "desk");
    const { page } = hand;
    const ref = await hand.opensCase("Hög");
    await page.goto(new URL("/form/case/open", page.url()).href);
    await fills(hand);
    await play.until((await play.now()) + 60 * 86_400_000);
    await sends(hand);
    await page.locator("body.at-said").waitFor();
    expect(await page.locator("main .card p").textContent()).toMatch(
      /för länge sedan|gammal|Öppna det/,
    );
    await page.locator("main .card a").click();
    await hand.heading(/väntar på dig/);
    expect(await page.locator("main").textContent()).toContain(ref);
  });
});
