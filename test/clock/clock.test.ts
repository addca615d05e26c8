import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { systemClock } from "../../src/calendar/clock.ts";
import { manualClock } from "../support/manual-clock.ts";

describe("manualClock", () => {
  it("calls what falls due in order of time, each at its own instant", () => {
    const clock = manualClock(1000);
    const calls: [string, number][] = [];
    const note = (name: string) => () => calls.push([name, clock.now()]);
    clock.at(3000, note("late"));
    clock.at(2000, note("early"));
    clock.at(3000, note("late too"));
    clock.at(4001, note("not yet"));
    clock.set(4000);
    expect(calls).toEqual([
      ["early", 2000],
      ["late", 3000],
      ["late too", 3000],
    ]);
    expect(clock.now()).toBe(4000);
    clock.advance(1);
    expect(calls.at(-1)).toEqual(["not yet", 4001]);
  });

  it("calls within the same move what the called work sets anew", () => {
    const clock = manualClock(0);
    const calls: number[] = [];
    const every = () => {
      calls.push(clock.now());
      clock.at(clock.now() + 10, every);
    };
    clock.at(10, every);
    clock.set(35);
    expect(calls).toEqual([10, 20, 30]);
  });

  it("calls nothing that was cancelled, not even when cancelled by earlier work of the same move", () => {
    const clock = manualClock(0);
    const calls: string[] = [];
    const cancel = clock.at(20, () => calls.push("cancelled"));
    clock.at(10, () => cancel());
    clock.set(100);
    expect(calls).toEqual([]);
  });

  it("calls nothing when moved back, and nothing twice when moved forward again", () => {
    const clock = manualClock(100);
    const calls: number[] = [];
    clock.at(110, () => calls.push(clock.now()));
    clock.set(120);
    clock.set(50);
    expect(clock.now()).toBe(50);
    clock.set(200);
    expect(calls).toEqual([110]);
  });

  it("calls work for a past instant without being moved, once", async () => {
    const clock = manualClock(100);
    const calls: number[] = [];
    clock.at(90, () => calls.push(clock.now()));
    expect(calls).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 5));
    clock.advance(0);
    expect(calls).toEqual([100]);
  });

  it("keeps the rest when work throws", () => {
    const clock = manualClock(0);
    const calls: number[] = [];
    clock.at(1, () => {
      throw new Error("broken");
    });
    clock.at(2, () => calls.push(clock.now()));
    expect(() => clock.set(5)).toThrow("broken");
    expect(clock.now()).toBe(1);
    clock.set(5);
    expect(calls).toEqual([2]);
  });
});

describe("systemClock", () => {
  const start = Date.UTC(2026, 10, 25);
  const day = 86_400_000;
  beforeEach(() => void vi.useFakeTimers({ now: start }));
  afterEach(() => void vi.useRealTimers());

  it("waits longer than Node's timers can (24.8 days), and calls once", () => {
    const work = vi.fn();
    systemClock.at(start + 60 * day, work);
    vi.advanceTimersByTime(60 * day - 1);
    expect(work).not.toHaveBeenCalled();
    vi.advanceTimersByTime(2);
    expect(work).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(60 * day);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it("can be cancelled in the second piece of a long wait", () => {
    const work = vi.fn();
    const cancel = systemClock.at(start + 60 * day, work);
    vi.advanceTimersByTime(30 * day);
    cancel();
    vi.advanceTimersByTime(60 * day);
    expect(work).not.toHaveBeenCalled();
  });

  it("waits on when the wall clock was set back meanwhile", () => {
    const work = vi.fn();
    systemClock.at(start + 1000, work);
    vi.setSystemTime(start - 5000);
    vi.advanceTimersByTime(1000);
    expect(work).not.toHaveBeenCalled();
    vi.advanceTimersByTime(5002);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it("rings within a quarter of a minute when the clock jumps forward, as after the machine was suspended", () => {
    const work = vi.fn();
    systemClock.at(start + 3_600_000, work);
    vi.advanceTimersByTime(1_000);
    vi.setSystemTime(start + 2 * 3_600_000);
    vi.advanceTimersByTime(15_001);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it("rings within a quarter of a minute when the clock is set back by a day: nobody knows what is due then", () => {
    const work = vi.fn();
    systemClock.at(start + 3_600_000, work);
    vi.advanceTimersByTime(1_000);
    vi.setSystemTime(start - day);
    vi.advanceTimersByTime(15_001);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it("calls work for a past instant, but not before `at` has returned", () => {
    const work = vi.fn();
    systemClock.at(start - 1, work);
    expect(work).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(work).toHaveBeenCalledTimes(1);
  });
});
