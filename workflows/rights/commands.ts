// Commands of a request: it begins, is answered by two, is carried out; its recipients are told; the clock reminds and erases.
import { decideBy, handedOn, needsBy, staged, taking } from "../../src/rules/command.ts";
import { choice, choices, date, instance, shows, token } from "../../src/rules/fields.ts";
import { upTo } from "../../src/rules/pages.ts";
import { anyWorker } from "../../src/rules/relation.ts";
import { dotted, t, text } from "../../src/rules/say.ts";
import {
  form,
  type InstanceId,
  type Instant,
  type MemberId,
  type Open,
  reveal,
} from "../../src/rules/ui.ts";
import {
  type Actor,
  daysFrom,
  type Member,
  memberOf,
  type Needs,
  neutralBy,
  refuse,
  senderOf,
  type World,
} from "../../src/rules/workflow.ts";
import { carrying } from "./carrying.ts";
import { dueAfter, firstRung, remindTo } from "./clock.ts";
import { delays, erasables, kinds, longer } from "./codes.ts";
import { deciding } from "./deciding.ts";
import { type Event, isKept, isRequest, type Request, type State } from "./model.ts";
import { rightsSignals } from "./signals.ts";
import { act, byClock, byPerson, command, table } from "./table.ts";

/** As many cases as a form offers; of another its own panel begins the request. */
const mostCases = 100;
/** A day further back is a day that was mistyped. [design] */
const furthestDays = 366;
const caseNeeds = (kase: unknown, own: Member | undefined): Needs =>
  own && typeof kase === "string"
    ? { kase: { workflow: "case", instances: [kase as InstanceId], for: own, limit: 1 } }
    : {};
const offered = (world: World) => {
  const { rows, cut } = upTo(world.rows("choices"), mostCases);
  return { rows: rows.filter(({ summary }) => summary.ref && summary.words), cut };
};
const takes = taking<State, Event>()(rightsSignals);
const after = shows("show");

const beginning = staged(table)({
  begin: command({
    access: (state, actor, world) => !isRequest(state) && anyWorker(state, actor, world),
    form: form(
      "rights.begin.title",
      "rights.begin.submit",
      {
        of: token({ optional: true }),
        kase: {
          ...instance("rights.begin.kase"),
          when: ({ of }: Readonly<Record<string, unknown>>) => of === undefined,
        },
        kind: choice("A", "rights.kind", kinds, "rights.kind"),
        erases: choices("B", "rightsErases", erasables, "rights.erases", {
          optional: true,
          hint: "rights.erasesHint",
        }),
        came: date("A", "rights.came", { hint: "rights.cameHint" }),
      },
      [text("rights.begin.intro", "quiet"), text("rights.begin.safe", "warning")],
    ),
    /** `of`: the case whose button it was; elsewhere one of the agency's own is chosen by its reference. */
    needs: (actor, _at, _world, { of }) => {
      const own = memberOf(actor);
      if (!own) return {};
      return {
        ...caseNeeds(of, own),
        choices: { workflow: "case", agency: own.agency, for: own, limit: mostCases + 1 },
      };
    },
    ready: (_state, world) =>
      world.rows("choices").length === 0 ? refuse("rights.begin.none") : undefined,
    choices: (_state, world) => ({ kase: offered(world).rows.map((each) => each.instance) }),
    about: (_state, world, { of }) => {
      const { ref, words } = world.rows("kase")[0]?.summary ?? {};
      if (of !== undefined) return dotted("core.dot", ref && { ref }, words && { words });
      return offered(world).cut ? [t("rights.begin.cut", { most: mostCases as Open<number> })] : [];
    },
    prefill: (_state, { calendar }, _actor, at) => ({ came: calendar.day(at) }),
    after,
    decideNeeds: (_state, { values: { of, kase }, by }) => caseNeeds(of ?? kase, memberOf(by)),
    decide: (state, { values: { of, kase: chosen, kind, erases, came }, by: actor, at }, world) => {
      const kase = of ?? chosen;
      const by = memberOf(actor);
      if (isRequest(state) || !by) return refuse("core.already");
      const [row] = world.rows("kase");
      const { agency, ref, words } = row?.summary ?? {};
      // Of another agency's case is answered as of one that never was.
      if (!row || row.instance !== kase || agency !== by.agency || !ref || !words)
        return refuse("rights.begin.notOwn", "kase");
      const which = erases === undefined ? [] : reveal(erases);
      if (which.length > 0 && kind !== "erasure")
        return refuse("rights.erases.onlyErasure", "erases");
      const today = world.calendar.day(at);
      if (came > today) return refuse("rights.came.ahead", "came");
      if (came < daysFrom(today, -furthestDays)) return refuse("rights.came.old", "came");
      const due = dueAfter(came, 1, world);
      const number = world.fresh.number("B");
      return [
        {
          type: "begun",
          number,
          agency,
          by: by.id,
          at,
          kind,
          ...(erases && which.length > 0 && { kinds: erases }),
          came,
          due,
          kase: row.instance,
          ref,
          words,
          rung: firstRung(due, at, world),
        },
      ];
    },
  }),
  prolong: act({
    form: form(
      "rights.prolong.title",
      "rights.prolong.submit",
      {
        months: choice("A", "rights.months", longer, "rights.months"),
        why: choice("B", "rightsDelay", delays, "rights.prolong.why"),
        told: choice("A", "rights.told", ["yes"], "rights.prolong.told"),
      },
      [text("rights.prolong.intro", "quiet")],
    ),
    ready: (state) =>
      isRequest(state) && state.longer ? refuse("rights.prolong.once") : undefined,
    after,
    decide: byPerson((state, { values: { months, why }, at }, { id: by }, world) => {
      if (state.longer) return refuse("rights.prolong.once");
      // The person is told of it within the first month.
      if (world.calendar.day(at) > state.due) return refuse("rights.prolong.late");
      const due = dueAfter(state.came, 1 + Number(months), world);
      return [{ type: "prolonged", at, by, months, why, due, rung: firstRung(due, at, world) }];
    }),
  }),
  withdraw: act({
    form: form("rights.withdraw.title", "rights.withdraw.submit", {}, [
      text("rights.withdraw.intro", "warning"),
    ]),
    after,
    decide: byPerson((_state, { at }, { id: by }) => [{ type: "withdrawn", at, by }]),
  }),
});
const remind = (state: Request, at: Instant, world: World): readonly Event[] => {
  if (state.step === "over") return [];
  return [{ type: "reminded", rung: state.rung, at, to: remindTo(state, state.rung, at, world) }];
};
/** An agency that has not said that it has seen it: the member who answers there by then is asked too. */
const askAgain = (state: Request, of: unknown, at: Instant, world: World): readonly Event[] => {
  const told = state.told.find(
    ({ agency, seen, phoned, again }) => agency === of && !seen && !phoned && !again,
  );
  if (told === undefined) return [];
  const to: MemberId | undefined =
    told.to && world.people.answers(told.agency, world.calendar.day(at));
  return [{ type: "unheard", agency: told.agency, at, ...(to && { to }) }];
};
const clocked = staged(table)({
  remind: byClock((state, { at }, world) => remind(state, at, world)),
  askAgain: byClock((state, { values: { of }, at }, world) => askAgain(state, of, at, world)),
  forget: byClock((state, { at }) =>
    state.step === "over" ? [{ type: "forgotten", eraseBy: neutralBy(at) }] : [],
  ),
  rename: takes.rename((state, { values, by, at }) =>
    isKept(state) && senderOf(by) === state.kase ? [{ type: "renamed", at, ...values }] : [],
  ),
  caseGone: takes.caseGone((state, { by, at }) =>
    isKept(state) && senderOf(by) === state.kase ? [{ type: "caseGone", at }] : [],
  ),
  handOn: takes.handOn((state, asked, world) =>
    isKept(state) ? handedOn(asked, state, world) : [],
  ),
});
export const commands = { ...beginning, ...deciding, ...carrying, ...clocked } as const;
export const decide = decideBy<State, Event>(commands);
export const needs = needsBy<State, Event>(commands);

const recipientActs = ["seen", "phoned"];
/** Two may press at once, and nobody says yes to their own answer. */
export const denied = (state: State, actor: Actor, world: World, name: string) => {
  if (!isKept(state)) return undefined;
  const own = memberOf(actor);
  if (recipientActs.includes(name) && state.told.some(({ agency }) => agency === own?.agency))
    return refuse("rights.already");
  if (!table.reads(state, actor, world)) return undefined;
  if (name === "approve" && state.proposal) return refuse("rights.approve.other");
  if (name === "confirmErase" && state.erasing?.by === own?.id)
    return refuse("rights.confirm.other");
  if ((name === "erase" || name === "eraseKinds") && state.step === "decided")
    return refuse("rights.erase.lead");
  return refuse("rights.already");
};
