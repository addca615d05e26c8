// Time passes: the reminder, the deputy, the lead, and the card that says who has it.
import { expect, it } from "vitest";
import { inBrowser, people, type Size, visit } from "./play.ts";

inBrowser("the clock", () => {
  for (const size of ["desk", "phone"] satisfies Size[]) {
    it(`passes a late check-in on from the one to the next, on a ${size}`, async () => {
      const play = await visit(size);
      await play.go("noomi");
      const ref = await play.openCase();
      const card = play.message(ref);
      const holder = async () => {
        await play.go("noomi");
        return card.textContent();
      };
      expect(await holder()).toMatch(/Hos\s*Kontaktperson, Noomi/);

      await play.move("tomorrow");
      await play.move("hour");
      await play.go("stafett");
      await play.message("Gör den nu eller lämna över till din ersättare.").waitFor();
      expect(await holder()).toMatch(/lägeskoll försenad[\s\S]*Hos\s*Kontaktperson, Noomi/);

      await play.move("hour");
      await play.move("hour");
      expect(await holder()).toMatch(/lägeskoll försenad[\s\S]*Hos\s*Ersättare, Noomi/);
      await play.become(people.deputy);
      await play.go("stafett");
      await play.message(/nu ligger den hos dig|with you now/i).waitFor();

      await play.move("hour");
      await play.move("hour");
      expect(await holder()).toMatch(/lägeskoll försenad[\s\S]*Hos\s*Verksamhetschef, Noomi/);
      await play.become(people.lead);
      await play.go("stafett");
      const mine = play.message(
        "Varken den ansvariga eller ersättaren har gjort den. Nu ligger den hos dig.",
      );
      await mine.getByRole("button", { name: "Kontakt i dag, inget nytt" }).click();
      await play.message("Lägeskollen är gjord").waitFor();
      expect(await holder()).not.toContain("försenad");
      expect(await holder()).toMatch(/Hos\s*Kontaktperson, Noomi/);
      play.calm();
    });
  }
});
