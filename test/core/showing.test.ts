// What is shown after a command, and to whom at all: a failure to show is no failure to save.
import { describe, expect, onTestFinished, test } from "vitest";
import type { AccessLine, Store } from "../../src/store/port.ts";
import { openAccessLog } from "../support/access-log.ts";
import { small } from "../support/small-core.ts";
import { createWorld } from "../support/world.ts";

/** A store that cannot note showings. */
const deaf = (store: Store): Store => ({
  ...store,
  accessLog: {
    ...store.accessLog,
    append: () =>
      Promise.reject(Object.assign(new Error("database or disk is full"), { errcode: 13 })),
  },
});

describe("what cannot be logged", () => {
  test("is not shown", async () => {
    const c = await small({ wrap: deaf });
    const reply = await c.ask("anna", "slack:1", {
      kind: "panel",
      workflow: "puppet",
      panel: "all",
    });
    expect(reply.kind).toBe("refused");
  });
  test("after a command: nobody is told that nothing was saved when it was", async () => {
    const c = await small({ wrap: deaf });
    const reply = await c.press("anna", "slack:1", undefined, "begin", { level: "low" });
    expect(c.sql("select count(*) as n from instances where workflow = 'puppet'")).toEqual([
      { n: 1 },
    ]);
    expect(reply).toMatchObject({ kind: "done" });
    expect(reply).not.toHaveProperty("panel");
  });
});

describe("the home page", () => {
  const world = async () => {
    const w = await createWorld();
    onTestFinished(() => w.close());
    return w;
  };
  const home = (user: string) =>
    ({
      idempotencyKey: `slack:${Math.random()}`,
      platform: "slack",
      identity: `T0STAFETT/${user}`,
      ask: { kind: "home" },
    }) as const;
  test("is shown to those whom its access lets in, and to nobody else", async () => {
    const w = await world();
    expect((await w.stafett.engine.handle(home("U0NOOMI01"))).kind).toBe("home");
    expect((await w.stafett.engine.handle(home("U0DRIFT01"))).kind).toBe("refused");
    expect((await w.stafett.engine.handle(home("U0NOBODY"))).kind).toBe("refused");
  });
  test("is a showing like any other: it is logged", async () => {
    const w = await world();
    const logged: AccessLine[] = [];
    const { append } = w.stafett.store.accessLog;
    w.stafett.store.accessLog.append = (showing) => {
      logged.push(showing);
      return append.call(w.stafett.store.accessLog, showing);
    };
    await w.stafett.engine.handle(home("U0NOOMI01"));
    expect(await openAccessLog(w.stafett.core.keys, logged)).toMatchObject([
      { member: "noomi-kontakt" },
    ]);
  });
});
