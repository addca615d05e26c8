// The process dies, sleeps, or is replaced by another version, while people write.
import { appendFileSync, cpSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { stop } from "../process/program.ts";
import { root } from "../support/source.ts";
import { again, type Fault, half, pause } from "./fault.ts";
import { onStage, type Stage, temporary } from "./stage.ts";

const underLoad = (
  times: number,
  onceMore: (stage: Stage, time: number) => Promise<number>,
  seen: (stage: Stage, s: readonly number[]) => string,
) =>
  onStage({}, async (stage) => {
    await stage.begin();
    stage.call();
    return again(
      times,
      (time) => onceMore(stage, time),
      () => stage.count(),
      (seconds) => seen(stage, seconds),
    );
  });

const killed: Fault = {
  name: "kill",
  what: "`kill -9` under load, again and again on one database; some of Slack's answers are lost",
  until: "from the kill",
  times: 100,
  short: 1,
  run: (times) =>
    underLoad(
      times,
      async (stage, time) => {
        // What is posted meanwhile is in doubt afterwards, and looked for.
        if (time % 3 === 0)
          stage.cloud.faults.next({ kind: "lost", method: "chat.postMessage", times: 2 });
        const since = performance.now();
        await stop(stage.program, "SIGKILL");
        await stage.begin();
        return stage.normalAfter(since);
      },
      (stage, seconds) => `${half(seconds)}; ${new Set(stage.load.refs).size} cases posted`,
    ),
};

const asleepMs = 60_000;
const asleep: Fault = {
  name: "sleep",
  what: "stopped for a minute and woken (`SIGSTOP`, `SIGCONT`)",
  until: "from waking",
  times: 2,
  short: 0,
  run: (times) =>
    underLoad(
      times,
      async (stage) => {
        const { child } = stage.program;
        child.kill("SIGSTOP");
        await pause(asleepMs);
        const since = performance.now();
        child.kill("SIGCONT");
        return stage.normalAfter(since);
      },
      () => "whoever asked meanwhile waited, and was answered",
    ),
};

/** The program as another revision: one of its rules is another file. */
const otherRevision = (name: string): string => {
  const folder = temporary();
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  for (const part of ["src", "workflows", "adapters", "package.json", "bin"])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  mkdirSync(join(folder, "playground"));
  appendFileSync(join(folder, "workflows/case/index.ts"), `// ${name}\n`);
  return folder;
};
const replaced: Fault = {
  name: "replace",
  what: "started with another code revision under load: every view is made anew",
  until: "from the stop",
  times: 20,
  short: 1,
  run: (times) => {
    const revisions = [otherRevision("one"), otherRevision("two")];
    return underLoad(
      times,
      async (stage, time) => {
        const since = performance.now();
        await stop(stage.program);
        await stage.begin(revisions[time % revisions.length]);
        return stage.normalAfter(since);
      },
      (_, seconds) => half(seconds),
    );
  },
};
export const processFaults: readonly Fault[] = [killed, asleep, replaced];
