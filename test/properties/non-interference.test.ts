// Types do not see `risk === "high" ? …`. This does: the same commands with other class-B values give the same posts,
// but for what the workflow lists under `declassified`, with its reason. docs/architecture.md §4.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnyWorkflow } from "../../src/workflow.ts";
import { kase } from "../../workflows/case/index.ts";
import { workflows } from "../../workflows/index.ts";
import { moves, runs, starts } from "./plays.ts";
import { declaredNames, type Except, playTwins, type Twins, type Vary, visible } from "./secrets.ts";

type Trial = {
  readonly vary: Vary;
  readonly except?: Except;
  /** What may be taken out; everything that is declared when nothing is said. */
  readonly names?: readonly string[];
  readonly instants?: "masked" | "exact";
  readonly workflows?: readonly AnyWorkflow[];
};
const names = declaredNames(workflows);
const sameIn = ({ a, b }: Twins, t: Trial): void => {
  const [left, right] = [a, b].map((sim) => visible(sim, t.names ?? names, t.instants));
  if (JSON.stringify(left) === JSON.stringify(right)) return;
  const only = (one: readonly string[] = [], other: readonly string[] = []) => one.filter((line) => !other.includes(line)).slice(0, 3);
  throw new Error(`a class-B value shows:\n${only(left, right).join("\n")}\nagainst\n${only(right, left).join("\n")}`);
};
const property = (t: Trial) =>
  fc.property(
    starts,
    moves(40),
    (start, list) => void playTwins(start, list, t.vary, t.except ?? {}, (twins) => sameIn(twins, t), t.workflows),
  );
const holds = (t: Trial, n: number): void => fc.assert(property(t), runs(n));
const only =
  (...fields: readonly string[]): Vary =>
  (_command, name) =>
    fields.includes(name);
/** What people judge and the machine acts on; everything else that is class B chooses nothing at all. */
const acted = ["risk", "quiet", "safety", "contact"];

describe("class B does not show in posts", () => {
  it("whatever differs, but for what is declared", () => {
    holds({ vary: () => true }, 60);
  });
  it("not at all, not even in a time, where nothing declared differs", () => {
    const harmless: Vary = (name, field) => !acted.includes(field) && name !== "setDeadline";
    holds({ vary: harmless, names: [], instants: "exact" }, 50);
  });
  it("calm or worrying, reached or not, are the same to everybody", () => {
    holds({ vary: only("safety"), except: { safety: ["red"] }, names: [], instants: "exact" }, 30);
    holds({ vary: only("contact"), except: { contact: ["yes"] }, names: [], instants: "exact" }, 30);
  });
  it.each([
    ["quiet", ["case.quiet"]],
    ["safety", ["case.red"]],
    ["contact", ["case.contact"]],
  ] as const)("%s shows only in what %s declares, and in no time", (field, declared) => {
    holds({ vary: only(field), names: declared, instants: "exact" }, 30);
  });
  it("a deadline shows only in its own reminders", () => {
    holds({ vary: (name) => name === "setDeadline", names: ["case.deadline"], instants: "exact" }, 30);
  });
});

describe("what is not declared is caught", () => {
  const fails = (t: Trial): boolean => fc.check(property(t), { numRuns: 300, seed: 7, endOnFailure: true }).failed;
  const all: Trial = { vary: () => true };
  it.each(["child", "risk"])("a post that is there only because of %s", (field) => {
    const leak = { title: { key: "case.red.title" }, notice: "case.red.notice" } as const;
    const leaky: AnyWorkflow = {
      ...kase,
      view: (state, world) => {
        const view = kase.view(state, world);
        const seen = state.step === "open" && (state[field] === "yes" || state[field] === "high");
        return seen
          ? { ...view, posts: [...view.posts, { key: "leak:noomi-kontakt", to: { member: "noomi-kontakt" as never }, message: leak }] }
          : view;
      },
    };
    expect(fails({ ...all, workflows: workflows.map((w) => (w === kase ? leaky : w)) })).toBe(true);
  });
});
