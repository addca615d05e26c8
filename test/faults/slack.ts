// Slack is slow in one place, or gone for hours.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { type Config, loadConfig } from "../../src/config/index.ts";
import { unsettled } from "../process/journals.ts";
import { type Between, opening, room } from "../process/load.ts";
import { root } from "../support/source.ts";
import { becomes, type Fault, must, pause, percentile } from "./fault.ts";
import { onStage, type Stage, temporary } from "./stage.ts";

const channels = 50;
const slowMs = 10_000;
const nameOf = (n: number): string => `f${String(n).padStart(2, "0")}`;
const userOf = (n: number): string => `U0F${String(n).padStart(2, "0")}A`;
const channelOf = (n: number): string => `C0F${String(n).padStart(2, "0")}`;
type Entry = Record<string, unknown>;
/** The sample, and as many agencies like Noomi beside it, each with a channel of its own. */
const manyAgencies = (): string => {
  const sample = parse(readFileSync(join(root, "stafett.yaml"), "utf8")) as Record<string, Entry[]>;
  const like = sample.agencies?.find(({ id }) => id === "noomi") ?? {};
  for (let n = 0; n < channels; n++) {
    const id = nameOf(n);
    sample.agencies?.push({
      ...like,
      id,
      name: `Verksamhet ${id}`,
      lead: `${id}-chef`,
      contact: `${id}-kontakt`,
    });
    const member = { agency: id, language: "sv" };
    sample.members?.push(
      {
        ...member,
        id: `${id}-kontakt`,
        name: `Kontakt ${id}`,
        roles: ["caseworker"],
        deputy: `${id}-chef`,
        slack: `T0STAFETT/${userOf(n)}`,
      },
      {
        ...member,
        id: `${id}-chef`,
        name: `Chef ${id}`,
        roles: ["lead", "caseworker"],
        deputy: `${id}-kontakt`,
        slack: `T0STAFETT/${userOf(n)}B`,
      },
    );
    sample.spaces?.push({
      id,
      name: `Kanal ${id}`,
      slack: `T0STAFETT/${channelOf(n)}`,
      language: "sv",
      shows: "references",
      agencies: [id],
      region: "SYD",
    });
  }
  return stringify(sample);
};
const read = (text: string): Config => {
  const found = loadConfig(text, "stafett.yaml");
  if (found.ok) return found.config;
  throw new Error(JSON.stringify(found.problems));
};
/** In one channel somebody opens cases, one after the other; how long each post took to come. */
const postsOf = async (
  stage: Stage,
  n: number,
  isOver: () => boolean,
): Promise<readonly number[]> => {
  const took: number[] = [];
  const shown = (): number => stage.cloud.messages(channelOf(n)).length;
  while (!isOver()) {
    const before = shown();
    const one = opening(userOf(n), `${nameOf(n)}-chef`);
    stage.load.commands.push(one);
    await stage.load.send(one);
    must(one.acknowledged, `nothing was opened: ${[...stage.load.refusals.keys()]}`);
    const since = one.acknowledgedAt ?? 0;
    if (!(await becomes(() => shown() > before || isOver(), 60_000, 5)))
      must(false, "a post did not come");
    if (shown() > before) took.push(performance.now() - since);
    await pause(400 + Math.random() * 200);
  }
  return took;
};
const spoken = (ms: readonly number[]): string =>
  `p50 ${percentile(ms, 0.5).toFixed(0)} ms, p99 ${percentile(ms, 0.99).toFixed(0)} ms`;
const slow: Fault = {
  name: "slow-channel",
  what: `in one of ${channels} channels each post takes ${slowMs / 1_000} s`,
  until: "the slowest post in the other 49",
  times: 30,
  short: 4,
  run: async (times) => {
    const text = manyAgencies();
    const cwd = temporary();
    writeFileSync(join(cwd, "stafett.yaml"), text);
    let isSlow = false;
    const between: Between = async (c, next) => {
      if (
        isSlow &&
        c.req.path === "/api/chat.postMessage" &&
        (await c.req.raw.clone().text()).includes(channelOf(0))
      )
        await pause(slowMs);
      return next();
    };
    return onStage({ cwd, config: read(text), between }, async (stage) => {
      await stage.begin();
      const forSeconds = async (seconds: number): Promise<readonly number[]> => {
        const end = performance.now() + seconds * 1_000;
        const all = await Promise.all(
          Array.from({ length: channels }, (_, n) =>
            postsOf(stage, n, () => performance.now() > end),
          ),
        );
        return all.slice(1).flat();
      };
      // What a program does the first time, it does once.
      await forSeconds(2);
      await stage.settled();
      const calm = await forSeconds(times);
      await stage.settled();
      isSlow = true;
      const beside = await forSeconds(times);
      isSlow = false;
      const { acknowledged, lost, doubled } = await countIn(stage);
      const seen = `the others' posts: ${spoken(beside)}; without a slow one ${spoken(calm)} (${beside.length} and ${calm.length} posts; here _times_ is seconds)`;
      return { times, acknowledged, lost, doubled, seconds: Math.max(...beside) / 1_000, seen };
    });
  },
};
/** Cases are counted in their own channels here. */
const countIn = async (stage: Stage) =>
  stage.count(
    new Set(),
    Array.from({ length: channels }, (_, n) => channelOf(n)),
  );

export const fakeTime = (): string | undefined =>
  [
    "/usr/lib",
    ...(existsSync("/usr/lib") ? readdirSync("/usr/lib").map((one) => join("/usr/lib", one)) : []),
  ]
    .map((folder) => join(folder, "faketime/libfaketimeMT.so.1"))
    .find((file) => existsSync(file));
const faster = 120;
/** Friday evening. */
const friday = Date.parse("2026-11-27T21:00:00Z");
type Mode = "answers" | "says 503" | "hangs up" | "says nothing";
const wrong: readonly Mode[] = ["says 503", "hangs up", "says nothing"];
const gone: Fault = {
  name: "outage",
  what: `Slack is gone for hours (503, hangs up, silent) while people write; the program's clock runs ${faster} times as fast (libfaketime)`,
  until: "from Slack's return until all stands, by the program's clock",
  times: 3,
  short: 0,
  lacks: () => (fakeTime() === undefined ? "libfaketime" : undefined),
  run: (hours) => outage(hours),
};
type Wrote = { readonly method: string; readonly ts: string };
const outage = async (hours: number) => {
  let began = Date.now();
  const now = (): number => friday + (Date.now() - began) * faster;
  let mode: Mode = "answers";
  const wrote: Wrote[] = [];
  const between: Between = async (c, next) => {
    if (mode === "says 503") return new Response("Service Unavailable", { status: 503 });
    if (mode === "says nothing") await pause(1_000);
    if (mode !== "answers") {
      (c.env as { incoming: { socket: { destroy(): void } } }).incoming.socket.destroy();
      return new Response(null, { status: 500 });
    }
    const answer = await next();
    const method = c.req.path.replace("/api/chat.", "");
    const { ts, channel } = method.startsWith("/")
      ? {}
      : ((await answer.clone().json()) as { ts?: string; channel?: string });
    // What the operators' space is told there is changed as it goes on.
    if (ts && channel === room) wrote.push({ method, ts });
    return answer;
  };
  const env = {
    LD_PRELOAD: fakeTime() ?? "",
    FAKETIME: `@2026-11-27 21:00:00 x${faster}`,
    TZ: "UTC",
  };
  return onStage(
    { now, between, env },
    async (stage) => {
      began = Date.now();
      await stage.begin();
      stage.call(2);
      await pause((30 * 60_000) / faster);
      wrote.length = 0;
      const because = new Set<string>();
      for (let third = 0; third < wrong.length; third++) {
        mode = wrong[third] ?? "answers";
        await pause((hours * 3_600_000) / faster / wrong.length);
        for (const one of (await stage.ready()).because) because.add(one);
      }
      const waiting = unsettled(stage.cwd);
      must(waiting > 0, "nothing waited");
      await stage.hangUp();
      mode = "answers";
      const since = now();
      await stage.settled();
      const seconds = (now() - since) / 1_000;
      const updated = Map.groupBy(wrote, ({ ts }) => ts);
      const twice = [...updated.values()].filter((all) => all.length > 1).length;
      const { acknowledged, lost, doubled } = await stage.count();
      const seen = `${waiting} posts waited, \`/readyz\` said ${[...because].map((one) => `\`${one}\``).join(", ")}; afterwards each was written once (${twice} oftener). Here _times_ is hours`;
      return { times: hours, acknowledged, lost, doubled: doubled + twice, seconds, seen };
    },
    { now, pauseMs: 100, betweenMs: 250, mostOpened: 5_000 },
  );
};
export const slackFaults: readonly Fault[] = [slow, gone];
