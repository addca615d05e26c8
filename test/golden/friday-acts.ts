// One Friday: the phone rings at five to five, somebody is in danger, and on Monday there is a place to sleep.
import { SafetyStory } from "./safety-story.ts";

/** Answers the line; whoever coordinates the region; the shelter. */
const [line, coordinator, shelter] = ["U0NSPM01", "U0EVON01", "U0BOENDE1"];
/** They, whoever stands in for them, the rooms of the case, and the other one who is asked for a place. */
const everybody = [
  line,
  "U0EVON0\\d",
  "U0BOENDE\\d",
  "evonhuset",
  "socialtjansten-malmo-handlaggare",
];

const rings = async (s: SafetyStory): Promise<void> => {
  s.point(
    "1. The phone rings at five to five on a Friday: acute danger first, then who has it until Monday",
    ...everybody,
  );
  await s.slash(line, "/stafett", s.word("call.words"), "the phone rings");
  await s.clicksHere(line, s.label("call.danger.yes"), "somebody is in danger now: the numbers");
  await s.clicksHere(line, s.label("call.over.police"), "the police has taken over");
  await s.clicksHere(line, s.label("call.no"), "no child");
  await s.clicksHere(line, "Skåne", "county");
  await s.clicksHere(line, s.label("call.caller.care"), "who calls");
  await s.clicksHere(
    line,
    s.label("call.pass.consent"),
    "the person says yes: passed on, and nobody is there",
  );
  await s.clicksHere(line, s.label("call.until.onCall"), "who has it until they open");
  await s.clicksHere(line, s.label("call.carry.weCall"), "how it is passed on");
  await s.leaves(line);
  await s.until("2026-11-29T20:00:00Z");
};
const taken = async (s: SafetyStory): Promise<void> => {
  s.point(
    "2. On Monday: one tap, and the case begins with what was said; it is acute until somebody has looked at it",
    ...everybody,
  );
  await s.until("2026-11-30T07:05:00Z");
  await s.clicks(coordinator, s.label("call.open"), "the list");
  await s.clicksHere(coordinator, s.label("call.open"), "what was said");
  await s.clicksHere(coordinator, s.label("call.accept"), "taken");
  await s.leaves(coordinator);
  await s.clicks(coordinator, s.label("case.card.checkIn"), "a check-in, in full");
  await s.sends(
    coordinator,
    { safety: "yellow", contact: "yes", next: "housing" },
    "no danger any more; a place is needed",
  );
  await s.leaves(coordinator);
};
const asked = async (s: SafetyStory): Promise<void> => {
  s.point("3. Is there a place? The shelter says yes", ...everybody);
  await s.slash(coordinator, "/stafett", s.word("capacity.ask.words"), "asks for a place");
  await s.chooses(
    coordinator,
    "service",
    "skyddat_boende",
    "which service: who offers it can be asked",
  );
  await s.sends(
    coordinator,
    {
      service: "skyddat_boende",
      urgency: "akut",
      child: "no",
      band: "0",
      agencies: ["boende-syd", "socialtjansten-malmo"],
    },
    "asked, and told to phone",
  );
  await s.leaves(coordinator);
  await s.until("2026-11-30T07:20:00Z");
  await s.clicks(shelter, s.label("capacity.answer.place"), "there is a place");
  await s.clicks(coordinator, s.label("capacity.card.show"), "the answers");
};
const referred = async (s: SafetyStory): Promise<void> => {
  s.point(
    "4. The answer becomes a referral, with the person's yes, and the shelter says yes to it",
    ...everybody,
  );
  await s.clicksHere(coordinator, s.label("capacity.refer"), "there");
  await s.sends(
    coordinator,
    { basis: "samtycke_sekretess", payer: "MMM" },
    "drafted: acute is phoned first",
  );
  await s.clicksHere(coordinator, s.label("referral.called"), "phoned");
  await s.clicksHere(coordinator, s.label("referral.consent"), "the person says yes");
  await s.sends(coordinator, { given: "yes", form: "spoken" }, "recorded");
  await s.clicksHere(coordinator, s.label("referral.send"), "sent");
  await s.leaves(coordinator);
  await s.clicks(shelter, s.label("referral.receive"), "the shelter opens it");
  await s.clicksHere(shelter, s.label("referral.accept.title"), "who takes it");
  await s.sends(shelter, {}, "accepted");
  await s.leaves(shelter);
};
const placed = async (s: SafetyStory): Promise<void> => {
  s.point("5. The details go past Stafett, both confirm, and there is a place", ...everybody);
  await s.clicks(coordinator, s.label("referral.handOver.title"), "the details are passed on");
  await s.sends(coordinator, { carrier: "phone" }, "by phone, and confirmed");
  await s.leaves(coordinator);
  await s.until("2026-11-30T07:50:00Z");
  await s.clicks(shelter, s.label("referral.open"), "looks again");
  await s.clicksHere(shelter, s.label("referral.takeOver"), "they have arrived");
  await s.leaves(shelter);
  await s.until("2026-12-01T08:05:00Z");
  await s.clicks(shelter, s.label("referral.open"), "it goes on");
  await s.clicksHere(shelter, s.label("referral.finish.title"), "how it went");
  await s.sends(shelter, { outcome: "delivered" }, "a place, and somebody in it");
  await s.leaves(shelter);
  await s.clicks(coordinator, s.label("referral.confirm"), "the loop is closed");
  await s.leaves(coordinator);
  await s.clicks(
    line,
    s.label("call.open"),
    "whoever took the call sees that it arrived, and nothing more",
  );
  await s.leaves(line);
};

/** The whole story in one language. */
export const tell = async (language: "sv" | "en"): Promise<string> => {
  const s = await SafetyStory.about(language, { start: "2026-11-27T15:55:00Z" });
  for (const act of [rings, taken, asked, referred, placed]) await act(s);
  return s.end();
};
