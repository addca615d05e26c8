// What an invited agency is shown before it answers, and the receipt for it.
import { describe, expect, it } from "vitest";
import { kase } from "../../../workflows/case/index.ts";
import { disclosure } from "../../../workflows/disclosure/index.ts";
import { consentTo } from "../../support/consent-to.ts";
import { given, keysIn, local, now, type Story } from "../../support/given.ts";
import { checkInWith, high, invitation, inviting } from "./cases.ts";

const [guest, colleague, owner] = ["regionkoordinator-1", "regionkoordinator-2", "noomi-kontakt"];
const everything = ["behov", "sakerhet", "barn", "migration"];
const told = high({ child: "yes" })
  .done("checkIn", checkInWith())
  .done("setDeadline", { kind: "NSP", day: "2027-01-15" });
const invited = inviting(told, invitation("evonhuset", everything));
const later = local("2026-11-25", "10:30");
const looked = invited.done("look", {}, guest, later);
const records = (story: Story) =>
  story.view.signals.filter(
    ({ workflow, command }) => workflow === "disclosure" && command === "record",
  );
const receiptsIn = (story: Story): readonly string[] =>
  [...JSON.stringify(story.panel("show", owner)).matchAll(/KVI-[\w-]+/g)].map(([all]) => all);
type Part = {
  readonly agency: string;
  readonly state: string;
  readonly look?: { readonly record: { readonly receipt: string } };
};
const partOf = (story: Story) =>
  (story.state as { readonly parts: readonly Part[] }).parts.find(
    ({ agency }) => agency === "evonhuset",
  );
const says = (story: Story, key: string, who: string) =>
  keysIn(story.post(`${key}:evonhuset:${now}:${who}`).message);

describe("an invitation that nobody has opened", () => {
  it("shows nothing of class B to anybody of the invited agency, and records nothing", () => {
    for (const who of [guest, colleague])
      for (const panel of Object.keys(kase.panels))
        expect(JSON.stringify(invited.panel(panel, who) ?? ""), panel).not.toMatch(/"codes?":/);
    expect(invited.panel("invitation", guest)).toBeUndefined();
    expect(records(invited)).toEqual([]);
    expect(receiptsIn(invited)).toEqual([]);
  });
  it("says from whom it is, how soon, and that opening it is recorded; it can be answered from there", () => {
    const keys = says(invited, "invite", guest);
    for (const key of [
      "case.part.from",
      "case.part.soon",
      "case.part.recorded",
      "case.part.open",
      "case.accept.submit",
      "case.decline.title",
    ])
      expect(keys).toContain(key);
  });
  it("can be declined: the holder reads that nothing was shown, in the message and in the case", () => {
    const no = invited.done("decline", {}, guest);
    expect(says(no, "answer", owner)).toContain("case.part.unseen");
    expect(keysIn(no.panel("show", owner))).toContain("case.part.unseen");
    expect(records(no)).toEqual([]);
    const back = invited.done("uninvite", { agency: "evonhuset" });
    expect(says(back, "answer", owner)).toContain("case.part.unseen");
  });
  it("can be accepted, which is recorded as one receipt, of everything that is shared", () => {
    const joined = invited.done("accept", { contact: guest }, guest);
    expect(records(joined).map(({ values }) => values)).toEqual([
      expect.objectContaining({ to: "evonhuset", groups: everything }),
    ]);
    expect(records(joined)[0]?.values).not.toHaveProperty("asked");
    expect(keysIn(joined.panel("show", owner))).not.toContain("case.part.lookedBy");
  });
});

describe("an invitation that is opened", () => {
  it("is recorded at the first showing: what it rests on, for what, which kinds of information, when", () => {
    invited
      .when("look", {}, guest, later)
      .then({ type: "looked", agency: "evonhuset", by: guest, at: later });
    expect(kase.commands.look.after?.(looked.state, {})).toEqual({ panel: "invitation" });
    expect(records(looked).map(({ values }) => values)).toEqual([
      expect.objectContaining({
        agency: "noomi",
        to: "evonhuset",
        basis: "samtycke_ngo",
        purpose: "skyddat_boende",
        groups: everything,
        asked: true,
        at: later,
        by: owner,
      }),
    ]);
    expect(receiptsIn(looked)).toEqual([partOf(looked)?.look?.record.receipt]);
  });
  it("and once: a colleague who opens it reads the same, without another receipt", () => {
    looked.when("look", {}, colleague, local("2026-11-25", "11:00")).then();
    expect(looked.panel("invitation", colleague)).toEqual(looked.panel("invitation", guest));
  });
  it("shows from whom, for what, on which basis, which kinds and how soon; not risk, child, what comes next or a deadline", () => {
    const panel = looked.panel("invitation", guest);
    const keys = keysIn(panel);
    for (const key of [
      "case.part.from",
      "case.part.soon",
      "case.invitation.basis",
      "case.invitation.purpose",
      "case.invitation.groups",
    ])
      expect(keys).toContain(key);
    for (const key of [
      "case.show.risk",
      "case.show.child",
      "case.show.next",
      "case.show.deadlines",
      "case.language",
      "next.meeting",
    ])
      expect(keys).not.toContain(key);
    expect(JSON.stringify(panel)).not.toMatch(
      /"of":"(risk|child|deadline|spoken|safety)"|NSP|2027-01-15|SYD-/,
    );
  });
  it("says to the holder who has opened it and when, while it waits and afterwards", () => {
    for (const story of [
      looked,
      looked.done("decline", {}, guest),
      looked.done("uninvite", { agency: "evonhuset" }),
    ]) {
      expect(keysIn(story.panel("show", owner))).toContain("case.part.lookedBy");
      expect(keysIn(story.panel("show", owner))).not.toContain("case.part.unseen");
      expect(JSON.stringify(story.panel("show", owner))).toContain(guest);
    }
    expect(says(looked.done("decline", {}, guest), "answer", owner)).toContain(
      "case.part.lookedAt",
    );
  });
  it.each([
    ["declined", () => looked.done("decline", {}, colleague)],
    ["taken back", () => looked.done("uninvite", { agency: "evonhuset" })],
    [
      "ended with the consent",
      () =>
        looked.done("consent", { ...consentTo(invitation("evonhuset", everything)), given: "no" }),
    ],
    [
      "accepted and left",
      () => looked.done("accept", { contact: guest }, guest).done("leave", {}, guest),
    ],
  ])("keeps its receipt when it is %s", (_what, end) => {
    const first = partOf(looked)?.look?.record.receipt;
    expect(receiptsIn(end())).toContain(first);
    expect(records(end())[0]?.values).toMatchObject({ receipt: first, at: later });
  });
  it("and when the agency is invited again, which is not shown before it is opened again", () => {
    const again = inviting(
      looked.done("decline", {}, guest),
      invitation("evonhuset", ["behov"]),
      local("2026-11-26", "10:00"),
    );
    expect(receiptsIn(again)).toEqual([partOf(looked)?.look?.record.receipt]);
    expect(again.panel("invitation", guest)).toBeUndefined();
    expect(receiptsIn(again.done("look", {}, guest))).toHaveLength(2);
  });
  it("and accepted leaves a receipt of its own: then the groups are shown too", () => {
    const joined = looked.done(
      "accept",
      { contact: colleague },
      guest,
      local("2026-11-25", "12:00"),
    );
    expect(records(joined).map(({ values }) => [values.asked, values.at])).toEqual([
      [true, later],
      [undefined, local("2026-11-25", "12:00")],
    ]);
    expect(new Set(receiptsIn(joined)).size).toBe(2);
    expect(JSON.stringify(joined.panel("show", guest))).not.toContain("KVI-");
  });
  it("only by the agency that was invited, while it waits for an answer", () => {
    for (const who of [owner, "polisen-syd-kontakt", "boende-syd-kontakt"])
      invited.when("look", {}, who).denied();
    for (const over of [
      invited.done("decline", {}, guest),
      invited.done("uninvite", { agency: "evonhuset" }),
    ])
      over.when("look", {}, guest).denied();
  });
  it("has a record that says that the invitation alone was shown", () => {
    const kept = (story: Story) =>
      given(disclosure).done("record", records(story).at(-1)?.values ?? {}, {
        sender: "case",
        instance: "C1",
      } as never);
    expect(keysIn(kept(looked).panel("show", owner))).toEqual(
      expect.arrayContaining(["disclosure.asked", "disclosure.askedOnly"]),
    );
    const joined = keysIn(
      kept(invited.done("accept", { contact: guest }, guest)).panel("show", owner),
    );
    expect(joined).toContain("disclosure.groups");
    expect(joined).not.toContain("disclosure.askedOnly");
  });
});
