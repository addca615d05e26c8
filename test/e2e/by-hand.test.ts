// What a visitor does on their own, at both widths.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { inBrowser, people, type Size, visit } from "./play.ts";

/** A test number from Skatteverket's own range: it belongs to nobody. */
const IDENTITY_NUMBER = "20010203-2380";

inBrowser("by hand", () => {
  for (const size of ["desk", "phone"] satisfies Size[]) {
    it(`completes a command while it is written, on a ${size}`, async () => {
      const play = await visit(size);
      const { page, composer } = play;
      await composer.pressSequentially("/");
      const list = page.getByRole("listbox", { name: "Kommandon" });
      expect(await list.getByRole("option").locator("code").allTextContents()).toEqual([
        "/stafett",
        "/arende",
        "/lageskoll",
      ]);
      await composer.pressSequentially("sta");
      await composer.press("Tab");
      expect(await composer.inputValue()).toBe("/stafett ");
      await composer.pressSequentially("för");
      await composer.press("ArrowDown");
      await composer.press("Tab");
      expect(await composer.inputValue()).toBe("/stafett försenade");
      await composer.press("Enter");
      await play.modal.waitFor();
      await expect.poll(() => play.modal.getAttribute("aria-label")).toBe("Försenade");
      expect(await play.sidewaysOverflow()).toBe(0);
      await play.close();
      // And by a tap: the text keeps the focus, so that one goes on writing.
      await composer.fill("/stafett v");
      await list.getByRole("option", { name: "/stafett vem" }).click();
      expect(await composer.inputValue()).toBe("/stafett vem");
      expect(await composer.evaluate((node) => node === document.activeElement)).toBe(true);
      await page.getByTestId("send").click();
      await expect.poll(() => play.modal.getAttribute("aria-label")).toBe("Vem är i tjänst?");
      play.calm();
    });

    it(`shows no box to write in where only Stafett writes, and the way to one, on a ${size}`, async () => {
      const play = await visit(size);
      await play.go("stafett");
      await play.page.getByText("Här skriver bara Stafett. Skriv kommandon i en kanal.").waitFor();
      expect(await play.composer.count()).toBe(0);
      expect(await play.sidewaysOverflow()).toBe(0);
      await play.page.getByRole("button", { name: "Gå till #noomi", exact: true }).click();
      await play.command("/stafett vem");
      await play.modal.waitFor();
      await play.close();
      // The next person's direct message, and the next person's channel.
      await play.go("stafett");
      await play.become(people.evonhuset);
      await play.page.getByRole("button", { name: "Gå till #evonhuset", exact: true }).waitFor();
      play.calm();
    });

    it(`ticks a step of a theme that is done by hand, on a ${size}`, async () => {
      const play = await visit(size);
      const { page } = play;
      const toggle = page.getByTestId("guide").locator(".guide-toggle");
      if (size === "phone") await toggle.click();
      else await page.getByTestId("guide-more").click();
      await page.getByTestId("guide-theme-call").click();
      await page.getByTestId("guide-step-who").getByRole("button").first().click();
      if (size === "phone") await toggle.click();
      expect(await page.getByTestId("guide-step-who").getAttribute("data-done")).toBe("false");
      // The number of the police stands in the help, too.
      await play.command("/stafett hjälp");
      await play.modal.getByText("114 14").first().waitFor();
      await play.close();
      expect(await page.getByTestId("guide-step-who").getAttribute("data-done")).toBe("false");
      await play.command("/stafett vem");
      await expect
        .poll(() => page.getByTestId("guide-step-who").getAttribute("data-done"))
        .toBe("true");
      expect(await page.getByTestId("closing").count()).toBe(0);
      await play.close();
      play.calm();
    });

    it(`has one's cases at home, on a ${size}`, async () => {
      const play = await visit(size);
      const ref = await play.openCase();
      await play.go("home");
      const home = play.page.getByTestId("home-view");
      await home.getByText(ref).waitFor();
      await home
        .getByRole("button", { name: /^Öppna(: |$)/ })
        .first()
        .click();
      await play.modal.getByText("Ärendets gång").waitFor();
      expect(await play.sidewaysOverflow()).toBe(0);
      play.calm();
    });

    it(`says what is wrong beside the field and takes it back when it is right, on a ${size}`, async () => {
      const play = await visit(size);
      await play.go("noomi");
      const ref = await play.openCase();
      await play.command(`/lageskoll ${ref}`);
      await play.choose("Hur är läget?", "Oroligt");
      await play.choose("Kontakt i dag?", "Ja");
      const day = play.field("Vilken dag?");
      await day.locator("input").fill("2020-01-02");
      await play.submit();
      const error = day.getByRole("alert");
      await error.waitFor();
      expect(await error.textContent()).toBe("Den dagen är för tidig. Välj en senare dag.");
      expect(await play.modal.getByRole("alert").count()).toBe(1);
      const [field, said] = [await day.locator("input").boundingBox(), await error.boundingBox()];
      expect(
        Number(said?.y) - Number(field?.y) - Number(field?.height),
        "the words stand right under the field",
      ).toBeLessThan(16);
      expect(await day.locator("input").getAttribute("aria-describedby")).toBe(
        await error.getAttribute("id"),
      );
      // What was chosen before stays.
      expect(await play.field("Hur är läget?").locator("select option:checked").textContent()).toBe(
        "Oroligt",
      );
      await day.locator("input").fill("2030-01-02");
      await play.submit();
      await play.done();
      await play.go("noomi");
      await play.message(ref).waitFor();
      play.calm();
    });

    it(`asks for more only when more is wanted, on a ${size}`, async () => {
      const play = await visit(size);
      const ref = await play.openCase();
      await play.command(`/lageskoll ${ref}`);
      await play.choose("Hur är läget?", "Lugnt");
      await play.choose("Kontakt i dag?", "Ja");
      await play.choose("Nästa steg", "Möte");
      const fields = play.modal.locator(".b-input");
      expect(await fields.count()).toBe(5);
      await play.modal.getByRole("button", { name: "Mer", exact: true }).click();
      await expect.poll(() => fields.count()).toBe(11);
      expect(await play.field("Nästa steg").locator("select option:checked").textContent()).toBe(
        "Möte",
      );
      await play.choose("Ny riskbedömning", "Medel");
      await play.submit();
      await play.done();
      play.calm();
    });

    it(`needs one tap on the day's list, on a ${size}`, async () => {
      const play = await visit(size);
      const ref = await play.openCase();
      await play.go("stafett");
      await play.move("tomorrow");
      const list = play.message("Dagens lägeskollar");
      await list.getByRole("button", { name: "Kontakt i dag, inget nytt" }).click();
      await play.message(`${ref}`).filter({ hasText: "klart" }).waitFor();
      expect(await play.page.locator(".message").count(), "one message for the day").toBe(1);
      expect(
        await play.page.getByRole("button", { name: "Kontakt i dag, inget nytt" }).count(),
      ).toBe(0);
      play.calm();
    });

    it(`cannot answer the next case with the second tap of two, on a ${size}`, async () => {
      const play = await visit(size);
      const refs = [await play.openCase(), await play.openCase()];
      await play.go("stafett");
      await play.move("tomorrow");
      const list = play.message("Dagens lägeskollar");
      const buttons = list.getByRole("button", { name: "Kontakt i dag, inget nytt" });
      expect(await buttons.count()).toBe(2);
      await buttons.first().dblclick();
      await list.getByRole("button", { name: "Ångra" }).waitFor();
      expect(await buttons.count(), "the other one still waits").toBe(1);
      expect(await list.getByRole("button", { name: "Ångra" }).count()).toBe(1);
      for (const ref of refs)
        expect(await list.textContent(), "nothing has gone from the list").toContain(ref);
      // And taken back, it is owed again, in its place.
      await list.getByRole("button", { name: "Ångra" }).click();
      await expect.poll(() => buttons.count()).toBe(2);
      play.calm();
    });

    it(`shows numbers that can be tapped, on a ${size}`, async () => {
      const play = await visit(size);
      await play.command("/stafett vem");
      await play.modal.waitFor();
      const links = await play.modal
        .locator("a")
        .evaluateAll((all) => all.map((a) => [a.textContent, a.getAttribute("href")]));
      for (const link of [
        ["112", "tel:112"],
        ["114 14", "tel:11414"],
        ["020-39 00 00", "tel:020390000"],
        ["020-35 40 40", "tel:020354040"],
        ["040-628 04 20", "tel:0406280420"],
      ])
        expect(links).toContainEqual(link);
      expect(links.filter(([, href]) => !/^tel:\d+$/.test(String(href)))).toEqual([]);
      play.calm();
    });

    it(`stops an identity number in a command and stores nothing, on a ${size}`, async () => {
      const play = await visit(size);
      const ref = await play.openCase();
      for (const text of [
        `/stafett ${IDENTITY_NUMBER}`,
        `/lageskoll ${ref} ${IDENTITY_NUMBER}`,
        `/arende ${IDENTITY_NUMBER}`,
      ]) {
        await play.command(text);
        await play.message("Det här liknar ett personnummer. Stafett sparade inget").waitFor();
        if (await play.modal.isVisible()) await play.close();
      }
      expect(await play.page.locator(".message.ephemeral").count()).toBe(3);
      play.calm();
      await play.program.restart();
      const digits = IDENTITY_NUMBER.replace("-", "");
      const files = readdirSync(play.program.directory);
      expect(files).toContain("playground.db");
      for (const file of files) {
        const bytes = readFileSync(join(play.program.directory, file), "latin1");
        expect([file, bytes.includes(IDENTITY_NUMBER), bytes.includes(digits)]).toEqual([
          file,
          false,
          false,
        ]);
      }
    });
  }
});
