// Many members: what a start costs that knows them, what a reload costs that changes one, and how long nobody is answered meanwhile.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { compose, type Stafett } from "../src/app/compose.ts";
import type { Register } from "../src/app/configuration/register.ts";
import { silent } from "../src/log.ts";
import { changeBetween } from "../workflows/people/reconfigured.ts";
import { masterKey, newFixture } from "./fixture.ts";
import { LimitedCloud } from "./limited-cloud.ts";
import { registerOfSize } from "./many-people.ts";
import { SimulatedTime } from "./simulated-time.ts";
import { type Row, row } from "./stats.ts";

type Took = { readonly wallMs: number; readonly cpuMs: number };
const took = async (work: () => Promise<unknown>): Promise<Took> => {
  const [since, before] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(before);
  return { wallMs: performance.now() - since, cpuMs: (user + system) / 1_000 };
};
const open = (file: string, register: Register, clock: SimulatedTime): Promise<Stafett> =>
  compose({
    file,
    masters: { current: () => masterKey, older: () => [] },
    register,
    clock,
    log: silent,
    codeRevision: "bench",
    adapters: () => [new LimitedCloud("slack", clock).adapter()],
  });
/** `size`: members, 20,000 where nothing is said. Each round reloads once more. */
export const measureMembers = async (rounds: number, size = 20_000): Promise<readonly Row[]> => {
  const { file } = newFixture();
  const clock = new SimulatedTime(Date.parse("2026-11-25T09:00:00Z"));
  const register = registerOfSize(size, "slack");
  let bot: Stafett | undefined;
  const first = await took(async () => {
    bot = await open(file, register, clock);
    await bot.worker.start();
    await bot.worker.idle();
  });
  await bot?.stop();
  const [known, pauses, reviews]: [Took[], number[], number[]] = [[], [], []];
  for (let n = 0; n < rounds; n++) {
    known.push(
      await took(async () => {
        bot = await open(file, register, clock);
      }),
    );
    const running = bot as Stafett;
    await running.worker.start();
    await running.worker.idle();
    const members = register.members.map((one, at) =>
      at === 7 + n ? { ...one, language: "en" as const } : one,
    );
    // As the thread that reads the file works it out, before anybody here has to wait.
    const configured = { change: changeBetween(register, { ...register, members }) };
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    await running.configure(configured);
    const viewed = await took(() => running.worker.idle());
    delay.disable();
    pauses.push(delay.max / 1e6);
    reviews.push(viewed.wallMs);
    await running.configure(register);
    await running.stop();
  }
  return [
    row(
      `the first start of ${size} members, of the processor`,
      [first.cpuMs / 1_000],
      "s",
      undefined,
    ),
    row(
      "a start that knows them",
      known.map(({ wallMs }) => wallMs / 1_000),
      "s",
      { atMost: 5 },
    ),
    row(
      "… of the processor",
      known.map(({ cpuMs }) => cpuMs / 1_000),
      "s",
      undefined,
    ),
    row("a reload that changes one: the longest pause for anybody", pauses, "ms", { atMost: 100 }),
    row("… until all is viewed again that may name them", reviews, "ms", { atMost: 10_000 }),
  ];
};
