// What whoever takes a call sees, one question at a time; what the coordinators see; and the list of both.
import { acuteFirst, isAcute as isAcuteRow, phoneNow, ringNow } from "../../src/rules/ring.ts";
import { actions, body, dotted, facts, firstOf, heading, on, panel, press, ring, row, show, t, text } from "../../src/rules/say.ts";
import type { Action, Block, Home, Label, Open, Panel, PhraseKey, Secret, Span } from "../../src/rules/ui.ts";
import { reveal } from "../../src/rules/ui.ts";
import { agencyOf, isNgo, takesCalls } from "../../src/rules/who.ts";
import type { Needs, Row, Viewer, World } from "../../src/rules/workflow.ts";
import { type commands, counties } from "./commands.ts";
import { opensAt } from "./desk.ts";
import {
  asks,
  type Call,
  callers,
  carries,
  dangers,
  isCall,
  isUnheld,
  needs as needsAsked,
  overs,
  type Question,
  type State,
  untils,
} from "./model.ts";
import { dueAt, table } from "./table.ts";

type C = keyof typeof commands;
type B = Block<Span | Secret, C>;
const shownRows = 20;
const numbers = show("ring", "call.numbers", on("people"));

const asCall = (state: State): Call => {
  if (!isCall(state)) throw new Error("a panel of a call that is not there");
  return state;
};
/** A question's answers, a button each: nothing is chosen beforehand. */
const answers = <K extends C>(command: K, field: string, of: string, all: readonly string[]): readonly Action<K>[] =>
  all.map((each) => press(command, `${of}.${each}` as PhraseKey, { values: { [field]: each as Open<string> } }));
const asked = (label: Label, ...buttons: readonly (Action<C> | readonly Action<C>[])[]): readonly B[] =>
  body<B>(heading(label), actions<C>(...buttons));

/** A child is suspected: the report comes first, by phone, and waits for no consent. */
const childFirst = ({ child }: Call): readonly B[] =>
  child === undefined || reveal(child) === "no" ? [] : body<B>(text("call.child.first", "danger"), actions<C>(numbers));
const countyWord = (county: NonNullable<Call["county"]>): Span =>
  "name" in county ? { text: county.name } : t(`call.county.${county.code}`);
/** Numbers, and who has taken over. They stay until somebody has. */
const danger = (state: Call, { now, member }: Viewer, world: World): readonly B[] => [
  ...ringNow(now, member.agency, world),
  ...(state.over === "nobody" ? [text("call.over.nobody", "danger")] : []),
  ...asked("call.over", answers("over", "over", "callOver", overs)),
];
const questions: Readonly<Record<Question, (state: Call, viewer: Viewer, world: World) => readonly B[]>> = {
  over: danger,
  child: () => asked("call.child", press("childYes", "call.yes"), press("childNo", "call.no"), press("childUnknown", "call.unknown")),
  county: (_state, _viewer, world) =>
    asked(
      "call.county",
      counties(world).map(({ id, county }) =>
        press("county", "name" in county ? t("call.county.name", { name: { text: county.name } }) : `call.county.${county.code}`, {
          values: { county: id as Open<string> },
        }),
      ),
    ),
  caller: () => asked("call.caller", answers("caller", "caller", "caller", callers)),
  need: () =>
    asked(
      "call.need",
      answers("need", "need", "callNeed", needsAsked),
      press("passConsent", "call.pass.consent"),
      show("basis", "call.pass.other"),
    ),
};
const showAsked = (state: Call, viewer: Viewer, world: World): readonly B[] => {
  const question = asks(state);
  return body<B>(
    childFirst(state),
    questions[question](state, viewer, world),
    actions<C>(table.actions(state, viewer.member, world, "taker"), question !== "over" && numbers),
    text("call.nothing", "quiet"),
  );
};

/** Nobody is there: who has it until they are. Nobody: the numbers. */
const showUntil = (state: Call, viewer: Viewer, world: World): readonly B[] => {
  if (!isUnheld(state)) return [];
  return state.until === "nobody" ? danger(state, viewer, world) : [...asked("call.until", answers("until", "until", "callUntil", untils))];
};
const opening = ({ passed }: Call, world: World): B | undefined => {
  const agency = agencyOf(passed?.to, world);
  if (!passed?.closed || !agency) return undefined;
  return text(t("call.opens", { at: { date: opensAt(passed.at, agency, world) } }), "warning");
};
/** To whoever took the call: how it is passed on, and that it has arrived. The case they never see. */
const showPassed = (state: Call, viewer: Viewer, world: World): readonly B[] => {
  const { passed, carry } = state;
  const due = dueAt(state, world);
  if (!passed) return [];
  return body<B>(
    opening(state, world),
    showUntil(state, viewer, world),
    heading("call.carry"),
    text(t("call.carry.how", { number: { ref: passed.number } })),
    row({ agency: passed.to }, { actions: [ring(phoneNow(agencyOf(passed.to, world), viewer.now, world), "call.late.ring")] }),
    carry
      ? text(t("call.carry.is", { carry: t(`callCarry.${carry}`) }), "good")
      : actions<C>(answers("carry", "carry", "callCarry", carries)),
    due && text(t("call.due", { by: { date: due } })),
    passed.record && text(t("call.receipt", { receipt: { ref: passed.record.receipt } }), "quiet"),
    actions<C>(table.actions(state, viewer.member, world, "taker")),
    text("call.opensNothing", "quiet"),
  );
};
/** To the coordinators, before they take it: what was said, and nothing about who it is. */
const showWaiting = (state: Call, viewer: Viewer, world: World): readonly B[] => {
  const { danger: said, over, child, county, caller, passed, until, carry, at } = state;
  return body<B>(
    facts(
      ["call.show.at", { date: at }],
      ["call.danger.short", t(`callDanger.${said}`)],
      over && ["call.over", t(`callOver.${over}`)],
      child && ["call.child.short", { code: child, of: "child" }],
      county && ["call.county.short", countyWord(county)],
      caller && ["call.caller.short", t(`caller.${caller}`)],
      passed && ["call.show.basis", { code: passed.basis, of: "basis" }],
      until && ["call.show.until", t(`callUntil.${until}`)],
      carry && ["call.show.carry", t(`callCarry.${carry}`)],
    ),
    actions<C>(table.actions(state, viewer.member, world, "coordinator")),
  );
};
const isCoordinator = (state: Call, { member }: Viewer, world: World): boolean => table.isOn("coordinator", state, { member }, world);
const showTaken = (state: Call, viewer: Viewer, world: World): readonly B[] => {
  const { passed, taken } = state;
  if (!passed || !taken) return [];
  return body<B>(
    text(t("call.taken.title", { number: { ref: passed.number } }), "good"),
    text(t("call.taken.at", { at: { date: taken.at } }), "quiet"),
    passed.record && text(t("call.receipt", { receipt: { ref: passed.record.receipt } }), "quiet"),
    isCoordinator(state, viewer, world) && text(t("call.wait.who", { who: { member: taken.by } })),
  );
};
const blocks = (state: Call, viewer: Viewer, world: World): readonly B[] => {
  const takes = table.isOn("taker", state, { member: viewer.member }, world);
  switch (state.step) {
    case "asking":
      return showAsked(state, viewer, world);
    case "passed":
      return [
        ...(takes ? showPassed(state, viewer, world) : []),
        ...(isCoordinator(state, viewer, world) ? showWaiting(state, viewer, world) : []),
      ];
    case "taken":
      return showTaken(state, viewer, world);
    case "closed":
    case "forgotten":
      return [...childFirst(state), text(`call.ended.${state.ended?.how ?? "advice"}`, "good"), text("call.counted", "quiet")];
  }
};
export const showCall = (state: State, viewer: Viewer, world: World): Panel<C> => {
  const call = asCall(state);
  return panel(call.passed ? t("call.called", { number: { ref: call.passed.number } }) : "call.title", blocks(call, viewer, world));
};
/** Without a yes and without another basis only general advice is given. */
export const showBasis = (state: State, { member }: Viewer, world: World): Panel<C> => {
  const ngo = isNgo(agencyOf(member.agency, world));
  return panel(
    "call.pass.other",
    childFirst(asCall(state)),
    text("call.basis.which"),
    actions<C>(
      !ngo && [press("passHarm", "call.basis.harm"), press("passDuty", "call.basis.duty")],
      press("need", "call.basis.none", { values: { need: "advice" as Open<string> } }),
    ),
    text("call.basis.lawyer", "quiet"),
  );
};

const rowOf = (each: Row): Block<Span, never> => {
  const { instance, summary } = each;
  const { ref, openedAt, flags } = summary;
  const its = on("call", instance);
  return row(ref ? { ref } : "call.list.begun", {
    detail: dotted("core.dot", isAcuteRow(each) && t("call.list.acute"), openedAt && t("call.list.at", { at: { date: openedAt } })),
    tone: isAcuteRow(each) && "danger",
    actions: [show("show", flags?.includes("waits") ? "call.open" : "call.go", { ...its, style: "primary" })],
  });
};
export const listNeeds = (_state: State, { member, now }: Viewer, world: World): Needs => ({
  open: { workflow: "call", open: true, for: member, limit: shownRows + 1 },
  year: {
    tally: "call",
    region: agencyOf(member.agency, world)?.regions[0] ?? "",
    now,
    since: world.calendar.wall(`${world.calendar.day(now).slice(0, 4)}-01-01`, "00:00"),
  },
});
/** The first question, what waits with acute danger first, what was begun, and how many there have been. */
export const showList = (_state: State, { member }: Viewer, world: World): Home<C> => {
  const all = acuteFirst(world.rows("open"));
  const own = world.tally("year").find(({ agency }) => agency === member.agency);
  const takes = takesCalls(member);
  return panel(
    "call.title",
    takes && body<Block<Span, C>>(heading("call.danger"), actions<C>(dangers.map(begin))),
    all.length > 0 && [
      heading("call.list.open"),
      ...firstOf(all, shownRows, { one: rowOf, none: text("call.list.none"), more: "case.mine.more" }),
    ],
    all.length === 0 && text("call.list.none", "quiet"),
    takes && text(t("call.list.year", { n: own?.opened ?? (0 as Open<number>) }), "quiet"),
  );
};
const begin = (danger: (typeof dangers)[number]): Action<never> =>
  press("take", `callDanger.${danger}`, { ...on("call"), values: { danger: danger as Open<string> } });
