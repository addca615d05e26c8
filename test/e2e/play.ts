// One visitor at the playground: a program of their own, a window of a given size, and the things a person does there.
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Locator, type Page } from "playwright-core";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { waitMs } from "../support/watchdog.ts";
import { type Program, startProgram } from "./program.ts";

const out = fileURLToPath(new URL("out/", import.meta.url));

export const sizes = {
  desk: { viewport: { width: 1400, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  /** The same phone, turned. */
  lying: { viewport: { width: 844, height: 390 }, isMobile: true, hasTouch: true },
} as const;
export type Size = keyof typeof sizes;

const chromiumPath = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find((path) => path !== undefined && existsSync(path));
const NO_CHROMIUM =
  "No Chromium was found, so nothing was tried in a browser. Install Debian's (apt-get install chromium) or set CHROMIUM_PATH to one.";

let browser: Promise<Browser> | undefined;
/** A group of browser tests; where there is no Chromium it says so, once, as a skipped test. */
export const inBrowser = (name: string, tests: () => void): void => {
  if (!chromiumPath) {
    describe(name, () => test.skip(NO_CHROMIUM));
    return;
  }
  describe(name, () => {
    tests();
    afterAll(async () => {
      await (await browser)?.close();
      browser = undefined;
    });
  });
};
if (!chromiumPath) process.stderr.write(`${NO_CHROMIUM}\n`);

/** The browser of this file's tests; `inBrowser` closes it. */
export const launch = (): Promise<Browser> => {
  browser ??= chromium.launch({
    ...(chromiumPath && { executablePath: chromiumPath }),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  return browser;
};

/** Everything that a visitor's browser complains about. */
const watch = (page: Page): string[] => {
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning")
      problems.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`page: ${error.message}`));
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText ?? "";
    // A page that is loaded anew drops what was under way, its open event stream above all; that is no failure.
    if (why !== "net::ERR_ABORTED") problems.push(`failed: ${request.url()} ${why}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
  return problems;
};

export const people = {
  contact: "U0NOOMI01",
  deputy: "U0NOOMI02",
  lead: "U0NOOMI03",
  evonhuset: "U0EVON01",
} as const;
type Move = "hour" | "tomorrow" | "day" | "friday" | "week";

export class Play {
  readonly program: Program;
  readonly page: Page;
  readonly problems: string[];
  readonly modal: Locator;
  readonly composer: Locator;
  readonly #narrow: boolean;
  constructor(program: Program, page: Page, problems: string[], narrow: boolean) {
    this.program = program;
    this.page = page;
    this.problems = problems;
    this.#narrow = narrow;
    this.modal = page.getByTestId("modal");
    this.composer = page.getByTestId("composer");
  }
  async open(): Promise<void> {
    await this.page.goto(this.program.url);
    await this.page.getByTestId("guide").waitFor();
  }
  async #rail(): Promise<void> {
    if (this.#narrow) await this.page.getByTestId("open-rail").click();
  }
  async become(user: string): Promise<void> {
    await this.#rail();
    await this.page.getByTestId("user-picker").click();
    await this.page.getByTestId(`user-${user}`).click();
    await this.page.getByTestId(`user-${user}`).waitFor({ state: "detached" });
  }
  /** `stafett` is the direct message with the bot. */
  async go(channel: string): Promise<void> {
    await this.#rail();
    await this.page.getByTestId(channel === "home" ? "home" : `channel-${channel}`).click();
  }
  async command(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.page.getByTestId("send").click();
    await expect.poll(() => this.composer.inputValue(), { timeout: waitMs }).toBe("");
  }
  async move(to: Move): Promise<void> {
    const before = await this.now();
    if (this.#narrow) await this.page.locator(".clock-now").click();
    await this.page.getByTestId(`clock-${to}`).click();
    await expect.poll(() => this.now(), { timeout: waitMs }).not.toBe(before);
    // Until the last reminder on the way has come, the buttons wait.
    await expect
      .poll(() => this.page.locator(".clock.running").count(), { timeout: waitMs })
      .toBe(0);
  }
  async now(): Promise<string> {
    return (await this.page.getByTestId("clock-now").textContent()) ?? "";
  }
  /** The newest card in the open conversation that says this. */
  message(words: string | RegExp): Locator {
    return this.page.locator(".message").filter({ hasText: words }).last();
  }
  field(label: string): Locator {
    return this.modal.locator(".b-input").filter({ hasText: label });
  }
  async choose(label: string, option: string): Promise<void> {
    await this.field(label).locator("select").selectOption({ label: option });
  }
  async submit(): Promise<void> {
    await this.page.getByTestId("modal-submit").click();
  }
  /** What was sent is said to be done. */
  async done(): Promise<void> {
    await this.modal.getByText("Klart.", { exact: true }).waitFor();
    await this.close();
  }
  /** A form lies on the panel that it was opened from: both are put away. */
  async close(): Promise<void> {
    await this.page.getByTestId("modal-close").click();
    const below = this.page.getByTestId("modal-close");
    await expect
      .poll(
        async () => {
          if (await below.isVisible()) await below.click({ timeout: 500 }).catch(() => undefined);
          return this.modal.count();
        },
        { timeout: waitMs },
      )
      .toBe(0);
  }
  /** A case opened by whoever is here; its reference. */
  async openCase(risk: "Hög" | "Låg" = "Hög"): Promise<string> {
    await this.command("/arende");
    await this.choose("Är det ett barn?", "Nej");
    await this.choose("Risk", risk);
    await this.submit();
    const ref = /SYD-[0-9A-Z]{4}-[0-9A-Z]{2}/.exec(
      (await this.modal.getByText(/SYD-/).textContent()) ?? "",
    )?.[0];
    expect(ref).toBeDefined();
    await this.close();
    return String(ref);
  }
  /** With the person's yes to it; then it is Evonhuset who is here, at the form in which they say that they take part. */
  async invitesEvonhuset(ref: string, purpose: string): Promise<void> {
    await this.command(`/stafett samtycke ${ref}`);
    await this.choose("Vad gäller samtycket?", "Att vi lämnar uppgifter till en verksamhet");
    await this.choose("Till vilken verksamhet?", "Evonhuset");
    await this.choose("Vad ska de hjälpa till med?", purpose);
    await this.modal.getByLabel("Svar", { exact: true }).selectOption({ label: "Ja" });
    await this.choose("Hur gavs svaret?", "Muntligt");
    await this.submit();
    await this.close();
    await this.command(`/stafett bjud in ${ref}`);
    await this.choose("Verksamhet", "Evonhuset");
    await this.choose("Rättslig grund för att dela", "Personens uttryckliga samtycke");
    await this.choose("Vad ska de hjälpa till med?", purpose);
    await this.field("Vad får de se?").getByText("Nästa steg").click();
    await this.submit();
    await this.done();
    await this.become(people.evonhuset);
    await this.go("stafett");
    await this.message("Ni är inbjudna till ett ärende")
      .getByRole("button", { name: "Öppna inbjudan" })
      .click();
    await this.modal.getByRole("button", { name: "Vi deltar", exact: true }).click();
  }
  async sidewaysOverflow(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  }
  /** Nothing complained: neither the browser nor the program. */
  calm(): void {
    expect(this.problems).toEqual([]);
    // The log's own lines: 40 and up are warnings and errors.
    expect(this.program.output().match(/^\{"level":[456]0.*$/gm) ?? []).toEqual([]);
  }
}

type Visit = {
  readonly colorScheme?: "light" | "dark";
  readonly settings?: (sample: string) => string;
  readonly lively?: boolean;
};
/** Starts the program and opens its page; both end with the test, and a failed test leaves a picture. */
export const visit = async (
  size: Size,
  { colorScheme = "light", settings, lively }: Visit = {},
): Promise<Play> => {
  const program = await startProgram(settings, lively);
  const context = await (await launch()).newContext({
    ...sizes[size],
    locale: "sv-SE",
    reducedMotion: "reduce",
    colorScheme,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(waitMs);
  const play = new Play(program, page, watch(page), size !== "desk");
  onTestFinished(async ({ task }) => {
    if (task.result?.state === "fail") {
      mkdirSync(out, { recursive: true });
      const name = `${task.name} ${size}`.replaceAll(/[^\p{L}\p{N}]+/gu, "-");
      await page.screenshot({ path: join(out, `${name}.png`) }).catch(() => undefined);
    }
    await context.close();
    await program.stop();
  });
  await play.open();
  return play;
};
