// The guided example as a visitor clicks through it, to its end.
import { expect } from "vitest";
import { main, type themeNames, themes } from "../../playground/page/guide.ts";
import { type Play, type Size, visit } from "./play.ts";

type Theme = (typeof themeNames)[number];
const STEP_MS = 60_000;
export const WALK_MS = (main.length + themes.meetings.length) * STEP_MS;
const words = {
  sv: { title: "Det här är Stafett", after: "Det var det viktigaste.", help: "/stafett hjälp" },
  en: { title: "This is Stafett", after: "That was what matters most.", help: "/stafett help" },
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
  const links = await page.evaluate(
    () => (window as unknown as { found: Record<string, string> }).found,
  );
  const got = Object.entries(links).map(async ([name, url]) => {
    const response = await fetch(url);
    // What comes from the play says first that it is made up.
    const text = (await response.text()).replace(/^\W*(?:PÅHITTAT|INVENTED)[^#]*(?=#)/u, "");
    return [name, `${response.status} ${text.split(/[^\w# :]/)[0]}`] as const;
  });
  return Object.fromEntries(await Promise.all(got));
};

/** The seven are over, and say so: what one has seen, and where to go on. */
const ends = async (play: Play, lang: Lang): Promise<void> => {
  const { page } = play;
  const card = page.getByTestId("closing");
  await card.getByText(words[lang].title).waitFor();
  expect(await card.locator("li").count()).toBe(5);
  await page.keyboard.press("Escape");
  await card.waitFor({ state: "detached" });
  await page.getByText(words[lang].after).waitFor();
  // It can be seen again, and leads on to where one can write.
  await page.getByTestId("guide-closing").click();
  await page.getByTestId("closing-go").click();
  await card.waitFor({ state: "detached" });
  await expect.poll(() => play.composer.inputValue()).toBe(words[lang].help);
  await expect
    .poll(() => play.composer.evaluate((node) => document.activeElement === node))
    .toBe(true);
  await page.keyboard.press("Enter");
  await play.modal.getByTestId("modal-close").waitFor();
  await play.close();
  await play.composer.blur();
};

/** Shows a step, and gives what the page said of it beside the picture. */
const shows = async ({ page }: Play, name: string): Promise<string> => {
  await page.getByTestId(`guide-do-${name}`).click();
  await page.getByTestId(`guide-stop-${name}`).waitFor();
  await page.getByTestId(`guide-stop-${name}`).waitFor({ state: "detached", timeout: STEP_MS });
  const said = await page.getByTestId("toast").allTextContents();
  // What Teams says of a press that went well is no fault of the step.
  return said.filter((text) => !/^Teams: (?:Klart|Done)\.$/.test(text)).join(" ");
};
/** The seven, ticked when they are shown, in a window of this size, with the page in this language. */
export const walk = async (size: Size, lang: Lang = "sv"): Promise<void> => {
  const play = await visit(size, { lively: true });
  const { page } = play;
  if (lang === "en") await page.getByTestId("lang-en").click();
  const seen: string[] = [];
  for (const [n] of main.entries()) {
    seen.push(`${n + 1}: ${await shows(play, String(n + 1))}`);
    expect(await play.sidewaysOverflow(), `step ${n + 1} scrolls sideways`).toBe(0);
  }
  expect(seen).toEqual(main.map((_, n) => `${n + 1}: `));
  await ends(play, lang);
  if (size === "phone") await page.getByTestId("guide").locator(".guide-toggle").click();
  for (const [n] of main.entries())
    expect(await page.getByTestId(`guide-step-${n + 1}`).getAttribute("data-done"), `${n}`).toBe(
      "true",
    );
  if (size === "phone") {
    await page.keyboard.press("Escape");
    await page.getByTestId("open-side").click();
  }
  await kindsHaveWords(play);
  expect(await play.sidewaysOverflow()).toBe(0);
  play.calm();
};
/** Every kind of message has words of its own: none is shown by the name that the program gives it. */
const kindsHaveWords = async ({ page }: Play): Promise<void> => {
  await page.getByTestId("tab-deliveries").click();
  const kinds = page.locator(".delivery-what small");
  expect(await kinds.count()).toBeGreaterThan(5);
  // What is shown begins with the kind; its key stands in the title.
  const shown = await kinds.evaluateAll((all) =>
    all.map((one) => [one.textContent ?? "", one.getAttribute("title") ?? ""] as const),
  );
  expect(shown.filter(([words, key]) => words.includes(key))).toEqual([]);
};
/** A theme as the first thing that anybody plays, its last step first: what it needs is prepared unseen. */
export const walkTheme = async (size: Size, theme: Theme): Promise<void> => {
  const play = await visit(size, { lively: true });
  const { page } = play;
  if (size === "phone") await page.getByTestId("guide").locator(".guide-toggle").click();
  else await page.getByTestId("guide-more").click();
  await page.getByTestId(`guide-theme-${theme}`).click();
  const seen: string[] = [];
  for (const { id } of themes[theme].toReversed()) {
    const step = page.getByTestId(`guide-step-${id}`).getByRole("button").first();
    if (size === "phone" && !(await step.isVisible()))
      await page.getByTestId("guide").locator(".guide-toggle").click();
    await step.click();
    if (id === "files") await linksShown(play);
    seen.push(`${id}: ${await shows(play, id)}`);
    expect(await play.sidewaysOverflow(), `${id} scrolls sideways`).toBe(0);
    if (id === "files")
      expect(await filesGot(play)).toEqual({
        ".docx": expect.stringMatching(/^200 PK/),
        ".md": expect.stringMatching(/^200 # (?:Avst|Coord)/),
        ".ics": "200 BEGIN:VCALENDAR",
      });
  }
  expect(seen).toEqual(themes[theme].toReversed().map(({ id }) => `${id}: `));
  play.calm();
};
