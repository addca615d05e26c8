// The web as the program serves it: a key is added with a code, somebody signs in, opens a case and checks in, on a telephone and at a desk.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { foundByAxe } from "./calm.ts";
import { inBrowser } from "./play.ts";
import { type Program, startProgram } from "./program.ts";
import { enrols, onTheWeb, originOf, webEnvironment, withKey } from "./web-program.ts";

inBrowser("the web", () => {
  let program: Program;
  let origin: string;
  beforeAll(async () => {
    program = await startProgram(onTheWeb, true, webEnvironment);
    origin = originOf(program);
  });
  afterAll(() => program.stop());
  const calm = async (page: Page): Promise<void> => expect(await foundByAxe(page)).toEqual([]);

  it("lets in who has a key, and leads through a case on a telephone", async () => {
    const { context, page } = await withKey({ width: 390, height: 844 });
    const complaints: string[] = [];
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(`${origin}/`);
    expect(new URL(page.url()).pathname).toBe("/sign-in");
    await calm(page);
    await enrols(page, program, "noomi-kontakt");
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
    await enrols(page, program, "noomi-ersattare");
    const other = await context.newPage();
    await other.goto(`${origin}/sessions`);
    await other.getByText("Den här").waitFor();
    await page.bringToFront();
    await other.getByRole("button", { name: "Logga ut överallt" }).click();
    await other.getByText("Du har loggat ut").waitFor();
    await page.getByText("Du är utloggad").waitFor();
    await page.goto(`${origin}/`);
    expect(new URL(page.url()).pathname).toBe("/sign-in");
    await context.close();
  });
});
