// Class B on pages alone: what reaches chat is the same whatever is class B, every way in leads to a page, and the stricter of two agencies decides.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Ask } from "../../adapters/port.ts";
import { workflows } from "../../workflows/index.ts";
import {
  asks,
  contents,
  does,
  isNeutral,
  opened,
  opens,
  panelIn,
  plain,
  shownTo,
  withPages,
} from "../support/asked-in-chat.ts";
import { consentTo } from "../support/consent-to.ts";
import { browserOf, createWorld, textOf, type World } from "../support/world.ts";

describe("what an agency that keeps class B on pages has in chat", () => {
  const lives = async (classB: {
    readonly risk: string;
    readonly child: string;
    readonly safety: string;
  }): Promise<World> => {
    const world = await opened(withPages("noomi"));
    const { safety, ...facts } = classB;
    const kase = await opens(world, facts);
    const next = {
      contact: "yes",
      next: "wait",
      who: { member: "noomi-kontakt" },
      day: "2026-11-26",
    };
    await does(world, "noomi-kontakt", "case", "checkIn", { safety, ...next }, kase);
    await does(
      world,
      "noomi-kontakt",
      "case",
      "setDeadline",
      { kind: "betanketid", startsOn: "2026-11-25" },
      kase,
    ).catch(() => "");
    await world.until("2026-12-07T10:00:00.000Z");
    return world;
  };
  test("is of the same contents whatever the risk, a child or the state, and carries no value", async () => {
    const calm = await lives({ risk: "low", child: "no", safety: "green" });
    const grave = await lives({ risk: "high", child: "yes", safety: "red" });
    const [one, other] = [contents(calm, "noomi-kontakt"), contents(grave, "noomi-kontakt")];
    const all = new Set([...one, ...other]);
    expect(all.size).toBeGreaterThan(0);
    for (const each of all) {
      // One button, which is an address without anything in it; none where the post is over.
      expect(["", "https://stafett.example.se/"]).toContain(
        [...each.matchAll(/"url":"([^"]*)"/g)].map(([, url]) => url).join(),
      );
      expect(each).not.toMatch(/"value"|danger|warning|risk|barn/i);
    }
    // A kind of post may come with one of them alone, or be over in one alone: that is its time. Else all of a kind are the same.
    const kinds = Map.groupBy(
      all,
      (each) => `${/"text":"([^"]*)"/.exec(each)?.[1]} ${each.includes('"url"')}`,
    );
    for (const [kind, some] of kinds) expect([kind, some]).toEqual([kind, some.slice(0, 1)]);
    expect([...kinds.keys()].some((kind) => kind.includes("REF"))).toBe(true);
  });
  test("leads to the same from every panel, form and word, of what is there and of what is not", async () => {
    const world = await opened(withPages("noomi"));
    const kase = await opens(world, { risk: "high" });
    for (const instance of [kase, "I00000000"])
      for (const { name: workflow, commands, panels } of workflows) {
        for (const panel of Object.keys(panels)) {
          const reply = await asks(world, "noomi-kontakt", {
            kind: "panel",
            workflow,
            instance,
            panel,
          });
          expect([workflow, panel, isNeutral(reply)]).toEqual([workflow, panel, true]);
        }
        for (const command of Object.keys(commands)) {
          const on = { workflow, instance, command };
          const filled = { ...on, values: {}, hidden: {}, more: false };
          for (const ask of [
            { kind: "press", ...on, values: {} },
            { kind: "submit", ...filled },
            { kind: "redraw", ...filled },
          ] as const) {
            const [known, unknown] = [
              await asks(world, "noomi-kontakt", ask),
              await asks(world, "noomi-kontakt", { ...ask, instance: "X" }),
            ];
            expect([workflow, command, isNeutral(known), plain(known) === plain(unknown)]).toEqual([
              workflow,
              command,
              true,
              true,
            ]);
          }
        }
      }
    for (const text of ["", "hjälp", "mina", "ärende", "lägeskoll", "försenade"])
      expect([
        text,
        isNeutral(await asks(world, "noomi-kontakt", { kind: "words", slash: "/stafett", text })),
      ]).toEqual([text, true]);
    expect(isNeutral(await asks(world, "noomi-kontakt", { kind: "home" }))).toBe(true);
  });
  test("opens the page itself, for the one who asked, where everything stands", async () => {
    const world = await opened(withPages("noomi"));
    const kase = await opens(world, { risk: "high" });
    await world.until("2026-11-26T09:00:00.000Z");
    const reply = await asks(world, "noomi-kontakt", {
      kind: "panel",
      workflow: "case",
      instance: kase,
      panel: "show",
    });
    const url =
      /https:\/\/stafett\.example\.se(\/panel\/case\/show\/[\w-]+)/.exec(
        JSON.stringify(reply),
      )?.[1] ?? "";
    const page = browserOf(world, "noomi/noomi-kontakt00000000");
    await page.get(url);
    expect(page.text()).toMatch(/Hög/);
    const other = browserOf(world, "noomi/noomi-ersattare00000000");
    await other.get(url);
    expect(other.text()).not.toMatch(/SYD-/);
    await page.get("/");
    expect(page.text()).toMatch(/Kontakt i dag, inget nytt/);
  });
  test("names the numbers for danger, which are the same for everybody", async () => {
    const world = await opened(withPages("noomi"));
    const reply = await asks(world, "noomi-kontakt", { kind: "home" });
    expect(JSON.stringify(panelIn(reply)?.actions)).toContain("112");
  });
});

describe("a stricter choice", () => {
  test("takes what stood in chat away, and a looser one brings it back", async () => {
    const world = await opened(withPages());
    await opens(world, { risk: "high" });
    await world.until("2026-11-26T09:00:00.000Z");
    const texts = (): string =>
      shownTo(world, "noomi-kontakt")
        .map(({ blocks }) => textOf(blocks))
        .join("\n");
    expect(texts()).toContain("[Kontakt i dag, inget nytt");
    await world.configures(withPages("noomi"));
    await world.idle();
    expect(texts()).not.toContain("[Kontakt i dag");
    expect(texts()).toContain("[Öppna på webben]");
    await world.configures(withPages());
    await world.idle();
    expect(texts()).toContain("[Kontakt i dag, inget nytt");
  });
});

describe("a case that two agencies share, of which one keeps class B on pages", () => {
  let world: World;
  let shared: string;
  let own: string;
  beforeAll(async () => {
    world = await createWorld({ web: true, config: withPages("evonhuset") });
    own = await opens(world);
    shared = await opens(world);
    const values = {
      agency: "evonhuset",
      basis: "samtycke_ngo",
      purpose: "skyddat_boende",
      groups: ["behov"],
    };
    await does(world, "noomi-kontakt", "case", "consent", consentTo(values), shared);
    await does(world, "noomi-kontakt", "case", "invite", values, shared);
    await does(
      world,
      "regionkoordinator-1",
      "case",
      "accept",
      { contact: "regionkoordinator-1" },
      shared,
    );
    await world.until("2026-11-26T09:00:00.000Z");
  });
  afterAll(() => world.close());
  test("obeys the stricter in the chat of both, and what is not shared stays as it was", async () => {
    const show = (instance: string): Ask => ({
      kind: "panel",
      workflow: "case",
      instance,
      panel: "show",
    });
    expect(isNeutral(await asks(world, "noomi-kontakt", show(shared)))).toBe(true);
    expect(isNeutral(await asks(world, "noomi-kontakt", show(own)))).toBe(false);
    expect(isNeutral(await asks(world, "regionkoordinator-1", show(shared)))).toBe(true);
    const press = (instance: string): Ask => ({
      kind: "press",
      workflow: "case",
      instance,
      command: "checkIn",
      values: {},
    });
    expect((await asks(world, "noomi-kontakt", press(own))).kind).toBe("form");
    expect(isNeutral(await asks(world, "noomi-kontakt", press(shared)))).toBe(true);
  });
});
