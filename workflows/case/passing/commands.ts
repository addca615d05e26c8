// Consents of the person, kept by whoever has the case; and what a referral tells it.
import { staged } from "../../../src/rules/command.ts";
import { nothing, shows, token } from "../../../src/rules/fields.ts";
import { text } from "../../../src/rules/say.ts";
import { form, type InstanceId } from "../../../src/rules/ui.ts";
import { clock } from "../../../src/rules/workflow.ts";
import { act, byClock, byPerson, command, isCase, live, takes } from "../live.ts";
import { aboutAgency, ready } from "../parts.ts";
import type { State } from "../state.ts";
import { table } from "../table.ts";
import {
  consent,
  consentDue,
  consentFields,
  forgetMore,
  movedAway,
  passedOn,
  revoke,
  revokeFields,
  share,
  shareReviewed,
  takeIn,
} from "./decide.ts";
import { cover, guided, ownBases, ownFields, uncover } from "./own.ts";

const partOf = (state: State, agency: unknown) =>
  isCase(state) ? state.parts.find((part) => part.agency === agency)?.agency : undefined;
export const passing = staged(table)({
  consent: act({
    words: "case.consent.words",
    help: "case.consent.help",
    ready,
    form: form("case.consent.title", "case.consent.submit", consentFields, [
      text("case.consent.intro", "quiet"),
    ]),
    // A draft brings its purpose; a service that is none of the purposes is the other one. What was said, and how, nobody has said yet.
    prefill: (_state, _world, _actor, _at, given) => ({
      groups: ["behov"],
      ...(given.draft !== undefined && { kind: "sekretess", purpose: "annat" }),
    }),
    choices: (state, world) =>
      isCase(state)
        ? { agency: [...world.people.agencies.keys()].filter((id) => id !== state.agency) }
        : {},
    after: (_state, values) =>
      typeof values.draft === "string"
        ? { panel: "show", on: { workflow: "referral", instance: values.draft as InstanceId } }
        : { panel: "show" },
    decide: byPerson(consent),
  }),
  revoke: act({
    about: (state, _world, { id }) =>
      aboutAgency(
        state,
        isCase(state) ? state.consents.find((each) => each.id === id)?.agency : undefined,
      ),
    form: form("case.revoke.title", "case.revoke.submit", revokeFields, [
      text("case.revoke.intro", "warning"),
    ]),
    after: (_state, values) => ({ panel: values.how === "throughOther" ? "alone" : "show" }),
    decide: byPerson(revoke),
  }),
  consentDue: byClock(consentDue),
  forgetMore: command({
    access: clock,
    form: nothing,
    decide: (state, { at }) => forgetMore(state, at),
  }),
  share: takes.share(live(share)),
  secondSaid: takes.secondSaid(live(shareReviewed)),
  chain: takes.chain(live(passedOn)),
  moveAway: takes.moveAway(live(movedAway)),
  takeIn: takes.takeIn(takeIn),
  guided: takes.guided(live(guided)),
  cover: act({
    about: (state, _world, { agency }) => aboutAgency(state, partOf(state, agency)),
    form: form("case.own.title", "case.own.submit", ownFields, [text("case.own.intro", "warning")]),
    choices: (state, world) => ({ basis: ownBases(state, world) }),
    after: shows("show"),
    decide: byPerson(cover),
  }),
  uncover: act({
    about: (state, _world, { agency }) => aboutAgency(state, partOf(state, agency)),
    form: form("case.own.end", "case.own.end", { agency: token() }, [
      text("case.own.endIntro", "warning"),
    ]),
    after: shows("show"),
    decide: byPerson((state, { values, at }, by) => uncover(state, values.agency, at, by)),
  }),
});
