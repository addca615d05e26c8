// From the play's page to the same person in a browser: what waits in Slack waits there.
import { expect, it } from "vitest";
import { Quiet } from "../../playground/page/guide-quiet.ts";
import { inviting } from "../playground/inviting.ts";
import { doorTo } from "../playground/whole.ts";
import { inBrowser, visit } from "./play.ts";
import { WebPlay, webPeople } from "./web-hand.ts";

inBrowser("the web in the play", () => {
  it("shows the same person what waits in Slack, and one press there changes both", async () => {
    const play = await visit("desk");
    const ref = await play.openCase();
    await play.move("tomorrow");
    const [web] = await Promise.all([
      play.page.context().waitForEvent("page"),
      play.page.getByTestId("web").click(),
    ]);
    await web.getByRole("heading", { level: 1, name: /väntar på dig/ }).waitFor();
    const row = web.locator("article", { hasText: ref }).first();
    await row.waitFor();
    await row
      .getByRole("button", { name: /^Kontakt i dag, inget nytt/ })
      .first()
      .click();
    await web
      .getByText(ref)
      .filter({ hasText: "Klart" })
      .or(web.getByText(/Nästa lägeskoll/))
      .first()
      .waitFor();
    await play.page.bringToFront();
    await expect
      .poll(() => play.page.getByRole("button", { name: "Kontakt i dag, inget nytt" }).count())
      .toBe(0);
    play.calm();
  });
  it("shows of a case's address that is pasted into Slack what kind of page it is, and nothing else", async () => {
    const play = await visit("desk");
    const ref = await play.openCase();
    const hand = await new WebPlay(play.program).person(webPeople.contact, "desk");
    await hand.page
      .locator(".home")
      .getByRole("link", { name: "Öppna" })
      .or(hand.page.locator(".home").getByRole("button", { name: "Öppna" }))
      .first()
      .click();
    await hand.heading(new RegExp(ref));
    await play.go("noomi");
    await play.composer.fill(`Titta här: ${hand.page.url()}`);
    await play.page.getByTestId("send").click();
    const shown = play.page.getByTestId("unfurled");
    await shown.waitFor();
    expect(await shown.textContent()).toBe("Stafett · ärende");
    expect(await play.message("Titta här").textContent()).not.toContain(ref);
    play.calm();
  });
  it("shows what came by mail to somebody who has the web alone, and leads to what waits there", async () => {
    const play = await visit("desk");
    const { page } = play;
    const ref = await play.openCase();
    await page.getByTestId("tab-journal").press("ArrowLeft");
    const mailbox = page.getByTestId("mailbox");
    await mailbox.getByText("Inget mejl än.").waitFor();
    await new Quiet(doorTo(new URL(page.url()).origin), "sv", ref).perform(
      inviting(/advokatbyrån/i, /juridi/i),
    );
    const mail = mailbox.getByTestId("mail");
    await mail.getByText("Något väntar på dig i Stafett", { exact: true }).click();
    await mail.getByText("Här står inget om något ärende.").waitFor();
    expect(await page.getByTestId("tab-mail").textContent()).toBe("Mejl1");
    expect(await mail.textContent()).not.toContain(ref);
    const [web] = await Promise.all([
      page.context().waitForEvent("page"),
      mailbox.getByTestId("mail-web").click(),
    ]);
    await web
      .getByRole("button", { name: /^Öppna inbjudan/ })
      .or(web.getByRole("link", { name: /^Öppna inbjudan/ }))
      .first()
      .waitFor();
    play.calm();
  });
});
