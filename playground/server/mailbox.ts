// Mail in the play: a real server of SMTP on loopback. It takes what is sent to the people of the play, and keeps it for the page.
import type { AddressInfo } from "node:net";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import type { MailRow } from "../page/contract.ts";

/** Of one person; older ones go. */
const mostMails = 50;
/** A notice has one. */
const mostBytes = 32_000;
const mostConnections = 8;
/** RFC 5321 §4.2.3: no such mailbox; too large. */
const [noSuch, tooLarge] = [550, 552];
const closeMs = 100;

const refusal = (responseCode: number): Error =>
  Object.assign(new Error("refused"), { responseCode });
const bodyOf = async (stream: AsyncIterable<Buffer>): Promise<Buffer> => {
  const [parts, size] = [[] as Buffer[], { bytes: 0 }];
  for await (const part of stream) {
    size.bytes += part.length;
    // Read to its end all the same: an answer comes after the last line.
    if (size.bytes <= mostBytes) parts.push(part);
  }
  if (size.bytes > mostBytes) throw refusal(tooLarge);
  return Buffer.concat(parts);
};

type Kept = Readonly<Record<string, readonly MailRow[]>>;
export class Mailbox {
  #kept: Kept = {};
  #next = 1;
  readonly #takes: (address: string) => boolean;
  readonly #listeners: (() => void)[] = [];
  /** `takes`: whose mailbox is here. */
  constructor(takes: (address: string) => boolean) {
    this.#takes = takes;
  }
  /** In clear: nothing leaves this machine. */
  async open(): Promise<{ readonly port: number; close(): Promise<void> }> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS", "AUTH"],
      // Nobody is asked for the name of an address.
      disableReverseLookup: true,
      size: mostBytes,
      maxClients: mostConnections,
      closeTimeout: closeMs,
      logger: false,
      onRcptTo: ({ address }, _session, done) =>
        done(this.#takes(address) ? null : refusal(noSuch)),
      onData: (stream, { envelope }, done) => {
        bodyOf(stream)
          .then((body) =>
            this.#take(
              envelope.rcptTo.map(({ address }) => address),
              body,
            ),
          )
          .then(() => done(), done);
      },
    });
    // A client that hangs up is no fault of the server's.
    server.on("error", () => undefined);
    const opened = Promise.withResolvers<void>();
    server.server.once("error", opened.reject);
    server.listen(0, "127.0.0.1", opened.resolve);
    await opened.promise;
    const { port } = server.server.address() as AddressInfo;
    return { port, close: () => new Promise((closed) => server.close(() => closed())) };
  }
  async #take(to: readonly string[], body: Buffer): Promise<void> {
    const { date, from, subject = "", text = "" } = await PostalMime.parse(body);
    const mail = { at: date ?? "", from: from?.address ?? "", subject, text: text.trim() };
    for (const address of to) {
      const all = [...this.of(address), { id: String(this.#next++), ...mail }];
      this.#kept = { ...this.#kept, [address]: all.slice(-mostMails) };
    }
    this.#changed();
  }
  /** The oldest first. */
  of(address: string): readonly MailRow[] {
    return this.#kept[address] ?? [];
  }
  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }
  snapshot(): Kept {
    return this.#kept;
  }
  restore(kept: Kept): void {
    this.#kept = kept;
    this.#next =
      Math.max(0, ...Object.values(kept).flatMap((all) => all.map(({ id }) => Number(id)))) + 1;
  }
  reset(): void {
    this.#kept = {};
    this.#changed();
  }
}
