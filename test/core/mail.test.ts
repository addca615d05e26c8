// Notices by mail, from the commit to the mailbox: how often, when, and what is known afterwards.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import type { AnyWorkflow } from "../../src/rules/workflow.ts";
import { bo, mailCore, origin, posted, staffed, stateOf, toBo } from "../support/mail.ts";
import { mailServer } from "../support/mail-server.ts";
import { headerOf, readable } from "../support/mail-servers.ts";
import { puppet, toMember, toSpace } from "../support/puppet.ts";
import { until } from "../support/small-core.ts";

const root = new URL("../../", import.meta.url);
describe("a post to somebody who is told by mail", () => {
  test("is told in one fixed sentence, in the person's language, which names nothing of it; a change of it is not told", async () => {
    const server = await mailServer();
    const c = await mailCore({ port: server.port });
    const [id = ""] = await posted(c, ["bo"]);
    await posted(c, ["cilla"]);
    await c.worker.idle();
    expect(server.mails.map(({ to }) => to[0]).toSorted()).toEqual([bo, "cilla@alfa.example"]);
    const [swedish, english] = ["bo@alfa.example", "cilla@alfa.example"].map((to) =>
      server.mails.find((mail) => mail.to[0] === to),
    );
    if (!swedish || !english) throw new Error("no mail");
    expect(readable(swedish)).toContain(
      `Något väntar på dig i Stafett. Öppna ${origin} och logga in`,
    );
    expect(readable(english)).toContain(
      `Something is waiting for you in Stafett. Open ${origin} and sign in`,
    );
    expect(headerOf(english, "subject")).toBe("Something is waiting for you in Stafett");
    for (const mail of server.mails)
      expect(`${mail.text}${readable(mail)}`).not.toMatch(/SYD|7KQ3|Ärende|Funktion|puppet/);
    for (const mail of server.mails)
      expect(readable(mail).match(/https?:\/\/\S+/g)).toEqual([origin]);
    await c.pull(id, { posts: [toMember("p0", "bo", "ändrat")] });
    await c.pull(id, {});
    await until(c, "2026-11-25T10:00:00Z");
    expect(server.mails).toHaveLength(2);
    expect(stateOf(c)).toEqual([{ state: "stands", n: 2 }]);
  });
  test("is told once in a quarter of an hour, and what came meanwhile is told together", async () => {
    const server = await mailServer();
    const c = await mailCore({ port: server.port });
    await posted(c, ["bo", "bo", "bo"]);
    await c.worker.idle();
    const first = server.mails.length;
    await until(c, "2026-11-25T09:05:00Z");
    await posted(c, ["bo", "bo"]);
    await until(c, "2026-11-25T09:14:59Z");
    expect([first, server.mails.length]).toEqual([1, 1]);
    await until(c, "2026-11-25T12:00:00Z");
    expect(server.mails).toHaveLength(2);
    expect(stateOf(c)).toEqual([{ state: "stands", n: 5 }]);
    // To wait is no failure: nobody is told of one, and nothing is logged as one.
    expect(c.facts.filter(({ event }) => String(event).startsWith("delivery."))).toEqual([]);
  });
  test("is told of what others do, and not of what follows from their own act", async () => {
    const server = await mailServer();
    // The puppet, whose strings a person pulls.
    const pull = { ...puppet.commands.pull, access: () => true };
    const own = {
      ...puppet,
      name: "own",
      commands: { ...puppet.commands, pull },
    } as unknown as AnyWorkflow;
    const c = await mailCore({ port: server.port, workflows: [own] });
    const { people } = await c.engine.transact.instances.people();
    const run = (who: string, command: string, values: object, instance?: string) =>
      c.engine.transact.run({
        workflow: "own",
        command,
        values,
        instance,
        by: { member: people.members.get(who) },
      } as never);
    const begun = await run("bo", "begin", { level: "high" });
    if (begun.kind !== "ok") throw new Error(begun.kind);
    const pulled = (who: string, key: string) =>
      run(who, "pull", { wanted: { posts: [toMember(key, "bo", key)] } }, begun.instance);
    expect(await pulled("bo", "a")).toMatchObject({ kind: "ok" });
    await c.worker.idle();
    expect([server.mails, stateOf(c)]).toEqual([[], [{ state: "stands", n: 1 }]]);
    await pulled("chef", "b");
    await c.worker.idle();
    expect(toBo(server)).toHaveLength(1);
  });
  test("is told once by several processes and after a start anew", async () => {
    const server = await mailServer();
    const c = await mailCore({ port: server.port });
    await posted(c, ["bo"]);
    await c.worker.idle();
    await posted(c, ["bo"]);
    await c.worker.idle();
    await c.stop();
    const next = await mailCore({ port: server.port, file: c.file, start: c.clock.now() + 60_000 });
    await next.worker.start();
    await posted(next, ["bo"]);
    await until(next, "2026-11-25T09:14:59Z");
    expect(server.mails).toHaveLength(1);
    await until(next, "2026-11-25T09:40:00Z");
    expect(server.mails).toHaveLength(2);
  });
  test("two processes that begin at one moment send one", async () => {
    const server = await mailServer();
    const c = await mailCore({ port: server.port });
    const other = c.twin();
    const delivery = {
      outbox: "A",
      to: { platform: "slack", id: "T1/UBO", kind: "member" },
      message: {} as never,
      gone: false,
      dueAt: c.clock.now(),
    } as const;
    const came = await Promise.all([
      c.notices.deliver(delivery),
      other.deliver({ ...delivery, outbox: "B" }),
      c.notices.deliver({ ...delivery, outbox: "C" }),
    ]);
    expect(server.mails).toHaveLength(1);
    expect(came.filter((one) => "sent" in one)).toHaveLength(1);
  });
  test("is told once in a quarter of an hour when what is known of it was about to end, and by one of two", async () => {
    const server = await mailServer();
    const c = await mailCore({ port: server.port });
    await posted(c, ["bo"]);
    await c.worker.idle();
    c.clock.set(Date.parse("2026-12-24T09:30:00Z"));
    const other = c.twin();
    const delivery = (outbox: string) =>
      ({
        outbox,
        to: { platform: "slack", id: "T1/UBO", kind: "member" },
        message: {} as never,
        gone: false,
        dueAt: c.clock.now(),
        probes: true,
      }) as const;
    c.clock.set(Date.parse("2026-12-28T09:30:00Z"));
    await posted(c, ["bo"]);
    await c.worker.idle();
    c.clock.set(Date.parse("2027-01-26T10:00:00Z"));
    await Promise.all([c.notices.deliver(delivery("A")), other.deliver(delivery("B"))]);
    expect(toBo(server)).toHaveLength(3);
    c.clock.set(Date.parse("2027-01-26T10:14:00Z"));
    expect(await c.notices.deliver(delivery("C"))).toEqual({
      waits: Date.parse("2027-01-26T10:15:00Z"),
    });
  });
  test("without a mailbox stands at once; so does a post to a space, and what is said to somebody who is there", async () => {
    const server = await mailServer();
    const c = await mailCore({ port: server.port, without: ["UBO"] });
    const id = await c.begin();
    await c.pull(id, { posts: [toMember("a", "bo", "ett"), toSpace("b", "rum", "två")] });
    await c.worker.idle();
    const there = {
      outbox: "A",
      to: { platform: "slack", id: "T1/UCHEF", kind: "member" },
      message: {} as never,
      gone: false,
    } as const;
    expect(await c.notices.deliver(there)).toHaveProperty("sent");
    expect([server.mails, stateOf(c)]).toEqual([[], [{ state: "stands", n: 2 }]]);
  });
});

describe("at night and on days off", () => {
  const friday = Date.parse("2026-11-27T15:25:00Z");
  test("what had to wait for the quarter of an hour waits for the office, and a duty that is staffed is told", async () => {
    const server = await mailServer();
    const c = await mailCore({ port: server.port, start: friday, register: staffed });
    await posted(c, ["bo", "chef"]);
    await c.worker.idle();
    await until(c, "2026-11-27T15:29:00Z");
    await posted(c, ["bo", "chef"]);
    await until(c, "2026-11-30T06:59:00Z");
    expect(server.mails.map(({ to }) => to[0]).toSorted()).toEqual([
      "bo@alfa.example",
      "bo@alfa.example",
      "chef@alfa.example",
    ]);
    await until(c, "2026-11-30T08:00:00Z");
    expect(
      server.mails.map(({ to }) => to[0]).filter((to) => to === "chef@alfa.example"),
    ).toHaveLength(2);
  });
  test("a server that comes back at night is told of nobody who is off", async () => {
    const server = await mailServer();
    const c = await mailCore({ port: server.port, start: friday });
    await server.close();
    await posted(c, ["chef"]);
    await until(c, "2026-11-27T19:00:00Z");
    const back = await mailServer({}, server.port);
    await until(c, "2026-11-30T06:59:00Z");
    expect(back.mails).toEqual([]);
    await until(c, "2026-11-30T08:00:00Z");
    expect(back.mails).toHaveLength(1);
  });
});

test("nothing of a post decides whether its person is told: it is not even read", async () => {
  const server = await mailServer();
  const c = await mailCore({ port: server.port });
  const message = new Proxy({} as never, {
    get: () => {
      throw new Error("read");
    },
    ownKeys: () => {
      throw new Error("read");
    },
  });
  const to = { platform: "slack", id: "T1/UBO", kind: "member" } as const;
  expect(
    await c.notices.deliver({ outbox: "A", to, message, gone: false, dueAt: c.clock.now() }),
  ).toHaveProperty("sent");
  expect(
    await c.notices.deliver({ outbox: "B", to, message, gone: false, dueAt: c.clock.now() + 1 }),
  ).toHaveProperty("waits");
  expect(server.mails).toHaveLength(1);
});
test("who sends no mail has nothing of the library in memory", async () => {
  const loads = [
    "adapters/index.ts",
    "adapters/web/index.ts",
    "adapters/web/mail/notices.ts",
    "src/app/platforms/mail.ts",
  ];
  const script = `import { registerHooks } from "node:module";
    const seen = [];
    registerHooks({ load: (url, context, next) => (seen.push(url), next(url, context)) });
    for (const file of ${JSON.stringify(loads)}) await import(new URL(file, ${JSON.stringify(root.href)}).href);
    const before = seen.filter((url) => url.includes("nodemailer")).length;
    await import(new URL("adapters/web/mail/smtp.ts", ${JSON.stringify(root.href)}).href);
    console.log(JSON.stringify([before, seen.some((url) => url.includes("nodemailer"))]));`;
  const { stdout } = await promisify(execFile)(process.execPath, [
    "--disable-warning=ExperimentalWarning",
    "--input-type=module",
    "-e",
    script,
  ]);
  expect(JSON.parse(stdout)).toEqual([0, true]);
});
test("of what was told nothing is kept but when: no name of a post, an instance or a mailbox", async () => {
  const server = await mailServer();
  const c = await mailCore({ port: server.port });
  const [id = ""] = await posted(c, ["bo"]);
  await c.worker.idle();
  const body = await c.records.get("notice", "T1/UBO");
  expect(Object.keys(JSON.parse(body ?? "{}"))).toEqual(["covers", "from", "until"]);
  const rows = JSON.stringify(c.sql("select * from records"));
  for (const told of [id, "bo@alfa.example", "T1/UBO", "UBO"]) expect(rows).not.toContain(told);
});
