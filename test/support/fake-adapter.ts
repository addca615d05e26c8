// An adapter that answers what a test says, and keeps what it was asked to deliver and to find.
import type {
  Adapter,
  Delivery,
  History,
  LookupResult,
  Outcome,
  PostRef,
  Search,
} from "../../adapters/port.ts";

export type FakeAdapter = Adapter & {
  readonly deliveries: Delivery[];
  /** What the next deliveries answer; nothing left: sent. */
  readonly answers: (Outcome | ((delivery: Delivery) => Outcome | Promise<Outcome>))[];
  readonly searches: Search[];
  /** What the next lookups answer; nothing left: absent. */
  readonly finds: LookupResult[];
  /** A test that takes it away has a platform that cannot be asked. */
  history: History | undefined;
  /** What was sent, by its name. A lookup finds what is `shown` of it. */
  readonly stands: Map<string, PostRef>;
  shown: ReadonlyMap<string, PostRef>;
};
/** It says that it is Slack. */
export const fakeAdapter = (): FakeAdapter => {
  const deliveries: Delivery[] = [];
  const answers: FakeAdapter["answers"] = [];
  const searches: Search[] = [];
  const finds: LookupResult[] = [];
  const stands = new Map<string, PostRef>();
  const standing = (delivery: Delivery, outcome: Outcome): Outcome => {
    if ("sent" in outcome) stands.set(delivery.outbox, outcome.sent);
    return outcome;
  };
  const made: FakeAdapter = {
    stands,
    shown: new Map(),
    platform: "slack",
    deliveries,
    answers,
    searches,
    finds,
    history: {
      lookup: async (search) => {
        searches.push(search);
        const found = made.shown.get(search.outbox);
        return finds.shift() ?? (found ? { found } : { absent: true });
      },
    },
    deliver: async (delivery) => {
      deliveries.push(delivery);
      const answer = answers.shift();
      const outcome = typeof answer === "function" ? await answer(delivery) : answer;
      return standing(
        delivery,
        outcome ?? {
          sent: delivery.ref ?? { channel: delivery.to.id, id: `ts-${deliveries.length}` },
        },
      );
    },
  };
  return made;
};
