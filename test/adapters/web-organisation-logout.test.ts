// Logout tokens of an issuer: what ends, and what is refused.
import { describe, expect, test } from "vitest";
import { binds, goes, opened } from "../support/lied-to.ts";
import { isIn, type OrganisationWorld, personIn } from "../support/organisation.ts";
import { origin } from "../support/sign-in.ts";
import { browserIn } from "../support/sign-in-browser.ts";

describe("a logout token", () => {
  const told = (world: OrganisationWorld, token: string): Promise<Response | undefined> =>
    world.visit(
      new Request(`${origin}/sign-in/back-channel`, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({ logout_token: token }).toString(),
      }),
      "203.0.113.9",
    );
  test("of the issuer's ends the session at once, once; one of a session there ends that one alone", async () => {
    const { world, liar, lies } = await opened({ claims: { sid: "sid-1" } });
    const first = await binds(world, liar);
    lies.claims = { sid: "sid-2" };
    const second = browserIn(world);
    await goes(world, liar, {}, second);
    const token = await liar.logoutToken({ sub: undefined, sid: "sid-1" });
    expect((await told(world, token))?.status).toBe(200);
    expect([await isIn(first), await isIn(second)]).toEqual([false, true]);
    expect((await told(world, token))?.status).toBe(400);
    expect(
      (await told(world, await liar.logoutToken({ sid: "sid-2", sub: "another" })))?.status,
    ).toBe(200);
    expect(await isIn(second)).toBe(true);
    expect((await told(world, await liar.logoutToken()))?.status).toBe(200);
    expect(await isIn(second)).toBe(false);
    expect((await goes(world, liar, {}, second)).headers.get("location")).toBe("/me");
  });
  const wrongs: Readonly<Record<string, readonly [Readonly<Record<string, unknown>>, string?]>> = {
    "for another client": [{ aud: "another" }],
    "of another issuer": [{ iss: "https://evil.example" }],
    "of an hour ago": [{ iat: 1_000_000_000 }],
    "from the future": [{ iat: 4_000_000_000 }],
    "that has ended": [{ exp: 1_000_000_000 }],
    "without a time": [{ iat: undefined }],
    "without a name of its own": [{ jti: undefined }],
    "with a nonce, as an ID token": [{ nonce: "x" }],
    "without the event": [{ events: undefined }],
    "of another event": [{ events: { "http://schemas.example/other": {} } }],
    "with an event that is no object": [
      { events: { "http://schemas.openid.net/event/backchannel-logout": "x" } },
    ],
    "that names nobody": [{ sub: undefined }],
    "whose subject is no text": [{ sub: 7 }],
    "of another kind of token": [{}, "at+jwt"],
  };
  test.each(Object.keys(wrongs))("%s is refused, and ends nothing", async (name) => {
    const { world, liar } = await opened();
    const browser = await binds(world, liar);
    const [claims, typ] = wrongs[name] ?? [{}];
    expect((await told(world, await liar.logoutToken(claims, typ)))?.status).toBe(400);
    expect([await isIn(browser), world.facts.at(-1)]).toEqual([
      true,
      { event: "web.logoutRefused" },
    ]);
  });
  test("that is forged, unsigned, signed with the client's own, an ID token, too large or no token is refused", async () => {
    const { world, liar, lies } = await opened();
    const browser = await binds(world, liar);
    for (const signs of ["forged", "unsigned"] as const) {
      lies.signs = signs;
      expect((await told(world, await liar.logoutToken()))?.status).toBe(400);
    }
    delete lies.signs;
    for (const token of [
      "",
      "x",
      "a.b.c",
      `${await liar.logoutToken()}x`,
      `${"a".repeat(9_000)}.b.c`,
    ])
      expect((await told(world, token))?.status).toBe(400);
    expect((await told(world, await liar.logoutToken({ more: Array(201).fill(1) })))?.status).toBe(
      400,
    );
    const asked = liar.state.asked.length;
    expect((await told(world, await liar.logoutToken({ iss: "http://localhost:1" })))?.status).toBe(
      400,
    );
    // Nobody is asked for a key by the word of a stranger.
    expect(liar.state.asked.length).toBe(asked);
    expect(await isIn(browser)).toBe(true);
  });
  test("is read at its own address by POST alone, and a page cannot be sent there in its place", async () => {
    const { world } = await opened();
    const { browser } = personIn(world);
    expect((await browser.get("/sign-in/back-channel")).status).toBe(405);
    expect(
      (await browser.send("/sign-in/back-channel", {}, { "sec-fetch-site": "cross-site" })).status,
    ).toBe(400);
  });
});
