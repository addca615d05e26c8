// Notices by mail where a mailbox or a server does not take them, or nobody knows whether it did.
import { describe, expect, test } from "vitest";
import { bo, mailCore, posted, stateOf, toBo } from "../support/mail.ts";
import { mailServer } from "../support/mail-server.ts";
import { toMember } from "../support/puppet.ts";
import { register, until } from "../support/small-core.ts";

describe("a mailbox", () => {
  test("that is refused makes its person unreachable, is asked again each half hour, and is told of once when it takes again", async () => {
    const server = await mailServer();
    const c = await mailCore({ port: server.port });
    const refusals = [550];
    server.answers.set(bo, refusals);
    await posted(c, ["bo"]);
    await c.worker.idle();
    const isUnreachable = async () =>
      (await c.engine.transact.instances.people()).people.isUnreachable({
        platform: "slack",
        id: "T1/UBO",
      });
    // The lead is told that bo cannot be reached.
    expect([await isUnreachable(), toBo(server)]).toEqual([true, []]);
    expect(c.facts).toContainEqual(
      expect.objectContaining({ event: "delivery.unreachable", reason: "mail.550" }),
    );
    refusals.push(550);
    await posted(c, ["bo", "bo"]);
    await until(c, "2026-11-25T09:31:00Z");
    expect([await isUnreachable(), toBo(server), refusals]).toEqual([true, [], []]);
    await until(c, "2026-11-25T12:00:00Z");
    expect([await isUnreachable(), toBo(server).length]).toEqual([false, 1]);
    expect(stateOf(c)).toEqual([{ state: "stands", n: expect.any(Number) }]);
  });
  test("that is refused is asked again also when nothing waits for its person any more, now and each half hour, and by nobody after the end", async () => {
    const server = await mailServer();
    const c = await mailCore({ port: server.port });
    const refusals = [550, 550, 550];
    server.answers.set(bo, refusals);
    const [id = ""] = await posted(c, ["bo"]);
    await c.worker.idle();
    // Its view gives it to the deputy.
    await c.pull(id, {});
    const isUnreachable = async () =>
      (await c.engine.transact.instances.people()).people.isUnreachable({
        platform: "slack",
        id: "T1/UBO",
      });
    await until(c, "2026-11-25T11:00:00Z");
    expect([await isUnreachable(), refusals.length]).toEqual([true, 2]);
    c.notices.start();
    await expect.poll(() => refusals.length).toBe(1);
    c.clock.set(Date.parse("2026-11-25T11:29:59Z"));
    expect(refusals).toHaveLength(1);
    c.clock.set(Date.parse("2026-11-25T11:30:00Z"));
    await expect.poll(() => refusals.length).toBe(0);
    expect(await isUnreachable()).toBe(true);
    await expect.poll(() => c.clock.set(c.clock.now() + 60_000) ?? toBo(server).length).toBe(1);
    await expect.poll(isUnreachable).toBe(false);
    // Nobody who can be reached is asked.
    c.clock.set(Date.parse("2026-11-25T15:00:00Z"));
    await c.worker.idle();
    expect(toBo(server)).toHaveLength(1);
    server.answers.set(bo, [550]);
    await posted(c, ["bo"]);
    await c.worker.idle();
    expect(await isUnreachable()).toBe(true);
    const before = server.seen.connections;
    c.notices.stop();
    c.notices.start();
    c.clock.set(Date.parse("2026-11-25T15:20:00Z"));
    await c.worker.idle();
    expect(server.seen.connections).toBe(before);
  });
  test("that took nothing is not taken for reachable because something changed that stands", async () => {
    const server = await mailServer();
    const c = await mailCore({ port: server.port });
    const [id = ""] = await posted(c, ["bo"]);
    await c.worker.idle();
    await until(c, "2026-11-25T09:20:00Z");
    const said: boolean[] = [];
    const { register } = c.engine;
    const reachable = register.reachable.bind(register);
    Object.assign(register, {
      reachable: (...asked: Parameters<typeof reachable>) => {
        said.push(asked[2]);
        return reachable(...asked);
      },
    });
    server.answers.set(bo, [550, 550, 550]);
    await posted(c, ["bo"]);
    await c.worker.idle();
    await c.pull(id, { posts: [toMember("p0", "bo", "ändrat")] });
    await until(c, "2026-11-25T10:25:00Z");
    expect([new Set(said), toBo(server).length]).toEqual([new Set([false]), 1]);
    await until(c, "2026-11-25T12:00:00Z");
    expect([said.at(-1), toBo(server).length]).toEqual([true, 2]);
  });
  test("that is greylisted is tried again, and told of once", async () => {
    const server = await mailServer();
    const c = await mailCore({ port: server.port });
    server.answers.set(bo, [450, 451]);
    await posted(c, ["bo", "bo"]);
    await c.worker.idle();
    expect(server.mails).toEqual([]);
    // Soon: what was surely not taken takes nobody's quarter of an hour.
    await until(c, "2026-11-25T09:05:00Z");
    expect(server.mails).toHaveLength(1);
    await until(c, "2026-11-25T10:30:00Z");
    expect([server.mails.length, stateOf(c)]).toEqual([1, [{ state: "stands", n: 2 }]]);
    const { people } = await c.engine.transact.instances.people();
    expect(people.isUnreachable({ platform: "slack", id: "T1/UBO" })).toBe(false);
  });
});

describe("a server", () => {
  test("that is away for a day loses nothing: one mail for each person afterwards, and none after it", async () => {
    const server = await mailServer();
    await server.close();
    const c = await mailCore({ port: server.port });
    for (let hour = 9; hour < 15; hour++) {
      await posted(c, ["bo", "chef", "bo"]);
      await until(c, `2026-11-25T${String(hour).padStart(2, "0")}:40:00Z`);
    }
    await until(c, "2026-11-26T08:00:00Z");
    const back = await mailServer({}, server.port);
    await posted(c, ["bo"]);
    await until(c, "2026-11-26T14:00:00Z");
    expect(back.mails.map(({ to }) => to[0]).toSorted()).toEqual([
      "bo@alfa.example",
      "chef@alfa.example",
    ]);
    expect(stateOf(c)).toEqual([{ state: "stands", n: 19 }]);
    expect(c.facts.filter(({ event }) => event === "web.mail")).toEqual([
      { event: "web.mail", agency: "alfa", why: "connection" },
    ]);
  });
  test("that takes nothing is left alone for a minute by everybody whom it would tell", async () => {
    const server = await mailServer();
    server.content = 554;
    const c = await mailCore({ port: server.port });
    await posted(c, ["bo"]);
    await until(c, "2026-11-25T09:00:30Z");
    const before = server.seen.connections;
    await posted(c, ["chef", "anna", "cilla"]);
    await until(c, "2026-11-25T09:00:59Z");
    expect([before, server.seen.connections]).toEqual([1, 1]);
    server.content = undefined;
    await until(c, "2026-11-25T09:10:00Z");
    expect(server.mails).toHaveLength(4);
  });
  test("is connected to by no more than four at once, and the fifth goes when one of them is done", async () => {
    const server = await mailServer();
    const [some, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let [now, most] = [0, 0];
    server.taking = async () => {
      now += 1;
      most = Math.max(most, now);
      if (now === 4) some.resolve();
      await gate.promise;
      now -= 1;
    };
    const many = Array.from({ length: 8 }, (_, n) => ({
      ...register.members[0],
      id: `m${n}`,
      addresses: [{ platform: "slack", id: `T1/UM${n}` }],
    }));
    const c = await mailCore({
      port: server.port,
      register: { ...register, members: [...register.members, ...(many as never)] },
    });
    const told = many.map(({ addresses: [address] }, n) =>
      c.notices.deliver({
        outbox: `${n}`,
        to: { platform: "slack", kind: "member", id: address?.id ?? "" },
        message: {} as never,
        gone: false,
        dueAt: c.clock.now(),
      }),
    );
    await some.promise;
    // A fifth that is on its way comes meanwhile.
    for (let turn = 0; turn < 200; turn++) await new Promise(setImmediate);
    gate.resolve();
    await Promise.all(told);
    expect([most, server.mails.length]).toEqual([4, 8]);
  });
});

describe("what is not known", () => {
  test("a program that ends between the server's yes and its own commit sends at most one more, and not in that quarter of an hour", async () => {
    const server = await mailServer();
    const c = await mailCore({ port: server.port });
    const taken = Promise.withResolvers<void>();
    server.taking = async () => {
      taken.resolve();
      await new Promise(() => undefined);
    };
    await posted(c, ["bo"]);
    await taken.promise;
    // As if it were killed: what was on its way says nothing more.
    server.taking = async () => undefined;
    await c.stop();
    const next = await mailCore({ port: server.port, file: c.file, start: c.clock.now() + 1_000 });
    await next.worker.start();
    await until(next, "2026-11-25T09:14:50Z");
    expect(server.mails).toHaveLength(1);
    await until(next, "2026-11-25T12:00:00Z");
    expect([server.mails.length, stateOf(next)]).toEqual([2, [{ state: "stands", n: 1 }]]);
  });
  test("an answer that does not come is waited for a quarter of an hour, and then one more goes", async () => {
    const server = await mailServer();
    const c = await mailCore({ port: server.port, patienceMs: 300 });
    server.taking = () => new Promise(() => undefined);
    await posted(c, ["bo"]);
    await c.worker.idle();
    server.taking = async () => undefined;
    await until(c, "2026-11-25T09:14:50Z");
    expect(server.mails).toHaveLength(1);
    await until(c, "2026-11-25T12:00:00Z");
    expect(server.mails).toHaveLength(2);
  });
  test("what cannot be written down is not sent", async () => {
    const server = await mailServer();
    let isBroken = true;
    const c = await mailCore({
      port: server.port,
      wrapRecords: (records) => ({
        ...records,
        add: async (...asked) =>
          isBroken ? Promise.reject(new Error("disk")) : records.add(...asked),
      }),
    });
    await posted(c, ["bo"]);
    await until(c, "2026-11-25T09:10:00Z");
    expect(server.mails).toEqual([]);
    isBroken = false;
    await until(c, "2026-11-25T09:40:00Z");
    expect(server.mails).toHaveLength(1);
  });
  test("a clock that was ahead keeps nobody waiting until its time comes", async () => {
    const server = await mailServer();
    const c = await mailCore({ port: server.port, start: Date.parse("2027-11-24T09:00:00Z") });
    await posted(c, ["bo"]);
    await c.worker.idle();
    c.clock.set(Date.parse("2026-11-25T09:00:00Z"));
    await posted(c, ["bo"]);
    await until(c, "2026-11-25T09:20:00Z");
    expect(server.mails).toHaveLength(2);
  });
});
