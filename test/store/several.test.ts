// Several programs share data and keys on one PostgreSQL: nothing of what one promised depends on which of them is asked next.
import { expect, inject, onTestFinished, test } from "vitest";
import type { Reply } from "../../adapters/port.ts";
import { registerOf } from "../../src/app/configuration/register.ts";
import { sameBirth } from "../../src/app/storage/opening.ts";
import type { InstanceId } from "../../src/rules/ui.ts";
import type { Store } from "../../src/store/port.ts";
import { openPostgres } from "../../src/store/postgres/index.ts";
import { postgresKeyMigrations } from "../../src/store/postgres/migrations.ts";
import { unit, write } from "../contract/stores.ts";
import {
  checkIn,
  contact,
  openCase as open,
  type Platform,
  type Program,
  platform,
  program,
} from "../support/programs.ts";
import { sampleConfig } from "../support/sample.ts";
import { freshSchema } from "./engines.ts";

const server = inject("postgres") ?? { skip: "nobody has started PostgreSQL" };
const register = registerOf(sampleConfig(), false, ["slack"]);

const together = async (
  count: number,
): Promise<{ readonly all: readonly Program[]; readonly cloud: Platform }> => {
  const url = (server as { readonly url: string }).url;
  const [data, keys] = [await freshSchema(url), await freshSchema(url)];
  const cloud = platform();
  const all: Program[] = [];
  for (let n = 0; n < count; n++) all.push(await program(data, keys, cloud));
  return { all, cloud };
};
/** As many as start at the same moment on what nobody has used. */
const atOnce = async (
  count: number,
): Promise<{ readonly all: readonly Program[]; more(): Promise<Program> }> => {
  const url = (server as { readonly url: string }).url;
  const [data, keys, cloud] = [await freshSchema(url), await freshSchema(url), platform()];
  const more = (): Promise<Program> => program(data, keys, cloud);
  return { all: await Promise.all(Array.from({ length: count }, more)), more };
};
const idle = async (all: readonly Program[]): Promise<void> => {
  for (const one of all) await one.stafett.worker.idle();
};
const said = (reply: Reply): string => JSON.stringify(reply);
const at = (p: Program, instance: InstanceId) => p.stafett.engine.transact.instances.load(instance);
/** When it is to ring, as this one reads it; epoch ms. */
const toRing = async (p: Program, instance: InstanceId): Promise<readonly number[]> => {
  const timers = [...((await at(p, instance))?.timers.values() ?? [])];
  return timers.map(({ at: when }) => when);
};

test
  .skipIf("skip" in server)
  .concurrent(
    "what one has written, the other answers from in the same moment, however often it had read it before",
    async () => {
      const { all } = await together(2);
      const [a, b] = all as [Program, Program];
      const { instance, ref } = await open(a, "one");
      expect((await at(b, instance))?.version).toBe((await at(a, instance))?.version);
      expect((await checkIn(b, ref)).kind).toBe("done");
      expect((await checkIn(a, ref)).kind).toBe("done");
      expect((await at(b, instance))?.version).toBe((await at(a, instance))?.version);
      expect(
        said(await b.ask(contact, { kind: "words", slash: "/stafett", text: `ärende ${ref}` })),
      ).toContain(ref);
    },
  );

test.skipIf("skip" in server)("a form that one has opened is sent to the other", async () => {
  const { all } = await together(2);
  const [a, b] = all as [Program, Program];
  const form = await a.ask(contact, {
    kind: "press",
    workflow: "case",
    command: "open",
    values: {},
  });
  expect(form.kind).toBe("form");
  const values = { deputy: "noomi-ersattare", child: "no", risk: "high", quiet: "no" };
  const reply = await b.ask(contact, {
    kind: "submit",
    workflow: "case",
    command: "open",
    values,
    hidden: {},
    more: false,
  });
  expect(reply.kind, said(reply)).toBe("done");
});

test.skipIf("skip" in server)(
  "whoever is nobody any more at one is nobody at the other",
  async () => {
    const { all } = await together(2);
    const [a, b] = all as [Program, Program];
    const { ref } = await open(a, "one");
    expect((await checkIn(b, ref)).kind).toBe("done");
    await a.stafett.configure({
      ...register,
      members: register.members.filter(({ id }) => id !== "noomi-kontakt"),
    });
    // Asked first: to look at who is who would tell the other what it must find out by itself.
    expect((await checkIn(b, ref)).kind).not.toBe("done");
    const { people } = await b.stafett.engine.transact.instances.people();
    expect(people.members.has("noomi-kontakt")).toBe(false);
  },
);

test.skipIf("skip" in server)(
  "a post goes once, by whichever of three, and never by two at a time",
  async () => {
    const { all, cloud } = await together(3);
    await idle(all);
    cloud.taken.length = 0;
    await Promise.all(
      Array.from({ length: 24 }, (_, n) => open(all[n % 3] as Program, `case ${n}`)),
    );
    for (let round = 0; round < 3; round++)
      await Promise.all(all.map((one) => one.stafett.worker.idle()));
    const first = cloud.taken.filter(({ ref }) => !ref).map(({ outbox }) => outbox);
    expect(first.length).toBe(24);
    expect(new Set(first).size).toBe(first.length);
    expect(cloud.atOnce).toBe(1);
  },
);

test.skipIf("skip" in server)(
  "one rings for all, also what the others have written, and each ring is one",
  async () => {
    const { all, cloud } = await together(3);
    const [a, b, c] = all as [Program, Program, Program];
    await idle(all);
    const { instance, ref } = await open(b, "one");
    expect((await checkIn(c, ref)).kind).toBe("done");
    await idle(all);
    const ringsAt = Math.min(...(await toRing(a, instance)));
    cloud.taken.length = 0;
    for (const one of all) one.clock.set(ringsAt);
    await Promise.all(all.map((one) => one.stafett.worker.idle()));
    await idle(all);
    const asked = cloud.taken.filter(
      ({ ref: stands, message }) => !stands && said(message as never).includes(ref),
    );
    expect(asked.length).toBeGreaterThan(0);
    expect(new Set(asked.map(({ outbox }) => outbox)).size).toBe(asked.length);
    expect((await toRing(c, instance)).filter((when) => when <= ringsAt)).toEqual([]);
  },
);

test.skipIf("skip" in server)(
  "when the clock of the one that rings was two days ahead and is right again, what another writes for those days rings",
  async () => {
    const { all } = await together(2);
    const [a, b] = all as [Program, Program];
    await idle(all);
    const now = a.clock.now();
    a.clock.set(now + 2 * 86_400_000);
    await a.stafett.worker.idle();
    a.clock.set(now);
    await idle(all);
    const { instance } = await open(b, "one");
    const ringsAt = Math.min(...(await toRing(b, instance)));
    expect([ringsAt > now + 43_200_000, ringsAt < now + 2 * 86_400_000]).toEqual([true, true]);
    for (const one of all) one.clock.set(ringsAt);
    await idle(all);
    expect((await toRing(b, instance)).filter((when) => when <= ringsAt)).toEqual([]);
  },
);

test.skipIf("skip" in server)(
  "when the one that rings is gone, another rings, and what was on its way is looked for and not sent twice",
  async () => {
    const { all, cloud } = await together(2);
    const [a, b] = all as [Program, Program];
    await idle(all);
    const { instance } = await open(b, "one");
    await idle(all);
    a.fall();
    const ringsAt = Math.min(...(await toRing(b, instance)));
    cloud.taken.length = 0;
    b.clock.set(ringsAt);
    await b.stafett.worker.idle();
    b.clock.advance(5_000);
    await b.stafett.worker.idle();
    expect((await toRing(b, instance)).filter((when) => when <= ringsAt)).toEqual([]);
    expect(cloud.taken.length).toBeGreaterThan(0);
  },
);

test.skipIf("skip" in server)(
  "what one agency begins at two at the same time, one of them counts",
  async () => {
    const { all } = await together(2);
    const [a, b] = all as [Program, Program];
    const locks = await Promise.all(
      all.map((one) => one.stafett.store.processes?.createdUnder("lock")),
    );
    expect(locks).toEqual([0, 0]);
    const empty = { at: 1, idempotencyKey: undefined, writes: [], reads: [] };
    const both = await Promise.all(
      [a, b].map((one) =>
        one.stafett.store.journal.commit({ ...empty, creationLock: { lock: "lock", count: 0 } }),
      ),
    );
    expect(both.sort()).toEqual(["conflict", "ok"]);
    expect(await a.stafett.store.processes?.createdUnder("lock")).toBe(1);
    expect(
      await b.stafett.store.journal.commit({ ...empty, creationLock: { lock: "lock", count: 1 } }),
    ).toBe("ok");
  },
);

test.skipIf("skip" in server)(
  "one with newer code rings from then on, and shares what a person may ask; when it is gone, the older does again",
  async () => {
    const { all } = await together(1);
    const old = all[0] as Program;
    await old.stafett.worker.idle();
    const { store } = old.stafett;
    const now = old.clock.now();
    expect(await store.processes?.leads("nobody", now, now + 15_000)).toBe(false);
    expect(
      await store.processes?.present(
        { process: "new", code: "newer", started: now + 1 },
        now,
        now + 15_000,
      ),
    ).toEqual({
      count: 2,
      newer: false,
    });
    old.clock.advance(5_000);
    await old.stafett.worker.idle();
    expect(await store.processes?.leads("new", now + 5_000, now + 20_000)).toBe(true);
    old.clock.advance(5_000);
    await old.stafett.worker.idle();
    expect(await store.processes?.leads("nobody", now + 10_000, now + 25_000)).toBe(false);
    await store.processes?.leaves("new");
    old.clock.advance(5_000);
    await old.stafett.worker.idle();
    expect(await store.processes?.leads("nobody", now + 15_000, now + 30_000)).toBe(false);
  },
);

test.skipIf("skip" in server)(
  "what rings today is told to whoever rings, once; what rings later is not, since its day is read when it comes",
  async () => {
    const { all } = await together(2);
    const [a, b] = all.map(({ stafett }) => stafett.store) as [Store, Store];
    await a.processes?.dueToday();
    expect(
      await b.journal.commit(
        unit(write("today", { at: 100 }), write("tomorrow", { at: 101 }), write("never")),
      ),
    ).toBe("ok");
    expect(await a.processes?.dueToday()).toEqual(["today"]);
    expect(await a.processes?.dueToday()).toEqual([]);
  },
);

test.skipIf("skip" in server)(
  "three that start at the same moment on empty databases agree on all of it, and a fourth finds them whole",
  async () => {
    const { all, more } = await atOnce(3);
    const { instance } = await open(all[0] as Program, "one");
    for (const one of [...all, await more()]) expect((await at(one, instance))?.version).toBe(1);
  },
);

test.skipIf("skip" in server)(
  "data and keys are born once, however many see to it at the same moment",
  async () => {
    const url = (server as { readonly url: string }).url;
    const [data, keys] = [
      await openPostgres(await freshSchema(url)),
      await openPostgres(await freshSchema(url), postgresKeyMigrations),
    ];
    onTestFinished(async () => void (await Promise.all([data.close(), keys.close()])));
    const births = await Promise.all(Array.from({ length: 6 }, () => sameBirth(data, keys)));
    expect(new Set(births).size).toBe(1);
    expect(await sameBirth(data, keys)).toBe(births[0]);
  },
);
