// Kinds that are erased, taken out of a case as it is and out of every event of its past: both fold to the same.
import { type LeftOut, without } from "../../../src/rules/part.ts";
import { reveal, seal } from "../../../src/rules/ui.ts";
import type { Event } from "../events.ts";
import type { Case, ClosingSaid, Part } from "../model.ts";
import type { Share } from "../passing/model.ts";
import type { Taken } from "./model.ts";

type Names = readonly string[];
/** A case has a risk: the one of a case that nobody has assessed. */
const withoutRisk = <T extends { readonly risk: Case["risk"] }>(value: T, names: Names): T =>
  names.includes("risk") ? { ...value, risk: seal("notAssessed") } : value;
const others = (names: Names): Names => names.filter((name) => name !== "risk");
/** What was shown of it to another agency, as it was then. */
const partWithout = <T extends Pick<Part, "snapshot" | "own">>(part: T, names: Names): T => {
  const [snapshot, shown] = [
    without(part.snapshot, names),
    part.own && without(part.own.shown, names),
  ];
  if (snapshot === part.snapshot && shown === part.own?.shown) return part;
  return { ...part, snapshot, ...(part.own && shown && { own: { ...part.own, shown } }) };
};
/** Why the receiver did not take it is asked for the sake of the figures alone. */
const answerWithout = (share: Share): Share =>
  share.said?.why ? { ...share, said: without(share.said, ["why"]) } : share;
const shareWithout = (given: Share, names: Names): Share => {
  const share = names.includes("stats") ? answerWithout(without(given, ["counted"])) : given;
  const snapshot = without(share.snapshot, names);
  return snapshot === share.snapshot ? share : { ...share, snapshot };
};
type Coded = Pick<ClosingSaid, "stats" | "counting" | "times">;
/** The codes for statistics and the days; a no to being counted stays, because it holds. */
const saidWithout = <T extends Coded>(said: T, names: Names): T => {
  if (!names.includes("stats")) return said;
  const isNo = said.counting !== undefined && reveal(said.counting) === "no";
  return { ...without(said, isNo ? ["times"] : ["times", "counting"]), stats: seal({}) };
};
/** A no stays, and has no codes beside it. */
const isNo = (said: Case["forStatistics"]): boolean =>
  said !== undefined && reveal(said.said).counting === "no";
/** Closed again, it has another row: nothing that is said then goes with what is erased now. */
const codesWithout = <
  T extends Pick<Case, "closed" | "closing" | "times" | "row" | "forStatistics">,
>(
  state: T,
  names: Names,
): T => {
  if (!names.includes("stats")) return state;
  const { closed, closing } = state;
  return {
    ...without(
      state,
      isNo(state.forStatistics) ? ["times", "row"] : ["times", "row", "forStatistics"],
    ),
    ...(closed && { closed: saidWithout(closed, names) }),
    ...(closing && { closing: { ...closing, said: saidWithout(closing.said, names) } }),
  };
};
/** The case without them. The answer that could be taken back would bring them back. */
export const caseWithout = ({ undo: _undo, ...state }: Case, kinds: Taken["kinds"]): Case => {
  const names = reveal(kinds);
  return {
    ...codesWithout(withoutRisk(without(state, others(names)), names), names),
    parts: state.parts.map((part) => partWithout(part, names)),
    shares: state.shares.map((share) => shareWithout(share, names)),
    ...(state.movedTo && { movedTo: without(state.movedTo, names) }),
  };
};

/** These hold nothing of any kind. Named one by one, so that a new event does not compile until somebody has looked what it holds. */
type Untouched =
  | "assigned"
  | "callReviewed"
  | "callUnreviewed"
  | "callUnsaid"
  | "calledFor"
  | "childSet"
  | "closeAskedAgain"
  | "closedForRegistrar"
  | "consentDue"
  | "consentWithdrawn"
  | "consented"
  | "coverDeclined"
  | "coverEnded"
  | "deadlineMet"
  | "deadlineNear"
  | "deadlineSet"
  | "discussed"
  | "disposalSaid"
  | "eraseAsked"
  | "fetched"
  | "filed"
  | "forgotMore"
  | "found"
  | "giving"
  | "givingStopped"
  | "guided"
  | "investigationEnded"
  | "investigationTold"
  | "joined"
  | "keptOpen"
  | "kindGone"
  | "kindsErased"
  | "looked"
  | "missed"
  | "missingAsked"
  | "missingRang"
  | "openedForRegistrar"
  | "partEnded"
  | "quietSet"
  | "readingEnded"
  | "redTold"
  | "renamed"
  | "renamedMore"
  | "reopened"
  | "requested"
  | "sameAnswered"
  | "sameAsked"
  | "sameContact"
  | "sameNo"
  | "sameStood"
  | "sameUndone"
  | "shareReviewed"
  | "snoozed"
  | "unanswered"
  | "uncovered"
  | "undone"
  | "uninvited"
  | "weekendAnswered"
  | "weekendAsked"
  | "weekendPassed"
  | "wentMissing"
  | "declined"
  | "departed";
const untouched = <E extends { readonly type: Untouched }>(event: E): E => event;
const eventWithout = (event: Event, names: Names): Event => {
  switch (event.type) {
    case "opened":
      return withoutRisk(without(event, others(names)), names);
    case "checkedIn":
      return without(event, names);
    case "riskSet":
      return withoutRisk(event, names);
    case "safeContactSet":
      return names.includes("safeContact") ? { type: "kindGone" } : event;
    case "languageSet":
      return names.includes("language") ? { type: "kindGone" } : event;
    case "wished":
      return names.includes("wish") ? { type: "kindGone" } : event;
    case "invited": {
      const part = partWithout(event.part, names);
      return part === event.part ? event : { ...event, part };
    }
    case "covered": {
      const shown = without(event.own.shown, names);
      return shown === event.own.shown ? event : { ...event, own: { ...event.own, shown } };
    }
    case "shared": {
      const share = shareWithout(event.share, names);
      return share === event.share ? event : { ...event, share };
    }
    case "passedOn":
      return names.includes("stats") ? without(event, ["why"]) : event;
    case "saidForStatistics":
      // The row stays called what it was: closing comes after it.
      return names.includes("stats") && !isNo(event) ? { ...event, said: seal({}) } : event;
    case "closed":
      return saidWithout(event, names);
    case "closeAsked":
    case "closeWaits":
      return names.includes("stats") ? { ...event, said: saidWithout(event.said, names) } : event;
    case "movedTo": {
      const moved = without(event.moved, names);
      return moved === event.moved ? event : { ...event, moved };
    }
    default:
      return untouched(event);
  }
};
/** What was said after it was erased stays; and all of a case that nobody asked. An older copy (without `of`) does not know yet that it was asked: all that it says is from before. */
export const redactPart = (
  events: readonly Event[],
  { of, by, kinds }: LeftOut,
): readonly Event[] => {
  const at = events.findIndex((event) => event.type === "kindsErased" && event.into === by);
  const end = at < 0 && !of ? events.length : at;
  return events.map((event, n) => (n < end ? eventWithout(event, kinds) : event));
};
