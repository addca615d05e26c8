// What stands in chat because of a call, and whom it tells. Never who called, and nothing of what was said.
import { daysKept } from "../../src/rules/kept.ts";
import { phoneNow } from "../../src/rules/ring.ts";
import { dm, ring, type Said, show, t, text } from "../../src/rules/say.ts";
import { type InstanceId, type Instant, type MemberId, reveal, seal } from "../../src/rules/ui.ts";
import { agencyOf } from "../../src/rules/who.ts";
import {
  noView,
  type Post,
  type Signal,
  type Summary,
  type Timer,
  type View,
  type World,
} from "../../src/rules/workflow.ts";
import { caseSignals } from "../case/signals.ts";
import { disclosureSignals } from "../disclosure/signals.ts";
import { disposalTells } from "../disposal/signals.ts";
import { statisticsInstance, statisticsSignals } from "../statistics/signals.ts";
import type { commands } from "./commands.ts";
import { type Call, isAcute, isCall, isUndecided, type State } from "./model.ts";
import { callProjection } from "./projection.ts";
import { deskSignals } from "./signals.ts";
import { table } from "./table.ts";

type C = keyof typeof commands;
type Posts = readonly Post<C>[];
/** A call that is over says nothing any more: its messages may go. [design] */
const keptDays = 30;
const look = show("show", "call.open");
const notice = "call.notice";
const endOf = ({ taken, ended }: Call): Instant | undefined => taken?.at ?? ended?.at;

/** What a coordinator reads: then, and when nobody has confirmed. */
const saidTo = (state: Call, waits: Said<C>["title"], by?: Instant): Said<C> => {
  const { passed, taken } = state;
  const number = passed && text({ ref: passed.number });
  if (state.step === "passed")
    return {
      title: waits,
      notice,
      body: [number, by && text(t("call.wait.by", { by: { date: by } }))],
      actions: [table.main(state, "coordinator"), look],
    };
  const who = taken && text(t("call.wait.who", { who: { member: taken.by } }), "good");
  return { title: taken ? "call.wait.over" : "call.wait.back", notice, body: [number, who] };
};
/** Two decide: whoever is asked; and whoever took the call, when they have, or when nobody did. */
const secondPosts = (state: Call): Posts => {
  const { wanted, decided, step, by } = state;
  if (!wanted) return [];
  const waits = step === "asking" && isUndecided(state);
  const said = {
    title: waits ? "call.second.title" : "call.second.over",
    notice,
    actions: [waits && look],
  } as const;
  const heard = decided ?? (step === "closed" ? "none" : undefined);
  const title = decided ? "call.second.decided" : "call.second.none";
  return [
    ...dm<C>(`second:${wanted.at}`, wanted.to, "atOnce", said),
    ...(heard
      ? dm<C>(
          `decided:${heard}`,
          by,
          { awaited: wanted.at, by },
          { title, notice: "call.heard.notice", actions: [look] },
        )
      : []),
  ];
};
const posts = (state: Call, world: World): Posts => {
  const { passed, reminded, taken } = state;
  const to = agencyOf(passed?.to, world);
  if (!passed || !to) return secondPosts(state);
  const number = { number: { ref: passed.number } };
  /** Whoever took the call, or whoever stands in for them. */
  const takerOn = (at: Instant): MemberId | undefined =>
    world.people.inCharge({ member: state.by }, state.agency, world.calendar.day(at));
  const late = reminded.findLast(({ n }) => n > 1);
  const heard =
    taken && taken.by !== state.by && (state.told || taken.tellAt === taken.at) ? taken : undefined;
  const now = taken ? t("call.taken.title", number) : "call.wait.back";
  const waits = state.step === "passed";
  const urgency = isAcute(state) ? "atOnce" : "inHours";
  const nobody: Said<C> = {
    title: waits ? t("call.late.title", number) : now,
    notice: "call.heard.notice",
    body: [waits && text("call.late.body")],
    actions: [waits && late && ring(phoneNow(to, late.at, world), "call.late.ring"), look],
  };
  return [
    ...secondPosts(state),
    ...dm<C>(
      "wait",
      passed.first,
      urgency,
      saidTo(state, "call.wait.title", world.calendar.addOfficeHours(passed.at, 1, to.hours)),
    ),
    ...reminded.flatMap(({ n, to: whom }) =>
      dm<C>(`remind:${n}`, whom, urgency, saidTo(state, t("call.remind.title", number))),
    ),
    ...dm<C>(
      `late:${late?.n}`,
      late && takerOn(late.at),
      { awaited: passed.at, by: state.by },
      nobody,
    ),
    ...dm<C>(
      "taken",
      heard && takerOn(heard.tellAt),
      { awaited: passed.at, by: state.by },
      { title: now, notice: "call.heard.notice", actions: [look] },
    ),
  ];
};

const rang = { "112": "112", police: "11414", social: "socialjour", nobody: "nobody" } as const;
/** The case begins with what was said: nobody is asked twice. */
const caseTells = ({
  at,
  passed,
  taken,
  child,
  county,
  language,
  danger,
  over,
}: Call): readonly Signal[] => {
  if (!passed || !taken || !child) return [];
  const acute =
    danger === "yes" && ({ acute: true, ...(over && { rang: seal(rang[over]) }) } as const);
  const fromCall = { began: seal(at), ...(county && "name" in county && { county: county.name }) };
  const { by, deputy, into } = taken;
  const first = {
    agency: passed.to,
    region: passed.region,
    holder: { member: by },
    deputy,
    child,
    by,
    ...(language && { language }),
  } as const;
  return [caseSignals.to.openCall(into, "open", { ...first, fromCall, ...acute })];
};
const recordTells = ({ passed, agency, by }: Call): readonly Signal[] => {
  if (!passed?.record) return [];
  const { to, basis, at, record, second } = passed;
  const said = { receipt: record.receipt, agency, to, basis, at, by, ...(second && { second }) };
  return [disclosureSignals.to.record(record.id, "record", said)];
};
const rowTells = ({
  region,
  danger,
  child,
  county,
  caller,
  taken,
  ended,
}: Call): readonly Signal[] => {
  const over = taken ?? ended;
  if (!over) return [];
  const place = county && ("name" in county ? county.name : county.code);
  const stats = seal<Readonly<Record<string, string>>>({
    danger,
    ...(child && { child: reveal(child) }),
    ...(place && { county: place }),
    ...(caller && { caller }),
  });
  const row = {
    row: over.row,
    year: over.at.slice(0, 4),
    reason: seal<string>(ended?.how ?? "case"),
    stats,
    kind: "call",
  } as const;
  return [statisticsSignals.to.add(statisticsInstance(region), "stat", row)];
};
/** What came while nobody was there is one message when they open. */
const deskTells = (state: Call): readonly Signal[] => {
  if (!state.passed?.closed) return [];
  const desk = `desk-${state.passed.region}` as InstanceId;
  return [
    deskSignals.to.came(desk, "came"),
    ...(endOf(state) ? [deskSignals.to.gone(desk, "gone")] : []),
  ];
};
const disposed = ({ agency, eraseBy }: Call): readonly Signal[] =>
  eraseBy ? disposalTells({ kind: "call", agencies: [agency], usual: keptDays }) : [];
const timers = (state: Call, world: World): readonly Timer<C>[] => {
  const { taken, told } = state;
  const end = state.eraseBy ? undefined : endOf(state);
  return [
    ...table.timers(state, world),
    ...(taken && !told && taken.tellAt !== taken.at
      ? [{ key: "tellTaker", at: taken.tellAt, command: "tellTaker" as const }]
      : []),
    ...(end
      ? [
          {
            key: "forget",
            at: world.calendar.addDays(
              end,
              daysKept("call", [state.agency], keptDays, world),
              "09:00",
            ),
            command: "forget" as const,
          },
        ]
      : []),
  ];
};
const summary = (state: Call): Summary => {
  const closedAt = endOf(state);
  return {
    open: state.step === "asking" || state.step === "passed",
    region: state.region,
    agency: state.agency,
    openedAt: state.at,
    ...(state.passed ? { ref: state.passed.number } : { holder: { member: state.by } }),
    ...(closedAt && { closedAt }),
    ...callProjection.says(isAcute(state) ? { acute: "yes" } : {}),
  };
};
export const view = (state: State, world: World): View<C> => {
  if (!isCall(state)) return noView;
  return {
    posts: state.eraseBy ? [] : posts(state, world),
    timers: timers(state, world),
    signals: [
      ...caseTells(state),
      ...recordTells(state),
      ...rowTells(state),
      ...deskTells(state),
      ...disposed(state),
    ],
    readers: table.readers(state, world),
    summary: summary(state),
    ...(state.eraseBy && { erase: state.eraseBy }),
  };
};
