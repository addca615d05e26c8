// One person's hand on the page: what is pressed is counted, by the part of the story that it belongs to.
import type { Locator } from "playwright-core";
import type { Play } from "./play.ts";

/** At most, in Slack as in Teams; the text of a method question is not counted. */
export const TAPS = {
  call: 5,
  method: 3,
  item: 1,
  seat: 1,
  support: 9,
  place: 5,
  help: 3,
} as const;

/** A call that is passed on, on either platform. */
export const CALL = [
  ["Är någon i fara nu?", "Nej"],
  ["Gäller det ett barn?", "Nej"],
  ["Vilket län?", "Skåne"],
  ["Vem ringer?", "Vård, skola"],
  ["Vad behövs?", "Ärende: personen säger ja"],
] as const;
/** Clicks and choices, as docs/bench.md tells them; a message is found through its notice, which is not counted. */
export class Hand<Part extends string> {
  readonly play: Play;
  readonly #narrow: boolean;
  readonly taps = new Map<Part, number>();
  #part: Part;
  constructor(play: Play, narrow: boolean, part: Part) {
    this.play = play;
    this.#narrow = narrow;
    this.#part = part;
  }
  begins(part: Part): void {
    this.#part = part;
  }
  protected counts(): void {
    this.taps.set(this.#part, (this.taps.get(this.#part) ?? 0) + 1);
  }
  async tap(what: Locator): Promise<void> {
    this.counts();
    await what.click();
  }
  async writes(text: string): Promise<void> {
    this.counts();
    await this.play.command(text);
  }
  async chooses(field: string, option: string): Promise<void> {
    this.counts();
    await this.field(field).locator("select").selectOption({ label: option });
  }
  field(name: string): Locator {
    return this.play.modal.locator(`[data-block="f:${name}"]`);
  }
  /** By what is seen; some say more to those who hear them. */
  button(name: string): Locator {
    return this.play.modal.getByRole("button", { name: new RegExp(`^${name}(: |$)`) });
  }
  get teams(): Locator {
    return this.play.page.getByTestId("teams-window");
  }
  get dialog(): Locator {
    return this.play.page.getByTestId("teams-dialog");
  }
  async sees(app: "slack" | "teams"): Promise<void> {
    if (this.#narrow) await this.play.page.getByTestId(`app-${app}`).click();
  }
  /** A conversation in the Teams window; "Stafett" is the chat with the bot. */
  async talks(conversation: string): Promise<void> {
    await this.sees("teams");
    if (this.#narrow) await this.play.page.getByTestId("teams-open-rail").click();
    await this.play.page.getByTestId(`teams-conversation-${conversation}`).click();
  }
}
