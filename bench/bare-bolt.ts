// The floor: Bolt as its documentation shows it, acknowledging and nothing else.
import { App } from "@slack/bolt";

const app = new App({
  signingSecret: process.env.SLACK_SIGNING_SECRET ?? "",
  authorize: async () => ({ botToken: "xoxb-bench" }),
  ignoreSelf: false,
});
app.command(/.*/, async ({ ack }) => ack());
await app.start(Number(process.env.PORT));
