// An incident: a name in chat, a wrong receiver, a leaked reference. It leads through what to do, counts, and keeps no text.
import { daysKept } from "../../src/rules/kept.ts";
import { askedRows, pageOf } from "../../src/rules/pages.ts";
import {
  actions,
  dm,
  facts,
  heading,
  on,
  panel,
  press,
  row,
  show,
  t,
  text,
} from "../../src/rules/say.ts";
import type { Block, Home, InstanceId, Instant, Open, Span } from "../../src/rules/ui.ts";
import { agencyOf } from "../../src/rules/who.ts";
import {
  memberOf,
  type Needs,
  noView,
  type Post,
  type Row,
  type Summary,
  type View,
  type Viewer,
  type World,
  workflow,
} from "../../src/rules/workflow.ts";
import { disposalTells } from "../disposal/signals.ts";
import { anyone, commands, decide } from "./commands.ts";
import {
  type Event,
  evolve,
  type Incident,
  isIncident,
  left,
  type State,
  type Step,
  stepsOf,
} from "./model.ts";
import { incidentSignals } from "./signals.ts";
import { keptDays, table } from "./table.ts";

type C = keyof typeof commands;
/** What a supervisory authority would count from: the controller decides whether it is told. docs/domain.md, what rests on law. */
const controllerHours = 72;
const controllerBy = ({ at }: Incident, { calendar }: World): Instant =>
  calendar.gdprHours(at, controllerHours);
const shownRows = 20;

const posts = (state: Incident, world: World): readonly Post<C>[] => {
  const lead = agencyOf(state.agency, world)?.lead;
  const knows = state.told ? undefined : (state.toldBy ?? state.by);
  const told = [...new Set([lead, ...(state.told ? [state.by] : [])])].filter(
    (id) => id !== undefined && id !== knows,
  );
  const said = (title: "incident.told" | "incident.reminder" | "incident.over") => ({
    title,
    notice: "incident.notice" as const,
    body: [
      text({ ref: state.number }),
      state.step === "open" &&
        text(t("incident.controllerBy", { by: { date: controllerBy(state, world) } }), "warning"),
    ],
    actions:
      state.step === "open"
        ? [show("show", "incident.open", "primary")]
        : [show("show", "incident.open")],
  });
  const open = state.step === "open";
  return [
    ...told.flatMap((to) =>
      dm<C>("told", to, "atOnce", said(open ? "incident.told" : "incident.over")),
    ),
    // Named by its rung: a copy that is put back says the same under the same name, and finds what stands.
    ...state.reminded.flatMap(({ n, to }) =>
      dm<C>(
        `remind:${state.done.length}:${n}`,
        to,
        "inHours",
        said(open ? "incident.reminder" : "incident.over"),
      ),
    ),
  ];
};
const summary = (state: Incident): Summary => ({
  ref: state.number,
  open: state.step === "open",
  agency: state.agency,
  holder: { member: state.by },
  openedAt: state.at,
  ...(state.region !== undefined && { region: state.region }),
  ...(state.closedAt && { closedAt: state.closedAt }),
});
const view = (state: State, world: World): View<C> => {
  if (!isIncident(state)) return noView;
  const { closedAt } = state;
  const forget =
    closedAt && state.step === "closed"
      ? [
          {
            key: "forget",
            at: world.calendar.addDays(
              closedAt,
              daysKept("incident", [state.agency], keptDays, world),
              "09:00",
            ),
            command: "forget" as const,
          },
        ]
      : [];
  return {
    posts: state.eraseBy ? [] : posts(state, world),
    timers: [...table.timers(state, world), ...forget],
    signals: state.eraseBy
      ? disposalTells({ kind: "incident", agencies: [state.agency], usual: keptDays })
      : [],
    readers: table.readers(state, world),
    summary: summary(state),
    ...(state.eraseBy && { erase: state.eraseBy }),
  };
};
const stepRow = (state: Incident, step: Step): Block<Span, C> => {
  const done = state.done.find((each) => each.step === step);
  return row(`incident.step.${step}`, {
    detail: done
      ? t("incident.doneBy", { who: { member: done.by }, at: { date: done.at } })
      : `incident.how.${step}`,
    tone: done && "good",
    actions: [
      !done &&
        state.step === "open" &&
        press("did", "incident.did", {
          style: left(state)[0] === step && "primary",
          values: { step: step as Open<Step> },
        }),
    ],
  });
};
/** Which referral it was, for those who may read it, while it is there. */
const referralRow = (world: World): readonly Block<Span, C>[] =>
  world.rows("referral").map(({ instance, summary: { ref } }) =>
    row(ref ? [t("incident.referral"), t("case.dot"), { ref }] : "incident.referral", {
      actions: [show("show", "incident.open", on("referral", instance))],
    }),
  );
const showNeeds = (state: State, { member }: Viewer): Needs =>
  isIncident(state) && state.referral !== undefined
    ? { referral: { workflow: "referral", instances: [state.referral], for: member, limit: 1 } }
    : {};
const showIncident = (state: State, { member }: Viewer, world: World): Home<C> => {
  if (!isIncident(state)) throw new Error("a panel of an incident that is not there");
  return panel(
    t("incident.called", { number: { ref: state.number } }),
    facts(
      ["incident.kind", t(`incident.kind.${state.kind as keyof typeof stepsOf}`)],
      ["incident.reported", { date: state.at }],
    ),
    state.step === "open" &&
      text(t("incident.controllerBy", { by: { date: controllerBy(state, world) } }), "warning"),
    referralRow(world),
    state.clearedAt && text(t("incident.cleared", { at: { date: state.clearedAt } }), "good"),
    stepsOf[state.kind as keyof typeof stepsOf].map((step) => stepRow(state, step)),
    state.step === "open"
      ? actions<C>(press("close", "incident.close"))
      : text("incident.closed", "good"),
    // A reference that somebody should not have leads nowhere once the case has another.
    world.people.works(member) &&
      row("incident.leaked", { actions: [show("mine", "case.mine.title", on("case"))] }),
    text("incident.noText", "quiet"),
  );
};
const rowOf = ({ instance, summary: { ref, openedAt } }: Row): Block<Span, C> =>
  row(ref ? { ref } : [], {
    detail: openedAt && t("incident.since", { at: { date: openedAt } }),
    actions: [show("show", "incident.open", { ...on("incident", instance), style: "primary" })],
  });
const number = (n: Open<number>): Span => t("digest.number", { n });
/** What is open, and how many there have been this year: of one's own agency. */
const showList = (_state: State, viewer: Viewer, world: World): Home<C> => {
  const { member } = viewer;
  const own = world.tally("year").find(({ agency }) => agency === member.agency);
  return panel(
    "incident.list.title",
    pageOf(
      world.rows("open"),
      { most: shownRows, viewer, panel: "list" },
      { one: rowOf, none: text("incident.list.none") },
    ),
    heading("incident.list.year"),
    facts(
      ["incident.list.opened", number(own?.opened ?? (0 as Open<number>))],
      ["incident.list.closed", number(own?.closed ?? (0 as Open<number>))],
    ),
    // Whoever only audits has nothing to tell.
    actions<C>(
      anyone(undefined, { member }, world) && press("report", "incident.title", on("incident")),
    ),
  );
};
const listNeeds = (_state: State, viewer: Viewer, world: World): Needs => ({
  open: {
    workflow: "incident",
    open: true,
    agency: viewer.member.agency,
    for: viewer.member,
    limit: askedRows(viewer, shownRows),
  },
  year: {
    tally: "incident",
    region: agencyOf(viewer.member.agency, world)?.regions[0] ?? "",
    now: viewer.now,
    since: world.calendar.wall(`${world.calendar.day(viewer.now).slice(0, 4)}-01-01`, "00:00"),
  },
});

/** Nothing is left of the referral that it was about. */
const redact = (event: Event, _state: State, erased: InstanceId): Event => {
  if (event.type !== "reported" || event.referral !== erased) return event;
  const { referral: _referral, ...rest } = event;
  return rest;
};
export const incident = workflow<State, Event>()({
  name: "incident",
  classA: "all",
  heading: "incident.heading",
  start: "report",
  initial: { step: "new" },
  commands,
  signals: incidentSignals,
  decide,
  evolve,
  view,
  called: (state) => (isIncident(state) ? [{ ref: state.number }] : []),
  redact,
  panels: {
    show: { about: "one", access: table.reads, needs: showNeeds, show: showIncident },
    list: {
      about: "all",
      access: (state, actor, world) =>
        anyone(state, actor, world) || memberOf(actor)?.roles.includes("auditor") === true,
      words: "incident.list.words",
      help: "incident.list.help",
      often: ["auditor"],
      needs: listNeeds,
      show: showList,
    },
  },
  declassified: {},
});
