// An organisation's outgoing proxy: Node obeys the environment where it is told to, and what is asked of issuers goes through it.
import { execFile } from "node:child_process";
import { connect } from "node:net";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { openLiar } from "../support/lying-issuer.ts";
import { client, code } from "../support/organisation.ts";
import { serve } from "../support/served.ts";

test("what is asked of an issuer goes through the proxy that the environment names", async () => {
  const liar = await openLiar();
  const through: string[] = [];
  const proxy = await serve(() => (request, response) => {
    through.push(request.url ?? "");
    response.writeHead(502).end();
  });
  onTestFinished(proxy.close);
  proxy.server.on("connect", ({ url = "" }, near, head) => {
    through.push(url);
    const far = connect(Number(new URL(liar.url).port), "localhost", () => {
      near.write("HTTP/1.1 200 OK\r\n\r\n");
      far.write(head);
      near.pipe(far).pipe(near);
    });
    far.on("error", () => near.destroy());
    near.on("error", () => far.destroy());
  });
  const pinned = { agency: "alfa", code, issuer: liar.url, client };
  const script = `const { discover } = await import("./adapters/web/sign-in/oidc/issuers.ts");
const reached = await discover({ clock: Date, keys: undefined, secrets: new Map([["alfa", "not-a-secret"]]), fact: () => undefined }, ${JSON.stringify(pinned)});
console.log("config" in reached);`;
  const asked = {
    ...process.env,
    NODE_OPTIONS: "",
    NODE_USE_ENV_PROXY: "1",
    HTTP_PROXY: proxy.url,
    HTTPS_PROXY: proxy.url,
    NO_PROXY: "",
    no_proxy: "",
  };
  const said = await promisify(execFile)(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", "--input-type=module", "-e", script],
    {
      env: asked,
    },
  );
  expect([said.stdout.trim(), liar.state.asked]).toEqual([
    "true",
    ["GET /.well-known/openid-configuration"],
  ]);
  expect(through).toEqual([new URL(liar.url).host]);
});
