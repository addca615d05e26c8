// What the desk of a region takes: the configuration's start, and calls that come while nobody is there.
import { from, signals } from "../../src/rules/signal.ts";

export const deskSignals = signals("desk", {
  start: from<{ readonly region: string }>("configuration"),
  came: from("call"),
  gone: from("call"),
});
