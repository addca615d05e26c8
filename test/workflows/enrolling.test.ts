// A code for a key: who may ask for one, who approves it, how long it is good, and what a lost key ends.
import { describe, expect, it } from "vitest";
import { enrolling } from "../../workflows/enrolling/index.ts";
import { people, read } from "../../workflows/people/index.ts";
import { given, keysIn, now, peopleWith, register, worldOf } from "../support/given.ts";

const [anna, bo, lead, agency] = ["noomi-kontakt", "noomi-ersattare", "noomi-chef", "noomi"];
const onTheWeb = (ids: readonly string[]) => {
  const web = (id: string) => ({ platform: "web" as const, id: `noomi/${id}00000000` });
  const members = register.members.map((one) =>
    ids.includes(one.id) ? { ...one, addresses: [...one.addresses, web(one.id)] } : one,
  );
  return { people: peopleWith([], { ...register, members }) };
};
const start = () => given(enrolling, [], onTheWeb([anna, bo, lead]));
const asked = (why = "more") => start().done("ask", { member: bo, why }, lead);
const over = new Date(Date.parse(now) + 15 * 60_000).toISOString();
const blocks = (panel: unknown): readonly string[] =>
  (panel as { body: { kind: string }[] }).body.map(({ kind }) => kind);

describe("a code for a key", () => {
  it("is asked for by who leads, for a colleague with an address on the web, and for nobody else", () => {
    start()
      .when("ask", { member: bo, why: "more" }, lead)
      .then({ type: "asked", member: bo, by: lead, agency, to: [anna] });
    start().when("ask", { member: bo, why: "more" }, anna).denied();
    start()
      .when("ask", { member: lead, why: "more" }, lead)
      .refused("enrolling.notYours", "member");
    start()
      .when("ask", { member: "evonhuset-chef", why: "more" }, lead)
      .refused("enrolling.notYours", "member");
    given(enrolling)
      .when("ask", { member: bo, why: "more" }, lead)
      .refused("enrolling.notYours", "member");
    const unconnected = { ...worldOf(onTheWeb([anna, bo, lead])), keyPlatform: undefined };
    expect(
      enrolling.commands.ask.access(
        enrolling.initial,
        { member: unconnected.people.members.get(lead) as never },
        unconnected,
      ),
    ).toBe(false);
  });
  it("is refused where nobody else is there who could approve", () => {
    const members = register.members.filter(
      ({ id }) => id !== anna && !(id.startsWith("noomi-") && ![bo, lead].includes(id)),
    );
    const two = {
      ...register,
      members: members.map((one) =>
        one.id === bo
          ? { ...one, addresses: [{ platform: "web" as const, id: "noomi/bo00000000" }] }
          : one,
      ),
    };
    given(enrolling, [], { people: peopleWith([], two) })
      .when("ask", { member: bo, why: "more" }, lead)
      .refused("enrolling.nobody");
  });
  it("is shown to the asker alone, and approved by a second person alone", () => {
    const story = asked();
    expect(blocks(story.panel("show", lead))).toContain("keyCode");
    expect(blocks(story.panel("show", anna))).not.toContain("keyCode");
    expect(story.panel("show", bo)).toBeUndefined();
    for (const who of [lead, bo]) story.when("approve", {}, who).denied();
    expect(keysIn(story.panel("show", lead))).not.toContain("enrolling.approve");
    const approved = story.done("approve", {}, anna);
    expect(approved.state).toMatchObject({ step: "approved", approved: { by: anna } });
    expect(blocks(approved.panel("show", lead))).toContain("keyCode");
  });
  it("is good once, between the yes and the end of the quarter of an hour", () => {
    asked().when("used", {}, "clock").refused("enrolling.isOver");
    const approved = asked().done("approve", {}, anna);
    approved.when("used", {}, anna).denied();
    approved.when("used", {}, "clock").then({ type: "used" });
    approved.done("used", {}, "clock").when("used", {}, "clock").refused("enrolling.isOver");
    approved.when("used", {}, "clock", over).refused("enrolling.isOver");
    asked()
      .done("approve", {}, anna, over)
      .when("used", {}, "clock", over)
      .refused("enrolling.isOver");
  });
  it.each([
    ["decline", anna],
    ["withdraw", lead],
  ])("is worth nothing after %s, also where it was approved before", (command, who) => {
    for (const story of [asked(), asked().done("approve", {}, anna)]) {
      const ended = story.done(command as "decline", {}, who);
      ended.when("used", {}, "clock").refused("enrolling.isOver");
      expect(blocks(ended.panel("show", lead))).not.toContain("keyCode");
    }
  });
  it("is worth nothing when the member has left", () => {
    const gone = onTheWeb([anna, lead]);
    const members = gone.people.members;
    expect(members.has(bo)).toBe(true);
    const without = {
      people: peopleWith([{ type: "memberLeft", member: bo, agency, day: "2026-11-25" }]),
    };
    asked()
      .done("approve", {}, anna)
      .in(without)
      .when("used", {}, "clock")
      .refused("enrolling.isOver");
    asked().in(without).when("approve", {}, anna).refused("enrolling.gone");
  });
  it("of lost keys ends them from the yes on, and not before", () => {
    expect(asked("lost").view.signals).toEqual([]);
    const approved = asked("lost").done("approve", {}, anna);
    expect(approved.view.signals.map(({ command }) => command)).toEqual(["keysLost"]);
    expect(asked("more").done("approve", {}, anna).view.signals).toEqual([]);
  });
});

describe("the register", () => {
  it("says since when somebody's keys are lost, and tells the person and those who audit", () => {
    const lost = given(people, [{ type: "configured", register }]).done(
      "keysLost",
      { member: bo, at: "2026-11-25T09:00:00.000Z" },
      {
        sender: "enrolling",
      } as never,
    );
    expect(read(lost.state).keysLostAt(bo as never)).toBe("2026-11-25T09:00:00.000Z");
    expect(read(lost.state).keysLostAt(anna as never)).toBeUndefined();
    expect(
      Object.values(lost.posts).filter((post) => String(post).includes("people.keysLost")).length,
    ).toBeGreaterThan(1);
  });
});
