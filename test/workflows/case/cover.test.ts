// Cover over days off by a shift: each day has its own person, and each of them is told before it begins.
import { describe, expect, it } from "vitest";
import { day } from "../../../workflows/day/index.ts";
import {
  given,
  hook,
  keysIn,
  local,
  newPosts,
  peopleWith,
  register,
  type Story,
} from "../../support/given.ts";
import { checkInWith, high, opened } from "./cases.ts";

const friday = (wall: string) => local("2026-11-27", wall);
const monday = local("2026-11-30", "09:00");
/** Bo has Saturday, the lead has Sunday, Anna has Monday. */
const functions = register.functions.map((duty) =>
  duty.id === "noomi-passet"
    ? {
        ...duty,
        roster: [
          { member: "noomi-kontakt", days: [1, 2, 3, 4, 5] },
          { member: "noomi-ersattare", days: [6] },
          { member: "noomi-chef", days: [7] },
        ] as never,
      }
    : duty,
);
const shifts = (events: Parameters<typeof peopleWith>[0] = []) => ({
  people: peopleWith(events, { ...register, functions }),
});
const shift = { cover: "ours", who: { function: "noomi-passet" } };
const person = (member: string) => ({ cover: "ours", who: { member } });
const asked = (world = shifts()): Story => high({ world }).fires(`weekend:${friday("13:00")}`);
const readers = (story: Story) =>
  story.view.readers.flatMap((reader) => ("member" in reader ? [reader.member] : []));
const coverPosts = (story: Story) =>
  Object.keys(story.posts).filter((key) => key.startsWith("cover:"));
const away = (member: string) => ({
  type: "wentAway",
  member,
  from: "2026-11-27",
  until: "2026-12-01",
});

describe("a weekend that a shift covers", () => {
  it("of a child in acute danger: Saturday's and Sunday's person are told on Friday and have it among their own, Monday's is not", () => {
    const acute = opened({ world: shifts(), child: "yes", at: friday("10:00") }).done(
      "checkIn",
      checkInWith({ safety: "red", day: "2026-11-30" }),
      undefined,
      friday("15:00"),
    );
    const covered = acute.done("weekend", shift, undefined, friday("15:10"));
    expect(newPosts(acute, covered)).toEqual([
      "cover:2026-11-27:noomi-ersattare",
      "cover:2026-11-27:noomi-chef",
    ]);
    expect(readers(covered)).toEqual(["noomi-ersattare", "noomi-chef"]);
    expect(readers(covered.fires("cover:2026-11-27", monday))).toEqual([]);
  });
  it("says to each which days are theirs, and until when to the one who has all of them", () => {
    const body = (story: Story, who: string) =>
      keysIn(story.post(`cover:2026-11-27:${who}`).message);
    const two = asked().done("weekend", shift, undefined, friday("14:00"));
    expect(body(two, "noomi-ersattare")).toContain("case.cover.part");
    expect(JSON.stringify(two.post("cover:2026-11-27:noomi-ersattare").message)).not.toContain(
      "2026-11-29",
    );
    expect(
      body(asked().done("weekend", person("noomi-chef"), undefined, friday("14:00")), "noomi-chef"),
    ).toContain("case.cover.body");
  });
  it("when a day is given to somebody else, that one is told and has it, and the first has it no longer", () => {
    const covered = asked().done("weekend", shift, undefined, friday("14:00"));
    const given_ = {
      type: "dutyGiven",
      on: "2026-11-27",
      duty: "noomi-passet",
      day: "2026-11-28",
      member: "noomi-chef",
      from: "noomi-ersattare",
    };
    const swapped = covered.in(shifts([given_]));
    expect(readers(swapped)).toEqual(["noomi-chef"]);
    expect(coverPosts(swapped)).toEqual(["cover:2026-11-27:noomi-chef"]);
  });
});

describe("somebody who is away", () => {
  const values = (story: Story, more: object) =>
    hook(story.workflow, "weekend", "choices")(story.state, story.world, undefined, more);
  it("is not taken as cover without a question, and is when they have agreed", () => {
    const story = asked(shifts([away("noomi-chef")]));
    story
      .when("weekend", person("noomi-chef"), undefined, friday("14:00"))
      .refused("case.weekend.away", "sure");
    expect(values(story, { cover: "ours", who: "m:noomi-chef" })).toMatchObject({ sure: ["yes"] });
    expect(values(story, { cover: "ours", who: "m:noomi-ersattare" })).toMatchObject({ sure: [] });
    const agreed = story.done(
      "weekend",
      { ...person("noomi-chef"), sure: "yes" },
      undefined,
      friday("14:00"),
    );
    expect(readers(agreed)).toEqual(["noomi-chef"]);
  });
  it("nor is a shift on which nobody is there on one of the days", () => {
    const story = asked(shifts([away("noomi-chef")]));
    story
      .when("weekend", shift, undefined, friday("14:00"))
      .refused("case.weekend.unstaffed", "sure");
    expect(values(story, { cover: "ours", who: "f:noomi-passet" })).toMatchObject({
      sure: ["yes"],
    });
    const sunday = {
      type: "dutyGiven",
      on: "2026-11-27",
      duty: "noomi-passet",
      day: "2026-11-29",
      member: "noomi-ersattare",
      from: "noomi-chef",
    };
    story
      .in(shifts([away("noomi-chef"), sunday]))
      .done("weekend", shift, undefined, friday("14:00"));
  });
});

describe("Jag kan inte", () => {
  const covered = () => asked().done("weekend", shift, undefined, friday("14:00"));
  const declined = () => covered().done("cannotCover", {}, "noomi-chef", friday("16:00"));
  it("stands on what the one who is named has got, and in the case, and is nobody else's to say", () => {
    expect(JSON.stringify(covered().post("cover:2026-11-27:noomi-chef").message)).toContain(
      "cannotCover",
    );
    expect(JSON.stringify(covered().panel("show", "noomi-chef"))).toContain("cannotCover");
    expect(JSON.stringify(covered().panel("show", "noomi-kontakt"))).not.toContain("cannotCover");
    covered().when("cannotCover", {}, "noomi-kontakt").denied();
    declined().when("cannotCover", {}, "noomi-chef").denied();
  });
  it("goes back at once to the one who had named them, with the days; the other keeps theirs", () => {
    expect(newPosts(covered(), declined())).toEqual(["cover:2026-11-27:cannot:0:noomi-kontakt"]);
    const back = declined().post("cover:2026-11-27:cannot:0:noomi-kontakt").message;
    expect(back.title).toEqual({
      key: "case.cannot.title",
      with: { who: { member: "noomi-chef" } },
    });
    expect(JSON.stringify(back)).toContain("2026-11-29");
    expect(back.actions).toMatchObject([{ command: "weekend" }]);
    expect(keysIn(declined().post("cover:2026-11-27:noomi-chef").message)).toContain(
      "case.cover.declined",
    );
    expect(readers(declined())).toEqual(["noomi-ersattare"]);
    const shown = declined().panel("show", "noomi-kontakt", friday("17:00"));
    expect(keysIn(shown)).toEqual(expect.arrayContaining(["case.weekend.who", "case.show.nobody"]));
  });
  it("asks again in the list of days off, where it was struck out", () => {
    const told = (story: Story) =>
      story.view.signals.filter(({ command }) => command.startsWith("weekend"));
    expect(told(covered()).map(({ command }) => command)).toEqual(["weekend", "weekendDone"]);
    expect(told(declined())).toMatchObject([
      { key: "weekend:2026-11-27:noomi-kontakt:1", command: "weekend", values: { again: true } },
    ]);
    const tell = { sender: "case", instance: "C0" } as never;
    const list = given(day)
      .done("start", { member: "noomi-kontakt" }, "configuration", friday("08:00"))
      .done("weekend", { day: "2026-11-27" }, tell, friday("13:00"))
      .done("weekendDone", { day: "2026-11-27" }, tell, friday("14:00"));
    list.when("weekend", { day: "2026-11-27" }, tell, friday("16:00")).then();
    const again = list.done("weekend", { day: "2026-11-27", again: true }, tell, friday("16:00"));
    expect(again.state).toMatchObject({ break: { cases: ["C0"], done: [] } });
  });
  it("and the next answer is about the days that were open, and strikes it out again", () => {
    const settled = declined().done("weekend", person("noomi-kontakt"), undefined, friday("16:30"));
    expect(readers(settled)).toEqual(["noomi-ersattare", "noomi-kontakt"]);
    expect(keysIn(settled.post("cover:2026-11-27:cannot:0:noomi-kontakt").message)).toContain(
      "case.cannot.solved",
    );
    expect(keysIn(settled.panel("show", "noomi-kontakt", friday("17:00")))).not.toContain(
      "case.show.nobody",
    );
    expect(settled.view.signals.map(({ key }) => key)).toContain(
      "weekendDone:2026-11-27:noomi-kontakt:1",
    );
    // The same one is asked once more, and says yes: it is a new message.
    const persuaded = declined().done("weekend", person("noomi-chef"), undefined, friday("16:30"));
    expect(newPosts(declined(), persuaded)).toEqual(["cover:2026-11-27:1:noomi-chef"]);
    expect(readers(persuaded)).toEqual(["noomi-ersattare", "noomi-chef"]);
  });
  it("on Sunday is about Sunday", () => {
    const late = asked()
      .done("weekend", person("noomi-chef"), undefined, friday("14:00"))
      .done("cannotCover", {}, "noomi-chef", local("2026-11-29", "10:00"));
    expect(late.state).toMatchObject({
      cover: { declined: [{ days: ["2026-11-29"], to: "noomi-kontakt" }] },
    });
  });
  it("another answer for all days tells the one who had it before", () => {
    const other = covered().done("weekend", person("noomi-kontakt"), undefined, friday("15:00"));
    expect(readers(other)).toEqual(["noomi-kontakt"]);
    expect(keysIn(other.post("cover:2026-11-27:noomi-chef").message)).toContain("case.cover.other");
  });
});
