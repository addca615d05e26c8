// Every page and state of the web, by day and by night, wide and narrow, in both languages: axe finds nothing to complain about, and nothing is wider than the screen.
// STAFETT_PICTURES=<folder> npm run test:e2e -- test/e2e/web-axe.test.ts: a picture of each, for somebody to look at, and four of them on paper.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, it, onTestFinished } from "vitest";
import { foundByAxe } from "./calm.ts";
import { inBrowser } from "./play.ts";
import { startProgram } from "./program.ts";
import { WebPlay, webPeople } from "./web-hand.ts";
import { enrols, onTheWeb, originOf, webEnvironment, withKey } from "./web-program.ts";

const folder = process.env.STAFETT_PICTURES;
const widths = { phone: 390, desk: 1400 } as const;
const schemes = ["light", "dark"] as const;
type Language = "sv" | "en";
/** A walk of some fifteen states, each looked at four times. */
const walkMs = 240_000;

const words = {
  sv: {
    open: "Nytt ärende",
    child: "Är det ett barn",
    no: "Nej",
    opened: "Öppna ärendet",
    changed: "Något har ändrats",
    calm: "Kontakt i dag, inget nytt",
    show: "Öppna",
  },
  en: {
    open: "New case",
    child: "Is it a child",
    no: "No",
    opened: "Open the case",
    changed: "Something has changed",
    calm: "Contact today, nothing new",
    show: "Open",
  },
} as const;

/** Looks at a page as it stands, in each size and colour. */
class Eye {
  readonly #language: Language;
  readonly findings: string[] = [];
  constructor(language: Language) {
    this.#language = language;
  }
  async looks(page: Page, state: string, onPaper = false): Promise<void> {
    for (const [size, width] of Object.entries(widths)) {
      await page.setViewportSize({ width, height: size === "phone" ? 844 : 900 });
      for (const colorScheme of schemes) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        const moment = `${state}-${this.#language}-${size}-${colorScheme}`;
        if (folder) await page.screenshot({ path: this.#file(`${moment}.png`), fullPage: true });
        for (const found of await foundByAxe(page)) this.findings.push(`${moment}: ${found}`);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (over > 0) this.findings.push(`${moment}: ${over} px wider than the screen`);
      }
    }
    if (folder && onPaper) {
      await page.emulateMedia({ media: "print", colorScheme: "light" });
      await page.pdf({ path: this.#file(`${state}-${this.#language}.pdf`), format: "A4" });
      await page.setViewportSize({ width: 720, height: 1000 });
      await page.screenshot({
        path: this.#file(`${state}-${this.#language}-paper.png`),
        fullPage: true,
      });
      await page.emulateMedia({ media: "screen" });
    }
  }
  #file(name: string): string {
    mkdirSync(folder ?? "", { recursive: true });
    return join(folder ?? "", name);
  }
  ends(): void {
    expect(this.findings).toEqual([]);
  }
}

inBrowser("the web, as it is seen", () => {
  for (const language of ["sv", "en"] as const) {
    const w = words[language];
    it(
      `has nothing that axe finds in any state of its pages, ${language}`,
      async () => {
        const eye = new Eye(language);
        const play = await WebPlay.begin((sample) =>
          sample.replaceAll("language: sv", `language: ${language}`),
        );
        const hand = await play.person(webPeople.contact, "desk");
        const { page } = hand;
        await eye.looks(page, "inbox-empty");
        await hand.button(w.open).first().click();
        await page.locator("form.form").waitFor();
        await eye.looks(page, "form", true);
        await hand.chooses(w.child, w.no);
        await page
          .getByLabel(language === "sv" ? "Hög" : "High", { exact: true })
          .check({ force: true });
        await hand.button(w.opened).first().click();
        await page.locator("body.at-panel").waitFor();
        await eye.looks(page, "panel-opened");
        await play.morning(1);
        await hand.home();
        await eye.looks(page, "inbox-full", true);
        await page
          .locator(".home")
          .getByRole("link", { name: w.show })
          .or(page.locator(".home").getByRole("button", { name: w.show }))
          .first()
          .click();
        await page.locator("body.at-panel h1").waitFor();
        await eye.looks(page, "case", true);
        await hand.button(w.changed).first().click();
        await page.locator("form.form").waitFor();
        await eye.looks(page, "check-in");
        await page.locator("form.form .acts button").first().click();
        await page.locator("#errors").waitFor();
        await eye.looks(page, "form-errors");
        for (const path of ["/find", "/spaces", "/now", "/panel/case/show/nothing"]) {
          await page.goto(new URL(path, page.url()).href);
          await eye.looks(
            page,
            {
              "/find": "find",
              "/spaces": "spaces",
              "/now": "now",
              "/panel/case/show/nothing": "trouble",
            }[path] ?? "",
          );
        }
        await page.goto(new URL("/spaces/noomi", page.url()).href);
        await eye.looks(page, "space");
        // A word that means nothing: said on a page of its own.
        await page.goto(new URL("/find", page.url()).href);
        await page.locator("#words").fill("qwerty");
        await page.locator("form.form button").click();
        await page.locator("body.at-said").waitFor();
        await eye.looks(page, "said");
        await hand.home();
        await hand.button(w.calm).first().click();
        await page.locator("#said p").waitFor();
        await eye.looks(page, "inbox-said");
        await page.locator("#hide").click();
        await page.locator("[data-shows=cover]").waitFor();
        await eye.looks(page, "cover");
        eye.ends();
      },
      walkMs,
    );

    it(
      `has nothing that axe finds where one signs in, ${language}`,
      async () => {
        const eye = new Eye(language);
        const speaking = (sample: string): string =>
          onTheWeb(sample).replaceAll("language: sv", `language: ${language}`);
        const program = await startProgram(speaking, true, webEnvironment);
        const { context, page } = await withKey(
          { width: 1400, height: 900 },
          language === "sv" ? "sv-SE" : "en-GB",
        );
        onTestFinished(async () => {
          await context.close();
          await program.stop();
        });
        const origin = originOf(program);
        const looks = {
          enrol: (at: Page) => eye.looks(at, "enrol"),
          signIn: (at: Page) => eye.looks(at, "sign-in", true),
        };
        await enrols(page, program, "noomi-kontakt", { language, looks });
        await page.goto(`${origin}/sessions`);
        await eye.looks(page, "sessions");
        await page.goto(`${origin}/step-up`);
        await eye.looks(page, "step-up");
        await page.goto(`${origin}/form/case/open`);
        await page.locator("form.form").waitFor();
        await page.clock.install();
        await page.reload();
        await context.setOffline(true);
        const lost = page.locator("[data-shows=lost]");
        // A sign of life that was on its way when the line went down begins the minute anew.
        for (let minutes = 0; minutes < 5 && !(await lost.isVisible()); minutes++)
          await page.clock.runFor(70_000);
        await lost.waitFor();
        await eye.looks(page, "lost");
        eye.ends();
      },
      walkMs,
    );
  }
});
