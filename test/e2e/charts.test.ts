// A chart as whoever opens the file meets it: one picture whose name says every figure, whole on a telephone and not blown up on a desk.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { beforeAll, expect, it, onTestFinished } from "vitest";
import { loadSolver } from "../../src/figures/solver.ts";
import { approved, figuresOf, proposed, svgOf } from "../support/charts.ts";
import { inBrowser, launch, sizes } from "./play.ts";

type Node = {
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly ignored: boolean;
};
const opened = async (svg: string, size: "desk" | "phone") => {
  const folder = mkdtempSync(join(tmpdir(), "stafett-chart-"));
  const file = join(folder, "chart.svg");
  writeFileSync(file, svg);
  const context = await (await launch()).newContext(sizes[size]);
  const page = await context.newPage();
  onTestFinished(async () => {
    await context.close();
    rmSync(folder, { recursive: true });
  });
  await page.goto(pathToFileURL(file).href);
  const session = await context.newCDPSession(page);
  const { nodes } = (await session.send("Accessibility.getFullAXTree")) as {
    readonly nodes: readonly Node[];
  };
  const box = await page.evaluate(() => ({
    width: document.documentElement.getBoundingClientRect().width,
    page: window.innerWidth,
  }));
  return { box, seen: nodes.filter(({ ignored }) => !ignored) };
};

beforeAll(loadSolver);
inBrowser("a chart", () => {
  it.each([
    ["sv", "desk", "visas inte"],
    ["sv", "phone", "visas inte"],
    ["en", "phone", "not shown"],
  ] as const)(
    "in %s on a %s is one picture that says what it shows",
    async (language, size, held) => {
      const year = approved(proposed(["citizenships"]));
      const { seen, box } = await opened(await svgOf(year, "svg-citizenships", language), size);
      const pictures = seen.filter(({ role }) => role?.value === "image" || role?.value === "img");
      expect(pictures).toHaveLength(1);
      const name = pictures[0]?.name?.value ?? "";
      expect(name).toContain("2026");
      expect(name).toContain(held);
      const figures = figuresOf(year);
      for (const [cell, figure] of Object.entries(figures))
        if (/^(exploitation=\w+)?$/.test(cell) && figure) expect(name).toContain(` ${figure}`);
      // Nothing inside is read a second time, piece by piece.
      expect(seen.filter(({ role }) => role?.value === "StaticText")).toEqual([]);
      // A telephone shows the whole of a page that is as wide as a desk's: what counts is how much of it the picture fills.
      const share = (box?.width ?? 0) / (box?.page ?? 1);
      if (size === "phone") expect(share).toBeGreaterThan(0.95);
      expect(share).toBeLessThanOrEqual(1);
    },
  );
  it("has nothing that axe complains about", async () => {
    const svg = await svgOf(approved(proposed(["citizenships"])), "svg-citizenships");
    const page = await (await launch()).newPage();
    onTestFinished(() => page.close());
    const inside = `<main><h1>Statistik</h1>${svg}</main>`;
    await page.setContent(
      `<!doctype html><html lang="sv"><head><title>Statistik</title></head><body>${inside}</body></html>`,
    );
    await page.evaluate(axe.source);
    const ids = await page.evaluate(async () => {
      const { violations } = await (
        window as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } }
      ).axe.run();
      return violations.map(({ id }) => id);
    });
    expect(ids).toEqual([]);
  });
});
