// What is shown to one person: checked, fetched, logged, put into words.
import type { Reply } from "../../adapters/port.ts";
import type { Home, InstanceId, Panel, Phrase, PhraseKey } from "../rules/ui.ts";
import type { AnyWorkflow, Member, People, Platform, Viewer, World } from "../rules/workflow.ts";
import type { LinkTo, Locale, Reader } from "../words/locale.ts";
import { type Core, type Instances, instant } from "./instances.ts";

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

/** A panel or a file, as far as seeing it goes. */
type Seeable = Pick<AnyWorkflow["panels"][string], "about" | "access" | "needs">;
type Sight = { readonly workflow: AnyWorkflow; readonly spec: Seeable; readonly target: Target };
type Seen = {
  readonly state: unknown;
  readonly viewer: Viewer;
  readonly world: World;
  readonly instance: string | undefined;
  /** The agency whose case it is. */
  readonly host: string | undefined;
};
/** What the person sees, if they may see it; else the sentence that says why not. */
export const look = async (
  core: Core,
  instances: Instances,
  { workflow, spec, target }: Sight,
  { member, people }: Pick<Who, "member" | "people">,
): Promise<Seen | PhraseKey> => {
  const instance = spec.about === "one" ? target.instance : workflow.single;
  const working = instance === undefined ? undefined : await instances.load(instance as InstanceId);
  if (spec.about === "one" && working?.workflow !== workflow) return "core.absent";
  const state = working?.state ?? workflow.initial;
  const viewer = { member, now: instant(core.clock.now()), ...(instance !== undefined && { instance: instance as InstanceId }) };
  const bare = instances.bareWorld(people);
  if (!spec.access(state, { member }, bare)) return spec.about === "one" ? "core.absent" : "core.denied";
  const { world } = await instances.world(people, spec.needs?.(state, viewer, bare) ?? {});
  const host = working ? (workflow.view(state, world).summary.agency as string | undefined) : undefined;
  return { state, viewer, world, instance, host };
};

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
  worded(panel: Panel | Home, who: Who, own: Target, host?: string, linkTo?: LinkTo): Reply {
    const reader = host === undefined ? who.reader : { ...who.reader, host };
    return { kind: "panel", panel: this.#locale.panel(panel, reader, own, linkTo) };
  }
  /** A panel, if the person may see it. Each showing is logged before it is shown. */
  async panel(target: Target, name: string, who: Who): Promise<Reply> {
    const workflow = this.#core.registry.get(target.workflow);
    const spec = workflow && Object.hasOwn(workflow.panels, name) ? workflow.panels[name] : undefined;
    if (!workflow || !spec) return refused({ key: "core.changedMeanwhile" }, who.reader, this.#locale);
    const seen = await look(this.#core, this.#instances, { workflow, spec, target }, who);
    if (typeof seen === "string") return refused({ key: seen }, who.reader, this.#locale);
    const panel = spec.show(seen.state, seen.viewer, seen.world);
    const { instance } = seen;
    await this.#core.journal.shown({
      at: this.#core.clock.now(),
      member: who.member.id,
      workflow: target.workflow,
      instance: instance ?? "",
      panel: name,
    });
    const own = instance === undefined ? { workflow: target.workflow } : { workflow: target.workflow, instance };
    return this.worded(panel, who, own, seen.host, this.#linkTo(workflow, seen, who));
  }
  /** Links to what there is and this person may fetch now; when it is fetched, that is looked at again. */
  #linkTo(workflow: AnyWorkflow, seen: Seen, who: Who): LinkTo | undefined {
    const { fileLinks, clock } = this.#core;
    if (fileLinks?.base() === undefined) return undefined;
    const { member, people } = who;
    return (file) => {
      const spec = workflow.files && Object.hasOwn(workflow.files, file) ? workflow.files[file] : undefined;
      const may = spec?.access(seen.state, { member }, this.#instances.bareWorld(people)) === true;
      return may
        ? fileLinks.link({ member: member.id, workflow: workflow.name, instance: seen.instance ?? "", file }, clock.now())
        : undefined;
    };
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
    await this.#core.journal.shown({
      at: this.#core.clock.now(),
      member: who.member.id,
      workflow: workflow.name,
      instance: "",
      panel: "home",
    });
    const panel = this.#locale.panel(
      home.show(workflow.initial, viewer, world),
      { language: who.reader.language, people: who.people, only: who.member.id },
      { workflow: workflow.name },
    );
    return { kind: "home", panel };
  }
}
