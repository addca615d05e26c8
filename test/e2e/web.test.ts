// The web as the program serves it: a key is added with a code, somebody signs in, opens a case and checks in, on a telephone and at a desk.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import axe from "axe-core";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { inBrowser, launch } from "./play.ts";
import { type Program, startProgram } from "./program.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const webs: Readonly<Record<string, string>> = { "noomi-kontakt": "noomi/annaannaanna1", "noomi-ersattare": "noomi/bobobobobobo2" };
/** Both have the web alone. */
const onTheWeb = (sample: string): string =>
  Object.entries(webs).reduce(
    (text, [id, web]) => text.replace(new RegExp(`(  - id: ${id}\\n(?:    .*\\n)*?)    slack: .*\\n`), `$1    web: ${web}\n`),
    sample,
  );
const codeFor = async ({ directory, url }: Program, member: string): Promise<string> => {
  const env = {
    PATH: process.env.PATH,
    DATABASE_URL: `sqlite:${join(directory, "stafett.db")}`,
    STAFETT_KEY_FILE: join(directory, "stafett.key"),
    STAFETT_CONFIG: join(directory, "stafett.yaml"),
    WEB_ORIGIN: url.replace("127.0.0.1", "localhost"),
  };
  const said = await promisify(execFile)(process.execPath, ["bin/stafett.mjs", "key-code", member], { cwd: root, env });
  return said.stdout.trim();
};
/** A browser whose authenticator is Chromium's own, with a finger that is always there. */
const withKey = async (size: {
  readonly width: number;
  readonly height: number;
}): Promise<{ readonly context: BrowserContext; readonly page: Page }> => {
  const context = await (await launch()).newContext({ viewport: size, locale: "sv-SE" });
  const page = await context.newPage();
  const chrome = await context.newCDPSession(page);
  await chrome.send("WebAuthn.enable");
  await chrome.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { context, page };
};

inBrowser("the web", () => {
  let program: Program;
  let origin: string;
  beforeAll(async () => {
    program = await startProgram(onTheWeb, true, (port) => ({ WEB_ORIGIN: `http://localhost:${port}` }));
    origin = program.url.replace("127.0.0.1", "localhost");
  });
  afterAll(() => program.stop());

  const enrols = async (page: Page, member: string): Promise<void> => {
    const code = await codeFor(program, member);
    expect(code).toMatch(/^[2-9A-Z]{4}-?[2-9A-Z]{4}$/);
    await page.goto(`${origin}/enrol`);
    await page.getByLabel("Kod").fill(code);
    await page.getByRole("button", { name: "Lägg till nyckel" }).click();
    await page.getByText("Nyckeln är klar").waitFor();
    await page.getByRole("button", { name: "Logga in med nyckel" }).click();
    await page.getByRole("heading", { level: 1, name: /väntar på dig/ }).waitFor();
  };
  type Found = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };
  const calm = async (page: Page): Promise<void> => {
    await page.evaluate(axe.source);
    const found = await page.evaluate(async () => {
      const { violations } = await (window as unknown as { axe: { run(): Promise<{ violations: Found[] }> } }).axe.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    });
    expect(found).toEqual([]);
  };

  it("lets in who has a key, and leads through a case on a telephone", async () => {
    const { context, page } = await withKey({ width: 390, height: 844 });
    const complaints: string[] = [];
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(`${origin}/`);
    expect(new URL(page.url()).pathname).toBe("/sign-in");
    await calm(page);
    await enrols(page, "noomi-kontakt");
    await calm(page);
    await page.getByRole("link", { name: "Sök" }).click();
    await page.getByLabel("Skriv ett ord eller en referens").fill("ärende");
    await page.getByRole("button", { name: "Sök", exact: true }).click();
    await page.getByRole("button", { name: "Öppna ärendet" }).waitFor();
    await calm(page);
    await page.getByLabel("Hög", { exact: true }).check({ force: true });
    await page.getByLabel("Nej", { exact: true }).first().check({ force: true });
    await page.getByRole("button", { name: "Öppna ärendet" }).click();
    await page
      .getByText(/SYD-[0-9A-Z]{4}-[0-9A-Z]{2}/)
      .first()
      .waitFor();
    expect(await page.title()).not.toMatch(/SYD/);
    expect(page.url()).not.toMatch(/SYD/);
    await calm(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
    await context.close();
  });
  it("tells an open page of what somebody else does, and ends it with its session", async () => {
    const { context, page } = await withKey({ width: 1400, height: 900 });
    await enrols(page, "noomi-ersattare");
    const other = await context.newPage();
    await other.goto(`${origin}/sessions`);
    await other.getByText("Den här").waitFor();
    await page.bringToFront();
    await other.getByRole("button", { name: "Logga ut överallt" }).click();
    await other.getByText("Du har loggat ut").waitFor();
    await page.getByText("Du är utloggad").waitFor({ timeout: 8_000 });
    await page.goto(`${origin}/`);
    expect(new URL(page.url()).pathname).toBe("/sign-in");
    await context.close();
  });
});
