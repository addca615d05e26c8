// The floor in Teams: Microsoft's library as its documentation shows it. A message is echoed, a button acknowledged, nothing is written.
import { PUBLIC, withOverrides } from "@microsoft/teams.api";
import { App } from "@microsoft/teams.apps";
import { botToken } from "./teams-cloud.ts";

const { PORT, CLIENT_ID, TENANT_ID, TEAMS_OPENID_URL: openIdMetadataUrl = "" } = process.env;
const quiet = {
  error: () => undefined,
  warn: () => undefined,
  info: () => undefined,
  debug: () => undefined,
  trace: () => undefined,
  log: () => undefined,
};
const logger = { ...quiet, child: () => logger };
const app = new App({
  clientId: CLIENT_ID ?? "",
  tenantId: TENANT_ID ?? "",
  token: () => botToken,
  cloud: withOverrides(PUBLIC, { openIdMetadataUrl }),
  logger,
});
app.on("message", async ({ send }) => {
  await send("Klart.");
});
app.on("card.action", async () => ({
  statusCode: 200,
  type: "application/vnd.microsoft.activity.message",
  value: "Klart.",
}));
await app.start(Number(PORT));
process.once("SIGTERM", () => process.exit(0));
