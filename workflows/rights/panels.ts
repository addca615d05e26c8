// What people of the agency see of a request: how it is, what is to be done, who has been told; and the list of those that run.
import { askedRows, pageOf } from "../../src/rules/pages.ts";
import {
  actions,
  body,
  dotted,
  facts,
  files,
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
import { sumStart } from "../../src/rules/shown.ts";
import type { Block, Home, Panel, Secret, Span } from "../../src/rules/ui.ts";
import type { Needs, Row, Viewer, World } from "../../src/rules/workflow.ts";
import { fetchesOf, nameOf as fetchName, filesNeeds } from "./carrying.ts";
import type { commands } from "./commands.ts";
import { isRequest, type Request, type State, type Told, taskOf } from "./model.ts";
import { rightsProjection } from "./projection.ts";
import { table } from "./table.ts";
import { nameOf } from "./view.ts";

type C = keyof typeof commands;
type B = Block<Span | Secret, C>;
type Done = { readonly at: Request["at"]; readonly by: Request["by"] };
const shownRows = 20;

export const asRequest = (state: State): Request => {
  if (!isRequest(state)) throw new Error("a panel of a request that is not there");
  return state;
};
const day = (local: Request["due"], { calendar }: World): Span => ({
  date: calendar.wall(local, "12:00"),
  as: "date",
});
/** When, with the year, and who: it is read years later. */
const doneBy = ({ at, by }: Done): readonly Span[] =>
  dotted("core.dot", { date: at, as: "date" }, { member: by });
/** All that is known of it but what was given out, told and erased. */
const decisionFacts = (state: Request, world: World): B => {
  const { longer, decision, proposal, informed, withdrawn } = state;
  const said = decision ?? proposal;
  return facts(
    ["rights.kind", inWords("rights.kind", state.kind)],
    state.kinds && ["rights.erases", { codes: state.kinds, of: "rightsErases" }],
    ["rights.came", day(state.came, world)],
    ["rights.due", day(state.due, world)],
    ["rights.by", { member: state.by }],
    longer && ["rights.prolonged", ...doneBy(longer)],
    longer && ["rights.prolong.why", { code: longer.why, of: "rightsDelay" }],
    said && [
      decision ? "rights.decision" : "rights.proposal",
      inWords("rights.outcome", said.outcome),
    ],
    said?.ground && ["rights.ground", { code: said.ground, of: "rightsGround" }],
    said && ["rights.decided.by", ...doneBy(said)],
    decision?.second && ["rights.decided.second", { member: decision.second }],
    informed && ["rights.informed", ...doneBy(informed)],
    withdrawn && ["rights.withdrawn", ...doneBy(withdrawn)],
  );
};
const doneFacts = ({ gave, corrected, erased, gone }: Request): B =>
  facts(
    gave && ["rights.gave", ...doneBy(gave)],
    gave && [
      "rights.gave.file",
      { text: gave.file },
      t("core.dot"),
      { date: gave.fetchedAt, as: "date" },
    ],
    gave && ["rights.gave.sum", { text: gave.sha256 }],
    corrected && ["rights.corrected", ...doneBy(corrected)],
    corrected && ["rights.correct.what", { code: corrected.what, of: "rightsWhat" }],
    erased && ["rights.erased", ...doneBy(erased)],
    erased?.second && ["rights.erased.second", { member: erased.second }],
    erased && [
      "rights.erased.until",
      { date: erased.until, as: "date" },
      { date: erased.until, as: "time" },
    ],
    gone && !erased && ["rights.gone", { date: gone, as: "date" }],
  );
const heardOf = ({ seen, phoned, to, at, again }: Told): readonly Span[] => {
  if (seen)
    return [t("rights.told.seen", { who: { member: seen.by }, at: { date: seen.at, as: "date" } })];
  if (phoned)
    return [
      t("rights.told.phoned", { who: { member: phoned.by }, at: { date: phoned.at, as: "date" } }),
    ];
  return [
    t(to ? (again ? "rights.told.again" : "rights.told.waits") : "rights.told.outside", {
      at: { date: at, as: "date" },
    }),
  ];
};
const toldRow = (each: Told): B =>
  row<C>([{ agency: each.agency }], {
    detail: heardOf(each),
    tone: each.seen || each.phoned ? "good" : each.again || !each.to ? "warning" : undefined,
    actions: !each.seen &&
      !each.phoned && [press("phoned", "rights.phoned", { values: { agency: each.agency } })],
  });
const toldBlocks = ({ told }: Request): readonly B[] =>
  told.length === 0 ? [] : [heading("rights.told.title"), ...told.map(toldRow)];
/** For the certificate too: what it says, it says here. */
export const whole = (state: Request, world: World): readonly B[] =>
  body<B>(
    decisionFacts(state, world),
    doneFacts(state),
    toldBlocks(state),
    state.decision && state.told.length === 0 && text("rights.told.none", "quiet"),
  );

/** The extract is the case's own document: what was fetched since the request came can be what was given out. */
const giveBlocks = (state: Request, world: World): readonly (B | false | undefined)[] => {
  if (state.step === "over" || taskOf(state) !== "giveOut" || !state.kase) return [];
  const fetches = fetchesOf(state, world);
  return [
    heading("rights.give.title"),
    text(fetches.length > 0 ? "rights.give.which" : "rights.give.first"),
    ...fetches.map((each) =>
      row<C>(dotted("core.dot", { text: each.file }, { date: each.fetchedAt, as: "dayTime" }), {
        detail: { text: sumStart(each) },
        actions: [press("giveOut", "rights.give.this", { values: { document: fetchName(each) } })],
      }),
    ),
    world.accessLog("files").next !== undefined && text("rights.give.cut", "warning"),
    actions<C>(show("fetch", "rights.give.fetch", on("case", state.kase))),
  ];
};
const nextText = (state: Request): B | undefined => {
  if (state.step !== "decided")
    return text(`rights.step.${state.step === "forgotten" ? "over" : state.step}`);
  const task = taskOf(state);
  return task
    ? text(`rights.next.${task}`)
    : state.informed
      ? undefined
      : text("rights.next.inform");
};
/** The proposal that a yes answers is named in its button. */
const acts = (state: Request, { member }: Viewer, world: World): B | undefined => {
  const found = table
    .actions(state, member, world)
    .map((each) =>
      "command" in each && each.command === "approve" && state.proposal
        ? { ...each, values: { of: state.proposal.at } }
        : each,
    );
  return actions<C>(found);
};
export const showRequest = (state: Request, viewer: Viewer, world: World): Panel<C> =>
  panel<C>(
    t("rights.called", { number: { ref: state.number } }),
    state.ref && text(nameOf(state)),
    nextText(state),
    whole(state, world),
    ...giveBlocks(state, world),
    acts(state, viewer, world),
    state.kase && actions<C>(show("show", "rights.case", on("case", state.kase))),
    (state.decision || state.withdrawn) && heading("rights.certificate.title"),
    (state.decision || state.withdrawn) &&
      files(["rights.certificate.pdf", "pdf"], ["rights.certificate.docx", "docx"]),
    text("rights.noText", "quiet"),
  );
export const showNeeds = (state: State, _viewer: Viewer, world: World): Needs =>
  isRequest(state) && taskOf(state) === "giveOut" ? filesNeeds(state, world) : {};

const rowOf =
  ({ now }: Viewer) =>
  (each: Row): Block<Span, C> => {
    const { kind, step, ref: kase, words } = rightsProjection.of(each);
    const { ref, dueAt } = each.summary;
    const late = each.summary.open && dueAt !== undefined && dueAt < now;
    return row(
      dotted(
        "core.dot",
        kind && inWords("rights.kind", kind),
        ref && { ref },
        kase && { ref: kase },
        words && { words },
      ),
      {
        detail: dotted(
          "core.dot",
          dueAt && t(late ? "rights.list.late" : "rights.list.due", { day: onDay(dueAt) }),
          step && step !== "forgotten" && t(`rights.list.${step}`),
        ),
        tone: late && "warning",
        actions: [
          show("show", "rights.open", { ...on("rights", each.instance), style: "primary" }),
        ],
      },
    );
  };
/** What runs at the viewer's agency, or what is over: after an erasure nothing else leads to it. */
export const showList = (which: "list" | "over", viewer: Viewer, world: World): Home<C> =>
  panel(
    `rights.${which}.title`,
    pageOf(
      world.rows("requests"),
      { most: shownRows, viewer, panel: which },
      { one: rowOf(viewer), none: text(`rights.${which}.none`) },
    ),
    actions<C>(
      world.rows("cases").length > 0 && press("begin", "rights.begin.title", on("rights")),
      which === "list" ? show("over", "rights.over.title") : show("list", "rights.list.title"),
    ),
  );
export const listNeeds = (which: "list" | "over", viewer: Viewer): Needs => ({
  /** Where there is no case, there is nothing to ask about. */
  cases: { workflow: "case", agency: viewer.member.agency, for: viewer.member, limit: 1 },
  requests: {
    workflow: "rights",
    open: which === "list",
    agency: viewer.member.agency,
    for: viewer.member,
    limit: askedRows(viewer, shownRows),
  },
});
