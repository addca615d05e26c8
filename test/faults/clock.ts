// The machine's clock jumps while people write.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Fault, must, pause } from "./fault.ts";
import { fakeTime } from "./slack.ts";
import { onStage, temporary } from "./stage.ts";

/** As long as the library may believe what the file said. */
const believedMs = 1_100;
/** Ahead by three hours and back, then back by three hours and ahead: what was set in the other time must not stand still. */
const jumps = [3, 0, -3, 0] as const;
const jumped: Fault = {
  name: "clock",
  what: "the clock jumps three hours ahead, back, three hours back and ahead again (libfaketime)",
  until: "from the jump",
  times: 8,
  short: 0,
  lacks: () => (fakeTime() === undefined ? "libfaketime" : undefined),
  run: async (times) => {
    const file = join(temporary(), "clock");
    let hours = 0;
    const set = (to: number): void => {
      hours = to;
      writeFileSync(file, `${to < 0 ? "-" : "+"}${Math.abs(to)}h`);
    };
    set(0);
    const now = (): number => Date.now() + hours * 3_600_000;
    const env = {
      LD_PRELOAD: fakeTime() ?? "",
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_CACHE_DURATION: "1",
      FAKETIME_DONT_FAKE_MONOTONIC: "1",
    };
    return onStage(
      { now, env },
      async (stage) => {
        await stage.begin();
        stage.call();
        let slowest = 0;
        for (let time = 0; time < times; time++) {
          await pause(1_500);
          set(jumps[time % jumps.length] ?? 0);
          const since = performance.now();
          await pause(believedMs);
          slowest = Math.max(slowest, await stage.normalAfter(since));
          must(stage.program.child.exitCode === null, stage.program.said());
        }
        const { acknowledged, lost, doubled } = await stage.count();
        return {
          times,
          acknowledged,
          lost,
          doubled,
          seconds: slowest,
          seen: "what is signed in the other time is refused for a second, as it must be",
        };
      },
      { now, pauseMs: 50, betweenMs: 5 },
    );
  },
};
export const clockFaults: readonly Fault[] = [jumped];
