// Noomi and Evonhuset on the whole bot: a case, a consent, a referral, each as one command by one of them.
import { onTestFinished } from "vitest";
import type { Ask, Reply } from "../../adapters/port.ts";
import { catalogues } from "../../src/app/catalogues.ts";
import type { Config } from "../../src/config/index.ts";
import type { Done } from "../../src/engine/transact.ts";
import type { InstanceId } from "../../src/rules/ui.ts";
import { fetchedPdf } from "./fetched-pdf.ts";
import { proven } from "./proven.ts";
import { createWorld, type World } from "./world.ts";

type Values = Readonly<Record<string, unknown>>;
type Sending = {
  readonly step: string;
  readonly newCase?: string;
  readonly facts: Values;
  readonly snapshot?: Values;
};
export const [anna, coordinator, second] = [
  "noomi-kontakt",
  "regionkoordinator-1",
  "regionkoordinator-2",
];
const slackOf: Readonly<Record<string, string>> = {
  [anna]: "U0NOOMI01",
  [coordinator]: "U0EVON01",
  [second]: "U0EVON02",
};
/** Noomi asks Evonhuset: an NGO, so its bases are consent and vital interest. */
export const facts = {
  service: "fack_lonekrav",
  to: "evonhuset",
  urgency: "normal",
  basis: "samtycke_ngo",
  payer: "unknown",
  kind: "hanvisning",
  groups: ["behov"],
} as const;
/** To whom, for what, and how far. */
export const yes = {
  kind: "sekretess",
  agency: "evonhuset",
  purpose: "annat",
  given: "yes",
  form: "spoken",
  groups: ["behov"],
};
export const taking = { holder: { member: coordinator }, deputy: second };
export const said = (key: string): string =>
  (catalogues.phrases.sv as Readonly<Record<string, string>>)[key] ?? `no words for ${key}`;

export class Office {
  readonly world: World;
  #drawn = 0;
  constructor(world: World) {
    this.world = world;
  }
  async run(
    who: string,
    workflow: string,
    command: string,
    values: Values = {},
    instance?: string,
  ): Promise<Done> {
    const { transact } = this.world.stafett.engine;
    const by = (await transact.instances.people()).people.members.get(who);
    if (!by) throw new Error(`nobody is ${who}`);
    return transact.run({
      workflow,
      command,
      values,
      by: { member: by },
      ...(instance !== undefined && { instance: instance as InstanceId }),
    });
  }
  async does(
    who: string,
    workflow: string,
    command: string,
    values: Values = {},
    instance?: string,
  ): Promise<string> {
    const done = await this.run(who, workflow, command, values, instance);
    if (done.kind !== "ok")
      throw new Error(`${who} ${workflow}.${command}: ${JSON.stringify(done)}`);
    return done.instance;
  }
  /** Its document is fetched, and noted as filed. */
  async files(who: string, kase: string): Promise<void> {
    await this.does(who, "case", "file", await fetchedPdf(this.world.stafett, who, kase), kase);
  }
  async state<T = Sending>(instance: string): Promise<T> {
    return (await this.world.stafett.engine.transact.instances.load(instance as InstanceId))
      ?.state as T;
  }
  async readers(instance: string): Promise<readonly string[]> {
    return (
      (await this.world.stafett.engine.transact.instances.load(instance as InstanceId))?.readers ??
      []
    );
  }
  asks(who: string, ask: Ask): Promise<Reply> {
    this.#drawn += 1;
    return this.world.stafett.engine.handle({
      idempotencyKey: `slack:${this.#drawn}`,
      platform: "slack",
      identity: `T0STAFETT/${slackOf[who] ?? who}`,
      ask,
    });
  }
  press(
    who: string,
    command: string,
    instance: string,
    values: Readonly<Record<string, string>> = {},
  ): Promise<Reply> {
    return this.asks(
      who,
      proven(this.world.stafett.core.signedValues, {
        kind: "press",
        workflow: "referral",
        instance,
        command,
        values,
      }),
    );
  }
  panel(who: string, instance: string): Promise<Reply> {
    return this.asks(who, { kind: "panel", workflow: "referral", instance, panel: "show" });
  }
  kase(): Promise<string> {
    return this.does(anna, "case", "open", {
      deputy: "noomi-ersattare",
      child: "no",
      risk: "low",
      quiet: "no",
    });
  }
  /** Evonhuset takes part in the case, with the person's yes to it. */
  async joined(kase: string): Promise<void> {
    const { agency, purpose, groups } = yes;
    await this.does(anna, "case", "consent", yes, kase);
    await this.does(anna, "case", "invite", { agency, basis: facts.basis, purpose, groups }, kase);
    await this.does(coordinator, "case", "accept", { contact: coordinator }, kase);
  }
  async drafted(kase: string, more: Values = {}): Promise<string> {
    return this.does(anna, "referral", "draft", { kase, ...facts, ...more });
  }
  async sent(kase: string, more: Values = {}): Promise<string> {
    const id = await this.drafted(kase, more);
    await this.does(anna, "referral", "send", {}, id);
    return id;
  }
  async received(kase: string, more: Values = {}): Promise<string> {
    const id = await this.sent(kase, more);
    await this.does(coordinator, "referral", "receive", {}, id);
    return id;
  }
  async handedOver(kase: string, more: Values = {}): Promise<string> {
    const id = await this.received(kase, more);
    await this.does(
      coordinator,
      "referral",
      "accept",
      { ...taking, ...(more.kind === "overlamning" && { risk: "medium" }) },
      id,
    );
    await this.does(anna, "referral", "handOver", { carrier: "phone" }, id);
    await this.does(coordinator, "referral", "takeOver", {}, id);
    return id;
  }
}
export const office = async (config?: Config): Promise<Office> => {
  const world = await createWorld(config ? { config } : {});
  onTestFinished(() => world.close());
  return new Office(world);
};
export const absent =
  "Det finns inget ärende med den referensen som du har tillgång till. Inget har sparats.";
/** With a yes from the person to Evonhuset. */
export const agreed = async (more: Values = {}): Promise<{ o: Office; kase: string }> => {
  const o = await office();
  const kase = await o.kase();
  await o.does(anna, "case", "consent", { ...yes, ...more }, kase);
  return { o, kase };
};
