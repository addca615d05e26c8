// The program as it serves the web alone: who is there, and how somebody adds a key and signs in.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { BrowserContext, Page } from "playwright-core";
import { expect } from "vitest";
import { launch } from "./play.ts";
import type { Program } from "./program.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const webs: Readonly<Record<string, string>> = {
  "noomi-kontakt": "noomi/annaannaanna1",
  "noomi-ersattare": "noomi/bobobobobobo2",
};
type Size = { readonly width: number; readonly height: number };
/** Both have the web alone. */
export const onTheWeb = (sample: string, also: Readonly<Record<string, string>> = {}): string =>
  Object.entries({ ...webs, ...also }).reduce(
    (text, [id, web]) =>
      text.replace(
        new RegExp(`(  - id: ${id}\\n(?:    .*\\n)*?)    slack: .*\\n`),
        `$1    web: ${web}\n`,
      ),
    sample,
  );
export const originOf = ({ url }: Program): string => url.replace("127.0.0.1", "localhost");
export const webEnvironment = (port: number): Readonly<Record<string, string>> => ({
  WEB_ORIGIN: `http://localhost:${port}`,
});
/** A code for a key, as who looks after the program gives it. */
export const codeFor = async (program: Program, member: string): Promise<string> => {
  const env = {
    PATH: process.env.PATH,
    DATABASE_URL: `sqlite:${join(program.directory, "stafett.db")}`,
    STAFETT_KEY_FILE: join(program.directory, "stafett.key"),
    STAFETT_CONFIG: join(program.directory, "stafett.yaml"),
    WEB_ORIGIN: originOf(program),
  };
  const said = await promisify(execFile)(
    process.execPath,
    ["bin/stafett.mjs", "key-code", member],
    { cwd: root, env },
  );
  return said.stdout.trim();
};
/** A browser whose authenticator is Chromium's own, with a finger that is always there. */
export const withKey = async (
  size: Size,
  locale = "sv-SE",
): Promise<{ readonly context: BrowserContext; readonly page: Page }> => {
  const context = await (await launch()).newContext({ viewport: size, locale });
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
const labels = {
  sv: {
    code: "Kod",
    add: "Lägg till nyckel",
    added: "Nyckeln är klar",
    enter: "Logga in med nyckel",
    waiting: /väntar på dig/,
  },
  en: {
    code: "Code",
    add: "Add a passkey",
    added: "Your passkey is ready",
    enter: "Sign in with a passkey",
    waiting: /waiting for you/,
  },
} as const;
type Looks = {
  readonly enrol?: (page: Page) => Promise<void>;
  readonly signIn?: (page: Page) => Promise<void>;
};
/** Adds a key with a code, and signs in with it. */
export const enrols = async (
  page: Page,
  program: Program,
  member: string,
  { language = "sv", looks = {} }: { readonly language?: "sv" | "en"; readonly looks?: Looks } = {},
): Promise<void> => {
  const say = labels[language];
  const code = await codeFor(program, member);
  expect(code).toMatch(/^[2-9A-Z]{4}-?[2-9A-Z]{4}$/);
  await page.goto(`${originOf(program)}/enrol`);
  await looks.enrol?.(page);
  await page.getByLabel(say.code).fill(code);
  await page.getByRole("button", { name: say.add }).click();
  await page.getByText(say.added).waitFor();
  await looks.signIn?.(page);
  await page.getByRole("button", { name: say.enter }).click();
  await page.getByRole("heading", { level: 1, name: say.waiting }).waitFor();
};
