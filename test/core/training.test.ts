// Training through the whole program: two take the last seat at once, and what is stored of an evaluation.
import { afterEach, describe, expect, it } from "vitest";
import { decrypt } from "../../src/engine/encryption.ts";
import { eventBound } from "../../src/engine/journal-rows.ts";
import type { InstanceId } from "../../src/rules/ui.ts";
import type { Training } from "../../workflows/training/model.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});
type Values = Readonly<Record<string, unknown>>;
const organiser = "regionkoordinator-1";
const guests = [
  "noomi-kontakt",
  "noomi-ersattare",
  "noomi-chef",
  "polisen-syd-kontakt",
  "evonhuset-chef",
  "nspm-samordnare",
  "drift-malmo",
] as const;
class Occasion {
  readonly world: World;
  id: string | undefined;
  constructor(w: World) {
    this.world = w;
  }
  async does(
    member: string,
    command: string,
    values: Values = {},
    workflow = "training",
    instance = this.id,
  ): Promise<string> {
    const { transact } = this.world.stafett.engine;
    const by = (await transact.instances.people()).people.members.get(member);
    if (!by) throw new Error(`nobody is ${member}`);
    const order = {
      workflow,
      command,
      values,
      by: { member: by },
      ...(instance !== undefined && { instance: instance as InstanceId }),
    };
    const done = await transact.run(order);
    if (done.kind === "ok") this.id ??= done.instance;
    return done.kind;
  }
  async state(): Promise<Training> {
    return (await this.world.stafett.engine.transact.instances.load(this.id as InstanceId))
      ?.state as Training;
  }
  /** Everything that is stored of an instance, as whoever has its key reads it; undefined: nothing can be read any more. */
  async stored(instance: string): Promise<readonly Values[] | undefined> {
    const { store, core } = this.world.stafett;
    const row = await store.journal.load(instance);
    const key = row && (await core.keys.open(row.keyId).catch(() => undefined));
    return (
      row &&
      key &&
      row.events.map(
        (e) => JSON.parse(decrypt(key, eventBound(instance, e.seq), e.cipher)) as Values,
      )
    );
  }
}
const planned = async (): Promise<Occasion> => {
  world = await createWorld({ teams: true });
  const occasion = new Occasion(world);
  const plan = {
    subject: "basics",
    audience: "new",
    place: "digital",
    day: "2026-12-08",
    time: "09:00",
    minutes: "60",
    seats: "8",
    closes: "3",
    reach: "own",
  };
  expect(await occasion.does(organiser, "plan", plan)).toBe("ok");
  return occasion;
};

describe("the last seat", () => {
  it("taken by two at once is one's, and the other waits", async () => {
    const occasion = await planned();
    for (const by of guests) await occasion.does(by, "join");
    const late = ["socialtjansten-lund-chef", "advokat-bitrade"] as const;
    expect(await Promise.all(late.map((by) => occasion.does(by, "join")))).toEqual(["ok", "ok"]);
    await occasion.world.idle();
    const told = occasion.world.cloud
      .channels()
      .filter((each) => each.kind === "im")
      .flatMap((each) =>
        occasion.world.cloud
          .messages(each.id)
          .map((m) => ({ to: each.members, text: JSON.stringify(m.blocks) })),
      );
    const of = (user: string, key: string) =>
      told.filter(({ to, text }) => to.includes(user) && text.includes(key)).length;
    const [lund, law] = ["U0LUND02", "U0ADVOK01"];
    expect(of(lund, "Du har en plats") + of(law, "Du har en plats")).toBe(1);
    expect(of(lund, "Du står i kö") + of(law, "Du står i kö")).toBe(1);
    expect((await occasion.state()).joined).toHaveLength(9);
  });
});

describe("an evaluation, as it is stored", () => {
  it("holds no member beside an answer, and when it has been counted nobody can read what hid it", async () => {
    const occasion = await planned();
    for (const by of guests) await occasion.does(by, "join");
    await occasion.world.until("2026-12-08T10:00:00Z");
    const { evaluation } = await occasion.state();
    const { instance = "", veil = "" } = evaluation ?? {};
    const rates = (by: string, answer: string) =>
      occasion.does(by, "rate", { question: "useful", answer }, "evaluation", instance);
    for (const by of guests.slice(0, 6))
      expect(await rates(by, by === guests[0] ? "no" : "yes")).toBe("ok");
    expect(await rates(guests[0], "yes")).toBe("refused");
    const events = (await occasion.stored(instance)) ?? [];
    const added = events.filter(({ type }) => type === "added");
    expect(added).toHaveLength(6);
    for (const event of added) expect(Object.keys(event)).toEqual(["type", "question", "hidden"]);
    for (const event of events.filter(({ type }) => type === "answered"))
      expect(Object.keys(event)).toEqual(["type", "by", "question"]);
    const hidden = (await occasion.stored(veil)) ?? [];
    expect(hidden.length).toBe(7);
    for (const id of guests) expect(JSON.stringify(hidden)).not.toContain(id);
    await occasion.world.until("2026-12-17T08:00:00Z");
    expect((await occasion.state()).results).toEqual({ useful: { sum: 16, n: 6 } });
    const left = (await occasion.stored(occasion.id ?? "")) ?? [];
    expect(left.at(-1)).toEqual({ type: "evaluated", results: { useful: { sum: 16, n: 6 } } });
    // Neither who has answered, nor what, nor what hid it.
    expect(await occasion.stored(instance)).toBeUndefined();
    expect(await occasion.stored(veil)).toBeUndefined();
  });
});
