// The agenda of a meeting that builds itself: the whole command, its six reads alone, and whether it stays when there are many cases.
import { DatabaseSync } from "node:sqlite";
import { PlayClock } from "../playground/server/controls.ts";
import type { Stafett } from "../src/app/compose.ts";
import { blinded } from "../src/engine/blind.ts";
import type { InstanceId, Instant } from "../src/rules/ui.ts";
import type { Member, Needs, Query } from "../src/rules/workflow.ts";
import { listSql } from "../src/store/queries.ts";
import { needs } from "../workflows/agenda/commands.ts";
import type { Agenda } from "../workflows/agenda/model.ts";
import type { Series } from "../workflows/agenda/series/rules.ts";
import { blindIn } from "./crowd.ts";
import { newFixture, officeTime, openBot, openCase } from "./fixture.ts";
import { dealActions, dealBeside, dealCases, sameOn } from "./meeting-rows.ts";
import { divided, interleave, load, median, type Row, ratios, row } from "./stats.ts";

const sizes = [100, 1_000, 10_000, 100_000] as const;
/** What is promised is promised for this many open cases. docs/bench.md. */
const promised = 10_000;
const actions = 50_000;
const perSlice = 8;
/** Two weeks before the agenda is built: what has been opened or has ended since then is new to the meeting. */
const plannedAt = Date.parse("2026-11-11T09:00:00Z");
const builtAt = officeTime().now();
const plan = {
  template: "noomi_syd_avstamning",
  day: "2026-11-30",
  time: "09:00",
  rhythm: "biweekly",
  invited: ["evonhuset", "socialtjansten-malmo"],
  minutes: "60",
  rotate: "yes",
};

let drawn = 0;
const member = async (bot: Stafett): Promise<Member> => {
  const found = (await bot.engine.transact.instances.people()).people.members.get("noomi-kontakt");
  if (!found) throw new Error("the sample has no such member");
  return found;
};
const does = async (
  bot: Stafett,
  workflow: string,
  command: string,
  values: Readonly<Record<string, unknown>>,
  instance?: InstanceId,
): Promise<{ readonly instance: InstanceId; readonly state: unknown }> => {
  drawn += 1;
  const by = { member: await member(bot) };
  const order = {
    idempotencyKey: `meeting-${drawn}`,
    workflow,
    command,
    values,
    by,
    ...(instance !== undefined && { instance }),
  };
  const done = await bot.engine.transact.run(order);
  if (done.kind !== "ok") throw new Error(`${workflow}.${command}: ${done.kind}`);
  return done;
};

/** How many of each read's rows there are; the agenda must have taken them up. */
type Counts = Readonly<Record<string, number>>;
type Prepared = {
  readonly bot: Stafett;
  readonly agenda: InstanceId;
  readonly read: () => Counts;
  readonly close: () => Promise<void>;
};
/** The statements that the command asks, on a connection of their own: prepared once, rows fetched, nothing done with them. */
const bareReads = (
  file: string,
  asked: Needs,
): { readonly read: () => Counts; readonly close: () => void } => {
  const db = new DatabaseSync(file);
  db.exec("pragma query_only = on; pragma cache_size = -16000");
  const blind = blindIn(file);
  const statements = Object.entries(asked).map(([name, query]) => {
    const [sql, values] = listSql(blinded(query as Query, undefined, blind));
    return { name, values, statement: db.prepare(sql) };
  });
  const read = (): Counts =>
    Object.fromEntries(
      statements.map(({ name, statement, values }) => [name, statement.all(...values).length]),
    );
  return { read, close: () => db.close() };
};
const prepared = async (cases: number, deal = dealCases): Promise<Prepared> => {
  const { file } = newFixture();
  const before = await openBot(file, new PlayClock(plannedAt));
  const series = await does(before, "series", "plan", plan);
  const agenda = (series.state as Series).upcoming;
  if (agenda === undefined) throw new Error("no meeting is prepared");
  await openCase(before, "low");
  await does(before, "action", "create", {
    text: "Ring boendet",
    owner: { member: "noomi-kontakt" },
    due: "2026-12-08",
  });
  await before.stop();
  deal(file, cases, builtAt);
  dealActions(file, actions, series.instance, builtAt);
  const bot = await openBot(file, officeTime());
  const state = (await bot.engine.transact.instances.load(agenda))?.state as Agenda;
  const command = {
    type: "collect",
    values: {},
    by: { member: await member(bot) },
    at: new Date(builtAt).toISOString() as Instant,
  };
  const bare = bareReads(file, needs(state, command, undefined as never) ?? {});
  const close = async (): Promise<void> => {
    bare.close();
    await bot.stop();
  };
  return { bot, agenda, read: bare.read, close };
};
/** An agenda that has left out what it read would be fast. */
const collect = async ({ bot, agenda, read }: Prepared): Promise<void> => {
  const { state } = await does(bot, "agenda", "collect", {}, agenda);
  const { items, collected } = state as Agenda;
  const { unfinished, questions, referrals = 0, raised = 0 } = read();
  const [about, referred] = ["cases", "referrals"].map(
    (under) => items.filter((item) => item.collected && item.under === under).length,
  );
  if (
    referred !== referrals ||
    (about ?? 0) < raised ||
    collected?.questions !== questions ||
    (collected?.actions.length ?? 0) < (unfinished ?? 0)
  )
    throw new Error("the agenda does not hold what is there");
};
const p50 = async (work: () => Promise<unknown> | unknown): Promise<number> =>
  median(await load(1, perSlice, async () => work()));

/** Milliseconds of the processor for one: what else runs on the machine meanwhile is not in it. */
const worked = async (work: () => Promise<unknown> | unknown): Promise<number> => {
  const before = process.cpuUsage();
  await load(1, perSlice, async () => work());
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / perSlice;
};
/** With the same things on it, beside few cases and beside many. */
export const measureAgenda = async (rounds: number): Promise<readonly Row[]> => {
  const sides: Prepared[] = [];
  for (const cases of [1_000, 100_000]) sides.push(await prepared(cases, dealBeside));
  for (const one of sides) {
    const { state } = await does(one.bot, "agenda", "collect", {}, one.agenda);
    const { items, collected } = state as Agenda;
    const on = Object.values(sameOn).reduce((sum, n) => sum + n, 0);
    if (items.length + (collected?.questions ?? 0) !== on)
      throw new Error(`not the same things: ${items.length} and ${collected?.questions}`);
  }
  const built = sides.map(
    (one) => () => worked(() => does(one.bot, "agenda", "collect", {}, one.agenda)),
  );
  const [fewBuilt, manyBuilt, fewRead, manyRead] = await interleave(rounds, [
    ...built,
    ...sides.map((one) => () => worked(one.read)),
  ]);
  for (const one of sides) await one.close();
  const atMost = { atMost: 1.3 };
  return [
    row(
      "an agenda built, the same 30 things on it, 100 k open cases ÷ 1 k",
      ratios(manyBuilt, fewBuilt),
      "×",
      atMost,
      divided(manyBuilt, fewBuilt),
    ),
    row(
      "its reads alone, the same",
      ratios(manyRead, fewRead),
      "×",
      atMost,
      divided(manyRead, fewRead),
    ),
  ];
};

export const measureMeeting = async (rounds: number): Promise<readonly Row[]> => {
  const all: Prepared[] = [];
  for (const size of sizes) all.push(await prepared(size));
  for (const one of all) await collect(one);
  const whole = all.map(
    (one) => () => p50(() => does(one.bot, "agenda", "collect", {}, one.agenda)),
  );
  const bare = all.map((one) => () => p50(one.read));
  const times = await interleave(rounds, [...whole, ...bare]);
  for (const one of all) await collect(one);
  for (const one of all) await one.close();
  const [commands, reads] = [times.slice(0, sizes.length), times.slice(sizes.length)];
  const at = sizes.indexOf(promised);
  const grown = (of: typeof times, what: string): Row[] =>
    sizes
      .slice(1)
      .map((size, i) =>
        row(
          `${what}, ${size / 1_000} k open cases ÷ 100`,
          ratios(of[i + 1], of[0]),
          "×",
          undefined,
          divided(of[i + 1], of[0]),
        ),
      );
  return [
    row("an agenda built, 10 k open cases, 50 k actions, p50", commands[at] ?? [], "ms", {
      atMost: 50,
    }),
    row("its reads alone, p50", reads[at] ?? [], "ms", undefined),
    row(
      "an agenda built ÷ its reads alone, 10 k open cases",
      ratios(commands[at], reads[at]),
      "×",
      undefined,
      divided(commands[at], reads[at]),
    ),
    ...grown(commands, "an agenda built"),
    ...grown(reads, "its reads alone"),
  ];
};
