// What somebody at the web has before them: a case, an action, and every page that leads on from there.
import { Browser } from "../support/browser.ts";
import type { Target } from "./target.ts";
import { type Answer, formType, leadsTo, type Visitor } from "./visitor.ts";
import { enters } from "./web-target.ts";

export const reference = /[A-Z]{3}-[0-9A-Z]{4}-[0-9A-Z]{2}/;
/** A browser that fills in forms and follows, in the session of a visitor. */
export const browserOf = (
  visitor: Visitor,
  heard: (answer: Answer) => void = () => undefined,
): Browser =>
  new Browser(visitor.origin, async (request) => {
    const { pathname, search } = new URL(request.url);
    const body = request.method === "POST" ? await request.text() : undefined;
    const answer = await visitor.ask(request.method, pathname + search, {
      ...(body !== undefined && { body, type: formType }),
    });
    heard(answer);
    const headers = new Headers(leadsTo(answer) === "" ? {} : { location: leadsTo(answer) });
    return new Response(answer.status === 204 ? null : answer.text, {
      status: answer.status,
      headers,
    });
  });
/** Somebody who has a case with a child and a high risk, an action and much to look at. */
export const busy = async (
  target: Target,
): Promise<{ readonly visitor: Visitor; readonly ref: string }> => {
  const visitor = await enters(target, "anna");
  const browser = browserOf(visitor);
  await browser.post("/find", { words: "ärende" });
  await browser.submit({ risk: "high", child: "yes" });
  const ref = reference.exec(browser.text())?.[0];
  if (ref === undefined) throw new Error(`no case was opened: ${browser.text().slice(0, 300)}`);
  return { visitor, ref };
};
export type Page = { readonly path: string; readonly answer: Answer };
const words = [
  "",
  "hjälp",
  "mina",
  "vem",
  "väntar",
  "möten",
  "åtgärder",
  "plats",
  "akut",
  "borta",
  "lägeskoll",
  "hänvisa",
  "zq",
  "nytt ärende",
];
const mostPages = 160;
/** Every address that a page leads to, from the first page, from the spaces and from what is found by words. */
export const crawl = async (visitor: Visitor): Promise<readonly Page[]> => {
  const pages: Page[] = [];
  const [seen, next] = [
    new Set<string>(),
    ["/", "/find", "/spaces", "/sessions", "/now", "/step-up"],
  ];
  const follow = (text: string): void => {
    for (const [, href = ""] of text.matchAll(/href="(\/[^"]*)"/g))
      next.push(href.replaceAll("&amp;", "&"));
  };
  for (const word of words) {
    const fields = await visitor.ownFields();
    const answer = await visitor.form("/find", { ...fields, words: word });
    pages.push({ path: "/find", answer });
    follow(answer.text);
    if (leadsTo(answer) !== "") next.push(leadsTo(answer));
  }
  for (let at = 0; at < next.length && pages.length < mostPages; at++) {
    const path = next[at] ?? "/";
    // An address holds a sealed id, which is another one each time: by what stands before it, a few of each.
    const kind = path.split("/").slice(0, 4).join("/").slice(0, 60);
    if (seen.has(path) || [...seen].filter((one) => one.startsWith(kind)).length > 3) continue;
    seen.add(path);
    const answer = await visitor.get(path);
    pages.push({ path, answer });
    follow(answer.text);
  }
  return pages;
};
