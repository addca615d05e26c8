// A second one like one that goes on is said before it is sent: of the own agency alone. Of another's it would tell that there is one.
import { describe, expect, it } from "vitest";
import { kase } from "../../workflows/case/index.ts";
import { capacity } from "../../workflows/referral/capacity/index.ts";
import { referral } from "../../workflows/referral/index.ts";
import { cannot } from "../../workflows/statistics/release-words.ts";
import { given, keysIn, memberOf, now, row, type Story, worldOf } from "../support/given.ts";
import { opened } from "./case/cases.ts";
import { caseOf, commandsIn, drafted, fresh, sender } from "./referral/referrals.ts";

const byReferral = { sender: "referral", instance: "R1" } as never;
const share = {
  number: "H-000001",
  to: "evonhuset",
  groups: ["behov"],
  service: "fack_lonekrav",
  consent: false,
  sends: "1",
};
const shared = (): Story => opened().done("share", share, byReferral);
/** What the case says of itself to this member. */
const knownBy = (story: Story, by = sender) =>
  kase.known?.(story.state as never, memberOf(by)) as unknown;
const knowing = (story: Story) => ({
  rows: { kase: [{ ...caseOf("noomi"), known: knownBy(story) as never }] },
});
const draft = (story: Story, more: object = {}): Story =>
  drafted({ service: "fack_lonekrav", to: "evonhuset", ...more }, { world: knowing(story) });

describe("a referral", () => {
  it("like one of the same case that goes on, to the same agency and for the same service, is not sent before that is said", () => {
    const again = draft(shared());
    const panel = again.panel("show", sender);
    expect(keysIn(panel)).toEqual(
      expect.arrayContaining(["referral.alike.title", "referral.alike.send"]),
    );
    expect(JSON.stringify(panel)).toContain("H-000001");
    // A card in a message has no room for it: there it is refused, and says where to read.
    again.when("send", {}, sender).refused("referral.alike");
    again.when("send", { again: "yes" }, sender).then({ type: "sent" });
    expect(commandsIn(panel)).toContain("send");
  });
  it("to another agency, for another service, or after the first has ended, is sent at once", () => {
    const ended = shared().done(
      "chain",
      { number: "H-000001", to: "evonhuset", step: "declined" },
      byReferral,
    );
    for (const story of [
      draft(shared(), { to: "polisen-syd" }),
      draft(shared(), { service: "annat" }),
      draft(ended),
      draft(opened()),
    ]) {
      story.when("send", {}, sender).then({ type: "sent" });
      expect(keysIn(story.panel("show", sender))).not.toContain("referral.alike.title");
    }
  });
  it("is compared with those of the own case alone: the case says nothing of them to another agency", () => {
    expect(knownBy(shared(), "regionkoordinator-1")).toBeUndefined();
    const query = referral.commands.send.decideNeeds?.(
      fresh().done("draft", draftOf, sender).state as never,
      { by: { member: memberOf(sender) } } as never,
      worldOf(),
    );
    expect(query).toMatchObject({
      kase: { workflow: "case", instances: ["C1"], for: { id: sender } },
    });
  });
});
const draftOf = {
  kase: "C1",
  service: "annat",
  to: "evonhuset",
  urgency: "normal",
  basis: "samtycke_ngo",
  payer: "MMM",
  kind: "hanvisning",
  groups: ["behov"],
};

describe("a question about a place", () => {
  const question = {
    service: "skyddat_boende",
    urgency: "normal",
    child: "no",
    band: "0",
    agencies: ["boende-syd"],
  };
  it("says on top of its form which of the own agency's are open", () => {
    const asked = given(capacity).done("ask", question, sender);
    const open = row("Q1", asked.view.summary as never, "capacity");
    const about = (own: readonly object[]) =>
      JSON.stringify(
        capacity.commands.ask.about?.(
          { step: "new" },
          worldOf({ rows: { own: own as never } }),
          {},
        ),
      );
    expect(about([open])).toMatch(/capacity\.ask\.open.*service\.skyddat_boende/);
    expect(about([])).toBe("[]");
  });
  it("asks for those of the own agency, and of no other", () => {
    const needs = capacity.commands.ask.needs?.({ member: memberOf(sender) }, now, worldOf(), {});
    expect(needs).toMatchObject({
      own: { workflow: "capacity", open: true, agency: "noomi", for: { id: sender } },
    });
  });
});

it("what a paper of figures does not say names that somebody may be counted twice", () => {
  expect(cannot.people).toContain("stat.cannot.twice");
});
