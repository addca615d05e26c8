// A meeting between Slack and Teams, as everybody invited sees it: every message and every screen, as text.
import { createWorld } from "../support/world.ts";
import { ReferralStory } from "./referral-story.ts";
import { inLanguage } from "./teams-story.ts";

export class MeetingStory extends ReferralStory {
  static override async in(language: "sv" | "en"): Promise<MeetingStory> {
    return new MeetingStory(
      await createWorld({
        config: inLanguage(language),
        teams: true,
        publicUrl: "https://stafett.example",
      }),
      language,
    );
  }
  /** The number that a meeting or an action is called by. */
  numberOf(instance: string): string {
    return this.#drawn.get(instance)?.[0] ?? "";
  }
  /** The meetings in the order in which they came. */
  async meetings(): Promise<readonly string[]> {
    await this.settle();
    return [...this.#drawn].flatMap(([instance, [, name]]) =>
      name.startsWith("D") ? [instance] : [],
    );
  }
  protected override async settle(): Promise<void> {
    await super.settle();
    for (const workflow of ["agenda", "action"]) {
      const rows = await this.world.lines({ workflow, limit: 50 });
      for (const { instance, summary } of rows) {
        const { ref } = summary;
        if (ref === undefined || this.#drawn.has(instance)) continue;
        const letter = ref.slice(0, 1);
        const n =
          [...this.#drawn.values()].filter(([, name]) => name.startsWith(letter)).length + 1;
        this.#drawn.set(instance, [ref, `${letter}-XXXXX${n}`]);
      }
    }
  }
  readonly #drawn = new Map<string, readonly [string, string]>();
  protected override plain(text: string): string {
    let plain = super.plain(text);
    for (const [drawn, name] of this.#drawn.values()) plain = plain.replaceAll(drawn, name);
    return plain;
  }
}
