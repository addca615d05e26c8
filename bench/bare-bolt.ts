// The floor over HTTP: Bolt as its documentation shows it, acknowledging and nothing else. With BENCH_DB it first writes the four rows of a check-in of one of BENCH_CASES cases, BENCH_ROWS encrypted or in clear.
import { App } from "@slack/bolt";
import { storeRows } from "./raw.ts";

const app = new App({
  signingSecret: process.env.SLACK_SIGNING_SECRET ?? "",
  authorize: async () => ({ botToken: "xoxb-bench" }),
  ignoreSelf: false,
});
const { BENCH_DB: file, BENCH_CASES: cases, BENCH_ROWS: rows } = process.env;
const raw = file
  ? storeRows(file, Number(cases), rows === "clear" ? "clear" : "encrypted")
  : undefined;
let sent = 0;
app.command(/.*/, async ({ ack }) => {
  await raw?.write(sent++);
  await ack({ response_type: "ephemeral", text: "Klart." });
});
await app.start(Number(process.env.PORT));
process.once("SIGTERM", () => process.exit(0));
