// The Teams window: its dialogs, its keyboard, and what one sees of it where only one window has room.
import { expect, it } from "vitest";
import { inBrowser, type Play, visit } from "./play.ts";

const teams = ({ page }: Play) => ({
  window: page.getByTestId("teams-window"),
  dialog: page.getByTestId("teams-dialog"),
  go: (name: string) => page.getByTestId(`teams-conversation-${name}`).click(),
});
/** Where the keyboard is: by its test id, its words or the type of a field. */
const focused = ({ page }: Play) =>
  page.evaluate(() => {
    const node = document.activeElement;
    return (
      node?.getAttribute("data-testid") ??
      node?.getAttribute("type") + " " + (node?.getAttribute("aria-label") ?? "")
    );
  });

inBrowser("the Teams window", () => {
  it("opens a case behind the plus, keeps what is written, and says at the field what is wrong", async () => {
    const play = await visit("desk");
    const { page } = play;
    const { window, dialog, go } = teams(play);
    await go("Socialtjänsten Malmö");
    await page.getByTestId("teams-extensions").click();
    await page.getByTestId("teams-extension-arende").click();
    await dialog.getByLabel("Är det ett barn?").selectOption("Nej");
    await dialog.getByLabel("Risk").selectOption("Hög");
    await dialog.getByRole("button", { name: "Öppna ärendet" }).click();
    const ref =
      /SYD-[0-9A-Z]{4}-[0-9A-Z]{2}/.exec(
        (await dialog.getByText(/SYD-/).textContent()) ?? "",
      )?.[0] ?? "";
    expect(ref).not.toBe("");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await expect.poll(() => focused(play)).toBe("teams-extensions");

    const card = window.getByTestId("teams-message").filter({ hasText: ref });
    await card.getByRole("button", { name: "Gör lägeskoll" }).click();
    await dialog.getByLabel("Hur är läget?").selectOption({ label: "Lugnt" });
    await dialog.getByLabel("Kontakt i dag?").selectOption({ label: "Ja" });
    const day = dialog.getByLabel("Vilken dag?");
    await day.fill("2020-01-02");
    // Something happens elsewhere: the page is drawn anew, and the form stays.
    await play.move("hour");
    expect(await day.inputValue()).toBe("2020-01-02");
    await dialog.getByRole("button", { name: "Spara lägeskollen" }).click();
    await dialog.getByText("Den dagen är för tidig. Välj en senare dag.").waitFor();
    await expect.poll(() => focused(play)).toMatch(/^date/);
    for (let n = 0; n < 12; n++) {
      await page.keyboard.press("Tab");
      expect(
        await page.evaluate(
          () => document.activeElement?.closest("[data-testid=teams-dialog]") !== null,
        ),
      ).toBe(true);
    }
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await expect.poll(() => focused(play)).toBe("button Gör lägeskoll");
    play.calm();
  });

  it("takes a command after a slash, a mention in a channel, and answers so that only the one who asked sees it", async () => {
    const play = await visit("desk");
    const { page } = play;
    const { window, go } = teams(play);
    const composer = page.getByTestId("teams-composer");
    await go("Noomi och Malmö stad");
    await composer.pressSequentially("/ve");
    await composer.press("Enter");
    expect(await composer.inputValue()).toBe("/vem");
    await composer.press("Enter");
    const answer = window.getByTestId("teams-message").filter({ hasText: "Vem är i tjänst?" });
    await answer.getByText("Bara du ser det här").waitFor();
    await composer.fill("mina");
    await composer.press("Enter");
    const asked = window.getByTestId("teams-message").filter({ hasText: "@Stafettmina" });
    await asked.waitFor();
    await page.getByTestId("teams-user-picker").click();
    await page.getByTestId("teams-user-c0de0012-5af3-4b71-a9d2-6e18f0b70012").click();
    await page.getByTestId("teams-user-picker").filter({ hasText: "Ersättare" }).waitFor();
    await asked.waitFor();
    await expect.poll(() => answer.count(), { message: "somebody else's answer" }).toBe(0);
    play.calm();
  });

  it("shows on a phone that something waits in the other window", async () => {
    const play = await visit("phone");
    const { page } = play;
    await play.openCase();
    await page.getByTestId("app-teams").click();
    expect(await page.getByTestId("slack-window").isVisible()).toBe(false);
    expect(await page.getByTestId("app-slack-new").count()).toBe(0);
    await play.move("tomorrow");
    await page.getByTestId("app-slack-new").waitFor();
    await page.getByTestId("app-slack").click();
    await play.go("stafett");
    await play.message("Dagens lägeskollar").waitFor();
    await expect.poll(() => page.getByTestId("app-slack-new").count()).toBe(0);
    expect(await play.sidewaysOverflow()).toBe(0);
    play.calm();
  });
});
