// The agenda as one person sees it, before the meeting.
import {
  actions,
  divider,
  dotted,
  facts,
  files,
  heading,
  named,
  panel,
  press,
  t,
  text,
} from "../../src/rules/say.ts";
import type { Action, Block, Phrase, Span } from "../../src/rules/ui.ts";
import type { Viewer, World } from "../../src/rules/workflow.ts";
import { asAgenda, type B, type C, type Show, under } from "./holding/rows.ts";
import type { Agenda, State } from "./model.ts";
import { headingsOf } from "./points.ts";
import { start, toMeeting, toNotes } from "./posts/buttons.ts";
import { headingText, nameOf, whenFacts } from "./posts/index.ts";
import { shortened } from "./shortened.ts";
import { table } from "./table.ts";

/** `called`: also who is called; the notes say who came instead. */
export const head = (state: Agenda, called = true): Block<Span, never> =>
  facts(...whenFacts(state), called && ["agenda.invited", named(state.invited)]);
/** What everybody invited can do, before everything else on a small screen. */
const showActions = (state: Agenda, viewer: Viewer, world: World): readonly Action<C>[] => {
  if (state.step === "running") return [toMeeting("primary")];
  if (state.step === "review" || state.step === "approved") return [toNotes("primary")];
  const isToday = world.calendar.day(viewer.now) === world.calendar.day(state.from);
  const may = table.access("start")(state, { member: viewer.member }, world);
  return [
    ...(isToday && may ? [start("primary")] : []),
    ...table.actions(state, viewer.member, world, "invited"),
  ];
};
/** What concerns the whole meeting stands last, out of the way of a thumb. */
const leadActions = (state: Agenda, viewer: Viewer, world: World): B | undefined =>
  actions<C>(
    state.step === "draft" && press("collect", "agenda.collect"),
    table.actions(state, viewer.member, world, "lead"),
  );
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
      cancelled && text("agenda.card.cancelled", "warning"),
      agenda.step === "sent" && text("agenda.add.later", "quiet"),
      actions(...showActions(agenda, viewer, world)),
      agendaBlocks(agenda, viewer, world),
      collectedText(agenda),
      agenda.collected?.more && text("agenda.collected.more", "warning"),
      files([cancelled ? "agenda.file.icsCancelled" : "agenda.file.ics", "invitation"]),
      lead && [divider, lead],
    ),
  );
};
