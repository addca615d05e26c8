// The deadlines of a case: those that come first beside everything else, and all of them.
import {
  actions,
  body,
  dotted,
  facts,
  heading,
  panel,
  press,
  row,
  show,
  t,
  text,
} from "../../../src/rules/say.ts";
import {
  type Block,
  type Open,
  type Panel,
  type Phrase,
  reveal,
  type Secret,
  type Span,
} from "../../../src/rules/ui.ts";
import type { Checked } from "../../../src/rules/who.ts";
import type { World } from "../../../src/rules/workflow.ts";
import type { commands } from "../commands.ts";
import { lookFirst, name } from "../posts.ts";
import { countedBy, ruleOf } from "../rules.ts";
import type { Case } from "../state.ts";

type C = keyof typeof commands;
type B = Block<Span | Secret, C>;

/** How long it is, with who has looked at that, or that nobody has. */
const lengthOf = (
  {
    days,
    checked: { on, by, invented },
  }: { readonly days: Open<number>; readonly checked: Checked },
  source: NonNullable<ReturnType<typeof countedBy>>,
  world: World,
): Phrase =>
  invented
    ? t("case.deadline.invented", { days })
    : t(`case.deadline.rule.${source}`, {
        days,
        day: { date: world.calendar.wall(on, "12:00"), as: "date" },
        by: { text: by },
      });
const deadlineRow = (
  deadline: Case["deadlines"][number],
  isOpen: boolean,
  world: World,
): readonly B[] => {
  const { id, kind, day, startsOn, applicant, appliedOn, decidedOn, extended, estimated } =
    deadline;
  const [rule, source] = [startsOn && ruleOf(kind, world), countedBy(kind)];
  const known = facts(
    startsOn && ["case.deadline.startsOn", { day: startsOn }],
    applicant && ["case.deadline.applicant", { code: applicant, of: "applicant" }],
    appliedOn && ["case.deadline.appliedOn", { day: appliedOn }],
    decidedOn && ["case.deadline.decidedOn", { day: decidedOn }],
    extended && ["case.deadline.extended", t("case.deadline.yes")],
  );
  return body<B>(
    row([{ code: kind, of: "deadline" }], {
      detail: dotted("case.dot", { day }, estimated && t("case.deadline.estimated")),
      actions: isOpen
        ? [
            press("deadlineMet", "case.deadline.met", { values: { id } }),
            press("changeDeadline", estimated ? "case.deadline.decision" : "case.deadline.change", {
              values: { id },
            }),
          ]
        : [],
    }),
    known.facts.length > 0 && known,
    estimated && text("case.deadline.estimatedHow", "quiet"),
    source &&
      rule?.days !== undefined &&
      text(lengthOf({ days: rule.days, checked: rule.checked }, source, world), "quiet"),
  );
};
/** As many stand in the case itself, those that come first; of more it leads to all. */
const mostBeside = 6;
const deadlineRows = (state: Case, most: number, world: World): readonly B[] =>
  state.deadlines
    .toSorted((a, b) => (reveal(a.day) < reveal(b.day) ? -1 : 1))
    .slice(0, most)
    .flatMap((each) => deadlineRow(each, state.step === "open", world));
/** All of them, for its document. */
export const allDeadlines = (state: Case, world: World): readonly B[] =>
  body<B>(
    state.deadlines.length > 0 && heading("case.show.deadlines"),
    deadlineRows(state, Number.POSITIVE_INFINITY, world),
  );
/** In the case itself. */
export const deadlines = (state: Case, world: World): readonly B[] =>
  body<B>(
    state.deadlines.length > 0 && heading("case.show.deadlines"),
    deadlineRows(state, mostBeside, world),
    state.deadlines.length > mostBeside && actions<C>(show("deadlines", "case.show.allDeadlines")),
  );
export const showDeadlines = (state: Case, world: World): Panel<C> =>
  panel(
    "case.show.deadlines",
    text(name(state)),
    deadlineRows(state, Number.POSITIVE_INFINITY, world),
    actions<C>(lookFirst),
  );
