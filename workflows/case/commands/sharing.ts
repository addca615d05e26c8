// Who has it, and who takes part.
import { agency, choice, choices, holder, member, nothing, shows, token } from "../../../src/rules/fields.ts";
import { text } from "../../../src/rules/say.ts";
import { form } from "../../../src/rules/ui.ts";
import { agencyOf, holdersOf, isNgo } from "../../../src/rules/who.ts";
import { type Actor, refuse, type World } from "../../../src/rules/workflow.ts";
import * as codes from "../codes.ts";
import { handover, invited, notReady, owner, takesPart } from "../rules.ts";
import type { State } from "../state.ts";
import { colleaguesOf, isCase, me, open, ownOf } from "./parts.ts";

export const sharing = {
  assign: {
    access: owner,
    words: "case.assign.words",
    help: "case.assign.help",
    ready: open,
    form: form("case.assign.title", "case.assign.submit", { holder: holder("case.assign.holder"), deputy: member("case.open.deputy") }),
    prefill: (state: State) => (isCase(state) ? { holder: state.holder, deputy: state.deputy } : {}),
    choices: (state: State, world: World) =>
      isCase(state) ? { holder: holdersOf(state.agency, world), deputy: world.people.colleagues(state.agency) } : {},
  },
  /** Told by a hand-over that the other has accepted. */
  take: { access: handover, form: nothing },
  invite: {
    access: owner,
    words: "case.invite.words",
    help: "case.invite.help",
    ready: open,
    form: form(
      "case.invite.title",
      "case.invite.submit",
      {
        agency: agency("case.invite.agency"),
        basis: choice("B", "basis", codes.bases, "case.invite.basis", { hint: "case.invite.basisHint" }),
        purpose: choice("B", "purpose", codes.purposes, "case.invite.purpose"),
        groups: choices("B", "group", codes.dataGroups, "case.invite.groups", { hint: "case.invite.groupsHint" }),
      },
      [text("case.invite.intro")],
    ),
    choices: (state: State, world: World, actor: Actor) => ({
      agency: isCase(state)
        ? [...world.people.agencies.values()]
            .filter(
              (a) =>
                a.id !== state.agency &&
                world.people.colleagues(a.id).length > 0 &&
                !state.parts.some((p) => p.agency === a.id && (p.state === "in" || p.state === "invited")),
            )
            .map((a) => a.id)
        : [],
      basis: isNgo(agencyOf(ownOf(actor), world)) ? ["samtycke_ngo"] : ["samtycke_sekretess", "menprovning_klart", "uppgiftsskyldighet"],
    }),
  },
  /** An invitation that nobody answers must not keep a case from being closed. */
  uninvite: {
    access: owner,
    form: form("case.uninvite.title", "case.uninvite.title", { agency: token() }),
    after: shows("show"),
  },
  accept: {
    access: invited,
    ready: (_state: State, world: World, actor: Actor) => notReady(ownOf(actor), world),
    form: form("case.accept.title", "case.accept.submit", { contact: member("case.accept.contact") }),
    prefill: (_state: State, _world: World, actor: Actor) => ({ contact: me(actor) }),
    choices: (_state: State, world: World, actor: Actor) => ({ contact: colleaguesOf(actor, world) }),
    after: shows("show"),
  },
  decline: { access: invited, form: form("case.decline.title", "case.decline.title", {}) },
  leave: {
    access: takesPart,
    words: "case.leave.words",
    help: "case.leave.help",
    ready: (state: State, _world: World, actor: Actor) =>
      isCase(state) && state.agency === ownOf(actor) ? refuse("case.leave.owner") : undefined,
    form: form("case.leave.title", "case.leave.submit", {}),
  },
} as const;
