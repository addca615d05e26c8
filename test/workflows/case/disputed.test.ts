// Two agencies that disagree about who is responsible: the region's coordinator hears at the second return, and those who take part can meet today.
import { describe, expect, it } from "vitest";
import { series } from "../../../workflows/agenda/series/index.ts";
import { given, hook, keysIn, local, newPosts, now, type Story } from "../../support/given.ts";
import { accepted, declined, received, receiver, sender } from "../referral/referrals.ts";
import { checkInWith, opened, withCoordinator } from "./cases.ts";
import { asks, consenting, referralOf } from "./consents.ts";

const coordinator = "regionkoordinator-1";
const shared = (n: number, story: Story = consenting()): Story =>
  story.done("share", asks({ number: `H-0000${n}` }), referralOf(n));
const returned = (story: Story, n: number, to: string, disputed = true): Story =>
  story.done(
    "chain",
    { number: `H-0000${n}`, to, step: "declined", ...(disputed && { disputed: true }) },
    referralOf(n),
  );
const once = (): Story => returned(shared(1), 1, "socialtjansten-lund");
const twice = (): Story => returned(shared(2, once()), 2, "evonhuset");
const told = (story: Story) => story.view.posts.filter(({ key }) => key.startsWith("disputed:"));

describe("another municipality is responsible", () => {
  it("is a reason for a no and for a return; the case is told that it was that one, and never more", () => {
    const chain = (story: Story) =>
      story.view.signals.findLast(({ command }) => command === "chain")?.values;
    const no = declined({ reason: "otherMunicipality" });
    expect(chain(no)).toEqual({ to: "evonhuset", step: "declined", disputed: true, why: "agency" });
    expect(chain(accepted().done("fail", { reason: "otherMunicipality" }, receiver))).toMatchObject(
      { step: "failed", disputed: true },
    );
    expect(chain(declined())).not.toHaveProperty("disputed");
    expect(JSON.stringify(no.view.posts)).not.toContain("otherMunicipality");
  });
  it("the first tells nobody, the second the region's coordinator, once, whichever agencies sent it back", () => {
    expect(told(once())).toEqual([]);
    expect(newPosts(once(), twice())).toEqual([`disputed:${coordinator}`]);
    expect(told(twice())).toMatchObject([{ to: { member: coordinator }, urgency: "inHours" }]);
    const third = returned(shared(3, twice()), 3, "evonhuset");
    expect(told(third)).toEqual(told(twice()));
    const again = returned(shared(1, once()), 1, "socialtjansten-lund");
    expect(told(again)).toHaveLength(1);
  });
  it("a return for another reason does not count", () => {
    expect(told(returned(shared(2, once()), 2, "evonhuset", false))).toEqual([]);
  });
  it("a coordinator who does not take part reads whom to phone, and no reference; one who does opens it", () => {
    const [post] = told(twice());
    const { ref, words } = twice().state as { ref: string; words: string };
    expect(post?.toAnyone).toBe(true);
    for (const secret of [ref, words, "lund", "otherMunicipality"])
      expect(JSON.stringify(post?.message)).not.toContain(secret);
    expect(JSON.stringify(post?.message)).toContain('"agency":"noomi"');
    const inside = returned(
      shared(2, returned(shared(1, withCoordinator(consenting())), 1, "evonhuset")),
      2,
      "evonhuset",
    );
    expect(JSON.stringify(told(inside)[0]?.message)).toContain(ref);
  });
  it("the owner reads that it was told, and can meet the others today", () => {
    expect(keysIn(twice().panel("show", sender))).toEqual(
      expect.arrayContaining(["case.disputed.told", "series.today.button"]),
    );
    expect(keysIn(once().panel("show", sender))).not.toContain("case.disputed.told");
  });
  it("is the referral's to say", () => {
    for (const by of [sender, coordinator, "clock"])
      shared(1).when("chain", { step: "declined", disputed: true }, by).denied();
  });
});

describe("an ärendekonferens today", () => {
  type Button = { readonly command?: string; readonly values?: Readonly<Record<string, unknown>> };
  const buttonsIn = (shown: unknown): readonly Button[] => {
    if (Array.isArray(shown)) return shown.flatMap(buttonsIn);
    if (typeof shown !== "object" || shown === null) return [];
    const own = "command" in shown && shown.command === "plan" ? [shown as Button] : [];
    return [...own, ...Object.values(shown).flatMap(buttonsIn)];
  };
  const plan = (shown: unknown): Button["values"] => buttonsIn(shown)[0]?.values;
  const acute = () => withCoordinator(opened()).done("checkIn", checkInWith({ safety: "red" }));
  it("is one tap from acute danger, with those who take part", () => {
    expect(plan(acute().panel("acute", sender))).toMatchObject({
      template: "arendekonferens",
      day: "2026-11-25",
      rhythm: "once",
      invited: ["evonhuset"],
    });
    expect(plan(acute().panel("acute", coordinator))).toMatchObject({ invited: ["noomi"] });
  });
  it("is one tap from a referral that was sent back so, for both sides, and from no other", () => {
    const no = declined({ reason: "otherMunicipality" });
    expect(plan(no.panel("show", sender))).toMatchObject({
      template: "arendekonferens",
      invited: ["evonhuset"],
    });
    expect(plan(no.panel("show", receiver))).toMatchObject({ invited: ["noomi"] });
    for (const story of [declined(), received()])
      expect(plan(story.panel("show", sender))).toBeUndefined();
  });
  it("not when today is over, nor on a day off", () => {
    for (const at of [local("2026-11-25", "17:30"), local("2026-11-28", "10:00")])
      expect(plan(acute().panel("acute", sender, at))).toBeUndefined();
  });
  it("begins at the next half hour, and the others are asked at once whether they come", () => {
    const given_ = plan(acute().panel("acute", sender)) ?? {};
    const known = hook(series, "plan", "prefill")(
      { step: "new" },
      given(series).world,
      undefined,
      now,
      given_,
    );
    expect(known).toMatchObject({ time: "10:30" });
    const planned = given(series).done("plan", { ...known, ...given_ }, sender);
    expect(planned.state).toMatchObject({
      template: "arendekonferens",
      invited: ["noomi", "evonhuset"],
      time: "10:30",
    });
  });
  it("a case in acute danger is on it by itself", () => {
    expect(acute().view.summary).toMatchObject({ raiseAt: expect.any(String) });
    expect(opened().view.summary).not.toHaveProperty("raiseAt");
    expect(keysIn(acute().panel("meeting", sender))).not.toEqual([]);
  });
});
