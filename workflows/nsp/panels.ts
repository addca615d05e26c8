// What whoever asks, and the officers, see of an application; and their lists.

import { askedRows, cutAt, pageOf, upTo } from "../../src/rules/pages.ts";
import { anyWorker } from "../../src/rules/relation.ts";
import {
  actions,
  body,
  dotted,
  facts,
  heading,
  inWords,
  on,
  onDay,
  panel,
  press,
  row,
  show,
  t,
  text,
} from "../../src/rules/say.ts";
import {
  type Block,
  type Panel,
  type PlainKey,
  reveal,
  type Secret,
  type Span,
  seal,
} from "../../src/rules/ui.ts";
import { agencyOf, isCertified } from "../../src/rules/who.ts";
import type { Access, Needs, Row, Viewer, World } from "../../src/rules/workflow.ts";
import { conditions } from "./codes.ts";
import type { commands } from "./commands.ts";
import { type Application, isApplication, type State, type Step } from "./model.ts";
import { nspProjection } from "./projection.ts";
import { cannotApply, isNational, isOfficer, limitOf, limits, officersFor } from "./rules.ts";
import { table } from "./table.ts";

type C = keyof typeof commands;
type B = Block<Span | Secret, C>;
const shownRows = 20;

/** That an officer has proposed something is the officers'. */
const stepFor = (step: Step, officer: boolean): PlainKey =>
  `nsp.step.${step === "proposed" && !officer ? "sent" : step}`;
const wanted = ({ asked, periods }: Application): B => {
  const { form, why, cost, amount, children, from, to } = asked;
  const last = periods.at(-1);
  return facts(
    ["nsp.form", inWords("supportForm", form)],
    ["nsp.period", { day: from }, t("nsp.to.dash"), { day: to }],
    last && ["nsp.until", { day: last.to }],
    last && ["nsp.given", { code: last.amount, of: "amountBand" }],
    ["nsp.cost", { code: cost, of: "costCategory" }],
    ["nsp.amount", { code: amount, of: "amountBand" }],
    ["nsp.why", { code: why, of: "whyNot" }],
    children && ["nsp.children", { code: children, of: "band" }],
  );
};
const said = (state: Application, officer: boolean): B => {
  const { step, question, proposal, reason, report, agency, agreed } = state;
  return facts(
    ["nsp.where", t(stepFor(step, officer))],
    officer && ["nsp.applicant", { agency }],
    ["nsp.agreed.fact", agreed ? { code: agreed.form, of: "consentForm" } : t("nsp.agreed.none")],
    question && ["nsp.question", { code: question, of: "nspQuestion" }],
    reason && ["nsp.reason", { code: reason, of: "nspRefusal" }],
    report && ["nsp.used", { code: report.used, of: "nspUsed" }],
    report && ["nsp.outcome", { code: report.outcome, of: "nspOutcome" }],
    officer &&
      proposal && [
        "nsp.proposed",
        t(proposal.yes ? "nsp.proposed.yes" : "nsp.proposed.no"),
        t("core.dot"),
        { member: proposal.by },
      ],
    officer &&
      proposal?.amount && ["nsp.grant.amount", { code: proposal.amount, of: "amountBand" }],
    officer && proposal?.reason && ["nsp.reason", { code: proposal.reason, of: "nspRefusal" }],
  );
};
/** What somebody has checked, by whom and when; else that the officers decide. */
const terms = ({ asked }: Application, world: World): B => {
  const checked = world.people.programme?.terms;
  const limit = limits(limitOf(asked.form, world));
  if (!checked || !limit) return text("nsp.terms.none", "quiet");
  return text(
    t("nsp.terms.checked", {
      limit,
      by: { text: checked.by },
      on: onDay(world.calendar.wall(checked.on, "12:00")),
    }),
    "quiet",
  );
};
const draftBlocks = (state: Application, viewer: Viewer, world: World): readonly B[] => {
  if (state.step !== "draft") return [];
  const no = cannotApply(state.agency, world.calendar.day(viewer.now), world);
  return body<B>(
    no && text(no.refused, "warning"),
    state.agreed ? heading("nsp.conditions") : text("nsp.noConsent", "warning"),
    state.agreed && conditions.map((each) => row(t(`nsp.condition.${each}`))),
    state.agreed && text("nsp.conditions.not", "quiet"),
  );
};
const second = (state: Application, viewer: Viewer, world: World): readonly B[] => {
  if (!state.proposal) return [];
  if (officersFor(state.agency, world, state.proposal.by).length === 0)
    return [text("nsp.alone", "warning")];
  if (!table.isOn("second", state, viewer, world)) return [];
  const values = { of: state.proposal.at };
  return body<B>(
    text("nsp.second.asked", "warning"),
    actions<C>(
      press("confirm", state.proposal.yes ? "nsp.confirm.yes" : "nsp.confirm.no", {
        values,
        style: "primary",
      }),
    ),
  );
};
export const showNeeds = (state: State, { member }: Viewer): Needs =>
  isApplication(state) && state.kase && member.agency === state.agency
    ? { kase: { workflow: "case", instances: [state.kase], for: member, limit: 1 } }
    : {};
export const showApplication = (state: State, viewer: Viewer, world: World): Panel<C> => {
  if (!isApplication(state)) throw new Error("a panel of an application that is not there");
  const { member, now } = viewer;
  const officer = officersFor(state.agency, world).includes(member.id);
  const [kase] = officer ? [] : world.rows("kase");
  const { ref, words } = kase?.summary ?? {};
  const certificate = agencyOf(state.agency, world)?.nspCertified;
  return panel(
    t("nsp.show.title", { number: { ref: state.number } }),
    kase && facts(["nsp.case", ...dotted("core.dot", ref && { ref }, words && { words })]),
    said(state, officer),
    wanted(state),
    terms(state, world),
    state.step !== "draft" &&
      !isCertified(state.agency, world.calendar.day(now), world) &&
      text(certificate ? "nsp.certificate.over" : "nsp.certificate.gone", "warning"),
    draftBlocks(state, viewer, world),
    officer && second(state, viewer, world),
    actions<C>(
      ...table.actions(state, member, world),
      kase && show("show", "nsp.case.open", on("case", kase.instance)),
    ),
    !officer &&
      state.record &&
      text(t("nsp.receipt", { receipt: { ref: state.record.receipt } }), "quiet"),
    text(officer ? "nsp.never.officer" : "nsp.never", "quiet"),
  );
};

const rowOf = (
  each: Row,
  viewer: Viewer,
  officer: boolean,
  cases: ReadonlyMap<string, Row>,
): Block<Span, C> => {
  const { ref, dueAt } = each.summary;
  const known = nspProjection.known(each);
  const { step } = nspProjection.of(each);
  const words = cases.get(known ? (reveal(known).kase ?? "") : "")?.summary.words;
  const late = dueAt !== undefined && dueAt < viewer.now;
  return row(dotted("core.dot", ref && { ref }, words && { words }), {
    detail: dotted(
      "core.dot",
      step && t(stepFor(step, officer)),
      dueAt && t(late ? "nsp.lateSince" : "nsp.by", { day: onDay(dueAt) }),
    ),
    tone: late && "warning",
    actions: [show("show", "nsp.open", { ...on("nsp", each.instance), style: "primary" })],
  });
};
export const mayList: Access<unknown> = (state, actor, world) =>
  anyWorker(state, actor, world) ||
  isOfficer(state, actor, world) ||
  isNational(state, actor, world);
/** As many are looked through: those whose turn it is come first, wherever they would stand. Beyond it the list says that there are more. */
const queueRows = 200;
export const listNeeds = (_state: unknown, viewer: Viewer, world: World): Needs => ({
  open: { workflow: "nsp", open: true, for: viewer.member, titles: true, limit: queueRows + 1 },
  ...(world.people.works(viewer.member) && {
    cases: {
      workflow: "case",
      open: true,
      agency: viewer.member.agency,
      for: viewer.member,
      limit: askedRows(viewer, shownRows),
    },
  }),
});
/** For an officer: other agencies' applications that are to be decided. For those who apply: what they have been asked. */
export const waits = ({ member }: Viewer, world: World): readonly Row[] => {
  const turns = member.roles.includes("programme") ? ["officer", "second"] : ["applicant"];
  const isTheirs = ({ summary: { agency } }: Row): boolean =>
    (agency === member.agency) !== member.roles.includes("programme");
  return world
    .rows("open")
    .filter((each) => isTheirs(each) && turns.includes(nspProjection.of(each).turn ?? ""));
};
/** What waits for an officer first, then what was asked for first. */
const queue = (viewer: Viewer, world: World): readonly B[] => {
  const theirs = world
    .rows("open")
    .filter(({ summary }) => summary.agency !== viewer.member.agency);
  const turn = (each: Row): number =>
    Number(!["officer", "second"].includes(nspProjection.of(each).turn ?? ""));
  const due = ({ summary: { dueAt } }: Row): string => dueAt ?? "9";
  const sorted = theirs.toSorted((a, b) => turn(a) - turn(b) || (due(a) < due(b) ? -1 : 1));
  return body<B>(
    heading("nsp.queue"),
    pageOf(
      sorted,
      { most: shownRows, viewer, panel: "list" },
      { one: (each) => rowOf(each, viewer, true, new Map()), none: text("nsp.queue.none") },
    ),
  );
};
const caseRow = ({ instance, summary: { ref, words } }: Row): Block<Span, C> =>
  row(dotted("core.dot", ref && { ref }, words && { words }), {
    actions: [press("apply", "nsp.apply.title", { ...on("nsp"), values: { kase: instance } })],
  });
const own = (viewer: Viewer, world: World): readonly B[] => {
  const { member, now } = viewer;
  const part = { most: shownRows, viewer, panel: "list" } as const;
  const cases = world.rows("cases");
  const byId = new Map(cases.map((each) => [each.instance as string, each]));
  const mine = world.rows("open").filter(({ summary }) => summary.agency === member.agency);
  const no = cannotApply(member.agency, world.calendar.day(now), world);
  return body<B>(
    heading("nsp.mine"),
    pageOf(mine, part, {
      one: (each) => rowOf(each, viewer, false, byId),
      none: text("nsp.mine.none"),
    }),
    heading("nsp.apply.heading"),
    no
      ? text(no.refused, "warning")
      : pageOf(cases, part, { one: caseRow, none: text("referral.choose.none") }),
    !no && actions<C>(press("apply", "nsp.apply.without", on("nsp"))),
  );
};
export const showList = (state: State, viewer: Viewer, world: World): Panel<C> => {
  const actor = { member: viewer.member };
  const [officer, national] = [isOfficer(state, actor, world), isNational(state, actor, world)];
  return panel(
    "nsp.list.title",
    officer && queue(viewer, world),
    world.people.works(viewer.member) && own(viewer, world),
    upTo(world.rows("open"), queueRows).cut && cutAt(queueRows),
    (officer || national) && actions<C>(show("years", "nsp.budget.years", on("budget"))),
  );
};
export const knownTo = nspProjection.knows((state: State, by) =>
  isApplication(state) && by.agency === state.agency
    ? seal({ ...(state.kase && { kase: state.kase }) })
    : undefined,
);
