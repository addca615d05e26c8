// A referral as a machine: who is who, the table of what may happen, and one attempt by one person. Pure; the rules themselves, no engine.
import { remember } from "../../src/calendar/zone.ts";
import { type Actor, isRefusal } from "../../src/rules/workflow.ts";
import { referral } from "../../workflows/referral/index.ts";
import type { Event, Referral, State } from "../../workflows/referral/model.ts";
import { freshOf, local, memberOf, now, row, worldOf } from "../support/given.ts";
import { perObject } from "../support/per-object.ts";
import { must } from "./checks.ts";

export type Values = Readonly<Record<string, unknown>>;
const member = (id: string): Actor => ({ member: memberOf(id) });
const others = {
  third: member("polisen-syd-kontakt"),
  national: member("nspm-samordnare"),
  auditor: member("dataskydd-malmo"),
  clock: "clock",
  case: { sender: "case", instance: "C1" as never },
  /** The link that was made first. */
  link: { link: freshOf(1).link },
  otherTell: { sender: "handover", instance: "H1" as never },
} as const;
export type Cast = {
  readonly from: string;
  readonly to: string;
  readonly service: string;
  readonly bases: readonly string[];
  readonly roles: Readonly<Record<string, Actor>>;
};
/** Two authorities, and two agencies of which the one that asks is an NGO: other bases, another second person. */
export const casts: readonly Cast[] = [
  {
    from: "socialtjansten-malmo",
    to: "socialtjansten-lund",
    service: "ekonomiskt_bistand",
    bases: ["OSL_10_2", "menprovning_klart", "samtycke_sekretess"],
    roles: {
      sender: member("socialtjansten-malmo-handlaggare"),
      colleague: member("socialtjansten-malmo-ersattare"),
      second: member("socialtjansten-malmo-chef"),
      receiver: member("socialtjansten-lund-handlaggare"),
      receiversColleague: member("socialtjansten-lund-chef"),
      ...others,
    },
  },
  {
    from: "noomi",
    to: "evonhuset",
    service: "skyddat_boende",
    bases: ["vitalt_intresse", "samtycke_ngo"],
    roles: {
      sender: member("noomi-kontakt"),
      colleague: member("noomi-ersattare"),
      second: member("noomi-chef"),
      receiver: member("regionkoordinator-1"),
      receiversColleague: member("regionkoordinator-2"),
      ...others,
    },
  },
];
const sides: Readonly<Record<string, readonly string[]>> = {
  sender: ["sender", "colleague", "second"],
  another: ["colleague", "second"],
  receiver: ["receiver", "receiversColleague"],
  clock: ["clock"],
  case: ["case"],
  link: ["link"],
};
/** Where somebody else acts for the receiver, or a link can be made. */
const mayBe = (side: string, state: Referral): readonly string[] =>
  side === "caller"
    ? state.outside
      ? (sides.sender ?? [])
      : []
    : (sides[side === "receiver" && state.outside ? "sender" : side] ?? []);

/** From → command → who → to. Nothing else may happen. */
const table: readonly (readonly [from: string, command: string, side: string, to: string])[] = [
  ...["edit", "called"].map((command) => ["draft", command, "sender", "draft"] as const),
  ["draft", "discard", "sender", "discarded"],
  ["draft", "expire", "clock", "discarded"],
  ["draft", "send", "sender", "sent draft"],
  ["draft", "approve", "another", "sent"],
  ["sent", "receive", "receiver", "received"],
  ["received", "ask", "receiver", "question"],
  ["question", "answer", "sender", "received"],
  ...["sent", "received", "withdrawn"].flatMap((from) => [
    ...["makeLink", "endLink"].map((command) => [from, command, "caller", from] as const),
    ...["linkOpened", "linkFailed"].map((command) => [from, command, "link", from] as const),
  ]),
  ["sent", "reply", "link", "received offered question declined"],
  ["received", "reply", "link", "offered question declined"],
  ["withdrawn", "reply", "link", "withdrawn"],
  ["offered", "accept", "receiver", "accepted"],
  ["received", "accept", "receiver", "accepted"],
  ["received", "take", "receiver", "accepted"],
  ...["sent", "received", "question", "offered"].map(
    (from) => [from, "decline", "receiver", "declined"] as const,
  ),
  ["accepted", "handOver", "sender", "accepted handedOver"],
  ["accepted", "takeOver", "receiver", "accepted handedOver"],
  ["handedOver", "begin", "clock", "ongoing"],
  ...["handedOver", "dormant"].map((from) => [from, "start", "receiver", "ongoing"] as const),
  ...["handedOver", "ongoing"].map((from) => [from, "rest", "receiver", "dormant"] as const),
  ["ongoing", "finish", "receiver", "done"],
  ...["accepted", "ongoing"].map((from) => [from, "fail", "receiver", "failed"] as const),
  ["done", "confirm", "sender", "confirmed"],
  ...["confirmed", "failed"].map((from) => [from, "reopen", "sender", "sent"] as const),
  ...[
    "sent",
    "received",
    "question",
    "offered",
    "accepted",
    "ongoing",
    "dormant",
    "done",
    "failed",
    "declined",
    "withdrawn",
  ].map((from) => [from, "silent", "clock", from] as const),
  ...["declined", "withdrawn"].map((from) => [from, "settle", "sender", from] as const),
  ...["sent", "received", "question", "accepted"].map(
    (from) => [from, "notOurs", "receiver", "astray"] as const,
  ),
  ["astray", "silent", "clock", "astray"],
  ["astray", "settle", "sender", "astray"],
  ["astray", "deleted", "receiver", "astray"],
  ...["stays", "movedOut"].map(
    (command) => ["withdrawn", command, "receiver", "withdrawn"] as const,
  ),
];
export const open = [
  "sent",
  "received",
  "question",
  "offered",
  "accepted",
  "handedOver",
  "ongoing",
  "dormant",
  "done",
  "failed",
];
const ended = ["confirmed", "declined", "withdrawn"];
export const all = ["draft", ...open, ...ended, "mistaken", "astray"];
const anywhere: typeof table = [
  ...open.map((from) => [from, "withdraw", "sender", "withdrawn"] as const),
  // A consent that is taken back closes also what has ended.
  ...[...open, "confirmed", "declined"].map((from) => [from, "stop", "case", "withdrawn"] as const),
  ...[...open, ...ended].map((from) => [from, "mistake", "sender", "mistaken"] as const),
  ...[...open, ...ended].map((from) => [from, "astray", "sender", "astray"] as const),
  ...all.map((from) => [from, "forget", "case", "discarded"] as const),
  ...[...open, ...ended, "mistaken", "astray"].map(
    (from) => [from, "freeze", "case", from] as const,
  ),
  ...[...all, "discarded"].map((from) => [from, "hush", "case", from] as const),
  ...[...all, "discarded"].map((from) => [from, "rename", "case", from] as const),
  // A second person looks at it before, or afterwards and then wherever it has come to.
  ...all.map((from) => [from, "object", "another", from] as const),
  ...["draft", ...open, "confirmed", "declined"].map(
    (from) => [from, "reviewLate", "clock", from] as const,
  ),
  ...[...open, ...ended, "mistaken", "astray"].map(
    (from) => [from, "approve", "another", from] as const,
  ),
];
export const rules = [...table, ...anywhere];
const inTable = (before: Referral, command: string, role: string, after: string): boolean =>
  rules.some(
    ([from, name, side, to]) =>
      from === before.step &&
      name === command &&
      mayBe(side, before).includes(role) &&
      to.split(" ").includes(after),
  );

const codes: Readonly<Record<string, readonly Values[]>> = {
  ask: [{ question: "time" }],
  answer: [{ payer: "MMM", interpreter: "yes", language: "ti" }],
  reply: [
    { answer: "received" },
    { answer: "take", who: "reception" },
    { answer: "ask", question: "time" },
    { answer: "decline", reason: "other" },
    { answer: "stays" },
    { answer: "left" },
  ],
  decline: [{ reason: "noCapacity" }, { reason: "otherBetter", suggested: "polisen-syd" }],
  handOver: [{ carrier: "phone" }, { carrier: "SDK" }],
  rest: [{ reason: "agreed" }],
  finish: [{ outcome: "delivered" }],
  fail: [{ reason: "notReached" }],
  withdraw: [{ reason: "other" }],
  mistake: [{ reason: "wrongCase" }],
  hush: [{ quiet: "yes" }],
  rename: [{ ref: "SYD-0000-00", words: "lugn granit" }],
  freeze: [{ snapshot: { at: now, child: "no" } }],
};
export const draftsOf = ({ bases, to, service }: Cast): readonly Values[] =>
  bases.flatMap((basis) =>
    ["hanvisning", "overlamning"].flatMap((kind) =>
      ["normal", "akut"].flatMap((urgency) =>
        // At Plattformen nobody has Stafett.
        [to, "plattformen"].map((to) => ({
          service,
          to,
          urgency,
          basis,
          payer: "unknown",
          kind,
          groups: ["behov"],
        })),
      ),
    ),
  );
const kaseOf = (agency: string) =>
  row("C1", { open: true, ref: "SYD-0001-00", words: "lugn granit", region: "SYD", agency });
/** More than a walk has steps, or a referral commands. */
const most = 100;
const worldsOf = perObject((cast: Cast) =>
  remember(most, (n: number) => worldOf({ rows: { kase: [kaseOf(cast.from)] } }, freshOf(n))),
);
export const worldAt = (cast: Cast, n: number) => worldsOf(cast)(n);
const choicesOf = perObject((cast: Cast) =>
  remember(most, (command: string): readonly Values[] =>
    command === "edit"
      ? draftsOf(cast)
      : command === "accept"
        ? [acceptance(cast)]
        : (codes[command] ?? [{}]),
  ),
);
export const valuesOf = (cast: Cast, command: string): readonly Values[] =>
  choicesOf(cast)(command);
const acceptance = ({ roles }: Cast): Values => {
  const id = (role: string): unknown => (roles[role] as { member: { id: string } }).member.id;
  return { holder: { member: id("receiver") }, deputy: id("receiversColleague"), risk: "medium" };
};
export const commands = Object.keys(referral.commands).filter((name) => name !== "draft");
const isReferral = (state: State): state is Referral => state.step !== "new";
export type Tried = { readonly after: Referral; readonly events: readonly Event[] };
/** Undefined: not allowed, refused, or nothing to do. */
export const attempt = (
  cast: Cast,
  state: Referral,
  command: string,
  role: string,
  values: Values,
  at: string,
  n: number,
): Tried | undefined => {
  const by = cast.roles[role] as Actor;
  const world = worldAt(cast, n);
  if (!referral.commands[command as "send"].access(state, by, world)) return undefined;
  const decided = referral.decide(state, { type: command, values, by, at } as never, world);
  if (isRefusal(decided) || decided.length === 0) return undefined;
  const after = decided.reduce<State>((folded, event) => referral.evolve(folded, event), state);
  if (!isReferral(after)) throw new Error(`${command} undid the referral`);
  return { after, events: decided };
};
export const begun = (cast: Cast, values: Values, at: string): Referral => {
  const decided = referral.decide(
    referral.initial,
    { type: "draft", values: { kase: "C1", ...values }, by: cast.roles.sender, at } as never,
    worldAt(cast, 0),
  );
  if (isRefusal(decided)) throw new Error("the draft is refused");
  return decided.reduce<State>(
    (folded, event) => referral.evolve(folded, event),
    referral.initial,
  ) as Referral;
};
export const agencyOf = (cast: Cast, role: string): string | undefined => {
  const actor = cast.roles[role] as Actor;
  return typeof actor === "object" && "member" in actor ? actor.member.agency : undefined;
};

/** Whoever wrote it cannot be its second person, so it matters who did, but only where there is one. */
const authorsOf = (s: Referral): readonly string[] =>
  ["OSL_10_2", "vitalt_intresse"].includes(String(s.facts.basis))
    ? [...new Set(s.authors ?? [])].toSorted()
    : [];
/** Of one that has ended a new one can be made, as where there was none. */
const linkOf = ({ links: [link] = [] }: Referral): string =>
  link === undefined || link.ended ? "none" : link.opened ? "opened" : "made";
/** What decides what can come next; times and counters do not. */
const abstract = (s: Referral): string =>
  JSON.stringify([
    s.step,
    s.outside,
    s.facts.kind,
    s.facts.urgency,
    s.facts.basis,
    s.called !== undefined,
    s.handed.sender !== undefined,
    s.handed.receiver !== undefined,
    s.second?.when,
    s.second?.decided?.yes,
    s.second?.late !== undefined,
    Math.min(s.sends, 2),
    s.asks !== undefined && s.asks > 1,
    authorsOf(s),
    s.settleBy !== undefined,
    s.settled !== undefined,
    s.astray?.side,
    s.astray?.deleted !== undefined,
    linkOf(s),
  ]);
/** Every state that can be reached, and what leads from each to which. */
export const explore = (
  cast: Cast,
): {
  readonly states: ReadonlyMap<string, Referral>;
  readonly ways: ReadonlyMap<string, ReadonlySet<string>>;
  readonly seen: ReadonlySet<string>;
} => {
  const states = new Map<string, Referral>();
  const ways = new Map<string, Set<string>>();
  const seen = new Set<string>();
  const queue = draftsOf(cast).map((values) => begun(cast, values, now));
  const at = local("2026-11-25", "11:00");
  for (let state = queue.pop(); state; state = queue.pop()) {
    const key = abstract(state);
    if (states.has(key)) continue;
    states.set(key, state);
    ways.set(key, new Set());
    for (const command of commands)
      for (const role of Object.keys(cast.roles))
        for (const values of valuesOf(cast, command)) {
          const tried = attempt(cast, state, command, role, values, at, 1);
          if (!tried) continue;
          must(
            inTable(state, command, role, tried.after.step),
            `${state.step} ${command} by ${role} leads to ${tried.after.step}${state.outside ? ", outside" : ""}`,
          );
          seen.add(`${state.step} ${command} ${tried.after.step}`);
          ways.get(key)?.add(abstract(tried.after));
          queue.push(tried.after);
        }
  }
  return { states, ways, seen };
};
