// The fullest that a referral, a question and a case that passes things on can be, for the limits of both platforms.

import { isWatching } from "../../src/rules/who.ts";
import type { Row } from "../../src/rules/workflow.ts";
import { capacity } from "../../workflows/referral/capacity/index.ts";
import { conditions, dataGroups, needCodes } from "../../workflows/referral/codes.ts";
import { referral } from "../../workflows/referral/index.ts";
import { consentTo } from "../support/consent-to.ts";
import { given, local, register, row, type Story } from "../support/given.ts";
import { invitation } from "../workflows/case/cases.ts";

/** As long as the machine's own can be. */
const long = { ref: "SYD-7KQ3-M9", words: "eftertänksam sandstensklippa", region: "SYD" };
const id = (n: number): string => `7KQ3M9XZ7KQ3M9${String(n).padStart(2, "0")}`;
const everything = {
  service: "skadestand_ersattning",
  to: "evonhuset",
  urgency: "akut",
  basis: "vitalt_intresse",
  payer: "unknown",
  kind: "overlamning",
  groups: dataGroups,
  interpreter: "yes",
  language: "ckb",
  children: "3plus",
  needs: needCodes,
  conditions,
  carrier: "SDK",
  answerBy: "2026-12-09",
};
const deadlines = Array.from({ length: 12 }, () => ({
  kind: "forhandsbedomning",
  day: "2027-01-15",
}));
const byCase = { sender: "case", instance: id(1) } as never;
const atEvonhuset = "regionkoordinator-1";
const holding = { holder: { member: atEvonhuset }, deputy: "regionkoordinator-2" };

const timer = (story: Story, kind: string): string =>
  Object.keys(story.timers).find((key) => key.startsWith(kind)) ?? kind;
const silence = (story: Story): Story => {
  let silent = story;
  for (let n = 0; n < 9; n++) silent = silent.fires(timer(silent, "silent"));
  return silent;
};
/** Every fact given, nobody answers, the second person is late. */
const silentReferral = (more: object = {}): Story => {
  const own = row(id(1), {
    ...long,
    open: true,
    agency: "noomi",
    holder: { member: "noomi-kontakt" },
  });
  const draft = given(referral, [], { rows: { kase: [own] } }).done("draft", {
    kase: id(1),
    parent: "H-7KQ3-M9",
    ...everything,
    ...more,
  });
  const sent = draft.done("called").done("send");
  const snapshot = {
    at: local("2026-11-25", "10:00"),
    child: "yes",
    risk: "notAssessed",
    deadlines,
  };
  return silence(sent.done("freeze", { snapshot }, byCase)).fires(timer(sent, "reviewLate:"));
};
const answeredReferral = (more: object = {}): Story =>
  silence(
    silence(silentReferral(more).done("receive", {}, atEvonhuset))
      .done("ask", { question: "children" }, atEvonhuset)
      .done("answer", { payer: "other", interpreter: "yes" }),
  );
/** At every step between, so that each has its fullest post and panel. */
export const fullReferrals = (): readonly Story[] => {
  const answered = answeredReferral();
  const accepted = answered.done("accept", holding, atEvonhuset);
  const handed = accepted
    .done("handOver", { carrier: "courier" })
    .done("takeOver", {}, atEvonhuset);
  const rested = handed.done("rest", { reason: "waitingForDecision" }, atEvonhuset);
  const going = rested.done("start", {}, atEvonhuset);
  const failed = going.done("fail", { reason: "otherBetter" }, atEvonhuset);
  const finished = going.done("finish", { outcome: "partly" }, atEvonhuset);
  // What has moved is the receiver's; what stays the sender's can be stopped.
  const kept = answeredReferral({ kind: "hanvisning", service: "skyddat_boende" }).done(
    "accept",
    holding,
    atEvonhuset,
  );
  const stopped = silence(
    kept.done("stop", { soon: true }, byCase).done("movedOut", {}, atEvonhuset),
  );
  return [
    silentReferral(),
    silentReferral({ service: "annat", to: "plattformen" }),
    answered,
    answered.done("decline", { reason: "otherBetter", suggested: "boende-syd" }, atEvonhuset),
    accepted,
    handed,
    rested,
    failed,
    finished,
    finished.done("confirm").done("reopen"),
    stopped,
    stopped.done("settle"),
    kept.done("withdraw", { reason: "personDeclines" }),
  ];
};
const steps = ["sent", "question", "handedOver", "draft"] as const;
/** A list of referrals, half of them coming in and half going out, all late. */
export const manyReferrals = (n: number): readonly Row[] =>
  Array.from({ length: n }, (_, i) =>
    row(
      id(i),
      {
        ...long,
        ref: "H-7KQ3-M9",
        open: true,
        agency: i % 2 === 0 ? "noomi" : "lansstyrelsen-kronoberg",
        dueAt: local("2026-11-24", "09:00"),
        facts: {
          from: i % 2 === 0 ? "lansstyrelsen-kronoberg" : "noomi",
          step: steps[i % 4],
          turn: i % 2 === 0 ? "receiver" : "sender",
        },
        round: "12",
      },
      "referral",
    ),
  );
/** Every agency asked, every one has answered or has a link; the asker has more cases than are offered. */
export const fullQuestion = (mine: readonly Row[]): Story => {
  const agencies = register.agencies
    .map((agency) => agency.id)
    .filter((agency) => agency !== "noomi");
  const asks = {
    service: "skadestand_ersattning",
    urgency: "skyndsam",
    child: "unknown",
    band: "3plus",
    agencies,
  };
  let story = given(capacity, [], { rows: { mine } }).done("ask", asks);
  for (const agency of agencies) {
    const member = register.members.find(
      (each) => each.agency === agency && each.roles.includes("caseworker"),
    );
    // Where somebody may be in Stafett and works no cases, a link stands, which says most.
    story = member ? story.done("waitlist", {}, member.id) : story.done("makeLink", { agency });
  }
  return story;
};
/** More consents and referrals than a panel shows. */
export const passingOn = (story: Story): Story => {
  let full = story;
  const consent = {
    kind: "sekretess",
    purpose: "malsagandebitrade",
    given: "notPossible",
    form: "spoken",
    groups: dataGroups,
  };
  const agencies = register.agencies.filter((agency) => agency.id !== "noomi");
  for (const { id: agency } of agencies)
    full = full.done("consent", { ...consent, agency, validTo: "2027-01-15" });
  // As many as a case may have at once.
  for (const [n, agency] of agencies.slice(0, 12).entries()) {
    const to = agency.id;
    const tell = { sender: "referral", instance: id(n) } as never;
    full = full.done(
      "share",
      {
        number: `H-7KQ3-M9`,
        to,
        groups: isWatching(agency) ? ["behov"] : dataGroups,
        service: "annat",
        consent: false,
        sends: "1",
      },
      tell,
    );
    full = full
      .done("chain", { number: `H-7KQ3-M9`, to, step: "accepted" }, tell)
      .done("chain", { to, step: "handedOver" }, tell);
  }
  return full;
};
/** Every other agency is invited to everything that it may be, and where somebody works cases there it has opened the invitation. */
export const allInvited = (story: Story): Story =>
  register.agencies
    .filter(({ id: agency }) => agency !== "noomi")
    .reduce((all, agency) => {
      const values = invitation(agency.id, [
        "behov",
        "sakerhet",
        ...(isWatching(agency) ? [] : ["migration"]),
        "barn",
      ]);
      const asked = all.done("consent", consentTo(values)).done("invite", values);
      const reader = register.members.find(
        (each) => each.agency === agency.id && each.roles.includes("caseworker"),
      );
      return reader ? asked.done("look", {}, reader.id) : asked;
    }, story);
