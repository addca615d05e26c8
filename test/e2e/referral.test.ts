// From "I need a place" to "accepted", by hand, from Slack to Teams: the taps are counted, and what is asked first fits a telephone.
import { expect, it } from "vitest";
import { Hand as AnyHand } from "./hand.ts";
import { inBrowser, type Play, type Size, visit } from "./play.ts";

const TAPS = {
  "asks for a place": 5,
  "answers in Teams": 1,
  "refers and sends": 6,
  "opens and accepts in Teams": 2,
};
/** From the question to the yes, and without a question before. */
const MOST = { all: 14, directly: 10 };
type Part = keyof typeof TAPS;
type Hand = AnyHand<Part>;
const FIELDS_MAX = 5;

/** Of the form that is open: its fields, and what of it cannot be seen without scrolling. */
const measured = async ({
  page,
  modal,
}: Play): Promise<{ fields: number; hidden: number; below: number }> => {
  await page.getByTestId("modal-submit").waitFor();
  // What has just been done is said above it for some seconds, and it has that much less room.
  await page.getByTestId("toast").waitFor({ state: "hidden" });
  const seen = await page.evaluate(() => {
    const body = document.querySelector(".sheet-body");
    const submit = document.querySelector("[data-testid=modal-submit]")?.getBoundingClientRect();
    return {
      hidden: body ? body.scrollHeight - body.clientHeight : -1,
      below: submit ? submit.bottom - window.innerHeight : 1,
    };
  });
  return {
    fields: await modal.locator(".b-input").count(),
    hidden: Math.max(0, seen.hidden),
    below: Math.max(0, seen.below),
  };
};
const fits = async (play: Play, form: string, fields: number): Promise<void> => {
  expect([form, await measured(play)]).toEqual([form, { fields, hidden: 0, below: 0 }]);
  expect(fields).toBeLessThanOrEqual(FIELDS_MAX);
};

const asks = async (hand: Hand): Promise<void> => {
  const { play } = hand;
  hand.begins("asks for a place");
  await hand.writes("/stafett plats");
  await hand.chooses("service", "Ekonomiskt bistånd");
  await hand.field("agencies").waitFor();
  await fits(play, "Fråga om plats", 5);
  // Those who offer it are ticked, and are seen before it is sent.
  for (const agency of ["Socialtjänsten Malmö", "Socialtjänsten Lund"])
    expect(await play.modal.getByLabel(agency).isChecked()).toBe(true);
  await hand.chooses("child", "Nej");
  await hand.chooses("band", "Inga");
  expect(await play.modal.getByLabel("Socialtjänsten Lund").isChecked()).toBe(true);
  await hand.tap(play.page.getByTestId("modal-submit"));
  await play.modal.getByText("Har inte svarat än").first().waitFor();
  await play.close();
};
const answers = async (hand: Hand): Promise<void> => {
  hand.begins("answers in Teams");
  await hand.talks("Stafett");
  await hand.tap(hand.teams.getByRole("button", { name: "Vi har plats" }));
  await hand.teams.getByText("Ni har svarat: Vi har plats").waitFor();
};
/** What it rests on with how the person said yes, who pays; then it is read once more, and sent. */
const saves = async (hand: Hand): Promise<void> => {
  await hand.chooses("basis", "Personens samtycke, muntligt");
  await hand.chooses("payer", "Vet inte än");
  await hand.tap(hand.play.page.getByTestId("modal-submit"));
  await hand.play.modal.getByText("antecknas personens ja").waitFor();
  await hand.tap(hand.button("Skicka"));
};
const refers = async (hand: Hand): Promise<void> => {
  const { play } = hand;
  hand.begins("refers and sends");
  await hand.sees("slack");
  await play.go("stafett");
  const card = play.message("Din fråga om plats");
  await card.getByText("1 av 2 har svarat.").waitFor();
  await hand.tap(card.getByRole("button", { name: "Visa svaren" }));
  await hand.tap(hand.button("Hänvisa dit"));
  await saves(hand);
  await hand.button("Ta tillbaka hänvisningen").waitFor();
  await play.close();
};
const accepts = async (hand: Hand, ref: string): Promise<void> => {
  hand.begins("opens and accepts in Teams");
  await hand.talks("Stafett");
  const card = hand.teams.getByTestId("teams-message").filter({ hasText: "Ny hänvisning" });
  // Nothing about the case before somebody opens it.
  expect(await card.textContent()).not.toContain(ref);
  expect(await card.textContent()).not.toContain("Ekonomiskt bistånd");
  await hand.tap(card.getByRole("button", { name: "Öppna hänvisningen" }));
  await hand.dialog.getByText(ref).waitFor();
  await hand.tap(hand.dialog.getByRole("button", { name: "Acceptera: jag tar emot" }));
  await hand.dialog.getByText("Mottagaren har tackat ja").first().waitFor();
  await hand.play.page.keyboard.press("Escape");
};

inBrowser("places and referrals", () => {
  for (const size of ["desk", "phone"] satisfies Size[])
    it(`needs few taps from a question in Slack to a yes in Teams, on a ${size}`, async () => {
      const play = await visit(size);
      const hand = new AnyHand<Part>(play, size === "phone", "asks for a place");
      const ref = await play.openCase();
      await asks(hand);
      await answers(hand);
      await refers(hand);
      await accepts(hand, ref);
      await hand.sees("slack");
      const card = play.message("Mottagaren har tackat ja");
      // The yes moves nothing: the one who sent it is still responsible.
      expect(await card.textContent()).toMatch(/Ansvarig:?\s*Kontaktperson, Noomi/);
      expect(await play.sidewaysOverflow()).toBe(0);
      for (const [part, most] of Object.entries(TAPS))
        expect(hand.taps.get(part as Part), part).toBeLessThanOrEqual(most);
      expect([...hand.taps.values()].reduce((sum, taps) => sum + taps, 0)).toBeLessThanOrEqual(
        MOST.all,
      );
      play.calm();
    });

  it("needs fewer taps where nobody is asked for a place first", async () => {
    const play = await visit("phone");
    const hand = new AnyHand<Part>(play, true, "refers and sends");
    const ref = await play.openCase();
    await hand.writes("/stafett hänvisa");
    await hand.tap(play.modal.getByRole("button", { name: /^Ny hänvisning/ }).first());
    await hand.chooses("service", "Ekonomiskt bistånd");
    await hand.chooses("to", "Socialtjänsten Malmö");
    await saves(hand);
    await hand.button("Ta tillbaka hänvisningen").waitFor();
    await play.close();
    await accepts(hand, ref);
    expect([...hand.taps.values()].reduce((sum, taps) => sum + taps, 0)).toBeLessThanOrEqual(
      MOST.directly,
    );
    play.calm();
  });

  it("asks no more than five things first, which a telephone shows without scrolling", async () => {
    const play = await visit("phone");
    const hand = new AnyHand<Part>(play, true, "asks for a place");
    const ref = await play.openCase();
    await play.command(`/arende ${ref}`);
    await hand.button("Ny hänvisning").click();
    await hand.field("payer").waitFor();
    await fits(play, "Ny hänvisning", 5);
    await play.close();
    await play.command(`/stafett samtycke ${ref}`);
    await hand.field("given").waitFor();
    await fits(play, "Registrera samtycke", 5);
    await play.close();
    play.calm();
  });

  it("asks the same in Teams, which a telephone shows without scrolling", async () => {
    const play = await visit("phone");
    const { page } = play;
    const hand = new AnyHand<Part>(play, true, "asks for a place");
    await hand.sees("teams");
    await page.getByTestId("teams-extensions").click();
    await page.getByTestId("teams-extension-arende").click();
    await hand.dialog.getByRole("button", { name: "Öppna ärendet" }).click();
    await hand.dialog.getByText(/SYD-/).first().waitFor();
    await page.keyboard.press("Escape");
    await hand.talks("Stafett");
    await page.getByTestId("teams-composer").fill("hänvisa");
    await page.getByTestId("teams-composer").press("Enter");
    await hand.teams
      .getByTestId("teams-message")
      .filter({ hasText: "Välj ärende" })
      .getByRole("button", { name: "Öppna" })
      .click();
    await hand.dialog.getByRole("button", { name: "Ny hänvisning" }).click();
    const send = hand.dialog.getByRole("button", { name: "Spara utkastet" });
    await send.waitFor();
    expect(await hand.dialog.locator("select, input").count()).toBe(FIELDS_MAX);
    const first = await hand.dialog.getByText("Insats").boundingBox();
    const last = await send.boundingBox();
    expect(Number(first?.y)).toBeGreaterThan(0);
    expect(Number(last?.y) + Number(last?.height)).toBeLessThanOrEqual(844);
    expect(await play.sidewaysOverflow()).toBe(0);
    play.calm();
  });
});
