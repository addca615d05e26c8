// Consents of the person, kept by whoever has the case; and what a referral tells it.
import { form, type InstanceId, type Instant } from "../../../src/rules/ui.ts";
import { type Actor, clock, toldBy, type World } from "../../../src/rules/workflow.ts";
import * as caseCodes from "../codes.ts";
import { isCase, label, none, open } from "../commands/parts.ts";
import { owner } from "../rules.ts";
import type { State } from "../state.ts";
import * as codes from "./codes.ts";

const referral = toldBy("referral");
const choice = <const O extends readonly string[]>(of: string, options: O, key: Parameters<typeof label>[0]) =>
  ({ kind: "choice", secrecy: "B", of, options, ...label(key) }) as const;

export const passing = {
  consent: {
    access: owner,
    words: "case.consent.words",
    help: "case.consent.help",
    ready: open,
    form: form(
      { key: "case.consent.title" },
      { key: "case.consent.submit" },
      {
        /** The draft that it was asked for in: back to it afterwards, where it can be sent. */
        draft: { kind: "token", optional: true, ...label("case.none") },
        kind: choice("consentKind", codes.consentKinds, "case.consent.kind"),
        agency: { kind: "agency", optional: true, ...label("case.consent.agency"), hint: { key: "case.consent.agencyHint" } },
        purpose: choice("purpose", caseCodes.purposes, "case.invite.purpose"),
        given: choice("given", codes.givens, "case.consent.given"),
        form: choice("consentForm", codes.forms, "case.consent.form"),
        groups: { kind: "choices", secrecy: "B", of: "group", options: caseCodes.dataGroups, ...label("case.invite.groups"), more: true },
        interpreter: { ...choice("interpreter", caseCodes.yesNo, "case.consent.interpreter"), more: true, optional: true },
        informed: {
          kind: "choices",
          secrecy: "B",
          of: "informed",
          options: codes.informedItems,
          ...label("case.consent.informed"),
          more: true,
          optional: true,
        },
        validTo: { kind: "date", secrecy: "B", ...label("case.consent.validTo"), more: true, optional: true },
      },
      [{ kind: "text", text: [{ key: "case.consent.intro" }], tone: "quiet" }],
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
      { key: "case.revoke.title" },
      { key: "case.revoke.submit" },
      { id: { kind: "token", ...label("case.none") }, how: choice("withdrawalHow", codes.withdrawals, "case.revoke.how") },
      [{ kind: "text", text: [{ key: "case.revoke.intro" }], tone: "warning" }],
    ),
    after: () => ({ panel: "show" }),
  },
  consentDue: { access: clock, form: none },
  forgetMore: { access: clock, form: none },
  share: { access: referral, form: none },
  chain: { access: referral, form: none },
  moveAway: { access: referral, form: none },
  takeIn: { access: referral, form: none },
} as const;
