// What an application makes visible, whom it tells, and when it is noticed.
import { daysKept } from "../../src/rules/kept.ts";
import { dm, message, show, t, text } from "../../src/rules/say.ts";
import { type InstanceId, type PlainKey, reveal, seal } from "../../src/rules/ui.ts";
import { agencyOf, isNgo } from "../../src/rules/who.ts";
import {
  type Post as AnyPost,
  noView,
  type Signal,
  type Summary,
  type Timer,
  type View,
  type World,
} from "../../src/rules/workflow.ts";
import { caseSignals } from "../case/signals.ts";
import { disclosureSignals } from "../disclosure/signals.ts";
import { disposalTells } from "../disposal/signals.ts";
import { kronor, parts } from "./codes.ts";
import type { commands } from "./commands.ts";
import { type Application, isApplication, isOver, type State } from "./model.ts";
import { nspProjection } from "./projection.ts";
import { keptDays, whoseOn } from "./rules.ts";
import { budgetSignals } from "./signals.ts";
import { table } from "./table.ts";

type C = keyof typeof commands;
type Post = AnyPost<C>;
const titles = ["sent", "question", "proposed", "coming", "ongoing", "reported"] as const;
type Waiting = (typeof titles)[number];
const isWaiting = (step: Application["step"]): step is Waiting =>
  (titles as readonly string[]).includes(step);
/** What its applicant has just heard comes before what is to be done. */
const titleOf = (state: Application, step: Waiting, n: number): PlainKey =>
  n === 0 && state.news
    ? `nsp.news.${state.news}`
    : n > 0 && step !== "coming"
      ? `nsp.again.${step}`
      : `nsp.turn.${step}`;
const turns = (state: Application, world: World): readonly Post[] => {
  const { step, round, since, silence } = state;
  const side = table.ball(state);
  if (!isWaiting(step) || side === "nobody" || side === "keeper") return [];
  const said = (n: number) => {
    const main = side === "applicant" && (n > 0 || step === "question") && table.main(state, side);
    return {
      title: titleOf(state, step, n),
      notice: "nsp.notice" as const,
      body: [text(t("nsp.number", { number: { ref: state.number } }))],
      actions: [main, main ? show("show", "nsp.open") : show("show", "nsp.open", "primary")],
    };
  };
  const first = whoseOn(state, side, 0, world.calendar.day(since), world);
  const begins = step === "ongoing" && state.news === undefined;
  return [
    ...dm<C>(
      `turn:${round}`,
      first,
      "inHours",
      begins ? { ...said(0), title: "nsp.turn.began" } : said(0),
    ),
    ...silence
      .flatMap(({ to }, n) => dm<C>(`again:${round}:${n}`, to, "inHours", said(n + 1)))
      .slice(-3),
  ];
};
const over = (state: Application, world: World): readonly Post[] => {
  const { step, round, since, sends } = state;
  if (sends === 0 || (step !== "closed" && step !== "refused" && step !== "withdrawn")) return [];
  const day = world.calendar.day(since);
  const stopped = step === "withdrawn";
  const own = dm<C>(`over:${round}`, whoseOn(state, "applicant", 0, day, world), "inHours", {
    title: `nsp.over.${step}`,
    notice: "nsp.notice",
    body: [
      text(t("nsp.number", { number: { ref: state.number } })),
      stopped && text("nsp.stopped.body"),
    ],
    actions: [show("show", "nsp.open")],
  });
  // The same words for both, and no number: whoever is told may not open it any more.
  const theirs = stopped
    ? dm<C>(`stopped:${round}`, whoseOn(state, "officer", 0, day, world), "inHours", {
        title: "nsp.stopped.title",
        notice: "nsp.notice",
        body: [text("nsp.stopped.body")],
      }).map((post) => ({ ...post, toAnyone: true as const }))
    : [];
  return [...own, ...theirs];
};
/** The year's budget hears of it in the same transaction: what does not fit is refused with everything. */
const bookings = ({ bookings: all, platform, row }: Application): readonly Signal[] =>
  all.map(({ stage, no, year, amount, used }, n) =>
    budgetSignals.to.book(`budget-${platform}-${reveal(year)}` as InstanceId, `book:${n}`, {
      key: `${row}:${no}`,
      stage,
      platform,
      year: reveal(year),
      kronor: seal(kronor[reveal(amount)] * (used ? parts[reveal(used)] : 1)),
    }),
  );
const endings = { closed: "confirmed", refused: "declined", withdrawn: "withdrawn" } as const;
const basisOf = ({ agency }: Application, world: World) =>
  seal(isNgo(agencyOf(agency, world)) ? "samtycke_ngo" : "samtycke_sekretess");
const passed = {
  groups: seal(["behov"] as readonly string[]),
  service: "ekonomiskt_bistand",
} as const;
const toRecord = (state: Application, world: World): readonly Signal[] => {
  const { record, agency, platform } = state;
  if (!record) return [];
  const { id, ...said } = record;
  return [
    disclosureSignals.to.record(id, "record", {
      ...said,
      ...passed,
      agency,
      to: platform,
      basis: basisOf(state, world),
    }),
  ];
};
/** Its case checks the consent, or keeps the one that was given now; and hears of the end. */
const toCase = (state: Application, world: World): readonly Signal[] => {
  const { kase, number, platform, sends, by, agreed, step, since } = state;
  if (!kase || sends === 0 || step === "discarded") return [];
  const asked = {
    number,
    to: platform,
    ...passed,
    consent: true,
    sends,
    basis: basisOf(state, world),
    by,
    workflow: "nsp",
  } as const;
  // An extension brings a yes only when it was said anew: an old one is the case's to judge.
  const brought = agreed && (sends === 1 || agreed.at === since) ? agreed : undefined;
  const end = step in endings ? endings[step as keyof typeof endings] : undefined;
  return [
    caseSignals.to.share(kase, `share:${sends}`, {
      ...asked,
      ...(brought && { agreed: brought.form }),
    }),
    ...(end ? [caseSignals.to.chain(kase, `chain:${end}`, { to: platform, step: end })] : []),
  ];
};
const disposed = ({ outlived, agency, platform }: Application): readonly Signal[] =>
  outlived
    ? disposalTells({ kind: "application", agencies: [agency, platform], usual: keptDays })
    : [];
const timers = (state: Application, world: World): readonly Timer<C>[] => {
  if (!isOver(state) || state.eraseBy) return table.timers(state, world);
  return [
    {
      key: "forget",
      at: world.calendar.addDays(
        state.since,
        daysKept("application", [state.agency, state.platform], keptDays, world),
        "09:00",
      ),
      command: "forget",
    },
  ];
};
const summary = (state: Application, world: World): Summary => {
  const { number, agency, by, step } = state;
  // When a period ends is class B.
  const [due] = step === "coming" || step === "ongoing" ? [] : timers(state, world);
  return {
    ref: number,
    open: !isOver(state),
    agency,
    holder: { member: by },
    ...(due && !isOver(state) && { dueAt: due.at }),
    ...nspProjection.says({ step, turn: table.ball(state) }),
  };
};
export const view = (state: State, world: World): View<C> => {
  if (!isApplication(state)) return noView;
  return {
    posts: state.eraseBy ? [] : [...turns(state, world), ...over(state, world)],
    timers: timers(state, world),
    signals: [
      ...bookings(state),
      ...toRecord(state, world),
      ...toCase(state, world),
      ...disposed(state),
    ],
    readers: table.readers(state, world),
    summary: summary(state, world),
    past: message({ title: "nsp.past", notice: "nsp.notice" }),
    ...(state.eraseBy && { erase: state.eraseBy }),
  };
};
