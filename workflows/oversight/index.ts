// Who was shown what: an auditor reads the log of their agency. Each search is an instance of its own, so that reading is written down, and is thrown away the next day.
import { commandsOn, decideBy, needsBy } from "../../src/rules/command.ts";
import { date, line, member, nothing, shows } from "../../src/rules/fields.ts";
import { type Folds, fold } from "../../src/rules/fold.ts";
import { keptFor } from "../../src/rules/relation.ts";
import {
  actions,
  body,
  dotted,
  facts,
  files,
  on,
  onDay,
  panel,
  press,
  t,
  text,
} from "../../src/rules/say.ts";
import { shownLines, shownTable } from "../../src/rules/shown.ts";
import {
  type AgencyId,
  count,
  form,
  type InstanceId,
  type Instant,
  type MemberId,
  type Panel,
  type Paper,
  type PaperBlock,
  type Phrase,
} from "../../src/rules/ui.ts";
import {
  type Access,
  clock,
  daysFrom,
  memberOf,
  type Needs,
  neutralBy,
  noView,
  plus,
  refuse,
  type Viewer,
  type World,
  workflow,
} from "../../src/rules/workflow.ts";
import { decides, pageFiles, showPages } from "./deciding/pages.ts";
import { showProtection } from "./protection.ts";

/** On a screen, and in a file. */
const [shownRows, filedRows] = [20, 500];
const keptDays = 1;

type Search = {
  readonly agency: AgencyId;
  readonly by: MemberId;
  readonly at: Instant;
  readonly of?: InstanceId;
  readonly member?: MemberId;
  readonly from?: Instant;
  readonly until?: Instant;
};
/** `before`: where the page begins. */
type Live = Search & {
  readonly step: "asked";
  readonly before?: number;
  readonly eraseBy?: Instant;
};
type State = { readonly step: "new" } | Live;
type Event =
  | ({ readonly type: "asked" } & Search)
  | { readonly type: "turned"; readonly before?: number }
  | { readonly type: "forgotten"; readonly eraseBy: Instant };

const isLive = (state: State): state is Live => state.step !== "new";
const { command, live, byPerson } = commandsOn<State, Live, Event>(isLive);
const audits: Access<State> = (_state, actor) =>
  memberOf(actor)?.roles.includes("auditor") === true;
/** Whoever asked, as long as they audit the same agency. */
const reads: Access<State> = (state, actor, world) => {
  const reader = memberOf(actor);
  return (
    isLive(state) &&
    !state.eraseBy &&
    audits(state, actor, world) &&
    reader?.id === state.by &&
    reader.agency === state.agency
  );
};
const log = (
  { agency, of, member: who, from, until }: Search,
  before: number | undefined,
  limit: number,
): Needs => ({
  log: {
    showings: "case",
    agency,
    limit,
    ...(of && { of }),
    ...(who && { member: who }),
    ...(from && { from }),
    ...(until && { until }),
    ...(before !== undefined && { before }),
  },
  ...(of && { kase: { workflow: "case", instances: [of], limit: 1 } }),
});
const askFields = {
  ref: line(20, "oversight.case", { hint: "oversight.caseHint", optional: true }),
  who: member("oversight.member", { optional: true }),
  day: date("A", "oversight.week", { hint: "oversight.weekHint", optional: true }),
} as const;
/** From Monday to Monday, days off among them. */
const weekOf = (
  day: string,
  { calendar }: World,
): { readonly from: Instant; readonly until: Instant } => {
  const monday = daysFrom(day, 1 - calendar.weekday(calendar.wall(day, "12:00")));
  return {
    from: calendar.wall(monday, "00:00"),
    until: calendar.wall(daysFrom(monday, 7), "00:00"),
  };
};
const commands = {
  look: command({
    access: (state, actor, world) => state.step === "new" && audits(state, actor, world),
    words: "oversight.words",
    help: "oversight.help",
    often: ["auditor"],
    form: form("oversight.title", "oversight.submit", askFields, [
      text("oversight.intro", "quiet"),
    ]),
    choices: (_state, world, actor) => {
      const agency = memberOf(actor)?.agency;
      return { who: (agency === undefined ? [] : world.people.staff(agency)).map(({ id }) => id) };
    },
    after: shows("show"),
    // Another agency's is not found, as one that is not there.
    decideNeeds: (_state, { values: { ref }, by }) => {
      const agency = memberOf(by)?.agency;
      const written = ref
        ?.trim()
        .toUpperCase()
        .replaceAll(/[\s–]+/g, "-");
      return written && agency
        ? { kase: { workflow: "case", ref: written, agency, limit: 1 } }
        : {};
    },
    decide: (state, { values: { ref, who, day }, by, at }, world) => {
      const reader = memberOf(by);
      if (state.step !== "new" || !reader) return refuse("core.already");
      const of = world.rows("kase")[0]?.instance;
      if (ref && !of) return refuse("oversight.noCase", "ref");
      const week = day && weekOf(day, world);
      return [
        {
          type: "asked",
          agency: reader.agency,
          by: reader.id,
          at,
          ...(of && { of }),
          ...(who && { member: who }),
          ...week,
        },
      ];
    },
  }),
  further: command({
    access: reads,
    form: nothing,
    after: shows("show"),
    decideNeeds: (state) => (isLive(state) ? log(state, state.before, shownRows) : {}),
    decide: byPerson((_state, _asked, _by, world) => {
      const { next } = world.accessLog("log");
      return next === undefined ? [] : [{ type: "turned", before: next }];
    }),
  }),
  newest: command({
    access: reads,
    form: nothing,
    after: shows("show"),
    decide: live((state) => (state.before === undefined ? [] : [{ type: "turned" }])),
  }),
  forget: command({
    access: clock,
    form: nothing,
    decide: (state, { at }) =>
      isLive(state) && !state.eraseBy ? [{ type: "forgotten", eraseBy: neutralBy(at) }] : [],
  }),
} as const;
type C = keyof typeof commands;
const folds: Folds<Live, Exclude<Event, { type: "asked" }>> = {
  turned: ({ before: _old, ...state }, { before }) => ({
    ...state,
    ...(before !== undefined && { before }),
  }),
  forgotten: (state, { eraseBy }) => ({ ...state, eraseBy }),
};
const evolve = (state: State, event: Event): State => {
  if (event.type === "asked") {
    const { type: _type, ...search } = event;
    return { ...search, step: "asked" };
  }
  return isLive(state) ? fold(folds, state, event) : state;
};

const asked = ({ of, member: who, from, until }: Live, world: World) => {
  const ref = world.rows("kase")[0]?.summary.ref;
  const last = until && plus(until, -1);
  return facts(
    of && ["oversight.case", ref ? { ref } : t("oversight.erased")],
    who && ["oversight.member", { member: who }],
    from &&
      last && [
        "oversight.week",
        t("oversight.weekOf", { from: onDay(from), until: { date: last, as: "date" } }),
      ],
    !of && !who && !from && ["oversight.all", t("oversight.everything")],
  );
};
const asLive = (state: State): Live => {
  if (!isLive(state)) throw new Error("a search that nobody asked for");
  return state;
};
const show = (state: Live, world: World): Panel<C> => {
  const { rows, next } = world.accessLog("log");
  return panel(
    "oversight.title",
    asked(state, world),
    rows.length > 0
      ? shownLines(rows, state, world)
      : text(next === undefined ? "oversight.none" : "oversight.noneHere"),
    actions<C>(
      next !== undefined && press("further", "oversight.further", "primary"),
      state.before !== undefined && press("newest", "oversight.newest"),
      press("look", "oversight.again", on("oversight")),
    ),
    rows.length > 0 && files(["oversight.file", "list"]),
    text("oversight.noted", "quiet"),
  );
};
const quiet = (said: Phrase): PaperBlock => ({ kind: "text", text: [said], tone: "quiet" });
const paper = (state: Live, { now, member: reader }: Viewer, world: World): Paper => {
  const { rows, next } = world.accessLog("log");
  return {
    as: "docx",
    file: t("oversight.fileName", { day: { date: now, as: "date" } }),
    title: t("oversight.title"),
    body: body<PaperBlock>(
      facts(
        ["oversight.agency", { agency: state.agency }],
        ["oversight.by", ...dotted("core.dot", { member: reader.id }, { date: now, as: "date" })],
      ),
      asked(state, world),
      shownTable(rows, state, world),
      next !== undefined && quiet(t("oversight.fileMore", { n: count(rows) })),
      quiet(t("oversight.noted")),
    ),
  };
};

export const oversight = workflow<State, Event>()({
  name: "oversight",
  classA: "all",
  heading: "oversight.heading",
  start: "look",
  initial: { step: "new" },
  commands,
  needs: needsBy<State, Event>(commands),
  decide: decideBy<State, Event>(commands),
  evolve,
  // No agency: whoever audits one is no party to its cases, and reads a shelter's code and not its name.
  view: (state, world) =>
    isLive(state)
      ? { ...keptFor(state, reads, world, keptDays), summary: { open: false, openedAt: state.at } }
      : noView,
  panels: {
    pages: {
      about: "all",
      access: decides,
      words: "decide.words",
      help: "decide.help",
      show: showPages,
    },
    protection: {
      about: "all",
      access: audits,
      words: "oversight.protection.words",
      help: "oversight.protection.help",
      often: ["auditor"],
      show: showProtection,
    },
    show: {
      about: "one",
      access: reads,
      needs: (state) => (isLive(state) ? log(state, state.before, shownRows) : {}),
      show: (state, _viewer, world) => show(asLive(state), world),
    },
  },
  files: {
    ...pageFiles,
    list: {
      about: "one",
      access: reads,
      needs: (state) => (isLive(state) ? log(state, undefined, filedRows) : {}),
      make: (state, viewer, world) => paper(asLive(state), viewer, world),
    },
  },
  declassified: {},
});
