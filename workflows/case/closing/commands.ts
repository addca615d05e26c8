// Closing a case, a colleague's yes or no where one person does not close it alone; and what comes after: filed, opened again, erased.
import { type Asked, type Decided, type Said, staged } from "../../../src/rules/command.ts";
import { carrying, choice, date, document, shows, token } from "../../../src/rules/fields.ts";
import { onDay, t, text } from "../../../src/rules/say.ts";
import { form, type Instant, reveal, seal } from "../../../src/rules/ui.ts";
import { agencyOf } from "../../../src/rules/who.ts";
import {
  type Member,
  memberOf,
  neutralBy,
  refuse,
  senderOf,
  type World,
} from "../../../src/rules/workflow.ts";
import * as codes from "../codes.ts";
import { countFields } from "../counting/fields.ts";
import { answerMeant, answersOf, groundHint, prefilled } from "../counting/ground.ts";
import { askAtOnce } from "../covering/days-off.ts";
import { act, byClock, byPerson, isCase, isKept, isRed, takes } from "../live.ts";
import { draftNeeds, unsentDrafts } from "../naming/unsent.ts";
import { ready } from "../parts.ts";
import { plan } from "../rules.ts";
import type { Case, Event, State } from "../state.ts";
import { table } from "../table.ts";
import { askedAgain, closedOrAsked, confirmed, keptOpen, unfinished } from "./by-two.ts";
import { countedIn, countedNeeds } from "./counted.ts";
import { disposed, erasableFrom, runningNeeds } from "./disposal.ts";
import { filable, filed, nameOfFetched, unfiled } from "./filed.ts";
import { bandsOf, knownTimes, saidTimes, unfitTimes } from "./times.ts";

const day = { optional: true, more: true } as const;

const closeFields = {
  reason: choice("B", "closure", codes.closureReasons, "case.close.reason"),
  ...countFields,
  firstContactOn: date("B", "case.times.firstContactOn", { ...day, hint: "case.times.hint" }),
  coordinatorOn: date("B", "case.times.coordinatorOn", day),
  shelterOn: date("B", "case.times.shelterOn", day),
} as const;
const close = (
  state: Case,
  { values, at }: Asked<typeof closeFields>,
  by: Member,
  world: World,
): Decided<Event> => {
  const { reason, counting, firstContactOn, coordinatorOn, shelterOn, ...stats } = values;
  const times = saidTimes({ firstContactOn, coordinatorOn, shelterOn });
  const unfit = unfinished(state) ?? unfitTimes(times, at, world);
  if (unfit) return unfit;
  const said = Object.fromEntries(
    Object.entries(stats).filter(([, code]) => code !== undefined),
  ) as unknown as Record<string, string>;
  const asked =
    agencyOf(state.agency, world)?.counts && counting ? reveal(answerMeant(counting)) : "notAsked";
  // Without a yes nothing is kept of what was answered.
  const kept = seal(
    asked === "yes"
      ? { ...said, ...countedIn(state, reveal(reason), world), ...bandsOf(state, times, world) }
      : {},
  );
  const all = {
    row: world.fresh.instance,
    reason,
    stats: kept,
    ...(asked !== "notAsked" && { counting: seal(asked) }),
    ...(asked === "yes" && Object.keys(times).length > 0 && { times }),
  };
  return closedOrAsked(state, all, at, by.id, world);
};
/** Whatever its retention day is: a request of the person is met. */
const eraseFor = (
  state: Case,
  { values, by, at }: Said<{ readonly unfiled?: true }>,
  world: World,
): Decided<Event> => {
  const request = senderOf(by);
  if (request === undefined || !state.requests?.includes(request)) return refuse("core.denied");
  if (!state.closed) return refuse("case.isOpen");
  // Two people may say that nothing is to be filed where the record is no official one.
  const needless = values.unfiled && agencyOf(state.agency, world)?.record === "egen";
  if (!state.filedOn && !needless) return refuse("case.erase.notFiled");
  return [
    { type: "eraseAsked", at, eraseBy: neutralBy(at), requested: true, ...unsentDrafts(world) },
  ];
};
const erase = (state: Case, at: Instant, world: World): Decided<Event> => {
  if (!state.closed) return refuse("case.isOpen");
  if (!state.filedOn) return refuse("case.erase.notFiled");
  // What the person has asked for may be what would be gone.
  if (world.rows("running").length > 0) return refuse("case.erase.requested");
  const from = erasableFrom(state, world);
  if (from && from > at) return refuse(t("case.erase.tooEarly", { from: onDay(from) }));
  return [{ type: "eraseAsked", at, eraseBy: neutralBy(at), ...unsentDrafts(world) }];
};

/** Which question a button answers: it may have been asked anew since. */
const asked = { asked: token({ optional: true }) } as const;

export const closing = staged(table)({
  close: act({
    words: "case.close.words",
    help: "case.close.help",
    ready,
    form: form("case.close.title", "case.close.submit", closeFields, [text("case.close.intro")]),
    prefill: (state, world) =>
      isCase(state)
        ? {
            ...(state.fromCall && { source: "supportLine" }),
            ...prefilled(state, world),
            ...knownTimes(state, world),
          }
        : {},
    // Where nobody has checked on what it rests, nobody is asked.
    choices: (state, world) => ({
      counting: isCase(state) ? answersOf(state, world) : ["notAsked"],
    }),
    hints: (state, world) => (isCase(state) ? groundHint(state, world) : {}),
    after: shows("closed"),
    decideNeeds: (state, { by }) => (isCase(state) ? countedNeeds(state, memberOf(by)) : {}),
    decide: byPerson(close),
  }),
  confirmClose: act({
    form: carrying(asked),
    after: shows("closed"),
    decide: byPerson((state, { values, at }, by) => confirmed(state, values.asked, at, by.id)),
  }),
  keepOpen: act({
    form: form(
      "case.closing.no",
      "case.closing.keep",
      { ...asked, instead: choice("B", "keep", codes.keepReasons, "case.closing.instead") },
      [text("case.closing.noIntro", "quiet")],
    ),
    after: shows("show"),
    decide: byPerson((state, { values, at }, by) => keptOpen(state, values, at, by.id)),
  }),
  closeAgain: byClock((state, { at }, world) => askedAgain(state, at, world)),
  file: act({
    words: "case.file.words",
    help: "case.file.help",
    form: form("case.file.title", "case.file.submit", {
      document: document("case.file.document", { hint: "case.file.documentHint" }),
    }),
    ready: (state) => (isCase(state) ? unfiled(state) : undefined),
    choices: (state) => ({ document: isCase(state) ? filable(state).map(nameOfFetched) : [] }),
    after: shows("closed"),
    decide: byPerson((state, { values, at }, by) => filed(state, values.document, at, by)),
  }),
  noteFetched: takes.noteFetched((state, { values, at }) =>
    isCase(state) && state.step === "closed" && values.agency === state.agency
      ? [{ type: "fetched", at, ...values }]
      : [],
  ),
  // Never refused: a request that looks at itself again must not be hindered by a case that is gone.
  requested: takes.requested((state, { by }) => {
    const request = senderOf(by);
    return isKept(state) && request && !state.requests?.includes(request)
      ? [{ type: "requested", request }]
      : [];
  }),
  eraseFor: takes.eraseFor(
    (state, said, world) => (isKept(state) ? eraseFor(state, said, world) : []),
    {
      decideNeeds: (state: State) => (isCase(state) ? draftNeeds(state) : {}),
    },
  ),
  reopen: act({
    words: "case.reopen.words",
    help: "case.reopen.help",
    form: form("case.reopen.title", "case.reopen.submit", {}),
    after: shows("show"),
    decide: byPerson((state, { at }, by, world) => {
      const agency = agencyOf(state.agency, world);
      if (!agency) return refuse("case.noRegion");
      const planned = plan(state.risk, state.openedAt, at, agency, world, isRed(state));
      const asked = askAtOnce(state.weekendAsked, planned.weekendAt, at, by.id, world);
      return [{ type: "reopened", at, by: by.id, ...planned }, ...asked];
    }),
  }),
  dispose: byClock((state, { at }, world) => disposed(state, at, world), {
    decideNeeds: (state) => (isCase(state) ? { ...draftNeeds(state), ...runningNeeds(state) } : {}),
  }),
  erase: act({
    words: "case.erase.words",
    help: "case.erase.help",
    ready: (state) => (isCase(state) && !state.filedOn ? refuse("case.erase.notFiled") : undefined),
    form: form(
      "case.erase.title",
      "case.erase.submit",
      { sure: choice("A", "erase", ["erase"], "case.erase.sure") },
      [text("case.erase.intro", "warning")],
    ),
    decideNeeds: (state) => (isCase(state) ? { ...draftNeeds(state), ...runningNeeds(state) } : {}),
    decide: byPerson((state, { at }, _by, world) => erase(state, at, world)),
  }),
});
