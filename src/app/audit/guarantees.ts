// What the pages promise, numbered G1, G2, … in this order, with one query each. docs/guarantees.md is made from it.
import type { Guarantee } from "./guarantee.ts";
import { forgottenBefore, lateBefore, lateDay, leaseBefore } from "./moment.ts";
import * as p from "./predicates.ts";
import * as sql from "./statements.ts";

const [lost, once, time] = [
  "architecture.md#51-nothing-is-lost",
  "architecture.md#52-nothing-happens-twice",
  "architecture.md#57-human-time",
];
const [know, gone, latest] = [
  "architecture.md#55-need-to-know",
  "architecture.md#59-what-is-erased-is-gone",
  "architecture.md#53-the-latest-wins",
];
const clear = "threat-model.md#what-the-database-says-in-clear";
export const guarantees = [
  {
    name: "journal",
    page: lost,
    look: p.journalBroken,
    what: "each event's hash is over the one before, and the last is the head of its row",
  },
  { name: "memory", page: lost, sql: sql.noMemory },
  {
    name: "rows",
    page: lost,
    opened: p.rowsAsApplied,
    what: "the posts of its memory, and its rows in the outbox, are the same",
  },
  { name: "orphans", page: lost, sql: sql.noInstance },
  { name: "busy", page: latest, sql: sql.busyForNothing },
  { name: "forgotten", page: lost, sql: sql.forgottenPlaces },
  { name: "stands", page: lost, sql: sql.standsNowhere },
  { name: "stopped", page: "operations.md#when-a-place-takes-nothing", sql: sql.stoppedSilently },
  {
    name: "unconfirmed",
    page: "operations.md#when-a-post-is-in-doubt",
    sql: sql.unconfirmedWithoutTime,
  },
  {
    name: "newest",
    page: latest,
    opened: p.saysAsDecided,
    what: "each row of the outbox holds the message whose MAC its memory names, and is taken away where that says so",
  },
  { name: "names", page: once, sql: sql.sameName },
  {
    name: "rung",
    page: once,
    opened: p.rungTwice,
    what: "no timer of its memory is set that is also among those that have fired",
  },
  {
    name: "day",
    page: time,
    opened: p.anotherDay,
    what: "the day in the row is the day of the first timer in its memory",
  },
  { name: "lease", page: lost, sql: sql.lostLeases, before: leaseBefore },
  { name: "waiting", page: lost, sql: sql.latePlaces, before: lateBefore },
  { name: "days", page: time, sql: sql.lateDays, before: lateDay },
  {
    name: "reminders",
    page: time,
    opened: p.lateRings,
    what: "each timer whose moment is an hour of office hours ago has fired, or is parked",
    late: true,
  },
  { name: "views", page: know, sql: sql.oldViews, before: lateBefore },
  {
    name: "readers",
    page: know,
    opened: p.readersAsApplied,
    what: "the rows of readers are those of its memory, filled up to a multiple of eight",
  },
  {
    name: "lists",
    page: know,
    opened: p.listsAsSummary,
    what: "the columns that lists are asked by say what its sealed summary says",
  },
  {
    name: "sealed",
    page: clear,
    opened: p.unreadable,
    what: "events, summary, memory, posts and where they stand open with its key, in their place",
  },
  { name: "clear", page: clear, sql: sql.inClear },
  { name: "codes", page: clear, sql: sql.saidInClear },
  {
    name: "nobody",
    page: know,
    opened: p.toNobody,
    what: "no post that stands is for somebody who is not in the register any more",
  },
  { name: "erased", page: gone, sql: sql.leftOfErased },
  {
    name: "destroyed",
    page: gone,
    look: p.erasedKeysThere,
    what: "no key is there that an erased instance names",
  },
  {
    name: "keys",
    page: gone,
    look: p.livingWithoutKey,
    what: "the key that an instance names is there",
  },
  {
    name: "certified",
    page: "operations.md#erasing-a-case",
    look: p.certifiedIsBack,
    what: "no key is there, and nothing lives, of which an erasure was certified",
  },
  {
    name: "unshown",
    page: gone,
    derived: p.accessLinesOfErased,
    what: "no line is about an erased instance",
  },
  { name: "leftovers", page: gone, sql: sql.sayingLeftovers },
  {
    name: "deadline",
    page: "operations.md#erasing-a-case",
    sql: sql.lateErasures,
    before: lateBefore,
  },
  {
    name: "idempotencyKeys",
    page: "architecture.md#6-storage",
    sql: sql.oldIdempotencyKeys,
    before: forgottenBefore,
  },
  {
    name: "accessLog",
    page: "operations.md#health-and-logs",
    look: p.accessLogBroken,
    what: "each line's hash is over the one before",
  },
  {
    name: "seals",
    page: "architecture.md#6-storage",
    look: p.sealsBroken,
    what: "the newest seal is over what stands there, and over the seals before",
  },
  { name: "shortened", page: "architecture.md#6-storage", sql: sql.shortened },
  { name: "birth", page: lost, look: p.bornApart, what: "data and keys name the same birth" },
] as const satisfies readonly Guarantee[];
export type GuaranteeName = (typeof guarantees)[number]["name"];
