// What one person does not close alone: a colleague who reads the case confirms it, and until then it is open.
import { describe, expect, it } from "vitest";
import { consentTo } from "../../support/consent-to.ts";
import {
  keysIn,
  local,
  newPosts,
  now,
  peopleWith,
  register,
  type Story,
} from "../../support/given.ts";
import {
  checkInWith,
  closedByTwo,
  closing,
  high,
  invitation,
  opened,
  withCoordinator,
} from "./cases.ts";
import { consenting, last } from "./consents.ts";

const [deputy, lead] = ["noomi-ersattare", "noomi-chef"];
const lost = { reason: "contactLost" };
const red = () => opened().done("checkIn", checkInWith({ safety: "red" }));
const asked = () => high().done("close", closing);
const again = (story: Story): string =>
  Object.keys(story.timers).find((key) => key.startsWith("closeAgain:")) ?? "none";
const asks = (story: Story): readonly string[] =>
  Object.keys(story.posts).filter((key) => key.startsWith("closing:"));
const away = (...members: readonly string[]) =>
  peopleWith(
    members.map((member) => ({
      type: "wentAway",
      member,
      from: "2026-11-25",
      until: "2026-11-26",
    })),
  );

describe("a case is closed by two", () => {
  it.each([
    ["of a child", opened({ child: "yes" }), closing],
    ["where nobody knows whether it is a child", opened({ child: "unknown" }), closing],
    ["of high risk", high(), closing],
    ["in acute danger", red(), closing],
    [
      "after acute danger of which nobody has noted whom they rang",
      red().done("checkIn", checkInWith({ day: "2026-11-26" })),
      closing,
    ],
    ["of somebody twice not reached", opened().done("noContact").done("noContact"), closing],
    ["of somebody with whom contact is lost", opened(), lost],
  ] as const)("%s", (_what, story, values) => {
    story.when("close", values).then({ type: "closeAsked", by: "noomi-kontakt", to: deputy });
    const waits = story.done("close", values);
    expect(waits.state).toMatchObject({ step: "open", closing: { by: "noomi-kontakt" } });
    // Its clocks go on.
    for (const key of Object.keys(story.timers)) expect(Object.keys(waits.timers)).toContain(key);
    waits.done("confirmClose", {}, deputy);
    waits
      .when("confirmClose", {}, deputy)
      .then({ type: "closed", by: "noomi-kontakt", second: { by: deputy }, reason: values.reason });
  });
  it("and by one where nothing of that is so", () => {
    opened().when("close", closing).then({ type: "closed" });
    const called = red()
      .done("called", { whom: "112", basis: "unclear" })
      .done("checkIn", checkInWith({ day: "2026-11-26" }));
    called.when("close", closing).then({ type: "closed" });
  });
  it("and by one when both agencies have confirmed that the case is handed over, but not because somebody says so", () => {
    const referral = { sender: "referral", instance: "R1" } as never;
    const shared = (moves: boolean) =>
      high()
        .done(
          "share",
          {
            number: "H-1",
            to: "evonhuset",
            service: "annat",
            groups: [],
            sends: 1,
            ...(moves && { moves }),
          },
          referral,
        )
        .done("chain", { to: "evonhuset", step: "accepted" }, referral);
    const over = (story: Story) =>
      story.done("chain", { to: "evonhuset", step: "handedOver" }, referral);
    const ended = (story: Story) =>
      story.done("chain", { to: "evonhuset", step: "confirmed" }, referral);
    const reason = { reason: "handedOver" };
    ended(over(shared(true)))
      .when("close", reason)
      .then({ type: "closed" });
    ended(over(shared(true)))
      .when("close", closing)
      .then({ type: "closeAsked" });
    for (const story of [high(), ended(shared(true)), ended(over(shared(false)))])
      story.when("close", reason).then({ type: "closeAsked" });
    const moving = {
      to: "evonhuset",
      into: "K2",
      region: "SYD",
      holder: { member: "regionkoordinator-1" },
      deputy: "regionkoordinator-2",
    };
    shared(true)
      .when("moveAway", moving, referral)
      .then({ type: "movedTo" }, { type: "closed", reason: "handedOver" });
  });
  it("and by one when the person has taken every yes back, not when somebody else says so", () => {
    const reason = { reason: "supportDeclined" };
    const story = consenting({}, high());
    const revoked = (how: string) => story.done("revoke", { id: last(story), how });
    revoked("spoken").when("close", reason).then({ type: "closed" });
    for (const each of [high(), story, revoked("throughOther")])
      each.when("close", reason).then({ type: "closeAsked" });
    consenting({}, revoked("spoken")).when("close", reason).then({ type: "closeAsked" });
  });
  it("still waits for an invitation to be answered, also when it was sent after the question", () => {
    const agreed = consentTo(invitation());
    high()
      .done("consent", agreed)
      .done("invite", invitation())
      .when("close", closing)
      .refused("case.close.invited");
    asked()
      .done("consent", agreed)
      .done("invite", invitation())
      .when("confirmClose", {}, lead)
      .refused("case.close.invited");
  });
});

describe("the one who is asked", () => {
  it("has one button for yes and one for no, and reads neither why nor what it is about", () => {
    const story = asked();
    expect(story.posts).toMatchObject({
      [`closing:1:1:${deputy}`]: `${deputy} case.closing.title`,
    });
    const { message } = story.post(`closing:1:1:${deputy}`);
    expect(message.actions).toMatchObject([
      { command: "confirmClose", style: "primary" },
      { command: "keepOpen" },
      { panel: "show" },
    ]);
    expect(JSON.stringify(message)).not.toContain("goalReached");
    expect(JSON.stringify(story.panel("show", lead))).toContain("goalReached");
    expect(keysIn(story.panel("closed", "noomi-kontakt"))).toEqual(
      expect.arrayContaining(["case.closing.open", "case.closing.asked"]),
    );
  });
  it("is never the one who asked, and no guest", () => {
    withCoordinator(high())
      .done("close", closing)
      .when("confirmClose", {}, "regionkoordinator-1")
      .denied();
    asked().when("confirmClose").denied("case.closing.own");
    asked()
      .done("close", closing, deputy)
      .when("confirmClose", {}, deputy)
      .denied("case.closing.own");
    asked().when("confirmClose", {}, lead).then({ type: "closed" });
  });
  it("says no with what is done instead: the case is open, and the one who asked reads that", () => {
    asked()
      .when("keepOpen", { instead: "tryAgain" }, deputy)
      .then({ type: "keptOpen", by: deputy, instead: "tryAgain" });
    const kept = asked().done("keepOpen", { instead: "tryAgain" }, deputy);
    expect(asks(kept)).toEqual([]);
    expect(kept.posts).toMatchObject({
      "keptOpen:1:noomi-kontakt": "noomi-kontakt case.closing.keptTitle",
    });
    expect(JSON.stringify(kept.post("keptOpen:1:noomi-kontakt").message)).not.toContain("tryAgain");
    expect(JSON.stringify(kept.panel("show", "noomi-kontakt"))).toContain("tryAgain");
    expect(again(kept)).toBe("none");
    kept.when("confirmClose", {}, lead).denied("case.closing.gone");
  });
  it("is told nothing when the one who asked takes it back", () => {
    const back = asked().done("keepOpen", { instead: "talk" });
    expect(newPosts(high(), back)).toEqual([]);
    back.when("close", closing).then({ type: "closeAsked" });
  });
  it("confirms it: the one who asked is told, and the statistics get what was said", () => {
    const closed = closedByTwo(high());
    expect(closed.posts).toMatchObject({
      "confirmed:1:noomi-kontakt": "noomi-kontakt case.closing.doneTitle",
    });
    expect(closed.timers).toEqual({});
    const [told] = closed.view.signals.filter(({ workflow }) => workflow === "statistics");
    expect(told?.values).toMatchObject({
      reason: "goalReached",
      stats: { ageGroup: "adult" },
      counting: "yes",
    });
  });
  it("answers the newest question, not an older one", () => {
    const twice = asked().done("close", lost);
    twice.when("confirmClose", { asked: "1" }, lead).refused("case.closing.gone");
    twice.when("keepOpen", { asked: "1", instead: "talk" }, lead).refused("case.closing.gone");
    twice
      .when("confirmClose", { asked: "2" }, lead)
      .then({ type: "closed", reason: "contactLost" });
  });
  it("is asked no more when somebody is in acute danger, and still when it is calm", () => {
    expect(again(asked().done("calm"))).not.toBe("none");
    const danger = asked().done("checkIn", checkInWith({ safety: "red" }));
    expect(danger.state.closing).toBeUndefined();
    expect(asks(danger)).toEqual([]);
  });
});

describe("nobody answers, or nobody is there", () => {
  it("it stays open, and the next who is there is asked each workday", () => {
    expect(asked().timers[again(asked())]).toBe(local("2026-11-26", "09:00"));
    const next = asked().fires("closeAgain");
    expect(next.state.step).toBe("open");
    expect(asks(next)).toEqual([`closing:1:1:${deputy}`, `closing:1:2:${lead}`]);
    expect(next.timers[again(next)]).toBe(local("2026-11-27", "09:00"));
    expect(next.fires("closeAgain").timers[again(next.fires("closeAgain"))]).toBe(
      local("2026-11-30", "09:00"),
    );
  });
  it("nobody there: nobody is asked today, and somebody is on the next workday", () => {
    const alone = high({ world: { people: away(deputy, lead) } });
    const waits = alone.done("close", closing);
    expect(waits.state).toMatchObject({ step: "open", closing: { asked: [{ n: 1 }] } });
    expect(asks(waits)).toEqual([]);
    expect(keysIn(waits.panel("closed", "noomi-kontakt"))).toContain("case.closing.nobody");
    expect(waits.timers[again(waits)]).toBe(local("2026-11-26", "09:00"));
    expect(asks(waits.fires("closeAgain"))).toHaveLength(1);
    // Nobody closes it alone meanwhile.
    waits.when("confirmClose").denied();
  });
  it("no colleague left at all: it says what helps, and stays open", () => {
    const members = register.members.filter(
      ({ id, agency }) => agency !== "noomi" || id === "noomi-kontakt",
    );
    const alone = high({ world: { people: peopleWith([], { ...register, members }) } }).done(
      "close",
      closing,
    );
    const keys = keysIn(alone.panel("closed", "noomi-kontakt"));
    expect(keys).toContain("case.closing.alone");
    expect(keys).not.toContain("case.closing.nobody");
    expect(alone.state.step).toBe("open");
    expect(alone.timers[again(alone)]).toBe(local("2026-11-26", "09:00"));
  });
  it("out of hours nobody is disturbed: it is asked when the office opens", () => {
    const night = high().done("close", closing, undefined, local("2026-11-25", "22:00"));
    expect(asks(night)).toEqual([]);
    expect(night.timers[again(night)]).toBe(local("2026-11-26", "08:30"));
    expect(asks(night.fires("closeAgain"))).toHaveLength(1);
  });
  it("a case that is closed or erased another way asks nothing", () => {
    asked().done("confirmClose", {}, lead).when("closeAgain", {}, "clock").then();
    expect(again(closedByTwo(high(), now))).toBe("none");
  });
});
