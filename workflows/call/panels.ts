// What whoever takes a call sees, one question at a time; what the coordinators see; and the list of both.
import { cutAt, pageOf, upTo } from "../../src/rules/pages.ts";
import { nobodyUntil, phoneNow, ringNow } from "../../src/rules/ring.ts";
import {
  actions,
  body,
  dotted,
  facts,
  heading,
  on,
  panel,
  press,
  ring,
  row,
  show,
  t,
  text,
} from "../../src/rules/say.ts";
import {
  type Action,
  type Block,
  type Home,
  type Open,
  type Panel,
  reveal,
  type Secret,
  type Span,
} from "../../src/rules/ui.ts";
import { agencyOf, isNgo, takesCalls } from "../../src/rules/who.ts";
import type { Needs, Row, Viewer, World } from "../../src/rules/workflow.ts";
import { type commands, counties, secondFor } from "./commands.ts";
import { opensAt } from "./desk.ts";
import { asks, type Call, type County, isCall, isUnheld, lists, type State } from "./model.ts";
import { callProjection } from "./projection.ts";
import { type Way, wayOf } from "./region.ts";
import { dueAt, table } from "./table.ts";

type C = keyof typeof commands;
type B = Block<Span | Secret, C>;
const shownRows = 20;
/** As many are looked through: acute danger comes first, wherever it would stand. Beyond it the list says that there are more. */
const mostOpen = 200;
const numbers = show("ring", "call.numbers", on("people"));

/** Beside each other on both platforms; what is more is hidden by one of them. */
const mostBeside = 6;
const inRows = (all: readonly Action<C>[]): readonly (B | undefined)[] =>
  Array.from({ length: Math.ceil(all.length / mostBeside) }, (_, n) =>
    actions<C>(all.slice(n * mostBeside, (n + 1) * mostBeside)),
  );
/** A button for each answer: nothing is chosen beforehand. */
const answers = (name: Exclude<keyof typeof lists, "danger">): readonly Action<C>[] =>
  lists[name].map((each) =>
    press(name, `call.${name}.${each}` as `call.over.${(typeof lists)["over"][number]}`, {
      values: { [name]: each as Open<string> },
    }),
  );
/** A child is suspected: the report comes first, by phone, and waits for no consent. */
const childFirst = ({ child }: Call): readonly B[] =>
  child === undefined || reveal(child) === "no"
    ? []
    : body<B>(text("call.child.first", "danger"), actions<C>(numbers));
const countyWord = (county: County) =>
  "name" in county ? t("call.county.name", { name: county.name }) : t(`call.county.${county.code}`);
/** Numbers, and who has taken over. They stay until somebody has. */
const danger = ({ over, place }: Call, { now, member }: Viewer, world: World): readonly B[] =>
  body<B>(
    ringNow<C>(
      now,
      member.agency,
      world,
      place && reveal(place),
      actions<C>(press("place", "call.place")),
    ),
    over === "nobody" && text("call.still", "danger"),
    heading("call.over"),
    actions<C>(answers("over")),
  );
/** For an interpreter, as the one who took the call has said it. */
const spoken = ({ language }: Call) =>
  language && facts(["case.language", { code: language, of: "spoken" }]);
/** Passed on, or rung by the caller. */
const onward = (way: Way | undefined): readonly Action<C>[] =>
  way && "number" in way
    ? [press("gaveNumber", "call.elsewhere.gave"), press("unreached", "call.elsewhere.unreached")]
    : [press("passConsent", "call.pass.consent"), show("basis", "call.pass.other")];
type Question = Exclude<ReturnType<typeof asks>, "second">;
const buttons = (state: Call, question: Question, world: World): readonly Action<C>[] => {
  switch (question) {
    case "over":
    case "caller":
      return answers(question);
    case "child":
      return [
        press("childYes", "call.yes"),
        press("childNo", "call.no"),
        press("childUnknown", "call.unknown"),
      ];
    case "county":
      return counties(world).map(({ id, county }) =>
        press("county", countyWord(county), { values: { county: id as Open<string> } }),
      );
    case "need":
      return [...answers("need"), ...onward(wayOf(state, world))];
  }
};
/** To which region it goes, where that is not the own one; or whom the caller rings, and that nobody else is told. */
const region = (state: Call, question: Question, { now }: Viewer, world: World): readonly B[] => {
  const way = question === "need" ? wayOf(state, world) : undefined;
  if (way === undefined) return [];
  if ("pass" in way)
    return body<B>(
      way.pass.region.id !== state.region &&
        text(t("call.elsewhere.pass", { agency: { agency: way.pass.to.id } })),
    );
  const its = way.number;
  const [phone, until] = [phoneNow(its, now, world), nobodyUntil(its, now, world)];
  return body<B>(
    text("call.elsewhere.ring", "warning"),
    its && row({ agency: its.id }, { actions: [ring(phone, "call.elsewhere.number")] }),
    !phone && text("call.elsewhere.missing"),
    its &&
      until &&
      text(t("core.ring.nobody", { agency: { agency: its.id }, until: { date: until } })),
  );
};
const showAsked = (state: Call, question: Question, viewer: Viewer, world: World): readonly B[] => {
  return body<B>(
    childFirst(state),
    question === "over"
      ? danger(state, viewer, world)
      : body<B>(
          heading(`call.${question}`),
          region(state, question, viewer, world),
          ...inRows(buttons(state, question, world)),
        ),
    actions<C>(
      table.actions(state, viewer.member, world, "taker"),
      question !== "over" && childFirst(state).length === 0 && numbers,
    ),
    spoken(state),
    text("call.nothing", "quiet"),
  );
};

/** Nobody is there: who has it until they are. Nobody: the numbers. */
const showClosed = (state: Call, viewer: Viewer, world: World): readonly B[] => {
  const to = agencyOf(state.passed?.to, world);
  if (!state.passed?.closed || !to) return [];
  return body<B>(
    text(t("call.opens", { at: { date: opensAt(state.passed.at, to, world) } }), "warning"),
    isUnheld(state) && state.until === "nobody" && danger(state, viewer, world),
    isUnheld(state) && body<B>(heading("call.until"), actions<C>(answers("until"))),
  );
};
const receipt = ({ passed }: Call) =>
  passed?.record && text(t("call.receipt", { receipt: { ref: passed.record.receipt } }), "quiet");
/** To whoever took the call: how it is passed on, and that it has arrived. The case they never see. */
const showPassed = (state: Call, viewer: Viewer, world: World): readonly B[] => {
  const { passed, carry } = state;
  const due = dueAt(state, world);
  if (!passed) return [];
  return body<B>(
    showClosed(state, viewer, world),
    heading("call.carry"),
    text(t("call.carry.how", { number: { ref: passed.number } })),
    row(
      { agency: passed.to },
      {
        actions: [ring(phoneNow(agencyOf(passed.to, world), viewer.now, world), "call.late.ring")],
      },
    ),
    carry && text(t("call.carry.is", { carry: t(`call.carry.${carry}`) }), "good"),
    actions<C>(answers("carry")),
    due && text(t("call.due", { by: { date: due } })),
    receipt(state),
    spoken(state),
    actions<C>(table.actions(state, viewer.member, world, "taker")),
    text("call.opensNothing", "quiet"),
  );
};
/** What was said, and nothing about who it is. */
const saidFacts = (state: Call): B => {
  const { over, child, county, language, caller, passed, wanted, until, carry } = state;
  const basis = passed?.basis ?? wanted?.basis;
  return facts(
    ["call.show.at", { date: state.at }],
    ["call.show.danger", t(`call.danger.${state.danger}`)],
    over && ["call.over", t(`call.over.${over}`)],
    child && ["call.show.child", { code: child, of: "child" }],
    county && ["call.show.county", countyWord(county)],
    language && ["case.language", { code: language, of: "spoken" }],
    caller && ["call.show.caller", t(`call.caller.${caller}`)],
    basis && ["call.show.basis", { code: basis, of: "basis" }],
    until && ["call.show.until", t(`call.until.${until}`)],
    carry && ["call.show.carry", t(`call.carry.${carry}`)],
  );
};
/** To the coordinators, before they take it. */
const showWaiting = (state: Call, viewer: Viewer, world: World): readonly B[] =>
  body<B>(saidFacts(state), actions<C>(table.actions(state, viewer.member, world, "coordinator")));
/** Two decide: to the second of them; the first reads who has the question, and that nothing has been passed on. */
const showSecond = (state: Call, viewer: Viewer, world: World, isSecond: boolean): readonly B[] =>
  body<B>(
    childFirst(state),
    isSecond
      ? saidFacts(state)
      : state.wanted &&
          text(t("call.second.waits", { who: { member: state.wanted.to } }), "warning"),
    actions<C>(table.actions(state, viewer.member, world, isSecond ? "second" : "taker")),
    text("call.basis.lawyer", "quiet"),
  );
const showOver = (state: Call, isCoordinator: boolean): readonly B[] => {
  const { passed, taken, ended } = state;
  const ask =
    ended?.how === "method" &&
    actions<C>(press("ask", "method.ask.title", { ...on("method"), style: "primary" }));
  if (!passed || !taken)
    return body<B>(
      childFirst(state),
      text(`call.ended.${ended?.how ?? "broken"}`, "good"),
      ask,
      text("call.counted", "quiet"),
    );
  return body<B>(
    text(t("call.taken.title", { number: { ref: passed.number } }), "good"),
    text(t("call.taken.at", { at: { date: taken.at } }), "quiet"),
    receipt(state),
    isCoordinator && text(t("call.wait.who", { who: { member: taken.by } })),
  );
};
export const showCall = (state: State, viewer: Viewer, world: World): Panel<C> => {
  if (!isCall(state)) throw new Error("a panel of a call that is not there");
  const isOn = (side: "taker" | "second" | "coordinator") =>
    table.isOn(side, state, { member: viewer.member }, world);
  const question = asks(state);
  return panel(
    state.passed ? t("call.called", { number: { ref: state.passed.number } }) : "call.title",
    state.step === "asking" &&
      question === "second" &&
      showSecond(state, viewer, world, isOn("second")),
    state.step === "asking" && question !== "second" && showAsked(state, question, viewer, world),
    state.step === "passed" && isOn("taker") && showPassed(state, viewer, world),
    state.step === "passed" && isOn("coordinator") && showWaiting(state, viewer, world),
    (state.ended || state.taken) && showOver(state, isOn("coordinator")),
  );
};
/** Without a yes and without another basis only general advice is given. What two decide is offered while there is another who can. */
export const showBasis = (state: State, { member, now }: Viewer, world: World): Panel<C> => {
  const isAuthority = !isNgo(agencyOf(member.agency, world));
  const second = isAuthority && isCall(state) ? secondFor(state, member.id, now, world) : undefined;
  return panel(
    "call.pass.other",
    isCall(state) && childFirst(state),
    text("call.basis.which"),
    actions<C>(
      isAuthority && [press("passHarm", "call.basis.harm"), press("passDuty", "call.basis.duty")],
      second && [press("passOwn", "call.basis.own"), press("passOther", "call.basis.provision")],
      press("need", "call.basis.none", { values: { need: "advice" as Open<string> } }),
    ),
    isAuthority && !second && text("call.basis.alone", "quiet"),
    text("call.basis.lawyer", "quiet"),
  );
};

const isAcuteRow = (row: Row): boolean => callProjection.of(row).acute !== undefined;
const acuteFirst = (rows: readonly Row[]): readonly Row[] =>
  rows.toSorted((a, b) => Number(isAcuteRow(b)) - Number(isAcuteRow(a)));
const rowOf = (each: Row): Block<Span, never> => {
  const { ref, openedAt } = each.summary;
  return row(ref ? { ref } : t("call.list.begun"), {
    detail: dotted(
      "core.dot",
      isAcuteRow(each) && t("call.list.acute"),
      openedAt && t("call.list.at", { at: { date: openedAt } }),
    ),
    tone: isAcuteRow(each) && "danger",
    actions: [
      show("show", ref ? "call.open" : "call.go", {
        ...on("call", each.instance),
        style: "primary",
      }),
    ],
  });
};
export const listNeeds = (
  _state: State,
  { member, now }: Viewer,
  { people, calendar }: World,
): Needs => {
  const since = calendar.wall(`${calendar.day(now).slice(0, 4)}-01-01`, "00:00");
  return {
    open: { workflow: "call", open: true, for: member, limit: mostOpen + 1 },
    year: {
      tally: "call",
      region: agencyOf(member.agency, { people })?.regions[0] ?? "",
      now,
      since,
    },
  };
};
/** The first question, what waits with acute danger first, what was begun, and how many there have been. */
export const showList = (_state: State, viewer: Viewer, world: World): Home<C> => {
  const { member } = viewer;
  const { opened } = world.tally("year").find(({ agency }) => agency === member.agency) ?? {
    opened: 0 as Open<number>,
  };
  const begin = lists.danger.map((each) =>
    press("take", `call.danger.${each}`, {
      ...on("call"),
      values: { danger: each as Open<string> },
    }),
  );
  const takes = takesCalls(member);
  return panel(
    "call.title",
    takes && body<Block<Span, C>>(heading("call.danger"), actions<C>(begin)),
    heading("call.list.open"),
    pageOf(
      acuteFirst(world.rows("open")),
      { most: shownRows, viewer, panel: "list" },
      { one: rowOf, none: text("call.list.none") },
    ),
    upTo(world.rows("open"), mostOpen).cut && cutAt(mostOpen),
    takes && text(t("call.list.year", { n: opened }), "quiet"),
  );
};
