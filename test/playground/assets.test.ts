// The page's files: small on the wire, and kept by the browser until they change.
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { encodingFor, type Page } from "../../playground/server/assets.ts";
import { play } from "./play.ts";
import { world } from "./world.ts";

const html =
  '<html lang="sv"><script src="/play/page.js"></script><link href="/play/page.css" /><link href="/play/icon.svg" />';
const page = (js: string) => (): Promise<Page> =>
  Promise.resolve({ html, js, css: "a{color:red}" });
const script = "console.log('hej');".repeat(200);

describe("the page's files", () => {
  test("are named by their content, so that a browser may keep them for a year", async () => {
    const [one, other] = [play(world(), page("1")), play(world(), page("2"))];
    const [[js1, css1, icon1], [js2, css2, icon2]] = [await one.files(), await other.files()];
    expect(js1).toMatch(/^\/play\/page\.[0-9a-f]{12}\.js$/);
    expect(js1).not.toBe(js2);
    expect([css1, icon1]).toEqual([css2, icon2]);
    expect((await one.ask(String(js1))).headers.get("cache-control")).toBe(
      "private, max-age=31536000, immutable",
    );
    // Another build's file is not handed out under this one's name; the page itself is asked for each time.
    expect((await one.ask(String(js2))).status).toBe(404);
    expect((await one.ask("/play/page.js")).status).toBe(404);
    expect((await one.ask("/")).headers.get("cache-control")).toBe("no-store");
  });
  test.each([
    ["gzip, deflate, br, zstd", "br", brotliDecompressSync],
    ["gzip, deflate", "gzip", gunzipSync],
    ["br;q=0, gzip", "gzip", gunzipSync],
    ["identity", "identity", (body: Buffer) => body],
  ] as const)("come as %s takes them: %s", async (accepted, encoding, unpacked) => {
    const { app, files } = play(world(), page(script));
    const [js = ""] = await files();
    const answer = await app.request(`http://127.0.0.1:3000${js}`, {
      headers: { "accept-encoding": accepted },
    });
    expect([
      encodingFor(accepted),
      answer.headers.get("content-encoding"),
      answer.headers.get("vary"),
    ]).toEqual([encoding, encoding, "Accept-Encoding"]);
    const body = Buffer.from(await answer.arrayBuffer());
    expect(unpacked(body).toString()).toBe(script);
    if (encoding !== "identity") expect(body.length).toBeLessThan(script.length / 10);
  });
  test("are made again after a build that failed", async () => {
    let fails = true;
    const { ask } = play(world(), async () => {
      if (fails) throw new Error("no bundler");
      return page("1")();
    });
    expect((await ask("/")).status).toBe(500);
    fails = false;
    expect((await ask("/")).status).toBe(200);
  });
  test("what a person sees is compressed too, where the browser takes it", async () => {
    const { app } = play();
    const answer = await app.request("http://127.0.0.1:3000/play/state", {
      headers: { "accept-encoding": "gzip" },
    });
    expect(answer.headers.get("content-encoding")).toBe("gzip");
    expect(
      JSON.parse(gunzipSync(Buffer.from(await answer.arrayBuffer())).toString()),
    ).toHaveProperty("channels");
  });
});
