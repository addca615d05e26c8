// A rehearsal of one platform: what Stafett does with it, done once in a channel of its own, through the adapter alone.
import type {
  Adapter,
  Delivery,
  Handle,
  Incoming,
  LookupResult,
  Outcome,
  Place,
  Places,
  PostRef,
  Sent,
  WordedMessage,
} from "../../../adapters/port.ts";
import {
  type Observation,
  type Rehearsal,
  type Stage,
  withoutTexts,
} from "../../../adapters/rehearsal.ts";

import { freshIdempotencyKey } from "../../engine/ids.ts";

/** What people in the channel read, and the fields of the form. */
type Words = Readonly<
  Record<
    | "title"
    | "notice"
    | "posted"
    | "edited"
    | "measured"
    | "open"
    | "file"
    | "link"
    | "send"
    | "close"
    | "sent"
    | "refused"
    | "expired",
    string
  >
> & { readonly fields: Readonly<Record<"choice" | "choices" | "date" | "line", string>> };

/** What an adapter learns while it is rehearsed, and forgets with it. */
export const placesInMemory = (): Places => {
  const known = new Map<string, Place>();
  return {
    find: async (address) => known.get(address),
    ofTeam: async (team) =>
      [...known].filter(([, place]) => place.team === team).map(([address]) => address),
    learn: async (address, place) => void known.set(address, { ...known.get(address), ...place }),
  };
};

const workflow = "rehearsal";
type Kind = "press" | "submit";
/** The one who presses and sends, and what the adapter made of it. */
export class Person {
  readonly #words: Words;
  readonly #heard = {
    press: Promise.withResolvers<Incoming>(),
    submit: Promise.withResolvers<Incoming>(),
  };
  constructor(words: Words) {
    this.#words = words;
  }
  /** Resolves with the first of its kind. */
  heard(kind: Kind): Promise<Incoming> {
    return this.#heard[kind].promise;
  }
  readonly handle: Handle = async (incoming) => {
    const { ask } = incoming;
    const words = this.#words;
    if (ask.kind === "press" && ask.workflow === workflow) {
      this.#heard.press.resolve(incoming);
      return { kind: "form", form: this.#form() };
    }
    if (ask.kind === "submit" && ask.workflow === workflow) {
      this.#heard.submit.resolve(incoming);
      return { kind: "done", said: words.sent, title: words.title, close: words.close };
    }
    return { kind: "refused", said: words.refused, title: words.title, close: words.close };
  };
  #form() {
    const { title, open, send, close, expired, fields } = this.#words;
    const common = { optional: false, redraws: false } as const;
    const options = ["a", "b"].map((value) => ({ value, label: value }));
    return {
      ...{
        workflow,
        command: "send",
        idempotencyKey: freshIdempotencyKey(Date.now()),
        hidden: {},
        expired,
        open,
        title,
        submit: send,
        cancel: close,
        intro: [],
      },
      showsMore: false,
      fields: [
        {
          ...common,
          name: "choice",
          label: fields.choice,
          value: "a",
          input: { kind: "choice", options },
        },
        {
          ...common,
          name: "choices",
          label: fields.choices,
          value: ["b"],
          input: { kind: "choices", options },
        },
        {
          ...common,
          name: "date",
          label: fields.date,
          value: "2026-12-01",
          input: { kind: "date" },
        },
        {
          ...common,
          name: "line",
          label: fields.line,
          value: "x",
          input: { kind: "line", maxChars: 80 },
        },
      ],
    } as const;
  }
}

/** What the platform sent, without texts and ids; only what it had signed. */
const readSent = ({ body }: Sent): unknown => {
  const text = body.toString();
  if (text.startsWith("{")) return JSON.parse(text);
  const { payload, ...fields } = Object.fromEntries(new URLSearchParams(text));
  return payload === undefined ? fields : JSON.parse(payload);
};
/** The adapter's way in, with a look at what comes through it. `heard`: each shape once. */
export const listening = (
  adapter: Adapter,
  heard: (payload: unknown) => void,
): Pick<Adapter, "inbound" | "pages"> => {
  const { inbound, pages } = adapter;
  if (inbound === undefined) return { pages };
  return {
    pages,
    inbound: {
      receive: async (sent) => {
        const answered = await inbound.receive(sent);
        if (answered.status < 400) heard(withoutTexts(readSent(sent)));
        return answered;
      },
    },
  };
};

const outcomeSays = (outcome: Outcome): string => {
  if ("sent" in outcome) return "sent";
  const [[kind, code] = ["?"]] = Object.entries(outcome);
  return `${kind} ${String(code)}`;
};
const lookupSays = (found: LookupResult, ref: PostRef): string => {
  if ("found" in found) return found.found.id === ref.id ? "found" : "another";
  return "absent" in found ? "absent" : (Object.keys(found)[0] ?? "?");
};

type Rehearsing = {
  readonly adapter: Adapter;
  readonly part: Rehearsal<unknown>;
  readonly stage: Omit<Stage<unknown>, "post">;
  readonly words: Words;
  readonly person: Person;
  /** Where the file can be fetched, and when somebody has; undefined: there is no address from outside. */
  readonly file: { readonly url: string; readonly fetched: Promise<unknown> } | undefined;
  /** How long somebody has to press, send and fetch; resolves when the time is over. */
  readonly patience: () => Promise<unknown>;
  readonly now: () => number;
};
const messageOf = (
  words: Words,
  text: string,
  more: Partial<WordedMessage> = {},
): WordedMessage => ({
  title: words.title,
  notice: words.notice,
  body: [{ kind: "text", text }],
  actions: [],
  ...more,
});
type Post = { readonly outbox: string; readonly ref: PostRef; readonly to: Delivery["to"] };

/** What stands is taken back all the same where the platform is lost on the way. */
async function* brokenOff(all: AsyncIterable<Observation>): AsyncIterable<Observation> {
  try {
    yield* all;
  } catch (error) {
    const { code, name } = error as { readonly code?: unknown; readonly name?: string };
    yield { key: "broken_off", says: /^\w{1,60}$/.exec(String(code ?? name))?.[0] ?? "?" };
  }
}

class Show {
  readonly #o: Rehearsing;
  readonly #space: Delivery["to"];
  /** Everything that stands, oldest first. */
  readonly #posts: Post[] = [];
  constructor(o: Rehearsing) {
    this.#o = o;
    this.#space = { platform: o.adapter.platform, id: o.stage.address, kind: "space" };
  }
  async #post(
    text: string,
    to = this.#space,
  ): Promise<readonly [says: string, post: Post | undefined]> {
    const outbox = crypto.randomUUID();
    const outcome = await this.#o.adapter.deliver({
      outbox,
      to,
      message: messageOf(this.#o.words, text),
      gone: false,
    });
    const post = "sent" in outcome ? { outbox, to, ref: outcome.sent } : undefined;
    if (post) this.#posts.push(post);
    return [outcomeSays(outcome), post];
  }
  async #change(post: Post, message: WordedMessage, gone = false): Promise<string> {
    return outcomeSays(await this.#o.adapter.deliver({ ...post, message, gone }));
  }
  /** One that was never sent as well: a platform that finds everything finds nothing. */
  async *#lookups({ outbox, ref, to }: Post, since: number): AsyncIterable<Observation> {
    const { adapter, words, now } = this.#o;
    const message = messageOf(words, words.posted);
    const search = (id: string) => {
      const unconfirmed = { since, until: now(), from: null };
      return adapter.history?.lookup({ outbox: id, to, message, gone: false, unconfirmed });
    };
    const [found, absent] = [await search(outbox), await search(crypto.randomUUID())];
    yield { key: "lookup.found", says: found ? lookupSays(found, ref) : "no history" };
    yield { key: "lookup.absent", says: absent ? lookupSays(absent, ref) : "no history" };
  }
  /** With a button that opens a form, a link to a file and one to the post itself. */
  async *#edited(post: Post): AsyncIterable<Observation> {
    const { words, part, stage, file } = this.#o;
    const said = await part.link({ ...stage, post: post.ref }).catch(() => undefined);
    // What is no address is not drawn: the platform would refuse the whole change.
    const link = said?.startsWith("https://") ? said : undefined;
    yield { key: "link", says: link === undefined ? "none" : "made" };
    const files = [
      ...(link === undefined ? [] : [{ label: words.link, url: link }]),
      ...(file ? [{ label: words.file, url: file.url }] : []),
    ];
    const press = { press: { workflow, command: "open", values: {} }, opens: true };
    const message = messageOf(words, words.edited, {
      body: [
        { kind: "text", text: words.edited },
        { kind: "files", files },
      ],
      actions: [{ label: words.open, style: "primary", does: press }],
    });
    yield { key: "edit", says: await this.#change(post, message) };
  }
  /** What somebody does in the channel, as it comes; what did not come in time is left out. */
  async *#answers(): AsyncIterable<Observation> {
    const { person, file, patience, adapter, words } = this.#o;
    const over = patience().then(() => undefined);
    const within = <T>(work: Promise<T>): Promise<T | undefined> => Promise.race([work, over]);
    const pressed = await within(person.heard("press"));
    if (pressed !== undefined) {
      yield { key: "opens", says: "pressed" };
      const to = { platform: adapter.platform, id: pressed.identity, kind: "member" } as const;
      yield { key: "direct", says: (await this.#post(words.posted, to))[0] };
    }
    const sent = await within(person.heard("submit"));
    if (sent?.ask.kind === "submit")
      yield { key: "answers", says: Object.keys(sent.ask.values).sort().join(" ") };
    if (file && (await within(file.fetched))) yield { key: "file", says: "fetched" };
  }
  async *all(): AsyncIterable<Observation> {
    const { words, part, stage, now } = this.#o;
    const since = now();
    const [says, post] = await this.#post(words.posted);
    yield { key: "post", says };
    if (!post) return;
    yield* this.#lookups(post, since);
    yield* this.#edited(post);
    yield* this.#answers();
    const [, measured] = await this.#post(words.measured);
    if (measured) yield* brokenOff(part.observe({ ...stage, post: measured.ref }));
    const gone: string[] = [];
    for (const each of this.#posts)
      gone.push(await this.#change(each, messageOf(words, words.sent), true));
    yield { key: "gone", says: [...new Set(gone)].join(", ") };
  }
}
/** Each thing as soon as it has been tried. Nothing more where not even a post is taken. */
export const rehearsing = (o: Rehearsing): AsyncIterable<Observation> => new Show(o).all();
