// Whoever reads the page in English is answered in English: what stands in chat, home, forms and help, also after starting over.
import { expect, it } from "vitest";
import { inBrowser, visit } from "./play.ts";

inBrowser("English", () => {
  it("follows its reader everywhere, also after starting over and a reload; and back", async () => {
    const play = await visit("desk");
    const { page } = play;
    await play.go("noomi");
    await play.openCase();
    await page.getByTestId("lang-en").click();
    await play.move("tomorrow");
    await play.go("stafett");
    await play.message("Today's check-ins").waitFor();
    await play.go("home");
    await page.getByText("My cases").first().waitFor();
    await play.go("noomi");
    await play.command("/stafett help");
    await play.modal.getByText("What you can do").first().waitFor();
    await play.close();
    await page.getByTestId("reset").click();
    await page.getByRole("button", { name: "Start over" }).last().click();
    await page.getByTestId("guide").waitFor();
    await play.command("/stafett new case");
    await play.modal.getByText("New case").first().waitFor();
    await play.close();
    await page.reload();
    await play.go("noomi");
    await play.command("/stafett new case");
    await play.modal.getByText("New case").first().waitFor();
    await play.close();
    await page.getByTestId("lang-sv").click();
    await expect
      .poll(async () => {
        await play.command("/stafett nytt ärende");
        const title = await play.modal.textContent();
        await play.close();
        return title;
      })
      .toContain("Nytt ärende");
    play.calm();
  });
});
