// What happens to the notes: approved by those who were there, and taken by each agency into its own records.
import { type Decided, staged } from "../../../src/rules/command.ts";
import { choice, line, nothing, shows, token } from "../../../src/rules/fields.ts";
import { namesCase } from "../../../src/rules/reference.ts";
import { text } from "../../../src/rules/say.ts";
import { form, type Instant } from "../../../src/rules/ui.ts";
import { type Member, refuse, type World } from "../../../src/rules/workflow.ts";
import { forgetAt, missingApprovals, present } from "../after.ts";
import * as codes from "../codes.ts";
import { lineChars } from "../holding/commands.ts";
import { act, atPoint, button, byPerson, readable } from "../live.ts";
import type { Agenda, Event } from "../model.ts";
import { decisionsAt, isOpenPoint } from "../points.ts";
import { isAgenda } from "../rules.ts";
import { table } from "../table.ts";

const after = shows("notes");
const adopted = (state: Agenda, at: Instant, world: World): Event => ({
  type: "adopted",
  at,
  forgetAt: forgetAt(state, at, world),
});
const approve = (state: Agenda, at: Instant, by: Member, world: World): Decided<Event> => {
  if (!present(state).includes(by.agency)) return refuse("agenda.approve.absent");
  if (!missingApprovals(state).includes(by.agency)) return refuse("agenda.approve.already");
  // Approving takes back what one's own agency found wrong.
  const last =
    missingApprovals(state).length === 1 &&
    state.faults.every(({ agency }) => agency === by.agency);
  return [
    { type: "approved", agency: by.agency, by: by.id, at },
    ...(last ? [adopted(state, at, world)] : []),
  ];
};
export const afterwards = staged(table)({
  approve: button(approve, { after }),
  fault: act({
    form: form(
      "agenda.fault.title",
      "agenda.fault.submit",
      { what: choice("B", "fault", codes.faults, "agenda.fault.what") },
      [text("agenda.fault.intro", "quiet")],
    ),
    after,
    decide: byPerson((state, { values: { what }, at }, { agency }) =>
      present(state).includes(agency)
        ? [{ type: "faulted", agency, what, at }]
        : refuse("agenda.approve.absent"),
    ),
  }),
  correct: act({
    form: form("agenda.correct.title", "agenda.correct.submit", {
      decision: token(),
      code: choice("B", "decision", codes.decisions, "agenda.decide.code"),
      text: line(lineChars, "agenda.decide.text", { hint: "agenda.lineHint", optional: true }),
    }),
    // What is not changed stays: an empty line would take the old one away. Not of a closed point: a form does not know who may read that.
    prefill: (state, _world, _actor, _at, given) => {
      if (!isAgenda(state)) return {};
      const old = state.decided.find(
        ({ n, point: at }) => String(n) === given.decision && isOpenPoint(state, at),
      );
      return old ? { code: old.code, ...(old.text && { text: old.text }) } : {};
    },
    choices: decisionsAt,
    after,
    decideNeeds: readable,
    decide: atPoint((state, { values, at }) => {
      const old = state.decided.find(({ n }) => String(n) === values.decision);
      if (!old) return refuse("agenda.item.gone");
      const open = isOpenPoint(state, old.point);
      // The form of a closed point cannot show what was written: left empty, it stays.
      const text = values.text ?? (open ? undefined : old.text);
      if (namesCase(text) && open) return refuse("agenda.refInText", "text");
      return [{ type: "corrected", n: old.n, code: values.code, at, ...(text && { text }) }];
    }),
  }),
  // Before the time is out only those who were there can approve; after it somebody must be able to end it.
  adopt: button(
    (state, at, _by, world) =>
      state.approveBy !== undefined && at < state.approveBy
        ? refuse("agenda.adopt.early")
        : [adopted(state, at, world)],
    { after },
  ),
  document: act({
    form: nothing,
    after,
    decide: byPerson((state, { at }, { agency }) =>
      state.documented.includes(agency)
        ? refuse("agenda.document.already")
        : [{ type: "documented", agency, at }],
    ),
  }),
});
