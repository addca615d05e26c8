// On a phone the first screen of every form is short: five fields at most, and the whole of it above the thumb.
import { expect, it } from "vitest";
import { inBrowser, type Play, people, visit } from "./play.ts";

const FIELDS_MAX = 5;

const measure = async (
  play: Play,
  form: string,
): Promise<{ form: string; fields: number; hidden: number; below: number }> => {
  await play.page.getByTestId("modal-submit").waitFor();
  // What has just been done is said above it for some seconds, and it has that much less room.
  await play.page.getByTestId("toast").waitFor({ state: "hidden" });
  const fields = await play.modal.locator(".b-input").count();
  const { hidden, below } = await play.page.evaluate(() => {
    const body = document.querySelector(".sheet-body");
    const submit = document.querySelector("[data-testid=modal-submit]")?.getBoundingClientRect();
    return {
      hidden: body ? body.scrollHeight - body.clientHeight : -1,
      below: submit ? submit.bottom - window.innerHeight : 1,
    };
  });
  expect(await play.sidewaysOverflow(), `${form} scrolls sideways`).toBe(0);
  return { form, fields, hidden: Math.max(0, hidden), below: Math.max(0, below) };
};

inBrowser("forms on a phone", () => {
  it("show their first screen without scrolling", async () => {
    const play = await visit("phone");
    const { page } = play;
    const measured: Awaited<ReturnType<typeof measure>>[] = [];
    const look = async (form: string) => {
      measured.push(await measure(play, form));
      await play.close();
    };
    await play.command("/arende");
    await look("Nytt ärende");
    const ref = await play.openCase();
    for (const words of [
      "lägeskoll",
      "skjut upp",
      "byt ansvarig",
      "bjud in",
      "risk",
      "tidsfrist",
      "avsluta",
      "lämna över",
    ]) {
      await play.command(`/stafett ${words} ${ref}`);
      await look(words);
    }
    for (const words of ["borta", "planera möte", "ny åtgärd"]) {
      await play.command(`/stafett ${words}`);
      await look(words);
    }

    // The forms that only come when something has happened.
    await play.invitesEvonhuset(ref, "Juridik, migration");
    await look("Delta i ärendet");

    await play.become(people.contact);
    await play.go("noomi");
    await play.command(`/lageskoll ${ref}`);
    await play.choose("Hur är läget?", "Akut fara");
    await play.choose("Kontakt i dag?", "Ja");
    await play.submit();
    await play.modal.getByRole("button", { name: "Vem ringde du?" }).click();
    await look("Vem ringde du?");

    await play.go("stafett");
    await play.move("friday");
    for (let n = 0; n < 5; n++) await play.move("hour");
    await play
      .message("Vem har ärendena medan ni är lediga?")
      .getByRole("button", { name: "Svara" })
      .click();
    await look("I helgen");

    expect(measured.length).toBe(15);
    expect(
      measured.filter(
        ({ fields, hidden, below }) => fields > FIELDS_MAX || hidden > 0 || below > 0,
      ),
    ).toEqual([]);
    play.calm();
    await page.close();
  });
});
