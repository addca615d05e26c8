// Agencies outside Stafett answer a question about a place by links: one for each, once, coded, and without moving anything.
import { describe, expect, it } from "vitest";
import { plus } from "../../../src/rules/workflow.ts";
import { capacity } from "../../../workflows/referral/capacity/index.ts";
import {
  type By,
  given,
  hook,
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

const [asker, shelter] = ["noomi-kontakt", "boende-syd-kontakt"];
const [north, west] = ["skyddet-nord", "skyddet-vast"];
const outside = [north, west].map((id, n) => ({
  ...register.agencies[1],
  id,
  name: `Skyddet ${n}`,
  shelter: true,
  phone: `070-000 00 0${n}`,
}));
const people = peopleWith([], {
  ...register,
  agencies: [...register.agencies, ...outside] as never,
});
const question = {
  service: "skyddat_boende",
  urgency: "skyndsam",
  child: "yes",
  band: "3plus",
  agencies: ["boende-syd", north, west],
};
const asked = (more: object = {}, at: string = now): Story =>
  given(capacity, [], { people }).done("ask", { ...question, ...more }, asker, at);
type Link = {
  readonly id: string;
  readonly agency: string;
  readonly until: string;
  readonly ended?: { readonly why: string };
};
const linkOf = (story: Story, agency: string): Link => {
  const found = (story.state as { readonly links?: readonly Link[] }).links?.find(
    (link) => link.agency === agency,
  );
  if (!found) throw new Error(`no link of ${agency}`);
  return found;
};
const by = (story: Story, agency = north): By => ({ link: linkOf(story, agency).id }) as never;
const linked = (story = asked(), agency = north, at: string = now): Story =>
  story.done("makeLink", { agency }, asker, at);
const both = (): Story => linked(linked(), west);
const says = (story: Story, panel: string, at: string = now): string =>
  JSON.stringify(story.panel(panel, asker, at));
const unconnected = { ...worldOf({ people }), hasAnswerLinks: false };

describe("asking agencies outside", () => {
  it("offers them where the pages for their answer are connected, and ticks those who have Stafett", () => {
    const to = (world: typeof unconnected) =>
      hook(capacity, "ask", "choices")(
        { step: "new" },
        world,
        { member: memberOf(asker) },
        { service: "annat" },
      );
    expect([to({ ...unconnected, hasAnswerLinks: true }), to(unconnected)]).toEqual([
      { agencies: ["plattformen"] },
      { agencies: [] },
    ]);
  });
  it("tells nobody there, and tells the asker to make a link or to phone, one agency at a time", () => {
    const story = asked();
    expect(story.state).toMatchObject({ asked: question.agencies, outside: [north, west] });
    expect(Object.keys(story.posts)).toEqual([`asker:${asker}`, `ask:boende-syd:${shelter}`]);
    const card = (of: Story) => JSON.stringify(of.post(`asker:${asker}`).message);
    expect(card(story)).toContain(`"command":"makeLink","values":{"agency":"${north}"}`);
    expect(card(linked())).toContain(`"command":"makeLink","values":{"agency":"${west}"}`);
    expect(card(both())).not.toContain("makeLink");
    expect(keysIn(story.post(`asker:${asker}`))).toContain("capacity.card.outside");
  });
  it("reaches somebody who has come to work there since, and takes their answer as a member's", () => {
    const newcomer = {
      ...register.members[0],
      id: "ny-kollega",
      agency: north,
      roles: ["caseworker"],
      addresses: [],
    };
    const agencies = [
      ...register.agencies,
      { ...outside[0], contact: undefined, lead: "ny-kollega" },
      outside[1],
    ];
    const since = peopleWith([], {
      ...register,
      agencies,
      members: [...register.members, newcomer],
    } as never);
    const story = linked().in({ people: since });
    expect(Object.keys(story.posts)).toContain(`ask:${north}:ny-kollega`);
    const card = JSON.stringify(asked().in({ people: since }).post(`asker:${asker}`).message);
    expect([north, west].map((agency) => card.includes(`"values":{"agency":"${agency}"}`))).toEqual(
      [false, true],
    );
    expect(story.done("full", {}, "ny-kollega").state).toMatchObject({
      given: [{ agency: north, answer: "full", by: "ny-kollega" }],
    });
  });
  it("counts them as silent as the others, asks nobody there once more, and tells the asker to phone", () => {
    for (const story of [asked(), linked()]) {
      const [key = ""] = Object.keys(story.timers).filter((each) =>
        each.includes(`unheard:answers:${north}`),
      );
      expect(story.timers[key]).toBe(local("2026-11-25", "12:00"));
      const unheard = story.fires(key);
      expect(newPosts(story, unheard)).toEqual([`ring:${north}:${asker}`]);
      expect(unheard.post(`ring:${north}:${asker}`).message.actions).toMatchObject([
        { phone: "070-000 00 00" },
        { panel: "show" },
      ]);
    }
    const late = linked()
      .fires(`unheard:answers:${north}:${now}:0`)
      .done("reply", { answer: "place" }, by(linked()), local("2026-11-25", "13:00"));
    expect(late.posts[`ring:${north}:${asker}`]).toContain("capacity.ring.over");
  });
});

describe("the links of a question", () => {
  it("are the asker's to make, for an agency outside that was asked, where pages are connected", () => {
    for (const other of [
      shelter,
      "socialtjansten-lund-handlaggare",
      "polisen-syd-kontakt",
      "dataskydd-malmo",
    ])
      asked().when("makeLink", { agency: north }, other).denied();
    for (const agency of ["boende-syd", "plattformen", "nowhere", undefined])
      asked().when("makeLink", { agency }, asker).refused("core.link.none");
    const story = asked();
    const order = {
      type: "makeLink",
      values: { agency: north },
      by: { member: people.members.get(asker as never) },
      at: now,
    };
    expect(capacity.decide(story.state, order as never, unconnected)).toMatchObject({
      refused: { key: "core.link.none" },
    });
    const member = people.members.get(asker as never);
    for (const made of [story, linked()]) {
      const { posts } = capacity.view(made.state, unconnected as never);
      const shown = capacity.panels.show?.show(
        made.state,
        { member, now } as never,
        unconnected as never,
      );
      expect(JSON.stringify([posts, shown])).not.toContain("makeLink");
    }
    story.done("makeLink", { agency: north }, "noomi-ersattare");
  });
  it("stand beside each other, each with its agency, and one panel shows one at a time", () => {
    const story = both();
    const [first, second] = [north, west].map((agency) => linkOf(story, agency));
    expect(first?.id).not.toBe(second?.id);
    const { workflow } = story;
    for (const link of [first, second])
      expect(workflow.byLink?.stands(story.state, link?.id as never)).toMatchObject(link ?? {});
    expect(workflow.byLink?.stands(story.state, "L0000X" as never)).toBeUndefined();
    const shown = (from?: number): string =>
      JSON.stringify(
        workflow.panels.link?.show(
          story.state,
          { member: people.members.get(asker as never), now, from } as never,
          story.world,
        ),
      );
    expect(
      [shown(), shown(1)].map((each) =>
        [first, second].map((link) => each.includes(`"link":"${link?.id}"`)),
      ),
    ).toEqual([
      [true, false],
      [false, true],
    ]);
    expect(shown(1)).toContain("core.list.shownOne");
    const after = hook(capacity, "makeLink", "after");
    expect([north, west].map((agency) => after(story.state, { agency }))).toEqual([
      { panel: "link" },
      { panel: "link~1" },
    ]);
    expect(hook(capacity, "endLink", "after")(story.state, { link: second?.id })).toEqual({
      panel: "link~1",
    });
    for (const other of [shelter, "polisen-syd-kontakt"])
      expect(story.panel("link", other)).toBeUndefined();
  });
  it("end with the question as it stands, or after three days, whichever is first", () => {
    expect(linkOf(linked(), north).until).toBe(local("2026-11-26", "10:00"));
    // Somebody else's answer lengthens the question, and not what was said by telephone.
    const longer = linked().done("place", {}, shelter, local("2026-11-25", "15:00"));
    expect([linkOf(longer, north).until, (longer.state as { until: string }).until]).toEqual([
      local("2026-11-26", "10:00"),
      local("2026-11-26", "15:00"),
    ]);
    // On the Wednesday before Christmas the office opens again after four days.
    const holidays = asked({}, local("2026-12-23", "10:00"));
    expect(linkOf(linked(holidays, north, local("2026-12-23", "10:00")), north).until).toBe(
      plus(local("2026-12-23", "10:00"), 72 * 3_600_000),
    );
    const over = longer.fires(`link:${linkOf(longer, north).id}`);
    expect(over.state).toMatchObject({ step: "asked", links: [{ ended: { why: "time" } }] });
    longer.when("linkOver", { of: linkOf(longer, north).id }, "clock", now).then();
    longer.when("linkOver", { of: "L0000X" }, "clock", local("2026-11-27", "10:00")).then();
    const closed = both().fires("age");
    expect(closed.state).toMatchObject({
      step: "closed",
      links: [{ ended: { why: "time" } }, { ended: { why: "time" } }],
    });
    expect(Object.keys(closed.timers).filter((key) => key.startsWith("link:"))).toEqual([]);
    expect(says(closed, "link")).toContain("core.link.ended.time");
    closed.when("makeLink", { agency: north }, asker).denied("capacity.closed");
    // Its clock is late: what is over is over.
    asked()
      .when("makeLink", { agency: north }, asker, local("2026-11-26", "10:00"))
      .refused("capacity.closed");
  });
  it("are ended by the asker one at a time, and a new one ends that agency's before it alone", () => {
    const story = both();
    const ended = story.done("endLink", { link: linkOf(story, north).id }, asker);
    expect(ended.state).toMatchObject({
      links: [{ agency: north, ended: { why: "stopped" } }, { agency: west }],
    });
    expect(linkOf(ended, west).ended).toBeUndefined();
    ended.when("endLink", { link: linkOf(story, north).id }, asker).then();
    ended.when("reply", { answer: "place" }, by(story)).denied();
    story.when("endLink", { link: linkOf(story, north).id }, shelter).denied();
    const anew = linked(story);
    expect((anew.state as { links: unknown[] }).links).toHaveLength(2);
    anew.when("reply", { answer: "place" }, by(story)).denied();
    // A button from before the new one ends nothing.
    anew.when("endLink", { link: linkOf(story, north).id }, asker).then();
    anew
      .when("reply", { answer: "place" }, by(anew))
      .then({ type: "answered" }, { type: "linkEnded" });
    anew
      .when("reply", { answer: "place" }, by(anew, west))
      .then({ type: "answered" }, { type: "linkEnded" });
  });
  it("say for each how it stands: not opened, opened, blocked after wrong codes", () => {
    const story = both();
    const opened = story.done("linkOpened", {}, by(story), plus(now, 60_000));
    opened.when("linkOpened", {}, by(story), plus(now, 120_000)).then();
    const failed = opened.done("linkFailed", {}, by(story, west));
    expect(failed.state).toMatchObject({
      links: [
        { agency: north, opened: plus(now, 60_000) },
        { agency: west, ended: { why: "tries" } },
      ],
    });
    const shown = says(failed, "show");
    for (const said of ["core.link.opened", "core.link.ended.tries"]) expect(shown).toContain(said);
    expect(says(story, "show")).toContain("core.link.unopened");
  });
});

describe("an answer by a link", () => {
  it.each(["place", "waitlist", "full", "assess"])(
    "%s: is that agency's, once, and marked as given by link",
    (answer) => {
      const story = both();
      const done = story.done("reply", { answer }, by(story), local("2026-11-25", "11:00"));
      expect((done.state as { given: unknown }).given).toEqual([
        { agency: north, answer, link: true, at: local("2026-11-25", "11:00") },
      ]);
      expect(done.state).toMatchObject({
        until: local("2026-11-26", "11:00"),
        links: [{ ended: { why: "answered" } }, { agency: west }],
      });
      for (const again of [answer, "full"])
        done.when("reply", { answer: again }, by(story)).denied();
      expect(says(done, "show")).toContain(`{"code":"${answer}","of":"capacityAnswer"}`);
      expect(says(done, "show")).toContain("capacity.givenByLink");
      // Which answer it was is class B: no message of anybody says it.
      for (const post of done.view.posts)
        expect(JSON.stringify(post.message)).not.toContain(`"code":"${answer}"`);
      expect(newPosts(story, done)).toEqual([]);
      expect(done.view.signals).toEqual([]);
    },
  );
  it("has exactly the codes that members have", () => {
    const { answer } = capacity.commands.reply.form.fields;
    expect(answer.options).toEqual(["place", "waitlist", "full", "assess"]);
    expect(Object.keys(capacity.commands.reply.form.fields)).toEqual(["answer"]);
  });
  it("of two agencies at once both count, each for itself", () => {
    const story = both();
    const done = story
      .done("reply", { answer: "full" }, by(story))
      .done("reply", { answer: "place" }, by(story, west));
    expect((done.state as { given: unknown }).given).toMatchObject([
      { agency: north, answer: "full", link: true },
      { agency: west, answer: "place", link: true },
    ]);
  });
  it("is given by nobody but a link that stands", () => {
    const story = linked();
    for (const other of [
      "clock",
      asker,
      shelter,
      { link: "L0000X" } as never,
      { sender: "case", instance: "C1" } as never,
    ])
      story.when("reply", { answer: "place" }, other).denied();
    for (const command of ["place", "makeLink", "endLink", "ask"])
      story.when(command, {}, by(story)).denied();
    asked().when("reply", { answer: "place" }, by(story)).denied();
    given(capacity, [], { people }).when("reply", { answer: "place" }, by(story)).denied();
  });
  it("comes too late after its time, and when the question is closed", () => {
    const story = linked();
    const { until } = linkOf(story, north);
    story.when("reply", { answer: "place" }, by(story), until).refused("core.link.over");
    story
      .when("reply", { answer: "place" }, by(story), plus(until as never, -1))
      .then({ type: "answered" }, { type: "linkEnded" });
    story.fires("age").when("reply", { answer: "place" }, by(story)).denied();
  });
  it("leads to a referral like any other, and where there is none to a new link", () => {
    const mine = [row("C1", { open: true, ref: "SYD-0001-00" })];
    const answered = (answer: string) => {
      const story = linked().done("reply", { answer }, by(linked()));
      return JSON.stringify(story.in({ people, rows: { mine } }).panel("show", asker));
    };
    expect(answered("place")).toContain(`"to":"${north}"`);
    expect(answered("full")).not.toContain(`"to":"${north}"`);
    expect(answered("full")).toContain(`"panel":"link"`);
  });
  it("is asked on a page of class A: service, urgency, region, who asks and until when, and nothing of the person or of the others", () => {
    const story = both().done("place", {}, shelter);
    const { id, until } = linkOf(story, north);
    const shown = JSON.stringify(
      story.workflow.byLink?.show(story.state, id as never, story.world),
    );
    for (const said of [
      `"agency":"noomi"`,
      `"agency":"${north}"`,
      "service.skyddat_boende",
      "urgency.skyndsam",
      "Region Syd",
      until,
      "capacity.link.page.asks",
    ])
      expect(shown).toContain(said);
    for (const unsaid of [
      "child",
      "band",
      "3plus",
      "children",
      west,
      "boende-syd",
      asker,
      "capacityAnswer",
    ])
      expect(shown).not.toContain(unsaid);
    // The same page, whatever is known of the person.
    const other = linked(asked({ child: "no", band: "0" }));
    const page = (of: Story) =>
      JSON.stringify(of.workflow.byLink?.show(of.state, linkOf(of, north).id as never, of.world));
    expect(page(other)).toBe(page(linked()));
  });
});
