// The comparison of non-interference sees what shows and is not declared: a post that is there because of a class-B value, and a decision that rests on one.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnyWorkflow } from "../../src/rules/workflow.ts";
import { action } from "../../workflows/action/index.ts";
import { agenda } from "../../workflows/agenda/index.ts";
import { kase } from "../../workflows/case/index.ts";
import { workflows } from "../../workflows/index.ts";
import { capacity } from "../../workflows/referral/capacity/index.ts";
import { referral } from "../../workflows/referral/index.ts";
import type { Vary } from "./secrets.ts";
import {
  aroundMeetings,
  aroundReferrals,
  atMeetings,
  gates,
  property,
  type Trial,
} from "./trials.ts";

/** Of the state of any of these workflows: the class-B values that a post leaks. */
type Known = {
  readonly step?: string;
  readonly child?: string;
  readonly risk?: string;
  readonly question?: string;
  readonly reason?: string;
  readonly decided?: readonly { readonly code: string }[];
  readonly consents?: readonly { readonly purpose: string }[];
  readonly facts?: { readonly payer: string; readonly needs?: readonly string[] };
  readonly given?: readonly { readonly answer: string }[];
};

describe("what is not declared is caught", () => {
  /** A seed with which plays come to it soon. Each new field draws other plays: they come to it later then, and it takes longer. */
  const fails = (t: Trial, seed: number): boolean =>
    fc.check(property(t), { numRuns: 300, seed, endOnFailure: true }).failed;
  const all: Trial = { vary: () => true, parts: true };
  const around = (some: readonly AnyWorkflow[], list: readonly AnyWorkflow[]) =>
    list.filter(({ name }) => some.some((w) => w.name === name));
  const leak = { title: { key: "case.red.title" }, notice: "case.red.notice" } as const;
  const post = {
    key: "leak:noomi-kontakt",
    to: { member: "noomi-kontakt" as never },
    urgency: "inHours",
    message: leak,
  } as const;
  /** The whole workflow, and one post more when it knows something. */
  const leaking = (w: AnyWorkflow, knows: (state: Known) => boolean): readonly AnyWorkflow[] =>
    workflows.map((each) =>
      each === w
        ? {
            ...w,
            view: (state, world) => {
              const view = w.view(state, world);
              return knows(state) ? { ...view, posts: [...view.posts, post] } : view;
            },
          }
        : each,
    );
  it.each([
    [
      "that there is a child",
      kase,
      6,
      ({ step, child }: Known) => step === "open" && child === "yes",
    ],
    ["risk", kase, 6, ({ step, risk }: Known) => step === "open" && risk === "high"],
    [
      "a consent",
      kase,
      22,
      ({ step, consents }: Known) =>
        step === "open" && consents?.some((each) => each.purpose === "annat") === true,
    ],
    ["who pays", referral, 1, ({ facts }: Known) => facts?.payer === "MMM"],
    [
      "what the person needs",
      referral,
      1,
      ({ facts }: Known) => facts?.needs?.includes("pram") === true,
    ],
    [
      "why it was declined",
      referral,
      28,
      ({ step, reason }: Known) => step === "declined" && reason === "unsafePlace",
    ],
    [
      "the question",
      referral,
      2,
      ({ step, question }: Known) => step === "question" && question === "safety",
    ],
    [
      "who has a place",
      capacity,
      4,
      ({ given }: Known) => given?.some((each) => each.answer === "place") === true,
    ],
  ] as const)("a post that is there only because it knows %s", (_what, w, seed, knows) => {
    expect(fails({ ...all, workflows: around(aroundReferrals, leaking(w, knows)) }, seed)).toBe(
      true,
    );
  });
  it.each([
    [
      "what a meeting decided",
      agenda,
      18,
      ({ decided }: Known) => decided?.some((each) => each.code === "close") === true,
    ],
    ["why an action is impossible", action, 44, ({ reason }: Known) => reason === "personDeclined"],
  ] as const)("a post that is there only because it knows %s", (_what, w, seed, knows) => {
    expect(
      fails(
        {
          vary: atMeetings,
          names: [],
          instants: "exact",
          workflows: around(aroundMeetings, leaking(w, knows)),
        },
        seed,
      ),
    ).toBe(true);
  });
  it("a basis or a consent that decides what happens, where nothing may", () => {
    expect(
      fails(
        { vary: gates, names: ["case.consent", "referral.basis"], workflows: aroundReferrals },
        1,
      ),
    ).toBe(true);
  });
  it("that a second person is asked, and that a consent is to be looked at again", () => {
    const basis: Vary = (name, field) => gates(name, field) && field === "basis";
    expect(
      fails({ vary: basis, names: ["case.consent"], parts: true, workflows: aroundReferrals }, 13),
    ).toBe(true);
    expect(
      fails(
        { vary: gates, names: ["referral.basis"], parts: true, workflows: aroundReferrals },
        23,
      ),
    ).toBe(true);
  });
});
