// The notes: approved by those who were there, and taken by each agency into its own records.
import type { Action, FileLink, Invitation, Open, Panel, Paper, PaperBlock, Secret, Span } from "../../src/rules/ui.ts";
import type { Viewer, World } from "../../src/rules/workflow.ts";
import { missingApprovals, missingDocuments, present, saidOf } from "./after.ts";
import type { Heading } from "./codes.ts";
import type { Agenda, State } from "./model.ts";
import { head } from "./panels.ts";
import { headingId, headingsOf, itemsUnder } from "./points.ts";
import { headingText, nameOf } from "./posts.ts";
import { asAgenda, type B, button, type C, decisionRows, givenOf, givenRows, maySee, presenceText, titleOf } from "./rows.ts";
import { leadsIt } from "./rules.ts";
import { shortened } from "./shortened.ts";

type Words = readonly (Span | Secret)[];
/** What was talked about, and what became of it: only what this reader may read. */
const headingBlocks = (state: Agenda, viewer: Viewer, world: World): readonly B[] =>
  headingsOf(state).flatMap((heading): B[] => {
    const canCorrect = state.step === "review" && leadsIt(state, viewer.member, world);
    const items = itemsUnder(state, heading).filter((item) => maySee(item, world));
    const rows = items.flatMap((item): B[] => [
      { kind: "row", text: titleOf(item), detail: [{ key: `agenda.item.${item.state}` }] },
      ...decisionRows(state, item.id, world, canCorrect),
    ]);
    const own = decisionRows(state, headingId(heading), world, canCorrect);
    const given = heading === "newActions" ? givenRows(state, world) : [];
    const all = [...rows, ...own, ...given];
    return all.length === 0 ? [] : [{ kind: "heading", text: headingText(heading) }, ...all];
  });
const approvals = (state: Agenda): B => ({
  kind: "facts",
  facts: [
    [
      { key: "agenda.approved.by" },
      state.approved.length > 0
        ? [
            {
              list: state.approved.map(({ agency, at }) => ({
                key: "agenda.approved.one",
                with: { agency: { agency }, at: { date: at, as: "day" } },
              })),
            },
          ]
        : [{ key: "agenda.nobody" }],
    ],
    ...(state.step === "review" && missingApprovals(state).length > 0
      ? ([[{ key: "agenda.approved.missing" }, [{ list: missingApprovals(state).map((agency) => ({ agency })) }]]] as const)
      : []),
    ...(state.step === "approved" && missingDocuments(state).length > 0
      ? ([[{ key: "agenda.documented.missing" }, [{ list: missingDocuments(state).map((agency) => ({ agency })) }]]] as const)
      : []),
  ],
});
const faultRows = (state: Agenda): readonly B[] =>
  state.faults.map((each) => ({
    kind: "row",
    text: [{ agency: each.agency }, { key: "case.dot" }, { code: each.what, of: "fault" }],
    tone: "warning",
  }));
/** What can be put right besides a decision. What is added stands under new actions, which no closed point is. */
const values = { point: headingId("newActions") };
const amending: readonly Action<C>[] = [
  button("presence", "agenda.presence.amend"),
  { command: "decide", label: { key: "agenda.decide.more" }, values },
  { command: "act", label: { key: "agenda.act.more" }, values },
];
const noteActions = (state: Agenda, viewer: Viewer, world: World): readonly Action<C>[] => {
  const { agency } = viewer.member;
  const was = present(state).includes(agency);
  if (state.step === "review")
    return [
      ...(was && missingApprovals(state).includes(agency) ? [button("approve", "agenda.approve", "primary")] : []),
      ...(was ? [button("fault", "agenda.fault.title")] : []),
      ...(leadsIt(state, viewer.member, world) ? amending : []),
      ...(leadsIt(state, viewer.member, world) && state.approveBy !== undefined && viewer.now >= state.approveBy
        ? [button("adopt", "agenda.adopt")]
        : []),
    ];
  return state.step === "approved" && !state.documented.includes(agency) ? [button("document", "agenda.document", "primary")] : [];
};
const files: readonly FileLink[] = [
  { label: { key: "agenda.file.docx" }, file: "notesDocx" },
  { label: { key: "agenda.file.md" }, file: "notesMd" },
];
/** The notes as this person may read them, what they can do with them, and the files. */
export const showNotes = (state: State, viewer: Viewer, world: World): Panel<C> => {
  const agenda = asAgenda(state);
  const actions = noteActions(agenda, viewer, world);
  return {
    title: nameOf(agenda),
    body: shortened([
      { kind: "text", text: [{ key: agenda.step === "review" ? "agenda.notes.review" : "agenda.notes.adopted" }], tone: "quiet" },
      head(agenda, false),
      presenceText(agenda),
      ...headingBlocks(agenda, viewer, world),
      approvals(agenda),
      ...faultRows(agenda),
      // Below what they are about: first read, then approved.
      ...(actions.length > 0 ? [{ kind: "actions", actions } as const] : []),
      { kind: "heading", text: { key: "agenda.file.title" } },
      { kind: "text", text: [{ key: "agenda.file.own" }], tone: "quiet" },
      { kind: "files", files },
    ]),
  };
};

const line = (words: Words): PaperBlock => ({ kind: "text", text: words });
const paperHeading = (state: Agenda, heading: Heading, world: World): readonly PaperBlock[] => {
  const decided = (point: string): readonly Words[] =>
    decisionRows(state, point, world).flatMap((row) =>
      row.kind === "row" ? [[...row.text, ...(row.detail ? [{ key: "case.dot" } as const, ...row.detail] : [])]] : [],
    );
  const items = itemsUnder(state, heading).filter((item) => maySee(item, world));
  const blocks = items.flatMap((item): PaperBlock[] => {
    const decisions = decided(item.id);
    return [
      line([...titleOf(item), { key: "case.dot" }, { key: `agenda.item.${item.state}` }]),
      ...(decisions.length > 0 ? [{ kind: "list", items: decisions } as const] : []),
    ];
  });
  const own = decided(headingId(heading));
  const all: readonly PaperBlock[] = [...blocks, ...(own.length > 0 ? [{ kind: "list", items: own } as const] : [])];
  return all.length === 0 ? [] : [{ kind: "heading", text: headingText(heading) }, ...all];
};
const actionTable = (state: Agenda, world: World): readonly PaperBlock[] => {
  const rows = givenOf(state, world).map(({ text, summary: { holder, dueAt, agency } }) => {
    return [[{ text }], holder ? [holder] : [], agency ? [{ agency }] : [], dueAt ? [{ date: dueAt, as: "date" } as const] : []];
  });
  if (rows.length === 0) return [];
  return [
    { kind: "heading", text: headingText("newActions") },
    { kind: "table", head: [{ key: "action.text" }, { key: "action.owner" }, { key: "action.agency" }, { key: "action.due" }], rows },
  ];
};
const approvedList = (state: Agenda): readonly PaperBlock[] =>
  state.approved.length === 0
    ? []
    : [
        { kind: "heading", text: { key: "agenda.approved.by" } },
        {
          kind: "list",
          items: state.approved.map(({ agency, at }) => [
            { key: "agenda.approved.one", with: { agency: { agency }, at: { date: at, as: "date" } } },
          ]),
        },
      ];
/** For one agency's own records: what that agency's people may read, and nothing else. */
export const paper = (as: Paper["as"], state: State, world: World): Paper => {
  const agenda = asAgenda(state);
  const list = (said: "present" | "excused"): Words => [{ list: saidOf(agenda, said).map((agency) => ({ agency })) }];
  return {
    as,
    file: { key: "agenda.file.name", with: { name: nameOf(agenda), number: { ref: agenda.number } } },
    title: { key: "agenda.notes.title", with: { name: nameOf(agenda), day: { date: agenda.from, as: "date" } } },
    body: [
      ...(agenda.step === "review" ? [{ kind: "text", text: [{ key: "agenda.notes.draft" }], tone: "quiet" } as const] : []),
      {
        kind: "facts",
        facts: [
          [
            { key: "agenda.when" },
            [{ key: "agenda.whenInFull", with: { day: { date: agenda.from, as: "date" }, time: { date: agenda.from, as: "time" } } }],
          ],
          [{ key: "agenda.number" }, [{ ref: agenda.number }]],
          [{ key: "agenda.chair" }, [{ member: agenda.chair }]],
          [{ key: "agenda.notes" }, [{ member: agenda.notes }]],
          [{ key: "agenda.presence.present" }, list("present")],
          [{ key: "agenda.presence.excused" }, list("excused")],
        ],
      },
      ...headingsOf(agenda).flatMap((heading) => paperHeading(agenda, heading, world)),
      ...actionTable(agenda, world),
      ...approvedList(agenda),
    ],
  };
};
/** The series' name and the time: a calendar is read by assistants, telephones and family. */
export const invitation = (state: State, instance: Invitation["uid"]): Invitation => {
  const agenda = asAgenda(state);
  return {
    as: "ics",
    file: nameOf(agenda),
    method: agenda.step === "cancelled" ? "CANCEL" : "REQUEST",
    uid: instance,
    sequence: agenda.sequence as Open<number>,
    summary: nameOf(agenda),
    description: { key: "agenda.file.description" },
    from: agenda.from,
    until: agenda.until,
    stamp: agenda.changedAt,
  };
};
