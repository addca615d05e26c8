// A case as one document, for the records of its reader: what the panels of the case show this reader, and nothing else.
import { asPaper } from "../../../src/rules/paper.ts";
import {
  actions,
  body,
  dotted,
  facts,
  files,
  heading,
  panel,
  t,
  text,
} from "../../../src/rules/say.ts";
import { shownTable } from "../../../src/rules/shown.ts";
import type { Block, Panel, Paper, PaperBlock, Secret, Span } from "../../../src/rules/ui.ts";
import type { Needs, Viewer, World } from "../../../src/rules/workflow.ts";
import { callFacts } from "../calls/view.ts";
import { closedFacts, closingBlocks } from "../closing/view.ts";
import type { commands } from "../commands.ts";
import { safeContactBlocks } from "../contacting/view.ts";
import { allDeadlines } from "../deadlines/view.ts";
import { investigationFacts } from "../investigating/view.ts";
import { isAcute } from "../live.ts";
import { isMissing } from "../missing/decide.ts";
import { missingFacts, wishRow } from "../missing/view.ts";
import { head, nextFacts, ownerFacts, partOf, snapshot } from "../panels.ts";
import { allConsents, allShares } from "../passing/view.ts";
import { lookFirst, name } from "../posts.ts";
import { saidBlocks, sameBlocks } from "../same/view.ts";
import { disputedBlocks } from "../sharing/disputed.ts";
import { allParts } from "../sharing/invitation.ts";
import type { Case } from "../state.ts";
import { courseTable } from "./course.ts";

type C = keyof typeof commands;
type B = Block<Span | Secret, C>;

const isOwners = ({ agency }: Pick<Case, "agency">, { member }: Viewer): boolean =>
  agency === member.agency;
/** Who has read it is told to those whose case it is. However many: a file is waited for. */
export const documentNeeds = (state: Pick<Case, "agency">, viewer: Viewer): Needs =>
  viewer.instance !== undefined && isOwners(state, viewer)
    ? { log: { showings: "case", of: viewer.instance, limit: Number.MAX_SAFE_INTEGER } }
    : {};
const made = (state: Case, { member, now }: Viewer): PaperBlock =>
  facts(
    ["case.document.ref", ...dotted("case.dot", { ref: state.ref }, { words: state.words })],
    ["case.document.agency", { agency: state.agency }],
    ["case.document.by", ...dotted("case.dot", { member: member.id }, { agency: member.agency })],
    [
      "case.document.at",
      t("shown.at", { day: { date: now, as: "date" }, time: { date: now, as: "time" } }),
    ],
  );
const ownBlocks = (state: Case, viewer: Viewer, world: World): readonly B[] =>
  body<B>(
    heading("case.document.now"),
    isAcute(state) && text("case.acute.still"),
    disputedBlocks(state, viewer.now, world),
    closingBlocks(state, viewer, world),
    head(state, world),
    nextFacts(state, world),
    ownerFacts(state),
    safeContactBlocks(state.safeContact, viewer.now),
    investigationFacts(state, viewer.member, world),
    isMissing(state) && text("case.missing.still"),
    state.missing === undefined ? state.wish && wishRow(state) : missingFacts(state),
    callFacts(state),
    closedFacts(state),
    allDeadlines(state, world),
    allParts(state, world),
    allShares(state),
    sameBlocks(state),
    allConsents(state),
  );
const guestBlocks = (state: Case, viewer: Viewer, world: World): readonly B[] => {
  const part = partOf(state, viewer);
  return body<B>(
    heading("case.document.now"),
    head(state, world),
    part && snapshot(part),
    safeContactBlocks(part?.snapshot.safeContact, viewer.now),
    investigationFacts(state, viewer.member, world),
    saidBlocks(state, viewer.member.agency),
  );
};
/** All of it is about this case: the column that says which is left out. */
const readers = ({ agency }: Case, world: World): readonly PaperBlock[] => {
  const { kind, head: columns, rows } = shownTable(world.accessLog("log").rows, { agency }, world);
  return [
    heading("case.readers.title"),
    { kind, head: columns.slice(0, -1), rows: rows.map((row) => row.slice(0, -1)) },
    { kind: "text", text: [t("case.readers.what")], tone: "quiet" },
  ];
};
export const documentOf = (as: Paper["as"], state: Case, viewer: Viewer, world: World): Paper => {
  const owns = isOwners(state, viewer);
  return {
    as,
    file: t("case.document.file", {
      ref: { ref: state.ref },
      day: { date: viewer.now, as: "date" },
    }),
    title: t("case.show.title", { ref: { ref: state.ref } }),
    body: body<PaperBlock>(
      made(state, viewer),
      asPaper(owns ? ownBlocks(state, viewer, world) : guestBlocks(state, viewer, world)),
      heading("case.show.chain"),
      courseTable(state, viewer.member),
      owns && readers(state, world),
    ),
  };
};

/** Where it is fetched. */
export const showFetch = (state: Case, viewer: Viewer): Panel<C> =>
  panel<C>(
    "case.fetch.title",
    text(name(state)),
    text(isOwners(state, viewer) ? "case.fetch.all" : "case.fetch.shared"),
    text("case.fetch.own", "quiet"),
    files(["case.fetch.pdf", "pdf"], ["case.fetch.docx", "docx"], ["case.fetch.json", "json"]),
    text("case.fetch.sum", "quiet"),
    actions<C>(lookFirst),
  );
