// What keeps people safe, one point at a time: of all that is said in the meantime, only what matters for the point.
import type { Config } from "../../src/config/index.ts";
import { createWorld } from "../support/world.ts";
import { MeetingStory } from "./meeting-story.ts";
import { withPlaces } from "./referral-story.ts";
import { inLanguage } from "./teams-story.ts";

type Options = { readonly start?: string; readonly change?: (config: Config) => Config };
type Given = Readonly<Record<string, unknown>>;
const left = "…";

export class SafetyStory extends MeetingStory {
  /** Whose messages are told: members' Slack ids, members in Teams, rooms. */
  #watched: readonly string[] = [];
  #config: Config | undefined;
  static async about(
    language: "sv" | "en",
    { start, change = (config) => config }: Options = {},
  ): Promise<SafetyStory> {
    const config = change(withPlaces(inLanguage(language)));
    const world = await createWorld({
      config,
      teams: true,
      ...(start !== undefined && { start: Date.parse(start) }),
    });
    const story = new SafetyStory(world, language);
    story.#config = config;
    return story;
  }
  /** The next point, and whose messages belong to it. */
  point(what: string, ...watched: readonly string[]): void {
    this.heading(what);
    this.watches(...watched);
  }
  watches(...watched: readonly string[]): void {
    this.#watched = watched;
  }
  /** What only leads there. */
  async quietly<T>(doing: () => Promise<T>): Promise<T> {
    const from = this.lines.length;
    const done = await doing();
    this.messages();
    this.lines.length = from;
    return done;
  }
  /** Of a long screen what matters: its name, and the lines that say this (`=` before what is no text of ours). Messages are told in full. */
  async only(keys: readonly string[], doing: Promise<unknown>): Promise<void> {
    const from = this.lines.length;
    // Of what is filled in the longest piece of the sentence round it.
    const wanted = keys.map((key) =>
      key.startsWith("=")
        ? key.slice(1)
        : (this.label(key)
            .split(/\{[^}]*\}/)
            .toSorted((a, b) => b.length - a.length)[0] ?? key),
    );
    await doing;
    const told = this.lines.splice(from);
    const kept = told.flatMap((each) =>
      each.startsWith("→ ") ||
      each.startsWith("### ") ||
      each.startsWith("«") ||
      each.startsWith("\n##")
        ? [each]
        : each
            .split("\n")
            .map((line) => (wanted.some((each) => line.includes(each)) ? line : left)),
    );
    this.lines.push(...kept.filter((line, i) => line !== left || kept[i - 1] !== left));
  }
  /** Who has an account in Slack. */
  async memberWith(identity: string): Promise<string> {
    const { people } = await this.world.stafett.engine.transact.instances.people();
    return people.who("slack", identity)?.id ?? "";
  }
  refOf(instance: string): string {
    return this.#refs.get(instance) ?? "";
  }
  readonly #refs = new Map<string, string>();
  /** What came of it past every screen. */
  async told(what: string): Promise<void> {
    await this.settle();
    this.lines.push(`### ${what}`);
    this.messages();
  }
  /** The first way to say it. */
  word(key: string): string {
    return this.label(key).split(",")[0] ?? "";
  }
  /** Asked for in Teams by a word, and opened. */
  async asks(member: string, text: string, what: string): Promise<void> {
    await this.quietly(() => this.say(member, this.personal(member), text, ""));
    await this.press(member, this.personal(member), this.label("core.helpOpen"), what);
  }
  /** A case of Noomi's, unless somebody else opens it. */
  async opened(more: Given = {}, by = "noomi-kontakt"): Promise<string> {
    const deputies: Given = {
      "noomi-kontakt": "noomi-ersattare",
      "socialtjansten-malmo-handlaggare": "socialtjansten-malmo-ersattare",
    };
    const instance = await this.does(by, "open", {
      deputy: deputies[by],
      child: "no",
      risk: "low",
      quiet: "no",
      ...more,
    });
    for (const each of await this.cases()) this.#refs.set(each.instance, each.ref);
    return instance;
  }
  /** A yes of the person's to Malmö, unless to somebody else. */
  agreed(kase: string, more: Given = {}): Promise<string> {
    const yes = {
      kind: "sekretess",
      agency: "socialtjansten-malmo",
      purpose: "skyddat_boende",
      given: "yes",
      form: "spoken",
      groups: ["behov"],
    };
    return this.does("noomi-kontakt", "consent", { ...yes, ...more }, kase);
  }
  /** Noomi's referral of it to Malmö. Gives the referral. */
  async referred(kase: string, more: Given = {}): Promise<string> {
    const facts = {
      to: "socialtjansten-malmo",
      service: "skyddat_boende",
      urgency: "normal",
      kind: "hanvisning",
      groups: ["behov"],
      basis: "samtycke_ngo",
      payer: "unknown",
    };
    const referral = await this.refers("noomi-kontakt", "draft", { kase, ...facts, ...more });
    await this.refers("noomi-kontakt", "send", {}, referral);
    return referral;
  }
  /** Somebody leaves the register while the program runs. */
  async leavesRegister(member: string): Promise<void> {
    const config = this.#config;
    if (!config) throw new Error("there is no register");
    this.#config = { ...config, members: config.members.filter(({ id }) => id !== member) };
    await this.world.configures(this.#config);
    await this.settle();
  }
  /** Cases that came together are called alike: their references are drawn, and the order of a list follows from them. */
  async alike<T>(doing: () => Promise<T>): Promise<T> {
    this.#alike = this.called + 1;
    const done = await this.quietly(doing);
    this.#alike = undefined;
    return done;
  }
  #alike: number | undefined;
  protected override async settle(): Promise<void> {
    const n = this.#alike;
    if (n !== undefined) {
      await this.world.idle();
      for (const { ref, words } of await this.cases()) {
        if (this.names.has(ref)) continue;
        this.called += 1;
        this.call(ref, words, n);
      }
    }
    await super.settle();
  }
  protected override plain(text: string): string {
    return super.plain(text).replaceAll(/\b([INS])-[0-9A-Z]{6}\b/g, "$1-XXXXXX");
  }
  protected override messages(): void {
    const from = this.lines.length;
    super.messages();
    const news = this.lines
      .splice(from)
      .filter((line) =>
        this.#watched.some((who) => new RegExp(`^→ \\w+ [@#]${who}( \\(changed\\))?:`).test(line)),
      );
    this.lines.push(...news);
  }
}
