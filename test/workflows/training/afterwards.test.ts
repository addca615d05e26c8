// After it: how many came, and what they thought of it, which nobody can lead back to anybody.
import { describe, expect, it } from "vitest";
import { questions } from "../../../workflows/training/codes.ts";
import { evaluation } from "../../../workflows/training/evaluation.ts";
import type { Asking } from "../../../workflows/training/evaluation-model.ts";
import { training } from "../../../workflows/training/index.ts";
import type { Training } from "../../../workflows/training/model.ts";
import { veil } from "../../../workflows/training/veil.ts";
import { given, keysIn, local, memberOf, now, row, type Story } from "../../support/given.ts";
import { coordinator, day, held, members, planned } from "./occasions.ts";

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
    const less = story
      .done("fewer", { kind: "NGO" }, coordinator)
      .done("more", { kind: "LegalService" }, coordinator);
    expect(total(less)).toMatchObject({ NGO: 1, LegalService: 1 });
    less.when("fewer", { kind: "LawEnforcement" }, coordinator).refused("core.already");
    expect(less.done("report", {}, "regionkoordinator-2").view.summary.facts).toMatchObject({
      came: { NGO: 1, LegalService: 1 },
    });
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
      row(
        "T1",
        {
          dueAt: local(day, "09:00"),
          facts: { step: "done", subject: "basics", seats: "8", came: { NGO: 3, LegalService: 1 } },
        },
        "training",
      ),
      row(
        "T2",
        {
          dueAt: local("2026-10-15", "09:00"),
          facts: { step: "done", subject: "law", seats: "20", came: { NGO: 9 } },
        },
        "training",
      ),
      row(
        "T3",
        {
          dueAt: local("2026-10-16", "09:00"),
          facts: { step: "cancelled", subject: "law", seats: "20" },
        },
        "training",
      ),
      row(
        "T4",
        {
          dueAt: local("2025-10-16", "09:00"),
          facts: { step: "done", subject: "law", seats: "20", came: { NGO: 7 } },
        },
        "training",
      ),
    ];
    const shown = JSON.stringify(
      given(training, [], { rows: { all } }).panel("year", "nspm-samordnare"),
    );
    expect(shown).toContain('"n":2');
    expect(shown).toContain('"n":28');
    expect(shown).toContain('"key":"training.kind.NGO"}],"count":12');
    expect(shown).toContain('"key":"training.kind.LegalService"}],"count":1');
  });
});

type Side = "training" | "evaluation" | "veil";
/** All that take part in an evaluation, as the engine lets them talk. */
class Evaluated {
  readonly #sides: Record<Side, Story> = {
    training: given(training),
    evaluation: given(evaluation),
    veil: given(veil),
  };
  readonly #told = new Set<string>();
  constructor(n: number) {
    this.#sides.training = held(n);
    this.#talk();
  }
  of<S extends Side>(
    side: S,
  ): Story<
    S extends "training" ? Training : S extends "evaluation" ? Asking : { readonly next: number }
  > {
    return this.#sides[side] as never;
  }
  #talk(): void {
    const told = (["training", "evaluation", "veil"] as const)
      .flatMap((from) => this.#sides[from].view.signals.map((tell) => ({ from, ...tell })))
      .find(({ from, key }) => !this.#told.has(`${from} ${key}`));
    if (!told) return;
    this.#told.add(`${told.from} ${told.key}`);
    const to = told.workflow as Side;
    this.#sides[to] = this.#sides[to].done(told.command, told.values, {
      sender: told.from,
      instance: "X" as never,
    });
    this.#talk();
  }
  asked() {
    return this.of("evaluation").in({
      rows: { veil: [row("X", this.of("veil").view.summary, "veil")] },
    });
  }
  rate(by: string, question: string, answer: string): this {
    this.#sides.evaluation = this.asked().done("rate", { question, answer }, by, now);
    this.#talk();
    return this;
  }
  ends(): this {
    this.#sides.evaluation = this.of("evaluation").fires("tally");
    this.#talk();
    return this;
  }
  shown(): string {
    return JSON.stringify(this.of("training").panel("show", coordinator));
  }
}
const answered = (n: number, all = 8) =>
  members
    .slice(0, n)
    .reduce(
      (one, by) => one.rate(by, "useful", by === members[0] ? "no" : "yes"),
      new Evaluated(all),
    );

describe("the evaluation", () => {
  it("is three taps, one for each question, and no more", () => {
    const [who] = members as [string];
    const one = new Evaluated(2);
    for (const question of questions) {
      const { actions } = one.of("evaluation").post(`rate:${who}`).message;
      expect(actions).toHaveLength(3);
      expect(actions?.[0]).toMatchObject({ command: "rate", values: { question, answer: "yes" } });
      one
        .rate(who, question, "yes")
        .asked()
        .when("rate", { question, answer: "no" }, who)
        .refused("training.rate.already");
    }
    expect(one.of("evaluation").posts[`rate:${who}`]).toContain("training.rate.thanks");
    expect(keysIn(one.of("evaluation").panel("rate", who))).toContain("training.rate.thanks");
  });
  it("is for those who had a seat, whatever their role, and for nobody when nobody came", () => {
    const one = new Evaluated(2);
    one.asked().when("rate", { question: "useful", answer: "yes" }, members[3]).denied();
    expect(held(0).view.signals).toEqual([]);
  });
  it("is shown from five answers, and not from four", () => {
    const four = answered(4).ends();
    expect(four.of("training").state.results).toEqual({});
    expect(four.shown()).toContain("training.mean.few");
    const five = answered(5).ends();
    expect(five.of("training").state.results).toEqual({ useful: { sum: 13, n: 5 } });
    expect(five.shown()).toContain('"mean":2.6,"n":5');
  });
  it("says nothing before it is over, however many have answered: a difference would be one person's answer", () => {
    const one = answered(7);
    expect(one.of("training").state.results).toBeUndefined();
    expect(one.of("evaluation").state.sums).toBeUndefined();
    expect(one.shown()).not.toContain("training.mean");
  });
  it("is counted after five workdays, or as soon as everybody has answered everything", () => {
    const one = new Evaluated(5);
    expect(one.of("evaluation").timers).toEqual({ tally: local("2026-12-22", "15:00") });
    for (const by of members.slice(0, 5))
      for (const question of questions) one.rate(by, question, "partly");
    const each = { sum: 10, n: 5 };
    expect(one.of("training").state.results).toEqual({
      useful: each,
      level: each,
      recommend: each,
    });
    one
      .asked()
      .when("rate", { question: "useful", answer: "yes" }, members[0])
      .denied("training.rate.over");
  });
});

describe("what is stored of an answer", () => {
  const [a, b] = members.slice(0, 2) as [string, string];
  const hiddenBy = (next: number) => ({ rows: { veil: [row("X", { facts: { next } }, "veil")] } });
  it("the event with the answer names nobody, and the one that names somebody has no answer", () => {
    const { events } = answered(0)
      .of("evaluation")
      .in(hiddenBy(700))
      .when("rate", { question: "useful", answer: "yes" }, a);
    expect(events).toEqual([
      { type: "answered", by: a, question: "useful" },
      { type: "added", question: "useful", hidden: 703 },
    ]);
  });
  it("and in which order they came tells nothing: two who answered the other way round leave the same journal", () => {
    const rated = (first: string, one: number, second: string, two: number) => {
      const before = answered(0).of("evaluation").in(hiddenBy(one));
      const { events } = before.when("rate", { question: "useful", answer: first }, a);
      return [
        ...events,
        ...before
          .after(...events)
          .in(hiddenBy(two))
          .when("rate", { question: "useful", answer: second }, b).events,
      ];
    };
    expect(rated("yes", 100, "no", 200)).toEqual(rated("no", 102, "yes", 198));
  });
  it("what hides it is drawn anew for each, any of 1,024, and holds neither who nor what", () => {
    const kept = JSON.stringify(answered(2).of("veil").state);
    for (const id of members) expect(kept).not.toContain(`"${id}"`);
    const by = { sender: "evaluation", instance: "X" as never };
    const drawn = new Set<number>();
    let one = given(veil).done("begin", {}, by);
    for (let n = 0; n < 40; n++) {
      drawn.add((one.state as { next: number }).next);
      one = one.done("use", { question: "level" }, by);
    }
    expect(drawn.size).toBeGreaterThan(30);
  });
  it("is nobody's to ask for: only the evaluation speaks with what hides it, which has no readers", () => {
    for (const { access } of Object.values(veil.commands))
      expect(access({ step: "new" }, { member: memberOf("evonhuset-chef") }, planned().world)).toBe(
        false,
      );
    expect(answered(1).of("veil").view.readers).toEqual([]);
  });
  it("and when it has been counted, who answered and what hid it are erased, both of them", () => {
    for (const n of [4, 5]) {
      const one = answered(n).ends();
      expect(one.of("evaluation").view.erase).toBeDefined();
      expect(one.of("veil").view.erase).toBeDefined();
      // Of fewer than five not even the sum is ever told.
      expect(one.of("evaluation").state.sums).toEqual(n === 5 ? { useful: 13 } : undefined);
    }
  });
});
