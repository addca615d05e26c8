// For each name under `declassified` two plays that differ in nothing but what it lets through.
import { register } from "../support/given.ts";
import { usualSupport } from "../support/recorder-support.ts";
import type { Play } from "./staged-play.ts";

export type Demonstration = readonly [a: (play: Play) => Play, b: (play: Play) => Play];
const cases =
  (n: number, risk: string, quiet = "no") =>
  (play: Play) =>
    Array.from({ length: n }).reduce<Play>((p) => p.open(risk, quiet), play);
const holding = { holder: { member: "regionkoordinator-1" }, deputy: "regionkoordinator-2" };
const reopened = (play: Play, reason: string): Play =>
  play
    .open()
    .consents()
    .refers()
    .on("receive", {}, "regionkoordinator-1")
    .on("accept", holding, "regionkoordinator-1")
    .on("fail", { reason }, "regionkoordinator-1")
    .on("reopen");
/** Opened long before the meeting, so that it is not new. */
const met = (play: Play, risk: string, wish: "yes" | "no"): Play =>
  play.open(risk).shares().checkIn({ agenda: wish }).until("2026-11-26", "10:00").meets().atCases();
/** Moved once, and held with this decision. */
export const decided = (play: Play, code: string): Play =>
  play
    .meets()
    .at("move", { day: "2026-12-02", time: "09:30" })
    .until("2026-12-02", "09:30")
    .at("start")
    .at("decide", { point: "h:opening", code, dissent: "no" })
    .at("finish");
const granted = (p: Play, from: string, amount = "to50"): Play => {
  const asked = p
    .with(register)
    .open("low")
    .order("nsp", "apply", { ...usualSupport, from, amount });
  const [id, by] = [asked.sim.of("nsp")[0]?.id, "plattformen-nsp"];
  asked.order("nsp", "send", {}, "noomi-kontakt", id).order("nsp", "grant", { amount }, by, id);
  const of = (
    asked.sim.of("nsp")[0]?.state as { readonly proposal?: { readonly at: string } } | undefined
  )?.proposal?.at;
  return asked
    .order("nsp", "confirm", { of }, "plattformen-ersattare", id)
    .until("2026-12-01", "10:00");
};
/** A year of six people, frozen and proposed. */
const released = (p: Play, sex: string): Play => {
  const national = "nspm-samordnare";
  p.with(register);
  for (let n = 0; n < 6; n++)
    p.open("low").does("close", { reason: "goalReached", counting: "yes", sex });
  p.until("2027-01-07", "10:00").order("release", "freeze", {}, national);
  return p
    .order("release", "propose", { names: ["regions"] }, national, p.sim.of("release")[0]?.id)
    .until("2027-01-07", "10:05");
};
const approved = (p: Play, sex: string): Play => {
  const [year] = released(p, sex).sim.of("release");
  const { releases = [] } = (year?.state ?? {}) as {
    readonly releases?: readonly { readonly id: string }[];
  };
  const of = releases.at(-1)?.id;
  return p.order("release", "approve", { of }, "nspm-ersattare", year?.id);
};
/** Sent back twice by the same agency, by a return that is sent once more. */
const disputed = (p: Play, reason: string): Play =>
  reopened(p, reason)
    .on("receive", {}, "regionkoordinator-1")
    .on("decline", { reason }, "regionkoordinator-1");
const coordinator = "regionkoordinator-1";
const onSame = { basis: "menprovning_klart", purpose: "annat" };
/** Noomi's case, in which Evonhuset takes part; Evonhuset has one of its own and says that it is about the same person. */
export const sameAsked = (p: Play): Play => {
  const [first] = p.open().shares().sim.of("case");
  const own = p.open("medium", "no", coordinator).sim.of("case")[1]?.id;
  return p.order("case", "same", { own, ...onSame }, coordinator, first?.id);
};
/** Noomi has said yes, and wants to close; whether there was contact at Evonhuset is the difference. */
const sameClosing = (p: Play, contact: string): Play => {
  const [first, own] = sameAsked(p).sim.of("case");
  const answer = { agency: "evonhuset", answer: "yes", basis: "samtycke_ngo", purpose: "annat" };
  const check = {
    safety: "green",
    contact,
    next: "wait",
    who: { member: coordinator },
    day: "2026-11-26",
  };
  return p
    .order("case", "answerSame", answer, "noomi-kontakt", first?.id)
    .until("2026-11-25", "10:10")
    .order("case", "close", { reason: "goalReached" }, "noomi-kontakt", first?.id)
    .until("2026-11-25", "10:20")
    .order("case", "checkIn", check, coordinator, own?.id)
    .until("2026-11-25", "11:00");
};
/** Boende Syd is asked for a place, and answers. */
const answered = (p: Play, answer: "place" | "full"): Play => {
  const question = {
    service: "skyddat_boende",
    urgency: "normal",
    child: "no",
    band: "0",
    agencies: ["boende-syd"],
  };
  const id = p.order("capacity", "ask", question).sim.of("capacity")[0]?.id;
  return p.order("capacity", answer, {}, "boende-syd-kontakt", id);
};
export const demonstrations: Readonly<Record<string, Demonstration>> = {
  "case.cadence": [
    (p) => p.open("high").until("2026-11-26", "10:00"),
    (p) => p.open("low").until("2026-11-26", "10:00"),
  ],
  "case.ladder": [
    // Only after acute danger it has a message of its own.
    (p) => p.open("high").checkIn({ safety: "red" }).until("2026-11-26", "12:00"),
    (p) =>
      p
        .open("high")
        .checkIn({ safety: "red" })
        .does("setRisk", { risk: "medium", quiet: "no" })
        .until("2026-11-26", "12:00"),
  ],
  "case.quiet": [(p) => p.open("medium", "yes"), (p) => p.open("medium", "no")],
  "case.weekend": [
    (p) =>
      p
        .open("high")
        .until("2026-11-27", "14:00")
        .does("weekend", { cover: "ours", who: { member: "noomi-chef" } }),
    (p) => p.open("medium").until("2026-11-27", "14:00"),
  ],
  "day.weekend": [
    (p) => p.open("high").until("2026-11-27", "14:00"),
    (p) => p.open("medium").until("2026-11-27", "14:00"),
  ],
  "case.red": [
    (p) => p.open().checkIn({ safety: "red" }),
    (p) => p.open().checkIn({ safety: "green" }),
  ],
  "handover.red": [
    (p) =>
      p
        .open()
        .checkIn({ safety: "red", day: "2026-11-26" })
        .order("handover", "offer", { to: "noomi-ersattare" }),
    (p) =>
      p
        .open()
        .checkIn({ safety: "green", day: "2026-11-26" })
        .order("handover", "offer", { to: "noomi-ersattare" }),
  ],
  "case.contact": [
    (p) => p.open().does("noContact").checkIn({ contact: "no" }),
    (p) => p.open().does("noContact").checkIn({ contact: "yes" }),
  ],
  "case.deadline": [
    (p) =>
      p
        .open("low")
        .does("setDeadline", { kind: "NSP", day: "2026-11-27" })
        .until("2026-11-25", "17:00")
        .does("setDeadline", { kind: "NSP", day: "2026-11-30" })
        .until("2026-11-27", "10:00"),
    (p) =>
      p
        .open("low")
        .does("setDeadline", { kind: "NSP", day: "2026-11-27" })
        .until("2026-11-25", "17:00")
        .does("setDeadline", { kind: "NSP", day: "2027-01-29" })
        .until("2026-11-27", "10:00"),
  ],
  // One has begun before it is decided, the other begins later and says so.
  "nsp.period": [(p) => granted(p, "2026-11-24"), (p) => granted(p, "2026-11-30")],
  "nsp.sums": [(p) => granted(p, "2026-11-24", "to10"), (p) => granted(p, "2026-11-24", "to200")],
  "case.round": [
    (p) => p.open().checkIn({ risk: "low" }).until("2026-12-10", "10:00"),
    (p) => p.open().checkIn({ risk: "medium" }).until("2026-12-10", "10:00"),
  ],
  "case.snooze": [
    (p) => p.open("high").does("snooze", { until: "2026-12-01", reason: "meetingBooked" }),
    (p) => p.open("medium").does("snooze", { until: "2026-12-01", reason: "meetingBooked" }),
  ],
  "case.closing": [
    (p) =>
      p
        .open()
        .does("close", { reason: "contactLost" })
        .order("case", "confirmClose", {}, "noomi-ersattare", p.sim.of("case")[0]?.id),
    (p) => p.open().does("close", { reason: "goalReached" }),
  ],
  "case.missing": [
    (p) => p.open("medium", "no", "noomi-kontakt", { child: "yes" }).does("goMissing"),
    (p) => p.open().does("goMissing"),
  ],
  "case.responsibility": [(p) => disputed(p, "otherMunicipality"), (p) => disputed(p, "tooLittle")],
  "case.together": [
    (p) => p.together({ moreAdults: "2" }),
    (p) => p.together({ moreChildren: "1", moreUnknown: "1" }),
  ],
  "case.statistics": [
    (p) => p.open().does("close", { reason: "goalReached", counting: "yes", sex: "woman" }),
    (p) => p.open().does("close", { reason: "returned", counting: "yes", sex: "man" }),
  ],
  "conventions.figures": [(p) => approved(p, "woman"), (p) => approved(p, "man")],
  "statistics.figures": [(p) => released(p, "woman"), (p) => released(p, "man")],
  "case.same": [(p) => sameClosing(p, "yes"), (p) => sameClosing(p, "no")],
  "case.consent": [
    (p) => p.open("low").consents({ validTo: "2026-12-07" }).until("2026-11-30", "10:00"),
    (p) =>
      p.open("low").consents({ validTo: "2026-12-07", given: "no" }).until("2026-11-30", "10:00"),
  ],
  "capacity.answer": [(p) => answered(p, "place"), (p) => answered(p, "full")],
  "referral.basis": [
    (p) => p.open().consents().refers({ basis: "vitalt_intresse" }).on("object", {}, "noomi-chef"),
    (p) => p.open().consents().refers({ basis: "samtycke_ngo" }).on("object", {}, "noomi-chef"),
  ],
  "referral.consent": [
    (p) => p.open().consents().consents({ kind: "deltagande" }).refers().revokes(0),
    (p) => p.open().consents().consents({ kind: "deltagande" }).refers().revokes(1),
  ],
  "referral.round": [(p) => reopened(p, "tooLittle"), (p) => reopened(p, "unsafePlace")],
  "guide.action": [
    (p) => p.open().guides("notYet", { item: "rights" }),
    (p) => p.open().guides("done", { item: "rights" }),
  ],
  "case.meeting": [(p) => met(p, "low", "yes"), (p) => met(p, "low", "no")],
  "agenda.selection": [(p) => met(p, "high", "no"), (p) => met(p, "low", "no")],
  "agenda.round": [(p) => decided(p, "continue"), (p) => decided(p, "close")],
  "day.cadence": [
    (p) => p.open("high").until("2026-11-26", "08:45"),
    (p) => p.open("low").until("2026-11-26", "08:45"),
  ],
  "day.ladder": [
    (p) => p.open("high").until("2026-11-26", "12:00"),
    (p) => p.open("low").until("2026-11-26", "12:00"),
  ],
  "day.round": [
    (p) => p.open("high").until("2026-11-26", "09:05"),
    (p) => p.open("low").until("2026-11-26", "09:05"),
  ],
  "digest.late": [
    (p) => cases(6, "high")(p).until("2026-11-30", "10:00"),
    (p) => cases(6, "low")(p).until("2026-11-30", "10:00"),
  ],
  "digest.quiet": [
    (p) => cases(6, "high", "yes")(p).until("2026-11-30", "10:00"),
    (p) => cases(6, "high")(p).until("2026-11-30", "10:00"),
  ],
  "people.late": [
    (p) =>
      p
        .open("high")
        .order("people", "away", { until: "2026-11-27" }, "noomi-kontakt", "people")
        .until("2026-11-27", "08:10"),
    (p) =>
      p
        .open("low")
        .order("people", "away", { until: "2026-11-27" }, "noomi-kontakt", "people")
        .until("2026-11-27", "08:10"),
  ],
};
