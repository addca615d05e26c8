// What should be visible because of a case, what is due when, who is told, who may read.
import { message } from "../../src/rules/say.ts";
import {
  declassify,
  type InstanceId,
  type Instant,
  type MemberId,
  reveal,
} from "../../src/rules/ui.ts";
import { agencyOf } from "../../src/rules/who.ts";
import {
  type Timer as AnyTimer,
  type View as AnyView,
  noView,
  type Signal,
  type Summary,
  type World,
} from "../../src/rules/workflow.ts";
import { daySignals } from "../day/signals.ts";
import { peopleSignals } from "../people/signals.ts";
import { callPosts, reviewPosts } from "./calls/view.ts";
import { overdueTells, reached } from "./checking/overdue.ts";
import { undoUntil } from "./checking/undo.ts";
import { disposalTimers, disposedTells, partsDisposedTells } from "./closing/disposal.ts";
import { closingPosts, disposalPosts } from "./closing/view.ts";
import type { commands } from "./commands.ts";
import { statisticsTells } from "./counting/told.ts";
import { covering } from "./covering/decide.ts";
import { coverPosts } from "./covering/posts.ts";
import { takenTells } from "./erasing/commands.ts";
import { registrarTimers } from "./filing/registrar.ts";
import { registrarPosts } from "./filing/registrar-view.ts";
import { cameOf, hadBefore, personNow } from "./having.ts";
import { investigationPosts } from "./investigating/view.ts";
import { isAcute } from "./live.ts";
import { missingPosts } from "./missing/view.ts";
import { namedPosts, namedTells, namedTimers } from "./naming/renaming.ts";
import { isForgotten } from "./passing/evolve.ts";
import { guideTells } from "./passing/guiding.ts";
import { answeredPosts } from "./passing/posts.ts";
import {
  consentPosts,
  forgetTells,
  forgetTimers,
  passingTells,
  recordTells,
} from "./passing/view.ts";
import {
  assignedPosts,
  cards,
  contactPosts,
  dayOf,
  deadlinePosts,
  decoys,
  leftPosts,
  missPosts,
  redPosts,
} from "./posts.ts";
import { caseProjection } from "./projection.ts";
import { overAgain, personOn } from "./rules.ts";
import { samePosts, sameTells, sameTimers } from "./same/view.ts";
import { disputedPosts } from "./sharing/disputed.ts";
import { givingTimer } from "./sharing/giving.ts";
import { partPosts } from "./sharing/invitation.ts";
import { caseSignals } from "./signals.ts";
import type { Case, State } from "./state.ts";
import { isRaisable, raised } from "./surfaces/meeting.ts";
import { table } from "./table.ts";

type C = keyof typeof commands;
type Timer = AnyTimer<C>;

/** The instance that keeps a member's list of the day. */
const peopleInstance = "people" as InstanceId;
const dayInstance = (member: MemberId): InstanceId => `day-${member}` as InstanceId;

const weekendTimer = ({ weekendAt: at }: Case): readonly Timer[] =>
  at ? [{ key: `weekend:${at}`, at, command: "askWeekend" }] : [];
const coverTimer = ({ cover }: Case): readonly Timer[] =>
  cover ? [{ key: `cover:${cover.day}`, at: cover.until, command: "endCover" }] : [];
/** Nobody who is off is woken: the deputy and the lead hear of it when they are there. */
const redTimer = (state: Case, world: World): readonly Timer[] => {
  const { red } = state;
  if (!isAcute(state) || red === undefined || red.told) return [];
  const hours = agencyOf(state.agency, world)?.hours;
  const at = hours && world.calendar.nextOffice(red.at, hours);
  return at === undefined || at === red.at
    ? []
    : [{ key: `red:${red.round}`, at, command: "tellRed" }];
};
const deadlineTimers = (state: Case, world: World): readonly Timer[] =>
  state.deadlines.flatMap((deadline) => {
    const { id, reminders } = deadline;
    const again = overAgain(deadline, world);
    return [...reminders, ...(again ? [again] : [])].map(({ days, at }): Timer => {
      return {
        key: `deadline:${id}:${days}`,
        at,
        command: "remind",
        values: { of: id, days: declassify(String(days), "deadline") },
      };
    });
  });
const timers = (state: Case, world: World): readonly Timer[] => [
  ...table.timers(state, world),
  ...namedTimers(state),
  ...sameTimers(state, world),
  ...(state.step === "open"
    ? [
        ...weekendTimer(state),
        ...coverTimer(state),
        ...givingTimer(state),
        ...redTimer(state, world),
        ...deadlineTimers(state, world),
      ]
    : forgetTimers(state)),
  ...disposalTimers(state, world),
  ...registrarTimers(state),
];

/** In whose lists it may stand that day: of those whom it was late with, of the one on duty for its holder, then and when the list came that stands over days off, of the one who did it, and of those who had it before, whose list came before the case moved. */
const listedFor = (state: Case, day: string, world: World): readonly MemberId[] => {
  const came = world.calendar.day(world.calendar.beforeDay(day, 0, "12:00"));
  const people = [
    state.weekendAsked?.to,
    world.people.onDuty(state.holder, day),
    world.people.onDuty(state.holder, came),
    state.latest?.by,
    ...hadBefore(state, world),
    ...reached(state, world),
  ];
  return [...new Set(people.filter((id) => id !== undefined))];
};
/** The one who is asked who has it while the others are off has one list of such cases, not a message for each. When the one who was named cannot, it is asked again. */
const weekendTells = (state: Case, world: World): readonly Signal[] => {
  const { weekendAsked: asked, cover } = state;
  if (asked === undefined) return [];
  const { day, who, onCall } = asked;
  const declined = cover?.day === day ? cover.declined : [];
  const people = [
    asked.to ?? personOn("holder", state, day, world),
    ...declined.map(({ to }) => to),
  ];
  const again = declined.length === 0 ? "" : `:${declined.length}`;
  const asks = { day, ...(again && { again: true as const }) };
  const over = who !== undefined || onCall !== undefined || state.step !== "open";
  return [...new Set(people.filter((id) => id !== undefined))].flatMap((to) => {
    const own = dayInstance(to);
    return [
      ...(state.step === "open"
        ? [daySignals.to.weekend(own, `weekend:${day}:${to}${again}`, asks)]
        : []),
      ...(over ? [daySignals.to.weekendDone(own, `weekendDone:${day}:${to}${again}`)] : []),
    ];
  });
};
/** The lists of the day are told at once, so that a case that is done is struck out in the list. */
const dayTells = (state: Case, world: World, until: Instant | undefined): readonly Signal[] => {
  if (state.round <= 1 && state.step === "open") return [];
  const at =
    state.step !== "open"
      ? state.closed?.at
      : state.undone === state.round
        ? state.undoneAt
        : state.latest?.at;
  const day = dayOf(world, at ?? state.openedAt);
  const came = cameOf(state);
  // What is put off stands there as such, so that the list does not say that all is done.
  const what =
    state.step === "open" && (state.pastEnded !== "replanned" || came.what === "acute")
      ? came.what
      : "forget";
  // What became late before this has ended; what became late in it has not, unless all of it has.
  const round = state.step === "open" ? state.round : state.round + 1;
  return listedFor(state, day, world).map((id) => {
    const [own, key] = [dayInstance(id), `done:${state.round}:${state.step}:${id}`] as const;
    // Taken back: it stands in the list as before, for the stretch of waiting that has begun.
    if (state.undone === state.round)
      return daySignals.to.undone(own, key, { round: declassify(String(state.round), "round") });
    if (what === "forget") return daySignals.to.forget(own, key, { round });
    const by = state.undo?.by;
    return daySignals.to[what](own, key, {
      round,
      ...(came.what !== "done" && { came }),
      ...(until && by && { until, by }),
    });
  });
};
/** The lists of the morning of those who had it before say with whom it is now. */
const passedTells = (state: Case, world: World): readonly Signal[] => {
  // What is late says it in another way.
  if (state.step !== "open" || state.missed.length > 0) return [];
  const moved = state.chain.findLastIndex(({ what }) => what === "moved");
  const { holder, deputy } = state;
  return hadBefore(state, world).map((from) =>
    daySignals.to.passed(dayInstance(from), `passed:${moved}:${from}`, { holder, deputy }),
  );
};
/** Several that were found together begin one after the other, in one transaction. */
const besideTells = ({
  beside,
  agency,
  region,
  holder,
  deputy,
  risk,
  quiet,
  openedBy: by,
}: Case): readonly Signal[] => {
  if (!beside) return [];
  const next = { agency, region, holder, deputy, risk, quiet, by, left: beside.left };
  return [caseSignals.to.openBeside(beside.into, "beside", next)];
};
/** No reference leads anywhere any more: those whose case it was hear that it is gone, and who took it away. */
const operatorTells = (state: Case, world: World): readonly Signal[] => {
  if (!state.byOperator || state.eraseBy === undefined) return [];
  const people = [
    world.people.onDuty(state.holder, dayOf(world, state.eraseBy)),
    agencyOf(state.agency, world)?.lead,
  ];
  return [
    peopleSignals.to.caseErased(peopleInstance, "operator", {
      to: [...new Set(people.filter((id) => id !== undefined))],
    }),
  ];
};
/** Whose lists of the day it may stand in. */
const listsOn = (state: Case, world: World): readonly InstanceId[] =>
  state.named === undefined
    ? []
    : listedFor(state, dayOf(world, state.named.at), world).map(dayInstance);
const tells = (state: Case, world: World, until: Instant | undefined): readonly Signal[] => [
  ...operatorTells(state, world),
  ...takenTells(state),
  ...partsDisposedTells(state),
  ...(state.step === "erasing"
    ? [...disposedTells(state), ...forgetTells(state)]
    : [
        ...passingTells(state),
        ...guideTells(state, world),
        ...namedTells(state, listsOn(state, world)),
      ]),
  ...besideTells(state),
  ...recordTells(state),
  ...sameTells(state),
  ...dayTells(state, world, until),
  ...overdueTells(state, world),
  ...passedTells(state, world),
  ...weekendTells(state, world),
  ...statisticsTells(state, world),
];

const answered = (state: Case, until: Instant | undefined): Pick<Summary, "answered"> => {
  const { undo } = state;
  const postponed = cameOf(state).what === "postponed" && { postponed: true as const };
  return undo && until
    ? { answered: { at: undo.at, by: undo.by, dueAt: undo.before.due, until, ...postponed } }
    : {};
};
/** Whom the case is with instead of its holder, where they may read it. */
const withPerson = (state: Case, world: World): readonly MemberId[] => {
  const id = personNow(state, world);
  const member = id && world.people.members.get(id);
  return member && table.reads(state, { member }, world) ? [member.id] : [];
};
/** In whose lists it stands beside the holder's: whom it is with, and who has it over days off. */
const personal = (state: Case, world: World): readonly MemberId[] => [
  ...new Set([...withPerson(state, world), ...covering(state, world)]),
];
const summary = (state: Case, until: Instant | undefined, world: World): Summary => ({
  ref: state.ref,
  words: state.words,
  open: state.step === "open",
  region: state.region,
  agency: state.agency,
  holder: state.holder,
  deputy: state.deputy,
  openedAt: state.openedAt,
  ...(state.step === "open" && { dueAt: state.due }),
  ...(state.closed && { closedAt: state.closed.at }),
  round: declassify(String(state.round), "round"),
  ...raised(state),
  ...answered(state, until),
  ...caseProjection.says({
    ...(state.missed.length > 0 && { late: "yes" }),
    ...(isAcute(state) && { acute: declassify("yes", "red") }),
    ...(isRaisable(state) && { raisable: declassify("yes", "meeting") }),
    ...(state.filedOn && { filed: "yes" as const }),
    ...(reveal(state.quiet) === "yes" && { quiet: declassify("yes", "quiet") }),
    ...withPerson(state, world).map((has) => ({ has }))[0],
  }),
});

const living = (state: Case, world: World): AnyView<C>["posts"] => [
  ...redPosts(state, world),
  ...callPosts(state, world),
  ...contactPosts(state, world),
  ...missingPosts(state, world),
  ...deadlinePosts(state),
  ...coverPosts(state, world),
  ...partPosts(state, world),
  ...investigationPosts(state, world),
  ...assignedPosts(state, world),
  ...leftPosts(state, world),
  ...consentPosts(state),
  ...disputedPosts(state, world),
  ...answeredPosts(state, world),
];
export const view = (state: State, world: World): AnyView<C> => {
  if (state.step === "new") return noView;
  if (state.step === "erasing")
    return {
      posts: [],
      timers: timers(state, world),
      signals: tells(state, world, undefined),
      readers: table.readers(state, world),
      summary: summary(state, undefined, world),
      ...(state.eraseBy && isForgotten(state) && { erase: state.eraseBy }),
    };
  const until = undoUntil(state);
  return {
    posts: [
      ...cards(state, world),
      ...missPosts(state, world),
      ...(state.step === "open" ? living(state, world) : reviewPosts(state, world)),
      ...namedPosts(state, world),
      ...closingPosts(state),
      ...disposalPosts(state),
      ...registrarPosts(state, world),
      ...samePosts(state, world),
    ],
    decoys: decoys(state, world),
    timers: timers(state, world),
    signals: tells(state, world, until),
    readers: [
      ...table.readers(state, world),
      ...personal(state, world).map((member) => ({ member })),
    ],
    summary: summary(state, until, world),
    // What a person was told and is over still had the name that it was called by then.
    ...(state.named && {
      past: message({ title: "case.named.past", notice: "case.named.notice" }),
    }),
  };
};
