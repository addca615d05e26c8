// Through the one door, as the people of the sample configuration: everything that a form of one's own could bring.
import { expect } from "vitest";
import type { Ask, Reply } from "../../adapters/port.ts";
import type { World } from "./world.ts";

type Bare = Readonly<Record<string, string | readonly string[]>>;
export const [anna, bo, chief] = ["U0NOOMI01", "U0NOOMI02", "U0NOOMI03"];
export const [evon, mate, head] = ["U0EVON01", "U0EVON02", "U0EVON03"];
export const [lund, outsider, shelter] = ["U0LUND01", "U0ADVOK01", "U0BOENDE1"];
export const absent =
  "Det finns inget ärende med den referensen som du har tillgång till. Inget har sparats.";
export const nowhere = "ZZZZZZZZZZZZZZZZ";
export const facts = {
  service: "ekonomiskt_bistand",
  to: "socialtjansten-lund",
  urgency: "normal",
  payer: "unknown",
  kind: "hanvisning",
  groups: ["behov"],
};
export const place = {
  service: "ekonomiskt_bistand",
  urgency: "normal",
  child: "no",
  band: "0",
  agencies: ["socialtjansten-lund"],
};
export const said = (reply: Reply): string => ("said" in reply ? (reply.said ?? "") : reply.kind);

export class Attackers {
  readonly world: World;
  #drawn = 0;
  constructor(world: World) {
    this.world = world;
  }
  ask(who: string, what: Ask): Promise<Reply> {
    this.#drawn += 1;
    return this.world.stafett.engine.handle({
      idempotencyKey: `attack:${this.#drawn}`,
      platform: "slack",
      identity: `T0STAFETT/${who}`,
      ask: what,
    });
  }
  /** A form that is sent, whether or not one was ever shown. */
  does(
    who: string,
    workflow: string,
    command: string,
    instance?: string,
    values: Bare = {},
  ): Promise<Reply> {
    return this.ask(who, {
      kind: "submit",
      workflow,
      command,
      values,
      hidden: {},
      more: true,
      ...(instance !== undefined && { instance }),
    });
  }
  refers(who: string, command: string, instance: string, values: Bare = {}): Promise<Reply> {
    return this.does(who, "referral", command, instance, values);
  }
  shows(who: string, instance: string, workflow = "referral", panel = "show"): Promise<Reply> {
    return this.ask(who, { kind: "panel", workflow, instance, panel });
  }
  list(workflow: string) {
    return this.world.stafett.store.lists.list({ workflow, limit: 2_000 });
  }
  /** The instance that came of it. */
  async made(workflow: string, by: () => Promise<Reply>): Promise<string> {
    const before = (await this.list(workflow)).map(({ instance }) => instance);
    const reply = await by();
    const found = (await this.list(workflow)).find(({ instance }) => !before.includes(instance));
    if (!found) throw new Error(`nothing came of it: ${said(reply)}`);
    return found.instance;
  }
  caseOf(who: string, deputy: string): Promise<string> {
    return this.made("case", () =>
      this.does(who, "case", "open", undefined, { deputy, child: "no", risk: "high", quiet: "no" }),
    );
  }
  draft(who: string, kase: string, more: Bare): Promise<string> {
    return this.made("referral", () =>
      this.does(who, "referral", "draft", undefined, { kase, ...facts, ...more }),
    );
  }
  consents(kase: string, more: Bare = {}): Promise<Reply> {
    const { to: agency, service: purpose, groups } = facts;
    return this.does(anna, "case", "consent", kase, {
      kind: "sekretess",
      agency,
      purpose,
      given: "yes",
      form: "spoken",
      groups,
      ...more,
    });
  }
  /** It is of high risk: a second person says so, too. */
  async closes(kase: string): Promise<void> {
    await this.does(anna, "case", "close", kase, { reason: "goalReached" });
    await this.does(bo, "case", "confirmClose", kase);
  }
  async state(instance: string): Promise<Readonly<Record<string, unknown>>> {
    const working = await this.world.stafett.engine.transact.instances.load(instance as never);
    return (working?.state ?? {}) as Readonly<Record<string, unknown>>;
  }
  async step(instance: string): Promise<unknown> {
    return (await this.state(instance)).step;
  }
  /** Noomi's own case, with a consent, and a referral of it on its way to Lund. */
  async sent(
    more: Bare = {},
  ): Promise<{ readonly kase: string; readonly referral: string; readonly consent: string }> {
    const kase = await this.caseOf(anna, "noomi-ersattare");
    await this.consents(kase, more.groups ? { groups: more.groups } : {});
    const referral = await this.draft(anna, kase, { basis: "samtycke_ngo", ...more });
    await this.refers(anna, "send", referral);
    expect(await this.step(referral)).toBe("sent");
    const [given] = (await this.state(kase)).consents as readonly { readonly id: string }[];
    return { kase, referral, consent: given?.id ?? "" };
  }
  async accepted(referral: string): Promise<void> {
    await this.refers(lund, "receive", referral);
    await this.refers(lund, "accept", referral, {
      holder: "m:socialtjansten-lund-handlaggare",
      deputy: "socialtjansten-lund-chef",
    });
    expect(await this.step(referral)).toBe("accepted");
  }
  async confirmed(referral: string): Promise<void> {
    await this.accepted(referral);
    await this.refers(anna, "handOver", referral, { carrier: "phone" });
    await this.refers(lund, "takeOver", referral);
    await this.refers(lund, "start", referral);
    await this.refers(lund, "finish", referral, { outcome: "delivered" });
    await this.refers(anna, "confirm", referral);
    expect(await this.step(referral)).toBe("confirmed");
  }
  async failed(referral: string): Promise<void> {
    await this.accepted(referral);
    await this.refers(lund, "fail", referral, { reason: "noCapacity" });
    expect(await this.step(referral)).toBe("failed");
  }
}
