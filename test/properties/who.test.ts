// Who is who: the indexes say what a walk through all members would, and what a question has read tells whether a change concerns it.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Holder } from "../../src/rules/ui.ts";
import { holderText } from "../../src/rules/who.ts";
import type { Member, People } from "../../src/rules/workflow.ts";
import { read, who } from "../../workflows/people/index.ts";
import { changeBetween, withChange } from "../../workflows/people/reconfigured.ts";
import type { Register } from "../../workflows/people/register.ts";
import { initial, type State } from "../../workflows/people/state.ts";
import { register as small } from "../support/small-register.ts";

const [names, agencies, duties, day] = [
  ["anna", "bo", "cilla", "dan", "eva"],
  ["alfa", "beta"],
  ["pass", "jour"],
  "2026-11-25",
] as const;
const maybe = <T>(from: readonly T[]) => fc.option(fc.constantFrom(...from), { nil: undefined });
const memberOf = (id: string) =>
  fc
    .record({
      agency: fc.constantFrom(...agencies),
      roles: fc.subarray(["caseworker", "lead", "coordinator", "auditor"] as const),
      deputy: maybe(names),
      addresses: fc.constantFrom([], [{ platform: "slack", id: `T1/U${id}` }]),
    })
    .map(
      ({ deputy, ...rest }) =>
        ({ id, name: id, language: "sv", ...rest, ...(deputy && { deputy }) }) as unknown as Member,
    );
const dutyOf = (id: string) =>
  fc
    .record({
      agency: fc.constantFrom(...agencies),
      roster: fc.array(
        fc.record({ member: fc.constantFrom(...names), days: fc.constantFrom([3], [1, 2]) }),
        { maxLength: 3 },
      ),
    })
    .map((rest) => ({ id, name: id, ...rest }) as unknown as Register["functions"][number]);
const some = <T>(all: readonly fc.Arbitrary<T>[]) =>
  fc
    .tuple(...all.map((one) => fc.option(one, { nil: undefined })))
    .map((list) => list.flatMap((one) => (one === undefined ? [] : [one])));
const registers: fc.Arbitrary<Register> = fc
  .record({
    members: some(names.map(memberOf)),
    functions: some(duties.map(dutyOf)),
    lead: maybe(names),
    contact: maybe(names),
    spaces: fc.subarray(["rum", "drift"]),
    regions: fc.constantFrom([], small.regions),
  })
  .map(({ lead, contact, spaces, ...rest }) => ({
    ...small,
    ...rest,
    spaces: spaces.map(
      (id) =>
        ({ ...small.spaces[0], id, agencies: id === "rum" ? ["alfa"] : ["alfa", "beta"] }) as never,
    ),
    agencies: small.agencies.map(({ lead: _, ...agency }) =>
      agency.id === ("alfa" as never)
        ? {
            ...agency,
            ...(lead && { lead: lead as never }),
            ...(contact && { contact: { member: contact as never } }),
          }
        : agency,
    ),
  }));
const states: fc.Arbitrary<State> = fc
  .record({
    register: registers,
    away: fc.subarray([...names]),
    unreachable: fc.subarray(names.map((id) => `slack|T1/U${id}`)),
    exception: maybe(names),
  })
  .map(({ register, away, unreachable, exception }) => ({
    ...initial,
    revision: 1,
    register,
    unreachable,
    away: Object.fromEntries(away.map((id) => [id, { from: "2026-11-20", until: "2026-12-01" }])),
    ...(exception && {
      exceptions: { [`pass|${day}`]: { member: exception as never, n: 1 as never } },
    }),
  }));
const holders: readonly Holder[] = [
  ...names.map((member) => ({ member })),
  ...duties.map((id) => ({ function: id })),
] as never;
const questions: readonly ((people: People) => unknown)[] = [
  ...holders.map((holder) => (people: People) => people.onDuty(holder, day)),
  ...holders.flatMap((holder) =>
    agencies.map((agency) => (people: People) => people.inCharge(holder, agency as never, day)),
  ),
  ...agencies.flatMap((agency) => [
    (people: People) => people.answers(agency as never, day),
    (people: People) => people.colleagues(agency as never),
    (people: People) => people.doers([agency] as never),
    (people: People) => people.staff(agency).map(({ roles }) => roles),
    (people: People) => people.dutiesOf(agency).map(({ id }) => id),
    (people: People) => people.spacesOf(agency).map(({ id }) => id),
    (people: People) => people.agencies.get(agency)?.lead,
  ]),
  ...names.map((id) => (people: People) => people.answersFor(id as never, day)),
  ...names.map((id) => (people: People) => {
    const member = people.members.get(id);
    return (
      member && [
        people.works(member),
        people.attends(member),
        member.addresses.map((address) => people.isUnreachable(address)),
      ]
    );
  }),
  (people) => people.regions.length,
  (people) => people.spaces.size,
  (people) => [...people.members.keys()],
];

describe("who is who", () => {
  test("a question whose answer another state of people changes has read something that differs between the two", () => {
    fc.assert(
      fc.property(states, states, fc.nat(questions.length - 1), (a, b, n) => {
        const [before, after] = [read(a), read(b)];
        const ask = questions[n] as (typeof questions)[number];
        const keys = new Set<string>();
        const [old, now] = [ask(before.watched((key) => keys.add(key))), ask(after)];
        if (JSON.stringify(old) === JSON.stringify(now)) return;
        const changed = who.changed(before, after);
        expect([...keys].some((key) => changed.has(key))).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });
  test("for whom somebody answers is what a walk through all holders would say", () => {
    fc.assert(
      fc.property(states, fc.constantFrom(...names), (state, id) => {
        const people = read(state);
        const own = people.members.get(id)?.agency;
        const stands = own !== undefined && people.answers(own, day) === id;
        const all: readonly Holder[] = [
          ...[...people.members.keys()].map((member) => ({ member })),
          ...[...people.functions.keys()].map((each) => ({ function: each })),
        ] as never;
        const walked = all.filter((holder) => {
          const on = people.onDuty(holder, day);
          return on === id || (on === undefined && stands && people.agencyOf(holder) === own);
        });
        expect([...people.answersFor(id as never, day)].sort()).toEqual(
          walked.map(holderText).sort(),
        );
      }),
      { numRuns: 2_000 },
    );
  });
  test("a register and the change to another give the other; what is the same stays the same object", () => {
    const bare = (register: Register) => ({
      ...register,
      members: register.members.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      functions: register.functions.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      spaces: register.spaces.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    });
    fc.assert(
      fc.property(registers, registers, (a, b) => {
        const change = changeBetween(a, b);
        const made = change ? withChange(a, change) : a;
        expect(bare(made)).toEqual(bare(b));
        expect(changeBetween(made, b)).toBeUndefined();
        if (change?.lists.members === undefined) expect(made.members).toBe(a.members);
      }),
    );
  });
});
