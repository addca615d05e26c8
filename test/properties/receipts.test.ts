// What is shown is what is recorded: whatever people do, class B of one agency is shown to another only after a receipt for it.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnyWorkflow, Member } from "../../src/rules/workflow.ts";
import { kase } from "../../workflows/case/index.ts";
import { workflows } from "../../workflows/index.ts";
import { consentTo } from "../support/consent-to.ts";
import { perObject } from "../support/per-object.ts";
import { must } from "./checks.ts";
import { panelOf, type Screen, screensOf } from "./every/screens.ts";
import { begin, moves, play, runs, starts } from "./plays.ts";
import type { Instance, Order, Simulator } from "./simulator.ts";

type Value = Readonly<Record<string, unknown>>;
const isSecret = (value: Value): boolean =>
  ("of" in value && ("code" in value || "codes" in value)) ||
  (Object.keys(value).join() === "day" && typeof value.day === "string");
/** A button carries class A alone. */
const isCarried = (name: string): boolean => name === "values";
const holds = (content: unknown): boolean => {
  if (typeof content !== "object" || content === null) return false;
  return (
    isSecret(content as Value) ||
    Object.entries(content).some(([name, value]) => !isCarried(name) && holds(value))
  );
};
const secretsIn = (content: unknown): readonly Value[] => {
  if (typeof content !== "object" || content === null) return [];
  if (isSecret(content as Value)) return [content as Value];
  return Object.entries(content).flatMap(([name, value]) =>
    isCarried(name) ? [] : secretsIn(value),
  );
};
/** An agency's own numbers count why referrals were declined, which both sides of each read there. They may hold nothing else of class B. */
const isOfNumbers = (where: string, content: object): boolean =>
  where === "case numbers" && secretsIn(content).every(({ of }) => of === "rejection");
const holdsClassB = perObject((content: object): boolean => holds(content));

/** What is shown to others without a receipt on purpose, each with its reason. */
const unrecorded: Readonly<Record<string, string>> = {
  "capacity question":
    "A question about a place has no case and nothing that leads to one: it is about a kind of place, and about nobody.",
  agenda:
    "What a meeting decides was said by those who were there. A point about a case is drawn for those alone who may read the case.",
};
/** What a meeting decided is its agencies' to follow up, and says no case: why one of them could not do it, too. */
const isOfMeeting = (one: Instance | undefined): boolean =>
  one?.workflow.name === "action" &&
  (one.state as { readonly series?: string }).series !== undefined;
/** Whose it is: a referral is its sender's, the one who has the turn. What its receiver answers there is the sender's to read. */
const ownerOf = ({ workflow, state, view }: Instance): string | undefined =>
  workflow.name === "referral" ? (state as { readonly from?: string }).from : view.summary.agency;
/** Of an invitation that was opened there is a receipt for the invitation alone. */
const isOf = ({ state }: Instance, owner: string, member: Member, name: string): boolean => {
  const { agency, to, asked } = state as {
    readonly agency?: string;
    readonly to?: string;
    readonly asked?: true;
  };
  return agency === owner && to === member.agency && (!asked || name === "invitation");
};
/** An instance, and the case that it is about. */
const around = (sim: Simulator, one: Instance): readonly Instance[] => {
  const about = (one.state as { readonly kase?: string }).kase;
  const found = about === undefined ? undefined : sim.instances.get(about);
  return found ? [one, found] : [one];
};
/** A record holds nothing that leads to a case: the case holds the id of each of its records. */
const isReceipted = (
  sim: Simulator,
  one: Instance,
  owner: string,
  member: Member,
  name: string,
): boolean => {
  const records = sim.of("disclosure").filter((record) => isOf(record, owner, member, name));
  const known =
    records.length > 0 ? around(sim, one).map(({ state }) => JSON.stringify(state)) : [];
  return records.some(({ id }) => known.some((state) => state.includes(`"${id}"`)));
};
const checked = (sim: Simulator, member: Member, { own, name, content }: Screen): void => {
  if (typeof content !== "object" || content === null || !holdsClassB(content)) return;
  const where = `${own.workflow} ${name.split(":")[0]}`;
  if (where in unrecorded || own.workflow in unrecorded) return;
  if (isOfNumbers(where, content)) return;
  const one = own.instance === undefined ? undefined : sim.instances.get(own.instance);
  if (isOfMeeting(one)) return;
  const owner = one && ownerOf(one);
  if (one === undefined || owner === undefined)
    throw new Error(`${where} holds class B, and nobody knows whose`);
  if (owner === member.agency) return;
  must(
    isReceipted(sim, one, owner, member, name),
    `${where} of ${owner} is shown to ${member.id} of ${member.agency} without a receipt`,
  );
};
type Said = {
  readonly investigations?: readonly { readonly agency: string }[];
  readonly agency?: string;
};
/** What the police say of an investigation is theirs: another who is shown it, the owner too, was told it by a receipt of the police. */
const checkInvestigation = (
  sim: Simulator,
  one: Instance,
  member: Member,
  content: unknown,
): void => {
  if (content === undefined || !JSON.stringify(content).includes('"of":"investigation')) return;
  const told = (one.state as Said).investigations ?? [];
  if (told.some(({ agency }) => agency === member.agency)) return;
  const records = sim.of("disclosure").filter(({ state, id }) => {
    const { agency, toAll = [] } = state as {
      readonly agency?: string;
      readonly toAll?: readonly string[];
    };
    return (
      told.some((each) => each.agency === agency) &&
      toAll.includes(member.agency) &&
      JSON.stringify(one.state).includes(`"${id}"`)
    );
  });
  must(
    records.length > 0,
    `what the police say in ${one.id} is shown to ${member.id} of ${member.agency} without a receipt`,
  );
};
/** What stands in chat because of it, for anybody, and each of its panels. */
const checkOne = (sim: Simulator, one: Instance): void => {
  const own = { workflow: one.workflow.name, instance: one.id };
  const panels = Object.keys(one.workflow.panels).filter(
    (name) => one.workflow.panels[name]?.about === "one",
  );
  const owner = ownerOf(one);
  if (one.workflow.name === "case")
    for (const member of sim.people.members.values())
      checkInvestigation(sim, one, member, panelOf(sim, member, own, "show"));
  for (const member of [...sim.people.members.values()].filter(({ agency }) => agency !== owner)) {
    for (const name of panels)
      checked(sim, member, { from: "word", name, own, content: panelOf(sim, member, own, name) });
    const posts = [...one.shown.values()].filter(
      ({ gone, audience }) => !gone && isTo(audience, member, sim),
    );
    for (const { key, content } of posts)
      checked(sim, member, { from: "post", name: key, own, content: JSON.parse(content) });
  }
};
const isTo = (audience: string, { id, agency }: Member, { people }: Simulator): boolean =>
  audience === `m:${id}` ||
  people.spaces.get(audience.slice("s:".length) as never)?.agencies.includes(agency) === true;
/** Another agency is invited before the first move, and in some plays has looked, or takes part: at random few come to it. */
const invited = (sim: Simulator, answered: "no" | "look" | "accept" | "told"): void => {
  const values = {
    agency: "evonhuset",
    basis: "samtycke_ngo",
    purpose: "skyddat_boende",
    groups: ["behov", "sakerhet"],
  };
  const by = { member: sim.people.members.get("noomi-kontakt" as never) as Member };
  const order = { workflow: "case", instance: sim.of("case")[0]?.id, by };
  sim.run({ ...order, command: "consent", values: consentTo(values) });
  must(sim.run({ ...order, command: "invite", values }) === "ok", "nobody could be invited");
  const guest = { member: sim.people.members.get("regionkoordinator-1" as never) as Member };
  const accepts = { contact: guest.member.id };
  if (answered === "look") sim.run({ ...order, command: "look", values: {}, by: guest });
  if (answered === "accept" || answered === "told")
    sim.run({ ...order, command: "accept", values: accepts, by: guest });
  if (answered === "told") told(sim, order);
  for (const one of sim.instances.values()) checkOne(sim, one);
};
/** The police take part too, and tell both of an investigation. */
const told = (sim: Simulator, order: Pick<Order, "workflow" | "instance" | "by">): void => {
  const values = {
    agency: "polisen-syd",
    basis: "samtycke_ngo",
    purpose: "polisanmalan_stod",
    groups: ["behov"],
  };
  const by = { member: sim.people.members.get("polisen-syd-kontakt" as never) as Member };
  sim.run({ ...order, command: "consent", values: consentTo(values) });
  sim.run({ ...order, command: "invite", values });
  sim.run({ ...order, command: "accept", values: { contact: by.member.id }, by });
  const said = { leader: "yes", ledBy: "police", to: ["evonhuset", "noomi"] };
  must(
    sim.run({ ...order, command: "tellInvestigation", values: said, by }) === "ok",
    "the police could not tell",
  );
};
type Answered = Parameters<typeof invited>[1];
const lived = (
  n: number,
  some: readonly AnyWorkflow[] = workflows,
  answers: readonly Answered[] = ["no", "look", "accept"],
): void =>
  fc.assert(
    fc.property(starts, fc.constantFrom(...answers), moves(50), (start, answered, list) => {
      const changed = new Set<string>();
      const sim = begin(start, { written: ({ after }) => void changed.add(after.id) }, some);
      invited(sim, answered);
      for (const move of list) {
        play(sim, move);
        for (const id of changed) {
          const one = sim.instances.get(id);
          if (one) checkOne(sim, one);
        }
        changed.clear();
      }
      // Lists and Hem, and what opens from there.
      for (const member of sim.people.members.values())
        for (const screen of screensOf(sim, member)) checked(sim, member, screen);
    }),
    runs(n),
  );
/** The case with one rule broken. */
const broken = (change: object): readonly AnyWorkflow[] =>
  workflows.map((each) =>
    each === (kase as unknown as AnyWorkflow)
      ? ({ ...kase, ...change } as unknown as AnyWorkflow)
      : each,
  );
const found = (message: RegExp) =>
  expect.objectContaining({
    cause: expect.objectContaining({ message: expect.stringMatching(message) }),
  });

describe("whatever people do", () => {
  it("class B of one agency is shown to another only after a receipt", () => {
    lived(60);
  });
  it("what the police say of an investigation is shown to others, the owner too, only after a receipt of theirs", () => {
    lived(30, workflows, ["told"]);
  });
  it("an invitation that can be opened without a receipt is found", () => {
    const { invitation } = kase.panels;
    const open = {
      ...kase.panels,
      invitation: { ...invitation, access: kase.commands.accept.access },
    };
    expect(() => lived(60, broken({ panels: open }))).toThrow(
      found(/^case invitation of .* without a receipt$/),
    );
  });
  it("an agency that takes part without a receipt of what it is shown then is found", () => {
    const evolve: typeof kase.evolve = (state, event) => {
      if (event.type !== "joined") return kase.evolve(state, event);
      const { record: _none, ...joined } = event;
      return kase.evolve(state, joined as typeof event);
    };
    expect(() => lived(60, broken({ evolve }))).toThrow(
      found(/^case \w+ of .* without a receipt$/),
    );
  });
  it("a referral that is sent without a receipt is found", () => {
    const evolve: typeof kase.evolve = (state, event) => {
      if (event.type !== "shared") return kase.evolve(state, event);
      const { record: _none, ...share } = event.share;
      return kase.evolve(state, { ...event, share });
    };
    expect(() => lived(60, broken({ evolve }))).toThrow(
      found(/^referral \w+ of .* without a receipt$/),
    );
  });
  it("an investigation that is told without a receipt of the police is found", () => {
    const view: typeof kase.view = (state, world) => {
      const all = kase.view(state, world);
      return { ...all, signals: all.signals.filter(({ values }) => !("toAll" in values)) };
    };
    expect(() => lived(30, broken({ view }), ["told"])).toThrow(
      found(/^what the police say in .* without a receipt$/),
    );
  });
});
