// An occasion of training as one person sees it, those that are ahead, and a year of them in numbers.

import { askedRows, cutAt, pageOf, upTo } from "../../src/rules/pages.ts";
import {
  actions,
  body,
  facts,
  files,
  firstOf,
  heading,
  link,
  on,
  panel,
  press,
  row,
  show,
  t,
  text,
} from "../../src/rules/say.ts";
import type {
  Block,
  Home,
  Invitation,
  MemberId,
  Open,
  Panel,
  Phrase,
  Span,
} from "../../src/rules/ui.ts";
import type { Needs, Row, Viewer, World } from "../../src/rules/workflow.ts";
import { alsoCalled, fewest, type Kind, kinds, questions, tags } from "./codes.ts";
import type { commands } from "./commands.ts";
import { isAhead, isTraining, type State, seated, type Training, waiting } from "./model.ts";
import { coded, nameOf, themed } from "./named.ts";
import { joining, known, leaving, reporting, when } from "./posts.ts";
import { trainingProjection } from "./projection.ts";
import { table } from "./table.ts";

type C = keyof typeof commands;
type B = Block<Span, C>;
const shownRows = 20;
/** Of one agency; and so many agencies of those who wait: a dialog holds no more. */
const mostNamed = 8;
/** More than are kept at a time: of two years and what is ahead. */
const mostKept = 2_000;
export const asTraining = (state: State): Training => {
  if (!isTraining(state)) throw new Error("a panel of an occasion that is not there");
  return state;
};
const number = (n: number): Open<number> => n as Open<number>;
const mine = (state: Training, { member }: Viewer, world: World): B | undefined => {
  if (!isAhead(state)) return undefined;
  const queue = waiting(state, world).indexOf(member.id);
  if (queue >= 0) return text(t("training.waiting.place", { n: number(queue + 1) }));
  return seated(state, world).includes(member.id) ? text("training.seat.yours", "good") : undefined;
};
const ownActions = (state: Training, { member }: Viewer, world: World): B | undefined => {
  const joined = state.joined.includes(member.id);
  return actions<C>(
    state.step === "open" && !joined && joining(state, world),
    isAhead(state) && joined && leaving(state, member.id, world),
    table.actions(state, member, world, "organiser"),
  );
};
/** By agency and function: for whoever plans it, and nobody else. Of many the first. */
const guestRows = (state: Training, world: World): readonly B[] => {
  const agencyOf = (id: MemberId) => world.people.members.get(id)?.agency as Training["agency"];
  const named = (ids: readonly MemberId[]): Span => ({
    list: [
      ...ids.slice(0, mostNamed).map((member) => ({ member })),
      ...body(more(ids.length - mostNamed)),
    ],
  });
  const one = ([agency, ids]: readonly [Training["agency"], readonly MemberId[]]): B =>
    row({ agency }, { detail: named(ids) });
  const rows = (ids: readonly MemberId[], most: number): readonly B[] =>
    firstOf([...Map.groupBy(ids, agencyOf)], most, {
      one,
      none: text("training.guests.none", "quiet"),
      more: "action.more",
    });
  const queue = waiting(state, world);
  return [
    heading("training.guests"),
    ...rows(seated(state, world), shownRows),
    ...(queue.length > 0 ? [heading("training.waiting"), ...rows(queue, mostNamed)] : []),
  ];
};
const more = (n: number) => n > 0 && t("training.guests.more", { n: number(n) });
const countRow = (kind: Kind, n: number, isAsked: boolean): B => {
  const values = { kind: kind as Open<Kind> };
  return row(coded("kind", kind), {
    detail: t("training.came.n", { n: number(n) }),
    actions: isAsked && [
      n > 0 && press("fewer", "training.fewer", { values }),
      press("more", "training.more", { values }),
    ],
  });
};
/** In numbers by kind of agency. Whoever plans it corrects them; the others read what was said. */
const cameRows = (state: Training, isAsked: boolean, { people }: World): readonly B[] => {
  const connected = new Set([...people.agencies.values()].map(({ type }) => type));
  const those = kinds.filter(
    (kind) => (state.came[kind] ?? 0) > 0 || (isAsked && connected.has(kind)),
  );
  const rows = those.map((kind) => countRow(kind, state.came[kind] ?? 0, isAsked));
  return [
    heading("training.came"),
    ...rows,
    ...(isAsked ? [actions<C>(reporting(state)) as B] : []),
  ];
};
const means = ({ results }: Training): readonly B[] => {
  if (!results) return [];
  const rows = questions.flatMap((question): readonly B[] => {
    const { sum, n } = results[question] ?? { sum: 0, n: 0 };
    const mean = number(Math.round((10 * sum) / Math.max(1, n)) / 10);
    return n === 0
      ? []
      : [row(coded("question", question), { detail: t("training.mean", { mean, n: number(n) }) })];
  });
  return [
    heading("training.evaluation"),
    ...(rows.length > 0 ? rows : [text(t("training.mean.few", { n: number(fewest) }), "quiet")]),
  ];
};
export const showTraining = (state: State, viewer: Viewer, world: World): Panel<C> => {
  const training = asTraining(state);
  const plans = table.isOn("organiser", state, { member: viewer.member }, world);
  const held = training.step === "held" || training.step === "done";
  return panel<C>(
    nameOf(training),
    when(training),
    known(training, world),
    training.step === "cancelled" && text("training.isCancelled", "warning"),
    mine(training, viewer, world),
    ownActions(training, viewer, world),
    held &&
      (plans || training.step === "done") &&
      cameRows(training, plans && training.step === "held", world),
    means(training),
    training.materials &&
      (plans || training.joined.includes(viewer.member.id)) &&
      link("training.materials", training.materials),
    isAhead(training) && plans && guestRows(training, world),
    training.step !== "held" &&
      training.step !== "done" &&
      files([
        training.step === "cancelled" ? "agenda.file.icsCancelled" : "agenda.file.ics",
        "invitation",
      ]),
  );
};
const factsOf = (row: Row) => trainingProjection.of(row);
const titleOf = (each: Row): Phrase =>
  nameOf({
    subject: factsOf(each).subject ?? ("other" as Training["subject"]),
    ...(each.title && { title: each.title }),
  });
const rowOf = (each: Row): B =>
  row(titleOf(each), {
    detail: each.summary.dueAt && { date: each.summary.dueAt, as: "dayTime" },
    actions: [
      show("show", "training.open", { ...on("training", each.instance), style: "primary" }),
    ],
  });
export const listNeeds = (_state: State, viewer: Viewer): Needs => ({
  ahead: {
    workflow: "training",
    open: true,
    for: viewer.member,
    titles: true,
    limit: askedRows(viewer, shownRows),
  },
});
export const showList = (_state: State, viewer: Viewer, world: World): Panel<C> =>
  panel<C>(
    "training.list.title",
    pageOf(
      world.rows("ahead"),
      { most: shownRows, viewer, panel: "list" },
      { one: rowOf, none: text("training.list.none") },
    ),
    actions<C>(
      world.people.works(viewer.member) && press("plan", "training.plan.title", on("training")),
      show("year", "training.year.title", on("training")),
    ),
  );
export const yearNeeds = (_state: State, { member, asked }: Viewer): Needs => ({
  all: { workflow: "training", for: member, limit: mostKept + 1, ...(asked && { titles: true }) },
});
const plain = (words: string): string =>
  words.trim().toLowerCase().normalize("NFD").replaceAll(/\p{M}/gu, "");
/** Whether one of its themes is what somebody has written after the word. */
const touches = (asked: string) => (each: Row) =>
  factsOf(each).tags?.some((tag) =>
    `${tag} ${alsoCalled[tag]}`.split(" ").some((word) => word.startsWith(plain(asked))),
  ) === true;
const counted = {
  "training.tags": "training.counted.occasions",
  "training.came": "training.counted.people",
} as const;
const bars = (
  label: "training.tags" | "training.came",
  all: readonly (readonly [Phrase, number])[],
): readonly B[] | false => {
  const some = all.filter(([, n]) => n > 0);
  const counts = some.map(([what, n]) => ({ label: [what], count: number(n) }));
  return (
    some.length > 0 && [{ kind: "bars", caption: t(label), of: t(counted[label]), bars: counts }]
  );
};
/** The occasions of a year, their seats, their themes, and who came by kind of agency; with a theme written after the word, those of it. */
export const showYear = (_state: State, { now, asked = "" }: Viewer, world: World): Home<C> => {
  const year = world.calendar.day(now).slice(0, 4);
  const { rows: kept, cut } = upTo(world.rows("all"), mostKept);
  const all = kept.filter(
    (each) => each.summary.dueAt?.startsWith(year) && factsOf(each).step !== "cancelled",
  );
  const rows = asked === "" ? all : all.filter(touches(asked));
  const said = rows.map(factsOf);
  const sum = (of: (each: (typeof said)[number]) => number): number =>
    said.reduce((total, each) => total + of(each), 0);
  const touched = tags.map(
    (tag) => [themed(tag), said.filter(({ tags: of }) => of?.includes(tag)).length] as const,
  );
  return panel(
    t("training.year.of", { year: year as Open<string> }),
    cut && cutAt(mostKept),
    facts(
      ["training.year.occasions", t("digest.number", { n: number(rows.length) })],
      ["training.seats", t("digest.number", { n: number(sum(({ seats = 0 }) => Number(seats))) })],
    ),
    asked === ""
      ? bars("training.tags", touched)
      : firstOf(rows, shownRows, {
          one: rowOf,
          none: text("training.year.notFound"),
          more: "action.more",
        }),
    bars(
      "training.came",
      kinds.map((kind) => [coded("kind", kind), sum(({ came = {} }) => came[kind] ?? 0)]),
    ) || [heading("training.came"), text("training.year.none", "quiet")],
  );
};
/** For one's own calendar: nobody who takes part stands in it. */
export const invitation = (state: State, { instance }: Viewer): Invitation => {
  const training = asTraining(state);
  const { from, until, sequence, changedAt: stamp } = training;
  const cancelled = training.step === "cancelled";
  const name = nameOf(training);
  return {
    ...{
      as: "ics",
      file: name,
      cancelled,
      uid: instance as Invitation["uid"],
      sequence: number(sequence),
      from,
      until,
      stamp,
    },
    summary: cancelled ? t("training.off", { name }) : name,
    description: t("training.file.description", { agency: { agency: training.agency } }),
  };
};
