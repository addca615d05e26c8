// The year's money of one programme: put aside, granted, accounted for, left. What does not fit is refused, and with it the decision that asked for it.
import { type Decided, decideBy, taking } from "../../src/rules/command.ts";
import { facts, firstOf, on, panel, row, show, t, text } from "../../src/rules/say.ts";
import {
  declassify,
  type InstanceId,
  type Open,
  type Panel,
  reveal,
  type Secret,
  seal,
} from "../../src/rules/ui.ts";
import {
  type Access,
  noView,
  refuse,
  type Viewer,
  type World,
  workflow,
} from "../../src/rules/workflow.ts";
import type { Code, shares } from "./codes.ts";
import { isNational, isOfficer } from "./rules.ts";
import {
  type Booked,
  budgetSignals,
  budgetStages,
  type Entry,
  type Of,
  type Stage,
} from "./signals.ts";

type Budget = Of & { readonly step: "open"; readonly entries: Readonly<Record<string, Entry>> };
type State = { readonly step: "new" } | Budget;
type Event = ({ readonly type: "opened" } & Of) | ({ readonly type: "booked" } & Booked);

const sumOf = (state: State, stage: Stage, not?: string): number =>
  state.step === "new"
    ? 0
    : Object.entries(state.entries)
        .filter(([key, entry]) => entry.stage === stage && key !== not)
        .reduce((sum, [, { kronor }]) => sum + reveal(kronor), 0);
const totalOf = ({ platform, year }: Of, { people: { programme } }: World): number | undefined =>
  programme?.agency === platform
    ? programme.budgets.find((each) => each.year === year)?.kronor
    : undefined;
const taken = (state: State, not?: string): number =>
  budgetStages.reduce((sum, stage) => sum + sumOf(state, stage, not), 0);
const book = (state: State, booked: Booked, world: World): Decided<Event> => {
  const total = totalOf(booked, world);
  // Without a sum nobody says what is too much: the officers decide.
  const tooMuch =
    booked.stage === "reserved" &&
    total !== undefined &&
    taken(state, booked.key) + reveal(booked.kronor) > total;
  return tooMuch ? refuse("nsp.budget.full") : [{ type: "booked", ...booked }];
};
const takes = taking<State, Event>()(budgetSignals);
const commands = {
  open: takes.open((state, { values }) =>
    state.step === "new" ? [{ type: "opened", ...values }] : [],
  ),
  book: takes.book((state, { values }, world) => book(state, values, world)),
} as const;
const evolve = (state: State, event: Event): State => {
  if (event.type === "opened")
    return { step: "open", platform: event.platform, year: event.year, entries: {} };
  const { key, stage, kronor, platform, year } = event;
  const { entries } = state.step === "new" ? { entries: {} } : state;
  return { step: "open", platform, year, entries: { ...entries, [key]: { stage, kronor } } };
};

const sees: Access<unknown> = (state, actor, world) =>
  isOfficer(state, actor, world) || isNational(state, actor, world);
/** Upper ends of the bands, as parts of the whole. */
const bands: readonly (readonly [most: number, code: Code<typeof shares>])[] = [
  [0, "none"],
  [0.25, "some"],
  [0.5, "half"],
  [0.75, "more"],
  [0.9999, "most"],
];
const share = (sum: number, total: number): Secret => ({
  code: seal(bands.find(([most]) => sum <= most * total)?.[1] ?? "whole"),
  of: "budgetShare",
});
const showBudget = (state: State, { member }: Viewer, world: World): Panel<never> => {
  if (state.step === "new") throw new Error("a panel of a budget that is not there");
  const total = totalOf(state, world);
  const title = t("nsp.budget.title", { year: { text: state.year as Open<string> } });
  if (total === undefined) return panel(title, text("nsp.budget.noSum"));
  const isTold = isNational(state, { member }, world);
  const said = (sum: number) =>
    isTold ? t("nsp.budget.sum", { n: declassify(sum, "sums") }) : share(sum, total);
  return panel(
    title,
    facts(
      ["nsp.budget.reserved", said(sumOf(state, "reserved"))],
      ["nsp.budget.granted", said(sumOf(state, "granted"))],
      ["nsp.budget.reported", said(sumOf(state, "reported"))],
      ["nsp.budget.left", said(total - taken(state))],
    ),
    text(isTold ? "nsp.budget.sums" : "nsp.budget.bands", "quiet"),
  );
};
const shownYears = 10;
export const budget = workflow<State, Event>()({
  name: "budget",
  start: "open",
  initial: { step: "new" },
  commands,
  signals: budgetSignals,
  decide: decideBy<State, Event>(commands),
  evolve,
  view: (state, { people }) =>
    state.step === "new"
      ? noView
      : {
          ...noView,
          readers: [...people.members.values()]
            .filter((member) => sees(state, { member }, { people } as World))
            .map(({ id }) => ({ member: id })),
          // Nobody has it to do anything with.
          summary: { open: false },
        },
  title: (state) => (state.step === "new" ? undefined : (state.year as Open<string>)),
  panels: {
    show: {
      about: "one",
      access: (state, actor, world) => state.step !== "new" && sees(state, actor, world),
      show: showBudget,
    },
    years: {
      about: "all",
      access: sees,
      words: "nsp.budget.words",
      help: "nsp.budget.help",
      often: ["programme"],
      needs: (_state, { member }) => ({
        years: { workflow: "budget", for: member, titles: true, limit: shownYears },
      }),
      show: (_state, _viewer, world) =>
        panel(
          "nsp.budget.years",
          firstOf(
            world.rows("years").toSorted((a, b) => ((a.title ?? "") < (b.title ?? "") ? 1 : -1)),
            shownYears,
            {
              one: ({ instance, title }) =>
                row(title ? { text: title } : [], {
                  actions: [
                    show("show", "nsp.open", { ...on("budget", instance), style: "primary" }),
                  ],
                }),
              none: text("nsp.budget.none"),
              more: "case.mine.more",
            },
          ),
        ),
    },
  },
  declassified: {},
  standing: ({ programme }) =>
    programme?.budgets.map(({ year }) =>
      budgetSignals.to.open(`budget-${programme.agency}-${year}` as InstanceId, "open", {
        platform: programme.agency,
        year,
      }),
    ) ?? [],
});
