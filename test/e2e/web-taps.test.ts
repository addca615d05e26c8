// How few taps it takes on the web, on a telephone: counted from what waits for one, each answer as one.
import { expect, it } from "vitest";
import { inBrowser } from "./play.ts";
import { type WebHand, WebPlay, webPeople } from "./web-hand.ts";

/** At most. A referral: from the question about a place to the yes, both sides together. */
const TAPS = { checkIn: 1, case: 3, acute: 4, referral: 14 } as const;

inBrowser("on a telephone it takes few taps on the web", () => {
  const ends = async (most: number, ...hands: readonly WebHand[]): Promise<void> => {
    const taps = hands.reduce((sum, hand) => sum + hand.taps, 0);
    expect(taps).toBeGreaterThan(0);
    expect(taps).toBeLessThanOrEqual(most);
    for (const hand of hands) {
      await hand.fits();
      hand.calm();
    }
  };
  it("three for a new case", async () => {
    const play = await WebPlay.begin();
    const hand = await play.person(webPeople.contact, "phone");
    await hand.tap(hand.button("Nytt ärende"));
    await hand.chooses("Är det ett barn", "Nej");
    await hand.tap(hand.button("Öppna ärendet"));
    await hand.page
      .getByText(/SYD-[0-9A-Z]{4}-[0-9A-Z]{2}/)
      .first()
      .waitFor();
    await ends(TAPS.case, hand);
  });
  it("one for a check-in, and four where there is acute danger", async () => {
    const play = await WebPlay.begin();
    const hand = await play.person(webPeople.contact, "phone");
    const [calm, acute] = [await hand.opensCase("Hög"), await hand.opensCase("Hög")];
    await play.morning(1);
    await hand.home();
    hand.taps = 0;
    await hand.tap(hand.button("Kontakt i dag, inget nytt", hand.post(calm)));
    await hand.said("Klart.");
    await hand.button("Ångra", hand.post(calm)).first().waitFor();
    await ends(TAPS.checkIn, hand);
    hand.taps = 0;
    await hand.tap(hand.button("Något har ändrats", hand.post(acute)));
    await hand.chooses("Läge", "Akut fara");
    await hand.chooses("Kontakt", "Nej");
    await hand.tap(hand.button("Spara lägeskollen"));
    await hand.page.getByRole("link", { name: /112/ }).first().waitFor();
    await ends(TAPS.acute, hand);
  });
  it("fourteen from the question about a place to the yes to a referral", async () => {
    const play = await WebPlay.begin();
    const [hand, malmo] = [
      await play.person(webPeople.contact, "phone"),
      await play.person(webPeople.malmo, "phone"),
    ];
    const ref = await hand.opensCase();
    await hand.home();
    hand.taps = 0;
    await hand.tap(hand.button("Fråga om plats"));
    await hand.chooses("Insats", "Ekonomiskt bistånd");
    for (const agency of ["Socialtjänsten Malmö", "Socialtjänsten Lund"])
      expect(await hand.page.getByLabel(agency).isChecked()).toBe(true);
    await hand.chooses("Är det ett barn", "Nej");
    await hand.chooses("Medföljande barn", "Inga");
    await hand.tap(hand.button("Skicka frågan"));
    await hand.page.getByText("Har inte svarat än").first().waitFor();
    // The other side's page is open already, and hears of it.
    await malmo.reads("Kan ni ta emot?");
    await malmo.tap(malmo.button("Vi har plats"));
    await malmo.page.getByText("Ni har svarat: Vi har plats").waitFor();
    await hand.home();
    await hand.tap(hand.button("Visa svaren", hand.post("Din fråga om plats")));
    await hand.tap(hand.button("Hänvisa dit"));
    await hand.chooses("Rättslig grund", "Personens samtycke, muntligt");
    await hand.chooses("Vem betalar", "Vet inte än");
    await hand.tap(hand.button("Spara utkastet"));
    await hand.page.getByText("antecknas personens ja").waitFor();
    await hand.tap(hand.button("Skicka"));
    await hand.button("Ta tillbaka hänvisningen").first().waitFor();
    await malmo.reads("Ny hänvisning");
    const post = malmo.post("Ny hänvisning");
    // Nothing about the case before somebody opens it.
    expect(await post.textContent()).not.toContain(ref);
    expect(await post.textContent()).not.toContain("Ekonomiskt bistånd");
    await malmo.tap(malmo.button("Öppna hänvisningen", post));
    await malmo.page.getByText(ref).first().waitFor();
    await malmo.tap(malmo.button("Acceptera: jag tar emot"));
    await malmo.page.getByText("Mottagaren har tackat ja").first().waitFor();
    await ends(TAPS.referral, hand, malmo);
  });
});
