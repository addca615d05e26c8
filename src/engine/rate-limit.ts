// Rate limit by token bucket, for each person and for each workspace or organisation: a flood from one delays nobody else.
import { organisationOf } from "../rules/who.ts";

/** A bucket of `burst` asks that fills again at so many a minute. */
type Bucket = { left: number; at: number };
const minuteMs = 60_000;
/** A workspace is many people, and a meeting makes them press at the same time. [design] */
const workspaceTimes = 20;
/** Forgotten all at once: whoever comes back has a full one. */
const mostBuckets = 20_000;

export class RateLimit {
  readonly #perMinute: number;
  /** Among how many processes a person's asks are spread. */
  #among = 1;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();
  /** How many asks found one of them used up. */
  readonly refused = { person: 0, workspace: 0 };
  /** `perMinute`: asks of one person, who may use up a minute's at once. `now` in epoch ms. */
  constructor(perMinute: number, now: () => number) {
    this.#perMinute = perMinute;
    this.#now = now;
  }
  /** Each of `count` processes answers a part of what anybody asks: together they give what one alone would. */
  share(count: number): void {
    this.#among = Math.max(1, count);
  }
  /** Takes one ask of the person's and one of their workspace's; false: one of them is used up, and nothing was taken. `identity`: workspace, a stroke, person. */
  takes(identity: string, member: string): boolean {
    if (this.#buckets.size >= mostBuckets) this.#buckets.clear();
    const mine = Math.max(1, this.#perMinute / this.#among);
    const workspace = this.#bucket(`w:${organisationOf(identity)}`, mine * workspaceTimes);
    const person = this.#bucket(`m:${member}`, mine);
    if (workspace.left < 1 || person.left < 1) {
      this.refused[person.left < 1 ? "person" : "workspace"] += 1;
      return false;
    }
    workspace.left -= 1;
    person.left -= 1;
    return true;
  }
  #bucket(name: string, perMinute: number): Bucket {
    const now = this.#now();
    const bucket = this.#buckets.get(name) ?? { left: perMinute, at: now };
    // A clock that was set back gives nothing and takes nothing.
    bucket.left = Math.min(
      perMinute,
      bucket.left + (Math.max(0, now - bucket.at) * perMinute) / minuteMs,
    );
    bucket.at = now;
    this.#buckets.set(name, bucket);
    return bucket;
  }
}
