// The two years that a trial begins with: published by two people, drawn, and marked as invented in every picture and file.
import { describe, expect, onTestFinished, test } from "vitest";
import { invented, publishYear } from "../../playground/server/years.ts";
import type { Group } from "../../src/figures/cells.ts";
import { namedFrom } from "../../src/rules/workflow.ts";
import { catalogueOf } from "../../workflows/statistics/catalogue.ts";
import type { Year } from "../../workflows/statistics/release-model.ts";
import { anyTableNames, isOfPeople } from "../../workflows/statistics/sections.ts";
import { local } from "../support/given.ts";
import { coordinator, Office } from "../support/office.ts";
import { createWorld } from "../support/world.ts";

const published = async () => {
  const start = Date.parse(local("2026-12-10", "08:45"));
  const world = await createWorld({
    publicUrl: "https://stafett.example.org",
    isInvented: true,
    start,
  });
  onTestFinished(() => world.close());
  await publishYear(world.stafett, invented.before);
  await world.until(local("2027-01-11", "10:00"));
  await publishYear(world.stafett, invented.last);
  const o = new Office(world);
  const years = await world.lines({ workflow: "release", limit: 9 });
  const states = await Promise.all(years.map(({ instance }) => o.state<Year>(instance)));
  return {
    world,
    o,
    ids: years.map(({ instance }) => instance),
    years: states.toSorted((a, b) => (a.year < b.year ? -1 : 1)),
  };
};
const filesOf = async (
  { o, world }: Awaited<ReturnType<typeof published>>,
  panel: string,
  instance?: string,
) => {
  const reply = await o.asks(coordinator, {
    kind: "panel",
    workflow: "release",
    panel,
    ...(instance && { instance }),
  } as never);
  if (reply.kind !== "panel") throw new Error(reply.kind);
  const all = reply.panel.body.flatMap((block) =>
    block.kind === "files" || block.kind === "picture" ? block.files : [],
  );
  return Promise.all(
    all.map(({ url }) => world.stafett.files.fetch(url.split("/").at(-1) ?? "", false)),
  );
};

describe("the years before a trial", () => {
  test("are two, of some four hundred people, and one table is left to whoever tries", async () => {
    const { years } = await published();
    expect(years.map(({ year }) => year)).toEqual(["2025", "2026"]);
    const known = catalogueOf(["SYD"]).dimensions as Readonly<Record<string, readonly string[]>>;
    for (const { groups, noes, releases } of years) {
      const { people } = groups as unknown as Readonly<
        Record<"people" | "calls", readonly Group[]>
      >;
      const sum = people.reduce((all, { count }) => all + count, 0);
      expect(sum + Number(noes)).toBeGreaterThan(185);
      // A code that no table has would be counted nowhere.
      for (const { row } of people)
        for (const [dimension, code] of Object.entries(row))
          expect(known[dimension], `${dimension}=${code}`).toContain(code);
      const [release] = releases;
      expect(releases).toHaveLength(1);
      expect(release).toMatchObject({ step: "released" });
      expect(release?.by).not.toBe(release?.second?.by);
      const out = [...(release?.names ?? []), ...(release?.silent ?? [])];
      expect(anyTableNames.filter((name) => !out.includes(name))).toEqual(["purposes"]);
      expect(release?.silent ?? []).toEqual([]);
    }
  });
  test("are invented in each picture, drawing, document and row", async () => {
    const all = await published();
    const tables = anyTableNames.length - 1;
    const calls = anyTableNames.filter((name) => !isOfPeople(name)).length;
    const each = await Promise.all(
      Array.from({ length: tables }, (_, row) =>
        filesOf(all, namedFrom("charts", row), all.ids[0]),
      ),
    );
    const [charts, files, years] = [
      each.flat(),
      await filesOf(all, "show", all.ids[0]),
      await filesOf(all, "list"),
    ];
    // Of each table, and of a dimension of people year by year.
    expect(charts).toHaveLength(4 * tables - 2 * calls);
    for (const one of [...charts, ...years].filter((each) =>
      each.headers.get("content-type")?.startsWith("image/svg"),
    )) {
      const svg = await one.text();
      expect(svg).toMatch(/<desc id="said">PÅHITTAT/);
      expect(svg).toMatch(/<text [^>]*>PÅHITTAT/);
    }
    const [csv = "", json = "[]"] = await Promise.all(
      ["text/csv", "application/json"].map(async (type) =>
        files.find((each) => each.headers.get("content-type")?.startsWith(type))?.text(),
      ),
    );
    const [head = "", ...rows] = csv.trim().split("\r\n");
    expect(head).toMatch(/;invented$/);
    expect(rows.length).toBeGreaterThan(100);
    for (const row of rows) expect(row).toMatch(/;PÅHITTAT[^;]*$/);
    expect(
      (JSON.parse(json) as { invented: string }[]).every(({ invented: mark }) =>
        mark.startsWith("PÅHITTAT"),
      ),
    ).toBe(true);
  });
});
