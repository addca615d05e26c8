// Notices by mail: a post that comes to a person's web is told by one fixed sentence, at most once in a quarter of an hour. Whether one goes depends on who the person is, the clock and the calendar, and on nothing that the post says.
import type { MailBook, MailSender } from "../../mail.ts";
import type { Drawn } from "../../platform.ts";
import type { Delivery, Outcome } from "../../port.ts";
import type { Records } from "../../records.ts";
import { textOf } from "../html/chrome.ts";
import type { Came } from "./smtp.ts";

const quarterMs = 15 * 60_000;
const dayMs = 24 * 3_600_000;
/** Of a record; one that ends sooner than in a day is made anew. */
const keptMs = 30 * dayMs;
const retryMs = 60_000;
/** As long a server that takes nothing is left alone, by all who would be told by it. [design] */
const restMs = 60_000;
/** Connections to one server at once: the morning's lists come to a whole agency in one minute. [design] */
const mostConnections = 4;
/** As often as a place in chat that takes nothing is tried. */
const againMs = 30 * 60_000;
/** For one of them; with the time of a message less than a lease. */
const roomMs = 10_000;
const kind = "notice";

/** State of one mailbox. `covers`: what was due by then has been told of. `from`: when the last mail went, or may have gone. Epoch ms. */
type Known = { readonly covers: number; readonly from: number; readonly until: number };
const never: Known = { covers: 0, from: 0, until: 0 };
/** As it is written, and what it covers where a clock that was ahead did not write it. */
type Before = { readonly known: Known; readonly covers: number };
/** State of one server, in this process. */
type Line = {
  restsUntil: number;
  why: string | undefined;
  busy: number;
  readonly waiting: (() => void)[];
};

/** What the post says is not asked. */
type Told = Omit<Delivery, "message"> & { readonly message?: Delivery["message"] };
type Language = "sv" | "en";
type Box = { readonly from: MailSender; readonly to: string };
type NoticesOptions = {
  readonly book: MailBook;
  readonly records: Pick<Records, "get" | "add" | "change" | "take">;
  readonly noticeAt: Drawn["noticeAt"];
  readonly unreached: Drawn["unreached"];
  /** Called with an address whose mailbox takes mail again. */
  readonly reached: (address: string) => Promise<unknown>;
  /** The address of the pages. */
  readonly origin: string;
  readonly clock: { now(): number; at(ms: number, work: () => void): () => void };
  readonly fact: (fact: Readonly<Record<string, string | number>>) => void;
  /** Of one message; undefined: as usual. */
  readonly patienceMs?: number;
};

export class Notices {
  readonly #o: NoticesOptions;
  readonly #lines = new Map<string, Line>();
  #ends: (() => void) | "over" | undefined;
  constructor(options: NoticesOptions) {
    this.#o = options;
  }
  /** Asks mailboxes that were refused again, now and each half hour until `stop`. No post would: what was meant for their people goes to deputies meanwhile. */
  start(at = this.#o.clock.now()): void {
    const { clock } = this.#o;
    const again = (): void => this.start(clock.now() + againMs);
    // Where the database does not answer the next half hour asks.
    if (this.#ends !== "over")
      this.#ends = clock.at(at, () => void this.#askAgain().then(again, again));
  }
  stop(): void {
    if (this.#ends !== "over") this.#ends?.();
    this.#ends = "over";
  }
  async #askAgain(): Promise<void> {
    const { unreached, book, clock, reached } = this.#o;
    for (const id of (await unreached()).filter((address) => book.of(address))) {
      const to = { platform: "web", id, kind: "member" } as const;
      if (
        "sent" in
        (await this.deliver({ to, outbox: "", gone: false, dueAt: clock.now(), probes: true }))
      )
        await reached(id);
    }
  }
  /** Tells the person of a post that may be sent now. Comes back within a lease. Never throws. */
  async deliver(delivery: Told): Promise<Outcome> {
    try {
      return await this.#told(delivery);
    } catch {
      // The database did not answer, and nothing was sent that is not written down.
      return { retry: "mail.records", afterMs: retryMs, keeps: true };
    }
  }
  async #told({ to, outbox, dueAt, ref, gone, own, probes }: Told): Promise<Outcome> {
    const { book, noticeAt, clock } = this.#o;
    const done = { sent: { channel: to.id, id: outbox } };
    // What changes where it stands disturbs nobody, and who has just acted is there; where a mailbox took nothing, each post asks whether it does again.
    if (to.kind !== "member" || dueAt === undefined || ((ref || gone || own) && !probes))
      return done;
    const box = book.of(to.id);
    if (!box) return done;
    const when = await noticeAt(to.id);
    if (!when) return done;
    const [known, now] = [await this.#known(to.id), clock.now()];
    // A moment that is to come was written by a clock that was ahead.
    const { covers, from } = known.from > now + quarterMs ? never : known;
    if (covers >= dueAt && !probes) return done;
    const at = Math.max(when.at, from + quarterMs);
    if (at > now) return { waits: at };
    const came = await this.#mailed(box, to.id, when.language, { known, covers });
    return came.kind === "taken" ? done : this.#outcome(came);
  }
  #outcome({ kind: came, why }: Exclude<Came, { kind: "taken" }>): Outcome {
    if (came === "refused") return { place: `mail.${why}`, unreachable: true };
    // Whether it was taken is not known: at most one more comes, and not in the same quarter of an hour.
    return { retry: `mail.${why}`, afterMs: came === "unknown" ? quarterMs : retryMs, keeps: true };
  }
  /** Written down before it goes: another process, or this one after a crash, sends none in the same quarter of an hour. */
  async #mailed(
    { from, to }: Box,
    address: string,
    language: Language,
    { known, covers: before }: Before,
  ): Promise<Came> {
    const { clock } = this.#o;
    const line = this.#line(from.agency);
    if (!(await this.#room(line))) return { kind: "later", why: "busy" };
    try {
      const now = clock.now();
      if (line.restsUntil > now) return { kind: "server", why: line.why ?? "rests" };
      const mine = await this.#write(address, known, { covers: before, from: now });
      if (!mine) return { kind: "later", why: "other" };
      let covers = now;
      const came = await this.#sent(from, to, language, () => {
        covers = clock.now();
      });
      this.#heard(from.agency, line, came);
      // What was surely not taken takes nobody's quarter of an hour.
      if (came.kind !== "unknown")
        await this.#write(address, mine, came.kind === "taken" ? { covers, from: now } : known);
      return came;
    } finally {
      this.#leave(line);
    }
  }
  async #sent(
    from: MailSender,
    to: string,
    language: Language,
    underWay: () => void,
  ): Promise<Came> {
    const { origin, clock, patienceMs } = this.#o;
    // Loaded here: an installation without mail has none of it in memory.
    const { send } = await import("./smtp.ts");
    const text = textOf({ language }, "mail.text").replaceAll("{address}", origin);
    const letter = { to, subject: textOf({ language }, "mail.subject"), text, at: clock.now() };
    return await send(from, new URL(origin).hostname, letter, underWay, patienceMs);
  }
  #line(agency: string): Line {
    const known = this.#lines.get(agency) ?? {
      restsUntil: 0,
      why: undefined,
      busy: 0,
      waiting: [],
    };
    this.#lines.set(agency, known);
    return known;
  }
  /** A connection of this server; one that ends hands its place on. False: none came free in time. */
  async #room(line: Line): Promise<boolean> {
    if (line.busy < mostConnections) {
      line.busy += 1;
      return true;
    }
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const mine = (): void => resolve(true);
    line.waiting.push(mine);
    const timer = setTimeout(() => {
      const at = line.waiting.indexOf(mine);
      if (at >= 0) line.waiting.splice(at, 1);
      resolve(at < 0);
    }, roomMs);
    return await promise.finally(() => clearTimeout(timer));
  }
  #leave(line: Line): void {
    const next = line.waiting.shift();
    if (next) next();
    else line.busy -= 1;
  }
  /** A server's trouble is said once, until it is another or over. */
  #heard(agency: string, line: Line, came: Came): void {
    const why = came.kind === "server" || came.kind === "unknown" ? came.why : undefined;
    if (why !== undefined && why !== line.why) this.#o.fact({ event: "web.mail", agency, why });
    line.why = why;
    line.restsUntil = came.kind === "server" ? this.#o.clock.now() + restMs : 0;
  }
  async #known(address: string): Promise<Known> {
    const body = await this.#o.records.get(kind, address);
    return body === undefined ? never : (JSON.parse(body) as Known);
  }
  /** undefined: somebody else has written meanwhile. */
  async #write(
    address: string,
    before: Known,
    next: Pick<Known, "covers" | "from">,
  ): Promise<Known | undefined> {
    const { records, clock } = this.#o;
    const now = clock.now();
    const bodyOf = ({ covers, from, until }: Known): string =>
      JSON.stringify({ covers, from, until });
    if (before.until > now + dayMs) {
      const after = { covers: next.covers, from: next.from, until: before.until };
      return (await records.change(kind, address, bodyOf(before), bodyOf(after)))
        ? after
        : undefined;
    }
    const add = (known: string, until: number): Promise<boolean> =>
      records.add(kind, address, address, known, until);
    if (before.until > 0) {
      const taken = await records.take(kind, address);
      if (taken === undefined) return undefined;
      if (taken !== bodyOf(before)) {
        await add(taken, (JSON.parse(taken) as Known).until);
        return undefined;
      }
    }
    const after = { covers: next.covers, from: next.from, until: now + keptMs };
    return (await add(bodyOf(after), after.until)) ? after : undefined;
  }
}
