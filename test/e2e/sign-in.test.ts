// Signing in with a real browser and a key of its own: the script, the cookies of localhost, and the policy of the pages.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { Page } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { signingIn } from "../support/sign-in.ts";
import { inBrowser, launch } from "./play.ts";

const script = readFileSync(new URL("../../adapters/web/assets/sign-in.js", import.meta.url));
const served = async () => {
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise<void>((ready) => server.listen(0, "localhost", ready));
  onTestFinished(() => void server.close());
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const world = signingIn(undefined, origin);
  const listener = getRequestListener(async (request) => {
    if (new URL(request.url).pathname === "/assets/sign-in.js")
      return new Response(script, { headers: { "content-type": "text/javascript" } });
    return (
      (await world.visit(request)) ??
      new Response("<!doctype html><title>Stafett</title><h1>Stafett</h1>", {
        headers: { "content-type": "text/html" },
      })
    );
  });
  return { origin, world };
};
/** A page with a key in the device; `isVerified`: its user shows who they are. */
const opened = async (
  isVerified = true,
): Promise<{
  readonly page: Page;
  readonly problems: string[];
  verify(is: boolean): Promise<unknown>;
}> => {
  const context = await (await launch()).newContext({ locale: "sv-SE" });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on(
    "console",
    (message) => void (/polic|trusted/i.test(message.text()) && problems.push(message.text())),
  );
  const cdp = await context.newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const options = {
    protocol: "ctap2",
    transport: "internal",
    hasResidentKey: true,
    hasUserVerification: true,
  } as const;
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: { ...options, isUserVerified: isVerified, automaticPresenceSimulation: true },
  });
  return {
    page,
    problems,
    verify: (is) => cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: is }),
  };
};

inBrowser("signing in with a key", () => {
  test("goes from a code to a session, steps up and signs out, without a complaint of the browser", async () => {
    const { origin, world } = await served();
    const { page, problems } = await opened();
    const code = await world.issueCode("web:anna");
    await page.goto(`${origin}/enrol`);
    await page.getByLabel("Kod").fill(code ?? "");
    await page.getByRole("button", { name: "Lägg till nyckel" }).click();
    await page.getByText("Nyckeln är klar").waitFor();
    await page.goto(`${origin}/sign-in?next=/sessions`);
    await page.getByRole("button", { name: "Logga in med nyckel" }).click();
    await page.getByRole("heading", { name: "Dina inloggningar" }).waitFor();
    const cookie = (await page.context().cookies()).find(({ name }) => name === "__Host-stafett");
    expect(cookie).toMatchObject({
      secure: true,
      httpOnly: true,
      sameSite: "Lax",
      path: "/",
      domain: "localhost",
      expires: -1,
    });
    await page.goto(`${origin}/step-up?next=/sessions`);
    await page.getByRole("button", { name: "Visa nyckeln" }).click();
    await page.getByRole("heading", { name: "Dina inloggningar" }).waitFor();
    const renewed = (await page.context().cookies()).find(({ name }) => name === "__Host-stafett");
    expect(renewed?.value).not.toBe(cookie?.value);
    await page.getByRole("button", { name: "Logga ut", exact: true }).click();
    await page.getByText("Du har loggat ut.").waitFor();
    expect((await page.context().cookies()).map(({ name }) => name)).toEqual([]);
    expect(problems).toEqual([]);
  });
  test("says in words that a code is wrong, and that a key was not used", async () => {
    const { origin, world } = await served();
    const { page, verify } = await opened();
    const code = await world.issueCode("web:anna");
    await page.goto(`${origin}/enrol`);
    await page.getByLabel("Kod").fill("22222222");
    await page.getByRole("button", { name: "Lägg till nyckel" }).click();
    await expect.poll(() => world.clock.due.size).toBeGreaterThan(0);
    world.clock.advance(500);
    await page.getByText("Koden går inte att använda").waitFor();
    await verify(false);
    await page.getByLabel("Kod").fill(code ?? "");
    await page.getByRole("button", { name: "Lägg till nyckel" }).click();
    await page.getByText("Nyckeln användes inte").waitFor();
    await verify(true);
    await page.getByRole("button", { name: "Lägg till nyckel" }).click();
    await page.getByText("Nyckeln är klar").waitFor();
  });
});
