// Registrator: somebody asks an authority for a record. A caseworker opens one case for the registrar, for 24 hours; of all others the registrar reads nothing.
import { staged } from "../../../src/rules/command.ts";
import { member, shows } from "../../../src/rules/fields.ts";
import { text } from "../../../src/rules/say.ts";
import { form, type MemberId } from "../../../src/rules/ui.ts";
import { agencyOf } from "../../../src/rules/who.ts";
import {
  type Actor,
  memberOf,
  plus,
  refuse,
  type Timer,
  type World,
} from "../../../src/rules/workflow.ts";
import { act, byClock, byPerson } from "../live.ts";
import type { Case } from "../state.ts";
import { table } from "../table.ts";

/** As long as a request for a record may take, by its words: at once, or as soon as can be. [design] */
const openMs = 24 * 3_600_000;
/** Those of the agency who answer requests for its records; none where it keeps no official record. */
export const registrarsOf = (actor: Actor, world: World): readonly MemberId[] => {
  const own = agencyOf(memberOf(actor)?.agency, world);
  if (own?.record !== "akt") return [];
  return world.people
    .staff(own.id)
    .filter(({ id, roles }) => roles.includes("registrar") && id !== memberOf(actor)?.id)
    .map(({ id }) => id);
};
export const registrar = staged(table)({
  openForRegistrar: act({
    form: form(
      "case.registrar.title",
      "case.registrar.submit",
      { to: member("case.registrar.to") },
      [text("case.registrar.intro"), text("case.registrar.first", "quiet")],
    ),
    choices: (_state, world, actor) => ({ to: registrarsOf(actor, world) }),
    // Where there is one, nobody chooses.
    prefill: (_state, world, actor) => {
      const [only, another] = registrarsOf(actor, world);
      return only && !another ? { to: only } : {};
    },
    ready: (_state, world, actor) =>
      registrarsOf(actor, world).length > 0 ? undefined : refuse("case.registrar.nobody"),
    after: shows("show"),
    decide: byPerson((state, { values: { to }, at }, member, world) => {
      const by = member.id;
      if (!registrarsOf({ member }, world).includes(to))
        return refuse("case.registrar.nobody", "to");
      if (state.registrar) return refuse("case.registrar.already");
      return [{ type: "openedForRegistrar", at, by, to, until: plus(at, openMs) }];
    }),
  }),
  closeForRegistrar: act({
    form: form("case.registrar.end", "case.registrar.end", {}),
    after: shows("registrarOver"),
    decide: byPerson((state, { at }) =>
      state.registrar ? [{ type: "closedForRegistrar", at }] : [],
    ),
  }),
  registrarOver: byClock((state, { at }) =>
    state.registrar && state.registrar.until <= at ? [{ type: "closedForRegistrar", at }] : [],
  ),
});
export const registrarTimers = ({ registrar: open }: Case): readonly Timer<"registrarOver">[] =>
  open ? [{ key: `registrar:${open.until}`, at: open.until, command: "registrarOver" }] : [];
