// What is said once lies over nothing that can be pressed, on a desk and on a telephone, also over forms and drawers.
import type { Page, Route } from "playwright-core";
import { expect, it } from "vitest";
import { Hand } from "./hand.ts";
import { inBrowser, type Size, visit } from "./play.ts";

type Covered = {
  readonly lines: number;
  readonly covered: readonly string[];
  readonly outside: number;
};
/** What can be pressed or filled in now, and is under the toast or out of the window because of it. */
const coveredBy = (page: Page): Promise<Covered> =>
  page.evaluate(async () => {
    // What is measured is drawn in the next frame.
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const toast = document.querySelector(".toast");
    // It rises into its strip: on a slow machine it is still on its way.
    await Promise.all((toast?.getAnimations() ?? []).map((each) => each.finished));
    const box = toast?.getBoundingClientRect();
    if (!toast || !box) return { lines: 0, covered: [], outside: 1 };
    const all = [
      ...document.querySelectorAll<HTMLElement>(
        "button, a[href], input, select, textarea, [role=button]",
      ),
    ];
    const seen = all.filter(
      (one) =>
        !toast.contains(one) &&
        one.closest("[inert], [hidden]") === null &&
        one.checkVisibility({ visibilityProperty: true }),
    );
    // Of what is cut off by something that scrolls, only the part that is seen.
    const part = (one: HTMLElement) => {
      let { left, top, right, bottom } = one.getBoundingClientRect();
      for (let up = one.parentElement; up; up = up.parentElement) {
        if (getComputedStyle(up).overflowY === "visible") continue;
        const clip = up.getBoundingClientRect();
        [left, top, right, bottom] = [
          Math.max(left, clip.left),
          Math.max(top, clip.top),
          Math.min(right, clip.right),
          Math.min(bottom, clip.bottom),
        ];
      }
      return { left, top, right, bottom };
    };
    const meets = (one: HTMLElement): boolean => {
      const { left, top, right, bottom } = part(one);
      return (
        right - left > 1 &&
        bottom - top > 1 &&
        left < box.right - 1 &&
        right > box.left + 1 &&
        top < box.bottom - 1 &&
        bottom > box.top + 1
      );
    };
    const outside = Math.max(
      0,
      -box.top,
      box.bottom - window.innerHeight,
      document.documentElement.scrollHeight - window.innerHeight,
    );
    return {
      lines: seen.length,
      covered: seen.filter(meets).map((one) => `${one.tagName} ${one.textContent ?? ""}`.trim()),
      outside,
    };
  });

inBrowser("a toast", () => {
  for (const size of ["desk", "phone", "lying"] satisfies Size[])
    it(`covers no button, on a ${size}`, async () => {
      const play = await visit(size);
      const { page } = play;
      const narrow = size !== "desk";
      const hand = new Hand<"">(play, narrow, "");
      const looks = async (what: string): Promise<void> => {
        const { lines, covered, outside } = await coveredBy(page);
        expect([what, covered, outside, await play.sidewaysOverflow()]).toEqual([what, [], 0, 0]);
        expect(lines, what).toBeGreaterThan(0);
      };
      // Said by the page itself, in as many words as it has.
      await play.composer.fill(
        "/ett-kommando-som-inte-finns-i-den-har-arbetsytan-och-som-ar-langt",
      );
      await page.getByTestId("send").click();
      await page.getByTestId("toast").waitFor();
      await looks("the page");
      if (narrow) {
        await page.getByTestId("open-rail").click();
        await looks("the channels");
        await page.getByTestId("channel-noomi").click();
      }
      await page.getByTestId("toast").getByRole("button").click();
      await play.command("/stafett hjälp");
      await play.modal.waitFor();
      // An answer that did not come through is said while a form is open.
      const refuses = (route: Route) =>
        route.request().method() === "POST"
          ? route.fulfill({ status: 400, json: { error: "no" } })
          : route.continue();
      await page.route("**/play/**", refuses);
      await play.modal.locator("select").first().selectOption({ index: 1 });
      await play.submit();
      await page.getByTestId("toast").waitFor();
      await looks("a form");
      await page.unroute("**/play/**");
      play.problems.length = 0;
      await play.close();
      await hand.talks("Stafett");
      await looks("Teams");
      play.calm();
    });
});
