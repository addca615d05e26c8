// One year's statistics: frozen once, proposed by one, approved by another, released with everything that was released before in mind. docs/domain.md §15.

import type { Figures } from "../../src/figures/release.ts";
import { turnsOf } from "../../src/rules/projection.ts";
import { dm, show } from "../../src/rules/say.ts";
import {
  type InstanceId,
  type MemberId,
  type PlainKey,
  type Sealed,
  seal,
} from "../../src/rules/ui.ts";
import {
  type Access,
  memberOf,
  noView,
  type Post,
  type Signal,
  type Timer,
  type View,
  type Viewer,
  type World,
  workflow,
} from "../../src/rules/workflow.ts";
import { conventionsSignals } from "../conventions/signals.ts";
import { dimensionNames } from "./catalogue.ts";
import { releaseProjection } from "./projection.ts";
import { releasedYear, tableChart, trendChart, yearsChart } from "./release-charts.ts";
import { commands, decide, mayList, readsOut, signs } from "./release-commands.ts";
import { correctionsOf, newestEdition } from "./release-correction.ts";
import { paper, sheet } from "./release-files.ts";
import {
  type Event,
  evolve,
  isTakenBack,
  isYear,
  pending,
  type Release,
  regionOf,
  released,
  type State,
  together,
  type Year,
} from "./release-model.ts";
import { showCharts, showTables } from "./release-pictures.ts";
import { regionPaper } from "./release-region.ts";
import { listNeeds, showList, showYear } from "./release-show.ts";
import { allNames } from "./sections.ts";
import { releaseSignals, statisticsInstance, statisticsSignals } from "./signals.ts";

type C = keyof typeof commands;
/** A proposal is read by those who sign; what is out, by the others too. */
const reads: Access<State> = (state, actor) =>
  isYear(state) &&
  (signs(memberOf(actor)) || (readsOut(memberOf(actor)) && released(state).length > 0));
const mayFetch: Access<State> = (state, actor, world) =>
  reads(state, actor, world) && isYear(state) && released(state).length > 0;
const hasSheet: Access<State> = (state, actor, world) =>
  mayFetch(state, actor, world) && regionOf(state, actor, world) !== undefined;
const readersOf = (state: Year, { people }: World): readonly MemberId[] =>
  [...people.members.values()]
    .filter((member) => (released(state).length > 0 ? readsOut(member) : signs(member)))
    .map(({ id }) => id);
const signers = ({ people }: World): readonly MemberId[] =>
  [...people.members.values()].filter(signs).map(({ id }) => id);
/** Who could sign what is proposed. */
const seconds = (year: Year, world: World): readonly MemberId[] => {
  const waiting = pending(year);
  return waiting?.step === "proposed" ? signers(world).filter((id) => id !== waiting.by) : [];
};
/** The national unit is asked; where it has proposed it alone, the coordinators. */
const reviewers = ({ by }: Release, world: World): readonly MemberId[] => {
  const others = signers(world).filter((id) => id !== by);
  const national = others.filter((id) => world.people.members.get(id)?.roles.includes("national"));
  return national.length > 0 ? national : others;
};
const tell = (release: Release, to: MemberId, title: PlainKey): readonly Post<C>[] =>
  dm<C>(`${release.step}:${release.id}:${release.reminded ?? 0}`, to, "inHours", {
    title,
    notice: "stat.notice",
    actions: [show("show", "stat.open", { style: "primary" })],
  });
const posts = (year: Year, world: World): readonly Post<C>[] =>
  year.releases.slice(-1).flatMap((release) => {
    if (release.step === "counting" || isTakenBack(release)) return [];
    if (release.step === "proposed") {
      const others = reviewers(release, world);
      // They can take it back, or ask for one more.
      if (others.length === 0) return tell(release, release.by, "stat.post.alone");
      return others.flatMap((to) => tell(release, to, "stat.post.proposed"));
    }
    if (release.correction && release.step === "released")
      return tell(release, release.by, "stat.post.corrected");
    return tell(release, release.by, `stat.post.${release.step}`);
  });
const tells = ({ instance, year, regions }: Year): readonly Signal[] =>
  regions.map((region) =>
    statisticsSignals.to.freeze(statisticsInstance(region), `freeze:${region}`, {
      year,
      region,
      into: instance,
    }),
  );
const ofCountry = (figures: Figures): Sealed<Figures> =>
  seal(
    Object.fromEntries(Object.entries(figures).filter(([cell]) => !/(region|county)=/.test(cell))),
  );
/** What is out of the year, for the whole country: what it answers for to others is said from that alone. */
const answersFor = (year: Year): readonly Signal[] => {
  const out = released(year);
  const last = newestEdition(year);
  if (!last) return [];
  const dated = out
    .toReversed()
    .flatMap(({ names, second }) => names.map((name) => [name, second?.at] as const));
  const { people, calls } = together(out);
  const values = {
    year: year.year,
    tables: Object.fromEntries(dated),
    figures: ofCountry(people),
    calls: ofCountry(calls),
    corrections: correctionsOf(year),
  };
  return [
    conventionsSignals.to.released("conventions" as InstanceId, `released:${last.id}`, values),
  ];
};
const remindWorkdays = 5;
const timers = (year: Year, { calendar }: World): readonly Timer<C>[] => {
  const waiting = pending(year);
  if (!waiting) return [];
  const { id, step, at, since = at, reminded = 0 } = waiting;
  if (step === "counting") return [{ key: `count:${id}`, at, command: "count" }];
  return [
    {
      key: `remind:${id}:${reminded}`,
      at: calendar.addWorkdays(since, remindWorkdays, "09:00"),
      command: "remind",
    },
  ];
};
const view = (state: State, world: World): View<C> =>
  isYear(state)
    ? {
        posts: posts(state, world),
        timers: timers(state, world),
        signals: [...tells(state), ...answersFor(state)],
        readers: readersOf(state, world).map((member) => ({ member })),
        summary: {
          open: pending(state)?.step === "proposed",
          openedAt: state.at,
          ...releaseProjection.says({ to: seconds(state, world) }),
        },
      }
    : noView;

/** One of each released table, as a drawing and as a picture. */
const charts = Object.fromEntries(
  allNames.flatMap((table) =>
    (["svg", "png"] as const).map((as) => [
      `${as}-${table}`,
      {
        about: "one" as const,
        access: mayFetch,
        make: (state: State, _viewer: Viewer, world: World) => tableChart(table, as, state, world),
      },
    ]),
  ),
);
/** Each dimension year by year. */
const yearCharts = Object.fromEntries(
  dimensionNames.flatMap((of) =>
    (["svg", "png"] as const).map((as) => [
      `${as}-years-${of}`,
      {
        about: "all" as const,
        access: mayList,
        needs: listNeeds,
        make: (_state: State, _viewer: Viewer, world: World) => yearsChart(of, as, world),
      },
    ]),
  ),
);

export const release = workflow<State, Event>()({
  name: "release",
  classA: "figures",
  heading: "stat.heading",
  start: "freeze",
  initial: { step: "new" },
  commands,
  proven: ["approve", "object"],
  signals: releaseSignals,
  decide,
  evolve,
  view,
  known: releaseProjection.knows((state: State, by) =>
    isYear(state) && readsOut(by) ? releasedYear(state) : undefined,
  ),
  title: (state) => (isYear(state) ? state.year : undefined),
  panels: {
    show: { about: "one", access: reads, show: showYear },
    charts: { about: "one", access: mayFetch, needs: listNeeds, show: showCharts },
    tables: { about: "one", access: mayFetch, show: showTables },
    list: {
      about: "all",
      access: mayList,
      words: "stat.words",
      help: "stat.help",
      often: ["national", "statistics"],
      needs: listNeeds,
      waits: turnsOf(releaseProjection, "years"),
      show: showList,
    },
  },
  files: {
    word: { about: "one", access: mayFetch, make: (state, _viewer, world) => paper(state, world) },
    csv: {
      about: "one",
      access: mayFetch,
      make: (state, _viewer, world) => sheet(state, "csv", world),
    },
    json: {
      about: "one",
      access: mayFetch,
      make: (state, _viewer, world) => sheet(state, "json", world),
    },
    region: {
      about: "one",
      access: hasSheet,
      make: (state, viewer, world) => regionPaper(state, viewer, world),
    },
    ...charts,
    ...yearCharts,
    "svg-years": {
      about: "all",
      access: mayList,
      needs: listNeeds,
      make: (_state, _viewer, world) => trendChart("svg", world),
    },
    "png-years": {
      about: "all",
      access: mayList,
      needs: listNeeds,
      make: (_state, _viewer, world) => trendChart("png", world),
    },
  },
  declassified: {},
});
