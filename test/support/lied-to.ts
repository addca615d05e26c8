// A world in which an organisation's issuer lies.
import { expect } from "vitest";
import type { PinnedIssuer } from "../../adapters/inbox.ts";
import { type Lies, openLiar } from "./lying-issuer.ts";
import {
  client,
  code,
  ledTo,
  type OrganisationWorld,
  onwardsIn,
  organisationWorld,
} from "./organisation.ts";
import { browserIn, codeFor } from "./sign-in-browser.ts";

type Liar = Awaited<ReturnType<typeof openLiar>>;
export const alfa = (
  issuer: string,
  more: Partial<PinnedIssuer> = {},
): Omit<PinnedIssuer, "agency"> => ({ code, issuer, client, ...more });
/** A world whose `anna` is of an organisation with this issuer. */
export const opened = async (
  lies: Lies = {},
  more: Partial<PinnedIssuer> = {},
  patienceMs = 2_000,
) => {
  const world = organisationWorld({ patienceMs });
  const liar = await openLiar(lies);
  world.pin("alfa", ["web:anna"], alfa(liar.url, more));
  return { world, liar, lies };
};
export const goes = async (
  world: OrganisationWorld,
  liar: Liar,
  said: Readonly<Record<string, string>> = {},
  browser = browserIn(world),
) => {
  const page = await browser.send("/sign-in/organisation", { code, next: "/me" });
  if (page.status !== 200) return page;
  return browser.get(liar.leads(await onwardsIn(page), said));
};
export const binds = async (world: OrganisationWorld, liar: Liar, browser = browserIn(world)) => {
  await browser.post("/enrol/options", { code: await codeFor(world) });
  const answer = await browser.get(
    liar.leads(await onwardsIn(await browser.send("/enrol/organisation", {}))),
  );
  expect(answer.headers.get("location")).toBe("/");
  return browser;
};
export const refusedIn = async (answer: Response, world: OrganisationWorld): Promise<unknown> => {
  expect(answer.headers.getSetCookie().some((cookie) => /^__Host-stafett=/.test(cookie))).toBe(
    false,
  );
  expect(JSON.stringify(world.facts)).not.toMatch(/a1b2c3|19121212/);
  return ledTo(answer)[1];
};
