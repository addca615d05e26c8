// A series of meetings, held, moved, called off and ended, and what somebody promised there: what the recorder plays in a year of its own.

import { consentTo } from "./consent-to.ts";
import type { Hands } from "./recorder-referrals.ts";

type Values = Readonly<Record<string, unknown>>;
/** What is to be kept in the journals. `held` and `over`: to be forgotten, when nothing destroys their keys any more. */
export type Met = {
  readonly series: readonly string[];
  readonly agendas: readonly string[];
  readonly actions: readonly string[];
  readonly cases: readonly string[];
  readonly held: string;
  readonly over: string;
};
type Upcoming = { readonly upcoming?: string };
type Held = {
  readonly now?: string;
  readonly items: readonly {
    readonly id: string;
    readonly title?: string;
    readonly about?: { readonly instance: string };
  }[];
  readonly acted: readonly { readonly instance: string }[];
};

const [anna, bo, evon, malmo] = [
  "noomi-kontakt",
  "noomi-ersattare",
  "regionkoordinator-1",
  "socialtjansten-malmo-handlaggare",
];
const [method, training, mistake] = [
  "Rutin vid byte av boende",
  "Utbildning i mars",
  "Stod redan under utblick",
];
const usual = { template: "noomi_syd_avstamning", time: "09:00", minutes: "60", rotate: "yes" };
const group = { basis: "samtycke_ngo", purpose: "annat", groups: ["behov"] };

class Meetings {
  readonly hands: Hands;
  readonly series: string[] = [];
  readonly agendas: string[] = [];
  readonly cases: string[] = [];
  constructor(hands: Hands) {
    this.hands = hands;
  }
  async plan(more: Values): Promise<string> {
    const id = await this.hands.does(evon, "series", "plan", { ...usual, ...more });
    this.series.push(id);
    return id;
  }
  /** The meeting that is prepared now. */
  async upcoming(series: string): Promise<string> {
    const { upcoming } = (await this.hands.stateOf(series)) as Upcoming;
    if (upcoming === undefined) throw new Error("no meeting is prepared");
    if (!this.agendas.includes(upcoming)) this.agendas.push(upcoming);
    return upcoming;
  }
  async steps(
    id: string,
    ...steps: readonly (readonly [by: string, command: string, values?: Values])[]
  ): Promise<void> {
    for (const [by, command, values] of steps)
      await this.hands.does(by, "agenda", command, values ?? {}, id);
  }
  async item(agenda: string, is: (item: Held["items"][number]) => boolean): Promise<string> {
    return ((await this.hands.stateOf(agenda)) as Held).items.find(is)?.id ?? "";
  }
  titled(agenda: string, title: string): Promise<string> {
    return this.item(agenda, (item) => item.title === title);
  }
  /** A case that both take part in, and that somebody wants to bring up. */
  async sharedCase(): Promise<string> {
    const kase = await this.hands.does(anna, "case", "open", {
      deputy: bo,
      child: "no",
      risk: "low",
      quiet: "no",
    });
    this.cases.push(kase);
    await this.hands.does(
      anna,
      "case",
      "consent",
      consentTo({ agency: "evonhuset", ...group }),
      kase,
    );
    await this.hands.does(anna, "case", "invite", { agency: "evonhuset", ...group }, kase);
    await this.hands.does(evon, "case", "accept", { contact: evon }, kase);
    const check = {
      safety: "green",
      contact: "yes",
      next: "wait",
      who: { member: anna },
      day: "2026-11-26",
      agenda: "yes",
    };
    await this.hands.does(anna, "case", "checkIn", check, kase);
    return kase;
  }
}

/** Items come, go, change places and are collected; the meeting is moved, the clock reminds and closes. */
const prepared = async (m: Meetings, agenda: string): Promise<void> => {
  await m.sharedCase();
  const own = await m.hands.does(anna, "case", "open", {
    deputy: bo,
    child: "no",
    risk: "low",
    quiet: "no",
  });
  m.cases.push(own);
  await m.steps(
    agenda,
    [anna, "add", { under: "method", title: mistake }],
    [anna, "add", { under: "method", title: method }],
  );
  await m.steps(agenda, [
    evon,
    "add",
    { under: "training", title: training, minutes: "5", presenter: evon },
  ]);
  await m.steps(agenda, [anna, "addCase", { kase: own }]);
  const [first, second] = [await m.titled(agenda, mistake), await m.titled(agenda, method)];
  await m.steps(
    agenda,
    [anna, "order", { item: second, before: first }],
    [evon, "time", { item: second, minutes: "20" }],
  );
  await m.steps(
    agenda,
    [anna, "takeBack", { item: first }],
    [evon, "seat", { chair: anna, notes: evon }],
  );
  await m.steps(agenda, [evon, "move", { day: "2026-12-02", time: "09:30" }]);
  await m.hands.until("2026-12-01T15:00:00Z");
};
/** Too late for this one, on the next; point by point; one point parked, one carried, one of a case in a closed session. */
const held = async (m: Meetings, agenda: string): Promise<void> => {
  await m.steps(agenda, [anna, "add", { under: "outlook", title: "Årets siffror" }]);
  await m.hands.until("2026-12-02T08:30:00Z");
  await m.steps(agenda, [evon, "start"], [anna, "attend"], [malmo, "excuse"]);
  await m.steps(agenda, [
    evon,
    "presence",
    { present: ["evonhuset", "noomi"], excused: ["socialtjansten-malmo"] },
  ]);
  const [parked, carried] = [await m.titled(agenda, method), await m.titled(agenda, training)];
  const known = new Set([parked]);
  for (;;) {
    const { now } = (await m.hands.stateOf(agenda)) as Held;
    if (now === undefined) break;
    const how = now === carried ? "carry" : known.delete(now) ? "park" : "next";
    await m.steps(agenda, [anna, how, { point: now }]);
  }
  const act = {
    point: "h:newActions",
    text: "Ring boendet",
    owner: { member: anna },
    due: "2026-12-04",
  };
  await m.steps(
    agenda,
    [anna, "act", act],
    [evon, "act", { ...act, text: "Boka en lokal", owner: { member: evon } }],
  );
  await m.steps(agenda, [
    evon,
    "decide",
    { point: parked, code: "methodSupport", text: "Vi prövar i vår", dissent: "yes" },
  ]);
  await m.steps(agenda, [evon, "finish"], [anna, "fault", { what: "decision" }]);
  await m.steps(
    agenda,
    [evon, "correct", { decision: "1", code: "continue" }],
    [evon, "presence", { absent: ["socialtjansten-malmo"] }],
  );
  await m.steps(agenda, [anna, "approve"]);
};
/** Reminded before the day and on it, moved, done, opened anew, impossible in the end. */
const promised = async (m: Meetings, agenda: string): Promise<readonly string[]> => {
  const { acted } = (await m.hands.stateOf(agenda)) as Held;
  const [mine = "", theirs = ""] = acted.map(({ instance }) => instance);
  await m.hands.until("2026-12-04T15:00:00Z");
  const on = (command: string, values: Values = {}) =>
    m.hands.does(anna, "action", command, values, mine);
  await on("begin");
  await on("change", { owner: { function: "noomi-passet" }, due: "2026-12-11" });
  await on("finish");
  await on("reopen");
  await on("cannot", { reason: "otherDid" });
  await m.hands.does(evon, "action", "withdraw", {}, theirs);
  const loose = { text: "Beställ foldrar", owner: { member: bo }, due: "2026-12-18" };
  return [mine, theirs, await m.hands.does(anna, "action", "create", loose)];
};
/** Once only: what comes too late waits until somebody plans another, and the series ends with that one. */
const once = async (m: Meetings): Promise<void> => {
  const series = await m.plan({
    day: "2026-12-14",
    rhythm: "once",
    invited: ["noomi"],
    template: "nmt_kvartal",
  });
  const first = await m.upcoming(series);
  await m.steps(first, [evon, "send"], [anna, "add", { under: "method", title: "Frågor om tolk" }]);
  await m.hands.does(evon, "series", "again", { day: "2026-12-16", time: "10:00" }, series);
  await m.upcoming(series);
  await m.hands.does(evon, "series", "end", {}, series);
};

/** From Wednesday 25 November to 15 December. */
export const recordMeetings = async (hands: Hands): Promise<Met> => {
  const m = new Meetings(hands);
  const series = await m.plan({
    day: "2026-12-01",
    rhythm: "biweekly",
    invited: ["noomi", "socialtjansten-malmo"],
  });
  const first = await m.upcoming(series);
  await prepared(m, first);
  const second = await m.upcoming(series);
  await held(m, first);
  const actions = await promised(m, first);
  await once(m);
  await m.hands.until("2026-12-10T10:00:00Z");
  await m.steps(first, [evon, "approve"], [anna, "document"]);
  await m.steps(second, [evon, "cancel"]);
  await m.upcoming(series);
  // The one that was to be held once was held by nobody.
  await m.hands.until("2026-12-15T10:00:00Z");
  return {
    series: m.series,
    agendas: m.agendas,
    actions,
    cases: m.cases,
    held: first,
    over: actions[0] ?? "",
  };
};
