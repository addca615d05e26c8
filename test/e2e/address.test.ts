// The page's address: Back, forward, a reload and a copied link lead to the same person and the same conversation, in both windows.
import { expect, it } from "vitest";
import { inBrowser, type Play, people, type Size, visit } from "./play.ts";

const deputyInTeams = "c0de0012-5af3-4b71-a9d2-6e18f0b70012";
/** Who one is and where, as it is seen. */
const seen = async (play: Play) => {
  const { page } = play;
  const words = (id: string) =>
    page.getByTestId(`${id}-window`).locator(".talk-title h1").textContent();
  return {
    slack: await words("slack"),
    user: await page
      .getByTestId("slack-window")
      .locator(".me b, .talk-title small.only-phone")
      .first()
      .textContent(),
    teams: await words("teams"),
    teamsUser: await page
      .getByTestId("teams-window")
      .locator(".t-me > span, .talk-title small.only-phone")
      .first()
      .textContent(),
  };
};
const settles = (play: Play, wanted: Awaited<ReturnType<typeof seen>>) =>
  expect.poll(() => seen(play)).toEqual(wanted);
const goesInTeams = async (play: Play, name: string, size: Size) => {
  if (size === "phone") await play.page.getByTestId("teams-open-rail").click();
  await play.page.getByTestId(`teams-conversation-${name}`).click();
};
const becomesInTeams = async (play: Play, user: string, size: Size) => {
  if (size === "phone") await play.page.getByTestId("teams-open-rail").click();
  await play.page.getByTestId("teams-user-picker").click();
  await play.page.getByTestId(`teams-user-${user}`).click();
};

inBrowser("the address", () => {
  for (const size of ["desk", "phone"] satisfies Size[])
    it(`leads back, forward and, after a reload and from a copied link, to the same, on a ${size}`, async () => {
      const play = await visit(size);
      const { page } = play;
      const phone = size === "phone";
      const stops = [await seen(play)];
      const then = async (deed: () => Promise<void>) => {
        const before = page.url();
        await deed();
        await expect.poll(() => page.url()).not.toBe(before);
        stops.push(await seen(play));
      };
      await expect.poll(() => page.url()).toContain("slack=U0NOOMI01/");
      await then(() => play.go("stafett"));
      await then(() => play.become(people.deputy));
      await then(() => play.go("home"));
      if (phone) await then(() => page.getByTestId("app-teams").click());
      await then(() => goesInTeams(play, "Noomi och Malmö stad", size));
      await then(() => becomesInTeams(play, deputyInTeams, size));
      const last = stops.at(-1)!;
      const link = page.url();

      for (const stop of stops.slice(0, -1).toReversed()) {
        await page.goBack();
        await settles(play, stop);
      }
      for (const stop of stops.slice(1)) {
        await page.goForward();
        await settles(play, stop);
      }
      await page.reload();
      await page.getByTestId("guide").waitFor();
      await settles(play, last);
      expect(page.url()).toBe(link);
      await page.getByTestId("home-view").waitFor({ state: "attached" });

      // Somebody else's browser remembers nothing of it.
      const other = await page.context().browser()!.newContext({
        locale: "sv-SE",
        viewport: page.viewportSize(),
        isMobile: phone,
        hasTouch: phone,
      });
      const theirs = await other.newPage();
      await theirs.goto(link);
      await theirs.getByTestId("guide").waitFor();
      await expect.poll(() => theirs.url()).toBe(link);
      await expect
        .poll(() => theirs.getByTestId("teams-window").locator(".talk-title h1").textContent())
        .toBe(last.teams);
      await expect
        .poll(() => theirs.getByTestId("slack-window").locator(".talk-title h1").textContent())
        .toBe(last.slack);
      if (phone)
        expect(await theirs.getByTestId("app-teams").getAttribute("aria-pressed")).toBe("true");
      await other.close();
      play.calm();
    });

  it("that leads to what is not there shows what is, and Back leaves the page as it would have", async () => {
    const play = await visit("desk");
    const { page } = play;
    await page.goto("about:blank");
    await page.goto(
      `${play.program.url}/#app=slack&slack=U0NOOMI02/C0NOWHERE&teams=nobody/19:nowhere`,
    );
    await page.getByTestId("guide").waitFor();
    await expect
      .poll(() => page.url())
      .toMatch(/slack=U0NOOMI02\/C0(?!NOWHERE)\w+&teams=c0de[-\w]+\/19:/);
    await page.goBack();
    await expect.poll(() => page.url()).toBe("about:blank");
    play.calm();
  });
});
