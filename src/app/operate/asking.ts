// Questions on standard error, answers line by line from standard input: a terminal, a file or a pipe.
import { createInterface } from "node:readline";

/** `ask`: the next line, or undefined after the last one. */
type Asking = { ask(question: string): Promise<string | undefined>; close(): void };
export const asking = (): Asking => {
  const reader = createInterface({ input: process.stdin });
  // Made at once: lines that come before the first question are kept.
  const lines = reader[Symbol.asyncIterator]();
  const ask = async (question: string): Promise<string | undefined> => {
    process.stderr.write(question);
    const { value, done } = await lines.next();
    return done ? undefined : value;
  };
  return { ask, close: () => reader.close() };
};
