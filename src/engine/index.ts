// The one door: whoever wants something, wants it here.
import type { Ask, Incoming, Raw, Reply } from "../../adapters/port.ts";
import type { GuardTerms } from "../guard/index.ts";
import { type Log, topFrame } from "../log.ts";
import type { InstanceId, Phrase, PlainKey } from "../rules/ui.ts";
import { organisationOf } from "../rules/who.ts";
import { never, type People } from "../rules/workflow.ts";
import type { Locale, Reader } from "../words/locale.ts";
import { type Meant, Phrasebook } from "../words/phrasebook.ts";
import { Contexts } from "./contexts.ts";
import type { Core } from "./core.ts";
import { type Deadline, patient } from "./deadline.ts";
import { knows, type Order } from "./draft.ts";
import { findField, Help } from "./find.ts";
import { drawForm, type FormContext, isComplete, mayReturn, readForm, receiptOf } from "./forms.ts";
import { helpName, pickPanel } from "./help.ts";
import { freshIdempotencyKey, idempotencyKeysKeptMs, openedAt } from "./ids.ts";
import { KnownRefs } from "./known-refs.ts";
import { Panels, refused, type Target, type Who } from "./panels.ts";
import { pickable } from "./picking.ts";
import { keptForm, withErrors } from "./redrawn.ts";
import { newsTo, type RegisterNews } from "./register.ts";
import { type Done, Transact } from "./transact.ts";
import { Typed, type Wish } from "./typed.ts";
import { isOutOfBounds, uniformDelay } from "./uniform-delay.ts";

type No = Extract<Reply, { kind: "refused" | "errors" }>;
export class Engine {
  readonly transact: Transact;
  readonly register: RegisterNews;
  readonly locale: Locale;
  readonly #core: Core;
  readonly #log: Log;
  readonly #typed: Typed;
  readonly #showing: Panels;
  readonly #help: Help;
  readonly #contexts: Contexts;
  readonly #terms: (people: People) => GuardTerms;
  readonly #refs = new KnownRefs();
  constructor(core: Core, locale: Locale, log: Log, terms: (people: People) => GuardTerms) {
    this.#core = core;
    this.locale = locale;
    this.#log = log;
    this.#terms = terms;
    this.transact = new Transact(core);
    this.register = newsTo(core.who, this.transact);
    const { instances } = this.transact;
    const phrasebook = new Phrasebook(core.registry, locale);
    this.#typed = new Typed(instances, phrasebook, log, terms, core.platforms.speech);
    this.#showing = new Panels(core, instances, locale, (error, who) =>
      this.#note("panel", error, who.reader),
    );
    this.#contexts = new Contexts({
      core,
      instances,
      locale,
      log,
      showing: this.#showing,
    });
    this.#help = new Help(core, instances, phrasebook, locale, this.#showing);
  }

  /** Answers everything, also a failure: a person is told what is still true. Nothing is acknowledged before it is durable. */
  handle(incoming: Incoming, deadline: Deadline = patient()): Promise<Reply> {
    return this.transact.instances.asking(
      () => this.#about(incoming),
      () => this.#handle(incoming, deadline),
    );
  }
  /** What an ask is about, where the one who asks knows of it: what is asked for ahead would tell others that it is there. */
  #about({ ask, platform, identity }: Incoming): string | undefined {
    const { instances } = this.transact;
    const people = instances.lastKnown;
    const member = people?.who(platform, identity);
    const about = this.#refs.about(ask, this.#core.registry.keys());
    return (
      about &&
      member &&
      people &&
      instances.inMemory(about, (each) => knows(each, member, people))?.instance
    );
  }
  async #handle(incoming: Incoming, deadline: Deadline): Promise<Reply> {
    if (incoming.ask.kind === "reach") return this.#reach(incoming, incoming.ask.reachable);
    const { instances } = this.transact;
    const known =
      instances.whoAtHand ??
      (await instances.people().catch((error: unknown) => this.#unread(incoming, error)));
    if ("kind" in known) return known;
    const { people } = known;
    const member = people.who(incoming.platform, incoming.identity);
    if (!member || isOutOfBounds(member, incoming.ask)) return this.#stranger(people);
    const reader = { language: member.language, people, viewer: member };
    const who: Who = { member, people, platform: incoming.platform, reader, deadline };
    if (!this.#core.rateLimit.takes(incoming.identity, member.id))
      return this.#honest(this.#say("core.tooMuch", who), incoming, who);
    const since = performance.now();
    try {
      const reply = await this.#answer(incoming, who);
      if (reply.kind !== "refused" && reply.kind !== "errors") return reply;
      const absent = this.locale.entry("core.absent", member.language);
      return await uniformDelay(
        await this.#honest(reply, incoming, who),
        absent,
        since,
        this.#core.clock,
      );
    } catch (error) {
      return this.#honest(this.#note(incoming.ask.kind, error, who.reader), incoming, who);
    }
  }
  /** The database does not say who is who: whoever was somebody the last time is told so in their language. Throws where nobody ever was. */
  #unread({ ask, platform, identity }: Incoming, error: unknown): Reply {
    const people = this.transact.instances.lastKnown;
    if (!people) throw error;
    return this.#note(ask.kind, error, {
      language: people.who(platform, identity)?.language ?? "sv",
      people,
    });
  }
  /** What was saved the first time is not refused the second: whoever was cut off before the answer came, sends it again. */
  async #honest(reply: No, { idempotencyKey }: Incoming, who: Who): Promise<Reply> {
    const saved = await this.#core.store.journal.isCommitted(idempotencyKey).catch(() => false);
    return saved
      ? { kind: "done", said: this.locale.entry("core.already", who.reader.language) }
      : reply;
  }

  /** A platform says that an address can, or can no longer, be written to. Nothing is known, and nothing told, of an address that is not in the register. */
  async #reach({ platform, identity }: Incoming, reachable: boolean): Promise<Reply> {
    const { people } = await this.transact.instances.people();
    if (people.addressesLike(platform, identity).length === 0) return this.#stranger(people);
    await this.register.reachable(platform, identity, reachable);
    if (reachable) await this.#core.reached(platform, organisationOf(identity));
    return { kind: "done" };
  }
  /** The error's name only: a message may echo what somebody typed. */
  #note(ask: string, error: unknown, reader: Reader): No {
    const { errcode, code } = error as { readonly errcode?: number; readonly code?: string };
    this.#log.error({
      event: "handle.failed",
      ask,
      error: (error as Error).name,
      code: errcode ?? code,
      at: topFrame(error),
    });
    return { ...this.#refused({ key: "core.notSaved" }, reader), failed: true };
  }
  #answer(incoming: Incoming, who: Who): Promise<Reply> {
    const { ask, idempotencyKey: key } = incoming;
    switch (ask.kind) {
      case "words":
        return this.#words(ask.slash, ask.text, key, who);
      case "press":
        return this.#press(ask, key, who);
      case "redraw":
        return this.#redraw(ask, key, who);
      case "submit":
        return ask.workflow === helpName
          ? this.#chosen(ask.values[findField], key, who)
          : this.#submit(ask, key, who);
      case "panel":
        return ask.workflow === helpName
          ? this.#chosen(ask.panel, key, who)
          : this.#showing.panel(ask, ask.panel, who);
      case "home":
        return this.#showing.home(who);
      case "reach":
        return Promise.resolve(this.#say("core.denied", who));
      default:
        return never(ask, "engine.answer");
    }
  }

  #refused(phrase: Phrase, reader: Reader): Extract<Reply, { kind: "refused" }> {
    return refused(phrase, reader, this.locale);
  }
  #stranger(people: People): Reply {
    return {
      ...this.#refused({ key: "core.stranger" }, { language: "sv", people }),
      stranger: true,
    };
  }
  #say(why: PlainKey | Phrase, who: Who): No {
    return this.#refused(typeof why === "string" ? { key: why } : why, who.reader);
  }

  async #words(slash: string, text: string, idempotencyKey: string, who: Who): Promise<Reply> {
    const read = await this.#typed.read(slash, text, who);
    if (read.kind === "refused") return this.#say(read.why, who);
    if (read.kind === "home") return this.#showing.home(who);
    if (read.kind === "help") return this.#help.show(who);
    return this.#opens(read, idempotencyKey, who);
  }
  /** What somebody has chosen in help: the same as its word. */
  #chosen(key: unknown, idempotencyKey: string, who: Who): Promise<Reply> {
    const meant = this.#help.chosen(key);
    return meant
      ? this.#opens({ meant, ref: { kind: "none" }, asked: "" }, idempotencyKey, who)
      : this.#help.again(who);
  }
  async #opens(wish: Wish, idempotencyKey: string, who: Who): Promise<Reply> {
    const { meant, ref, asked } = wish;
    const one = (instance: string): Promise<Reply> =>
      this.#meant(meant, { workflow: meant.workflow, instance }, idempotencyKey, who);
    const own =
      meant.kind === "command"
        ? this.transact.instances.workflow(meant.workflow).single
        : undefined;
    const target = { workflow: meant.workflow, asked, ...(own && { instance: own }) };
    if (!meant.one) return await this.#meant(meant, target, idempotencyKey, who);
    const before =
      ref.kind === "ref"
        ? await this.#refs.led(meant.workflow, ref.ref, this.transact.instances, who)
        : undefined;
    if (before) return await one(before);
    const { instances } = this.transact;
    const { rows, cut, partly } = await pickable(instances, this.#showing, wish, who);
    const [only] = rows;
    if (rows.length === 1 && only && ref.kind !== "none") {
      if (ref.kind === "ref") this.#refs.keep(meant.workflow, ref.ref, only);
      return await one(only.instance);
    }
    if (rows.length === 0 && ref.kind !== "none") return this.#say("core.absent", who);
    return this.#showing.listed(
      pickPanel(meant, rows, cut),
      `pick:${meant.name}`,
      who,
      meant.workflow,
      partly,
    );
  }
  #meant(meant: Meant, target: Target, idempotencyKey: string, who: Who): Promise<Reply> {
    return meant.kind === "panel"
      ? this.#showing.panel(target, meant.name, who)
      : this.#press({ ...target, command: meant.name, values: {} }, idempotencyKey, who);
  }

  async #press(
    ask: Target & { readonly command: string; readonly values: Raw },
    idempotencyKey: string,
    who: Who,
  ): Promise<Reply> {
    const context = await this.#contexts.of(ask, ask.values, {}, false, who);
    if ("kind" in context) return context;
    if (isComplete(context)) return await this.#carryOut(context, idempotencyKey, false, who);
    return {
      kind: "form",
      form: drawForm(context, freshIdempotencyKey(this.#core.clock.now()), this.locale, who.reader),
    };
  }
  async #redraw(
    ask: Extract<Ask, { kind: "redraw" }>,
    idempotencyKey: string,
    who: Who,
  ): Promise<Reply> {
    const context = await this.#contexts.of(ask, ask.hidden, ask.values, ask.more, who);
    if ("kind" in context) return context;
    const typed = mayReturn(context, {}, this.#terms(who.people));
    return {
      kind: "form",
      form: drawForm({ ...context, typed }, idempotencyKey, this.locale, who.reader),
    };
  }
  async #submit(
    ask: Extract<Ask, { kind: "submit" }>,
    idempotencyKey: string,
    who: Who,
  ): Promise<Reply> {
    const opened = openedAt(idempotencyKey);
    if (opened !== undefined && this.#core.clock.now() - opened > idempotencyKeysKeptMs)
      return this.#say("core.stale", who);
    const context = await this.#contexts.of(ask, ask.hidden, ask.values, ask.more, who);
    if ("kind" in context) return context;
    who.deadline.keeps((why) => keptForm(context, idempotencyKey, why, this.#wording(who)));
    return await this.#carryOut(context, idempotencyKey, ask.sure === true, who);
  }
  #wording({ people, reader }: Who) {
    return { terms: this.#terms(people), locale: this.locale, reader };
  }
  async #carryOut(
    context: FormContext,
    idempotencyKey: string,
    sure: boolean,
    who: Who,
  ): Promise<Reply> {
    const { workflow, instance, command } = context;
    const log = (rule: string, verdict: string): void =>
      this.#log.info({
        event: "guard",
        rule,
        verdict,
        surface: `${workflow}.${command}`,
        member: who.member.id,
      });
    const read = readForm(context, {
      terms: this.#terms(who.people),
      platform: who.platform,
      sure,
      log,
    });
    if (read.kind === "errors")
      return withErrors(context, idempotencyKey, read.errors, read.ask, this.#wording(who));
    const order: Order = {
      idempotencyKey,
      workflow,
      command,
      values: { ...read.values, ...context.kept },
      by: { member: who.member },
      ...(instance !== undefined && { instance: instance as InstanceId }),
    };
    return await this.#after(
      await this.transact.run(order, who.deadline),
      context,
      idempotencyKey,
      read.values,
      who,
    );
  }
  async #after(
    done: Done,
    context: FormContext,
    key: string,
    values: Readonly<Record<string, unknown>>,
    who: Who,
  ): Promise<Reply> {
    switch (done.kind) {
      case "ok":
        return await this.#showing.after(
          context,
          done,
          values,
          receiptOf(context, this.locale, who.reader),
          who,
        );
      case "refused":
        if (done.refusal.field !== undefined && context.spec.form.fields[done.refusal.field])
          return withErrors(
            context,
            key,
            { [done.refusal.field]: done.refusal.refused },
            false,
            this.#wording(who),
          );
        return this.#say(done.refusal.refused, who);
      case "duplicate":
        return {
          kind: "done",
          ...receiptOf(context, this.locale, who.reader),
          said: this.locale.entry("core.already", who.reader.language),
        };
      case "denied": {
        const working =
          context.instance && (await this.transact.instances.load(context.instance as InstanceId));
        return this.#say(this.#contexts.denied(working || undefined, who, context.command), who);
      }
      case "absent":
        return this.#say("core.absent", who);
      case "late":
        return this.#say("core.late", who);
      default:
        return never(done, "engine.after");
    }
  }
}
