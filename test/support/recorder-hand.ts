// A hand that does what a story of the recorder says, through the whole program, and keeps the journals that come of it.

import { journalEvents } from "../../src/engine/journal-rows.ts";
import type { Done } from "../../src/engine/transact.ts";
import type { InstanceId } from "../../src/rules/ui.ts";
import { fetchedPdf } from "./fetched-pdf.ts";
import type { Hands } from "./recorder-referrals.ts";
import type { World } from "./world.ts";

export type Journal = {
  readonly workflow: string;
  readonly instance: string;
  readonly events: readonly { readonly type: string }[];
  readonly state: unknown;
  /** How many events there were after each transaction, where the recorder could tell: what lies between was never true for anybody. */
  readonly commits?: readonly number[];
};

export class Recorder {
  readonly world: World;
  readonly journals: Journal[] = [];
  readonly #minutely: boolean;
  /** `minutely`: each order has a minute of its own, so that what was written at one time was written together. */
  constructor(world: World, { minutely = false } = {}) {
    this.world = world;
    this.#minutely = minutely;
  }
  async does(
    member: string,
    workflow: string,
    command: string,
    values: Readonly<Record<string, unknown>> = {},
    instance?: string,
  ): Promise<string> {
    const { transact } = this.world.stafett.engine;
    const who = (await transact.instances.people()).people.members.get(member);
    if (!who) throw new Error(`nobody is ${member}`);
    // What is filed was fetched before.
    const files = workflow === "case" && command === "file" && instance !== undefined;
    const given = files ? await fetchedPdf(this.world.stafett, member, instance) : values;
    const order = {
      workflow,
      command,
      values: given,
      by: { member: who },
      ...(instance !== undefined && { instance: instance as InstanceId }),
    };
    const done: Done = await transact.run(order);
    if (done.kind !== "ok")
      throw new Error(`${member} ${workflow}.${command}: ${JSON.stringify(done)}`);
    await this.world.idle();
    return done.instance;
  }
  hands(): Hands {
    return {
      does: (...order) => this.does(...order),
      until: (iso) => this.world.until(iso),
      stateOf: async (instance) =>
        (await this.world.stafett.engine.transact.instances.load(instance as InstanceId))?.state,
    };
  }
  async clock(workflow: string, command: string, instance: string): Promise<void> {
    const order = {
      workflow,
      instance: instance as InstanceId,
      command,
      values: {},
      by: "clock",
    } as const;
    const done = await this.world.stafett.engine.transact.run(order);
    if (done.kind !== "ok")
      throw new Error(`the clock ${workflow}.${command}: ${JSON.stringify(done)}`);
  }
  async list(workflow: string): Promise<readonly string[]> {
    return (await this.world.stafett.store.lists.list({ workflow, limit: 99 })).map(
      ({ instance }) => instance,
    );
  }
  async journal(workflow: string, instance: string): Promise<void> {
    const { store, core, engine } = this.world.stafett;
    const row = await store.journal.load(instance);
    const key = row && (await core.keys.open(row.keyId));
    if (!row || !key) throw new Error(`no journal of ${instance}`);
    const all = journalEvents(key, row);
    const events = all.map(([, fact]) => fact);
    engine.transact.instances.forget(instance);
    const state = (await engine.transact.instances.load(instance as InstanceId))?.state;
    const commits = all.flatMap(([at], n) => (all[n + 1]?.[0] === at ? [] : [n + 1]));
    this.journals.push({
      workflow,
      instance,
      events,
      state: JSON.parse(JSON.stringify(state)),
      ...(this.#minutely && { commits }),
    });
  }
}
