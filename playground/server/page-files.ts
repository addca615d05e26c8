// Hands out the page and its files.
import type { Context, Hono } from "hono";
import { type Asset, type Assets, assetsOf, encodingFor, type Page } from "./assets.ts";
import { firstLanguage, inLanguage } from "./first-language.ts";

const KEPT_S = 365 * 24 * 3600;
/** What is asked for by a name of another build is not there: the page that asks is loaded anew, and asks for the new ones. */
export function pageFiles(app: Hono, page: () => Promise<Page>): void {
  let made: Promise<Assets> | undefined;
  const assets = (): Promise<Assets> => {
    made ??= page()
      .then(assetsOf)
      .catch((error: unknown) => {
        made = undefined;
        throw error;
      });
    return made;
  };
  const send = (c: Context, { type, bodies }: Asset): Response => {
    const encoding = encodingFor(c.req.header("accept-encoding"));
    return c.body(bodies[encoding], 200, {
      "Content-Type": `${type}; charset=utf-8`,
      "Content-Encoding": encoding,
      "Cache-Control": `private, max-age=${KEPT_S}, immutable`,
      Vary: "Accept-Encoding",
    });
  };
  app.get("/", async (c) => {
    const html = inLanguage((await assets()).html, firstLanguage(c.req.header("accept-language")));
    return c.body(html, 200, {
      "Content-Type": "text/html; charset=utf-8",
      Vary: "Accept-Language",
    });
  });
  app.get("/play/:file{(?:page|icon)\\.[^/]+}", async (c) => {
    const file = (await assets()).files.get(c.req.path);
    return file ? send(c, file) : c.json({ error: "not_there" }, 404);
  });
}
