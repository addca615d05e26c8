// A call that is passed on for a reason that two decide: nothing is passed on before the second has said yes.
import { describe, expect, it } from "vitest";
import {
  keysIn,
  local,
  newPosts,
  now,
  peopleWith,
  register,
  type Story,
} from "../../support/given.ts";
import { answered, first, line } from "./calls.ts";

const second = "nspm-ersattare";
const asked = (pass = "passOwn"): Story => answered().done(pass, {}, line);
const shown = (story: Story, by: string) => keysIn(story.panel("show", by));

describe("a basis that two decide", () => {
  it("is offered to an authority, and not to an association", () => {
    expect(keysIn(answered().panel("basis", line))).toEqual(
      expect.arrayContaining(["call.basis.own", "call.basis.provision"]),
    );
    const agencies = register.agencies.map((each) =>
      each.id === "evonhuset" ? { ...each, legalRegime: "avtal_ideell" } : each,
    );
    const ngo = answered({ by: "regionkoordinator-2" }).in({
      people: peopleWith([], { ...register, agencies }),
    });
    expect(keysIn(ngo.panel("basis", "regionkoordinator-2"))).not.toContain("call.basis.own");
    ngo.when("passOwn", {}, "regionkoordinator-2").refused("call.badBasis");
  });
  it("asks another where the call is taken, who is there: neither what was said nor which basis stands in the message", () => {
    const story = asked();
    expect(newPosts(answered(), story)).toHaveLength(1);
    const [post] = story.view.posts;
    expect(post?.to).toEqual({ member: second });
    expect(JSON.stringify(post?.message)).not.toMatch(/Skåne|authority|OSL|danger/);
    expect(shown(story, second)).toEqual(
      expect.arrayContaining(["call.show.basis", "call.second.yes", "call.second.no"]),
    );
    expect(shown(story, line)).toContain("call.second.waits");
    expect(shown(story, line)).not.toContain("call.second.yes");
    expect(story.panel("show", first)).toBeUndefined();
  });
  it("passes nothing on before that: no number, no disclosure, and whoever took the call does not decide it", () => {
    const story = asked();
    expect(story.state).toMatchObject({ step: "asking" });
    expect(story.view.signals).toEqual([]);
    story.when("approve", {}, line).denied("call.answered");
    story.when("approve", {}, first).denied();
  });
  it.each([
    ["passOwn", "OSL_10_2"],
    ["passOther", "annan_bestammelse"],
  ])("with a yes it is passed on, and kept who decided: %s", (pass, basis) => {
    const story = asked(pass).done("approve", {}, second);
    const decided = { by: second, at: now, yes: true };
    expect(story.state).toMatchObject({ step: "passed", passed: { basis, second: decided } });
    const [record] = story.view.signals.filter(({ workflow }) => workflow === "disclosure");
    expect(record?.values).toMatchObject({ basis, by: line, second: decided });
    expect(Object.values(story.posts)).toEqual(
      expect.arrayContaining([
        `${second} call.second.over`,
        `${line} call.second.decided`,
        `${first} call.wait.title`,
      ]),
    );
  });
  it("with a no there is still advice, or another basis; and it can be taken back while it waits", () => {
    const no = asked().done("object", {}, second);
    expect(shown(no, line)).toContain("call.need");
    expect(Object.values(no.posts)).toContain(`${line} call.second.decided`);
    no.when("passHarm", {}, line).then({ type: "passedOn" });
    const again = no.done("passOther", {}, line);
    expect(shown(again, second)).toContain("call.second.yes");
    const back = asked().done("back", {}, line);
    expect(shown(back, line)).toContain("call.need");
    back.when("approve", {}, second).denied("call.answered");
  });
  it("is refused where nobody else is there, and nobody who is off is asked", () => {
    const night = local("2026-11-25", "22:00");
    answered({ at: night }).when("passOwn", {}, line, night).refused("call.second.nobody");
    const page = keysIn(answered({ at: night }).panel("basis", line, night));
    expect(page).toContain("call.basis.alone");
    expect(page).not.toContain("call.basis.own");
  });
  it("is closed when nobody has decided by the next workday, and whoever took the call is told so", () => {
    const story = asked();
    expect(Object.values(story.timers)).toEqual([local("2026-11-26", "09:00")]);
    const over = story.fires("lapse");
    expect(over.state).toMatchObject({ step: "closed" });
    expect(Object.values(over.posts)).toContain(`${line} call.second.none`);
    expect(over.view.signals.filter(({ workflow }) => workflow === "disclosure")).toEqual([]);
  });
});
