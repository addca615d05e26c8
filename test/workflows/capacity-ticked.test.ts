// Which agencies are ticked beforehand where somebody asks for a place, and what the form says of why.
import { describe, expect, it } from "vitest";
import { capacity } from "../../workflows/referral/capacity/index.ts";
import { given, hook, memberOf, now, peopleWith, register } from "../support/given.ts";

const asker = "noomi-kontakt";

describe("whom to ask", () => {
  const services = (type: string, ...agencies: readonly string[]) =>
    agencies.map((agency, n) => ({
      ...register.services[0],
      id: `${type}-${n}`,
      type,
      agency,
      status: "active" as const,
    }));
  const ticked = (service: string, own = asker, people = peopleWith([], register)) =>
    hook(capacity, "ask", "prefill")(
      { step: "new" },
      given(capacity, [], { people }).world,
      { member: memberOf(own) },
      now,
      { service },
    );
  it("is ticked beforehand: those who say that they offer the service and can be asked here", () => {
    const three = ["boende-syd", "socialtjansten-lund", "noomi", "plattformen"];
    const people = peopleWith([], {
      ...register,
      services: services("skyddat_boende", ...three) as never,
    });
    expect(ticked("skyddat_boende", asker, people)).toMatchObject({
      agencies: ["boende-syd", "socialtjansten-lund"],
    });
  });
  it("is nobody while it is not known what for, and where nobody has said that they offer it", () => {
    for (const service of ["annat", "nothing"])
      expect(ticked(service)).toMatchObject({ agencies: [] });
    expect(
      hook(capacity, "ask", "prefill")(
        { step: "new" },
        given(capacity).world,
        { member: memberOf(asker) },
        now,
        {},
      ),
    ).toMatchObject({
      agencies: [],
    });
  });
  it("is said why these are ticked, or why nobody is", () => {
    const some = Array.from({ length: 11 }, (_, n) => ({
      ...register.agencies[1],
      id: `agency-${n}`,
      name: `Verksamhet ${n}`,
    }));
    const one = (n: number) => ({
      ...register.members[0],
      id: `one-${n}`,
      agency: `agency-${n}`,
      roles: ["caseworker"],
      addresses: [],
    });
    const said = (n: number, inside = some.length, hasAnswerLinks = true) => {
      const people = peopleWith([], {
        ...register,
        agencies: [...register.agencies, ...some] as never,
        members: [...register.members, ...some.slice(0, inside).map((_, at) => one(at))] as never,
        services: services("tolk", ...some.slice(0, n).map(({ id }) => id)) as never,
      });
      const world = { ...given(capacity, [], { people }).world, hasAnswerLinks };
      const by = { member: memberOf(asker) };
      const known = { service: "tolk" };
      const { agencies } = hook(capacity, "ask", "hints")({ step: "new" }, world, by, known) as {
        agencies: { key: string };
      };
      const offered = hook(capacity, "ask", "choices")({ step: "new" }, world, by, known) as {
        agencies: readonly string[];
      };
      return [agencies.key, offered.agencies.length];
    };
    expect(said(0)[0]).toBe("capacity.ask.offerNobody");
    expect(said(0)[1]).toBeGreaterThan(0);
    expect(said(1)).toEqual(["capacity.ask.offer", 1]);
    expect(said(10)).toEqual(["capacity.ask.offer", 10]);
    expect(said(11)).toEqual(["capacity.ask.offerMany", 11]);
    expect(said(2, 0)).toEqual(["capacity.ask.offerLinked", 2]);
    expect(said(2, 1)).toEqual(["capacity.ask.offerSome", 2]);
    expect(said(2, 0, false)).toEqual(["capacity.ask.offerOutside", 0]);
    expect(said(2, 1, false)).toEqual(["capacity.ask.offer", 1]);
  });
  it("is nobody where so many offer it that they would not be read", () => {
    const some = Array.from({ length: 11 }, (_, n) => ({
      ...register.agencies[1],
      id: `agency-${n}`,
      name: `Verksamhet ${n}`,
    }));
    const one = (n: number) => ({
      ...register.members[0],
      id: `one-${n}`,
      agency: `agency-${n}`,
      roles: ["caseworker"],
      addresses: [],
    });
    const people = (n: number) =>
      peopleWith([], {
        ...register,
        agencies: [...register.agencies, ...some] as never,
        members: [...register.members, ...some.map((_, at) => one(at))] as never,
        services: services("tolk", ...some.slice(0, n).map(({ id }) => id)) as never,
      });
    expect((ticked("tolk", asker, people(10)) as { agencies: unknown }).agencies).toHaveLength(10);
    expect(ticked("tolk", asker, people(11))).toMatchObject({ agencies: [] });
  });
  it("is not on the screen before the service is: nobody sends it to agencies that they have not seen", () => {
    const { agencies } = capacity.commands.ask.form.fields;
    const shown =
      "when" in agencies
        ? [{}, { child: "no" }, { service: "tolk" }].map((values) => agencies.when(values))
        : [];
    expect(shown).toEqual([false, false, true]);
  });
});
