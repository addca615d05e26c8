// The same few taps in Teams, by hand and on a telephone: a call, a method question, an item of the guide, a seat, support.
import type { Locator } from "playwright-core";
import { expect, it } from "vitest";
import { CALL, Hand, TAPS } from "./hand.ts";
import { inBrowser, people, visit } from "./play.ts";

type Part = keyof typeof TAPS;
/** Object ids of those who are in Teams. */
const coordinator = "c0de0031-5af3-4b71-a9d2-6e18f0b70031";
const malmo = "c0de0011-5af3-4b71-a9d2-6e18f0b70011";
/** Nobody in the sample who is in Teams may apply to the programme: the municipality has a certificate, too. */
const certified = (sample: string): string => {
  const name = "    name: Socialtjänsten Malmö\n";
  expect(sample).toContain(name);
  return sample.replace(name, `${name}    nspCertified: 2027-06-30\n`);
};

class TeamsHand extends Hand<Part | "opens"> {
  async is(person: string): Promise<void> {
    const { page } = this.play;
    await this.sees("teams");
    await page.getByTestId("teams-open-rail").click();
    await page.getByTestId("teams-user-picker").click();
    await page.getByTestId(`teams-user-${person}`).click();
    await page.getByTestId(`teams-user-${person}`).waitFor({ state: "detached" });
  }
  /** By what is seen; some say more to those who hear them. */
  answer(name: string): Locator {
    return this.dialog.getByRole("button", { name: new RegExp(`^${name}(: |$)`) });
  }
  /** A word to Stafett is answered by a button, because Teams opens nothing by itself. That tap is counted for itself. */
  async asks(word: string, part: Part): Promise<void> {
    this.begins("opens");
    await this.talks("Stafett");
    await this.play.page.getByTestId("teams-composer").fill(word);
    await this.play.page.getByTestId("teams-send").click();
    await this.tap(
      this.teams.getByTestId("teams-message").last().getByRole("button", { name: "Öppna" }),
    );
    await this.dialog.waitFor();
    this.begins(part);
  }
  async picks(label: string, option: string): Promise<void> {
    await this.dialog.getByLabel(label).waitFor();
    this.counts();
    await this.dialog.getByLabel(label).selectOption({ label: option });
  }
  async closes(): Promise<void> {
    await this.play.page.keyboard.press("Escape");
    await this.dialog.waitFor({ state: "detached" });
  }
  /** A case of Malmö's, which is not counted. */
  async opensCase(): Promise<void> {
    const { page } = this.play;
    await this.talks("Stafett");
    await page.getByTestId("teams-extensions").click();
    await page.getByTestId("teams-extension-arende").click();
    await this.dialog.getByLabel("Är det ett barn?").selectOption("Nej");
    await this.answer("Öppna ärendet").click();
    await this.dialog.getByText(/SYD-/).waitFor();
    await this.closes();
  }
}

inBrowser("on a telephone it takes few taps in Teams, too", () => {
  const begins = async (part: Part, who: string): Promise<TeamsHand> => {
    const hand = new TeamsHand(await visit("phone", { settings: certified }), true, part);
    await hand.is(who);
    return hand;
  };
  const ends = async (hand: TeamsHand, part: Part): Promise<void> => {
    const taps = hand.taps.get(part) ?? 0;
    const opened = hand.taps.get("opens") ?? 0;
    expect(await hand.play.sidewaysOverflow()).toBe(0);
    expect(taps).toBeGreaterThan(0);
    // Five questions are five taps: a call has none to spare for the button that opens it, nor has a place, where those who are asked are shown before it is sent.
    expect(part === "call" || part === "place" ? taps : taps + opened).toBeLessThanOrEqual(
      TAPS[part],
    );
    expect(opened).toBeLessThanOrEqual(1);
    hand.play.calm();
  };

  it("five to pass on a call, with nothing to type", async () => {
    const hand = await begins("call", coordinator);
    await hand.asks("samtal", "call");
    for (const [question, answer] of CALL) {
      await hand.dialog.getByText(question).waitFor();
      expect(await hand.dialog.locator("input, textarea, select").count()).toBe(0);
      await hand.tap(hand.answer(answer));
    }
    await hand.dialog
      .getByText(/S-[0-9A-Z]{6}/)
      .first()
      .waitFor();
    await ends(hand, "call");
  });
  it("five to ask for a place, and those who are asked are seen before", async () => {
    const hand = await begins("place", malmo);
    await hand.asks("plats", "place");
    await hand.picks("Insats", "Skyddat boende");
    await hand.picks("Är det ett barn?", "Nej");
    await hand.picks("Medföljande barn", "Inga");
    expect(await hand.dialog.getByText("Vilka vill du fråga?").count()).toBe(0);
    await hand.tap(hand.answer("Skicka frågan"));
    await hand.dialog.getByText("Förvalda är de som erbjuder insatsen.").waitFor();
    expect(await hand.dialog.getByRole("checkbox", { checked: true }).count()).toBe(2);
    await hand.tap(hand.answer("Skicka frågan"));
    await hand.dialog.getByText("Har inte svarat än").first().waitFor();
    await ends(hand, "place");
  });
  it("one to what stands first in help, whom to ring before all else", async () => {
    const hand = await begins("help", malmo);
    await hand.asks("hjälp", "help");
    const rows = hand.answer("Öppna");
    await rows.first().waitFor();
    expect(await rows.count()).toBeLessThanOrEqual(9);
    await hand.dialog.getByText("Sök bland allt du kan göra").waitFor();
    await hand.tap(rows.first());
    await hand.dialog.getByText("Ring nu").first().waitFor();
    await ends(hand, "help");
    await hand.closes();
    // What does not stand there is found while one types.
    await hand.asks("hjälp", "help");
    await hand.dialog
      .getByLabel("Sök bland allt du kan göra")
      .fill("vem betalar · Vad du kan ta reda på om vem som betalar");
    await hand.answer("Öppna det du har valt").click();
    await hand.dialog.getByText("Vem betalar?").first().waitFor();
    hand.play.calm();
  });
  it("three and the text to ask about method", async () => {
    const hand = await begins("method", malmo);
    await hand.asks("metod", "method");
    await hand.picks("Tema", "Barn");
    await hand.dialog
      .getByLabel("Vad undrar du?")
      .fill("Hur gör vi när personen inte vill ha tolk?");
    await hand.tap(hand.answer("Fråga"));
    await hand.dialog
      .getByText(/M-[0-9A-Z]{6}/)
      .first()
      .waitFor();
    await ends(hand, "method");
  });
  it("nine to ask for support from the programme", async () => {
    const hand = await begins("support", malmo);
    await hand.opensCase();
    await hand.asks("nsp", "support");
    await hand.tap(hand.answer("Ansök om stöd").first());
    await hand.picks("Vilket stöd?", "Initial vila");
    await hand.picks("Varför inte genom MMM?", "Personen har inte gjort någon polisanmälan");
    await hand.picks("Vad kostar mest?", "Boende");
    await hand.picks("Ungefär hur mycket?", "25 000–50 000 kronor");
    await hand.picks("Har personen sagt ja?", "Ja, muntligt");
    await hand.tap(hand.answer("Spara utkast"));
    await hand.tap(hand.answer("Det stämmer: skicka"));
    await hand.dialog.getByText("Inskickad").first().waitFor();
    await ends(hand, "support");
  });
  it("one to say of an item of the guide that it is done", async () => {
    const hand = await begins("item", malmo);
    await hand.opensCase();
    await hand.asks("mmm", "item");
    await hand.answer("Börja guiden").first().click();
    hand.taps.delete("opens");
    const item = hand.answer("Klart").first();
    await item.waitFor();
    const before = await hand.answer("Klart").count();
    await hand.tap(item);
    await expect.poll(() => hand.answer("Klart").count()).toBe(before - 1);
    await ends(hand, "item");
  });
  it("one for a seat at a training", async () => {
    const hand = await begins("seat", malmo);
    const { play } = hand;
    await hand.sees("slack");
    await play.become(people.evonhuset);
    await play.command("/stafett utbildning");
    await hand.field("subject").waitFor();
    await play.submit();
    await play.modal.getByText("platser", { exact: false }).first().waitFor();
    await play.close();
    await hand.talks("Region Syd");
    const card = hand.teams.getByTestId("teams-message").filter({ hasText: "Utbildning:" });
    await hand.tap(card.getByRole("button", { name: "Anmäl mig" }));
    await card.getByText("19 kvar av 20").waitFor();
    expect(await card.textContent()).not.toMatch(/Handläggare/);
    await ends(hand, "seat");
  });
});
