// Who has which day for two weeks, and one question about a day.
import {
  actions,
  body,
  dotted,
  facts,
  firstOf,
  heading,
  named,
  on,
  onDay,
  panel,
  press,
  row,
  show,
  t,
  text,
} from "../../src/rules/say.ts";
import type { Action, Block, FunctionId, Home, MemberId, Open, Span } from "../../src/rules/ui.ts";
import {
  daysFrom,
  type Needs,
  type Row,
  type Viewer,
  type World,
} from "../../src/rules/workflow.ts";
import { couldTake, dutiesOf, hasIt, leads } from "./commands.ts";
import { isSwap, type State } from "./model.ts";
import { againOn, type C, wordsOf } from "./posts.ts";
import { rosterProjection } from "./projection.ts";
import { isMoved, table } from "./table.ts";

const shownDays = 14;
/** A row with a button takes two blocks, and a panel holds a hundred. */
const shownDuties = 3;
const shownAsks = 5;
type Line = Block<Span, C>;

export const showSwap = (state: State, { member }: Viewer, world: World): Home<C> => {
  if (!isSwap(state)) throw new Error("a panel of a question that is not there");
  const words = wordsOf(state, world);
  const has = world.people.onDuty({ function: state.duty }, state.day);
  return panel(
    t("roster.called", words),
    facts(
      ["roster.duty", { function: state.duty }],
      ["roster.day", words.day],
      has !== undefined && ["roster.has", { member: has }],
      ["roster.asked.who", { list: state.to.map((id) => ({ member: id })) }],
      [
        "roster.where",
        t(
          isMoved(state, world) && state.step === "asked"
            ? "roster.step.over"
            : `roster.step.${state.step}`,
        ),
      ],
    ),
    actions<C>(
      ...table.actions(state, member, world),
      show("weeks", "roster.weeks.title", on("roster")),
    ),
  );
};

const askRow = (each: Row, { member }: Viewer, world: World): Line => {
  const { duty, day, to = [] } = rosterProjection.of(each);
  const its = on("roster", each.instance);
  const isAsked = to.includes(member.id);
  return row(
    dotted("core.dot", duty && { function: duty }, day && onDay(world.calendar.wall(day, "12:00"))),
    {
      detail: t(isAsked ? "roster.weeks.you" : "roster.weeks.open"),
      tone: isAsked && "warning",
      actions: [
        isAsked && press("take", "roster.take", { ...its, style: "primary" }),
        isAsked && press("decline", "roster.decline", its),
        show("show", "roster.open", its),
      ],
    },
  );
};
/** What a day of the roster can be given away with: asked by whoever has it, said by a lead. */
const buttons = (
  duty: FunctionId,
  day: string,
  has: MemberId | undefined,
  { member }: Viewer,
  world: World,
): readonly Action<C>[] => {
  const own = againOn({ duty, day: day as Open<string> });
  const can = couldTake(member.agency, has, world).length > 0;
  return body<Action<C>>(
    can && has === member.id && press("ask", "roster.ask.button", own),
    can &&
      leads(member) &&
      press("giveDuty", "people.duty.button", { ...on("people"), values: own.values }),
  );
};
const dutyRows = (duty: FunctionId, viewer: Viewer, world: World): readonly Line[] => {
  const today = world.calendar.day(viewer.now);
  const rows = Array.from({ length: shownDays }, (_, n) => daysFrom(today, n)).flatMap(
    (day): readonly Line[] => {
      const has = hasIt(duty, day, world);
      // A roster of weekdays alone has nobody on other days, and should not.
      if (has === undefined && !world.calendar.isWorkday(world.calendar.wall(day, "12:00")))
        return [];
      const isSwapped = world.people.exception(duty, day) !== undefined;
      return [
        row(onDay(world.calendar.wall(day, "12:00")), {
          detail:
            has === undefined
              ? t("roster.weeks.gap")
              : dotted("core.dot", { member: has }, isSwapped && t("roster.weeks.swapped")),
          tone: has === undefined && "warning",
          actions: buttons(duty, day, has, viewer, world),
        }),
      ];
    },
  );
  return [
    heading(t("roster.weeks.of", { duty: { function: duty } })),
    ...(rows.length > 0 ? rows : [text("roster.weeks.none", "quiet")]),
  ];
};
export const weeksNeeds = (_state: State, { member }: Viewer): Needs => ({
  asks: { workflow: "roster", open: true, personal: true, for: member, limit: shownAsks + 1 },
});
/** Each function of one's agency, day by day; what is asked of oneself, and what one has asked, stands first. */
export const showWeeks = (_state: State, viewer: Viewer, world: World): Home<C> => {
  const duties = dutiesOf(viewer.member.agency, world);
  const asks = world.rows("asks");
  return panel(
    "roster.weeks.title",
    asks.length > 0 &&
      firstOf(asks, shownAsks, {
        one: (each) => askRow(each, viewer, world),
        none: text("roster.weeks.none"),
        more: "roster.weeks.more",
      }),
    duties.slice(0, shownDuties).flatMap((duty) => dutyRows(duty, viewer, world)),
    duties.length === 0 &&
      text(t("roster.weeks.noDuty", { agency: named([viewer.member.agency]) })),
    duties.length > shownDuties && text("roster.weeks.moreDuties", "quiet"),
  );
};
