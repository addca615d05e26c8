// The play's own sign-in: it says what it is, lists everybody, lets one be whom one chooses, and leads back when one leaves.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startWhole, type Whole } from "./whole.ts";

let whole: Whole;
let web: string;
beforeAll(async () => {
  whole = await startWhole();
  const entered = await fetch(`${whole.url}/play/web?user=U0NOOMI01`, { redirect: "manual" });
  web = new URL(entered.headers.get("location") ?? "").origin;
});
afterAll(async () => await whole.stop());
const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(web + path, { headers, redirect: "manual" });
const cookieOf = (response: Response): string =>
  response.headers.get("set-cookie")?.split(";")[0] ?? "";
/** Addresses of people by what the page calls them. */
const listed = async (headers: Record<string, string> = {}): Promise<ReadonlyMap<string, string>> =>
  new Map(
    [
      ...(await (await get("/sign-in", headers)).text()).matchAll(
        /<a href="(\/as\/spel\/[0-9a-f]{16})">([^<]+)<\/a>/g,
      ),
    ].map(([, path = "", name = ""]) => [name, path]),
  );

describe("the play's sign-in", () => {
  it("is where somebody without a cookie comes, says what it is and lists people by agency", async () => {
    const first = await get("/find");
    expect([first.status, first.headers.get("location")]).toEqual([303, "/sign-in"]);
    const text = await (await get("/sign-in")).text();
    expect(text).toContain("Provmiljöns inloggning");
    expect(text).toContain("Här frågas ingen efter en nyckel");
    expect(text).toContain("<h2>Advokatbyrån</h2>");
    expect((await listed()).size).toBeGreaterThan(20);
    const english = await (await get("/sign-in", { "accept-language": "en" })).text();
    expect(english).toContain("Nobody is asked for a key here");
    expect(english).toContain("<h2>The law firm</h2>");
  });
  it("makes the browser whom one chooses, until another is chosen or one leaves", async () => {
    const path = (await listed()).get("Målsägandebiträde, Advokatbyrån") ?? "";
    const chosen = await get(path);
    expect([chosen.status, chosen.headers.get("location")]).toEqual([303, "/"]);
    const cookie = cookieOf(chosen);
    expect(await (await get("/", { cookie })).text()).toContain("Målsägandebiträde, Advokatbyrån");
    expect(await (await get("/sign-in", { cookie })).text()).toContain(
      "Du är Målsägandebiträde, Advokatbyrån.",
    );
    const left = await fetch(`${web}/sign-out`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie, origin: web },
    });
    expect([left.status, left.headers.get("location"), cookieOf(left)]).toEqual([
      303,
      "/sign-in",
      "stafett-play=",
    ]);
    expect(left.headers.get("set-cookie")).toContain("Max-Age=0");
  });
  it.each(["/as/spel/0000000000000000", "/as/spel/x", "/as/%2E%2E/x"])(
    "leads to the list from %s, which is nobody",
    async (path) => {
      const response = await get(path);
      expect([
        response.status,
        response.headers.get("location"),
        response.headers.get("set-cookie"),
      ]).toEqual([303, "/sign-in", null]);
    },
  );
  it.each(["spel/0000000000000000", "spel%2F0000000000000000", "%"])(
    "takes a cookie that names nobody for none: %s",
    async (value) => {
      expect((await get("/", { cookie: `stafett-play=${value}` })).headers.get("location")).toBe(
        "/sign-in",
      );
    },
  );
});
