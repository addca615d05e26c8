// A chat platform: what stands where, who may be written to, and what goes wrong on the way there.
import type { Adapter, Delivery, LookupResult, Outcome, PostRef } from "../../adapters/port.ts";
import type { Platform } from "../../src/rules/who.ts";
import type { Draws } from "./draws.ts";
import type { Life, Machine } from "./machine.ts";
import { Mishaps } from "./mishaps.ts";

/** `storm`: too much was asked. `outage`: nobody answers. `lost`: it is taken, and the answer is lost. `slow`: it takes long. `revoked`: nothing is taken anywhere. */
export type Weather = "fine" | "storm" | "outage" | "lost" | "slow" | "revoked";
export type Standing = {
  readonly ref: PostRef;
  readonly outbox: string;
  readonly delivery: Delivery;
  /** When it was posted, epoch ms of the time that is. */
  readonly at: number;
  /** When it last changed. */
  readonly changedAt: number;
  /** Not known to the copy that came back, and not found since; or its answer was lost where one cannot ask. Nothing is changed in it any more. */
  readonly nobodys?: true;
};

/** Shorter than a lease. */
const mostSlowMs = 50_000;
const stormMs = 30_000;
/** Every so-manieth answer only goes wrong in bad weather. */
const badShare = 0.6;
const notNow: Outcome = { retry: "request" };

export class Cloud {
  readonly platform: Platform;
  readonly standing = new Map<string, Standing>();
  /** When a process came back from an older copy, epoch ms. */
  readonly restoredAt: number[] = [];
  /** Gone by hand: nobody tells of it, and it comes anew when something is to be said there. */
  readonly takenAway = new Set<string>();
  readonly takenNames = new Set<string>();
  /** Places that take nothing, with when that ends. */
  readonly #gone = new Map<string, number>();
  readonly #machine: Machine;
  readonly #draws: Draws;
  readonly #mishaps: Mishaps;
  /** Whether one can ask what it took. */
  readonly #hasHistory: boolean;
  #weather: Weather = "fine";
  #until = 0;
  #next = 0;
  constructor(platform: Platform, machine: Machine, draws: Draws, mishaps: Draws) {
    this.platform = platform;
    this.#machine = machine;
    this.#draws = draws;
    this.#mishaps = new Mishaps(machine, mishaps);
    this.#hasHistory = platform === "slack";
  }
  /** A copy came back that knows only these names. What else stands is nobody's: nothing tells of it any more, until it is wanted and found anew. docs/operations.md */
  comesBack(names: ReadonlySet<string>): void {
    this.restoredAt.push(this.#machine.now);
    for (const [id, one] of this.standing)
      if (!names.has(one.outbox)) this.standing.set(id, { ...one, nobodys: true });
  }
  turn(weather: Weather, forMs: number): void {
    this.#weather = weather;
    this.#until = this.#machine.now + forMs;
  }
  closes(place: string, forMs: number): void {
    this.#gone.set(place, this.#machine.now + forMs);
  }
  /** Nothing has gone wrong for so long. */
  isCalm(forMs: number): boolean {
    return [this.#until, ...this.#gone.values()].every(
      (until) => until + forMs <= this.#machine.now,
    );
  }
  #now(): Weather {
    return this.#until > this.#machine.now ? this.#weather : "fine";
  }
  #isGone(place: string): boolean {
    return (this.#gone.get(place) ?? 0) > this.#machine.now;
  }
  #take(d: Delivery): PostRef | undefined {
    const at = this.#machine.now;
    if (d.ref) {
      const old = this.standing.get(d.ref.id);
      if (!old) return undefined;
      const { nobodys: _found, ...known } = old;
      this.standing.set(d.ref.id, { ...known, delivery: d, changedAt: at });
      return d.ref;
    }
    const ref = { channel: d.to.id, id: `${this.platform}-${++this.#next}` };
    this.standing.set(ref.id, { ref, outbox: d.outbox, delivery: d, at, changedAt: at });
    return ref;
  }
  /** Nobody learns where it stands. */
  #unheard(d: Delivery, ref: PostRef | undefined): void {
    const one = ref && this.standing.get(ref.id);
    if (one && !d.ref && !this.#hasHistory)
      this.standing.set(one.ref.id, { ...one, nobodys: true });
  }
  #answer(d: Delivery): Outcome {
    const ref = this.#take(d);
    return ref ? { sent: ref } : { lost: "message_not_found" };
  }
  async #deliver(d: Delivery): Promise<Outcome> {
    await this.#machine.gate();
    const weather = this.#now();
    if (weather === "revoked") return { place: "token_revoked" };
    if (this.#isGone(d.to.id)) return { place: "is_archived", unreachable: d.to.kind === "member" };
    const isBad = weather === "outage" || this.#draws.chance(badShare);
    if (weather === "storm" && isBad) return { retry: "ratelimited", afterMs: stormMs };
    if (weather === "outage")
      return d.ref ? { retry: "request", silent: true } : { unknown: "request" };
    if (weather === "lost" && isBad) return this.#lost(d);
    if (weather === "slow") {
      const ms = this.#draws.int(mostSlowMs);
      const takesAtOnce = this.#draws.chance(0.5);
      const early = takesAtOnce ? this.#answer(d) : undefined;
      await this.#machine.sleep(ms);
      return early ?? this.#answer(d);
    }
    return this.#fine(d);
  }
  #lost(d: Delivery): Outcome {
    this.#unheard(d, this.#take(d));
    return { unknown: "request" };
  }
  /** Also on a fine day something goes wrong with one post in many. Of two sendings of one post that overlap one is taken, and the other is not. */
  async #fine(d: Delivery): Promise<Outcome> {
    const overtaken = await this.#mishaps.overtakes(d.outbox);
    if (overtaken !== undefined) return overtaken ? notNow : this.#answer(d);
    const mishap = this.#mishaps.draw();
    if (mishap === "unheard") return this.#lost(d);
    if (mishap === "refused") return notNow;
    if (mishap === undefined) return this.#answer(d);
    const outcome = this.#mishaps.takes() ? this.#answer(d) : notNow;
    const isTaken = "sent" in outcome;
    if (isTaken) this.#unheard(d, outcome.sent);
    await this.#mishaps.holds(d.outbox, isTaken);
    return outcome;
  }
  async #lookup(outbox: string, since: number): Promise<LookupResult> {
    await this.#machine.gate();
    const weather = this.#now();
    if (weather === "storm") return { retry: "ratelimited", afterMs: stormMs };
    if (weather === "outage") return { retry: "request", silent: true };
    if (weather === "revoked") return { place: "token_revoked" };
    const found = [...this.standing.values()].find((one) => one.outbox === outbox);
    // A minute more than asked for: two clocks.
    return found && found.at >= since - 60_000 ? { found: found.ref } : { absent: true };
  }
  /** Somebody takes a message away by hand. */
  takeAway(n: number): void {
    const all = [...this.standing.keys()];
    const id = all[n % Math.max(1, all.length)];
    const taken = id === undefined ? undefined : this.standing.get(id);
    if (id === undefined || !taken) return;
    this.standing.delete(id);
    this.takenAway.add(id);
    this.takenNames.add(taken.outbox);
  }
  /** As one process sees it: what it asked for happens, whether it lives to hear of it or not. */
  adapterOf(life: Life): Adapter {
    const heard = async <T>(work: Promise<T>, unheard?: (value: T) => void): Promise<T> => {
      const value = await work;
      if (!life.dead) return value;
      unheard?.(value);
      return new Promise<never>(() => undefined);
    };
    return {
      platform: this.platform,
      deliver: (d) =>
        heard(this.#deliver(d), (one) => ("sent" in one ? this.#unheard(d, one.sent) : undefined)),
      history: this.#hasHistory
        ? { lookup: (search) => heard(this.#lookup(search.outbox, search.unconfirmed.since)) }
        : undefined,
    };
  }
}
