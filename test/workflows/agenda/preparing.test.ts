// An agenda before the meeting: what people put there, in which order, and who may take it away.
import { describe, expect, it } from "vitest";
import type { Query, Row } from "../../../src/rules/workflow.ts";
import { agenda } from "../../../workflows/agenda/index.ts";
import {
  hook,
  keysIn,
  local,
  memberOf,
  now,
  row,
  type Story,
  worldOf,
} from "../../support/given.ts";
import { commandsIn } from "../referral/referrals.ts";
import {
  added,
  begun,
  byMeeting,
  bySeries,
  chair,
  closed,
  draft,
  filled,
  guest,
  held,
  itemCalled,
  keptBy,
  nobodyGoes,
  notes,
  readable,
  running,
  stranger,
  titlesIn,
  withCase,
} from "./meetings.ts";

const item = (n: number) => ({ under: "method", title: `Punkt ${n}` });
const full = () =>
  draft().after(
    ...Array.from({ length: 200 }, (_, n) => ({
      type: "added",
      agency: "noomi",
      wish: { ...item(n), by: notes, carried: 0 },
    })),
  );
const wish = (title: string, more: object = {}): Readonly<Record<string, unknown>> => ({
  under: "method",
  title,
  by: notes,
  carried: 1,
  ...more,
});
const about = (id: string): object => ({
  about: { workflow: "case", instance: id, ref: `SYD-${id}` },
  title: undefined,
  under: "cases",
});
const cases = (n: number) =>
  draft({ wishes: Array.from({ length: n }, (_, i) => wish("", about(`K${i}`))) });

describe("adding", () => {
  it("leads back to where one was: to the agenda before, to the meeting while it is held", () => {
    for (const { after } of [agenda.commands.add, agenda.commands.addCase])
      expect([draft(), running()].map(({ state }) => after?.(state, {}))).toEqual([
        { panel: "show" },
        { panel: "meeting" },
      ]);
    const said = (story: Story): readonly string[] => keysIn(story.panel("show", notes));
    expect(said(draft().done("attend", {}, notes))).toContain("agenda.presence.coming");
    expect(said(running())).toContain("agenda.presence.present");
    expect(said(running())).not.toContain("agenda.presence.coming");
  });
  it("is for anybody of those invited, and for nobody else", () => {
    for (const who of [chair, notes, guest, "noomi-chef", "socialtjansten-malmo-chef"])
      draft()
        .when("add", item(1), who)
        .then({ type: "added", wish: { by: who, carried: 0 } });
    // Also those who work no cases.
    draft({ invited: ["evonhuset", "plattformen"] })
      .when("add", item(1), "plattformen-nsp")
      .then({ type: "added" });
    for (const who of [stranger, ...nobodyGoes]) draft().when("add", item(1), who).denied();
    for (const actor of ["clock", bySeries]) draft().when("add", item(1), actor).denied();
  });
  it("puts it under its heading, with time and presenter where they were said", () => {
    const story = draft().done(
      "add",
      { under: "training", title: "Kurs", minutes: "15", presenter: "noomi-chef" },
      notes,
    );
    expect(itemCalled(story, "Kurs")).toMatchObject({
      id: "1",
      minutes: "15",
      presenter: "noomi-chef",
      state: "waiting",
      collected: false,
    });
    expect(story.state.contributed).toEqual(["noomi"]);
    expect(keysIn(story.panel("show", guest))).toContain("agenda.item.minutes");
    const { presenter, under } = hook(agenda, "add", "choices")(story.state, story.world, {
      member: memberOf(notes),
    });
    expect(presenter).toEqual(["noomi-kontakt", "noomi-ersattare", "noomi-chef"]);
    expect(under).not.toContain("cases");
    expect(under).toEqual(expect.arrayContaining(["method", "training"]));
  });
  it("takes two hundred items; the next is refused, until one is taken away", () => {
    expect(full().state.items).toHaveLength(200);
    full().when("add", item(201), guest).refused("agenda.add.many");
    // Cases are counted apart: a refusal would say how many there are.
    full().in(readable()).when("addCase", { kase: "C1" }, notes).then({ type: "added" });
    cases(199).in(readable()).when("addCase", { kase: "C1" }, notes).then({ type: "added" });
    cases(200).in(readable()).when("addCase", { kase: "C1" }, notes).refused("agenda.add.many");
    full()
      .done("takeBack", { item: "7" }, notes)
      .when("add", item(201), guest)
      .then({ type: "added" });
  });
  it("knows only the meeting's own headings", () => {
    for (const under of ["method", "training"])
      draft({ template: "arendekonferens" })
        .when("add", { ...item(1), under }, guest)
        .refused("agenda.add.notHere", "under");
    draft({ template: "nmt_kvartal" }).when("add", item(1), guest).then({ type: "added" });
  });
  it("on a closed agenda is adding to the next one", () => {
    const story = closed();
    story
      .when("add", item(1), guest)
      .then({ type: "kept", wishes: [{ title: "Punkt 1", carried: 0 }] });
    const next = story.done("add", item(1), guest);
    expect(titlesIn(next)).toEqual(titlesIn(story));
    expect(next.view.signals.map(({ key }) => key)).toEqual(["closed", "keep:0"]);
    expect(next.view.signals.at(-1)).toMatchObject({
      workflow: "series",
      instance: "S1",
      command: "keep",
      values: { portion: 0 },
    });
    expect(keysIn(story.panel("show", guest))).toContain("agenda.add.later");
  });
  it("is over when the meeting is, or is called off", () => {
    held().when("add", item(1), guest).denied();
    draft().done("cancel", {}, chair).when("add", item(1), guest).denied();
  });
});

describe("a case", () => {
  it("is put there by somebody who may read it; the others do not see that it is there", () => {
    const story = withCase();
    expect(story.state.items).toMatchObject([
      { under: "cases", about: { workflow: "case", instance: "C1", ref: "SYD-C1" } },
    ]);
    const seen = (ref: string) =>
      story
        .in({ rows: { case: [{ instance: "C1", summary: { ref } } as never] } })
        .panel("show", notes);
    expect(JSON.stringify(seen("SYD-C1"))).toContain("SYD-C1");
    // Called something else since: the agenda says what it is called now, and not both.
    expect(JSON.stringify(seen("SYD-C2"))).toContain("SYD-C2");
    expect(JSON.stringify(seen("SYD-C2"))).not.toContain("SYD-C1");
    for (const who of [chair, guest])
      expect(JSON.stringify(story.in({ rows: {} }).panel("show", who))).not.toMatch(/SYD-C1|"C1"/);
    for (const post of story.view.posts) expect(JSON.stringify(post)).not.toMatch(/SYD-C1|"C1"/);
    expect(JSON.stringify(story.view.summary)).not.toMatch(/C1/);
  });
  it("that is quiet is on no agenda, nor one that is closed, unknown or there already", () => {
    draft()
      .in(readable("C1", {}))
      .when("addCase", { kase: "C1" }, notes)
      .refused("agenda.addCase.quiet", "kase");
    draft().in({ rows: {} }).when("addCase", { kase: "C1" }, notes).refused("core.absent");
    withCase().when("addCase", { kase: "C1" }, notes).refused("agenda.addCase.already", "kase");
    withCase()
      .done("takeBack", { item: "c:1" }, notes)
      .when("addCase", { kase: "C1" }, notes)
      .then({ type: "added" });
  });
  it("is asked for with the eyes of whoever adds it", () => {
    const { workflow, state, world } = draft();
    const by = { member: world.people.members.get(notes) };
    const command = { type: "addCase", values: { kase: "C1" }, by, at: begun().at } as never;
    expect(workflow.needs?.(state, command, world)).toMatchObject({
      kase: { workflow: "case", instances: ["C1"], for: { id: notes } },
    });
    const offered = { workflow: "case", open: true, agency: "noomi", for: { id: notes } };
    expect(workflow.commands.addCase?.needs?.(by as never, now, world, {})).toMatchObject({
      choices: offered,
    });
  });
  it("is one of as many as a list holds; one beyond, the form says that there are more", () => {
    const { addCase } = agenda.commands;
    const needs = (addCase.needs?.({ member: memberOf(notes) }, now, worldOf(), {}) ??
      {}) as Readonly<Record<string, Query>>;
    const limit = Number(needs.choices?.limit);
    const formWith = (n: number) => {
      const rows = Array.from({ length: n }, (_, i) => row(`C${i}`, { open: true })).slice(
        0,
        limit,
      );
      const world = worldOf({ rows: { choices: rows } });
      const { kase } = hook(agenda, "addCase", "choices")(draft().state, world);
      return {
        listed: (kase as readonly string[]).length,
        said: keysIn(addCase.about?.(draft().state, world, {}) ?? []),
      };
    };
    expect(formWith(limit - 1)).toEqual({ listed: limit - 1, said: [] });
    expect(formWith(limit + 1)).toEqual({ listed: limit - 1, said: ["agenda.addCase.cut"] });
  });
  it("is all that a conference takes: each button that adds something adds a case", () => {
    const conference = draft({ template: "arendekonferens" });
    const sent = closed(conference);
    const shown = [
      conference.view.posts,
      sent.view.posts,
      conference.panel("show", guest),
      sent.panel("show", guest),
    ];
    for (const one of [...shown, running(sent).panel("meeting", guest)]) {
      expect(commandsIn(one)).toContain("addCase");
      expect(commandsIn(one)).not.toContain("add");
    }
    expect(commandsIn(draft().view.posts)).toContain("add");
  });
  it("is nothing for NMT: refused, said why, and no such button", () => {
    const nmt = draft({ template: "nmt_kvartal" });
    nmt.in(readable()).when("addCase", { kase: "C1" }, notes).refused("agenda.noCases");
    expect(commandsIn(draft().panel("show", notes))).toContain("addCase");
    for (const who of [chair, notes, guest])
      expect(commandsIn(nmt.panel("show", who))).not.toContain("addCase");
    // A meeting without cases does not speak of them, nor of what is decided about one.
    const words = [nmt, closed(nmt), running(closed(nmt))].flatMap((one) => [
      ...keysIn(one.panel("show", guest)),
      ...keysIn(one.view.posts),
    ]);
    expect(words.filter((key) => /case|Case|ärende/.test(key) && key !== "case.dot")).toEqual([]);
    const codes = (story: Story) => hook(agenda, "decide", "choices")(story.state).code;
    expect(codes(nmt)).toEqual(["continue", "methodSupport", "other"]);
    expect(codes(draft())).toContain("changeRisk");
    const { commands } = nmt.workflow;
    expect(commands.addCase?.ready?.(nmt.state, nmt.world, "clock")).toMatchObject({
      refused: { key: "agenda.noCases" },
    });
    const own = (rows: readonly Row[]) =>
      commands.addCase?.ready?.(draft().state, worldOf({ rows: { choices: rows } }), "clock");
    expect(own([row("C1", { open: true })])).toBeUndefined();
    expect(own([])).toMatchObject({ refused: { key: "agenda.addCase.none" } });
  });
});

describe("order and time", () => {
  it("are for anybody invited, within a heading", () => {
    const two = added(added(filled(), "Tredje"), "Fjärde");
    expect(titlesIn(two.done("order", { item: "5", before: "2" }, guest))).toEqual([
      "Rutin",
      "Fjärde",
      "Tolk",
      "Kurs",
      "Tredje",
    ]);
    two.when("order", { item: "3", before: "1" }, guest).refused("agenda.item.gone");
    two.when("order", { item: "1", before: "1" }, guest).refused("agenda.item.gone");
    two.when("order", { item: "9", before: "1" }, guest).refused("agenda.item.gone");
    two.when("order", { item: "1", before: "9" }, guest).refused("agenda.item.gone");
    for (const who of [stranger, ...nobodyGoes])
      two.when("order", { item: "2", before: "1" }, who).denied();
  });
  it("set the time of an item that is there", () => {
    expect(
      itemCalled(filled().done("time", { item: "1", minutes: "20" }, chair), "Rutin").minutes,
    ).toBe("20");
    filled().when("time", { item: "9", minutes: "20" }, chair).refused("agenda.item.gone");
    filled().when("time", { item: "1", minutes: "20" }, stranger).denied();
  });
  it("are over when the agenda is sent", () => {
    for (const [command, values] of Object.entries({
      order: { item: "2", before: "1" },
      time: { item: "1", minutes: "5" },
      takeBack: { item: "1" },
    }))
      for (const story of [closed(), running()]) story.when(command, values, chair).denied();
  });
});

describe("taking an item back", () => {
  it("is for whoever put it there, the chair and the note-taker", () => {
    for (const who of [guest, chair, notes])
      filled().when("takeBack", { item: "1" }, who).then({ type: "itemWithdrawn", item: "1" });
    for (const who of ["socialtjansten-malmo-chef", "regionkoordinator-2"])
      filled().when("takeBack", { item: "1" }, who).refused("agenda.item.notYours");
    for (const who of [stranger, ...nobodyGoes])
      filled().when("takeBack", { item: "1" }, who).denied();
  });
  it("takes it from the card and from the order, once", () => {
    const story = filled().done("takeBack", { item: "1" }, guest);
    expect(JSON.stringify(story.view.posts)).not.toContain("Rutin");
    expect(JSON.stringify(filled().view.posts)).toContain("Rutin");
    story.when("takeBack", { item: "1" }, guest).refused("agenda.item.gone");
    story.when("time", { item: "1", minutes: "5" }, guest).refused("agenda.item.gone");
  });
  it("of a case is for those who may read it, even the chair", () => {
    const story = withCase().in({ rows: {} });
    for (const command of ["takeBack", "time"])
      story.when(command, { item: "c:1", minutes: "5" }, chair).refused("agenda.item.gone");
    withCase().when("takeBack", { item: "c:1" }, chair).then({ type: "itemWithdrawn" });
  });
  it("is offered to those who can", () => {
    const mine = (who: string): readonly string[] =>
      commandsIn(filled().panel("show", who)).filter((name) => name === "takeBack");
    expect([guest, chair, notes].map((who) => mine(who).length)).toEqual([1, 3, 3]);
    expect(mine("noomi-chef")).toEqual([]);
  });
});

describe("what comes from the meeting before", () => {
  const receive = (story: Story, ...wishes: readonly Readonly<Record<string, unknown>>[]): Story =>
    story.done("receive", { wishes }, byMeeting);
  it("is added, and marked", () => {
    const story = receive(filled(), wish("Gammal"));
    expect(itemCalled(story, "Gammal")).toMatchObject({ carried: 1, state: "waiting", id: "4" });
    expect(keysIn(story.panel("show", guest))).toContain("agenda.item.again");
    expect(keysIn(story.view.posts)).toContain("agenda.card.carried");
  });
  it("is not there twice when it is about a case that is there, or that two people asked for", () => {
    expect(receive(withCase(), wish("", about("C1"))).state.items).toHaveLength(1);
    expect(receive(draft(), wish("", about("C1")), wish("", about("C1"))).state.items).toHaveLength(
      1,
    );
    expect(
      draft({ wishes: [wish("", about("C1")), wish("", about("C2")), wish("", about("C1"))] })
        .state,
    ).toMatchObject({
      count: 0,
      items: [{ id: "c:1" }, { id: "c:2" }],
    });
    expect(receive(draft(), wish("Lika"), wish("Lika")).state.items).toHaveLength(2);
  });
  it("comes from another meeting alone", () => {
    for (const actor of [chair, "clock", { sender: "case", instance: "C1" } as never])
      draft().when("receive", { wishes: [] }, actor).denied();
  });
  it("is handed on as the series says, and no more once it is to be erased", () => {
    const left = filled().done("cancel", {}, chair);
    const to = { portions: [0, 7], to: "D9" };
    left.when("handOn", to, bySeries).then({ type: "handedOn", portions: [0], to: "D9" });
    left.when("handOn", { ...to, portions: [7] }, bySeries).then();
    left.fires("forget").when("handOn", to, bySeries).then();
    left.when("handOn", to, chair).denied();
    expect(left.done("handOn", to, bySeries).view.signals.at(-1)).toMatchObject({
      workflow: "agenda",
      instance: "D9",
      command: "receive",
    });
  });
  it("goes on once more when it is left again", () => {
    const story = receive(draft(), wish("Gammal")).done("cancel", {}, chair);
    expect(story.state.kept).toMatchObject([[{ title: "Gammal", carried: 2 }]]);
    expect(keptBy(filled().done("cancel", {}, chair))).toEqual(["Rutin", "Tolk", "Kurs"]);
    expect(
      filled().done("takeBack", { item: "1" }, guest).done("cancel", {}, chair).state.kept[0],
    ).toHaveLength(2);
  });
});

it("an agenda that begins twice begins once", () => {
  draft().when("begin", begun(), bySeries, local("2026-11-25", "11:00")).then();
});
