// A year of a region: the real engine and its database, two platforms, people; and everything that goes wrong.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Ask } from "../../adapters/port.ts";
import type { Register } from "../../src/app/configuration/register.ts";
import { backUp, restore } from "../../src/app/storage/backup.ts";
import { orderSql } from "../../src/app/storage/orders.ts";
import { changed } from "../properties/every/changes.ts";
import { instant } from "../properties/simulator.ts";
import { brokenIn } from "../support/guaranteed.ts";
import { only } from "../support/presets.ts";
import { Acting } from "./acting.ts";
import { begins } from "./beginning.ts";
import { isNight } from "./checks.ts";
import { Cloud } from "./cloud.ts";
import { Disk } from "./disk.ts";
import { type Draws, drawsOf } from "./draws.ts";
import { Evenings } from "./evenings.ts";
import { Machine } from "./machine.ts";
import { inNature } from "./nature.ts";
import type { Parts } from "./parts.ts";
import type { Happening, Plan } from "./plan.ts";
import { masterKey, type ProcessOptions } from "./process.ts";
import { Processes } from "./processes.ts";
import { Promises } from "./promises.ts";
import { isStaffed } from "./region.ts";
import { regionOf, sizes } from "./sizes.ts";
import { toldOf } from "./told.ts";

export type Came = {
  /** What was wrong, in the order in which it was found; none: the year was good. */
  readonly faults: readonly string[];
  readonly trace: readonly string[];
  readonly stats: Readonly<Record<string, number>>;
};
const [minuteMs, hourMs, dayMs] = [60_000, 3_600_000, 86_400_000];
/** A disk of its own faults is tried elsewhere, with real processes: here nobody waits for one. */
const inMemory = "/dev/shm";
const mostBegins = 200;
/** At 20.00 it is looked whether all is well. */
const checkAt = 14 * hourMs;

class Year {
  readonly #plan: Plan;
  readonly #machine: Machine;
  readonly #clouds: readonly Cloud[];
  readonly #disk: Disk;
  readonly #process: Processes;
  readonly #promises = new Promises();
  readonly #file: string;
  readonly #folder: string;
  readonly trace: string[] = [];
  readonly faults: string[] = [];
  readonly stats: { [name: string]: number } = {};
  /** Who there is from the start, and again and again. */
  readonly #region: Register;
  #register: Register;
  #copy: { readonly folder: string; readonly saved: ReturnType<Promises["copy"]> } | undefined;
  /** Since when nothing has gone wrong; epoch ms. */
  #calmSince = 0;
  #peopleSince = 0;
  #drawn = 0;
  readonly #evenings: Evenings;
  readonly #acting: Acting;
  constructor(plan: Plan, folder: string) {
    this.#plan = plan;
    this.#folder = folder;
    this.#region = regionOf(plan.size);
    this.#register = this.#region;
    this.#file = join(folder, "stafett.db");
    const draws = (name: string): Draws => drawsOf(`${plan.seed}/${name}`);
    this.#machine = new Machine(plan.start, draws("order"));
    this.#clouds = (["slack", "teams"] as const).map(
      (platform) =>
        new Cloud(platform, this.#machine, draws(platform), draws(`${platform}/mishaps`)),
    );
    this.#disk = new Disk(this.#file, this.#region);
    this.#process = new Processes(plan.processes ?? 1, draws("processes"), {
      machine: this.#machine,
      clouds: this.#clouds,
      file: this.#file,
      seams: draws("seams"),
      bounds: plan.size && sizes[plan.size].bounds,
      ...this.#heard(),
    });
    const [machine, clouds, disk, process, promises] = [
      this.#machine,
      this.#clouds,
      this.#disk,
      this.#process,
      this.#promises,
    ];
    const parts: Parts = { machine, clouds, disk, process, promises };
    this.#acting = new Acting({
      ...parts,
      register: () => this.#register,
      idempotencyKey: () => this.#idempotencyKey(),
      say: (what) => this.#say(what),
      count: (what) => this.#count(what),
      wrong: (what) => this.#wrong(what),
    });
    this.#evenings = new Evenings({
      ...parts,
      file: this.#file,
      members: () => this.#register.members,
      daily: plan.daily === true,
    });
  }
  get machine(): Machine {
    return this.#machine;
  }
  /** What the program counts and logs, as it happens. */
  #heard(): Pick<ProcessOptions, "counted" | "logged"> {
    return {
      counted: (what) => {
        this.#count(what);
        if (what === "fired" && isNight(this.#machine.shown()))
          this.#wrong("a timer rang at night");
        if (what === "timerParked") this.#wrong("a timer was parked");
      },
      logged: ({ event, error, at, reason, outbox }) => {
        if (reason === "unasked") this.#evenings.doubted(String(outbox));
        if (
          ["handle.failed", "review.failed", "timer.parked", "delivery.parked"].includes(
            String(event),
          )
        )
          this.#say(`${event} ${error} ${at ?? ""}`);
        if (event === "simulated.flawed") this.#wrong(`a statement is wrong: ${error}`);
        this.#count(`log ${event}`);
      },
    };
  }
  /** A year ends with the first evening that is not good, unless all that is wrong is asked for. */
  get #isOver(): boolean {
    return this.faults.length > 0 && !this.#plan.goesOn;
  }
  #count(what: string): void {
    this.stats[what] = (this.stats[what] ?? 0) + 1;
  }
  #say(what: string): void {
    this.trace.push(`${instant(this.#machine.now).slice(0, 16)} ${what}`);
  }
  #wrong(what: string): void {
    if (this.faults.includes(what)) return;
    this.faults.push(what);
    this.#say(`WRONG: ${what}`);
  }
  #found(faults: readonly string[]): void {
    for (const fault of new Set(faults)) this.#wrong(fault);
  }
  #evening(): void {
    this.#found(this.#evenings.step());
    const came =
      this.#process.isUp &&
      this.#evenings.look({ calmSince: this.#calmSince, peopleSince: this.#peopleSince });
    if (!came) return;
    if (came.calm) this.#count("calm evenings");
    this.#found(came.faults);
    this.#say(`evening: ${came.said}`);
  }
  #stirred(): void {
    this.#calmSince = Math.max(this.#calmSince, this.#machine.now);
  }

  /** The whole year, or until something was wrong. */
  async live(): Promise<void> {
    await this.#begin(0);
    if (this.stats["log simulated.notBegun"])
      this.#wrong("the first start failed, with nothing in its way");
    await begins(this.#process, this.#machine, this.#plan.size);
    const { happenings, start, end } = this.#plan;
    let day = start;
    for (const happening of [...happenings, undefined]) {
      const at = happening?.at ?? end;
      for (; day + checkAt < at; day += dayMs) {
        await this.#move(day + checkAt);
        this.#evening();
        if (this.#isOver) return;
      }
      if (!happening) break;
      await this.#move(at);
      await this.#happens(happening);
      this.#found(this.#evenings.step());
      if (this.#isOver) return;
    }
    this.stats.acknowledged = this.#promises.count;
    const since = Math.max(this.#calmSince, this.#process.lastTrouble);
    const broken = await brokenIn({
      where: { file: this.#file },
      masters: only(masterKey),
      running: { now: this.#machine.now, since },
    });
    this.#found(broken);
  }
  async end(): Promise<void> {
    this.#disk.close();
    await this.#process.killAll();
  }
  async #begin(downMs: number): Promise<void> {
    this.#machine.resume();
    await this.#machine.until(this.#machine.now + downMs);
    for (let tries = 0; !(await this.#process.begin(this.#register)); tries++) {
      if (tries > mostBegins) throw new Error("it does not begin any more");
      this.#machine.resume();
      await this.#machine.until(this.#machine.now + minuteMs);
    }
    this.#say(`begins, for the ${this.#process.begun}. time`);
    this.#stirred();
  }
  /** Moves the clock; whoever falls on the way is raised. */
  async #move(to: number): Promise<void> {
    for (;;) {
      const whole = await this.#machine.until(to);
      if (!this.#process.isUp) {
        this.#say("has died");
        await this.#begin(minuteMs);
      } else if (whole) return;
      else this.#machine.resume();
    }
  }

  async #happens(h: Happening): Promise<void> {
    const d = drawsOf(`${this.#plan.seed}/${h.n}`);
    this.#count(h.kind);
    if (h.kind !== "acts") this.#say(JSON.stringify(h));
    switch (h.kind) {
      case "acts":
        return this.#acts(h.who, d);
      case "disk":
        this.#process.arm(h.trouble);
        return;
      case "weather":
        this.#clouds[h.platform]?.turn(h.weather, h.forMs);
        return;
      case "closed":
        return this.#closes(h.platform, h.place, h.forMs, d);
      case "takenAway":
        this.#clouds[h.platform]?.takeAway(h.n);
        return this.#stirred();
      case "kill":
        await this.#process.kill();
        return this.#begin(h.downMs);
      case "restart":
        await this.#process.stop();
        this.#process.codeRevision += h.upgraded ? 1 : 0;
        return this.#begin(h.downMs);
      case "clock":
        this.#machine.set(h.skewMs);
        this.#machine.after(h.forMs, () => {
          this.#machine.set(0);
          this.#stirred();
        });
        this.#calmSince = this.#machine.now + h.forMs + Math.abs(h.skewMs);
        return;
      case "suspended":
        this.#machine.suspend(h.forMs);
        return this.#stirred();
      case "people":
      case "back":
        return this.#configures(h.kind === "back" ? this.#region : changed(this.#register, h.n));
      case "ordered":
        return this.#orders(h.order);
      case "copied":
        return this.#copies();
      case "restored":
        return this.#restores(h.downMs);
      default:
        return h satisfies never;
    }
  }
  #closes(platform: number, n: number, forMs: number, d: Draws): void {
    const cloud = this.#clouds[platform];
    const places = [...this.#register.members, ...this.#register.spaces].flatMap(({ addresses }) =>
      addresses.filter((a) => a.platform === cloud?.platform).map(({ id }) => id),
    );
    const place = places[n % places.length];
    if (!cloud || place === undefined) return;
    cloud.closes(place, forMs);
    // The platform tells of it, or does not.
    if (d.chance(0.5)) this.#machine.after(forMs, () => void this.#reaches(cloud, place));
  }
  async #reaches(cloud: Cloud, identity: string): Promise<void> {
    const ask: Ask = { kind: "reach", reachable: true };
    await this.#process.ask({
      idempotencyKey: this.#idempotencyKey(),
      platform: cloud.platform,
      identity,
      ask,
    });
  }
  async #configures(wanted: Register): Promise<void> {
    const register = isStaffed(wanted) ? wanted : this.#region;
    this.#register = register;
    this.#peopleSince = this.#machine.now;
    this.#stirred();
    // What was not taken is read at the next start.
    if (!(await this.#process.configure(register))) await this.#process.kill();
  }
  /** As an operator's own process asks for it. */
  async #orders(n: number): Promise<void> {
    const told = toldOf(this.#disk);
    const instance = told[n % told.length];
    if (instance === undefined) return;
    this.#stirred();
    await this.#process.inner?.data.transaction((run) => run(orderSql, [instance]));
  }
  async #copies(): Promise<void> {
    const inner = this.#process.inner;
    if (!inner) return;
    const saved = this.#promises.copy();
    const folder = await backUp(
      inner.data.file,
      join(this.#folder, "copies"),
      new Date(this.#machine.now),
      () => undefined,
    );
    this.#copy = { folder, saved };
  }
  async #restores(downMs: number): Promise<void> {
    const copy = this.#copy;
    if (!copy) return;
    await this.#process.stopAll();
    this.#disk.close();
    await restore(copy.folder, this.#file, new Date(this.#machine.now));
    this.#promises.restore(copy.saved);
    const names = new Set(
      this.#disk.rows("select outbox from outbox").map((row) => String(row.outbox)),
    );
    for (const cloud of this.#clouds) cloud.comesBack(names);
    this.#evenings.comesBack();
    this.#disk.close();
    await this.#begin(downMs);
  }

  #idempotencyKey(): string {
    this.#drawn += 1;
    return `c:${this.#plan.seed}:${this.#drawn}`;
  }
  async #acts(who: readonly number[], d: Draws): Promise<void> {
    const acting = who.map((n) =>
      this.#acting.act(n, drawsOf(`${this.#plan.seed}/${d.int(1e9)}/${n}`)),
    );
    await this.#machine.settled(Promise.all(acting), 6 * hourMs);
  }
}
/** Plays the year; the same plan, the same trace, to the byte. Throws only where the simulation itself is wrong. */
export const play = async (plan: Plan): Promise<Came> => {
  const folder = mkdtempSync(join(existsSync(inMemory) ? inMemory : tmpdir(), "stafett-year-"));
  const year = new Year(plan, folder);
  try {
    await inNature(year.machine, `${plan.seed}/nature`, () => year.live());
  } finally {
    await year.end().catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
  }
  return { faults: year.faults, trace: year.trace, stats: year.stats };
};
