// The real program answers links to files: its own key, its own clock, its own address.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { createFileLinks } from "../../src/engine/files.ts";
import { temporary } from "../support/small-core.ts";
import { rootOf, start, withSample } from "./program.ts";

const minutes = 60_000;
const tokens = {
  SLACK_BOT_TOKEN: "xoxb-test",
  SLACK_SIGNING_SECRET: "secret",
  SLACK_API_URL: "http://127.0.0.1:9/api/",
  STAFETT_OTHER_CLOUD: "yes",
};
const running = async (env: Readonly<Record<string, string>>) => {
  const cwd = withSample(temporary());
  const program = await start({ cwd, env });
  onTestFinished(() => void program.child.kill("SIGKILL"));
  if (!(await program.ready())) throw new Error(program.said());
  const data = existsSync(join(cwd, "data/stafett.db")) ? "stafett.db" : "playground.db";
  return { key: await rootOf(cwd, data), origin: `http://127.0.0.1:${program.port}` };
};

describe.each<[string, Readonly<Record<string, string>>]>([
  ["for real", { ...tokens, STAFETT_PUBLIC_URL: "https://stafett.example.org" }],
  ["as the playground", {}],
])("%s", (_, env) => {
  test("an old link of its own and one that is none are answered with a page", async () => {
    const { key, origin } = await running(env);
    const links = createFileLinks(key, () => origin);
    const ask = { member: "noomi-kontakt", workflow: "case", instance: "I1", file: "minutes" };
    const answered = async (url: string, method = "GET") => {
      const response = await fetch(url, { method });
      return [
        response.status,
        response.headers.get("content-type"),
        (await response.text()).includes("<h1>"),
      ];
    };
    const html = "text/html; charset=utf-8";
    // The playground's clock stands on an early morning: of a day to come, or of this one, which may be sixteen hours ago.
    expect(await answered(links.link(ask, Date.now() - 24 * 60 * minutes) ?? "")).toEqual([
      410,
      html,
      true,
    ]);
    expect(await answered(`${origin}/files/x`)).toEqual([404, html, true]);
    expect(await answered(`${origin}/files/x`, "HEAD")).toEqual([404, html, false]);
    expect((await answered(`${origin}/files/x`, "POST"))[0]).toBe(405);
  });
});
