// A walk through screens, by several people on the web at a window of one size. With STAFETT_PICTURES=<folder> each screen is a picture for somebody to look at.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Size } from "./play.ts";
import { type WebHand, WebPlay } from "./web-hand.ts";

const folder = process.env.STAFETT_PICTURES;
const tenant = (n: string): string => `c0de00${n}-5af3-4b71-a9d2-6e18f0b700${n}`;
const who = {
  officer: tenant("21"),
  boss: tenant("22"),
  malmo: tenant("11"),
  auditor: tenant("14"),
  registrar: tenant("15"),
  anna: "U0NOOMI01",
  lead: "U0NOOMI03",
  coordinator: "U0EVON01",
} as const;
type Who = keyof typeof who;

/** One window of this size, and a browser for each person in the walk. */
export class Walk {
  readonly play: WebPlay;
  readonly #size: Size;
  readonly #where: string | undefined;
  readonly #hands = new Map<Who, WebHand>();
  #nth = 0;
  constructor(play: WebPlay, name: string, size: Size) {
    this.play = play;
    this.#size = size;
    this.#where = folder && join(folder, `${name}-${size}`);
    if (this.#where) mkdirSync(this.#where, { recursive: true });
  }
  async as(person: Who): Promise<WebHand> {
    const known = this.#hands.get(person) ?? (await this.play.person(who[person], this.#size));
    this.#hands.set(person, known);
    return known;
  }
  /** What a person writes in the box of words; and what stands there then, with a picture of it. */
  async asks(
    person: Who,
    words: string,
    screen: string,
    ...texts: readonly (string | RegExp)[]
  ): Promise<WebHand> {
    const hand = await this.as(person);
    await hand.home();
    await hand.page.getByRole("link", { name: "Sök" }).click();
    await hand.page.getByLabel("Skriv ett ord eller en referens").fill(words);
    await hand.page.getByRole("button", { name: "Sök", exact: true }).click();
    await hand.page
      .getByRole("heading", { level: 1, name: "Vad vill du göra?" })
      .waitFor({ state: "detached" });
    await this.sees(hand, screen, ...texts);
    return hand;
  }
  /** What lies behind the case's other choices. */
  async more(
    hand: WebHand,
    choice: string,
    screen: string,
    ...texts: readonly (string | RegExp)[]
  ): Promise<void> {
    await hand.button("Fler val").first().click();
    await hand.button(choice).first().click();
    await this.sees(hand, screen, ...texts);
  }
  /** Sends the form that is open, and goes on when it is gone. */
  async sends(hand: WebHand, submit: string): Promise<void> {
    const title = (await hand.page.getByRole("heading", { level: 1 }).textContent()) ?? "";
    await hand.button(submit).last().click();
    await hand.page
      .getByRole("heading", { level: 1, name: title, exact: true })
      .waitFor({ state: "detached" });
  }
  async sees(hand: WebHand, screen: string, ...texts: readonly (string | RegExp)[]): Promise<void> {
    for (const text of texts) await hand.page.getByText(text).first().waitFor();
    await hand.fits();
    this.#nth += 1;
    if (!this.#where) return;
    const path = join(this.#where, `${String(this.#nth).padStart(2, "0")}-${screen}.png`);
    await hand.page.screenshot({ path, fullPage: true });
  }
  calm(): void {
    for (const hand of this.#hands.values()) hand.calm();
  }
}
export const walking = async (name: string, size: Size): Promise<Walk> =>
  new Walk(await WebPlay.begin(), name, size);

/** The person's answer to what an agency is told. */
export const consents = async (
  walk: Walk,
  hand: WebHand,
  agency: string,
  purpose: string,
  answer: "Ja" | "Nej",
): Promise<void> => {
  await hand.chooses("Vad gäller samtycket", "Att vi lämnar uppgifter till en verksamhet");
  await hand.chooses("Till vilken verksamhet", agency);
  await hand.chooses("Vad ska de hjälpa till med", purpose);
  await hand.chooses("Svar", answer);
  await hand.chooses("Hur gavs svaret", "Muntligt");
  await walk.sends(hand, "Spara samtycket");
};
export const invites = async (
  hand: WebHand,
  agency: string,
  basis: string,
  purpose: string,
): Promise<void> => {
  await hand.chooses("Verksamhet", agency);
  await hand.chooses("Rättslig grund för att dela", basis);
  await hand.chooses("Vad ska de hjälpa till med", purpose);
  await hand.chooses("Vad får de se", "Nästa steg");
  await hand.button("Bjud in").first().click();
};
