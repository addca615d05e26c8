// A document is drawn in a thread of its own: that of a long case takes a second, and others are answered meanwhile.
import { Worker as Thread } from "node:worker_threads";
import type { WordedPaper } from "./paper.ts";

export type ToDraw = {
  readonly n: number;
  readonly as: "pdf" | "docx";
  readonly paper: WordedPaper;
};
export type Drawn =
  | { readonly n: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly n: number; readonly failed: string };
type Waiting = {
  readonly resolve: (bytes: Uint8Array<ArrayBuffer>) => void;
  readonly reject: (error: Error) => void;
};

/** The thread keeps fonts and libraries, some 60 MB, and is ended when nobody has asked for so long. [design] */
const idleMs = 60_000;
/** One thread, begun at the first document. What it cannot draw fails alone; when it falls, all that wait for it fail, and the next document begins another. */
class Drawer {
  readonly #waiting = new Map<number, Waiting>();
  #thread: Thread | undefined;
  #idle: NodeJS.Timeout | undefined;
  #n = 0;
  draw(as: ToDraw["as"], paper: WordedPaper): Promise<Uint8Array<ArrayBuffer>> {
    const n = ++this.#n;
    clearTimeout(this.#idle);
    return new Promise((resolve, reject) => {
      const thread = this.#begun();
      thread.postMessage({ n, as, paper } satisfies ToDraw);
      this.#waiting.set(n, { resolve, reject });
      // A process that has nothing else to do waits for it.
      thread.ref();
    });
  }
  #begun(): Thread {
    if (this.#thread) return this.#thread;
    const thread = new Thread(new URL("./drawer.ts", import.meta.url));
    thread.on("message", (drawn: Drawn) => this.#settle(drawn, thread));
    thread.once("error", (error) => this.#over(thread, error));
    thread.once("exit", (code) =>
      this.#over(thread, new Error(`the thread that draws ended with ${code}`)),
    );
    this.#thread = thread;
    return thread;
  }
  #settle(drawn: Drawn, thread: Thread): void {
    const waiting = this.#waiting.get(drawn.n);
    this.#waiting.delete(drawn.n);
    if ("bytes" in drawn) waiting?.resolve(drawn.bytes);
    else waiting?.reject(new Error(drawn.failed));
    if (this.#waiting.size > 0) return;
    thread.unref();
    this.#idle = setTimeout(() => {
      // A document that comes meanwhile begins another.
      this.#thread = undefined;
      void thread.terminate();
    }, idleMs).unref();
  }
  #over(thread: Thread, error: Error): void {
    if (this.#thread !== thread) return;
    this.#thread = undefined;
    clearTimeout(this.#idle);
    const all = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of all) reject(error);
  }
}
const drawer = new Drawer();
/** The bytes of a document. Rejects with what the library threw, or when the thread fell. */
export const drawBeside = (
  as: ToDraw["as"],
  paper: WordedPaper,
): Promise<Uint8Array<ArrayBuffer>> => drawer.draw(as, paper);
