// What can be done about an occasion of training: plan it, sign up, give the seat back, move it, call it off, say how many came and what one thought of it.
import {
  type Asked,
  commandsOn,
  type Decided,
  decideBy,
  handedOn,
  staged,
  taking,
} from "../../src/rules/command.ts";
import {
  agencies,
  carrying,
  choice,
  choices,
  date,
  dayFault,
  line,
  shows,
  span,
  token,
} from "../../src/rules/fields.ts";
import { namesCase } from "../../src/rules/reference.ts";
import { anyWorker } from "../../src/rules/relation.ts";
import { text } from "../../src/rules/say.ts";
import { form, type Instant, type MemberId } from "../../src/rules/ui.ts";
import { agencyOf, leadOn } from "../../src/rules/who.ts";
import { memberOf, neutralBy, refuse, type World } from "../../src/rules/workflow.ts";
import * as codes from "./codes.ts";
import {
  type Counts,
  type Event,
  isAhead,
  isTraining,
  type State,
  seated,
  type Training,
} from "./model.ts";
import { trainingSignals } from "./signals.ts";
import { closesAt, table } from "./table.ts";

/** No room holds more; and no address is longer. */
const [mostCame, mostUrl] = [500, 300];
/** What is usual. [design] */
const [aheadDays, answerDays, leadFrom] = [15, 5, 2];
const { command, act, button, byClock, byPerson } = commandsOn<State, Training, Event>(isTraining);
const takes = taking<State, Event>()(trainingSignals);
const after = shows("show");
const occasion = {
  day: date("A", "training.day"),
  time: choice("A", "time", codes.times, "training.time"),
} as const;
const planFields = {
  subject: choice("A", "training.subject", codes.subjects, "training.subject"),
  audience: choice("A", "training.audience", codes.audiences, "training.audience"),
  place: choice("A", "training.place", codes.places, "training.place"),
  ...occasion,
  venue: {
    ...line(80, "training.venue", { hint: "training.venueHint", optional: true, more: true }),
    when: ({ place }: Readonly<Record<string, unknown>>) => place === "venue",
  },
  title: line(80, "training.title", { hint: "training.titleHint", optional: true, more: true }),
  minutes: choice("A", "training.minutes", codes.lengths, "training.minutes", { more: true }),
  seats: choice("A", "training.seats", codes.seatings, "training.seats", { more: true }),
  closes: choice("A", "training.closes", codes.closings, "training.closes", { more: true }),
  reach: choice("A", "training.reach", codes.reaches, "training.reach", { more: true }),
  tags: choices("A", "theme", codes.tags, "training.tags", { optional: true, more: true }),
  trainers: agencies("training.trainers", { optional: true, more: true }),
} as const;
type When = { readonly day: string; readonly time: string };
const plan = (
  state: State,
  { values, by, at }: Asked<typeof planFields>,
  world: World,
): Decided<Event> => {
  const member = memberOf(by);
  const region = agencyOf(member?.agency, world)?.regions[0];
  if (isTraining(state) || !member || region === undefined) return refuse("core.already");
  const wrong = dayFault(values.day, values.time, at, world.calendar);
  if (wrong) return refuse(wrong, "day");
  const { day: _day, time: _time, trainers = [], tags, title, venue, ...rest } = values;
  const when = span(values.day, values.time, Number(values.minutes), world.calendar);
  if (closesAt({ ...rest, ...when }, world) <= at) return refuse("training.tooSoon", "day");
  for (const [field, words] of Object.entries({ title, venue }))
    if (namesCase(words)) return refuse("training.refInText", field);
  const said = { ...(title && { title }), ...(venue && { venue }), ...(tags && { tags }) };
  return [
    {
      type: "planned",
      ...rest,
      ...said,
      ...when,
      trainers,
      agency: member.agency,
      region,
      by: member.id,
      at,
    },
  ];
};
const move = (state: Training, values: When, at: Instant, world: World): Decided<Event> => {
  const wrong = dayFault(values.day, values.time, at, world.calendar);
  if (wrong) return refuse(wrong, "day");
  const when = span(values.day, values.time, Number(state.minutes), world.calendar);
  if (when.from === state.from) return refuse("training.move.same", "day");
  return [
    {
      type: "moved",
      at,
      ...when,
      open: closesAt({ ...state, ...when }, world) > at,
      told: state.joined,
    },
  ];
};
const countsOf = (guests: readonly MemberId[], world: World): Counts => {
  const kindOf = (id: MemberId): codes.Kind => {
    const type = agencyOf(world.people.members.get(id)?.agency, world)?.type;
    return codes.kinds.find((kind) => kind === type) ?? "other";
  };
  return Object.fromEntries(
    [...Map.groupBy(guests, kindOf)].map(([kind, those]) => [kind, those.length]),
  );
};
const askWho = (state: Training, at: Instant, world: World): Event => {
  const day = world.calendar.day(at);
  const lead =
    state.asked.length >= leadFrom ? leadOn(agencyOf(state.agency, world), day, world) : undefined;
  const to = lead ?? world.people.inCharge({ member: state.by }, state.agency, day);
  return { type: "askedWhoCame", at, ...(to && { to }) };
};
/** A page that anybody's browser opens, and nothing in it that signs in. */
const isPage = (url: string): boolean => {
  const { protocol, hostname, username, password } = URL.canParse(url)
    ? new URL(url)
    : ({} as Partial<URL>);
  return (
    protocol === "https:" && hostname?.includes(".") === true && `${username}${password}` === ""
  );
};
/** One more or one fewer of a kind that came. */
const counting = (by: 1 | -1) =>
  act({
    form: carrying({ kind: token() }),
    after,
    decide: byPerson((state, { values }) => {
      const kind = codes.kinds.find((each) => each === (values.kind as string));
      const count = kind && (state.came[kind] ?? 0) + by;
      return kind && count !== undefined && count >= 0 && count <= mostCame
        ? [{ type: "counted", kind, count }]
        : refuse("core.already");
    }),
  });
const hold = (state: Training, at: Instant, world: World): readonly Event[] => {
  if (!isAhead(state)) return [];
  const guests = seated(state, world);
  const until = world.calendar.addWorkdays(at, answerDays, "15:00");
  const { other, instance } = world.fresh;
  return [
    { type: "held", at, guests, came: countsOf(guests, world) },
    ...(guests.length > 0
      ? [{ type: "evaluationBegun", instance: other, veil: instance, until } as const]
      : []),
    askWho(state, at, world),
  ];
};
export const commands = staged(table)({
  plan: command({
    access: (state, actor, world) => !isTraining(state) && anyWorker(state, actor, world),
    words: "training.plan.words",
    help: "training.plan.help",
    form: form("training.plan.title", "training.plan.submit", planFields, [
      text("training.plan.intro", "quiet"),
    ]),
    prefill: (_state, world, _actor, at) => ({
      ...{
        subject: "basics",
        audience: "everybody",
        place: "digital",
        time: "09:00",
        minutes: "120",
        seats: "20",
        closes: "3",
      },
      day: world.calendar.day(world.calendar.addWorkdays(at, aheadDays, "09:00")),
      reach: "shared",
    }),
    choices: (_state, world) => ({ trainers: [...world.people.agencies.keys()] }),
    after,
    decide: plan,
  }),
  join: button((state, _at, { id: by }) =>
    state.joined.includes(by) ? refuse("training.join.already") : [{ type: "joined", by }],
  ),
  leave: button((state, _at, { id: by }) =>
    state.joined.includes(by) ? [{ type: "left", by }] : refuse("training.leave.not"),
  ),
  move: act({
    form: form("training.move.title", "training.move.submit", occasion, [
      text("training.move.intro", "quiet"),
    ]),
    prefill: (state, { calendar }) => {
      if (!isTraining(state)) return {};
      const day = calendar.day(state.from);
      return { day, time: codes.times.find((time) => calendar.wall(day, time) === state.from) };
    },
    after,
    decide: byPerson((state, { values, at }, _by, world) => move(state, values, at, world)),
  }),
  materials: act({
    form: form("training.materials.title", "training.materials.submit", {
      url: line(mostUrl, "training.materials.url", {
        hint: "training.materials.hint",
        optional: true,
      }),
    }),
    prefill: (state) => (isTraining(state) ? { url: state.materials } : {}),
    after,
    decide: byPerson((_state, { values: { url } }) => {
      if (url && namesCase(url)) return refuse("training.refInText", "url");
      return url && !isPage(url)
        ? refuse("training.materials.bad", "url")
        : [{ type: "materialsSet", ...(url && { url }) }];
    }),
  }),
  cancel: button((state, at) => [{ type: "cancelled", at, told: state.joined }], { after }),
  report: button(() => [{ type: "reported" }], { after }),
  more: counting(1),
  fewer: counting(-1),
  close: byClock(({ step }) => (step === "open" ? [{ type: "signUpClosed" }] : [])),
  tellBefore: byClock((state, _asked, world) =>
    isAhead(state) ? [{ type: "reminded", members: seated(state, world) }] : [],
  ),
  hold: byClock((state, { at }, world) => hold(state, at, world)),
  remind: byClock((state, { at }, world) =>
    state.step === "held" ? [askWho(state, at, world)] : [],
  ),
  handOn: takes.handOn((state, asked, world) =>
    isTraining(state) ? handedOn(asked, state, world) : [],
  ),
  evaluated: takes.evaluated((state, { values }) =>
    isTraining(state) && !state.results ? [{ type: "evaluated", ...values }] : [],
  ),
  forget: byClock((state, { at }) =>
    isAhead(state) || state.eraseBy ? [] : [{ type: "forgotten", eraseBy: neutralBy(at) }],
  ),
});
export const decide = decideBy<State, Event>(commands);
