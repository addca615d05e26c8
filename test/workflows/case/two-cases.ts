// Two cases of which one agency says that they are about the same person, to begin from.
import { expect } from "vitest";
import { kase } from "../../../workflows/case/index.ts";
import { instant, type Result, Simulator } from "../../properties/simulator.ts";
import { consentTo } from "../../support/consent-to.ts";
import { local, memberOf } from "../../support/given.ts";
import { closing, invitation } from "./cases.ts";

export const [anna, lead] = ["noomi-kontakt", "noomi-chef"];
export const [rk, rk2] = ["regionkoordinator-1", "regionkoordinator-2"];
export const [worker, boss] = ["socialtjansten-malmo-handlaggare", "socialtjansten-malmo-chef"];
type Values = Readonly<Record<string, unknown>>;
const minute = 60_000;
export const hour = 60 * minute;

/** Noomi has A, in which Evonhuset takes part; Evonhuset has B of its own. Everything goes through the loop of the engine, in memory. */
export class Two {
  readonly sim = new Simulator(Date.parse(local("2026-11-25", "10:00")));
  readonly a: string;
  readonly b: string;
  constructor() {
    this.a = this.opens(anna, "noomi-ersattare");
    this.does(anna, this.a, "consent", consentTo(invitation()));
    this.does(anna, this.a, "invite", invitation());
    this.does(rk, this.a, "accept", { contact: rk });
    this.b = this.opens(rk, rk2);
  }
  run(by: string, instance: string | undefined, command: string, values: Values = {}): Result {
    this.sim.now += minute;
    return this.sim.run({
      workflow: "case",
      instance,
      command,
      values,
      by: { member: memberOf(by, this.sim.people) },
    });
  }
  does(by: string, instance: string, command: string, values: Values = {}): this {
    expect(this.run(by, instance, command, values), command).toBe("ok");
    return this;
  }
  /** Its document is fetched, and noted as filed. */
  files(by: string, instance: string): this {
    const values = {
      file: "pdf",
      sha256: "3f2a9c1b".padEnd(64, "0"),
      by,
      agency: memberOf(by, this.sim.people).agency,
    };
    this.sim.run({
      workflow: "case",
      instance,
      command: "noteFetched",
      values,
      by: "configuration",
    });
    return this.does(by, instance, "file", {
      document: `pdf ${new Date(this.sim.now).toISOString()} 3f2a9c1b`,
    });
  }
  opens(by: string, deputy: string, more: Values = {}): string {
    const before = new Set(this.sim.of("case").map(({ id }) => id));
    expect(
      this.run(by, undefined, "open", {
        deputy,
        child: "no",
        risk: "medium",
        quiet: "no",
        ...more,
      }),
    ).toBe("ok");
    return this.sim.of("case").find(({ id }) => !before.has(id))?.id ?? "";
  }
  of(id: string) {
    const found = this.sim.instances.get(id);
    if (!found) throw new Error(`no ${id}`);
    return found;
  }
  // biome-ignore lint/suspicious/noExplicitAny: the state of a case
  state(id: string): any {
    return this.of(id).state;
  }
  links(id: string): readonly {
    readonly step: string;
    readonly agency: string;
    readonly other?: string;
    readonly noes: readonly unknown[];
  }[] {
    return this.state(id).same ?? [];
  }
  facts(id: string): readonly string[] {
    return this.of(id).facts.map(({ type }) => String(type));
  }
  posts(id: string): readonly string[] {
    // Without whom it goes to.
    return this.of(id).view.posts.map(({ key }) => key.split(":").slice(0, 2).join(":"));
  }
  panel(id: string, by: string, name = "show"): string {
    const world = this.sim.world({});
    const member = memberOf(by, this.sim.people);
    const spec = kase.panels[name];
    if (!spec?.access(this.state(id), { member }, world)) return "absent";
    return JSON.stringify(
      spec.show(
        this.state(id),
        { member, now: instant(this.sim.now), instance: id as never },
        world,
      ),
    );
  }
  asks(values: Values = {}, by: string = rk): Result {
    return this.run(by, this.a, "same", {
      own: this.b,
      basis: "menprovning_klart",
      purpose: "skyddat_boende",
      ...values,
    });
  }
  asked(): this {
    expect(this.asks()).toBe("ok");
    return this;
  }
  answers(values: Values = {}): Result {
    return this.run(anna, this.a, "answerSame", {
      ...{ agency: "evonhuset", answer: "yes", basis: "samtycke_ngo", purpose: "skyddat_boende" },
      ...values,
    });
  }
  joined(): this {
    this.asked();
    expect(this.answers()).toBe("ok");
    return this;
  }
  receipts(): readonly Values[] {
    return this.sim.of("disclosure").map(({ state }) => state as Values);
  }
  /** A week on, or what is asked for: what is due happens on the way. */
  later(ms: number): this {
    this.sim.until(this.sim.now + ms);
    return this;
  }
}
export const calm = (two: Two, by: string, id: string): Two => two.does(by, id, "calm");
export const closes = (two: Two): Two => two.does(anna, two.a, "close", closing);
