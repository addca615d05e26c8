// Set up before each file of tests: a wait for what happens by itself ends by the watchdog.
import { vi } from "vitest";
import { waitMs } from "./watchdog.ts";

/** Vitest has a setting for `expect.poll`, and none for these two: by themselves they give up after one second of the wall clock. */
const { waitFor, waitUntil } = vi;
vi.waitFor = (look, options) =>
  waitFor(look, {
    timeout: waitMs,
    ...(typeof options === "number" ? { timeout: options } : options),
  });
vi.waitUntil = (look, options) =>
  waitUntil(look, {
    timeout: waitMs,
    ...(typeof options === "number" ? { timeout: options } : options),
  });
