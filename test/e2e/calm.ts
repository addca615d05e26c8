// What a browser complains about, and what axe finds on a page of the web.
import axe from "axe-core";
import type { Page } from "playwright-core";

type Found = {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
};

/** Complaints of a page's browser, as they come. `ignores`: those that are the test's own doing. */
export const calmFor = (page: Page, ignores: RegExp = /$^/): string[] => {
  const problems: string[] = [];
  const note = (text: string): void => {
    if (!ignores.test(text)) problems.push(text);
  };
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning")
      note(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => note(`page: ${error.message}`));
  return problems;
};
/** What axe finds on the page as it stands. */
export const foundByAxe = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe.source);
  return await page.evaluate(async () => {
    const { violations } = await (
      window as unknown as { axe: { run(): Promise<{ violations: Found[] }> } }
    ).axe.run();
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ html, failureSummary = "" }) =>
          `${id}: ${html.slice(0, 200)}: ${failureSummary.replaceAll(/\s+/g, " ").slice(0, 200)}`,
      ),
    );
  });
};
