// Who has left, as the register is without them; and what the register keeps of seals.
import { describe, expect, it } from "vitest";
import { present, stillGone, withBack, withLeft } from "../../workflows/people/gone.ts";
import { people } from "../../workflows/people/index.ts";
import { given, register } from "../support/given.ts";

const [anna, bo, lead] = ["noomi-kontakt", "noomi-ersattare", "noomi-chef"] as const;
const left = (...ids: readonly unknown[]) =>
  ids.reduce<ReturnType<typeof withLeft>>(
    (all, member) =>
      withLeft(all, {
        type: "memberLeft",
        member: member as never,
        agency: "noomi" as never,
        day: "2026-11-25" as never,
      }),
    {},
  );
const agencyIn = (some: typeof register, id: string) =>
  some.agencies.find((each) => each.id === id);

describe("the register without those who have left", () => {
  it("is the same where nobody has, and keeps everything of everybody else", () => {
    expect(present(register, {})).toBe(register);
    const without = present(register, left(bo));
    expect(without.members.map(({ id }) => id)).toEqual(
      register.members.map(({ id }) => id).filter((id) => id !== bo),
    );
    for (const { id, contact, lead: leads } of register.agencies)
      expect([id, agencyIn(without, id)?.contact, agencyIn(without, id)?.lead]).toEqual([
        id,
        contact,
        leads,
      ]);
  });
  it("has everybody else as they were, but for a deputy who is not there", () => {
    const others = register.members.filter(({ id }) => id !== bo);
    expect(
      others.some(({ deputy }) => deputy === bo) &&
        others.some(({ deputy }) => deputy !== undefined && deputy !== bo),
    ).toBe(true);
    const expected = others.map(({ deputy, ...member }) =>
      deputy === undefined || deputy === bo ? member : { ...member, deputy },
    );
    expect(present(register, left(bo)).members).toEqual(expected);
  });
  it("has another lead for an agency whose lead has left, and no contact, deputy or day of somebody who is not there", () => {
    const without = present(register, left(lead));
    expect(agencyIn(without, "noomi")?.lead).toBeDefined();
    expect(agencyIn(without, "noomi")?.lead).not.toBe(lead);
    const contact = register.agencies.find(({ id }) => id === "boende-syd")?.contact as {
      readonly member: string;
    };
    const asked = present(
      register,
      withLeft({}, {
        type: "memberLeft",
        member: contact.member,
        agency: "boende-syd",
        day: "2026-11-25",
      } as never),
    );
    expect(agencyIn(asked, "boende-syd")?.contact).toBeUndefined();
    const anywhere = JSON.stringify(present(register, left(anna, bo)));
    expect(anywhere).not.toContain(`"${anna}"`);
    expect(anywhere).not.toContain(`"${bo}"`);
  });
  it("never has a technician or an auditor answer for an agency because they are the first who are left", () => {
    const technician = {
      ...register.members.find(({ id }) => id === anna),
      id: "tekniker",
      roles: ["technician"],
      deputy: undefined,
    } as never;
    const caseworker = {
      ...register.members.find(({ id }) => id === bo),
      roles: ["caseworker"],
    } as never;
    const alone = register.members
      .filter(({ agency, id }) => agency !== "noomi" || id === lead)
      .map(({ deputy: _deputy, ...member }) => member);
    const some = { ...register, members: [...alone, technician, caseworker] };
    expect(agencyIn(present(some, left(lead)), "noomi")?.lead).toBe(bo);
    expect(
      agencyIn(present({ ...some, members: [...alone, technician] }, left(lead)), "noomi")?.lead,
    ).toBeUndefined();
  });
  it("knows them as long as the configuration has them, and no longer than they are gone", () => {
    const both = left(anna, bo);
    expect(Object.keys(stillGone(both, register))).toEqual([anna, bo]);
    const members = register.members.filter(({ id }) => id !== anna);
    expect(Object.keys(stillGone(both, { members }))).toEqual([bo]);
    expect(Object.keys(withBack(both, anna))).toEqual([bo]);
  });
});

it("the seal of each day stays beside those before", () => {
  const start = given(people, [{ type: "configured", register }]);
  const seal = (day: string) => ({ type: "sealed", day, count: 1 });
  const two = start.after(seal("2026-11-24")).after(seal("2026-11-25"));
  expect(
    (two.state as { readonly seals: readonly { readonly day: string }[] }).seals.map(
      ({ day }) => day,
    ),
  ).toEqual(["2026-11-24", "2026-11-25"]);
});
