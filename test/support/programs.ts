// Several programs as processes would be, on one PostgreSQL: each with a memory and a clock of its own, against one platform.
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Adapter, Ask, Delivery, Reply } from "../../adapters/port.ts";
import { compose, type Stafett } from "../../src/app/compose.ts";
import { type Register, registerOf } from "../../src/app/configuration/register.ts";
import { openServers } from "../../src/app/servers/opening.ts";
import { type Log, silent } from "../../src/log.ts";
import type { InstanceId } from "../../src/rules/ui.ts";
import { type ManualClock, manualClock } from "./manual-clock.ts";
import { masterKey, only } from "./presets.ts";
import { sampleConfig } from "./sample.ts";
import { temporary } from "./small-core.ts";

/** Wednesday 25 November 2026, 10.00 in Stockholm. */
const wednesdayTen = Date.parse("2026-11-25T09:00:00.000Z");

export type Program = {
  readonly stafett: Stafett;
  readonly clock: ManualClock;
  ask(slack: string, ask: Ask, idempotencyKey?: string): Promise<Reply>;
  /** Whatever it sends from now on goes nowhere, and it hears of nothing. */
  fall(): void;
};
/** What one platform has taken, and whether it ever had two at a time of one post. */
export type Platform = {
  readonly taken: Delivery[];
  atOnce: number;
  readonly onTheirWay: Map<string, number>;
};
export const platform = (): Platform => ({ taken: [], atOnce: 0, onTheirWay: new Map() });

const adapterOf = (cloud: Platform, fallen: () => boolean): Adapter => ({
  platform: "slack",
  deliver: async (delivery) => {
    if (fallen()) return new Promise<never>(() => undefined);
    const count = (cloud.onTheirWay.get(delivery.outbox) ?? 0) + 1;
    cloud.onTheirWay.set(delivery.outbox, count);
    cloud.atOnce = Math.max(cloud.atOnce, count);
    cloud.taken.push(delivery);
    await new Promise((resolve) => setImmediate(resolve));
    cloud.onTheirWay.set(delivery.outbox, count - 1);
    return { sent: delivery.ref ?? { channel: delivery.to.id, id: `ts-${cloud.taken.length}` } };
  },
  history: {
    lookup: async ({ outbox }) => {
      const found = cloud.taken.findIndex((one) => one.outbox === outbox && !one.ref);
      return found < 0
        ? { absent: true }
        : { found: { channel: cloud.taken[found]?.to.id ?? "", id: `ts-${found + 1}` } };
    },
  },
});

let drawn = 0;
/** One more on the same databases, started, and stopped when the test is over. `data`, `keys`: of empty schemas or of those that another has filled. */
export const program = async (
  data: string,
  keys: string,
  cloud: Platform,
  {
    start = wednesdayTen,
    register,
    code = "test",
    log = silent,
  }: {
    readonly start?: number;
    readonly register?: Register;
    readonly code?: string;
    readonly log?: Log;
  } = {},
): Promise<Program> => {
  const clock = manualClock(start);
  let fallen = false;
  const servers = { data, keys, beside: join(temporary(), "key") };
  const stafett = await compose({
    file: "",
    open: () => openServers(servers, log),
    masters: only(masterKey),
    register: register ?? registerOf(sampleConfig(), false, ["slack"]),
    clock,
    log,
    codeRevision: code,
    adapters: () => [adapterOf(cloud, () => fallen)],
  });
  await stafett.worker.start();
  onTestFinished(() => stafett.stop());
  return {
    stafett,
    clock,
    ask: (slack, ask, idempotencyKey = `c${++drawn}`) =>
      stafett.engine.handle({ idempotencyKey, platform: "slack", identity: slack, ask }),
    // Its clock stands still from now on, unless somebody moves it: a suspended machine.
    fall: () => {
      fallen = true;
    },
  };
};

/** A case, opened by the caseworker to whom `contact` belongs. */
export const openCase = async (
  { stafett }: Program,
  idempotencyKey: string,
): Promise<{ readonly instance: InstanceId; readonly ref: string }> => {
  const { people } = await stafett.engine.transact.instances.people();
  const member = people.members.get("noomi-kontakt");
  if (!member) throw new Error("nobody");
  const values = { deputy: member.deputy, child: "no", risk: "high", quiet: "no" };
  const done = await stafett.engine.transact.run({
    idempotencyKey,
    workflow: "case",
    command: "open",
    values,
    by: { member },
  });
  if (done.kind !== "ok") throw new Error(done.kind);
  return { instance: done.instance, ref: (done.state as { readonly ref: string }).ref };
};
export const contact = "T0STAFETT/U0NOOMI01";
export const checkIn = (p: Program, ref: string): Promise<Reply> =>
  p.ask(contact, { kind: "words", slash: "/stafett", text: `lugnt ${ref}` });
