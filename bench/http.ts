// A slash command that writes, over signed HTTP, against a bare Bolt that only acknowledges: processes of their own, the same client, in turn.

import { createHmac } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { systemClock } from "../src/calendar/clock.ts";
import { type Answered, hangUp, send } from "./client.ts";
import {
  type Bot,
  caller,
  everybody,
  type Fixture,
  newFixture,
  type Opened,
  openBot,
  openCase,
  root,
} from "./fixture.ts";
import { freePort, type Program, pause, processorOf, start, yesSayer } from "./program.ts";
import { sealed } from "./raw.ts";
import { divided, interleave, load, median, type Row, ratios, row } from "./stats.ts";

const secret = "bench";
let sent = 0;

/** As Slack sends a slash command of somebody of the team. Gives status and body. */
export const post = (port: number, text: string, user: string = caller.user): Promise<Answered> => {
  sent += 1;
  const fields = {
    token: "verification",
    team_id: caller.team,
    team_domain: "stafett",
    channel_id: "C0NOOMI",
    channel_name: "directmessage",
    user_id: user,
    user_name: "noomi-kontakt",
    command: "/stafett",
    text,
    api_app_id: "A0STAFETT",
    is_enterprise_install: "false",
    response_url: "http://127.0.0.1:9/",
    trigger_id: `bench.${process.pid}.${sent}`,
  };
  const body = new URLSearchParams(fields).toString();
  const at = String(Math.floor(Date.now() / 1_000));
  const headers = {
    "content-type": "application/x-www-form-urlencoded",
    "x-slack-request-timestamp": at,
    "x-slack-signature": `v0=${createHmac("sha256", secret).update(`v0:${at}:${body}`).digest("hex")}`,
  };
  return send(port, { path: "/slack/events", headers, body });
};
export const answers = async (port: number, program: Program): Promise<void> => {
  for (;;) {
    program.alive();
    const answer = await post(port, "hjälp").catch(() => undefined);
    if (answer?.status === 200) return;
    await pause(25);
  }
};

/** One that answers slash commands, and the text with which it says that it has done it. */
type Contender = { readonly port: number; readonly program: Program; written: number };
const bolt = async (env: Record<string, string>): Promise<Contender> => {
  const port = await freePort();
  return {
    port,
    program: start("bench/bare-bolt.ts", {
      PORT: String(port),
      SLACK_SIGNING_SECRET: secret,
      ...env,
    }),
    written: 0,
  };
};
/** A checkout of a commit that had no `bin/` starts from its root. */
const entryOf = (from: string): string =>
  ["bin/start.mjs", "start.mjs"].map((one) => join(from, one)).find(existsSync) ?? from;
export const stafett = async (
  fixture: Fixture,
  api: number,
  from = root,
  of?: readonly string[],
): Promise<Contender> => {
  const port = await freePort();
  const program = start(
    entryOf(from),
    {
      PORT: String(port),
      DATABASE_URL: `sqlite:${fixture.file}`,
      STAFETT_KEY_FILE: fixture.keyFile,
      STAFETT_CONFIG: join(from, "stafett.yaml"),
      SLACK_BOT_TOKEN: "xoxb-bench",
      SLACK_SIGNING_SECRET: secret,
      SLACK_API_URL: `http://127.0.0.1:${api}/api/`,
      STAFETT_OTHER_CLOUD: "yes",
    },
    undefined,
    of,
  );
  return { port, program, written: 0 };
};
/** A case, and who in Slack opened it and checks in. */
type Checked = Pick<Opened, "ref"> & { readonly user: string };
/** So many callers are so many people, as far as the sample has them: of what one person sends at once eight are heard at a time. */
export const openedByEverybody = async (bot: Bot, count: number): Promise<readonly Checked[]> => {
  const opened: Checked[] = [];
  const { agencies } = (await bot.engine.transact.instances.people()).people;
  const people = (await everybody(bot)).flatMap((member) => {
    // `shot` looks for the Swedish answer.
    if (member.language !== "sv" || agencies.get(member.agency)?.missing.length !== 0) return [];
    const user = member.addresses.find(({ platform }) => platform === "slack")?.id.split("/")[1];
    return user === undefined ? [] : [{ member, user }];
  });
  await load(32, count, async (n) => {
    const by = people[n % people.length];
    if (by) opened.push({ ref: (await openCase(bot, "low", by.member)).ref, user: by.user });
  });
  return opened;
};
export const shot = async (
  one: Contender,
  cases: readonly Checked[],
  callers: number,
  total: number,
): Promise<number> => {
  const times = await load(callers, total, async () => {
    one.written += 1;
    const { ref, user } = cases[one.written % cases.length] ?? { ref: "", user: "" };
    const { status, said } = await post(one.port, `lugnt ${ref}`, user);
    if (status !== 200 || !said.includes("Klart.")) throw new Error(`answered ${status} ${said}`);
  });
  return median(times);
};
/** An acknowledgement that wrote nothing would be fast. */
export const wroteAll = (fixture: Fixture, expected: number): void => {
  const db = new DatabaseSync(fixture.file, { readOnly: true });
  const { n } = db
    .prepare(
      "select count(*) as n from events e join instances i on i.instance = e.instance where i.workflow = 'case'",
    )
    .get() as {
    n: number;
  };
  db.close();
  if (n !== expected) throw new Error(`${expected} events were acknowledged, ${n} are there`);
};
/** The floor writes what a check-in does, or is none. */
const sameSizes = (fixture: Fixture): void => {
  const db = new DatabaseSync(fixture.file, { readOnly: true });
  const sizes = db
    .prepare(
      "select max(length(e.cipher)) as event, max(length(i.summary)) as summary, max(length(a.cipher)) as applied from instances i join events e using (instance) join applied a using (instance) where i.workflow = 'case' and e.seq > 1",
    )
    .get() as typeof sealed;
  db.close();
  if (
    sizes.event !== sealed.event ||
    sizes.summary !== sealed.summary ||
    sizes.applied !== sealed.applied
  )
    throw new Error(
      `a check-in writes ${sizes.event}, ${sizes.summary} and ${sizes.applied} bytes now, the floor others`,
    );
};
/** What opening the cases has posted is delivered first: it would be done beside what is measured. */
export const delivered = async (fixture: Fixture): Promise<void> => {
  const db = new DatabaseSync(fixture.file, { readOnly: true });
  // Checkouts from before November 27 call it otherwise.
  const table = db
    .prepare("select name from sqlite_schema where name in ('outbox', 'posts')")
    .get()?.name;
  const left = db.prepare(
    `select count(*) as n from ${table} where state in ('due', 'sending', 'unconfirmed')`,
  );
  while (Number(left.get()?.n) > 0) await pause(100);
  db.close();
};

/** Commands with which a program is warmed up, so that one caller meets compiled code, and then measured: with 32 callers, and with one. */
const [warm, many, one] = [1_600, 800, 100];
const turns = 3;
type Found = { readonly wall: number[][]; readonly processor: number[][] };
export const nothing = (contenders: number): Found => ({
  wall: Array.from({ length: contenders }, () => []),
  processor: Array.from({ length: contenders }, () => []),
});
/**
 * One phase of a round: the median wait of a command, and the processor time that it cost the program. What a program does after its answer (delivering, tidying)
 * falls into the turns of the others and is counted too: from the first turn of all to the last.
 */
export const phase = async (
  found: Found,
  contenders: readonly Contender[],
  shots: () => Promise<readonly (readonly number[])[]>,
): Promise<void> => {
  const before = contenders.map(({ program, written }) => ({ ms: processorOf(program), written }));
  const times = await shots();
  for (const [n, { program, written }] of contenders.entries()) {
    const was = before[n] ?? { ms: 0, written: 0 };
    found.wall[n]?.push(median(times[n] ?? []));
    found.processor[n]?.push((processorOf(program) - was.ms) / (written - was.written));
  }
};
const floor = "Bolt that writes its four rows, AES-GCM, by hand";
const rowsOf = (callers: string, { wall, processor }: Found, atMost: number): readonly Row[] => {
  const line = (
    what: string,
    of: readonly number[][],
    over: number,
    under: number,
    target?: number,
  ): Row =>
    row(
      `${what}, ${callers}`,
      ratios(of[over], of[under]),
      "×",
      target === undefined ? undefined : { atMost: target },
      divided(of[over], of[under]),
    );
  return [
    line(`processor time of a slash command that writes ÷ ${floor}`, processor, 0, 1, atMost),
    line(`wait (p50) for a slash command that writes ÷ ${floor}`, wall, 0, 1),
    line("processor time: that Bolt ÷ one that writes the four rows in clear", processor, 1, 2),
    line(
      "processor time: Bolt that writes the four rows in clear ÷ bare Bolt, which writes nothing",
      processor,
      2,
      3,
    ),
    line(
      "wait (p50) for a slash command that writes ÷ bare Bolt, which writes nothing",
      wall,
      0,
      3,
    ),
  ];
};
/**
 * One caller and 32, as ratios to a Bolt that writes the same rows as somebody with the same duty would; to one that writes them in clear, and to bare Bolt,
 * which tell how much of that is the cipher's and the disk's. Each round starts all four anew: one start differs from the next by more than a tenth, and a
 * median within one of them says nothing of that.
 */
export const measureHttp = async (rounds: number): Promise<readonly Row[]> => {
  const fixture = newFixture();
  const bot = await openBot(fixture.file, systemClock);
  const cases = await openedByEverybody(bot, 500);
  await bot.stop();
  const api = await yesSayer();
  const found = { one: nothing(4), many: nothing(4) };
  let written = 0;
  for (let round = 0; round < rounds; round++) {
    const byHand = (rows: string) =>
      bolt({
        BENCH_DB: join(fixture.directory, `${rows}-${round}.db`),
        BENCH_CASES: String(cases.length),
        BENCH_ROWS: rows,
      });
    const contenders = [
      await stafett(fixture, api.port),
      await byHand("encrypted"),
      await byHand("clear"),
      await bolt({}),
    ];
    for (const each of contenders) await answers(each.port, each.program);
    await delivered(fixture);
    const turn = (callers: number, total: number) =>
      contenders.map((each) => () => shot(each, cases, callers, total));
    for (const work of turn(32, warm)) await work();
    await phase(found.many, contenders, () => interleave(1, turn(32, many)));
    await phase(found.one, contenders, () => interleave(turns, turn(1, one)));
    for (const { program } of contenders) await program.stop();
    written += contenders[0]?.written ?? 0;
  }
  api.close();
  hangUp();
  wroteAll(fixture, cases.length + written);
  sameSizes(fixture);
  return [...rowsOf("one caller", found.one, 1.2), ...rowsOf("32 callers", found.many, 1.3)];
};
