// A release that is worked out in a thread of its own: the proof takes seconds, and whoever has pressed something meanwhile is answered within three.
import { Worker as Thread } from "node:worker_threads";
import type { Figures, Request } from "./release.ts";

/** The same as `release`. Rejects when the thread does not get there. */
export const releaseBeside = (request: Request): Promise<Figures | undefined> =>
  new Promise((resolve, reject) => {
    const thread = new Thread(new URL("./proof.ts", import.meta.url), { workerData: request });
    thread.once("message", resolve);
    thread.once("error", reject);
    // Whoever has been answered hears nothing of it.
    thread.once("exit", (code) => reject(new Error(`the proof ended with ${code}, without an answer`)));
  });
