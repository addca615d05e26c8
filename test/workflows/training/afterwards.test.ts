// After it: how many came, and what they thought of it, which nobody can lead back to anybody.
import { describe, expect, it } from "vitest";
import { questions } from "../../../workflows/training/codes.ts";
import { evaluation } from "../../../workflows/training/evaluation.ts";
import { training } from "../../../workflows/training/index.ts";
import type { Training } from "../../../workflows/training/model.ts";
import { given, keysIn, local, memberOf, now, row, type Story } from "../../support/given.ts";
import { coordinator, day, held, members, planned, rated } from "./occasions.ts";

const total = (story: Story<Training>) => story.state.came;
describe("attendance", () => {
  it("is known in numbers by kind of agency; all came is one tap", () => {
    const story = held(5);
    expect(total(story)).toEqual({ LocalGovernmentOrganisation: 3, NGO: 2 });
    story.when("report", {}, coordinator).then({ type: "reported" });
  });
  it("is corrected with a tap for each, never below nobody, by the organiser's people", () => {
    const story = held(5);
    story.when("fewer", { kind: "NGO" }, "noomi-kontakt").denied();
    const less = story.done("fewer", { kind: "NGO" }, coordinator).done("more", { kind: "LegalService" }, coordinator);
    expect(total(less)).toMatchObject({ NGO: 1, LegalService: 1 });
    less.when("fewer", { kind: "LawEnforcement" }, coordinator).refused("core.already");
    expect(less.done("report", {}, "regionkoordinator-2").view.summary.flags).toEqual(
      expect.arrayContaining(["came:NGO:1", "came:LegalService:1"]),
    );
  });
  it("is asked of whoever planned it when it is over, again on each workday, from the third time on of the lead", () => {
    const story = held(5).fires("remind").fires("remind");
    expect(story.posts).toMatchObject({
      [`count:0:${coordinator}`]: `${coordinator} training.count.title`,
      [`count:1:${coordinator}`]: `${coordinator} training.count.title`,
      "count:2:evonhuset-chef": "evonhuset-chef training.count.title",
    });
    expect(story.timers["remind:occasion:0:3"]).toBe(local("2026-12-18", "09:00"));
  });
  it("and what comes of a year is added up: occasions, seats, who came by kind", () => {
    const all = [
      row("T1", { dueAt: local(day, "09:00"), flags: ["step:done", "subject:basics", "seats:8", "came:NGO:3", "came:LegalService:1"] }),
      row("T2", { dueAt: local("2026-10-15", "09:00"), flags: ["step:done", "subject:law", "seats:20", "came:NGO:9"] }),
      row("T3", { dueAt: local("2026-10-16", "09:00"), flags: ["step:cancelled", "subject:law", "seats:20"] }),
      row("T4", { dueAt: local("2025-10-16", "09:00"), flags: ["step:done", "subject:law", "seats:20", "came:NGO:7"] }),
    ];
    const shown = JSON.stringify(given(training, [], { rows: { all } }).panel("year", "nspm-samordnare"));
    expect(shown).toContain('"n":2');
    expect(shown).toContain('"n":28');
    expect(shown).toContain('"key":"training.kind.NGO"}],"count":12');
    expect(shown).toContain('"key":"training.kind.LegalService"}],"count":1');
  });
});

/** Both sides of an evaluation, as the engine lets them talk: what hides the next answer is drawn by `draw`. */
class Both {
  occasion: Story<Training>;
  veil: Story;
  constructor(n: number) {
    this.occasion = held(n);
    this.veil = given(evaluation);
    this.#talk();
  }
  readonly #told = new Set<string>();
  #talk(): void {
    for (const told of this.occasion.view.tells)
      if (!this.#told.has(told.key)) {
        this.#told.add(told.key);
        this.veil = this.veil.done(told.command, told.values, { tell: "training", instance: "T1" as never });
      }
    for (const told of this.veil.view.tells)
      if (!this.#told.has(told.key)) {
        this.#told.add(told.key);
        this.occasion = this.occasion.done(told.command, told.values, { tell: "evaluation", instance: "J" as never }) as Story<Training>;
      }
  }
  rate(by: string, question: string, answer: string): this {
    const rows = { veil: [row("J", this.veil.view.summary)] };
    this.occasion = this.occasion.in({ rows }).done("rate", { question, answer }, by, now) as Story<Training>;
    this.#talk();
    return this;
  }
  ends(): this {
    this.occasion = this.occasion.fires("tally");
    this.#talk();
    return this;
  }
}
const keys = (both: Both, name = "show", by = coordinator) => keysIn(both.occasion.panel(name, by));

describe("the evaluation", () => {
  it("is three taps, one for each question, and no more", () => {
    const [who] = members as [string];
    const both = new Both(2);
    for (const question of questions) {
      const { actions } = both.occasion.post(`rate:${who}`).message;
      expect(actions).toHaveLength(3);
      expect(actions?.[0]).toMatchObject({ command: "rate", values: { question, answer: "yes" } });
      both.rate(who, question, "yes");
      both.occasion
        .in({ rows: { veil: [row("J", both.veil.view.summary)] } })
        .when("rate", { question, answer: "no" }, who)
        .refused("training.rate.already");
    }
    expect(both.occasion.posts[`rate:${who}`]).toContain("training.rate.thanks");
    expect(keys(both, "rate", who)).toContain("training.rate.thanks");
  });
  it("is for those who had a seat", () => {
    held(2).when("rate", { question: "useful", answer: "yes" }, members[3]).denied("training.rate.over");
  });
  it("is shown from five answers, and not from four", () => {
    const answers = (n: number) =>
      members
        .slice(0, n)
        .reduce((both, by) => both.rate(by, "useful", by === members[0] ? "no" : "yes"), new Both(6))
        .ends();
    const four = answers(4);
    expect(keys(four)).toContain("training.mean.few");
    expect(four.occasion.state.evaluation?.sums).toBeUndefined();
    expect(four.veil.view.erase).toBeDefined();
    const five = answers(5);
    expect(five.occasion.state.evaluation?.sums).toEqual({ useful: 13 });
    expect(JSON.stringify(five.occasion.panel("show", coordinator))).toContain('"mean":2.6,"n":5');
    expect(five.veil.view.erase).toBeDefined();
  });
  it("says nothing before it is over, however many have answered: a difference would be one person's answer", () => {
    const both = members.slice(0, 7).reduce((all, by) => all.rate(by, "useful", "yes"), new Both(8));
    expect(keys(both)).not.toContain("training.mean");
    expect(both.occasion.state.evaluation?.sums).toBeUndefined();
  });
  it("is counted after five workdays, or as soon as everybody has answered everything", () => {
    const both = new Both(5);
    expect(both.occasion.timers.tally).toBe(local("2026-12-22", "15:00"));
    for (const by of members.slice(0, 5)) for (const question of questions) both.rate(by, question, "partly");
    expect(both.occasion.timers.tally).toBeUndefined();
    expect(both.occasion.state.evaluation?.sums).toEqual({ useful: 10, level: 10, recommend: 10 });
    both.occasion.when("rate", { question: "useful", answer: "yes" }, members[0]).denied("training.rate.over");
  });
});

describe("what is stored of an answer", () => {
  const [a, b] = members.slice(0, 2) as [string, string];
  it("the event with the answer names nobody, and the one that names somebody has no answer", () => {
    const story = held(6).in({ rows: { veil: [row("J", { flags: ["next:700"] })] } });
    const { events } = story.when("rate", { question: "useful", answer: "yes" }, a);
    expect(events).toEqual([
      { type: "answered", by: a, question: "useful" },
      { type: "added", question: "useful", hidden: 703 },
    ]);
  });
  it("and in which order they came tells nothing: two who answered the other way round leave the same journal", () => {
    const one = rated(rated(held(6), a, "useful", "yes", 100), b, "useful", "no", 200);
    const other = rated(rated(held(6), a, "useful", "no", 102), b, "useful", "yes", 198);
    expect(one.state).toEqual(other.state);
    expect(100 + 200).toBe(102 + 198);
  });
  it("what hides it is drawn anew for each, any of 1,024, and holds neither who nor what", () => {
    const both = [a, b].reduce((all, by) => all.rate(by, "useful", "yes"), new Both(6));
    const events = JSON.stringify(both.veil.state);
    for (const id of members) expect(events).not.toContain(`"${id}"`);
    const drawn = new Set<number>();
    let veil = given(evaluation).done("begin", {}, { tell: "training", instance: "T1" as never });
    for (let n = 0; n < 40; n++) {
      drawn.add((veil.state as { next: number }).next);
      veil = veil.done("use", { question: "level" }, { tell: "training", instance: "T1" as never });
    }
    expect(drawn.size).toBeGreaterThan(30);
  });
  it("is nobody's to ask for: only the occasion speaks with what hides it", () => {
    const { begin } = evaluation.commands;
    expect(begin?.access({}, { member: memberOf("evonhuset-chef") }, planned().world)).toBe(false);
    expect(given(evaluation).view.readers).toEqual([]);
  });
});
