// What people do around meetings in the random plays: which of them there is most to do with, and what the button brought that they pressed.
import { calendar } from "../../src/calendar/index.ts";
import { headings } from "../../workflows/agenda/codes.ts";
import { pick } from "./pick.ts";
import { instant, type Simulator } from "./simulator.ts";

type Values = Readonly<Record<string, unknown>>;
type Item = { readonly id: string; readonly under: string; readonly state: string };
type Met = {
  readonly step: string;
  readonly now?: string;
  readonly items?: readonly Item[];
  readonly decided?: readonly { readonly n: number }[];
};

/** A meeting that is held or whose notes wait: a dozen presses lie between its beginning and its end. */
const weights: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  series: { running: 2, ended: 1 },
  agenda: { draft: 12, sent: 40, running: 50, review: 60, approved: 6, cancelled: 0 },
  action: { open: 5, begun: 6 },
};
/** How many times as often as its weight is one something is done there; undefined: no meeting, nothing promised at one. */
export const meetingWeight = (workflow: string, state: unknown): number | undefined => {
  const own = weights[workflow];
  return own && (own[(state as Met).step] ?? 1);
};
/** What ends something before much has happened to it, or begins it again before it is forgotten, is drawn less often; what other things need, more often. */
const [seldom, needed] = [
  ["cancel", "end", "excuse", "takeChair", "withdraw", "reopen"],
  ["decide", "correct", "approve", "adopt"],
];
export const timesAtMeeting = (command: string): number =>
  seldom.includes(command) ? 1 : needed.includes(command) ? 6 : 3;
/** Two that stand under the same heading, in both orders. */
const neighbours = (items: readonly Item[]): readonly (readonly [Item, Item])[] =>
  items.flatMap((one) =>
    items
      .filter((other) => other.under === one.under && other.id !== one.id)
      .map((other) => [one, other] as const),
  );
const payloadOf = (met: Met, command: string, n: number): Values => {
  const items = (met.items ?? []).filter((item) => item.state !== "withdrawn");
  const item = pick(items, n);
  switch (command) {
    case "next":
    case "park":
    case "carry":
      // Now and then a press that was meant for a point that has been left.
      return { point: n % 7 === 0 ? item?.id : met.now };
    case "decide":
    case "act":
      return {
        point:
          n % 3 === 0
            ? pick([...items.map(({ id }) => id), ...headings.map((each) => `h:${each}`)], n)
            : met.now,
      };
    case "time":
    case "takeBack":
      return { item: item?.id };
    case "order": {
      const [moved, before] = pick(neighbours(items), n) ?? [item, item];
      return { item: moved?.id, before: before?.id };
    }
    case "correct":
      return { decision: String(pick(met.decided ?? [], n)?.n ?? 0) };
    default:
      return {};
  }
};
/** What the button brought that the person pressed. `theirs`: the cases that this person could choose among. */
export const broughtToMeeting = (
  command: string,
  state: unknown,
  theirs: readonly string[],
  n: number,
): Values => {
  if (command !== "addCase") return payloadOf(state as Met, command, n);
  const kase = pick(theirs, n);
  return kase === undefined ? {} : { kase };
};
/** Every other week, from soon: two agencies that share cases, and one that has put nothing on the agenda. */
export const firstSeries = (sim: Simulator): Values => ({
  template: "noomi_syd_avstamning",
  day: calendar.day(calendar.addWorkdays(instant(sim.now), 2, "09:00")),
  time: "09:00",
  rhythm: "biweekly",
  invited: ["noomi", "boende-syd"],
  minutes: "60",
  rotate: "yes",
});
