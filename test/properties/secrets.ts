// Two runs of one sequence that differ in class-B values, and what of the difference a workflow has declared.
import type { Field, Holder } from "../../src/rules/ui.ts";
import type { AnyWorkflow, People } from "../../src/rules/workflow.ts";
import { formLines } from "./observed.ts";
import { begin, type Move, play, resolve } from "./plays.ts";
import { agreed } from "./plays-first.ts";
import { instant, type Simulator } from "./simulator.ts";

export type Post = {
  readonly workflow: string;
  readonly key: string;
  readonly to: string;
  readonly content: string;
  readonly gone: boolean;
};
/** `state`: of the instance that wants it. */
export type Strip = (post: Post, state: unknown, people: People) => Post | undefined;
const without =
  (workflow: string, key: RegExp): Strip =>
  (post) =>
    post.workflow === workflow && key.test(post.key) ? undefined : post;
/** A case that is late says so on its card, and who has it now. */
const lateCard: Strip = (post) => {
  if (post.workflow !== "case" || !post.key.startsWith("card:")) return post;
  const message = JSON.parse(post.content || "{}");
  const [facts, ...rest] = message.body ?? [];
  const who = facts?.kind === "facts" ? { ...facts, facts: facts.facts.slice(1) } : facts;
  const title = { ...message.title, key: String(message.title?.key).replace(/\.late$/, ".title") };
  return { ...post, content: JSON.stringify({ ...message, title, body: [who, ...rest] }) };
};
type Block = { readonly kind: string; readonly text?: readonly { readonly key?: string }[] };
/** When its check-in is due, or that it is late: the one of the two sentences that follows from the day, alone in its block. */
const isDaySaid = ({ kind, text = [] }: Block): boolean =>
  kind === "text" &&
  text.length === 1 &&
  ["case.assigned.body", "case.assigned.late"].includes(String(text[0]?.key));
/** Whoever gets a case is told when its check-in is due, or that it is late. */
const lateAssignment: Strip = (post) => {
  if (post.workflow !== "case" || !/^(assigned|left):/.test(post.key) || post.content === "")
    return post;
  const message = JSON.parse(post.content) as { readonly body?: readonly Block[] };
  // What has become neutral says neither.
  const body = message.body?.filter((block) => !isDaySaid(block));
  return { ...post, content: JSON.stringify({ ...message, ...(body && { body }) }) };
};
/** A week after the last day that anybody can be away. */
const farDays = Array.from({ length: 7 }, (_, n) => `9999-12-${25 + n}`);
/**
 * For a case's holder nobody is there on its day: its deputy hears of it. Who stands in that day follows from the day, and so does how often it was planned anew.
 * That they hear at all follows from it where the holder is on leave until some day; of a holder who has gone for good they hear whatever the day is.
 */
const withoutHolder: Strip = (post, state, people) => {
  if (post.workflow !== "case" || !post.key.startsWith("left:")) return post;
  const { holder } = state as { readonly holder: Holder };
  const returns = farDays.some((day) => people.onDuty(holder, day) !== undefined);
  return returns || post.gone ? undefined : { ...post, key: "left", to: "whoever stands in" };
};
/** Where a meeting is among the items that were chosen for it: that it is at a closed point, and which button goes on from there. */
const closedPoint: Strip = (post) => {
  if (post.workflow !== "agenda" || !post.key.startsWith("live:") || post.content === "")
    return post;
  const { body, actions, ...rest } = JSON.parse(post.content);
  const kept = (body ?? []).filter(
    (block: { text?: readonly { key?: string }[] }) =>
      block.text?.[0]?.key !== "agenda.card.closed",
  );
  const open = (actions ?? []).map(
    ({ values: _point, ...action }: { readonly values?: unknown }) => action,
  );
  return { ...post, content: JSON.stringify({ ...rest, body: kept, actions: open }) };
};
/** What each declared name takes out of the comparison. "none": its traces lie in what the others take out, or in no post at all. */
export const strips: Readonly<Record<string, Strip | "none">> = {
  "case.cadence": (post, ...known) =>
    [without("case", /^miss:\d+:1:/), lateCard, lateAssignment, withoutHolder].reduce<
      Post | undefined
    >((left, strip) => left && strip(left, ...known), post),
  "case.ladder": without("case", /^miss:\d+:([2-9]|\d\d)/),
  "case.quiet": without("case", /^card:/),
  "case.weekend": without("case", /^cover:/),
  "handover.red": without("handover", /^(offer|sent|remind)/),
  "day.weekend": without("day", /^break:/),
  "case.red": without("case", /^(red|review|unsaid):/),
  "case.closing": without("case", /^(closing|confirmed|keptOpen):/),
  "case.responsibility": without("case", /^disputed:/),
  "case.missing": without("case", /^missing:/),
  "case.contact": without("case", /^contact:/),
  "case.deadline": without("case", /^deadline:/),
  // What is closed says so wherever it stands.
  "case.same": without("case", /^(sameHeard|sameWanted|card|invite|answer):/),
  // Whose part rests on what the person has said: it ends with it.
  "case.consent": without(
    "case",
    /^(consent|invite|again|unanswered|answer|ended|card|investigation):/,
  ),
  // What is due in a period, and when; that something was granted and what comes after is no secret of its days.
  "nsp.period": without("nsp", /^(turn|again):/),
  "nsp.sums": "none",
  "statistics.figures": "none",
  "conventions.figures": "none",
  // Whoever does what is not yet done is told that there is something.
  "guide.action": (post, state) =>
    post.workflow === "action" && (state as { readonly guide?: string }).guide !== undefined
      ? undefined
      : post,
  "case.round": "none",
  "case.snooze": "none",
  // Whole instances, which no strip takes out of one post: both twins open as many.
  "case.together": "none",
  "case.statistics": "none",
  "case.meeting": closedPoint,
  "agenda.selection": closedPoint,
  "agenda.round": "none",
  "capacity.answer": without("capacity", /^(ask|again):/),
  // A message about it is the newest that the sender has, and so the others say that there is a newer one.
  "referral.basis": without("referral", /^(second|objected|sender|outside|turn|ring)(:|$)/),
  // A referral that stops says so wherever it stands.
  "referral.consent": without("referral", /./),
  "referral.round": "none",
  "day.cadence": without("day", /^day:/),
  "day.ladder": without("day", /^late:/),
  "day.round": "none",
  "digest.late": without("digest", /^week:/),
  "digest.quiet": without("digest", /^week:/),
  "people.late": (post) =>
    post.workflow === "people" && post.key.startsWith("welcome:")
      ? { ...post, content: post.content.replace(/"late":\d+/, '"late":0') }
      : post,
};
export const declaredNames = (workflows: readonly AnyWorkflow[]): readonly string[] =>
  workflows.flatMap((w) => Object.keys(w.declassified).map((name) => `${w.name}.${name}`));

const masked = (text: string): string =>
  text.replaceAll(/\d{4}-\d\d-\d\d(T[\d:.]+Z)?/g, "@").replaceAll(/"round":"\d+"/g, '"round":"@"');
const exact = (text: string): string => text;
/** Everything that stands in chat, as somebody with all eyes would see it. */
export const visible = (
  sim: Simulator,
  names: readonly string[],
  instants: "masked" | "exact" = "masked",
): readonly string[] => {
  const mask = instants === "masked" ? masked : exact;
  const lines: string[] = [];
  for (const one of sim.instances.values())
    for (const shown of one.shown.values()) {
      const { key, audience: to, content, gone } = shown;
      let post: Post | undefined = { workflow: one.workflow.name, key, to, content, gone };
      for (const name of names) {
        const strip = strips[name];
        if (post && strip && strip !== "none") post = strip(post, one.state, sim.people);
      }
      if (post)
        lines.push(
          mask(`${one.id} ${post.key} ${post.to} ${post.gone ? "gone" : ""} ${post.content}`),
        );
    }
  return [...new Set(lines)].sort();
};

/** What chat can draw of each case for each member: every panel, and what stands in every form, but those that are declared for pages alone. */
export const inChat = (sim: Simulator): readonly string[] => {
  const lines: string[] = [];
  for (const one of sim.of("case"))
    for (const member of sim.people.members.values()) {
      const { state, workflow, id } = one;
      const bare = sim.world({});
      const viewer = { member, now: instant(sim.now), instance: id as never };
      for (const [name, spec] of Object.entries(workflow.panels)) {
        if (spec.onPages || spec.about !== "one" || !spec.access(state, { member }, bare)) continue;
        const shown = spec.show(state, viewer, sim.world(spec.needs?.(state, viewer, bare) ?? {}));
        lines.push(`${id} ${member.id} ${name} ${JSON.stringify(shown)}`);
      }
      lines.push(...formLines(sim, member, one, (spec) => !spec.onPages));
    }
  return lines;
};

const classB = (field: Field | undefined): field is Extract<Field, { secrecy: string }> =>
  field !== undefined && "secrecy" in field && field.secrecy === "B";
export type Vary = (command: string, name: string) => boolean;
/** Options that the property leaves out, such as acute danger where only harmless differences are meant. */
export type Except = Readonly<Record<string, readonly string[]>>;
const drawn = (
  sim: Simulator,
  name: string,
  field: Field,
  known: unknown,
  n: number,
  except: Except,
): unknown => {
  if (field.kind === "choice") {
    const options = field.options.filter((option) => !except[name]?.includes(option));
    return options.length === 0 ? known : options[n % options.length];
  }
  if (field.kind === "choices") return field.options.filter((_, i) => (n >> i) & 1);
  if (field.kind === "date")
    return new Date(sim.now + (n % 80) * 86_400_000).toISOString().slice(0, 10);
  return known;
};

/** Buttons of which the choice itself is class B: nobody but the asker learns which was pressed. */
const pressed: Readonly<Record<string, readonly string[]>> = {
  capacity: ["place", "waitlist", "full", "assess"],
  call: ["childYes", "childNo", "childUnknown"],
};
/**
 * What has happened to each referral, but for what a second person does: a basis that asks for one is declared. And to each meeting: which items were
 * chosen for it decides which presses are granted, to those who may see them. Of a case, who was invited: an invitation on consent needs one.
 */
const passed = (sim: Simulator): string => {
  const types = (workflow: string, is: (type: string) => boolean) =>
    [...sim.of(workflow)].map((one) => one.facts.map((fact) => String(fact.type)).filter(is));
  const unlessSecond = (type: string): boolean => type !== "secondDecided" && type !== "secondLate";
  return [
    ...types("referral", unlessSecond),
    ...types("agenda", unlessSecond),
    ...types("case", (type) => type === "invited"),
  ].join("|");
};

/** What came of each wish to close a case: one of them may need a colleague's yes, and what is open differs from what is closed in everything. */
const closings = (sim: Simulator): string =>
  sim
    .of("case")
    .map((one) =>
      one.facts
        .map((fact) => String(fact.type))
        .filter((type) => type === "closed" || type === "closeAsked"),
    )
    .join("|");

export type Twins = { readonly a: Simulator; readonly b: Simulator };
/**
 * Plays the moves in both; `vary` says which class-B fields differ. `each` is called after every move. True: they have parted. Whether a wish is granted
 * (a consent is there or not, a second person decides first or not) is not hidden from the one who wishes, so the comparison ends where only one got it.
 */
export const playTwins = (
  start: number,
  moves: readonly Move[],
  vary: Vary,
  except: Except,
  each: (twins: Twins) => void,
  workflows?: readonly AnyWorkflow[],
): boolean => {
  const [a, b] = [begin(start, {}, workflows), begin(start, {}, workflows)];
  for (const move of moves) {
    if (move.kind !== "command") for (const sim of [a, b]) play(sim, move);
    else playSecretly(a, b, move, vary, except);
    if (passed(a) !== passed(b)) return true;
    // Declared as case.closing: that a colleague is asked is no secret from the one who asks.
    if (closings(a) !== closings(b)) return false;
    each({ a, b });
  }
  return false;
};
const playSecretly = (
  a: Simulator,
  b: Simulator,
  move: Extract<Move, { kind: "command" }>,
  vary: Vary,
  except: Except,
): void => {
  const order = resolve(a, move);
  if (!order) return;
  const { workflow, command, values, by, instance } = order;
  const spec = a.workflows.get(workflow)?.commands[command];
  const state = a.instances.get(instance ?? "")?.state ?? a.workflows.get(workflow)?.initial;
  const may = spec?.access(state, by, a.world({})) === true;
  const offered = (may && spec?.choices?.(state, a.world({}), by, values)) || {};
  const [inA, inB] = [{ ...values }, { ...values }];
  for (const [i, name] of Object.keys(values).entries()) {
    const field = spec?.form.fields[name];
    if (!classB(field)) continue;
    const among = {
      ...except,
      [name]: [...(except[name] ?? []), ...notOffered(field, offered[name])],
    };
    const [n, m] = [move.picks[i] ?? 0, move.picks.at(-1 - i) ?? 0];
    if (!vary(command, name)) continue;
    inA[name] = drawn(a, name, field, values[name], n, among);
    inB[name] = drawn(a, name, field, values[name], m, among);
  }
  if (workflow === "case" && command === "open" && vary(command, "moreAdults"))
    Object.assign(inB, turned(inA));
  const answers = pressed[workflow] ?? [];
  const other =
    answers.includes(command) && vary(command, "answer")
      ? answers[(move.picks[9] ?? 0) % answers.length]
      : undefined;
  for (const first of agreed(order, move.picks[9] ?? 0)) for (const sim of [a, b]) sim.run(first);
  a.run({ ...order, values: inA });
  b.run({ ...order, values: inB, command: other ?? command });
};
/** How many were found together anybody can count, by their cards; which of them are children nobody is told. */
const together = ["moreChildren", "moreUnknown", "moreAdults"];
const turned = (values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    together.map((name, i) => [name, values[together[(i + 1) % together.length] ?? name]]),
  );
const notOffered = (field: Field, offered: readonly string[] | undefined): readonly string[] =>
  field.kind === "choice" && offered && offered.length > 0
    ? field.options.filter((option) => !offered.includes(option))
    : [];
