// The manual's six steps for a case: a tap an item, what is not yet done, and that nothing of it is said in chat.
import { describe, expect, it } from "vitest";
import { reveal } from "../../src/rules/ui.ts";
import { itemOf, items } from "../../workflows/guide/codes.ts";
import { guide } from "../../workflows/guide/index.ts";
import {
  everybody,
  given,
  keysIn,
  local,
  lookedUp,
  peopleWith,
  register,
  row,
  type Story,
} from "../support/given.ts";
import {
  alone,
  begun,
  byCase,
  facts,
  kase,
  police,
  shared,
  shownTo,
  tells,
} from "./guide-begun.ts";

const byAction = (story: Story, item: string) =>
  ({ sender: "action", instance: story.state.given[item].id }) as never;

describe("a guide", () => {
  it("is begun in an open case of one's own, once", () => {
    begun();
    alone({ agency: "evonhuset" }).when("begin", { kase: "K1" }).refused("guide.noCase");
    alone({ open: false }).when("begin", { kase: "K1" }).refused("guide.noCase");
    given(guide, [], { rows: { kase: [row("K1", kase)], there: [row("G1", {})] } })
      .when("begin", { kase: "K1" })
      .refused("guide.there");
    given(guide).when("begin", { kase: "K1" }, "dataskydd-malmo").denied();
  });
  it("has the six steps, each with items, and a child's own", () => {
    expect(new Set(items.map((item) => itemOf(item).step)).size).toBe(6);
    expect(shownTo(begun(), "noomi-kontakt", "step2")).toContain("barnahus");
    const adult = begun().done("know", facts([], { child: "no" }), byCase);
    for (const item of ["barnahus", "concern", "guardian", "childReturn"])
      for (const step of ["step2", "step3", "step6"])
        expect(shownTo(adult, "noomi-kontakt", step)).not.toContain(item);
    adult.when("done", { item: "barnahus" }).refused("guide.notYours");
  });
  it("takes one tap an item: no form, who and which day are known", () => {
    for (const tap of ["done", "na", "notYet"])
      expect(
        Object.values(guide.commands[tap as "done"].form.fields).every(
          ({ kind }) => kind === "token",
        ),
      ).toBe(true);
    begun()
      .when("done", { item: "indicators" }, "noomi-ersattare")
      .then({
        type: "answered",
        item: "indicators",
        answer: { said: "done", day: "2026-11-25", by: "noomi-ersattare" },
      });
    expect(guide.commands.done.after?.(begun().state, { item: "counsel" })).toEqual({
      panel: "step3",
    });
  });
  it("is tapped by two at once: the second is told that it stands already", () => {
    const once = begun().done("done", { item: "indicators" });
    once.when("done", { item: "indicators" }, "noomi-ersattare").refused("guide.already");
    once.when("na", { item: "indicators" }, "noomi-ersattare").then({ type: "answered" });
    begun().when("done", { item: "x" }).refused("guide.notYours");
  });
  it("draws where the case stands, for those who take part: done, now, later, and no number", () => {
    const states = (story: Story) =>
      JSON.stringify(story.panel("show", "noomi-kontakt")).match(/"state":"\w+"/g);
    expect(states(begun())).toEqual(
      ["now", "later", "later", "later", "later", "later"].map((state) => `"state":"${state}"`),
    );
    const first = items
      .filter((item) => itemOf(item).step === "1")
      .reduce((story, item) => story.done("done", { item }), begun());
    expect(states(first)?.slice(0, 2)).toEqual(['"state":"done"', '"state":"now"']);
    const all = items.reduce(
      (story, item) => story.done(itemOf(item).step === "1" ? "na" : "done", { item }),
      begun(),
    );
    expect(keysIn(all.panel("show", "noomi-kontakt"))).toContain("guide.through");
    for (const who of ["polisen-syd-kontakt", "dataskydd-malmo", "drift-malmo"])
      expect(all.panel("show", who)).toBeUndefined();
  });
  it("links to the page of the step with the day on which somebody looked at it, and to none that nobody has looked at", () => {
    const page = (story: Story) => JSON.stringify(story.panel("step3", "noomi-kontakt"));
    expect(page(begun())).toMatch(/"url":"https:\/\/[^"]+inledande-stod/);
    const looked = begun().in({ people: peopleWith([], lookedUp) });
    expect(keysIn(looked.panel("step3", "noomi-kontakt"))).toContain("guide.manual.checked");
    expect(keysIn(begun().panel("step3", "noomi-kontakt"))).toContain("guide.manual.invented");
    expect(keysIn(begun().panel("step3", "noomi-kontakt"))).not.toContain("guide.manual.checked");
    const people = peopleWith([], { ...register, manual: [] });
    expect(page(begun().in({ people }))).not.toContain("url");
  });
  it("lets who does it and the day be corrected", () => {
    const story = begun().done("done", { item: "shelter" });
    const detail = { item: "shelter", said: "done", actor: "ngo", day: "2026-11-20" };
    expect(story.done("detail", detail).state.answers.shelter).toMatchObject({
      actor: "ngo",
      day: "2026-11-20",
    });
    story.when("detail", { ...detail, day: "2031-01-01" }).refused("guide.far", "day");
  });
});

describe("what is not yet done", () => {
  it("becomes an action of whoever has the case, that says of which case it is and not which item", () => {
    const story = begun().done("notYet", { item: "rights" });
    expect(tells(story)).toMatchObject([
      {
        command: "take",
        values: {
          text: "SYD-7KQ3-M9",
          owner: { member: "noomi-kontakt" },
          agency: "noomi",
          due: "2026-12-02",
          readers: ["noomi"],
        },
      },
    ]);
    expect(JSON.stringify(tells(story))).not.toMatch(/rights|notYet/);
    story.when("notYet", { item: "rights" }).refused("guide.already");
  });
  it("or of the agency that is its actor, where it takes part", () => {
    const story = shared(begun(), police).done("notYet", { item: "danger" });
    expect(tells(story)).toMatchObject([
      { values: { owner: { member: "polisen-syd-kontakt" }, agency: "polisen-syd" } },
    ]);
    // What the police is not told about stays with those whose case it is.
    expect(tells(shared(begun(), police).done("notYet", { item: "permit" }))).toMatchObject([
      { values: { agency: "noomi" } },
    ]);
  });
  it("is answered where it is done: in the guide or with the action, and nobody says it twice", () => {
    const story = begun().done("notYet", { item: "rights" });
    expect(
      tells(story.done("done", { item: "rights" })).map(({ command, values }) => [
        command,
        values.how,
      ]),
    ).toEqual([["settle", "done"]]);
    expect(tells(story.done("na", { item: "rights" })).map(({ values }) => values.how)).toEqual([
      "withdrawn",
    ]);
    const done = story.done(
      "actionEnded",
      { how: "done", by: "noomi-ersattare" },
      byAction(story, "rights"),
    );
    expect(reveal(done.state.answers.rights.said)).toBe("done");
    const never = story.done(
      "actionEnded",
      { how: "impossible", by: "noomi-ersattare" },
      byAction(story, "rights"),
    );
    expect(reveal(never.state.answers.rights.said)).toBe("notYet");
    // Nobody has it any more: it can be given again.
    expect(tells(never.done("notYet", { item: "rights" }))[0]?.key).toMatch(/:2$/);
  });
  it("comes back to those whose case it is when the other takes part no more", () => {
    const there = shared(begun(), police).done("notYet", { item: "danger" });
    const gone = shared(there);
    const back = gone.fires("sweep");
    expect(tells(back)).toMatchObject([
      { values: { owner: { member: "noomi-kontakt" }, agency: "noomi" } },
    ]);
    expect(Object.keys(back.timers).filter((key) => key.startsWith("sweep"))).toEqual([]);
  });
});

describe("nobody has looked at it", () => {
  const next = (story: Story): string =>
    Object.keys(story.timers).find((key) => key.startsWith("remind:")) ?? "none";
  it("for a month: its holder is asked, then the deputy, then the lead, until somebody says that it holds", () => {
    const [first] = [begun()];
    expect(first.timers[next(first)]).toBe(local("2026-12-23", "09:00"));
    const twice = first.fires(next(first));
    const thrice = twice.fires(next(twice));
    const lead = thrice.fires(next(thrice));
    expect(Object.values(lead.posts)).toEqual(
      ["noomi-kontakt", "noomi-ersattare", "noomi-chef"].map((who) => `${who} guide.look.title`),
    );
    expect(JSON.stringify(lead.view.posts)).not.toMatch(/guide\.(item|step|nsp|term)/);
    expect(lead.done("seen", {}, "noomi-chef").posts).toEqual({});
  });
  it("and nobody is asked when the case is closed", () => {
    const closed = begun().done("know", facts([], { open: false }), byCase);
    expect([closed.posts, closed.timers]).toEqual([{}, {}]);
    closed.when("done", { item: "rights" }).denied("guide.closed");
    expect(closed.done("know", facts([]), byCase).when("done", { item: "rights" }).allowed).toBe(
      true,
    );
  });
});

describe("beside it", () => {
  it("why it is not MMM is known to whoever writes an application of the same agency, and to nobody else", () => {
    const story = begun().done("toNsp", { why: "vantar_betanketid" });
    const member = (id: string) => everybody.members.get(id) as never;
    expect(guide.known?.(story.state, member("noomi-chef"))).toMatchObject({
      why: "vantar_betanketid",
    });
    expect(guide.known?.(story.state, member("regionkoordinator-1"))).toBeUndefined();
  });
  it("what statistics may ask at closing is known as codes: not yet is a no, and what does not concern somebody is not known", () => {
    const story = begun()
      .done("done", { item: "counsel" })
      .done("notYet", { item: "damages" })
      .done("na", { item: "voluntary" })
      .done("done", { item: "shelter" });
    const known = (by: string) => guide.known?.(story.state, everybody.members.get(by) as never);
    expect(known("noomi-chef")).toEqual({
      why: undefined,
      counted: { counsel: "yes", damages: "no" },
    });
    expect(known("regionkoordinator-1")).toBeUndefined();
    expect(JSON.stringify(known("noomi-chef"))).not.toContain("2026-");
  });
  it("it goes with its case, and takes its actions along first", () => {
    const story = ["rights", "living", "plan"].reduce(
      (now, item) => now.done("notYet", { item }),
      begun(),
    );
    const told = story.done("forget", {}, byCase);
    expect(told.view.erase).toBeUndefined();
    expect(told.view.readers).toEqual([]);
    const swept = told.fires("sweep");
    expect(tells(swept).map(({ command }) => command)).toEqual(["drop", "drop", "drop"]);
    expect(swept.view.erase).toBeDefined();
  });
  it("the ninth of its actions is taken along after the first eight, and then it goes", () => {
    const nine = items.slice(0, 9);
    const told = nine
      .reduce((now, item) => now.done("notYet", { item }), begun())
      .done("forget", {}, byCase);
    const dropped = (story: Story) =>
      tells(story).filter(({ command }) => command === "drop").length;
    const swept = told.fires("sweep");
    expect([dropped(swept), swept.view.erase]).toEqual([8, undefined]);
    const again = swept.fires("sweep");
    expect([dropped(again), typeof again.view.erase]).toEqual([9, "string"]);
  });
  it("no item, no step and no reason stands in any message", () => {
    const all = items.reduce(
      (story, item) => story.done("notYet", { item }),
      shared(begun(), police),
    );
    for (const tell of tells(all))
      expect(Object.keys(tell.values).sort()).toEqual([
        "agency",
        "by",
        "due",
        "owner",
        "readers",
        "text",
      ]);
    expect(all.view.posts).toEqual([]);
  });
  it("says nowhere that anybody has a right", async () => {
    const { default: sv } = await import("../../workflows/guide/texts/sv.json", {
      with: { type: "json" },
    });
    const said = Object.entries(sv).filter(([key]) => key !== "guide.prompts");
    expect(said.filter(([, text]) => /rätt till|har rätt|berättigad|beviljas/i.test(text))).toEqual(
      [],
    );
  });
});
