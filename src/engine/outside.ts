// Somebody without an account, by an answer link: what they are asked, and the one command that carries their answer.
import type { OpenedLink, OutsidePage, Outside as Port } from "../../adapters/outside.ts";
import type { Raw, Reply } from "../../adapters/port.ts";
import type { GuardTerms } from "../guard/index.ts";
import type { Log } from "../log.ts";
import type { InstanceId, LinkId } from "../rules/ui.ts";
import {
  type ByLink,
  type Language,
  never,
  type People,
  type Platform,
} from "../rules/workflow.ts";
import type { Locale, Reader } from "../words/locale.ts";
import { logAccess } from "./access-log.ts";
import type { AnswerLinks } from "./answer-links.ts";
import type { Core } from "./core.ts";
import { drawForm, type FormContext, mayReturn, readForm, receiptOf } from "./forms.ts";
import { freshIdempotencyKey } from "./ids.ts";
import { instant } from "./instances.ts";
import { refused } from "./panels.ts";
import { withErrors } from "./redrawn.ts";
import type { Transact } from "./transact.ts";

type Links = Pick<AnswerLinks, "find" | "tried">;
type OutsideOptions = {
  readonly core: Core;
  readonly links: Links;
  readonly transact: Transact;
  readonly locale: Locale;
  readonly terms: (people: People) => GuardTerms;
  readonly log: Log;
  /** The platform whose pages they are. */
  readonly platform: Platform;
};
/** In the access log: nobody whom the register knows. */
const nobody = { id: "link", agency: "" } as never;

/** Everything that is drawn or read for one who answers. */
type Here = {
  readonly context: FormContext;
  readonly spec: ByLink<unknown, string>;
  readonly reader: Reader;
};

export class OutsideReader implements Port {
  readonly #o: OutsideOptions;
  constructor(o: OutsideOptions) {
    this.#o = o;
  }
  async open(token: string, code: string): Promise<OpenedLink | undefined> {
    const { links, core } = this.#o;
    const ask = await links.find(token);
    const spec = ask && core.registry.get(ask.workflow)?.byLink;
    if (!ask || !spec) return undefined;
    const tried = await links.tried(ask, code);
    switch (tried) {
      case "wrong":
      case "over":
        return undefined;
      case "last":
        await this.#note(ask, spec.failed);
        return undefined;
      case "right":
        return (await this.#note(ask, spec.opened)) ? ask : undefined;
      default:
        return never(tried, "outside.open");
    }
  }
  /** False: the link does not stand. */
  async #note({ workflow, instance, link }: OpenedLink, command: string): Promise<boolean> {
    const order = {
      workflow,
      instance: instance as InstanceId,
      command,
      values: {},
      by: { link: link as LinkId },
    };
    return (await this.#o.transact.run(order)).kind === "ok";
  }
  /** undefined: the link has ended, or another has taken its place. */
  async #standing({ instance, link }: OpenedLink) {
    const { core, transact } = this.#o;
    const working = await transact.instances.load(instance as InstanceId);
    const spec = working?.workflow.byLink;
    const stands = spec?.stands(working?.state, link as LinkId);
    const at = instant(core.clock.now());
    return working && spec && stands && at < stands.until ? { working, spec, at } : undefined;
  }
  async stands(opened: OpenedLink): Promise<boolean> {
    return (await this.#standing(opened)) !== undefined;
  }
  async #here(opened: OpenedLink, language: Language, typed: Raw): Promise<Here | undefined> {
    const { transact } = this.#o;
    const found = await this.#standing(opened);
    if (!found) return undefined;
    const { people } = await transact.instances.people();
    const { spec, at } = found;
    const { workflow, state } = found.working;
    const command = workflow.commands[spec.answer];
    if (!command) return undefined;
    const context: FormContext = {
      workflow: workflow.name,
      instance: opened.instance,
      command: spec.answer,
      spec: command,
      state,
      world: transact.instances.bareWorld(people),
      actor: { link: opened.link as LinkId },
      at,
      about: () => [],
      given: {},
      typed,
      more: false,
    };
    return { context, spec, reader: { language, people } };
  }
  async page(opened: OpenedLink, language: Language, typed: Raw): Promise<OutsidePage | undefined> {
    const here = await this.#here(opened, language, typed);
    if (!here) return undefined;
    const { context, spec, reader } = here;
    const { core, locale, terms } = this.#o;
    const { workflow, instance } = opened;
    await logAccess(core, nobody, { workflow, instance, panel: "answer" });
    const form = drawForm(
      { ...context, typed: mayReturn(context, {}, terms(reader.people)) },
      freshIdempotencyKey(core.clock.now()),
      locale,
      reader,
    );
    return {
      panel: locale.panel(spec.show(context.state, opened.link as LinkId, context.world), reader, {
        workflow,
        instance,
      }),
      form,
    };
  }
  async send(
    opened: OpenedLink,
    language: Language,
    values: Raw,
    idempotencyKey: string,
  ): Promise<Reply> {
    const here = await this.#here(opened, language, values);
    const { locale, log, terms, platform, transact, core } = this.#o;
    if (!here) {
      const { people } = await transact.instances.people();
      // The same answer sent again, by somebody who was cut off before they read that it had come.
      const isSent = await core.store.journal.isCommitted(idempotencyKey);
      return isSent
        ? { kind: "done", said: locale.entry("core.already", language) }
        : refused({ key: "core.link.over" }, { language, people }, locale);
    }
    const { context, reader } = here;
    const own = terms(reader.people);
    const note = (rule: string, verdict: string): void =>
      log.info({
        event: "guard",
        rule,
        verdict,
        surface: `${context.workflow}.${context.command}`,
      });
    const read = readForm(context, { terms: own, platform, sure: false, log: note });
    if (read.kind === "errors")
      return withErrors(context, idempotencyKey, read.errors, read.ask, {
        terms: own,
        locale,
        reader,
      });
    const { workflow, command, actor } = context;
    const order = {
      idempotencyKey,
      workflow,
      command,
      values: read.values,
      by: actor,
      instance: opened.instance as InstanceId,
    };
    const done = await transact.run(order);
    switch (done.kind) {
      case "ok":
      case "duplicate":
        return { kind: "done", ...receiptOf(context, locale, reader) };
      case "refused":
        return refused(done.refusal.refused, reader, locale);
      case "denied":
      case "absent":
      case "late":
        return refused({ key: "core.link.over" }, reader, locale);
      default:
        return never(done, "outside.send");
    }
  }
}
