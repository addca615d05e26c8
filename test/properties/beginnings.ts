// States that are built on purpose. Random plays come to most of what there is; what a property must have met, whatever the seed, it meets here.
import { register } from "../support/given.ts";
import { Play } from "./demonstrations.ts";
import { fewPeople } from "./plays.ts";
import type { Simulator } from "./simulator.ts";

/** Nobody audits an agency of those who play. */
const audited = {
  ...fewPeople,
  members: [
    ...fewPeople.members,
    ...register.members.filter((m) => m.roles.includes("auditor")).map((m) => ({ ...m, agency: "noomi" as never })),
  ],
};
const coordinator = "regionkoordinator-1";
/** What a second person must decide about before it is sent. */
const asked = (p: Play): Play => {
  const kase = p.open("low", "no", coordinator).sim.of("case")[0]?.id;
  const usual = { service: "SocialCare", to: "noomi", urgency: "normal", payer: "unknown", kind: "hanvisning", groups: ["behov"] };
  return p.order("referral", "draft", { kase, ...usual, basis: "OSL_10_2" }, coordinator).on("send", {}, coordinator);
};
/** Nobody has looked at the risk yet. */
const back = (p: Play): Play => {
  const kase = p.open("low").sim.of("case")[0]?.id;
  const facts = {
    service: "atervandande_AMP",
    to: "evonhuset",
    urgency: "normal",
    payer: "unknown",
    kind: "hanvisning",
    groups: ["behov"],
  };
  return p.order("referral", "draft", { kase, ...facts, basis: "samtycke_ngo" });
};
const question = { theme: "barn", text: "Hur gör man?", to: "evonhuset", pace: "normal" };
const place = { service: "skyddat_boende", urgency: "akut", child: "no", band: "0", agencies: ["boende-syd"] };
const made: Readonly<Record<string, (play: Play) => Play>> = {
  "nothing has happened": (p) => p,
  "a case of an agency that is audited": (p) => p.with(audited).open("low"),
  // An agenda on which one of two can be put.
  "two cases of one agency and a meeting": (p) => p.open("low").open("medium").meets(),
  // One of what somebody has can be handed over, or all of it.
  "two cases of one holder, of which one is late": (p) => p.open("high").open("low").until("2026-11-26", "10:00"),
  "a Friday on which it is asked who has a case over the weekend": (p) => p.open("high").until("2026-11-27", "14:00"),
  "a transfer that was received": (p) => p.open().consents().refers({ kind: "overlamning" }).on("receive", {}, coordinator),
  // Silence, after it has been noticed.
  "a hand-over that nobody has answered": (p) =>
    p.open().order("handover", "offer", { to: "noomi-ersattare" }).until("2026-11-30", "10:00"),
  "a call that nobody has looked at": (p) =>
    p.open().checkIn({ safety: "red" }).does("called", { whom: "11414", basis: "unclear" }).until("2026-11-27", "10:00"),
  "the same in a case that is closed": (p) =>
    p
      .open()
      .checkIn({ safety: "red" })
      .does("called", { whom: "11414", basis: "unclear" })
      .does("close", { reason: "returned" })
      .until("2026-11-27", "10:00"),
  "a question that nobody has answered": (p) => p.order("capacity", "ask", place).until("2026-11-25", "14:00"),
  "an invitation that nobody has answered": (p) =>
    p
      .open()
      .does("invite", { agency: "evonhuset", basis: "samtycke_ngo", purpose: "annat", groups: ["behov"] })
      .until("2026-11-27", "10:00"),
  "a draft that a second person has not looked at": (p) => asked(p).until("2026-11-27", "12:00"),
  "a referral that a second person has not looked at": (p) => p.open().refers({ basis: "vitalt_intresse" }).until("2026-11-27", "12:00"),
  "the same, when it is over": (p) =>
    p
      .open()
      .refers({ basis: "vitalt_intresse" })
      .on("receive", {}, coordinator)
      .on("decline", { reason: "other" }, coordinator)
      .on("settle")
      .until("2026-11-27", "12:00"),
  "a return that nobody has looked at": back,
  "a method question": (p) => p.order("method", "ask", question),
  "one that was answered": (p) =>
    p.order("method", "ask", question).order("method", "answer", { text: "Ring jouren." }, coordinator, p.sim.of("method")[0]?.id),
  "a no that nobody has done anything about": (p) =>
    p
      .open()
      .consents()
      .refers()
      .on("receive", {}, coordinator)
      .on("decline", { reason: "other" }, coordinator)
      .until("2026-11-30", "10:00"),
};
/** Each by its name, made anew. */
export const beginnings: readonly { readonly name: string; readonly sim: () => Simulator }[] = Object.entries(made).map(([name, make]) => ({
  name,
  sim: () => make(new Play()).sim,
}));
