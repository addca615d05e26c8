// After a withdrawal nobody outside the owner's agency gets anything that rested on it, whatever happened in between. With "need to know"
// (every/know.ts: what is shown could be opened) it is enough that nothing can be opened, and nobody is a reader.
import fc from "fast-check";
import { expect, test } from "vitest";
import { reveal } from "../../src/rules/ui.ts";
import type { Case, Part } from "../../workflows/case/model.ts";
import type { Referral } from "../../workflows/referral/model.ts";
import { local } from "../support/given.ts";
import { must } from "./checks.ts";
import { panelOf, reads } from "./every/screens.ts";
import { fewPeople, runs } from "./plays.ts";
import { type Instance, Simulator } from "./simulator.ts";

const byConsent = (part: Part): boolean =>
  ["samtycke_sekretess", "samtycke_ngo"].includes(reveal(part.basis));
/** The newest word about this agency and purpose, of each group that the part was let in for, is a no or was taken back. */
const isTakenBack = ({ consents, doubted }: Case, part: Part): boolean => {
  const about = consents.filter(
    (each) =>
      reveal(each.kind) === "sekretess" &&
      each.agency === part.agency &&
      reveal(each.purpose) === reveal(part.purpose),
  );
  const overlap = (each: (typeof consents)[number]) =>
    reveal(each.groups).some((group) => reveal(part.groups).includes(group as never));
  const last = about.filter(overlap).at(-1);
  const stands = about.some((each) => reveal(each.given) === "yes" && !each.withdrawn);
  return (
    doubted === undefined &&
    last !== undefined &&
    !stands &&
    (reveal(last.given) === "no" || last.withdrawn !== undefined)
  );
};
const outside = (sim: Simulator, agency: string) =>
  [...sim.people.members.values()].filter((member) => member.agency === agency);
let closed = 0;
const nothingOpens = (
  sim: Simulator,
  one: Instance,
  agency: string,
  panels: readonly string[],
  what: string,
): void => {
  closed += 1;
  for (const member of outside(sim, agency)) {
    for (const name of panels)
      must(
        panelOf(sim, member, { workflow: one.workflow.name, instance: one.id }, name) === undefined,
        `${member.id} opens ${what} (${name})`,
      );
    must(!reads(one, member, sim), `${member.id} is a reader of ${what}`);
  }
};
const afterwards = (sim: Simulator): void => {
  for (const one of sim.of("case")) {
    const state = one.state as Case;
    if (!("parts" in state) || (state.step as string) === "erasing") continue;
    for (const part of state.parts.filter(byConsent)) {
      if (part.agency === state.agency || !isTakenBack(state, part)) continue;
      nothingOpens(
        sim,
        one,
        part.agency,
        ["show", "acute", "invitation", "meeting"],
        "a case by a consent that is taken back",
      );
    }
    for (const share of state.shares.filter((each) => each.stopped)) {
      const referral = sim.instances.get(share.referral);
      const facts = referral && (referral.state as Referral);
      // What has moved is the receiver's own, and rests on nothing of the old case.
      const moved =
        facts && facts.facts.kind === "overlamning" && facts.handed.sender && facts.handed.receiver;
      if (
        referral &&
        facts &&
        !moved &&
        facts.sends === share.sends &&
        referral.view.erase === undefined
      )
        nothingOpens(
          sim,
          referral,
          share.to,
          ["show"],
          "a referral by a consent that is taken back",
        );
    }
  }
};

const agencies = ["evonhuset", "polisen-syd"];
const someoneAt: Readonly<Record<string, string>> = {
  evonhuset: "regionkoordinator-1",
  "polisen-syd": "polisen-syd-kontakt",
};
type Deed = { readonly what: number; readonly n: number };
const deeds = fc.array(fc.record({ what: fc.nat({ max: 11 }), n: fc.nat({ max: 9_999 }) }), {
  minLength: 12,
  maxLength: 60,
});
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
const groupsOf = (n: number): readonly string[] =>
  pick([["behov"], ["behov", "sakerhet"], ["sakerhet"]], n);
/** One thing that somebody could do; what is refused changes nothing. */
const deed = (sim: Simulator, kase: string, { what, n }: Deed): void => {
  const agency = pick(agencies, n);
  const purpose = pick(["annat", "skyddat_boende"], n >> 1);
  const groups = groupsOf(n >> 2);
  const run = (
    workflow: string,
    command: string,
    values: object,
    who = "noomi-kontakt",
    instance: string | null = kase,
  ): void => {
    const member = sim.people.members.get(who);
    if (member)
      sim.run({
        workflow,
        command,
        values: values as never,
        by: { member },
        instance: instance ?? undefined,
      });
  };
  const consents = (sim.instances.get(kase)?.state as Case | undefined)?.consents ?? [];
  const referral = pick(sim.of("referral"), n >> 3)?.id;
  const consent = { kind: "sekretess", agency, purpose, groups, form: "spoken" };
  const taking = {
    holder: { member: someoneAt[agency] },
    deputy:
      someoneAt[agency] === "regionkoordinator-1" ? "regionkoordinator-2" : "polisen-syd-gruppchef",
    risk: "medium",
  };
  const check = {
    safety: "green",
    contact: "yes",
    next: "wait",
    who: { member: "noomi-kontakt" },
    day: "2030-01-01",
    consent: pick(["yes", "no"], n >> 4),
  };
  const acts: readonly (() => unknown)[] = [
    () => run("case", "consent", { ...consent, given: "yes" }),
    () => run("case", "consent", { ...consent, given: "yes" }),
    () => run("case", "invite", { agency, basis: "samtycke_ngo", purpose, groups }),
    () => run("case", "accept", { contact: someoneAt[agency] }, someoneAt[agency]),
    () => run("case", "revoke", { id: pick(consents, n)?.id, how: "spoken" }),
    () => run("case", "consent", { ...consent, given: "no" }),
    () => run("case", "checkIn", check),
    () =>
      run(
        "referral",
        "draft",
        {
          kase,
          service: purpose,
          to: agency,
          urgency: "normal",
          basis: "samtycke_ngo",
          payer: "unknown",
          kind: pick(["hanvisning", "overlamning"], n >> 5),
          groups,
        },
        undefined,
        null,
      ),
    () => referral && run("referral", "send", {}, undefined, referral),
    () => referral && run("referral", "receive", {}, someoneAt[agency], referral),
    () => referral && run("referral", "accept", taking, someoneAt[agency], referral),
    () =>
      referral &&
      run(
        "referral",
        pick(["takeOver", "ask", "decline", "stays"], n >> 6),
        { question: "time", reason: "other" },
        someoneAt[agency],
        referral,
      ),
  ];
  acts[what]?.();
};

/** A case of Noomi's, and what is done with it, one after the other; how often something was looked at that had rested on a consent. */
const lookedAt = (list: readonly Deed[]): number => {
  const before = closed;
  const sim = new Simulator(Date.parse(local("2026-11-25", "10:00")), {}, undefined, fewPeople);
  const member = sim.people.members.get("noomi-kontakt");
  if (!member) throw new Error("nobody begins");
  sim.run({
    workflow: "case",
    command: "open",
    values: { deputy: "noomi-ersattare", child: "no", risk: "low", quiet: "no" } as never,
    by: { member },
  });
  const kase = sim.of("case")[0]?.id;
  for (const each of kase === undefined ? [] : list) {
    deed(sim, kase as string, each);
    afterwards(sim);
  }
  return closed - before;
};

/** Each agency, purpose and choice of groups. */
const each = Array.from({ length: 12 }, (_, n) => n);
test.each([
  ["a part in a case", [0, 2, 3, 4]],
  ["a part that was let in anew", [0, 2, 3, 4, 0, 2, 3, 4]],
  ["a referral that was opened", [0, 7, 8, 9, 4]],
  ["a referral that was accepted", [0, 7, 8, 9, 10, 4]],
] as const)(
  "nothing that rested on a consent can be opened when it is taken back: %s",
  (_what, deeds) => {
    expect(each.filter((n) => lookedAt(deeds.map((what) => ({ what, n }))) === 0)).toEqual([]);
  },
);

test("nor after whatever else is done", () => {
  let looked = 0;
  fc.assert(
    fc.property(deeds, (list) => {
      looked += lookedAt(list);
    }),
    runs(300),
  );
  // A property that never had anything to look at says nothing.
  expect(looked).toBeGreaterThan(runs(100).numRuns);
});
