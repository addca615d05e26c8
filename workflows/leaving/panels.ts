// Everything of somebody who leaves, in one list, with what hands it over.
import { cutAt } from "../../src/rules/pages.ts";
import {
  actions,
  dotted,
  facts,
  firstOf,
  heading,
  on,
  onDay,
  panel,
  press,
  row,
  show,
  t,
  text,
} from "../../src/rules/say.ts";
import type { Block, Home, PlainKey, Span } from "../../src/rules/ui.ts";
import type { Row, Viewer, World } from "../../src/rules/workflow.ts";
import { rosterProjection } from "../roster/projection.ts";
import type { C } from "./commands.ts";
import { isLeaving, type Leaving, type personal, type State } from "./model.ts";
import { mostOfAgency, staying, theirs } from "./rows.ts";
import { table } from "./table.ts";

/** A row takes two blocks, and a panel holds a hundred. */
const [shownCases, shownActions, shownOthers] = [12, 8, 12];
type Line = Block<Span, C>;

const caseRow =
  (as: PlainKey) =>
  ({ instance, summary: { ref, words } }: Row): Line => {
    const its = on("case", instance);
    return row(dotted("core.dot", ref && { ref }, words && { words }), {
      detail: t(as),
      actions: [
        press("assign", "case.assign.title", { ...its, style: "primary" }),
        show("show", "case.card.open", its),
      ],
    });
  };
const actionRow = ({ instance, title, summary: { ref, dueAt } }: Row): Line => {
  const its = on("action", instance);
  return row(title ? { text: title } : ref ? { ref } : [], {
    detail: dotted(
      "core.dot",
      t("leaving.as.action"),
      dueAt && t("agenda.act.due", { day: onDay(dueAt) }),
    ),
    actions: [
      press("change", "action.change.title", { ...its, style: "primary" }),
      show("show", "action.show", its),
    ],
  });
};
const otherRow = (each: Row): Line => {
  const { workflow, instance, summary } = each;
  const { ref } = summary;
  const { day } = rosterProjection.of(each);
  return row(
    t(`leaving.kind.${workflow as (typeof personal)[number] | (typeof staying)[number]}`),
    {
      detail: dotted("core.dot", ref && { ref }, day !== undefined && { text: day }),
      actions: [show("show", "method.open", on(workflow, instance))],
    },
  );
};
/** What the configuration says of them: an operator changes it. */
const configured = ({ member, agency }: Leaving, { people }: World): readonly Line[] => {
  const its = people.agencies.get(agency);
  const isContact =
    its?.contact !== undefined && "member" in its.contact && its.contact.member === member;
  const duties = [...people.functions.values()].filter(({ roster }) =>
    roster.some((each) => each.member === member),
  );
  const instead = [...people.members.values()].filter(({ deputy }) => deputy === member);
  const lines: readonly (Span | false)[] = [
    its?.lead === member && t("leaving.set.lead"),
    isContact && t("leaving.set.contact"),
    duties.length > 0 &&
      t("leaving.set.duties", { duties: { list: duties.map(({ id }) => ({ function: id })) } }),
    instead.length > 0 &&
      t("leaving.set.deputy", { who: { list: instead.map(({ id }) => ({ member: id })) } }),
  ];
  const found = lines.filter((each) => each !== false);
  return found.length === 0
    ? []
    : [
        heading("leaving.set"),
        ...found.map((each) => text(each)),
        text("leaving.set.how", "quiet"),
      ];
};
const listed = (
  title: PlainKey,
  rows: readonly Row[],
  most: number,
  one: (each: Row) => Line,
): readonly Line[] =>
  rows.length === 0
    ? []
    : [
        heading(title),
        ...firstOf(rows, most, { one, none: text("leaving.nothing"), more: "leaving.more" }),
      ];

export const showAll = (state: State, viewer: Viewer, world: World): Home<C> => {
  if (!isLeaving(state)) throw new Error("a panel of somebody who is not leaving");
  const { cases, deputies, actions: theirActions, others, cut } = theirs(state, world);
  const rest = staying.flatMap((workflow) => world.rows(workflow));
  const isEmpty = cases.length + deputies.length + theirActions.length + others.length === 0;
  return panel(
    t("leaving.all.title", { who: { member: state.member } }),
    facts(
      ["leaving.last", onDay(world.calendar.wall(state.last, "12:00"))],
      [
        "leaving.where",
        t(
          state.step === "open" && state.ended
            ? "leaving.step.ended"
            : `leaving.step.${state.step}`,
        ),
      ],
    ),
    state.step === "open" && isEmpty && !cut && text("leaving.nothing", "good"),
    state.step === "open" && cut && cutAt(mostOfAgency),
    state.step === "open" && [
      ...listed("leaving.cases", cases, shownCases, caseRow("leaving.as.holder")),
      ...listed("leaving.deputies", deputies, shownCases, caseRow("leaving.as.deputy")),
      ...listed("leaving.actions", theirActions, shownActions, actionRow),
      ...listed("leaving.others", others, shownOthers, otherRow),
      ...listed("leaving.stays", rest, shownOthers, otherRow),
      ...configured(state, world),
    ],
    actions<C>(
      ...table
        .actions(state, viewer.member, world)
        .filter((each) => !("command" in each && each.command === "giveAll" && isEmpty)),
    ),
  );
};
