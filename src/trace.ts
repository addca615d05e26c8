// Where time goes, told to OpenTelemetry: what was done, by names from the code. Never an id, never a text, never an error's message.
import type { Span, Tracer } from "@opentelemetry/api";

type SpanName =
  | "stafett.ask"
  | "stafett.command"
  | "stafett.delivery"
  | "stafett.timer"
  | "stafett.transaction";
/** `by`: what kind of thing gave a command. `outcome`: what came of it, as the code calls it. */
type Attribute =
  | "stafett.workflow"
  | "stafett.command"
  | "stafett.ask"
  | "stafett.platform"
  | "stafett.by"
  | "stafett.outcome";
type Attributes = Readonly<Partial<Record<Attribute, string>>>;

/** SpanStatusCode.ERROR: the package is not loaded where nobody measures. */
const failed = { code: 2 };
let tracer: Tracer | undefined;
/** Where an SDK of the API's first version registers itself. Without one the package would be loaded for nothing: two megabytes. */
const registered = Symbol.for("opentelemetry.js.api.1");
/** From here on spans go to the SDK that the process has by now; without one they go nowhere. */
export const startTracing = async (): Promise<void> => {
  if (!(registered in globalThis)) return;
  const { trace } = await import("@opentelemetry/api");
  tracer = trace.getTracer("stafett");
};

const within = async <T>(
  span: Span,
  work: () => Promise<T>,
  outcome: ((result: T) => string) | undefined,
): Promise<T> => {
  try {
    const result = await work();
    if (outcome) span.setAttribute("stafett.outcome" satisfies Attribute, outcome(result));
    return result;
  } catch (error) {
    span.setStatus(failed);
    throw error;
  } finally {
    span.end();
  }
};
/** Gives and throws what `work` does. Every value is a name that stands in the code. `outcome`: what came of it, likewise. */
export const inSpan = <T>(
  name: SpanName,
  attributes: Attributes,
  work: () => Promise<T>,
  outcome?: (result: T) => string,
): Promise<T> =>
  tracer
    ? tracer.startActiveSpan(name, { attributes }, (span) => within(span, work, outcome))
    : work();
