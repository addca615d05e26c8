// A play whose steps are written and not drawn. A step names the values that matter; the usual ones are filled in.
import type { Member } from "../../src/rules/workflow.ts";
import type { Register } from "../../workflows/people/index.ts";
import { consentTo } from "../support/consent-to.ts";
import { local } from "../support/given.ts";
import { fewPeople } from "./plays.ts";
import { type Instance, Simulator } from "./simulator.ts";

type Values = Readonly<Record<string, unknown>>;
/** Wednesday at ten, Noomi. */
export class Play {
  readonly sim = new Simulator(Date.parse(local("2026-11-25", "10:00")), {}, undefined, fewPeople);
  #last = "";
  order(
    workflow: string,
    command: string,
    values: Values,
    by = "noomi-kontakt",
    instance?: string,
  ): this {
    const before = new Set(this.sim.instances.keys());
    this.sim.run({
      workflow,
      command,
      values,
      by: { member: this.sim.people.members.get(by) as Member },
      instance,
    });
    const isNew = ([id, one]: [string, Instance]) =>
      !before.has(id) && one.workflow.name !== "disclosure";
    this.#last = [...this.sim.instances].find(isNew)?.[0] ?? this.#last;
    return this;
  }
  /** The configuration is another. */
  with(register: Register): this {
    this.sim.configure(register);
    return this;
  }
  open(risk = "medium", quiet = "no", by = "noomi-kontakt", more: Values = {}): this {
    return this.order(
      "case",
      "open",
      {
        deputy: by === "noomi-kontakt" ? "noomi-ersattare" : "regionkoordinator-2",
        child: "no",
        risk,
        quiet,
        ...more,
      },
      by,
    );
  }
  together(more: Values): this {
    return this.open("low", "no", "noomi-kontakt", more);
  }
  does(command: string, values: Values = {}): this {
    return this.order("case", command, values, "noomi-kontakt", this.#last);
  }
  checkIn(values: Values): this {
    return this.does("checkIn", {
      safety: "green",
      contact: "yes",
      next: "wait",
      who: { member: "noomi-kontakt" },
      day: "2026-11-26",
      ...values,
    });
  }
  consents(values: Values = {}): this {
    const usual = {
      kind: "sekretess",
      agency: "evonhuset",
      purpose: "annat",
      given: "yes",
      form: "spoken",
      groups: ["behov"],
    };
    return this.does("consent", { ...usual, ...values });
  }
  /** A referral of the last case, sent to Evonhuset. */
  refers(values: Values = {}): this {
    const kase = this.#last;
    const usual = {
      service: "fack_lonekrav",
      to: "evonhuset",
      urgency: "normal",
      basis: "samtycke_ngo",
      payer: "unknown",
      kind: "hanvisning",
    };
    this.order("referral", "draft", { kase, ...usual, groups: ["behov"], ...values });
    this.#last = kase;
    return this.on("send");
  }
  on(command: string, values: Values = {}, by = "noomi-kontakt"): this {
    return this.order("referral", command, values, by, this.sim.of("referral")[0]?.id);
  }
  /** The guide of the last case: begun, and an item answered in it. */
  guides(command: string, values: Values, by?: string): this {
    const kase = this.#last;
    if (this.sim.of("guide").length === 0) this.order("guide", "begin", { kase });
    this.order("guide", command, values, by, this.sim.of("guide")[0]?.id);
    this.#last = kase;
    return this;
  }
  /** The n-th consent is withdrawn. */
  revokes(n: number): this {
    const state = this.sim.instances.get(this.#last)?.state as
      | { readonly consents: readonly { readonly id: string }[] }
      | undefined;
    return this.does("revoke", { id: state?.consents[n]?.id, how: "spoken" });
  }
  /** Noomi and Evonhuset meet on 1 December. */
  meets(): this {
    const when = { day: "2026-12-01", time: "09:00", rhythm: "once", minutes: "60", rotate: "no" };
    return this.order(
      "series",
      "plan",
      { template: "noomi_syd_avstamning", invited: ["noomi"], ...when },
      "regionkoordinator-1",
    );
  }
  /** The last case is Evonhuset's as well, or another agency's. */
  shares(agency = "evonhuset", contact = "regionkoordinator-1"): this {
    const invitation = { agency, basis: "samtycke_ngo", purpose: "annat", groups: ["behov"] };
    this.does("consent", consentTo(invitation)).does("invite", invitation);
    return this.order("case", "accept", { contact }, contact, this.#last);
  }
  at(command: string, values: Values = {}): this {
    return this.order(
      "agenda",
      command,
      values,
      "regionkoordinator-1",
      this.sim.of("agenda")[0]?.id,
    );
  }
  get meeting():
    | {
        readonly now?: string;
        readonly items: readonly { readonly id: string; readonly under: string }[];
      }
    | undefined {
    return this.sim.of("agenda")[0]?.state as never;
  }
  /** To the cases: at the first of them, or at the heading when none was chosen. */
  atCases(): this {
    this.until("2026-12-01", "09:00").at("start");
    const point = this.meeting?.items.find(({ under }) => under === "cases")?.id ?? "h:cases";
    while (this.meeting?.now !== undefined && this.meeting.now !== point)
      this.at("next", { point: this.meeting.now });
    return this;
  }
  until(day: string, wall: string): this {
    this.sim.until(Date.parse(local(day, wall)));
    return this;
  }
}
