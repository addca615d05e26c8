// Facts, never texts: what happened, where, how long; no values of forms, no message, no error text.
import { pino } from "pino";

type Fact = Readonly<Record<string, string | number | boolean | undefined>>;
export type Log = { info(fact: Fact): void; warn(fact: Fact): void; error(fact: Fact): void };
/** Names that can only hold what must not be logged; redaction is the second line, the type is the first. */
const redact = [
  "text",
  "values",
  "body",
  "message",
  "token",
  "*.text",
  "*.values",
  "*.body",
  "*.message",
  "*.token",
];

export const createLog = (level: string, write?: (line: string) => void): Log => {
  const options = {
    level,
    redact: { paths: redact, censor: "-" },
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return write ? pino(options, { write }) : pino(options);
};
export const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Where an error came from, as file and line: never its message. */
export const topFrame = (error: unknown): string | undefined =>
  (error as Error).stack
    ?.split("\n")
    .find((line) => line.includes("/src/") || line.includes("/workflows/"))
    ?.replace(/.*\/((?:src|workflows)\/[^)]*)\)?$/, "$1");
