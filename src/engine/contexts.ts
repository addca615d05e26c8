// The command that somebody asks for on its state: what drawing and reading its form need, the way to a page of ours, or the sentence that says why not.
import type { Raw, Reply } from "../../adapters/port.ts";
import type { Log } from "../log.ts";
import { keepsClassA, withoutClassB } from "../rules/class-a.ts";
import type { InstanceId, Phrase, PlainKey } from "../rules/ui.ts";
import type { AnyWorkflow } from "../rules/workflow.ts";
import type { Locale } from "../words/locale.ts";
import type { Core } from "./core.ts";
import { knows } from "./draft.ts";
import { aboutOf, type FormContext, knownPresets } from "./forms.ts";
import { forChat, isPartlyOnPages } from "./in-chat.ts";
import { type Instances, instant, type Working } from "./instances.ts";
import { ownOf } from "./own.ts";
import { type Panels, refused, type Target, type Who } from "./panels.ts";

/** Where there is one of its kind, or none yet, a role decides; else the part that somebody has in it. */
const deniedIn = (working: Working | undefined): PlainKey =>
  working === undefined || working.workflow.single !== undefined
    ? "core.denied"
    : "core.deniedHere";
/** What of a command this member may be asked; undefined: nothing, without its class B. */
const allowedOf = (
  workflow: AnyWorkflow,
  command: string,
  spec: FormContext["spec"],
  { member, people }: Who,
) => {
  if (!keepsClassA(member, people)) return { spec };
  const without = withoutClassB(workflow, command);
  if (!without) return undefined;
  const { form, ...left } = without;
  return { ...left, spec: { ...spec, form } };
};
type Given = {
  readonly core: Core;
  readonly instances: Instances;
  readonly locale: Locale;
  readonly log: Log;
  readonly showing: Panels;
};
/** `readers`: of its instance. */
type Found = FormContext & { readonly readers: readonly string[] };
type Asked = Target & { readonly command: string };
export class Contexts {
  readonly #o: Given;
  constructor(o: Given) {
    this.#o = o;
  }
  /** `carried`: values of a button; `filled`: what was typed. */
  async of(
    ask: Asked,
    carried: Raw,
    filled: Raw,
    more: boolean,
    who: Who,
  ): Promise<FormContext | Reply> {
    const { showing, locale } = this.#o;
    const page = {
      kind: "form",
      workflow: ask.workflow,
      name: ask.command,
      instance: ask.instance,
    } as const;
    // Before anything is looked at: chat is told nothing of whether it is there.
    const elsewhere = showing.pagesOnly(who, [], page);
    if (elsewhere) return elsewhere;
    const context = await this.#read(ask, carried, filled, more, who);
    if (typeof context === "string") return refused({ key: context }, who.reader, locale);
    if ("key" in context) return refused(context, who.reader, locale);
    return showing.pagesOnly(who, context.readers, page) ?? context;
  }
  async #read(
    ask: Asked,
    carried: Raw,
    filled: Raw,
    more: boolean,
    who: Who,
  ): Promise<Found | PlainKey | Phrase> {
    const { core, instances } = this.#o;
    const workflow = core.registry.get(ask.workflow);
    const whole = ownOf(workflow?.commands, ask.command);
    if (!workflow || !whole) return "core.changedMeanwhile";
    const brought = this.#brought(ask, carried, who);
    if (!brought) return "core.changedMeanwhile";
    const instance = ask.instance ?? workflow.single;
    const working = await this.#workingOf(workflow, instance, ask.command, who);
    if (working === "absent") return "core.absent";
    const allowed = allowedOf(workflow, ask.command, whole, who);
    if (!allowed) return "core.classA";
    const { spec } = allowed;
    const state = working?.state ?? workflow.initial;
    const actor = { member: who.member };
    const at = instant(core.clock.now());
    const bare = instances.bareWorld(who.people);
    // Before anything is fetched for its choices: of what is not there nothing is, either.
    if (!spec.access(state, actor, bare)) return this.denied(working, who, ask.command);
    const asked = spec.needs?.(actor, at, bare, brought);
    const needs = asked && this.#o.showing.isChat(who) ? forChat(asked, who.people) : asked;
    const world = needs ? await instances.world(who.people, needs) : bare;
    const no = spec.ready?.(state, world, actor);
    if (no) return no.refused;
    return {
      workflow: ask.workflow,
      instance,
      command: ask.command,
      ...allowed,
      state,
      readers: working?.readers ?? [],
      world,
      actor,
      at,
      about: () =>
        aboutOf(
          workflow,
          spec,
          knows(working, who.member, who.people) ? working : undefined,
          world,
          brought,
        ),
      given: knownPresets(spec, brought),
      typed: core.signedValues.show(filled, who.people),
      more,
      partly: isPartlyOnPages(asked, world),
    };
  }
  /** Values of a button, with their signature; undefined: forged. */
  #brought(ask: Asked, carried: Raw, { member, people }: Who): Raw | undefined {
    const { signedValues } = this.#o.core;
    const brought = signedValues.read(ask, signedValues.show(carried, people), member.id);
    if (brought.kind !== "forged") return brought.values;
    this.#o.log.warn({
      event: "values.forged",
      why: brought.why,
      surface: `${ask.workflow}.${ask.command}`,
      member: member.id,
    });
    return undefined;
  }
  /** Undefined: it begins with this command. */
  async #workingOf(
    workflow: AnyWorkflow,
    instance: string | undefined,
    command: string,
    { member, people }: Who,
  ): Promise<Working | "absent" | undefined> {
    const isStart = command === workflow.start;
    if (instance === undefined) return isStart ? undefined : "absent";
    const known = (each: Working | undefined): boolean => knows(each, member, people);
    const working = await this.#o.instances.named(instance as InstanceId, known);
    // Anybody may begin something: to name what is another's there would be a way to ask whether it is.
    return working?.workflow !== workflow || (isStart && !known(working)) ? "absent" : working;
  }
  denied(working: Working | undefined, who: Who, command: string): PlainKey | Phrase {
    const { instances } = this.#o;
    if (!knows(working, who.member, who.people)) return "core.absent";
    const bare = instances.bareWorld(who.people);
    return (
      working?.workflow.denied?.(working.state, { member: who.member }, bare, command)?.refused ??
      deniedIn(working)
    );
  }
}
