// The guided example as a visitor clicks through it.
import { expect } from "vitest";
import { type Size, visit } from "./play.ts";

const STEPS = Array.from({ length: 15 }, (_, n) => n + 1);
const STEP_MS = 25_000;
export const WALK_MS = STEPS.length * STEP_MS;

/** Every step, ticked when it is shown, in a window of this size. */
export const walk = async (size: Size): Promise<void> => {
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
  if (size === "phone") {
    await page.keyboard.press("Escape");
    await page.getByTestId("open-side").click();
  }
  // Every kind of message has words of its own: none is shown by the name that the program gives it.
  await page.getByTestId("tab-deliveries").click();
  const kinds = page.locator(".delivery-what small");
  expect(await kinds.count()).toBeGreaterThan(5);
  expect(
    await kinds.evaluateAll((all) =>
      all.map((one) => [one.textContent, one.getAttribute("title")]).filter(([words, key]) => words === key),
    ),
  ).toEqual([]);
  expect(await play.sidewaysOverflow()).toBe(0);
  play.calm();
};
