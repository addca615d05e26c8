// What stands in chat because somebody asked whether a colleague can take a day.
import { dm, message, onDay, press, type Said, show, t, text } from "../../src/rules/say.ts";
import type { Instant, MemberId, Phrase, PhraseKey, Span } from "../../src/rules/ui.ts";
import type { Post as AnyPost, World } from "../../src/rules/workflow.ts";
import type { commands } from "./commands.ts";
import { isOpen, type Swap, waitedFor } from "./model.ts";
import { isMoved } from "./table.ts";

export type C = keyof typeof commands;
type Posts = readonly AnyPost<C>[];
type Words = Readonly<Record<"day" | "duty" | "who" | "by", Span>>;
/** Who has the day in the end, where that is not the one who took it here: given away once more, or they are gone. `over`: who is who has not heard of the yes yet. */
const hasInstead = (
  { takenBy, over, duty, day }: Swap,
  { people }: World,
): MemberId | undefined => {
  if (takenBy === undefined) return undefined;
  const now = people.exception(duty, day);
  const isTheirs = people.members.has(takenBy) && (now === takenBy || now === over);
  return isTheirs ? undefined : people.onDuty({ function: duty }, day);
};
export const wordsOf = (state: Swap, world: World): Words => ({
  day: onDay(world.calendar.wall(state.day, "12:00")),
  duty: { function: state.duty },
  who: { member: hasInstead(state, world) ?? state.takenBy ?? state.from },
  by: { member: state.by },
});
const look = show("show", "roster.open");
const said = (
  title: Phrase,
  body: Phrase,
  ...buttons: NonNullable<Said<C>["actions"]>
): Said<C> => ({
  title,
  notice: "roster.notice",
  body: [text(body)],
  actions: [...buttons, look],
});
type Asked = Extract<PhraseKey, `roster.asked${string}` | `roster.told.${string}`>;
/** What the question has come to, to those who were asked. */
const askedOf = (
  state: Swap,
  id: MemberId,
  world: World,
): { readonly title: Asked; readonly body: Asked } => {
  const has = hasInstead(state, world);
  if (has !== undefined)
    return {
      title: "roster.asked.taken",
      body: has === id ? "roster.told.taken.body" : "roster.told.moved",
    };
  if (state.takenBy === id) return { title: "roster.asked.yours", body: "roster.asked.yours.body" };
  if (state.no.includes(id)) return { title: "roster.asked.no", body: "roster.asked.no.body" };
  if (state.step === "taken")
    return { title: "roster.asked.taken", body: "roster.asked.taken.body" };
  return isOpen(state) && !isMoved(state, world)
    ? {
        title: "roster.asked",
        body: state.by === state.from ? "roster.asked.body" : "roster.asked.for",
      }
    : { title: "roster.asked.over", body: "roster.asked.over.body" };
};
const asked = (state: Swap, world: World): Posts =>
  state.to.flatMap((id) => {
    const { title, body } = askedOf(state, id, world);
    const can = title === "roster.asked" && waitedFor(state).includes(id);
    const buttons = [
      can && press("take", "roster.take", "primary"),
      can && press("decline", "roster.decline"),
    ];
    const words = wordsOf(state, world);
    return dm("ask", id, "inHours", said(t(title, words), t(body, words), ...buttons));
  });
/** Whose day it is, and whoever asked for them; where they are not there, whoever stands in. */
const askers = (state: Swap, at: Instant, world: World): readonly MemberId[] => {
  const day = world.calendar.day(at);
  const all = [state.from, state.by].map((member) =>
    world.people.inCharge({ member }, state.agency, day),
  );
  return [...new Set(all.filter((id) => id !== undefined))];
};
/** Whether anybody takes it, and what holds now. Nobody is told what they have done themselves. */
const told = (state: Swap, world: World): Posts => {
  if (state.step !== "taken" && state.step !== "declined" && state.step !== "unanswered") return [];
  const words = wordsOf(state, world);
  const { step, duty, day } = state;
  const has = world.people.onDuty({ function: duty }, day);
  // Somebody has it since in another way.
  if (
    has !== undefined &&
    (step === "taken" ? hasInstead(state, world) === has : isMoved(state, world))
  ) {
    const now = { ...words, who: { member: has } };
    return askers(state, state.since, world).flatMap((id) =>
      dm(step, id, "inHours", said(t("roster.asked.taken", now), t("roster.told.moved", now))),
    );
  }
  const again = step !== "taken" && press("ask", "roster.again", againOn({ duty, day }));
  return askers(state, state.since, world)
    .filter((id) => id !== state.takenBy)
    .flatMap((id) =>
      dm(
        step,
        id,
        "inHours",
        said(t(`roster.told.${step}`, words), t(`roster.told.${step}.body`, words), again),
      ),
    );
};
/** Begins another question about the same day. */
export const againOn = ({ duty, day }: Pick<Swap, "duty" | "day">) => ({
  on: { workflow: "roster" },
  values: { duty: `f:${duty}` as Swap["day"], day },
});
/** What an older message of it says: how it is now stands in the newest one. */
export const past = message<never>({
  title: "roster.past.title",
  notice: "roster.notice",
  body: [text("roster.past.body")],
});
export const posts = (state: Swap, world: World): Posts => [
  ...asked(state, world),
  ...told(state, world),
];
