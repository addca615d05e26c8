// `/answer`: one answer of somebody without an account. A GET changes nothing; the code is sent by a person, and the token leaves the address with it.
import { Hono } from "hono";
import type { OpenedLink, Outside } from "../outside.ts";
import { drawn, type WordedForm } from "../port.ts";
import { goOn, htmlResponse, saidIn, shownOnce } from "./answers.ts";
import { Asks } from "./asks.ts";
import { answerPage, answerSaid, coverPage } from "./html/answer.ts";
import { type Chrome, textOf } from "./html/chrome.ts";
import { saidPage } from "./html/said.ts";
import { languageOf, readForm } from "./sign-in/answers.ts";
import { cookieIn, hostCookie } from "./sign-in/tokens.ts";
import { uniform } from "./sign-in/uniform.ts";
import type { Drawing } from "./visit.ts";

/** As long as a kept form. */
const openMs = 30 * 60_000;
const cookieName = "__Host-stafett-answer";
/** Everybody's, until it is known which link somebody has: what is sealed so is read by its kind alone. */
const anybody = "link";
type Clock = { now(): number; at(ms: number, work: () => void): () => void };
type AnswerOptions = {
  readonly outside: Outside;
  readonly drawing: Drawing;
  readonly clock: Clock;
};
type Kept = OpenedLink & { readonly until: number };
/** What one browser has opened. */
type Here = { readonly opened: OpenedLink; readonly asks: Asks; readonly chrome: Chrome };
/** The command is the link's, whatever a form says. */
const about = { workflow: "", command: "" } as const;

export class AnswerPages {
  readonly #o: AnswerOptions;
  readonly #app = new Hono();
  constructor(o: AnswerOptions) {
    this.#o = o;
    const app = this.#app;
    app.get("/answer", (c) => this.#shown(c.req.raw));
    app.post("/answer", (c) => this.#sent(c.req.raw));
    app.post("/answer/open", (c) => this.#open(c.req.raw));
    app.get("/answer/:token", (c) =>
      htmlResponse(coverPage(c.req.param("token"), this.#chrome(c.req.raw), false)),
    );
    app.onError((error) => {
      throw error;
    });
  }
  /** undefined: the path is none of these. Throws when the database does. */
  async visit(request: Request): Promise<Response | undefined> {
    // Each page of the site comes by here: one look at the path, and no second router.
    if (!/^\/answer(?:\/|$)/.test(new URL(request.url).pathname)) return undefined;
    const response = await this.#app.fetch(request);
    return response.status === 404 ? undefined : response;
  }
  #chrome(request: Request, seal?: (json: string) => string): Chrome {
    const never = (): string => {
      throw new Error("nothing is pressed or opened outside");
    };
    const { style, script, icon } = this.#o.drawing;
    return {
      language: languageOf(request),
      csrf: "",
      newKey: never,
      href: never,
      seal: seal ?? never,
      style,
      script,
      icon,
    };
  }
  /** undefined: nothing is open in this browser. */
  #here(request: Request): Here | undefined {
    const { drawing, clock } = this.#o;
    const sealed = drawing.seals.open(
      "answer",
      anybody,
      cookieIn(request.headers.get("cookie"), cookieName),
    );
    if (sealed === undefined) return undefined;
    const { until, ...opened } = JSON.parse(sealed) as Kept;
    if (clock.now() >= until) return undefined;
    const asks = new Asks(drawing.seals, `${anybody} ${opened.link}`);
    return { opened, asks, chrome: this.#chrome(request, (json) => asks.seal("page", json)) };
  }
  /** The same words and the same time for a link that is unknown, used, over or blocked, and for a wrong code. */
  async #open(request: Request): Promise<Response> {
    const { outside, drawing, clock } = this.#o;
    const form = await readForm(request);
    const [token, code] = [form?.get("token") ?? "", form?.get("code") ?? ""];
    const opened = await uniform(
      clock,
      () => outside.open(token, code),
      (given) => given === undefined,
    );
    if (!opened) return htmlResponse(coverPage(token, this.#chrome(request), true), 403);
    const kept: Kept = { ...opened, until: clock.now() + openMs };
    const response = goOn("/answer");
    const sealed = drawing.seals.seal("answer", anybody, JSON.stringify(kept));
    response.headers.append("set-cookie", hostCookie(cookieName, sealed, "Strict", openMs / 1_000));
    return response;
  }
  async #shown(request: Request): Promise<Response> {
    // What was opened stays: the same answer sent once more, by a browser that was cut off, is told that it has come.
    if (new URL(request.url).searchParams.has("sent"))
      return htmlResponse(answerSaid("sent", this.#chrome(request)));
    const here = this.#here(request);
    if (!here) return htmlResponse(answerSaid("none", this.#chrome(request)));
    const { opened, asks, chrome } = here;
    const page = await this.#o.outside.page(opened, chrome.language, {});
    if (!page) return this.#over(request);
    const said = asks.open("said", saidIn(request));
    const html = answerPage(page.panel, this.#withKey(page.form, asks), chrome, said);
    return said === undefined ? htmlResponse(html) : shownOnce(htmlResponse(html));
  }
  #withKey<F extends { readonly idempotencyKey: string }>(form: F, asks: Asks): F {
    return { ...form, idempotencyKey: asks.seal("key", form.idempotencyKey) };
  }
  #over(request: Request): Response {
    const response = htmlResponse(answerSaid("over", this.#chrome(request)), 410);
    response.headers.append("set-cookie", hostCookie(cookieName, "", "Strict", 0));
    return response;
  }
  async #sent(request: Request): Promise<Response> {
    const { outside } = this.#o;
    const [here, form] = [this.#here(request), await readForm(request)];
    const filled = form && here?.asks.filled(form, about);
    const key = form && here?.asks.key(form);
    if (!here || !filled || key === undefined)
      return htmlResponse(answerSaid("none", this.#chrome(request)), 403);
    const { opened, asks, chrome } = here;
    const again = async (form?: WordedForm): Promise<Response> => {
      const page = await outside.page(opened, chrome.language, filled.values);
      if (!page) return this.#over(request);
      return htmlResponse(
        answerPage(page.panel, this.#withKey(form ?? page.form, asks), chrome),
        form ? 422 : 200,
      );
    };
    if (filled.kind === "redraw") return again();
    const reply = drawn(await outside.send(opened, chrome.language, filled.values, key));
    switch (reply.kind) {
      case "done":
        return (await outside.stands(opened))
          ? goOn("/answer", asks.seal("said", textOf(chrome, "answer.received")))
          : goOn("/answer?sent=1");
      case "errors":
        return again(reply.form);
      default: {
        const { title, said, close } = "said" in reply ? reply : { title: "", said: "", close: "" };
        return htmlResponse(
          saidPage({ title, said: said ?? "", close, back: "/answer" }, chrome),
          409,
        );
      }
    }
  }
}
