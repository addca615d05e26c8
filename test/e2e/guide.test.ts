// The guided example as a visitor clicks through it, at both widths.
import { expect, it } from "vitest";
import { inBrowser, type Size, visit } from "./play.ts";

const STEPS = [1, 2, 3, 4, 5, 6, 7, 8];
const STEP_MS = 25_000;

inBrowser("the guided example", () => {
  for (const size of ["desk", "phone"] satisfies Size[]) {
    it(`ticks every step when it is shown, on a ${size}`, async () => {
      const play = await visit(size);
      const { page } = play;
      const seen: string[] = [];
      for (const n of STEPS) {
        await page.getByTestId(`guide-do-${n}`).click();
        // Playing: the step can be stopped. Played: the next step is offered, or the week is over.
        await page.getByTestId(`guide-stop-${n}`).waitFor();
        await page.getByTestId(`guide-stop-${n}`).waitFor({ state: "detached", timeout: STEP_MS });
        const next = n < STEPS.length ? page.getByTestId(`guide-do-${n + 1}`) : page.getByText("Det var en vecka.");
        await next.waitFor({ timeout: 2_000 });
        seen.push(`${n}: ${(await page.getByTestId("toast").allTextContents()).join(" ")}`);
        expect(await play.sidewaysOverflow(), `step ${n} scrolls sideways`).toBe(0);
      }
      expect(seen).toEqual(STEPS.map((n) => `${n}: `));
      if (size === "phone") await page.getByTestId("guide").locator(".guide-toggle").click();
      for (const n of STEPS) expect(await page.getByTestId(`guide-step-${n}`).getAttribute("data-done"), `step ${n}`).toBe("true");
      play.calm();
    });
  }
});
