// What a page sent: its fields, read once, and given back where the database could not save them.
import { htmlResponse } from "./answers.ts";
import { fieldsIn } from "./asks.ts";
import { type Chrome, textOf } from "./html/chrome.ts";
import { againPage, troublePage } from "./html/said.ts";

/** The database could not: nothing is saved, and the page says so in these words. */
export class NotSaved extends Error {
  override readonly name = "NotSaved";
  readonly words: { readonly title: string; readonly said: string };
  constructor(words: NotSaved["words"]) {
    super("not saved");
    this.words = words;
  }
}
/** What a page sends for a person; the rest is its script's. */
const byPeople = /^\/(?:form\/|press$|find$)/;

export class SentForms {
  readonly #known = new WeakMap<Request, URLSearchParams>();
  /** undefined: it has more fields than any form. */
  async read(request: Request): Promise<URLSearchParams | undefined> {
    const known = this.#known.get(request) ?? fieldsIn(await request.text());
    if (known) this.#known.set(request, known);
    return known;
  }
  /** A person gets back what they have sent themselves, and nothing else. */
  async down(request: Request, chrome: Chrome, error: Error): Promise<Response> {
    const path = new URL(request.url).pathname;
    const isSent = request.method === "POST" && byPeople.test(path);
    const fields = isSent ? await this.read(request).catch(() => undefined) : undefined;
    if (!fields) return htmlResponse(troublePage("down", chrome), 503);
    const words =
      error instanceof NotSaved
        ? error.words
        : { title: textOf(chrome, "down.title"), said: textOf(chrome, "down.text") };
    return htmlResponse(againPage({ ...words, sent: { path, fields } }, chrome), 503);
  }
}
