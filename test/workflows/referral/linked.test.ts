// An agency outside Stafett answers by a link: once, coded, and without moving anything.
import { describe, expect, it } from "vitest";
import { plus } from "../../../src/rules/workflow.ts";
import { type By, local, newPosts, now, worldOf } from "../../support/given.ts";
import { commandsIn, outside, sender, sent, stepOf } from "./referrals.ts";

const linked = (more = {}) => outside(more).done("makeLink");
const idOf = (story: ReturnType<typeof outside>): string =>
  (story.state as { links: { id: string }[] }).links[0]?.id ?? "none";
const byLink = (story: ReturnType<typeof outside>): By => ({ link: idOf(story) }) as never;
const answered = (values: Readonly<Record<string, unknown>>, story = linked()) =>
  story.done("reply", values, byLink(story));

describe("making an answer link", () => {
  it("is the sender's, where nobody at the receiver has Stafett, and the pages for it are connected", () => {
    const story = outside();
    expect(commandsIn(story.panel("show", sender))).toContain("makeLink");
    story.when("makeLink", {}, "plattformen-nsp").denied();
    story.when("makeLink", {}, "evonhuset-chef").denied();
    sent().when("makeLink").denied();
    const unconnected = { ...worldOf(), hasAnswerLinks: false };
    expect(
      JSON.stringify(
        story.workflow.panels.show?.show(
          story.state,
          { member: unconnected.people.members.get(sender as never) as never, now },
          unconnected,
        ),
      ),
    ).not.toContain("makeLink");
    expect(
      story.workflow.decide(
        story.state,
        {
          type: "makeLink",
          values: {},
          by: { member: unconnected.people.members.get(sender as never) },
          at: now,
        } as never,
        unconnected,
      ),
    ).toMatchObject({
      refused: { key: "core.link.none" },
    });
  });
  it("holds for three days, and then its end is noted", () => {
    const story = linked();
    const [{ until } = { until: "" }] = (story.state as { links: { until: string }[] }).links;
    expect(until).toBe(plus(now, 72 * 3_600_000));
    expect(story.timers).toMatchObject({ [`link:${idOf(story)}`]: until });
    const over = story.fires("linkOver");
    expect(over.state).toMatchObject({ links: [{ ended: { why: "time" } }] });
    expect(over.timers).not.toHaveProperty(`link:${idOf(story)}`);
    story
      .when("reply", { answer: "take", who: "reception" }, byLink(story), until)
      .refused("core.link.over");
    story
      .when("reply", { answer: "take", who: "reception" }, byLink(story), plus(until as never, -1))
      .then({ type: "received" }, { type: "offered" }, { type: "linkEnded" });
  });
  it("ends the one before it, and the sender can end it", () => {
    const first = linked();
    const second = first.done("makeLink");
    second.when("reply", { answer: "received" }, byLink(first)).denied();
    second
      .when("reply", { answer: "received" }, byLink(second))
      .then({ type: "received", link: true });
    const ended = second.done("endLink");
    expect(ended.state).toMatchObject({ links: [{ ended: { why: "stopped" } }] });
    ended.when("reply", { answer: "received" }, byLink(second)).denied();
  });
  it("stands on the sender's card: made, opened, ended", () => {
    const story = linked();
    const card = (of: typeof story) => JSON.stringify(of.post(`outside:1:${sender}`).message);
    expect(card(story)).toContain("core.link.unopened");
    const opened = story.done("linkOpened", {}, byLink(story), plus(now, 60_000));
    expect(card(opened)).toContain('"core.link.opened"');
    // The first time counts.
    opened.when("linkOpened", {}, byLink(story), plus(now, 120_000)).then();
    expect(card(opened.done("linkFailed", {}, byLink(story)))).toContain("core.link.ended.tries");
  });
});

describe("an answer by a link", () => {
  it("is given by nobody but the link that stands, and once", () => {
    const story = linked();
    for (const by of [
      "clock",
      sender,
      { link: "L0000X" } as never,
      { sender: "case", instance: "C1" } as never,
    ])
      story.when("reply", { answer: "received" }, by).denied();
    const done = answered({ answer: "take", who: "onCall" }, story);
    done.when("reply", { answer: "decline", reason: "noCapacity" }, byLink(story)).denied();
    expect(done.state).toMatchObject({ links: [{ ended: { why: "answered" } }] });
  });
  it("a yes moves nothing: the sender is told whom to ask for, and confirms", () => {
    const story = answered({ answer: "take", who: "lawyer" });
    expect(stepOf(story)).toBe("offered");
    expect(story.state).not.toHaveProperty("holder");
    const [key = ""] = newPosts(linked(), story);
    const card = JSON.stringify(story.post(key).message);
    for (const said of [
      "referral.link.offered",
      "linkFunction.lawyer",
      "08-465 004 01",
      '"command":"accept"',
    ])
      expect(card).toContain(said);
    // To be confirmed by phone, also where it is not urgent: the number stands where the sender reads it.
    expect(JSON.stringify(story.panel("show", "noomi-kontakt"))).toContain("08-465 004 01");
    // The case hears that it was said, and moves nowhere.
    expect(story.view.signals.map(({ command, values }) => [command, values.step])).toEqual([
      ["share", undefined],
      ["chain", "offered"],
    ]);
    const taken = story.done("accept", { holder: { member: sender }, deputy: "noomi-ersattare" });
    expect(taken.view.signals.map(({ command }) => command)).toEqual(["share", "chain", "chain"]);
  });
  it("waits for the sender, who is reminded", () => {
    const story = answered({ answer: "take", who: "reception" });
    const late = story.fires("silent");
    expect(JSON.stringify(late.view.posts)).toContain("referral.remind.offered");
  });
  it("disturbs the sender with a message of its own, whatever the answer is, but for one that has only come", () => {
    const before = linked();
    const told = (values: Readonly<Record<string, unknown>>): readonly string[] =>
      newPosts(before, answered(values, before));
    expect(told({ answer: "received" })).toEqual([]);
    for (const values of [
      { answer: "take", who: "lead" },
      { answer: "ask", question: "time" },
      { answer: "decline", reason: "other" },
    ])
      expect(told(values), values.answer).toHaveLength(1);
  });
  it("a question and a no are the sender's turn, and say that they came by a link", () => {
    const asked = answered({ answer: "ask", question: "needs" });
    expect(asked.state).toMatchObject({
      step: "question",
      question: "needs",
      moments: [{}, {}, { step: "received", link: true }, { step: "question", link: true }],
    });
    expect(JSON.stringify(asked.panel("show", sender))).toContain("referral.show.byLink");
    const no = answered({ answer: "decline", reason: "wrongRegion" });
    expect(no.state).toMatchObject({ step: "declined", reason: "wrongRegion" });
  });
  it("that it has come leaves the link standing, for the answer itself", () => {
    const came = answered({ answer: "received" });
    expect(stepOf(came)).toBe("received");
    came
      .when("reply", { answer: "take", who: "lead" }, byLink(came))
      .then({ type: "offered" }, { type: "linkEnded" });
    came.when("reply", { answer: "received" }, byLink(came)).refused("core.link.over");
  });
  it("where somebody lives there and the sharing has stopped, says whether they still do", () => {
    const lives = outside({ service: "skyddat_boende" })
      .done("receive", {}, sender)
      .done("accept", { holder: { member: sender }, deputy: "noomi-ersattare" })
      .done("withdraw", { reason: "other" })
      .done("makeLink");
    lives.when("reply", { answer: "take", who: "lead" }, byLink(lives)).refused("core.link.over");
    const left = lives.done("reply", { answer: "left" }, byLink(lives));
    expect(left.state).toMatchObject({
      still: { code: "left" },
      links: [{ ended: { why: "answered" } }],
    });
  });
  it("must say what goes with it", () => {
    const story = linked();
    story.when("reply", { answer: "take" }, byLink(story)).refused("core.required", "who");
    story.when("reply", { answer: "ask" }, byLink(story)).refused("core.required", "question");
    story.when("reply", { answer: "decline" }, byLink(story)).refused("core.required", "reason");
  });
  it("ends with the referral", () => {
    const story = linked();
    const gone = story.done("mistake", { reason: "wrongCase" });
    expect(gone.workflow.byLink?.stands(gone.state, idOf(story) as never)).toBeUndefined();
    expect(story.workflow.byLink?.stands(story.state, idOf(story) as never)).toMatchObject({
      id: idOf(story),
    });
  });
  it("shows class A alone: nothing of the person, whatever is known", () => {
    const story = linked({ interpreter: "yes", children: "2", payer: "NSP" });
    const shown = JSON.stringify(
      story.workflow.byLink?.show(story.state, idOf(story) as never, story.world),
    );
    for (const of of ["interpreter", "payer", "child", "need", "risk", "lugn", "SYD-0001"])
      expect(shown).not.toContain(of);
    expect(shown).toContain('"agency":"noomi"');
    expect(local("2026-11-25", "10:00")).toBe(now);
  });
});
