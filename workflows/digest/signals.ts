// What the week of a region takes from the configuration.
import { from, signals } from "../../src/rules/signal.ts";

export const digestSignals = signals("digest", {
  start: from<{ readonly region: string }>("configuration"),
});
