// A thread that says what the other one is busy with, which cannot say it itself.
import { writeSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";

let what = "";
let since = performance.now();
parentPort?.on("message", (step: string) => {
  what = step;
  since = performance.now();
});
// A terminal shows one line that changes; a file gets a line a second.
const before = String(workerData);
const after = before === "" ? "\n" : "";
setInterval(
  () =>
    writeSync(
      2,
      `${before}${what} … ${Math.max(1, Math.round((performance.now() - since) / 1_000))} s${after}`,
    ),
  1_000,
);
