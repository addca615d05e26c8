// A method question as those see it who ask, answer and find it; how often somebody has to tap is counted.
import { createWorld } from "../support/world.ts";
import { MeetingStory } from "./meeting-story.ts";
import { inLanguage } from "./teams-story.ts";

type Seen = ReturnType<MeetingStory["slash"]>;
export class MethodStory extends MeetingStory {
  /** By what is done: a word, a button, something chosen in a list, and sending. What is written is no tap. */
  readonly taps = new Map<string, number>();
  #part = "";
  static override async in(language: "sv" | "en"): Promise<MethodStory> {
    return new MethodStory(
      await createWorld({ config: inLanguage(language), teams: true }),
      language,
    );
  }
  part(what: string): void {
    this.#part = what;
    this.heading(what);
  }
  word(key: string): string {
    return this.label(key).split(",")[0] ?? "";
  }
  #tap(n = 1): void {
    this.taps.set(this.#part, (this.taps.get(this.#part) ?? 0) + n);
  }
  override slash(...given: Parameters<MeetingStory["slash"]>): Seen {
    this.#tap();
    return super.slash(...given);
  }
  override clicks(...given: Parameters<MeetingStory["clicks"]>): Seen {
    this.#tap();
    return super.clicks(...given);
  }
  override clicksHere(...given: Parameters<MeetingStory["clicksHere"]>): Seen {
    this.#tap();
    return super.clicksHere(...given);
  }
  /** What is written counts nothing. */
  writes(
    user: string,
    chosen: Readonly<Record<string, string>>,
    written: Readonly<Record<string, string>>,
    what: string,
  ): Seen {
    this.#tap(1 + Object.keys(chosen).length);
    return super.sends(user, { ...chosen, ...written }, what);
  }
  protected override plain(text: string): string {
    return super.plain(text).replaceAll(/\b([MV])-[0-9A-HJKMNP-TV-Z]{6}\b/g, "$1-XXXXXX");
  }
}
