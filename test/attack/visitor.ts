// Somebody at the pages of the web with a browser of their own making: cookies, a key, an address, and any header that they like.
import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { command } from "../process/program.ts";
import { Authenticator, type Lie } from "../support/authenticator.ts";
import type { Running } from "./target.ts";

export type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** From the request to the last byte. */
  readonly ms: number;
};
export type Headers = Readonly<Record<string, string>>;
type Sent = { readonly body?: string | Buffer; readonly type?: string; readonly headers?: Headers };
const originOf = ({ port }: Pick<Running, "port">): string => `http://localhost:${port}`;
export const formType = "application/x-www-form-urlencoded";
/** As many connections as one attacker opens; each is used once. */
const agent = new Agent({ keepAlive: false, maxSockets: 250 });

/** One request, exactly as it is given. */
export const asked = (
  port: number,
  method: string,
  path: string,
  { body, type, headers = {} }: Sent = {},
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const began = performance.now();
    const all = { ...(type !== undefined && { "content-type": type }), ...headers };
    const sent = request(
      { host: "127.0.0.1", port, path, method, headers: all, agent },
      async (answer) => {
        const isStream = answer.headers["content-type"] === "text/event-stream";
        // A stream has no end that could be waited for.
        if (isStream) sent.destroy();
        const text = isStream
          ? ""
          : Buffer.concat(await answer.toArray().catch(() => [])).toString();
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          text,
          ms: performance.now() - began,
        });
      },
    );
    sent.once("error", reject).end(body);
  });
/** Where an answer leads; "": nowhere. */
export const leadsTo = ({ headers }: Answer): string => headers.location ?? "";
let visitors = 0;

export class Visitor {
  readonly #running: Running;
  readonly origin: string;
  readonly cookies = new Map<string, string>();
  /** What the proxy before the program says: each visitor has a network of their own. */
  address = `198.18.${++visitors >> 8}.${visitors & 255}`;
  key: Authenticator;
  constructor(running: Running) {
    this.#running = running;
    this.origin = originOf(running);
    this.key = new Authenticator(this.origin);
  }
  /** Another browser of the same person: the key, and no cookie. */
  elsewhere(): Visitor {
    const other = new Visitor(this.#running);
    other.key = this.key;
    return other;
  }
  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }
  /** A header that is empty is left out. */
  async ask(method: string, path: string, { headers = {}, ...sent }: Sent = {}): Promise<Answer> {
    const own = {
      host: `localhost:${this.#running.port}`,
      "x-forwarded-for": this.address,
      ...(this.cookies.size > 0 && { cookie: this.cookie }),
      ...(method === "POST" && { origin: this.origin, "sec-fetch-site": "same-origin" }),
    };
    const all = Object.fromEntries(
      Object.entries({ ...own, ...headers }).filter(([, value]) => value !== ""),
    );
    const answer = await asked(this.#running.port, method, path, { ...sent, headers: all });
    for (const set of answer.headers["set-cookie"] ?? []) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (set.includes("Max-Age=0")) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }
  get(path: string, headers: Headers = {}): Promise<Answer> {
    return this.ask("GET", path, { headers });
  }
  json(path: string, body: unknown, headers: Headers = {}): Promise<Answer> {
    return this.ask("POST", path, {
      body: JSON.stringify(body),
      type: "application/json",
      headers,
    });
  }
  form(
    path: string,
    fields: Readonly<Record<string, string>> | URLSearchParams,
    headers: Headers = {},
  ): Promise<Answer> {
    return this.ask("POST", path, {
      body: new URLSearchParams(fields).toString(),
      type: formType,
      headers,
    });
  }
  /** Adds the key with a code. Throws where it is refused. */
  async enrols(code: string): Promise<this> {
    const options = await this.json("/enrol/options", { code });
    if (options.status !== 200) throw new Error(`no enrolment: ${options.status} ${options.text}`);
    const added = await this.json("/enrol", {
      credential: this.key.create(JSON.parse(options.text)),
    });
    if (added.status !== 200) throw new Error(`no key: ${added.status} ${added.text}`);
    return this;
  }
  /** What the key answers to a question that this browser has been asked. */
  async assertion(lie: Lie = {}): Promise<unknown> {
    const options = await this.json("/sign-in/options", {});
    if (options.status !== 200) throw new Error(`no question: ${options.status} ${options.text}`);
    return this.key.get(JSON.parse(options.text), lie);
  }
  async triesIn(lie: Lie = {}, next: unknown = "/"): Promise<Answer> {
    return this.json("/sign-in", { credential: await this.assertion(lie), next });
  }
  /** Throws where it is refused. */
  async signsIn(): Promise<this> {
    const said = await this.triesIn();
    if (said.status !== 200) throw new Error(`not signed in: ${said.status} ${said.text}`);
    return this;
  }
  /** The session's own token, as its pages have it. */
  async csrf(): Promise<string> {
    return csrfIn((await this.get("/sessions")).text);
  }
  /** Fields of the first form of the page that carries a key of its own, such as the one for words. */
  async ownFields(path = "/find"): Promise<Record<"csrf" | "k", string>> {
    const { text } = await this.get(path);
    return { csrf: csrfIn(text), k: /name="k" value="([^"]+)"/.exec(text)?.[1] ?? "" };
  }
}
const csrfIn = (html: string): string => /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? "";

/** A code for a key, given at the server. Throws what the command says. */
export const codeFor = async (
  running: Running,
  member: string,
  ...flags: readonly string[]
): Promise<string> => {
  const said = await command(running.cwd, ["key-code", member, ...flags], {
    WEB_ORIGIN: originOf(running),
  });
  if (said.code !== 0) throw new Error(`no code: ${said.err}`);
  return said.out.trim();
};
/** Somebody with a key, signed in. */
export const signedIn = async (running: Running, member: string): Promise<Visitor> =>
  (await new Visitor(running).enrols(await codeFor(running, member))).signsIn();
