// How the person may be reached is set, changed or confirmed in one short form, on pages of our own alone.
import { type Asked, type Decided, staged } from "../../../src/rules/command.ts";
import { choices, shows } from "../../../src/rules/fields.ts";
import { text } from "../../../src/rules/say.ts";
import { form, reveal, seal } from "../../../src/rules/ui.ts";
import { type Member, refuse } from "../../../src/rules/workflow.ts";
import * as codes from "../codes.ts";
import { act, byPerson, isCase } from "../live.ts";
import type { Case, Event } from "../state.ts";
import { table } from "../table.ts";
import type { SafeContact } from "./model.ts";

const fields = {
  safeContactMode: choices("B", "safeContact", codes.safeContacts, "case.safeContact.mode"),
  beside: choices("B", "supporter", codes.supporters, "case.safeContact.beside"),
} as const;
/** The same answer once more is a confirmation: the day is a new one. */
const set = (
  _state: Case,
  { values: { safeContactMode, beside }, at }: Asked<typeof fields>,
  { id: by }: Member,
): Decided<Event> => {
  const [modes, roles] = [reveal(safeContactMode), reveal(beside)];
  if (modes.includes("neverPhone") && modes.some((mode) => codes.byPhone.includes(mode)))
    return refuse("case.safeContact.phone", "safeContactMode");
  if (roles.length > 1 && roles.some((role) => role === "nobody" || role === "unknown"))
    return refuse("case.safeContact.alone", "beside");
  return [{ type: "safeContactSet", at, by, safeContactMode, beside }];
};
/** What an agency that takes part is told: roles that only a child has go with what may be said of children. */
export const sharedContact = (said: SafeContact, ofChildren: boolean): SafeContact => ({
  ...said,
  beside: seal(
    reveal(said.beside).filter((role) => ofChildren || !codes.childSupporters.includes(role)),
  ),
});
export const contacting = staged(table)({
  setSafeContact: act({
    words: "case.safeContact.words",
    help: "case.safeContact.help",
    onPages: true,
    form: form("case.safeContact.title", "case.safeContact.submit", fields, [
      text("case.safeContact.intro", "quiet"),
    ]),
    prefill: (state) =>
      isCase(state) && state.safeContact
        ? {
            safeContactMode: reveal(state.safeContact.safeContactMode),
            beside: reveal(state.safeContact.beside),
          }
        : {},
    after: shows("safeContact"),
    decide: byPerson(set),
  }),
});
