// Who has it, and who takes part.
import { form } from "../../../src/rules/ui.ts";
import { type Actor, memberOf, refuse, type World } from "../../../src/rules/workflow.ts";
import * as codes from "../codes.ts";
import { handover, holders, invited, notReady, owner, takesPart } from "../rules.ts";
import type { State } from "../state.ts";
import { isCase, isNgo, label, me, none, open } from "./parts.ts";

export const sharing = {
  assign: {
    access: owner,
    words: "case.assign.words",
    help: "case.assign.help",
    ready: open,
    form: form(
      { key: "case.assign.title" },
      { key: "case.assign.submit" },
      { holder: { kind: "holder", ...label("case.assign.holder") }, deputy: { kind: "member", ...label("case.open.deputy") } },
    ),
    prefill: (state: State) => (isCase(state) ? { holder: state.holder, deputy: state.deputy } : {}),
    choices: (state: State, world: World) =>
      isCase(state) ? { holder: holders(state.agency, world), deputy: world.people.colleagues(state.agency) } : {},
  },
  /** Told by a hand-over that the other has accepted. */
  take: { access: handover, form: none },
  invite: {
    access: owner,
    words: "case.invite.words",
    help: "case.invite.help",
    ready: open,
    form: form(
      { key: "case.invite.title" },
      { key: "case.invite.submit" },
      {
        agency: { kind: "agency", ...label("case.invite.agency") },
        basis: {
          kind: "choice",
          secrecy: "B",
          of: "basis",
          options: codes.bases,
          ...label("case.invite.basis"),
          hint: { key: "case.invite.basisHint" },
        },
        purpose: { kind: "choice", secrecy: "B", of: "purpose", options: codes.purposes, ...label("case.invite.purpose") },
        groups: {
          kind: "choices",
          secrecy: "B",
          of: "group",
          options: codes.dataGroups,
          ...label("case.invite.groups"),
          hint: { key: "case.invite.groupsHint" },
        },
      },
      [{ kind: "text", text: [{ key: "case.invite.intro" }] }],
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
      basis: isNgo(world, actor) ? ["samtycke_ngo"] : ["samtycke_sekretess", "menprovning_klart", "uppgiftsskyldighet"],
    }),
  },
  /** An invitation that nobody answers must not keep a case from being closed. */
  uninvite: {
    access: owner,
    form: form({ key: "case.uninvite.title" }, { key: "case.uninvite.title" }, { agency: { kind: "token", ...label("case.none") } }),
    after: () => ({ panel: "show" }),
  },
  accept: {
    access: invited,
    ready: (_state: State, world: World, actor: Actor) => notReady(memberOf(actor)?.agency as never, world),
    form: form(
      { key: "case.accept.title" },
      { key: "case.accept.submit" },
      { contact: { kind: "member", ...label("case.accept.contact") } },
    ),
    prefill: (_state: State, _world: World, actor: Actor) => ({ contact: me(actor) }),
    choices: (_state: State, world: World, actor: Actor) => ({ contact: world.people.colleagues(memberOf(actor)?.agency as never) }),
    after: () => ({ panel: "show" }),
  },
  decline: { access: invited, form: form({ key: "case.decline.title" }, { key: "case.decline.title" }, {}) },
  leave: {
    access: takesPart,
    words: "case.leave.words",
    help: "case.leave.help",
    ready: (state: State, _world: World, actor: Actor) =>
      isCase(state) && state.agency === memberOf(actor)?.agency ? refuse("case.leave.owner") : undefined,
    form: form({ key: "case.leave.title" }, { key: "case.leave.submit" }, {}),
  },
} as const;
