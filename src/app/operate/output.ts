// The two streams, and what is said between the lines where something takes its time.
import { Worker as Thread } from "node:worker_threads";
import type { Out } from "./command.ts";
import { texts } from "./texts.ts";

/** On a terminal, what is said of time stands in a line that goes when anything else is said. */
export const createOut = (): Out => {
  let ticking: Thread | undefined;
  const clear = process.stderr.isTTY ? "\r\x1b[K" : "";
  const write = (stream: NodeJS.WriteStream, text: string): void => {
    if (ticking && clear) process.stderr.write(clear);
    stream.write(`${text}\n`);
  };
  return {
    say: texts,
    tell: (text) => write(process.stdout, text),
    warn: (text) => write(process.stderr, text),
    step: (text) => {
      if (!ticking) {
        ticking = new Thread(new URL("./ticking.ts", import.meta.url), { workerData: clear });
        // Nobody waits for it, and where nobody reads it any more, the work goes on.
        ticking.unref();
        ticking.on("error", () => undefined);
      }
      ticking.postMessage(text);
    },
  };
};
