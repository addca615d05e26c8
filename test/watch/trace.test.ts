// Where time goes, as an SDK would see it: a story that nobody planned, and in all its spans not one word that does not stand in the code.
import { AsyncLocalStorage } from "node:async_hooks";
import {
  type Context,
  type ContextManager,
  context,
  ROOT_CONTEXT,
  type Span,
  type SpanOptions,
  type SpanStatus,
  type Tracer,
  type TracerProvider,
  trace,
} from "@opentelemetry/api";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { inSpan, startTracing } from "../../src/trace.ts";
import { workflows } from "../../workflows/index.ts";
import { createWorld, type World } from "../support/world.ts";

type Seen = {
  readonly name: string;
  readonly parent: string | undefined;
  readonly attributes: Record<string, unknown>;
  status: SpanStatus | undefined;
  ended: boolean;
  readonly other: unknown[];
};
const seen: Seen[] = [];
const names = new WeakMap<Span, string>();
const note = (name: string, options: SpanOptions | undefined): Span => {
  const above = trace.getSpan(context.active());
  const one: Seen = {
    name,
    parent: above && names.get(above),
    attributes: { ...options?.attributes },
    status: undefined,
    ended: false,
    other: [],
  };
  seen.push(one);
  const other =
    (what: string) =>
    (...args: unknown[]) => {
      one.other.push([what, ...args]);
      return span;
    };
  const span: Span = {
    spanContext: () => ({
      traceId: "0".repeat(31) + "1",
      spanId: "0".repeat(15) + "1",
      traceFlags: 1,
    }),
    setAttribute: (key, value) => {
      one.attributes[key] = value;
      return span;
    },
    setStatus: (status) => {
      one.status = status;
      return span;
    },
    setAttributes: other("attributes"),
    addEvent: other("event"),
    addLink: other("link"),
    addLinks: other("links"),
    updateName: other("name"),
    recordException: other("exception"),
    isRecording: () => true,
    end: () => {
      one.ended = true;
    },
  };
  names.set(span, name);
  return span;
};
const tracer: Tracer = {
  startSpan: (name, options) => note(name, options),
  startActiveSpan: (name: string, ...rest: unknown[]) => {
    const work = rest.at(-1) as (span: Span) => never;
    const span = note(name, rest.length > 1 ? (rest[0] as SpanOptions) : undefined);
    return context.with(trace.setSpan(context.active(), span), () => work(span));
  },
};
const provider: TracerProvider = { getTracer: () => tracer };
const storage = new AsyncLocalStorage<Context>();
const manager: ContextManager = {
  active: () => storage.getStore() ?? ROOT_CONTEXT,
  with: (at, work, self, ...args) => storage.run(at, () => work.call(self as never, ...args)),
  bind: (_, target) => target,
  enable: () => manager,
  disable: () => manager,
};
beforeAll(async () => {
  // Before there is an SDK there is nothing to go to, and whoever comes later is found.
  await startTracing();
  trace.setGlobalTracerProvider(provider);
  context.setGlobalContextManager(manager);
  await startTracing();
});
afterAll(() => {
  trace.disable();
  context.disable();
});

/** Everything that a span may say: the code's own names. */
const spanNames = [
  "stafett.ask",
  "stafett.command",
  "stafett.delivery",
  "stafett.timer",
  "stafett.transaction",
];
const values: Readonly<Record<string, readonly string[]>> = {
  "stafett.workflow": workflows.map(({ name }) => name),
  "stafett.command": workflows.flatMap(({ commands }) => Object.keys(commands)),
  "stafett.ask": ["words", "press", "redraw", "submit", "panel", "home", "reach"],
  "stafett.platform": ["slack", "teams"],
  "stafett.by": ["member", "clock", "configuration", "tell"],
  "stafett.outcome": [
    ...["done", "form", "errors", "panel", "home", "refused"],
    ...["ok", "denied", "absent", "late", "duplicate"],
    ...["stands", "due", "unconfirmed", "parked", "unreachable"],
  ],
};
const random = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * below);
  };
};
const people = ["U0NOOMI01", "U0EVON01", "U0EVON02"];
const said = [
  "vem",
  "mina",
  "hjälp",
  "väntar",
  "möten",
  "nytt ärende",
  "SYD-7KQ3-M9",
  "Zorkana har ringt",
  "070-123 45 67",
  "plats",
  "xyz",
];
type Element = { readonly action_id?: string; readonly type?: string };
type Block = {
  readonly block_id?: string;
  readonly elements?: readonly Element[];
  readonly accessory?: Element;
};
/** Some button of a view. */
const buttons = (
  blocks: readonly unknown[],
): { readonly block: string; readonly action: string }[] =>
  (blocks as readonly Block[]).flatMap(({ block_id: block = "", elements = [], accessory }) =>
    [...elements, ...(accessory ? [accessory] : [])].flatMap(({ type, action_id: action }) =>
      type === "button" && action ? [{ block, action }] : [],
    ),
  );
const step = async (w: World, below: (n: number) => number): Promise<void> => {
  const actor = w.cloud.as(people[below(people.length)] ?? "");
  const kind = below(8);
  if (kind === 0)
    w.cloud.faults.next({
      kind: below(2) ? "500" : "429",
      method: "chat.postMessage",
      times: 1 + below(3),
    });
  if (kind === 1)
    await w.until(new Date(w.clock.now() + (1 + below(20)) * 3_600_000).toISOString());
  if (kind === 2) await actor.openHome();
  if (kind > 2) await actor.slash("/stafett", said[below(said.length)] ?? "");
  const { modal } = actor.see();
  const view = modal as { readonly id: string; readonly blocks: readonly unknown[] } | undefined;
  const found = view ? buttons(view.blocks) : [];
  const one = found[below(Math.max(1, found.length))];
  if (view && one && below(3) > 0)
    await actor.clickInView(view.id, one.block, one.action).catch(() => undefined);
  const now = actor.see().modal as { readonly id: string } | undefined;
  if (now && below(2) === 0) await actor.submit(now.id).catch(() => undefined);
  await w.idle();
};

describe("spans", () => {
  test("of a story that nobody planned say nothing that does not stand in the code", async () => {
    const w = await createWorld();
    onTestFinished(() => w.close());
    const below = random(Number(process.env.STAFETT_SEED ?? 7));
    for (let n = 0; n < 60; n++) await step(w, below);
    const opened = await w.cloud.as("U0NOOMI01").slash("/arende", "nytt");
    await w.cloud.as("U0NOOMI01").submit(opened.modal?.id ?? "");
    await w.until("2026-12-04T12:00:00Z");
    expect(new Set(seen.map(({ name }) => name))).toEqual(new Set(spanNames));
    const wrong = seen.flatMap(({ name, attributes }) =>
      Object.entries(attributes)
        .filter(([key, value]) => !values[key]?.includes(String(value)))
        .map(([key, value]) => `${name} ${key}=${value}`),
    );
    expect([...new Set(wrong)]).toEqual([]);
    expect(
      seen.filter(
        ({ ended, other, status }) =>
          !ended || other.length > 0 || (status && Object.keys(status).length > 1),
      ),
    ).toEqual([]);
    for (const key of Object.keys(values))
      expect(
        seen.some(({ attributes }) => key in attributes),
        key,
      ).toBe(true);
    const under = (child: string, parent: string) =>
      seen.some((one) => one.name === child && one.parent === parent);
    expect([
      under("stafett.command", "stafett.ask"),
      under("stafett.command", "stafett.timer"),
      under("stafett.transaction", "stafett.command"),
    ]).toEqual([true, true, true]);
  });
  test("that fail say so, and not why; what was thrown is thrown on", async () => {
    seen.length = 0;
    const error = new Error("Zorkana 070-123 45 67");
    await expect(inSpan("stafett.timer", {}, () => Promise.reject(error))).rejects.toBe(error);
    expect(seen).toEqual([
      expect.objectContaining({ attributes: {}, status: { code: 2 }, ended: true, other: [] }),
    ]);
  });
});
