// A call from another region: to its coordinators where they are connected, else the caller rings them, and the own region is told nothing.
import { describe, expect, it } from "vitest";
import { call } from "../../../workflows/call/index.ts";
import {
  given,
  keysIn,
  local,
  now,
  peopleWith,
  register,
  type Story,
} from "../../support/given.ts";
import { line } from "./calls.ts";

const [evonhuset, coordinator] = [
  register.agencies.find(({ id }) => id === "evonhuset"),
  register.members.find(({ id }) => id === "regionkoordinator-1"),
];
const there = "regionkoordinator-sto";
/** Another region, whose coordinators are in the register: with somebody who works in Stafett, or with a number alone, or without. */
const withRegion = ({ staff = false, phone = "08-465 004 10" as string | null } = {}) => {
  const { phone: _own, onCall: _social, ...rest } = evonhuset ?? ({} as never);
  const agency = {
    ...rest,
    id: "koordinatorer-sto",
    name: "Regionkoordinatorerna i Stockholm",
    regions: ["STO"],
    onCall: [],
    lead: there,
    contact: { member: there },
    ...(phone && { phone }),
  };
  const { lead: _lead, contact: _contact, ...empty } = agency;
  const member = { ...coordinator, id: there, agency: agency.id, accounts: [], deputy: undefined };
  const region = {
    id: "STO",
    name: "Region Stockholm",
    counties: ["Stockholm", "Gotland"],
    coordinator: agency.id,
  };
  return {
    people: peopleWith([], {
      ...register,
      regions: [...register.regions, region],
      agencies: [...register.agencies, staff ? agency : empty],
      members: [...register.members, ...(staff ? [member] : [])],
    } as never),
  };
};
type Said = {
  readonly danger?: string;
  readonly child?: string;
  readonly county?: string;
  readonly at?: string;
};
const asked = (
  world: ReturnType<typeof withRegion>,
  { danger = "no", child = "childNo", county = "STO.0", at = now }: Said = {},
): Story => {
  const begun = given(call, [], world).done("take", { danger }, line, at);
  const over = danger === "no" ? begun : begun.done("over", { over: "112" }, line, at);
  return over
    .done(child, {}, line, at)
    .done("county", { county }, line, at)
    .done("caller", { caller: "authority" }, line, at);
};
const shown = (story: Story, at = now) => story.panel("show", line, at);
const passes = (story: Story) => story.done("passConsent", {}, line).state.passed;

describe("where that region's coordinators are connected", () => {
  it("they have it, the one who answered, and the own region is told nothing", () => {
    const story = asked(withRegion({ staff: true }));
    expect(keysIn(shown(story))).toEqual(
      expect.arrayContaining(["call.elsewhere.pass", "call.pass.consent"]),
    );
    const passed = story.done("passConsent", {}, line);
    expect(passed.state.passed).toMatchObject({ to: "koordinatorer-sto", region: "STO" });
    expect(Object.values(passed.posts)).toEqual([`${there} call.wait.title`]);
    expect(
      JSON.stringify([passed.view.posts, passed.view.signals, passed.view.readers]),
    ).not.toContain("evonhuset");
    expect(passed.panel("show", "regionkoordinator-1")).toBeUndefined();
  });
  it("also in danger and about a child", () => {
    for (const more of [{ danger: "yes" }, { child: "childYes" }, { child: "childUnknown" }])
      expect(passes(asked(withRegion({ staff: true }), more))).toMatchObject({
        to: "koordinatorer-sto",
      });
  });
});

describe("where they are not", () => {
  it("the caller gets their number: nothing can be passed on, nobody is told, and it is closed and counted", () => {
    const story = asked(withRegion());
    expect(keysIn(shown(story))).toEqual(
      expect.arrayContaining([
        "call.elsewhere.ring",
        "call.elsewhere.number",
        "call.elsewhere.gave",
      ]),
    );
    expect(JSON.stringify(shown(story))).toContain("08-465 004 10");
    expect(keysIn(shown(story))).not.toContain("call.pass.consent");
    for (const pass of ["passConsent", "passHarm", "passDuty", "passOwn", "passOther"])
      story.when(pass, {}, line).refused("call.elsewhere.first");
    const closed = story.done("gaveNumber", {}, line);
    expect(closed.state).toMatchObject({ step: "closed", ended: { how: "elsewhere" } });
    expect(closed.posts).toEqual({});
    expect(closed.view.signals.map(({ workflow }) => workflow)).toEqual(["statistics"]);
    expect(keysIn(shown(closed))).toContain("call.ended.elsewhere");
  });
  it("it is never refused when it is acute, about a child, or nobody knows whether it is one", () => {
    for (const more of [
      { danger: "yes" },
      { danger: "urgent" },
      { child: "childYes" },
      { child: "childUnknown" },
    ])
      expect(passes(asked(withRegion(), more)), JSON.stringify(more)).toMatchObject({
        to: "evonhuset",
        region: "SYD",
      });
  });
  it("nor when they cannot be reached: that is one press, and it says until when nobody is there, or that the number is missing", () => {
    const night = local("2026-11-25", "20:00");
    expect(keysIn(shown(asked(withRegion(), { at: night }), night))).toContain("core.ring.nobody");
    const without = asked(withRegion({ phone: null }));
    expect(keysIn(shown(without))).toEqual(
      expect.arrayContaining([
        "call.elsewhere.missing",
        "call.elsewhere.unreached",
        "call.numbers",
      ]),
    );
    const unreached = without.done("unreached", {}, line);
    expect(keysIn(shown(unreached))).toContain("call.pass.consent");
    expect(passes(unreached)).toMatchObject({ to: "evonhuset" });
    // Going back asks anew.
    const back = unreached.done("back", {}, line).done("caller", { caller: "authority" }, line);
    back.when("passConsent", {}, line).refused("call.elsewhere.first");
  });
  it("a county that the configuration does not name is another region, too; one that nobody knows stays here", () => {
    const other = asked(withRegion(), { county: "other" });
    other.when("passConsent", {}, line).refused("call.elsewhere.first");
    expect(passes(other.done("unreached", {}, line))).toMatchObject({ to: "evonhuset" });
    expect(passes(asked(withRegion(), { county: "unknown" }))).toMatchObject({ to: "evonhuset" });
  });
  it("of the own region there is nothing of that", () => {
    const own = asked(withRegion(), { county: "SYD.1" });
    expect(keysIn(shown(own)).filter((key) => key.startsWith("call.elsewhere"))).toEqual([]);
    own.when("gaveNumber", {}, line).refused("call.answered");
    own.when("unreached", {}, line).refused("call.answered");
  });
});
