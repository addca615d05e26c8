// The notes: approved by those who were there, and taken by each agency into its own records.
import {
  actions,
  body,
  dotted,
  type Fact,
  facts,
  files,
  heading,
  named,
  onDay,
  panel,
  press,
  row,
  t,
  text,
} from "../../../src/rules/say.ts";
import type {
  Action,
  AgencyId,
  Block,
  Invitation,
  Open,
  Panel,
  Paper,
  PaperBlock,
  Secret,
  Span,
} from "../../../src/rules/ui.ts";
import type { Viewer, World } from "../../../src/rules/workflow.ts";
import { missingApprovals, missingDocuments, present, saidOf } from "../after.ts";
import type { Heading } from "../codes.ts";
import {
  asAgenda,
  type B,
  type C,
  decisionRows,
  givenOf,
  givenRows,
  maySee,
  presenceText,
  titleOf,
} from "../holding/rows.ts";
import type { Agenda, State } from "../model.ts";
import { head } from "../panels.ts";
import { headingId, headingsOf, itemsUnder } from "../points.ts";
import { headingText, nameOf } from "../posts/index.ts";
import { shortened } from "../shortened.ts";
import { table } from "../table.ts";

type Words = readonly (Span | Secret)[];
/** What was talked about, and what became of it: only what this reader may read. */
const headingBlocks = (
  state: Agenda,
  of: Heading,
  canCorrect: boolean,
  world: World,
): readonly B[] => {
  const items = itemsUnder(state, of).filter((item) => maySee(item, world));
  const rows = items.flatMap((item): readonly B[] => [
    row(titleOf(item, world), { detail: t(`agenda.item.${item.state}`) }),
    ...decisionRows(state, item.id, world, canCorrect),
  ]);
  const own = decisionRows(state, headingId(of), world, canCorrect);
  const all = body<B>(rows, own, of === "newActions" && givenRows(state, world));
  return all.length === 0 ? [] : [heading(headingText(of)), ...all];
};
const missing = (
  key: "agenda.approved.missing" | "agenda.documented.missing",
  agencies: readonly AgencyId[],
): Fact | false => agencies.length > 0 && [key, named(agencies)];
const approvals = (state: Agenda): Block<Span, never> => {
  const given = state.approved.map(({ agency, at }) =>
    t("agenda.approved.one", { agency: { agency }, at: onDay(at) }),
  );
  return facts(
    ["agenda.approved.by", given.length > 0 ? { list: given } : t("agenda.nobody")],
    state.step === "review" && missing("agenda.approved.missing", missingApprovals(state)),
    state.step === "approved" && missing("agenda.documented.missing", missingDocuments(state)),
  );
};
const faultRow = ({ agency, what }: Agenda["faults"][number]): B =>
  row(dotted("case.dot", { agency }, { code: what, of: "fault" }), { tone: "warning" });
/** What can be put right besides a decision. What is added stands under new actions, which no closed point is. */
const values = { point: headingId("newActions") };
const amending: readonly Action<C>[] = [
  press("presence", "agenda.presence.amend"),
  press("decide", "agenda.decide.more", { values }),
  press("act", "agenda.act.more", { values }),
];
const noteActions = (state: Agenda, viewer: Viewer, world: World): B | undefined => {
  const { agency } = viewer.member;
  if (state.step !== "review")
    return actions<C>(
      state.step === "approved" &&
        !state.documented.includes(agency) &&
        press("document", "agenda.document", "primary"),
    );
  const was = present(state).includes(agency);
  const leads = table.isOn("lead", state, viewer, world);
  const late = state.approveBy !== undefined && viewer.now >= state.approveBy;
  return actions<C>(
    was &&
      missingApprovals(state).includes(agency) &&
      press("approve", "agenda.approve", "primary"),
    was && press("fault", "agenda.fault.title"),
    leads && amending,
    leads && late && press("adopt", "agenda.adopt"),
  );
};
/** The notes as this person may read them, what they can do with them, and the files. */
export const showNotes = (state: State, viewer: Viewer, world: World): Panel<C> => {
  const agenda = asAgenda(state);
  const canCorrect = agenda.step === "review" && table.isOn("lead", agenda, viewer, world);
  return shortened(
    panel<C>(
      nameOf(agenda),
      text(agenda.step === "review" ? "agenda.notes.review" : "agenda.notes.adopted", "quiet"),
      head(agenda, false),
      presenceText(agenda),
      headingsOf(agenda).flatMap((each) => headingBlocks(agenda, each, canCorrect, world)),
      approvals(agenda),
      agenda.faults.map(faultRow),
      // Below what they are about: first read, then approved.
      noteActions(agenda, viewer, world),
      heading("agenda.file.title"),
      text("agenda.file.own", "quiet"),
      files(["agenda.file.docx", "notesDocx"], ["agenda.file.md", "notesMd"]),
    ),
  );
};

const listOf = (items: readonly Words[]): PaperBlock | undefined =>
  items.length > 0 ? { kind: "list", items } : undefined;
/** What was decided at a point, a line each. */
const decided = (state: Agenda, point: string, world: World): PaperBlock | undefined => {
  const rows = decisionRows(state, point, world).filter((each) => each.kind === "row");
  return listOf(
    rows.map((each) => [...each.text, ...(each.detail ? [t("case.dot"), ...each.detail] : [])]),
  );
};
const paperHeading = (state: Agenda, of: Heading, world: World): readonly PaperBlock[] => {
  const items = itemsUnder(state, of).filter((item) => maySee(item, world));
  const blocks = items.flatMap((item) =>
    body<PaperBlock>(
      {
        kind: "text",
        text: [...titleOf(item, world), t("case.dot"), t(`agenda.item.${item.state}`)],
      },
      decided(state, item.id, world),
    ),
  );
  const all = body<PaperBlock>(blocks, decided(state, headingId(of), world));
  return all.length === 0 ? [] : [heading(headingText(of)), ...all];
};
const actionTable = (state: Agenda, world: World): readonly PaperBlock[] => {
  const rows = givenOf(state, world).map(
    ({ text: what, summary: { holder, dueAt, agency } }): readonly Words[] => [
      [{ text: what }],
      holder ? [holder] : [],
      agency ? [{ agency }] : [],
      dueAt ? [{ date: dueAt, as: "date" }] : [],
    ],
  );
  if (rows.length === 0) return [];
  return [
    heading(headingText("newActions")),
    {
      kind: "table",
      head: [t("action.text"), t("action.owner"), t("action.agency"), t("action.due")],
      rows,
    },
  ];
};
const approvedList = (state: Agenda): readonly PaperBlock[] => {
  const given = state.approved.map(({ agency, at }) => [
    t("agenda.approved.one", { agency: { agency }, at: { date: at, as: "date" } }),
  ]);
  return body<PaperBlock>(given.length > 0 && heading("agenda.approved.by"), listOf(given));
};
const paperFacts = (agenda: Agenda): PaperBlock =>
  facts(
    [
      "agenda.when",
      t("agenda.whenInFull", {
        day: { date: agenda.from, as: "date" },
        time: { date: agenda.from, as: "time" },
      }),
    ],
    ["agenda.number", { ref: agenda.number }],
    ["agenda.chair", { member: agenda.chair }],
    ["agenda.notes", { member: agenda.notes }],
    ["agenda.presence.present", named(saidOf(agenda, "present"))],
    ["agenda.presence.excused", named(saidOf(agenda, "excused"))],
  );
/** For one agency's own records: what that agency's people may read, and nothing else. */
export const paper = (as: Paper["as"], state: State, world: World): Paper => {
  const agenda = asAgenda(state);
  return {
    as,
    file: t("agenda.file.name", { name: nameOf(agenda), number: { ref: agenda.number } }),
    title: t("agenda.notes.title", {
      name: nameOf(agenda),
      day: { date: agenda.from, as: "date" },
    }),
    body: body<PaperBlock>(
      agenda.step === "review" && { kind: "text", text: [t("agenda.notes.draft")], tone: "quiet" },
      paperFacts(agenda),
      headingsOf(agenda).flatMap((each) => paperHeading(agenda, each, world)),
      actionTable(agenda, world),
      approvedList(agenda),
    ),
  };
};
/** The series' name and the time: a calendar is read by assistants, telephones and family. */
export const invitation = (state: State, instance: Invitation["uid"]): Invitation => {
  const agenda = asAgenda(state);
  const isOff = agenda.step === "cancelled";
  return {
    as: "ics",
    file: nameOf(agenda),
    cancelled: isOff,
    uid: instance,
    sequence: agenda.sequence as Open<number>,
    // Whatever a calendar makes of its status: somebody reads the title.
    summary: isOff ? t("agenda.file.cancelled", { name: nameOf(agenda) }) : nameOf(agenda),
    description: t("agenda.file.description"),
    from: agenda.from,
    until: agenda.until,
    stamp: agenda.changedAt,
  };
};
