// What an adapter was given, and answers that a test gives later.
import type { Delivery, Outcome } from "../../adapters/port.ts";
import type { SmallCore } from "./small-core.ts";

export const bodyOf = (d: Delivery | undefined): string =>
  d?.message.body.map((b) => (b.kind === "text" ? b.text : "")).join("") ?? "";
export const bodies = (c: SmallCore): string[] => c.adapter.deliveries.map(bodyOf);
/** An adapter's answer that a test gives later. */
export const held = () => {
  const asked = Promise.withResolvers<Delivery>();
  const answer = Promise.withResolvers<Outcome>();
  return {
    asked: asked.promise,
    answer: answer.resolve,
    take: (delivery: Delivery) => {
      asked.resolve(delivery);
      return answer.promise;
    },
  };
};
