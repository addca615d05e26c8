// What a message is made of, in both windows: from its menu, and with a key.
import { expect, it } from "vitest";
import { inBrowser, type Play, type Size, visit } from "./play.ts";

const focused = ({ page }: Play) =>
  page.evaluate(
    () => document.activeElement?.getAttribute("data-testid") ?? document.activeElement?.tagName,
  );
const copied = ({ page }: Play) => page.evaluate(() => navigator.clipboard.readText());

inBrowser("the payload of a message", () => {
  for (const size of ["desk", "phone", "lying"] satisfies Size[])
    it(`is shown with its sizes and copied, on a ${size}`, async () => {
      const play = await visit(size);
      const { page } = play;
      await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      const dialog = page.getByTestId("payload");
      const ref = await play.openCase();
      const message = play.message(ref);
      await message.getByTestId("message-menu").click();
      await page.getByTestId("message-payload").click();
      const json = dialog.getByTestId("payload-json");
      await json.getByText(ref).waitFor();
      const shown = JSON.parse((await json.textContent()) ?? "") as { blocks: unknown[] };
      expect(await dialog.getByTestId("size-blocks").textContent()).toBe(
        `Block${shown.blocks.length} av 50`,
      );
      expect(await dialog.getByTestId("size-longest").textContent()).toMatch(
        /tecken\d+ av 3\s000$/,
      );
      await dialog.getByTestId("payload-copy").click();
      await dialog.getByRole("status").getByText("Kopierat").waitFor();
      expect(JSON.parse(await copied(play))).toEqual(shown);
      expect(await play.sidewaysOverflow()).toBe(0);
      const { bottom, height } = await dialog.getByTestId("payload-copy").evaluate((node) => {
        const { bottom: low } = node.getBoundingClientRect();
        return { bottom: low, height: innerHeight };
      });
      expect(bottom).toBeLessThanOrEqual(height);
      for (let n = 0; n < 8; n++) {
        await page.keyboard.press("Tab");
        expect(
          await page.evaluate(
            () => document.activeElement?.closest("[data-testid=payload]") !== null,
          ),
        ).toBe(true);
      }
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
      await expect.poll(() => focused(play)).toBe("message-menu");
      play.calm();
    });

  it("comes with ? at a message that has the focus, also in Teams, also for what only one person sees, and not while one writes", async () => {
    const play = await visit("desk");
    const { page } = play;
    const dialog = page.getByTestId("payload");
    await page.getByTestId("teams-conversation-Socialtjänsten Malmö").click();
    const composer = page.getByTestId("teams-composer");
    await composer.pressSequentially("vem?");
    expect(await composer.inputValue()).toBe("vem?");
    await composer.fill("/vem");
    await composer.press("Enter");
    const answer = page.getByTestId("teams-message").filter({ hasText: "Vem är i tjänst?" });
    await answer.getByTestId("message-menu").focus();
    await page.keyboard.press("?");
    await dialog.getByTestId("payload-json").getByText("AdaptiveCard").waitFor();
    expect(await dialog.getByTestId("size-bytes").textContent()).toMatch(/byte[\d\s]+ av 81\s920$/);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await expect.poll(() => focused(play)).toBe("message-menu");

    await play.command("Hej på er");
    await play.message("Hej på er").focus();
    await page.keyboard.press("?");
    expect(
      JSON.parse((await dialog.getByTestId("payload-json").textContent()) ?? ""),
    ).toMatchObject({ text: "Hej på er" });
    await dialog.getByRole("button", { name: "Stäng" }).last().click();
    await dialog.waitFor({ state: "detached" });
    play.calm();
  });
});
