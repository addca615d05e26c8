// Three real programs on one real server that hold a socket of Socket Mode each: whichever Slack sends it over, it is done once.
import { join } from "node:path";
import { expect, inject, onTestFinished, test } from "vitest";
import { openSocketMode, type SocketMode } from "../../playground/slack/socket-mode.ts";
import { mastersIn } from "../../src/app/storage/key-file.ts";
import { openPostgres } from "../../src/store/postgres/index.ts";
import { postgresKeyMigrations } from "../../src/store/postgres/migrations.ts";
import { journalsIn, outboxes } from "../process/journals.ts";
import {
  type Command,
  calming,
  environment,
  idempotencyKeyOf,
  opening,
  openSlack,
} from "../process/load.ts";
import { type Program, start, stop, withSample } from "../process/program.ts";
import { temporary } from "../support/small-core.ts";
import { freshSchema } from "./engines.ts";

const server = inject("postgres") ?? { skip: "nobody has started PostgreSQL" };
const headers = { "content-type": "application/x-www-form-urlencoded" };
/** Slack takes one message a second in a channel. */
const [openings, checkIns] = [12, 24];

const heldBy = (socket: SocketMode, count: number) => expect.poll(() => socket.open()).toBe(count);
const sends = async (socket: SocketMode, command: Command): Promise<string> => {
  const answer = await socket.send(
    new Request("http://127.0.0.1/slack/events", { method: "POST", headers, body: command.body }),
  );
  return await answer.text();
};
const refOf = (text: string): readonly string[] => /SYD-\w{4}-\w{2}/.exec(text) ?? [];

test.skipIf("skip" in server)(
  "over one after the other, over all three at once, and with one of them killed: nothing is lost, and nothing is there twice",
  async () => {
    const { url } = server as { readonly url: string };
    const [data, keys] = [await freshSchema(url), await freshSchema(url)];
    const slack = await openSlack({ send: (request) => socket.send(request) });
    onTestFinished(slack.close);
    const socket = await openSocketMode(slack.cloud.core, "xapp-1-test");
    onTestFinished(() => socket.close());
    const cwd = withSample(temporary());
    const env = {
      ...environment(slack.url),
      SLACK_APP_TOKEN: "xapp-1-test",
      DATABASE_URL: data,
      STAFETT_KEYS_URL: keys,
    };
    const programs: Program[] = [];
    for (const count of [1, 2, 3]) {
      const program = await start({ cwd, env });
      onTestFinished(() => void program.child.kill("SIGKILL"));
      programs.push(program);
      await heldBy(socket, count);
      expect(await program.ready(), program.said()).toBe(true);
    }
    socket.spreads(true);
    const opened = Array.from({ length: openings }, () => opening());
    const refs = (await Promise.all(opened.map((one) => sends(socket, one)))).flatMap(refOf);
    expect(new Set(refs).size).toBe(openings);

    // Each over every socket, as it may at a refresh: three programs are asked the same at the same time.
    socket.doubles(true);
    const calm = (from: number, to: number): readonly Command[] =>
      Array.from({ length: to - from }, (_, i) => calming(refs[(from + i) % openings] ?? ""));
    const first = calm(0, checkIns / 2);
    await Promise.all(first.map((one) => sends(socket, one)));
    socket.doubles(false);

    const second = calm(checkIns / 2, checkIns);
    const answered = new Set<Command>();
    for (const one of second) void sends(socket, one).then(() => answered.add(one));
    await stop(programs.shift() as Program, "SIGKILL");
    await heldBy(socket, 2);
    // Once more, as whoever gets no answer does: the one who was to give it is gone, or is about to.
    await Promise.all(second.filter((one) => !answered.has(one)).map((one) => sends(socket, one)));
    expect(await Promise.all(programs.map((one) => stop(one)))).toEqual([0, 0]);

    const masters = mastersIn(join(cwd, "data/stafett.key"), false);
    const found = await journalsIn(
      await openPostgres(data),
      await openPostgres(keys, postgresKeyMigrations),
      masters,
    );
    const expected = refs.map((ref) => [
      ref,
      "opened",
      ...[...first, ...second].filter((one) => one.ref === ref).map(() => "checkedIn"),
    ]);
    expect(found.cases.map(({ ref, types }) => [ref, ...types]).sort()).toEqual(expected.sort());
    expect(
      [...opened, ...first, ...second].filter(
        ({ body }) => !found.idempotencyKeys.has(idempotencyKeyOf(body)),
      ),
    ).toEqual([]);
    const posted = outboxes(slack.cloud);
    expect(new Set(posted).size).toBe(posted.length);
  },
  90_000,
);
