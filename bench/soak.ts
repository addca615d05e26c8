// Twenty minutes at fifty commands a second: what the real program holds in memory, and what an open case holds in rows.
import { readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { systemClock } from "../src/calendar/clock.ts";
import { newFixture, openBot, openCases } from "./fixture.ts";
import { answers, post, stafett } from "./http.ts";
import { pause, yesSayer } from "./program.ts";
import { type Row, row } from "./stats.ts";

const perSecond = 50;
const [warmMinutes, minutes] = [2, Number(process.env.BENCH_SOAK_MINUTES ?? 20)];
const cases = 200;
const megabytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1_024;
/** Rows of the cases but for their events, by table. */
const rowsOf = (file: string): Readonly<Record<string, number>> => {
  const db = new DatabaseSync(file, { readOnly: true });
  const all = ["outbox", "applied", "readers"].map((table) => {
    const sql = `select count(*) as n from ${table} t join instances i on i.instance = t.instance where i.workflow = 'case'`;
    return [table, Number(db.prepare(sql).get()?.n) / cases] as const;
  });
  db.close();
  return Object.fromEntries(all);
};

/** One round, whatever is asked for: it takes as long as it says. */
export const measureSoak = async (): Promise<readonly Row[]> => {
  const fixture = newFixture();
  const bot = await openBot(fixture.file, systemClock);
  const opened = await openCases(bot, cases, "low");
  await bot.stop();
  const api = await yesSayer();
  const { port, program } = await stafett(fixture, api.port);
  await answers(port, program);
  const begun = performance.now();
  const until = async (minute: number): Promise<void> => {
    for (let sent = 0; performance.now() - begun < minute * 60_000; sent++) {
      const due =
        begun + Math.ceil((performance.now() - begun) / (1_000 / perSecond)) * (1_000 / perSecond);
      await pause(due - performance.now());
      void post(port, `lugnt ${opened[sent % cases]?.ref}`).catch(() => undefined);
    }
  };
  await until(warmMinutes);
  const [warm, rowsWarm] = [megabytes(program.pid), rowsOf(fixture.file)];
  await until(minutes);
  const [after, rowsAfter] = [megabytes(program.pid), rowsOf(fixture.file)];
  await program.stop();
  api.close();
  const grown = Object.keys(rowsAfter).map(
    (table) => (rowsAfter[table] ?? 0) - (rowsWarm[table] ?? 0),
  );
  return [
    row(
      `memory after ${minutes} minutes at ${perSecond} commands a second ÷ after ${warmMinutes}`,
      [after / warm],
      "×",
      { atMost: 1.1 },
      `${Math.round(warm)} → ${Math.round(after)} MB`,
    ),
    row(
      "rows of an open case but for its events, more at the end",
      [Math.max(...grown)],
      "rows",
      { atMost: 0.5 },
      JSON.stringify(rowsAfter),
    ),
  ];
};
