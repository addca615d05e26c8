// A day's work on the web in a real browser: a morning, a referral between three platforms, a meeting held with one thumb, and everything without a mouse.
import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import { inBrowser, visit } from "./play.ts";
import { type WebHand, WebPlay, webPeople } from "./web-hand.ts";

/** A finger needs so many pixels each way (WCAG 2.2, 2.5.8); what is pressed in a meeting has more. */
const thumbPx = 44;
const mostTabs = 80;

/** With Tab alone; what is looked for is seen when it has the focus. */
const tabTo = async (page: Page, wanted: Locator): Promise<void> => {
  for (let n = 0; n < mostTabs; n++) {
    if (await wanted.evaluate((node) => node === document.activeElement)) {
      const box = await wanted.boundingBox();
      expect(Number(box?.y)).toBeGreaterThanOrEqual(0);
      expect(Number(box?.y) + Number(box?.height)).toBeLessThanOrEqual(
        page.viewportSize()?.height ?? 0,
      );
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`the keyboard does not reach ${wanted}`);
};
const isWide = async (what: Locator): Promise<void> => {
  const box = await what.first().boundingBox();
  expect(Math.min(Number(box?.width), Number(box?.height))).toBeGreaterThanOrEqual(thumbPx);
};

inBrowser("work on the web", () => {
  it("answers a morning with one tap for each case, takes one back, and a colleague's open page follows", async () => {
    const play = await WebPlay.begin();
    const hand = await play.person(webPeople.contact, "phone");
    const [first, second, third] = [
      await hand.opensCase("Hög"),
      await hand.opensCase("Hög"),
      await hand.opensCase("Hög"),
    ];
    const refs = [first, second, third];
    await play.morning(1);
    await hand.home();
    const deputy = await play.person(webPeople.deputy, "desk");
    // By a link: the content has the focus then.
    await deputy.page.getByRole("link", { name: "Kanaler" }).click();
    await deputy.page.getByRole("link", { name: "Noomi", exact: true }).click();
    const card = deputy.page.locator("article.post", { hasText: first }).first();
    await card.waitFor();
    /** Which days those are depends on the day on which the play begins. */
    const dayOn = async (): Promise<string | undefined> =>
      /\p{L}+dag \d+ \p{L}+/u.exec((await card.textContent()) ?? "")?.[0];
    const today = await dayOn();
    expect(today).toBeDefined();
    hand.taps = 0;
    for (const ref of refs) {
      await hand.tap(hand.button("Kontakt i dag, inget nytt", hand.post(ref)));
      await hand.button("Ångra", hand.post(ref)).first().waitFor();
    }
    expect(hand.taps).toBe(refs.length);
    await hand.heading(/./);
    await hand.page.getByText("Dagens lägeskollar är gjorda").waitFor();
    await expect.poll(dayOn).not.toBe(today);
    await hand.button("Ångra", hand.post(second)).first().click();
    await hand.button("Kontakt i dag, inget nytt", hand.post(second)).first().waitFor();
    expect(await hand.button("Kontakt i dag, inget nytt", hand.post(first)).count()).toBe(0);
    await hand.fits();
    hand.calm();
    deputy.calm();
  });

  it("takes a referral on the web that was sent in Slack, and whose question was answered in Teams", async () => {
    const play = await visit("desk");
    const web = new WebPlay(play.program);
    const lund = await web.person(webPeople.lund, "phone");
    const ref = await play.openCase();
    await play.command("/stafett plats");
    await play.field("Insats").locator("select").selectOption({ label: "Ekonomiskt bistånd" });
    await play.modal.getByLabel("Socialtjänsten Lund").waitFor();
    await play.choose("Är det ett barn?", "Nej");
    await play.choose("Medföljande barn", "Inga");
    await play.submit();
    await play.modal.getByText("Har inte svarat än").first().waitFor();
    await play.close();
    const teams = play.page.getByTestId("teams-window");
    await play.page.getByTestId("teams-conversation-Stafett").click();
    await teams.getByRole("button", { name: "Fullt" }).click();
    await teams.getByText("Ni har svarat: Fullt").waitFor();
    await lund.reads("Kan ni ta emot?");
    await lund.button("Vi har plats").first().click();
    await lund.page.getByText("Ni har svarat: Vi har plats").first().waitFor();
    await play.go("stafett");
    const card = play.message("Din fråga om plats");
    await card.getByText("2 av 2 har svarat.").waitFor();
    await card.getByRole("button", { name: "Visa svaren" }).click();
    await play.modal
      .getByRole("button", { name: /^Hänvisa dit/ })
      .first()
      .click();
    await play.choose("Rättslig grund", "Personens samtycke, muntligt");
    await play.choose("Vem betalar?", "Vet inte än");
    await play.submit();
    await play.modal.getByRole("button", { name: "Skicka", exact: true }).click();
    await play.modal
      .getByRole("button", { name: /^Ta tillbaka/ })
      .first()
      .waitFor();
    await play.close();
    await lund.reads("Ny hänvisning");
    const post = lund.post("Ny hänvisning");
    expect(await post.textContent()).not.toContain(ref);
    await lund.button("Öppna hänvisningen", post).first().click();
    await lund.page.getByText(ref).first().waitFor();
    expect([lund.page.url(), await lund.page.title()].join(" ")).not.toContain(ref);
    await lund.button("Acceptera: jag tar emot").first().click();
    await lund.page.getByText("Mottagaren har tackat ja").first().waitFor();
    // In Slack the sender reads the same, and is still responsible.
    const told = play.message("Mottagaren har tackat ja");
    await told.waitFor();
    expect(await told.textContent()).toMatch(/Ansvarig:?\s*Kontaktperson, Noomi/);
    await lund.fits();
    lund.calm();
    play.calm();
  });

  it("holds a meeting on a telephone with one thumb, while another is there from a desk", async () => {
    const play = await WebPlay.begin();
    const hand = await play.person(webPeople.contact, "phone");
    const malmo = await play.person(webPeople.malmo, "desk");
    await hand.button("Möten").first().click();
    await hand.button("Planera ett möte").first().click();
    await hand.chooses("Kallade verksamheter", "Socialtjänsten Malmö");
    await hand.button("Planera mötet").last().click();
    await hand.page.getByText("Varannan vecka").first().waitFor();
    await play.morning(7, 55);
    await hand.home();
    await hand.page.goto(new URL("/spaces/noomi-malmo", hand.page.url()).href);
    await isWide(hand.button("Starta mötet"));
    await hand.button("Starta mötet").first().click();
    await hand.page.getByText("Rubrik 1 av").first().waitFor();
    await malmo.page.goto(new URL("/spaces/noomi-malmo", malmo.page.url()).href);
    await malmo.button("Jag är här").first().click();
    await malmo.page.getByText("Noomi och Socialtjänsten Malmö").first().waitFor();
    await hand.reads("Noomi och Socialtjänsten Malmö");
    await thumbsThrough(hand);
    hand.calm();
    malmo.calm();
  });

  it("goes from what waits for one through the case to a form that is sent, by the keyboard alone", async () => {
    const play = await WebPlay.begin();
    const hand = await play.person(webPeople.contact, "desk");
    const { page } = hand;
    const ref = await hand.opensCase("Hög");
    await play.morning(1);
    await hand.home();
    // The first stop leads past the menu.
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Till innehållet");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
    await tabTo(
      page,
      page
        .locator(".home")
        .locator("a, button")
        .filter({ hasText: /^Öppna/ })
        .first(),
    );
    await page.keyboard.press("Enter");
    await hand.heading(new RegExp(ref));
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
    await tabTo(page, hand.button("Något har ändrats").first());
    await page.keyboard.press("Enter");
    await page.locator("form.form").waitFor();
    // Sent with nothing in it: the errors have the focus, and each leads to its question.
    await tabTo(page, hand.button("Spara lägeskollen").last());
    await page.keyboard.press("Enter");
    await page.locator("#errors").waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("errors");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe(
      "f.safety",
    );
    await page.keyboard.press("Space");
    await tabTo(page, page.locator('input[name="f.contact"]').first());
    await page.keyboard.press("Space");
    await tabTo(page, hand.button("Spara lägeskollen").last());
    await page.keyboard.press("Enter");
    await hand.said("Klart.");
    hand.calm();
  });
});

/** From heading to heading with the one button that stands where it stood. */
const thumbsThrough = async (hand: WebHand): Promise<void> => {
  const { page } = hand;
  for (let n = 0; n < 14; n++) {
    const next = hand.button("Nästa").first();
    if (!(await next.isVisible())) break;
    await isWide(next);
    const before = (await page.locator("main").textContent()) ?? "";
    await next.click();
    await expect.poll(async () => page.locator("main").textContent()).not.toBe(before);
    await hand.fits();
  }
  await page.getByText("Alla punkter är genomgångna.").first().waitFor();
  await hand.button("Avsluta mötet").first().click();
  const question = page.locator("details.ask[open] .question");
  await question.waitFor();
  await isWide(question.locator("button"));
  await question.locator("button").click();
  await page.getByText("Anteckningarna väntar på godkännande.").first().waitFor();
};
