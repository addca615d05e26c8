// States that are built on purpose. Random plays come to most of what there is; what a property must have met, whatever the seed, it meets here.

import { consentTo } from "../support/consent-to.ts";
import { facts as newAgency, lead as newLead } from "../support/recorder-joining.ts";
import { usualSupport } from "../support/recorder-support.ts";
import {
  audited,
  keyed,
  overseen,
  platform,
  policeDuties,
  registrars,
  twoDuties,
  twoRegions,
} from "./beginnings-people.ts";
import { sameAsked } from "./demonstrations.ts";
import type { Simulator } from "./simulator.ts";
import { Play } from "./staged-play.ts";

const coordinator = "regionkoordinator-1";
const investigated = (p: Play): Play => {
  const [officer, boss] = ["polisen-syd-kontakt", "polisen-syd-gruppchef"];
  const own = p
    .with(policeDuties)
    .order("case", "open", { deputy: boss, child: "no", risk: "low", quiet: "no" }, officer);
  const id = own.sim.of("case")[0]?.id;
  const share = {
    agency: "evonhuset",
    basis: "menprovning_klart",
    purpose: "annat",
    groups: ["behov"],
  };
  return own
    .order("case", "invite", share, officer, id)
    .order("case", "accept", { contact: coordinator }, coordinator, id);
};
/** What a second person must decide about before it is sent. */
const asked = (p: Play): Play => {
  const kase = p.open("low", "no", coordinator).sim.of("case")[0]?.id;
  const usual = {
    service: "SocialCare",
    to: "noomi",
    urgency: "normal",
    payer: "unknown",
    kind: "hanvisning",
    groups: ["behov"],
  };
  return p
    .order("referral", "draft", { kase, ...usual, basis: "OSL_10_2" }, coordinator)
    .on("send", {}, coordinator);
};
/** Noomi asks for support, and one of two officers has proposed to grant it. */
const proposed = (p: Play): Play => {
  const asked = p.with(platform).order("nsp", "apply", usualSupport);
  const id = asked.sim.of("nsp")[0]?.id;
  return asked
    .order("nsp", "send", {}, "noomi-kontakt", id)
    .order("nsp", "grant", { amount: "to50" }, "plattformen-nsp", id);
};
/** Nobody there works cases, so the asker phones, or makes a link. */
const outside = (p: Play): Play =>
  p.with(platform).order("capacity", "ask", {
    service: "annat",
    urgency: "normal",
    child: "no",
    band: "0",
    agencies: ["plattformen"],
  });
const linked = (p: Play): Play => {
  const asked = outside(p);
  return asked.order(
    "capacity",
    "makeLink",
    { agency: "plattformen" },
    "noomi-kontakt",
    asked.sim.of("capacity")[0]?.id,
  );
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
/** Its document was fetched twice: one of them is the one that is in the records. */
const fetchedTwice = (p: Play): Play => {
  const closed = p.open("low").does("close", { reason: "returned" });
  const instance = closed.sim.of("case")[0]?.id;
  for (const file of ["pdf", "docx"]) {
    const values = { file, sha256: file.padEnd(64, "0"), by: "noomi-kontakt", agency: "noomi" };
    closed.sim.run({
      workflow: "case",
      instance,
      command: "noteFetched",
      values,
      by: "configuration",
    });
  }
  return closed;
};
/** Somebody has fetched the case twice since the request came: one of the files was given out. */
const extracted = (p: Play): Play => {
  const asked = p
    .open("low")
    .order("rights", "begin", { of: p.sim.of("case")[0]?.id, kind: "access", came: "2026-11-25" });
  for (const sum of ["a", "b"]) {
    const fetched = { file: "pdf" as never, sha256: sum.repeat(64) as never };
    const who = { member: "noomi-kontakt" as never, agency: "noomi" as never };
    asked.sim.fetched.push({
      at: new Date(asked.sim.now).toISOString() as never,
      ...who,
      workflow: "case",
      panel: "file",
      fetched,
    });
  }
  return asked.order(
    "rights",
    "answer",
    { outcome: "met" },
    "noomi-chef",
    asked.sim.of("rights")[0]?.id,
  );
};
const question = { theme: "barn", text: "Hur gör man?", to: "evonhuset", pace: "normal" };
const place = {
  service: "skyddat_boende",
  urgency: "akut",
  child: "no",
  band: "0",
  agencies: ["boende-syd"],
};
/** Of Evonhuset, with eight seats, which these have taken in turn. */
const training = (p: Play, n: number): Play => {
  const plan = {
    subject: "law",
    audience: "new",
    place: "digital",
    day: "2026-12-01",
    time: "09:00",
    minutes: "60",
  };
  const planned = p.order(
    "training",
    "plan",
    { ...plan, seats: "8", closes: "1", reach: "shared" },
    coordinator,
  );
  const id = p.sim.of("training")[0]?.id;
  const members = [...p.sim.people.members.keys()].slice(0, n);
  return members.reduce((play, by) => play.order("training", "join", {}, by, id), planned);
};
/** Its lead has confirmed, and has a colleague there. */
const joined = (p: Play): Play => {
  const proposed = p.order("joining", "propose", newAgency, coordinator);
  const id = p.sim.of("joining")[0]?.id;
  const admitted = proposed
    .order("joining", "phoned", {}, "regionkoordinator-2", id)
    .order("joining", "approve", {}, coordinator, id)
    .order("joining", "admit", newLead, "drift-malmo", id);
  const { agency } = (admitted.sim.of("joining")[0]?.state ?? {}) as { readonly agency: string };
  const lead = `${agency}-1`;
  return admitted
    .order("joining", "confirm", {}, lead, id)
    .order(
      "joining",
      "add",
      { account: "T0STAFETT/U0NEWTWO", name: "Handläggare", role: "caseworker" },
      lead,
      id,
    );
};
const made: Readonly<Record<string, (play: Play) => Play>> = {
  "nothing has happened": (p) => p,
  "a case of an agency that is audited": (p) => p.with(audited).open("low"),
  // An agenda on which one of two can be put.
  "two cases of one agency and a meeting": (p) => p.open("low").open("medium").meets(),
  // One of what somebody has can be handed over, or all of it.
  "two cases of one holder, of which one is late": (p) =>
    p.open("high").open("low").until("2026-11-26", "10:00"),
  "a case that is closed, and was fetched twice": fetchedTwice,
  "a Friday on which it is asked who has a case over the weekend": (p) =>
    p.open("high").until("2026-11-27", "14:00"),
  "a transfer that was received": (p) =>
    p.open().consents().refers({ kind: "overlamning" }).on("receive", {}, coordinator),
  // Silence, after it has been noticed.
  "a hand-over that nobody has answered": (p) =>
    p.open().order("handover", "offer", { to: "noomi-ersattare" }).until("2026-11-30", "10:00"),
  "a call that nobody has looked at": (p) =>
    p
      .open()
      .checkIn({ safety: "red" })
      .does("called", { whom: "11414", basis: "unclear" })
      .until("2026-11-27", "10:00"),
  "the same in a case that is closed": (p) =>
    p
      .open()
      .checkIn({ safety: "red" })
      .does("called", { whom: "11414", basis: "unclear" })
      .does("close", { reason: "returned" })
      .until("2026-11-27", "10:00"),
  "a guide that the police takes part in, with an action of an item": (p) =>
    p
      .open()
      .does("setDeadline", {
        kind: "betanketid",
        startsOn: "2026-11-25",
        appliedOn: "2026-11-24",
        applicant: "socialnamnd",
      })
      .shares("polisen-syd", "polisen-syd-kontakt")
      .guides("done", { item: "reflection" })
      .guides("notYet", { item: "rights" })
      .guides("notYet", { item: "danger" })
      .does(
        "consent",
        consentTo({ agency: "polisen-syd", purpose: "annat", groups: ["migration"] }),
      )
      .does("cover", { agency: "polisen-syd", basis: "samtycke_ngo", what: ["residence"] }),
  "an authority's case that the police takes part in": (p) => {
    const kase = p.open("low", "no", coordinator).sim.of("case")[0]?.id;
    const invitation = {
      agency: "polisen-syd",
      basis: "menprovning_klart",
      purpose: "annat",
      groups: ["behov"],
    };
    return p
      .order("case", "invite", invitation, coordinator, kase)
      .order("case", "accept", { contact: "polisen-syd-kontakt" }, "polisen-syd-kontakt", kase);
  },
  // One of two can be said to be about the same person.
  "a case in which an agency takes part that has two of its own": (p) =>
    p.open().shares().open("medium", "no", coordinator).open("low", "no", coordinator),
  "the same, of which one is said to be about the same person": sameAsked,
  "an authority's case of which an association says that it is about the same person": (p) => {
    const kase = p.open("low", "no", coordinator).sim.of("case")[0]?.id;
    const own = p
      .open("low")
      .does("consent", consentTo({ agency: "evonhuset", purpose: "annat", groups: ["behov"] }))
      .sim.of("case")[1]?.id;
    return p
      .order(
        "case",
        "invite",
        { agency: "noomi", basis: "menprovning_klart", purpose: "annat", groups: ["behov"] },
        coordinator,
        kase,
      )
      .order("case", "accept", { contact: "noomi-kontakt" }, "noomi-kontakt", kase)
      .order(
        "case",
        "same",
        { own, basis: "samtycke_ngo", purpose: "annat" },
        "noomi-kontakt",
        kase,
      );
  },
  "a guide that nobody has looked at": (p) =>
    p.open("low").guides("toNsp", { why: "ej_polisanmalt" }).until("2026-12-28", "10:00"),
  "an agency with two functions": (p) => p.with(twoDuties),
  "a day of a duty that somebody is asked to take": (p) =>
    p
      .with(twoDuties)
      .order("roster", "ask", { duty: { function: "noomi-passet" }, day: "2026-11-30" }),
  "somebody who leaves, with a case and an action": (p) => {
    const own = p.open("low").order("action", "create", {
      text: "Ring",
      owner: { member: "noomi-kontakt" },
      due: "2026-12-01",
    });
    return own
      .order("leaving", "begin", { member: "noomi-kontakt", last: "2026-11-26" }, "noomi-chef")
      .until("2026-11-27", "10:00");
  },
  "an agency that makes itself ready": joined,
  "a training that is full, for which somebody waits": (p) => training(p, 9),
  "a training that is over": (p) => training(p, 3).until("2026-12-02", "10:00"),
  "a question that nobody has answered": (p) =>
    p.order("capacity", "ask", place).until("2026-11-25", "14:00"),
  "a question to an agency outside": outside,
  "one that can be answered by a link": linked,
  "one that nobody has answered by it": (p) => linked(p).until("2026-11-25", "14:00"),
  "an invitation that nobody has answered": (p) =>
    p
      .open()
      .does("consent", consentTo({ agency: "evonhuset", purpose: "annat", groups: ["behov"] }))
      .does("invite", {
        agency: "evonhuset",
        basis: "samtycke_ngo",
        purpose: "annat",
        groups: ["behov"],
      })
      .until("2026-11-27", "10:00"),
  "a draft that a second person has not looked at": (p) => asked(p).until("2026-11-27", "12:00"),
  "a referral that a second person has not looked at": (p) =>
    p.open().refers({ basis: "vitalt_intresse" }).until("2026-11-27", "12:00"),
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
    p
      .order("method", "ask", question)
      .order("method", "answer", { text: "Ring jouren." }, coordinator, p.sim.of("method")[0]?.id),
  "a no that nobody has done anything about": (p) =>
    p
      .open()
      .consents()
      .refers()
      .on("receive", {}, coordinator)
      .on("decline", { reason: "other" }, coordinator)
      .until("2026-11-30", "10:00"),
  "a request for access, of a case that was fetched twice": extracted,
  "a request to erase what a case that goes on keeps of risk": (p) => {
    const erases = {
      of: p.open("high").sim.of("case")[0]?.id,
      kind: "erasure",
      came: "2026-11-25",
      erases: ["risk"],
    };
    return p
      .order("rights", "begin", erases)
      .order("rights", "answer", { outcome: "met" }, "noomi-chef", p.sim.of("rights")[0]?.id);
  },
  "an authority with two registrars": (p) => p.with(registrars).open("low", "no", coordinator),
  "police with two functions, in a case of their own": investigated,
  "police of two regions": (p) => p.with(twoRegions),
  "an agency whose people have keys": (p) => p.with(keyed),
  "two whose accounts can be suspended": (p) => p.with(overseen),
  "an agency whose certificate holds": (p) => p.with(platform).open("low"),
  "an application that one of two officers would grant": (p) =>
    proposed(p).until("2026-12-01", "10:00"),
};
/** Each by its name, made anew. */
export const beginnings: readonly { readonly name: string; readonly sim: () => Simulator }[] =
  Object.entries(made).map(([name, make]) => ({
    name,
    sim: () => make(new Play()).sim,
  }));
