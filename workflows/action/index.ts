// Actions live on after the meeting: mine, overdue, by series, and reminders until they are done.

import { decideBy } from "../../src/rules/command.ts";
import { readFrom } from "../../src/rules/hours.ts";
import { askedRows, pageOf } from "../../src/rules/pages.ts";
import {
  actions,
  dm,
  facts,
  on,
  onDay,
  panel,
  press,
  promised,
  show,
  t,
  text,
} from "../../src/rules/say.ts";
import type { Block, Instant, MemberId, Panel, PlainKey, Span } from "../../src/rules/ui.ts";
import { agencyOf, heldBy, leadOn } from "../../src/rules/who.ts";
import {
  type Actor,
  type Timer as AnyTimer,
  type Needs,
  noView,
  type Post,
  type Refusal,
  type Row,
  refuse,
  type Signal,
  type Summary,
  type View,
  type Viewer,
  type World,
  workflow,
} from "../../src/rules/workflow.ts";
import { guideSignals } from "../guide/signals.ts";
import { anyone, commands } from "./commands.ts";
import { type Doing, type Event, evolve, isAction, isOpen, type State } from "./model.ts";
import { actionProjection } from "./projection.ts";
import { actionSignals } from "./signals.ts";
import { table } from "./table.ts";

type C = keyof typeof commands;
/** From the third reminder on the lead hears of it. [design] */
const leadFrom = 3;
/** Done or not: after that nobody looks at it any more. docs/domain.md §0.3. */
const keptDays = 90;
const shownRows = 20;

/** The end of the working day that it is due on; on a day off, of the next. */
const dueAt = (state: Doing, world: World): Instant =>
  world.calendar.addWorkdays(world.calendar.wall(state.due, "00:00"), 0, "17:00");
const timers = (state: Doing, world: World): readonly AnyTimer<C>[] => {
  if (isOpen(state) || state.eraseBy) return table.timers(state, world);
  const at = world.calendar.addDays(state.endedAt ?? state.at, keptDays, "09:00");
  return [{ key: `forget:${state.moves}`, at, command: "forget" }];
};
const known = (state: Doing, world: World): Block<Span, C> =>
  facts(
    ["case.show.who", state.owner],
    ["action.due", onDay(world.calendar.wall(state.due, "12:00"))],
    ["action.step", t(`action.step.${state.step}`)],
  );
const finish = press("finish", "action.finish", "primary");
const cannot = press("cannot", "action.cannot.title");
const look = show("show", "action.show");
const post = (
  key: string,
  to: MemberId | undefined,
  title: PlainKey,
  notice: PlainKey,
  state: Doing,
  world: World,
): readonly Post<C>[] =>
  dm<C>(key, to, "inHours", {
    title,
    notice,
    body: [text({ text: state.text }), state.guide && text("action.guide"), known(state, world)],
    actions: isOpen(state) ? [finish, cannot, look] : [look],
  });
const reminders = (state: Doing, world: World): readonly Post<C>[] => {
  const at = state.reminded.at(-1);
  if (at === undefined) return [];
  const n = state.reminded.length;
  const late = at > dueAt(state, world);
  const title = isOpen(state) ? (late ? "action.late" : "action.soon") : "action.over";
  const day = world.calendar.day(at);
  const agency = agencyOf(state.agency, world);
  const lead = n >= leadFrom && late ? (leadOn(agency, day, world) ?? agency?.lead) : undefined;
  const who = [world.people.inCharge(state.owner, state.agency, day), lead];
  return [...new Set(who)].flatMap((id) =>
    post(`remind:${state.moves}:${n}`, id, title, "action.notice.remind", state, world),
  );
};
/** Nobody is there for its owner on the day of the next reminder, or its owner has gone elsewhere: whoever answers for the agency hears of it now. */
const left = (state: Doing, world: World): readonly Post<C>[] => {
  if (!isOpen(state)) return [];
  const day = world.calendar.day(table.timers(state, world)[0]?.at ?? state.since);
  const to = world.people.inCharge(state.owner, state.agency, day);
  if (to === world.people.onDuty(state.owner, day)) return [];
  return post(`left:${state.moves}`, to, "action.given", "action.notice.given", state, world);
};
const toldOf = (state: Doing, world: World): MemberId | undefined =>
  world.people.inCharge(state.owner, state.agency, world.calendar.day(state.at));
const posts = (state: Doing, world: World): readonly Post<C>[] => {
  const given = post(
    `given:${state.moves}`,
    toldOf(state, world),
    "action.given",
    "action.notice.given",
    state,
    world,
  );
  return [...given, ...reminders(state, world), ...left(state, world)];
};
const summary = (state: Doing, world: World): Summary => ({
  ref: state.number,
  open: isOpen(state),
  agency: state.agency,
  holder: state.owner,
  openedAt: state.at,
  dueAt: dueAt(state, world),
  ...(state.series && { of: state.series }),
  ...(state.endedAt && { closedAt: state.endedAt }),
  // Done is done; what is no longer possible is said at the next meeting.
  ...(state.step === "impossible" && state.endedAt && { raiseAt: state.endedAt }),
  ...actionProjection.says({ step: state.step }),
});
/** Its guide hears that it is done, or will not be: nobody says it twice. */
const tells = ({ guide: instance, step, moves, endedBy: by }: Doing): readonly Signal[] =>
  instance === undefined || isOpen({ step } as State) || by === undefined
    ? []
    : [guideSignals.to.actionEnded(instance, `ended:${moves}`, { how: step, by })];
const view = (state: State, world: World): View<C> => {
  if (!isAction(state)) return noView;
  return {
    posts: state.eraseBy ? [] : posts(state, world),
    timers: timers(state, world),
    signals: tells(state),
    readers: table.readers(state, world),
    summary: summary(state, world),
    ...(state.eraseBy && { erase: state.eraseBy }),
  };
};

const showAction = (state: State, viewer: Viewer, world: World): Panel<C> => {
  if (!isAction(state)) throw new Error("a panel of an action that is not there");
  const to = toldOf(state, world);
  const waits =
    isOpen(state) && to !== viewer.member.id && readFrom(to, "inHours", state.since, world);
  return panel(
    t("action.title", { number: { ref: state.number } }),
    text({ text: state.text }),
    state.guide && text("action.guide"),
    known(state, world),
    waits && viewer.now < waits && text(t("core.readFrom", { at: { date: waits } }), "quiet"),
    state.reason && facts(["action.why", { code: state.reason, of: "actionReason" }]),
    text(t("action.asked", { who: { member: state.by }, at: onDay(state.at) }), "quiet"),
    actions<C>(
      ...table.actions(state, viewer.member, world),
      state.guide && show("choose", "action.guide.open", on("guide")),
    ),
  );
};
const rowOf = (each: Row, now: Instant): Block<Span, C> => {
  const its = on("action", each.instance);
  const can = [
    press("finish", "action.finish", its),
    show("show", "action.show", { ...its, style: "primary" }),
  ];
  return promised(
    each,
    now,
    { dot: "case.dot", due: "agenda.act.due", late: "case.mine.late" },
    ...can,
  );
};
const listed = (of: "mine" | "overdue", rows: readonly Row[], viewer: Viewer): Panel<C> =>
  panel(
    `action.${of}.title`,
    pageOf(
      rows,
      { most: shownRows, viewer, panel: of },
      { one: (each) => rowOf(each, viewer.now), none: text("action.noneLeft") },
    ),
    actions(press("create", "action.create.title", on("action"))),
  );
const mine = (viewer: Viewer, world: World): Needs => ({
  mine: {
    workflow: "action",
    open: true,
    holders: heldBy(viewer.member.id, world.calendar.day(viewer.now), world),
    for: viewer.member,
    titles: true,
    limit: askedRows(viewer, shownRows),
  },
});
/** Pressed on a message that is older than what has happened since. */
const denied = (state: State, actor: Actor, world: World): Refusal | undefined => {
  const owns = table.isOn("owner", state, actor, world);
  if (!isAction(state) || !(owns || table.isOn("giver", state, actor, world))) return undefined;
  if (state.eraseBy) return refuse("core.absent");
  if (!isOpen(state)) return refuse("action.isEnded");
  // Whoever asked for it does not do it, and never could.
  return owns ? refuse("action.already") : undefined;
};
export const action = workflow<State, Event>()({
  name: "action",
  classA: {
    commands: {
      create: {},
      begin: {},
      finish: {},
      cannot: { kept: { reason: "other" } },
      change: {},
      withdraw: {},
      reopen: {},
    },
    panels: ["show", "mine", "overdue"],
  },
  heading: "action.heading",
  start: "create",
  initial: { step: "new" },
  commands,
  signals: actionSignals,
  decide: decideBy<State, Event>(commands),
  evolve,
  denied,
  view,
  title: (state) => (isAction(state) ? state.text : undefined),
  panels: {
    show: { about: "one", access: table.reads, show: showAction },
    mine: {
      about: "all",
      access: anyone,
      words: "action.mine.words",
      help: "action.mine.help",
      often: ["national", "programme"],
      needs: (_state, viewer, world) => mine(viewer, world),
      waits: ({ now }, world) => {
        const today = world.calendar.day(now);
        return world
          .rows("mine")
          .filter(
            ({ summary: { dueAt } }) => dueAt !== undefined && world.calendar.day(dueAt) <= today,
          );
      },
      show: (_state, viewer, world) => listed("mine", world.rows("mine"), viewer),
    },
    overdue: {
      about: "all",
      access: anyone,
      words: "action.overdue.words",
      help: "action.overdue.help",
      needs: (_state, viewer) => ({
        late: {
          workflow: "action",
          open: true,
          agency: viewer.member.agency,
          dueBefore: viewer.now,
          for: viewer.member,
          titles: true,
          limit: askedRows(viewer, shownRows),
        },
      }),
      show: (_state, viewer, world) => listed("overdue", world.rows("late"), viewer),
    },
  },
  declassified: {},
});
