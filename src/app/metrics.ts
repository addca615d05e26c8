// What whoever watches may count, on an address of its own: strangers at the front door learn nothing.
import { Hono } from "hono";
import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { Counted } from "../worker/outbox.ts";
import { type Listening, listen } from "./http.ts";
import type { Readiness } from "./ready.ts";

/** Counts only: no id, no text, no address. */
export const createMetrics = () => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const outcomes = new Counter({
    name: "stafett_outcomes_total",
    help: "Deliveries by what came of them, and timers that fired or were parked.",
    labelNames: ["what"] as const,
    registers: [registry],
  });
  const held = new Gauge({ name: "stafett_held_posts", help: "Posts that wait for a place that takes nothing.", registers: [registry] });
  const ready = new Gauge({ name: "stafett_ready", help: "1 while it can do its work.", registers: [registry] });
  return {
    count: (what: Counted): void => outcomes.inc({ what }),
    /** In the format that Prometheus reads. `now`: asked at every look. */
    text: async (now: () => Promise<Readiness>): Promise<string> => {
      const state = await now();
      held.set(state.held);
      ready.set(state.because.length === 0 ? 1 : 0);
      return registry.metrics();
    },
    type: registry.contentType,
  };
};
export type Metrics = ReturnType<typeof createMetrics>;
/** Throws when the port is taken. `address`: host and port. */
export const serveMetrics = (metrics: Metrics, now: () => Promise<Readiness>, address: string): Promise<Listening> => {
  const app = new Hono();
  app.onError((_error, c) => c.text("internal", 500));
  app.get("/metrics", async (c) => c.body(await metrics.text(now), 200, { "content-type": metrics.type }));
  const at = address.lastIndexOf(":");
  return listen(app, address.slice(0, at).replace(/^\[(.*)\]$/, "$1"), Number(address.slice(at + 1)));
};
