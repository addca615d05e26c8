// Whoever reads the page in English is answered in English: what stands in chat, home, forms and help, also after starting over.
import { expect, it, onTestFinished } from "vitest";
import { inBrowser, launch, Play, people, sizes, visit } from "./play.ts";

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

  it("is each page's own: of two readers each is answered in their language, and what stands in chat follows the person's", async () => {
    const one = await visit("desk", { lively: true });
    const context = await (await launch()).newContext({
      ...sizes.desk,
      locale: "en-GB",
      reducedMotion: "reduce",
    });
    onTestFinished(() => context.close());
    const two = new Play(one.program, await context.newPage(), [], false);
    const today = { sv: one.message("Dagens lägeskollar"), en: one.message("Today's check-ins") };
    await one.go("stafett");
    await today.sv.waitFor();
    await two.open();
    // The same person to begin with, who goes on reading what they read.
    await two.page.getByText("Start over").waitFor();
    await two.page.getByTestId("user-picker").filter({ hasText: "Contact person" }).waitFor();
    await one.page.getByTestId("user-picker").filter({ hasText: "Kontaktperson" }).waitFor();
    expect(await today.sv.count()).toBe(1);
    await two.become(people.evonhuset);
    await two.go("region-syd");
    await two.command("/stafett help");
    await two.modal.getByText("What you can do").first().waitFor();
    await two.close();
    await one.go("noomi");
    await one.command("/stafett hjälp");
    await one.modal.getByText("Det här kan du göra").first().waitFor();
    await one.close();
    await one.go("stafett");
    expect(await today.sv.count()).toBe(1);
    // Chosen for the person whom both are: their messages are said anew, and the other's page is as it was.
    await two.become(people.contact);
    await two.page.getByTestId("lang-en").click();
    await today.en.waitFor();
    await one.page.getByText("Börja om").waitFor();
    await one.page.getByTestId("lang-sv").click();
    await today.sv.waitFor();
    await expect.poll(() => today.en.count()).toBe(0);
    expect(await two.page.getByText("Start over").isVisible()).toBe(true);
    one.calm();
    // Alone again: everything follows the one who is there, and names and channels too.
    await two.page.close();
    await one.go("noomi");
    await one.message("Nästa lägeskoll").waitFor();
    await one.page.waitForTimeout(200);
    await one.page.getByTestId("lang-en").click();
    await one.message("Next check-in").waitFor();
    await expect
      .poll(() => one.page.locator(".message").filter({ hasText: "Nästa lägeskoll" }).count())
      .toBe(0);
    one.calm();
  });
});
