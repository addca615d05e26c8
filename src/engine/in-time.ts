// Answers an ask within its deadline: the result, or that nothing is saved, or that it is not known yet; then the person is told in their chat.
import type { Delivery, Incoming, Outcome, Reply } from "../../adapters/port.ts";
import type { Log } from "../log.ts";
import { t } from "../rules/ui.ts";
import type { Locale, Reader } from "../words/locale.ts";
import type { Core } from "./core.ts";
import { AskDeadline, type Deadline } from "./deadline.ts";
import { drawFresh } from "./ids.ts";
import { type Instances, instant } from "./instances.ts";
import { refused } from "./panels.ts";

/** Slack gives up after three seconds; half a second is left for the way there and back, and for a view. */
const answerWithinMs = 2_500;
/** How often the store is asked what came of a command, and a platform to take the message that says so; the last comes ten minutes after the first. */
const mostTries = 12;
const longestPauseMs = 60_000;
const pauseMs = (tried: number): number => Math.min(longestPauseMs, 1_000 * 2 ** tried);

type InTimeOptions = {
  readonly core: Pick<Core, "clock" | "store">;
  readonly instances: Pick<Instances, "lastKnown">;
  readonly locale: Locale;
  readonly log: Log;
  /** Straight to the platform: the message belongs to no instance, and says nothing that is not in the database. */
  readonly send: (delivery: Delivery) => Promise<Outcome>;
};
/** In which order those asks are begun that come from one person. */
type Line = (work: () => Promise<Reply>) => Promise<Reply>;

export class InTime {
  readonly #o: InTimeOptions;
  /** By idempotency key: what has been asked for and has not ended. */
  readonly #underWay = new Map<string, AskDeadline>();
  constructor(options: InTimeOptions) {
    this.#o = options;
  }
  /** `waitedMs`: since it was received. Gives what `handle` does, or at the deadline what is true by then. Throws what `handle` does before. */
  async answer(
    incoming: Incoming,
    waitedMs: number,
    line: Line,
    handle: (deadline: Deadline) => Promise<Reply>,
  ): Promise<Reply> {
    const { clock } = this.#o.core;
    const asked = clock.now();
    const deadline = new AskDeadline();
    const earlier = this.#underWay.get(incoming.idempotencyKey);
    const late = () => this.#late(incoming, deadline, earlier);
    if (waitedMs >= answerWithinMs) return late();
    if (!earlier) this.#underWay.set(incoming.idempotencyKey, deadline);
    const reply = line(() => (deadline.isOver ? Promise.resolve(late()) : handle(deadline)));
    const over = (): void => {
      if (this.#underWay.get(incoming.idempotencyKey) === deadline)
        this.#underWay.delete(incoming.idempotencyKey);
    };
    const { promise, resolve, reject } = Promise.withResolvers<Reply>();
    const comes = (): Reply => {
      const said = late();
      if (deadline.isBegun) void this.#tell(incoming, asked, deadline, reply).finally(over);
      return said;
    };
    // A throw in the clock's own call would end the process.
    const cancel = clock.at(
      asked - waitedMs + answerWithinMs,
      () => void new Promise<Reply>((said) => said(comes())).then(resolve, reject),
    );
    try {
      return await Promise.race([reply, promise]);
    } finally {
      cancel();
      if (!deadline.isBegun || !deadline.isOver) reply.then(over, over);
    }
  }

  /** undefined: nobody who is known. */
  #reader({ platform, identity }: Incoming): Reader | undefined {
    const people = this.#o.instances.lastKnown;
    const language = people?.who(platform, identity)?.language;
    return people && language && { language, people };
  }
  #late(incoming: Incoming, deadline: AskDeadline, earlier: AskDeadline | undefined): Reply {
    const { locale } = this.#o;
    const reader = this.#reader(incoming);
    const stage = deadline.comes();
    if (!reader) throw new Error("nobody who is known");
    if (stage === "refused" && earlier?.isSaved)
      return { kind: "done", said: locale.entry("core.already", reader.language) };
    if (stage === "saved")
      return { kind: "done", said: locale.entry("core.done", reader.language) };
    // The same was sent before, and of that nobody knows yet: this one does nothing more.
    if (stage === "refused" && !earlier?.isBegun)
      return deadline.kept({ key: "core.late" }) ?? refused({ key: "core.late" }, reader, locale);
    const kept = deadline.kept({ key: "core.unknown" });
    const title = locale.entry("core.unknownTitle", reader.language);
    return {
      ...refused({ key: "core.unknown" }, reader, locale),
      kind: "unknown",
      title,
      ...(kept && { kept }),
    };
  }

  /** Once, as soon as it is known. What is not told within the tries is in the log; the same form again tells it, too. */
  async #tell(
    incoming: Incoming,
    asked: number,
    deadline: AskDeadline,
    reply: Promise<Reply>,
  ): Promise<void> {
    const { log } = this.#o;
    await reply.catch(() => undefined);
    const saved = deadline.isSaved || (await this.#isSaved(incoming.idempotencyKey));
    const told =
      saved !== undefined &&
      (await this.#told(incoming, asked, saved ? "core.toldSaved" : "core.toldNotSaved"));
    log.warn({
      event: "late",
      saved: saved === undefined ? "unknown" : saved ? "yes" : "no",
      told: told ? "yes" : "no",
    });
  }
  /** undefined: the store did not say. */
  async #isSaved(idempotencyKey: string): Promise<boolean | undefined> {
    const { store, clock } = this.#o.core;
    for (let tried = 0; tried < mostTries; tried++) {
      const found = await store.journal.isCommitted(idempotencyKey).catch(() => undefined);
      if (found !== undefined) return found;
      await clock.pause(pauseMs(tried));
    }
    return undefined;
  }
  async #told(
    incoming: Incoming,
    asked: number,
    key: "core.toldSaved" | "core.toldNotSaved",
  ): Promise<boolean> {
    const { locale, send, core } = this.#o;
    const reader = this.#reader(incoming);
    if (!reader) return false;
    const title = t(key, { at: { date: instant(asked), as: "time" } });
    const message = locale.message({ title, notice: "core.notice" }, reader, { workflow: "" });
    const to = { platform: incoming.platform, id: incoming.identity, kind: "member" } as const;
    const delivery: Delivery = { outbox: drawFresh().instance, to, message, gone: false };
    for (let tried = 0; tried < mostTries; tried++) {
      const outcome = await send(delivery);
      if ("sent" in outcome) return true;
      // Whether it was taken is not known: said twice it would be two answers to one thing.
      if (!("retry" in outcome)) return false;
      await core.clock.pause(Math.max(outcome.afterMs ?? 0, pauseMs(tried)));
    }
    return false;
  }
}
