// One case in Slack and in Teams at once, as the people on both sides see it: every message and every screen, as text.

import type { TeamsStandIn } from "../../playground/teams/stand-in.ts";
import type { Config } from "../../src/config/index.ts";
import type { InstanceId, PlainKey } from "../../src/rules/ui.ts";
import { buttonsIn, cardText } from "../support/teams.ts";
import { createWorld, sampleConfig, textOf, type World } from "../support/world.ts";

type Seen = Awaited<ReturnType<ReturnType<TeamsStandIn["as"]>["say"]>>;
type Case = {
  readonly instance: string;
  readonly ref: string;
  readonly words: string;
  readonly agency: string;
};
type Label = (key: string) => string;

/** Everybody reads one language, so that a transcript is in one. */
/** The sample in one language. A story is told on the web, too, where nothing may differ: nobody in it keeps class B on pages alone. */
export const inLanguage = (language: "sv" | "en"): Config => {
  const config = sampleConfig();
  const agencies = config.agencies.map(({ classB, ...each }) =>
    classB?.where === "chat" ? { ...each, classB } : each,
  );
  return {
    ...config,
    agencies,
    members: config.members.map((m) => ({ ...m, language })),
    spaces: config.spaces.map((s) => ({ ...s, language })),
  };
};

/** On a page that has the words without their reference nobody can say whose they are. */
class SameWords extends Error {}
/** A story that is told anew when two of its cases have drawn the same words, which some in a hundred do. */
export const toldApart = async <T>(tell: () => Promise<T>): Promise<T> => {
  for (;;) {
    try {
      return await tell();
    } catch (error) {
      if (!(error instanceof SameWords)) throw error;
    }
  }
};

export class TeamsStory {
  readonly world: World;
  readonly teams: TeamsStandIn;
  readonly label: Label;
  protected readonly lines: string[] = [];
  readonly #told = new Map<string, string>();
  protected readonly names = new Map<string, string>();
  readonly #pairs = new Map<string, string>();
  /** How many cases have a number. */
  protected called = 0;
  /** Drawn at random: called by the order in which they came. Throws `SameWords` when a case of another number has drawn the same words. */
  protected call(ref: string, words: string, n: number): void {
    const name = `två ord ${n}`;
    if ((this.names.get(words) ?? name) !== name) throw new SameWords();
    this.#pairs.set(`${ref} · ${words}`, `SYD-XXXX-X${n} · ${name}`);
    this.names.set(ref, `SYD-XXXX-X${n}`);
    this.names.set(words, name);
  }
  constructor(world: World, language: "sv" | "en") {
    if (!world.teams) throw new Error("there is no Teams in this world");
    this.world = world;
    this.teams = world.teams;
    this.label = (key) => world.stafett.engine.locale.entry(key as PlainKey, language);
  }
  static async in(language: "sv" | "en"): Promise<TeamsStory> {
    return new TeamsStory(
      await createWorld({ config: inLanguage(language), teams: true }),
      language,
    );
  }
  /** The object id of a member, and the name that a transcript calls them by. */
  person(member: string): string {
    return this.teams.users().find((user) => user.name === member)?.id ?? "";
  }
  room(name: string): string {
    return (
      this.teams.conversations().find((each) => each.kind === "channel" && each.name === name)
        ?.id ?? ""
    );
  }
  personal(member: string): string {
    return this.teams.personal(this.person(member));
  }
  /** A command past every screen, where the story is about something else. */
  async does(
    member: string,
    command: string,
    values: Readonly<Record<string, unknown>>,
    instance?: string,
    workflow = "case",
  ): Promise<string> {
    const { transact } = this.world.stafett.engine;
    const by = (await transact.instances.people()).people.members.get(member);
    if (!by) throw new Error(`nobody is ${member}`);
    const done = await transact.run({
      workflow,
      command,
      values,
      by: { member: by },
      ...(instance !== undefined && { instance: instance as InstanceId }),
    });
    if (done.kind !== "ok") throw new Error(`${member} ${command}: ${JSON.stringify(done)}`);
    await this.settle();
    return done.instance;
  }
  async cases(): Promise<readonly Case[]> {
    const rows = await this.world.lines({ workflow: "case", limit: 50 });
    return rows.map((row) => ({ ...row.summary, instance: row.instance }) as unknown as Case);
  }

  /** What this person did, and what they see of it. */
  async screen(what: string, member: string, doing: Promise<Seen>): Promise<Seen> {
    const seen = await doing;
    await this.settle();
    this.lines.push(`### ${member}: ${what}`);
    if (seen.error || seen.problems)
      this.lines.push(`!! ${seen.error ?? ""} ${seen.problems?.join("; ") ?? ""}`);
    for (const only of seen.targeted)
      this.lines.push(`(${member}) ${only.text ?? cardText(only.card)}`);
    if (seen.said !== undefined) this.lines.push(`~ ${seen.said}`);
    const { dialog } = seen;
    if (dialog)
      this.lines.push(
        ...("message" in dialog
          ? [`« ${dialog.message} »`]
          : [`«${dialog.title}»`, cardText(dialog.card)]),
      );
    this.messages();
    return seen;
  }
  say(member: string, conversation: string, text: string, what: string): Promise<Seen> {
    return this.screen(what, member, this.teams.as(this.person(member)).say(conversation, text));
  }
  /** The newest card with this button, as this person sees it. */
  async press(member: string, conversation: string, label: string, what: string): Promise<Seen> {
    const person = this.person(member);
    const replaced = this.teams.core.state.replaced[person] ?? {};
    for (const activity of this.teams.activities(conversation).toReversed()) {
      if (activity.targeted !== undefined && activity.targeted !== person) continue;
      const button = buttonsIn(replaced[activity.id] ?? activity.card).find(
        (each) => each.title === label,
      );
      if (button)
        return this.screen(
          what,
          member,
          this.teams.as(person).press(conversation, activity.id, button),
        );
    }
    throw new Error(`no button ${label}`);
  }
  /** A button of the dialog that is open; the fields by their names. */
  inDialog(
    member: string,
    label: string,
    values: Readonly<Record<string, string>>,
    what: string,
  ): Promise<Seen> {
    const person = this.person(member);
    const { dialog } = this.teams.as(person).see();
    const button = buttonsIn(dialog && "card" in dialog ? dialog.card : undefined).find(
      (each) => each.title === label,
    );
    if (!button) throw new Error(`no button ${label} in the dialog`);
    const typed = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name.includes(":") ? name : `f:${name}`,
        value,
      ]),
    );
    return this.screen(what, member, this.teams.as(person).submit(button, typed));
  }
  async close(member: string): Promise<void> {
    await this.teams.as(this.person(member)).close();
  }
  /** The card in the personal chat that draws itself anew. */
  async refresh(member: string, what: string): Promise<void> {
    const [person, conversation] = [this.person(member), this.personal(member)];
    const home = this.teams
      .activities(conversation)
      .findLast((activity) => activity.card && "refresh" in activity.card);
    await this.teams.as(person).refresh(conversation, home?.id ?? "");
    await this.settle();
    this.lines.push(
      `### ${member}: ${what}`,
      cardText(this.teams.core.state.replaced[person]?.[home?.id ?? ""]),
    );
  }
  async until(iso: string): Promise<void> {
    await this.world.until(iso);
    await this.settle();
    this.lines.push(`\n## ${iso}`);
    this.messages();
  }
  heading(text: string): void {
    this.lines.push(`\n# ${text}`);
  }

  protected async settle(): Promise<void> {
    await this.world.idle();
    for (const { ref, words } of await this.cases()) {
      if (this.names.has(ref)) continue;
      this.called += 1;
      this.call(ref, words, this.called);
    }
  }
  protected plain(text: string): string {
    let plain = text.replaceAll(/KVI-\w{4}-\w{2}/g, "KVI-XXXX-XX");
    for (const [drawn, name] of [...this.#pairs, ...this.names])
      plain = plain.replaceAll(drawn, name);
    return plain;
  }
  /** New messages and those that have changed, on both platforms. */
  protected messages(): void {
    const news: string[] = [];
    const note = (key: string, where: string, text: string): void => {
      const plain = this.plain(text);
      if (this.#told.get(key) === plain) return;
      news.push(
        `→ ${where}${this.#told.has(key) ? " (changed)" : ""}: ${plain.replaceAll("\n", "\n    ")}`,
      );
      this.#told.set(key, plain);
    };
    for (const channel of this.world.cloud.channels())
      for (const m of this.world.cloud.messages(channel.id)) {
        const where =
          channel.kind === "im"
            ? `@${channel.members.find((id) => id !== "U0STAFETT")}`
            : `#${channel.name}`;
        note(`${channel.id}/${m.ts}`, `Slack ${where}`, `${m.text}\n${textOf(m.blocks)}`);
      }
    for (const { id, kind, name, members } of this.teams.conversations())
      for (const activity of this.teams.activities(id)) {
        if (activity.from !== undefined || activity.targeted !== undefined) continue;
        const where = kind === "personal" ? `@${members[0]?.name}` : `#${name}`;
        note(
          `${id}/${activity.id}`,
          `Teams ${where}`,
          activity.card ? `${activity.summary}\n${cardText(activity.card)}` : (activity.text ?? ""),
        );
      }
    // Places are written at the same time: their order among each other means nothing. The same week after week is told once.
    for (const [text, all] of Map.groupBy(news.sort(), (one) => one))
      this.lines.push(all.length > 1 ? `${text} (× ${all.length})` : text);
  }
  async end(): Promise<string> {
    await this.world.close();
    return `${this.plain(this.lines.join("\n"))}\n`;
  }
}
