// One morning of many: everybody who has something due gets their list at 08:30, from a platform that takes only so many messages, on a simulated clock.
import { catalogues } from "../src/app/catalogues.ts";
import { compose, type Stafett } from "../src/app/compose.ts";
import { silent } from "../src/log.ts";
import type { Member, Platform } from "../src/rules/workflow.ts";
import { masterKey, newFixture } from "./fixture.ts";
import { LimitedCloud, leastMs, type Taken } from "./limited-cloud.ts";
import { registerOfSize } from "./many-people.ts";
import { SimulatedTime } from "./simulated-time.ts";
import { load, number, percentile, type Row, row } from "./stats.ts";

const [openedAt, listsAt, eveningAt] = [
  "2026-11-25T09:00:00Z",
  "2026-11-26T07:30:00Z",
  "2026-11-26T17:30:00Z",
].map((iso) => Date.parse(iso)) as [number, number, number];
const listTitle = (catalogues.phrases.sv as unknown as Readonly<Record<string, string>>)[
  "day.title"
];
/** What the pages promise to carry. */
const whole = { members: 20_000, cases: 100_000, due: 20_000, lists: 5_000 };
type Plan = {
  readonly members: number;
  readonly cases: number;
  readonly due: number;
  readonly lists: number;
};
const scaled = (members: number): Plan => {
  const factor = members / whole.members;
  return {
    members,
    cases: Math.round(whole.cases * factor),
    due: Math.round(whole.due * factor),
    lists: Math.round(whole.lists * factor),
  };
};
const say = (text: string): void => void process.stderr.write(`  ${text}\n`);
const seconds = (ms: number): string => `${number(ms / 1_000)} s`;
/** Wall and processor time of `work`, said. */
const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
  const [since, before] = [performance.now(), process.cpuUsage()];
  const came = await work();
  const { user, system } = process.cpuUsage(before);
  say(
    `${what}: ${seconds(performance.now() - since)}, of the processor ${seconds((user + system) / 1_000)}`,
  );
  return came;
};

const opening = async (
  bot: Stafett,
  members: readonly Member[],
  count: number,
  risk: "high" | "low",
  from = 0,
): Promise<readonly string[]> => {
  const refs: string[] = [];
  await load(64, count, async (n) => {
    const member = members[n % members.length] as Member;
    const values = { deputy: member.deputy, child: "no", risk, quiet: "no" };
    const done = await bot.engine.transact.run({
      idempotencyKey: `open-${from + n}`,
      workflow: "case",
      command: "open",
      values,
      by: { member },
    });
    if (done.kind !== "ok") throw new Error(`open: ${done.kind}`);
    refs[n] = (done.state as { ref: string }).ref;
  });
  return refs;
};
/** Everything that did not come on its day, or not once. */
const wrong = async (
  bot: Stafett,
  plan: Plan,
  due: ReadonlySet<string>,
  lists: readonly Taken[],
  later: readonly Taken[],
): Promise<readonly string[]> => {
  const found: string[] = [];
  const must = (is: boolean, what: string): void => void (is || found.push(what));
  const people = new Set(lists.map(({ to }) => to));
  must(people.size === plan.lists, `${people.size} of ${plan.lists} have a list`);
  must(lists.length === people.size, `${lists.length} lists to ${people.size} people`);
  const listed = lists.flatMap(({ refs }) => refs);
  const known = new Set(listed);
  const unlisted = [...due].filter((ref) => !known.has(ref)).length;
  must(
    known.size === due.size && listed.length === due.size,
    `${unlisted} of ${due.size} due cases stand in no list, ${listed.length} are listed`,
  );
  // Nobody answers, so that every case is late that day, and somebody is told so.
  const reminded = new Set(later.flatMap(({ refs }) => refs));
  const unreminded = [...due].filter((ref) => !reminded.has(ref)).length;
  must(unreminded === 0, `${unreminded} of ${due.size} were not reminded of that day`);
  const names = [...lists, ...later].map(({ outbox }) => outbox);
  must(new Set(names).size === names.length, "a post came twice");
  const late = await bot.worker.lateMs();
  must(late === 0, `a timer is ${seconds(late)} late in the evening`);
  return found;
};
const morningOf = async (platform: Platform, plan: Plan): Promise<readonly Row[]> => {
  const clock = new SimulatedTime(openedAt);
  const cloud = new LimitedCloud(platform, clock);
  const register = registerOfSize(plan.members, platform);
  const bot = await timed(`${platform}: the first start, ${plan.members} members`, () =>
    compose({
      file: newFixture().file,
      masters: { current: () => masterKey, older: () => [] },
      register,
      clock,
      log: silent,
      codeRevision: "bench",
      adapters: () => [cloud.adapter()],
    }),
  );
  const { people } = await bot.engine.transact.instances.people();
  const members = register.members.map(({ id }) => people.members.get(id) as Member);
  // Every fourth has a list, so that all agencies have some; or all have.
  const acute = members
    .filter((_, n) => plan.lists === members.length || n % 4 === 0)
    .slice(0, plan.lists);
  const refs = await timed(`${platform}: ${plan.cases} cases opened`, async () => {
    const high = await opening(bot, acute, plan.due, "high");
    await opening(bot, members, plan.cases - plan.due, "low", plan.due);
    return high;
  });
  await timed(`${platform}: what opening them posts`, async () => {
    await bot.worker.start();
    await clock.until(listsAt - 60_000);
  });
  cloud.isLimited = true;
  const before = cloud.taken.length;
  await timed(`${platform}: from 08:29 to 18:30`, () => clock.until(eveningAt));
  const day = cloud.taken.slice(before);
  const lists = day.filter(({ title }) => title === listTitle);
  const later = day.filter(({ title, at }) => title !== listTitle && at > listsAt);
  const found = await wrong(bot, plan, new Set(refs), lists, later);
  await bot.stop();
  const waits = lists.map(({ at }) => at - listsAt);
  say(
    `${platform}: ${lists.length} lists, p50 ${seconds(percentile(waits, 50))}, last ${seconds(Math.max(...waits))}; asked for patience ${cloud.refused} times`,
  );
  const last = new Date(Math.max(...later.map(({ at }) => at))).toISOString().slice(11, 16);
  say(
    `${platform}: ${later.length} messages about what is late, to ${new Set(later.map(({ to }) => to)).size} people, the last at ${last} UTC`,
  );
  if (found.length > 0) throw new Error(`${platform}: ${found.join("; ")}`);
  const least = leastMs(platform, lists.length) + 1_000;
  const name = platform === "slack" ? "one workspace of Slack" : "one tenant of Teams";
  return [
    row(
      `the last of ${lists.length} lists due at 08:30 in ${name}`,
      [Math.max(...waits) / 1_000],
      "s",
      undefined,
    ),
    row(
      `the same ÷ what the platform's limits allow (${seconds(least)})`,
      [Math.max(...waits) / least],
      "×",
      { atMost: 1.2 },
    ),
  ];
};

/** `size`: members; without one the two thousand lists of one workspace, and nothing else. */
export const measureMorning = async (_rounds: number, size?: number): Promise<readonly Row[]> => {
  const plan =
    size === undefined ? { members: 2_000, cases: 2_000, due: 2_000, lists: 2_000 } : scaled(size);
  const factor =
    size === undefined ? "" : `, ${number((100 * plan.members) / whole.members)} % of the whole`;
  say(
    `${plan.members} members, ${plan.cases} open cases, ${plan.due} due, ${plan.lists} lists${factor}`,
  );
  const rows: Row[] = [];
  for (const platform of ["slack", "teams"] as const)
    rows.push(...(await morningOf(platform, plan)));
  return rows;
};
