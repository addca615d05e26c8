// Without a mouse.
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { inBrowser, visit } from "./play.ts";

const TABS_MAX = 60;
/** With reduced motion what changes, changes within a millisecond. */
const DRAWN_MS = 50;

/** How the focused control and what surrounds it look: what is drawn round a hidden input stands beside or around it. */
const look = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const marked = document.querySelector("[data-e2e-focus]");
    const around = [
      marked,
      marked?.parentElement,
      marked?.parentElement?.parentElement,
      marked?.nextElementSibling,
    ];
    return around
      .map((node) => {
        if (!node) return "";
        const {
          outlineStyle,
          outlineColor,
          outlineWidth,
          boxShadow,
          borderColor,
          backgroundColor,
        } = getComputedStyle(node);
        return [
          outlineStyle === "none" ? "" : `${outlineColor} ${outlineWidth}`,
          boxShadow,
          borderColor,
          backgroundColor,
        ].join(" ");
      })
      .join("|");
  });
/** The focused control looks different from itself without focus. */
const focusShows = async (page: Page): Promise<boolean> => {
  await page.evaluate(() => document.activeElement?.setAttribute("data-e2e-focus", ""));
  await page.waitForTimeout(DRAWN_MS);
  const focused = await look(page);
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.waitForTimeout(DRAWN_MS);
  const blurred = await look(page);
  await page.evaluate(() => {
    const node = document.querySelector<HTMLElement>("[data-e2e-focus]");
    node?.removeAttribute("data-e2e-focus");
    node?.focus({ preventScroll: true });
  });
  return focused !== blurred;
};
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const node = document.activeElement;
    return node
      ? `${node.tagName} ${node.getAttribute("data-testid") ?? node.getAttribute("aria-label") ?? node.textContent?.slice(0, 40)}`
      : "";
  });
const tabTo = async (page: Page, selector: string): Promise<void> => {
  for (let n = 0; n < TABS_MAX; n++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector))
      return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the keyboard does not reach ${selector}`);
};

inBrowser("keyboard only", () => {
  it("opens, fills and sends a form, and Escape closes one", async () => {
    const play = await visit("desk");
    const { page } = play;
    await tabTo(page, "[data-testid=composer]");
    await page.keyboard.type("/are");
    await page.keyboard.press("Enter");
    expect(await play.composer.inputValue()).toBe("/arende ");
    await page.keyboard.press("Enter");
    await play.modal.waitFor();
    // The first field has the focus, and Tab stays inside.
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("SELECT");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Nej");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Hög");
    for (let n = 0; n < 8; n++) {
      await page.keyboard.press("Tab");
      expect(
        await page.evaluate(() => document.activeElement?.closest("[role=dialog]") !== null),
      ).toBe(true);
    }
    expect(
      await play.field("Är det ett barn?").locator("select option:checked").textContent(),
    ).toBe("Nej");
    expect(await play.field("Risk").locator("select option:checked").textContent()).toBe("Hög");
    await tabTo(page, "[data-testid=modal-submit]");
    await page.keyboard.press("Enter");
    await play.modal.getByText(/SYD-/).waitFor();
    await page.keyboard.press("Escape");
    await play.modal.waitFor({ state: "detached" });
    // Back where one was: the next command can be written at once.
    await expect.poll(() => focused(page)).toBe("TEXTAREA composer");
    await page.keyboard.type("/lageskoll");
    await page.keyboard.press("Enter");
    await play.modal.waitFor();
    await page.keyboard.press("Escape");
    await play.modal.waitFor({ state: "detached" });
    await expect.poll(() => focused(page)).toBe("TEXTAREA composer");
    play.calm();
  });

  it("leads past everything else to what is said, at the first stop", async () => {
    const play = await visit("desk");
    const { page } = play;
    await page.keyboard.press("Tab");
    expect(await focused(page)).toMatch(/skip/);
    const seen = await page.getByTestId("skip").boundingBox();
    expect(Number(seen?.width), "it can be read").toBeGreaterThan(80);
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.classList.contains("messages"))).toBe(
      true,
    );
    play.calm();
  });

  it("shows where the focus is, at every stop on the page and in a form", async () => {
    const play = await visit("desk");
    const { page } = play;
    const stops = new Set<string>();
    const unseen: string[] = [];
    const stroll = async (steps: number) => {
      for (let n = 0; n < steps; n++) {
        await page.keyboard.press("Tab");
        const name = await focused(page);
        if (stops.has(name) || name.startsWith("BODY")) continue;
        stops.add(name);
        if (!(await focusShows(page))) unseen.push(name);
      }
    };
    await stroll(32);
    await play.command("/arende");
    await play.modal.waitFor();
    await stroll(8);
    expect(unseen).toEqual([]);
    expect(stops.size).toBeGreaterThan(25);
    play.calm();
  });
});
