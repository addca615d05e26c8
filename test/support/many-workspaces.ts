// A process of its own: one adapter, and as many workspaces as its first argument says, each of which asks and is written to. Says how many were answered.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createSlackAdapter } from "../../adapters/slack/index.ts";
import { overWeb } from "../../playground/server/worlds.ts";
import { commandBody, secret, signed } from "./signed.ts";

const count = Number(process.argv[2]);
const slack = createServer((asked, answer) => {
  asked
    .resume()
    .on("end", () =>
      answer
        .setHeader("content-type", "application/json")
        .end('{"ok":true,"ts":"1.000001","channel":"C0"}'),
    );
});
await new Promise<void>((resolve) => slack.listen(0, "127.0.0.1", resolve));
const installation = (id: string): string =>
  JSON.stringify({
    at: 0,
    installation: {
      team: { id },
      isEnterpriseInstall: false,
      bot: { token: `xoxb-${id}`, id: "B0", userId: "U0" },
    },
  });
const teams = Array.from({ length: count }, (_, n) => `T0W${String(n).padStart(6, "0")}`);
const adapter = createSlackAdapter({
  tokens: {
    clientId: "1.2",
    clientSecret: "client-secret",
    stateSecret: "state-secret",
    // Nothing is kept here: whatever grows is the adapter's.
    installations: {
      get: async (id) => installation(id),
      set: async () => undefined,
      add: async () => true,
      delete: async () => undefined,
    },
    teams,
  },
  signingSecret: secret,
  apiUrl: `http://127.0.0.1:${(slack.address() as AddressInfo).port}/api/`,
  handle: async () => ({ kind: "done", said: "klart" }),
  fact: () => undefined,
});
let [answered, posted] = [0, 0];
for (const team_id of teams) {
  const response = await overWeb(adapter, signed(commandBody("U0ANYBODY", "mina", { team_id })));
  answered += (await response.text()).includes("klart") ? 1 : 0;
  const outcome = await adapter.deliver({
    outbox: team_id,
    to: { platform: "slack", id: `${team_id}/C0`, kind: "space" },
    message: { title: "Rubrik", notice: "Rubrik", body: [], actions: [] },
    gone: false,
  });
  posted += "sent" in outcome ? 1 : 0;
}
process.stdout.write(`${JSON.stringify({ answered, posted })}\n`);
slack.close();
slack.closeAllConnections();
