// A phone that is turned on its side: nothing is cut off, one can write, and what does not fit scrolls.
import type { Locator } from "playwright-core";
import { expect, it } from "vitest";
import { inBrowser, type Play, visit } from "./play.ts";

/** What is left for the conversation between all that stands above and below it. */
const TALK_PX = 130;

/** Whether every pixel of it lies in the window, and nothing else lies on its middle. */
const isWhole = (what: Locator): Promise<boolean> =>
  what.evaluate((node) => {
    const { top, left, right, bottom, width, height } = node.getBoundingClientRect();
    const inside =
      top >= -1 &&
      left >= -1 &&
      right <= innerWidth + 1 &&
      bottom <= innerHeight + 1 &&
      width > 0 &&
      height > 0;
    const on = document.elementFromPoint(left + width / 2, top + height / 2);
    return inside && on !== null && (node.contains(on) || on.contains(node));
  });
const whole = async (
  play: Play,
  moment: string,
  all: Readonly<Record<string, Locator>>,
): Promise<void> => {
  // What says that something is done lies over it for some seconds.
  for (const [name, what] of Object.entries(all))
    await expect.poll(() => isWhole(what), { message: `${moment}: ${name}` }).toBe(true);
  expect(await play.sidewaysOverflow(), moment).toBe(0);
};
/** The last of it can be brought into sight by scrolling alone; as often as it takes, because a menu that has just opened goes to its first. */
const scrollsTo = async (play: Play, moment: string, what: Locator): Promise<void> => {
  const scrolled = async (): Promise<boolean> => {
    await what.evaluate((node) => node.scrollIntoView({ block: "nearest" }));
    return isWhole(what);
  };
  await expect.poll(scrolled, { message: `${moment}: the last of it` }).toBe(true);
  expect(await play.sidewaysOverflow(), moment).toBe(0);
};

inBrowser("a phone on its side", () => {
  it("shows both windows whole, with their writing boxes and forms", async () => {
    const play = await visit("lying");
    const { page } = play;
    const id = (name: string) => page.getByTestId(name);
    const guide = id("guide").getByRole("button", { name: "Visa mig" });
    const around = {
      clock: page.locator(".clock-now"),
      Slack: id("app-slack"),
      Teams: id("app-teams"),
      guide,
    };
    const talkHeight = (app: string) =>
      id(`${app}-window`)
        .locator(".messages")
        .evaluate((node) => node.clientHeight);
    await play.openCase();
    // While one writes, the guide makes room.
    await play.composer.blur();
    await whole(play, "Slack", {
      ...around,
      menu: id("open-rail"),
      journal: id("open-side"),
      composer: id("composer"),
      send: id("send"),
    });
    await id("toast").waitFor({ state: "hidden" });
    expect(await talkHeight("slack")).toBeGreaterThan(TALK_PX);

    await play.command("/arende");
    await whole(play, "a form in Slack", {
      send: id("modal-submit"),
      close: id("modal-close"),
      title: play.modal.locator("h2"),
    });
    await scrollsTo(
      play,
      "a form in Slack",
      play.modal.locator(".b-input").last().locator("select, input, label").last(),
    );
    await play.close();

    await page.locator(".clock-now").click();
    await whole(play, "the clock", { week: id("clock-week"), hour: id("clock-hour") });
    await page.locator(".clock-now").click();
    await id("open-side").click();
    await page.locator(".faults summary").click();
    await scrollsTo(play, "the journal", page.locator(".faults .switch").last());
    await scrollsTo(play, "the journal", id("reset"));
    await page.keyboard.press("Escape");
    await id("guide").locator(".guide-toggle").click();
    await scrollsTo(play, "the guide", id("guide").locator("[data-testid^=guide-step]").last());
    await page.keyboard.press("Escape");
    await id("open-rail").click();
    await scrollsTo(play, "where one can go", page.locator(".rail.open .row").last());
    await page.keyboard.press("Escape");

    await id("app-teams").click();
    await whole(play, "Teams", {
      ...around,
      plus: id("teams-extensions"),
      composer: id("teams-composer"),
      send: id("teams-send"),
    });
    await id("toast").waitFor({ state: "hidden" });
    expect(await talkHeight("teams")).toBeGreaterThan(TALK_PX);
    await id("teams-extensions").click();
    await scrollsTo(play, "the forms behind the plus", page.getByRole("menuitem").last());
    await id("teams-extension-arende").click();
    const dialog = id("teams-dialog");
    await whole(play, "a form in Teams", {
      close: id("teams-dialog-close"),
      title: dialog.locator("h2").first(),
    });
    await scrollsTo(play, "a form in Teams", dialog.getByRole("button", { name: "Öppna ärendet" }));
    await id("teams-dialog-close").click();
    play.calm();
  });
});
