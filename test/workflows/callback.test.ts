// A wish to be contacted: the police ask the coordinators of their region to phone, and learn nothing but that it was received.
import { describe, expect, it } from "vitest";
import { callback } from "../../workflows/callback/index.ts";
import { workflows } from "../../workflows/index.ts";
import {
  asks,
  type Given,
  given,
  hook,
  keysIn,
  local,
  memberOf,
  now,
  peopleWith,
  register,
  type Story,
} from "../support/given.ts";

const [police, officer, contact, mate, head] = [
  "polisen-syd-kontakt",
  "polisen-syd-gruppchef",
  "regionkoordinator-1",
  "regionkoordinator-2",
  "evonhuset-chef",
];
const sent = (within = "soon", by = police, world: Given = {}): Story =>
  given(callback, [], world).done("ask", { within }, by);
/** The police of two regions, each with coordinators of its own. */
const twoRegions = {
  ...register,
  regions: [...register.regions, { id: "VAST", name: "Region Väst", coordinator: "noomi" }],
  agencies: register.agencies.map((each) =>
    each.id === "polisen-syd" ? { ...each, regions: ["SYD", "VAST"] } : each,
  ),
} as typeof register;
const inTwo: Given = { people: peopleWith([], twoRegions) };
const received = (story: Story, by = police): unknown => story.panel("received", by);

describe("a wish to be contacted", () => {
  it("is sent by anybody at the police who goes to meetings, and by nobody else", () => {
    for (const { id, agency, roles } of register.members) {
      const may =
        agency === "polisen-syd" &&
        !roles.some((role) => role === "auditor" || role === "technician");
      expect([id, given(callback).when("ask", { within: "soon" }, id).allowed]).toEqual([id, may]);
      expect([id, received(given(callback), id) !== undefined]).toEqual([id, may]);
    }
    expect(
      register.agencies.filter(({ type }) => type === "LawEnforcement").map(({ id }) => id),
    ).toEqual(["polisen-syd"]);
  });
  it("has no field for a reference, a person or a text: when, and where there are several regions which", () => {
    expect(asks(callback, "ask")).toEqual({ must: "within", later: "" });
    expect(Object.values(callback.commands.ask.form.fields).map(({ kind }) => kind)).toEqual([
      "agency",
      "choice",
    ]);
    const offered = (world: Given) =>
      hook(callback, "ask", "choices")(callback.initial, given(callback, [], world).world, {
        member: memberOf(police),
      });
    expect(offered({})).toEqual({ to: [] });
    const there = { member: memberOf(police, inTwo.people) };
    expect(
      hook(callback, "ask", "choices")(callback.initial, given(callback, [], inTwo).world, there),
    ).toEqual({
      to: ["evonhuset", "noomi"],
    });
  });
  it("says in its form that it is no request under the law, and that nobody answers whether a person is known", () => {
    expect(keysIn(callback.commands.ask.form.intro)).toEqual([
      "callback.intro",
      "callback.intro.law",
      "callback.intro.known",
    ]);
  });
  it("goes to the coordinators of the region alone, as one post, without a reference", () => {
    const story = sent();
    expect(story.posts).toEqual({ [`callback:${contact}`]: `${contact} callback.post.title` });
    expect(story.view.readers).toEqual([contact, mate, head].map((member) => ({ member })));
    expect(story.view.summary.ref).toBeUndefined();
    expect(keysIn(story.post(`callback:${contact}`).message)).toEqual(
      expect.arrayContaining(["callback.post.law", "callback.post.known", "callback.post.own"]),
    );
  });
  it("of several regions goes to the one that was chosen, and is not sent without a choice", () => {
    given(callback, [], inTwo)
      .when("ask", { within: "soon" }, police)
      .refused("callback.to.missing", "to");
    given(callback, [], inTwo)
      .when("ask", { within: "soon", to: "plattformen" }, police)
      .refused("callback.to.missing", "to");
    const chosen = given(callback, [], inTwo).done("ask", { within: "soon", to: "noomi" }, police);
    expect(Object.keys(chosen.posts)).toEqual(["callback:noomi-chef"]);
  });
  it("is not sent where nobody of the region's coordinators is in Stafett", () => {
    const alone = peopleWith([], {
      ...register,
      regions: register.regions.map(({ coordinator: _none, ...region }) => region),
    });
    given(callback, [], { people: alone })
      .when("ask", { within: "soon" }, police)
      .refused("callback.nobody");
    const ready = hook(callback, "ask", "ready")(
      callback.initial,
      given(callback, [], { people: alone }).world,
      {
        member: memberOf(police, alone),
      },
    );
    expect(ready).toMatchObject({ refused: { key: "callback.nobody" } });
  });
  it("goes to another coordinator while the contact is away", () => {
    const away = peopleWith([
      {
        type: "wentAway",
        member: contact,
        from: "2026-11-20",
        until: "2026-12-20",
        by: contact,
        at: now,
      },
    ]);
    expect(Object.keys(sent("soon", police, { people: away }).posts)).toEqual([`callback:${mate}`]);
  });
  it("can be noted as phoned or as nothing to do by each of them, once", () => {
    for (const note of ["called", "nothing"])
      for (const by of [contact, mate, head]) {
        const noted = sent().done(note, {}, by);
        expect(noted.posts).toEqual({ [`callback:${contact}`]: `${contact} callback.post.over` });
        expect(keysIn(noted.post(`callback:${contact}`).message)).toContain(
          `callback.post.step.${note}`,
        );
        expect(noted.post(`callback:${contact}`).message.actions ?? []).toEqual([]);
        expect(Object.keys(noted.timers)).toEqual(["forget"]);
        noted.when("called", {}, mate).denied("callback.already");
      }
    for (const by of [police, officer, "noomi-kontakt", "dataskydd-malmo"])
      sent().when("called", {}, by).denied();
  });
  it("shows the police the same words whatever has become of it, and no more", () => {
    const all = [
      sent(),
      sent("any"),
      sent().done("called", {}, contact),
      sent().done("nothing", {}, mate),
      sent().fires("remind"),
    ];
    for (const story of all) {
      expect(received(story)).toEqual(received(given(callback)));
      expect(story.panel("list", police)).toBeUndefined();
      expect(
        story.view.posts.filter(
          ({ to }) => "member" in to && [police, officer].includes(to.member),
        ),
      ).toEqual([]);
      expect(
        story.view.readers.some(
          (reader) => "member" in reader && [police, officer].includes(reader.member),
        ),
      ).toBe(false);
      expect(story.view.signals).toEqual([]);
    }
    expect(keysIn(received(given(callback)))).toEqual(["callback.title", "callback.received"]);
    expect(callback.commands.ask.after?.(sent().state, {})).toEqual({ panel: "received" });
    expect(
      workflows.filter(({ signals }) => JSON.stringify(signals ?? {}).includes('"callback"')),
    ).toEqual([]);
  });
  it("is reminded of on the next workday, then every fifth, the lead from the second time on", () => {
    const one = sent().fires("remind");
    expect(Object.values(sent().timers)).toContain(local("2026-11-26", "09:00"));
    expect(Object.keys(one.posts)).toEqual([`callback:${contact}`, `remind:1:${contact}`]);
    const two = one.fires("remind");
    expect(Object.keys(two.posts)).toContain(`remind:2:${head}`);
    expect(Object.values(one.timers)).toContain(local("2026-12-03", "09:00"));
    expect(sent().done("called", {}, mate).when("remind", {}, "clock").events).toEqual([]);
  });
  it("is erased 30 days after it was sent, noted or not", () => {
    for (const story of [
      sent(),
      sent().fires("remind"),
      sent().done("called", {}, contact),
      sent().done("nothing", {}, mate),
    ]) {
      expect(story.timers.forget).toBe(local("2026-12-28", "09:00"));
      const gone = story.fires("forget");
      expect([gone.posts, gone.timers, gone.view.readers]).toEqual([{}, {}, []]);
      expect(gone.view.erase).toBe(local("2026-12-29", "09:00"));
    }
  });
  it("stands in a list of the coordinators, with both buttons", () => {
    const rows = {
      open: [{ instance: "W1", workflow: "callback", summary: sent().view.summary }],
    } as never;
    const listed = sent("soon", police, { rows }).panel("list", mate);
    expect(keysIn(listed)).toEqual(
      expect.arrayContaining([
        "callback.post.title",
        "callback.within.soon",
        "callback.called",
        "callback.nothing",
      ]),
    );
    for (const by of [police, "noomi-kontakt", "nspm-samordnare", "drift-malmo"])
      expect(sent().panel("list", by)).toBeUndefined();
  });
});
