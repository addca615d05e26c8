// Saturday, 22:00: what is not acute waits until its reader is there, and the sender reads until when.
import { describe, expect, it } from "vitest";
import { comesAt } from "../../src/rules/hours.ts";
import type { Post } from "../../src/rules/workflow.ts";
import { action } from "../../workflows/action/index.ts";
import { handover } from "../../workflows/handover/index.ts";
import { incident } from "../../workflows/incident/index.ts";
import { method } from "../../workflows/method/index.ts";
import { given, keysIn, local, row, type Story } from "../support/given.ts";
import { high, invitation, inviting, opened } from "./case/cases.ts";
import { received, sent } from "./referral/referrals.ts";

const saturday = local("2026-11-28", "22:00");
const monday = local("2026-11-30", "08:30");
const [anna, bo, chef] = ["noomi-kontakt", "noomi-ersattare", "noomi-chef"] as const;

/** When a post goes that is wanted at `at`. */
const comes = (story: Story, key: string, at = saturday): string => {
  const { to, urgency }: Post = story.post(key);
  return urgency && "member" in to ? comesAt(to.member, urgency, at, story.world) : at;
};
/** The moment that stands beside "read at the earliest", in a message or in a panel. */
const readIn = (shown: unknown): string | undefined =>
  /"key":"core\.readFrom","with":\{"at":\{"date":"(?<at>[^"]+)"/.exec(JSON.stringify(shown))?.groups
    ?.at;

describe("a referral", () => {
  const opens = local("2026-11-30", "08:00");
  const to = { to: "socialtjansten-malmo", service: "ekonomiskt_bistand" };
  const sender = (story: Story) => readIn(story.post(`sender:${anna}`).message);
  it("that is planned waits, and its sender reads when it will be read", () => {
    const story = sent({ ...to, urgency: "planerad" }, { at: saturday });
    const [key = ""] = Object.keys(story.posts).filter((each) =>
      each.startsWith("receiver:1:socialtjansten-malmo"),
    );
    expect([comes(story, key), sender(story)]).toEqual([opens, opens]);
    const read = story.done("receive", {}, "socialtjansten-malmo-chef", opens);
    expect(sender(read)).toBeUndefined();
  });
  it("that is acute reaches at once the duty that is staffed then", () => {
    const story = sent({ ...to, urgency: "akut" }, { at: saturday });
    expect([comes(story, "receiver:1:socialtjansten-malmo-ersattare"), sender(story)]).toEqual([
      saturday,
      undefined,
    ]);
  });
  it("that was acute is answered at once to the one who sent it and waits", () => {
    const story = received({ urgency: "akut" }, { at: saturday }).done(
      "decline",
      { reason: "noCapacity" },
      "regionkoordinator-1",
      saturday,
    );
    expect(comes(story, `declined:1:${anna}`)).toBe(saturday);
  });
  it("that is withdrawn is closed at once; only the word of it waits", () => {
    const story = received({}, { at: local("2026-11-27", "15:00") }).done(
      "withdraw",
      { reason: "other" },
      anna,
      saturday,
    );
    const [key = ""] = Object.keys(story.posts).filter((each) => each.startsWith("stopped:"));
    expect([(story.state as { step: string }).step, comes(story, key) > saturday]).toEqual([
      "withdrawn",
      true,
    ]);
  });
});

describe("a question, an invitation, an offer, an action", () => {
  it("waits, and the one who asks reads until when", () => {
    const question = {
      theme: "betanketid",
      text: "Hur söker man betänketid på kvällen?",
      to: "evonhuset",
      pace: "urgent",
    };
    const asked = given(method).done("ask", question, anna, saturday);
    const key = Object.keys(asked.posts).find((each) => each.startsWith("ask:")) ?? "";
    const opens = comes(asked, key);
    expect([opens > saturday, readIn(asked.post(`asker:${anna}`).message)]).toEqual([true, opens]);

    const asks = inviting(high(), invitation(), saturday);
    expect([
      comes(asks, `invite:evonhuset:${saturday}:regionkoordinator-1`),
      readIn(asks.panel("show", anna, saturday)),
    ]).toEqual([opens, opens]);

    const mine = [
      row("C0", {
        open: true,
        ref: "SYD-0000-00",
        words: "lugn granit",
        agency: "noomi",
        holder: { member: anna },
      }),
    ];
    const offered = given(handover, [], { rows: { mine, cases: mine } }).done(
      "offer",
      { to: bo },
      anna,
      saturday,
    );
    expect([comes(offered, `offer:${bo}`), readIn(offered.post(`sent:${anna}`).message)]).toEqual([
      monday,
      monday,
    ]);

    const doing = { text: "Ring tolken", owner: { member: bo }, due: "2026-12-04" };
    const promised = given(action).done("create", doing, anna, saturday);
    expect([
      comes(promised, `given:0:${bo}`),
      readIn(promised.panel("show", anna, saturday)),
    ]).toEqual([monday, monday]);
    expect(readIn(promised.panel("show", anna, monday))).toBeUndefined();
  });
});

describe("an incident", () => {
  it("begins at once, and its lead hears of it when they are there", () => {
    const told = given(incident).done("report", { kind: "wrongReceiver" }, anna, saturday);
    const [key = ""] = Object.keys(told.posts);
    expect([(told.state as { step: string }).step, comes(told, key)]).toEqual(["open", monday]);
  });
});

describe("a case that is given to somebody who is off", () => {
  const give = (holder: object, by: string = anna) =>
    opened().done("assign", { holder, deputy: chef }, by, saturday);
  const held = (story: Story) => (story.state as { holder: unknown }).holder;
  const given_ = give({ member: bo });
  it("stays with the one who gives it until the other has been told, in their own hours", () => {
    expect(held(given_)).toEqual({ member: anna });
    expect(Object.keys(given_.posts).filter((key) => key.startsWith("assigned:"))).toEqual([]);
    expect(keysIn(given_.panel("show", anna, saturday))).toEqual(
      expect.arrayContaining(["case.show.giving", "case.giving.stays"]),
    );
    const told = given_.fires("giveOver");
    expect([held(told), told.timers]).toMatchObject([
      { member: bo },
      expect.not.objectContaining({ [`give:${saturday}`]: monday }),
    ]);
    expect(given_.timers).toMatchObject({ [`give:${saturday}`]: monday });
    expect(Object.keys(told.posts).filter((key) => key.startsWith("assigned:"))).toEqual([
      `assigned:1:${bo}`,
    ]);
  });
  it("is theirs at once who take it themselves, or get it in office hours", () => {
    expect(held(give({ member: bo }, bo))).toEqual({ member: bo });
    const inHours = opened().done("assign", { holder: { member: bo }, deputy: chef });
    expect(held(inHours)).toEqual({ member: bo });
  });
  it("is kept when its holder is named again, and when it is closed", () => {
    const kept = given_.done("assign", { holder: { member: anna }, deputy: bo }, anna, saturday);
    expect([held(kept), JSON.stringify(kept.timers).includes("give:")]).toEqual([
      { member: anna },
      false,
    ]);
    const closed = given_.done("close", { reason: "goalReached" }, anna, saturday);
    expect(JSON.stringify([closed.timers, closed.state])).not.toContain("giv");
  });
});
