// How few taps it takes, by hand and on a telephone: a call, a method question, a seat at a training, support from the programme.
import { expect, it } from "vitest";
import { Hand as AnyHand, CALL, TAPS } from "./hand.ts";
import { inBrowser, people, visit } from "./play.ts";

type Part = keyof typeof TAPS;

inBrowser("on a telephone it takes few taps", () => {
  const begins = async (part: Part) => {
    const play = await visit("phone");
    return { play, hand: new AnyHand<Part>(play, true, part) };
  };
  const ends = async (
    { play, hand }: Awaited<ReturnType<typeof begins>>,
    part: Part,
  ): Promise<void> => {
    expect(await play.sidewaysOverflow()).toBe(0);
    expect(hand.taps.get(part)).toBeGreaterThan(0);
    expect(hand.taps.get(part)).toBeLessThanOrEqual(TAPS[part]);
    play.calm();
  };

  it("five to pass on a call, with nothing to type", async () => {
    const one = await begins("call");
    const { play, hand } = one;
    await play.become(people.evonhuset);
    await play.command("/stafett samtal");
    for (const [question, answer] of CALL) {
      await play.modal.getByText(question).waitFor();
      expect(await play.modal.locator("input, textarea, select").count()).toBe(0);
      await hand.tap(hand.button(answer));
    }
    await play.modal
      .getByText(/S-[0-9A-Z]{6}/)
      .first()
      .waitFor();
    await play.close();
    await ends(one, "call");
  });
  it("three and the text to ask about method", async () => {
    const one = await begins("method");
    const { play, hand } = one;
    await play.command("/stafett metod");
    await hand.field("theme").waitFor();
    await hand.chooses("theme", "Barn");
    await hand
      .field("text")
      .locator("textarea, input")
      .fill("Hur gör vi när personen inte vill ha tolk?");
    await hand.tap(play.page.getByTestId("modal-submit"));
    await play.modal
      .getByText(/M-[0-9A-Z]{6}/)
      .first()
      .waitFor();
    await play.close();
    await ends(one, "method");
  });
  it("nine to ask for support from the programme", async () => {
    const one = await begins("support");
    const { play, hand } = one;
    await play.openCase();
    await play.command("/stafett nsp");
    await hand.tap(play.modal.getByRole("button", { name: /^Ansök om stöd/ }).first());
    await hand.field("form").waitFor();
    await hand.chooses("form", "Initial vila");
    await hand.chooses("why", "Personen har inte gjort någon polisanmälan");
    await hand.chooses("cost", "Boende");
    await hand.chooses("amount", "25 000–50 000 kronor");
    await hand.chooses("agreed", "Ja, muntligt");
    await hand.tap(play.page.getByTestId("modal-submit"));
    await hand.tap(hand.button("Det stämmer: skicka"));
    await play.modal.getByText("Inskickad").first().waitFor();
    await play.close();
    await ends(one, "support");
  });
  it("one to say of an item of the guide that it is done", async () => {
    const one = await begins("item");
    const { play, hand } = one;
    await play.openCase();
    await play.command("/stafett mmm");
    await hand.button("Börja guiden").first().click();
    const item = hand.button("Klart").first();
    await item.waitFor();
    const before = await hand.button("Klart").count();
    await hand.tap(item);
    await expect.poll(() => hand.button("Klart").count()).toBe(before - 1);
    await play.close();
    await ends(one, "item");
  });
  it("one to what stands first in help, and three to anything else: the field, what it is, and to open it", async () => {
    const one = await begins("help");
    const { play, hand } = one;
    await play.command("/stafett hjälp");
    const rows = hand.button("Öppna");
    await hand.field("what").waitFor();
    expect(await rows.count()).toBeLessThanOrEqual(9);
    // Whom to ring stands above all else.
    await rows.first().click();
    await play.modal.getByText("Ring nu").first().waitFor();
    await play.close();
    await play.command("/stafett hjälp");
    await hand.tap(hand.field("what").locator("select"));
    await hand.chooses("what", "vem betalar · Vad du kan ta reda på om vem som betalar");
    await hand.tap(play.page.getByTestId("modal-submit"));
    await play.modal.getByText("Vem betalar?").first().waitFor();
    await play.close();
    await ends(one, "help");
  });
  it("one to whom to ring from Home, where it stands first", async () => {
    const { play, hand } = await begins("help");
    await play.go("home");
    const first = play.page.locator(".home-view button").first();
    expect(await first.textContent()).toBe("Ring nu");
    await hand.tap(first);
    await play.modal.getByText("112").first().waitFor();
    await play.close();
    play.calm();
  });
  it("one for a seat at a training", async () => {
    const one = await begins("seat");
    const { play, hand } = one;
    await play.become(people.evonhuset);
    await play.command("/stafett utbildning");
    await hand.field("subject").waitFor();
    await play.submit();
    await play.modal.getByText("platser", { exact: false }).first().waitFor();
    await play.close();
    await play.become(people.contact);
    await play.go("noomi-region-syd");
    const card = play.message("Utbildning:");
    await hand.tap(card.getByRole("button", { name: "Anmäl mig" }));
    await card.getByText("19 kvar av 20").waitFor();
    expect(await card.textContent()).not.toMatch(/Kontaktperson/);
    await ends(one, "seat");
  });
});
