import { describe, expect, it } from "vitest";
import { forReaders } from "../../../src/engine/draft.ts";
import { kase } from "../../../workflows/case/index.ts";
import { consentTo } from "../../support/consent-to.ts";
import {
  given,
  keysIn,
  local,
  memberOf,
  newPosts,
  now,
  peopleWith,
  register,
  row,
  type Story,
  worldOf,
} from "../../support/given.ts";
import {
  checkInWith,
  closing,
  high,
  invitation,
  inviting,
  opened,
  withCoordinator,
} from "./cases.ts";

const showing = (story: Story, by: string) => JSON.stringify(story.panel("show", by));

describe("inviting is sharing", () => {
  const invited = inviting(high({ child: "yes" }).done("checkIn", checkInWith()));
  it("keeps basis, purpose, groups and what was true then", () => {
    high()
      .done("consent", consentTo(invitation()))
      .when("invite", invitation())
      .then({
        type: "invited",
        part: {
          agency: "evonhuset",
          state: "invited",
          basis: "samtycke_ngo",
          purpose: "skyddat_boende",
          by: "noomi-kontakt",
          snapshot: { risk: "high" },
        },
      });
  });
  it("leaves those who take part already as they are", () => {
    const both = inviting(withCoordinator(high()), invitation("boende-syd"));
    expect(
      (both.state.parts as { agency: string; state: string }[]).map(({ agency, state }) => [
        agency,
        state,
      ]),
    ).toEqual([
      ["evonhuset", "in"],
      ["boende-syd", "invited"],
    ]);
  });
  it("asks the other agency's contact, without saying which case it is", () => {
    const { message } = invited.post(`invite:evonhuset:${now}:regionkoordinator-1`);
    expect(JSON.stringify(message)).not.toContain(invited.state.ref);
    expect(keysIn(message)).toContain("case.part.from");
  });
  it("shows an agency that takes part the groups that it may see, and no others", () => {
    const shown = (story: Story, groups: readonly string[]) =>
      inviting(story, invitation("evonhuset", groups))
        .done("accept", { contact: "regionkoordinator-1" }, "regionkoordinator-1")
        .panel("show", "regionkoordinator-1");
    const childs = (next: string) => high({ child: "yes" }).done("checkIn", checkInWith({ next }));
    const snapshot = (groups: readonly string[], next = "meeting") =>
      keysIn(shown(childs(next), groups));
    expect(snapshot(["sakerhet"])).toContain("case.show.risk");
    expect(snapshot(["sakerhet"])).not.toContain("case.show.child");
    expect(snapshot(["barn"])).toContain("case.show.child");
    expect(snapshot(["behov"])).toContain("next.meeting");
    // A step that says that it is a child goes with what may be said of children.
    expect(snapshot(["behov", "barn"], "barnahus")).toContain("next.barnahus");
    expect(snapshot(["behov", "sakerhet"], "barnahus")).not.toContain("next.barnahus");
    expect(snapshot([])).not.toEqual(expect.arrayContaining(["case.show.risk"]));
    expect(snapshot([])).toContain("case.invitation.asOf");
    const dated = high().done("setDeadline", { kind: "NSP", day: "2027-01-15" });
    expect(JSON.stringify(shown(dated, ["migration"]))).toContain("NSP");
    expect(JSON.stringify(shown(dated, ["sakerhet"]))).not.toContain("NSP");
  });
  it("shows what was shared, not what happens since", () => {
    const joined = withCoordinator(high());
    const later = joined.done("setRisk", { risk: "low", quiet: "no" });
    expect(later.state.risk).toBe("low");
    expect(showing(later, "regionkoordinator-1")).toContain('"code":"high"');
    expect(showing(later, "regionkoordinator-1")).not.toContain('"code":"low"');
    expect(showing(later, "noomi-kontakt")).toContain('"code":"low"');
  });
  it("gives the invited nothing but the invitation until they accept", () => {
    const looked = invited.done("look", {}, "regionkoordinator-1");
    for (const story of [invited, looked])
      expect(story.panel("show", "regionkoordinator-1")).toBeUndefined();
    expect(looked.panel("invitation", "regionkoordinator-2")).toBeDefined();
    expect(invited.panel("invitation", "polisen-syd-kontakt")).toBeUndefined();
    expect(invited.panel("invitation", "noomi-kontakt")).toBeUndefined();
    invited.when("calm", {}, "regionkoordinator-1").denied();
  });
  it("is for the owner's agency alone, and offers a basis by what the agency is", () => {
    withCoordinator(opened())
      .when("invite", invitation("polisen-syd"), "regionkoordinator-1")
      .denied();
    const choices = (by: string) =>
      kase.commands.invite.choices?.(opened().state, worldOf(), { member: memberOf(by) }, {}) ?? {};
    expect(choices("noomi-kontakt").basis).toEqual(["samtycke_ngo"]);
    expect(choices("regionkoordinator-1").basis).not.toContain("samtycke_ngo");
    expect(choices("noomi-kontakt").agency).not.toContain("noomi");
    expect(
      kase.commands.invite.choices?.(
        withCoordinator(opened()).state,
        worldOf(),
        { member: memberOf("noomi-kontakt") },
        {},
      )?.agency,
    ).not.toContain("evonhuset");
  });
});

describe("the answer", () => {
  const invited = inviting(opened());
  it("accepted: the agency takes part and the inviter is told", () => {
    const joined = invited.done(
      "accept",
      { contact: "regionkoordinator-2" },
      "regionkoordinator-1",
    );
    expect(joined.posts).toMatchObject({
      [`invite:evonhuset:${now}:regionkoordinator-2`]: "regionkoordinator-2 case.part.in",
      [`answer:evonhuset:${now}:noomi-kontakt`]: "noomi-kontakt case.answer.in",
    });
    expect(joined.panel("show", "regionkoordinator-1")).toBeDefined();
    expect(joined.panel("show", "evonhuset-chef")).toBeDefined();
  });
  it("accepted: whoever did reads which case it is as long as they work there, and not from another agency or in another role", () => {
    const joined = invited.done(
      "accept",
      { contact: "regionkoordinator-1" },
      "regionkoordinator-1",
    );
    const shownTo = (change: object) => {
      const members = register.members.map((each) =>
        each.id === "regionkoordinator-1" ? { ...each, ...change } : each,
      );
      const people = peopleWith([], { ...register, members });
      const posts = forReaders(joined.in({ people }).view, people).posts.filter(({ key }) =>
        key.startsWith("invite:"),
      );
      return posts.filter(({ message }) => JSON.stringify(message).includes(joined.state.ref))
        .length;
    };
    expect([
      shownTo({}),
      shownTo({ agency: "boende-syd" }),
      shownTo({ roles: ["technician"] }),
    ]).toEqual([1, 0, 0]);
  });
  it("declined or left: nothing can be seen any more, and the inviter is told", () => {
    const declined = invited.done("decline", {}, "regionkoordinator-1");
    expect(declined.posts).toHaveProperty(
      [`answer:evonhuset:${now}:noomi-kontakt`],
      "noomi-kontakt case.answer.declined",
    );
    const left = withCoordinator(opened()).done("leave", {}, "regionkoordinator-2");
    expect(left.posts).toHaveProperty(
      [`answer:evonhuset:${now}:noomi-kontakt`],
      "noomi-kontakt case.answer.left",
    );
    for (const story of [declined, left]) {
      expect(story.panel("show", "regionkoordinator-1")).toBeUndefined();
      expect(story.panel("invitation", "regionkoordinator-1")).toBeUndefined();
      expect(story.view.readers).toEqual([{ agency: "noomi" }]);
    }
  });
  it("is for whoever was invited, once", () => {
    invited.when("accept", { contact: "polisen-syd-kontakt" }, "polisen-syd-kontakt").denied();
    withCoordinator(opened())
      .when("accept", { contact: "regionkoordinator-1" }, "regionkoordinator-1")
      .denied();
    opened().when("decline", {}, "regionkoordinator-1").denied();
    opened().when("leave").refused("case.leave.owner");
    opened().when("leave", {}, "regionkoordinator-1").denied();
  });
  it("that nobody gives can be spared: the invitation is taken back by the owner's agency, once", () => {
    const agency = { agency: "evonhuset" };
    invited.when("uninvite", agency, "regionkoordinator-1").denied();
    const back = invited.done("uninvite", agency, "noomi-ersattare");
    expect(back.panel("invitation", "regionkoordinator-1")).toBeUndefined();
    expect(back.state.parts).toMatchObject([
      { ...invitation(), by: "noomi-kontakt", state: "withdrawn" },
    ]);
    back.when("uninvite", agency).denied();
    inviting(back, invitation("boende-syd")).when("uninvite", agency).refused("case.uninvite.gone");
    back.when("close", closing).then({ type: "closed" });
  });
  it("leaving is offered to those who take part, not to the owner", () => {
    const ready = (by: string) =>
      kase.commands.leave.ready?.(withCoordinator(opened()).state, worldOf(), {
        member: memberOf(by),
      });
    expect(ready("noomi-kontakt")?.refused.key).toBe("case.leave.owner");
    expect(ready("regionkoordinator-1")).toBeUndefined();
  });
  it("a second invitation reaches the agency as a new message", () => {
    const declined = invited.done("decline", {}, "regionkoordinator-1");
    expect(
      newPosts(declined, inviting(declined, invitation(), local("2026-12-03", "10:00"))),
    ).not.toEqual([]);
  });
  it("that does not come is brought up once, the next workday, with whoever invited", () => {
    const key = `askAgain:invitation:evonhuset:${now}:0`;
    expect(invited.timers).toHaveProperty([key], local("2026-11-26", "09:00"));
    const again = invited.fires(key);
    expect(newPosts(invited, again)).toEqual([`unanswered:evonhuset:${now}:noomi-kontakt`]);
    expect(again.timers).not.toHaveProperty([key]);
    const answered = invited.done(
      "accept",
      { contact: "regionkoordinator-1" },
      "regionkoordinator-1",
    );
    expect(answered.timers).not.toHaveProperty([key]);
    // Whoever was asked has gone on leave since: whoever answers there now is asked, too, and reads no reference either.
    const away = peopleWith([
      { type: "wentAway", member: "regionkoordinator-1", from: "2026-11-26", until: "2026-12-20" },
    ]);
    const asked = invited.in({ people: away }).fires(key);
    const whom = newPosts(invited.in({ people: away }), asked).find((each) =>
      each.startsWith("again:"),
    );
    expect(whom).toBe(`again:evonhuset:${now}:regionkoordinator-2`);
    expect(JSON.stringify(asked.post(whom ?? "").message)).not.toContain(invited.state.ref);
    answered.when("askAgain", { of: "evonhuset" }, "clock").then();
    invited.when("askAgain", { of: "evonhuset" }, "noomi-kontakt").denied();
    const both = inviting(invited, invitation("boende-syd"), local("2026-11-30", "10:00"));
    expect(both.timers).toMatchObject({ [key]: local("2026-11-26", "09:00") });
    expect(Object.entries(both.timers).find(([name]) => name.includes("boende-syd"))?.[1]).toBe(
      local("2026-12-01", "09:00"),
    );
  });
});

describe("cards in spaces", () => {
  const cards = (story: Story) =>
    story.view.posts
      .filter((post) => "space" in post.to)
      .map((post) => ("space" in post.to ? post.to.space : ""));
  it("stand only where every agency of the space takes part", () => {
    expect(cards(opened())).toEqual(["noomi"]);
    expect(cards(inviting(opened()))).toEqual(["noomi"]);
    expect(cards(withCoordinator(opened())).sort()).toEqual([
      "evonhuset",
      "noomi",
      "noomi-region-syd",
    ]);
    expect(cards(withCoordinator(opened()).done("leave", {}, "regionkoordinator-1"))).toEqual([
      "noomi",
    ]);
  });
  it("show the reference, who has it and the next day, and nothing else", () => {
    const { message } = high({ child: "yes" }).post("card:noomi");
    expect(keysIn(message)).toEqual([
      "case.card.title",
      "case.card.who",
      "case.card.next",
      "case.card.open",
      "case.card.checkIn",
    ]);
    expect(JSON.stringify(message)).not.toMatch(/high|yes|risk|child/);
  });
  it("say who has the case now, the same as the messages about it, and that a case is closed", () => {
    expect(
      keysIn(high().fires("miss:case:1:0").fires("miss:case:1:1").post("card:noomi").message.title),
    ).toEqual(["case.card.late"]);
    const card = JSON.stringify(
      high().fires("miss:case:1:0").fires("miss:case:1:1").post("card:noomi").message,
    );
    expect([card.includes('"noomi-kontakt"'), card.includes('"noomi-ersattare"')]).toEqual([
      false,
      true,
    ]);
    expect(opened().done("close", closing).post("card:noomi").message.title.key).toBe(
      "case.card.closed",
    );
  });
  it("a quiet case is in no space at all, whatever happens to it", () => {
    const quiet = opened({ quiet: "yes", risk: "high" });
    for (const story of [
      quiet,
      withCoordinator(quiet),
      quiet.fires("miss:case:1:0"),
      quiet.done("checkIn", checkInWith({ safety: "red" })),
      quiet.done("close", closing),
    ])
      expect(cards(story)).toEqual([]);
    expect(cards(opened().done("setRisk", { risk: "medium", quiet: "yes" }))).toEqual([]);
  });
});

describe("who may see a case", () => {
  it("the agencies that take part; a channel gives no access, a role without cases neither", () => {
    const story = withCoordinator(opened());
    for (const yes of [
      "noomi-kontakt",
      "noomi-ersattare",
      "noomi-chef",
      "regionkoordinator-1",
      "evonhuset-chef",
    ])
      expect(story.panel("show", yes)).toBeDefined();
    for (const no of [
      "polisen-syd-kontakt",
      "dataskydd-malmo",
      "nspm-samordnare",
      "plattformen-nsp",
    ])
      expect(story.panel("show", no)).toBeUndefined();
  });
  it("closing panels are the owner's", () => {
    const closed = withCoordinator(opened()).done("close", closing);
    expect(closed.panel("closed", "noomi-kontakt")).toBeDefined();
    expect(closed.panel("closed", "regionkoordinator-1")).toBeUndefined();
    expect(closed.panel("opened", "regionkoordinator-1")).toBeUndefined();
  });
  it("the lists are for whoever works with cases, the region's for coordinators", () => {
    const list = given(kase, [], {
      rows: { mine: [row("A", { open: true, ref: "SYD-0000-00", dueAt: now })] },
    });
    expect(keysIn(list.panel("mine", "noomi-kontakt", local("2026-11-26", "10:00")))).toContain(
      "case.mine.late",
    );
    expect(keysIn(list.panel("mine", "noomi-kontakt", local("2026-11-25", "09:00")))).toContain(
      "case.mine.due",
    );
    for (const name of ["mine", "overdue"])
      expect(list.panel(name, "nspm-samordnare")).toBeUndefined();
    expect(list.panel("region", "regionkoordinator-1")).toBeDefined();
    expect(list.panel("region", "noomi-kontakt")).toBeUndefined();
  });
  it("my list holds my own and those of whom I stand in for, as the morning's does; my own while I am away too", () => {
    const holders = (
      id: string,
      ...events: readonly Readonly<Record<string, unknown>>[]
    ): readonly string[] | undefined => {
      const people = peopleWith(events);
      const query = kase.panels.mine?.needs?.(
        kase.initial,
        { member: memberOf(id), now },
        worldOf({ people }),
      )?.mine;
      return query && "holders" in query ? query.holders : undefined;
    };
    const away = {
      type: "wentAway",
      member: "noomi-ersattare",
      from: "2026-11-25",
      until: "2026-12-01",
    };
    expect(holders("noomi-kontakt")).toEqual(["m:noomi-kontakt", "f:noomi-passet"]);
    expect(holders("noomi-kontakt", away)).toContain("m:noomi-ersattare");
    expect(holders("noomi-ersattare", away)).toEqual(["m:noomi-ersattare"]);
    const gone = memberOf("noomi-ersattare").addresses.map((a) => ({
      type: "becameUnreachable",
      address: `${a.platform}|${a.id}`,
    }));
    expect(holders("noomi-kontakt", ...gone)).toContain("m:noomi-ersattare");
  });
});
