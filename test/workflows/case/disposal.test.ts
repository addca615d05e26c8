// Disposal: a closed case is erased by itself on the latest day of those that share it, where each has decided; who is done with it stops reading before.
import { describe, expect, it } from "vitest";
import { keysIn, local, peopleWith, register, row, type Story } from "../../support/given.ts";
import { closing, filedBy, opened, withCoordinator } from "./cases.ts";

type Days = Readonly<Record<string, number>>;
/** `days`: retention by agency, where it is not 90; `undecided`: agencies without a decision about disposal. */
const world = (days: Days = {}, undecided: readonly string[] = []) => ({
  people: peopleWith([], {
    ...register,
    agencies: register.agencies.map((agency) => ({
      ...agency,
      retentionDays: days[agency.id] ?? 90,
      missing: undecided.includes(agency.id) ? ["disposalDecision"] : [],
    })),
  }),
});
const alone = (undecided?: readonly string[]): Story =>
  opened({ world: world({}, undecided) }).done("close", closing);
const shared = (days: Days, undecided?: readonly string[]): Story =>
  withCoordinator(opened({ world: world(days, undecided) })).done("close", closing);
const disposals = (story: Story): readonly string[] =>
  Object.keys(story.timers).filter((key) => key.startsWith("dispose:"));
const readers = (story: Story): readonly string[] =>
  story.view.readers
    .flatMap((reader) => ("agency" in reader ? [String(reader.agency)] : []))
    .sort();
// Closed on Wednesday 25 November 2026 at 10:00: 90 days later is Tuesday 23 February 2027.
const morning = local("2027-02-24", "09:00");

describe("a case of one agency", () => {
  it("is not erased by itself until it is filed", () => {
    expect(disposals(alone())).toEqual([]);
    expect(disposals(filedBy(alone()))).toEqual([`dispose:warns:${local("2027-02-17", "09:00")}`]);
  });
  it("nor where nobody has decided about disposal: then the lead does it, as before", () => {
    const undecided = filedBy(alone(["noomi"]));
    expect(disposals(undecided)).toEqual([]);
    expect(keysIn(undecided.panel("closed", "noomi-kontakt"))).toContain("case.closed.erasable");
    undecided.when("erase", {}, "noomi-chef", morning).then({ type: "eraseAsked" });
  });
  it("a week before, its lead hears of it by a neutral message; on the day it is erased as a lead would", () => {
    const filed = filedBy(alone());
    expect(keysIn(filed.panel("closed", "noomi-kontakt"))).toContain("case.closed.erases");
    const warned = filed.fires("dispose");
    expect(warned.posts).toMatchObject({
      "disposal:1:noomi-chef": "noomi-chef case.disposal.title",
    });
    expect(warned.timers).toEqual({ [`dispose:erases:${morning}`]: morning });
    const gone = warned.fires("dispose");
    expect(gone.state).toMatchObject({ step: "erasing", eraseBy: local("2027-02-25", "09:00") });
    expect(gone.view.readers).toEqual([]);
  });
  it("filed when its days had long passed, it is there for seven days after the lead has heard", () => {
    const late = filedBy(alone(), "noomi-kontakt", local("2027-06-01", "10:00"));
    expect(disposals(late)).toEqual([`dispose:warns:${local("2027-06-01", "10:00")}`]);
    // Monday 8 June: six days later is a Monday, and the morning after that the day.
    expect(late.fires("dispose").timers).toEqual({
      [`dispose:erases:${local("2027-06-08", "09:00")}`]: local("2027-06-08", "09:00"),
    });
  });
  it("waits for a request of the person that is not over, seven days at a time", () => {
    const warned = filedBy(alone()).fires("dispose");
    const running = { rows: { running: [row("R1", { open: true }, "rights")] } };
    warned
      .in({ ...world(), ...running })
      .when("erase", {}, "noomi-chef", morning)
      .refused("case.erase.requested");
    const later = warned.in({ ...world(), ...running }).fires("dispose");
    expect([later.state.step, disposals(later)]).toEqual([
      "closed",
      [`dispose:erases:${local("2027-03-03", "09:00")}`],
    ]);
    expect(later.in({ ...world(), rows: { running: [] } }).fires("dispose").state).toMatchObject({
      step: "erasing",
    });
  });
  it("opened again, nothing of it is left; closed and filed again, its days begin anew", () => {
    const again = filedBy(alone())
      .fires("dispose")
      .done("reopen", {}, undefined, local("2027-02-18", "10:00"));
    expect([disposals(again), again.state.disposal]).toEqual([[], undefined]);
    const later = local("2027-03-01", "10:00");
    const closed = filedBy(again.done("close", closing, undefined, later), "noomi-kontakt", later);
    expect(disposals(closed)).toEqual([`dispose:warns:${local("2027-05-24", "09:00")}`]);
  });
});

describe("a case that two agencies share", () => {
  it("is erased on the later of their days; its owner stops reading on its own", () => {
    const filed = filedBy(shared({ evonhuset: 365 }));
    expect(readers(filed)).toEqual(["evonhuset", "noomi"]);
    filed.when("erase", {}, "noomi-chef", morning).refused("case.erase.tooEarly");
    const over = filed.fires("dispose");
    expect([over.state.readingEnded, readers(over)]).toEqual([morning, ["evonhuset"]]);
    // No card of it, and nobody there hears of what they could do nothing about.
    expect(over.posts).toEqual({ "card:evonhuset": "#evonhuset case.card.closed" });
    expect(Object.keys(over.fires("dispose").posts)).toEqual(["card:evonhuset"]);
    over.when("reopen", {}, "noomi-kontakt", morning).denied();
    expect(disposals(over)).toEqual([`dispose:warns:${local("2027-11-19", "09:00")}`]);
    expect(over.fires("dispose").fires("dispose").state).toMatchObject({ step: "erasing" });
  });
  it("with one day for both goes at once: nobody stops reading before", () => {
    const warned = filedBy(shared({})).fires("dispose");
    expect(disposals(warned)).toEqual([`dispose:erases:${morning}`]);
    expect(readers(warned)).toEqual(["evonhuset", "noomi"]);
  });
  it("a guest whose day is earlier stops reading on it, whether the case is filed or not", () => {
    for (const story of [shared({ evonhuset: 30 }), filedBy(shared({ evonhuset: 30 }))]) {
      expect(disposals(story)[0]).toBe(`dispose:readingEnds:${local("2026-12-28", "09:00")}`);
      expect(readers(story.fires("dispose"))).toEqual(["noomi"]);
    }
  });
  it("of a case that is not filed the guest stops reading, and its owner does not", () => {
    const story = shared({ evonhuset: 365 });
    expect(disposals(story)).toEqual([`dispose:readingEnds:${local("2027-11-26", "09:00")}`]);
  });
  it("is not erased by itself, nor does anybody stop reading without a decision of their own", () => {
    const filed = filedBy(shared({ evonhuset: 30 }, ["evonhuset"]));
    expect(disposals(filed)).toEqual([]);
    expect(disposals(filedBy(shared({ evonhuset: 365 }, ["evonhuset"])))).toEqual([]);
  });
});
