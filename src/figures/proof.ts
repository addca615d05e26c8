// Beside the program: one release is worked out and proved, and said. The solver is loaded here alone, and goes with the thread.
import { parentPort, workerData } from "node:worker_threads";
import { type Asked, proofOf } from "./coarser.ts";
import { loadSolver } from "./solver.ts";

await loadSolver();
parentPort?.postMessage(proofOf(workerData as Asked));
