// Three programs share one PostgreSQL: one of them dies or sleeps, or the server does, or the way between them.
import { execFileSync } from "node:child_process";
import { renameSync, rmSync } from "node:fs";
import { stop } from "../process/program.ts";
import { crashed } from "../store/server.ts";
import { openWay } from "../store/way.ts";
import { again, type Fault, half, type Measured, pause } from "./fault.ts";
import { type Opening, Several } from "./several.ts";

export const underLoad = async (
  times: number,
  onceMore: (stage: Several, time: number) => Promise<number>,
  seen: (stage: Several, seconds: readonly number[]) => string,
  opening?: Opening,
): Promise<Measured> => {
  const stage = await Several.open(opening);
  try {
    stage.call();
    return await again(
      times,
      (time) => onceMore(stage, time),
      () => stage.count(),
      (seconds) => seen(stage, seconds),
    );
  } finally {
    await stage.close();
  }
};
const refusals = ({ load }: Several): string => {
  const counts = new Map<string, number>();
  for (const [said, often] of load.refusals) {
    // A form says it below a heading and a button.
    const [first = ""] = said.replace(/^Det gick inte Stäng /, "").split(".");
    counts.set(first, (counts.get(first) ?? 0) + often);
  }
  const all = [...counts].map(([said, often]) => `${often} times _${said}. …_`);
  return all.length === 0 ? "" : `; meanwhile ${all.join(", ")}`;
};

export const came = (stage: Several, seconds: readonly number[]): string =>
  `${half(seconds)}${refusals(stage)}`;
/** The server dies, `between` is done to its files, and it comes up again. */
const serverDies =
  (between?: (data: string) => void): Fault["run"] =>
  (times) =>
    underLoad(
      times,
      async (stage) => {
        const since = performance.now();
        await crashed(stage.server, between);
        return stage.normalAfter(since);
      },
      came,
    );

const killed: Fault = {
  name: "kill-one",
  what: "one of three processes on one PostgreSQL is killed and started again; some of Slack's answers are lost",
  until: "from the kill",
  times: 100,
  short: 1,
  run: (times) =>
    underLoad(
      times,
      async (stage, time) => {
        if (time % 3 === 0)
          stage.cloud.faults.next({ kind: "lost", method: "chat.postMessage", times: 2 });
        const one = stage.all[time % stage.all.length];
        if (!one) throw new Error("there is none");
        const since = performance.now();
        await stop(one, "SIGKILL");
        stage.without(one);
        await stage.begin();
        return stage.normalAfter(since);
      },
      came,
    ),
};
const asleepMs = 60_000;
const asleep: Fault = {
  name: "sleep-one",
  what: "one of the three, the leader too, is stopped for a minute and woken",
  until: "from waking",
  times: 3,
  short: 0,
  run: (times) =>
    underLoad(
      times,
      async (stage, time) => {
        const one = stage.all[time % stage.all.length];
        if (!one) throw new Error("there is none");
        one.child.kill("SIGSTOP");
        stage.without(one);
        await pause(asleepMs);
        const since = performance.now();
        one.child.kill("SIGCONT");
        stage.all.push(one);
        return stage.normalAfter(since);
      },
      came,
    ),
};
const serverKilled: Fault = {
  name: "postgres-kill",
  what: "PostgreSQL is killed (`kill -9` of its first process), and comes up again",
  until: "from the kill",
  times: 20,
  short: 0,
  run: serverDies(),
};
const serverReplaced: Fault = {
  name: "postgres-copy",
  what: "PostgreSQL is killed, and another comes up on a copy of its files",
  until: "from the kill",
  times: 5,
  short: 0,
  run: serverDies((data) => {
    execFileSync("cp", ["-a", data, `${data}.copy`]);
    rmSync(data, { recursive: true });
    renameSync(`${data}.copy`, data);
  }),
};

const cut: Fault = {
  name: "postgres-cut",
  what: "every connection to PostgreSQL is cut at the same moment",
  until: "from the cut",
  times: 50,
  short: 0,
  run: async (times) => {
    const way = await openWay();
    try {
      return await underLoad(
        times,
        async (stage) => {
          const since = performance.now();
          way.cut();
          return stage.normalAfter(since);
        },
        came,
        { through: way.through },
      );
    } finally {
      way.close();
    }
  },
};
export const serverFaults: readonly Fault[] = [killed, asleep, serverKilled, serverReplaced, cut];
