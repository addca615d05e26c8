// What can be done about an agency that joins. No account is taken from whoever asks: an operator gives the first, its lead the others.
import { skeleton } from "../../src/confusable.ts";
import { tellsArea } from "../../src/landline.ts";
import { commandsOn, staged } from "../../src/rules/command.ts";
import { choice, choices, date, line, member, shows } from "../../src/rules/fields.ts";
import { text } from "../../src/rules/say.ts";
import { type AgencyId, form, type MemberId, type Open } from "../../src/rules/ui.ts";
import {
  type Access,
  type Member,
  memberOf,
  neutralBy,
  refuse,
  type World,
} from "../../src/rules/workflow.ts";
import type { Newcomer } from "../people/joined.ts";
import {
  type Event,
  isJoining,
  type Joining,
  kinds,
  records,
  regimes,
  type State,
  sources,
} from "./model.ts";
import { mostTold, operators, secondsOf, table } from "./table.ts";

const [mostName, mostAccount, mostPhone, mostColleagues] = [60, 80, 20, 10];
const { command, act, button, byClock, byPerson } = commandsOn<State, Joining, Event>(isJoining);
const after = shows("show");

const regionOf = (by: Member | undefined, { people }: World): string | undefined =>
  by?.roles.includes("coordinator")
    ? people.regions.find(({ coordinator }) => coordinator === by.agency)?.id
    : undefined;
export const mayPropose: Access<unknown> = (_state, actor, world) =>
  regionOf(memberOf(actor), world) !== undefined;
type Asked = { readonly account: Open<string>; readonly name: Open<string> };
/** One account is one person: somebody of another agency, who was invited or has left is nobody new. */
const newcomer = (
  { account, name }: Asked,
  id: string,
  role: Newcomer["role"],
  { language }: Member,
  { people, addressOf }: World,
) => {
  const address = addressOf(account);
  if (!address) return refuse("core.badAccount", "account");
  return people.isTaken(address)
    ? refuse("joining.taken", "account")
    : { id: id as MemberId, name, role, language, address };
};
/** Whether an agency has this name, or one that is taken for it: a referral goes to the agency that the sender believes it reads. */
const isKnown = (name: string, { people }: World): boolean => {
  const asked = skeleton(name);
  return [...people.agencies.values()].some((each) => skeleton(each.name) === asked);
};
const account = line(mostAccount, "joining.account", {
  account: true,
  hint: "joining.accountHint",
});
const title = line(mostName, "joining.member", { hint: "joining.memberHint" });
const weekdays = ["1", "2", "3", "4", "5", "6", "7"] as const;
const theirs = ({ lead, colleagues }: Joining): readonly MemberId[] => [
  ...(lead ? [lead.id] : []),
  ...colleagues.map(({ id }) => id),
];

export const commands = staged(table)({
  propose: command({
    access: (state, actor, world) => !isJoining(state) && mayPropose(state, actor, world),
    words: "joining.words",
    help: "joining.help",
    form: form(
      "joining.title",
      "joining.submit",
      {
        name: line(mostName, "joining.name"),
        kind: choice("A", "joining.kind", kinds, "joining.kind"),
        shelter: choice("A", "joining.shelter", ["no", "yes"], "joining.shelter"),
        phone: line(mostPhone, "joining.phone", { phone: true, hint: "joining.phoneHint" }),
        found: choice("A", "joining.found", sources, "joining.found"),
      },
      [text("joining.intro", "warning")],
    ),
    prefill: () => ({ shelter: "no" }),
    after,
    decide: (state, { values: { shelter, ...facts }, by: actor, at }, world) => {
      const by = memberOf(actor);
      const region = regionOf(by, world);
      if (isJoining(state) || !by || region === undefined) return refuse("core.already");
      if (isKnown(facts.name, world)) return refuse("joining.known", "name");
      if (shelter === "yes" && tellsArea(facts.phone))
        return refuse("joining.shelterPhone", "phone");
      const agency = `ny-${world.fresh.other.toLowerCase()}` as AgencyId;
      return [
        {
          type: "proposed",
          ...facts,
          shelter: shelter === "yes",
          agency,
          region,
          home: by.agency,
          by: by.id,
          at,
        },
      ];
    },
  }),
  phoned: button(
    (state, at, { id: by }, world) =>
      secondsOf(state, world).some(({ id }) => id === by)
        ? [{ type: "phoned", by, at }]
        : refuse("joining.another"),
    { after },
  ),
  approve: button(
    (_state, at, { id: by }, world) =>
      operators(world).length === 0 ? refuse("joining.noOperator") : [{ type: "approved", by, at }],
    {
      after,
    },
  ),
  admit: act({
    form: form("joining.admit.title", "joining.admit.submit", {
      account,
      name: title,
      regime: choice("A", "joining.regime", regimes, "joining.regime"),
    }),
    after,
    decide: byPerson((state, { values: { regime, ...asked }, at }, operator, world) => {
      const by = operator.id;
      // Two people, whatever roles they have.
      if ([state.by, state.phonedBy, state.approvedBy].includes(by))
        return refuse("joining.another");
      const lead = newcomer(asked, `${state.agency}-1`, "lead", operator, world);
      if ("refused" in lead) return lead;
      // Since it was proposed another one may have come.
      return isKnown(state.name, world)
        ? refuse("joining.known")
        : [{ type: "admitted", lead, legalRegime: regime, by, at }];
    }),
  }),
  cancel: button((_state, at, { id: by }) => [{ type: "stopped", by, at, eraseBy: neutralBy(at) }]),
  confirm: button((_state, at, { id: by }) => [{ type: "confirmed", by, at }], { after }),
  refuse: button((_state, at, { id: by }) => [{ type: "stopped", by, at, eraseBy: neutralBy(at) }]),
  add: act({
    form: form("joining.add.title", "joining.add.submit", {
      account,
      name: title,
      role: choice("A", "joining.role", ["caseworker", "lead"], "joining.role"),
    }),
    prefill: () => ({ role: "caseworker" }),
    after,
    decide: byPerson((state, { values: { role, ...asked }, at }, adder, world) => {
      if (state.colleagues.length >= mostColleagues) return refuse("joining.tooMany");
      const member = newcomer(
        asked,
        `${state.agency}-${state.colleagues.length + 2}`,
        role,
        adder,
        world,
      );
      return "refused" in member ? member : [{ type: "added", member, by: adder.id, at }];
    }),
  }),
  roster: act({
    form: form("joining.roster.title", "joining.roster.submit", {
      name: line(mostName, "joining.duty"),
      member: member("joining.roster.member"),
      days: choices("A", "joining.day", weekdays, "joining.days"),
    }),
    choices: (state) => (isJoining(state) ? { member: theirs(state) } : {}),
    after,
    decide: byPerson((state, { values: { name, member: who, days }, at }, { id: by }) =>
      theirs(state).includes(who)
        ? [{ type: "rostered", name, member: who, days: days.map(Number), by, at }]
        : refuse("joining.badMember", "member"),
    ),
  }),
  record: act({
    form: form("joining.record.title", "joining.record.submit", {
      what: choice("A", "joining.record", records, "joining.record.what"),
      day: date("A", "joining.record.day"),
      function: line(mostName, "joining.record.by", { hint: "joining.memberHint" }),
    }),
    after,
    decide: byPerson((_state, { values, at }, { id: by }, { calendar }) =>
      values.day > calendar.day(at)
        ? refuse("joining.record.future", "day")
        : [{ type: "recorded", ...values, by, at }],
    ),
  }),
  remind: byClock((state, { at }) => {
    if (state.step === "open" || state.eraseBy) return [];
    return state.step !== "joining" && state.told >= mostTold
      ? [{ type: "stopped", at, eraseBy: neutralBy(at) }]
      : [{ type: "reminded", at }];
  }),
});
export type C = keyof typeof commands;
