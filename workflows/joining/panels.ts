// An agency that joins, as those see it who have a part in it: what has been done, what is missing.
import {
  actions,
  dm,
  dotted,
  facts,
  firstOf,
  heading,
  inWords,
  on,
  onDay,
  panel,
  press,
  ring,
  row,
  type Said,
  show,
  t,
  text,
} from "../../src/rules/say.ts";
import type { Block, Home, MemberId, Open, Span } from "../../src/rules/ui.ts";
import {
  type Needs,
  type Post,
  plus,
  type Row,
  type Viewer,
  type World,
} from "../../src/rules/workflow.ts";
import { type C, mayPropose } from "./commands.ts";
import { decisions, isJoining, type Joining, missing, recordOf, type State } from "./model.ts";
import { joiningProjection } from "./projection.ts";
import { coordinators, operators, secondsOf, table } from "./table.ts";

type Line = Block<Span, C>;
const shownRows = 20;
/** A shelter's name stands in panels of those who know it, and in no message. */
const nameIn = ({ name, shelter }: Joining): Span =>
  shelter ? t("joining.aShelter") : { text: name };

const worded = (of: "kind" | "found", code: string): Span => inWords(`joining.${of}`, code);
const checklist = (state: Joining, world: World): readonly Line[] => [
  heading("joining.checklist"),
  ...decisions.map((what) => {
    const record = recordOf(state, what);
    const noted = record && state.recorded[record];
    return row(t(`joining.record.${record ?? what}`), {
      detail: noted
        ? dotted("core.dot", onDay(world.calendar.wall(noted.day, "12:00")), {
            text: noted.function,
          })
        : t("joining.missing"),
      tone: noted ? "good" : "warning",
    });
  }),
];
const people = (state: Joining): readonly Line[] =>
  state.lead === undefined
    ? []
    : [
        heading("joining.people"),
        ...[state.lead, ...state.colleagues].map(({ id, name, role, address }) => {
          const days = state.roster.find(({ member }) => member === id)?.days ?? [];
          return row(
            { text: name },
            {
              detail: dotted(
                "core.dot",
                t(`joining.role.${role === "lead" ? "lead" : "caseworker"}`),
                { text: address.id as Open<string> },
                days.length > 0 && { list: days.map((day) => inWords("joining.day", String(day))) },
              ),
            },
          );
        }),
      ];
export const showJoining = (state: State, viewer: Viewer, world: World): Home<C> => {
  if (!isJoining(state)) throw new Error("a panel of an agency that is not there");
  const isIn = state.step === "joining" || state.step === "open";
  return panel(
    "joining.panel",
    facts(
      ["joining.name", { text: state.name }],
      ["joining.kind", worded("kind", state.kind)],
      state.shelter && ["joining.shelter", t("joining.shelter.yes")],
      ["joining.found", worded("found", state.found)],
      ["joining.where", t(`joining.step.${state.step}`)],
    ),
    text(t(`joining.next.${state.step}`), state.step === "open" ? "good" : "quiet"),
    isIn && checklist(state, world),
    people(state),
    actions<C>(
      ...table.actions(state, viewer.member, world),
      !isIn && ring(state.phone, "joining.ring"),
    ),
  );
};
const rowOf = (each: Row): Line => {
  const { step } = joiningProjection.of(each);
  return row(each.title ? { text: each.title } : t("joining.aShelter"), {
    detail: step && t(`joining.step.${step}`),
    actions: [show("show", "method.open", { ...on("joining", each.instance), style: "primary" })],
  });
};
export const listNeeds = (_state: State, { member }: Viewer): Needs => ({
  all: { workflow: "joining", open: true, for: member, titles: true, limit: shownRows + 1 },
});
export const showList = (state: State, { member }: Viewer, world: World): Home<C> =>
  panel(
    "joining.list.title",
    firstOf(world.rows("all"), shownRows, {
      one: rowOf,
      none: text("joining.list.none"),
      more: "joining.list.more",
    }),
    actions<C>(
      mayPropose(state, { member }, world) && press("propose", "joining.title", on("joining")),
    ),
  );

/** Whose turn it is. */
export const turnOf = (state: Joining, world: World): readonly MemberId[] => {
  switch (state.step) {
    case "proposed":
      return secondsOf(state, world).map(({ id }) => id);
    case "phoned":
      return coordinators(state, world);
    case "approved":
      return operators(world).map(({ id }) => id);
    case "invited":
    case "joining":
      return state.lead ? [state.lead.id] : [];
    case "open":
    case "declined":
    case "expired":
      return [];
  }
};
/** What they have the turn for, once for each stage and each reminder; and to whoever proposed it what became of it. */
export const posts = (state: Joining, world: World): readonly Post<C>[] => {
  const { step, told } = state;
  const side = {
    proposed: "second",
    phoned: "coordinator",
    approved: "operator",
    invited: "lead",
    joining: "lead",
  } as const;
  const main = step in side ? table.main(state, side[step as keyof typeof side]) : undefined;
  const said: Said<C> = {
    title: t(`joining.post.${step}`, { name: nameIn(state) }),
    notice: "joining.notice",
    body: [text(step === "invited" ? "joining.asked" : t(`joining.next.${step}`))],
    actions: [main, show("show", "method.open")],
  };
  const day = world.calendar.day(plus(state.since, 0));
  const over = step === "open" || step === "declined" || step === "expired";
  const proposer = over ? world.people.inCharge({ member: state.by }, state.home, day) : undefined;
  // Nobody is told what nobody could open: of one that is over nothing is left.
  const closing: Said<C> = { ...said, actions: [] };
  const left =
    step === "joining" && told > 0
      ? [
          text(
            t("joining.left", {
              missing: { list: missing(state).map((each) => t(`joining.record.${each}`)) },
            }),
          ),
        ]
      : [];
  const reminder: Said<C> = { ...said, body: [...(said.body ?? []), ...left] };
  return [
    ...turnOf(state, world).flatMap((id) => dm(`turn:${step}:${told}`, id, "inHours", reminder)),
    ...(step === "open" && state.lead ? dm("open", state.lead.id, "inHours", said) : []),
    ...dm(`over:${step}`, proposer, "inHours", closing),
  ];
};
