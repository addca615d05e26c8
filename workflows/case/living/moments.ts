// Shown at one moment: a case was opened, it is about a child, somebody is in danger.
import { conferenceToday } from "../../../src/rules/conference.ts";
import { atNight, nobodyUntil, ringNow } from "../../../src/rules/ring.ts";
import {
  actions,
  body,
  divider,
  dotted,
  facts,
  heading,
  on,
  onDay,
  panel,
  press,
  row,
  show,
  t,
  text,
} from "../../../src/rules/say.ts";
import { type Block, type Home, type Panel, reveal, type Span } from "../../../src/rules/ui.ts";
import type { Needs, Viewer, World } from "../../../src/rules/workflow.ts";
import type { commands } from "../commands.ts";
import { asksWho } from "../covering/days-off.ts";
import { isCase } from "../live.ts";
import { othersIn } from "../sharing/disputed.ts";
import type { Case, State } from "../state.ts";

type C = keyof typeof commands;

/** Ten at most begin in one form, and seldom any other at the same instant. [design] */
const mostOpened = 20;
/** Those that were opened in the same form, and are their opener's. No later ones: many of these would crowd them out. */
export const besideNeeds = (state: State, { member }: Viewer): Needs =>
  isCase(state) && state.beside
    ? {
        beside: {
          workflow: "case",
          agency: state.agency,
          openedSince: state.openedAt,
          openedUntil: state.openedAt,
          for: member,
          limit: mostOpened,
        },
      }
    : {};
const besides = (state: Case, { instance }: Viewer, world: World): readonly Block<Span, C>[] => {
  const found = world
    .rows("beside")
    .filter(
      ({ instance: its, summary }) => its !== instance && summary.openedAt === state.openedAt,
    );
  const rows = found.map(({ instance: its, summary: { ref, words } }) =>
    row(dotted("case.dot", ref && { ref }, words && { words }), {
      actions: [show("show", "case.card.open", on("case", its))],
    }),
  );
  return rows.length > 0 ? [heading("case.opened.beside"), ...rows] : [];
};
const opened = (state: Case, viewer: Viewer, world: World): readonly Block<Span, C>[] => [
  facts(
    ["case.opened.ref", { ref: state.ref }],
    ["case.opened.words", { words: state.words }],
    ["case.opened.next", { date: state.due }],
  ),
  ...besides(state, viewer, world),
  text(state.beside ? "case.opened.keepEach" : "case.opened.keep"),
];
export const showOpened = (state: Case, viewer: Viewer, world: World): Home<C> =>
  panel("case.opened.title", opened(state, viewer, world));
/** A child, or nobody knows: the way out of chat comes first. docs/domain.md, decision 9: orosanmälan never waits for consent. */
const concern = (isKnown: boolean): readonly (Block<Span, never> | undefined)[] => [
  heading(isKnown ? "case.child.title" : "case.child.unknownTitle"),
  text("case.child.now", "danger"),
  text("case.child.how"),
  actions(show("who", "case.child.numbers", { ...on("people"), style: "primary" })),
];
export const showChildOpened = (state: Case, viewer: Viewer, world: World): Panel<C> => {
  const others = state.beside ? reveal(state.beside.left).children : 0;
  return panel(
    "case.opened.title",
    ...concern(reveal(state.child) === "yes" || others > 0),
    divider,
    opened(state, viewer, world),
  );
};
/** What is said of it now, with the way to say otherwise. */
export const showChild = (state: Case, viewer: Viewer, world: World): Panel<C> =>
  panel<C>(
    t("case.show.title", { ref: state.ref }),
    facts(["case.open.child", { code: state.child, of: "child" }]),
    reveal(state.child) !== "no" && body<Block<Span, C>>(...concern(reveal(state.child) === "yes")),
    asksWho(state, viewer.now, world) &&
      row<C>("case.weekend.who", {
        tone: "warning",
        actions: [press("weekend", "day.weekend.answer", "primary")],
      }),
    actions<C>(press("setChild", "case.child.change"), show("show", "case.card.open")),
  );
/** Put off: to which day, and that another was meant. */
export const showSnoozed = (state: Case): Home<C> =>
  panel(
    "case.snooze.done",
    text({ ref: state.ref }),
    text(t("case.miss.postponed", { day: onDay(state.due) }), "good"),
    state.wished !== undefined && text("case.snooze.moved", "quiet"),
    actions<C>(show("show", "case.card.open"), press("undo", "case.undo.button")),
  );
/** Who has been told so far: at night only whoever is there then. */
const toldSoFar = (
  { red, agency }: Case,
  world: World,
): "case.acute.then" | "case.acute.thenDuty" | "case.acute.thenLater" => {
  const night =
    red && red.told === undefined
      ? atNight(world.people.agencies.get(agency), red.at, world)
      : undefined;
  return night === undefined
    ? "case.acute.then"
    : night.to === undefined
      ? "case.acute.thenLater"
      : "case.acute.thenDuty";
};
/** Whom to phone, by the clock; then what is to be noted. It shares nothing. */
export const showAcute = (state: Case, { now, member }: Viewer, world: World): Home<C> => {
  const until = nobodyUntil(world.people.agencies.get(state.agency), now, world);
  const owns = member.agency === state.agency;
  return panel(
    "case.acute.title",
    text(dotted("case.dot", { ref: state.ref }, { words: state.words })),
    ringNow(now, member.agency, world),
    until && owns && text(t("core.ring.nobodyYours", { until: { date: until } }), "warning"),
    text(toldSoFar(state, world)),
    actions<C>(
      press("called", "case.acute.called", "primary"),
      conferenceToday(now, othersIn(state, member.agency), world),
      owns && asksWho(state, now, world) && press("weekend", "case.weekend.title"),
    ),
  );
};
