// Who may talk to the playground.
import { describe, expect, test } from "vitest";
import { play } from "./play.ts";
import { ADA, PUBLIC } from "./world.ts";

describe("who is turned away", () => {
  const refused: [string, string, unknown, Record<string, string>, number][] = [
    ["a name that points here", "/play/state", undefined, { host: "evil.example:3000" }, 403],
    ["a name that begins like ours", "/", undefined, { host: "127.0.0.1.evil.example" }, 403],
    [
      "another site's request",
      "/play/home",
      { user: ADA },
      { origin: "https://evil.example" },
      403,
    ],
    [
      "another port's request",
      "/play/home",
      { user: ADA },
      { origin: "http://127.0.0.1:8080" },
      403,
    ],
    ["an opaque origin", "/play/home", { user: ADA }, { origin: "null" }, 403],
    [
      "a cross-site fetch",
      "/play/state",
      undefined,
      { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" },
      403,
    ],
    ["another port's fetch", "/play/state", undefined, { "sec-fetch-site": "same-site" }, 403],
    [
      "a cross-site form",
      "/play/home",
      "user=U0ADA",
      { "content-type": "application/x-www-form-urlencoded" },
      415,
    ],
    ["plain text that is JSON", "/play/home", { user: ADA }, { "content-type": "text/plain" }, 415],
    [
      "a body that is too large",
      "/play/say",
      { user: ADA, channel: PUBLIC, text: "x".repeat(400_000) },
      {},
      413,
    ],
  ];
  test.each(refused)("%s", async (_, path, body, headers, status) => {
    const { ask, requests } = play();
    expect((await ask(path, body, headers)).status).toBe(status);
    expect(requests).toHaveLength(0);
  });
  test.each([
    ["127.0.0.1:3000", {}],
    ["localhost:3000", { origin: "http://localhost:3000", "sec-fetch-site": "same-origin" }],
    ["[::1]:3000", { "sec-fetch-site": "none" }],
    ["127.0.0.1:3000", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" }],
  ])("%s %j is let in", async (host, headers) => {
    expect((await play().ask("/play/state", undefined, { host, ...headers })).status).toBe(200);
  });
  test("other methods", async () => {
    expect(
      (await play().app.request("http://127.0.0.1/play/state", { method: "DELETE" })).status,
    ).toBe(403);
    expect(
      (
        await play().app.request("http://127.0.0.1/play/state", {
          method: "OPTIONS",
          headers: { origin: "https://evil.example" },
        })
      ).status,
    ).toBe(403);
  });
  test("the page comes with a policy that lets nothing else in", async () => {
    const { ask, files } = play();
    const [js = "", css = "", icon = ""] = await files();
    for (const [path, type] of [
      ["/", "text/html"],
      [js, "text/javascript"],
      [css, "text/css"],
      [icon, "image/svg+xml"],
    ] as const) {
      const { status, headers } = await ask(path);
      expect([status, headers.get("content-type")?.split(";")[0]]).toEqual([200, type]);
      expect(headers.get("content-security-policy")).toMatch(
        /^default-src 'none'; script-src 'self';/,
      );
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("access-control-allow-origin")).toBeNull();
    }
  });
});
