// Live pages: one stream of server-sent events for each browser, which says that something has changed and nothing of what.
import type { Inbox } from "../inbox.ts";

/** How often open pages are compared with what is wanted, where no commit of this process has told. [design] */
const lookEveryMs = 1_000;
/** So that proxies do not close what is silent, and a page notices that it has lost the server. */
const breathEveryMs = 20_000;
/** Streams of one person, and of all: a browser holds one. [design] */
const mostStreams = { each: 8, all: 5_000 } as const;
const encoder = new TextEncoder();
const event = (name: "change" | "alive" | "ended", data = "1"): Uint8Array =>
  encoder.encode(`event: ${name}\ndata: ${data}\n\n`);

/** `session`: names it (`SignedIn.session`). `seen`: the state (`Inbox.changes`) with which the page was drawn. */
type Asked = { readonly identity: string; readonly session: string; readonly seen: string };
type Open = Asked & {
  readonly controller: ReadableStreamDefaultController<Uint8Array>;
  seen: string;
};
type StillOpen = (sessions: readonly string[]) => Promise<ReadonlySet<string>>;
type Clock = { now(): number; at(ms: number, work: () => void): () => void };

export class Live {
  readonly #inbox: Inbox;
  readonly #stillOpen: StillOpen;
  readonly #clock: Clock;
  readonly #fact: (fact: Readonly<Record<string, string | number>>) => void;
  readonly #open = new Set<Open>();
  #cancel: (() => void) | undefined;
  #breathed = 0;
  #looking = false;
  /** `stillOpen`: which of these sessions still hold; a stream ends within a second of its session. */
  constructor(
    inbox: Inbox,
    stillOpen: StillOpen,
    clock: Clock,
    fact: (fact: Readonly<Record<string, string | number>>) => void,
  ) {
    this.#inbox = inbox;
    this.#stillOpen = stillOpen;
    this.#clock = clock;
    this.#fact = fact;
  }
  get size(): number {
    return this.#open.size;
  }
  /** undefined: there are too many. */
  stream(asked: Asked): ReadableStream<Uint8Array> | undefined {
    const theirs = [...this.#open].filter((one) => one.identity === asked.identity).length;
    if (theirs >= mostStreams.each || this.#open.size >= mostStreams.all) return undefined;
    let mine: Open | undefined;
    return new ReadableStream<Uint8Array>({
      start: (controller) => {
        mine = { ...asked, controller };
        this.#open.add(mine);
        controller.enqueue(this.#alive());
        this.#cancel ??= this.#clock.at(this.#clock.now() + lookEveryMs, () => void this.#round());
      },
      cancel: () => {
        if (mine) this.#forget(mine);
      },
    });
  }
  /** Something was committed here: it is looked at now, and not at the next round. */
  async look(): Promise<void> {
    if (this.#open.size === 0 || this.#looking) return;
    this.#looking = true;
    try {
      const all = [...this.#open];
      const [sessions, now] = await Promise.all([
        this.#stillOpen(all.map(({ session }) => session)),
        this.#inbox.changes([...new Set(all.map(({ identity }) => identity))]),
      ]);
      // Those that have come meanwhile were not asked for.
      for (const one of all) {
        const state = now.get(one.identity);
        if (state === undefined || !sessions.has(one.session)) this.#end(one);
        else if (one.seen !== state) {
          one.seen = state;
          this.#say(one, event("change"));
        }
      }
    } catch (error) {
      // The next round asks again; pages hide what is sensitive when nothing is heard for a minute.
      this.#fact({ event: "web.unheard", error: (error as Error).name });
    } finally {
      this.#looking = false;
    }
  }
  /** Ends them all: the process stops. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    for (const one of this.#open) this.#close(one);
  }
  async #round(): Promise<void> {
    await this.look();
    if (this.#clock.now() - this.#breathed >= breathEveryMs) {
      this.#breathed = this.#clock.now();
      for (const one of this.#open) this.#say(one, this.#alive());
    }
    this.#cancel =
      this.#open.size === 0
        ? undefined
        : this.#clock.at(this.#clock.now() + lookEveryMs, () => void this.#round());
  }
  /** The server's time, s: a page counts the end of the session by it. */
  #alive(): Uint8Array {
    return event("alive", String(Math.round(this.#clock.now() / 1_000)));
  }
  #say(one: Open, what: Uint8Array): void {
    try {
      one.controller.enqueue(what);
    } catch {
      this.#forget(one);
    }
  }
  #end(one: Open): void {
    this.#say(one, event("ended"));
    this.#close(one);
  }
  #close(one: Open): void {
    this.#forget(one);
    try {
      one.controller.close();
    } catch {
      // The browser closed it first.
    }
  }
  #forget(one: Open): void {
    this.#open.delete(one);
  }
}
