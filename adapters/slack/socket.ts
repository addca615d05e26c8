// Socket Mode: there is a line to Slack, or there will be. Whatever comes of it, the process lives (docs/decisions/0052).
import { webApi } from "@slack/bolt";
import { Kept } from "../kept.ts";
import type { Answered } from "../port.ts";
import { type Acknowledgement, Line } from "./line.ts";
import { clientOptions, errorName, type SlackOptions, type SocketOptions } from "./options.ts";
import type { Envelope } from "./parse.ts";

/** From asking for an address to hello. */
const greetingMs = 10_000;
const firstRetryMs = 1_000;
const longestRetryMs = 30_000;
const mostDoublings = 5;
/** A line that has lived as long is replaced at once; one that has not, as a failure is. */
const livedMs = 30_000;
/** As long unheard, and the operators are told where they can be. */
const tellAfterMs = 2 * 60_000;
/** Answers that are remembered: what comes over two lines is one thing. */
const mostKnown = 100;
/** What Slack says of an app token that opens nothing. */
const ofToken =
  /^(not_authed|invalid_auth|token_\w+|account_inactive|not_allowed\w*|no_permission|missing_scope|access_denied)$/;

const failure = (code: string): Error => Object.assign(new Error(code), { code });
type Answer = Promise<Acknowledgement | undefined>;
type Receive = (body: Envelope["payload"], retryNum: number | undefined) => Promise<Answered>;
/** An answer over HTTP as an acknowledgement. undefined: nothing is acknowledged, and Slack sends an event again. */
const acknowledgementOf = ({ status, json }: Answered): Acknowledgement | undefined =>
  status === 200
    ? json === undefined
      ? {}
      : { payload: json as Acknowledgement["payload"] }
    : undefined;

export class Socket {
  readonly #options: SlackOptions;
  readonly #socket: SocketOptions;
  readonly #receive: Receive;
  readonly #client: webApi.WebClient;
  /** Those that were greeted and are open, with when: one, and two for a moment. */
  readonly #lines = new Map<Line, number>();
  readonly #known = new Kept<Answer>(mostKnown);
  #why: string | undefined;
  #seeking = true;
  #stopped = false;
  #failures = 0;
  #cancelTry: () => void = () => undefined;
  #cancelTell: () => void = () => undefined;
  /** `receive`: what the one HTTP server does with the same payload; never throws. */
  constructor(socket: SocketOptions, options: SlackOptions, receive: Receive) {
    [this.#socket, this.#options, this.#receive] = [socket, options, receive];
    this.#client = new webApi.WebClient(socket.appToken, clientOptions(options));
  }
  /** Returns when the first attempt is over, however it went: more are made as long as they are needed. */
  start(): Promise<void> {
    return this.#try();
  }
  /** Takes nothing new, answers what is under way, and closes. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelTry();
    this.#cancelTell();
    await Promise.all([...this.#lines.keys()].map((line) => line.retire()));
  }
  /** Why nothing is heard, as a code; undefined: a line is open. */
  unheard(): string | undefined {
    return this.#lines.size > 0 ? undefined : (this.#why ?? "starting");
  }

  async #try(): Promise<void> {
    const error = await this.#greeted().then(
      () => undefined,
      (failed: unknown) => failed,
    );
    this.#seeking = false;
    if (this.#stopped) return this.stop();
    if (this.#lines.size > 0 && error === undefined) return this.#found();
    if (this.#lines.size === 0) this.#lost(error === undefined ? "closed" : errorName(error));
    this.#seek(false, (error as { readonly retryAfter?: number } | undefined)?.retryAfter);
  }
  /** One attempt. Rejects with what Slack calls it, or `late`, `closed`, `address`. */
  async #greeted(): Promise<void> {
    const { clock } = this.#socket;
    const late = Promise.withResolvers<never>();
    const cancel = clock.at(clock.now() + greetingMs, () => late.reject(failure("late")));
    let line: Line | undefined;
    try {
      const { url = "" } = await Promise.race([
        this.#client.apps.connections.open({}),
        late.promise,
      ]);
      // What is said there must be as well hidden as the token that opens it.
      if (!url.startsWith("wss://") && this.#options.apiUrl === undefined) throw failure("address");
      const greeted = Promise.withResolvers<void>();
      line = this.#line(url, greeted);
      await Promise.race([greeted.promise, late.promise]);
      // Only now: what was on its way to the others has come over them.
      for (const other of this.#lines.keys()) if (other !== line) void other.retire();
    } catch (error) {
      line?.close();
      throw error;
    } finally {
      cancel();
    }
  }
  #line(
    url: string,
    { resolve, reject }: Pick<PromiseWithResolvers<void>, "resolve" | "reject">,
  ): Line {
    const line = new Line(url, this.#socket.clock, this.#options.fact, {
      envelope: (envelope) => this.#answer(envelope),
      greeted: () => {
        this.#lines.set(line, this.#socket.clock.now());
        resolve();
      },
      leaving: (reason) => {
        if (reason === "link_disabled") line.close();
        else this.#seek(this.#hasLived(line));
      },
      ended: () => {
        reject(failure("closed"));
        const hadLived = this.#hasLived(line);
        if (!this.#lines.delete(line) || this.#lines.size > 0 || this.#stopped) return;
        this.#lost("closed");
        this.#seek(hadLived);
      },
    });
    return line;
  }
  #hasLived(line: Line): boolean {
    const { clock } = this.#socket;
    return clock.now() - (this.#lines.get(line) ?? clock.now()) >= livedMs;
  }
  /** A line that stays is needed. */
  #seek(atOnce: boolean, retryAfterS = 0): void {
    if (this.#stopped || this.#seeking) return;
    this.#seeking = true;
    const jitter = 0.5 + Math.random() / 2;
    const backoffMs = Math.min(longestRetryMs, firstRetryMs * 2 ** this.#failures) * jitter;
    const afterMs = atOnce ? 0 : Math.min(longestRetryMs, Math.max(backoffMs, retryAfterS * 1_000));
    this.#failures = atOnce ? 0 : Math.min(this.#failures + 1, mostDoublings);
    const { clock } = this.#socket;
    this.#cancelTry = clock.at(clock.now() + Math.round(afterMs), () => void this.#try());
  }

  #found(): void {
    this.#cancelTell();
    if (this.#why !== undefined) this.#options.fact({ event: "slack.heard" });
    this.#why = undefined;
  }
  /** Said once for each reason; after a while the operators are told as well. */
  #lost(error: string): void {
    const { clock, unheard } = this.#socket;
    const { fact } = this.#options;
    const tell = (): void =>
      void unheard().catch((failed: unknown) =>
        fact({ event: "slack.error", error: errorName(failed) }),
      );
    if (this.#why === undefined) this.#cancelTell = clock.at(clock.now() + tellAfterMs, tell);
    if (this.#why !== error)
      fact({
        event: "slack.unheard",
        error,
        ...(ofToken.test(error) && { setting: "SLACK_APP_TOKEN" }),
      });
    this.#why = error;
  }
  #answer(envelope: Envelope): Answer {
    if (this.#stopped) return Promise.resolve(undefined);
    const { envelope_id: id, payload } = envelope;
    const known = this.#known.get(id);
    if (known) return known;
    const answer = this.#receive(
      payload,
      "retry_attempt" in envelope ? envelope.retry_attempt : undefined,
    )
      .then(acknowledgementOf)
      .then((acknowledgement) => {
        // What was not taken is taken anew when it comes again.
        if (!acknowledgement) this.#known.delete(id);
        return acknowledgement;
      });
    return this.#known.set(id, answer);
  }
}
