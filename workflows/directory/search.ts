// Services found by what they are. Each search is an instance of its own, of whoever searches, and is thrown away the next day.

import { commandsOn, decideBy } from "../../src/rules/command.ts";
import { choice, line, nothing, shows } from "../../src/rules/fields.ts";
import { languages } from "../../src/rules/languages.ts";
import { keptFor } from "../../src/rules/relation.ts";
import { actions, dotted, on, panel, press, text } from "../../src/rules/say.ts";
import { services } from "../../src/rules/services.ts";
import { form, type Home, type Instant, type MemberId, type Values } from "../../src/rules/ui.ts";
import {
  type Access,
  clock,
  memberOf,
  neutralBy,
  noView,
  refuse,
  type Viewer,
  type World,
  workflow,
} from "../../src/rules/workflow.ts";
import { areas, groups, worded } from "./codes.ts";
import { anyone } from "./commands.ts";
import { find } from "./found.ts";
import { foundRows } from "./panels.ts";

const [keptDays, mostWords] = [1, 60] as const;
const fields = {
  kind: choice("A", "service", services, "directory.kind", { optional: true }),
  area: choice("A", "area", areas, "directory.area", { optional: true }),
  language: choice("A", "language", languages, "directory.language", { optional: true }),
  group: choice("A", "targetGroup", groups, "directory.groups", { optional: true }),
  words: line(mostWords, "directory.words", { optional: true, search: true }),
} as const;
type Wanted = Values<typeof fields>;
type Live = {
  readonly wanted: Wanted;
  readonly by: MemberId;
  readonly at: Instant;
  readonly eraseBy?: Instant;
};
type State = { readonly wanted?: undefined } | Live;
type Event =
  | { readonly type: "asked"; readonly wanted: Wanted; readonly by: MemberId; readonly at: Instant }
  | { readonly type: "forgotten"; readonly eraseBy: Instant };

const isLive = (state: State): state is Live => state.wanted !== undefined;
const { command } = commandsOn<State, Live, Event>(isLive);
/** Whoever searched. */
const reads: Access<State> = (state, actor, world) =>
  isLive(state) &&
  !state.eraseBy &&
  anyone(state, actor, world) &&
  memberOf(actor)?.id === state.by;
const commands = {
  find: command({
    access: (state, actor, world) => !isLive(state) && anyone(state, actor, world),
    words: "directory.find.words",
    help: "directory.find.help",
    form: form("directory.find.title", "directory.find.submit", fields),
    choices: () => ({ area: areas.filter((area) => area !== "region") }),
    after: shows("show"),
    decide: (state, { values, by, at }) => {
      const member = memberOf(by);
      return isLive(state) || !member
        ? refuse("core.already")
        : [{ type: "asked", wanted: values, by: member.id, at }];
    },
  }),
  forget: command({
    access: clock,
    form: nothing,
    decide: (state, { at }) =>
      isLive(state) && !state.eraseBy ? [{ type: "forgotten", eraseBy: neutralBy(at) }] : [],
  }),
} as const;
type C = keyof typeof commands;
const show = (state: State, viewer: Viewer, world: World): Home<C> => {
  const wanted: Partial<Wanted> = state.wanted ?? {};
  const { kind, area, language, group, words } = wanted;
  const said = dotted(
    "core.dot",
    kind && worded("service", kind),
    area && worded("area", area),
    language && worded("language", language),
    group && worded("targetGroup", group),
    words && { text: words },
  );
  return panel(
    "directory.find.title",
    said.length > 0 && text(said, "quiet"),
    foundRows(find(wanted, world), viewer, world),
    actions<C>(press("find", "directory.find.again", on("search"))),
  );
};
const evolve = (state: State, event: Event): State => {
  if (event.type === "forgotten")
    return isLive(state) ? { ...state, eraseBy: event.eraseBy } : state;
  const { type: _type, ...live } = event;
  return live;
};
export const search = workflow<State, Event>()({
  name: "search",
  classA: "all",
  start: "find",
  initial: {},
  commands,
  decide: decideBy<State, Event>(commands),
  evolve,
  view: (state, world) => (isLive(state) ? keptFor(state, reads, world, keptDays) : noView),
  panels: { show: { about: "one", access: reads, show } },
  declassified: {},
});
