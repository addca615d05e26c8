// The agenda as one person sees it, before the meeting.
import type { Action, FileLink, Phrase } from "../../src/rules/ui.ts";
import type { Viewer, World } from "../../src/rules/workflow.ts";
import type { Agenda, State } from "./model.ts";
import { adding, headingsOf } from "./points.ts";
import { headingText, nameOf, whenFacts } from "./posts.ts";
import { asAgenda, type B, button, type C, type Show, under } from "./rows.ts";
import { leadsIt } from "./rules.ts";
import { shortened } from "./shortened.ts";

/** `called`: also who is called; the notes say who came instead. */
export const head = (state: Agenda, called = true): B => ({
  kind: "facts",
  facts: [
    ...whenFacts(state),
    ...(called ? ([[{ key: "agenda.invited" }, [{ list: state.invited.map((agency) => ({ agency })) }]]] as const) : []),
  ],
});
/** What everybody invited can do, before everything else on a small screen. */
const showActions = (state: Agenda): readonly Action<C>[] => {
  const cases = headingsOf(state).includes("cases");
  switch (state.step) {
    case "draft":
      return [
        ...(adding(state) === "add" ? [button("add", "agenda.add.title", "primary")] : []),
        ...(cases ? [button("addCase", "agenda.addCase.title")] : []),
        button("attend", "agenda.attend.before"),
        button("excuse", "agenda.excuse"),
      ];
    case "sent":
      return [
        button("start", "agenda.start", "primary"),
        button("attend", "agenda.attend.before"),
        button("excuse", "agenda.excuse"),
        button(adding(state), "agenda.add.next"),
      ];
    case "running":
      return [{ panel: "meeting", label: { key: "agenda.meeting.button" }, style: "primary" }];
    case "review":
    case "approved":
      return [{ panel: "notes", label: { key: "agenda.notes.read" }, style: "primary" }];
    case "cancelled":
      return [];
  }
};
/** What concerns the whole meeting stands last, out of the way of a thumb. */
const leadActions = (state: Agenda, viewer: Viewer, world: World): readonly Action<C>[] => {
  const draft = state.step === "draft";
  if (!draft && state.step !== "sent") return [];
  return [
    ...(draft ? [button("collect", "agenda.collect")] : []),
    ...(leadsIt(state, viewer.member, world)
      ? [
          ...(draft ? [button("send", "agenda.send")] : []),
          button("move", "agenda.move.title"),
          button("seat", "agenda.seat.title"),
          button("cancel", "agenda.cancel.title", "danger", "agenda.cancel.sure"),
        ]
      : []),
  ];
};
/** Standing items under which nothing stands yet follow each other in one line: a long list of empty headings hides the rest. */
const agendaBlocks = (state: Agenda, viewer: Viewer, world: World): readonly B[] => {
  const blocks: B[] = [];
  let empty: Phrase[] = [];
  const flush = (): void => {
    const text = empty.flatMap((each, n): Phrase[] => (n === 0 ? [each] : [{ key: "case.dot" }, each]));
    if (text.length > 0) blocks.push({ kind: "text", text, tone: "quiet" });
    empty = [];
  };
  for (const heading of headingsOf(state)) {
    const own = heading === "opening" ? [] : under(state, heading, viewer, world);
    if (own.length === 0) empty.push(headingText(heading));
    else {
      flush();
      blocks.push({ kind: "heading", text: headingText(heading) }, ...own);
    }
  }
  flush();
  return blocks;
};
const collectedText = (state: Agenda): readonly B[] => {
  if (state.collected)
    return [{ kind: "text", text: [{ key: "agenda.collected", with: { at: { date: state.collected.at } } }], tone: "quiet" }];
  return state.step === "draft" ? [{ kind: "text", text: [{ key: "agenda.collect.later" }], tone: "quiet" }] : [];
};
/** Everything that this person may read of the agenda, and what they can do with it. */
export const showAgenda = (state: State, viewer: Viewer, world: World): Show => {
  const agenda = asAgenda(state);
  const actions = showActions(agenda);
  const lead = leadActions(agenda, viewer, world);
  const invitation: FileLink = {
    label: { key: agenda.step === "cancelled" ? "agenda.file.icsCancelled" : "agenda.file.ics" },
    file: "invitation",
  };
  return {
    title: nameOf(agenda),
    body: shortened([
      head(agenda),
      ...(agenda.template === "nmt_kvartal" ? [{ kind: "text", text: [{ key: "agenda.noCases.why" }], tone: "quiet" } as const] : []),
      ...(agenda.step === "cancelled" ? [{ kind: "text", text: [{ key: "agenda.card.cancelled" }], tone: "warning" } as const] : []),
      ...(agenda.step === "sent" ? [{ kind: "text", text: [{ key: "agenda.add.later" }], tone: "quiet" } as const] : []),
      ...(actions.length > 0 ? [{ kind: "actions", actions } as const] : []),
      ...agendaBlocks(agenda, viewer, world),
      ...collectedText(agenda),
      { kind: "files", files: [invitation] },
      ...(lead.length > 0 ? [{ kind: "divider" } as const, { kind: "actions", actions: lead } as const] : []),
    ]),
  };
};
