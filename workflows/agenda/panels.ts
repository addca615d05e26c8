// The agenda as one person sees it, before the meeting.
import { actions, body, divider, dotted, facts, files, heading, named, panel, press, t, text } from "../../src/rules/say.ts";
import type { Action, Block, Phrase, Span } from "../../src/rules/ui.ts";
import type { Viewer, World } from "../../src/rules/workflow.ts";
import { add, excuse, start, toMeeting, toNotes } from "./buttons.ts";
import type { Agenda, State } from "./model.ts";
import { adding, headingsOf } from "./points.ts";
import { headingText, nameOf, whenFacts } from "./posts.ts";
import { asAgenda, type B, type C, type Show, under } from "./rows.ts";
import { leadsIt } from "./rules.ts";
import { shortened } from "./shortened.ts";

/** `called`: also who is called; the notes say who came instead. */
export const head = (state: Agenda, called = true): Block<Span, never> =>
  facts(...whenFacts(state), called && ["agenda.invited", named(state.invited)]);
const attendBefore = press("attend", "agenda.attend.before");
/** What everybody invited can do, before everything else on a small screen. */
const showActions = (state: Agenda): readonly Action<C>[] => {
  switch (state.step) {
    case "draft":
      return body<Action<C>>(
        adding(state) === "add" && add(state, "primary"),
        headingsOf(state).includes("cases") && press("addCase", "agenda.addCase.title"),
        attendBefore,
        excuse,
      );
    case "sent":
      return [start("primary"), attendBefore, excuse, press(adding(state), "agenda.add.next")];
    case "running":
      return [toMeeting("primary")];
    case "review":
    case "approved":
      return [toNotes("primary")];
    case "cancelled":
      return [];
  }
};
/** What concerns the whole meeting stands last, out of the way of a thumb. */
const leadActions = (state: Agenda, viewer: Viewer, world: World): B | undefined => {
  const draft = state.step === "draft";
  if (!draft && state.step !== "sent") return undefined;
  const leads = leadsIt(state, viewer.member, world);
  return actions<C>(
    draft && press("collect", "agenda.collect"),
    leads && draft && press("send", "agenda.send"),
    leads && press("move", "agenda.move.title"),
    leads && press("seat", "agenda.seat.title"),
    leads && press("cancel", "agenda.cancel.title", { style: "danger", confirm: "agenda.cancel.sure" }),
  );
};
/** Standing items under which nothing stands yet follow each other in one line: a long list of empty headings hides the rest. */
const agendaBlocks = (state: Agenda, viewer: Viewer, world: World): readonly B[] => {
  const blocks: B[] = [];
  let empty: Phrase[] = [];
  const flush = (): void => {
    if (empty.length > 0) blocks.push(text(dotted("case.dot", ...empty), "quiet"));
    empty = [];
  };
  for (const each of headingsOf(state)) {
    const own = each === "opening" ? [] : under(state, each, viewer, world);
    if (own.length === 0) empty.push(headingText(each));
    else {
      flush();
      blocks.push(heading(headingText(each)), ...own);
    }
  }
  flush();
  return blocks;
};
const collectedText = ({ collected, step }: Agenda): B | undefined => {
  if (collected) return text(t("agenda.collected", { at: { date: collected.at } }), "quiet");
  return step === "draft" ? text("agenda.collect.later", "quiet") : undefined;
};
/** Everything that this person may read of the agenda, and what they can do with it. */
export const showAgenda = (state: State, viewer: Viewer, world: World): Show => {
  const agenda = asAgenda(state);
  const lead = leadActions(agenda, viewer, world);
  const cancelled = agenda.step === "cancelled";
  return shortened(
    panel<C>(
      nameOf(agenda),
      head(agenda),
      agenda.template === "nmt_kvartal" && text("agenda.noCases.why", "quiet"),
      cancelled && text("agenda.card.cancelled", "warning"),
      agenda.step === "sent" && text("agenda.add.later", "quiet"),
      actions(...showActions(agenda)),
      agendaBlocks(agenda, viewer, world),
      collectedText(agenda),
      files([cancelled ? "agenda.file.icsCancelled" : "agenda.file.ics", "invitation"]),
      lead && [divider, lead],
    ),
  );
};
