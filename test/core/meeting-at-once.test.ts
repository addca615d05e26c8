// Two who press at once, the clock against a member, presses that come again or late: one wins, the other is told what is true, nothing is there twice.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { local } from "../support/given.ts";
import { MeetingAttackers, meetingDay, skaneId } from "../support/meeting-attackers.ts";
import { coordinator, said as words } from "../support/office.ts";
import { anna, evon, said } from "../support/referral-attackers.ts";
import { createWorld, type World } from "../support/world.ts";

let w: World;
let a: MeetingAttackers;
beforeEach(async () => {
  w = await createWorld();
  a = new MeetingAttackers(w);
});
afterEach(() => w.close());

describe("two at once", () => {
  const step = async (agenda: string) => (await a.agenda(agenda)).step;
  const both = (agenda: string, one: string, two: string, values: Record<string, string> = {}) =>
    Promise.all([a.meets(anna, one, agenda, values), a.meets(evon, two, agenda, values)]);
  test("start: it has begun once, and both are there", async () => {
    const { agenda } = await a.planned();
    await w.until(meetingDay);
    const replies = await both(agenda, "start", "start");
    expect(replies.map(({ kind }) => kind)).toEqual(["done", "done"]);
    expect((await a.agenda(agenda)).presence.map(({ agency }) => agency).sort()).toEqual([
      "evonhuset",
      "noomi",
    ]);
    const version = await a.version(agenda);
    expect(version).toBeLessThan(9);
  });
  test("next: one point further, not two", async () => {
    const { agenda } = await a.planned();
    await a.started(agenda);
    const before = (await a.version(agenda)) ?? 0;
    await both(agenda, "next", "next", { point: "h:opening" });
    expect(await a.version(agenda)).toBe(before + 1);
    expect((await a.agenda(agenda)).now).toBe("h:presence");
  });
  test.each(["finish", "approve", "adopt", "send", "cancel"])(
    "%s: once, and the other is told how it stands",
    async (command) => {
      const { agenda } = await a.planned();
      if (command === "send" || command === "cancel") await w.idle();
      else await a.started(agenda);
      if (command === "approve" || command === "adopt") {
        await a.o.does(
          coordinator,
          "agenda",
          "presence",
          { present: ["noomi"], excused: ["evonhuset", "lansstyrelsen-skane"] },
          agenda,
        );
        await a.o.does(coordinator, "agenda", "finish", {}, agenda);
        await w.until(local("2026-12-10", "12:00"));
      }
      const [first, second] =
        command === "approve" ? ["U0NOOMI01", "U0NOOMI02"] : [evon, "U0EVON02"];
      const replies = await Promise.all([
        a.meets(first, command, agenda),
        a.meets(second, command, agenda),
      ]);
      expect(replies.map(({ kind }) => kind).sort()).toEqual(["done", "refused"]);
      expect(said(replies.find(({ kind }) => kind === "refused") ?? { kind: "done" })).toBe(
        words("agenda.otherStage"),
      );
      const ends: Record<string, string> = {
        finish: "review",
        approve: "approved",
        adopt: "approved",
        send: "sent",
        cancel: "cancelled",
      };
      expect(await step(agenda)).toBe(ends[command]);
    },
  );
  test.each([
    ["cancel", "start"],
    ["start", "cancel"],
  ])("%s against %s: one of them, and nothing of the other", async (one, two) => {
    const { series, agenda } = await a.planned();
    await w.until(meetingDay);
    await a.o.does(skaneId, "agenda", "add", { under: "method", title: "Till nästa" }, agenda);
    const replies = await both(agenda, one, two);
    const kinds = replies.map(({ kind }) => kind);
    // The note-taker may call it off as well.
    expect(kinds.filter((kind) => kind === "done")).toHaveLength(1);
    expect(await step(agenda)).toBe(
      kinds[0] === "done"
        ? one === "start"
          ? "running"
          : "cancelled"
        : two === "start"
          ? "running"
          : "cancelled",
    );
    const next = await a.agenda(await a.upcoming(series));
    expect(next.items.map(({ title }) => title)).toEqual(["Till nästa"]);
  });
  test.each(["clock first", "member first"])(
    "move and the clock that closes, %s: the list is closed once, the next meeting made once",
    async (order) => {
      const { series, agenda } = await a.planned();
      const { transact } = w.stafett.engine;
      const close = () =>
        transact.run({
          workflow: "agenda",
          instance: agenda as never,
          command: "close",
          values: {},
          by: "clock",
        });
      const move = () => a.meets(evon, "move", agenda, { day: "2026-12-03", time: "10:00" });
      await Promise.all(order === "clock first" ? [close(), move()] : [move(), close()]);
      const closed = await a.version(agenda);
      await Promise.all([close(), close()]);
      expect(await a.version(agenda)).toBe(closed);
      expect(await a.agenda(agenda)).toMatchObject({ step: "sent", sequence: 1 });
      expect((await a.list("agenda")).map(({ instance }) => instance)).toHaveLength(2);
      await w.until(local("2026-12-03", "09:00"));
      expect(await a.upcoming(series)).not.toBe(agenda);
      expect(await a.list("agenda")).toHaveLength(2);
    },
  );
  test.each(["end first", "close first"])(
    "the end of the series and the closing of its meeting, %s",
    async (order) => {
      const { series, agenda } = await a.planned();
      const { transact } = w.stafett.engine;
      const close = () =>
        transact.run({
          workflow: "agenda",
          instance: agenda as never,
          command: "close",
          values: {},
          by: "clock",
        });
      const end = () => a.does(evon, "series", "end", series);
      const done = await Promise.all(order === "end first" ? [end(), close()] : [close(), end()]);
      expect(done.map(({ kind }) => kind).filter((kind) => kind !== "ok")).toEqual(["done"]);
      const steps = await Promise.all(
        (await a.list("agenda")).map(({ instance }) => step(instance)),
      );
      // Either it was called off before it was sent, or it was sent and the one after it was called off.
      expect([["cancelled"], ["sent", "cancelled"], ["cancelled", "sent"]]).toContainEqual(steps);
      expect(
        w.facts.filter(({ event }) => event === "handle.failed" || event === "worker.failed"),
      ).toEqual([]);
    },
  );
});

test("what is sent twice is done once; a form from before the agenda was closed goes to the next meeting", async () => {
  const { series, agenda } = await a.planned();
  const ask = {
    kind: "submit",
    workflow: "agenda",
    command: "add",
    instance: agenda,
    values: { under: "method", title: "Rutin" },
    hidden: {},
    more: true,
  } as const;
  const incoming = {
    idempotencyKey: "slack:again",
    platform: "slack",
    identity: `T0STAFETT/${anna}`,
    ask,
  } as const;
  const [first, second] = await Promise.all([
    w.stafett.engine.handle(incoming),
    w.stafett.engine.handle(incoming),
  ]);
  expect([first.kind, second.kind]).toEqual(["done", "done"]);
  expect((await a.agenda(agenda)).items).toHaveLength(1);
  const form = await a.ask(anna, {
    kind: "press",
    workflow: "agenda",
    instance: agenda,
    command: "add",
    values: {},
  });
  await w.until(local("2026-11-30", "16:00"));
  if (form.kind !== "form") throw new Error(form.kind);
  const late = {
    ...incoming,
    idempotencyKey: form.form.idempotencyKey,
    ask: { ...ask, values: { under: "method", title: "För sent" } },
  };
  expect((await w.stafett.engine.handle(late)).kind).toBe("done");
  expect((await a.agenda(agenda)).items).toHaveLength(1);
  expect((await a.agenda(await a.upcoming(series))).items.map(({ title }) => title)).toEqual([
    "För sent",
  ]);
  expect(said(await a.meets(anna, "takeBack", agenda, { item: "1" }))).toBe(
    words("agenda.otherStage"),
  );
});
