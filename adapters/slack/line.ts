// One WebSocket of Socket Mode: what comes over it, and what is answered on it.
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { Clock, SlackOptions } from "./options.ts";
import { type Envelope, parseFrame } from "./parse.ts";

/** Slack's largest payload is a view with its state, well under this: as over HTTP. */
const mostChars = 1_000_000;
/** Slack pings several times a minute. A line that is as quiet as this is cut somewhere, and nobody was told. */
const quietMs = 60_000;
/** A browser's WebSocket tells nobody of a ping but the one who watches the library. */
const pings = "undici:websocket:ping";
const normalClosure = 1000;

/** What an acknowledgement holds beside the envelope's id. */
export type Acknowledgement = { readonly payload?: unknown };
type Hears = {
  /** Never throws. undefined: not acknowledged, and Slack sends an event again. */
  envelope(envelope: Envelope): Promise<Acknowledgement | undefined>;
  greeted(): void;
  /** Slack says that it will close it: `warning`, `refresh_requested`, `link_disabled`. */
  leaving(reason: string): void;
  /** Nothing comes over it any more; once. */
  ended(): void;
};

export class Line {
  readonly #ws: WebSocket;
  readonly #hears: Hears;
  readonly #clock: Clock;
  readonly #fact: SlackOptions["fact"];
  readonly #underWay = new Set<Promise<void>>();
  #quiet: () => void = () => undefined;
  #ended = false;
  /** Throws when `url` is none. */
  constructor(url: string, clock: Clock, fact: SlackOptions["fact"], hears: Hears) {
    this.#ws = new WebSocket(url);
    [this.#clock, this.#fact, this.#hears] = [clock, fact, hears];
    this.#ws.onmessage = ({ data }) => this.#take(data);
    // An error closes it; what it says may hold the ticket.
    this.#ws.onclose = () => this.#end();
    subscribe(pings, this.#pinged);
    this.#alive();
  }
  /** Answers what has come over it, also while that takes, and closes it. */
  async retire(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
    this.close();
  }
  close(): void {
    this.#ws.close(normalClosure);
    this.#end();
  }

  readonly #pinged = (about: unknown): void => {
    const { websocket } = about as { readonly websocket?: unknown };
    if (websocket === undefined || websocket === this.#ws) this.#alive();
  };
  #alive(): void {
    this.#quiet();
    if (!this.#ended) this.#quiet = this.#clock.at(this.#clock.now() + quietMs, () => this.close());
  }
  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#quiet();
    unsubscribe(pings, this.#pinged);
    this.#hears.ended();
  }
  #take(data: unknown): void {
    this.#alive();
    const frame =
      typeof data === "string" && data.length <= mostChars ? parseFrame(data) : undefined;
    if (!frame) this.#fact({ event: "slack.malformed" });
    else if (frame.type === "hello") this.#hears.greeted();
    else if (frame.type === "disconnect") this.#hears.leaving(frame.reason);
    else {
      const one = this.#answer(frame).finally(() => this.#underWay.delete(one));
      this.#underWay.add(one);
    }
  }
  async #answer(envelope: Envelope): Promise<void> {
    const answer = await this.#hears.envelope(envelope);
    if (!answer) return;
    if (this.#ws.readyState === WebSocket.OPEN)
      this.#ws.send(JSON.stringify({ envelope_id: envelope.envelope_id, ...answer }));
    else this.#fact({ event: "slack.unanswered" });
  }
}
