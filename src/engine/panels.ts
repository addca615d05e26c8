// Panels: access is checked, data fetched, the showing logged, the text worded for one reader.
import type { Reply, WordedPanel } from "../../adapters/port.ts";
import { keepsClassA, opensClassA, shownWithout, withoutClassB } from "../rules/class-a.ts";
import type { Home, InstanceId, Panel, Phrase, PlainKey } from "../rules/ui.ts";
import {
  type AnyWorkflow,
  fromRow,
  type Member,
  type People,
  type Platform,
  type Viewer,
  type World,
} from "../rules/workflow.ts";
import type { LinkTo } from "../words/links.ts";
import type { Locale, Reader, Ways } from "../words/locale.ts";
import type { Meant } from "../words/phrasebook.ts";
import { logAccess } from "./access-log.ts";
import type { Core } from "./core.ts";
import type { Deadline } from "./deadline.ts";
import { knows } from "./draft.ts";
import { forChat, isPartlyOnPages } from "./in-chat.ts";
import { type Instances, instant, type Line } from "./instances.ts";
import { openingsOf } from "./openings.ts";
import { ownOf } from "./own.ts";
import {
  isDeclaredOnPages,
  isPagesOnly,
  neutralPanel,
  type PageTo,
  partlyHere,
} from "./pages-only.ts";

/** Who asks, how to speak to them, and until when they are answered. */
export type Who = {
  readonly member: Member;
  readonly people: People;
  readonly reader: Reader;
  readonly platform: Platform;
  readonly deadline: Deadline;
};
export type Target = {
  readonly workflow: string;
  readonly instance?: string;
  /** What was written after the word. */
  readonly asked?: string;
};

/** That it is done; with a title where somebody sent a form. */
export type Receipt = { readonly said: string; readonly title?: string; readonly close?: string };
type Sent = {
  readonly workflow: string;
  readonly spec: Pick<AnyWorkflow["commands"][string], "after">;
};
type Committed = { readonly instance: string; readonly state: unknown };
type Refused = Extract<Reply, { kind: "refused" }>;
type PagesOnly = Extract<Reply, { kind: "panel" }>;
/** Nothing was saved: why. */
export const refused = (phrase: Phrase, reader: Reader, locale: Locale): Refused => ({
  kind: "refused",
  said: locale.phrase(phrase, reader),
  title: locale.entry("core.refusedTitle", reader.language),
  close: locale.entry("core.close", reader.language),
});

/** A panel or a file, as far as seeing it goes. */
type Seeable = Pick<AnyWorkflow["panels"][string], "about" | "access" | "needs">;
type Sight = {
  readonly workflow: AnyWorkflow;
  readonly spec: Seeable;
  readonly target: Target;
  readonly from?: number | undefined;
  /** Where it is shown: of what only pages show, chat gets no row. */
  readonly isChat?: boolean;
};
type Seen = {
  readonly state: unknown;
  readonly viewer: Viewer;
  readonly world: World;
  readonly instance: string | undefined;
  /** The agency whose case it is. */
  readonly host: string | undefined;
  readonly readers: readonly string[];
  /** Something of it is on pages alone. */
  readonly partly: boolean;
};
/** What the person sees, if they may see it; else the sentence that says why not. */
export const look = async (
  core: Core,
  instances: Instances,
  { workflow, spec, target, from, isChat = false }: Sight,
  { member, people }: Pick<Who, "member" | "people">,
): Promise<Seen | PlainKey> => {
  const instance = spec.about === "one" ? target.instance : workflow.single;
  const working =
    instance === undefined
      ? undefined
      : await instances.named(instance as InstanceId, (each) => knows(each, member, people));
  if (spec.about === "one" && working?.workflow !== workflow) return "core.absent";
  const state = working?.state ?? workflow.initial;
  const viewer = {
    member,
    now: instant(core.clock.now()),
    ...(instance !== undefined && { instance: instance as InstanceId }),
    ...(target.asked && { asked: target.asked }),
    ...(from !== undefined && { from }),
  };
  const bare = instances.bareWorld(people);
  if (!spec.access(state, { member }, bare))
    return spec.about === "one" ? "core.absent" : "core.denied";
  const needs = spec.needs?.(state, viewer, bare) ?? {};
  const world = await instances.world(people, isChat ? forChat(needs, people) : needs);
  const host = working
    ? (workflow.view(state, world).summary.agency as string | undefined)
    : undefined;
  return {
    state,
    viewer,
    world,
    instance,
    host,
    readers: working?.readers ?? [],
    partly: isPartlyOnPages(needs, world),
  };
};

export class Panels {
  readonly #core: Core;
  readonly #instances: Instances;
  readonly #locale: Locale;
  readonly #failed: (error: unknown, who: Who) => Reply;
  constructor(
    core: Core,
    instances: Instances,
    locale: Locale,
    failed: (error: unknown, who: Who) => Reply,
  ) {
    this.#failed = failed;
    this.#core = core;
    this.#instances = instances;
    this.#locale = locale;
  }
  /** The one way from what is shown to words: whatever is worded for somebody has been written into the log before. `name`: of the panel. `host`: the agency whose case it is. */
  async worded(
    panel: Panel | Home,
    name: string,
    reader: Reader,
    who: Who,
    own: Target,
    ways: Ways = {},
  ): Promise<WordedPanel> {
    const { workflow, instance = "" } = own;
    const shown = keepsClassA(who.member, who.people)
      ? shownWithout(panel, workflow, (each) => this.#core.registry.get(each))
      : panel;
    await logAccess(this.#core, who.member, { workflow, instance, panel: name });
    return this.#locale.panel(shown, reader, own, {
      ...ways,
      openings: await openingsOf(this.#core, who.people, shown, own),
    });
  }
  /** The way to a page, where this is chat and `to` is declared so, or class B stays on pages for somebody who may read it; undefined: it is shown here. */
  pagesOnly(
    { member, people, platform, reader }: Who,
    readers: readonly string[],
    to?: PageTo,
  ): PagesOnly | undefined {
    const { pages, registry } = this.#core;
    if (!this.isChat({ platform })) return undefined;
    if (!isDeclaredOnPages(to, registry) && !isPagesOnly([`m:${member.id}`, ...readers], people))
      return undefined;
    return {
      kind: "panel",
      panel: neutralPanel({ pages, locale: this.#locale }, reader, member, to),
    };
  }
  /** Any platform but our own pages. */
  isChat({ platform }: Pick<Who, "platform">): boolean {
    return platform !== this.#core.pages?.platform;
  }
  #partly(panel: WordedPanel, { reader, member }: Who, to?: PageTo): WordedPanel {
    const { pages } = this.#core;
    return {
      ...panel,
      body: [...partlyHere({ pages, locale: this.#locale }, reader, member, to), ...panel.body],
    };
  }
  /** A panel that the core makes itself: what can be done, or what to choose from. `partly`: something of it is on pages alone. */
  async listed(
    panel: Panel,
    name: string,
    who: Who,
    workflow: string,
    partly = false,
  ): Promise<Reply> {
    const elsewhere = this.pagesOnly(who, []);
    if (elsewhere) return elsewhere;
    const worded = await this.worded(panel, name, who.reader, who, { workflow });
    return { kind: "panel", panel: partly ? this.#partly(worded, who) : worded };
  }
  /** Those of a list that this member could open, or do this with, at this moment: nothing else is offered. */
  async openable(meant: Meant, rows: readonly Line[], who: Who): Promise<readonly Line[]> {
    const bare = this.#instances.bareWorld(who.people);
    const may = async ({ instance }: Line): Promise<boolean> => {
      const working = await this.#instances.load(instance as InstanceId);
      const spec =
        meant.kind === "panel"
          ? working?.workflow.panels[meant.name]
          : working?.workflow.commands[meant.name];
      const offered =
        meant.kind === "panel" ||
        !working ||
        !keepsClassA(who.member, who.people) ||
        withoutClassB(working.workflow, meant.name);
      return (
        offered !== undefined && spec?.access(working?.state, { member: who.member }, bare) === true
      );
    };
    const open = await Promise.all(rows.map(may));
    return rows.filter((_, n) => open[n]);
  }
  #no(key: PlainKey, { reader }: Who) {
    return refused({ key }, reader, this.#locale);
  }
  /** A panel, if the person may see it. Each showing is logged before it is shown. */
  async panel(target: Target, asked: string, who: Who): Promise<Reply> {
    const { panel: name, from } = fromRow(asked);
    const workflow = this.#core.registry.get(target.workflow);
    const spec = ownOf(workflow?.panels, name);
    if (!workflow || !spec) return this.#no("core.changedMeanwhile", who);
    const page: PageTo = {
      kind: "panel",
      workflow: target.workflow,
      name: asked,
      instance: target.instance,
    };
    // Before anything is looked at: chat is told nothing of whether it is there.
    const elsewhere = this.pagesOnly(who, [], page);
    if (elsewhere) return elsewhere;
    if (keepsClassA(who.member, who.people) && !opensClassA(workflow, name) && !spec.urgent)
      return this.#no("core.classA", who);
    const seen = await look(
      this.#core,
      this.#instances,
      { workflow, spec, target, from, isChat: this.isChat(who) },
      who,
    );
    if (typeof seen === "string") return this.#no(seen, who);
    const theirs = this.pagesOnly(who, seen.readers, page);
    if (theirs) return theirs;
    const panel = spec.show(seen.state, seen.viewer, seen.world);
    const { instance, host } = seen;
    const own =
      instance === undefined
        ? { workflow: target.workflow }
        : { workflow: target.workflow, instance };
    const reader = host === undefined ? who.reader : { ...who.reader, host };
    const worded = await this.worded(panel, name, reader, who, own, {
      linkTo: this.#linkTo(workflow, seen, who),
    });
    const said = { ...worded, shown: { ...own, panel: asked } };
    return { kind: "panel", panel: seen.partly ? this.#partly(said, who, page) : said };
  }
  /** After a commit: the panel that it leads to, else a word that it is done. Whatever happens to what should be shown, nobody may be told that it is not saved. */
  async after(
    sent: Sent,
    done: Committed,
    values: Readonly<Record<string, unknown>>,
    receipt: Receipt,
    who: Who,
  ): Promise<Reply> {
    const next = sent.spec.after?.(done.state, values);
    if (!next) return { kind: "done", ...receipt };
    const own = { workflow: sent.workflow, instance: done.instance };
    const shown = await this.panel(next.on ?? own, next.panel, who).catch((error: unknown) =>
      this.#failed(error, who),
    );
    // Where it may not be shown, the receipt is the one of when there is nothing to show.
    return shown.kind === "panel"
      ? { kind: "done", panel: shown.panel }
      : { kind: "done", ...receipt };
  }
  /** Links to what there is and this person may fetch now; when it is fetched, that is looked at again. */
  #linkTo(workflow: AnyWorkflow, seen: Seen, who: Who): LinkTo | undefined {
    const { fileLinks, clock } = this.#core;
    if (fileLinks?.base() === undefined) return undefined;
    const { member, people } = who;
    return (file) => {
      const spec = ownOf(workflow.files, file);
      const may = spec?.access(seen.state, { member }, this.#instances.bareWorld(people)) === true;
      return may
        ? fileLinks.link(
            { member: member.id, workflow: workflow.name, instance: seen.instance ?? "", file },
            clock.now(),
          )
        : undefined;
    };
  }
  /** App Home: class A by its type, because the platform keeps it. */
  async home(who: Who): Promise<Reply> {
    const elsewhere = this.pagesOnly(who, []);
    if (elsewhere) return { kind: "home", panel: elsewhere.panel };
    const workflow = [...this.#core.registry.values()].find((w) => w.home);
    const { home } = workflow ?? {};
    if (!workflow || !home) return this.#no("core.denied", who);
    const viewer = { member: who.member, now: instant(this.#core.clock.now()) };
    const bare = this.#instances.bareWorld(who.people);
    if (!home.access(workflow.initial, { member: who.member }, bare))
      return this.#no("core.denied", who);
    const needs = home.needs?.(workflow.initial, viewer, bare) ?? {};
    const world = await this.#instances.world(
      who.people,
      this.isChat(who) ? forChat(needs, who.people) : needs,
    );
    const shown = home.show(workflow.initial, viewer, world);
    const reader = { language: who.reader.language, people: who.people, only: who.member.id };
    const worded = await this.worded(shown, "home", reader, who, { workflow: workflow.name });
    return {
      kind: "home",
      panel: isPartlyOnPages(needs, world) ? this.#partly(worded, who) : worded,
    };
  }
}
