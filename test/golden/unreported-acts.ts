// Somebody who has made no report to the police: from a call to support from the programme, and to somewhere to work.
import type { Config } from "../../src/config/index.ts";
import { SafetyStory } from "./safety-story.ts";

/** Answers the line; whoever coordinates the region; Noomi, whose certificate holds; two officers of the programme. */
const [line, coordinator, me, first, second] = [
  "U0NSPM01",
  "U0EVON01",
  "U0NOOMI01",
  "U0PLATT01",
  "U0PLATT02",
];
const malmo = "socialtjansten-malmo-handlaggare";
const everybody = [
  line,
  "U0EVON0\\d",
  "U0NOOMI0\\d",
  first,
  second,
  "evonhuset",
  "noomi",
  malmo,
  "Socialtjänsten Malmö",
];
/** The municipality offers placements, too. */
const withWork = (config: Config): Config => {
  const work = {
    id: "malmo-praktik",
    agency: "socialtjansten-malmo",
    type: "arbete_praktik",
    name: "Praktikplatser",
    status: "active",
    areas: ["Malmö"],
  };
  return {
    ...config,
    services: [...config.services, work as unknown as Config["services"][number]],
  };
};

const rings = async (s: SafetyStory): Promise<string> => {
  s.point(
    "1. A call, and a case: nobody asks whether there is a report to the police",
    ...everybody,
  );
  await s.slash(line, "/stafett", s.word("call.words"), "the phone rings");
  const taps = ["call.danger.no", "call.no", "=Skåne", "call.caller.ngo", "call.pass.consent"];
  for (const [n, key] of taps.entries())
    await s.clicksHere(line, key.startsWith("=") ? key.slice(1) : s.label(key), `tap ${n + 1}`);
  await s.leaves(line);
  await s.clicks(coordinator, s.label("call.accept"), "one tap, and the case has begun");
  await s.leaves(coordinator);
  return (await s.cases())[0]?.instance ?? "";
};
/** Gives the reference of the case at Noomi. */
const moves = async (s: SafetyStory, kase: string): Promise<string> => {
  s.point(
    "2. It goes to Noomi, which may apply to the programme: a case of its own, when both have confirmed",
    ...everybody,
  );
  await s.quietly(async () => {
    const groups = ["behov", "sakerhet"];
    await s.does(
      "regionkoordinator-1",
      "consent",
      {
        kind: "sekretess",
        agency: "noomi",
        purpose: "annat",
        given: "yes",
        form: "spoken",
        groups,
      },
      kase,
    );
    const facts = {
      to: "noomi",
      service: "SocialCare",
      urgency: "normal",
      kind: "overlamning",
      groups,
      basis: "samtycke_sekretess",
      payer: "NSP",
    };
    const referral = await s.refers("regionkoordinator-1", "draft", { kase, ...facts });
    await s.refers("regionkoordinator-1", "send", {}, referral);
    await s.clicks(me, s.label("referral.receive"), "opened");
    await s.clicksHere(me, s.label("referral.accept.title"), "who takes it");
    await s.sends(me, {}, "accepted");
    await s.leaves(me);
    await s.refers("regionkoordinator-1", "handOver", { carrier: "phone" }, referral);
    await s.clicks(me, s.label("referral.open"), "looks again");
  });
  await s.clicksHere(me, s.label("referral.takeOver"), "the details have arrived: it is Noomi's");
  await s.leaves(me);
  return (await s.cases()).find(({ agency }) => agency === "noomi")?.ref ?? "";
};
const guided = async (s: SafetyStory): Promise<void> => {
  s.point("3. The guide: it falls to the programme, and why", ...everybody);
  await s.slash(me, "/stafett", s.word("guide.choose.words"), "which case");
  await s.clicksHere(me, s.label("guide.begin"), "the guide is begun");
  await s.clicksHere(me, s.label("guide.nsp.title"), "outside MMM");
  await s.sends(me, { why: "ej_polisanmalt" }, "why: only they are shown it");
};
const applied = async (s: SafetyStory): Promise<void> => {
  s.point(
    "4. One tap on: the application knows why; no case and no report goes along",
    ...everybody,
  );
  await s.clicksHere(me, s.label("nsp.apply.title"), "filled in as far as it is known");
  await s.sends(
    me,
    { form: "integration", cost: "arbete_praktik", amount: "to25", agreed: "spoken" },
    "the person says yes to it",
  );
  await s.clicksHere(me, s.label("nsp.send"), "sent");
  await s.leaves(me);
};
const granted = async (s: SafetyStory): Promise<void> => {
  s.point("5. Two officers: one proposes, the other agrees", ...everybody);
  await s.clicks(first, s.label("nsp.open"), "the application");
  await s.clicksHere(first, s.label("nsp.grant.title"), "how much");
  await s.sends(first, {}, "proposed");
  await s.leaves(first);
  await s.clicks(second, s.label("nsp.open"), "a second officer reads it");
  await s.clicksHere(second, s.label("nsp.confirm.yes"), "granted");
  await s.leaves(second);
};
const works = async (s: SafetyStory, ref: string): Promise<void> => {
  s.point(
    "6. A place to work: a referral to the municipality, in Teams, paid by the programme",
    ...everybody,
  );
  await s.slash(me, "/arende", ref, "the case");
  await s.clicksHere(me, s.label("referral.draft.title"), "a referral from it");
  await s.chooses(me, "service", "arbete_praktik", "who offers it");
  await s.sends(
    me,
    {
      service: "arbete_praktik",
      to: "socialtjansten-malmo",
      urgency: "planerad",
      basis: "samtycke_ngo",
      payer: "NSP",
    },
    "drafted",
  );
  await s.clicksHere(me, s.label("referral.consent"), "the person says yes to this, too");
  await s.sends(me, { given: "yes", form: "written" }, "recorded");
  await s.clicksHere(me, s.label("referral.send"), "sent");
  await s.leaves(me);
  await s.press(malmo, s.personal(malmo), s.label("referral.receive"), "opens it");
  await s.inDialog(malmo, s.label("referral.accept.title"), {}, "who takes it");
  await s.inDialog(malmo, s.label("referral.accept.submit"), {}, "accepted");
  await s.close(malmo);
  await s.clicks(me, s.label("referral.handOver.title"), "the details are passed on");
  await s.sends(me, { carrier: "meeting" }, "at a meeting");
  await s.leaves(me);
  await s.press(malmo, s.personal(malmo), s.label("referral.open"), "looks again");
  await s.inDialog(malmo, s.label("referral.takeOver"), {}, "it begins");
  await s.close(malmo);
};

/** The whole story in one language. */
export const tell = async (language: "sv" | "en"): Promise<string> => {
  const s = await SafetyStory.about(language, { start: "2026-11-25T09:00:00Z", change: withWork });
  const ref = await moves(s, await rings(s));
  for (const act of [guided, applied, granted]) await act(s);
  await works(s, ref);
  return s.end();
};
