// A list that no card has room for, in the Teams window: searched at the bot while one types, by keys and by finger.
import axe from "axe-core";
import { expect, it } from "vitest";
import { inBrowser, type Play, type Size, visit } from "./play.ts";

const coordinator = "c0de0031-5af3-4b71-a9d2-6e18f0b70031";
/** More on-call services than a card has room for. */
const many = (sample: string): string => {
  const first = "      - { municipality: Malmö, phone: 040-628 04 21,";
  expect(sample).toContain(first);
  const more = Array.from(
    { length: 310 },
    (_, n) =>
      `      - { municipality: Provkommun ${n}, phone: 040-628 04 21, note: "Dygnet runt" }\n`,
  );
  return sample.replace(first, `${more.join("")}${first}`);
};
/** The form in which the municipality of a call is said, in the dialog that a button of the chat has opened. */
const opens = async (size: Size) => {
  const play = await visit(size, { settings: many });
  const { page } = play;
  const dialog = page.getByTestId("teams-dialog");
  if (size === "phone") {
    await page.getByTestId("app-teams").click();
    await page.getByTestId("teams-open-rail").click();
  }
  await page.getByTestId("teams-user-picker").click();
  await page.getByTestId(`teams-user-${coordinator}`).click();
  await page.getByTestId(`teams-user-${coordinator}`).waitFor({ state: "detached" });
  if (size === "phone") await page.getByTestId("teams-open-rail").click();
  await page.getByTestId("teams-conversation-Stafett").click();
  await page.getByTestId("teams-composer").fill("samtal");
  await page.getByTestId("teams-send").click();
  await page.getByTestId("teams-message").last().getByRole("button", { name: "Öppna" }).click();
  await dialog.getByRole("button", { name: "Ja", exact: true }).click();
  await dialog.getByRole("button", { name: "Kommun? (sök)" }).click();
  const field = dialog.getByRole("combobox", { name: /Kommun/ });
  await field.waitFor();
  return {
    play,
    page,
    dialog,
    field,
    rows: dialog.getByRole("option"),
    list: dialog.getByRole("listbox"),
  };
};
/** What was asked of the bot: one line for each request of the page. */
const asked = ({ page }: Play): string[] => {
  const all: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/play/teams/search"))
      all.push((request.postDataJSON() as { text: string }).text);
  });
  return all;
};

inBrowser("a list that is searched at the bot, in the Teams window", () => {
  it("asks once for what was typed, is walked by keys, and sends what was chosen", async () => {
    const { play, page, dialog, field, rows, list } = await opens("desk");
    const questions = asked(play);
    expect(await field.getAttribute("aria-expanded")).toBe("false");
    await field.pressSequentially("provk", { delay: 20 });
    await expect.poll(() => rows.count()).toBe(15);
    expect(questions).toEqual(["provk"]);
    expect(await field.getAttribute("aria-controls")).toBe(await list.getAttribute("id"));
    await dialog.getByText("15 förslag").waitFor();
    await field.press("ArrowUp");
    expect(await field.getAttribute("aria-activedescendant")).toBe(
      await rows.last().getAttribute("id"),
    );
    for (const _ of "12") await field.press("ArrowDown");
    expect(await rows.and(page.locator("[aria-selected=true]")).textContent()).toBe(
      await rows.first().textContent(),
    );
    // Escape puts away the list, and then the dialog.
    await field.press("Escape");
    await expect.poll(() => rows.count()).toBe(0);
    expect(await dialog.isVisible()).toBe(true);
    await field.fill("xyz");
    await dialog.getByText("Inget passar.").waitFor();
    await field.fill("kommun 309");
    await expect.poll(() => rows.allTextContents()).toEqual(["Provkommun 309"]);
    await field.press("ArrowDown");
    await field.press("Enter");
    expect(await field.inputValue()).toBe("Provkommun 309");
    expect(await rows.count()).toBe(0);
    await dialog.locator(".ac-pushButton.style-positive").last().click();
    await dialog.getByText("Provkommun 309").first().waitFor();
    play.calm();
  });
  it("fits a telephone, is chosen by finger, and axe finds nothing in the open list", async () => {
    const { play, page, field, rows, list } = await opens("phone");
    await page.evaluate(axe.source);
    await field.fill("burl");
    await expect.poll(() => rows.allTextContents()).toEqual(["Burlöv"]);
    await field.fill("kommun 1");
    await expect.poll(() => rows.count()).toBe(15);
    const found = await page.evaluate(() =>
      (
        window as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } }
      ).axe.run(),
    );
    expect(found.violations.map(({ id }) => id)).toEqual([]);
    const box = await list.boundingBox();
    expect(Math.round((box?.x ?? 0) + (box?.width ?? 0))).toBeLessThanOrEqual(390);
    expect(await play.sidewaysOverflow()).toBe(0);
    for (const height of await rows.evaluateAll((all) =>
      all.map((row) => row.getBoundingClientRect().height),
    ))
      expect(height).toBeGreaterThanOrEqual(44);
    await rows.nth(2).tap();
    expect(await field.inputValue()).toMatch(/^Provkommun 1/);
    await expect.poll(() => rows.count()).toBe(0);
    play.calm();
  });
  it("takes a text that was left half-written for no answer, and says so at the field", async () => {
    const { play, dialog, field, rows } = await opens("desk");
    await field.fill("provk");
    await expect.poll(() => rows.count()).toBe(15);
    await dialog.locator(".ac-pushButton.style-positive").last().click();
    await dialog.getByText("Välj ett alternativ.").waitFor();
    expect(await field.inputValue()).toBe("");
    // A name that is written out needs no list.
    await field.fill(" provkommun 17 ");
    await expect.poll(() => rows.count()).toBeGreaterThan(1);
    await field.press("Tab");
    expect(await field.inputValue()).toBe("Provkommun 17");
    await dialog.locator(".ac-pushButton.style-positive").last().click();
    await dialog.getByText("Provkommun 17").first().waitFor();
    play.calm();
  });
});
