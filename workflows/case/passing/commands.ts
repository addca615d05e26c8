// Consents of the person, kept by whoever has the case; and what a referral tells it.
import { agency, choice, choices, date, nothing, shows, token } from "../../../src/rules/fields.ts";
import { text } from "../../../src/rules/say.ts";
import { form, type InstanceId, type Instant } from "../../../src/rules/ui.ts";
import { type Actor, clock, toldBy, type World } from "../../../src/rules/workflow.ts";
import * as caseCodes from "../codes.ts";
import { isCase, open } from "../commands/parts.ts";
import { owner } from "../rules.ts";
import type { State } from "../state.ts";
import * as codes from "./codes.ts";

const referral = toldBy("referral");

export const passing = {
  consent: {
    access: owner,
    words: "case.consent.words",
    help: "case.consent.help",
    ready: open,
    form: form(
      "case.consent.title",
      "case.consent.submit",
      {
        /** The draft that it was asked for in: back to it afterwards, where it can be sent. */
        draft: token({ optional: true }),
        kind: choice("B", "consentKind", codes.consentKinds, "case.consent.kind"),
        agency: agency("case.consent.agency", { hint: "case.consent.agencyHint", optional: true }),
        purpose: choice("B", "purpose", caseCodes.purposes, "case.invite.purpose"),
        given: choice("B", "given", codes.givens, "case.consent.given"),
        form: choice("B", "consentForm", codes.forms, "case.consent.form"),
        groups: choices("B", "group", caseCodes.dataGroups, "case.invite.groups", { more: true }),
        interpreter: choice("B", "interpreter", caseCodes.yesNo, "case.consent.interpreter", { optional: true, more: true }),
        informed: choices("B", "informed", codes.informedItems, "case.consent.informed", { optional: true, more: true }),
        validTo: date("B", "case.consent.validTo", { optional: true, more: true }),
      },
      [text("case.consent.intro", "quiet")],
    ),
    // A draft brings its purpose; a service that is none of the purposes is the other one.
    prefill: (_state: State, _world: World, _actor: Actor, _at: Instant, given: Readonly<Record<string, unknown>>) => ({
      kind: "sekretess",
      form: "spoken",
      groups: ["behov"],
      ...(given.draft !== undefined && { purpose: "annat" }),
    }),
    choices: (state: State, world: World) =>
      isCase(state) ? { agency: [...world.people.agencies.keys()].filter((id) => id !== state.agency) } : {},
    after: (_state: State, values: { readonly draft?: unknown }) =>
      typeof values.draft === "string"
        ? { panel: "show", on: { workflow: "referral", instance: values.draft as InstanceId } }
        : { panel: "show" },
  },
  revoke: {
    access: owner,
    form: form(
      "case.revoke.title",
      "case.revoke.submit",
      { id: token(), how: choice("B", "withdrawalHow", codes.withdrawals, "case.revoke.how") },
      [text("case.revoke.intro", "warning")],
    ),
    after: shows("show"),
  },
  consentDue: { access: clock, form: nothing },
  forgetMore: { access: clock, form: nothing },
  share: { access: referral, form: nothing },
  chain: { access: referral, form: nothing },
  moveAway: { access: referral, form: nothing },
  takeIn: { access: referral, form: nothing },
} as const;
