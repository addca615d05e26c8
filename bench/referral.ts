// A referral from Slack to Teams, from the opening of its case to the sender's receipt: beside as many check-ins, and among a hundred thousand others.
import { DatabaseSync } from "node:sqlite";
import type { Ask, Raw, Reply } from "../adapters/port.ts";
import { createSlackAdapter } from "../adapters/slack/index.ts";
import { createTeamsAdapter } from "../adapters/teams/index.ts";
import type { ComposeOptions, Stafett } from "../src/app/compose.ts";
import { crowd } from "./crowd.ts";
import {
  caller,
  checkIn,
  newFixture,
  type Opened,
  officeTime,
  openBot,
  openCase,
  openCases,
  teamsCaller,
} from "./fixture.ts";
import { freePort, type Program, pause, start } from "./program.ts";
import {
  divided,
  interleave,
  load,
  median,
  number,
  percentile,
  type Row,
  ratios,
  row,
  slices,
} from "./stats.ts";
import { botToken } from "./teams-cloud.ts";

const sender = { platform: "slack", identity: `${caller.team}/${caller.user}` } as const;
const receiver = {
  platform: "teams",
  identity: `${teamsCaller.tenant}/${teamsCaller.objectId}`,
} as const;
const [from, to] = ["noomi", "socialtjansten-malmo"] as const;
const service = "ekonomiskt_bistand";

type Step = {
  readonly command: string;
  readonly by: typeof sender | typeof receiver;
  readonly workflow: "case" | "referral";
  /** What stands in the form; without it the button is the whole command. */
  readonly form?: Raw;
};
/** Everything that people do, in turn. What the clock does between two of them (it begins the next workday) the receiver does here by a button. */
const steps: readonly Step[] = [
  {
    command: "consent",
    by: sender,
    workflow: "case",
    form: { kind: "sekretess", agency: to, purpose: service, given: "yes", form: "spoken" },
  },
  {
    command: "draft",
    by: sender,
    workflow: "referral",
    form: { service, to, urgency: "normal", basis: "samtycke_ngo", payer: "unknown" },
  },
  { command: "send", by: sender, workflow: "referral" },
  { command: "receive", by: receiver, workflow: "referral" },
  {
    command: "accept",
    by: receiver,
    workflow: "referral",
    form: {
      holder: "m:socialtjansten-malmo-handlaggare",
      deputy: "socialtjansten-malmo-ersattare",
    },
  },
  { command: "handOver", by: sender, workflow: "referral", form: { carrier: "phone" } },
  { command: "takeOver", by: receiver, workflow: "referral" },
  { command: "start", by: receiver, workflow: "referral" },
  { command: "finish", by: receiver, workflow: "referral", form: { outcome: "delivered" } },
  { command: "confirm", by: sender, workflow: "referral" },
];

/** Which referral a panel is about: its buttons say so, as they say it to a platform. */
const shownIn = (reply: Reply): string => {
  const { panel } = reply.kind === "done" ? reply : {};
  const actions = [
    ...(panel?.actions ?? []),
    ...(panel?.body ?? []).flatMap((block) => ("actions" in block ? block.actions : [])),
  ];
  const found = actions
    .map(({ does }) => ("press" in does ? does.press : "panel" in does ? does.panel : undefined))
    .find((target) => target?.workflow === "referral" && target.instance !== undefined)?.instance;
  if (found === undefined) throw new Error("no referral is shown");
  return found;
};
const askOf = (
  { core }: Stafett,
  { command, workflow, form }: Step,
  instance: string | undefined,
  kase: string,
): Ask => {
  const target = { workflow, command, ...(instance !== undefined && { instance }) };
  if (!form) return { kind: "press", ...target, values: {} };
  const hidden = command === "draft" ? core.signedValues.sign(target, { kase }, undefined) : {};
  return { kind: "submit", ...target, values: form, hidden, more: false };
};

let drawn = 0;
/** Times of acknowledgements, ms, by command. */
type Acks = Map<string, number[]>;
const commandsEach = steps.length + 1;
const timed = async <T>(acks: Acks, command: string, work: () => Promise<T>): Promise<T> => {
  const begun = performance.now();
  const done = await work();
  acks.set(command, [...(acks.get(command) ?? []), performance.now() - begun]);
  return done;
};
/** One referral, as far as `last`. Every step must have been carried out. The opening goes past the door, whose answer does not say which case it was. */
const refer = async (bot: Stafett, acks: Acks, last = "confirm"): Promise<void> => {
  const { instance: kase } = await timed(acks, "open", () => openCase(bot, "low"));
  let referral: string | undefined;
  for (const step of steps) {
    drawn += 1;
    const ask = askOf(bot, step, step.workflow === "case" ? kase : referral, kase);
    const reply = await timed(acks, step.command, () =>
      bot.engine.handle({ idempotencyKey: `r${drawn}`, ...step.by, ask }),
    );
    if (reply.kind !== "done") throw new Error(`${step.command}: ${reply.kind}`);
    if (step.command === "draft") referral = shownIn(reply);
    if (step.command === last) return;
  }
};

const adapters =
  (origin: string): ComposeOptions["adapters"] =>
  (handle, storage) => {
    const fact = ({ event }: Readonly<Record<string, string | number>>): never => {
      throw new Error(`an adapter complains: ${event}`);
    };
    return [
      createSlackAdapter({
        tokens: "xoxb-bench",
        signingSecret: "bench",
        apiUrl: `${origin}/api/`,
        handle,
        fact,
      }),
      createTeamsAdapter({
        clientId: "5e0c6a2b-91d4-4f3e-8b77-0a1d2c3e4f50",
        tenantId: teamsCaller.tenant,
        openIdUrl: `${origin}/v1/.well-known/openidconfiguration`,
        serviceUrl: `${origin}/teams`,
        serviceOrigins: [origin],
        token: () => botToken,
        tenants: [teamsCaller.tenant],
        places: storage.places("teams"),
        handle,
        fact,
      }),
    ];
  };
type Clouds = { readonly program: Program; readonly origin: string };
const clouds = async (): Promise<Clouds> => {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const program = start("bench/both-clouds.ts", { PORT: String(port) });
  for (;;) {
    program.alive();
    const there = await fetch(origin).catch(() => undefined);
    await there?.arrayBuffer();
    if (there?.ok) return { program, origin };
    await pause(10);
  }
};

type Measured = { readonly bot: Stafett; readonly file: string; made: number };
const opened = async (file: string, origin: string): Promise<Measured> => {
  const bot = await openBot(file, officeTime(), { adapters: adapters(origin) });
  await bot.worker.start();
  await bot.worker.idle();
  return { bot, file, made: 0 };
};
const count = (db: DatabaseSync, what: string): number =>
  (db.prepare(`select count(*) as n from ${what}`).get() as { n: number }).n;
/** A referral that stopped on the way, or a post that nobody got, would be fast. */
const allArrived = ({ file, made }: Measured): void => {
  const db = new DatabaseSync(file, { readOnly: true });
  const ended = count(db, "instances where workflow = 'referral' and open = 0");
  const late = count(db, "outbox where state <> 'stands' or (landed is null and gone = 0)");
  db.close();
  if (ended !== made || late !== 0)
    throw new Error(`${ended} of ${made} referrals ended, ${late} posts did not arrive`);
};
/** ms for each of `total`, with everything delivered. */
const delivered = async (
  { bot }: Measured,
  callers: number,
  total: number,
  call: (i: number) => Promise<unknown>,
): Promise<number> => {
  const begun = performance.now();
  await load(callers, total, call);
  await bot.worker.idle();
  return (performance.now() - begun) / total;
};
const referrals = async (
  one: Measured,
  callers: number,
  total: number,
  acks: Acks,
): Promise<number> => {
  const took = await delivered(one, callers, total, () => refer(one.bot, acks));
  one.made += total;
  return took;
};

/** The 99th percentile of each slice, made into rounds as the times are. */
const byRound = (perSlice: readonly number[]): readonly number[] => {
  const counted = perSlice.slice(slices);
  return Array.from({ length: counted.length / slices }, (_, round) =>
    median(counted.slice(round * slices, (round + 1) * slices)),
  );
};
const byCommand = (acks: Acks): string =>
  [...acks].map(([command, times]) => `${command} ${number(percentile(times, 99))}`).join(", ");

/** The same number of commands, so that what is left is what a referral's commands cost more than a check-in. */
const beside = async (
  one: Measured,
  cases: readonly Opened[],
  rounds: number,
  callers: number,
  total: number,
): Promise<readonly Row[]> => {
  const all: Acks = new Map();
  const [p99, floorP99]: [number[], number[]] = [[], []];
  let next = 0;
  const [ours, floor] = await interleave(rounds, [
    async () => {
      const acks: Acks = new Map();
      const took = await referrals(one, callers, total, acks);
      for (const [command, times] of acks)
        all.set(command, [...(all.get(command) ?? []), ...times]);
      p99.push(percentile([...acks.values()].flat(), 99));
      return took;
    },
    async () => {
      const times: number[] = [];
      const took = await delivered(one, callers, total * commandsEach, async () => {
        const begun = performance.now();
        await checkIn(one.bot, cases[next++ % cases.length], "press");
        times.push(performance.now() - begun);
      });
      floorP99.push(percentile(times, 99));
      return took * commandsEach;
    },
  ]);
  const label = callers === 1 ? "one caller" : `${callers} callers`;
  const [acked, floorAcked] = [byRound(p99), byRound(floorP99)];
  return [
    row(
      `referral, all posts delivered ÷ ${commandsEach} check-ins, ${label}`,
      ratios(ours, floor),
      "×",
      undefined,
      divided(ours, floor),
    ),
    row(
      `referrals/s, ${label}`,
      (ours ?? []).map((took) => 1_000 / took),
      "/s",
      undefined,
    ),
    row(`its acknowledgements, p99, ${label}`, acked, "ms", undefined, byCommand(all)),
    row(
      `the same ÷ p99 of the check-ins, ${label}`,
      ratios(acked, floorAcked),
      "×",
      undefined,
      divided(acked, floorAcked),
    ),
  ];
};

const likeReferral = { workflow: "referral", readers: [`a:${from}`, `a:${to}`] };
const growth = async (origin: string, rounds: number): Promise<Row> => {
  const sizes: Measured[] = [];
  for (const more of [0, 100_000]) {
    const { file } = newFixture();
    const first = await opened(file, origin);
    await load(8, 100, () => refer(first.bot, new Map(), "send"));
    await first.bot.worker.idle();
    await first.bot.stop();
    if (more > 0) {
      crowd(file, more);
      crowd(file, more, likeReferral);
    }
    sizes.push(await opened(file, origin));
  }
  const [few, many] = await interleave(
    rounds,
    sizes.map((one) => () => referrals(one, 1, 12, new Map())),
  );
  for (const one of sizes) {
    await one.bot.stop();
    allArrived(one);
  }
  return row(
    "a referral with 100 k others ÷ with 100, one caller",
    ratios(many, few),
    "×",
    { atMost: 1.15 },
    divided(many, few),
  );
};

export const measureReferral = async (rounds: number): Promise<readonly Row[]> => {
  const { program, origin } = await clouds();
  const one = await opened(newFixture().file, origin);
  const cases = await openCases(one.bot, 200, "low");
  await one.bot.worker.idle();
  const alone = await beside(one, cases, rounds, 1, 12);
  const together = await beside(one, cases, rounds, 32, 64);
  await one.bot.stop();
  allArrived(one);
  const grown = await growth(origin, rounds);
  await program.stop();
  return [...alone, ...together, grown];
};
