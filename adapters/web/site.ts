// The pages: every address, what it asks the core, and what it answers. Names in a form are sealed for the person who was shown it.
import { type Context, Hono } from "hono";
import type { Inbox } from "../inbox.ts";
import type { Ask, Handle, PanelTarget, Raw, Reply } from "../port.ts";
import { drawn, shownBy } from "../port.ts";
import {
  assetResponse,
  eventsResponse,
  goOn,
  htmlResponse,
  saidIn,
  shownOnce,
  statusResponse,
} from "./answers.ts";
import type { Asset } from "./assets.ts";
import { pageForExpander } from "./expander.ts";
import { textOf } from "./html/chrome.ts";
import { findPage, mostWords } from "./html/find.ts";
import { formPage } from "./html/form.ts";
import { inboxPage } from "./html/inbox.ts";
import { panelPage } from "./html/panel.ts";
import { saidPage, troublePage } from "./html/said.ts";
import { spacePage, spacesPage } from "./html/spaces.ts";
import type { Live } from "./live.ts";
import { NotSaved, SentForms } from "./sent.ts";
import { languageOf } from "./sign-in/answers.ts";
import { type Drawing, outside, type SignedIn, type Visit, visitOf } from "./visit.ts";

/** Who is signed in, and the pages that have to do with that. */
export interface SignIn {
  /** Whose cookie it is; or the answer that leads to where one signs in. */
  signedIn(request: Request): Promise<SignedIn | Response>;
  /** Those of these sessions (`SignedIn.session`) that still hold. */
  stillOpen(sessions: readonly string[]): Promise<ReadonlySet<string>>;
  /** Whether a POST comes from a page of this site. */
  isOwn(request: Request): boolean;
  /** Somebody typed or clicked: when the session ends now, epoch ms; undefined: it has ended. */
  act(request: Request): Promise<number | undefined>;
  /** From now on the key is asked for before anything is shown. */
  cover(request: Request): Promise<void>;
  /** What was sent of a form when its session was over, once; undefined: nothing. */
  draft(request: Request): Promise<string | undefined>;
  /** Asks for the key, and goes on at `path`, a page of ours. `body`: a filled form that goes on there. */
  prove(path: string, body?: string): Promise<Response>;
  /** Ends all sessions of somebody. */
  leave(identity: string): Promise<void>;
  /** Pages of signing in and out; undefined: the path is none of theirs. `address`: of the client, as far as it is known. */
  visit(request: Request, address: string | undefined): Promise<Response | undefined>;
}
type SiteOptions = {
  /** Pages for somebody without an account. */
  readonly answers: { visit(request: Request): Promise<Response | undefined> };
  readonly handle: Handle;
  readonly proves: (workflow: string, command: string) => boolean;
  readonly inbox: Inbox;
  readonly signIn: SignIn;
  readonly drawing: Drawing;
  readonly live: Live;
  readonly assets: readonly Asset[];
  readonly fact: (fact: Readonly<Record<string, string | number>>) => void;
};
type Formed = { readonly workflow: string; readonly command: string; readonly instance?: string };
type On = { readonly workflow: string; readonly instance?: string };
type Env = {
  readonly Variables: { readonly visit: Visit };
  readonly Bindings: { readonly address: string | undefined };
};

/** What a page is drawn for that opens a stream: one that is fetched by its script has it open. */
const isDrawn = (request: Request): boolean =>
  request.method === "GET" &&
  !request.headers.has("stafett-live") &&
  new URL(request.url).pathname !== "/events";

export class Site {
  readonly #o: SiteOptions;
  readonly #app = new Hono<Env>();
  readonly #forms = new SentForms();
  constructor(o: SiteOptions) {
    this.#o = o;
    const app = this.#app;
    for (const { path, text, type } of o.assets) app.get(path, () => assetResponse(text, type));
    // A stream lasts: what it asks must be asked anew each time.
    app.use((c, next) => (c.req.path === "/events" ? next() : o.inbox.asking(next)));
    app.use(async (c, next) => {
      const request = c.req.raw;
      if (request.method === "POST" && !o.signIn.isOwn(request)) return this.#elsewhere();
      const neutral = pageForExpander(request, o.drawing);
      if (neutral) return neutral;
      const theirs =
        (await o.answers.visit(request)) ?? (await o.signIn.visit(request, c.env.address));
      if (theirs) return theirs;
      const signedIn = await o.signIn.signedIn(request);
      if (signedIn instanceof Response) return signedIn;
      const visit = await visitOf(signedIn, o.drawing, isDrawn(request));
      if (!visit) {
        // Gone from the register: ended everywhere, and the next request says so.
        await o.signIn.leave(signedIn.identity);
        return this.#elsewhere();
      }
      c.set("visit", visit);
      return next();
    });
    // Hono would write the whole error to the terminal.
    app.onError((error, c) => {
      if (!(error instanceof NotSaved)) o.fact({ event: "web.failed", error: error.name });
      return this.#down(c.req.raw, c.var.visit, error);
    });
    app.notFound((c) => {
      const visit = c.var.visit as Visit | undefined;
      return visit ? this.#gone(visit) : this.#elsewhere();
    });
    this.#pages();
    this.#posts();
  }
  async visit(request: Request, address: string | undefined): Promise<Response> {
    return await this.#app.fetch(request, { address });
  }

  /** What somebody who is signed in looks at. */
  #pages(): void {
    const app = this.#app;
    app.get("/", async (c) => this.#inbox(c.req.raw, c.var.visit));
    app.get("/spaces", (c) => this.#spaces(c.var.visit));
    app.get("/spaces/:id", (c) => this.#space(c.req.param("id"), c.var.visit));
    app.get("/panel/:workflow/:panel/:id?", (c) => {
      const { workflow, panel, id } = c.req.param();
      return this.#panel(c.req.raw, c.var.visit, panel, this.#on(c.var.visit, workflow, id));
    });
    app.get("/form/:workflow/:command/:id?", (c) => {
      const { workflow, command, id } = c.req.param();
      return this.#form(c.req.raw, c.var.visit, command, this.#on(c.var.visit, workflow, id));
    });
    app.get("/now", async (c) =>
      this.#draw(await this.#word(c.var.visit, "call.words"), c.var.visit),
    );
    app.get("/find", (c) => this.#help(c.var.visit));
    app.get("/events", (c) => this.#events(c.req.raw, c.var.visit));
  }
  /** What such a page sends. */
  #posts(): void {
    const app = this.#app;
    app.post("/form/:workflow/:command/:id?", async (c) => {
      const { workflow, command, id } = c.req.param();
      const { visit } = c.var;
      return this.#filled(await this.#sent(c), visit, command, this.#on(visit, workflow, id));
    });
    app.post("/press", async (c) => this.#press(await this.#sent(c), c.var.visit));
    app.post("/find", async (c) => this.#find(await this.#sent(c), c.var.visit));
    app.post("/active", async (c) => this.#active(c.req.raw, await this.#sent(c)));
    app.post("/cover", async (c) => {
      const form = await this.#sent(c);
      if (form) await this.#o.signIn.cover(c.req.raw);
      return statusResponse(form ? 204 : 403);
    });
  }
  /** Of what is not ours nothing is said. */
  #elsewhere(): Response {
    return htmlResponse("", 403);
  }
  /** The address leads nowhere, or is somebody else's: the same for both. */
  #gone(visit: Visit): Response {
    return htmlResponse(troublePage("unknown", visit.chrome), 404);
  }
  /** undefined: the id is not sealed for this person. */
  #on({ asks }: Visit, workflow: string, id: string | undefined): On | undefined {
    if (id === undefined) return { workflow };
    const instance = asks.open("id", id);
    return instance === undefined ? undefined : { workflow, instance };
  }
  /** undefined: it does not come from a page of this session. */
  async #sent({ req, var: { visit } }: Context<Env>): Promise<URLSearchParams | undefined> {
    const form = await this.#forms.read(req.raw);
    return form?.get("csrf") === visit.csrf ? form : undefined;
  }
  /** Also of somebody of whom nobody can say now whether they are signed in. */
  #down(request: Request, visit: Visit | undefined, error: Error): Promise<Response> {
    return this.#forms.down(
      request,
      visit?.chrome ?? outside(this.#o.drawing, languageOf(request)),
      error,
    );
  }
  async #ask(
    { identity }: Visit,
    ask: Ask,
    idempotencyKey: string,
  ): Promise<Exclude<Reply, { kind: "unknown" }>> {
    const reply = drawn(await this.#o.handle({ idempotencyKey, platform: "web", identity, ask }));
    if (reply.kind === "refused" && reply.failed) throw new NotSaved(reply);
    return reply;
  }

  async #inbox(request: Request, visit: Visit): Promise<Response> {
    const [page, home] = await Promise.all([
      this.#o.inbox.mine(visit.identity),
      this.#ask(visit, { kind: "home" }, this.#o.drawing.freshKey()),
    ]);
    const said = this.#said(request, visit);
    const html = inboxPage(
      {
        posts: page?.posts ?? [],
        home: home.kind === "home" ? home.panel : undefined,
        ...(said !== undefined && { said }),
      },
      { ...visit.chrome, waiting: page?.posts.length ?? 0 },
    );
    return said === undefined ? htmlResponse(html) : shownOnce(htmlResponse(html));
  }
  async #space(id: string, visit: Visit): Promise<Response> {
    const page = await this.#o.inbox.space(visit.identity, id);
    const name = visit.who.spaces.find((one) => one.id === id)?.name;
    return page && name !== undefined
      ? htmlResponse(spacePage({ name, posts: page.posts }, visit.chrome))
      : this.#gone(visit);
  }
  #spaces({ who, chrome }: Visit): Response {
    return htmlResponse(spacesPage(who.spaces, chrome));
  }
  /** The reply to a word of the pages themselves. */
  #word(
    visit: Visit,
    word: "call.words" | "find.help",
  ): Promise<Exclude<Reply, { kind: "unknown" }>> {
    return this.#ask(
      visit,
      { kind: "words", slash: "", text: textOf(visit.chrome, word) },
      this.#o.drawing.freshKey(),
    );
  }
  /** The field for words, over what somebody can do that day. */
  async #help(visit: Visit): Promise<Response> {
    return htmlResponse(findPage(shownBy(await this.#word(visit, "find.help")), visit.chrome));
  }
  async #panel(
    request: Request,
    visit: Visit,
    panel: string,
    on: On | undefined,
  ): Promise<Response> {
    if (!on) return this.#gone(visit);
    const reply = await this.#ask(
      visit,
      { kind: "panel", ...on, panel },
      this.#o.drawing.freshKey(),
    );
    const said = this.#said(request, visit);
    const response = this.#draw(reply, visit, said);
    return said === undefined ? response : shownOnce(response);
  }
  /** Drawing a form changes nothing: it is asked for as one that is open already. */
  async #form(
    request: Request,
    visit: Visit,
    command: string,
    on: On | undefined,
  ): Promise<Response> {
    const { searchParams } = new URL(request.url);
    const hidden = visit.asks.values(searchParams.get("v"));
    if (!on || !hidden) return this.#gone(visit);
    if (searchParams.has("draft"))
      return this.#draft(await this.#o.signIn.draft(request), visit, command, on);
    const ask: Ask = { kind: "redraw", ...on, command, values: {}, hidden, more: false };
    return this.#draw(await this.#ask(visit, ask, this.#o.drawing.freshKey()), visit);
  }
  /** What was typed before the session was over, as it stood; somebody else's opens nothing. Where there is none, the form as it is now. */
  async #draft(body: string | undefined, visit: Visit, command: string, on: On): Promise<Response> {
    const form = new URLSearchParams(body ?? "");
    const filled = visit.asks.filled(form, { ...on, command });
    const about = {
      ...on,
      command,
      values: filled?.values ?? {},
      hidden: filled?.hidden ?? {},
      more: filled?.more ?? false,
    };
    const key = visit.asks.key(form) ?? this.#o.drawing.freshKey();
    return this.#draw(await this.#ask(visit, { kind: "redraw", ...about }, key), visit);
  }
  async #filled(
    form: URLSearchParams | undefined,
    visit: Visit,
    command: string,
    on: On | undefined,
  ): Promise<Response> {
    const key = form && visit.asks.key(form);
    const ask = form && on && visit.asks.filled(form, { ...on, command });
    if (key === undefined || !ask) return this.#gone(visit);
    if (ask.kind === "submit" && !visit.isFresh && this.#o.proves(ask.workflow, command))
      return this.#o.signIn.prove(this.#formPath(ask, visit), String(form));
    return this.#after(await this.#ask(visit, ask, key), visit, undefined);
  }
  async #press(form: URLSearchParams | undefined, visit: Visit): Promise<Response> {
    const [key, ask] = [form && visit.asks.key(form), form && visit.asks.press(form)];
    if (!form || key === undefined || !ask) return this.#gone(visit);
    // Its form is drawn afterwards, so that it is pressed by somebody who has just said who they are.
    if (!visit.isFresh && this.#o.proves(ask.workflow, ask.command))
      return this.#o.signIn.prove(this.#pathWith(ask, ask.values, visit));
    const reply = await this.#ask(visit, ask, key);
    if (reply.kind === "form") return goOn(this.#pathWith(reply.form, reply.form.hidden, visit));
    return this.#after(reply, visit, visit.asks.shown(form));
  }
  #formPath({ workflow, command, instance }: Formed, { chrome }: Visit): string {
    return chrome.href({
      kind: "form",
      workflow,
      name: command,
      ...(instance !== undefined && { instance }),
    });
  }
  /** `values`: given to the form by the button that opens it. */
  #pathWith(about: Formed, values: Raw, visit: Visit): string {
    return `${this.#formPath(about, visit)}?v=${visit.asks.seal("values", JSON.stringify(values))}`;
  }
  async #find(form: URLSearchParams | undefined, visit: Visit): Promise<Response> {
    const key = form && visit.asks.key(form);
    const text = form?.get("words") ?? "";
    if (key === undefined || text.length > mostWords) return this.#gone(visit);
    const ask: Ask = { kind: "words", slash: "", text };
    return this.#after(await this.#ask(visit, ask, key), visit, undefined);
  }
  /** The way on after a POST. `shown`: the panel on which the button stood, which is shown anew. */
  #after(
    reply: Exclude<Reply, { kind: "unknown" }>,
    visit: Visit,
    shown: PanelTarget | undefined,
  ): Response {
    if (reply.kind === "home") return goOn("/");
    const panel = "panel" in reply ? reply.panel : undefined;
    if (reply.kind !== "done" && reply.kind !== "panel") return this.#draw(reply, visit);
    const said = reply.kind === "done" ? reply.said : undefined;
    const target = panel ? panel.shown : shown;
    if (panel && !target) return this.#draw(reply, visit);
    const path = target ? visit.chrome.href({ kind: "panel", ...target, name: target.panel }) : "/";
    return goOn(path, said === undefined ? undefined : visit.asks.seal("said", said));
  }
  #draw(reply: Exclude<Reply, { kind: "unknown" }>, visit: Visit, said?: string): Response {
    switch (reply.kind) {
      case "panel":
      case "home":
        return htmlResponse(panelPage(reply.panel, visit.chrome, said));
      case "form":
        return htmlResponse(this.#formPage(reply.form, visit));
      case "errors":
        return htmlResponse(this.#formPage(reply.form, visit), 422);
      case "refused":
        return htmlResponse(
          saidPage(
            { title: reply.title, said: reply.said, close: reply.close, back: "/" },
            visit.chrome,
          ),
          409,
        );
      case "done":
        return reply.panel
          ? htmlResponse(panelPage(reply.panel, visit.chrome, reply.said))
          : htmlResponse(
              saidPage(
                {
                  title: reply.title ?? "",
                  said: reply.said ?? "",
                  close: reply.close ?? "",
                  back: "/",
                },
                visit.chrome,
              ),
            );
    }
  }
  #formPage(form: Extract<Reply, { kind: "form" }>["form"], visit: Visit): string {
    const { asks, chrome } = visit;
    return formPage({ ...form, idempotencyKey: asks.seal("key", form.idempotencyKey) }, chrome, {
      action: this.#formPath(form, visit),
    });
  }
  #said(request: Request, { asks }: Visit): string | undefined {
    return asks.open("said", saidIn(request));
  }
  async #active(request: Request, form: URLSearchParams | undefined): Promise<Response> {
    const endsAt = form && (await this.#o.signIn.act(request));
    return endsAt === undefined
      ? statusResponse(form ? 401 : 403)
      : statusResponse(204, { "stafett-ends": String(Math.round(endsAt / 1_000)) });
  }
  #events(request: Request, { identity, session }: Visit): Response {
    const seen = new URL(request.url).searchParams.get("seen") ?? "";
    const stream = this.#o.live.stream({ identity, session, seen });
    return stream ? eventsResponse(stream) : statusResponse(503, { "retry-after": "60" });
  }
}
