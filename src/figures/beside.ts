// A release that is worked out in a thread of its own: the proof takes seconds, and whoever has pressed something meanwhile is answered within three.
import { Worker as Thread } from "node:worker_threads";
import type { Asked, Proof } from "./coarser.ts";

/** The same as `proofOf`. Rejects when the thread does not get there. */
export const proofBeside = (asked: Asked): Promise<Proof | undefined> =>
  new Promise((resolve, reject) => {
    const thread = new Thread(new URL("./proof.ts", import.meta.url), { workerData: asked });
    thread.once("message", resolve);
    thread.once("error", reject);
    // Whoever has been answered hears nothing of it.
    thread.once("exit", (code) =>
      reject(new Error(`the proof ended with ${code}, without an answer`)),
    );
  });
