// A question about method: asked without a case, answered in time, and written anew by somebody else for everybody.
import { describe, expect, it } from "vitest";
import { method } from "../../workflows/method/index.ts";
import { given, keysIn, local, newPosts, peopleWith, row, type Story } from "../support/given.ts";

const coordinator = "regionkoordinator-1";
const other = "regionkoordinator-2";
const question = {
  theme: "betanketid",
  text: "Hur söker man betänketid på kvällen?",
  to: "evonhuset",
  pace: "normal",
};
const asked = (more: object = {}): Story => given(method).done("ask", { ...question, ...more });
const answered = (): Story =>
  asked()
    .done("receive", {}, coordinator)
    .done("answer", { text: "Ring jouren först." }, coordinator);
const anew = { question: "Hur söker man betänketid?", answer: "Ring jouren.", theme: "betanketid" };
const next = (story: Story, command = "remind"): string =>
  Object.keys(story.timers).find((key) => key.startsWith(`${command}:`)) ?? "none";
const silent = (story: Story): { readonly story: Story; readonly new: readonly string[] } => {
  const later = story.fires(next(story));
  return { story: later, new: newPosts(story, later) };
};

describe("a method question", () => {
  it("goes to the coordinator of the region unless somebody else is chosen, never to one's own", () => {
    const { prefill, choices } = method.commands.ask as never as Record<
      string,
      (...given: readonly unknown[]) => Record<string, never>
    >;
    const of = (by: string) => ({ member: asked().world.people.members.get(by) });
    expect(prefill?.(method.initial, asked().world, of("noomi-kontakt"))).toEqual({
      pace: "normal",
      to: "evonhuset",
    });
    expect(prefill?.(method.initial, asked().world, of(coordinator))?.to).toBe(
      "jamstalldhetsmyndigheten",
    );
    const to = choices?.(method.initial, asked().world, of("noomi-kontakt"))
      ?.to as never as readonly string[];
    expect(to.slice(0, 2)).toEqual(["evonhuset", "jamstalldhetsmyndigheten"]);
    expect(to).not.toContain("noomi");
    given(method)
      .when("ask", { ...question, to: "noomi" })
      .refused("method.badReceiver", "to");
  });
  it("asks nothing twice: with the theme and the text it is whole", () => {
    const { fields } = method.commands.ask.form;
    expect(Object.keys(fields)).toEqual(["theme", "text", "to", "pace"]);
    expect(fields.text.maxChars).toBe(500);
  });
  it("holds no reference of a case, nor does its answer", () => {
    given(method)
      .when("ask", { ...question, text: "Gäller SYD-7KQ3-M9" })
      .refused("method.noReference", "text");
    asked()
      .when("answer", { text: "Se H-7KQ3M9" }, coordinator)
      .refused("method.noReference", "text");
    answered()
      .when("rewrite", { ...anew, question: "Om SYD-7KQ3-M9?" }, other)
      .refused("method.noReference", "question");
  });
  it("is told by its theme and its number; not a word of it stands in chat", () => {
    const whole = answered().done("rewrite", anew, other);
    for (const story of [asked(), answered(), whole, silent(asked()).story])
      for (const { message } of story.view.posts)
        expect(JSON.stringify(message)).not.toMatch(/kvällen|jouren|Hur söker/);
    expect(asked().posts).toEqual({
      "asker:noomi-kontakt": "noomi-kontakt method.asker.asked",
      [`ask:0:${coordinator}`]: `${coordinator} method.receiver.asked`,
    });
    expect(whole.view.posts.every(({ to }) => "member" in to)).toBe(true);
  });
  it("is read by those who asked and those who were asked, and by nobody else", () => {
    for (const who of ["noomi-ersattare", other, "evonhuset-chef"])
      expect(asked().panel("show", who)).toBeDefined();
    for (const who of ["polisen-syd-kontakt", "nspm-samordnare", "drift-malmo"])
      expect(asked().panel("show", who)).toBeUndefined();
    const moved = asked().done("redirect", { to: "jamstalldhetsmyndigheten" });
    expect(moved.panel("show", coordinator)).toBeUndefined();
    expect(moved.panel("show", "nspm-samordnare")).toBeDefined();
  });
  it("is seen within a workday and answered within five; what is urgent within one", () => {
    expect(asked().timers[next(asked())]).toBe(local("2026-11-26", "15:00"));
    const seen = asked().done("receive", {}, coordinator);
    expect(seen.timers[next(seen)]).toBe(local("2026-12-02", "15:00"));
    const urgent = asked({ pace: "urgent" });
    expect(urgent.timers[next(urgent)]).toBe(local("2026-11-25", "14:00"));
    const soon = urgent.done("receive", {}, coordinator);
    expect(soon.timers[next(soon)]).toBe(local("2026-11-26", "15:00"));
    expect(asked().view.summary).toMatchObject({
      dueAt: local("2026-12-02", "15:00"),
      raiseAt: local("2026-11-25", "10:00"),
    });
  });
  it("nobody opens it: the deputy, then the lead; whoever asked hears of it and can ask somebody else", () => {
    const once = silent(asked());
    expect(once.new).toEqual([`remind:0:1:${other}`]);
    const twice = silent(once.story);
    expect(twice.new.toSorted()).toEqual(["late:0:noomi-kontakt", "remind:0:2:evonhuset-chef"]);
    const thrice = silent(twice.story);
    expect(thrice.new).toEqual(["remind:0:3:evonhuset-chef"]);
    expect(thrice.story.timers[next(thrice.story)]).toBe(local("2026-12-01", "09:00"));
    // However long it takes, what whoever asked was told stays.
    let long = thrice.story;
    for (let n = 0; n < 9; n++) long = silent(long).story;
    expect(Object.keys(long.posts)).toContain("late:0:noomi-kontakt");
  });
  it("nobody answers it: whoever has it, the deputy, then the lead", () => {
    const seen = asked().done("receive", {}, other);
    const once = silent(seen);
    expect(once.new).toEqual([`remind:1:1:${other}`]);
    const twice = silent(once.story);
    expect(twice.new).toContain(`remind:1:2:${coordinator}`);
    expect(silent(twice.story).new).toEqual(["remind:1:3:evonhuset-chef"]);
  });
  it("two acknowledge at once: the second reads who has it", () => {
    const seen = asked().done("receive", {}, coordinator);
    const second = seen.when("receive", {}, other);
    second.denied("method.taken");
    expect(second.why?.refused.with).toEqual({ who: { member: coordinator } });
    seen.when("receive", {}, "polisen-syd-kontakt").denied();
    expect(seen.when("receive", {}, "polisen-syd-kontakt").why).toBeUndefined();
  });
  it("can be answered at once, corrected after, and closes by itself when nobody says anything", () => {
    const told = asked().done("answer", { text: "Ring jouren." }, other);
    expect(told.posts).toMatchObject({
      [`answered:${local("2026-11-25", "10:00")}:noomi-kontakt`]:
        "noomi-kontakt method.asker.answer",
    });
    const right = told.done(
      "answer",
      { text: "Ring jouren först." },
      coordinator,
      local("2026-11-25", "11:00"),
    );
    expect(right.state).toMatchObject({
      answer: { text: "Ring jouren först." },
      authors: [other, coordinator],
    });
    expect(right.timers[next(right, "end")]).toBe(local("2026-12-09", "09:00"));
    expect(right.fires("end").view.summary.open).toBe(false);
    expect(told.done("close").state).toMatchObject({ step: "closed" });
  });
  it("is given back by those who cannot answer, and waits for whoever asked", () => {
    const back = asked().done("decline", {}, coordinator);
    expect(back.posts).toMatchObject({
      "returned:1:noomi-kontakt": "noomi-kontakt method.asker.no",
    });
    expect(back.panel("show", coordinator)).toBeUndefined();
    expect(silent(back).new).toEqual(["remind:1:1:noomi-kontakt"]);
    expect(silent(silent(back).story).new).toEqual(["remind:1:2:noomi-ersattare"]);
    back.when("redirect", { to: "evonhuset" }).refused("method.badReceiver", "to");
    expect(back.done("redirect", { to: "polisen-syd" }).posts).toMatchObject({
      "ask:1:polisen-syd-kontakt": "polisen-syd-kontakt method.receiver.asked",
    });
    expect(back.done("withdraw").timers).toEqual({ forget: local("2026-12-28", "09:00") });
  });
  it("reaches the deputy's agency where whoever should answer is away", () => {
    const people = peopleWith([
      { type: "wentAway", member: coordinator, from: "2026-11-25", until: "2026-12-10" },
    ]);
    expect(asked().in({ people }).posts).toMatchObject({
      [`ask:0:${other}`]: `${other} method.receiver.asked`,
    });
  });
  it("is written anew by another than whoever answered, once, and told to those it came from", () => {
    answered().when("rewrite", anew, coordinator).denied("method.rewrite.yours");
    answered().when("rewrite", anew, "polisen-syd-kontakt").denied();
    asked().when("rewrite", anew, other).denied();
    for (const by of [other, "noomi-kontakt"])
      answered()
        .when("rewrite", anew, by)
        .then({ type: "rewritten", ...anew });
    const whole = answered().done("rewrite", anew, other);
    whole.when("rewrite", anew, "noomi-kontakt").denied("method.rewrite.already");
    expect(newPosts(answered(), whole)).toEqual(["common:noomi-kontakt", `common:${coordinator}`]);
    const [tell] = whole.view.signals;
    expect(tell).toMatchObject({
      workflow: "common",
      command: "publish",
      values: { ...anew, agency: "evonhuset", by: other },
    });
    expect(JSON.stringify(tell)).not.toMatch(/noomi|kvällen/);
    expect(keysIn(whole.panel("show", "noomi-kontakt"))).toContain("common.list.title");
  });
  it("fills the form for it: the answer, and the question where it fits a line", () => {
    const prefill = method.commands.rewrite.prefill as never as (
      state: unknown,
    ) => Record<string, unknown>;
    expect(prefill(answered().state)).toEqual({
      theme: "betanketid",
      answer: "Ring jouren först.",
      question: question.text,
    });
    const long = asked({ text: "x".repeat(141) }).done("answer", { text: "Ring." }, coordinator);
    expect(prefill(long.state)).toEqual({ theme: "betanketid", answer: "Ring." });
  });
  it("is erased thirty days after it is closed, and what everybody finds is not", () => {
    const closed = answered().done("rewrite", anew, other).done("close");
    expect(closed.timers).toEqual({ forget: local("2026-12-28", "09:00") });
    expect(closed.fires("forget").view).toMatchObject({
      posts: [],
      readers: [],
      erase: expect.any(String),
    });
  });
  it("is listed by its theme, and what is late says so", () => {
    const rows = [row("M1", { ...asked().view.summary, open: true }, "method")];
    const list = given(method, [], { rows: { all: rows } });
    expect(keysIn(list.panel("list", "noomi-kontakt"))).toEqual(
      expect.arrayContaining(["theme.betanketid", "method.list.by", "common.list.title"]),
    );
    expect(keysIn(list.panel("list", "noomi-kontakt", local("2026-12-03", "10:00")))).toContain(
      "method.list.late",
    );
    expect(keysIn(given(method).panel("list", "nspm-samordnare"))).toContain("method.list.none");
    expect(given(method).panel("list", "drift-malmo")).toBeUndefined();
  });
  it("says at the right moment that it has gone on", () => {
    answered()
      .done("close")
      .when("answer", { text: "För sent" }, coordinator)
      .denied("method.otherStage");
  });
});
