// Types do not see `risk === "high" ? …`. This does: the same commands with other class-B values give the same posts,
// but for what the workflow lists under `declassified`, with its reason. docs/architecture.md §4.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnyWorkflow } from "../../src/rules/workflow.ts";
import { kase } from "../../workflows/case/index.ts";
import { workflows } from "../../workflows/index.ts";
import { grounds } from "../../workflows/referral/codes.ts";
import { begin, moves, runs, starts } from "./plays.ts";
import { inChat, playTwins, type Twins, type Vary } from "./secrets.ts";
import {
  aroundMeetings,
  aroundReferrals,
  atMeetings,
  gates,
  property,
  sameIn,
  type Trial,
} from "./trials.ts";

/** Of the runs that each asks for: a build machine has many times as many. */
const share = 0.5;
const holds = (t: Trial, n: number): void => fc.assert(property(t), runs(Math.ceil(n * share)));
const only =
  (...fields: readonly string[]): Vary =>
  (_command, name) =>
    fields.includes(name);
/** What people judge and the machine acts on; everything else that is class B chooses nothing at all. */
const acted = ["risk", "quiet", "safety", "contact", "agenda"];
const deadlines = ["setDeadline", "changeDeadline"];

describe("class B does not show in posts", () => {
  it("whatever differs, but for what is declared", () => {
    holds({ vary: () => true, parts: true }, 60);
  });
  it("not in a referral: its payer, needs, conditions, question, reasons, and answers but to those who gave them, not even in a time", () => {
    const facts = [
      "payer",
      "interpreter",
      "language",
      "children",
      "needs",
      "conditions",
      "question",
      "reason",
    ];
    // Of a child who is missing somebody is asked sooner: declared, and reached here by the question about a place, which has the same field.
    const names = ["case.responsibility", "capacity.answer", "case.missing"];
    holds(
      {
        vary: only(...facts, "how", "child", "band", "answer"),
        names,
        instants: "exact",
        workflows: aroundReferrals,
      },
      50,
    );
  });
  it("what was consented to and what a referral rests on shows in its own messages only, and decides no time", () => {
    const names = ["case.consent", "referral.basis"];
    holds({ vary: gates, names, instants: "exact", parts: true, workflows: aroundReferrals }, 60);
  });
  it("a basis shows only in what the second person and the sender are told, and where a consent that is taken back ends what rests on it", () => {
    const basis: Vary = (name, field) => gates(name, field) && field === "basis";
    holds(
      {
        vary: basis,
        names: ["case.consent", "referral.basis"],
        instants: "exact",
        parts: true,
        workflows: aroundReferrals,
      },
      60,
    );
  });
  it("which of two bases that ask for the same, nobody sees", () => {
    const same = ["menprovning_klart", "uppgiftsskyldighet"];
    const except = { basis: grounds.filter((ground) => !same.includes(ground)) };
    holds(
      {
        vary: (name, field) => gates(name, field) && field === "basis",
        except,
        names: [],
        instants: "exact",
        workflows: aroundReferrals,
      },
      40,
    );
  });
  it("not at all, not even in a time, where nothing declared differs", () => {
    // What is shared with the police decides whether it may be invited so; what is said of an item, whether somebody gets an action.
    const harmless: Vary = (name, field) =>
      !acted.includes(field) &&
      !gates(name, field) &&
      !deadlines.includes(name) &&
      // Of a child who is missing a second person is told at once.
      field !== "child" &&
      name !== "detail" &&
      `${name}.${field}` !== "invite.groups";
    holds({ vary: harmless, names: [], instants: "exact" }, 50);
  });
  it("calm or worrying, reached or not, are the same to everybody", () => {
    holds({ vary: only("safety"), except: { safety: ["red"] }, names: [], instants: "exact" }, 30);
    holds(
      { vary: only("contact"), except: { contact: ["yes"] }, names: [], instants: "exact" },
      30,
    );
  });
  it.each([
    ["quiet", ["case.quiet", "agenda.selection", "digest.quiet"]],
    ["contact", ["case.contact"]],
  ] as const)("%s shows only in what %s declares, and in no time", (field, declared) => {
    holds(
      {
        vary: only(field),
        names: declared,
        instants: "exact",
        ...(field === "quiet" && { parts: true }),
      },
      30,
    );
  });
  it("acute danger shows only in what case.red declares: its message, the days that follow, and that one tap is no answer", () => {
    holds({ vary: only("safety"), parts: true }, 30);
  });
  it("a deadline shows only in its own reminders, and in a meeting's closed point", () => {
    holds(
      {
        vary: (name) => deadlines.includes(name),
        names: ["case.deadline", "agenda.selection"],
        instants: "exact",
        parts: true,
      },
      30,
    );
  });
  it("a wish to bring a case up shows only where the meeting is at it", () => {
    holds(
      {
        vary: only("agenda"),
        names: ["agenda.selection"],
        instants: "exact",
        parts: true,
        workflows: aroundMeetings,
      },
      30,
    );
  });
  it("what a meeting decided, what is wrong with its notes and why an action is impossible show nowhere, and decide no time", () => {
    holds({ vary: atMeetings, names: [], instants: "exact", workflows: aroundMeetings }, 80);
  });
});

describe("what is for pages of our own alone", () => {
  const declared = workflows
    .flatMap(({ commands }) => Object.values(commands))
    .filter(({ onPages }) => onPages);
  const fieldsOf = new Set(declared.flatMap(({ form }) => Object.keys(form.fields)));
  const both = { safeContactMode: ["shelter", "neverPost"], beside: ["injuredPartyCounsel"] };
  const other = { safeContactMode: ["ownPhone"], beside: ["custodian", "guardian"] };
  const kind: Trial = {
    vary: (name, field) => name === "setSafeContact" && fieldsOf.has(field),
    names: [],
    instants: "exact",
  };
  const refused = { safeContactMode: ["ownPhone", "neverPhone"], beside: ["nobody"] };
  /** The person of each twin's first case is reached in another way; `none`: in one of them nobody has said how, because it was refused. */
  const begun = ({ a, b }: Twins, none: boolean): void => {
    for (const [sim, values] of [
      [a, none ? refused : both],
      [b, other],
    ] as const) {
      const first = sim
        .of("case")
        .find(({ state }) => (state as { agency: string }).agency === "noomi");
      const by = { member: sim.people.members.get("noomi-kontakt") as never };
      sim.run({
        workflow: "case",
        instance: first?.id,
        command: "setSafeContact",
        values: values as never,
        by,
      });
    }
  };
  const holdsInChat = (none: boolean): number => {
    let said = 0;
    const trial = fc.property(starts, moves(40), (start, list) => {
      let twins: Twins | undefined;
      playTwins(start, list, kind.vary, {}, (now) => {
        if (!twins) begun(now, none);
        twins = now;
        sameIn(now, kind);
      });
      if (!twins) return;
      const [left, right] = [inChat(twins.a), inChat(twins.b)];
      const differs = left.findIndex((line, i) => line !== right[i]);
      if (differs >= 0 || left.length !== right.length)
        throw new Error(`chat shows:\n${left[differs]}\nagainst\n${right[differs]}`);
      said += twins.b.of("case").filter(({ state }) => "safeContact" in (state as object)).length;
    });
    fc.assert(trial, runs(120));
    return said;
  };
  it.each([["differs", false] as const, ["is known in one of two", true] as const])(
    "shows in no post, no time, and no panel or form that chat can draw, where it %s",
    (_what, none) => {
      expect(holdsInChat(none)).toBeGreaterThan(0);
    },
  );
  it("shows where a panel is not declared so", () => {
    const [spec] = [kase.panels.safeContact].filter((each) => each !== undefined);
    const open = {
      ...kase,
      panels: { ...kase.panels, beside: { ...spec, onPages: undefined } },
    } as unknown as AnyWorkflow;
    const [a, b] = [both, other].map((values) => {
      const sim = begin(1, {}, [open, ...workflows.filter((each) => each !== kase)]);
      const first = sim
        .of("case")
        .find(({ state }) => (state as { agency: string }).agency === "noomi");
      const by = { member: sim.people.members.get("noomi-kontakt") as never };
      sim.run({
        workflow: "case",
        instance: first?.id,
        command: "setSafeContact",
        values: values as never,
        by,
      });
      return inChat(sim);
    });
    expect(a).not.toEqual(b);
  });
});
