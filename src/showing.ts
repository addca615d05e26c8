// What is shown to one person: checked, fetched, logged, put into words.
import type { Reply } from "./adapter.ts";
import { type Core, type Instances, instant } from "./instances.ts";
import type { Locale, Reader } from "./locale.ts";
import type { Home, InstanceId, Panel, Phrase } from "./ui.ts";
import type { Member, People, Platform } from "./workflow.ts";

/** Who asks, and how to speak to them. */
export type Who = { readonly member: Member; readonly people: People; readonly reader: Reader; readonly platform: Platform };
export type Target = { readonly workflow: string; readonly instance?: string };

type Refused = Extract<Reply, { kind: "refused" }>;
/** Nothing was saved: why. */
export const refused = (phrase: Phrase, reader: Reader, locale: Locale): Refused => ({
  kind: "refused",
  said: locale.phrase(phrase, reader),
  title: locale.entry("core.refusedTitle", reader.language),
  close: locale.entry("core.close", reader.language),
});

export class Showing {
  readonly #core: Core;
  readonly #instances: Instances;
  readonly #locale: Locale;
  constructor(core: Core, instances: Instances, locale: Locale) {
    this.#core = core;
    this.#instances = instances;
    this.#locale = locale;
  }
  /** Words for one reader; `host` is the agency whose case it is. */
  worded(panel: Panel | Home, who: Who, own: Target, host?: string): Reply {
    return { kind: "panel", panel: this.#locale.panel(panel, host === undefined ? who.reader : { ...who.reader, host }, own) };
  }
  /** A panel, if the person may see it. Each showing is logged before it is shown. */
  async panel(target: Target, name: string, who: Who): Promise<Reply> {
    const workflow = this.#core.registry.get(target.workflow);
    const spec = workflow && Object.hasOwn(workflow.panels, name) ? workflow.panels[name] : undefined;
    if (!workflow || !spec) return refused({ key: "core.changedMeanwhile" }, who.reader, this.#locale);
    const instance = spec.about === "one" ? target.instance : workflow.single;
    const working = instance === undefined ? undefined : await this.#instances.load(instance as InstanceId);
    if (spec.about === "one" && working?.workflow !== workflow) return refused({ key: "core.absent" }, who.reader, this.#locale);
    const state = working?.state ?? workflow.initial;
    const now = instant(this.#core.clock.now());
    const viewer = { member: who.member, now, ...(instance !== undefined && { instance: instance as InstanceId }) };
    const bare = this.#instances.bareWorld(who.people);
    if (!spec.access(state, { member: who.member }, bare))
      return refused({ key: spec.about === "one" ? "core.absent" : "core.denied" }, who.reader, this.#locale);
    const { world } = await this.#instances.world(who.people, spec.needs?.(state, viewer, bare) ?? {});
    const panel = spec.show(state, viewer, world);
    await this.#core.store.shown({
      at: this.#core.clock.now(),
      member: who.member.id,
      workflow: target.workflow,
      instance: instance ?? "",
      panel: name,
    });
    const host = working ? (workflow.view(state, world).summary.agency as string | undefined) : undefined;
    return this.worded(panel, who, instance === undefined ? { workflow: target.workflow } : { workflow: target.workflow, instance }, host);
  }
  /** App Home: class A by its type, because the platform keeps it. */
  async home(who: Who): Promise<Reply> {
    const workflow = [...this.#core.registry.values()].find((w) => w.home);
    const { home } = workflow ?? {};
    if (!workflow || !home) return refused({ key: "core.denied" }, who.reader, this.#locale);
    const viewer = { member: who.member, now: instant(this.#core.clock.now()) };
    const bare = this.#instances.bareWorld(who.people);
    if (!home.access(workflow.initial, { member: who.member }, bare)) return refused({ key: "core.denied" }, who.reader, this.#locale);
    const { world } = await this.#instances.world(who.people, home.needs?.(workflow.initial, viewer, bare) ?? {});
    await this.#core.store.shown({
      at: this.#core.clock.now(),
      member: who.member.id,
      workflow: workflow.name,
      instance: "",
      panel: "home",
    });
    const panel = this.#locale.panel(
      home.show(workflow.initial, viewer, world),
      { language: who.reader.language, people: who.people },
      { workflow: workflow.name },
    );
    return { kind: "home", panel };
  }
}
