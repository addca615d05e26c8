// What a person needs who cannot see well, or uses no mouse: axe finds nothing to complain about, in both windows, by day and by night, wide and narrow.
import axe from "axe-core";
import { expect, it } from "vitest";
import { guideSv } from "../../playground/page/texts-guide-sv.ts";
import { inBrowser, type Play, people, type Size, visit } from "./play.ts";

type Found = {
  readonly id: string;
  readonly nodes: readonly { readonly target: unknown; readonly failureSummary?: string }[];
};

const DRAWN_MS = 80;
/** Thirty looks at the whole page. */
const LOOK_MS = 180_000;

/** Looks at the page as it stands, all of it, and gathers what is found under a name for the moment. */
class Eye {
  readonly #play: Play;
  readonly findings: string[] = [];
  constructor(play: Play) {
    this.#play = play;
  }
  async looks(moment: string): Promise<void> {
    // With reduced motion a change takes a millisecond, and another in what stands inside.
    await this.#play.page.waitForTimeout(DRAWN_MS);
    const found = await this.#play.page.evaluate(async () => {
      const { violations } = await (
        window as unknown as { axe: { run(): Promise<{ violations: Found[] }> } }
      ).axe.run();
      return violations.map(({ id, nodes }) => ({
        id,
        nodes: nodes.map(({ target, failureSummary = "" }) => ({ target, failureSummary })),
      }));
    });
    for (const { id, nodes } of found)
      for (const { target, failureSummary } of nodes)
        this.findings.push(
          `${moment}: ${id} at ${String(target)}: ${(failureSummary ?? "").replaceAll(/\s+/g, " ").slice(0, 300)}`,
        );
  }
}

const inSlack = async (play: Play, eye: Eye, narrow: boolean): Promise<void> => {
  const { page } = play;
  await eye.looks("the beginning");
  await play.command("/arende");
  await play.modal.waitFor();
  await eye.looks("a form in Slack");
  await page.keyboard.press("Escape");
  await play.modal.waitFor({ state: "detached" });
  await play.command("/stafett hjälp");
  await play.modal.waitFor();
  await eye.looks("a page in Slack");
  await play.close();
  const ref = await play.openCase();
  await play.command(`/lageskoll ${ref}`);
  await play.submit();
  await play.modal.locator(".wrong").first().waitFor();
  await eye.looks("a form that is wrong in Slack");
  await play.close();
  await play.composer.fill("/");
  await page.getByRole("listbox").waitFor();
  await eye.looks("what can be written in Slack");
  await play.composer.fill("");
  await play.message(ref).getByTestId("message-menu").click();
  await eye.looks("the menu of a message");
  await page.keyboard.press("Escape");
  if (narrow) await page.getByTestId("open-rail").click();
  await page.getByTestId("user-picker").click();
  await eye.looks("whom one can be in Slack");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await play.move("tomorrow");
  await play.go("stafett");
  await play.message("Dagens lägeskollar").waitFor();
  await eye.looks("the list of the day");
  await play.go("home");
  await page.getByTestId("home-view").waitFor();
  await eye.looks("home");
};

const inTeams = async (play: Play, eye: Eye, narrow: boolean): Promise<void> => {
  const { page } = play;
  const dialog = page.getByTestId("teams-dialog");
  if (narrow) await page.getByTestId("app-teams").click();
  if (narrow) await page.getByTestId("teams-open-rail").click();
  await eye.looks("where one can go in Teams");
  await page.getByTestId("teams-conversation-Socialtjänsten Malmö").click();
  await page.getByTestId("teams-extensions").click();
  await eye.looks("the forms behind the plus");
  await page.getByTestId("teams-extension-arende").click();
  await dialog.getByLabel("Är det ett barn?").selectOption("Nej");
  await eye.looks("a form in Teams");
  await dialog.getByRole("button", { name: "Öppna ärendet" }).click();
  await dialog.getByText(/SYD-/).waitFor();
  await eye.looks("a sentence in Teams");
  await page.keyboard.press("Escape");
  const card = page.getByTestId("teams-message").last();
  await card.getByRole("button", { name: "Gör lägeskoll" }).click();
  await dialog.getByLabel("Vilken dag?").fill("2020-01-02");
  await dialog.getByLabel("Hur är läget?").selectOption({ label: "Lugnt" });
  await dialog.getByLabel("Kontakt i dag?").selectOption({ label: "Ja" });
  await dialog.getByRole("button", { name: "Spara lägeskollen" }).click();
  await dialog.getByText("Den dagen är för tidig.").waitFor();
  await eye.looks("a form that is wrong in Teams");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await page.getByTestId("teams-composer").fill("/vem");
  await page.getByTestId("teams-send").click();
  const answer = page.getByTestId("teams-message").filter({ hasText: "Vem är i tjänst?" });
  await answer.waitFor();
  await eye.looks("an answer for one alone in Teams");
  await answer.getByTestId("message-menu").focus();
  await page.keyboard.press("?");
  await page.getByTestId("payload-json").waitFor();
  await eye.looks("a payload");
  await page.keyboard.press("Escape");
  await page.getByTestId("payload").waitFor({ state: "detached" });
  if (narrow) await page.getByTestId("teams-open-rail").click();
  await page.getByTestId("teams-user-picker").click();
  await eye.looks("whom one can be in Teams");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
};

/** A page that can only be read, and a chat with the bot in each window. */
const bothChats = async (play: Play, eye: Eye, narrow: boolean): Promise<void> => {
  const { page } = play;
  if (narrow) await page.getByTestId("app-slack").click();
  await play.become(people.evonhuset);
  await play.go("region-syd");
  await play.command("/stafett konventioner");
  await play.modal.waitFor();
  await eye.looks("a page that can only be read in Slack");
  await play.close();
  await play.go("stafett");
  if (narrow) await page.getByTestId("app-teams").click();
  if (narrow) await page.getByTestId("teams-open-rail").click();
  await page.getByTestId("teams-conversation-Stafett").click();
  await eye.looks("a chat with the bot in each window");
  if (narrow) await page.getByTestId("app-slack").click();
  await play.become(people.contact);
  if (narrow) await page.getByTestId("app-teams").click();
};

/** What is the page's own: the guide, the journal, its questions. */
const around = async (play: Play, eye: Eye, narrow: boolean): Promise<void> => {
  const { page } = play;
  await page.getByTestId("search-teams").click();
  await page.getByTestId("search-words").fill("stafett");
  await page.getByTestId("search-in-slack").click();
  await page.getByTestId("search-words").fill("a");
  await page.getByTestId("search-hit").first().waitFor();
  await eye.looks("the search");
  await page.keyboard.press("Escape");
  await page.getByTestId("search").waitFor({ state: "detached" });
  if (narrow) {
    await page.getByTestId("guide").locator(".guide-toggle").click();
    await eye.looks("the guide, opened");
    await page.keyboard.press("Escape");
    await page.locator(".clock-now").click();
    await eye.looks("the clock, opened");
    await page.locator(".clock-now").click();
    await page.getByTestId("teams-open-side").click();
    await eye.looks("the journal, opened");
  } else await page.getByTestId("pane-wide").click();
  await page.getByTestId("tab-mail").click();
  await eye.looks("the mailbox of somebody who has the web alone");
  await page.getByTestId("tab-deliveries").click();
  await page.locator(".faults summary").click();
  await eye.looks("what was sent, and what can go wrong");
  if (!narrow) await page.getByTestId("pane-wide").click();
  await page.getByTestId("reset").click();
  await page.getByTestId("confirm-yes").waitFor();
  await eye.looks("a question of the page");
};

/** As it is when every step of the guide has been shown. */
const atTheEnd = async (play: Play, eye: Eye): Promise<void> => {
  const { page } = play;
  const ticks = JSON.stringify(
    Object.fromEntries(Object.keys(guideSv.steps).map((id) => [id, { ref: null, seq: 0 }])),
  );
  await page.evaluate((done) => localStorage.setItem("stafett.guide", done), ticks);
  await page.reload();
  await page.evaluate(axe.source);
  await page.getByTestId("guide-closing").click();
  await page.getByTestId("closing").waitFor();
  await eye.looks("the end of the guide");
  await page.keyboard.press("Escape");
  await page.getByTestId("closing").waitFor({ state: "detached" });
  await eye.looks("after the guide");
};

inBrowser("axe finds nothing", () => {
  for (const size of ["desk", "phone"] satisfies Size[])
    for (const scheme of ["light", "dark"] as const)
      it(
        `on a ${size}, ${scheme}`,
        async () => {
          const play = await visit(size, { colorScheme: scheme });
          const narrow = size !== "desk";
          await play.page.evaluate(axe.source);
          // The Teams window follows the evening as the rest does.
          const ground = await play.page
            .getByTestId("teams-window")
            .evaluate((node) => getComputedStyle(node).backgroundColor);
          expect(ground).toBe(scheme === "dark" ? "rgb(41, 41, 41)" : "rgb(255, 255, 255)");
          const eye = new Eye(play);
          await inSlack(play, eye, narrow);
          await inTeams(play, eye, narrow);
          await bothChats(play, eye, narrow);
          await around(play, eye, narrow);
          await atTheEnd(play, eye);
          expect(eye.findings).toEqual([]);
          play.calm();
        },
        LOOK_MS,
      );
});
