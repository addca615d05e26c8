// Common questions: found by theme and by words, looked at again after half a year, and without who asked.
import { describe, expect, it } from "vitest";
import { seal } from "../../src/rules/ui.ts";
import { common } from "../../workflows/method/common.ts";
import { method } from "../../workflows/method/index.ts";
import {
  given,
  keysIn,
  local,
  newPosts,
  peopleWith,
  register,
  row,
  type Story,
} from "../support/given.ts";

const by = { sender: "method", instance: "M1" } as never;
const said = {
  theme: "betanketid",
  question: "Hur söker man?",
  answer: "Ring jouren.",
  agency: "evonhuset",
  by: "regionkoordinator-2",
};
const published = (): Story =>
  given(common).done("publish", { ...said, at: local("2026-11-25", "10:00") }, by);
const rows = [
  {
    ...row("V1", { open: true, facts: { theme: "betanketid" } }, "common"),
    title: "Hur söker man betänketid?",
    known: seal("Ring jouren."),
  },
  {
    ...row("V2", { open: true, facts: { theme: "barn" } }, "common"),
    title: "Vem är god man?",
    known: seal("Fråga överförmyndaren."),
  },
] as never;
const found = (asked?: string): readonly string[] => {
  const { world } = given(common, [], { rows: { all: rows } });
  const member = world.people.members.get("polisen-syd-kontakt") as never;
  const shown = common.panels.list?.show(
    common.initial,
    { member, now: local("2026-11-25", "10:00"), ...(asked && { asked }) },
    world,
  );
  return [...JSON.stringify(shown).matchAll(/"text":"([^"]+)"/g)].map(([, text]) => text as string);
};

describe("a common question", () => {
  it("is read by anybody who goes to meetings, wherever they work", () => {
    for (const who of [
      "noomi-kontakt",
      "polisen-syd-kontakt",
      "nspm-samordnare",
      "plattformen-nsp",
    ])
      expect(JSON.stringify(published().panel("show", who))).toContain("Ring jouren.");
    expect(published().panel("show", "drift-malmo")).toBeUndefined();
  });
  it("is found by theme and by words, with and without å, ä and ö, in the question and in its answer", () => {
    expect(found()).toHaveLength(2);
    for (const words of ["betänketid", "BETANKETID", "söker", "jouren", "reflection"])
      expect(found(words), words).toEqual(["Hur söker man betänketid?"]);
    for (const words of ["barn", "child", "god man", "överförmyndaren"])
      expect(found(words), words).toEqual(["Vem är god man?"]);
    expect(found("xyz")).toEqual([]);
    expect(found("barn betänketid")).toEqual([]);
  });
  it("never says what was looked for", () => {
    const { world } = given(common, [], { rows: { all: rows } });
    const member = world.people.members.get("noomi-kontakt") as never;
    const shown = common.panels.list?.show(
      common.initial,
      { member, now: local("2026-11-25", "10:00"), asked: "zorkana" },
      world,
    );
    expect(JSON.stringify(shown)).not.toContain("zorkana");
    expect(keysIn(shown)).toContain("common.list.notFound");
  });
  it("is looked at after half a year by those who answered it; whoever answers there, the deputy, then the lead", () => {
    expect(published().timers["remind:common:0:0"]).toBe(local("2027-05-24", "09:00"));
    const once = published().fires("remind");
    const twice = once.fires("remind");
    expect(newPosts(published(), once)).toEqual(["review:0:1:regionkoordinator-1"]);
    expect(newPosts(once, twice)).toEqual(["review:0:2:regionkoordinator-2"]);
    expect(newPosts(twice, twice.fires("remind"))).toEqual(["review:0:3:evonhuset-chef"]);
    const holds = twice.done("confirm", {}, "evonhuset-chef", local("2027-06-21", "10:00"));
    expect(holds.posts).toEqual({});
    expect(holds.timers["remind:common:1:0"]).toBe(local("2027-12-20", "09:00"));
  });
  it("says from then on that nobody has looked, and is taken away after two years more", () => {
    expect(keysIn(published().panel("show", "noomi-kontakt"))).not.toContain("common.old");
    expect(
      keysIn(published().panel("show", "noomi-kontakt", local("2027-05-24", "09:00"))),
    ).toContain("common.old");
    expect(published().timers["outlive:0"]).toBe(local("2029-05-23", "09:00"));
    expect(published().fires("outlive").view).toMatchObject({
      readers: [],
      erase: expect.any(String),
      summary: { open: false },
    });
  });
  it("is taken away by those who look after it, and by nobody else while they are there", () => {
    published().when("remove", {}, "noomi-kontakt").denied("common.keepersOnly");
    expect(published().done("remove", {}, "regionkoordinator-1").view).toMatchObject({
      posts: [],
      timers: [],
      readers: [],
    });
    const without = peopleWith([], {
      ...register,
      agencies: register.agencies.filter(({ id }) => id !== "evonhuset"),
    });
    expect(published().in({ people: without }).when("remove", {}, "noomi-kontakt").allowed).toBe(
      true,
    );
  });
  const anew = {
    question: "Hur söker man betänketid?",
    answer: "Fråga jouren först.",
    theme: "betanketid",
  };
  const [writer, second] = [said.by, "regionkoordinator-1"];
  it("is written anew by a second person where it was answered: what is shown is the latest, and the half year begins anew", () => {
    const old = published().fires("remind");
    const story = old.done("rewrite", anew, second, local("2027-06-01", "10:00"));
    const shown = JSON.stringify(
      story.panel("show", "polisen-syd-kontakt", local("2027-06-02", "10:00")),
    );
    expect(shown).toContain(anew.answer);
    expect(shown).not.toMatch(/Ring jouren|common\.old/);
    expect(common.title?.(story.state)).toBe(anew.question);
    expect(common.known?.(story.state, {} as never)).toBe(anew.answer);
    expect(story.timers).toEqual({
      "remind:common:1:0": local("2027-11-29", "09:00"),
      "outlive:1": local("2029-11-27", "09:00"),
    });
    // Whoever wrote what stood there hears of it, and reads there what is said now.
    expect(story.posts).toEqual({ [`rewritten:1:${writer}`]: `${writer} common.rewritten` });
    expect(JSON.stringify(story.view.posts)).not.toContain("jouren");
  });
  it("not by whoever wrote what stands there, nor by anybody elsewhere; and then by the first again", () => {
    published().when("rewrite", anew, writer).denied("common.rewrite.yours");
    published().when("rewrite", anew, "noomi-kontakt").denied("common.keepersOnly");
    const story = published().done("rewrite", anew, second);
    story.when("rewrite", anew, second).denied("common.rewrite.yours");
    story
      .when("rewrite", { ...anew, theme: "barn" }, writer)
      .then({ type: "rewritten", theme: "barn", by: writer });
  });
  it("through the guard, in the same lines as the first time, and without a reference", () => {
    const kinds = Object.values(common.commands.rewrite.form.fields).map(({ kind }) => kind);
    expect(kinds).toEqual(["line", "line", "choice"]);
    expect(common.commands.rewrite.form.fields).toEqual(method.commands.rewrite.form.fields);
    for (const field of ["question", "answer"])
      published()
        .when("rewrite", { ...anew, [field]: "Som i SYD-7KQ3-M9" }, second)
        .refused("method.noReference", field);
  });
  it("comes from a method question and from nothing else", () => {
    given(common).when("publish", said).denied();
    expect(published().when("publish", said, by).events).toEqual([]);
  });
});
