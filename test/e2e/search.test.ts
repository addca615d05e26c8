// Searching what the person who is chosen can read: found, and led to, in both windows.
import { expect, it } from "vitest";
import { inBrowser, type Play, people, type Size, visit } from "./play.ts";

const hits = ({ page }: Play) => page.getByTestId("search-hit");
const isInSight = (play: Play, words: string) =>
  play.page
    .locator(".sought")
    .filter({ hasText: words })
    .evaluate((node) => {
      const { top, bottom } = node.getBoundingClientRect();
      const list = node.closest(".messages")?.getBoundingClientRect();
      return (
        list !== undefined &&
        top >= list.top - 1 &&
        bottom <= list.bottom + 1 &&
        document.activeElement === node
      );
    });

inBrowser("the search", () => {
  for (const size of ["desk", "phone", "lying"] satisfies Size[])
    it(`leads to a message in its conversation, on a ${size}`, async () => {
      const play = await visit(size);
      const { page } = play;
      await play.command("Först: nyckeln ligger i RECEPTIONEN");
      for (let n = 0; n < 14; n++) await play.command(`Sedan ${n}: något annat`);
      await play.go("noomi-region-syd");
      await page.getByTestId("search-slack").click();
      const box = page.getByTestId("search-words");
      // Under a finger, too, one can write at once.
      await expect.poll(() => box.evaluate((node) => document.activeElement === node)).toBe(true);
      await page.keyboard.type("receptionen forst");
      await expect.poll(() => hits(play).count()).toBe(1);
      expect(await hits(play).textContent()).toMatch(
        /#noomi.*Kontaktperson, Noomi.*nyckeln ligger i RECEPTIONEN/,
      );
      expect(await page.locator("mark").textContent()).toBe("RECEPTIONEN");
      expect(await play.sidewaysOverflow()).toBe(0);
      await hits(play).click();
      await page.getByTestId("search").waitFor({ state: "detached" });
      await expect.poll(() => page.url()).toContain("/C0NOOMI");
      await expect.poll(() => isInSight(play, "RECEPTIONEN")).toBe(true);
      // It stays in sight when something arrives.
      await page.waitForTimeout(500);
      await expect.poll(() => isInSight(play, "RECEPTIONEN")).toBe(true);
      play.calm();
    });

  it("finds in cards what is read in them, only what this person can read, and in Teams what is there", async () => {
    const play = await visit("desk");
    const { page } = play;
    const ref = await play.openCase();
    await page.getByTestId("teams-conversation-Socialtjänsten Malmö").click();
    await page.getByTestId("teams-composer").fill("/vem");
    await page.getByTestId("teams-send").click();
    await page.getByTestId("teams-message").filter({ hasText: "Vem är i tjänst?" }).waitFor();
    await page.getByTestId("teams-conversation-Region Syd").click();

    await page.getByTestId("skip").focus();
    await page.keyboard.press("/");
    const box = page.getByTestId("search-words");
    await box.fill(ref.toLowerCase());
    await expect.poll(() => hits(play).count()).toBe(1);
    // What stands on a button is not said.
    await box.fill("gör lägeskoll");
    await expect.poll(() => hits(play).count()).toBe(0);
    await page.getByTestId("search").getByText("Inget hittades.").waitFor();
    await page.getByTestId("search-in-teams").click();
    await box.fill("tjanst vem");
    await expect.poll(() => hits(play).count()).toBe(1);
    await box.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect.poll(() => isInSight(play, "Vem är i tjänst?")).toBe(true);
    expect(
      await page
        .getByTestId("teams-conversation-Socialtjänsten Malmö")
        .getAttribute("aria-current"),
    ).toBe("page");

    // Somebody else, who is not in Noomi's channel.
    await play.become(people.evonhuset);
    await page.keyboard.press("Control+k");
    await page.getByTestId("search-in-slack").click();
    await box.fill(ref);
    await page.getByTestId("search").getByText("Inget hittades.").waitFor();
    expect(await hits(play).count()).toBe(0);
    await page.keyboard.press("Escape");
    await page.getByTestId("search").waitFor({ state: "detached" });
    // A slash in what one writes is a slash.
    await play.go("region-syd");
    await play.composer.pressSequentially("/");
    expect(await play.composer.inputValue()).toBe("/");
    expect(await page.getByTestId("search").count()).toBe(0);
    play.calm();
  });
});
