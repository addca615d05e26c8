// Who has a place? Asked without a case, answered with a press, true for a day.
import { describe, expect, it } from "vitest";
import { comesAt } from "../../src/rules/hours.ts";
import { capacity } from "../../workflows/referral/capacity/index.ts";
import {
  given,
  hook,
  keysIn,
  local,
  memberOf,
  newPosts,
  now,
  peopleWith,
  register,
  row,
  type Story,
} from "../support/given.ts";

const asker = "noomi-kontakt";
const question = {
  service: "skyddat_boende",
  urgency: "skyndsam",
  child: "no",
  band: "1",
  agencies: ["boende-syd", "socialtjansten-lund"],
};
const asked = (more: object = {}, at = now): Story =>
  given(capacity).done("ask", { ...question, ...more }, asker, at);
const [shelter, lund] = ["boende-syd-kontakt", "socialtjansten-lund-handlaggare"];
const later = local("2026-11-25", "11:00");
const actionsOf = (story: Story, key: string) =>
  (story.post(key).message.actions ?? []).map((action) =>
    "command" in action ? action.command : "",
  );

describe("asking", () => {
  it("on a Saturday at 22:00 reaches a duty that is staffed then at once, and says of the others when it will be read", () => {
    const saturday = local("2026-11-28", "22:00");
    for (const urgency of ["akut", "normal"]) {
      const story = asked({ agencies: ["socialtjansten-malmo", "boende-syd"], urgency }, saturday);
      const asks = story.view.posts.filter(({ key }) => key.startsWith("ask:"));
      expect(asks.map(({ key }) => key)[0]).toBe(
        "ask:socialtjansten-malmo:socialtjansten-malmo-ersattare",
      );
      const comes = asks.map(({ to, urgency: soon }) =>
        soon && "member" in to ? comesAt(to.member, soon, saturday, story.world) : "to a space",
      );
      expect(comes).toEqual([saturday, local("2026-11-30", "08:00")]);
    }
    const shown = asked({ agencies: ["boende-syd"], urgency: "normal" }, saturday);
    const reads = (at: string) =>
      JSON.stringify(shown.panel("show", "noomi-kontakt", at)).includes("core.readFrom");
    expect([reads(saturday), reads(local("2026-11-30", "08:00"))]).toEqual([true, false]);
  });
  it("is about a service, a child, a band and an urgency: there is no place for a case", () => {
    expect(asked().state).toMatchObject({
      step: "asked",
      agency: "noomi",
      region: "SYD",
      asked: question.agencies,
      until: local("2026-11-26", "10:00"),
    });
    expect(Object.keys(capacity.commands.ask.form.fields).sort()).toEqual([
      "agencies",
      "band",
      "child",
      "service",
      "urgency",
    ]);
    expect(JSON.stringify(asked().view.summary)).not.toContain("ref");
    expect(asked().view.signals).toEqual([]);
  });
  it("goes to the contact of each agency, with four answers to press", () => {
    const story = asked();
    expect(story.posts).toEqual({
      [`asker:${asker}`]: `${asker} capacity.card.title`,
      [`ask:boende-syd:${shelter}`]: `${shelter} capacity.asked.title`,
      [`ask:socialtjansten-lund:${lund}`]: `${lund} capacity.asked.title`,
    });
    expect(actionsOf(story, `ask:boende-syd:${shelter}`)).toEqual([
      "place",
      "waitlist",
      "full",
      "assess",
      "",
    ]);
    // Whether it is a child is shown in a panel and never posted.
    for (const post of story.view.posts)
      expect(JSON.stringify(post.message)).not.toMatch(/"child"|"band"/);
    expect(story.view.readers).toEqual([
      { agency: "noomi" },
      { agency: "boende-syd" },
      { agency: "socialtjansten-lund" },
    ]);
  });
  it("goes to whoever stands in for a contact on leave", () => {
    const people = peopleWith([
      { type: "wentAway", member: shelter, from: "2026-11-20", until: "2026-12-20" },
    ]);
    expect(
      Object.keys(given(capacity, [], { people }).done("ask", question, asker).posts),
    ).toContain("ask:boende-syd:boende-syd-forestandare");
  });
  it("needs somebody to ask, and is for those who work cases", () => {
    for (const agencies of [[], ["noomi"], ["nowhere"]])
      given(capacity)
        .when("ask", { ...question, agencies }, asker)
        .refused("capacity.ask.nobody", "agencies");
    for (const nobody of ["nspm-samordnare", "plattformen-nsp", "dataskydd-malmo", "drift-malmo"])
      given(capacity).when("ask", question, nobody).denied();
    asked().when("ask", question, asker).refused("core.already");
  });
  it("is for thirty agencies at a time: of one more nobody is left out without a word", () => {
    const some = Array.from({ length: 32 }, (_, n) => ({
      ...register.agencies[1],
      id: `agency-${n}`,
      name: `Verksamhet ${n}`,
    }));
    const world = {
      people: peopleWith([], { ...register, agencies: [...register.agencies, ...some] as never }),
    };
    const ask = (n: number) =>
      given(capacity, [], world).when(
        "ask",
        { ...question, agencies: some.slice(0, n).map(({ id }) => id) },
        asker,
      );
    expect(ask(30).events[0]?.asked).toHaveLength(30);
    ask(31).refused("capacity.ask.tooMany", "agencies");
  });
  it("is one of at most ten that are open at a time", () => {
    const begun = (open: number) =>
      given(capacity, [], {
        rows: { open: Array.from({ length: open }, (_, i) => row(`Q${i}`, { open: true })) },
      });
    begun(9).when("ask", question, asker).then({ type: "asked" });
    begun(10).when("ask", question, asker).refused("capacity.ask.many");
  });
  it("offers those who offer the service, and those who have nobody in Stafett where they can answer by a link", () => {
    const choices = (service?: string, hasAnswerLinks = true) =>
      hook(capacity, "ask", "choices")(
        { step: "new" },
        { ...asked().world, hasAnswerLinks },
        { member: memberOf(asker) },
        { service },
      );
    expect(choices("skyddat_boende")).toEqual({
      agencies: ["boende-syd", "socialtjansten-malmo", "socialtjansten-lund"],
    });
    expect(choices()).toEqual({ agencies: [] });
    expect(choices("annat")).toEqual({ agencies: ["plattformen"] });
    expect(choices("annat", false)).toEqual({ agencies: [] });
  });
});

describe("answering", () => {
  it.each(["place", "waitlist", "full", "assess"])(
    "%s: one press, seen by the asker in a panel, and in a post by those alone who gave it",
    (answer) => {
      const story = asked().done(answer, {}, shelter, later);
      expect(story.state).toMatchObject({
        given: [{ agency: "boende-syd", answer, by: shelter, at: later }],
      });
      const saying = story.view.posts.filter(({ message }) =>
        JSON.stringify(message.title).includes(`capacity.answer.${answer}`),
      );
      expect(saying.map(({ key }) => key)).toEqual([`ask:boende-syd:${shelter}`]);
      for (const post of story.view.posts)
        expect(JSON.stringify(post.message)).not.toMatch(new RegExp(`"code":"${answer}"`));
      expect(JSON.stringify(story.panel("show", asker, later))).toContain(`"code":"${answer}"`);
      expect(JSON.stringify(story.panel("question", lund, later))).not.toContain(
        `"code":"${answer}"`,
      );
      expect(story.posts[`ask:boende-syd:${shelter}`]).toContain("capacity.asked.done");
    },
  );
  it("again replaces the answer before; nobody else's", () => {
    const story = asked()
      .done("place", {}, shelter)
      .done("waitlist", {}, lund)
      .done("full", {}, "boende-syd-forestandare", later);
    expect(story.state).toMatchObject({
      given: [
        { agency: "socialtjansten-lund", answer: "waitlist" },
        { agency: "boende-syd", answer: "full" },
      ],
    });
  });
  it("is for those who were asked; the answers are for the asker", () => {
    for (const other of [
      asker,
      "polisen-syd-kontakt",
      "regionkoordinator-1",
      "nspm-samordnare",
      "dataskydd-malmo",
    ]) {
      asked().when("place", {}, other).denied();
      expect(asked().panel("question", other)).toBeUndefined();
    }
    for (const other of [shelter, lund, "polisen-syd-kontakt"])
      expect(asked().panel("show", other)).toBeUndefined();
    expect(asked().panel("show", "noomi-chef")).toBeDefined();
  });
});

const timersOf = (story: Story, kind: string) =>
  Object.entries(story.timers).flatMap(([key, at]) => (key.startsWith(`${kind}:`) ? [at] : []));
const ages = (story: Story) => timersOf(story, "age");

describe("nobody answers", () => {
  const key = (story: Story, agency: string) =>
    Object.keys(story.timers).find((each) => each.includes(`:${agency}:`)) ?? "none";
  it.each([
    ["akut", "11:00"],
    ["skyndsam", "12:00"],
    ["normal", "14:00"],
  ])("%s: they are asked once more, and the asker is told to phone", (urgency, wall) => {
    const story = asked({ urgency });
    expect(timersOf(story, "unheard")).toEqual([
      local("2026-11-25", wall),
      local("2026-11-25", wall),
    ]);
    const unheard = story.fires(key(story, "boende-syd"));
    expect(newPosts(story, unheard)).toEqual([
      `again:boende-syd:${shelter}`,
      `ring:boende-syd:${asker}`,
    ]);
    expect(unheard.post(`ring:boende-syd:${asker}`).message.actions).toMatchObject([
      { phone: "070-174 06 05" },
      { panel: "show" },
    ]);
    expect(actionsOf(unheard, `again:boende-syd:${shelter}`)).toEqual([
      "place",
      "waitlist",
      "full",
      "assess",
      "",
    ]);
    expect(key(unheard, "boende-syd")).toBe("none");
    expect(key(unheard, "socialtjansten-lund")).not.toBe("none");
  });
  it("whoever answers is waited for no more, and what was said about it becomes quiet", () => {
    const story = asked();
    expect(key(story.done("full", {}, shelter), "boende-syd")).toBe("none");
    const late = story.fires(key(story, "boende-syd")).done("place", {}, shelter, later);
    expect(actionsOf(late, `again:boende-syd:${shelter}`)).toEqual([]);
    expect(late.posts[`ring:boende-syd:${asker}`]).toContain("capacity.ring.over");
    late.when("unheard", { of: "boende-syd" }, "clock").then();
  });
  it("whoever was asked once more is never told what is not so", () => {
    const story = asked();
    const again = `again:boende-syd:${shelter}`;
    const late = story.fires(key(story, "boende-syd"));
    const answered = keysIn(late.done("place", {}, shelter, later).post(again));
    expect(answered).toContain("capacity.asked.done");
    expect(answered).not.toContain("capacity.asked.over");
    const over = keysIn(late.done("age", {}, "clock", later).post(again));
    expect(over).toContain("capacity.asked.over");
    expect(over).not.toContain("capacity.asked.done");
  });
  it("acute: the numbers stand beside those who were asked, at once", () => {
    const shown = asked({ urgency: "akut" }).panel("show", asker);
    expect(keysIn(shown)).toContain("capacity.acute");
    expect(JSON.stringify(shown)).toContain("070-174 06 05");
    expect(JSON.stringify(asked().panel("show", asker))).not.toContain("070-174 06 05");
  });
});

describe("a day later", () => {
  it("the question is closed: the buttons go, and it can be asked again", () => {
    const story = asked();
    expect(ages(story)).toEqual([local("2026-11-26", "10:00")]);
    const old = story.fires("age");
    expect(old.view.summary.open).toBe(false);
    expect(Object.values(old.timers)).toEqual([local("2026-12-03", "09:00")]);
    expect(old.fires("forget").view).toMatchObject({
      posts: [],
      timers: [],
      erase: expect.any(String),
    });
    expect(actionsOf(old, `ask:boende-syd:${shelter}`)).toEqual([]);
    expect(actionsOf(old, `asker:${asker}`)).toContain("ask");
    old.when("place", {}, shelter).denied();
    old.when("age", {}, "clock").then();
  });
  it("a new answer is true for a day of its own", () => {
    const story = asked().done("full", {}, shelter, local("2026-11-26", "09:00"));
    expect(ages(story)).toEqual([local("2026-11-27", "09:00")]);
  });
  it("no clock rings on a Saturday", () => {
    expect(ages(asked({}, local("2026-11-27", "10:00")))).toEqual([local("2026-11-30", "08:30")]);
  });
  it("an answer that has aged is old in the table of all, too", () => {
    const many = register.agencies
      .map(({ id }) => id)
      .filter((id) => id !== "noomi")
      .slice(0, 11);
    const story = asked({ agencies: [...new Set(["boende-syd", ...many])].slice(0, 11) }).done(
      "place",
      {},
      shelter,
    );
    const table = (at: string) =>
      JSON.stringify(
        (story.panel("show", asker, at) as { body: { kind: string }[] }).body.filter(
          ({ kind }) => kind === "table",
        ),
      );
    expect(
      [now, local("2026-11-26", "10:30")].map((at) => table(at).includes("capacity.givenOld")),
    ).toEqual([false, true]);
  });
  it("an answer that has aged is shown as old, and becomes no referral", () => {
    const story = asked()
      .done("place", {}, shelter)
      .done("place", {}, lund, local("2026-11-26", "09:00"));
    const mine = [row("C1", { open: true, ref: "SYD-0001-00" })];
    const shown = story.in({ rows: { mine } }).panel("show", asker, local("2026-11-26", "10:30"));
    expect(keysIn(shown)).toEqual(expect.arrayContaining(["capacity.givenOld", "capacity.given"]));
    const text = JSON.stringify(shown);
    expect([...text.matchAll(/"command":"draft"/g)]).toHaveLength(1);
    expect(text).toContain(`"to":"socialtjansten-lund"`);
    expect(text).toContain(`"kase":"C1"`);
  });
});

it("looks for what this person has asked already, and for nothing where nobody asks", () => {
  const needs = capacity.commands.ask?.decideNeeds as unknown as (
    state: unknown,
    asked: object,
  ) => object;
  expect(needs({ step: "new" }, { by: { member: memberOf(asker) } })).toMatchObject({
    open: { holders: [`m:${asker}`] },
  });
  expect(needs({ step: "new" }, { by: "clock" })).toEqual({});
});
