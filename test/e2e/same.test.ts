// Two cases about the same person, by hand: each of one's own is named in the choice, and what each side reads afterwards.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { inBrowser, type Play, people, type Size, visit } from "./play.ts";

/** Noomi's case, in which Evonhuset takes part. */
const shared = async (play: Play): Promise<string> => {
  const ref = await play.openCase();
  await play.invitesEvonhuset(ref, "Skyddat boende");
  await play.submit();
  await play.close();
  return ref;
};
const look = async (play: Play, size: Size, name: string): Promise<void> => {
  expect(await play.sidewaysOverflow()).toBe(0);
  const folder = process.env.STAFETT_PICTURES;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await play.page.screenshot({ path: join(folder, `${name}-${size}.png`) });
};

inBrowser("the same person", () => {
  it.each(["desk", "phone"] as const)(
    "asked by one side, answered by the other, on a %s",
    async (size) => {
      const play = await visit(size);
      const theirs = await shared(play);
      await play.go("evonhuset");
      const own = [await play.openCase(), await play.openCase("Låg")];
      await play.command(`/stafett samma person ${theirs}`);
      const labels = await play.field("Vilket av era ärenden?").locator("option").allTextContents();
      for (const ref of own)
        expect(labels.filter((label) => label.startsWith(`${ref} · `))).toHaveLength(1);
      await look(play, size, "same-ask");
      await play.choose(
        "Vilket av era ärenden?",
        labels.find((label) => label.startsWith(own[0] ?? "?")) ?? "",
      );
      await play.choose(
        "Rättslig grund för att dela",
        "Menprövning: klart att varken den enskilde eller närstående lider men",
      );
      await play.choose("Vad ska det hjälpa till med?", "Skyddat boende");
      await play.submit();
      await play.modal
        .getByText(/Vi har frågat|anger att ett av deras/)
        .first()
        .waitFor();
      await look(play, size, "same-asked");
      await play.close();

      await play.become(people.contact);
      await play.go("stafett");
      const asked = play.message("Gäller två ärenden samma person?");
      await asked.waitFor();
      await look(play, size, "same-message");
      // Whose case it is reads who says so, and never which case of theirs.
      for (const ref of own) expect(await asked.textContent()).not.toContain(ref);
      await asked.getByRole("button", { name: "Svara" }).click();
      await play.choose("Är det samma person?", "Ja");
      await play.choose("Rättslig grund för att dela", "Personens uttryckliga samtycke");
      await play.choose("Vad ska det hjälpa till med?", "Skyddat boende");
      await look(play, size, "same-answer");
      await play.submit();
      await play.modal.getByText("har också ett ärende om samma person").waitFor();
      await look(play, size, "same-answered");
      await play.close();
      play.calm();
    },
  );
});
