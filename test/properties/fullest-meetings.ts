// The fullest that a meeting, its series and an action can be, for the limits of both platforms: 200 items, 100 decisions, 100 actions.
import type { Row } from "../../src/rules/workflow.ts";
import { action } from "../../workflows/action/index.ts";
import { decisions, type Heading } from "../../workflows/agenda/codes.ts";
import { agenda } from "../../workflows/agenda/index.ts";
import { series } from "../../workflows/agenda/series/index.ts";
import { given, type Happened, local, now, register, row, type Story } from "../support/given.ts";

const [items, decided, acted] = [200, 100, 100];
const [chair, notes] = ["noomi-kontakt", "regionkoordinator-1"];
const invited = register.agencies.map((agency) => agency.id);
const id = (letters: string, n: number): string =>
  `${letters}3M9XZ7KQ3M9`.padEnd(13, "X") + String(n).padStart(3, "0");
const [title, line] = ["Å".repeat(80), "Ö".repeat(140)];
const from = local("2026-12-01", "09:00");
const bySeries = { sender: "series", instance: id("SER", 0) } as never;
const many = <T>(n: number, each: (n: number) => T): readonly T[] =>
  Array.from({ length: n }, (_, i) => each(i));
const refOf = (prefix: string) => `${prefix}-7KQ3-M9`;
const summary = (prefix: string) => ({
  ref: refOf(prefix),
  open: true,
  agency: "noomi",
  holder: { member: notes },
  dueAt: local("2026-11-24", "17:00"),
});
const rowsOf = (
  letters: string,
  n: number,
  prefix: string,
  more: object = {},
  workflow = "case",
): readonly Row[] => many(n, (i) => row(id(letters, i), { ...summary(prefix), ...more }, workflow));
const meetings = (n: number): readonly Row[] =>
  many(n, (i) =>
    row(
      id("MEE", i),
      {
        ...summary("D"),
        dueAt: i % 2 === 0 ? local("2026-11-17", "09:00") : local("2026-12-15", "09:00"),
        facts: {
          template: "noomi_syd_avstamning",
          step: (["draft", "sent", "running", "review"] as const)[i % 4],
        },
      },
      "agenda",
    ),
  );
const planned = (n: number): readonly Row[] =>
  rowsOf(
    "SER",
    n,
    "D",
    { facts: { template: "noomi_syd_avstamning", rhythm: "everyFour" } },
    "series",
  );
/** Whoever sees them may read all of it. */
const rows = {
  case: rowsOf("KAS", items, "SYD"),
  referral: rowsOf("REF", items, "H"),
  action: [
    ...rowsOf("UNF", items, "Å"),
    ...rowsOf("IMP", items, "Å", { facts: { step: "impossible" } }, "action"),
  ],
  given: rowsOf("GIV", acted, "Å"),
  still: rowsOf("KAS", items, "SYD", { facts: { raisable: "yes" } }),
  meetings: meetings(21),
  series: planned(20),
};

const begun = {
  template: "noomi_syd_avstamning",
  place: 0,
  convener: "noomi",
  invited,
  from,
  until: local("2026-12-01", "10:00"),
  chair,
  notes,
  since: now,
};
const wish = (under: Heading) => ({
  under,
  title,
  by: notes,
  minutes: "30",
  presenter: notes,
  carried: 3,
});
const added = (under: Heading) => ({ type: "added", wish: wish(under), agency: "noomi" });
const about = (workflow: "case" | "referral", letters: string) => (n: number) => ({
  under: workflow === "case" ? "cases" : "referrals",
  about: { workflow, instance: id(letters, n), ref: refOf(workflow === "case" ? "SYD" : "H") },
  by: chair,
  carried: 0,
});
const built = {
  type: "built",
  collected: {
    at: now,
    actions: [
      ...many(items, (n) => ({ instance: id("UNF", n), ref: refOf("Å"), impossible: false })),
      ...many(items, (n) => ({ instance: id("IMP", n), ref: refOf("Å"), impossible: true })),
    ],
    questions: items,
  },
  about: [...many(items, about("case", "KAS")), ...many(items, about("referral", "REF"))],
};
const headings = ["method", "capacity", "training", "outlook"] as const;
const draft = (under: (n: number) => Heading): Story =>
  given(agenda, [], { rows })
    .done("begin", begun, bySeries, now)
    .after(built, ...many(items, (n) => added(under(n))));
const spread = draft((n) => headings[n % 4] ?? "method");
type Points = { readonly now: string };
/** Everything that was decided and promised at one point, or at each of several. */
const recorded = (running: Story, points: readonly string[]): Story =>
  running.after(
    ...many(
      decided,
      (n): Happened => ({
        type: "decided",
        n: n + 1,
        code: decisions[n % decisions.length],
        text: line,
        dissent: true,
        by: notes,
        at: now,
        point: points[n % points.length],
        heading: "method",
      }),
    ),
    ...many(
      acted,
      (n): Happened => ({
        type: "acted",
        point: "h:newActions",
        heading: "newActions",
        instance: id("GIV", n),
        values: {
          text: line,
          owner: { member: notes },
          due: "2026-12-08",
          agency: "evonhuset",
          by: notes,
          readers: invited,
        },
      }),
    ),
  );
const present = invited.map((agency) => ({
  type: "presenceNoted",
  agency,
  state: "present",
  members: [],
}));
const running = (of: Story): Story => of.done("start", {}, chair, from).after(...present);
const on = (story: Story, point: string): Story => {
  const { now: at } = story.state as Points;
  return at === point ? story : on(story.after({ type: "wentOn", point: at, how: "done" }), point);
};
const everywhere = [
  "c:1",
  "c:2",
  "c:201",
  "c:202",
  "1",
  "2",
  "3",
  "4",
  "h:previous",
  "h:actions",
  "h:newActions",
  "h:nextMeeting",
];
/** At each of its stages, and while it is held at each kind of point. */
export const fullMeetings = (): readonly Story[] => {
  const held = recorded(running(spread), everywhere);
  const review = held.done("finish", {}, chair, from);
  const faulty = review.after(
    ...invited.map((agency) => ({ type: "faulted", agency, what: "missing", at: from })),
  );
  const late = faulty.fires("late:meeting:0:0").fires("late:meeting:0:1");
  const approved = late.done("adopt", {}, chair, local("2026-12-20", "10:00"));
  return [
    spread,
    draft(() => "method"),
    spread.fires("remind:wishes:0:0"),
    spread.done("move", { day: "2026-12-02", time: "09:30" }, chair).fires("remind:wishes:1:0"),
    spread.done("send", {}, chair),
    spread.done("cancel", {}, chair),
    held,
    ...["h:actions", "c:1", "c:201", "1", "2", "h:newActions", "h:nextMeeting"].map((point) =>
      recorded(on(running(spread), point), [point]),
    ),
    review,
    faulty,
    late,
    approved.after(...invited.map((agency) => ({ type: "approved", agency, by: notes, at: from }))),
    approved,
  ];
};
/** Who leads it, who is only invited. */
export const atMeetings = [chair, notes, "polisen-syd-kontakt"];
export const fullSeries = (): Story =>
  given(series, [], { rows: { meetings: meetings(20), actions: rowsOf("UNF", 21, "Å") } }).done(
    "plan",
    {
      template: "noomi_syd_avstamning",
      day: "2026-12-01",
      time: "09:00",
      rhythm: "everyFour",
      invited: invited.filter((agency) => agency !== "noomi"),
      minutes: "180",
      rotate: "yes",
    },
  );
const loose = { text: line, owner: { member: "noomi-kontakt" }, due: "2026-11-26" };
/** Given, late for the third time, impossible; the lists of them. */
export const fullActions = (): readonly Story[] => {
  const own = rowsOf("UNF", 21, "Å");
  const open = given(action, [], { rows: { mine: own, late: own } }).done("create", loose);
  const late = many(4, (n) => n + 1).reduce(
    (story, n) => story.fires(`remind:doing:0:${n - 1}`),
    open,
  );
  return [
    open,
    late,
    late.done("cannot", { reason: "personDeclined" }),
    late.done("cannot", { reason: "other" }).done("reopen"),
  ];
};
