// A process of its own: somebody who asks for a little, all the time, and measures how long they wait. Told over IPC where; says on "take" how it was since then.
import { Agent, request } from "node:http";
import { percentile } from "../../bench/stats.ts";
import { commandBody, signedHeaders } from "../support/signed.ts";

/** Of the waits in ms. `failed`: not answered with 200. */
export type Waited = {
  readonly asked: number;
  readonly failed: number;
  readonly p99: number;
  readonly longest: number;
};
const everyMs = 4;
const agent = new Agent({ keepAlive: true, maxSockets: 50 });

let waits: number[] = [];
let failed = 0;
/** Which program is asked, and how far its clock is ahead. */
export type Asked = { readonly port: number; readonly aheadMs: number };
/** A command of two letters that nobody knows: through every check, the guard and the register, and no further. */
const ask = ({ port, aheadMs }: Asked): void => {
  const began = performance.now();
  const body = commandBody("U0LSTSKA", "zq");
  const done = (good: boolean): void => {
    waits.push(performance.now() - began);
    if (!good) failed += 1;
  };
  const timestampS = Math.trunc((Date.now() + aheadMs) / 1_000);
  const headers = {
    ...signedHeaders(body, { timestampS }),
    "content-length": String(Buffer.byteLength(body)),
  };
  const sent = request(
    { host: "127.0.0.1", port, path: "/slack/events", method: "POST", agent, headers },
    (answer) => {
      answer.resume().once("end", () => done(answer.statusCode === 200));
    },
  );
  sent.once("error", () => done(false)).end(body);
};
let asking: NodeJS.Timeout | undefined;
process.on("message", (told: Asked | "take") => {
  if (told !== "take") {
    clearInterval(asking);
    asking = setInterval(() => ask(told), everyMs);
    return;
  }
  const waited: Waited = {
    asked: waits.length,
    failed,
    p99: percentile(waits, 99),
    longest: Math.max(0, ...waits),
  };
  [waits, failed] = [[], 0];
  process.send?.(waited);
});
process.once("disconnect", () => process.exit());
