// The door as adapters have it: each person's asks in their order, and each within its deadline.
import type { Delivery, Handle, Outcome, Reply } from "../../adapters/port.ts";
import type { CallerLimit } from "../engine/caller-limit.ts";
import type { Core } from "../engine/core.ts";
import { InTime } from "../engine/in-time.ts";
import type { Engine } from "../engine/index.ts";
import type { Log } from "../log.ts";
import { inSpan } from "../trace.ts";

/** More words than any command has: the guard reads them for milliseconds, and nobody means them. */
const longWords = 200;
type Deliver = (delivery: Delivery) => Promise<Outcome | undefined>;
export const handling = (
  engine: Engine,
  core: Core,
  limits: Readonly<Record<"all" | "slow", CallerLimit>>,
  log: Log,
  deliver: Deliver,
): Handle => {
  const { instances } = engine.transact;
  const send = async (delivery: Delivery) => (await deliver(delivery)) ?? { place: "no-adapter" };
  const inTime = new InTime({ core, instances, locale: engine.locale, log, send });
  return (incoming, heardAt = performance.now()) => {
    const isLong = incoming.ask.kind === "words" && incoming.ask.text.length > longWords;
    const line = (work: () => Promise<Reply>) =>
      (isLong ? limits.slow : limits.all).run(incoming.identity, work);
    // What a platform says of an address has no person who waits for an answer: it is acknowledged when it is kept.
    const handled = () =>
      incoming.ask.kind === "reach"
        ? line(() => engine.handle(incoming))
        : inTime.answer(incoming, performance.now() - heardAt, line, (deadline) =>
            engine.handle(incoming, deadline),
          );
    const names = { "stafett.ask": incoming.ask.kind, "stafett.platform": incoming.platform };
    return inSpan("stafett.ask", names, handled, (reply) => reply.kind);
  };
};
