// A browser without a screen, for pages of the web: it keeps cookies, follows, fills in forms and presses what has a label.
import type { InboxPost } from "../../adapters/web/html/inbox.ts";
import { postOf } from "../../adapters/web/html/inbox.ts";

type Sent = Readonly<Record<string, string | readonly string[]>>;
type Field = { readonly name: string; readonly value: string };
export type Form = {
  readonly action: string;
  readonly fields: readonly Field[];
  readonly buttons: readonly Button[];
  readonly html: string;
};
type Button = { readonly label: string; readonly name: string; readonly value: string };

const unescaped = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? undefined : unescaped(found);
};
/** What can be read, a line for each element; a button as `[Label]`. What only a reader without eyes is told is left out. */
export const textIn = (html: string): string =>
  unescaped(
    html
      // Of a picture, its text.
      .replaceAll(/<img [^>]*alt="([^"]*)"[^>]*>/g, "$1\n")
      .replaceAll(/<(script|style|template|svg|head|nav|header)\b[\s\S]*?<\/\1>/g, "")
      .replaceAll(/<span class="unseen">[\s\S]*?<\/span>/g, "")
      // What is asked before a press is not in sight until then.
      .replaceAll(/<div class="question"[\s\S]*?<\/form><\/div>/g, "")
      .replaceAll(/<summary class="btn[^>]*>([\s\S]*?)<\/summary>/g, "[$1]\n")
      .replaceAll(/<button(?![^>]*unseen)[^>]*>([\s\S]*?)<\/button>/g, "[$1]\n")
      .replaceAll(/<a class="btn(?! phone)[^>]*>([\s\S]*?)<\/a>/g, "[$1]\n")
      .replaceAll(
        /<(p|div|h\d|li|td|th|dt|dd|tr|section|article|label|legend|caption|option)\b/g,
        "\n<$1",
      )
      .replaceAll(/<[^>]*>/g, ""),
  );
const buttonsIn = (html: string): Button[] =>
  [...html.matchAll(/<button(?![^>]*unseen)([^>]*)>([\s\S]*?)<\/button>/g)].map(
    ([, tag = "", inner = ""]) => ({
      label: textIn(inner).trim(),
      name: attribute(` ${tag}`, "name") ?? "",
      value: attribute(` ${tag}`, "value") ?? "",
    }),
  );
const inputsIn = (html: string): Field[] => {
  const inputs = [...html.matchAll(/<input([^>]*)>/g)].flatMap(([, tag = ""]): Field[] => {
    const [name, type] = [attribute(tag, "name"), attribute(tag, "type")];
    const isOff = (type === "checkbox" || type === "radio") && !/\schecked/.test(tag);
    return name === undefined || isOff ? [] : [{ name, value: attribute(tag, "value") ?? "on" }];
  });
  const areas = [...html.matchAll(/<textarea([^>]*)>\n?([\s\S]*?)<\/textarea>/g)].map(
    ([, tag = "", text = ""]) => ({
      name: attribute(tag, "name") ?? "",
      value: unescaped(text),
    }),
  );
  const lists = [...html.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)].map(
    ([, tag = "", options = ""]) => ({
      name: attribute(tag, "name") ?? "",
      value: unescaped(/<option value="([^"]*)" selected/.exec(options)?.[1] ?? ""),
    }),
  );
  return [...inputs, ...areas, ...lists];
};
const formsIn = (html: string): Form[] =>
  [...html.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)].map(([, tag = "", inner = ""]) => ({
    action: attribute(tag, "action") ?? "",
    fields: inputsIn(inner),
    buttons: buttonsIn(inner),
    html: inner,
  }));

export class Browser {
  readonly #origin: string;
  readonly #visit: (request: Request) => Promise<Response>;
  readonly cookies = new Map<string, string>();
  status = 0;
  html = "";
  /** The path that is shown. */
  path = "/";
  constructor(origin: string, visit: (request: Request) => Promise<Response>) {
    this.#origin = origin;
    this.#visit = visit;
  }
  static drawnPost(
    post: InboxPost,
    gone: boolean,
  ): { readonly id: string; readonly text: string; readonly buttons: readonly string[] } {
    const chrome = {
      language: "sv" as const,
      csrf: "",
      newKey: () => "",
      href: () => "/",
      seal: () => "",
      style: "",
      script: "",
    };
    const html = postOf(post, chrome).toString();
    const labels = [...textIn(html).matchAll(/\[([^\]]*)\]/g)].map(([, label = ""]) => label);
    return { id: post.id, text: textIn(html), buttons: gone ? [] : labels };
  }
  text(): string {
    return textIn(this.html);
  }
  /** Names of the fields of the form that is filled in: `risk`. */
  fields(): string[] {
    const names = [
      ...this.html.matchAll(/<(?:input|select|textarea)[^>]*\sname="f\.([\w-]+)(?:\[\])?"/g),
    ].map(([, name = ""]) => name);
    return [...new Set(names)];
  }
  /** By field, as `f:<name>`. */
  errors(): Record<string, string> {
    const found = [
      ...this.html.matchAll(/<p class="error" id="f-([\w-]+)-error">([\s\S]*?)<\/p>/g),
    ];
    return Object.fromEntries(
      found.map(([, name = "", text = ""]) => [`f:${name}`, unescaped(text)]),
    );
  }
  /** The forms of the page that is shown, each button a form of its own. */
  forms(): readonly Form[] {
    return formsIn(this.html);
  }
  /** Addresses that links and buttons of the page lead to. */
  links(): readonly string[] {
    return [...this.html.matchAll(/<a(\s[^>]*)>/g)].flatMap(
      ([, tag = ""]) => attribute(tag, "href") ?? [],
    );
  }
  /** Sends a form of the page with these pairs, as a browser does. */
  async send({ action }: Form, pairs: readonly (readonly [string, string])[]): Promise<void> {
    await this.#send(action, pairs);
  }
  async get(path: string): Promise<void> {
    await this.#go(new Request(this.#origin + path, { headers: this.#headers() }));
  }
  /** A POST from a page of this site; the csrf and the key of the first form that is drawn there, unless `sent` has others. */
  async post(path: string, sent: Sent): Promise<void> {
    if (this.html === "") await this.get("/");
    const own = formsIn(this.html).find((form) => form.fields.some(({ name }) => name === "k"));
    const fields = own ? own.fields.filter(({ name }) => name === "csrf" || name === "k") : [];
    if (!own) await this.get("/find");
    const from =
      own ?? formsIn(this.html).find((form) => form.fields.some(({ name }) => name === "k"));
    const given =
      fields.length > 0
        ? fields
        : (from?.fields.filter(({ name }) => name === "csrf" || name === "k") ?? []);
    await this.#send(path, [
      ...given.map(({ name, value }) => [name, value] as const),
      ...pairsOf(sent),
    ]);
  }
  /** Presses what has this label: a button of some form, or a link. Throws where there is none. */
  async press(label: string): Promise<void> {
    for (const form of formsIn(this.html)) {
      const button = form.buttons.find((each) => each.label === label);
      if (!button) continue;
      const fields = form.fields.map(({ name, value }) => [name, value] as const);
      return this.#send(form.action, [
        ...fields,
        ...(button.name === "" ? [] : [[button.name, button.value] as const]),
      ]);
    }
    const link = [...this.html.matchAll(/<a(\s[^>]*)>([\s\S]*?)<\/a>/g)].find(
      ([, , inner = ""]) => textIn(inner).trim() === label,
    );
    const href = link && attribute(link[1] ?? "", "href");
    if (href === undefined || !href.startsWith("/"))
      throw new Error(`no button ${label} among ${this.text()}`);
    await this.get(href);
  }
  /** Sends the form that is open with these in the place of what stands in it. */
  async submit(values: Sent): Promise<void> {
    const form = formsIn(this.html).find(
      ({ action }) => action.startsWith("/form/") || action.startsWith("/answer"),
    );
    if (!form) throw new Error("no form is open");
    const names = new Map(form.fields.map(({ name }) => [name.replace(/\[\]$/, ""), name]));
    const replaced = new Set(Object.keys(values).map((name) => `f.${name}`));
    const standing = form.fields.filter(({ name }) => !replaced.has(name.replace(/\[\]$/, "")));
    const given = Object.entries(values).flatMap(([name, value]) =>
      [value]
        .flat()
        .map((each) => [names.get(`f.${name}`) ?? nameIn(form.html, name), each] as const),
    );
    await this.#send(form.action, [
      ...standing.map(({ name, value }) => [name, value] as const),
      ...given,
      ["do", "submit"],
    ]);
  }
  /** Sends the form with this action, with these fields as they are called there. */
  async fill(action: string, values: Readonly<Record<string, string>>): Promise<void> {
    const form = formsIn(this.html).find((each) => each.action === action);
    if (!form) throw new Error(`no form to ${action}`);
    const standing = form.fields
      .filter(({ name }) => !(name in values))
      .map(({ name, value }) => [name, value] as const);
    await this.#send(action, [...standing, ...Object.entries(values)]);
  }
  #headers(): Headers {
    return new Headers({
      cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
    });
  }
  async #send(path: string, pairs: readonly (readonly [string, string])[]): Promise<void> {
    const headers = this.#headers();
    headers.set("content-type", "application/x-www-form-urlencoded");
    headers.set("origin", this.#origin);
    headers.set("sec-fetch-site", "same-origin");
    await this.#go(
      new Request(this.#origin + path, {
        method: "POST",
        headers,
        body: new URLSearchParams(pairs.map(([a, b]) => [a, b])),
      }),
    );
  }
  async #go(request: Request): Promise<void> {
    const response = await this.#visit(request);
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ""] = cookie.split(";");
      const [name = "", value = ""] = [
        pair.slice(0, pair.indexOf("=")),
        pair.slice(pair.indexOf("=") + 1),
      ];
      if (value === "" || /max-age=0/i.test(cookie)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const next = response.headers.get("location");
    if (response.status === 303 && next !== null) return this.get(next);
    this.status = response.status;
    this.path = new URL(request.url).pathname;
    this.html = await response.text();
  }
}
/** A box that is not ticked is not among the fields that are sent; its name is in the markup. */
const nameIn = (html: string, name: string): string =>
  html.includes(`name="f.${name}[]"`) ? `f.${name}[]` : `f.${name}`;
const pairsOf = (sent: Sent): (readonly [string, string])[] =>
  Object.entries(sent).flatMap(([name, value]) =>
    [value].flat().map((each) => [name, each] as const),
  );
