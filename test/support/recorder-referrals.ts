// Referrals to each of their ends, a question for a place, and consents: what the recorder adds to its half year.
import { consentTo } from "./consent-to.ts";

type Values = Readonly<Record<string, unknown>>;
export type Hands = {
  readonly does: (
    member: string,
    workflow: string,
    command: string,
    values?: Values,
    instance?: string,
  ) => Promise<string>;
  readonly until: (iso: string) => Promise<void>;
  readonly stateOf: (instance: string) => Promise<unknown>;
};
/**
 * What is to be kept in the journals. `draft`: to be thrown away, `old`: a question to be forgotten, `full`: a case to be erased with more referrals than
 * are told at once; each when nothing destroys its key any more.
 */
export type Recorded = {
  readonly referrals: readonly string[];
  readonly cases: readonly string[];
  readonly questions: readonly string[];
  readonly incidents: readonly string[];
  readonly draft: string;
  readonly old: string;
  readonly full: string;
};

const [anna, bo, lead, evon] = [
  "noomi-kontakt",
  "noomi-ersattare",
  "noomi-chef",
  "regionkoordinator-1",
];
const [evonLead, shelter] = ["evonhuset-chef", "boende-syd-kontakt"];
const usual = {
  service: "fack_lonekrav",
  to: "evonhuset",
  urgency: "normal",
  basis: "samtycke_ngo",
  payer: "unknown",
  kind: "hanvisning",
  groups: ["behov", "sakerhet", "migration"],
};
const full = {
  interpreter: "yes",
  language: "ti",
  children: "2",
  needs: ["mobility", "pram"],
  conditions: ["ownRoom"],
  carrier: "SDK",
  answerBy: "2026-12-22",
};
const holding = { holder: { member: evon }, deputy: "regionkoordinator-2" };

class Referrals {
  readonly hands: Hands;
  readonly cases: string[] = [];
  readonly referrals: string[] = [];
  readonly incidents: string[] = [];
  constructor(hands: Hands) {
    this.hands = hands;
  }
  async open(by = anna, deputy = bo): Promise<string> {
    const id = await this.hands.does(by, "case", "open", {
      deputy,
      child: "no",
      risk: "low",
      quiet: "no",
    });
    this.cases.push(id);
    return id;
  }
  async consents(kase: string, more: Values = {}): Promise<string> {
    const values = {
      kind: "sekretess",
      agency: "evonhuset",
      purpose: "annat",
      given: "yes",
      form: "spoken",
      groups: usual.groups,
    };
    await this.hands.does(
      anna,
      "case",
      "consent",
      { ...values, interpreter: "no", informed: ["purpose", "rights"], ...more },
      kase,
    );
    const { consents } = (await this.hands.stateOf(kase)) as {
      readonly consents: readonly { readonly id: string }[];
    };
    return consents.at(-1)?.id ?? "";
  }
  async drafts(kase: string, more: Values = {}, by = anna): Promise<string> {
    const id = await this.hands.does(by, "referral", "draft", { kase, ...usual, ...more });
    this.referrals.push(id);
    return id;
  }
  async steps(
    id: string,
    ...steps: readonly (readonly [by: string, command: string, values?: Values])[]
  ): Promise<void> {
    for (const [by, command, values] of steps)
      await this.hands.does(by, "referral", command, values ?? {}, id);
  }
}

/** Silence, a question, yes, both confirm, done, opened anew, failed and a mistake. */
const wholeWay = async (r: Referrals): Promise<void> => {
  const kase = await r.open();
  await r.consents(kase, { validTo: "2026-12-23" });
  await r.consents(kase, { kind: "statistik", given: "no", agency: undefined, groups: [] });
  await r.hands.does(anna, "case", "setDeadline", { kind: "annan", day: "2027-01-29" }, kase);
  const id = await r.drafts(kase);
  await r.steps(id, [anna, "edit", { ...usual, ...full }], [anna, "send"]);
  await r.hands.until("2026-12-16T10:00:00Z");
  await r.steps(
    id,
    [evon, "receive"],
    [evon, "ask", { question: "children" }],
    [bo, "answer", { payer: "NSP", children: "1" }],
  );
  await r.steps(
    id,
    [evon, "accept", holding],
    [anna, "handOver", { carrier: "phone" }],
    [evon, "takeOver"],
  );
  await r.hands.until("2026-12-17T10:00:00Z");
  await r.steps(
    id,
    [evon, "rest", { reason: "personAbsent" }],
    [evon, "start"],
    [evon, "finish", { outcome: "partly" }],
  );
  await r.steps(
    id,
    [anna, "confirm"],
    [anna, "reopen"],
    [evon, "receive"],
    [evon, "accept", holding],
  );
  await r.steps(
    id,
    [evon, "fail", { reason: "notReached" }],
    [anna, "mistake", { reason: "wrongCase" }],
  );
};
/** Acute: phoned, sent, looked at by a second person too late, declined. And one to an agency that is phoned. */
const acute = async (r: Referrals): Promise<void> => {
  const kase = await r.open();
  const declined = await r.drafts(kase, { urgency: "akut", basis: "vitalt_intresse" });
  await r.steps(declined, [anna, "called"], [anna, "send"]);
  const outside = await r.drafts(kase, {
    service: "annat",
    to: "plattformen",
    basis: "vitalt_intresse",
  });
  await r.steps(
    outside,
    [anna, "send"],
    [anna, "receive"],
    [anna, "accept", { holder: { member: anna }, deputy: bo }],
  );
  await r.steps(outside, [anna, "handOver", { carrier: "meeting" }]);
  await r.hands.until("2026-12-18T14:00:00Z");
  await r.steps(declined, [lead, "approve"], [evon, "receive"]);
  await r.steps(declined, [evon, "decline", { reason: "otherBetter", suggested: "polisen-syd" }]);
};
/** Both have confirmed, and the case moves: the receiver's own one begins. */
const transfer = async (r: Referrals): Promise<void> => {
  const kase = await r.open();
  await r.consents(kase);
  const id = await r.drafts(kase, { kind: "overlamning" });
  await r.steps(
    id,
    [anna, "send"],
    [evon, "receive"],
    [evon, "accept", { ...holding, risk: "low" }],
    [evon, "takeOver"],
    [anna, "handOver", { carrier: "SDK" }],
  );
  const { newCase } = (await r.hands.stateOf(id)) as { readonly newCase: string };
  r.cases.push(newCase);
};
/** Taken back: by whoever sent it, and because the consent was withdrawn. */
const takenBack = async (r: Referrals): Promise<void> => {
  const kase = await r.open();
  const consent = await r.consents(kase);
  const withdrawn = await r.drafts(kase);
  await r.steps(withdrawn, [anna, "send"], [anna, "withdraw", { reason: "solvedOtherwise" }]);
  const stopped = await r.drafts(kase);
  await r.steps(stopped, [anna, "send"], [evon, "receive"]);
  await r.hands.does(anna, "case", "revoke", { id: consent, how: "throughOther" }, kase);
};
/** In the middle of what goes on: both are told, the receiver answers, the sender has made sure. It has become quiet before. */
const stoppedUnderWay = async (r: Referrals): Promise<void> => {
  const kase = await r.open();
  await r.consents(kase);
  const consent = await r.consents(kase, { purpose: "skyddat_boende" });
  const group = { agency: "evonhuset", basis: "samtycke_ngo", purpose: "annat", groups: ["behov"] };
  for (const [by, command, values] of [
    [anna, "consent", consentTo(group)],
    [anna, "invite", group],
    [evon, "accept", { contact: evon }],
    [anna, "endPart", { agency: "evonhuset", reason: "supportOver" }],
    [anna, "invite", group],
    [evon, "accept", { contact: evon }],
  ] as const)
    await r.hands.does(by, "case", command, values, kase);
  const id = await r.drafts(kase, { service: "skyddat_boende", basis: "samtycke_ngo" });
  await r.steps(id, [anna, "send"], [evon, "receive"], [evon, "accept", holding]);
  await r.hands.does(anna, "case", "setRisk", { risk: "high", quiet: "yes" }, kase);
  await r.hands.does(anna, "case", "revoke", { id: consent, how: "spoken" }, kase);
  await r.steps(id, [evon, "stays"], [evon, "movedOut"], [anna, "settle"]);
};
/** On a basis of authorities: a second person says no, and to another yes. */
const secondPerson = async (r: Referrals): Promise<void> => {
  const kase = await r.open(evon, holding.deputy);
  const facts = { service: "klader_basbehov", to: "noomi", basis: "OSL_10_2" };
  const refused = await r.drafts(kase, facts, evon);
  await r.steps(refused, [evon, "send"], [evonLead, "object"]);
  const approved = await r.drafts(kase, facts, evon);
  await r.steps(approved, [evon, "send"], [evonLead, "approve"], [bo, "receive"]);
};
/** To the wrong agency: an association says so, and that it has deleted what it had. */
const astray = async (r: Referrals): Promise<void> => {
  const kase = await r.open(evon, holding.deputy);
  const id = await r.drafts(
    kase,
    { service: "klader_basbehov", to: "noomi", basis: "menprovning_klart" },
    evon,
  );
  await r.steps(
    id,
    [evon, "send"],
    [bo, "receive"],
    [bo, "notOurs"],
    [bo, "deleted"],
    [evon, "settle"],
  );
  const { astray: said } = (await r.hands.stateOf(id)) as {
    readonly astray: { readonly incident: string };
  };
  r.incidents.push(said.incident);
};
/** So many that they are told in portions that the case is erased. */
const many = 9;
const fullCase = async (r: Referrals): Promise<string> => {
  const kase = await r.open(evon, holding.deputy);
  for (let n = 0; n < many; n++) {
    const id = await r.drafts(
      kase,
      { to: "noomi", service: "SocialCare", basis: "menprovning_klart" },
      evon,
    );
    await r.steps(id, [evon, "send"], [evon, "withdraw", { reason: "solvedOtherwise" }]);
  }
  await r.hands.does(evon, "case", "close", { reason: "registeredByMistake" }, kase);
  await r.hands.does(evon, "case", "file", {}, kase);
  return kase;
};
const question = async (r: Referrals): Promise<string> => {
  const asks = {
    service: "fack_lonekrav",
    urgency: "skyndsam",
    child: "no",
    band: "0",
    agencies: ["evonhuset", "boende-syd", "socialtjansten-lund"],
  };
  const id = await r.hands.does(anna, "capacity", "ask", asks);
  await r.hands.does(evon, "capacity", "place", {}, id);
  await r.hands.does(shelter, "capacity", "assess", {}, id);
  return id;
};

/** From Monday 14 December; the question is old, the consent is looked at, and the last day is 21 December. */
export const recordReferrals = async (hands: Hands): Promise<Recorded> => {
  const r = new Referrals(hands);
  await wholeWay(r);
  const questions = [await question(r)];
  for (const each of [acute, transfer, takenBack, stoppedUnderWay, secondPerson, astray])
    await each(r);
  await hands.until("2026-12-21T10:00:00Z");
  const full = await fullCase(r);
  const old = await question(r);
  const draft = await r.drafts(await r.open());
  return {
    referrals: r.referrals,
    cases: r.cases,
    incidents: r.incidents,
    questions: [...questions, old],
    draft,
    old,
    full,
  };
};
