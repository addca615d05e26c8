// The playground as `npm start` runs it, in this process: the bot, both stand-ins and the page's server, on a port and in a folder of its own.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DeliveryRow } from "../../playground/page/contract.ts";
import { allSteps } from "../../playground/page/guide.ts";
import type { Door } from "../../playground/page/guide-door.ts";
import { Quiet } from "../../playground/page/guide-quiet.ts";
import { postWords } from "../../playground/page/post-words.ts";
import { texts } from "../../playground/page/texts.ts";
import { startPlayground } from "../../playground/server/index.ts";
import { readConfigFile } from "../../src/app/configuration/config-file.ts";
import { readEnvironment } from "../../src/config/index.ts";
import { createLog } from "../../src/log.ts";
import { rowsOf } from "./guide-order.ts";

export type Whole = {
  readonly door: Door;
  readonly url: string;
  deliveries(): Promise<DeliveryRow[]>;
  stop(): Promise<void>;
};
/** As the page's own, without waiting for a person. */
export const doorTo = (url: string): Door => {
  const ask = async <T>(path: string, body?: unknown): Promise<T> => {
    const say = (): Promise<Response> =>
      fetch(url + path, {
        ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
        headers: { "content-type": "application/json", "accept-encoding": "identity" },
      });
    // A connection that was kept may be closed at that very moment: nobody has heard it, and it is said again.
    const response = await say().catch(say);
    if (!response.ok)
      throw new Error(
        `${path} ${JSON.stringify(body)}: ${response.status} ${await response.text()}`,
      );
    return (await response.json()) as T;
  };
  return {
    state: (user) => ask(`/play/state?user=${user}`),
    teams: (user) => ask(`/play/teams/state?user=${user}`),
    post: (what, body) => ask(`/play/${what}`, body),
    postTeams: (what, body) => ask(`/play/teams/${what}`, body),
    clock: () => ask("/play/clock"),
    settled: () => ask("/play/settled"),
    cases: () => ask("/play/cases"),
    journal: (ref) => ask(`/play/journal?ref=${ref}`),
    mail: () => ask("/play/mail"),
    pause: (ms) => new Promise((done) => void setTimeout(done, ms)),
  };
};
export const startWhole = async (language: "sv" | "en" = "sv"): Promise<Whole> => {
  const folder = mkdtempSync(join(tmpdir(), "stafett-whole-"));
  const read = readEnvironment({
    PORT: "0",
    DATABASE_URL: `sqlite:${join(folder, "stafett.db")}`,
    STAFETT_KEY_FILE: join(folder, "stafett.key"),
  });
  const config = readConfigFile("stafett.yaml");
  if (!read.ok || "count" in config) throw new Error("the sample cannot be read");
  const { port, stop } = await startPlayground({
    env: read.env,
    config,
    log: createLog("silent"),
    codeRevision: "test",
  });
  const url = `http://127.0.0.1:${port}`;
  const door = doorTo(url);
  // As the page does when it is loaded.
  await door.post("language", { language });
  return {
    url,
    door,
    deliveries: async () => (await (await fetch(`${url}/play/deliveries`)).json()) as DeliveryRow[],
    stop: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Plays the guide from the beginning in the order of that row; which steps did not come to their end, and after which. */
export const inOrder = async (row: number, lang: "sv" | "en"): Promise<string[]> => {
  const whole = await startWhole(lang);
  try {
    const quiet = new Quiet(whole.door, lang, null);
    const failed: string[] = [];
    let before = "the beginning";
    for (const at of rowsOf(allSteps.length)[row] ?? []) {
      const step = allSteps[at];
      if (!step) continue;
      await quiet
        .play(step)
        .catch((error: unknown) =>
          failed.push(`${step.id} after ${before}: ${(error as Error).message}`),
        );
      before = step.id;
    }
    // All that has been sent on the way is said in words where the page lists it.
    for (const { key } of await whole.deliveries())
      if (postWords(key, texts[lang]).includes(".")) failed.push(`no words for ${key}`);
    return failed;
  } finally {
    await whole.stop();
  }
};
