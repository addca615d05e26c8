// Seats: one tap, a waiting list, the last one, one that is given back.
import { describe, expect, it } from "vitest";
import { training } from "../../../workflows/training/index.ts";
import {
  asks,
  everybody,
  given,
  local,
  newPosts,
  now,
  peopleWith,
  register,
} from "../../support/given.ts";
import { coordinator, day, during, joined, members, planned } from "./occasions.ts";

const textOf = (value: unknown): string => JSON.stringify(value);
const [first, second] = [members[0] as string, members[1] as string];
const ninth = members[8] as string;

describe("planning", () => {
  it("is for those who work with cases or coordinate", () => {
    expect(given(training).when("plan", {}, "nspm-samordnare").allowed).toBe(false);
    expect(given(training).when("plan", {}, "drift-malmo").allowed).toBe(false);
    expect(planned().state.step).toBe("open");
  });
  it("asks five things, and all of them are filled in", () => {
    const { must, later } = asks(training, "plan");
    expect(must).toBe("subject audience place day time minutes seats closes reach");
    expect(later).toBe("venue title minutes seats closes reach tags trainers");
  });
  it("takes no day off, none that has been, and none before which nobody could sign up", () => {
    const story = given(training);
    const values = {
      subject: "basics",
      audience: "new",
      place: "venue",
      time: "09:00",
      minutes: "60",
      seats: "8",
      closes: "3",
      reach: "own",
    };
    for (const [bad, why] of [
      ["2026-12-25", "series.plan.holiday"],
      ["2026-11-24", "series.plan.past"],
      ["2029-12-12", "series.plan.far"],
      ["2026-11-26", "training.tooSoon"],
    ] as const)
      story.when("plan", { ...values, day: bad }, coordinator).refused(why, "day");
    expect(
      story.when("plan", { ...values, day: "2026-11-26", closes: "0" }, coordinator).refusal,
    ).toBeUndefined();
  });
});

describe("what everybody in a channel reads", () => {
  it.each(["title", "venue"])("holds no reference: %s", (field) => {
    const plan = {
      subject: "basics",
      audience: "new",
      place: "venue",
      day,
      time: "09:00",
      minutes: "60",
      seats: "8",
      closes: "3",
      reach: "own",
    };
    given(training)
      .when("plan", { ...plan, [field]: "Om SYD-7KQ3-M9" }, coordinator)
      .refused("training.refInText", field);
  });
});

describe("the card", () => {
  it("stands where the organiser takes part with others, or in their own spaces, and never with the operators", () => {
    const cards = (reach: string) =>
      Object.keys(planned({ reach }).posts).filter((key) => key.startsWith("card"));
    expect(cards("shared")).toEqual(["card:nmt", "card:region-syd", "card:noomi-region-syd"]);
    expect(cards("own")).toEqual(["card:evonhuset"]);
  });
  it("says seats left and the last day, has one button to sign up, and nobody's name", () => {
    const card = joined(planned(), 9).post("card:region-syd").message;
    expect(textOf(card)).toContain('"left":"0","seats":"8"');
    expect(textOf(card)).toContain('"n":"1"');
    expect(textOf(card)).toContain(local("2026-12-11", "17:00"));
    expect(textOf(card)).not.toContain('"member"');
    expect(
      card.actions?.map((each) =>
        "command" in each ? each.command : "panel" in each && each.panel,
      ),
    ).toEqual(["join", "show"]);
  });
});

describe("a seat", () => {
  it("is one tap: the button asks nothing", () => {
    expect(Object.keys(training.commands.join?.form.fields ?? { none: 0 })).toEqual([]);
    planned().when("join", {}, first).then({ type: "joined", by: first });
  });
  it("is anybody's who is a member of a connected agency, whatever their role", () => {
    for (const by of everybody.members.keys())
      expect(planned().when("join", {}, by).allowed, by).toBe(true);
  });
  it("is had once", () => {
    joined(planned(), 1).when("join", {}, first).refused("training.join.already");
    planned().when("leave", {}, first).refused("training.leave.not");
  });
  it("the ninth of eight waits, and says which place", () => {
    const story = joined(planned(), 10);
    expect(story.posts[`seat:${members[7]}`]).toContain("training.seat.title");
    expect(story.posts[`seat:${ninth}`]).toBeUndefined();
    expect(textOf(story.post(`waiting:${members[9]}`).message)).toContain('"n":"2"');
  });
  it("given back goes to the first who waits, who is told at once, and to nobody else", () => {
    const before = joined(planned(), 10);
    const after = before.done("leave", {}, second);
    expect(newPosts(before, after)).toEqual([`seat:${ninth}`]);
    expect(textOf(after.post(`waiting:${members[9]}`).message)).toContain('"n":"1"');
  });
  it("can be given back on the day, when sign-up has long been closed", () => {
    const before = joined(planned(), 9).fires("close").fires("tellBefore");
    before.when("join", {}, members[12]).denied("training.isClosed");
    const after = before.done("leave", {}, second, during);
    expect(newPosts(before, after)).toEqual([`seat:${ninth}`]);
    expect(after.posts[`remind:0:${second}`]).toBeUndefined();
  });
  it("of somebody who has left the register is free", () => {
    const story = joined(planned(), 9);
    const gone = { ...register, members: register.members.filter(({ id }) => id !== second) };
    expect(Object.keys(story.in({ people: peopleWith([], gone) }).posts)).toContain(
      `seat:${ninth}`,
    );
  });
});

describe("time", () => {
  it("sign-up closes, those with a seat are reminded the workday before, whoever waits is not", () => {
    const story = joined(planned(), 9);
    expect(story.timers).toMatchObject({
      "close:occasion:0:0": local("2026-12-11", "17:00"),
      "before:0": local("2026-12-14", "09:00"),
    });
    const told = newPosts(story, story.fires("close").fires("tellBefore"));
    expect(told).toHaveLength(8);
    expect(told).not.toContain(`remind:0:${ninth}`);
  });
  it("on a Monday it is the Friday before", () => {
    expect(planned({ day: "2026-12-14" }).timers["before:0"]).toBe(local("2026-12-11", "09:00"));
  });
  it("is moved by the organiser's people alone, and everybody signed up is told once, those who wait, too", () => {
    const before = joined(planned(), 9);
    before.when("move", { day: "2026-12-16", time: "09:00" }, "noomi-kontakt").denied();
    before.when("move", { day, time: "09:00" }, coordinator).refused("training.move.same", "day");
    const after = before.done("move", { day: "2026-12-16", time: "09:00" }, "regionkoordinator-2");
    expect(newPosts(before, after)).toEqual(members.slice(0, 9).map((id) => `moved:1:${id}`));
    expect(after.timers["close:occasion:1:0"]).toBe(local("2026-12-11", "17:00"));
    // Somebody who comes later was never told another time.
    expect(newPosts(after, after.done("join", {}, members[10]))).toEqual([
      `waiting:${members[10]}`,
    ]);
  });
  it("is moved so near that sign-up is over, and so far that it opens again", () => {
    const near = joined(planned(), 2).done(
      "move",
      { day: "2026-11-27", time: "09:00" },
      coordinator,
    );
    expect(near.state.step).toBe("closed");
    expect(near.done("move", { day: "2026-12-22", time: "09:00" }, coordinator).state.step).toBe(
      "open",
    );
  });
  it("is called off: everybody signed up is told once, and nothing can be done with it", () => {
    const before = joined(planned(), 9);
    const after = before.done("cancel", {}, coordinator);
    expect(newPosts(before, after)).toEqual(members.slice(0, 9).map((id) => `cancelled:${id}`));
    after.when("join", {}, ninth).denied("training.isCancelled");
    after.when("leave", {}, first).denied("training.isCancelled");
    expect(Object.values(after.timers)).toEqual([local("2028-12-14", "09:00")]);
  });
  it("stands in the calendar as it is, and as cancelled when it is off", () => {
    const file = training.files?.invitation;
    const viewer = {
      member: everybody.members.get(first as never) as never,
      now,
      instance: "T1" as never,
    };
    const made = file?.make(planned().state, viewer, planned().world);
    expect(made).toMatchObject({
      as: "ics",
      cancelled: false,
      sequence: 0,
      from: local(day, "09:00"),
      until: local(day, "11:00"),
    });
    const off = planned().done("cancel", {}, coordinator);
    expect(file?.make(off.state, viewer, off.world)).toMatchObject({
      cancelled: true,
      sequence: 1,
    });
  });
  it("is kept for two years after it, and then erased", () => {
    const story = planned().fires("close").fires("hold").done("report", {}, coordinator);
    expect(story.timers).toEqual({ forget: local("2028-12-14", "09:00") });
    expect(story.fires("forget").view.erase).toBeDefined();
  });
});
