// A new agency through the whole program: what it sees before it has confirmed, and who may let it in.
import { describe, expect, test } from "vitest";
import type { Reply } from "../../adapters/port.ts";
import { boss, facts, first, invited, second, withoutLawyers } from "../support/newcomer.ts";
import type { Office } from "../support/office.ts";

const asks = (o: Office, identity: string, ask: Parameters<Office["asks"]>[1]): Promise<Reply> =>
  o.asks(identity.split("/")[1] ?? "", ask);
const press = (instance: string, command: string) =>
  ({ kind: "press", workflow: "joining", instance, command, values: {} }) as const;
const words = (text: string) => ({ kind: "words", slash: "/stafett", text }) as const;
const isStranger = (reply: Reply): boolean => reply.kind === "refused" && reply.stranger === true;
const submit = (instance: string, command: string, values: Record<string, string>) =>
  ({
    kind: "submit",
    workflow: "joining",
    instance,
    command,
    hidden: {},
    values,
    more: false,
  }) as const;

describe("an agency that joins", () => {
  test("is a stranger until an operator has given its account, and but for one button until it has confirmed", async () => {
    const o = await withoutLawyers();
    expect(isStranger(await asks(o, boss, words("vem")))).toBe(true);
    const id = await invited(o);
    for (const text of ["", "vem", "hjälp", "mina", "utbildningar"])
      expect(isStranger(await asks(o, boss, words(text))), text).toBe(true);
    for (const panel of ["who", "ring"])
      expect(
        isStranger(await asks(o, boss, { kind: "panel", workflow: "people", panel })),
        panel,
      ).toBe(true);
    expect(isStranger(await asks(o, boss, { kind: "home" } as never))).toBe(true);
    const message = JSON.stringify(o.world.cloud.messages(o.world.cloud.im("U0ADVOK02")));
    expect(message).toContain("Ni är inbjudna till Stafett");
    expect(isStranger(await asks(o, boss, press(id, "confirm")))).toBe(false);
    await o.world.idle();
    expect(isStranger(await asks(o, boss, words("vem")))).toBe(false);
    // No case before everything is recorded.
    expect(
      (await asks(o, boss, { kind: "press", workflow: "case", command: "open", values: {} })).kind,
    ).toBe("refused");
  });
  test("an account that is somebody's already is refused; one that is none is refused at its field", async () => {
    const o = await withoutLawyers();
    const id = await o.does(first, "joining", "propose", facts);
    await o.does(second, "joining", "phoned", {}, id);
    await o.does(first, "joining", "approve", {}, id);
    const admit = (account: string) =>
      asks(
        o,
        "T0STAFETT/U0DRIFT01",
        submit(id, "admit", { account, name: "Chef", regime: "avtal_ideell" }),
      );
    expect(JSON.stringify(await admit("T0STAFETT/U0NOOMI01"))).toContain("hör redan till någon");
    for (const forged of [
      "U0ADVOK02",
      "T0STAFETT/U0ADVOK02 x",
      "anna@example.org",
      "t0stafett/u0noomi01",
    ])
      expect(JSON.stringify(await admit(forged)), forged).toMatch(/"account":/);
    expect(JSON.stringify(await admit(boss))).not.toContain("hör redan");
  });
  test("that is cancelled leaves nothing: no agency, no account, no journal", async () => {
    const o = await withoutLawyers();
    const id = await invited(o);
    await o.does(first, "joining", "cancel", {}, id);
    await o.world.until("2026-11-27T12:00:00Z");
    expect((await o.state<undefined>(id)) ?? undefined).toBeUndefined();
    const { people } = await o.world.stafett.engine.transact.instances.people();
    expect([...people.agencies.keys()].filter((each) => each.startsWith("ny-"))).toEqual([]);
    expect(isStranger(await asks(o, boss, press(id, "confirm")))).toBe(true);
  });
});
