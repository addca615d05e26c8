// The acts about acute danger and days off: what is planned, who is phoned, who has it meanwhile.

import { later, week } from "./safety-acts-later.ts";
import { sharing } from "./safety-acts-sharing.ts";
import { SafetyStory } from "./safety-story.ts";

const me = "U0NOOMI01";
const deputy = "U0NOOMI02";
const lead = "U0NOOMI03";
const lund = "U0LUND01";
const worker = "socialtjansten-malmo-handlaggare";
const mate = "socialtjansten-malmo-ersattare";
const chef = "socialtjansten-malmo-chef";

const planned = async (language: "sv" | "en"): Promise<string> => {
  const s = await SafetyStory.about(language, { start: "2026-11-25T09:00:00Z" });
  s.point("1. Acute danger plans something, whatever the risk was said to be", me, deputy);
  const [kase, other] = await s.quietly(
    async () => [await s.opened(), await s.opened({ risk: "high" })] as const,
  );
  const ref = s.refOf(kase);
  await s.quietly(() => s.slash(me, "/lageskoll", ref, "the form"));
  await s.sends(
    me,
    { safety: "red", contact: "no", next: "housing", day: "2026-11-27" },
    "acute danger, and a next step that comes too late",
  );
  await s.sends(
    me,
    { safety: "red", contact: "no", next: "housing", day: "2026-11-26" },
    "the next step is tomorrow",
  );
  await s.quietly(() => s.clicksHere(me, s.label("case.acute.called"), "whom did you call"));
  const found = [
    "case.acute.still",
    "case.acute.called",
    "case.show.due",
    "case.show.next",
    "case.show.rung",
    "case.receipt.label",
  ];
  await s.only(
    found,
    s.sends(
      me,
      { whom: "112", basis: "vitalt_intresse" },
      "112: found again in the case, with the next step and its day",
    ),
  );
  await s.leaves(me);
  s.watches(me);
  await s.until("2026-11-26T07:31:00Z");
  await s.slash(me, "/stafett", `${s.word("case.calm.words")} ${ref}`, "one tap is no answer");
  await s.slash(me, "/stafett", s.word("case.mine.words"), "my cases");
  await s.leaves(me);
  await s.slash(me, "/stafett", s.word("core.homeWords"), "home");
  await s.leaves(me);
  s.watches(deputy);
  await s.quietly(() => s.slash(me, "/stafett", s.word("handover.words"), "to whom"));
  await s.sends(me, {}, "all cases are offered to the deputy");
  await s.quietly(() => s.clicks(deputy, s.label("handover.decline"), "no"));
  s.watches(me);
  await s.until("2026-11-26T08:05:00Z");
  await s.quietly(() => s.does("noomi-kontakt", "setRisk", { risk: "low", quiet: "no" }, other));
  await s.quietly(() => s.until("2026-11-27T08:00:00Z"));
  await s.until("2026-11-27T12:05:00Z");
  return s.end();
};

/** Malmö, in office hours: an authority. */
const phoned = async (s: SafetyStory): Promise<void> => {
  s.point(
    "2. The acute screen shows numbers by the clock and shares nothing; what was said is recorded and looked at by a second person",
    ".*",
  );
  const kase = await s.quietly(() => s.opened({ deputy: worker }, mate));
  await s.quietly(() =>
    s.asks(mate, `${s.word("case.checkIn.words")} ${s.refOf(kase)}`, "the form"),
  );
  await s.inDialog(
    mate,
    s.label("case.checkIn.submit"),
    { safety: "red", contact: "no", day: "2026-11-26" },
    "acute danger at two in the afternoon",
  );
  await s.inDialog(
    mate,
    s.label("case.acute.called"),
    {},
    "whom did you call: no authority is offered vital interest",
  );
  const record = [
    "case.show.rung",
    "case.receipt.label",
    "case.called.basis",
    "case.review.by",
    "case.review.second",
  ];
  await s.only(
    record,
    s.inDialog(
      mate,
      s.label("case.called.submit"),
      { whom: "socialjour", basis: "uppgiftsskyldighet" },
      "recorded",
    ),
  );
  await s.close(mate);
  await s.press(chef, s.personal(chef), s.label("case.review.open"), "a second person");
  await s.only(record, s.inDialog(chef, s.label("case.review.yes"), {}, "looks at it"));
  await s.close(chef);
  s.watches();
  await s.quietly(() => s.until("2026-11-25T21:00:00Z"));
  await s.quietly(() => s.asks(mate, s.word("case.mine.words"), "my cases"));
  await s.inDialog(mate, s.label("case.acute.title"), {}, "the same screen at ten at night");
  await s.close(mate);
};
/** Noomi, where nobody is there at night, and Malmö, whose socialjour is. */
const atNight = async (s: SafetyStory): Promise<void> => {
  s.watches(worker, deputy, lead, lund, "noomi");
  const kase = await s.quietly(() => s.opened());
  await s.quietly(() => s.slash(me, "/lageskoll", s.refOf(kase), "the form"));
  await s.sends(
    me,
    { safety: "red", contact: "no", day: "2026-11-26" },
    "acute danger at night: nobody of Noomi's is woken, and that is said",
  );
  await s.leaves(me);
  await s.quietly(() => s.slash(me, "/stafett", s.word("capacity.ask.words"), "a place"));
  await s.quietly(() => s.chooses(me, "service", "skyddat_boende", "the service"));
  await s.sends(
    me,
    {
      service: "skyddat_boende",
      urgency: "akut",
      child: "no",
      band: "0",
      agencies: ["socialtjansten-malmo", "socialtjansten-lund"],
    },
    "an acute question for a place begins with the numbers",
  );
  await s.leaves(me);
  await s.quietly(async () => {
    const facts = {
      to: "socialtjansten-lund",
      service: "skyddat_boende",
      urgency: "akut",
      kind: "hanvisning",
      groups: ["behov"],
      basis: "vitalt_intresse",
      payer: "unknown",
    };
    await s.refers("noomi-kontakt", "draft", { kase, ...facts });
    await s.slash(me, "/stafett", s.word("referral.list.sent.words"), "the draft");
  });
  await s.clicksHere(me, s.label("referral.open"), "an acute referral, too");
  await s.quietly(() => s.clicksHere(me, s.label("referral.called"), "called"));
  await s.only(["core.ring.nobody"], s.clicksHere(me, s.label("referral.send"), "sent"));
  await s.leaves(me);
  const own = await s.quietly(() => s.opened({ deputy: worker }, mate));
  await s.does(
    mate,
    "checkIn",
    { safety: "red", contact: "no", next: "wait", who: { member: mate }, day: "2026-11-26" },
    own,
  );
  await s.told("a case of Malmö's in acute danger: whoever is on the socialjour reads it at once");
  s.watches(deputy, lead, lund);
  await s.until("2026-11-26T07:40:00Z");
  s.watches(me);
  await s.quietly(() => s.until("2026-11-26T20:00:00Z"));
  await s.until("2026-11-27T07:45:00Z");
};
const ringing = async (language: "sv" | "en"): Promise<string> => {
  const s = await SafetyStory.about(language, { start: "2026-11-25T13:00:00Z" });
  await phoned(s);
  await atNight(s);
  return s.end();
};
const saturday = async (language: "sv" | "en"): Promise<string> => {
  const s = await SafetyStory.about(language, { start: "2026-11-28T22:30:00Z" });
  s.point("3. Who is on duty, and whom to phone, is what is true now: late on a Saturday");
  await s.only(
    ["core.emergency", "=112", "=114 14", "people.who.today.heading", "=Malm", "=Lund"],
    s.slash(me, "/stafett", s.word("people.who.words"), "who is on duty"),
  );
  await s.leaves(me);
  await s.slash(me, "/stafett", "socialjour malmö", "the socialjour of one municipality");
  await s.clicksHere(me, s.label("core.ring.municipalities"), "the others, one more tap");
  await s.leaves(me);
  await s.slash(
    me,
    "/stafett",
    s.word("people.ring.words"),
    "whom to phone, with no municipality said",
  );
  await s.leaves(me);
  return s.end();
};

const daysOff = async (language: "sv" | "en"): Promise<string> => {
  const s = await SafetyStory.about(language, { start: "2026-11-27T11:40:00Z" });
  s.point(
    "4. Before days off a case of high risk asks who has it; four of them are one list",
    me,
    deputy,
    lead,
  );
  await s.alike(async () => {
    await s.slash(me, "/arende", "", "a new case");
    await s.clicksHere(me, s.label("core.more"), "more");
    await s.sends(me, { risk: "high", child: "no", moreAdults: "3" }, "four after one inspection");
    await s.leaves(me);
  });
  await s.until("2026-11-27T12:05:00Z");
  await s.clicks(me, s.label("day.weekend.answer"), "who has the first of them");
  await s.quietly(() => s.chooses(me, "cover", "ours", "one of ours"));
  await s.only(
    ["case.show.who", "case.show.cover"],
    s.sends(me, { cover: "ours", who: "m:noomi-ersattare" }, "a colleague: the case says who"),
  );
  await s.leaves(me);
  await s.quietly(() => s.clicks(me, s.label("day.weekend.answer"), "the second"));
  await s.quietly(() => s.chooses(me, "cover", "ours", "one of ours"));
  await s.only(
    ["case.show.cover"],
    s.sends(me, { cover: "ours", who: "f:noomi-passet" }, "whoever is on the roster those days"),
  );
  await s.leaves(me);
  await s.quietly(() => s.clicks(me, s.label("day.weekend.answer"), "the third"));
  await s.quietly(() => s.chooses(me, "cover", "onCall", "the socialjour"));
  await s.only(
    ["case.show.cover"],
    s.sends(
      me,
      { cover: "onCall", onCall: "socialtjansten-malmo" },
      "the socialjour, which was phoned",
    ),
  );
  await s.leaves(me);
  await s.slash(
    deputy,
    "/stafett",
    s.word("case.mine.words"),
    "the colleague has it among their own",
  );
  await s.only(
    ["case.show.cover", "case.show.risk"],
    s.clicksHere(deputy, s.label("case.card.open"), "and can read it"),
  );
  await s.leaves(deputy);
  s.watches(me);
  const late = await s.quietly(() => s.opened());
  await s.quietly(() => s.until("2026-11-27T14:00:00Z"));
  await s.quietly(() =>
    s.slash(me, "/stafett", `${s.word("case.risk.words")} ${s.refOf(late)}`, "the risk"),
  );
  await s.only(
    ["case.weekend.who", "day.weekend.answer"],
    s.sends(
      me,
      { risk: "high", quiet: "no" },
      "the risk is set to high at three in the afternoon: asked at once",
    ),
  );
  await s.leaves(me);
  return s.end();
};

/** The whole story in one language. */
export const tell = async (language: "sv" | "en"): Promise<string> => {
  const parts: string[] = [];
  for (const part of [planned, ringing, saturday, daysOff, sharing, later, week])
    parts.push(await part(language));
  return parts.join("");
};
