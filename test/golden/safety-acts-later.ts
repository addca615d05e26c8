// The acts about what comes later: records, clocks, people who leave; and what every screen must say.

import type { Config } from "../../src/config/index.ts";
import { consentTo } from "../support/consent-to.ts";
import { fetchedPdf } from "../support/fetched-pdf.ts";
import { SafetyStory } from "./safety-story.ts";

const me = "U0NOOMI01";
const deputy = "U0NOOMI02";
const lead = "U0NOOMI03";
const worker = "socialtjansten-malmo-handlaggare";

const recorded = async (s: SafetyStory): Promise<void> => {
  s.point("9. A record of a disclosure outlives the case");
  const kase = await s.quietly(() => s.opened());
  await s.quietly(async () => {
    await s.does(
      "noomi-kontakt",
      "consent",
      consentTo({
        agency: "evonhuset",
        basis: "samtycke_ngo",
        purpose: "annat",
        groups: ["behov"],
      }),
      kase,
    );
    await s.does(
      "noomi-kontakt",
      "invite",
      { agency: "evonhuset", basis: "samtycke_ngo", purpose: "annat", groups: ["behov"] },
      kase,
    );
    await s.does("regionkoordinator-1", "accept", { contact: "regionkoordinator-1" }, kase);
  });
  await s.only(
    ["case.partState.in", "case.receipt"],
    s.slash(
      me,
      "/arende",
      s.refOf(kase),
      "the case says the receipt, for the agency's own records",
    ),
  );
  await s.leaves(me);
  const receipt = (await s.world.lines({ workflow: "disclosure", limit: 5 }))[0]?.summary.ref ?? "";
  await s.quietly(async () => {
    await s.does("noomi-kontakt", "close", { reason: "goalReached" }, kase);
    await s.does(
      "noomi-kontakt",
      "file",
      await fetchedPdf(s.world.stafett, "noomi-kontakt", kase),
      kase,
    );
    await s.until("2026-11-26T10:00:00Z");
    await s.does("noomi-chef", "erase", { sure: "erase" }, kase);
    await s.until("2026-11-26T12:00:00Z");
  });
  await s.slash(lead, "/arende", s.refOf(kase), "the case has been erased");
  await s.slash(
    lead,
    "/stafett",
    `${s.word("disclosure.words")} ${receipt}`,
    "the record is found by its receipt",
  );
  await s.leaves(lead);
  await s.slash(
    deputy,
    "/stafett",
    `${s.word("disclosure.words")} ${receipt}`,
    "but not by a colleague who had no part in it",
  );
};
const clocks = async (s: SafetyStory): Promise<void> => {
  s.point(
    "10. Whoever has the turn is reminded; a deadline is said while there is time, and once more when it is over",
    me,
    worker,
  );
  const kase = await s.alike(async () => {
    const [asked, given, failed] = [await s.opened(), await s.opened(), await s.opened()];
    const to = async (kase: string): Promise<string> => {
      await s.agreed(kase);
      const referral = await s.referred(kase);
      await s.refers(worker, "receive", {}, referral);
      return referral;
    };
    const accepted = { holder: { member: worker }, deputy: "socialtjansten-malmo-ersattare" };
    await s.refers(worker, "ask", { question: "language" }, await to(asked));
    const second = await to(given);
    await s.refers(worker, "accept", accepted, second);
    await s.refers("noomi-kontakt", "handOver", { carrier: "phone" }, second);
    const third = await to(failed);
    await s.refers(worker, "accept", accepted, third);
    await s.refers(worker, "fail", { reason: "notReached" }, third);
    return s.opened();
  });
  await s.does(
    "noomi-kontakt",
    "setDeadline",
    { kind: "forhandsbedomning", day: "2026-11-27" },
    kase,
  );
  await s.told("a deadline that is tomorrow");
  await s.until("2026-11-27T08:05:00Z");
  await s.until("2026-11-30T08:05:00Z");
};
const unheld = async (s: SafetyStory): Promise<void> => {
  s.point(
    "11. Whoever leaves the register, or is away with nobody instead, leaves no case behind",
    me,
    lead,
  );
  await s.quietly(() => s.opened({ deputy: "noomi-kontakt" }, "noomi-ersattare"));
  await s.leavesRegister("noomi-ersattare");
  await s.told("a colleague leaves the register");
  await s.slash(
    me,
    "/stafett",
    s.word("case.unheld.words"),
    "their case, at low risk, the same minute",
  );
  await s.leaves(me);
  await s.quietly(() => s.slash(me, "/stafett", s.word("people.away.words"), "away"));
  await s.sends(me, { until: "2026-12-04" }, "away, and the deputy is gone");
  await s.leaves(me);
  await s.slash(lead, "/stafett", s.word("case.unheld.words"), "what nobody has");
  await s.leaves(lead);
};
const erasableSoon = (config: Config): Config => ({
  ...config,
  agencies: config.agencies.map((each) => ({ ...each, retentionDays: 1 })),
});
const renamed = async (s: SafetyStory): Promise<void> => {
  s.point(
    "18. A reference has leaked: the case gets another, and what it was called leads nowhere",
    me,
    deputy,
    "regionkoordinator-1",
    "noomi-region-syd",
    "noomi",
  );
  const kase = await s.quietly(async () => {
    const opened = await s.opened();
    await s.does(
      "noomi-kontakt",
      "consent",
      consentTo({
        agency: "evonhuset",
        basis: "samtycke_ngo",
        purpose: "annat",
        groups: ["behov"],
      }),
      opened,
    );
    await s.does(
      "noomi-kontakt",
      "invite",
      { agency: "evonhuset", basis: "samtycke_ngo", purpose: "annat", groups: ["behov"] },
      opened,
    );
    await s.does("regionkoordinator-1", "accept", { contact: "regionkoordinator-1" }, opened);
    return opened;
  });
  const old = s.refOf(kase);
  await s.slash(me, "/stafett", `${s.word("case.rename.words")} ${old}`, "a new reference");
  await s.sends(me, { why: "leaked" }, "given");
  await s.told("those who take part, and the channels");
  await s.leaves(me);
  await s.slash(me, "/arende", old, "what it was called leads nowhere");
};
export const later = async (language: "sv" | "en"): Promise<string> => {
  const s = await SafetyStory.about(language, {
    start: "2026-11-25T09:00:00Z",
    change: erasableSoon,
  });
  await recorded(s);
  await clocks(s);
  await unheld(s);
  return s.end();
};

const whoHasIt = async (s: SafetyStory): Promise<void> => {
  s.point(
    "12. The card in a channel says who has the case; to whom a reminder went is said to that person only",
    me,
    deputy,
    "noomi",
  );
  const kase = await s.quietly(() => s.opened({ risk: "high" }));
  await s.quietly(() => s.until("2026-11-26T07:40:00Z"));
  await s.until("2026-11-26T08:05:00Z");
  await s.until("2026-11-26T10:05:00Z");
  await s.quietly(() =>
    s.does(
      "noomi-kontakt",
      "checkIn",
      {
        safety: "green",
        contact: "yes",
        next: "wait",
        who: { member: "noomi-kontakt" },
        day: "2026-11-30",
        risk: "low",
      },
      kase,
    ),
  );
};
const putOff = async (s: SafetyStory): Promise<void> => {
  s.point(
    "13. To put off never makes it earlier, says the latest day, and says when the day was moved to a workday",
  );
  const kase = await s.quietly(() => s.opened());
  await s.slash(me, "/stafett", `${s.word("case.snooze.words")} ${s.refOf(kase)}`, "put off");
  await s.only(
    ["case.snooze.early"],
    s.sends(me, { until: "2026-11-30", reason: "meetingBooked" }, "to a day before it is due"),
  );
  await s.only(
    ["case.snooze.latest"],
    s.sends(me, { until: "2027-01-29", reason: "meetingBooked" }, "for too long"),
  );
  await s.sends(me, { until: "2026-12-13", reason: "meetingBooked" }, "to a Sunday");
  await s.leaves(me);
};
const still = async (s: SafetyStory): Promise<void> => {
  s.point(
    "14. Lists do not move under the finger: what is answered stays, struck out, and can be taken back for ten minutes",
    me,
  );
  const acute = await s.quietly(() => s.opened());
  await s.alike(async () => {
    await s.opened({ risk: "high" });
    await s.opened({ risk: "high" });
  });
  await s.until("2026-11-27T07:31:00Z");
  await s.clicks(me, s.label("day.calm"), "the first is answered");
  await s.only(
    ["case.mine.done", "case.undo.button"],
    s.slash(me, "/stafett", s.word("case.mine.words"), "in my cases, too"),
  );
  await s.leaves(me);
  await s.clicks(me, s.label("day.undo"), "taken back");
  await s.quietly(() => s.clicks(me, s.label("day.calm"), "answered"));
  await s.until("2026-11-27T07:45:00Z");
  await s.quietly(async () => {
    await s.slash(me, "/lageskoll", s.refOf(acute), "the form");
    await s.sends(me, { safety: "red", contact: "no", day: "2026-11-30" }, "acute danger");
    await s.leaves(me);
  });
  await s.slash(me, "/stafett", s.word("case.mine.words"), "acute danger is not taken back");
  await s.leaves(me);
};
/** Forms that are reached by a word. */
const named = [
  "case.checkIn.words",
  "case.snooze.words",
  "case.assign.words",
  "case.invite.words",
  "case.risk.words",
  "case.deadline.words",
  "case.consent.words",
  "case.close.words",
] as const;
const saysWhich = async (s: SafetyStory): Promise<string> => {
  s.point("15. Every form says which case it is about, and who receives it");
  const kase = await s.quietly(() => s.opened());
  const referral = await s.quietly(async () => {
    await s.agreed(kase);
    return s.referred(kase);
  });
  for (const words of named) {
    await s.only(
      ["=SYD-"],
      s.slash(me, "/stafett", `${s.word(words)} ${s.refOf(kase)}`, s.word(words)),
    );
    await s.leaves(me);
  }
  await s.quietly(() => s.slash(me, "/stafett", s.word("referral.list.sent.words"), "sent"));
  await s.quietly(() => s.clicksHere(me, s.label("referral.open"), "the referral"));
  await s.only(
    ["=SYD-"],
    s.clicksHere(me, s.label("referral.withdraw.title"), "the sender's form"),
  );
  await s.leaves(me);
  await s.quietly(() => s.press(worker, s.personal(worker), s.label("referral.receive"), "opened"));
  await s.only(
    ["=SYD-"],
    s.inDialog(worker, s.label("referral.ask.title"), {}, "the receiver's form"),
  );
  await s.close(worker);
  return referral;
};
const oneCard = async (s: SafetyStory, referral: string): Promise<void> => {
  s.point(
    "16. One card for a person and a referral: the newest says how it is, the older ones say that there is a newer",
    me,
  );
  await s.refers(worker, "ask", { question: "language" }, referral);
  await s.told("the receiver asks");
  await s.refers("noomi-kontakt", "answer", { payer: "unknown" }, referral);
  await s.told("the sender has answered");
  await s.refers(
    worker,
    "accept",
    { holder: { member: worker }, deputy: "socialtjansten-malmo-ersattare" },
    referral,
  );
  await s.told("the receiver says yes");
};
const incident = async (s: SafetyStory): Promise<void> => {
  s.point("17. An incident leads through what to do, counts, and keeps no text", lead);
  await s.slash(me, "/stafett", s.word("incident.words"), "something has gone wrong");
  await s.sends(me, { kind: "name" }, "a name in chat");
  await s.clicksHere(me, s.label("incident.did"), "the first is done");
  await s.quietly(async () => {
    for (const what of ["seen", "lead"]) await s.clicksHere(me, s.label("incident.did"), what);
  });
  await s.clicksHere(me, s.label("incident.did"), "the last is done");
  await s.leaves(me);
  await s.slash(lead, "/stafett", s.word("incident.list.words"), "counted");
  await s.leaves(lead);
};
export const week = async (language: "sv" | "en"): Promise<string> => {
  const s = await SafetyStory.about(language, { start: "2026-11-25T09:00:00Z" });
  await whoHasIt(s);
  await putOff(s);
  await still(s);
  const referral = await saysWhich(s);
  await oneCard(s, referral);
  await incident(s);
  await renamed(s);
  return s.end();
};
