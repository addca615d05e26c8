// People on the web in a play: a program of their own, a browser for each of them, and what they do there with one hand.
import type { BrowserContext, Locator, Page } from "playwright-core";
import { expect, onTestFinished } from "vitest";
import { waitMs } from "../support/watchdog.ts";
import { calmFor } from "./calm.ts";
import { launch, type Size, sizes } from "./play.ts";
import { type Program, startProgram } from "./program.ts";

/** A page takes no press for half a second after it has moved by itself; a person reads for longer. */
const READ_MS = 600;

export const webPeople = {
  contact: "U0NOOMI01",
  deputy: "U0NOOMI02",
  lead: "U0NOOMI03",
  coordinator: "U0EVON01",
  lund: "U0LUND01",
  malmo: "c0de0011-5af3-4b71-a9d2-6e18f0b70011",
} as const;

/** One person's browser. What is pressed and chosen is counted. */
export class WebHand {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly problems: string[];
  taps = 0;
  constructor(context: BrowserContext, page: Page, problems: string[]) {
    this.context = context;
    this.page = page;
    this.problems = problems;
  }
  async tap(what: Locator): Promise<void> {
    this.taps += 1;
    await what.first().click();
  }
  /** By what is seen; some say more to those who hear them. */
  button(name: string, within: Locator | Page = this.page): Locator {
    const begins = new RegExp(`^${name}(\\s?: |$)`);
    // One that asks first is the head of its question.
    const asks = within.locator("summary").filter({ hasText: begins });
    return within
      .getByRole("button", { name: begins })
      .or(within.getByRole("link", { name: begins }))
      .or(asks);
  }
  /** An answer that can be seen is one tap, and so is one that is picked in a list. */
  async chooses(question: string, answer: string): Promise<void> {
    this.taps += 1;
    const group = this.page.locator("fieldset", {
      has: this.page.locator("legend", { hasText: question }),
    });
    const list = this.page
      .locator(".field", { has: this.page.locator("label", { hasText: question }) })
      .locator("select");
    await group.or(list).first().waitFor();
    if ((await list.count()) > 0) await list.first().selectOption({ label: answer });
    else
      await group
        .locator("label")
        .filter({ hasText: new RegExp(`^\\s*${answer}\\s*$`) })
        .first()
        .click();
  }
  /** Reads what has come to an open page by itself. */
  async reads(text: string): Promise<void> {
    await this.page.getByText(text).first().waitFor();
    await this.page.waitForTimeout(READ_MS);
  }
  async heading(text: string | RegExp): Promise<void> {
    await this.page.getByRole("heading", { level: 1, name: text }).waitFor();
  }
  /** Of what waits for one, the post that says this, or the row of it in a post. */
  post(words: string): Locator {
    const posts = this.page.locator("article.post").filter({ hasText: words });
    return posts
      .locator(".rows > li")
      .filter({ hasText: words })
      .or(posts.filter({ hasNot: this.page.locator(".rows > li", { hasText: words }) }));
  }
  async said(text: string | RegExp): Promise<void> {
    await this.page.locator("#said").getByText(text).waitFor();
  }
  async home(): Promise<void> {
    await this.page.goto(new URL("/", this.page.url()).href);
  }
  /** What stands over the form that is open, or where a panel tells it. */
  async ref(): Promise<string> {
    const found = /SYD-[0-9A-Z]{4}-[0-9A-Z]{2}/.exec(
      (await this.page.locator("main").textContent()) ?? "",
    )?.[0];
    expect(found).toBeDefined();
    return String(found);
  }
  /** A case of one's own. */
  async opensCase(risk?: "Hög" | "Låg"): Promise<string> {
    await this.home();
    await this.button("Nytt ärende").first().click();
    await this.page.locator("form.form").waitFor();
    await this.chooses("Är det ett barn", "Nej");
    if (risk) await this.chooses("Risk", risk);
    await this.button("Öppna ärendet").first().click();
    await this.page
      .getByText(/SYD-[0-9A-Z]{4}-[0-9A-Z]{2}/)
      .first()
      .waitFor();
    return this.ref();
  }
  async fits(): Promise<void> {
    expect(
      await this.page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    ).toBeLessThanOrEqual(0);
  }
  calm(): void {
    expect(this.problems).toEqual([]);
  }
}

/** The play's program: its clock is moved, and each person is in a browser of their own. */
export class WebPlay {
  readonly program: Program;
  constructor(program: Program) {
    this.program = program;
  }
  /** `settings`: what is otherwise in the sample's. */
  static async begin(settings?: (sample: string) => string): Promise<WebPlay> {
    const play = new WebPlay(await startProgram(settings));
    onTestFinished(() => play.program.stop());
    return play;
  }
  async person(
    user: string,
    size: Size,
    more: Readonly<{ colorScheme?: "dark" | "light"; javaScriptEnabled?: boolean }> = {},
  ): Promise<WebHand> {
    const context = await (await launch()).newContext({
      ...sizes[size],
      locale: "sv-SE",
      reducedMotion: "reduce",
      ...more,
    });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    page.setDefaultTimeout(waitMs);
    const hand = new WebHand(context, page, calmFor(page, /status of (?:409|422)/));
    await page.goto(`${this.program.url}/play/web?user=${user}`);
    await page.locator("body.at-inbox").waitFor();
    return hand;
  }
  async now(): Promise<number> {
    const { now } = (await (await fetch(`${this.program.url}/play/clock`)).json()) as {
      now: string;
    };
    return Date.parse(now);
  }
  /** Everything that is due until then happens first. */
  async until(ms: number): Promise<void> {
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify({ to: new Date(ms).toISOString() });
    expect(
      (await fetch(`${this.program.url}/play/clock`, { method: "POST", headers, body })).status,
    ).toBe(200);
    await fetch(`${this.program.url}/play/settled`);
  }
  /** So many minutes after eight in the morning, so many days from now. */
  async morning(days: number, minutes = 45): Promise<void> {
    const day = new Date((await this.now()) + days * 86_400_000);
    await this.until(
      Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), 7, minutes),
    );
  }
}
