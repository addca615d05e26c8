// When the world changes: views are made again, without an event. People may add; code never does.
import { describe, expect, test } from "vitest";
import { chain, encrypt } from "../../src/engine/encryption.ts";
import { tell, timer, toMember, toSpace } from "../support/puppet.ts";
import {
  register,
  type SmallCore,
  type SmallOptions,
  small,
  until,
} from "../support/small-core.ts";

const withoutAnna = { ...register, members: register.members.filter((m) => m.id !== "anna") };
const annaWithoutAddress = {
  ...register,
  members: register.members.map((m) => (m.id === "anna" ? { ...m, addresses: [] } : m)),
};
/** The same database under other code. */
const reopened = async (c: SmallCore, codeRevision: string): Promise<SmallCore> => {
  await c.stop();
  const next = await small({ file: c.file, start: c.clock.now(), codeRevision });
  await next.worker.start();
  await next.worker.idle();
  return next;
};
const versions = (c: SmallCore, id: string) =>
  c.sql("select version, revision from instances where instance = ?", id);

/** A state whose view throws, as after a change of the rules: written past the engine, which would have refused it. */
const poison = async (c: SmallCore, id: string): Promise<void> => {
  const loaded = await c.engine.transact.instances.load(id as never);
  if (!loaded) throw new Error("nothing to poison");
  const seq = loaded.version + 1;
  const cipher = encrypt(
    loaded.key,
    `event:${id}:${seq}`,
    JSON.stringify({ type: "pulled", wanted: { broken: true } }),
  );
  const hash = chain(loaded.head, seq, cipher);
  c.db.raw
    .prepare("insert into events (instance, seq, at, cipher, hash) values (?, ?, 0, ?, ?)")
    .run(id, seq, cipher, hash);
  c.db.raw
    .prepare(
      "update instances set version = ?, revision = revision + 1, head = ? where instance = ?",
    )
    .run(seq, hash, id);
  c.engine.transact.instances.forget(id);
};
/** Replaces the newest event, as other rules would fold it to something else. */
const rewrite = async (c: SmallCore, id: string, wanted: unknown): Promise<void> => {
  const loaded = await c.engine.transact.instances.load(id as never);
  if (!loaded) throw new Error("nothing to rewrite");
  const cipher = encrypt(
    loaded.key,
    `event:${id}:${loaded.version}`,
    JSON.stringify({ type: "pulled", wanted }),
  );
  c.db.raw
    .prepare("update events set cipher = ? where instance = ? and seq = ?")
    .run(cipher, id, loaded.version);
};

describe("a change of people", () => {
  test("chooses another person for what is on duty, without an event", async () => {
    const c = await small();
    const id = await c.begin();
    await c.pull(id, { onDuty: "anna" });
    await c.worker.idle();
    const before = c.sql("select count(*) as n from events where instance = ?", id);
    await c.configure(annaWithoutAddress);
    await until(c, "2026-11-25T09:05:00Z");
    const after = c.adapter.deliveries.map((d) => [d.to.id, d.gone]);
    // Two places hear side by side.
    expect([after[0], ...after.slice(1).sort()]).toEqual([
      ["T1/UANNA", false],
      // Where it lies already, it loses its buttons.
      ["T1/UANNA", true],
      ["T1/UBO", false],
    ]);
    expect(c.sql("select count(*) as n from events where instance = ?", id)).toEqual(before);
  });
  test("also reaches an instance that somebody else has written in the same moment", async () => {
    let others = 0;
    const meets: SmallOptions["wrap"] = (store) => ({
      ...store,
      journal: {
        ...store.journal,
        commit: async (unit) => {
          if (others === 0 || !unit.writes.some(({ workflow }) => workflow === "puppet"))
            return store.journal.commit(unit);
          others -= 1;
          return "conflict";
        },
      },
    });
    const c = await small({ wrap: meets });
    const id = await c.begin();
    await c.pull(id, { onDuty: "anna" });
    await c.worker.idle();
    others = 3;
    await c.configure(annaWithoutAddress);
    await until(c, "2026-11-25T09:05:00Z");
    expect([others, c.adapter.deliveries.some((d) => d.to.id === "T1/UBO" && !d.gone)]).toEqual([
      0,
      true,
    ]);
  });
  const bounds = { reviewedAtOnce: 4 };
  const sent = (c: SmallCore): readonly string[] =>
    c.adapter.deliveries.filter(({ gone }) => !gone).map(({ to }) => to.id);
  test("reaches every instance of the agencies in which somebody changed, and no other", async () => {
    const c = await small({ bounds });
    for (let i = 0; i < 11; i++) await c.pull(`anna-${i}`, { onDuty: "anna" });
    for (let i = 0; i < 5; i++)
      await c.pull(`other-${i}`, { readers: [{ agency: "beta" as never }] });
    await c.worker.idle();
    const revisions = () =>
      c.sql(
        "select instance, revision from instances where instance like 'other-%' order by instance",
      );
    const before = revisions();
    await c.configure(annaWithoutAddress);
    await c.worker.idle();
    expect(sent(c).filter((id) => id === "T1/UBO")).toHaveLength(11);
    expect(revisions()).toEqual(before);
  });
  test("goes on after a stop in the middle of it, and is over when all have been made", async () => {
    const c = await small({ bounds });
    for (let i = 0; i < 11; i++) await c.pull(`anna-${i}`, { onDuty: "anna" });
    await c.worker.idle();
    await c.worker.stop();
    await c.configure(annaWithoutAddress);
    await c.stop();
    const next = await small({
      file: c.file,
      start: c.clock.now(),
      register: annaWithoutAddress,
      bounds,
    });
    const old = () =>
      Number(
        next.sql(
          "select count(*) as n from instances where instance like 'anna-%' and people_revision < 2",
        )[0]?.n,
      );
    expect([old(), await next.store.reviews.reviewed()]).toEqual([11, 1]);
    await next.worker.start();
    await next.worker.idle();
    expect([old(), await next.store.reviews.reviewed()]).toEqual([0, 2]);
  });
  test("where it is not known who was who before, everything is viewed again", async () => {
    const c = await small({ bounds });
    for (let i = 0; i < 11; i++) await c.pull(`i${i}`, {});
    await c.worker.idle();
    await c.configure(withoutAnna);
    await c.worker.idle();
    c.sql("delete from meta where name = 'reviewed'");
    await c.stop();
    const next = await small({ file: c.file, start: c.clock.now(), register: withoutAnna, bounds });
    await next.worker.start();
    await next.worker.idle();
    expect(
      next.sql(
        "select count(*) as n from instances where workflow = 'puppet' and people_revision < 2",
      ),
    ).toEqual([{ n: 0 }]);
  });
  test("one instance whose view has a mistake does not keep the others from being looked at again", async () => {
    const c = await small();
    for (const id of ["a-good", "b-bad", "c-good"]) await c.pull(id, { onDuty: "anna" });
    await c.worker.idle();
    await poison(c, "b-bad");
    await c.configure(annaWithoutAddress);
    for (let i = 0; i < 5; i++) {
      await c.worker.idle();
      c.clock.advance(1_000);
    }
    await c.worker.idle();
    expect(c.adapter.deliveries.filter((d) => d.to.id === "T1/UBO")).toHaveLength(2);
    expect(c.facts.filter((fact) => fact.error === "TypeError").length).toBeGreaterThan(0);
  });
});

describe("a change of code", () => {
  test("changes what stands and takes away what is no longer wanted; it adds a clock for the next workday, and neither posts nor tells", async () => {
    const c = await small();
    const [id, other] = [await c.begin(), await c.begin()];
    await c.pull(id, {
      posts: [toMember("a", "anna", "ett"), toMember("b", "anna", "två")],
      timers: [timer("t", "2026-11-26T09:00:00Z")],
    });
    await c.worker.idle();
    // As if the rules now said something else: the wanted view is changed in the journal's newest event.
    const wanted = {
      posts: [toMember("a", "anna", "ändrat"), toSpace("ny", "rum", "ny")],
      timers: [timer("u", "2026-11-26T09:00:00Z")],
      tells: [tell("x", other)],
    };
    await rewrite(c, id, wanted);
    const next = await reopened(c, "two");
    // Two places hear side by side.
    const sent = next.adapter.deliveries.map((d) => [d.gone, d.message.body] as const);
    expect(sent.sort(([a], [b]) => Number(a) - Number(b))).toEqual([
      [false, [{ kind: "text", text: "ändrat" }]],
      [true, [{ kind: "text", text: "två" }]],
    ]);
    const [u, ...more] = await next.timers(id);
    expect([u?.key, u?.state, more]).toEqual(["u", "set", []]);
    // Not today, although it was wanted for today; at nine on the next workday, or within the two hours after.
    expect(new Date(u?.state === "set" ? u.at : 0).toISOString().slice(0, 10)).toBe("2026-11-26");
    expect((await next.state(other)).told).toEqual([]);
    expect(next.sql("select code_revision from instances where instance = ?", id)).toEqual([
      { code_revision: "two" },
    ]);
  });
  test("passes by what has no key any more, and whose erasure has not come to its end", async () => {
    const c = await small();
    const [id, other] = [await c.begin(), await c.begin()];
    const [row] = c.sql("select key_id from instances where instance = ?", id);
    await c.keys.destroy(String(row?.key_id));
    const next = await reopened(c, "two");
    expect(
      next.sql(
        "select instance, code_revision as code from instances where instance in (?, ?) order by code",
        id,
        other,
      ),
    ).toEqual([
      { instance: id, code: "one" },
      { instance: other, code: "two" },
    ]);
  });
  test("is looked at once, not for ever", async () => {
    const c = await small();
    const id = await c.begin();
    const next = await reopened(c, "two");
    const [seen] = versions(next, id);
    await until(next, "2026-11-25T12:00:00Z");
    expect(versions(next, id)).toEqual([seen]);
  });
});

describe("tells of a view that is made again", () => {
  test("a change of people tells; a refusal of the told one is not taken for told", async () => {
    const c = await small();
    const [teller, other] = [await c.begin(), await c.begin()];
    await c.pull(other, { flags: ["refuses tells"] });
    await c.pull(teller, {});
    await rewrite(c, teller, { tells: [tell("x", other)] });
    c.engine.transact.instances.forget(teller);
    await c.configure(withoutAnna);
    await until(c, "2026-11-25T09:05:00Z");
    expect(await c.timers(teller)).toEqual([]);
  });
});
