// What a program takes from outside, out of the seed and the machine instead: chance, the time of day, waits.
import crypto from "node:crypto";
import { syncBuiltinESMExports } from "node:module";
import { type Draws, drawsOf } from "./draws.ts";
import type { Machine } from "./machine.ts";

type Crypto = Record<"randomBytes" | "randomInt" | "randomUUID", unknown>;
/** A stream for each size: what draws in stock for later, and has some left from the last time, shifts no other. */
const bytesOf = (seed: string) => {
  const streams = new Map<number, Draws>();
  return (size: number): Buffer => {
    const draws = streams.get(size) ?? drawsOf(`${seed}/${size}`);
    streams.set(size, draws);
    return Buffer.from(Array.from({ length: size }, () => draws.int(256)));
  };
};
const intOf =
  (draws: Draws) =>
  (a: number, b?: number): number =>
    b === undefined ? draws.int(a) : a + draws.int(b - a);
const uuidOf = (bytes: ReturnType<typeof bytesOf>) => (): string =>
  bytes(16)
    .toString("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
type Waits = Pick<
  typeof globalThis,
  "setTimeout" | "clearTimeout" | "setInterval" | "clearInterval"
>;
const handle = (cancel: () => void) => {
  const self = {
    cancel,
    unref: () => self,
    ref: () => self,
    hasRef: () => false,
    close: () => self,
  };
  return self;
};
type Handle = ReturnType<typeof handle>;
const waitsOf = (machine: Machine): Waits => {
  const clear = (one: Handle | undefined): void => one?.cancel?.();
  return {
    setTimeout: (work: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
      handle(machine.after(ms, () => work(...args))),
    // What a program does every second is done when it stops as well: a year of seconds would take a day.
    setInterval: () => handle(() => undefined),
    clearTimeout: clear,
    clearInterval: clear,
  } as unknown as Waits;
};

/** Runs `work` in a world where nothing is left to chance; afterwards everything is as it was. One at a time in a process. */
export const inNature = async <T>(
  machine: Machine,
  seed: string,
  work: () => Promise<T>,
): Promise<T> => {
  const real = {
    random: Math.random,
    now: Date.now,
    performance: performance.now,
    date: globalThis.Date,
  };
  const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis;
  const { randomBytes, randomInt, randomUUID } = crypto;
  const [draws, bytes] = [drawsOf(seed), bytesOf(seed)];
  Object.assign(crypto as unknown as Crypto, {
    randomBytes: bytes,
    randomInt: intOf(draws),
    randomUUID: uuidOf(bytes),
  });
  syncBuiltinESMExports();
  Math.random = draws.next;
  Date.now = () => machine.shown();
  performance.now = () => machine.now - 1_700_000_000_000;
  Object.assign(globalThis, waitsOf(machine));
  try {
    return await work();
  } finally {
    Object.assign(crypto as unknown as Crypto, { randomBytes, randomInt, randomUUID });
    syncBuiltinESMExports();
    Object.assign(globalThis, { setTimeout, clearTimeout, setInterval, clearInterval });
    Math.random = real.random;
    Date.now = real.now;
    performance.now = real.performance;
  }
};
