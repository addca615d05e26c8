// A whole meeting, by hand, between Slack and Teams: the taps are counted, and the card is the same in both windows.
import { expect, it } from "vitest";
import { Hand as AnyHand } from "./hand.ts";
import { inBrowser, type Size, visit } from "./play.ts";

/** Holding it: start, "I am here" in the other window, next until the end, past what has nothing under it, end and yes. Texts that are typed are not counted. */
const TAPS = { plans: 3, "adds in Teams": 2, "holds the meeting": 13, records: 6, approves: 3 };
type Part = keyof typeof TAPS;
type Hand = AnyHand<Part>;
const room = "Noomi och Malmö stad";
const item = "Rutin vid byte av boende";

const plans = async (hand: Hand): Promise<void> => {
  const { play } = hand;
  hand.begins("plans");
  await hand.writes("/stafett planera möte");
  await hand.field("invited").waitFor();
  await hand.chooses("invited", "Socialtjänsten Malmö");
  await hand.tap(play.page.getByTestId("modal-submit"));
  await play.modal.getByText("Varannan vecka").waitFor();
  await play.close();
};
const adds = async (hand: Hand): Promise<void> => {
  hand.begins("adds in Teams");
  await hand.talks(room);
  await hand.tap(hand.teams.getByRole("button", { name: "Lägg till en punkt" }));
  await hand.dialog.getByLabel("Vad vill du ta upp?").fill(item);
  await hand.tap(hand.dialog.getByRole("button", { name: "Lägg till", exact: true }));
  await hand.dialog.getByText(item).waitFor();
  await hand.play.page.keyboard.press("Escape");
};
/** Past what is collected and sent on the way, to the morning of the meeting. */
const waits = async (hand: Hand): Promise<void> => {
  await hand.sees("slack");
  await hand.play.go("noomi-malmo");
  await hand.play.message(item).getByRole("button", { name: "Öppna dagordningen" }).waitFor();
  await hand.play.move("week");
  await hand.play.message(item).getByRole("button", { name: "Starta mötet" }).waitFor();
};
/** There, and on, from the card in Teams: the card in Slack follows. */
const goesOnInTeams = async (hand: Hand): Promise<void> => {
  await hand.talks(room);
  const card = hand.teams.getByTestId("teams-message").filter({ hasText: "Nu:" });
  await card.getByText("Nu: Närvaro").waitFor();
  await hand.tap(card.getByRole("button", { name: "Jag är här" }));
  await hand.dialog.getByText("Noomi och Socialtjänsten Malmö").waitFor();
  await hand.tap(hand.dialog.getByRole("button", { name: "Nästa" }));
  await hand.dialog.getByText("Det här är första mötet.").waitFor();
  await hand.play.page.keyboard.press("Escape");
  await card.getByText("Nu: Föregående minnesanteckningar").waitFor();
  await hand.sees("slack");
};
const starts = async (hand: Hand): Promise<void> => {
  const { play } = hand;
  hand.begins("holds the meeting");
  await hand.tap(play.message(item).getByRole("button", { name: "Starta mötet" }));
  await play.modal.getByText("Rubrik 1 av 12").waitFor();
  await hand.tap(hand.button("Nästa"));
  await play.modal.getByText("Rubrik 2 av 12").waitFor();
  await play.close();
  await goesOnInTeams(hand);
  await play.message("Nu:").getByText("Nu: Föregående minnesanteckningar").waitFor();
  await hand.tap(play.message("Nu:").getByRole("button", { name: "Nästa" }));
};
/** What has nothing under it is passed over in the same tap. */
const goesTo = async (hand: Hand, ...headings: readonly number[]): Promise<void> => {
  for (const n of headings) {
    await hand.tap(hand.button("Nästa"));
    await hand.play.modal.getByText(`Rubrik ${n} av 12`).waitFor();
  }
};
const records = async (hand: Hand): Promise<void> => {
  const { play } = hand;
  await goesTo(hand, 6, 7, 8);
  await play.modal.getByText(item).waitFor();
  hand.begins("records");
  await hand.tap(hand.button("Beslut"));
  await hand.chooses("code", "Be om metodstöd");
  await hand.tap(play.page.getByTestId("modal-submit"));
  await play.modal.getByText("Beslut: Be om metodstöd").waitFor();
  await hand.tap(hand.button("Åtgärd"));
  await hand.field("text").locator("input").fill("Ta fram en rutin");
  await hand.chooses("owner", "Handläggare, Socialtjänsten Malmö");
  await hand.tap(play.page.getByTestId("modal-submit"));
  await play.modal.getByText("Ta fram en rutin").waitFor();
};
const ends = async (hand: Hand): Promise<void> => {
  hand.begins("holds the meeting");
  await goesTo(hand, 11, 12);
  await hand.tap(hand.button("Nästa"));
  await hand.play.modal.getByText("Alla punkter är genomgångna.").waitFor();
  await hand.tap(hand.button("Avsluta mötet"));
  await hand.tap(hand.play.page.getByTestId("confirm-yes"));
  await hand.play.modal.getByText("Anteckningarna väntar på godkännande.").waitFor();
  hand.begins("approves");
  await hand.tap(hand.button("Godkänn anteckningarna"));
  await hand.play.modal.getByText("Noomi (").waitFor();
  await hand.play.close();
};
const approves = async (hand: Hand): Promise<void> => {
  await hand.talks("Stafett");
  const asked = hand.teams
    .getByTestId("teams-message")
    .filter({ hasText: "Anteckningar att godkänna" });
  await hand.tap(asked.getByRole("button", { name: "Läs anteckningarna" }));
  await hand.dialog.getByText("Beslut: Be om metodstöd").waitFor();
  await hand.tap(hand.dialog.getByRole("button", { name: "Godkänn anteckningarna" }));
  await hand.dialog.getByText("Anteckningarna är fastställda.").waitFor();
  await hand.play.page.keyboard.press("Escape");
};

inBrowser("a meeting", () => {
  for (const size of ["desk", "phone"] satisfies Size[])
    it(`is planned, held and approved with few taps, on a ${size}`, async () => {
      const play = await visit(size);
      const hand = new AnyHand<Part>(play, size === "phone", "plans");
      await plans(hand);
      await adds(hand);
      await waits(hand);
      await starts(hand);
      await records(hand);
      await ends(hand);
      await approves(hand);
      await hand.sees("slack");
      await play.message("Anteckningarna är fastställda.").waitFor();
      expect(await play.sidewaysOverflow()).toBe(0);
      expect(Object.fromEntries(hand.taps)).toEqual(TAPS);
      play.calm();
    });
});
