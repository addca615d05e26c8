// That something was passed on, to whom and on which basis: kept under a key of its own when the case is gone. Never what it was, and nothing that leads to the case.
import { daysOfYears } from "../../src/retention.ts";
import { command as anyCommand, decideBy, taking } from "../../src/rules/command.ts";
import { nothing } from "../../src/rules/fields.ts";
import { type Folds, fold } from "../../src/rules/fold.ts";
import { daysKept } from "../../src/rules/kept.ts";
import { dotted, facts, inWords, panel, t, text } from "../../src/rules/say.ts";
import type { Instant, MemberId, Panel } from "../../src/rules/ui.ts";
import { agencyOf, auditorsOf } from "../../src/rules/who.ts";
import {
  type Access,
  type Audience,
  clock,
  memberOf,
  neutralBy,
  noView,
  type View,
  type World,
  workflow,
} from "../../src/rules/workflow.ts";
import { disposalTells } from "../disposal/signals.ts";
import { disclosureSignals, type Recorded, type Second } from "./signals.ts";

type Kept = Recorded & {
  readonly step: "kept";
  readonly until: Instant;
  readonly eraseBy?: Instant;
};
type State = { readonly step: "new" } | Kept;
type Event =
  | ({ readonly type: "recorded"; readonly until: Instant } & Recorded)
  | ({ readonly type: "reviewed" } & Second)
  | { readonly type: "outlived"; readonly eraseBy: Instant };

const isKept = (state: State): state is Kept => state.step !== "new";
const command = anyCommand<State, Event>();
const takes = taking<State, Event>()(disclosureSignals);
/** As long as the agency's disposal decision says. */
const until = ({ agency, at }: Recorded, world: World): Instant =>
  world.calendar.addDays(
    at,
    daysKept(
      "disclosure",
      [agency],
      daysOfYears(agencyOf(agency, world)?.disclosureYears ?? 5),
      world,
    ),
    "09:00",
  );
const commands = {
  record: takes.record((state, { values: said }, world) =>
    isKept(state) ? [] : [{ type: "recorded", ...said, until: until(said, world) }],
  ),
  second: takes.second((state, { values }) =>
    isKept(state) && !state.second ? [{ type: "reviewed", ...values }] : [],
  ),
  forget: command({
    access: clock,
    form: nothing,
    decide: (state, { at }) =>
      isKept(state) && !state.eraseBy ? [{ type: "outlived", eraseBy: neutralBy(at) }] : [],
  }),
} as const;
const folds: Folds<Kept, Exclude<Event, { type: "recorded" }>> = {
  reviewed: (state, { by, at, yes }) => ({ ...state, second: { by, at, yes } }),
  outlived: (state, { eraseBy }) => ({ ...state, eraseBy }),
};
const evolve = (state: State, event: Event): State => {
  if (event.type === "recorded") {
    const { type: _type, ...said } = event;
    return { ...said, step: "kept" };
  }
  return isKept(state) ? fold(folds, state, event) : state;
};

/** The one who did it, while they work with people there; the lead, and those who audit the agency: they come with a receipt from the agency's own records. */
const readersOf = ({ agency, by }: Kept, { people }: World): readonly MemberId[] => {
  const lead = agencyOf(agency, { people })?.lead;
  const did = people.members.get(by);
  const still = did?.agency === agency && people.attends(did) ? [by] : [];
  return [
    ...new Set([
      ...still,
      ...(lead === undefined ? [] : [lead]),
      ...auditorsOf(agency, { people }).map(({ id }) => id),
    ]),
  ];
};
const reads: Access<State> = (state, actor, world) => {
  const member = memberOf(actor);
  return (
    member !== undefined &&
    isKept(state) &&
    !state.eraseBy &&
    member.agency === state.agency &&
    readersOf(state, world).includes(member.id)
  );
};
/** `until` falls on a morning: its hours are no day more. */
const daysBetween = (at: Instant, last: Instant): number =>
  Math.round((Date.parse(last.slice(0, 10)) - Date.parse(at.slice(0, 10))) / 86_400_000);
const view = (state: State, world: World): View<keyof typeof commands> => {
  if (!isKept(state)) return noView;
  const { receipt, agency, at, until: last, eraseBy } = state;
  return {
    posts: [],
    timers: eraseBy ? [] : [{ key: "forget", at: last, command: "forget" }],
    signals: eraseBy
      ? disposalTells({ kind: "disclosure", agencies: [agency], set: daysBetween(at, last) })
      : [],
    readers: eraseBy ? [] : readersOf(state, world).map((member): Audience => ({ member })),
    summary: { ref: receipt, open: false, agency, openedAt: at },
    ...(eraseBy && { erase: eraseBy }),
  };
};
/** Somebody reads it years later: every day has its year. */
const show = (state: State): Panel<never> => {
  if (!isKept(state)) throw new Error("a panel of a record that is not there");
  const {
    receipt,
    agency,
    to,
    toAll,
    called,
    basis,
    told,
    provision,
    service,
    purpose,
    groups,
    asked,
    at,
    by,
    second,
    until: last,
  } = state;
  return panel(
    t("disclosure.title", { receipt: { ref: receipt } }),
    facts(
      ["disclosure.from", { agency }],
      to && ["disclosure.to", { agency: to }],
      toAll && ["disclosure.to", { list: toAll.map((each) => ({ agency: each })) }],
      called && ["disclosure.to", { code: called, of: "called" }],
      basis && ["disclosure.basis", { code: basis, of: called ? "callBasis" : "basis" }],
      provision && ["disclosure.provision", { code: provision, of: "provision" }],
      service !== undefined && ["disclosure.purpose", inWords("service", service)],
      purpose && ["disclosure.purpose", { code: purpose, of: "purpose" }],
      told && ["disclosure.groups", { code: told, of: "investigationTold" }],
      groups && [asked ? "disclosure.asked" : "disclosure.groups", { codes: groups, of: "group" }],
      ["disclosure.at", ...dotted("core.dot", { date: at, as: "date" }, { date: at, as: "time" })],
      ["disclosure.by", { member: by }],
      second && [
        "disclosure.second",
        t(second.yes ? "disclosure.good" : "disclosure.bad", {
          who: { member: second.by },
          at: { date: second.at, as: "date" },
        }),
      ],
    ),
    asked && text("disclosure.askedOnly"),
    text("disclosure.never", "quiet"),
    text(t("disclosure.until", { day: { date: last, as: "date" } }), "quiet"),
  );
};

export const disclosure = workflow<State, Event>()({
  name: "disclosure",
  start: "record",
  initial: { step: "new" },
  commands,
  decide: decideBy<State, Event>(commands),
  evolve,
  view,
  signals: disclosureSignals,
  panels: { show: { about: "one", access: reads, words: "disclosure.words", show } },
  declassified: {},
});
