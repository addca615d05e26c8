// The menu of a message, in both windows, with the mouse and without.
import { expect, it } from "vitest";
import { inBrowser, type Play, visit } from "./play.ts";

/** Whose menu, or which of its entries, the keyboard is at. */
const focused = ({ page }: Play) =>
  page.evaluate(() => document.activeElement?.getAttribute("data-testid"));
const command = "message-command-atgard";

inBrowser("the menu of a message", () => {
  it("opens an empty form in Slack, and the keyboard comes back to where it was", async () => {
    const play = await visit("desk");
    const { page, modal } = play;
    await play.command("Hej på er");
    const message = play.message("Hej på er");
    await message.hover();
    await message.getByTestId("message-menu").click();
    await page.getByTestId(command).click();
    await modal.getByTestId("modal-submit").waitFor();
    expect(await modal.textContent()).not.toContain("Hej på er");
    await page.keyboard.press("Escape");
    await modal.waitFor({ state: "detached" });
    await expect.poll(() => focused(play)).toBe("message-menu");

    // The same without a mouse; Escape closes the menu alone.
    await page.keyboard.press("Enter");
    await expect.poll(() => focused(play)).toBe(command);
    await page.keyboard.press("Escape");
    await expect.poll(() => focused(play)).toBe("message-menu");
    expect(await page.getByTestId(command).count()).toBe(0);
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => focused(play)).toBe(command);
    await page.keyboard.press("Enter");
    await modal.getByTestId("modal-submit").waitFor();
    play.calm();
  });

  it("opens an empty form in Teams", async () => {
    const play = await visit("desk");
    const { page } = play;
    await page.getByTestId("teams-conversation-Socialtjänsten Malmö").click();
    await page.getByTestId("teams-composer").fill("mina");
    await page.getByTestId("teams-send").click();
    const message = page.getByTestId("teams-message").filter({ hasText: "@Stafettmina" });
    await message.getByTestId("message-menu").focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => focused(play)).toBe(command);
    await page.keyboard.press("Enter");
    const dialog = page.getByTestId("teams-dialog");
    await dialog.getByRole("button").last().waitFor();
    expect(await dialog.textContent()).not.toContain("mina");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await expect.poll(() => focused(play)).toBe("message-menu");
    play.calm();
  });

  it("stands beside the messages on a phone, and nothing scrolls sideways", async () => {
    const play = await visit("phone");
    const { page } = play;
    await play.openCase();
    const menu = page.getByTestId("message-menu").last();
    expect(
      await menu.evaluate((node) => getComputedStyle(node.parentElement ?? node).opacity),
    ).toBe("1");
    await menu.tap();
    await page.getByTestId(command).tap();
    await play.modal.getByTestId("modal-submit").waitFor();
    expect(await play.sidewaysOverflow()).toBe(0);
    play.calm();
  });
});
