// What stands in chat because of a method question: its theme and its number, never a word of it.
import { readLine } from "../../src/rules/hours.ts";
import { dm, dotted, on, press, ring, type Said, show, t, text } from "../../src/rules/say.ts";
import type {
  Action,
  Block,
  Instant,
  MemberId,
  PhraseKey,
  PlainKey,
  Span,
} from "../../src/rules/ui.ts";
import { agencyOf } from "../../src/rules/who.ts";
import type { Post as AnyPost, World } from "../../src/rules/workflow.ts";
import { worded } from "./codes.ts";
import type { commands } from "./commands.ts";
import { isWaiting, type Question } from "./model.ts";
import { table } from "./table.ts";

export type C = keyof typeof commands;
type Posts = readonly AnyPost<C>[];
const open: Action<C> = show("show", "method.open");
const head = (state: Question): Block<Span, never> =>
  text(
    dotted(
      "core.dot",
      { ref: state.number },
      worded("theme", state.theme),
      state.pace === "urgent" && worded("pace", "urgent"),
    ),
  );
type Also = readonly (Action<C> | undefined)[];
const receiverOn = (state: Question, world: World): MemberId | undefined =>
  world.people.answers(state.to, world.calendar.day(state.askedAt));
type Title = Extract<PhraseKey, `method.${"asker" | "receiver" | "remind"}.${string}`>;
const said = (state: Question, title: Title, notice: PlainKey, ...also: Also): Said<C> => ({
  title: t(title, { agency: { agency: state.agency }, to: { agency: state.to } }),
  notice,
  body: [head(state)],
  actions: [...also, open],
});
const askerOn = (state: Question, at: Instant, world: World): MemberId | undefined =>
  world.people.inCharge({ member: state.by }, state.agency, world.calendar.day(at));

/** One message says how it is; that there is an answer, or that there will be none, comes as a new one. */
const askers = (state: Question, world: World): Posts => {
  const told = (key: string, at: Instant, title: Title, ...also: Also): Posts =>
    dm(
      key,
      askerOn(state, at, world),
      "inHours",
      said(state, title, "method.notice.asker", ...also),
    );
  const late =
    isWaiting(state) && state.step !== "returned"
      ? state.silence.find(({ n }) => n >= lateFrom)
      : undefined;
  const phone = ring(agencyOf(state.to, world)?.phone, "method.ring");
  const first = said(state, `method.asker.${state.step}`, "method.notice.asker");
  const reads =
    state.step === "asked" &&
    !late &&
    readLine(receiverOn(state, world), "inHours", state.askedAt, world);
  const asked = dm("asker", askerOn(state, state.at, world), "inHours", {
    ...first,
    body: [head(state), reads],
  });
  return [
    ...asked,
    ...(state.answer && !isWaiting(state)
      ? told(`answered:${state.answer.at}`, state.answer.at, "method.asker.answer")
      : []),
    ...(state.step === "returned"
      ? told(
          `returned:${state.moves}`,
          state.since,
          "method.asker.no",
          press("redirect", "method.redirect.title", "primary"),
        )
      : []),
    ...(late
      ? told(
          `late:${state.moves}`,
          late.at,
          "method.asker.late",
          press("redirect", "method.redirect.title"),
          phone,
        )
      : []),
  ];
};
/** From then on whoever asked knows that nobody answers. */
const lateFrom = 2;
const receivers = (state: Question, world: World): Posts => {
  if (state.step === "returned") return [];
  return dm(
    `ask:${state.turns}`,
    receiverOn(state, world),
    "inHours",
    said(
      state,
      `method.receiver.${state.step}`,
      "method.notice.receiver",
      table.main(state, "receiver"),
    ),
  );
};
const reminders = (state: Question): Posts =>
  state.silence.flatMap(({ n, to }) => {
    const side = state.step === "returned" ? "asker" : "receiver";
    return dm(
      `remind:${state.moves}:${n}`,
      to,
      "inHours",
      said(state, `method.remind.${side}`, `method.notice.${side}`, table.main(state, side)),
    );
  });
/** Whoever answered, and whoever asked, read what everybody finds now. */
const published = ({ common, answer, ...state }: Question, world: World): Posts => {
  if (!common || !answer) return [];
  const day = world.calendar.day(common.at);
  const to = [
    world.people.inCharge({ member: state.by }, state.agency, day),
    world.people.inCharge({ member: answer.by }, state.to, day),
  ];
  return [...new Set(to)].flatMap((id) =>
    id === common.by
      ? []
      : dm<C>("common", id, "inHours", {
          title: "method.published",
          notice: "method.notice.published",
          body: [head({ ...state, common, answer })],
          actions: [show("list", "common.list.title", on("common"))],
        }),
  );
};
export const posts = (state: Question, world: World): Posts => [
  ...askers(state, world),
  ...receivers(state, world),
  ...reminders(state),
  ...published(state, world),
];
