// The guided example as a visitor clicks through it, to its end.
import { expect } from "vitest";
import { storyOf } from "../../playground/page/guide.ts";
import { type Play, type Size, visit } from "./play.ts";

const story = storyOf({ teams: { absent: false } }).map(({ id }) => id);
const STEPS = story.map((_, n) => n + 1);
const STEP_MS = 40_000;
export const WALK_MS = STEPS.length * STEP_MS;
/** The step in which the files are shown. */
const FILES = story.indexOf("files") + 1;
const words = {
  sv: { title: "Det var en vecka med Stafett", after: "Det var en vecka." },
  en: { title: "That was a week with Stafett", after: "That was a week." },
} as const;
type Lang = keyof typeof words;

/** The links to files that stand on the page for as long as the step is shown, by what they are called. */
const linksShown = async ({ page }: Play): Promise<void> =>
  page.evaluate(() => {
    const found = {};
    Object.assign(window, { found });
    new MutationObserver(() => {
      for (const link of document.querySelectorAll<HTMLAnchorElement>("a[href*='/files/']"))
        Object.assign(found, { [/\.\w+/.exec(link.textContent)?.[0] ?? ""]: link.href });
    }).observe(document.body, { subtree: true, childList: true });
  });
/** What one gets who follows them: a document for Word, a text, and an invitation for the calendar. */
const filesGot = async ({ page }: Play): Promise<Record<string, string>> => {
  const links = await page.evaluate(() => (window as unknown as { found: Record<string, string> }).found);
  const got = Object.entries(links).map(async ([name, url]) => {
    const response = await fetch(url);
    return [name, `${response.status} ${(await response.text()).split(/[^\w# :]/)[0]}`] as const;
  });
  return Object.fromEntries(await Promise.all(got));
};

/** The week is over, and says so: what one has seen, and where to go on. */
const ends = async (play: Play, lang: Lang): Promise<void> => {
  const { page } = play;
  const card = page.getByTestId("closing");
  await card.getByText(words[lang].title).waitFor();
  expect(await card.locator("li").count()).toBe(7);
  await page.keyboard.press("Escape");
  await card.waitFor({ state: "detached" });
  await page.getByText(words[lang].after).waitFor();
  // It can be seen again, and leads on to where one can write.
  await page.getByTestId("guide-closing").click();
  await page.getByTestId("closing-go").click();
  await card.waitFor({ state: "detached" });
  await expect.poll(() => play.composer.inputValue()).toBe("/stafett hjälp");
  await expect.poll(() => play.composer.evaluate((node) => document.activeElement === node)).toBe(true);
  await page.keyboard.press("Enter");
  await play.modal.getByTestId("modal-close").waitFor();
  await play.close();
  await play.composer.blur();
};

/** Every step, ticked when it is shown, in a window of this size, with the page in this language. */
export const walk = async (size: Size, lang: Lang = "sv"): Promise<void> => {
  const play = await visit(size);
  const { page } = play;
  if (lang === "en") await page.getByTestId("lang-en").click();
  const seen: string[] = [];
  for (const n of STEPS) {
    if (n === FILES) await linksShown(play);
    await page.getByTestId(`guide-do-${n}`).click();
    // Playing: the step can be stopped. Played: the next step is offered, or the week is over.
    await page.getByTestId(`guide-stop-${n}`).waitFor();
    await page.getByTestId(`guide-stop-${n}`).waitFor({ state: "detached", timeout: STEP_MS });
    const next = n < STEPS.length ? page.getByTestId(`guide-do-${n + 1}`) : page.getByTestId("closing");
    await next.waitFor({ timeout: 2_000 });
    seen.push(`${n}: ${(await page.getByTestId("toast").allTextContents()).join(" ")}`);
    expect(await play.sidewaysOverflow(), `step ${n} scrolls sideways`).toBe(0);
    if (n === FILES)
      expect(await filesGot(play)).toEqual({
        ".docx": expect.stringMatching(/^200 PK/),
        ".md": expect.stringMatching(/^200 # (?:Avst|Coord)/),
        ".ics": "200 BEGIN:VCALENDAR",
      });
  }
  expect(seen).toEqual(STEPS.map((n) => `${n}: `));
  await ends(play, lang);
  if (size === "phone") await page.getByTestId("guide").locator(".guide-toggle").click();
  for (const n of STEPS) expect(await page.getByTestId(`guide-step-${n}`).getAttribute("data-done"), `step ${n}`).toBe("true");
  if (size === "phone") {
    await page.keyboard.press("Escape");
    await page.getByTestId("open-side").click();
  }
  // Every kind of message has words of its own: none is shown by the name that the program gives it.
  await page.getByTestId("tab-deliveries").click();
  const kinds = page.locator(".delivery-what small");
  expect(await kinds.count()).toBeGreaterThan(5);
  expect(
    await kinds.evaluateAll((all) =>
      all.map((one) => [one.textContent, one.getAttribute("title")]).filter(([shown, key]) => shown === key),
    ),
  ).toEqual([]);
  expect(await play.sidewaysOverflow()).toBe(0);
  play.calm();
};
