// The floor: Bolt as its documentation shows it, acknowledging and nothing else.
import { App } from "@slack/bolt";

const app = new App({
  token: "xoxb-bench",
  signingSecret: process.env.SLACK_SIGNING_SECRET ?? "",
  authorize: undefined as never,
  tokenVerificationEnabled: false,
  ignoreSelf: false,
});
app.command(/.*/, async ({ ack }) => ack());
await app.start(Number(process.env.PORT));
