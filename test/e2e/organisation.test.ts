// Signing in at one's own organisation with the real program, a real browser and a real issuer: the way there over our policy, the way back, a form that goes on, and the end of it.
import { generateKeyPairSync } from "node:crypto";
import type { Page } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { jwksOf, readClientKeys } from "../../adapters/web/sign-in/oidc/client-key.ts";
import { redirectOf } from "../../adapters/web/sign-in/oidc/flow.ts";
import { openIssuer, type Person } from "../support/issuer.ts";
import { foundByAxe } from "./calm.ts";
import { inBrowser, launch } from "./play.ts";
import { type Program, startProgram } from "./program.ts";
import { WebHand } from "./web-hand.ts";
import { codeFor, onTheWeb, originOf } from "./web-program.ts";

const pem = generateKeyPairSync("ec", { namedCurve: "P-256" })
  .privateKey.export({ type: "pkcs8", format: "pem" })
  .toString();
const keys = readClientKeys(pem);
/** An issuer sends nothing to a loopback address by itself. */
const sends = (url: URL, { method, headers, body }: RequestInit): Promise<Response> =>
  fetch(url, { ...(method && { method }), ...(headers && { headers }), ...(body && { body }) });
/** The program, with `noomi` at an issuer that runs here. */
const opened = async (person: Person) => {
  const running: { program?: Program } = {};
  const client: { redirect_uris: string[]; backchannel_logout_uri?: string } & Record<
    string,
    unknown
  > = {
    client_id: "stafett",
    jwks: jwksOf(keys),
    redirect_uris: [],
  };
  const { url } = await openIssuer({ client, sends }, person, async (issuer) => {
    const pin = { code: "NOOMINOOMI", issuer, client: "stafett" };
    const settings = (sample: string): string =>
      onTheWeb(sample, { "noomi-chef": "noomi/chefchefchef1" }).replace(
        "  - id: noomi\n",
        `  - id: noomi\n    signIn: ${JSON.stringify(pin)}\n`,
      );
    running.program = await startProgram(settings, true, (port) => ({
      WEB_ORIGIN: `http://localhost:${port}`,
      WEB_OIDC_KEY: pem,
    }));
    onTestFinished(() => running.program?.stop());
    const origin = originOf(running.program);
    client.redirect_uris.push(redirectOf(origin, pin));
    client.backchannel_logout_uri = `${origin}/sign-in/back-channel`;
  });
  if (!running.program) throw new Error("not started");
  return { program: running.program, origin: originOf(running.program), issuer: url };
};
const browser = async (): Promise<{ readonly page: Page; readonly complaints: string[] }> => {
  const context = await (await launch()).newContext({
    viewport: { width: 390, height: 844 },
    locale: "sv-SE",
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on(
    "console",
    (message) =>
      void (/polic|trusted|refused/i.test(message.text()) && complaints.push(message.text())),
  );
  return { page, complaints };
};

inBrowser("signing in at one's own organisation", () => {
  test("goes from a code by telephone over the issuer to what waits, again from the sign-in page, and ends when the issuer says so", async () => {
    const { program, origin, issuer } = await opened({ sub: "a1b2c3", has: true });
    const { page, complaints } = await browser();
    await page.goto(`${origin}/enrol`);
    await page.getByLabel("Kod").fill(await codeFor(program, "noomi-kontakt"));
    await page.getByRole("button", { name: "Lägg till nyckel" }).click();
    await page.getByRole("heading", { name: "Koppla ditt konto" }).waitFor();
    expect(await foundByAxe(page)).toEqual([]);
    await page.getByRole("button", { name: "Fortsätt till er inloggning" }).click();
    await page.getByRole("heading", { level: 1, name: /väntar på dig/ }).waitFor();
    await page.getByText("Ny inloggning på webben").first().waitFor();
    await page.getByRole("button", { name: "Logga ut", exact: true }).click();
    await page.getByText("Du har loggat ut.").waitFor();
    await page.goto(`${origin}/find`);
    expect(await foundByAxe(page)).toEqual([]);
    await page.getByLabel("Inloggningskod").fill("fel kod 12");
    await page.getByRole("button", { name: "Fortsätt till er inloggning" }).click();
    await page.getByText("Koden leder ingenstans").waitFor();
    expect(await foundByAxe(page)).toEqual([]);
    await page.getByLabel("Inloggningskod").fill("noomi noomi");
    await page.getByRole("button", { name: "Fortsätt till er inloggning" }).click();
    await page.getByRole("heading", { level: 1, name: "Vad vill du göra?" }).waitFor();
    expect(page.url()).toBe(`${origin}/find`);
    const other = await page.context().newPage();
    await other.goto(`${issuer}/session/end`);
    await other.getByRole("button", { name: /yes/i }).click();
    await other
      .getByText(/success/i)
      .first()
      .waitFor();
    await page.goto(`${origin}/find`);
    expect([new URL(page.url()).pathname, program.output()]).toEqual([
      "/sign-in",
      expect.not.stringContaining("web.logoutRefused"),
    ]);
    expect(complaints).toEqual([]);
  });
  test("steps up at the issuer with a new token, and goes on where one wanted", async () => {
    const { program, origin } = await opened({ sub: "a1b2c3", has: true });
    const { page, complaints } = await browser();
    await page.goto(`${origin}/enrol`);
    await page.getByLabel("Kod").fill(await codeFor(program, "noomi-ersattare"));
    await page.getByRole("button", { name: "Lägg till nyckel" }).click();
    await page.getByRole("button", { name: "Fortsätt till er inloggning" }).click();
    await page.getByRole("heading", { level: 1, name: /väntar på dig/ }).waitFor();
    const before = (await page.context().cookies()).find(
      ({ name }) => name === "__Host-stafett",
    )?.value;
    await page.goto(`${origin}/step-up?next=/sessions`);
    await page.getByRole("heading", { name: "Logga in igen" }).waitFor();
    expect(await foundByAxe(page)).toEqual([]);
    await page.getByRole("button", { name: "Fortsätt till er inloggning" }).click();
    await page.getByRole("heading", { name: "Dina inloggningar" }).waitFor();
    const after = (await page.context().cookies()).find(
      ({ name }) => name === "__Host-stafett",
    )?.value;
    expect([after === before, complaints]).toEqual([false, []]);
  });
  test("asks at the issuer in the middle of a form, which goes on filled", async () => {
    const person: Person = {
      sub: "a1b2c3",
      has: true,
      since: Math.floor(Date.now() / 1_000) - 3_600,
    };
    const { program, origin } = await opened(person);
    const { page, complaints } = await browser();
    await page.goto(`${origin}/enrol`);
    await page.getByLabel("Kod").fill(await codeFor(program, "noomi-chef"));
    await page.getByRole("button", { name: "Lägg till nyckel" }).click();
    await page.getByRole("button", { name: "Fortsätt till er inloggning" }).click();
    await page.getByRole("heading", { level: 1, name: /väntar på dig/ }).waitFor();
    await page.goto(`${origin}/form/enrolling/ask`);
    const hand = new WebHand(page.context(), page, complaints);
    await hand.chooses("Vem ska logga in?", "Kontaktperson, Noomi");
    await hand.chooses(
      "Vad gäller det?",
      "Nycklarna är borta eller i fel händer: alla gamla upphör",
    );
    delete person.since;
    await page.getByRole("button", { name: "Visa koden" }).click();
    await page.getByRole("heading", { name: "Logga in igen" }).waitFor();
    await page.getByRole("button", { name: "Fortsätt till er inloggning" }).click();
    await page.getByRole("button", { name: "Visa koden" }).click();
    await page.getByRole("heading", { level: 1, name: "Kod för Kontaktperson, Noomi" }).waitFor();
    await page
      .getByText("Nycklarna är borta eller i fel händer: alla gamla upphör")
      .first()
      .waitFor();
    expect(complaints).toEqual([]);
  });
});
