// The acts about what is shared: a yes that is taken back, a placement, a transfer, two shelters.
import type { Config } from "../../src/config/index.ts";
import { consentTo } from "../support/consent-to.ts";
import { SafetyStory } from "./safety-story.ts";

const me = "U0NOOMI01";
const coordinator = "U0EVON01";
const worker = "socialtjansten-malmo-handlaggare";
const chef = "socialtjansten-malmo-chef";

const takesPart = async (
  s: SafetyStory,
  kase: string,
  agency: string,
  member: string,
): Promise<void> => {
  await s.does(
    "noomi-kontakt",
    "consent",
    consentTo({ agency, basis: "samtycke_ngo", purpose: "annat", groups: ["behov"] }),
    kase,
  );
  await s.does(
    "noomi-kontakt",
    "invite",
    { agency, basis: "samtycke_ngo", purpose: "annat", groups: ["behov"] },
    kase,
  );
  await s.does(member, "accept", { contact: member }, kase);
};
const takenBack = async (s: SafetyStory): Promise<void> => {
  s.point(
    "5. A consent that is taken back ends what rests on it at once; doubt pauses; somebody else's no is talked about alone",
    ".*",
  );
  const kase = await s.quietly(() => s.opened());
  const ref = s.refOf(kase);
  await s.quietly(async () => {
    await takesPart(s, kase, "socialtjansten-malmo", worker);
    await takesPart(s, kase, "evonhuset", "regionkoordinator-1");
    await s.slash(me, "/arende", ref, "the case");
    await s.clicksHere(me, s.label("case.revoke.title"), "taken back");
  });
  await s.sends(me, { how: "throughOther" }, "taken back through somebody else");
  await s.leaves(me);
  await s.slash(coordinator, "/arende", ref, "the agency cannot open it any more");
  await s.slash(coordinator, "/stafett", s.word("case.region.words"), "and has it in no list");
  await s.leaves(coordinator);
  await s.quietly(() => s.slash(me, "/arende", ref, "the case"));
  await s.clicksHere(me, s.label("case.endPart.title"), "the owner ends the part of another");
  await s.only(
    ["case.partState.left"],
    s.sends(me, { reason: "wrongAgency" }, "with a reason, which stays here"),
  );
  await s.leaves(me);
  await s.quietly(async () => {
    await s.agreed(kase);
    await s.slash(me, "/lageskoll", ref, "the form");
    await s.clicksHere(me, s.label("core.more"), "more");
  });
  await s.sends(
    me,
    { safety: "yellow", contact: "yes", consent: "no" },
    "Does the consent hold? No",
  );
  await s.leaves(me);
  await s.quietly(async () => {
    await s.refers("noomi-kontakt", "draft", {
      kase,
      to: "socialtjansten-malmo",
      service: "skyddat_boende",
      urgency: "normal",
      kind: "hanvisning",
      groups: ["behov"],
      basis: "samtycke_ngo",
      payer: "unknown",
    });
    await s.slash(me, "/stafett", s.word("referral.list.sent.words"), "the draft");
    await s.clicksHere(me, s.label("referral.open"), "opened");
  });
  await s.clicksHere(me, s.label("referral.send"), "nothing new is shared");
  await s.leaves(me);
};
/** A placement that goes on. Gives the referral. */
const placed = async (
  s: SafetyStory,
  kase: string,
  facts: Readonly<Record<string, unknown>>,
): Promise<string> => {
  const groups = (facts.groups as readonly string[] | undefined) ?? ["behov"];
  if (groups.includes("migration"))
    await s.does("noomi-kontakt", "setDeadline", { kind: "betanketid", day: "2026-12-24" }, kase);
  await s.agreed(kase, { groups });
  const referral = await s.referred(kase, facts);
  await s.refers(worker, "receive", {}, referral);
  await s.refers(
    worker,
    "accept",
    { holder: { member: worker }, deputy: "socialtjansten-malmo-ersattare" },
    referral,
  );
  await s.refers("noomi-kontakt", "handOver", { carrier: "phone" }, referral);
  return referral;
};
const stopped = async (s: SafetyStory): Promise<void> => {
  s.point(
    "6. Taken back in the middle of a placement: both sides read it once, with the number and nothing else",
    me,
    worker,
    chef,
    "Socialtjänsten Malmö",
  );
  await s.quietly(async () => {
    const kase = await s.opened({ risk: "high" });
    await s.refers(
      worker,
      "takeOver",
      {},
      await placed(s, kase, { groups: ["behov", "sakerhet"] }),
    );
    await s.slash(me, "/arende", s.refOf(kase), "the case");
    await s.clicksHere(me, s.label("case.revoke.title"), "taken back");
  });
  await s.only([], s.sends(me, { how: "spoken" }, "taken back, at high risk"));
  await s.leaves(me);
  await s.press(
    worker,
    s.personal(worker),
    s.label("referral.still.stays"),
    "the receiver keeps two answers, and no screen",
  );
  await s.close(worker);
  await s.asks(worker, s.word("referral.list.inbox.words"), "what the receiver has left");
  await s.close(worker);
  await s.only(
    ["referral.show.still", "referral.settle"],
    s.clicks(me, s.label("referral.open"), "the owner reads which"),
  );
  await s.only(
    [],
    s.clicksHere(me, s.label("referral.settle"), "they have talked: the owner's task is done"),
  );
  await s.leaves(me);
};
const moved = async (s: SafetyStory): Promise<void> => {
  s.point(
    "7. A transfer takes quiet, risk, deadlines and the next day along; nothing of it stands in a space, and the old owner does not take it back",
    ".*",
  );
  const kase = await s.quietly(() => s.opened({ risk: "medium", quiet: "yes" }));
  await s.quietly(() => s.until("2026-11-26T09:00:00Z"));
  const referral = await s.quietly(() =>
    placed(s, kase, { kind: "overlamning", groups: ["behov", "sakerhet", "migration"] }),
  );
  await s.only(
    ["case.show.due", "case.opened.next"],
    s.slash(me, "/arende", s.refOf(kase), "the quiet case, at the old owner"),
  );
  await s.leaves(me);
  await s.quietly(() => s.asks(worker, s.word("referral.list.waiting.words"), "waiting"));
  await s.quietly(() => s.inDialog(worker, s.label("referral.open"), {}, "opened"));
  await s.only(
    ["referral.card.where", "referral.card.responsible"],
    s.inDialog(worker, s.label("referral.takeOver"), {}, "both have confirmed"),
  );
  await s.close(worker);
  await s.quietly(() => s.asks(worker, s.word("case.mine.words"), "mine"));
  await s.only(
    [
      "case.show.due",
      "case.show.risk",
      "case.show.quiet",
      "case.show.deadlines",
      "=etänketid",
      "=eflection",
      "=24 ",
    ],
    s.inDialog(worker, s.label("case.card.open"), {}, "the receiver's own case"),
  );
  await s.close(worker);
  await s.quietly(() => s.slash(me, "/stafett", s.word("referral.list.sent.words"), "sent"));
  await s.only(
    [
      "referral.card.where",
      "referral.card.responsible",
      "referral.mistake.title",
      "referral.withdraw.title",
    ],
    s.clicksHere(
      me,
      s.label("referral.open"),
      "the old owner has no way to take it back",
      referral,
    ),
  );
  await s.leaves(me);
};
/** Another shelter, so that they must be told apart. */
const withTwo = (config: Config): Config => {
  const [shelter] = config.agencies.filter(({ shelter: is }) => is === true);
  const place = config.services.find(({ agency }) => agency === shelter?.id);
  if (!shelter || !place) throw new Error("there is no shelter");
  const [worker] = config.members.filter(({ agency }) => agency === shelter.id);
  const nord = {
    ...shelter,
    id: "boende-nord",
    name: "Tryggt hus",
    phone: "070-174 06 06",
    lead: undefined,
    contact: "boende-nord-kontakt",
  };
  const its = {
    ...worker,
    id: "boende-nord-kontakt",
    name: "Kontaktperson, det andra boendet",
    agency: nord.id,
    deputy: undefined,
    slack: "T0STAFETT/U0BOENDE9",
  };
  return {
    ...config,
    members: [...config.members, its],
    agencies: [...config.agencies, nord],
    services: [...config.services, { ...place, id: "boende-nord-plats", agency: "boende-nord" }],
  } as Config;
};
const apart = async (s: SafetyStory): Promise<void> => {
  s.point("8. Two shelters are told apart by a neutral code wherever somebody must choose", me);
  const kase = await s.quietly(() => s.opened());
  await s.quietly(() => s.slash(me, "/stafett", s.word("capacity.ask.words"), "a place"));
  await s.only(
    ["capacity.ask.agencies"],
    s.chooses(me, "service", "skyddat_boende", "whom to ask for a place"),
  );
  await s.sends(
    me,
    {
      service: "skyddat_boende",
      urgency: "normal",
      child: "no",
      band: "0",
      agencies: ["boende-syd", "boende-nord"],
    },
    "asked",
  );
  await s.leaves(me);
  await s.quietly(() => s.slash(me, "/arende", s.refOf(kase), "the case"));
  await s.quietly(() => s.clicksHere(me, s.label("referral.draft.title"), "a referral"));
  await s.only(["referral.to"], s.chooses(me, "service", "skyddat_boende", "to whom to refer"));
  await s.leaves(me);
  await s.quietly(() =>
    s.slash(me, "/stafett", `${s.word("case.consent.words")} ${s.refOf(kase)}`, "a consent"),
  );
  await s.only(
    ["case.consent.agency"],
    s.clicksHere(me, s.label("core.more"), "to whom a consent is given"),
  );
  await s.leaves(me);
};
export const sharing = async (language: "sv" | "en"): Promise<string> => {
  const s = await SafetyStory.about(language, { start: "2026-11-25T09:00:00Z", change: withTwo });
  await takenBack(s);
  await stopped(s);
  await moved(s);
  await apart(s);
  return s.end();
};
