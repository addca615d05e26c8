// What the police record of an investigation changes nothing for those whom they did not choose: two plays that differ in whether, what and to whom else it was told
// show every member of every other agency the same, at the same times. docs/threats-by-part.md.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mayRead } from "../../src/engine/draft.ts";
import type { Instant } from "../../src/rules/ui.ts";
import { type AnyWorkflow, type Member, refuse, type World } from "../../src/rules/workflow.ts";
import { kase } from "../../workflows/case/index.ts";
import { workflows } from "../../workflows/index.ts";
import { consentTo } from "../support/consent-to.ts";
import { observed } from "./observed.ts";
import { begin, type Move, moves, play, resolve, runs, starts } from "./plays.ts";
import { agreed } from "./plays-first.ts";
import type { Order, Result, Simulator } from "./simulator.ts";

const [police, officer, boss] = ["polisen-syd", "polisen-syd-kontakt", "polisen-syd-gruppchef"];
/** What the police do in one of the twins: nothing, tell, or end. `to`: which of those who take part, by bits. */
type Saying = {
  readonly does: "nothing" | "tell" | "end";
  readonly values: { readonly leader: string; readonly ledBy: string };
  readonly to: number;
  readonly how: string;
};
const saying: fc.Arbitrary<Saying> = fc.record({
  does: fc.constantFrom("nothing", "tell", "tell", "end"),
  values: fc.record({
    leader: fc.constantFrom("yes", "no"),
    ledBy: fc.constantFrom("police", "prosecutor"),
  }),
  to: fc.nat({ max: 15 }),
  how: fc.constantFrom("closed", "takenBack"),
});
/** After which move, in which case, by whom; and what in each of the twins. */
type Said = {
  readonly after: number;
  readonly which: number;
  readonly by: string;
  readonly a: Saying;
  readonly b: Saying;
};
const said: fc.Arbitrary<Said> = fc.record({
  after: fc.nat({ max: 24 }),
  which: fc.nat({ max: 2 }),
  by: fc.constantFrom(officer, boss),
  a: saying,
  b: saying,
});
/** Whom the police choose in neither: one of them has the case, another takes part. */
const spareds = fc.constantFrom(
  ["noomi"],
  ["evonhuset"],
  ["noomi", "boende-syd"],
  ["noomi", "evonhuset"],
  ["evonhuset", "boende-syd", "noomi"],
);

const memberOf = (sim: Simulator, id: string): Member =>
  sim.people.members.get(id as never) as Member;
const by = (sim: Simulator, id: string) => ({ member: memberOf(sim, id) });
/** Of Noomi, of Evonhuset, and of the police; in each the others take part. */
const firstIn = (sim: Simulator): readonly string[] => {
  const values = { deputy: boss, child: "no", risk: "low", quiet: "no" };
  sim.run({ workflow: "case", command: "open", values, by: by(sim, officer) });
  const cases = sim.of("case").map(({ id }) => id);
  const contacts = {
    noomi: "noomi-kontakt",
    evonhuset: "regionkoordinator-1",
    "boende-syd": "boende-syd-kontakt",
    [police]: officer,
  };
  const holders = ["noomi-kontakt", "regionkoordinator-1", officer];
  for (const [n, instance] of cases.entries())
    for (const [agency, contact] of Object.entries(contacts)) {
      const holder = by(sim, holders[n] ?? officer);
      const basis = n < 2 ? "samtycke_ngo" : "menprovning_klart";
      const share = { agency, basis, purpose: "annat", groups: ["behov"] };
      const order = { workflow: "case", instance };
      if (n < 2) sim.run({ ...order, command: "consent", values: consentTo(share), by: holder });
      sim.run({ ...order, command: "invite", values: share, by: holder });
      sim.run({ ...order, command: "accept", values: { contact }, by: by(sim, contact) });
    }
  return cases;
};
type Investigated = {
  readonly agency: string;
  readonly parts?: readonly { readonly agency: string; readonly state: string }[];
  readonly investigations?: readonly { readonly to: readonly string[] }[];
};
const orderOf = (
  sim: Simulator,
  instance: string,
  one: Saying,
  who: string,
  spared: readonly string[],
): Order => {
  const { agency, parts = [] } = (sim.instances.get(instance)?.state ?? {}) as Investigated;
  const others = [
    agency,
    ...parts.filter(({ state }) => state === "in").map((part) => part.agency),
  ].filter((each) => each !== police);
  const to = others.filter((each, n) => !spared.includes(each) && (one.to >> n) % 2 === 1);
  const order = { workflow: "case", instance, by: by(sim, who) };
  if (one.does === "end")
    return { ...order, command: "endInvestigation", values: { how: one.how } };
  // To nobody is refused: what is drawn later is drawn as in the other.
  return {
    ...order,
    command: "tellInvestigation",
    values: { ...one.values, to: one.does === "tell" ? to : [] },
  };
};
type Twins = { readonly a: Simulator; readonly b: Simulator };
const twinsOf = (
  start: number,
  some: readonly AnyWorkflow[],
): Twins & { readonly cases: readonly string[] } => {
  const [a, b] = [begin(start, {}, some), begin(start, {}, some)];
  firstIn(a);
  return { a, b, cases: firstIn(b) };
};
/** The first line that only one of them has. */
const parting = ({ a, b }: Twins, spared: readonly string[]): string | undefined => {
  for (const { id, agency } of a.people.members.values()) {
    if (!spared.includes(agency)) continue;
    const [left, right] = [a, b].map((sim) => observed(sim, memberOf(sim, id)));
    const at = left?.findIndex((line, n) => line !== right?.[n]) ?? -1;
    if (at >= 0 || left?.length !== right?.length)
      return `${left?.[at]?.slice(0, 600)}\nagainst\n${right?.[at]?.slice(0, 600)}`;
  }
  return undefined;
};
const isSpared = ({ by: who }: Pick<Order, "by">, spared: readonly string[]): boolean =>
  typeof who === "object" && "member" in who && spared.includes(who.member.agency);
/** As the engine says it: what is denied to somebody who may not read it is not there. `test/core/access.test.ts`. */
const answer = (sim: Simulator, order: Order): Result => {
  const result = sim.run(order);
  const one = sim.instances.get(order.instance ?? "");
  const member = typeof order.by === "object" && "member" in order.by ? order.by.member : undefined;
  return result === "denied" && one && member && !mayRead(member, one.readers, sim.people)
    ? "absent"
    : result;
};
/** The same in both; what somebody who was not chosen is answered, too. */
const plays = ({ a, b }: Twins, move: Move, spared: readonly string[]): void => {
  if (move.kind !== "command") for (const sim of [a, b]) play(sim, move);
  else {
    const order = resolve(a, move);
    // The police say what the twins are given, and nothing else.
    if (!order || ["tellInvestigation", "endInvestigation"].includes(order.command)) return;
    for (const one of [...agreed(order, move.picks[9] ?? 0), order]) {
      const [left, right] = [a, b].map((sim) => JSON.stringify(answer(sim, one)));
      if (isSpared(one, spared) && left !== right)
        throw new Error(`${one.workflow}.${one.command} is answered ${left} against ${right}`);
    }
  }
};
let told = 0;
const property = (some: readonly AnyWorkflow[], everyMove: number) =>
  fc.property(
    starts,
    moves(25),
    fc.array(said, { minLength: 2, maxLength: 5 }),
    spareds,
    (start, list, sayings, spared) => {
      const twins = twinsOf(start, some);
      const compare = (): void => {
        const differs = parting(twins, spared);
        if (differs !== undefined) throw new Error(`an investigation shows:\n${differs}`);
      };
      for (const [n, move] of [undefined, ...list].entries()) {
        if (move) plays(twins, move, spared);
        const now = sayings.filter(({ after }) => after % (list.length + 1) === n);
        for (const { which, by: who, a, b } of now) {
          const instance = twins.cases[which % twins.cases.length] ?? "";
          const results = [
            twins.a.run(orderOf(twins.a, instance, a, who, spared)),
            twins.b.run(orderOf(twins.b, instance, b, who, spared)),
          ];
          told += results.filter((each) => each === "ok").length;
        }
        if (now.length > 0 || n % everyMove === 0) compare();
      }
      compare();
    },
  );
const holds = (n: number, some: readonly AnyWorkflow[] = workflows): void =>
  fc.assert(property(some, 8), runs(n));

describe("what the police record of an investigation", () => {
  it("shows nobody whom they did not choose anything, in any panel, list, post, search, file, form or help, nor in a time or a number", () => {
    told = 0;
    holds(60);
    expect(told).toBeGreaterThan(5);
  });
});
type State = Parameters<typeof kase.evolve>[0];
/** That there is something, whomever it was told. */
const isTold = (state: State): boolean =>
  "investigations" in state && (state.investigations ?? []).length > 0;
const trace = { kind: "text", text: [{ key: "case.investigation.told" }] } as const;
type Panels = typeof kase.panels;
type Files = NonNullable<typeof kase.files>;
const commandWith = (
  name: keyof typeof kase.commands,
  change: (spec: AnyWorkflow["commands"][string]) => object,
) => ({
  commands: {
    ...kase.commands,
    [name]: { ...kase.commands[name], ...change(kase.commands[name] as never) },
  },
});
type Viewed = ReturnType<typeof kase.view>;
const viewed = (change: (view: Viewed, state: State) => object) => ({
  view: (state: State, world: World) => {
    const view = kase.view(state, world);
    return { ...view, ...change(view, state) };
  },
});
const leak = (member: string): Viewed["posts"][number] => ({
  key: `leak:${member}`,
  to: { member: member as never },
  urgency: "inHours",
  message: { title: { key: "case.investigation.told" }, notice: "case.part.notice" },
});
const later = (at: Instant): Instant => new Date(Date.parse(at) + 60_000).toISOString() as Instant;
/** The case with one rule broken for each way to see, so that it depends on whether the police have said something. */
const broken: Readonly<Record<string, object>> = {
  "a panel": {
    panels: {
      ...kase.panels,
      show: {
        ...(kase.panels as Panels).show,
        show: (...[state, viewer, world]: Parameters<NonNullable<Panels[string]>["show"]>) => {
          const panel = kase.panels.show?.show(state, viewer, world);
          return panel && isTold(state) ? { ...panel, body: [...panel.body, trace] } : panel;
        },
      },
    },
  },
  "a document": {
    files: {
      ...kase.files,
      json: {
        ...(kase.files as Files).json,
        make: (...[state, viewer, world]: Parameters<NonNullable<Files[string]>["make"]>) => {
          const made = kase.files?.json?.make(state, viewer, world);
          return made && "body" in made && isTold(state)
            ? { ...made, body: [...made.body, trace] }
            : made;
        },
      },
    },
  },
  "a message": viewed((view, state) =>
    isTold(state)
      ? { posts: [...view.posts, leak("noomi-kontakt"), leak("regionkoordinator-1")] }
      : {},
  ),
  "the time of a message": viewed((view, state) => ({
    posts: view.posts.map((post) =>
      isTold(state) && post.key.startsWith("card:") ? { ...post, urgency: "inHours" } : post,
    ),
    timers: view.timers.map((timer) =>
      isTold(state) && timer.command === "miss" ? { ...timer, at: later(timer.at) } : timer,
    ),
  })),
  "what a list says": viewed((view, state) =>
    isTold(state) ? { summary: { ...view.summary, dueAt: undefined } } : {},
  ),
  "how many rows a list has": viewed((view, state) =>
    isTold(state) ? { readers: view.readers.filter((each) => !("agency" in each)) } : {},
  ),
  "what can be done": {
    commands: {
      ...kase.commands,
      calm: {
        ...kase.commands.calm,
        access: (...[state, actor, world]: Parameters<typeof kase.commands.calm.access>) =>
          !isTold(state) && kase.commands.calm.access(state, actor, world),
      },
    },
  },
  "what a form offers": commandWith("snooze", (spec) => ({
    about: (state: State) => (isTold(state) ? trace.text : []),
    ready: spec.ready,
  })),
  "whether a form may be begun": commandWith("calm", () => ({
    ready: (state: State) => (isTold(state) ? refuse("case.investigation.none") : undefined),
  })),
  "a receipt of the owner": viewed((view, state) => ({
    signals: view.signals.map((signal) =>
      "toAll" in signal.values && "agency" in state
        ? { ...signal, values: { ...signal.values, agency: state.agency, by: "noomi-kontakt" } }
        : signal,
    ),
  })),
};

describe("is found to show where one rule is broken:", () => {
  it.each(Object.keys(broken))("%s", (way) => {
    const leaking = workflows.map((each) =>
      each === (kase as unknown as AnyWorkflow)
        ? ({ ...kase, ...broken[way] } as AnyWorkflow)
        : each,
    );
    const found = fc.check(property(leaking, 8), { numRuns: 60, seed: 1, endOnFailure: true });
    expect(found.failed).toBe(true);
    expect(String((found.errorInstance as Error).message)).toMatch(
      /^an investigation shows|is answered/,
    );
  });
});
