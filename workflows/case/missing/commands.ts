// A person who is missing, and what they have asked for in that event.
import { staged } from "../../../src/rules/command.ts";
import { choice, shows } from "../../../src/rules/fields.ts";
import { text } from "../../../src/rules/say.ts";
import { form, reveal } from "../../../src/rules/ui.ts";
import { refuse } from "../../../src/rules/workflow.ts";
import * as codes from "../codes.ts";
import { act, byClock, byPerson, isCase } from "../live.ts";
import { ready } from "../parts.ts";
import { table } from "../table.ts";
import { isMissing, missingAsked, missingBasesFor, rang, rangFields } from "./decide.ts";

export const missing = staged(table)({
  setWish: act({
    words: "case.wish.words",
    help: "case.wish.help",
    form: form(
      "case.wish.title",
      "case.risk.submit",
      { what: choice("B", "wish", codes.wishes, "case.wish.ask", { hint: "case.wish.hint" }) },
      [text("case.wish.intro", "quiet")],
    ),
    prefill: (state) => (isCase(state) && state.wish ? { what: reveal(state.wish.what) } : {}),
    after: shows("show"),
    decide: byPerson((state, { values: { what }, at }, by) =>
      state.wish && reveal(state.wish.what) === reveal(what)
        ? refuse("case.assign.nothing", "what")
        : [{ type: "wished", at, by: by.id, what }],
    ),
  }),
  goMissing: act({
    words: "case.missing.words",
    help: "case.missing.help",
    ready,
    form: form("case.missing.title", "case.missing.submit", {}, [text("case.missing.intro")]),
    after: shows("missing"),
    decide: byPerson((state, { at }, by) =>
      isMissing(state) ? refuse("case.missing.already") : [{ type: "wentMissing", at, by: by.id }],
    ),
  }),
  rang: act({
    form: form("case.missing.note", "case.called.submit", rangFields, [
      text("case.missing.noteIntro", "quiet"),
    ]),
    choices: (state, world) => (isCase(state) ? { basis: missingBasesFor(state, world) } : {}),
    after: shows("missing"),
    decide: byPerson((state, { values, at }, by, world) => rang(state, values, at, by.id, world)),
  }),
  found: act({
    form: form("case.missing.found", "case.risk.submit", {
      how: choice("B", "found", codes.findings, "case.missing.how"),
    }),
    after: shows("show"),
    decide: byPerson((_state, { values: { how }, at }, by) => [
      { type: "found", at, by: by.id, how },
    ]),
  }),
  askMissing: byClock((state, { at }, world) => missingAsked(state, at, world)),
});
