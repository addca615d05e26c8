// given → when → then on a pure workflow: no database, no clock, the sample configuration's people.
import { expect } from "vitest";
import { knownPlatforms } from "../../src/app/platforms/known.ts";
import { calendar } from "../../src/calendar/index.ts";
import type { Instant } from "../../src/rules/ui.ts";
import {
  type AccessRows,
  type Actor,
  type AnyWorkflow,
  type Fresh,
  fromRow,
  isRefusal,
  type Member,
  type People,
  type Post,
  type Refusal,
  type Row,
  type Summary,
  type TallyRow,
  type View,
  type World,
} from "../../src/rules/workflow.ts";
import { people as peopleWorkflow, type Register, read } from "../../workflows/people/index.ts";
import { freshOf } from "./fresh.ts";
import { register } from "./sample.ts";

export { freshOf } from "./fresh.ts";
export { lookedUp, register } from "./sample.ts";

type Values = Readonly<Record<string, unknown>>;
export type Happened = { readonly type: string } & Values;

const stateOf = (workflow: AnyWorkflow, events: readonly Values[]): unknown =>
  events.reduce<unknown>((state, event) => workflow.evolve(state, event), workflow.initial);

/** People as they are after these events (`wentAway`, `becameUnreachable`, …) on top of the configuration. */
export const peopleWith = (events: readonly Values[] = [], from: Register = register): People =>
  read(stateOf(peopleWorkflow, [{ type: "configured", register: from }, ...events]) as never);
export const everybody = peopleWith();

/** `local("2026-11-25", "09:00")`: the instant of a wall time in Stockholm. */
export const local = (day: string, wall: string): Instant => calendar.wall(day, wall) as Instant;
/** A Wednesday of ordinary weeks: no holiday near, a month before Christmas. */
const today = "2026-11-25";
export const now = local(today, "10:00");

const countedFresh = (): (() => Fresh) => {
  let drawn = 0;
  return () => {
    drawn += 1;
    return freshOf(drawn);
  };
};
export type Given = {
  readonly people?: People;
  readonly rows?: Readonly<Record<string, readonly Row[]>>;
  readonly showings?: Readonly<Record<string, AccessRows>>;
  readonly tally?: Readonly<Record<string, readonly Partial<Record<keyof TallyRow, unknown>>[]>>;
};
export const worldOf = (given: Given = {}, fresh: Fresh = countedFresh()()): World => ({
  people: given.people ?? everybody,
  addressOf: knownPlatforms.addressOf,
  calendar: calendar as never,
  hasAnswerLinks: true,
  keyPlatform: "web",
  fresh,
  rows: (name) => given.rows?.[name] ?? [],
  tally: (name) => (given.tally?.[name] ?? []) as never,
  accessLog: (name) => given.showings?.[name] ?? { rows: [] },
});
/** A row of another instance's summary; of a case, unless it is said. `facts`: what its projection says. */
export const row = (instance: string, summary: Values, workflow = "case"): Row => ({
  instance: instance as never,
  workflow,
  summary: summary as Summary,
});

export const memberOf = (id: string, people: People = everybody): Member => {
  const member = people.members.get(id);
  if (!member) throw new Error(`nobody is called ${id}`);
  return member;
};
export type By = string | Actor;
const actorOf = (by: By, people: People): Actor =>
  typeof by === "string" && by !== "clock" && by !== "configuration"
    ? { member: memberOf(by, people) }
    : (by as Actor);

export const toOf = (post: Post): string =>
  "member" in post.to ? post.to.member : `#${post.to.space}`;
/** Post key → whom it goes to and the key of its title: what a person gets, in one line. */
const postsOf = (view: View): Readonly<Record<string, string>> =>
  Object.fromEntries(
    view.posts.map((post) => [post.key, `${toOf(post)} ${post.message.title.key}`]),
  );
const timersOf = (view: View): Readonly<Record<string, string>> =>
  Object.fromEntries(view.timers.map((t) => [t.key, t.at]));
/** Every phrase key in a message or a panel, so that a test can ask whether something is said. */
export const keysIn = (shown: unknown): readonly string[] => {
  if (Array.isArray(shown)) return shown.flatMap(keysIn);
  if (typeof shown !== "object" || shown === null) return [];
  return Object.entries(shown).flatMap(([name, value]) =>
    name === "key" && typeof value === "string" ? [value] : keysIn(value),
  );
};

/** What came of one command. */
export class Outcome {
  readonly events: readonly Happened[];
  readonly refusal: Refusal | undefined;
  readonly allowed: boolean;
  /** What somebody is told who may not do it now: nothing but a no, where it is undefined. */
  readonly why: Refusal | undefined;
  constructor(allowed: boolean, decided: readonly Happened[] | Refusal, why?: Refusal) {
    this.allowed = allowed;
    this.why = why;
    this.refusal = isRefusal(decided) ? decided : undefined;
    this.events = isRefusal(decided) ? [] : decided;
  }
  /** Exactly these events, each with at least these facts. */
  // biome-ignore lint/suspicious/noThenProperty: given, when, then; nothing here is awaited
  then(...events: readonly Values[]): void {
    expect(this.allowed, "access").toBe(true);
    expect(this.refusal, "refused").toBeUndefined();
    expect(this.events).toMatchObject(events);
    expect(this.events).toHaveLength(events.length);
  }
  refused(key: string, field?: string): void {
    expect(this.allowed, "access").toBe(true);
    expect(this.refusal?.refused.key).toBe(key);
    expect(this.refusal?.field).toBe(field);
  }
  denied(key?: string): void {
    expect(this.allowed, "access").toBe(false);
    if (key) expect(this.why?.refused.key).toBe(key);
  }
}

// biome-ignore lint/suspicious/noExplicitAny: each test knows the state of its workflow
export class Story<S = any> {
  readonly workflow: AnyWorkflow;
  readonly state: S;
  readonly world: World;
  readonly #given: Given;
  readonly #fresh: () => Fresh;
  constructor(workflow: AnyWorkflow, state: S, given: Given, fresh: () => Fresh) {
    this.workflow = workflow;
    this.state = state;
    this.#given = given;
    this.#fresh = fresh;
    this.world = worldOf(given, fresh());
  }
  when(type: string, values: Values = {}, by: By = "noomi-kontakt", at: string = now): Outcome {
    const spec = this.workflow.commands[type];
    if (!spec) throw new Error(`no command ${type}`);
    const actor = actorOf(by, this.world.people);
    const allowed = spec.access(this.state, actor, this.world);
    const command = { type, values, by: actor, at } as never;
    if (!allowed)
      return new Outcome(false, [], this.workflow.denied?.(this.state, actor, this.world, type));
    return new Outcome(
      true,
      this.workflow.decide(this.state, command, this.world) as readonly Happened[],
    );
  }
  /** It happened: the same story, one command later. */
  done(type: string, values: Values = {}, by: By = "noomi-kontakt", at: string = now): Story<S> {
    const outcome = this.when(type, values, by, at);
    expect(outcome.allowed, `${type} is allowed`).toBe(true);
    expect(outcome.refusal, `${type} is not refused`).toBeUndefined();
    return this.after(...outcome.events);
  }
  after(...events: readonly Values[]): Story<S> {
    const state = events.reduce<unknown>(
      (state, event) => this.workflow.evolve(state, event),
      this.state,
    );
    return new Story<S>(this.workflow, state as S, this.#given, this.#fresh);
  }
  /** The same in another world: somebody is away, other rows are found. */
  in(given: Given): Story<S> {
    return new Story<S>(this.workflow, this.state, { ...this.#given, ...given }, this.#fresh);
  }
  /** The clock: the timer of that key, or the first with that command, fires at its time or later. */
  fires(key: string, at?: string): Story<S> {
    const timer =
      this.view.timers.find((t) => t.key === key) ??
      this.view.timers.find((t) => t.command === key);
    if (!timer) throw new Error(`no timer ${key}, only ${Object.keys(this.timers).join(", ")}`);
    return this.done(timer.command, { ...timer.values, dueAt: timer.at }, "clock", at ?? timer.at);
  }
  get view(): View {
    return this.workflow.view(this.state, this.world) as View;
  }
  get posts(): Readonly<Record<string, string>> {
    return postsOf(this.view);
  }
  get timers(): Readonly<Record<string, string>> {
    return timersOf(this.view);
  }
  post(key: string): Post {
    const found = this.view.posts.find((post) => post.key === key);
    if (!found) throw new Error(`no post ${key}, only ${Object.keys(this.posts).join(", ")}`);
    return found as Post;
  }
  /** undefined: this person may not see it. */
  panel(asked: string, by: string, at: string = now): unknown {
    const { panel: name, from } = fromRow(asked);
    const spec = this.workflow.panels[name];
    const member = memberOf(by, this.world.people);
    if (!spec) throw new Error(`no panel ${name}`);
    const viewer = { member, now: at as Instant, ...(from !== undefined && { from }) };
    return spec.access(this.state, { member }, this.world)
      ? spec.show(this.state, viewer, this.world)
      : undefined;
  }
}
/** Posts that are there now and were not before: what a person is disturbed with. */
export const newPosts = (before: Story, after: Story): readonly string[] =>
  Object.keys(after.posts).filter((key) => !(key in before.posts));

export const given = (
  workflow: AnyWorkflow,
  events: readonly Values[] = [],
  world: Given = {},
): Story => {
  const fresh = countedFresh();
  return new Story(workflow, stateOf(workflow, events), world, fresh);
};

/** What a command offers or knows beforehand, to be asked with what the engine would give it. */
export const hook = (
  workflow: AnyWorkflow,
  command: string,
  name: "choices" | "prefill" | "hints" | "ready" | "after" | "about",
) =>
  workflow.commands[command]?.[name] as unknown as (
    ...given: readonly unknown[]
  ) => Record<string, unknown>;
/** What a form insists on, and what it keeps behind "Mer". */
export const asks = (
  workflow: AnyWorkflow,
  command: string,
): { readonly must: string; readonly later: string } => {
  const fields = Object.entries(workflow.commands[command]?.form.fields ?? {});
  const named = (some: typeof fields): string => some.map(([name]) => name).join(" ");
  return {
    must: named(fields.filter(([, field]) => !field.optional)),
    later: named(fields.filter(([, field]) => field.more)),
  };
};
