// The playground's stage: a clock that can be moved, and a look behind the scenes. Never beside real tokens.
import { existsSync, readFileSync, rmSync } from "node:fs";
import type { Stafett } from "../../src/app/compose.ts";
import { type Clock, systemClock } from "../../src/calendar/clock.ts";
import { calendar } from "../../src/calendar/index.ts";
import { journalEvents } from "../../src/engine/journal-rows.ts";
import { postNamed } from "../../src/engine/write.ts";
import type { InstanceId } from "../../src/rules/ui.ts";
import type { Language } from "../../src/rules/workflow.ts";
import { writeDurably } from "../../src/store/durable.ts";
import type { PostState } from "../../src/store/port.ts";
import type { MailRow } from "../page/contract.ts";
import type { Spoken } from "./readers.ts";
import type { CaseEntry, Controls, DeliveryEntry, JournalEntry } from "./server.ts";

const deliveryStates: Readonly<Record<PostState, DeliveryEntry["state"]>> = {
  due: "waiting",
  sending: "waiting",
  unconfirmed: "unknown",
  stands: "sent",
  parked: "failed",
};

/** The real clock, some time ahead. It goes on by itself; `moveTo` jumps forward. */
export class PlayClock implements Clock {
  #aheadMs: number;
  readonly #waiting = new Set<{
    readonly ms: number;
    readonly work: () => void;
    cancel: () => void;
  }>();
  constructor(start: number) {
    this.#aheadMs = start - Date.now();
  }
  now(): number {
    return Date.now() + this.#aheadMs;
  }
  readonly pause = systemClock.pause;
  at(ms: number, work: () => void): () => void {
    const entry = { ms, work, cancel: (): void => undefined };
    this.#waiting.add(entry);
    this.#arm(entry);
    return () => {
      entry.cancel();
      this.#waiting.delete(entry);
    };
  }
  #arm(entry: { readonly ms: number; readonly work: () => void; cancel: () => void }): void {
    entry.cancel = systemClock.at(entry.ms - this.#aheadMs, () => {
      this.#waiting.delete(entry);
      entry.work();
    });
  }
  /** For a play that begins anew: nothing waits for the clock any more, and it may go back. */
  setTo(ms: number): void {
    for (const { cancel } of this.#waiting) cancel();
    this.#waiting.clear();
    this.#aheadMs = ms - Date.now();
  }
  moveTo(ms: number): void {
    if (ms <= this.now()) return;
    this.#aheadMs = ms - Date.now();
    for (const entry of this.#waiting) {
      entry.cancel();
      this.#arm(entry);
    }
  }
}

/** A quarter to nine, early in a week: every office is open, so that what somebody sends comes at once, and Friday is still to come. Epoch ms, not before `fromMs`'s own day. */
export const firstMorning = (fromMs: number): number => {
  let at = calendar.wall(calendar.day(new Date(fromMs).toISOString()), "08:45");
  while (!calendar.isWorkday(at) || calendar.weekday(at) > 2)
    at = calendar.addWorkdays(at, 1, "08:45");
  return Date.parse(at);
};

/** What the stand-in's cloud and the clock were, so that a restart goes on where it stopped. Written beside the playground's database. */
export type PlaySnapshot = {
  readonly now: number;
  readonly cloud: unknown;
  readonly teams?: unknown;
  readonly mail?: Readonly<Record<string, readonly MailRow[]>>;
  readonly language?: Language;
  /** Ids of people who read another. */
  readonly own?: Readonly<Record<string, Language>>;
  /** Written before the region was laid out: half a region is none. */
  readonly unfinished?: true;
};
export const readSnapshot = (file: string): PlaySnapshot | undefined => {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, "utf8")) as PlaySnapshot;
  } catch {
    // A torn file of a playground is no reason not to start: the play begins anew.
    rmSync(file, { force: true });
    return undefined;
  }
};
export const writeSnapshot = (file: string, kept: PlaySnapshot): void => {
  writeDurably(file, JSON.stringify(kept), "replace");
};

const dayMs = 24 * 3_600_000;
/** As far as anybody plans in the playground. */
const aheadDays = 60;
/** More than a year of reminders in one jump is a rule that sets itself for ever. */
const maxSteps = 20_000;
/** Facts that may stand in the open beside the journal's lines: ids and times, nothing of class B. */
const shown = [
  "by",
  "holder",
  "to",
  "deputy",
  "due",
  "round",
  "step",
  "rung",
  "agency",
  "day",
  "who",
  "contact",
] as const;

export class PlayControls implements Controls {
  readonly #stafett: () => Promise<Stafett>;
  readonly #clock: PlayClock;
  readonly #onReset: () => Promise<void>;
  readonly #keep: () => void;
  readonly #speak: (spoken: Spoken) => Promise<void>;
  constructor(
    stafett: () => Promise<Stafett>,
    clock: PlayClock,
    onReset: () => Promise<void>,
    keep: () => void,
    speak: (spoken: Spoken) => Promise<void>,
  ) {
    this.#speak = speak;
    this.#stafett = stafett;
    this.#clock = clock;
    this.#onReset = onReset;
    this.#keep = keep;
  }
  async settled(): Promise<void> {
    await (await this.#stafett()).worker.idle();
  }
  /** Step by step, so that every reminder on the way comes at its own time. */
  async moveClock(toMs: number): Promise<void> {
    const { worker } = await this.#stafett();
    await worker.idle();
    for (let step = 0; step < maxSteps; step++) {
      const next = await worker.nextDue();
      if (next === undefined || next > toMs) break;
      this.#clock.moveTo(next);
      await worker.idle();
    }
    this.#clock.moveTo(toMs);
    await worker.idle();
    // A jump is written down at once: after a crash the clock must not stand before what has already happened.
    this.#keep();
  }
  async #cases(ref?: string) {
    const { instances } = (await this.#stafett()).engine.transact;
    return instances.list(
      { workflow: "case", ...(ref !== undefined && { ref }), limit: 100 },
      (await instances.people()).people,
    );
  }
  async cases(): Promise<readonly CaseEntry[]> {
    return (await this.#cases()).map(
      ({ instance: id, summary: { ref = "", words = "", open } }) => ({ id, ref, words, open }),
    );
  }
  async journal(ref: string): Promise<readonly JournalEntry[]> {
    const { store, core, engine } = await this.#stafett();
    const [row] = await this.#cases(ref);
    const loaded = row && (await store.journal.load(row.instance));
    const key = loaded && (await core.keys.open(loaded.keyId));
    if (!loaded || !key) return [];
    const { people } = await engine.transact.instances.people();
    const name = (value: unknown): string => {
      const id =
        typeof value === "object" && value !== null
          ? String(Object.values(value)[0])
          : String(value);
      return (
        people.members.get(id)?.name ??
        people.functions.get(id)?.name ??
        people.agencies.get(id)?.name ??
        id
      );
    };
    return journalEvents(key, loaded).map(([at, fact], i) => {
      const event = fact as Readonly<Record<string, unknown>>;
      const facts = Object.fromEntries(
        shown.filter((k) => k in event && k !== "by").map((k) => [k, name(event[k])]),
      );
      const by =
        event.by ??
        (event.part as { by?: string } | undefined)?.by ??
        (event.latest as { by?: string } | undefined)?.by;
      return {
        seq: i + 1,
        at: new Date(at).toISOString(),
        type: String(event.type),
        by: by === undefined ? "" : name(by),
        facts,
      };
    });
  }
  async deliveries(limit: number): Promise<readonly DeliveryEntry[]> {
    const { store, engine } = await this.#stafett();
    const { people } = await engine.transact.instances.people();
    const entries = (await store.upkeep.operations(limit)).map(
      async (row): Promise<DeliveryEntry> => {
        const working = await engine.transact.instances.load(row.instance as InstanceId);
        const post = working && postNamed(working, row.name);
        const id = post?.audience.slice(2) ?? "";
        return {
          id: row.id,
          at: new Date(row.at).toISOString(),
          key: `${row.workflow}.${post?.key.split(":")[0] ?? ""}`,
          to: people.members.get(id)?.name ?? people.spaces.get(id)?.name ?? id,
          platform: row.platform,
          state: deliveryStates[row.state],
          attempts: row.attempts,
        };
      },
    );
    return Promise.all(entries);
  }
  reset(): Promise<void> {
    return this.#onReset();
  }
  daysOff(): readonly string[] {
    const today = this.#clock.now();
    const days = Array.from({ length: aheadDays }, (_, n) =>
      new Date(today + n * dayMs).toISOString(),
    );
    return days.flatMap((at) =>
      calendar.isWorkday(at) || calendar.weekday(at) > 5 ? [] : [calendar.day(at)],
    );
  }
  speak(spoken: Spoken): Promise<void> {
    return this.#speak(spoken);
  }
}
