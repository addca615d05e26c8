// What one person may see of a referral, and do with it. Opened by a press, and logged.

import { press } from "../../src/rules/say.ts";
import {
  type Action,
  type Block,
  declassify,
  type Instant,
  type MemberId,
  type Open,
  type Panel,
  type Secret,
  type Span,
  type Text,
} from "../../src/rules/ui.ts";
import type { Viewer, World } from "../../src/rules/workflow.ts";
import { responsible, waysOn } from "./cards.ts";
import { worded } from "./codes.ts";
import type { commands } from "./commands.ts";
import type { Referral, State } from "./model.ts";
import { isChild, needsCall, needsConsent, wrote } from "./rules.ts";
import { table } from "./table.ts";

type C = keyof typeof commands & string;
type B = Block<Span | Secret, C>;
type Show = Panel<C>;
type Fact = readonly [Action["label"], readonly (Span | Secret)[]];

export const asReferral = (state: State): Referral => {
  if (state.step === "new") throw new Error("a panel of a referral that is not there");
  return state;
};
/** The coded facts; the same for both sides. */
const facts = (state: Referral, world: World): B => {
  const { facts: f, snapshot } = state;
  const list: Fact[] = [
    [{ key: "referral.show.kind" }, [worded("kind", f.kind)]],
    [{ key: "referral.service" }, [worded("service", f.service)]],
    [{ key: "referral.show.from" }, [{ agency: state.from }]],
    [{ key: "referral.to" }, [{ agency: f.to }]],
    [{ key: "referral.urgency" }, [worded("urgency", f.urgency)]],
    [{ key: "referral.basis" }, [{ code: f.basis, of: "basis" }]],
    [{ key: "referral.payer" }, [{ code: f.payer, of: "payer" }]],
  ];
  if (snapshot) list.push([{ key: "referral.show.child" }, [{ code: snapshot.child, of: "child" }]]);
  if (snapshot?.risk) list.push([{ key: "referral.show.risk" }, [{ code: snapshot.risk, of: "risk" }]]);
  for (const d of snapshot?.deadlines ?? [])
    list.push([{ key: "referral.show.deadline" }, [{ code: d.kind, of: "deadline" }, { key: "referral.dot" }, { day: d.day }]]);
  if (f.interpreter) list.push([{ key: "referral.interpreter" }, [{ code: f.interpreter, of: "interpreter" }]]);
  if (f.children) list.push([{ key: "referral.children" }, [{ code: f.children, of: "band" }]]);
  if (f.needs) list.push([{ key: "referral.needs" }, [{ codes: f.needs, of: "need" }]]);
  if (f.conditions) list.push([{ key: "referral.conditions" }, [{ codes: f.conditions, of: "condition" }]]);
  if (f.carrier) list.push([{ key: "referral.carrier" }, [worded("carrier", f.carrier)]]);
  if (f.answerBy) list.push([{ key: "referral.answerBy" }, [{ date: world.calendar.wall(f.answerBy, "12:00"), as: "day" }]]);
  return { kind: "facts", facts: list };
};
const standing = (state: Referral): B => {
  const list: Fact[] = [
    [{ key: "referral.card.where" }, [{ key: `referral.step.${state.step}` }]],
    [{ key: "referral.card.turn" }, [{ key: `referral.turn.${table.ball(state)}` }]],
    [{ key: "referral.card.responsible" }, [responsible(state)]],
  ];
  if (state.holder) list.push([{ key: "referral.accept.holder" }, [state.holder]]);
  if (state.question && state.step === "question")
    list.push([{ key: "referral.ask.question" }, [{ code: state.question, of: "question" }]]);
  if (state.reason && (state.step === "declined" || state.step === "failed"))
    list.push([{ key: "referral.reason" }, [{ code: state.reason, of: "rejection" }]]);
  if (state.suggested) list.push([{ key: "referral.decline.suggested" }, [{ agency: state.suggested }]]);
  if (state.outcome) list.push([{ key: "referral.outcome" }, [worded("outcome", state.outcome)]]);
  const done = (key: Action["label"]["key"], moment: { readonly at: Instant; readonly by: MemberId } | undefined): void => {
    if (moment) list.push([{ key }, [{ member: moment.by }, { key: "referral.dot" }, { date: moment.at }]]);
  };
  done("referral.show.second", state.second?.decided);
  done("referral.show.given", state.handed.sender);
  done("referral.show.arrived", state.handed.receiver);
  return { kind: "facts", facts: list };
};
const chain = (state: Referral): readonly B[] => [
  { kind: "heading", text: { key: "referral.show.chain" } },
  {
    kind: "steps",
    steps: state.moments.slice(-8).map((moment, i, all) => ({
      text: [{ key: `referral.step.${moment.step}` }, { key: "referral.dot" }, { date: moment.at }],
      state: i === all.length - 1 ? "now" : "done",
    })),
  },
];

/** The consent that a draft rests on is written down where the case is, and leads back here. */
const consent = (state: Referral, own: Viewer["instance"]): Action<C> =>
  press("consent", "referral.consent", {
    on: { workflow: "case", instance: state.kase },
    values: { agency: state.facts.to, purpose: state.facts.service, ...(own && { draft: own as unknown as Open<string> }) },
  });
/** What the viewer can do, as the table has it, and the ways to other things beside it. */
const actionsFor = (state: Referral, viewer: Viewer, world: World): readonly Action<C>[] => {
  const all = table.actions(state, viewer.member, world);
  const ways = state.step === "failed" || state.step === "declined" ? waysOn(state) : [];
  const sender = viewer.member.agency === state.from;
  return [
    ...all.filter(({ style }) => style === "primary"),
    ...(sender ? ways : []),
    ...all
      .filter(({ style }) => style !== "primary")
      .flatMap((each) => ("command" in each && each.command === "edit" ? [each, consent(state, viewer.instance)] : [each])),
  ];
};
const secondBlocks = (state: Referral, viewer: Viewer): readonly B[] => {
  const { second } = state;
  if (!second || second.decided || wrote(state, viewer.member.id)) return [];
  const values = { round: declassify(String(state.asks ?? 0), "round") };
  return [
    { kind: "text", text: [{ key: `referral.second.${second.when}` }], tone: "warning" },
    {
      kind: "actions",
      actions: [
        press("approve", "referral.second.yes", { values, style: "primary" }),
        press("object", "referral.second.noButton", { values }),
      ],
    },
  ];
};

export const showReferral = (state: Referral, viewer: Viewer, world: World): Show => {
  const sender = viewer.member.agency === state.from;
  const body: B[] = [];
  if (isChild(state) && sender) {
    const numbers: Action<C> = { panel: "who", on: { workflow: "people" }, label: { key: "case.child.numbers" } };
    body.push({ kind: "text", text: [{ key: "case.child.now" }], tone: "danger" }, { kind: "actions", actions: [numbers] });
  }
  if (state.step === "draft" && needsCall(state)) body.push({ kind: "text", text: [{ key: "referral.callFirst" }], tone: "danger" });
  if (sender && state.step === "draft" && state.second?.decided?.yes === false)
    body.push({ kind: "text", text: [{ key: "referral.second.noBefore" }], tone: "warning" });
  if (sender && state.step === "draft" && needsConsent(state.facts))
    body.push({ kind: "text", text: [{ key: "referral.consentFirst" }], tone: "quiet" });
  if (state.outside) body.push({ kind: "text", text: [{ key: "referral.outside.intro" }], tone: "quiet" });
  if (sender && state.silence.length > 0) body.push({ kind: "text", text: [{ key: "referral.silent.sender" }], tone: "warning" });
  if (sender && state.step === "declined") body.push({ kind: "text", text: [{ key: "referral.declined.yours" }], tone: "warning" });
  body.push({
    kind: "facts",
    facts: [[{ key: "referral.card.case" }, [{ ref: state.caseRef }, { key: "referral.dot" }, { words: state.caseWords }]]],
  });
  body.push(standing(state), facts(state, world));
  if (state.snapshot)
    body.push({ kind: "text", text: [{ key: "referral.show.asOf", with: { at: { date: state.snapshot.at } } }], tone: "quiet" });
  body.push(...(sender ? secondBlocks(state, viewer) : []));
  const actions = actionsFor(state, viewer, world);
  if (actions.length > 0) body.push({ kind: "actions", actions });
  body.push(...chain(state));
  return { title: { key: "referral.show.title", with: { number: { ref: state.number } } }, body };
};

/** Shelters ask it first: what to find out before the receiver is chosen. It never says that a right exists. */
export const showPayer = (): Show => ({
  title: { key: "referral.payerGuide.title" },
  body: [
    { kind: "text", text: [{ key: "referral.payerGuide.intro" }] },
    ...(["report", "reflection", "decision", "residence", "certified"] as const).map(
      (what): B => ({
        kind: "row",
        text: [{ key: `referral.payerGuide.${what}` }],
        detail: [{ key: `referral.payerGuide.${what}Why` }] as Text,
      }),
    ),
    { kind: "text", text: [{ key: "referral.payerGuide.lawyer" }], tone: "quiet" },
  ],
});
