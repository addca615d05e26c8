// What is left of a meeting when a case or a referral that it was about is erased.
import type { CaseRef, InstanceId } from "../../../src/rules/ui.ts";
import type { Agenda, Event, State, Wish } from "../model.ts";

/** Two that are erased stay two: what is in the place of an id cannot be traced back to it. FNV-1a. */
const inPlaceOf = (id: string): InstanceId =>
  `erased:${([...id].reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 0x01000193), 0x811c9dc5) >>> 0).toString(36)}` as InstanceId;
const wishLeft = <W extends Wish>(wish: W, erased: InstanceId): W => {
  if (wish.about?.instance !== erased) return wish;
  const { title: _title, ...rest } = wish;
  // Nobody may read what it is about now: the item keeps its number and shows nowhere.
  return {
    ...(rest as W),
    about: { workflow: wish.about.workflow, instance: inPlaceOf(erased), ref: "" as CaseRef },
  };
};
const wishesLeft = <W extends Wish>(wishes: readonly W[], erased: InstanceId): readonly W[] => {
  const left = wishes.map((wish) => wishLeft(wish, erased));
  return left.some((wish, i) => wish !== wishes[i]) ? left : wishes;
};
const isAbout = (state: Agenda, point: string | undefined, erased: InstanceId): boolean =>
  state.items.some((item) => item.id === point && item.about?.instance === erased);
/** Only what differs makes another event. */
const kept = <E extends Event, K extends keyof E>(event: E, name: K, value: E[K]): E =>
  value === event[name] ? event : { ...event, [name]: value };

/** The same event where it says nothing of what is erased. What was decided or agreed under its point goes whole. */
export const redact = (event: Event, state: State, erased: InstanceId): Event => {
  switch (event.type) {
    case "received":
    case "kept":
    case "cancelled":
    case "finished":
      return kept(event, "wishes", wishesLeft(event.wishes, erased));
    case "added":
      return kept(event, "wish", wishLeft(event.wish, erased));
    case "built":
      return kept(event, "about", wishesLeft(event.about, erased));
    case "decided":
    case "acted":
      return state.step !== "new" && isAbout(state, event.point, erased)
        ? { type: "redacted" }
        : event;
    case "corrected": {
      const point =
        state.step === "new" ? undefined : state.decided.find(({ n }) => n === event.n)?.point;
      return state.step !== "new" && isAbout(state, point, erased) ? { type: "redacted" } : event;
    }
    default:
      return event;
  }
};
