// The outbox: sent, tried again, in doubt, held; never given up, and the latest wins.
import { describe, expect, test } from "vitest";
import type { Delivery } from "../../adapters/port.ts";
import { bodies, bodyOf, held } from "../support/deliveries.ts";
import { toMember, toSpace } from "../support/puppet.ts";
import { register, small, until, watched } from "../support/small-core.ts";

describe("a post", () => {
  test("goes to the person's address, in the person's language, and its update goes where it lies", async () => {
    const c = await small();
    const id = await c.begin();
    await c.pull(id, { posts: [toMember("a", "cilla", "ett")] });
    await c.worker.idle();
    await c.pull(id, { posts: [toMember("a", "cilla", "två")] });
    await c.worker.idle();
    const [first, second, ...more] = c.adapter.deliveries;
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      to: { platform: "slack", id: "T1/UCILLA", kind: "member" },
      gone: false,
    });
    expect(first?.message.title).toBe("Done.");
    expect([first?.ref, second?.ref]).toEqual([undefined, { channel: "T1/UCILLA", id: "ts-1" }]);
    expect([first?.outbox, bodyOf(second)]).toEqual([second?.outbox, "två"]);
    expect(first?.outbox).toMatch(/^[0-9A-Z]{16}$/);
  });
  test("to a space says where those sit whom it is for: others who can read it are the platform's to see", async () => {
    const c = await small();
    const members = register.members.map((m) =>
      m.id === "bo" ? { ...m, addresses: [{ platform: "slack" as const, id: "T2/UBO" }] } : m,
    );
    const spaces = register.spaces.map((s) =>
      s.id === "rum" ? { ...s, agencies: ["beta"] as never } : s,
    );
    await c.configure({
      ...register,
      members: members.map((m) => (m.id === "bo" ? { ...m, agency: "beta" as never } : m)),
      spaces,
    });
    const id = await c.begin();
    await c.pull(id, {
      posts: [
        toSpace("s", "rum", "ett"),
        toSpace("d", "drift", "två"),
        toMember("a", "anna", "tre"),
      ],
    });
    await c.worker.idle();
    const readers = c.adapter.deliveries.map(({ to }) => [to.id, to.readers]);
    expect(Object.fromEntries(readers)).toEqual({
      "T1/CRUM": expect.arrayContaining(["T2"]),
      "T1/CDRIFT": [],
      "T1/UANNA": [],
    });
  });
  test("that did not change is not sent again, whatever else happens to the instance", async () => {
    const c = await small();
    const id = await c.begin();
    await c.pull(id, { posts: [toMember("a", "anna", "ett")] });
    await c.worker.idle();
    await c.press("anna", "slack:1", id, "bump");
    await c.worker.idle();
    expect(bodies(c)).toEqual(["ett"]);
  });
  test.each(["a person", "a space"])(
    "that stands is said anew in the other language once %s has another, and once",
    async (whose) => {
      const c = await small();
      const id = await c.begin();
      await c.pull(id, {
        posts: [whose === "a space" ? toSpace("a", "rum", "ett") : toMember("a", "anna", "ett")],
      });
      await c.worker.idle();
      const isIt = ({ id: one }: { readonly id: string }): boolean =>
        one === (whose === "a space" ? "rum" : "anna");
      const en = <T extends { readonly id: string }>(all: readonly T[]) =>
        all.map((one) => (isIt(one) ? { ...one, language: "en" as const } : one));
      await c.configure({
        ...register,
        members: en(register.members),
        spaces: en(register.spaces),
      });
      await c.worker.idle();
      await c.press("bo", "slack:1", id, "bump");
      await c.worker.idle();
      const said = c.adapter.deliveries.map(({ message, ref }) => [message.title, ref?.id]);
      expect(said).toEqual([
        ["Klart.", undefined],
        ["Done.", "ts-1"],
      ]);
    },
  );
  test("that is gone loses its buttons in place", async () => {
    const c = await small();
    const id = await c.begin();
    await c.pull(id, {
      posts: [
        toMember("a", "anna", "ett", {
          actions: [{ command: "bump", label: { key: "core.more" } }],
        }),
      ],
    });
    await c.worker.idle();
    await c.pull(id, {});
    await c.worker.idle();
    expect(c.adapter.deliveries.map((d) => [d.gone, d.message.actions.length, bodyOf(d)])).toEqual([
      [false, 1, "ett"],
      [true, 0, "ett"],
    ]);
  });
  test("that was gone before it was sent is not sent at all", async () => {
    const c = await small();
    const id = await c.begin();
    await c.worker.stop();
    await c.pull(id, { posts: [toMember("a", "anna", "ett")] });
    await c.pull(id, {});
    const now = c.clock.now();
    expect(await c.store.outbox.claim("slack", now, now + 60_000, now, 10)).toEqual([]);
    expect(await c.store.outbox.nextDelivery("slack")).toBeUndefined();
  });
  test("that could not be sent and is gone meanwhile is not sent either", async () => {
    const c = await small();
    const id = await c.begin();
    const first = held();
    c.adapter.answers.push(first.take);
    await c.pull(id, { posts: [toMember("a", "anna", "ett")] });
    await first.asked;
    await c.pull(id, {});
    first.answer({ retry: "ratelimited" });
    await until(c, "2026-11-25T09:30:00Z");
    expect(bodies(c)).toEqual(["ett"]);
  });
  test("to somebody who is no longer in the register waits, is seen, and goes when that person is back", async () => {
    const c = await small();
    const id = await c.begin();
    await c.worker.stop();
    await c.pull(id, { posts: [toMember("a", "cilla", "ett")] });
    await c.stop();
    const next = await small({
      file: c.file,
      start: c.clock.now(),
      register: { ...register, members: register.members.filter((m) => m.id !== "cilla") },
    });
    await next.worker.idle();
    expect(next.adapter.deliveries).toEqual([]);
    expect(next.facts).toContainEqual(
      expect.objectContaining({ event: "delivery.unreachable", reason: "no-address" }),
    );
    await next.configure(register);
    await until(next, "2026-11-25T09:30:00Z");
    expect(bodies(next)).toEqual(["ett"]);
    expect(await next.store.outbox.unreachable(9)).toEqual([]);
  });
});

describe("a routine post", () => {
  test("goes after what is wanted later and is none; a change of it is an answer, and routine no more", async () => {
    const c = await small();
    const [id, other] = [await c.begin(), await c.begin()];
    const routine = (key: string, member: string, text: string) => ({
      ...toMember(key, member, text),
      routine: true as const,
    });
    const marks = () =>
      c
        .sql("select routine from outbox where instance = ? order by routine", id)
        .map((row) => row.routine);
    await c.worker.stop();
    await c.pull(id, {
      posts: [
        routine("a", "anna", "ett"),
        routine("b", "bo", "två"),
        toMember("c", "cilla", "tre"),
      ],
    });
    expect(marks()).toEqual([0, 1, 1]);
    c.clock.advance(1_000);
    await c.pull(other, { posts: [toMember("x", "chef", "akut")] });
    const now = c.clock.now();
    const claim = () => c.store.outbox.claim("slack", now, now + 60_000, now, 2);
    expect((await claim()).map((one) => one.destination).sort()).toEqual(
      c
        .sql("select destination from outbox where routine = 0 order by destination")
        .map((row) => row.destination),
    );
    await c.pull(id, {
      posts: [
        routine("a", "anna", "ett, svarat"),
        routine("b", "bo", "två"),
        toMember("c", "cilla", "tre"),
      ],
    });
    expect(marks()).toEqual([0, 0, 1]);
  });
});

describe("one delivery in flight per post, the latest wins", () => {
  test("an update made while the post is on its way lands after it", async () => {
    const c = await small();
    const id = await c.begin();
    const first = held();
    c.adapter.answers.push(first.take);
    await c.pull(id, { posts: [toMember("a", "anna", "ett")] });
    await first.asked;
    await c.pull(id, { posts: [toMember("a", "anna", "två")] });
    await c.pull(id, { posts: [toMember("a", "anna", "tre")] });
    expect(bodies(c)).toEqual(["ett"]);
    first.answer({ sent: { channel: "D1", id: "1" } });
    await c.worker.idle();
    expect(c.adapter.deliveries.map((d) => [bodyOf(d), d.ref])).toEqual([
      ["ett", undefined],
      ["tre", { channel: "D1", id: "1" }],
    ]);
  });
  test("gone while it is on its way: its buttons are taken away when it has landed", async () => {
    const c = await small();
    const id = await c.begin();
    const first = held();
    c.adapter.answers.push(first.take);
    await c.pull(id, { posts: [toMember("a", "anna", "ett")] });
    await first.asked;
    await c.pull(id, {});
    first.answer({ sent: { channel: "D1", id: "1" } });
    await c.worker.idle();
    expect(c.adapter.deliveries.map((d) => [d.gone, d.ref?.id])).toEqual([
      [false, undefined],
      [true, "1"],
    ]);
  });
  test("to one place one after the other; to two places side by side", async () => {
    const c = await small();
    const id = await c.begin();
    const [a, b] = [held(), held()];
    c.adapter.answers.push(a.take, b.take);
    await c.pull(id, {
      posts: [
        toMember("a", "anna", "ett"),
        toMember("b", "anna", "två"),
        toSpace("c", "rum", "tre"),
      ],
    });
    const asked = [await a.asked, await b.asked].map((d) => d.to.id).sort();
    expect(asked).toEqual(["T1/CRUM", "T1/UANNA"]);
    expect(c.adapter.deliveries).toHaveLength(2);
    a.answer({ sent: { channel: "x", id: "1" } });
    b.answer({ sent: { channel: "y", id: "2" } });
    await c.worker.idle();
    expect(bodies(c).sort()).toEqual(["ett", "tre", "två"]);
  });
});

describe("a platform that says wait", () => {
  test("is asked again after 1, 2, 4 … seconds, at most ten minutes apart", async () => {
    const c = await small();
    const id = await c.begin();
    for (let i = 0; i < 12; i++) c.adapter.answers.push({ retry: "rate" });
    await c.pull(id, { posts: [toMember("a", "anna", "ett")] });
    const waits: number[] = [];
    for (let i = 0; i < 12; i++) {
      await c.worker.idle();
      const next = (await c.worker.nextDue()) ?? 0;
      waits.push((next - c.clock.now()) / 1_000);
      c.clock.set(next);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600]);
    await c.worker.idle();
    expect(c.adapter.deliveries).toHaveLength(13);
    expect(await c.posts(id)).toMatchObject([{ key: "a", state: "stands", attempts: 0 }]);
  });
  test("by its own number is not asked before; jitter only shortens our own waits, to the half", async () => {
    const c = await small({ random: () => 0 });
    const id = await c.begin();
    c.adapter.answers.push({ retry: "ratelimited", afterMs: 30_000 }, { retry: "ratelimited" });
    await c.pull(id, { posts: [toMember("a", "anna", "ett")] });
    await c.worker.idle();
    expect(await c.worker.nextDue()).toBe(c.clock.now() + 30_000);
    c.clock.advance(30_000);
    await c.worker.idle();
    expect(await c.worker.nextDue()).toBe(c.clock.now() + 1_000);
  });
  test("for four days gets the post all the same when it has ended, and somebody heard of it meanwhile", async () => {
    const c = await small({ register: watched });
    const id = await c.begin();
    let down = true;
    const isAnnas = (d: Delivery): boolean => d.to.id === "T1/UANNA";
    for (let i = 0; i < 700; i++)
      c.adapter.answers.push((d) =>
        down && isAnnas(d) ? { retry: "rate" } : { sent: { channel: d.to.id, id: "1" } },
      );
    await c.pull(id, { posts: [toMember("a", "anna", "ett")] });
    await until(c, "2026-11-29T09:00:00Z");
    down = false;
    expect(await c.posts(id)).toMatchObject([{ state: "due", error: "rate" }]);
    await until(c, "2026-11-29T09:10:00Z");
    expect(await c.posts(id)).toMatchObject([{ state: "stands", error: null }]);
    expect(c.adapter.deliveries.filter((d) => d.to.id === "T1/CDRIFT")).toHaveLength(1);
  });
  test("an update starts counting anew", async () => {
    const c = await small();
    const id = await c.begin();
    c.adapter.answers.push({ retry: "rate" }, { retry: "rate" });
    await c.pull(id, { posts: [toMember("a", "anna", "ett")] });
    await until(c, "2026-11-25T09:00:01Z");
    await c.pull(id, { posts: [toMember("a", "anna", "två")] });
    await until(c, "2026-11-25T09:30:00Z");
    expect(bodies(c)).toEqual(["ett", "ett", "två"]);
  });
});

describe("somebody who cannot be reached", () => {
  test("is marked: the deputy gets what is on duty, the lead and the operator are told", async () => {
    const c = await small({ register: watched });
    const id = await c.begin();
    c.adapter.answers.push({ place: "user_disabled", unreachable: true });
    await c.pull(id, { onDuty: "anna" });
    await until(c, "2026-11-25T09:05:00Z");
    const to = c.adapter.deliveries.map((d) => d.to.id);
    expect(to[0]).toBe("T1/UANNA");
    expect(to.slice(1).sort()).toEqual(["T1/CDRIFT", "T1/UBO", "T1/UCHEF"]);
    expect(c.adapter.deliveries.find((d) => d.to.id === "T1/UCHEF")?.message.body).toMatchObject([
      { text: expect.stringContaining("Stafett når inte Funktion anna") },
    ]);
    expect(await c.posts(id)).toMatchObject([
      { key: "duty:anna", state: "stands", gone: 1 },
      { key: "duty:bo", state: "stands", gone: 0 },
    ]);
  });
  test("a message that the platform will not have is no reason to give up the person", async () => {
    const c = await small();
    const id = await c.begin();
    c.adapter.answers.push({ content: "invalid_blocks" });
    await c.pull(id, { onDuty: "anna" });
    await until(c, "2026-11-25T09:05:00Z");
    expect(c.adapter.deliveries).toHaveLength(1);
    expect(c.facts.at(-1)).toMatchObject({ event: "delivery.parked", reason: "invalid_blocks" });
    await c.pull(id, { posts: [toMember("b", "anna", "två")] });
    await c.worker.idle();
    expect(bodies(c).at(-1)).toBe("två");
  });
});
