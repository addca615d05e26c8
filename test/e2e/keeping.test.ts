// The story stays: after a reload, after a restart of the program; and begins anew when one asks for it.
import { expect, it } from "vitest";
import { inBrowser, type Play, people, visit } from "./play.ts";

const RECONNECT_MS = 12_000;
/** The simulated clock, epoch ms. */
const clock = async (play: Play): Promise<number> => {
  const answer = (await (await fetch(`${play.program.url}/play/clock`)).json()) as { now: string };
  return Date.parse(answer.now);
};

inBrowser("what is kept", () => {
  it("is the same after a reload", async () => {
    const play = await visit("desk");
    await play.go("noomi");
    const ref = await play.openCase();
    await play.openCase("Låg");
    await play.move("tomorrow");
    await play.become(people.deputy);
    const who = () => play.page.getByTestId("user-picker").textContent();
    await expect.poll(who).toContain("Ersättare");
    const before = await clock(play);
    await play.page.reload();
    await play.go("noomi");
    await play.message(ref).waitFor();
    // The clock goes on by itself: a minute may have passed, and no more.
    expect((await clock(play)) - before).toBeLessThan(120_000);
    await expect.poll(who).toContain("Ersättare");
    expect(await play.page.getByTestId("guide-step-1").getAttribute("data-done")).toBe("true");
    // The week goes on with its own case, and not with the one that is last in the list.
    await expect.poll(() => play.page.getByTestId("case-picker").inputValue()).toBe(ref);
    play.calm();
  });

  it("is the same after the program was started again, and time does not go back", async () => {
    const play = await visit("desk");
    const { page } = play;
    await play.go("noomi");
    const ref = await play.openCase();
    await play.move("tomorrow");
    const before = await clock(play);
    await play.program.restart();
    expect(await clock(play)).toBeGreaterThanOrEqual(before);
    // The open page finds its way back by itself.
    await expect
      .poll(() => page.getByText("Ingen kontakt med Stafett just nu.").count(), {
        timeout: RECONNECT_MS,
      })
      .toBe(0);
    await play.message(ref).waitFor();
    await play.go("stafett");
    await play
      .message("Dagens lägeskollar")
      .getByRole("button", { name: "Kontakt i dag, inget nytt" })
      .click();
    await play.message("klart").waitFor();
    await page.reload();
    await play.go("noomi");
    await play.message(ref).getByRole("button", { name: "Öppna" }).click();
    await play.modal.getByText("Ärendets gång").waitFor();
    expect(await page.getByTestId("journal").textContent()).toMatch(
      /Gjorde lägeskoll[\s\S]*Öppnade ärendet/,
    );
    expect(play.program.output().match(/^\{"level":[456]0.*$/gm) ?? []).toEqual([]);
  });

  it("is the same in Teams after the program was started again, and what comes then comes there", async () => {
    const play = await visit("desk");
    const { page } = play;
    const [window, dialog] = [page.getByTestId("teams-window"), page.getByTestId("teams-dialog")];
    await page.getByTestId("teams-conversation-Socialtjänsten Malmö").click();
    await page.getByTestId("teams-extensions").click();
    await page.getByTestId("teams-extension-arende").click();
    await dialog.getByLabel("Är det ett barn?").selectOption("Nej");
    await dialog.getByLabel("Risk").selectOption("Hög");
    await dialog.getByRole("button", { name: "Öppna ärendet" }).click();
    const ref =
      /SYD-[0-9A-Z]{4}-[0-9A-Z]{2}/.exec(
        (await dialog.getByText(/SYD-/).textContent()) ?? "",
      )?.[0] ?? "";
    await page.keyboard.press("Escape");
    await play.program.restart();
    await expect
      .poll(() => page.getByText("Ingen kontakt med Stafett just nu.").count(), {
        timeout: RECONNECT_MS,
      })
      .toBe(0);
    const card = window.getByTestId("teams-message").filter({ hasText: ref });
    await card.waitFor();
    await play.move("tomorrow");
    // The card that stood before is changed where it stands, and the day's list comes to the chat that was there.
    await card.getByRole("button", { name: "Gör lägeskoll" }).click();
    await dialog.getByLabel("Hur är läget?").waitFor();
    await page.keyboard.press("Escape");
    await page.getByTestId("teams-conversation-Stafett").click();
    await window
      .getByTestId("teams-message")
      .filter({ hasText: "Dagens lägeskollar" })
      .filter({ hasText: ref })
      .waitFor();
    expect(play.program.output().match(/^\{"level":[456]0.*$/gm) ?? []).toEqual([]);
  });

  it("goes when one begins anew, and a command right after works", async () => {
    const play = await visit("desk");
    const { page } = play;
    for (let round = 0; round < 3; round++) {
      await play.go("noomi");
      const ref = await play.openCase();
      await play.message(ref).waitFor();
      const before = await clock(play);
      await page.getByTestId("reset").click();
      await page.getByTestId("confirm-yes").click();
      await expect
        .poll(() => page.getByTestId("guide-step-1").getAttribute("data-done"))
        .toBe("false");
      await play.composer.fill("/stafett vem");
      await page.getByTestId("send").click();
      await play.modal.getByText("I tjänst").first().waitFor();
      await play.close();
      expect(await page.locator(".message").count()).toBe(0);
      await page.getByText("Inget ärende än.").waitFor();
      // The play begins where it began.
      expect(await clock(play)).toBeLessThanOrEqual(before);
      await play.command("/stafett mina");
      await play.modal.getByText("Du har inga öppna ärenden.").waitFor();
      await play.close();
    }
    expect(await play.now()).toMatch(/^(Måndag|Tisdag|Onsdag).* 08\.4\d$/i);
    play.calm();
  });
});
