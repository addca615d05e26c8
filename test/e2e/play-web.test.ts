// From the play's page to the same person in a browser: what waits in Slack waits there.
import { expect, it } from "vitest";
import { inBrowser, visit } from "./play.ts";

inBrowser("the web in the play", () => {
  it("shows the same person what waits in Slack, and one press there changes both", async () => {
    const play = await visit("desk");
    const ref = await play.openCase();
    await play.move("tomorrow");
    const [web] = await Promise.all([play.page.context().waitForEvent("page"), play.page.getByTestId("web").click()]);
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
    await expect.poll(() => play.page.getByRole("button", { name: "Kontakt i dag, inget nytt" }).count()).toBe(0);
    play.calm();
  });
});
