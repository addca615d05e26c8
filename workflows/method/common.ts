// Common questions: what everybody finds, by theme and by words. Under a key of its own, without who asked.

import { commandsOn, decideBy, staged, taking } from "../../src/rules/command.ts";
import { shows } from "../../src/rules/fields.ts";
import { cutAt, pageOf, upTo } from "../../src/rules/pages.ts";
import {
  actions,
  dm,
  facts,
  firstOf,
  on,
  onDay,
  panel,
  press,
  row,
  show,
  t,
  text,
} from "../../src/rules/say.ts";
import { type Block, form, type Home, reveal, type Span, seal } from "../../src/rules/ui.ts";
import {
  type Needs,
  neutralBy,
  noView,
  type Post,
  type Row,
  refuse,
  type View,
  type Viewer,
  type World,
  workflow,
} from "../../src/rules/workflow.ts";
import { alsoCalled, type Theme, worded } from "./codes.ts";
import { anyone, faultInCommon, rewriting } from "./commands.ts";
import { type Common, type Event, evolve, isCommon, type State } from "./common-model.ts";
import { outlivedAt, reviewBy, table } from "./common-table.ts";
import { rungAt } from "./ladder.ts";
import { commonProjection } from "./projection.ts";
import { commonSignals } from "./signals.ts";

const { act, button, byClock, byPerson } = commandsOn<State, Common, Event>(isCommon);
const takes = taking<State, Event>()(commonSignals);
const after = shows("show");
const commands = staged(table)({
  publish: takes.publish((state, { values }, world) =>
    isCommon(state) ? [] : [{ type: "published", number: world.fresh.number("V"), ...values }],
  ),
  confirm: button((_state, at, { id: by }) => [{ type: "confirmed", at, by }], { after }),
  /** By somebody else than whoever wrote what stands there, through the same form as the first time. */
  rewrite: act({
    form: form("common.rewrite", "method.rewrite.submit", rewriting, [
      text("method.rewrite.intro", "warning"),
    ]),
    prefill: (state) =>
      isCommon(state) ? { question: state.question, answer: state.answer, theme: state.theme } : {},
    after,
    decide: byPerson(
      (_state, { values, at }, { id: by }) =>
        faultInCommon(values) ?? [{ type: "rewritten", at, by, ...values }],
    ),
  }),
  remove: button(
    (_state, at, { id: by }) => [{ type: "removed", at, by, eraseBy: neutralBy(at) }],
    { after: shows("list") },
  ),
  remind: byClock((state, { at }, world) => {
    if (state.step !== "current") return [];
    const n = (state.silence.at(-1)?.n ?? 0) + 1;
    const to = rungAt(state.agency, n - 1, world.calendar.day(at), world);
    return [{ type: "unreviewed", at, n, ...(to !== undefined && { to }) }];
  }),
  outlive: byClock((state, { at }) =>
    state.step === "current" ? [{ type: "removed", at, eraseBy: neutralBy(at) }] : [],
  ),
});
type C = keyof typeof commands;

const posts = (state: Common, world: World): readonly Post<C>[] => {
  const head = [text({ ref: state.number }), text(worded("theme", state.theme))];
  const read = show("show", "common.read", "primary");
  // Whoever wrote what stood there reads what is said now, or whoever stands in.
  const former =
    state.former &&
    world.people.onDuty({ member: state.former }, world.calendar.day(state.checkedAt));
  const other = former === state.by ? undefined : former;
  return [
    ...dm<C>(`rewritten:${state.checks}`, other, "inHours", {
      title: "common.rewritten",
      notice: "common.rewritten.notice",
      body: head,
      actions: [read],
    }),
    ...state.silence.flatMap(({ n, to }) =>
      dm<C>(`review:${state.checks}:${n}`, to, "inHours", {
        title: "common.review",
        notice: "common.notice",
        body: head,
        actions: [read, press("confirm", "common.confirm")],
      }),
    ),
  ];
};
const view = (state: State, world: World): View<C> => {
  if (!isCommon(state)) return noView;
  const { step, number, agency, at, theme, eraseBy } = state;
  const open = step === "current";
  return {
    posts: open ? posts(state, world) : [],
    timers: open
      ? [
          ...table.timers(state, world),
          { key: `outlive:${state.checks}`, at: outlivedAt(state, world), command: "outlive" },
        ]
      : [],
    signals: [],
    readers: table.readers(state, world),
    summary: {
      ref: number,
      open,
      agency,
      openedAt: at,
      ...(open && { dueAt: reviewBy(state, world) }),
      ...commonProjection.says({ theme }),
    },
    ...(eraseBy && { erase: eraseBy }),
  };
};

/** As many are searched; beyond it the list says that there are more. */
const [mostRows, shownRows] = [200, 15] as const;
const plain = (words: string): string =>
  words.toLowerCase().normalize("NFD").replaceAll(/\p{M}/gu, "");
const themeOf = (row: Row): Theme | undefined => commonProjection.of(row).theme;
/** Every word is in the question, its answer or what its theme is called. */
const fits =
  (asked: string) =>
  (each: Row): boolean => {
    const theme = themeOf(each);
    const known = commonProjection.known(each);
    const all = plain(
      `${each.title ?? ""} ${known ? reveal(known) : ""} ${theme ?? ""} ${theme ? alsoCalled[theme].join(" ") : ""}`,
    );
    return plain(asked)
      .split(/\s+/)
      .every((word) => all.includes(word));
  };
const rowOf = (each: Row): Block<Span, C> => {
  const theme = themeOf(each);
  const words = theme ? worded("theme", theme) : [];
  return row(each.title ? { text: each.title } : words, {
    detail: words,
    actions: [show("show", "common.read", { ...on("common", each.instance), style: "primary" })],
  });
};
const showList = (_state: State, viewer: Viewer, world: World): Home<C> => {
  const { asked = "", member } = viewer;
  const { rows, cut } = upTo(world.rows("all"), mostRows);
  const found = rows
    .filter(fits(asked))
    .toSorted((a, b) => ((themeOf(a) ?? "") < (themeOf(b) ?? "") ? -1 : 1));
  return panel(
    "common.list.title",
    (asked === "" || found.length > 0) &&
      text(asked === "" ? "common.list.intro" : "common.list.found", "quiet"),
    asked === ""
      ? pageOf(
          found,
          { most: shownRows, viewer, panel: "list" },
          { one: rowOf, none: text("common.list.none") },
        )
      : firstOf(found, shownRows, {
          one: rowOf,
          none: text("common.list.notFound"),
          more: "common.list.more",
        }),
    cut && cutAt(mostRows),
    actions<C>(
      anyone(undefined, { member }, world) && press("ask", "method.ask.title", on("method")),
    ),
  );
};
const listNeeds = (_state: State, { member }: Viewer): Needs => ({
  all: { workflow: "common", open: true, for: member, titles: true, limit: mostRows + 1 },
});
const showCommon = (state: State, { member, now }: Viewer, world: World): Home<C> => {
  if (!isCommon(state)) throw new Error("a panel of a common question that is not there");
  const due = reviewBy(state, world);
  return panel(
    "common.title",
    text({ text: state.question }),
    now >= due && text(t("common.old", { day: onDay(due) }), "warning"),
    text({ text: state.answer }, "good"),
    facts(
      ["method.theme", worded("theme", state.theme)],
      ["common.keeper", { agency: state.agency }],
      ["common.checked", { date: state.checkedAt, as: "date" }],
    ),
    actions<C>(
      ...table.actions(state, member, world),
      press("ask", "common.askMore", on("method")),
    ),
    text("common.noCase", "quiet"),
  );
};
export const common = workflow<State, Event>()({
  name: "common",
  classA: "all",
  start: "publish",
  initial: { step: "new" },
  commands,
  signals: commonSignals,
  decide: decideBy<State, Event>(commands),
  evolve,
  denied: (state, actor, world, command) => {
    if (!table.reads(state, actor, world)) return undefined;
    return refuse(
      command === "rewrite" && table.isOn("keeper", state, actor, world)
        ? "common.rewrite.yours"
        : "common.keepersOnly",
    );
  },
  view,
  called: (state) => (isCommon(state) ? [{ ref: state.number }] : []),
  title: (state) => (isCommon(state) ? state.question : undefined),
  known: commonProjection.knows((state: State) =>
    isCommon(state) ? seal<string>(state.answer) : undefined,
  ),
  panels: {
    show: { about: "one", access: table.reads, show: showCommon },
    list: {
      about: "all",
      access: anyone,
      words: "common.list.words",
      help: "common.list.help",
      needs: listNeeds,
      show: showList,
    },
  },
  declassified: {},
});
