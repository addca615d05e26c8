// From closed cases to a line over the years, through the whole bot: frozen, counted, approved, and fetched by a link.
import { expect, onTestFinished, test } from "vitest";
import { withProgramme } from "../../src/figures/solver.ts";
import { local } from "../support/given.ts";
import { anna, Office } from "../support/office.ts";
import { createWorld } from "../support/world.ts";

const [national, deputy] = ["nspm-samordnare", "nspm-ersattare"];
const codes = { ageGroup: "adult", sex: "woman", exploitation: "SexualExploitation" };
/** The year before is released, on one morning. */
const release = async (o: Office, day: string): Promise<string> => {
  await o.world.until(local(day, "09:00"));
  const instance = await o.does(national, "release", "freeze");
  await o.does(national, "release", "propose", { names: ["citizenships"] }, instance);
  await o.world.until(local(day, "09:30"));
  const { releases } = await o.state<{ readonly releases: readonly { readonly id: string }[] }>(
    instance,
  );
  await o.does(deputy, "release", "approve", { of: releases[0]?.id }, instance);
  return instance;
};
const linksIn = async (o: Office, panel: string, instance?: string): Promise<readonly string[]> => {
  const reply = await o.asks("U0NSPM01", {
    kind: "panel",
    workflow: "release",
    ...(instance !== undefined && { instance }),
    panel,
  });
  if (reply.kind !== "panel") throw new Error(`${panel}: ${reply.kind}`);
  return reply.panel.body.flatMap((block) =>
    block.kind === "files" || block.kind === "picture" ? block.files.map(({ url }) => url) : [],
  );
};
const fetched = async (o: Office, url: string | undefined): Promise<Response> => {
  const response = await o.world.stafett.files.fetch(url?.split("/").at(-1) ?? "", false);
  expect(response.status).toBe(200);
  return response;
};

test("the bars of a year, and from the second year on a line over the years", async () => {
  const world = await createWorld({
    publicUrl: "https://stafett.example.org",
    start: Date.parse(local("2026-12-28", "10:00")),
  });
  onTestFinished(() => world.close());
  const o = new Office(world);
  // Where all are one, no code is shown, and the table says nothing.
  for (const citizenship of [
    ...Array<string>(7).fill("third_country"),
    ...Array<string>(6).fill("EU_EES_CH"),
  ])
    await o.does(
      anna,
      "case",
      "close",
      { reason: "goalReached", counting: "yes", ...codes, citizenship },
      await o.kase(),
    );
  // Nobody had Stafett then.
  await release(o, "2026-12-29");
  expect(await linksIn(o, "list")).toEqual([]);
  const instance = await release(o, "2027-01-07");
  // It was proved beside the program: here nobody has a solver.
  expect(() => withProgramme({ lower: [], upper: [] }, [], () => 0)).toThrow("not loaded");
  const [svg, png] = await linksIn(o, "charts", instance);
  const drawing = await fetched(o, svg);
  expect(drawing.headers.get("content-type")).toBe("image/svg+xml; charset=utf-8");
  expect(drawing.headers.get("content-disposition")).toContain(
    'filename="Statistik 2026, Andamal och medborgarskap.svg"',
  );
  expect(await drawing.text()).toMatch(/>7<\/text>/);
  expect((await fetched(o, png)).headers.get("content-type")).toBe("image/png");
  const [line] = await linksIn(o, "list");
  const years = (await (await fetched(o, line)).text())
    .match(/<text [^>]*>[^<]*<\/text>/g)
    ?.map((text) => text.replaceAll(/<[^>]*>/g, ""));
  expect(years).toEqual(expect.arrayContaining(["2025", "2026", "0", "13"]));
});
