// A wish to be contacted (önskan om kontakt): the police ask the coordinators of their region to phone, without saying about whom, and learn nothing but that it was received.
import { askedRows, pageOf } from "../../src/rules/pages.ts";
import {
  dm,
  dotted,
  inWords,
  on,
  panel,
  press,
  ring,
  row,
  type Said,
  t,
  text,
} from "../../src/rules/say.ts";
import type { Block, Home, Phrase, Span } from "../../src/rules/ui.ts";
import { agencyOf } from "../../src/rules/who.ts";
import {
  type Access,
  type Actor,
  memberOf,
  type Needs,
  noView,
  type Post,
  type Refusal,
  type Row,
  refuse,
  type Timer,
  type View,
  type Viewer,
  type World,
  workflow,
} from "../../src/rules/workflow.ts";
import { commands, decide, isPolice } from "./commands.ts";
import { type Event, evolve, isWish, type State, type Wish } from "./model.ts";
import { callbackProjection } from "./projection.ts";
import { coordinatorsOf, keptDays, table } from "./table.ts";

type C = keyof typeof commands;
const shownRows = 20;
const notice = "callback.post.notice";
const shown = (state: Wish, world: World, waiting: Phrase): Said<C> => {
  const agency = { agency: state.from };
  if (state.step !== "sent")
    return {
      title: t("callback.post.over", { agency }),
      notice,
      body: [state.step !== "forgotten" && text(`callback.post.step.${state.step}`)],
    };
  return {
    title: waiting,
    notice,
    body: [
      text(
        t("callback.post.ask", {
          who: { member: state.by },
          within: inWords("callback.post", state.within),
        }),
      ),
      text("callback.post.law", "warning"),
      text("callback.post.known", "warning"),
      text("callback.post.own", "quiet"),
    ],
    actions: [
      ring(agencyOf(state.from, world)?.phone, t("callback.call", { agency })),
      press("called", "callback.called", "primary"),
      press("nothing", "callback.nothing"),
    ],
  };
};
const posts = (state: Wish, world: World): readonly Post<C>[] => {
  const asks = shown(state, world, t("callback.post.title", { agency: { agency: state.from } }));
  const reminds = shown(state, world, { key: "callback.reminder" });
  return [
    ...dm<C>("callback", state.first, "inHours", asks),
    ...state.reminded.flatMap(({ n, to }) => dm<C>(`remind:${n}`, to, "inHours", reminds)),
  ];
};
const view = (state: State, world: World): View<C> => {
  if (!isWish(state)) return noView;
  const { at, first, to, from, within, notedAt, eraseBy, step } = state;
  // Erased so long after it was sent, whether or not somebody has noted anything.
  const forget: Timer<C> = {
    key: "forget",
    at: world.calendar.addDays(at, keptDays, "09:00"),
    command: "forget",
  };
  return {
    posts: eraseBy ? [] : posts(state, world),
    timers: eraseBy ? [] : [...table.timers(state, world), forget],
    signals: [],
    readers: table.readers(state, world),
    summary: {
      open: step === "sent",
      agency: to,
      openedAt: at,
      ...(first && { holder: { member: first } }),
      ...(notedAt && { closedAt: notedAt }),
      ...callbackProjection.says({ from, within }),
    },
    ...(eraseBy && { erase: eraseBy }),
  };
};

/** The coordinators of some region, and their lead. */
const coordinates: Access<unknown> = (_state, actor, world) => {
  const member = memberOf(actor);
  return (
    member !== undefined &&
    world.people.regions.some(({ coordinator }) => coordinator === member.agency) &&
    coordinatorsOf(member.agency, world).includes(member.id)
  );
};
const rowOf = (each: Row): Block<Span, C> => {
  const { from, within } = callbackProjection.of(each);
  const { openedAt } = each.summary;
  const its = on("callback", each.instance);
  return row(from ? t("callback.post.title", { agency: { agency: from } }) : [], {
    detail: dotted(
      "core.dot",
      within && inWords("callback.within", within),
      openedAt && t("callback.list.at", { at: { date: openedAt } }),
    ),
    actions: [
      press("called", "callback.called", { ...its, style: "primary" }),
      press("nothing", "callback.nothing", its),
    ],
  });
};
const showList = (_state: State, viewer: Viewer, world: World): Home<C> =>
  panel(
    "callback.list.title",
    pageOf(
      world.rows("open"),
      { most: shownRows, viewer, panel: "list" },
      { one: rowOf, none: text("callback.list.none") },
    ),
    text("callback.post.known", "warning"),
  );
const listNeeds = (_state: State, viewer: Viewer): Needs => ({
  open: {
    workflow: "callback",
    open: true,
    for: viewer.member,
    limit: askedRows(viewer, shownRows),
  },
});
/** Two may press at once. */
const denied = (state: State, actor: Actor, world: World): Refusal | undefined =>
  isWish(state) && table.reads(state, actor, world) ? refuse("callback.already") : undefined;

export const callback = workflow<State, Event>()({
  name: "callback",
  classA: "all",
  heading: "callback.heading",
  start: "ask",
  initial: { step: "new" },
  commands,
  decide,
  denied,
  evolve,
  view,
  panels: {
    /** All that the police ever see: the same words, whatever becomes of it. */
    received: {
      about: "all",
      access: isPolice,
      show: () => panel("callback.title", text("callback.received")),
    },
    list: {
      about: "all",
      access: coordinates,
      words: "callback.list.words",
      help: "callback.list.help",
      needs: listNeeds,
      waits: (_viewer, world) => world.rows("open"),
      show: showList,
    },
  },
  declassified: {},
});
