// What is typed beside a command that is understood.
import { afterEach, describe, expect, test } from "vitest";
import { createWorld, type World } from "../support/world.ts";

let w: World | undefined;
afterEach(() => w?.close());

test("a name beside a reference is not thrown away in silence: nothing is saved, and it is said", async () => {
  w = await createWorld();
  const me = w.cloud.as("U0NOOMI01");
  const channel = w.cloud.channels().find((c) => c.name === "noomi")?.id ?? "";
  const form = await me.slash("/arende", "", channel);
  const opened = await me.submit(form.modal?.id ?? "", {});
  const ref = /SYD-\w{4}-\w{2}/.exec(JSON.stringify(opened.modal?.blocks))?.[0] ?? "";
  const before = await w.stafett.store.lists.list({ workflow: "case", ref, limit: 1 });
  for (const text of [`lugnt ${ref} Anna`, `lugnt Anna ${ref}`, `lugnt ${ref} Anna Andersson`]) {
    const seen = await me.slash("/stafett", text, channel);
    expect(seen.ephemerals.at(-1)?.text).toContain(
      "Det här liknar ett namn. Stafett sparade inget",
    );
  }
  expect(await w.stafett.store.lists.list({ workflow: "case", ref, limit: 1 })).toEqual(before);
  expect((await me.slash("/stafett", `lugnt ${ref}`, channel)).ephemerals.at(-1)?.text).toBe(
    "Klart.",
  );
});

describe("a word that needs no case", () => {
  test("is for the one instance of its kind, and what is wrong is said at its field", async () => {
    w = await createWorld();
    const me = { platform: "slack", identity: "T0STAFETT/U0NOOMI01" } as const;
    const form = await w.stafett.engine.handle({
      idempotencyKey: "slack:1",
      ...me,
      ask: { kind: "words", slash: "/stafett", text: "borta" },
    });
    expect(form).toMatchObject({
      kind: "form",
      form: { workflow: "people", instance: "people", command: "away" },
    });
    const submit = {
      kind: "submit",
      workflow: "people",
      instance: "people",
      command: "away",
      hidden: {},
      more: false,
    } as const;
    expect(
      await w.stafett.engine.handle({
        idempotencyKey: "slack:2",
        ...me,
        ask: { ...submit, values: { until: "2026-11-24" } },
      }),
    ).toMatchObject({
      kind: "errors",
      fields: { until: expect.any(String) },
    });
    expect(
      await w.stafett.engine.handle({
        idempotencyKey: "slack:3",
        ...me,
        ask: { ...submit, command: "home", values: {} },
      }),
    ).toMatchObject({
      kind: "refused",
    });
  });
});

describe("a word that needs a case", () => {
  const unknown = "Det finns inget ärende med den referensen som du har tillgång till.";
  const identity = (user: string) =>
    ({ platform: "slack", identity: `T0STAFETT/${user}` }) as const;
  const say = async (to: World, user: string, text: string) =>
    to.stafett.engine.handle({
      idempotencyKey: `slack:${Math.random()}`,
      ...identity(user),
      ask: { kind: "words", slash: "/stafett", text },
    });
  const opens = async (
    to: World,
    values: Readonly<Record<string, string>> = {},
  ): Promise<{ readonly instance: string; readonly ref: string; readonly words: string }> => {
    const known = new Set(
      (await to.stafett.store.lists.list({ workflow: "case", limit: 10 })).map(
        ({ instance }) => instance,
      ),
    );
    await to.stafett.engine.handle({
      idempotencyKey: `slack:${Math.random()}`,
      ...identity("U0NOOMI01"),
      ask: { kind: "submit", workflow: "case", command: "open", values, hidden: {}, more: false },
    });
    const found = (await to.lines({ workflow: "case", limit: 10 })).find(
      ({ instance }) => !known.has(instance),
    );
    const { ref, words } = (found?.summary ?? {}) as { ref: string; words: string };
    return { instance: found?.instance ?? "", ref, words };
  };
  const revisions = async (to: World): Promise<ReadonlyMap<string, number>> =>
    new Map(
      (await to.stafett.store.lists.list({ workflow: "case", limit: 10 })).map(
        ({ instance, revision }) => [instance, revision],
      ),
    );

  test("is done to the one that its reference or its memory words name, and to no other", async () => {
    w = await createWorld();
    const [one, other] = [await opens(w), await opens(w)];
    const begun = await revisions(w);
    const moved = async (text: string): Promise<readonly string[]> => {
      const before = await revisions(w as World);
      expect(await say(w as World, "U0NOOMI01", text)).toMatchObject({ kind: "done" });
      return [...(await revisions(w as World))]
        .filter(([instance, revision]) => revision !== before.get(instance))
        .map(([instance]) => instance);
    };
    expect(begun.size).toBe(2);
    expect(await moved(`lugnt ${one.ref}`)).toEqual([one.instance]);
    expect(await moved(`lugnt ${other.words}`)).toEqual([other.instance]);
  });
  test("without either shows those that one may choose among, also when there is but one, and does nothing", async () => {
    w = await createWorld();
    const { ref } = await opens(w);
    const alone = await say(w, "U0NOOMI01", "lugnt");
    expect(alone).toMatchObject({ kind: "panel" });
    expect(JSON.stringify(alone)).toContain(ref);
    const second = await opens(w);
    const both = JSON.stringify(await say(w, "U0NOOMI01", "lugnt"));
    for (const each of [ref, second.ref]) expect(both).toContain(each);
    expect(JSON.stringify(await say(w, "U0EVON01", "lugnt"))).not.toContain(ref);
  });
  test("does not choose among those that are closed", async () => {
    w = await createWorld();
    const { ref, instance } = await opens(w, { child: "no", risk: "low" });
    await w.stafett.engine.handle({
      idempotencyKey: "slack:close",
      ...identity("U0NOOMI01"),
      ask: {
        kind: "submit",
        workflow: "case",
        instance,
        command: "close",
        values: { reason: "goalReached" },
        hidden: {},
        more: false,
      },
    });
    expect(JSON.stringify(await say(w, "U0NOOMI01", "lugnt"))).not.toContain(ref);
    expect(JSON.stringify(await say(w, "U0NOOMI01", `visa ${ref}`))).toContain(ref);
  });
  test("leads nobody to a case that they may not read, also when somebody else has just been there", async () => {
    w = await createWorld();
    const { ref, words } = await opens(w);
    expect(await say(w, "U0NOOMI01", `visa ${ref}`)).toMatchObject({ kind: "panel" });
    for (const text of [`visa ${ref}`, `visa ${words}`, "visa SYD-0000-00"])
      expect(await say(w, "U0EVON01", text), text).toMatchObject({
        kind: "refused",
        said: expect.stringContaining(unknown),
      });
    expect(await say(w, "U0NOOMI01", `visa ${ref}`)).toMatchObject({ kind: "panel" });
  });
});
