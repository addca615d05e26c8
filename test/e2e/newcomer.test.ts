// A newcomer's hour, with a picture of each thing that they see, for somebody to look at: STAFETT_PICTURES=<folder> npm run test:e2e -- test/e2e/newcomer.test.ts
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { main } from "../../playground/page/guide.ts";
import { WALK_MS } from "./guide-walk.ts";
import { inBrowser, launch, Play, people, type Size, sizes } from "./play.ts";
import { startProgram } from "./program.ts";

const folder = process.env.STAFETT_PICTURES;
const STEP_MS = 60_000;
/** Until what moves has come to rest. */
const RESTS_MS = 400;
const words = {
  sv: {
    locale: "sv-SE",
    help: "/stafett hjälp",
    ring: "/stafett akut",
    numbers: "/stafett våra siffror",
    year: "/stafett konventioner",
    years: "/stafett statistik",
    case: "/arende",
    over: "Börja om",
    said: "Nej",
  },
  en: {
    locale: "en-GB",
    help: "/stafett help",
    ring: "/stafett emergency",
    numbers: "/stafett our numbers",
    year: "/stafett conventions",
    years: "/stafett statistics",
    case: "/stafett new case",
    over: "Start over",
    said: "No",
  },
} as const;
type Lang = keyof typeof words;

/** Somebody who sees it for the first time, in a browser in their language. */
class Newcomer {
  readonly play: Play;
  readonly #where: string;
  readonly #narrow: boolean;
  #nth = 0;
  readonly tooWide: string[] = [];
  constructor(play: Play, where: string, narrow: boolean) {
    this.play = play;
    this.#where = where;
    this.#narrow = narrow;
  }
  async looks(at: string): Promise<void> {
    const { page } = this.play;
    await page.waitForTimeout(RESTS_MS);
    const name = `${String(++this.#nth).padStart(2, "0")}-${at}`;
    await page.screenshot({ path: join(this.#where, `${name}.png`) });
    if ((await this.play.sidewaysOverflow()) > 0) this.tooWide.push(name);
  }
  async #app(app: "slack" | "teams"): Promise<void> {
    if (this.#narrow) await this.play.page.getByTestId(`app-${app}`).click();
  }
  async guide(): Promise<string[]> {
    const { page } = this.play;
    const said: string[] = [];
    for (const [at, { id }] of main.entries()) {
      await page.getByTestId(`guide-do-${at + 1}`).click();
      await page.getByTestId(`guide-stop-${at + 1}`).waitFor();
      await page
        .getByTestId(`guide-stop-${at + 1}`)
        .waitFor({ state: "detached", timeout: STEP_MS });
      said.push(
        ...(await page.getByTestId("toast").allTextContents()).filter(
          (text) => !text.startsWith("Teams: "),
        ),
      );
      await this.looks(`step-${at + 1}-${id}`);
    }
    await page.getByTestId("closing").waitFor();
    await page.keyboard.press("Escape");
    await page.getByTestId("closing").waitFor({ state: "detached" });
    return said;
  }
  async more(): Promise<void> {
    const { page } = this.play;
    if (this.#narrow) await page.getByTestId("guide").locator(".guide-toggle").click();
    else await page.getByTestId("guide-more").click();
    await this.looks("more");
    await page.getByTestId("guide-theme-work").click();
    await this.looks("more-a-theme");
    if (this.#narrow) await page.getByTestId("guide").locator(".guide-toggle").click();
    else await page.getByTestId("guide-more").click();
  }
  async byHand(lang: Lang): Promise<void> {
    const { play } = this;
    const { modal, page } = play;
    await this.#app("slack");
    await play.become(people.contact);
    await play.go("noomi");
    await play.command(words[lang].case);
    await modal.locator(`[data-block="f:child"]`).waitFor();
    await this.looks("a-new-case");
    await modal.locator(`[data-block="f:child"] select`).selectOption({ label: words[lang].said });
    await modal.locator(`[data-block="f:risk"] select`).selectOption({ index: 1 });
    await play.submit();
    await modal.getByText(/SYD-/).first().waitFor();
    await this.looks("a-new-case-is-open");
    await play.close();
    await this.looks("its-card");
    for (const [name, command] of [
      ["help", words[lang].help],
      ["whom-to-ring", words[lang].ring],
      ["our-numbers", words[lang].numbers],
    ] as const) {
      await play.command(command);
      await modal.waitFor();
      await this.looks(name);
      await play.close();
    }
    await play.go("home");
    await page.getByTestId("home-view").waitFor();
    await this.looks("home");
    await play.go("noomi");
    await play.become(people.evonhuset);
    await play.go("region-syd");
    await play.command(words[lang].year);
    await modal.waitFor();
    await this.looks("figures");
    await play.close();
    await play.command(words[lang].years);
    await modal
      .getByRole("button", { name: /^(Öppna|Open)/ })
      .first()
      .click();
    await modal.getByRole("button", { name: /^(Diagram|Charts)/ }).waitFor();
    await this.looks("a-published-year");
    await play.close();
  }
  async startsOver(): Promise<void> {
    const { page } = this.play;
    if (this.#narrow) await page.getByTestId("open-side").click();
    await page.getByTestId("tab-deliveries").click();
    await this.looks("deliveries");
    await page.getByTestId("reset").click();
    await page.getByTestId("confirm-yes").waitFor();
    await this.looks("start-over");
    await page.getByTestId("confirm-yes").click();
    await page.getByTestId("confirm-yes").waitFor({ state: "detached" });
    await page.getByTestId("guide-do-1").waitFor();
    await expect
      .poll(() => page.getByTestId("clock-now").textContent(), { timeout: STEP_MS })
      .toMatch(/08[.:]45/);
    await page.locator(".message").first().waitFor();
    await this.looks("after-starting-over");
  }
}

const hour = async (size: Size, lang: Lang, where: string): Promise<void> => {
  mkdirSync(where, { recursive: true });
  const program = await startProgram(undefined, true);
  const context = await (await launch()).newContext({
    ...sizes[size],
    locale: words[lang].locale,
    reducedMotion: "reduce",
  });
  onTestFinished(async () => {
    await context.close();
    await program.stop();
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  const play = new Play(program, page, problems, size !== "desk");
  const newcomer = new Newcomer(play, where, size !== "desk");
  await play.open();
  await page.locator(".message").first().waitFor();
  await newcomer.looks("the-first-sight");
  expect(await newcomer.guide()).toEqual([]);
  await newcomer.looks("after-the-guide");
  await newcomer.more();
  await newcomer.byHand(lang);
  await newcomer.startsOver();
  expect(newcomer.tooWide).toEqual([]);
  play.calm();
};

inBrowser("a newcomer's hour", () => {
  for (const size of ["desk", "phone"] satisfies Size[])
    for (const lang of ["sv", "en"] satisfies Lang[])
      it.skipIf(folder === undefined)(
        `on a ${size}, in ${lang}`,
        () => hour(size, lang, join(String(folder), `${size}-${lang}`)),
        WALK_MS,
      );
});
