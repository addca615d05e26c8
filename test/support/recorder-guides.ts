// A guide from its beginning to the wish to be erased: answered by those whose case it is, by another agency, and by whoever does an action of it.

import { consentTo } from "./consent-to.ts";
import type { Hands } from "./recorder-referrals.ts";

const [anna, bo, police] = ["noomi-kontakt", "noomi-ersattare", "polisen-syd-kontakt"];
/** Each at a minute of its own: what has happened by then is told from what has not. */
const minutely = ({ does, until, ...r }: Hands): Hands => {
  let minute = Date.parse("2026-11-25T09:00:00Z");
  return {
    ...r,
    until,
    does: async (...order) => {
      minute += 60_000;
      await until(new Date(minute).toISOString());
      return does(...order);
    },
  };
};
type Recorded = {
  readonly kase: string;
  readonly guide: string;
  readonly actions: readonly string[];
};
export const recordGuide = async (
  hands: Hands,
  clock: (workflow: string, command: string, instance: string) => Promise<void>,
): Promise<Recorded> => {
  const r = minutely(hands);
  const kase = await r.does(anna, "case", "open", {
    deputy: bo,
    child: "unknown",
    risk: "low",
    quiet: "no",
  });
  const on = (member: string, command: string, values: Readonly<Record<string, unknown>> = {}) =>
    r.does(member, "case", command, values, kase);
  const guide = await r.does(anna, "guide", "begin", { kase });
  const says = (member: string, command: string, values: Readonly<Record<string, unknown>> = {}) =>
    r.does(member, "guide", command, values, guide);
  await on(anna, "setDeadline", {
    kind: "betanketid",
    startsOn: "2026-11-25",
    applicant: "socialnamnd",
    appliedOn: "2026-11-24",
  });
  const { deadlines } = (await r.stateOf(kase)) as {
    readonly deadlines: readonly { readonly id: string }[];
  };
  await on(anna, "changeDeadline", {
    id: deadlines[0]?.id,
    day: "2027-01-11",
    decidedOn: "2026-11-25",
  });
  await says(anna, "done", { item: "indicators" });
  await says(anna, "na", { item: "barnahus" });
  await says(anna, "detail", { item: "indicators", said: "done", actor: "ngo", day: "2026-11-24" });
  await says(anna, "toNsp", { why: "ej_polisanmalt" });
  await on(
    anna,
    "consent",
    consentTo({
      agency: "polisen-syd",
      basis: "samtycke_ngo",
      purpose: "polisanmalan_stod",
      groups: ["behov", "sakerhet"],
    }),
  );
  await on(anna, "invite", {
    agency: "polisen-syd",
    basis: "samtycke_ngo",
    purpose: "polisanmalan_stod",
    groups: ["behov", "sakerhet"],
  });
  await on(police, "accept", { contact: police });
  await on(
    anna,
    "consent",
    consentTo({ agency: "polisen-syd", purpose: "polisanmalan_stod", groups: ["migration"] }),
  );
  await on(anna, "cover", {
    agency: "polisen-syd",
    basis: "samtycke_ngo",
    what: ["residence", "whyNot"],
  });
  await says(anna, "notYet", { item: "danger" });
  await says(anna, "notYet", { item: "plan" });
  await says(anna, "notYet", { item: "rights" });
  await says(police, "notYet", { item: "investigation" });
  const given = async () =>
    (
      (await r.stateOf(guide)) as {
        readonly given: Readonly<Record<string, { readonly id: string }>>;
      }
    ).given;
  const actions = Object.values(await given()).map(({ id }) => id);
  await r.does(anna, "action", "finish", {}, (await given()).plan?.id);
  await r.does(anna, "action", "cannot", { reason: "changed" }, (await given()).rights?.id);
  await on(anna, "uncover", { agency: "polisen-syd" });
  await on(police, "leave");
  await says(bo, "seen");
  await clock("guide", "remind", guide);
  await on(anna, "close", { reason: "goalReached" });
  await on(bo, "confirmClose");
  await on(anna, "file");
  return { kase, guide, actions };
};

const coordinator = "regionkoordinator-1";
const sharing = {
  service: "fack_lonekrav",
  to: "evonhuset",
  urgency: "normal",
  basis: "samtycke_ngo",
  payer: "unknown",
} as const;
/** One whose case another agency takes over: it goes on there. */
export const recordMovedGuide = async (
  hands: Hands,
): Promise<{ readonly guides: readonly string[]; readonly cases: readonly string[] }> => {
  const r = minutely(hands);
  const kase = await r.does(anna, "case", "open", {
    deputy: bo,
    child: "no",
    risk: "low",
    quiet: "no",
  });
  const guide = await r.does(anna, "guide", "begin", { kase });
  await r.does(anna, "guide", "done", { item: "rights" }, guide);
  await r.does(anna, "guide", "notYet", { item: "plan" }, guide);
  const yes = {
    kind: "sekretess",
    agency: "evonhuset",
    purpose: "annat",
    given: "yes",
    form: "spoken",
    groups: ["behov"],
  };
  await r.does(anna, "case", "consent", yes, kase);
  const id = await r.does(anna, "referral", "draft", {
    kase,
    ...sharing,
    kind: "overlamning",
    groups: ["behov"],
  });
  const taking = { holder: { member: coordinator }, deputy: "regionkoordinator-2", risk: "medium" };
  for (const [who, command, values] of [
    [anna, "send", {}],
    [coordinator, "receive", {}],
    [coordinator, "accept", taking],
    [anna, "handOver", { carrier: "phone" }],
    [coordinator, "takeOver", {}],
  ] as const)
    await r.does(who, "referral", command, values, id);
  const { newCase = "" } = (await r.stateOf(id)) as { readonly newCase?: string };
  const { guide: there = "" } = (await r.stateOf(newCase)) as { readonly guide?: string };
  return { guides: [guide, there], cases: [kase, newCase] };
};
