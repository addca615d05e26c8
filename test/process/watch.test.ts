// Whoever watches the real program from outside: it says that it lives, and what it counts names nobody.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { temporary } from "../support/small-core.ts";
import { freePort, start, stop, withSample } from "./program.ts";

test("the real program gives its sign of life without being asked, and its address stands in no log and at no door", async () => {
  const heard = Promise.withResolvers<string>();
  const server = createServer((request, response) => {
    heard.resolve(`${request.method} ${request.url}`);
    response.end();
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const metrics = await freePort();
  const program = await start({
    cwd: withSample(temporary()),
    env: {
      SLACK_BOT_TOKEN: "xoxb-test",
      SLACK_SIGNING_SECRET: "secret",
      SLACK_API_URL: "http://127.0.0.1:9/api/",
      STAFETT_OTHER_CLOUD: "yes",
      METRICS_ADDR: `127.0.0.1:${metrics}`,
      STAFETT_HEARTBEAT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/ping/very-secret`,
      LOG_LEVEL: "trace",
    },
  });
  onTestFinished(() => void program.child.kill("SIGKILL"));
  if (!(await program.ready())) throw new Error(program.said());
  expect(await heard.promise).toBe("GET /ping/very-secret");
  // The count comes after the answer.
  let text = "";
  while (!text.includes('stafett_heartbeats_total{what="sent"} 1'))
    text = await (await fetch(`http://127.0.0.1:${metrics}/metrics`)).text();
  expect(text).toMatch(/^stafett_round_age_seconds \d/m);
  expect(text + program.said()).not.toMatch(/very-secret|xoxb|T0STAFETT|noomi/);
  expect(await stop(program)).toBe(0);
});
